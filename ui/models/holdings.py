"""The list of bills, fetched from the core page by page as it is scrolled into sight.

It never sorts or filters: whoever shows a page of the list asks the core for
another order or filter and gives the model a new source.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from ui.look import Look, state_sign
from ui.models.cells import Cell, CellsModel, Column, Index, cell_data, head_data
from wallet.clock import Clock
from wallet.titles.holding import Holding

Source: TypeAlias = Callable[[int, int], Sequence[Holding] | None]
"""Returns the bills from an offset, at most so many, in the order they are to be shown in;
none if they will come later, by `HoldingsModel.put`."""

PAGE = 100
_KEPT = 60
"""So many pages stay in memory: what one has just scrolled past."""
_CELLS = 4000
"""So many cells are kept as they were said: those of some screens."""


class HoldingsModel(CellsModel):
    """A read-only table of bills in which rows can be chosen by their check box.

    What is chosen is kept by bill, so it survives another order or filter.

    Args:
        look: Says codes and times.
        clock: Says which day is today.
        parent: As everywhere.

    """

    chosen_changed = Signal()

    def __init__(self, look: Look, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._source: Source = lambda _offset, _limit: ()
        self._count = 0
        self._pages: OrderedDict[int, Sequence[Holding]] = OrderedDict()
        self._awaited: set[int] = set()
        self._all_but: set[str] | None = None
        self._chosen: dict[str, Holding] = {}
        self._cells: dict[tuple[int, int], Cell] = {}
        self._columns = self._make_columns()
        look.follow(self._dress)

    def show(self, source: Source, count: int, first: Sequence[Holding] = ()) -> None:
        """Show `count` bills from `source`; what was chosen stays so, "all" excepted.

        Args:
            source: Asked for a page when it scrolls into sight.
            count: How many bills there are.
            first: The first page, where it is known already.

        """
        self.beginResetModel()
        self._source = source
        self._count = count
        self._pages.clear()
        self._awaited.clear()
        self._cells.clear()
        if first:
            self._pages[0] = first
        self._all_but = None
        self.endResetModel()
        self.chosen_changed.emit()

    def put(self, page: int, holdings: Sequence[Holding]) -> None:
        """Take the bills of a page that the source could not return at once."""
        self._awaited.discard(page)
        self._cells.clear()
        self._keep(page, holdings)
        last = min(page * PAGE + len(holdings), self._count) - 1
        if last >= page * PAGE:
            end = self.index(last, self.columnCount() - 1)
            self.dataChanged.emit(self.index(page * PAGE, 0), end)

    def row_of(self, bill: str) -> int:
        """Return the row of a bill among those fetched so far, or -1."""
        for number, page in self._pages.items():
            for place, holding in enumerate(page):
                if holding.bill == bill:
                    return number * PAGE + place
        return -1

    def holding(self, row: int) -> Holding | None:
        """Return the bill in a row, or none where it is not here, yet or at all."""
        if not 0 <= row < self._count:
            return None
        page, place = divmod(row, PAGE)
        found = self._page(page)
        return found[place] if place < len(found) else None

    def cells(self, row: int) -> Sequence[Cell]:
        if (holding := self.holding(row)) is None:
            return ()
        return [self._cell(row, column, holding) for column in range(len(self._columns))]

    def check(self, row: int) -> bool | None:
        holding = self.holding(row)
        return None if holding is None else self.is_chosen(holding)

    # What is chosen

    @property
    def chosen_count(self) -> int:
        """How many bills are chosen."""
        if self._all_but is not None:
            return self._count - len(self._all_but)
        return len(self._chosen)

    @property
    def all_but(self) -> frozenset[str] | None:
        """Where all were chosen, the bills that are not after all; none where single ones were."""
        return None if self._all_but is None else frozenset(self._all_but)

    def chosen(self) -> tuple[Holding, ...]:
        """Return the bills chosen one by one; where all were, ask the core and leave `all_but`."""
        return tuple(self._chosen.values())

    def is_chosen(self, holding: Holding) -> bool:
        """Say whether a bill is chosen."""
        if self._all_but is not None:
            return holding.bill not in self._all_but
        return holding.bill in self._chosen

    def choose(self, row: int, chosen: bool) -> None:
        """Choose the bill in a row, or not."""
        if (holding := self.holding(row)) is None:
            return
        if self._all_but is not None:
            (self._all_but.discard if chosen else self._all_but.add)(holding.bill)
        elif chosen:
            self._chosen[holding.bill] = holding
        else:
            self._chosen.pop(holding.bill, None)
        self._tell(row, row)

    def choose_all(self, chosen: bool) -> None:
        """Choose every bill of the list, or none."""
        self._all_but = set() if chosen else None
        self._chosen.clear()
        if self._count:
            self._tell(0, self._count - 1)

    def _tell(self, first: int, last: int) -> None:
        end = self.index(last, self.columnCount() - 1)
        self.dataChanged.emit(self.index(first, 0), end, [Qt.ItemDataRole.CheckStateRole])
        self.chosen_changed.emit()

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or (holding := self.holding(index.row())) is None:
            return None
        if role == Qt.ItemDataRole.CheckStateRole:
            if index.column() != 0:
                return None
            on = self.is_chosen(holding)
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return holding.number  # what is checked, or not
        return cell_data(self._cell(index.row(), index.column(), holding), role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.choose(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and index.column() == 0:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return head_data(self._columns, section, orientation, role)

    # What stands in a row

    def _page(self, number: int) -> Sequence[Holding]:
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        if number in self._awaited:
            return ()
        found = self._source(number * PAGE, PAGE)
        if found is None:
            self._awaited.add(number)
            return ()
        self._keep(number, found)
        return found

    def _keep(self, number: int, holdings: Sequence[Holding]) -> None:
        self._pages[number] = holdings
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)

    def _dress(self) -> None:
        self._columns = self._make_columns()
        self._cells.clear()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self._columns) - 1)
        if self._count:
            end = self.index(self._count - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), end)

    def _make_columns(self) -> tuple[Column, ...]:
        number, kind, carrier = self.tr("Number"), self.tr("Kind"), self.tr("Carrier")
        route, vessel = self.tr("Route"), self.tr("Vessel, voyage")
        state, on_board = self.tr("State"), self.tr("On board")
        position, degree = self.tr("My position"), self.tr("Degree")
        changed = self.tr("Last change")
        return (
            Column("chosen", self.tr("Chosen"), elides=False),
            Column("standing", state, (("standing", state),), elides=False),
            Column(
                "number",
                self.tr("Bill"),
                (("number", number), ("kind", kind), ("carrier", carrier)),
                elides=False,
            ),
            Column("route", self.tr("Route, vessel"), (("route", route), ("vessel", vessel))),
            Column("on-board", on_board, (("on-board", on_board),), leaves=1),
            Column("position", position, (("position", position),)),
            Column("degree", degree, (("degree", degree),), False, leaves=3, keeps=True),
            Column("changed", changed, (("changed", changed),), leaves=2, keeps=True),
        )

    def _cell(self, row: int, column: int, holding: Holding) -> Cell:
        """Return a cell; each is asked for when it is measured, and again when it is painted."""
        if (cell := self._cells.get((row, column))) is None:
            cell = self._said(holding, column)
            if self._columns[column].key != "changed":  # tomorrow it says another day
                if len(self._cells) >= _CELLS:
                    self._cells.clear()
                self._cells[row, column] = cell
        return cell

    def _said(self, holding: Holding, column: int) -> Cell:
        speech = self._look.speech
        other = {"counterparty": holding.counterparty, "carrier": holding.carrier}
        match self._columns[column].key:
            case "chosen":
                return Cell()
            case "standing":
                standing = holding.standing.value
                return Cell(speech.say("standing", standing), chip=state_sign(holding))
            case "number":
                kind = speech.say("kind", holding.kind.value)
                return Cell(holding.number, f"{kind} · {holding.carrier}", is_strong=True)
            case "route":
                ports = " → ".join(port for port in (holding.from_place, holding.to_place) if port)
                ship = " · ".join(part for part in (holding.vessel, holding.voyage) if part)
                return Cell(ports, ship)
            case "on-board":
                return Cell(speech.iso_day(holding.on_board))
            case "position":
                said = speech.say("position", holding.position.value, other)
                return Cell(said, holding.counterparty)
            case "degree":
                return Cell(speech.say("degree", holding.degree.value), degree=holding.degree)
            case _:
                when = speech.short_time(holding.changed_at, self._clock.now())
                return Cell(when, speech.say("change", holding.change.value, other))

"""One cell of a list and one column, as every list of the program has them; a small list."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.look import Ink, Sign
from wallet.titles.state import Degree

Index: TypeAlias = QModelIndex | QPersistentModelIndex

CELL = int(Qt.ItemDataRole.UserRole) + 1
"""The role under which a model gives the `Cell`."""
COLUMN = int(Qt.ItemDataRole.UserRole) + 2
"""The role under which a head gives the `Column`."""

_SPOKEN = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
_OF_HEADS = (*_SPOKEN, Qt.ItemDataRole.ToolTipRole)
"""The tool tip of a cell is for its delegate to show: what stands there is from strangers."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell: a line, and a smaller one below."""

    first: str = ""
    second: str = ""
    is_strong: bool = False
    """Whether the first line is the answer, such as the number of a bill."""
    chip: Sign | None = None
    """The first line is a state chip with this sign."""
    degree: Degree | None = None
    """The first line stands behind the bars of this degree."""
    icon: str = ""
    icon_ink: Ink = Ink.TEXT2
    ink: Ink = Ink.TEXT
    """Of the first line."""
    wraps: bool = False
    """Whether the first line takes as many as it needs, as a headline must; its row grows."""

    @property
    def spoken(self) -> str:
        """Both lines, for a screen reader and the tool tip."""
        return f"{self.first}, {self.second}" if self.second else self.first


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list."""

    key: str
    title: str
    sorts: tuple[tuple[str, str], ...] = ()
    """By what it can be sorted: keys for the core, with their words. The first is the usual one."""
    elides: bool = True
    """Whether it may be cut where nothing else helps."""
    leaves: int = 0
    """When it gives way in a narrow window: 1 is the first to go, 0 never."""
    keeps: bool = False
    """Whether giving way costs it only its second line, or the word after its bars."""
    is_number: bool = False
    """Whether it is aligned right."""
    wraps: bool = False
    """Whether cells of it wrap: its rows are then measured one by one."""


class CellsModel(QAbstractTableModel):
    """What a `Table` shows. It paints from whole rows: Qt's way asks for each cell by itself."""

    @abstractmethod
    def cells(self, row: int) -> Sequence[Cell]:
        """Return a cell for each column, or none where the row is not known yet."""

    def check(self, row: int) -> bool | None:
        """Say whether a row is chosen by its check box, where it has one."""
        return None


class RowsModel(CellsModel):
    """A read-only list that is short enough to be given whole."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[Column, ...] = ()
        self._rows: tuple[tuple[Cell, ...], ...] = ()

    def show(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> None:
        """Replace everything shown; each row has a cell for each column."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._rows = tuple(tuple(row) for row in rows)
        self.endResetModel()

    def cells(self, row: int) -> Sequence[Cell]:
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        return cell_data(self._rows[index.row()][index.column()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        return head_data(self._columns, section, orientation, role)


def head_data(
    columns: Sequence[Column], section: int, orientation: Qt.Orientation, role: int
) -> Any:
    """Answer `headerData` from the columns."""
    if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    if role == COLUMN:
        return columns[section]
    return columns[section].title if role in _OF_HEADS else None


def cell_data(cell: Cell, role: int) -> Any:
    """Answer `data` for a cell."""
    if role == CELL:
        return cell
    return cell.spoken if role in _SPOKEN else None

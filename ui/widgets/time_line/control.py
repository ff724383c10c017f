"""The time line with its table: the same facts, for those who read and those who listen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.look import Ink, Look, Surface
from ui.models.cells import Cell, Column, RowsModel
from ui.widgets.boxes import Column as Stack
from ui.widgets.panels import Hairline, Scroll
from ui.widgets.table import Table
from ui.widgets.time_line.picture import TimeLine
from ui.widgets.time_line.story import Fork, tell
from wallet.titles.parties import Party
from wallet.titles.state import Degree, Moment


class ControlView(QWidget):
    """The control of a bill over time: painted above, as a table below, the two in step."""

    opened = Signal(int)
    """The position of the entry whose evidence the user wants."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._moments: tuple[Moment, ...] = ()
        self._name_of: Callable[[Party], str] = lambda party: party.name
        self.line = TimeLine(look)
        self._model = RowsModel(self)
        self.table = Table(look, self.tr("Acts"), 2.6, selects=True)

        self.table.setModel(self._model)
        self.line.chosen.connect(self.table.selectRow)
        self.line.opened.connect(self._open)
        self.table.opened.connect(self._open)
        self.table.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.line.go_to(now.row())
        )

        column = Stack(look, 0, 0, self)
        self._scroll = Scroll(look, self.line, Surface.PAPER)
        column.addWidget(self._scroll)
        column.addWidget(Hairline(look))
        column.addWidget(self.table, 1)
        look.follow(self._dress)

    def show_moments(
        self,
        moments: Sequence[Moment],
        now: datetime,
        *,
        name_of: Callable[[Party], str],
        is_me: Callable[[Party], bool],
        fork: Fork | None = None,
    ) -> None:
        """Show `Verdict.timeline`; arguments as those of `tell`."""
        self._moments = tuple(moments)
        self._name_of = name_of
        self.line.show_story(tell(moments, now, name_of=name_of, is_me=is_me, fork=fork))
        self._dress()
        self.table.selectRow(len(self._moments) - 1)

    def _open(self, place: int) -> None:
        self.opened.emit(self._moments[place].position)

    def _dress(self) -> None:
        self.table.setAccessibleName(self.tr("Acts"))
        self._fit()
        columns = (
            Column("number", "#", elides=False),
            Column("act", self.tr("Act")),
            Column("from", self.tr("From")),
            Column("to", self.tr("To")),
            Column("signed", self.tr("Signed"), elides=False),
            Column("agreed", self.tr("Agreed"), elides=False, leaves=1),
            Column("recorded", self.tr("Recorded"), elides=False),
        )
        self._model.show(columns, [tuple(self._cells(moment)) for moment in self._moments])

    def _fit(self) -> None:
        """Make the picture as high as it is, and its scroll bar where there is one."""
        size = self.line.size_at(self.width())
        bar = self._scroll.horizontalScrollBar().sizeHint().height()
        self._scroll.setFixedHeight(size.height() + (bar if size.width() > self.width() else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _cells(self, moment: Moment) -> Iterator[Cell]:
        speech = self._look.speech
        first, *rest = speech.acts([act.value for act in moment.acts])
        if moment.meaning is not None:
            first, rest = speech.say("meaning", moment.meaning.value), [first, *rest]
        yield Cell(str(moment.position + 1))
        yield Cell(first, speech.enumerate(rest), is_strong=True)
        yield Cell(self._name_of(moment.actor))
        yield Cell(self._name_of(moment.state.holder))
        yield Cell(speech.short_time(moment.since))
        if moment.agreed_at is None:
            yield Cell("—", ink=Ink.TEXT2)
        else:
            yield Cell(speech.short_time(moment.agreed_at), icon="circle-check", icon_ink=Ink.GOOD)
        recorded = moment.recorded_at
        if recorded is None and moment.degree is Degree.RECORDED:
            recorded = moment.since
        if moment.is_rejected:
            yield Cell(self.tr("rejected"), icon="x", ink=Ink.ENDED, icon_ink=Ink.ENDED)
        elif recorded is None:
            yield Cell(self.tr("not yet"), icon="hourglass", ink=Ink.WAIT, icon_ink=Ink.WAIT)
        else:
            yield Cell(speech.short_time(recorded), icon="circle-check", icon_ink=Ink.GOOD)

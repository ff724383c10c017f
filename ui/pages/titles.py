"""Titles that live on chains, those that this vault knows; a node is asked only by a button."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.look import Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.title_panel import TitlePanel
from ui.pages.title_words import SIGNS, UNKNOWN, called
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Book, TitleView


class TitlesPane(QWidget):
    """A list of titles, and the chosen one beside it."""

    help_topic = "tradetrust"

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    counted = Signal(int)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._views: tuple[TitleView, ...] = ()
        self._chosen = ""
        self._asking = Latest(self)
        self.bill = Button(look, "", "file-text")
        self.outcome = Outcome(look)
        self._model = RowsModel(self)
        self.table = Table(look, "", selects=True)
        self._none = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.panel = TitlePanel(session, look)

        self.table.setModel(self._model)
        self.bill.clicked.connect(self._show_bill)
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self.outcome.complain)
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        session.locked.connect(self._forget)

        listed = self._listed = Panel(look, padding=0)
        listed.body.addWidget(self.table, 1)
        foot = Row(look, 1, 1.5)
        foot.addWidget(self.bill)
        foot.addStretch()
        listed.body.addLayout(foot)
        self._none.setContentsMargins(*(2 * look.metrics.padding,) * 4)
        listed.body.addWidget(self._none)
        across = Row(look, 1.5)
        across.addWidget(listed, 3)
        across.addWidget(self.panel, 5)
        ground = Ground(look)
        column = Column(look, 1.5, 1.5, ground)
        column.addWidget(self.outcome)
        column.addLayout(across, 1)
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, ground))
        self.table.setFocus()  # where the page begins; a proxy would draw the Tab key to it
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again for what is shown; no node is asked."""
        if self._session.is_open:
            self._asking.ask(self._session.read(_views))

    def choose(self, asset: str) -> None:
        """Show the title with this name."""
        self._chosen = asset
        self._say()

    def _forget(self) -> None:
        self._asking.drop()
        self._views, self._chosen = (), ""
        self._say()

    def _found(self, views: tuple[TitleView, ...]) -> None:
        self._views = views
        self._say()

    def _turned(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = current.row()
        if 0 <= row < len(self._views):
            self._chosen = self._views[row].line.ref.asset
            self._show_chosen()

    def _show_chosen(self) -> None:
        view = next((one for one in self._views if one.line.ref.asset == self._chosen), None)
        self.panel.setVisible(view is not None)
        self.bill.setVisible(view is not None and bool(view.line.bill))
        if view is not None:
            self.panel.show_title(view)

    def _show_bill(self) -> None:
        for view in self._views:
            if view.line.ref.asset == self._chosen and view.line.bill:
                self.bill_wanted.emit(view.line.bill)

    # Words

    def _say(self) -> None:
        self._listed.setMinimumWidth(self._look.metrics.ems(18))
        self.bill.setText(self.tr("Show its bill"))
        self.table.setAccessibleName(self.tr("Titles"))
        self._none.say(
            self.tr(
                "None yet. A TradeTrust bill you take in brings its title along; a snapshot that "
                "somebody sent you does too."
            )
        )
        heads = (Head("label", self.tr("Title"), elides=False), Head("state", self.tr("State")))
        self._model.show(heads, [self._row(view) for view in self._views])
        places = [view.line.ref.asset for view in self._views]
        if places:
            at = places.index(self._chosen) if self._chosen in places else 0
            self._chosen = places[at]
            self.table.selectRow(at)
        self._none.setVisible(not places)
        self.table.setVisible(bool(places))
        self._show_chosen()
        self.counted.emit(len(places))

    def _row(self, view: TitleView) -> tuple[Cell, ...]:
        ref, record = view.line.ref, view.record
        name = view.line.label or f"{ref.token_hex[:10]}…"
        if record is None:
            state = Cell(self.tr("not read yet"), chip=UNKNOWN)
        else:
            holder = called(record.state.holder, view.names, view.me)
            words = self._look.speech.say("title-status", record.state.status.value)
            state = Cell(words, holder, chip=SIGNS[record.state.status])
        return (Cell(name, view.network.name, is_strong=True), state)


def _views(book: Book) -> tuple[TitleView, ...]:
    return tuple(book.titles.show(line.ref) for line in book.titles.all())

"""Titles that live on chains, those that this vault knows; a node is asked only by a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.titles import Drafted, open_file, sign_request
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.files import ask_to_open, ask_to_save
from ui.look import Face, Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.title_panel import TitlePanel
from ui.pages.title_words import SIGNS, UNKNOWN, called, draft_facts, draft_warning
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Book, TitleTask, TitleView


class TitlesPage(QWidget):
    """A list of titles, and the chosen one beside it."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._views: tuple[TitleView, ...] = ()
        self._chosen = ""
        self._asking, self._reading = Latest(self), Latest(self)
        self._title = Label(look, "", Face.TITLE)
        self._caption = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.open_file = Button(look, "", "folder-open")
        self.bill = Button(look, "", "file-text")
        self.outcome = Outcome(look)
        self._model = RowsModel(self)
        self.table = Table(look, "", selects=True)
        self._none = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.panel = TitlePanel(session, look)

        self.table.setModel(self._model)
        self.open_file.clicked.connect(self._ask_file)
        self.bill.clicked.connect(self._show_bill)
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self.outcome.complain)
        self._reading.answered.connect(self._arrived)
        self._reading.failed.connect(self.outcome.complain)
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        session.locked.connect(self._forget)

        head = Row(look, 1.5)
        head.addWidget(self._title)
        head.addWidget(self._caption, 1)
        head.addWidget(self.bill)
        head.addWidget(self.open_file)
        listed = Panel(look, padding=0)
        listed.body.addWidget(self.table, 1)
        self._none.setContentsMargins(*(2 * look.metrics.padding,) * 4)
        listed.body.addWidget(self._none)
        across = Row(look, 1.5)
        across.addWidget(listed, 2)
        across.addWidget(self.panel, 5)
        ground = Ground(look)
        column = Column(look, 1.5, (3, 1.5), ground)
        column.addLayout(head)
        column.addWidget(self.outcome)
        column.addLayout(across, 1)
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, ground))
        self.setFocusProxy(self.table)
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again for what is shown; no node is asked."""
        if self._session.is_open:
            self._asking.ask(self._session.read(_views))

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

    # Files of titles

    def _ask_file(self) -> None:
        title = self.tr("Open a request, an answer or a snapshot")
        ask_to_open(self.window(), title, lambda paths: self.take(paths[0]))

    def take(self, path: Path) -> None:
        """Take in a file: a request is shown to be signed, an answer kept, a snapshot pinned."""
        self.outcome.clear()
        self._reading.ask(open_file(self._session, path))

    def _arrived(self, what: object) -> None:
        if isinstance(what, Drafted):
            self._ask_signature(what)
        elif isinstance(what, TitleTask):
            self._chosen = what.draft.ref.asset
            self.outcome.tell(self.tr("The answer is signed and fits its request. Send it now."))
        elif isinstance(what, TitleView):
            self._chosen = what.line.ref.asset
            self.outcome.tell(self.tr("The snapshot is kept with its date."))
        self._show_chosen()

    def _ask_signature(self, drafted: Drafted) -> None:
        act = self._look.speech.say("title-act", drafted.draft.move.act.value)
        facts = [f"{label}: {said or '—'}" for label, said in draft_facts(self._look, drafted)]
        dialog = ConfirmDialog(
            self._look,
            self.tr("Sign this? {act}").format(act=act),
            (*facts, draft_warning(drafted)),
            self.tr("Sign"),
            "pen-line",
            parent=self.window(),
        )
        dialog.confirmed.connect(lambda: self._sign(drafted))
        dialog.open()

    def _sign(self, drafted: Drafted) -> None:
        name = f"{drafted.draft.move.act.value}.answer"
        ask_to_save(self.window(), self.tr("Save the answer"), name, lambda path: (
            self.outcome.watch(
                sign_request(self._session, drafted, path),
                self.tr("Signing"),
                self.tr("Signed. Take the answer back to the machine with the network."),
            )
        ))  # fmt: skip

    # Words

    def _say(self) -> None:
        self._title.say(self.tr("Titles on chains"))
        self._caption.say(self.tr("As last read. Nobody is asked before you press a button."))
        self.open_file.setText(self.tr("Open a request, answer or snapshot"))
        self.bill.setText(self.tr("Show its bill"))
        self.table.setAccessibleName(self.tr("Titles"))
        self._none.say(
            self.tr(
                "None yet. A TradeTrust bill you take in brings its title along; a snapshot that "
                "somebody sent you does too."
            )
        )
        heads = (Head("label", self.tr("Title")), Head("state", self.tr("State")))
        self._model.show(heads, [self._row(view) for view in self._views])
        places = [view.line.ref.asset for view in self._views]
        if self._chosen not in places:
            self._chosen = places[0] if places else ""
        if places:
            self.table.selectRow(places.index(self._chosen))
        self._none.setVisible(not places)
        self.table.setVisible(bool(places))
        self._show_chosen()

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

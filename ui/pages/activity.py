"""What was done in this vault, the newest first, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QStackedWidget

from ui.look import Face, Ink, Look
from ui.models.cells import Cell, Column, RowsModel
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.boxes import Column as Stack
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.notices import EmptyState
from ui.widgets.panels import Ground, Panel
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Activity, Book
from wallet.clock import Clock

_AT_ONCE = 200
_MOST_PAGES = 10
"""A number is looked for among so many pages of the bills that changed last."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """Some lines of the log, and the numbers of the bills they speak of."""

    lines: tuple[Activity, ...]
    numbers: Mapping[str, str]
    is_whole: bool


class ActivityPage(Page):
    """The log as a table; a line about a bill leads to it."""

    help_topic = "privacy"

    def __init__(self, session: Session, look: Look, *, clock: Clock | None = None) -> None:
        super().__init__(session, look, clock=clock)
        self._wanted = _AT_ONCE
        self._shown: _Lines | None = None
        self._latest = Latest(self)
        self._model = RowsModel(self)
        self._title = Label(look, "", Face.TITLE)
        self._caption = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.table = Table(look, "")
        self.older = Button(look, "", "arrow-down", Kind.LINK)
        self._empty = EmptyState(look, "activity", "")
        self._stack = QStackedWidget()
        self.outcome = Outcome(look)

        self.table.setModel(self._model)
        self.table.opened.connect(self._open)
        self.older.clicked.connect(self._show_older)
        self._latest.answered.connect(self._show)
        self._latest.failed.connect(self.outcome.complain)

        ground = Ground(look)
        page = Stack(look, 1.5, (3, 1.5), ground)
        title = Row(look, 1.5)
        title.addWidget(self._title)
        title.addWidget(self._caption, 1)
        page.addLayout(title)
        page.addWidget(self.outcome)
        panel = Panel(look, padding=1 / look.metrics.u)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        panel.body.addWidget(self._stack)
        page.addWidget(panel, 1)
        foot = Row(look)
        foot.addWidget(self.older)
        foot.addStretch()
        page.addLayout(foot)
        whole = Stack(look, 0, 0, self)
        whole.addWidget(ground)
        self.table.setFocus()  # where the page begins; a proxy would draw the Tab key to it
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        wanted = self._wanted
        self._latest.ask(self._session.read(lambda book: _read(book, wanted)))

    def _show_older(self) -> None:
        self._wanted += _AT_ONCE
        self.refresh()

    def _show(self, lines: _Lines) -> None:
        self._shown = lines
        self._say()

    def _open(self, row: int) -> None:
        bill = self._shown.lines[row].bill if self._shown is not None else None
        if bill is not None and self._shown is not None and bill in self._shown.numbers:
            self.bill_wanted.emit(bill)

    def _say(self) -> None:
        self._title.say(self.tr("Activity"))
        self._caption.say(self.tr("Everything this vault did, the newest first. Nothing is lost."))
        self.older.setText(self.tr("Show older"))
        self.table.setAccessibleName(self.tr("Activity"))
        self._empty.say(self.tr("Nothing has been done yet."))
        if (shown := self._shown) is None:
            self.older.hide()
            return
        columns = (
            Column("at", self.tr("Time"), elides=False),
            Column("what", self.tr("What was done")),
            Column("bill", self.tr("Bill"), elides=False),
        )
        now = self._clock.now()
        speech = self._look.speech
        rows = [
            (
                Cell(speech.short_time(line.at, now)),
                self._what(line),
                Cell(shown.numbers.get(line.bill or "", ""), is_strong=True),
            )
            for line in shown.lines
        ]
        self._model.show(columns, rows)
        self._stack.setCurrentWidget(self.table if rows else self._empty)
        self.older.setVisible(not shown.is_whole)

    def _what(self, line: Activity) -> Cell:
        """Return what was done, and with which acts; of what came in, first what it said."""
        speech = self._look.speech
        done = speech.say("activity", line.kind, line.facts)
        acts = line.facts.get("acts")
        if isinstance(acts, Sequence) and not isinstance(acts, str):
            return Cell(done, speech.enumerate(speech.acts([str(act) for act in acts])))
        headline = line.facts.get("headline")
        if isinstance(headline, str):
            said = speech.say("headline", headline, line.facts)
            if "…" in said:  # the log does not know whose name is missing
                said = self.tr("A file about this bill came in")
            return Cell(said, done)
        return Cell(done)


def _read(book: Book, wanted: int) -> _Lines:
    found = book.activities(limit=wanted + 1)
    lines = found[:wanted]
    missing = {line.bill for line in lines if line.bill is not None}
    numbers: dict[str, str] = {}
    for page in range(_MOST_PAGES):
        rows = book.holdings(offset=page * _AT_ONCE, limit=_AT_ONCE) if missing else ()
        for holding in rows:
            if holding.bill in missing:
                missing.discard(holding.bill)
                numbers[holding.bill] = holding.number
        if len(rows) < _AT_ONCE:
            break
    return _Lines(lines, numbers, len(found) <= wanted)

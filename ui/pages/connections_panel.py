"""Every connection that was ever made from this vault; where there was none, it says so."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look import Face, Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.panels import Panel
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Connection

_ROWS = 12
"""So many are seen at once; the rest is scrolled to."""


class ConnectionsPanel(Panel):
    """When, which host, what for, how much went and came, and what came of it."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._session = session
        self._look = look
        self._known: tuple[Connection, ...] | None = None
        self._latest = Latest(self)
        self._model = RowsModel(self)
        self.words = Label(look, "", Face.STRONG, wraps=True)
        self._about = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.table = Table(look, "", 2)
        self.outcome = Outcome(look)

        self.table.setModel(self._model)
        self._latest.answered.connect(self._found)
        self._latest.failed.connect(self.outcome.complain)

        for part in (self.words, self._about, self.table, self.outcome):
            self.body.addWidget(part)
        self.table.hide()
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again."""
        if self._session.is_open:
            self._latest.ask(self._session.read(lambda book: book.connections()))

    def _found(self, known: tuple[Connection, ...]) -> None:
        self._known = known
        self._say()

    def _say(self) -> None:
        self.call(self.tr("Connections"))
        self.table.setAccessibleName(self.tr("Connections"))
        self._about.say(
            self.tr(
                "Nothing is asked of any network unless you press a button that names whom it "
                "asks. All of it stands here."
            )
        )
        known = self._known
        if known is None:
            return
        none = self.tr("None. Nobody was ever asked anything from this vault.")
        some = self.tr("%n connection(s), the newest first.", "", len(known))
        self.words.say(some if known else none)
        self.table.setVisible(bool(known))
        m = self._look.metrics
        self.table.setFixedHeight(m.head + m.line_row * min(len(known), _ROWS) + 2 * m.u)
        heads = (
            Head("at", self.tr("Time"), elides=False),
            Head("host", self.tr("Whom")),
            Head("why", self.tr("What for")),
            Head("sent", self.tr("Sent"), is_number=True, leaves=2),
            Head("received", self.tr("Received"), is_number=True, leaves=1),
            Head("outcome", self.tr("What came of it")),
        )
        self._model.show(heads, [self._row(one) for one in known])

    def _row(self, one: Connection) -> tuple[Cell, ...]:
        speech = self._look.speech
        said = self.tr("{count} bytes")
        came = one.outcome
        if came in ("answered", "stopped"):
            came = speech.say("asked", came)
        else:
            came = speech.say("refusal", came, {"host": one.host})
        return (
            Cell(speech.time(one.at)),
            Cell(one.host),
            Cell(speech.say("asked", one.why)),
            Cell(said.format(count=f"{one.sent:,}")),
            Cell(said.format(count=f"{one.received:,}")),
            Cell(came),
        )

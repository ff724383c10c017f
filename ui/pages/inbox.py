"""What waits for an answer, mine or somebody else's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.dialogs.ask_control import AskControlDialog
from ui.dialogs.give import GiveDialog
from ui.look import ACTS, STATES, Face, Ink, Look, hairline
from ui.pages.inbox_facts import Due, Inbox, Waiting, look_up
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.boxes import Column, Row, let_wrap
from ui.widgets.buttons import Button, Kind
from ui.widgets.notices import EmptyState
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Icon, Label
from wallet.clock import Clock
from wallet.titles.holding import Position
from wallet.titles.verbs import Verb

_ICONS = {
    Due.ANSWER: "offered-to-me",
    Due.ANSWER_SURRENDER: "surrendered",
    Due.RECORD: "agreed",
    Due.RECEIPT: "offered-by-me",
    Due.RECORDED: "agreed",
    Due.SURRENDER: "surrendered",
}
"""By `ui.look.STATES`."""


class InboxRow(QWidget):
    """What is waited for over the bill it is about, and the due act as a button."""

    acted = Signal(object)
    """The `Waiting`, when its button was pressed."""

    def __init__(
        self, look: Look, waiting: Waiting, words: tuple[str, str, str], *, is_first: bool
    ) -> None:
        super().__init__()
        self._look = look
        title, about, act = words
        kind = Kind.PRIMARY if is_first else Kind.PLAIN
        self.button = Button(look, act, _act_icon(waiting.due), kind)
        self.button.setAccessibleName(f"{act}: {title}")
        self.button.setAccessibleDescription(about)
        self.button.clicked.connect(lambda: self.acted.emit(waiting))
        sign = STATES[_ICONS[waiting.due]]
        said = Column(look, 0.25)
        said.addWidget(Label(look, title, Face.STRONG, wraps=True))
        said.addWidget(Label(look, about, Face.CAPTION, Ink.TEXT2, wraps=True))
        row = Row(look, 1.5, (2, 1.25), self)
        row.addWidget(Icon(look, sign.icon, Ink(sign.tone.value), 1.3))
        row.addLayout(said, 1)
        row.addWidget(self.button)
        let_wrap(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            hairline(painter, self.rect(), self._look.tokens.line, bottom=False)


def _act_icon(due: Due) -> str:
    return {
        Due.ANSWER: "eye",
        Due.ANSWER_SURRENDER: "eye",
        Due.RECORD: ACTS["record"],
        Due.RECORDED: "",
    }.get(due, ACTS["send-again"])


class InboxPage(Page):
    """Rows of bills that wait, each with its due act."""

    help_topic = "receive"

    waiting = Signal(int)
    """How many wait for an answer of mine: for the rail."""

    def __init__(self, session: Session, look: Look, *, clock: Clock | None = None) -> None:
        super().__init__(session, look, clock=clock)
        self._inbox: Inbox | None = None
        self._is_behind = False
        """Whether there is more to show than is shown: rows are made when somebody looks."""
        self._asking = Latest(self)
        self._title = Label(look, "", Face.TITLE)
        self._count = Label(look, "", ink=Ink.TEXT2)
        self.ask = Button(look, icon=ACTS["prove"])
        self.outcome = Outcome(look)
        self.mine, self.theirs = Panel(look, " ", padding=0), Panel(look, " ", padding=0)
        self._more = Label(look, "", ink=Ink.TEXT2)
        self.empty = EmptyState(look, "inbox", "")

        self.ask.clicked.connect(self.ask_control)
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self.outcome.complain)

        head = Row(look, 1.5)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch()
        head.addWidget(self.ask)
        page = Ground(look)
        column = Column(look, 1.5, (3, 1.5), page)
        top = Column(look, 0)
        top.addLayout(head)
        top.addWidget(self.outcome)
        column.addLayout(top)
        for part in (self.mine, self.theirs, self._more):
            column.addWidget(part)
        column.addWidget(self.empty, 1)
        column.addStretch()
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, page))
        session.locked.connect(self._forget)
        look.follow(self._show)

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        if self._session.is_open:
            self._asking.ask(self._session.read(look_up))

    def ask_control(self) -> AskControlDialog:
        """Ask somebody to prove that they control a bill."""
        dialog = AskControlDialog(self._session, self._look, self.window())
        dialog.open()
        return dialog

    @property
    def rows(self) -> list[InboxRow]:
        """The rows that are shown, mine first."""
        return [*self.mine.findChildren(InboxRow), *self.theirs.findChildren(InboxRow)]

    def _forget(self) -> None:
        self._asking.drop()
        self._inbox = None
        self._is_behind = False
        self._show()

    def _found(self, inbox: Inbox) -> None:
        self._inbox = inbox
        self.outcome.clear()
        self._is_behind = not self.isVisible()
        if not self._is_behind:
            self._show()
        self.waiting.emit(inbox.mine)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_behind:
            self._is_behind = False
            self._show()

    def _show(self) -> None:
        inbox = self._inbox
        self._title.say(self.tr("Inbox"))
        self.ask.setText(self.tr("Ask who controls a bill"))
        count = inbox.mine if inbox is not None else 0
        said = self.tr("1 waits for you") if count == 1 else self.tr("%n wait for you", "", count)
        self._count.say(said if count else "")
        self.empty.say(
            self.tr(
                "Nothing waits for an answer. Drop a file anywhere in the window to receive it."
            )
        )
        self.empty.setVisible(inbox is not None and not inbox.rows)
        self._more.say(self.tr("%n more stand under Bills", "", inbox.more if inbox else 0))
        self._more.setVisible(inbox is not None and inbox.more > 0)
        rows = inbox.rows if inbox is not None else ()
        mine = self.tr("Waits for you")
        theirs = self.tr("Waits for others")
        self._fill(self.mine, mine, [row for row in rows if row.due.is_mine])
        self._fill(self.theirs, theirs, [row for row in rows if not row.due.is_mine])

    def _fill(self, panel: Panel, title: str, rows: list[Waiting]) -> None:
        panel.call(title)
        panel.setVisible(bool(rows))
        panel.body.setSpacing(0)
        u = self._look.metrics.u
        panel.head.setContentsMargins(2 * u, u, 2 * u, u)
        for old in panel.findChildren(InboxRow):
            panel.body.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        buttons = []
        for place, waiting in enumerate(rows):
            is_first = place == 0 and waiting.due.is_mine
            row = InboxRow(self._look, waiting, self._words(waiting), is_first=is_first)
            row.acted.connect(self._act)
            panel.body.addWidget(row)
            buttons.append(row.button)
        keep_order(panel, buttons)

    def _words(self, waiting: Waiting) -> tuple[str, str, str]:
        """Return what is waited for, what it is about, and the words of the button."""
        holding = waiting.holding
        match waiting.due:
            case Due.ANSWER:
                title = self.tr("{other} gives you {number}")
                act = self.tr("Read and answer")
            case Due.ANSWER_SURRENDER:
                title = self.tr("{number} was surrendered to you")
                act = self.tr("Read and answer")
            case Due.RECORD:
                title = self.tr("A transfer of {number} to {other} is agreed, for you to record")
                act = self.tr("Record it")
            case Due.RECEIPT:
                title = self.tr("{other} has not answered your offer of {number}")
                act = self.tr("Send again")
            case Due.SURRENDER:
                title = self.tr("{carrier} has not answered your surrender of {number}")
                act = self.tr("Send again")
            case Due.RECORDED if holding.position is Position.RECEIVER:
                title = self.tr("You accepted {number}; {carrier} has not recorded it")
                act = self.tr("Open the bill")
            case _:
                title = self.tr("{other} accepted {number}; {carrier} has not recorded it")
                act = self.tr("Open the bill")
        names = {
            "other": holding.counterparty,
            "number": holding.number,
            "carrier": holding.carrier,
        }
        return title.format(**names), self._about(waiting), act

    def _about(self, waiting: Waiting) -> str:
        speech, holding = self._look.speech, waiting.holding
        ports = " → ".join(place for place in (holding.from_place, holding.to_place) if place)
        ship = " ".join(part for part in (holding.vessel, holding.voyage) if part)
        when = speech.short_time(holding.changed_at, self._clock.now())
        parts = [speech.say("kind", holding.kind.value), ports, ship, when]
        if waiting.held is not None:
            since = speech.short_time(waiting.held, self._clock.now())
            parts.append(self.tr("on hold since {time}").format(time=since))
        return " · ".join(part for part in parts if part)

    def _act(self, waiting: Waiting) -> None:
        bill = waiting.holding.bill
        if waiting.due.is_mine:
            self.sheet_wanted.emit(bill)
        elif waiting.due is Due.RECORDED:
            self.bill_wanted.emit(bill)
        else:
            GiveDialog(
                self._session, self._look, bill, Verb.SEND_AGAIN, self.window(), clock=self._clock
            ).open()

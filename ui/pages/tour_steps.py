"""Shows a newcomer around the sample voyage: one place after the other, through several eyes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Face, Ink, Look, hairline
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Icon, Label

BILL = "bill"
"""The place of a step that shows the first bill of the list."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where one looks, and whose vault it is."""

    party: str
    place: str
    icon: str


STEPS = (
    Step("shipper", "bills", "file-text"),
    Step("shipper", BILL, "badge-check"),
    Step("bank", "inbox", "inbox"),
    Step("bank", "people", "users"),
    Step("carrier", "office", "stamp"),
    Step("carrier", "audit", "shield-check"),
    Step("shipper", "settings", "settings"),
)


class TourSteps(QWidget):
    """A strip that says what one sees, with the ways on, back and out."""

    step_wanted = Signal(object)
    """Show the place of this `Step`."""
    left = Signal()
    """The user has seen enough."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._at = 0
        self._icon = Icon(look, STEPS[0].icon, Ink.ACCENT, 1.5)
        self._count = Label(look, "", Face.CAPTION, Ink.TEXT2)
        self._title = Label(look, "", Face.SECTION)
        self._words = Label(look, "", wraps=True)
        self.back = Button(look, "", "arrow-left")
        self.next = Button(look, "", trailing="arrow-right")
        self.leave = Button(look, "", kind=Kind.LINK)

        self.back.clicked.connect(lambda: self.go(self._at - 1))
        self.next.clicked.connect(self._go_on)
        self.leave.clicked.connect(self.left)

        icon = Column(look)
        icon.addWidget(self._icon)
        icon.addStretch()
        head = Row(look, 1)
        head.addWidget(self._title)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        words = Column(look, 0.5)
        words.addLayout(head)
        words.addWidget(self._words)
        row = Row(look, 1.5, (2, 1), self)
        row.addLayout(icon)
        row.addLayout(words, 1)
        for button in (self.leave, self.back, self.next):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        look.follow(self._say)

    @property
    def step(self) -> Step:
        """What is shown."""
        return STEPS[self._at]

    def go(self, at: int) -> None:
        """Show a step, from 0 on."""
        self._at = max(0, min(at, len(STEPS) - 1))
        self._say()
        self.step_wanted.emit(self.step)

    def _go_on(self) -> None:
        if self._at + 1 == len(STEPS):
            self.left.emit()
        else:
            self.go(self._at + 1)

    def _said(self) -> tuple[str, str]:
        return (
            (
                self.tr("The bills of a shipper in Shenzhen"),
                self.tr(
                    "Each row is a bill: its state, its number, where it goes, and how firmly the "
                    "last change stands. Of a copy somebody else is the holder."
                ),
            ),
            (
                self.tr("One bill"),
                self.tr(
                    "The banner answers first: is it genuine, and who holds it? Below it stand "
                    "the checks, the line of holders, what it says, and its papers. An act that "
                    "is refused says why."
                ),
            ),
            (
                self.tr("The same trade, through the eyes of a bank"),
                self.tr(
                    "Something was offered to the bank and waits for its answer. Open it: nothing "
                    "is accepted by looking."
                ),
            ),
            (
                self.tr("Whom the bank knows"),
                self.tr(
                    "A signature proves a key, not a person. Whose card is pinned here, the bank "
                    "knows; everybody else is a stranger, however good the paper looks."
                ),
            ),
            (
                self.tr("The carrier keeps the register"),
                self.tr(
                    "It signs which transfer it saw first. With that record, and not before, the "
                    "receiver is the holder without reservation."
                ),
            ),
            (
                self.tr("Whoever audits"),
                self.tr(
                    "Bundles and whole folders are judged here, read-only. Two transfers of one "
                    "bill stand out at once."
                ),
            ),
            (
                self.tr("Looking after a vault"),
                self.tr(
                    "Backup, recovery words, locking. F1 explains whatever is in front of you, on "
                    "every page. The sample is gone when you leave; you find it again here."
                ),
            ),
        )[self._at]

    def _say(self) -> None:
        title, words = self._said()
        self._icon.show_icon(self.step.icon)
        self._title.say(title)
        self._words.say(words)
        count = self.tr("{here} of {count}").format(here=self._at + 1, count=len(STEPS))
        self._count.say(count)
        self.setAccessibleName(f"{count}: {title}. {words}")
        is_last = self._at + 1 == len(STEPS)
        self.back.setText(self.tr("Back"))
        self.back.setEnabled(self._at > 0)
        self.next.setText(self.tr("End the tour") if is_last else self.tr("Next"))
        self.leave.setText(self.tr("Skip the tour"))
        self.leave.setVisible(not is_last)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), t.accent_soft)
            hairline(painter, self.rect(), t.accent)

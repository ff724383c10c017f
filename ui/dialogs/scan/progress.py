"""How far a transfer is read, what helps if it does not move, and that looking moves nothing."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from ui.dialogs.points import Point
from ui.dialogs.scan.hints import Hint
from ui.look import Face, Ink, Look
from ui.watcher import Glance
from ui.widgets.boxes import Column, Row, empty
from ui.widgets.panels import Panel
from ui.widgets.text import Icon, Label
from ui.widgets.viewfinder import Cells
from wallet.book import Sight

translate = QCoreApplication.translate  # lupdate finds calls by this very name

HINT_ICONS = {
    Hint.AIM: "scan-qr-code",
    Hint.GOOD: "circle-check",
    Hint.FASTER: "zoom-in",
    Hint.CLOSER: "zoom-in",
    Hint.GLARE: "sun",
    Hint.LIGHT: "sun",
    Hint.STILL: "hourglass",
    Hint.ANOTHER: "split",
    Hint.ANEW: "rotate-ccw",
    Hint.FOREIGN: "circle-help",
    Hint.DAMAGED: "circle-x",
}

_OVER = timedelta(seconds=3)
"""Speed is what happened in the last three seconds."""


def hint_words(hint: Hint) -> str:
    """Return what the hint says."""
    match hint:
        case Hint.AIM:
            return translate("Hint", "Hold the code into the frame")
        case Hint.GOOD:
            return translate("Hint", "Good. Hold it so")
        case Hint.FASTER:
            return translate("Hint", "Good. Come a little closer to go faster")
        case Hint.CLOSER:
            return translate("Hint", "Come closer until the code fills the frame")
        case Hint.GLARE:
            return translate("Hint", "Reduce glare: tilt the screen a little, hold still")
        case Hint.LIGHT:
            return translate("Hint", "Too dark: turn the other screen to full brightness")
        case Hint.STILL:
            return translate("Hint", "Nothing new comes: is the other screen paused?")
        case Hint.ANOTHER:
            return translate("Hint", "This is another transfer: cover it, or start again")
        case Hint.ANEW:
            return translate("Hint", "The codes contradicted each other. It began again")
        case Hint.FOREIGN:
            return translate("Hint", "This code is nothing of ours")
        case Hint.DAMAGED:
            return translate("Hint", "This code is damaged")


class ProgressPanel(Panel):
    """The decoder's rank as a figure, its parts as cells, and how fast they come."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", parent=parent)
        self._look = look
        self._seen: deque[tuple[datetime, int]] = deque()
        self._rank, self._count = 0, 0
        self._figure = Label(look, "", Face.FIGURE)
        self._parts = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.cells = Cells(look)
        self._speed = Label(look, "", Face.CAPTION, Ink.TEXT2)
        self._left = Label(look, "", Face.CAPTION, Ink.TEXT2)
        line = Row(look, 1.5)
        line.addWidget(self._figure)
        line.addWidget(self._parts, 1, Qt.AlignmentFlag.AlignBottom)
        low = Row(look)
        low.addWidget(self._speed)
        low.addStretch()
        low.addWidget(self._left)
        self.body.addLayout(line)
        self.body.addWidget(self.cells)
        self.body.addLayout(low)
        look.follow(self._say)

    @property
    def rank(self) -> tuple[int, int]:
        """How many parts are known, of how many."""
        return self._rank, self._count

    def begin_anew(self) -> None:
        """Know nothing."""
        self._seen.clear()
        self._rank = self._count = 0
        self.cells.show_parts(frozenset(), 0)
        self._say()

    def take(self, glance: Glance, now: datetime) -> None:
        """Count what one picture told."""
        codes = sum(one.sight in (Sight.NEW, Sight.KNOWN, Sight.COMPLETE) for one in glance.caught)
        if codes:
            self._seen.append((now, codes))
        while self._seen and now - self._seen[0][0] > _OVER:
            self._seen.popleft()
        best = max(glance.caught, key=lambda one: one.rank / max(1, one.count), default=None)
        if best is not None and best.count:
            solved = best.solved
            if best.sight is Sight.COMPLETE:
                solved = frozenset(range(best.count))
            self.cells.show_parts(solved or self.cells.solved, best.count)
            self._rank, self._count = best.rank, best.count
        elif glance.count == 0 and not glance.caught and self._rank < self._count:
            self._rank = self._count = 0
        self._say()

    def show_rank(self, rank: int, count: int) -> None:
        """Show what pictures of a file told so far."""
        self._rank, self._count = rank, count
        self._say()

    def _say(self) -> None:
        self.call(self.tr("Reading a transfer"))
        if not self._count:
            self._figure.say("–")
            self._parts.say(self.tr("no code yet"))
            self._speed.say("")
            self._left.say("")
            return
        self._figure.say(self.tr("{share} %").format(share=100 * self._rank // self._count))
        said = self.tr("{rank} of {count} parts")
        self._parts.say(said.format(rank=self._rank, count=self._count))
        self.setAccessibleDescription(self._parts.whole)
        if len(self._seen) < 2:
            self._speed.say("")
            self._left.say("")
            return
        span = (self._seen[-1][0] - self._seen[0][0]).total_seconds()
        speed = (sum(codes for _at, codes in self._seen) - 1) / max(0.1, span)
        said = self.tr("{speed} codes a second")
        self._speed.say(said.format(speed=f"{speed:.1f}"))


class HelpPanel(Panel):
    """What helps if it does not move."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", parent=parent)
        self._look = look
        self._rows = Column(look, 0.75)
        self.body.addLayout(self._rows)
        look.follow(self._say)

    def _say(self) -> None:
        self.call(self.tr("If it does not move"))
        empty(self._rows)
        for icon, words in (
            ("zoom-in", self.tr("Come closer until the code fills the frame")),
            ("sun", self.tr("Reduce glare; tilt the screen a little")),
            ("sliders-horizontal", self.tr("Ask the giver for a coarser, slower code")),
            ("split", self.tr("Another transfer in view: cover it")),
        ):
            self._rows.addWidget(Point(self._look, icon, words))


class NothingMoves(Panel):
    """Scanning alone changes nothing, said where somebody may fear it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._title = Label(look, "", Face.STRONG, wraps=True)
        self._words = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        words = Column(look, 0.25)
        words.addWidget(self._title)
        words.addWidget(self._words)
        row = Row(look, 1.5)
        row.addWidget(Icon(look, "shield-check", ems=1.3), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        look.follow(self._say)

    def _say(self) -> None:
        self._title.say(self.tr("Scanning moves nothing"))
        self._words.say(
            self.tr(
                "You see what is offered before you answer. The giver learns nothing from the scan."
            )
        )

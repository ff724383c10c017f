"""What stands in place of a thing: nothing yet, still working, went wrong."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.look import Face, Ink, Look, Tone
from ui.widgets.announce import announce
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, IconButton
from ui.widgets.panels import Panel
from ui.widgets.text import Icon, Label
from wallet.words import run_on

_PATIENCE_MS = 300
"""Work shorter than this shows nothing."""


class EmptyState(QWidget):
    """Nothing to show: an icon, one sentence, and what to do about it.

    Args:
        look: How to draw.
        icon: Which.
        sentence: Why it is empty.
        parent: As everywhere.

    Attributes:
        buttons: Add at most two buttons here.

    """

    def __init__(self, look: Look, icon: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = Label(look, sentence, Face.BODY, Ink.TEXT2, wraps=True)
        self._middle = QWidget()
        self.buttons = Row(look)

        inside = Column(look, 1.5, 0, self._middle)
        top = Row(look)
        top.addStretch()
        top.addWidget(Icon(look, icon, Ink.TEXT2, 2.6))
        top.addStretch()
        inside.addLayout(top)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self._words)
        low = Row(look)
        low.addStretch()
        low.addLayout(self.buttons)
        low.addStretch()
        inside.addLayout(low)
        across = Row(look)
        across.addStretch()
        across.addWidget(self._middle)
        across.addStretch()
        column = Column(look, 0, 2, self)
        column.addStretch(1)
        column.addLayout(across)
        column.addStretch(2)
        look.follow(self._fit)

    def say(self, sentence: str) -> None:
        """Say something else."""
        self._words.say(sentence)

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.whole

    def _fit(self) -> None:
        self._middle.setFixedWidth(self._look.metrics.ems(28))


class Work(Protocol):
    """What `ProgressLine` watches: `ui.jobs.Job`."""

    progressed: SignalInstance
    finished: SignalInstance

    def cancel(self) -> None:
        """Ask it to stop."""


class ProgressLine(QWidget):
    """A bar and Stop, in place of what is being worked on, once it takes longer than a blink."""

    stop_asked = Signal()
    """The user pressed Stop; watched work is asked to stop anyway."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._work: Work | None = None
        self._timer = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._what = Label(look, "", Face.CAPTION, Ink.TEXT2, elides=True)
        self._bar = QProgressBar()
        self._stop = Button(look, self.tr("Stop"), "circle-stop")

        self._timer.timeout.connect(self.show)
        self._stop.clicked.connect(self._stopped)

        self._bar.setTextVisible(False)
        self._what.setBuddy(self._bar)
        words = Column(look, 0.5)
        words.addWidget(self._what)
        words.addWidget(self._bar)
        row = Row(look, 2, 0, self)
        row.addLayout(words, 1)
        row.addWidget(self._stop)
        self.hide()
        look.follow(self._fit)

    def watch(self, work: Work, what: str) -> None:
        """Show how far `work` is until it has finished; `what` says what is being done."""
        self._work = work
        self._what.say(what)
        self._bar.setAccessibleName(what)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        work.progressed.connect(self._progressed)
        work.finished.connect(self._finished)
        self._timer.start()

    def _progressed(self, done: int, total: int, what: str) -> None:
        # Qt counts in 32 bits; work may count bytes.
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(done * 1000 // total if total else 0)
        if what:
            self._what.say(what)

    def _finished(self) -> None:
        ended: object = self.sender()
        if ended is self._work:  # not what was watched before it
            self._work = None
            self._timer.stop()
            self.hide()

    def _stopped(self) -> None:
        self._stop.setEnabled(False)
        if self._work is not None:
            self._work.cancel()
        self.stop_asked.emit()

    def _fit(self) -> None:
        self._stop.setText(self.tr("Stop"))
        self._bar.setFixedHeight(max(4, self._look.metrics.u // 2))


class ErrorPanel(Panel):
    """What happened, what it means for the bill, and what to do: beside its cause.

    Attributes:
        acts: Add buttons that help here.

    """

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=1.5, tone=Tone.BAD, parent=parent)
        self._happened = Label(look, "", Face.STRONG, Ink.BAD, wraps=True, selectable=True)
        self._means = Label(look, "", wraps=True, selectable=True)
        self._remedy = Label(look, "", wraps=True, selectable=True)
        self._close = IconButton(look, "x", self.tr("Put this message away"))
        self.acts = Row(look)

        self._close.clicked.connect(self.hide)
        self._close.clicked.connect(self.closed)

        icon = Column(look)
        icon.addWidget(Icon(look, "circle-x", Ink.BAD, 1.3))
        icon.addStretch()
        words = Column(look, 0.5)
        for part in (self._happened, self._means, self._remedy):
            words.addWidget(part)
        words.addLayout(self.acts)
        # Without buttons Qt would take the row's greatest width, none, for that of the words.
        words.setAlignment(self.acts, Qt.AlignmentFlag.AlignLeft)
        close = Column(look)
        close.addWidget(self._close)
        close.addStretch()
        row = Row(look, 1.5)
        row.addLayout(icon)
        row.addLayout(words, 1)
        row.addLayout(close)
        self.body.addLayout(row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    @property
    def controls(self) -> list[QWidget]:
        """What takes the keyboard, as one reads."""
        return [self._close]

    def show_error(self, happened: str, means: str = "", remedy: str = "") -> None:
        """Say it, and tell a screen reader."""
        for label, text in (
            (self._happened, happened),
            (self._means, means),
            (self._remedy, remedy),
        ):
            label.say(text)
            label.setVisible(bool(text))
        said = run_on(happened, means, remedy)
        self.setAccessibleName(said)
        self.show()
        announce(self, said)

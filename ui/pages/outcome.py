"""How a verb is going, and how it went: shown beside what it was done to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from ui.jobs import Job
from ui.look import Ink, Look, Tone
from ui.widgets.announce import announce
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import IconButton
from ui.widgets.notices import ProgressLine
from ui.widgets.panels import Panel
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Icon, Label
from wallet.words import spaced

if TYPE_CHECKING:  # made when something first goes wrong
    from ui.pages.why import WrongPanel


class Outcome(QWidget):
    """A progress bar while work runs, then what went wrong, or a line that it is done.

    What is said stays until it is closed or something else is said here.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._job: Job | None = None
        self._done = ""
        self._progress = ProgressLine(look)
        self._note = Panel(look, padding=1, tone=Tone.GOOD)
        self._words = Label(look, "", wraps=True, selectable=True)
        self._close = IconButton(look, "x", "")

        self._close.clicked.connect(self._note.hide)

        said = Row(look, 1)
        said.addWidget(Icon(look, "circle-check", Ink.GOOD, 1.1), 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self._words, 1)
        said.addWidget(self._close)
        self._note.body.addLayout(said)
        self._note.hide()
        self._column = Column(look, 0, 0, self)
        for part in self._parts:
            self._column.addWidget(part)
            part.installEventFilter(self)
        self.hide()
        look.follow(self._say)

    @property
    def _parts(self) -> tuple[QWidget, ...]:
        wrong = (self._wrong,) if self._has_gone_wrong else ()
        return (self._progress, *wrong, self._note)

    @property
    def _has_gone_wrong(self) -> bool:
        return "_wrong" in self.__dict__

    @cached_property
    def _wrong(self) -> WrongPanel:
        from ui.pages.why import WrongPanel

        panel = WrongPanel(self._look)
        panel.installEventFilter(self)
        self._column.insertWidget(1, panel)
        keep_order(self, panel.controls)
        return panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            # else it takes no room
            self.setVisible(any(not part.isHidden() for part in self._parts))
        return super().eventFilter(watched, event)

    def _say(self) -> None:
        self._close.call(self.tr("Put this note away"))

    def watch(self, job: Job, doing: str, done: str = "") -> None:
        """Show how far `job` is, what it failed of, or `done` once it is.

        Args:
            job: The work.
            doing: What is being done, for the progress bar.
            done: What to say after it; nothing where the page shows it anyway.

        """
        self.watch_quietly(job, doing)
        self._job, self._done = job, done
        job.failed.connect(self.complain)
        job.succeeded.connect(self._succeeded)

    def watch_quietly(self, job: Job, doing: str) -> None:
        """Show only how far `job` is; the page says itself what came of it."""
        self.clear()
        self._progress.watch(job, doing)

    def _succeeded(self) -> None:
        if self.sender() is self._job and self._done:
            self.tell(self._done)

    def complain(self, error: Exception) -> None:
        """Say why it was not done."""
        self._note.hide()
        self._wrong.show_wrong(error)

    def tell(self, words: str) -> None:
        """Say what was done."""
        self._forgive()
        self._words.say(spaced(words) if self._look.speech.is_chinese else words)
        self._note.setAccessibleName(words)
        self._note.show()
        announce(self._note, words)

    def clear(self) -> None:
        """Say nothing."""
        self._forgive()
        self._note.hide()

    def _forgive(self) -> None:
        if self._has_gone_wrong:
            self._wrong.hide()

    @property
    def words(self) -> str:
        """What it says now: what went wrong, what is done, or nothing."""
        if self._has_gone_wrong and not self._wrong.isHidden():
            return self._wrong.accessibleName()
        return "" if self._note.isHidden() else self._words.whole

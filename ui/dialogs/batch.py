"""Takes very many files in, a few at a time: how far it is, what came of each, how to stop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget

from ui.actions.receive import Document, Taken, receive_some
from ui.look import HEADLINES, Face, Ink, Look, Surface
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground
from ui.widgets.table import Table
from ui.widgets.text import Icon, Label

MANY = 40
"""More files than that are taken in here, in place of a row of widgets for each."""

_AT_ONCE = 10
"""So many between two looks at what else the vault is asked: the pages behind stay alive."""

_MOST_ROWS = 2_000
"""What went wrong is listed first; of a larger batch the rest is only counted."""


class BatchDialog(QDialog):
    """A table that grows; closing it stops the work, and what was taken in stays.

    Args:
        session: The open vault.
        look: How to draw.
        things: The files, or the documents of one file.
        parent: The window.

    """

    def __init__(
        self, session: Session, look: Look, things: Sequence[Path | Document], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session, self._look = session, look
        self._things = tuple(things)
        self._done = 0
        self.taken: list[Taken] = []
        self._is_stopped = False
        self._asking = Latest(self)
        self._title = Label(look, "", Face.TITLE)
        self.said = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self._bar = QProgressBar(textVisible=False)
        self.stop = Button(look, "", "circle-stop")
        self._model = RowsModel(self)
        self.table = Table(look, "", 2.6)
        self._close = Button(look, "")

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.table.setModel(self._model)
        self._asking.answered.connect(self._came)
        self._asking.failed.connect(self._could_not)
        self.stop.clicked.connect(self._stop)
        self._close.clicked.connect(self.reject)
        session.locked.connect(self.reject)

        paper = Ground(look, Surface.PAPER)
        column = Column(look, 1.5, 3, paper)
        column.addWidget(self._title)
        line = Row(look, 1.5)
        line.addWidget(Icon(look, "inbox"))
        line.addWidget(self.said, 1)
        line.addWidget(self.stop)
        column.addLayout(line)
        column.addWidget(self._bar)
        column.addWidget(self.table, 1)
        foot = FootBar(look)
        foot.right.addWidget(self._close)
        whole = Column(look, 0, 0, self)
        whole.addWidget(paper, 1)
        whole.addWidget(foot)
        look.follow(self._say)
        self.table.setFocus()  # not Stop, nor Close, which stops too

    def begin(self) -> None:
        """Show it, and take in the first."""
        self._bar.setMaximum(len(self._things))
        self.open()
        self._next()

    @property
    def is_over(self) -> bool:
        """Whether nothing more is taken in."""
        return self._is_stopped or self._done == len(self._things)

    def _next(self) -> None:
        if self.is_over:
            self._say()
            return
        some = self._things[self._done : self._done + _AT_ONCE]
        self._asking.ask(receive_some(self._session, some))

    def _came(self, taken: tuple[Taken, ...]) -> None:
        self.taken += taken
        self._done = min(self._done + _AT_ONCE, len(self._things))
        self._say_count()
        if len(self.taken) <= _MOST_ROWS // 4 or self.is_over:
            self._fill()
        self._next()

    def _could_not(self, error: Exception) -> None:
        self._is_stopped = True
        self._say()
        self.said.say(words_for(error, self._look.speech.language))

    def _stop(self) -> None:
        self._is_stopped = True
        self._say()

    def done(self, result: int) -> None:
        """Close, and take in nothing more."""
        self._is_stopped = True
        self._asking.drop()
        super().done(result)

    # Words

    def _say(self) -> None:
        title = self.tr("Taking in many files")
        self.setWindowTitle(title)
        self._title.say(title)
        self.stop.setText(self.tr("Stop"))
        self._close.setText(self.tr("Close"))
        self.table.setAccessibleName(title)
        self._bar.setAccessibleName(title)
        m = self._look.metrics
        self.setMinimumSize(m.ems(44), m.ems(30))
        self._say_count()
        self._fill()

    def _say_count(self) -> None:
        done, total = self._done, len(self._things)
        wrong = sum(one.error is not None for one in self.taken)
        words = self.tr("{done} of {total} looked at; {wrong} could not be read.")
        if self._is_stopped and done < total:
            words = self.tr("Stopped after {done} of {total}; {wrong} could not be read.")
        self.said.say(words.format(done=done, total=total, wrong=wrong))
        self._bar.setValue(done)
        self._bar.setVisible(not self.is_over)
        self.stop.setVisible(not self.is_over)

    def _fill(self) -> None:
        heads = (
            Head("file", self.tr("File")),
            Head("what", self.tr("What came of it"), wraps=True),
        )
        first = sorted(self.taken, key=lambda one: one.error is None)[:_MOST_ROWS]
        self._model.show(heads, [(Cell(one.name), self._cell(one)) for one in first])

    def _cell(self, one: Taken) -> Cell:
        speech = self._look.speech
        if one.error is not None:
            words = words_for(one.error, speech.language)
            return Cell(words, icon="circle-x", icon_ink=Ink.BAD, wraps=True)
        arrival = one.arrival
        verdict = arrival.received.verdict if arrival is not None else None
        if verdict is not None:
            sign = HEADLINES[verdict.headline]
            said = speech.say("headline", verdict.headline.value, verdict.facts)
            ink = Ink(sign.tone.value)
            return Cell(said, verdict.number, icon=sign.icon, icon_ink=ink, wraps=True)
        if arrival is not None and arrival.title is not None:
            return Cell(speech.say("title-file", arrival.title.sort.value), icon="stamp")
        if arrival is not None and arrival.evidence:
            return Cell(self.tr("Evidence: open this file alone to keep it"), icon="shield-check")
        return Cell(self.tr("A card: open this file alone to pin it"), icon="user")

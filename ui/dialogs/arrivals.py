"""What came in, when more than one file was taken in at once: one row each, nothing lost."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui.actions.receive import Arrival
from ui.look import HEADLINES, Face, Ink, Look, Surface
from ui.refusals import words_for
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button
from ui.widgets.notices import ProgressLine, Work
from ui.widgets.panels import Ground, Scroll
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Icon, Label


class ArrivalsDialog(QDialog):
    """A list that grows as the files are judged; each row leads to its thing."""

    sheet_wanted = Signal(str)
    bill_wanted = Signal(str)
    changed_wanted = Signal(object)
    card_wanted = Signal(object)
    """An `Arrival` with a card that is not pinned yet."""
    title_wanted = Signal(object)
    """`ui.actions.titles.TitleNews`."""
    evidence_wanted = Signal(object)
    """An `Arrival` with answers of the world that are not kept yet."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("What came in"))
        self._title = Label(look, self.tr("What came in"), Face.TITLE)
        rows = self._rows = Ground(look, Surface.PAPER)
        self._acts: list[Button] = []
        self._grid = QGridLayout()
        self.progress = ProgressLine(look)
        self._close = Button(look, self.tr("Close"))
        self._close.clicked.connect(self.close)

        self._grid.setColumnStretch(1, 1)
        inside = Column(look, 2, 3, rows)
        inside.addWidget(self._title)
        inside.addLayout(self._grid)
        inside.addWidget(self.progress)
        inside.addStretch()
        foot = FootBar(look)
        foot.right.addWidget(self._close)
        column = Column(look, 0, 0, self)
        column.addWidget(Scroll(look, rows, Surface.PAPER), 1)
        column.addWidget(foot)
        look.follow(self._fit)
        self._close.setFocus()

    def _fit(self) -> None:
        m = self._look.metrics
        self.setMinimumSize(m.ems(44), m.ems(26))
        self._grid.setHorizontalSpacing(round(1.5 * m.u))
        self._grid.setVerticalSpacing(round(1.5 * m.u))

    def watch(self, work: Work, name: str) -> None:
        """Show that the file called `name` is being judged."""
        self.progress.watch(work, self.tr("Judging {name}").format(name=name))

    def add(self, arrival: Arrival) -> None:
        """Add a row for a file that could be read."""
        received = arrival.received
        verdict, card = received.verdict, received.card
        if card is not None:
            if arrival.card_to_pin is None:
                words = self.tr("A card: {name}, pinned").format(name=card.party.name)
                self._row("user-check", Ink.GOOD, arrival.name, words)
                return
            words = self.tr("A card: {name}").format(name=card.party.name)
            see = Button(self._look, self.tr("Look at this card"))
            see.clicked.connect(lambda: self.card_wanted.emit(arrival))
            self._row("user", Ink.NOTE, arrival.name, words, see)
        elif (title := arrival.title) is not None:
            see = Button(self._look, self.tr("Look at it"))
            see.clicked.connect(self.close)
            see.clicked.connect(lambda: self.title_wanted.emit(title))
            words = self._look.speech.say("title-file", title.sort.value)
            self._row("stamp", Ink.NOTE, arrival.name, words, see)
        elif arrival.evidence:
            see = Button(self._look, self.tr("Look at it"))
            see.clicked.connect(lambda: self.evidence_wanted.emit(arrival))
            words = self.tr("Evidence; nothing was kept yet")
            self._row("shield-check", Ink.NOTE, arrival.name, words, see)
        elif verdict is not None:
            sign = HEADLINES[verdict.headline]
            said = self._look.speech.say("headline", verdict.headline.value, verdict.facts)
            words = self.tr("{number}: {said}").format(number=verdict.number, said=said)
            self._row(sign.icon, Ink(sign.tone.value), arrival.name, words, self._way_to(arrival))

    def _way_to(self, arrival: Arrival) -> Button:
        received, verdict = arrival.received, arrival.received.verdict
        digest = verdict.digest if verdict is not None else ""
        button = Button(self._look)
        button.clicked.connect(self.close)
        if not received.is_kept:
            button.setText(self.tr("See why"))
            button.clicked.connect(lambda: self.changed_wanted.emit(received))
        elif arrival.awaits_me:
            button.setText(self.tr("Answer it"))
            button.clicked.connect(lambda: self.sheet_wanted.emit(digest))
        else:
            button.setText(self.tr("Open it"))
            button.clicked.connect(lambda: self.bill_wanted.emit(digest))
        return button

    def add_failed(self, name: str, error: Exception) -> None:
        """Add a row for a file that could not be read, with the one sentence why."""
        words = words_for(error, self._look.speech.language)
        self._row("circle-x", Ink.BAD, name, words)

    def _row(self, icon: str, ink: Ink, name: str, words: str, act: Button | None = None) -> None:
        look, row = self._look, self._count
        self._count += 1
        said = Column(look, 0)
        said.addWidget(Label(look, name, Face.CAPTION, Ink.TEXT2, elides=True))
        said.addWidget(Label(look, words, wraps=True, selectable=True))
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(Icon(look, icon, ink, 1.3), row, 0, top)
        self._grid.addLayout(said, row, 1)
        if act is not None:
            act.setAccessibleDescription(f"{name}: {words}")
            self._grid.addWidget(act, row, 2, top)
            self._acts.append(act)
            keep_order(self._rows, self._acts)

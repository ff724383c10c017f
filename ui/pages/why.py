"""Says in full why an act is refused: the sentence, the law behind it, and what it rests on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from ui.dialogs.points import Point
from ui.look import Face, Ink, Look, Surface
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Ground
from ui.widgets.text import Icon, Label
from wallet.titles.refusals import ground_of
from wallet.titles.verbs import Possibility


class WhyDialog(QDialog):
    """One refusal in full."""

    def __init__(self, look: Look, refused: Possibility, parent: QWidget) -> None:
        super().__init__(parent)
        speech, facts = look.speech, refused.facts
        act = speech.say("verb", refused.verb.value)
        title = self.tr("{act}: refused").format(act=act)
        sentence = speech.say("refusal", refused.refusal or "", facts)
        close = Button(look, self.tr("Close"))
        grid = FieldGrid(look, 2)

        close.clicked.connect(self.accept)

        self.setWindowTitle(title)
        self.setAccessibleDescription(sentence)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ground = ground_of(refused.refusal or "")
        instead = speech.say("remedy", refused.refusal or "", facts) if ground else ""
        rows = (
            (self.tr("Refusal"), str(ground.number if ground else facts.get("refusal", ""))),
            (self.tr("Law"), ground.law if ground else str(facts.get("law", ""))),
            (self.tr("Clause"), str(facts.get("clause", ""))),
            (self.tr("Bill"), str(facts.get("number", ""))),
        )
        grid.show_facts([row for row in rows if row[1]])
        paper = Ground(look, Surface.PAPER)
        words = Column(look, 2, 3, paper)
        head = Row(look, 1)
        head.addWidget(Icon(look, "lock", Ink.TEXT2, 1.3))
        head.addWidget(Label(look, title, Face.TITLE), 1)
        words.addLayout(head)
        words.addWidget(Label(look, sentence, wraps=True, selectable=True))
        if instead:
            words.addWidget(Point(look, "arrow-right", instead))
        words.addWidget(grid)
        words.addStretch()
        foot = FootBar(look)
        foot.right.addWidget(close)
        column = Column(look, 0, 0, self)
        column.addWidget(paper, 1)
        column.addWidget(foot)
        self.setMinimumWidth(look.metrics.ems(36))

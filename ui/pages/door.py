"""One of the doors of the first start: what it leads to, and the button that opens it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look import Face, Ink, Look
from ui.widgets.boxes import Column, Row
from ui.widgets.panels import Panel
from ui.widgets.text import Icon, Label
from wallet.words import run_on


class Door(Panel):
    """An icon, a title, a picture, what one can do behind it, and buttons below.

    Args:
        look: How to draw.
        icon: Over the title.
        picture: What stands in the middle.
        points: The icons of the points, in their order.
        chosen: Whether it is the likeliest door.

    Attributes:
        words: Title and sentence: give all doors of a row the same height here.
        buttons: Add what opens it here.

    """

    def __init__(
        self,
        look: Look,
        icon: str,
        picture: QWidget,
        points: tuple[str, ...],
        *,
        chosen: bool = False,
    ) -> None:
        super().__init__(look, padding=3, chosen=chosen)
        self._title = Label(look, "", Face.TITLE, wraps=True)
        self._sentence = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self._points = tuple(Label(look, "", wraps=True) for _ in points)
        self.buttons = Row(look, 1)

        top = Row(look)
        top.addWidget(Icon(look, icon, Ink.ACCENT, 2.4))
        top.addStretch()
        self.body.addLayout(top)
        self.words = QWidget()
        words = Column(look, 0.5, 0, self.words)
        words.addWidget(self._title)
        words.addWidget(self._sentence)
        words.addStretch()
        self.body.addWidget(self.words)
        self.body.addWidget(picture)
        lines = Column(look, 1, (0, 1))
        for name, label in zip(points, self._points, strict=True):
            lines.addLayout(point(look, name, label))
        self.body.addLayout(lines)
        self.body.addStretch(1)
        self.body.addLayout(self.buttons)

    def say(self, title: str, sentence: str, *points: str) -> None:
        """Say what it leads to; one text for each point."""
        self._title.say(title)
        self._sentence.say(sentence)
        for label, words in zip(self._points, points, strict=True):
            label.say(words)
        self.setAccessibleName(title)
        self.setAccessibleDescription(run_on(sentence, *points))


def point(look: Look, icon: str, label: Label) -> Row:
    """Return a row with an icon beside the first line of a text."""
    row = Row(look, 1.25)
    beside = Column(look, 0, 0)
    beside.addSpacing(round(0.18 * look.metrics.em))
    beside.addWidget(Icon(look, icon))
    beside.addStretch()
    row.addLayout(beside)
    row.addWidget(label, 1)
    return row

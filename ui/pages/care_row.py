"""One thing to look after: what it is, how it stands, and what can be done about it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look import Face, Ink, Look
from ui.widgets.boxes import Column, Flow, Row
from ui.widgets.buttons import Button
from ui.widgets.text import Icon, Label


class CareRow(QWidget):
    """An icon, two lines of words, and buttons below that wrap."""

    def __init__(
        self, look: Look, icon: str, buttons: tuple[Button, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = icon
        self._icon = Icon(look, icon, Ink.TEXT2, 1.3)
        self._title = Label(look, "", Face.STRONG, wraps=True)
        self._words = Label(look, "", ink=Ink.TEXT2, wraps=True)
        row = Row(look, 1.5, 0, self)
        mark = Column(look, 0, 0)
        mark.addWidget(self._icon)
        mark.addStretch()
        row.addLayout(mark)
        words = Column(look, 0.5, 0)
        words.addWidget(self._title)
        words.addWidget(self._words)
        acts = QWidget()
        flow = Flow(look, acts)
        for button in buttons:
            flow.addWidget(button)
        words.addWidget(acts)
        row.addLayout(words, 1)

    def say(self, title: str, words: str, ink: Ink = Ink.TEXT2) -> None:
        """Say what it is and how it stands; a status in its ink."""
        self._title.say(title)
        self._words.say(words)
        self._words.write_in(ink)
        self._icon.show_icon(self._name, ink)

    @property
    def words(self) -> str:
        """How it stands."""
        return self._words.whole

"""One way to choose among several: a radio button, what it means, and why it is refused."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton, QSpacerItem, QWidget

from ui.look import Face, Ink, Look
from ui.pages.why import WhyLabel
from ui.widgets.boxes import Column, Row
from ui.widgets.text import Icon, Label
from wallet.words import spaced


class Way(QWidget):
    """One of several ways: a radio button, what it means, and why it is refused."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.button = QRadioButton()
        self._means = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self._why = WhyLabel(look)
        self._refused = QWidget()
        self._inside = Column(look, 0.5)
        why = Row(look, 0.75, 0, self._refused)
        why.addWidget(Icon(look, "lock", ems=0.95), 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._why, 1)
        self._inside.addWidget(self._means)
        self._inside.addWidget(self._refused)
        self._space = QSpacerItem(0, 0)
        self._indent = Row(look, 0)
        self._indent.addItem(self._space)
        self._indent.addLayout(self._inside, 1)
        column = Column(look, 0.5, (2, 1.25), self)
        column.addWidget(self.button)
        column.addLayout(self._indent)
        look.follow(self._dress)

    def _dress(self) -> None:
        self.button.setFont(self._look.font(Face.STRONG))
        m = self._look.metrics
        self._space.changeSize(m.icon + m.u, 0)  # to where the words of the button begin
        self._indent.invalidate()

    def say(self, title: str, means: str, refused: Exception | None = None) -> None:
        """Call the way `title`; the reason why it is `refused` stands in place of what it means."""
        refusal = self._why.refuse(refused)
        self.button.setText(spaced(title.replace("&", "&&")))
        self.button.setAccessibleName(title)
        self.button.setAccessibleDescription(refusal or means)
        self.button.setEnabled(not refusal)
        self._means.say(means)
        self._means.setVisible(not refusal)
        self._refused.setVisible(bool(refusal))

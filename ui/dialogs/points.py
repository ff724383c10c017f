"""A few sentences, each behind a small icon."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look import Ink, Look
from ui.widgets.boxes import Column, Row, let_wrap
from ui.widgets.text import Icon, Label


class Point(QWidget):
    """One sentence with its icon on the first line."""

    def __init__(
        self, look: Look, icon: str, words: str, ink: Ink = Ink.TEXT2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        mark = Column(look, 0, (0, 0.375))  # the icon is lower than a line of text
        mark.addWidget(Icon(look, icon, ink))
        mark.addStretch()
        row = Row(look, 1.25, 0, self)
        row.addLayout(mark)
        said = Label(look, words, wraps=True)
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(said, 1)
        let_wrap(self)

"""A few sentences, each behind a small icon; and dialogs that are as high as their words."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLayout, QSizePolicy, QWidget

from ui.look import Ink, Look
from ui.widgets.boxes import Column, Row
from ui.widgets.text import Icon, Label


def let_wrap(widget: QWidget) -> None:
    """Let `widget` be as high as its words are at the width it gets."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)


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


class FittingDialog(QDialog):
    """Opens as high as its text is at its width.

    Qt takes a wrapped label's height at some narrow width for its least height,
    and would open the dialog higher than its text.
    """

    def sizeHint(self) -> QSize:
        hint, layout = super().sizeHint(), self.layout()
        width = max(hint.width(), self.minimumWidth())
        if layout is None or not layout.hasHeightForWidth():
            return QSize(width, hint.height())
        return QSize(width, layout.totalHeightForWidth(width))

    def setLayout(self, layout: QLayout) -> None:
        super().setLayout(layout)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.sizeHint())
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, self._grow)  # when its words have their new font too

    def _grow(self) -> None:
        self.resize(self.size().expandedTo(self.sizeHint()))

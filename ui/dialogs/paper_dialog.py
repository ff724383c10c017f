"""A dialog that is one sheet of paper: words that scroll if they must, a foot always in sight."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.look import Look, Surface
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground, Scroll


class PaperDialog(QDialog):
    """Opens as high as its words are, never higher than the screen: then the words scroll.

    Args:
        look: How to draw.
        parent: The window it stands before.
        gap: Between the words, in grid units.

    Attributes:
        body: Add here what is said and filled in, from above.
        foot: Add here what is decided.
        page: Moves the words where the screen is too low for them.

    """

    def __init__(self, look: Look, parent: QWidget | None = None, *, gap: float = 1.5) -> None:
        super().__init__(parent)
        self._look = look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._paper = Ground(look, Surface.PAPER)
        self.body = Column(look, gap, 3, self._paper)
        self.foot = FootBar(look)
        column = Column(look, 0, 0, self)
        self.page = Scroll(look, self._paper, Surface.PAPER, is_text=True)
        column.addWidget(self.page, 1)
        column.addWidget(self.foot)

    def call(self, title: str) -> None:
        """Say what the window is, to everybody."""
        self.setWindowTitle(title)
        self.setAccessibleName(title)

    def decide_by(self, *buttons: Button) -> None:
        """Put the buttons into the foot, the likeliest last."""
        for button in buttons:
            self.foot.right.addWidget(button)

    def sizeHint(self) -> QSize:
        # Qt would take a wrapped label's height at some narrow width for its least height.
        foot, body = self.foot.sizeHint(), self.body
        width = max(self._paper.sizeHint().width(), foot.width(), self.minimumWidth())
        folds = body.hasHeightForWidth()
        height = body.totalHeightForWidth(width) if folds else body.sizeHint().height()
        hint = QSize(width, height + foot.height()).expandedTo(self.minimumSize())
        return hint.boundedTo(self.screen().availableSize())

    def showEvent(self, event: QShowEvent) -> None:
        self.resize(self.sizeHint())
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self, self._grow)  # when its words have their new font too

    def _grow(self) -> None:
        self.resize(self.size().expandedTo(self.sizeHint()))

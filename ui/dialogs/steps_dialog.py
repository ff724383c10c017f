"""A window of steps: how far one has come above, the step, and Back and Next below.

Esc is Back, so before signing it goes one step back and closes at the first. What is under way
when the vault is locked is not shown any longer.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from ui.dialogs.steps_bar import StepsBar
from ui.look import Look
from ui.pages.latest import Latest
from ui.session import Session
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Scroll


class StepsDialog(QDialog):
    """What giving and issuing have in common; whoever derives says what Next does.

    Args:
        session: The open vault.
        look: How to draw.
        parent: The window it stands before.

    """

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._signing = Latest(self)
        self._head = StepsBar(look)
        self._stack = QStackedWidget()
        self._foot = FootBar(look)
        self.back = Button(look)
        self.next = Button(look, kind=Kind.PRIMARY)

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        session.locked.connect(self._locked)
        self.back.clicked.connect(self._go_back)

        self._foot.right.addWidget(self.back)
        self._foot.right.addWidget(self.next)
        column = Column(look, 0, 0, self)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        look.follow(self._fit)

    def _add_step(self, step: QWidget, *, scrolls: bool = True) -> None:
        """Add a step; one whose halves scroll by themselves is not to scroll as a whole."""
        self._stack.addWidget(Scroll(self._look, step, is_text=True) if scrolls else step)

    def _fit(self) -> None:
        m = self._look.metrics
        self.setMinimumSize(m.ems(48), m.ems(34))
        wanted = QSize(m.ems(84), m.ems(53)).expandedTo(self.size())
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    @property
    def _step(self) -> int:
        return self._stack.currentIndex()

    def _go_back(self) -> None:
        """Do what Back says: where there is no step to go back to, close."""
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _locked(self) -> None:
        """Show nothing of a vault that is closed, whatever is under way."""
        self.done(QDialog.DialogCode.Rejected)

    def reject(self) -> None:
        """Close, but never out of the middle of signing."""
        if not self._signing.is_waiting:
            super().reject()

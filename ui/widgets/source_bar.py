"""A row of ways to do one thing, of which one is chosen: icon and word, no menu."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from ui.look import Face, Look, box
from ui.widgets.boxes import Flow, let_wrap


class SourceButton(QAbstractButton):
    """One way. Arrow keys move to the next."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, for a screen reader
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.follow(self._dress)

    def _dress(self) -> None:
        self.setFont(self._look.font(Face.STRONG))  # the wider of its two faces, so nothing jumps
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        m = self._look.metrics
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + m.icon + m.u + 3 * m.u, m.button)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        is_chosen = self.isChecked()
        with QPainter(self) as painter:
            if is_chosen:
                box(painter, self.rect(), fill=t.accent_soft, border=t.accent, radius=m.radius)
            elif self.underMouse():
                box(painter, self.rect(), fill=t.sunken, border=t.line, radius=m.radius)
            ink = t.accent if is_chosen and not t.is_dark else t.text
            x, y = 1.5 * m.u, (self.height() - m.icon) / 2
            self._look.icons.paint(painter, QRectF(x, y, m.icon, m.icon), self._icon, ink)
            painter.setPen(ink)
            painter.setFont(self._look.font(Face.STRONG if is_chosen else Face.BODY))
            x += m.icon + m.u
            words = QRectF(x, -m.rise, self.width() - x, self.height())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())


class SourceBar(QWidget):
    """The buttons of all ways, wrapping where there is little room."""

    chosen = Signal(str)
    """The key of the way that was chosen by the user."""

    def __init__(self, look: Look, ways: dict[str, str], parent: QWidget | None = None) -> None:
        """Offer `ways`: by key, the name of an icon."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self.buttons = {key: SourceButton(look, icon) for key, icon in ways.items()}
        flow = Flow(look, self)
        for key, button in self.buttons.items():
            self._group.addButton(button)
            flow.addWidget(button)
            button.clicked.connect(partial(self.chosen.emit, key))
        let_wrap(self, expands=True)

    def say(self, words: dict[str, str]) -> None:
        """Name the ways."""
        for key, said in words.items():
            self.buttons[key].setText(said)
            self.buttons[key].setAccessibleName(said)
            self.buttons[key].updateGeometry()

    def choose(self, key: str) -> None:
        """Show which way is chosen."""
        self.buttons[key].setChecked(True)

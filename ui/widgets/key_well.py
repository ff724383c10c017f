"""Where a hand scanner types into, when it plays a keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Face, Look, box

MOST_KEYS = 4500
"""No code has more letters."""

_PAUSE_MS = 400
"""Some scanners send no key at the end: nobody types so fast, and no scanner so slowly."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_LEAVES = (Qt.Key.Key_Escape, Qt.Key.Key_Backtab)


class KeyWell(QWidget):
    """Takes keys while it has the keyboard, and gives them out one scan at a time."""

    typed = Signal(str)
    """What arrived, up to Enter, Tab or a pause."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._keys: list[str] = []
        self._words = ("", "")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._end)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)  # no letter is composed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self._dress)

    def say(self, ready: str, away: str) -> None:
        """Say one thing while it has the keyboard, and another while it has not."""
        self._words = ready, away
        self.setAccessibleName(ready)
        self.update()

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(20), self._look.metrics.ems(4))

    def event(self, event: QEvent) -> bool:
        # Qt takes Tab for itself before keyPressEvent; with keys waiting, it ends a scan.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._keys:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENDS and self._keys:
            self._end()
        elif event.key() in _LEAVES or not event.text() or not event.text().isprintable():
            super().keyPressEvent(event)
        else:
            self._keys.append(event.text())
            if len(self._keys) > MOST_KEYS:
                self._keys.clear()
            self._pause.start()
            self.update()

    def _end(self) -> None:
        self._pause.stop()
        keys, self._keys = "".join(self._keys), []
        self.update()
        if keys:
            self.typed.emit(keys)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._keys.clear()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        ready, away = self._words
        with QPainter(self) as painter:
            border = t.accent if self.hasFocus() else t.edge
            box(painter, self.rect(), fill=t.sunken, border=border, radius=m.radius)
            painter.setFont(self._look.font(Face.STRONG if self.hasFocus() else Face.BODY))
            painter.setPen(t.text if self.hasFocus() else t.text2)
            said = "·" * min(40, len(self._keys)) or (ready if self.hasFocus() else away)
            flags = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(self.rect().adjusted(m.u, 0, -m.u, 0), flags, said)

"""The one focus ring of the program: 2 px of accent, 2 px outside whatever has the focus."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFocusFrame,
    QMainWindow,
    QMenu,
    QTabBar,
    QWidget,
)
from shiboken6 import isValid

from ui.look.strokes import box


class _Frame(QFocusFrame):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colour = QColor()
        self.radius = 4.0

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            box(painter, self.rect(), border=self.colour, width=2, radius=self.radius)


class FocusRing(QObject):
    """Moves a frame around the widget that has the keyboard.

    Views and tab bars have no outside to their rows and tabs: they draw their
    own ring inside. So does a widget with the property ``ownFocus``. A widget
    with rounder corners than ours says so in the property ``focusRadius``.
    """

    def __init__(self, application: QApplication, colour: QColor) -> None:
        super().__init__(application)
        self._colour = colour
        self._frame: _Frame | None = None
        application.focusChanged.connect(self._follow)

    def wear(self, colour: QColor) -> None:
        """Draw in `colour` from now on."""
        self._colour = colour
        if self._frame is not None and isValid(self._frame):
            self._frame.colour = colour

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not _has_outside(new):
            if self._frame is not None and isValid(self._frame):
                self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes none
            return
        # The frame is a child of the widget's window and goes when that goes.
        if self._frame is None or not isValid(self._frame):
            self._frame = _Frame(new.window())
        self._frame.colour = self._colour
        self._frame.radius = new.property("focusRadius") or 8.0
        self._frame.setWidget(new)


def _has_outside(widget: QWidget) -> bool:
    own = isinstance(widget, QAbstractItemView | QTabBar | QMenu | QMainWindow)
    return not (own or widget.isWindow() or widget.property("ownFocus"))

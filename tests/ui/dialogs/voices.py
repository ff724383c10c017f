"""Whether everything one can reach says what it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QWidget


def nameless(window: QWidget) -> list[QWidget]:
    """Return what the Tab key reaches in `window` and a screen reader could not name."""
    found = []
    for widget in window.findChildren(QWidget):
        stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        is_frame = isinstance(widget, QScrollArea | QStackedWidget | QTabBar)
        if not stops or is_frame or not widget.isVisibleTo(window):
            continue
        reader = QAccessible.queryAccessibleInterface(widget)
        if not reader.text(QAccessible.Text.Name).strip():
            found.append(widget)
    return found

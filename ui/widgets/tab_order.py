"""Keeps the Tab key in reading order where widgets come and go."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def keep_order(container: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let the Tab key reach `widgets` where `container` stands, in this order.

    Qt appends what is made later to the end of the window's order; `container`
    was there in time, so whatever has the keyboard before it comes before them.
    """
    before = container.previousInFocusChain()
    while before is not None and before is not container and not _stops(before, container):
        before = before.previousInFocusChain()
    stops = [] if before is None or before is container else [before]
    for first, second in pairwise([*stops, *widgets]):
        QWidget.setTabOrder(first, second)


def _stops(widget: QWidget, container: QWidget) -> bool:
    """Say whether the Tab key stops at `widget`, outside `container`."""
    is_stop = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return is_stop and not container.isAncestorOf(widget)

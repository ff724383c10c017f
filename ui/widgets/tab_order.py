"""Keeps the Tab key in reading order where widgets come and go.

Never walk the focus chain from Python: PySide 6.11 makes the widget that
`nextInFocusChain` or `previousInFocusChain` returns a child of the one that was
asked, and it dies with that.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def keep_order(after: QWidget, widgets: Sequence[QWidget]) -> None:
    """Let the Tab key reach `widgets` directly after `after`, in this order.

    Qt appends what is made later to the end of the window's order. Where
    `after` is the part that holds the widgets, it was made in time and marks
    their place, though it never has the keyboard itself; so may one of `widgets`,
    for what is made in it later.
    """
    # Qt lets nothing lead, or follow, that the Tab key does not reach.
    chain = [after, *widgets]
    policies = [widget.focusPolicy() for widget in chain]
    for widget in chain:
        widget.setFocusPolicy(widget.focusPolicy() | Qt.FocusPolicy.TabFocus)
    for first, second in pairwise(chain):
        QWidget.setTabOrder(first, second)
    for widget, policy in zip(chain, policies, strict=True):
        widget.setFocusPolicy(policy)

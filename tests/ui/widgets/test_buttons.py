"""Buttons under an impatient hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.buttons import Button

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


def send(button: Button, kind: QEvent.Type) -> None:
    held = NONE if kind is QEvent.Type.MouseButtonRelease else LEFT
    where = QPointF(button.rect().center())
    event = QMouseEvent(
        kind, where, button.mapToGlobal(where), LEFT, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(button, event)


@pytest.mark.parametrize("second", ["MouseButtonDblClick", "MouseButtonPress"])
def test_a_double_click_is_one_click(look, qtbot, second):
    button = Button(look, "Sign")
    qtbot.addWidget(button)
    clicks = []
    button.clicked.connect(lambda: clicks.append(1))
    for kind in ("MouseButtonPress", "MouseButtonRelease", second, "MouseButtonRelease"):
        send(button, QEvent.Type[kind])
    assert len(clicks) == (1 if second == "MouseButtonDblClick" else 2)

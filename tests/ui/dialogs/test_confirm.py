"""The one question before an act of law."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.walking import nameless
from ui.dialogs.confirm import ConfirmDialog


@pytest.fixture
def asked(look, qtbot):
    dialog = ConfirmDialog(
        look, "Accept the bill?", ("You sign once.", "It cannot be taken back."), "Accept", "check"
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    confirmed = []
    dialog.confirmed.connect(lambda: confirmed.append(True))
    return dialog, confirmed


def test_enter_decides_nothing(asked, qtbot):
    dialog, confirmed = asked
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not confirmed
    assert dialog.isVisible()


def test_escape_goes_back(asked, qtbot):
    dialog, confirmed = asked
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not confirmed
    assert not dialog.isVisible()


def test_the_button_confirms_once(asked, qtbot):
    dialog, confirmed = asked
    qtbot.keyClick(dialog.act, Qt.Key.Key_Space)
    assert confirmed == [True]
    assert not dialog.isVisible()


def test_the_consequences_are_read_out(asked):
    dialog, _confirmed = asked
    assert dialog.accessibleName() == "Accept the bill?"
    assert "cannot be taken back" in dialog.accessibleDescription()
    assert nameless(dialog) == []

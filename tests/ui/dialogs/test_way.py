"""One of several ways: what it means stands under its name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStyle, QStyleOptionButton

from tests.ui.walking import settled
from ui.dialogs.way import Way
from ui.look import TextSize


@pytest.mark.parametrize("size", [TextSize.SMALLER, TextSize.BIGGER])
def test_what_it_means_begins_under_its_name_in_any_size(look, qtbot, size):
    way = Way(look)
    qtbot.addWidget(way)
    way.say("In blank", "Nobody is named.")
    way.show()
    look.wear(size=size)
    settled(way)
    option = QStyleOptionButton()
    way.button.initStyleOption(option)
    words = way.style().subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, way.button)
    assert abs(way._means.x() - (way.button.x() + words.left())) <= 1

"""Gaps grow with the text; one that was set otherwise stays so."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from ui.look import TextSize
from ui.widgets.boxes import Column


@pytest.mark.parametrize(("spacing", "then"), [(None, 9), (0, 0), (16, 18)])
def test_a_gap_is_kept_in_grid_units_when_the_text_grows(look, qtbot, spacing, then):
    look.wear(size=TextSize.MEDIUM)
    owner = QWidget()
    qtbot.addWidget(owner)
    column = Column(look, 1, 0, owner)
    if spacing is not None:
        column.setSpacing(spacing)
    look.wear(size=TextSize.BIGGER)
    assert column.spacing() == then

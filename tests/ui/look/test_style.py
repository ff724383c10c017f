"""Qt's own controls wear our boxes and measures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QSlider,
    QSpinBox,
    QStyle,
    QStyleOptionSlider,
)

from ui.look import TextSize, Theme

CONTROLS = [QPushButton, QLineEdit, QComboBox, QSpinBox]


@pytest.mark.parametrize("control", CONTROLS)
def test_buttons_and_fields_are_equally_high(look, qtbot, control):
    widget = control()
    qtbot.addWidget(widget)
    assert widget.sizeHint().height() == look.metrics.button


@pytest.mark.parametrize("mark", [QCheckBox, QRadioButton])
def test_marks_are_big_enough_to_hit_in_every_size(look, qtbot, mark):
    widget = mark("Compared")
    qtbot.addWidget(widget)
    widget.show()
    for size in TextSize:
        look.wear(size=size)
        assert widget.sizeHint().height() >= look.metrics.target


def colours(widget):
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize(
    "make",
    [
        lambda: QPushButton("Go"),
        lambda: QLineEdit("text"),
        lambda: QComboBox(),
        lambda: QSpinBox(),
        lambda: QPlainTextEdit("text"),
        lambda: QCheckBox(),
        lambda: QRadioButton(),
    ],
    ids=["button", "field", "combo", "spin", "text", "check", "radio"],
)
def test_a_control_has_paper_inside_and_an_edge_around(look, qtbot, theme, make):
    look.wear(theme=theme)
    widget = make()
    qtbot.addWidget(widget)
    widget.resize(widget.sizeHint())
    found = colours(widget)
    assert look.tokens.paper.name() in found
    # A circle of one pixel has only pixels that are nearly its colour.
    assert any(near(look.tokens.edge, QColor(colour)) for colour in found)


def near(one, other):
    parts = zip(one.getRgb(), other.getRgb(), strict=True)
    return all(abs(mine - its) < 4 for mine, its in parts)


def test_what_is_chosen_is_filled_with_accent(look, qtbot):
    box = QCheckBox(checked=True)
    slider = QSlider(Qt.Orientation.Horizontal, value=50)
    bar = QProgressBar(value=50, textVisible=False)
    for widget in (box, slider, bar):
        qtbot.addWidget(widget)
        widget.resize(widget.sizeHint())
        assert look.tokens.accent.name() in colours(widget)


def test_a_scroll_bar_has_a_handle_one_can_take_and_no_arrows(look, qtbot):
    bar = QScrollBar(Qt.Orientation.Vertical, maximum=100_000, pageStep=10)
    qtbot.addWidget(bar)
    bar.resize(12, 300)
    option = QStyleOptionSlider()
    bar.initStyleOption(option)

    def part(which):
        return bar.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, which, bar)

    assert part(QStyle.SubControl.SC_ScrollBarSlider).height() >= look.metrics.ems(2)
    assert part(QStyle.SubControl.SC_ScrollBarAddLine).isEmpty()
    bar.setValue(100_000)
    bar.initStyleOption(option)
    assert part(QStyle.SubControl.SC_ScrollBarSlider).bottom() == 299


@pytest.mark.parametrize("size", TextSize)
def test_the_knob_of_a_slider_is_whole(look, qtbot, size):
    look.wear(size=size)
    slider = QSlider(Qt.Orientation.Horizontal)
    qtbot.addWidget(slider)
    slider.setValue(50)
    slider.show()
    image = slider.grab().toImage()
    accent, across = look.tokens.accent, range(image.width() // 2 - 6, image.width() // 2 + 6)
    inked = [
        sum(near(image.pixelColor(x, y), accent) for x in across) for y in range(image.height())
    ]
    assert inked[:3] == inked[:-4:-1], "a cut ring lacks its arc above or below"

"""The walkers see what they are there to see."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tests.ui import walking


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    QVBoxLayout(page)
    page.show()
    return page


def put(page, widget, name=""):
    page.layout().addWidget(widget)
    widget.setAccessibleName(name)
    walking.settled(page)


def test_a_cross_and_a_button_of_one_name_are_two_things(page):
    put(page, QPushButton("Close"))
    put(page, QPushButton("Close"))
    assert walking.same_names(page) == []
    put(page, QPushButton(), "Close")
    assert walking.same_names(page) == ["Close"]


def test_letters_of_two_kinds_must_not_touch(page):
    put(page, QLabel("交给 Meridian"))
    assert walking.crowded(page) == []
    put(page, QLabel("交给Meridian"))
    assert len(walking.crowded(page)) == 1

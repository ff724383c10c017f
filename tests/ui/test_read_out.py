"""What a screen reader is told: what things are, how they stand, and what changed by itself."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.screens.__main__ import put_away, screens
from tests.screens.samples import MOMENTS, agreed, holder
from tests.ui import walking
from ui.look import Look
from ui.pages.outcome import Outcome
from ui.widgets.banner import Banner
from ui.widgets.fields import LabelledField
from ui.widgets.time_line import TimeLine, tell
from wallet.errors import CouldNotLook

Role, Text = QAccessible.Role, QAccessible.Text
_NAMED = {
    Role.Table, Role.List, Role.PageTabList, Role.PageTab, Role.Button, Role.ButtonMenu,
    Role.CheckBox, Role.RadioButton, Role.EditableText, Role.ComboBox, Role.Slider, Role.SpinBox,
    Role.ProgressBar, Role.Dialog, Role.ColumnHeader, Role.ListItem,
}  # fmt: skip
"""What is nothing without a name."""


@pytest.fixture
def told(monkeypatch):
    """Return what was said aloud, as it comes."""
    said = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    return said


def test_a_verdict_is_read_out_when_it_can_be_seen_and_when_it_is_another(look, qtbot, told):
    banner = Banner(look)
    qtbot.addWidget(banner)
    banner.show_answer(holder(look))
    assert told == [], "its page is not turned to"
    banner.show()
    assert told == [banner.accessibleName()]
    banner.show_answer(holder(look))
    banner.hide()
    banner.show()
    assert len(told) == 1
    banner.show_answer(agreed(look))
    assert told[1].startswith("Genuine · Agreed")


def test_what_went_wrong_and_what_is_done_is_read_out(look, qtbot, told):
    outcome = Outcome(look)
    qtbot.addWidget(outcome)
    outcome.complain(CouldNotLook("vault-locked"))
    outcome.tell("Saved as bill.ebl.")
    assert len(told) == 2
    assert told[1] == "Saved as bill.ebl."


def test_an_act_of_the_time_line_is_read_out_when_one_walks_to_it(look, qtbot, told):
    line = TimeLine(look)
    qtbot.addWidget(line)
    story = tell(MOMENTS, MOMENTS[-1].since, name_of=lambda one: one.name, is_me=lambda _one: False)
    line.show_story(story)
    assert told == [], "nobody went anywhere"
    QTest.keyClick(line, Qt.Key.Key_Home)
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert [said.partition(":")[0] for said in told] == ["1", "2"]
    assert told[1] == line.accessibleDescription()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClick(line, Qt.Key.Key_Right)
    assert len(told) == 3, "there is none after the last"


def test_what_is_wrong_in_a_field_is_read_out_once(look, qtbot, told):
    field = LabelledField(look, "&Name", QLineEdit())
    qtbot.addWidget(field)
    field.show()
    for wrong in ("Too short.", "Too short.", "", "Too long."):
        field.complain(wrong)
    assert told == ["Too short.", "Too long."]


@pytest.fixture(scope="module")
def heard(_look: Look) -> Iterator[dict[str, list]]:
    """Return all that can be heard of some pages: role, name, description, value and state."""
    made = dict(screens())
    found = {}
    for name in ("widgets-bills", "widgets-checks", "widgets-control", "scan-picture", "show-card"):
        page = made[name](_look)
        page.resize(1280, 820)
        page.show()
        walking.settled(page)
        found[name] = [*_parts(QAccessible.queryAccessibleInterface(page))]
        put_away(page)
    return found


def _parts(one):
    state = one.state()
    if state.invisible:
        return
    name = one.text(Text.Name).strip()
    more = (one.text(Text.Description), one.text(Text.Value))
    yield (
        one.role(),
        name,
        *more,
        {
            word
            for word in ("checked", "selected", "readOnly", "disabled", "focusable")
            if getattr(state, word)
        },
    )
    for place in range(min(one.childCount(), 60)):
        if (child := one.child(place)) is not None and child.isValid():
            yield from _parts(child)


def test_whatever_one_acts_on_is_named_and_no_box_is_checked_that_is_none(heard):
    for page, parts in heard.items():
        nameless = [part for part in parts if part[0] in _NAMED and not part[1]]
        assert nameless == [], page
    boxes = {part[1] for parts in heard.values() for part in parts if part[0] is Role.CheckBox}
    assert boxes == set()


def test_a_check_is_a_button_that_says_its_result_and_whether_it_is_open(heard):
    checks = [one for one in heard["widgets-checks"] if one[1].startswith(("13. ", "14. ", "1. "))]
    assert {one[0] for one in checks} == {Role.Button}
    said = {name.partition(".")[0]: (name, more) for _role, name, more, *_rest in checks}
    assert said["13"][0] == "13. Record of the registrar: not checked"
    assert said["13"][1].endswith("(Opened)")
    assert said["1"][1].endswith("(Folded)")


def test_a_row_of_bills_says_which_is_chosen_and_what_stands_in_it(heard):
    cells = [one for one in heard["widgets-bills"] if one[0] is Role.Cell]
    numbers = [name for _role, name, *_rest, state in cells if "checked" in state]
    assert numbers
    assert all(name.startswith("MRDN-") for name in numbers)
    assert all(name for _role, name, *_rest in cells)


def test_filters_and_ways_are_one_of_several(heard):
    chosen = {
        name
        for page in ("widgets-bills", "scan-picture")
        for role, name, *_rest, state in heard[page]
        if role is Role.RadioButton and "checked" in state
    }
    assert "Picture" in chosen
    assert any(name.startswith("All") for name in chosen)


def test_pictures_say_in_words_what_they_draw(heard):
    names = {name: more for _role, name, more, *_rest in heard["widgets-control"]}
    line = names["Time line of control; the table below says the same"]
    assert "Hand over" in line
    assert any(one[0] is Role.Table and one[1] == "Acts" for one in heard["widgets-control"])
    assert "QR code for the other side’s camera" in {one[1] for one in heard["show-card"]}
    tabs = [one for one in heard["widgets-control"] if one[0] is Role.PageTab]
    assert [one[1] for one in tabs if "selected" in one[-1]] == ["Control"]

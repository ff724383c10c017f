"""Chips, acts and places: chosen with pointer and keyboard alike."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest

from tests.ui import ink
from ui.look import Face
from ui.widgets.acts_row import ActsRow, Choice
from ui.widgets.bars import TopBar
from ui.widgets.buttons import Button, IconButton
from ui.widgets.chips import Filter, FilterChips
from ui.widgets.fields import LabelledField, SearchField
from ui.widgets.rail import Place, Rail
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label

FILTERS = [Filter("all", "All", 37), Filter("in-hands", "In my hands", 9), Filter("copy", "Copies")]


@pytest.fixture
def chips(look, qtbot):
    chips = FilterChips(look, "Show only")
    qtbot.addWidget(chips)
    chips.show_filters(FILTERS, "all")
    chips.show()
    return chips


def press(widget, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifiers)


class TestFilterChips:
    def test_arrow_keys_choose_the_next_one(self, chips, qtbot):
        with qtbot.waitSignal(chips.chosen) as chosen:
            press(chips, Qt.Key.Key_Right)
        assert chosen.args == ["in-hands"]
        assert chips.current == "in-hands"

    def test_the_arrow_keys_stop_at_the_ends(self, chips, qtbot):
        with qtbot.assertNotEmitted(chips.chosen):
            press(chips, Qt.Key.Key_Left)

    def test_the_tab_key_stops_once(self, chips):
        stops = [
            chip for chip in chips._chips.values() if chip.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        assert [chip.text() for chip in stops] == ["All"]

    def test_a_chip_says_its_count(self, chips):
        names = [chip.accessibleName() for chip in chips._chips.values()]
        assert names == ["All, 37", "In my hands, 9", "Copies"]

    def test_other_filters_replace_the_old_ones(self, chips, qtbot):
        chips.show_filters([FILTERS[0], Filter("frozen", "Frozen", 12_345)], "frozen")
        assert chips.current == "frozen"
        assert chips._chips["frozen"].accessibleName() == "Frozen, 12 345"
        assert "copy" not in chips._chips


REFUSED = "You signed an offer. While it stands, a second act is refused."


@pytest.fixture
def acts(look, qtbot):
    acts = ActsRow(look)
    qtbot.addWidget(acts)
    acts.resize(900, 100)
    acts.show_acts(
        [
            Choice("endorse", "Endorse and hand over", REFUSED, 7),
            Choice("surrender", "Surrender", "Not to the carrier.", 10),
            Choice("export", "Export"),
            Choice("get-recorded", "Get recorded"),
        ],
        "get-recorded",
    )
    acts.show()
    return acts


def seen(acts):
    return [button for button in acts.findChildren(Button) if button.isVisible()]


class TestActs:
    def test_the_likeliest_act_comes_first(self, acts):
        keys = sorted(acts._buttons, key=lambda key: acts.button(key).pos().toTuple())
        assert keys[0] == "get-recorded"

    def test_an_allowed_act_is_chosen(self, acts, qtbot):
        with qtbot.waitSignal(acts.chosen) as chosen:
            acts.button("export").click()
        assert chosen.args == ["export"]

    def test_a_refused_act_can_be_reached_and_does_nothing(self, acts, qtbot):
        button = acts.button("endorse")
        assert button.isEnabled()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleDescription() == REFUSED
        with qtbot.assertNotEmitted(acts.chosen):
            button.click()

    def test_the_line_gives_the_first_refusal_and_then_that_of_the_act_looked_at(self, acts, qtbot):
        assert REFUSED in acts._why.whole
        assert "refusal 7" in acts._why.whole
        acts.button("surrender").setFocus()
        qtbot.waitUntil(acts.button("surrender").hasFocus)
        assert "Not to the carrier." in acts._why.whole

    def test_the_reasons_can_be_asked_for(self, acts, qtbot):
        with qtbot.waitSignal(acts.why_asked) as asked:
            acts._why.linkActivated.emit("#")
        assert asked.args == ["endorse"]

    def test_without_a_refusal_there_is_no_line(self, acts):
        acts.show_acts([Choice("export", "Export")])
        assert acts._line.isHidden()

    def test_they_wrap_into_two_rows_before_they_fold(self, acts, qtbot):
        acts.resize(acts.button("endorse").width() + 60, 200)
        qtbot.waitUntil(acts._more.isVisible)
        assert len({button.y() for button in seen(acts)}) <= 2
        acts._menu.aboutToShow.emit()
        folded = [action.text() for action in acts._menu.actions()]
        assert "Surrender" in folded
        acts.resize(1200, 200)
        qtbot.waitUntil(lambda: not acts._more.isVisible())

    def test_what_changes_nothing_takes_no_second_row(self, acts, qtbot):
        legal = [Choice(key, "Endorse and hand over") for key in ("a", "b", "c")]
        minor = [Choice(key, "Make a bundle", is_minor=True) for key in ("d", "e", "f")]
        acts.resize(900, 100)
        acts.show_acts([*legal, *minor])
        qtbot.waitUntil(acts._more.isVisible)
        assert len({button.y() for button in seen(acts)}) == 1
        acts._menu.aboutToShow.emit()
        assert {action.text() for action in acts._menu.actions()} == {"Make a bundle"}
        acts.resize(2000, 100)
        qtbot.waitUntil(lambda: not acts._more.isVisible())
        assert all(acts.button(key).isVisible() for key in "abcdef")

    def test_a_folded_act_is_chosen_from_the_menu(self, acts, qtbot):
        acts.resize(200, 200)
        qtbot.waitUntil(acts._more.isVisible)
        acts._menu.aboutToShow.emit()
        export = next(one for one in acts._menu.actions() if one.text() == "Export")
        with qtbot.waitSignal(acts.chosen) as chosen:
            export.trigger()
        assert chosen.args == ["export"]


PLACES = [Place("bills", "Bills", "file-text"), Place("inbox", "Inbox", "inbox")]


@pytest.fixture
def rail(look, qtbot):
    rail = Rail(look)
    qtbot.addWidget(rail)
    rail.show_places(PLACES)
    rail.choose("bills")
    rail.show_vault("Hengtai export desk", "Meridian, reached 13:40", is_reached=True)
    rail.resize(rail.width(), 600)
    rail.show()
    return rail


class TestRail:
    def test_a_place_is_chosen(self, rail, qtbot):
        with qtbot.waitSignal(rail.chosen) as chosen:
            rail._buttons["inbox"].click()
        assert chosen.args == ["inbox"]

    def test_what_waits_is_said_with_the_place(self, rail):
        rail.show_waiting("inbox", 2)
        assert rail._buttons["inbox"].accessibleName() == "Inbox, 2 waiting"

    def test_narrow_it_keeps_icons_with_names(self, rail, look):
        rail.be_narrow(True)
        assert rail.width() == look.metrics.narrow_rail
        assert rail._buttons["bills"].toolTip() == "Bills"
        assert rail._lock.accessibleName() == "Lock vault"
        assert rail._lock.toolTip() == "Lock vault"
        rail.grab()
        rail.be_narrow(False)
        assert rail.width() == look.metrics.rail
        assert rail._lock.text() == "Lock vault"

    @pytest.mark.parametrize(("waiting", "said"), [(2, "2"), (120, "99+")])
    def test_narrow_what_waits_is_counted_beside_the_middle_of_the_icon(
        self, rail, look, waiting, said
    ):
        rail.be_narrow(True)
        rail.show_waiting("inbox", waiting)
        places = {stroke.said: stroke.where for stroke in ink.strokes_of(rail)}
        wide = QFontMetrics(look.font(Face.CAPTION_STRONG)).horizontalAdvance(said)
        assert places[said].width() >= wide - 2, "cut at the edge of the rail"
        assert not places[said].contains(places["inbox"].center())

    def test_up_and_down_walk_the_places(self, rail, qtbot):
        rail._buttons["bills"].setFocus()
        press(rail._buttons["bills"], Qt.Key.Key_Down)
        qtbot.waitUntil(rail._buttons["inbox"].hasFocus)

    def test_the_lock_is_asked_for(self, rail, qtbot):
        with qtbot.waitSignal(rail.lock_asked):
            rail._lock.click()

    def test_the_lock_comes_after_the_places(self, rail):
        rail._buttons["bills"].setFocus()
        press(rail._buttons["bills"], Qt.Key.Key_Tab)
        assert rail._lock.hasFocus()


def test_the_top_bar_asks_to_receive_and_searches(look, qtbot):
    bar = TopBar(look)
    qtbot.addWidget(bar)
    with qtbot.waitSignal(bar.receive_asked):
        bar.receive.click()
    with qtbot.waitSignal(bar.search.searched) as searched:
        bar.search.setText("yantian")
    assert searched.args == ["yantian"]
    assert bar.sizeHint().height() == look.metrics.top_bar


def test_escape_empties_a_search_and_then_lets_go(look, qtbot):
    field = SearchField(look, "Search people")
    qtbot.addWidget(field)
    field.setText("x")
    press(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert field.accessibleName() == "Search people"


def test_a_field_is_named_by_its_label_and_says_what_is_wrong(look, qtbot):
    field = LabelledField(look, "&LEI", SearchField(look, ""), "20 letters and digits")
    qtbot.addWidget(field)
    assert field.field.accessibleName() == "LEI"
    assert field.field.accessibleDescription() == "20 letters and digits"
    field.complain("This has 16.")
    assert field.field.accessibleDescription() == "This has 16."
    field.complain("")
    assert field.field.accessibleDescription() == "20 letters and digits"


def test_tabs_show_their_pages_and_count_what_is_inside(look, qtbot):
    tabs = Tabs(look)
    qtbot.addWidget(tabs)
    first, second = Label(look, "one"), Label(look, "two")
    tabs.add(first, "Checks", 15)
    tabs.show_tab(tabs.add(second, "Control"))
    tabs.resize(600, 300)
    tabs.show()
    assert second.isVisible()
    assert not first.isVisible()
    assert tabs.bar.accessibleTabName(0) == "Checks, 15"
    press(tabs.bar, Qt.Key.Key_Left)
    assert first.isVisible()
    tabs.rename(0, "核查")
    assert tabs.bar.accessibleTabName(0) == "核查, 15"
    tabs.grab()


def test_enter_does_not_press_a_button_nobody_looked_at(look, qtbot):
    button = Button(look, "Accept and sign receipt")
    qtbot.addWidget(button)
    assert not button.autoDefault()
    assert not button.isDefault()


def test_a_button_is_pressed_by_keyboard(look, qtbot):
    button = Button(look, "Export")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        press(button, Qt.Key.Key_Space)


def test_an_icon_alone_carries_a_name_and_a_tool_tip(look, qtbot):
    button = IconButton(look, "zoom-in", "Bigger")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.toolTip()) == ("Bigger", "Bigger")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))

"""Who could act when, and how firmly: the story, its scale, its picture and its table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.screens.samples import BUYER, FORKED, MOMENTS, REJECTED
from tests.ui import ink
from ui.look import TextSize
from ui.models.cells import CELL
from ui.widgets.time_line import ControlView, Fork, TimeLine, tell
from ui.widgets.time_line.scale import scale
from wallet.titles.state import Degree, Status
from wallet.words import Language

NOW = datetime.fromisoformat("2026-11-22T09:30:00+01:00")
START = datetime(2026, 10, 29, tzinfo=UTC)


def told(moments=MOMENTS, **more):
    return tell(
        moments,
        NOW,
        name_of=lambda party: party.name,
        is_me=lambda party: party is BUYER,
        **more,
    )


class TestStory:
    def test_a_holder_has_one_block_from_act_to_act(self):
        control = told().control
        assert [stretch.words for stretch in control] == [
            "Yantian Hengtai",
            "Straits Merchant Bank",
            "Maasvlakte Tools B.V.",
        ]
        assert control[0].end == control[1].start == MOMENTS[1].since
        assert control[-1].end == NOW
        assert control[-1].is_mine
        assert control[-1].is_present

    def test_an_issue_by_its_registrar_is_recorded_by_its_nature(self):
        assert told().control[0].recorded_at == MOMENTS[0].since

    def test_what_nobody_recorded_is_not_recorded(self):
        agreed = (*MOMENTS[:2], replace(MOMENTS[2], recorded_at=None, degree=Degree.AGREED))
        last = told(agreed).control[-1]
        assert not last.is_recorded
        assert last.agreed_at == MOMENTS[2].agreed_at

    def test_what_nobody_answered_is_signed_only(self):
        signed = replace(MOMENTS[2], agreed_at=None, recorded_at=None, degree=Degree.SIGNED)
        assert told((*MOMENTS[:2], signed)).control[-1].agreed_at is None

    def test_a_charge_lasts_until_it_is_released(self):
        assert [stretch.words for stretch in told().charge] == ["", "Straits Merchant Bank", ""]

    def test_nothing_changed_is_one_stretch(self):
        assert len(told().medium) == 1

    def test_an_endorsement_alone_leaves_control_where_it_was(self):
        first = MOMENTS[0]
        endorsed = replace(
            MOMENTS[1], state=replace(MOMENTS[1].state, holder=first.state.holder), position=1
        )
        story = told((first, endorsed))
        assert len(story.control) == 1
        assert len(story.order) == 2
        assert len(story.marks) == 2

    def test_a_surrender_waits_and_an_end_ends(self):
        last = MOMENTS[2]
        given_back = replace(
            last,
            position=3,
            since=NOW - timedelta(days=1),
            state=replace(last.state, status=Status.SURRENDER_PENDING_DELIVERY),
        )
        over = replace(
            given_back,
            position=4,
            since=NOW - timedelta(hours=2),
            state=replace(last.state, status=Status.ACCOMPLISHED),
        )
        control = told((*MOMENTS, given_back, over)).control
        assert control[-2].is_pending
        assert control[-1].has_ended

    def test_a_rejected_offer_is_an_act_that_gave_nobody_anything(self):
        story = told((*MOMENTS, REJECTED))
        assert [mark.number for mark in story.marks] == [1, 2, 3, 4]
        assert [(one.at, one.to) for one in story.rejections] == [
            (REJECTED.since, "Harbour and Reed")
        ]
        assert story.control == told().control

    def test_the_line_never_runs_backwards_when_clocks_disagree(self):
        story = tell(MOMENTS, START, name_of=lambda party: party.name, is_me=lambda _party: False)
        assert list(story.ends) == sorted(story.ends)


spans = st.lists(st.integers(min_value=0, max_value=10**8), min_size=1, max_size=40)


class TestScale:
    @given(spans, st.integers(min_value=100, max_value=3000), st.integers(20, 300))
    def test_time_runs_to_the_right_and_every_stretch_has_its_least(self, seconds, width, wish):
        ends = [START]
        for span in seconds:
            ends.append(ends[-1] + timedelta(seconds=span))
        least = 100.0
        line = scale(ends, width, [wish] * len(seconds), least)
        widths = [b - a for a, b in zip(line.places, line.places[1:], strict=False)]
        assert all(one >= least - 0.01 for one in widths)
        assert line.width == pytest.approx(max(width, least * len(seconds)))
        places = [line.at(end) for end in ends]
        assert places == sorted(places)

    @given(spans)
    def test_a_moment_lies_between_the_acts_around_it(self, seconds):
        ends = [START]
        for span in seconds:
            ends.append(ends[-1] + timedelta(seconds=span))
        line = scale(ends, 1000, [0] * len(seconds), 50)
        middle = ends[0] + (ends[-1] - ends[0]) / 2
        assert 0 <= line.at(middle) <= line.width
        assert line.at(ends[0] - timedelta(days=1)) == 0
        assert line.at(ends[-1] + timedelta(days=1)) == pytest.approx(line.width)

    def test_equal_stretches_need_no_break(self):
        ends = [START + timedelta(days=n) for n in range(4)]
        line = scale(ends, 900, [0] * 3, 100)
        assert line.breaks == ()
        assert line.places == pytest.approx((0, 300, 600, 900))

    def test_where_a_minute_is_widened_the_months_are_broken(self):
        ends = [START, START + timedelta(minutes=1), START + timedelta(days=60)]
        line = scale(ends, 900, [0] * 2, 100)
        assert line.places[1] == pytest.approx(100)
        assert line.breaks == (pytest.approx(500),)


@pytest.fixture
def line(look, qtbot):
    line = TimeLine(look)
    qtbot.addWidget(line)
    line.show_story(told())
    line.resize(920, line.sizeHint().height())
    line.show()
    return line


class TestPicture:
    def test_left_and_right_walk_the_acts(self, line, qtbot):
        with qtbot.waitSignal(line.chosen) as chosen:
            QTest.keyClick(line, Qt.Key.Key_Left)
        assert chosen.args == [1]
        assert "2: Endorse to order, hand over, 3 Nov 2026 14:05" in line.accessibleDescription()
        QTest.keyClick(line, Qt.Key.Key_Home)
        with qtbot.assertNotEmitted(line.chosen):
            QTest.keyClick(line, Qt.Key.Key_Left)

    def test_enter_opens_the_evidence(self, line, qtbot):
        with qtbot.waitSignal(line.opened) as opened:
            QTest.keyClick(line, Qt.Key.Key_Return)
        assert opened.args == [2]

    def test_a_click_on_an_act_opens_it(self, line, qtbot):
        lanes = line._drawing().lanes
        with qtbot.waitSignal(line.opened) as opened:
            QTest.mouseClick(
                line, Qt.MouseButton.LeftButton, pos=QPoint(lanes.left + 5, lanes.discs + 5)
            )
        assert opened.args == [0]

    def test_the_present_holder_if_me_is_solid(self, line, look):
        lanes = line._drawing().lanes
        image = line.grab().toImage()
        assert image.pixelColor(lanes.right - 6, lanes.control + 8) == look.tokens.accent

    def test_a_holder_before_is_soft(self, line, look):
        lanes = line._drawing().lanes
        image = line.grab().toImage()
        assert image.pixelColor(lanes.left + 8, lanes.control + 8) == look.tokens.accent_soft

    def test_what_is_not_recorded_shows_no_recorded_fill(self, line, look):
        agreed = (*MOMENTS[:2], replace(MOMENTS[2], recorded_at=None, degree=Degree.AGREED))
        line.show_story(told(agreed))
        drawing = line._drawing()
        image = line.grab().toImage()
        left = drawing.lanes.left + round(drawing.line.at(MOMENTS[2].since))
        tokens = look.tokens
        row = {
            image.pixelColor(x, y).name()
            for x in range(left + 4, drawing.lanes.right - 4)
            for y in range(drawing.lanes.control + 4, drawing.lanes.order - 14)
        }
        assert not row & {tokens.accent.name(), tokens.accent_soft.name()}
        assert tokens.wait.ink.name() in row

    def test_a_fork_splits_the_lane(self, line, look):
        line.show_story(told(MOMENTS[:2], fork=Fork(FORKED, ("Maasvlakte", "Selat"))))
        drawing = line._drawing()
        image = line.grab().toImage()
        x = drawing.lanes.right - 20
        upper = image.pixelColor(x, drawing.lanes.control + 8)
        lower = image.pixelColor(x, drawing.lanes.order - 20)
        assert upper == lower == look.tokens.bad.soft

    def test_the_legend_explains_a_rejected_offer_where_there_is_one(self, line):
        def legend():
            return [stroke.said for stroke in ink.strokes_of(line)]

        assert "rejected offer, kept" not in legend()
        line.show_story(told((*MOMENTS, REJECTED)))
        line.resize(line.sizeHint())
        assert "rejected offer, kept" in legend()

    def test_the_stem_of_a_rejected_offer_does_not_cross_the_lanes(self, line, look):
        line.show_story(told((*MOMENTS, REJECTED)))
        drawing = line._drawing()
        x = drawing.lanes.left + round(drawing.line.at(REJECTED.since))
        image = line.grab().toImage()
        below = image.pixelColor(x, drawing.lanes.control + look.metrics.ems(3.5))
        assert below == look.tokens.accent

    def test_the_legend_explains_a_fork_where_there_is_one(self, line):
        def legend():
            return [stroke.said for stroke in ink.strokes_of(line)]

        assert "given twice, disputed" not in legend()
        line.show_story(told(MOMENTS[:2], fork=Fork(FORKED, ("Maasvlakte", "Selat"))))
        line.resize(line.sizeHint())
        assert "given twice, disputed" in legend()
        assert legend().count("git-fork") == 3

    def test_many_acts_make_it_wider_instead_of_narrower(self, line, look):
        many = tuple(
            replace(MOMENTS[n % 2], position=n, since=START + timedelta(hours=n)) for n in range(40)
        )
        line.show_story(told(many))
        assert line.minimumSizeHint().width() > look.metrics.ems(7) * 40
        line.grab()

    def test_the_legend_wraps_and_is_never_cut(self, line):
        high = line.sizeHint().height()
        line.resize(400, 400)
        assert line.sizeHint().height() > high

    def test_without_any_act_nothing_is_drawn_and_nothing_opens(self, look, qtbot):
        line = TimeLine(look)
        qtbot.addWidget(line)
        line.grab()
        with qtbot.assertNotEmitted(line.opened):
            QTest.keyClick(line, Qt.Key.Key_Return)


class TestTable:
    @pytest.fixture
    def view(self, look, qtbot):
        view = ControlView(look)
        qtbot.addWidget(view)
        view.resize(920, 600)
        view.show_moments(
            MOMENTS, NOW, name_of=lambda party: party.name, is_me=lambda party: party is BUYER
        )
        view.show()
        return view

    def cells(self, view, row):
        model = view.table.model()
        return [model.index(row, column).data(CELL).first for column in range(model.columnCount())]

    def test_it_says_what_the_picture_says(self, view):
        assert self.cells(view, 1) == [
            "2",
            "Endorse to order",
            "Yantian Hengtai",
            "Straits Merchant Bank",
            "3 Nov 14:05",
            "3 Nov 14:09",
            "3 Nov 16:40",
        ]

    def test_what_is_not_yet_recorded_says_so(self, view):
        agreed = (*MOMENTS[:2], replace(MOMENTS[2], recorded_at=None, degree=Degree.AGREED))
        view.show_moments(agreed, NOW, name_of=lambda party: party.name, is_me=lambda _party: False)
        assert self.cells(view, 2)[-1] == "not yet"

    def test_what_was_rejected_says_so(self, view):
        view.show_moments(
            (*MOMENTS, REJECTED), NOW, name_of=lambda party: party.name, is_me=lambda _party: False
        )
        assert self.cells(view, 3)[-1] == "rejected"
        assert self.cells(view, 3)[3] == "Harbour and Reed"

    def test_picture_and_table_walk_in_step(self, view):
        QTest.keyClick(view.line, Qt.Key.Key_Home)
        assert view.table.currentIndex().row() == 0
        view.table.selectRow(1)
        assert view.line._current == 1

    def test_both_open_the_entry(self, view, qtbot):
        with qtbot.waitSignal(view.opened) as opened:
            view.table.opened.emit(1)
        assert opened.args == [MOMENTS[1].position]
        with qtbot.waitSignal(view.opened) as opened:
            view.line.opened.emit(2)
        assert opened.args == [MOMENTS[2].position]


@pytest.mark.parametrize(
    ("language", "you"), [(Language.ENGLISH, ", you"), (Language.CHINESE, "（您）")]
)
def test_you_is_never_cut_from_a_name(look, qtbot, language, you):
    look.wear(size=TextSize.BIGGER, language=language)
    line = TimeLine(look)
    qtbot.addWidget(line)
    moments = (*MOMENTS[:2], replace(MOMENTS[2], recorded_at=None, degree=Degree.AGREED))
    line.show_story(told(moments))
    line.resize(620, line.sizeHint().height())
    said = [stroke.said for stroke in ink.strokes_of(line)]
    assert any(one.endswith(f"…{you}") or one.endswith(f"⋯{you}") for one in said), said

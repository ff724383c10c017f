"""The vault locks when nobody has touched it, when the screen is locked, and after sleep."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.auto_lock import AutoLock, time_gone_by
from ui.settings import LOCK_AFTER, Settings


class Hours:
    """The time that goes by, also while the machine sleeps."""

    def __init__(self):
        self.gone = 0.0

    def run(self, seconds):
        self.gone += seconds

    sleep = run


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def hours():
    return Hours()


@pytest.fixture
def lock(qapp, settings, hours):
    lock = AutoLock(settings, lambda: hours.gone)
    lock._timer.stop()
    lock.locked = 0

    def count():
        lock.locked += 1

    lock.lock_wanted.connect(count)
    return lock


def wait(lock, hours, seconds):
    """Let time go by as it does: with a look every five seconds."""
    for _ in range(int(seconds // 5)):
        hours.run(5)
        lock.look()


def test_ten_minutes_without_a_hand_lock_it(lock, hours):
    assert LOCK_AFTER == 10
    wait(lock, hours, 595)
    assert lock.locked == 0
    wait(lock, hours, 5)
    assert lock.locked == 1


@pytest.mark.parametrize(
    "event",
    [
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        QMouseEvent(
            QEvent.Type.MouseMove, QPointF(), QPointF(), Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        ),
    ],
    ids=["key", "mouse"],
)  # fmt: skip
def test_a_key_or_a_move_of_the_mouse_begins_anew(lock, hours, qtbot, event):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    lock._watch(widget.windowHandle())
    wait(lock, hours, 500)
    QApplication.sendEvent(widget.windowHandle(), event.clone())
    wait(lock, hours, 500)
    assert lock.locked == 0
    wait(lock, hours, 100)
    assert lock.locked == 1


def test_what_only_paints_is_no_hand(lock, hours, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    lock._watch(widget.windowHandle())
    wait(lock, hours, 500)
    QApplication.sendEvent(widget.windowHandle(), QEvent(QEvent.Type.UpdateRequest))
    wait(lock, hours, 100)
    assert lock.locked == 1


def test_after_sleep_it_locks_on_waking_whatever_the_system_told(lock, hours):
    wait(lock, hours, 60)
    hours.sleep(3600)
    wait(lock, hours, 5)
    assert lock.locked == 1
    wait(lock, hours, 60)
    assert lock.locked == 1


def test_a_machine_that_is_only_busy_is_not_taken_for_asleep(lock, hours):
    hours.run(25)
    lock.look()
    assert lock.locked == 0


def test_whoever_sleeps_longer_than_the_vault_may_stay_open_finds_it_locked(lock, hours, settings):
    """Also who does not want it locked with the screen; sleep is no hand either."""
    settings.locks_with_screen = False
    wait(lock, hours, 60)
    hours.sleep(300)
    wait(lock, hours, 5)
    assert lock.locked == 0
    hours.sleep(3600)
    wait(lock, hours, 5)
    assert lock.locked == 1


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="a clock of Linux")
def test_the_time_that_goes_by_is_neither_that_of_the_wall_nor_one_that_sleeps(monkeypatch):
    """Nobody keeps a vault open by setting the clock back, or by closing the lid."""
    clocks = {time.CLOCK_BOOTTIME: 9000.0, time.CLOCK_MONOTONIC: 1.0, time.CLOCK_REALTIME: -7.0}
    monkeypatch.setattr(time, "clock_gettime", clocks.__getitem__)
    monkeypatch.setattr(time, "monotonic", lambda: clocks[time.CLOCK_MONOTONIC])
    assert time_gone_by() == 9000.0
    assert AutoLock.__init__.__defaults__ == (time_gone_by, None)


def test_the_user_may_want_neither(lock, hours, settings):
    settings.lock_minutes, settings.locks_with_screen = 0, False
    wait(lock, hours, 3600)
    hours.sleep(3600)
    wait(lock, hours, 5)
    lock.went_away()
    assert lock.locked == 0


def test_the_choice_is_remembered_and_nonsense_counts_as_never_said(settings, tmp_path):
    settings.lock_minutes, settings.locks_with_screen = 30, False
    settings.save()
    again = Settings(tmp_path / "window.ini")
    assert (again.lock_minutes, again.locks_with_screen) == (30, False)
    again._kept.setValue("lock/minutes", "soon")
    assert again.lock_minutes == LOCK_AFTER


def test_the_screen_being_locked_locks_it_at_once(lock):
    lock.went_away()
    assert lock.locked == 1

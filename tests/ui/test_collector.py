"""Garbage is collected in the window's thread alone."""

from __future__ import annotations

import gc
import weakref

import pytest

from ui.collector import Collector


class Ring:
    """An object that only the cyclic collection can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def collector(qapp):
    was_on = gc.isenabled()
    collector = Collector()
    yield collector
    collector.stop()
    collector.deleteLater()
    if not was_on:
        gc.disable()


def test_nothing_is_collected_behind_the_windows_back(collector):
    assert not gc.isenabled()
    ring = weakref.ref(Ring())
    _many = [[] for _ in range(5 * gc.get_threshold()[0])]
    assert ring() is not None


def test_the_timer_collects_what_has_grown_old_enough(collector, qtbot):
    ring = weakref.ref(Ring())
    _many = [[] for _ in range(2 * gc.get_threshold()[0])]
    collector._timer.setInterval(1)
    qtbot.waitUntil(lambda: ring() is None)


def test_python_collects_again_when_it_stops(collector):
    collector.stop()
    assert gc.isenabled()

"""A newcomer is shown around the sample: step by step, through several eyes, and never caught."""

from __future__ import annotations

import shutil

import pytest

from tests.ui.pages.desk import settle
from ui.actions.look_around import Samples
from ui.jobs import Jobs
from ui.main_window import MainWindow
from ui.pages.tour_steps import STEPS
from ui.session import Session
from ui.settings import Settings
from wallet.clock import SystemClock
from wallet.words import Language


@pytest.fixture(scope="module")
def sailed():
    """Return a function that plays the voyage; but once for all tests, which then get a copy."""
    real, kept = Samples._sail, []

    def sail(samples, progress):
        if kept:
            (played,) = kept
            samples.cards = played.cards
            shutil.copytree(played.folder, samples.folder, dirs_exist_ok=True)
            return
        played = Samples(samples._clock)
        real(played, progress)
        kept.append(played)
        sail(samples, progress)

    yield sail
    for played in kept:
        played.close()


@pytest.fixture
def window(qtbot, look, tmp_path, sailed, monkeypatch):
    monkeypatch.setattr(Samples, "_sail", sailed)
    jobs = Jobs()
    session = Session(jobs)
    settings = Settings(tmp_path / "window.ini")
    window = MainWindow(session, look, settings, SystemClock(), tmp_path / "vault")
    qtbot.addWidget(window)
    window.begin()
    window.show()
    window.wait = lambda: settle(jobs)
    yield window
    window._tour.leave()
    session.lock()
    settle(jobs)
    jobs.close()


def play(window):
    window._tour.play()
    window.wait()
    return window._tour.steps


def test_the_steps_lead_through_every_place_and_several_vaults(window, tmp_path):
    steps = play(window)
    assert steps.isVisible()
    seen = []
    for _step in STEPS:
        window.wait()
        seen.append((window._tour._open.party_of(window._session.card), window._frame.place))
        steps.next.click()
    assert seen == [(step.party, step.place) for step in STEPS]
    assert not steps.isVisible()
    assert not (tmp_path / "vault").exists()
    assert window._settings.vaults == ()


def test_back_goes_back_also_to_the_vault_before(window):
    steps = play(window)
    steps.go(2)
    window.wait()
    steps.back.click()
    window.wait()
    assert window._frame.place == "bill"
    assert window._tour._open.party_of(window._session.card) == "shipper"


def test_skipped_it_comes_no_more_by_itself_and_is_found_again(window):
    steps = play(window)
    steps.leave.click()
    assert not steps.isVisible()
    assert window._settings.was_shown_around
    play(window)
    assert not steps.isVisible()
    window._tour.bar.around.click()
    window.wait()
    assert steps.isVisible()
    assert steps.step == STEPS[0]


def test_leaving_the_samples_takes_the_steps_away(window):
    steps = play(window)
    window._tour.bar.leave.click()
    window.wait()
    assert not steps.isVisible()
    assert window.outside.currentWidget() is window.outside.doors


def test_every_step_speaks_both_languages(window, look):
    steps = play(window)
    for at in range(len(STEPS)):
        steps.go(at)
        window.wait()
        look.wear(language=Language.ENGLISH)
        english = steps.accessibleName()
        look.wear(language=Language.CHINESE)
        assert steps.accessibleName() != english
        assert str(len(STEPS)) in english

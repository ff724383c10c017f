"""How a verb is going, and how it went."""

from __future__ import annotations

import pytest

from tests.ui.pages.desk import settle
from ui.pages.outcome import Outcome
from wallet.errors import Refused
from wallet.words import Language


@pytest.fixture
def outcome(qtbot, look):
    outcome = Outcome(look)
    qtbot.addWidget(outcome)
    return outcome


def refuse(_progress):
    raise Refused("own-card")


def test_while_it_has_nothing_to_say_it_takes_no_room(outcome):
    assert outcome.isHidden()
    outcome.tell("Saved.")
    assert not outcome.isHidden()
    outcome.clear()
    assert outcome.isHidden()


def test_what_is_done_is_said_once_it_is(outcome, jobs):
    outcome.watch(jobs.run(lambda _progress: None), "Saving", "Saved.")
    assert outcome.words == ""
    settle(jobs)
    assert outcome.words == "Saved."


def test_why_it_was_not_done_is_one_sentence(outcome, jobs):
    outcome.watch(jobs.run(refuse), "Pinning", "Pinned.")
    settle(jobs)
    assert outcome.words == "This is your own card."


def test_the_sentence_is_in_the_language_of_the_user(outcome, look):
    look.wear(language=Language.CHINESE)
    outcome.complain(Refused("own-card"))
    assert outcome.words == look.speech.say("refusal", "own-card")


def test_only_the_newest_work_says_that_it_is_done(outcome, jobs):
    outcome.watch(jobs.run(lambda _progress: None), "First", "First done.")
    outcome.watch(jobs.run(refuse), "Second", "Second done.")
    settle(jobs)
    assert outcome.words == "This is your own card."


def test_quiet_work_leaves_its_result_to_the_page(outcome, jobs):
    outcome.watch_quietly(jobs.run(refuse), "Opening")
    settle(jobs)
    assert outcome.words == ""

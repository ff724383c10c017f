"""An answer shows who has control only about this bill, its newest entry, its holder and now."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.wallet.titles.law import BANK, BUYER, CARRIER, SHIPPER
from wallet.proof.challenge import CLOCK_SLACK, LASTS, ControlProof, Proven, examine
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind
from wallet.titles.state import Degree, Moment, State, Status

BILL, FIRST, NEWEST = "b" * 64, "1" * 64, "2" * 64
SINCE = datetime(2026, 11, 3, 9, tzinfo=UTC)
NOW = SINCE + timedelta(hours=5)


def moment(position: int, entry: str) -> Moment:
    state = State(Status.IN_FORCE, Kind.TO_ORDER, SHIPPER, SHIPPER, CARRIER)
    since = SINCE - timedelta(days=1 - position)
    return Moment(position, entry, since, (ActCode.TRANSFER,), CARRIER, state, Degree.RECORDED)


GOOD = Verdict(
    "pint-3.0.0", Headline.COPY, NOW, (), digest=BILL, degree=Degree.RECORDED,
    status=Status.IN_FORCE, holder=SHIPPER, receiver=BANK,
    timeline=(moment(0, FIRST), moment(1, NEWEST)),
)  # fmt: skip
PROOF = ControlProof(
    "c" * 64, "Straits Bank", "did:key:zBank", BILL, NEWEST, SINCE, SHIPPER.did or "", "", "d" * 64
)


def test_a_right_answer_shows_holder_moment_and_degree():
    assert examine(PROOF, GOOD) == Proven(SHIPPER, "Straits Bank", SINCE, Degree.RECORDED, BANK)
    assert isinstance(examine(PROOF, replace(GOOD, status=None)), Proven)


@pytest.mark.parametrize(
    ("proof", "verdict", "code"),
    [
        ({"bill": "a" * 64}, {}, "proof-of-other-bill"),
        ({}, {"headline": Headline.DISPUTED}, "proof-of-bad-bill"),
        ({}, {"timeline": ()}, "proof-of-bad-bill"),
        ({}, {"holder": None}, "proof-of-bad-bill"),
        ({}, {"status": Status.ACCOMPLISHED}, "proof-of-ended-bill"),
        ({"entry": "3" * 64}, {}, "proof-of-other-entry"),
        ({"entry": FIRST}, {}, "proof-outdated"),
        ({"holder": BUYER.did}, {}, "proof-not-by-holder"),
        ({"at": SINCE - timedelta(seconds=1)}, {}, "proof-time-wrong"),
        ({"at": NOW + CLOCK_SLACK + timedelta(seconds=1)}, {}, "proof-time-wrong"),
    ],
)
def test_an_answer_with_one_thing_wrong_shows_nothing_and_says_which(proof, verdict, code):
    assert examine(replace(PROOF, **proof), replace(GOOD, **verdict)) == code


def test_a_clock_may_be_ten_minutes_ahead_and_a_question_waits_a_week():
    assert timedelta(minutes=10) == CLOCK_SLACK
    assert timedelta(days=7) == LASTS
    assert isinstance(examine(replace(PROOF, at=NOW + CLOCK_SLACK), GOOD), Proven)

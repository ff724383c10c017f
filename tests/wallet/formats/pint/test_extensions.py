"""What DCSA leaves unsaid travels in one member: read strictly, and never overlooked."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.builders import BANK, SHIPPER, Voyage, all_of, failures
from tests.wallet.formats.pint.acts import answered, every_act, pledged_and_claimed, step
from wallet.errors import Unreadable
from wallet.formats.pint.extensions import (
    MOST_LINKS,
    read_extension,
    write_charge,
    write_origin,
    write_outcome,
    write_until,
)
from wallet.keys import jws
from wallet.keys.canonical import read_object
from wallet.proof.verdict import Answer, Headline
from wallet.titles.acts import ActCode, Meaning, Step
from wallet.titles.state import Medium, Status

DIGEST = "a" * 64


def test_every_act_is_judged_good_and_comes_to_what_it_says():
    statuses = []
    for voyage in every_act():
        verdict = voyage.judge(SHIPPER)
        assert verdict.is_good
        assert failures(verdict) == set()
        statuses.append(verdict.status)
    assert statuses == [
        Status.ACCOMPLISHED, Status.REPLACED, Status.VOID, Status.IN_FORCE, Status.ON_PAPER,
        Status.IN_FORCE,
    ]  # fmt: skip


def test_the_time_line_says_for_every_moment_who_had_which():
    verdict = pledged_and_claimed().judge(SHIPPER)
    said = [
        (
            moment.state.holder.name.split()[0],
            moment.state.order_party.name.split()[0],
            moment.state.charge.name.split()[0] if moment.state.charge else "",
            moment.state.medium,
            moment.meaning,
        )
        for moment in verdict.timeline
    ]
    on = Medium.ELECTRONIC
    assert said == [
        ("Yantian", "Yantian", "", on, None),
        ("Straits", "Straits", "Straits", on, Meaning.PLEDGE),
        ("Maasvlakte", "Maasvlakte", "", on, Meaning.RELEASE),
        ("Straits", "Straits", "Straits", on, Meaning.PLEDGE),
        ("Straits", "Straits", "Straits", on, Meaning.ENFORCE),
        ("Meridian", "Straits", "Straits", on, None),
        ("Meridian", "Straits", "Straits", Medium.ENDED, None),
    ]


def test_a_platform_that_knows_only_dcsa_sees_an_endorsement_and_a_transfer():
    """A chain without our member is judged as it was: control and entitlement pass."""
    voyage = Voyage.begin().transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    verdict = voyage.judge(BANK)
    assert (verdict.headline, verdict.charge) == (Headline.HOLDER, None)
    amended = answered(Step.SURRENDER_FOR_AMENDMENT, Step.ACCEPT_SURRENDER).judge()
    assert (amended.headline, amended.status) == (Headline.ENDED, Status.REPLACED)
    printed = answered(Step.REQUEST_PAPER, Step.ACCEPT_SURRENDER).judge()
    assert (printed.headline, printed.medium) == (Headline.ENDED, Medium.PAPER)


def test_what_is_written_is_read_again():
    until = datetime(2026, 12, 1, 12, tzinfo=UTC)
    said = read_extension(write_charge(Meaning.ENFORCE, "unpaid") | write_until(until))
    assert (said.meaning, said.statement, said.until) == (Meaning.ENFORCE, "unpaid", until)
    said = read_extension(write_outcome(Meaning.REISSUE, (DIGEST,), {"version": 1}))
    assert (said.meaning, said.superseded_by, said.medium) == (
        Meaning.REISSUE, (DIGEST,), {"version": 1},
    )  # fmt: skip
    said = read_extension(write_origin((DIGEST,), {"version": 1}))
    assert (said.supersedes, said.medium) == ((DIGEST,), {"version": 1})
    assert write_origin() == {}


@pytest.mark.parametrize(
    ("extension", "code"),
    [
        ({"critical": ["lien"]}, "extension-unknown"),
        ({"critical": ["charge", "lien"], "charge": {"act": "pledge"}}, "extension-unknown"),
        ({"charge": {"act": "lease"}}, "extension-unknown"),
        ({"charge": {"act": "void"}}, "extension-unknown"),
        ({"outcome": {"act": "pledge"}}, "extension-unknown"),
        ({"charge": {"act": 1}}, "member-malformed"),
        ({"charge": "pledge"}, "member-malformed"),
        ({"charge": {"act": "enforce"}}, "member-malformed"),
        ({"outcome": {"act": "reissue"}}, "member-malformed"),
        ({"outcome": {"act": "reissue", "supersededBy": ["x"]}}, "member-malformed"),
        ({"outcome": {"act": "paper", "statement": []}}, "member-malformed"),
        ({"supersedes": DIGEST}, "member-malformed"),
        ({"supersedes": [DIGEST] * (MOST_LINKS + 1)}, "member-malformed"),
        ({"supersedes": [1]}, "member-malformed"),
        ({"fromPaper": "yes"}, "member-malformed"),
        ({"until": "soon"}, "time-unreadable"),
        ({"critical": "charge"}, "member-malformed"),
    ],
)
def test_what_is_not_in_order_is_refused(extension, code):
    with pytest.raises(Unreadable) as caught:
        read_extension(extension)
    assert caught.value.code == code


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.text(max_size=12), inside, max_size=4)
    ),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ("charge", "outcome", "supersedes", "fromPaper", "until", "critical", "act", "other")
)


@given(st.dictionaries(NAMES, JSON, max_size=6))
def test_anything_is_read_or_refused(extension: dict[str, Any]):
    try:
        read_extension(extension)
    except Unreadable:
        return


# Refusal 24: nothing is overlooked, nothing is dropped


def test_what_must_not_be_overlooked_leaves_the_bill_not_judged():
    voyage = Voyage.begin()
    voyage.give(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER, critical=["lien"], lien={"to": "X"})
    verdict = voyage.judge(BANK)
    assert verdict.headline is Headline.NOT_CHECKED
    assert all_of(verdict, "chain.acts") == ("not-checked", "extension-unknown")
    assert verdict.answer is Answer.BAD_ENVELOPE


def test_what_may_be_overlooked_is_kept_as_it_came():
    voyage = Voyage.begin()
    voyage.give(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER, weather="fair")
    assert voyage.judge(BANK).headline is Headline.OFFERED
    before = voyage.envelope.chain[-1]
    step(voyage.accept(BANK).record(), Step.HAND_OVER, BANK, SHIPPER)
    assert voyage.envelope.chain[-2] == before
    assert read_object(jws.read(before).payload)["ladewell"]["weather"] == "fair"


def test_a_pledge_is_not_given_on_even_by_a_program_that_overlooks_it():
    voyage = Voyage.begin()
    step(voyage, Step.PLEDGE, SHIPPER, BANK)
    voyage.accept(BANK).record().give(BANK, SHIPPER, ActCode.ENDORSE_TO_ORDER)
    assert failures(voyage.judge(SHIPPER)) == {"chain.acts: bill-pledged"}

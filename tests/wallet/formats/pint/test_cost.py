"""A verdict costs as much per entry on a long chain as on a short one, counted in steps."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.wallet.builders import BANK, CARRIER, SHIPPER, Voyage, trust_in
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.judge import judge, judge_with_chain
from wallet.formats.record import Record, sign_record
from wallet.keys import signing
from wallet.keys.canonical import sha256_hex
from wallet.proof.verdict import Headline
from wallet.titles.acts import ActCode
from wallet.titles.chain import TitleChain


def long_voyage(entries: int) -> Voyage:
    """Return a bearer bill that went to and fro, each entry signed once."""
    voyage = Voyage.begin("bearer")
    people = (SHIPPER, BANK)
    for index in range(entries - 1):
        voyage.give(people[index % 2], people[(index + 1) % 2])
    return voyage


LONG = long_voyage(1000)
SHORT = replace(LONG, envelope=long_voyage(250).envelope)


def steps_of(work: Callable[[], object]) -> int:
    """Count the lines of Python that `work` carries out."""
    count = 0

    def trace(_frame, event, _argument):
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def records_of(envelope: Envelope, every: int) -> tuple[str, ...]:
    return tuple(
        sign_record(Record(envelope.digest, position, sha256_hex(text), LONG.now), CARRIER.key).text
        for position, text in enumerate(envelope.chain)
        if position % every == 0
    )


@pytest.fixture(autouse=True)
def _no_mathematics(monkeypatch):
    """Signatures cost the same each; here the steps around them are counted."""
    monkeypatch.setattr(signing.PublicKey, "verify", lambda *_: True)


@pytest.mark.parametrize("every", [10_000, 10])
def test_four_times_the_entries_cost_four_times_the_steps(every):
    costs = []
    for voyage in (SHORT, LONG):
        case = voyage.case(
            BANK,
            known=voyage.envelope.chain,
            records=records_of(voyage.envelope, every),
            trust=trust_in(CARRIER, SHIPPER),
        )
        judge(voyage.envelope, case)  # what is looked up once is now known
        costs.append(steps_of(lambda voyage=voyage, case=case: judge(voyage.envelope, case)))
    assert costs[1] < 4.4 * costs[0]


def test_a_chain_is_replayed_in_linear_time():
    costs = []
    for voyage in (SHORT, LONG):
        chain = judge_with_chain(voyage.envelope, voyage.case())[1]
        assert chain is not None
        entries = [link.entry for link in chain.links]
        terms = chain.terms
        costs.append(steps_of(lambda t=terms, e=entries: TitleChain.replay(t, e)))
    assert costs[1] < 4.2 * costs[0]


def test_a_long_chain_has_a_long_time_line():
    verdict = judge(LONG.envelope, LONG.case(BANK))
    assert len(verdict.timeline) == 1000
    assert verdict.headline in (Headline.OFFERED, Headline.AGREED, Headline.WAITING)
    assert verdict.timeline[-1].acts == (ActCode.TRANSFER,)

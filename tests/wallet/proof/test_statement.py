"""A verdict as JSON says each fact under its own name, and the same facts in the same bytes."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

from tests.wallet.titles.law import BANK, BUYER, CARRIER, SHIPPER
from wallet.proof.statement import as_json, party_facts, plain, verdict_facts
from wallet.proof.verdict import Answer, Check, Headline, Result, Verdict
from wallet.titles.acts import ActCode, Meaning
from wallet.titles.bill import Kind
from wallet.titles.parties import Party
from wallet.titles.state import Degree, Moment, State, Status
from wallet.words import Language, say

AT = datetime(2026, 11, 3, 9, tzinfo=UTC)
CHECK = Check("chain.links", Result.PASSED, "links-right", {"entries": 2}, "parcel", AT)
WHY = say("reason", "links-right", {"entries": 2}, Language.CHINESE)
PLEDGED = State(
    Status.IN_FORCE, Kind.TO_ORDER, BANK, BUYER, CARRIER, charge=SHIPPER, is_enforced=True
)
BEARER = State(Status.IN_FORCE, Kind.BEARER, BANK, None, CARRIER)
TIMELINE = (
    Moment(
        3, "e" * 64, AT, (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER), SHIPPER, PLEDGED,
        Degree.AGREED, agreed_at=AT + timedelta(hours=1), recorded_at=AT + timedelta(hours=2),
        meaning=Meaning.PLEDGE, is_rejected=True,
    ),
    Moment(4, "f" * 64, AT, (ActCode.TRANSFER,), BANK, BEARER, Degree.NONE),
)  # fmt: skip
VERDICT = Verdict(
    "pint-3.0.0", Headline.AGREED, AT, (CHECK,), "MRDN-1", "b" * 64, Answer.ACCEPTED, Degree.AGREED,
    Kind.TO_ORDER, Status.ON_PAPER, BANK, BUYER, SHIPPER, receiver=CARRIER, timeline=TIMELINE,
)  # fmt: skip


def named(name: str) -> dict[str, object]:
    codes = [{"provider": "W3C", "code": f"did:key:z{name}"},
             {"provider": "GLEIF", "code": f"LEI-{name}"}]  # fmt: skip
    return {"name": name, "codes": codes}


def test_each_fact_of_a_verdict_stands_under_its_own_name():
    told = json.loads(as_json(verdict_facts(VERDICT, "a.ebl", Language.CHINESE)))
    assert told.pop("checks") == [
        {"number": 6, "code": "chain.links", "result": "passed", "reason": "links-right",
         "why": WHY, "facts": {"entries": 2},
         "source": "parcel", "as_of": "2026-11-03T09:00:00.000Z"},
    ]  # fmt: skip
    first, second = told.pop("timeline")
    assert first == {
        "from": "2026-11-03T09:00:00.000Z", "holder": "Bank", "order_party": "Buyer",
        "charge": "Shipper", "enforced": True, "medium": "electronic", "status": "in-force",
        "by": "Shipper", "position": 3, "meaning": "pledge", "agreed": "2026-11-03T10:00:00.000Z",
        "recorded": "2026-11-03T11:00:00.000Z", "act": "ENDORSE_TO_ORDER+TRANSFER",
        "entry": "e" * 64, "degree": "agreed", "rejected": True,
    }  # fmt: skip
    assert {name for name, value in second.items() if value is None} == {
        "order_party", "charge", "meaning", "agreed", "recorded",
    }  # fmt: skip
    assert told == {
        "path": "a.ebl", "format": "pint-3.0.0", "number": "MRDN-1", "digest": "b" * 64,
        "headline": "genuine.agreed", "answer": "RECE", "degree": "agreed", "kind": "to-order",
        "status": "on-paper", "holder": named("Bank"), "order_party": named("Buyer"),
        "charge": named("Shipper"), "medium": "paper", "receiver": named("Carrier"),
        "as_of": "2026-11-03T09:00:00.000Z",
    }  # fmt: skip


def test_the_same_facts_in_another_order_are_the_same_bytes():
    assert as_json({"b": 1, "a": "é"}) == as_json({"a": "é", "b": 1}) == '{"a":"é","b":1}'.encode()
    assert as_json({"a": "\ud800"}) == rb'{"a":"\ud800"}'  # a name no UTF-8 can carry


def test_what_json_does_not_know_is_written_plainly():
    facts = {1: (AT, date(2026, 11, 3)), "kind": Kind.BEARER, "set": {7}, "none": None,
             "deep": {"party": [Degree.SIGNED]}, "other": 1 + 2j}  # fmt: skip
    assert plain(facts) == {
        "1": ["2026-11-03T09:00:00.000Z", "2026-11-03"], "kind": "bearer", "set": [7], "none": None,
        "deep": {"party": ["signed"]}, "other": "(1+2j)",
    }  # fmt: skip
    assert type(plain(Kind.BEARER)) is str
    assert [plain(one) for one in (True, 1.5, 3, "x")] == [True, 1.5, 3, "x"]


def test_nobody_is_nothing_and_somebody_without_codes_has_none():
    assert party_facts(None) is None
    assert party_facts(Party("Shipper", ())) == {"name": "Shipper", "codes": []}

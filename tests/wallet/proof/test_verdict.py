"""A verdict is data: closed lists, fixed numbers, and a headline that is good or is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wallet.proof.verdict import NUMBERS, Answer, Check, Headline, Result, Verdict
from wallet.titles.state import Medium, Status

AT = datetime(2026, 11, 3, tzinfo=UTC)
CHECKS = (
    Check("chain.links", Result.PASSED, "links-right"),
    Check("control.record", Result.NOT_CHECKED, "record-missing"),
    Check("pint.names", Result.FAILED, "names-differ"),
)


def test_the_numbers_of_the_checks_never_change():
    assert [(code, number) for code, number in NUMBERS.items() if number < 200] == [
        ("format.strict", 1), ("document.integrity", 2), ("issuer.signature", 3),
        ("issuer.identity", 4), ("document.status", 5), ("chain.links", 6),
        ("chain.signatures", 7), ("chain.acts", 8), ("chain.times", 9), ("papers.digests", 10),
        ("address", 11), ("receipt.signature", 12), ("control.record", 13), ("control.fork", 14),
        ("pdf.safety", 15), ("bundle.manifest", 16), ("bundle.signature", 17),
        ("control.proof", 18), ("control.recovery", 19), ("pint.content", 101),
        ("pint.names", 102), ("pint.versions", 103), ("pdf.seal", 121), ("bundle.time", 111),
        ("bundle.left-out", 112), ("bundle.conclusions", 113), ("exchange.told", 114),
    ]  # fmt: skip
    assert {code: number for code, number in NUMBERS.items() if number >= 200} == {
        "oa.issuers": 201, "oa.hidden": 202, "oa.unbound": 203, "vc.contexts": 301,
        "vc.terms": 302, "vc.model": 303, "vc.validity": 304, "vc.hidden": 305,
    }  # fmt: skip
    assert len(set(NUMBERS.values())) == len(NUMBERS)
    assert [check.number for check in CHECKS] == [6, 13, 102]


def test_the_headlines_and_answers_of_the_contract_are_all_there():
    assert {headline.value for headline in Headline} == {
        "genuine.holder", "genuine.offered", "genuine.agreed", "genuine.copy", "genuine.ended",
        "genuine.waiting", "unknown-signer", "disputed", "changed", "not-checked",
    }  # fmt: skip
    assert {answer.value for answer in Answer} == {
        "RECE", "DUPE", "BSIG", "BENV", "INCD", "MDOC", "DISE",
    }  # fmt: skip
    assert list(Result) == ["passed", "failed", "not-checked", "not-applicable"]


def test_only_what_is_genuine_is_good():
    for headline in Headline:
        verdict = Verdict("pint-3.0.0", headline, AT, ())
        assert verdict.is_good == headline.value.startswith("genuine.")


@pytest.mark.parametrize(
    ("code", "result", "is_good"),
    [
        ("document.status", Result.FAILED, False),
        ("vc.validity", Result.FAILED, False),
        ("document.status", Result.NOT_CHECKED, True),
        ("vc.hidden", Result.FAILED, True),
    ],
)
def test_what_is_genuine_but_revoked_or_expired_is_not_good(code, result, is_good):
    verdict = Verdict("vc", Headline.COPY, AT, (CHECKS[0], Check(code, result, "why")))
    assert verdict.is_good is is_good


def test_only_two_transfers_or_a_record_of_another_are_a_dispute():
    disputed = [one for one in Headline if Verdict("pint-3.0.0", one, AT, ()).is_disputed]
    assert disputed == [Headline.DISPUTED]


def test_what_is_frozen_is_said_to_be_so_where_it_is_good():
    frozen = Verdict("pint-3.0.0", Headline.HOLDER, AT, (), status=Status.FROZEN)
    assert frozen.sentence == "genuine.frozen"
    assert replace(frozen, status=Status.IN_FORCE).sentence == "genuine.holder"
    assert replace(frozen, headline=Headline.DISPUTED).sentence == "disputed"


def test_the_medium_is_known_where_the_status_is():
    verdict = Verdict("pint-3.0.0", Headline.ENDED, AT, ())
    assert verdict.medium is None
    assert replace(verdict, status=Status.ON_PAPER).medium is Medium.PAPER


def test_what_nobody_found_out_is_left_empty_and_nothing_is_enforced():
    verdict = Verdict("pint-3.0.0", Headline.COPY, AT, ())
    assert (verdict.number, verdict.digest, verdict.is_enforced) == ("", "", False)
    assert (CHECKS[0].source, dict(CHECKS[0].facts), CHECKS[0].as_of) == ("", {}, None)


def test_checks_are_found_by_code_and_by_result():
    verdict = Verdict("pint-3.0.0", Headline.COPY, AT, CHECKS)
    assert verdict.check("control.record") is CHECKS[1]
    assert verdict.check("pdf.safety") is None
    assert verdict.with_result(Result.FAILED, Result.PASSED) == (CHECKS[0], CHECKS[2])

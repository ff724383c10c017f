"""A verdict is data: closed lists, fixed numbers, and a headline that is good or is not."""

from __future__ import annotations

from datetime import UTC, datetime

from wallet.proof.verdict import NUMBERS, Answer, Check, Headline, Result, Verdict

AT = datetime(2026, 11, 3, tzinfo=UTC)
CHECKS = (
    Check("chain.links", Result.PASSED, "links-right"),
    Check("control.record", Result.NOT_CHECKED, "record-missing"),
    Check("pint.names", Result.FAILED, "names-differ"),
)


def test_the_numbers_of_the_checks_never_change():
    assert list(NUMBERS.items())[:21] == [
        ("format.strict", 1), ("document.integrity", 2), ("issuer.signature", 3),
        ("issuer.identity", 4), ("document.status", 5), ("chain.links", 6),
        ("chain.signatures", 7), ("chain.acts", 8), ("chain.times", 9), ("papers.digests", 10),
        ("address", 11), ("receipt.signature", 12), ("control.record", 13), ("control.fork", 14),
        ("pdf.safety", 15), ("bundle.manifest", 16), ("bundle.signature", 17),
        ("control.proof", 18), ("control.recovery", 19), ("pint.content", 101),
        ("pint.names", 102),
    ]  # fmt: skip
    assert {code: NUMBERS[code] for code in NUMBERS if code.startswith(("oa.", "vc."))} == {
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


def test_only_what_is_genuine_is_good():
    for headline in Headline:
        verdict = Verdict("pint-3.0.0", headline, AT, ())
        assert verdict.is_good == headline.value.startswith("genuine.")


def test_checks_are_found_by_code_and_by_result():
    verdict = Verdict("pint-3.0.0", Headline.COPY, AT, CHECKS)
    assert verdict.check("control.record") is CHECKS[1]
    assert verdict.check("pdf.safety") is None
    assert verdict.with_result(Result.FAILED, Result.PASSED) == (CHECKS[0], CHECKS[2])

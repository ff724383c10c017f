"""Of several findings the gravest speaks for a check, and the earliest answers for the whole."""

from __future__ import annotations

from datetime import UTC, datetime

from wallet.proof.findings import Findings
from wallet.proof.verdict import Answer, Evidence, Result

AT = datetime(2026, 11, 3, tzinfo=UTC)
FAILED, OPEN, PASSED, NOT_HERE = (
    Result.FAILED, Result.NOT_CHECKED, Result.PASSED, Result.NOT_APPLICABLE,
)  # fmt: skip


def test_the_gravest_finding_speaks_and_all_the_evidence_is_kept():
    findings = Findings(AT, "parcel")
    for index, result in enumerate((NOT_HERE, PASSED, OPEN, FAILED, FAILED)):
        evidence = (Evidence("entry", str(index)),)
        findings.note("chain.links", result, f"reason-{index}", evidence=evidence)
    (check,) = findings.checks()
    assert (check.result, check.reason, check.source) == (FAILED, "reason-3", "parcel")
    assert [piece.value for piece in check.evidence] == ["0", "1", "2", "3", "4"]
    assert check.as_of == AT


def test_what_speaks_for_two_findings_is_named_once():
    findings = Findings(AT, "parcel")
    for result in (OPEN, PASSED):
        findings.note("issuer.identity", result, "reason", evidence=(Evidence("kid", "4f0c"),))
    (check,) = findings.checks()
    assert check.evidence == (Evidence("kid", "4f0c"),)


def test_a_check_passes_only_where_nothing_was_found():
    findings = Findings(AT, "file")
    findings.note("chain.acts", OPEN, "doubt")
    findings.passed("chain.acts", "fine")
    findings.note("address", NOT_HERE, "nobody")
    findings.passed("address", "fine")
    findings.passed("chain.links", "fine", {"entries": 3})
    address, acts, links = sorted(findings.checks(), key=lambda check: check.code)
    assert (acts.reason, links.reason, dict(links.facts)) == ("doubt", "fine", {"entries": 3})
    assert (address.result, address.reason) == (NOT_HERE, "nobody")


def test_checks_stand_in_the_order_of_their_numbers():
    findings = Findings(AT, "file")
    for code in ("pint.names", "control.fork", "format.strict", "pint.content"):
        findings.passed(code, "fine")
    assert [check.code for check in findings.checks()] == [
        "format.strict", "control.fork", "pint.content", "pint.names",
    ]  # fmt: skip


def test_the_earliest_step_gives_the_answer_whatever_was_noted_first():
    findings = Findings(AT, "file")
    assert findings.answer is None
    for step, answer in (
        ((10, 0, 0), Answer.BAD_ENVELOPE),
        ((4, 2, 0), Answer.BAD_SIGNATURE),
        ((4, 1, 1), Answer.MISSING_DOCUMENT),
        ((4, 1, 1), Answer.DISPUTED),
        ((4, 1, 2), Answer.BAD_DOCUMENT),
    ):
        findings.note("chain.links", FAILED, "x", answer=(step, answer))
    assert findings.answer is Answer.MISSING_DOCUMENT
    findings.note("chain.acts", FAILED, "forces nothing")
    assert findings.answer is Answer.MISSING_DOCUMENT


def test_to_have_failed_is_asked_by_code():
    findings = Findings(AT, "file")
    findings.note("chain.links", OPEN, "doubt")
    findings.note("chain.acts", FAILED, "wrong")
    assert findings.has_failed("chain.links", "chain.acts")
    assert not findings.has_failed("chain.links", "chain.times")
    assert [check.code for check in findings.checks()] == ["chain.links", "chain.acts"]


def test_a_check_is_lacking_that_failed_or_was_not_made_but_not_one_that_does_not_apply():
    findings = Findings(AT, "file")
    findings.note("chain.links", PASSED, "fine")
    findings.note("address", NOT_HERE, "nobody")
    findings.note("chain.acts", FAILED, "wrong")
    findings.note("chain.times", OPEN, "doubt")
    assert not findings.lacks("chain.links", "address", "pdf.safety")
    assert findings.lacks("chain.links", "chain.acts")
    assert findings.lacks("chain.times", "address")
    assert not findings.has_failed("chain.times")


def test_a_finding_rests_on_its_own_source_where_it_has_one():
    findings = Findings(AT, "file")
    findings.note("chain.links", PASSED, "fine", source="card")
    assert [check.source for check in findings.checks()] == ["card"]

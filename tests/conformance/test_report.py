"""The README tells of the public suites what the command found, and nothing rosier."""

from __future__ import annotations

import pytest

from tests.conformance.report import KEPT, PLACE, README, SUITES, Tally, kept, table

QUICK = (
    "DCSA PINT 3 vectors and demo", "Attacks on PINT envelopes", "DCSA eBL 3 transport documents",
    "JSONTestSuite", "RFC 7515, 7520 and Wycheproof JOSE", "W3C Verifiable Credentials 2.0",
    "W3C DID test suite", "Big list of naughty strings",
)  # fmt: skip
"""Suites that are tried again here, for they take no time; the command tries all."""


def test_the_readme_shows_the_last_report_with_its_date():
    last = kept()
    found = PLACE.search(README.read_text("utf-8"))
    assert found is not None
    assert found[0] == f"<!-- conformance -->\n{table(last['suites'], last['date'])}{found[2]}"
    assert last["date"] in found[0]


def test_the_report_has_every_suite_and_hides_no_failure():
    suites = kept()["suites"]
    assert list(suites) == list(SUITES)
    for name, tally in suites.items():
        assert tally["passed"] > 0, name
        assert len(tally["failures"]) == tally["failed"], name
        assert sum(tally["reasons"].values()) == tally["not_applicable"], name


@pytest.mark.parametrize("name", QUICK)
def test_the_kept_numbers_are_those_of_today(shared, name):
    today, last = Tally.of(SUITES[name](shared / "data")), kept()["suites"][name]
    assert (today.passed, today.failed) == (last["passed"], last["failed"])
    assert today.reasons == last["reasons"]


def test_a_vector_counts_once_as_what_it_is():
    tally = Tally.of([("a", True), ("b", False), ("c", "no"), ("d", "no")])
    assert (tally.passed, tally.failed, tally.not_applicable) == (1, 1, 2)
    assert tally.failures == ["b"]
    assert tally.reasons == {"no": 2}
    assert KEPT.name == "report.json"

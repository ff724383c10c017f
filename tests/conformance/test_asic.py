"""ASiC containers of other programs: each gets a verdict or a clear refusal."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wallet.desk.auditing import Audit, Audited
from wallet.desk.verifying import Question
from wallet.proof.verdict import Headline

QUESTION = Question(datetime(2026, 11, 22, tzinfo=UTC))
REFUSALS = {
    "archive-ambiguous", "archive-name", "archive-too-large", "bundle-foreign", "bundle-manifest",
    "bundle-unsigned", "bundle-xades", "signature-malformed", "stamp-malformed",
}  # fmt: skip
GOOD = {
    "multifiles-ok.asice", "onefile-ok.asice", "cades-b-with-er-additional-files.asice",
    "asice-level-lta-with-custom-manifest-namespace.sce", "cades-lt-with-er.sce",
    "dss1984.asice", "dss1421.asice",
}  # fmt: skip
"""CAdES in ASiC-E, whole and rightly signed by somebody we do not know."""
LOST = {"removedReference.asice", "removed-doc.asice"}
"""Something that was signed is not there."""


@pytest.fixture(scope="module")
def found(shared) -> dict[str, Audited]:
    folder = shared / "data/conformance/12-asic"
    names = json.loads((folder / "expected.json").read_text())
    audit = Audit(tuple(folder / name for name in names), QUESTION)
    return {str(one.path.relative_to(folder)): one for one in audit.findings() if not one.folder}


def by_file(found: dict[str, Audited], names: set[str]) -> list[Audited]:
    return [
        one
        for path, one in found.items()
        if "cades" in Path(path).parts[1] and Path(path).name in names
    ]


def test_every_sample_gets_a_verdict_or_a_refusal(found, shared):
    names = json.loads((shared / "data/conformance/12-asic/expected.json").read_text())
    assert set(found) == set(names)
    for one in found.values():
        assert (one.verdict is None) != (one.error is None)
        assert one.error is None or one.error.code in REFUSALS, (one.path, one.error)


def test_nothing_broken_or_invalid_counts_as_known(found):
    assert all(one.verdict is None or not one.verdict.is_good for one in found.values())


def test_what_is_rightly_signed_is_found_right_and_its_signer_unknown(found):
    seen = by_file(found, GOOD)
    assert {one.path.name for one in seen} == GOOD
    for one in seen:
        assert one.error is None, (one.path, one.error)
        assert one.verdict.headline is Headline.UNKNOWN_SIGNER, one.path


def test_what_lost_a_file_is_changed(found):
    seen = by_file(found, LOST)
    assert {one.path.name for one in seen} == LOST
    for one in seen:
        assert one.verdict.headline is Headline.CHANGED
        assert one.verdict.check("bundle.manifest").reason == "files-missing"

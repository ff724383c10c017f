"""Two dozen attacks on PINT envelopes; each says whether it is to be accepted, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.wallet.builders import START
from wallet.errors import WalletError
from wallet.formats.pint.case import Case
from wallet.formats.pint.envelope import read_envelope
from wallet.formats.pint.judge import judge
from wallet.formats.trust_files import read_trust
from wallet.proof.trust import Trust
from wallet.proof.verdict import Answer, Headline, Result, Verdict

ATTACKS = (
    "actor-not-previous-recipient", "after-surrender", "alg-None-case", "crit-empty",
    "dup-key-payload", "duplicated-entry", "es256-der-sig", "homoglyph-name", "hs256-jwk-key",
    "huge-chain-500", "kid-of-A-signed-by-evil", "manifest-last-checksum-wrong", "no-kid",
    "noncanonical-b64-tail", "ok-1", "ok-3", "padded-b64", "payload-not-object", "removed-middle",
    "second-without-prev", "sig-bitflip", "td-key-order", "td-manipulated",
    "truncated-tail-resealed",
)  # fmt: skip
NO_WARNING = {"pint.content", "control.fork", "address", "papers.digests", "receipt.signature",
              "control.record"}  # fmt: skip
"""What a good envelope of this collection, too, cannot pass: it has no papers and no registrar."""


@pytest.fixture(scope="module")
def folder(shared: Path) -> Path:
    return shared / "data/conformance/14-dcsa-pint/generated-attacks"


def load(folder: Path, name: str) -> dict:
    return json.loads((folder / f"{name}.json").read_text())


def verdict_on(folder: Path, name: str, known: tuple[str, ...] = ()) -> Verdict:
    trust = Trust(read_trust((folder / "trusted.jwks.json").read_bytes(), START))
    envelope = json.dumps(load(folder, name)["envelope"]).encode()
    return judge(read_envelope(envelope), Case(trust, START, known=known))


def warnings_of(verdict: Verdict) -> set[str]:
    doubtful = verdict.with_result(Result.FAILED, Result.NOT_CHECKED)
    return {f"{check.code}: {check.reason}" for check in doubtful if check.code not in NO_WARNING}


def test_every_attack_is_tried(folder):
    assert {path.stem for path in folder.glob("*.json")} == {*ATTACKS, "trusted.jwks"}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_answered_as_it_must_be(folder, name):
    attack = load(folder, name)
    try:
        verdict = verdict_on(folder, name)
    except WalletError:
        assert attack["expect"].startswith("reject")
        return
    is_flagged = bool(warnings_of(verdict))
    match attack["expect"].partition(":")[0]:
        case "accept" | "depends":
            assert verdict.is_good
            assert not is_flagged
        case "accept-or-limit":
            # Read to its end; its manifest is by another hand than any of its entries.
            assert verdict.check("chain.signatures").reason == "manifest-by-other"
        case "accept-and-warn":
            assert verdict.is_good
            assert is_flagged
        case "reject":
            assert not verdict.is_good
        case "reject-or-flag" | "reject-or-warn":
            assert not verdict.is_good or is_flagged
        case other:
            pytest.fail(f"unknown expectation {other}")


@pytest.mark.parametrize("name", ATTACKS)
def test_where_dcsa_has_an_answer_to_an_attack_it_is_given(folder, name):
    wanted = load(folder, name)["dcsa_response_hint"]
    if wanted is None or name in ("actor-not-previous-recipient", "truncated-tail-resealed"):
        pytest.skip("no answer, or one that depends on what is known")
    assert verdict_on(folder, name).answer == wanted


def test_another_name_for_the_holder_is_flagged_not_refused(folder):
    """Names never decide who is who; but with only a code in common, they are a reason to ask."""
    verdict = verdict_on(folder, "actor-not-previous-recipient")
    assert verdict.headline is Headline.COPY
    assert warnings_of(verdict) == {"chain.acts: actor-named-otherwise"}


def test_a_name_in_letters_that_look_alike_is_flagged(folder):
    verdict = verdict_on(folder, "homoglyph-name")
    assert warnings_of(verdict) == {"pint.names: name-mixed-scripts"}


def test_an_older_chain_is_flagged_where_a_newer_one_is_known(folder):
    known = tuple(load(folder, "ok-3")["envelope"]["envelopeTransferChain"])
    verdict = verdict_on(folder, "truncated-tail-resealed", known)
    fork = verdict.check("control.fork")
    assert fork is not None
    assert (fork.result, fork.reason) == (Result.NOT_CHECKED, "older-than-known")
    assert verdict.answer is Answer.DISPUTED
    assert verdict.headline is Headline.COPY
    assert "holder" not in verdict.facts

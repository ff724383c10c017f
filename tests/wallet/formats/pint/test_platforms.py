"""Platforms sign for their customers, each for its own, with pinned keys of any kind."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.wallet.builders import BANK, BUYER, MALLORY, START, Voyage, document, failures
from tests.wallet.platforms import Platform, foreign_entry, foreign_envelope
from wallet.formats.pint.case import Case
from wallet.formats.pint.judge import judge
from wallet.formats.pint.payloads import Manifest, write_manifest
from wallet.keys import jws
from wallet.keys.canonical import sha256_hex
from wallet.proof.trust import Trust
from wallet.proof.verdict import Answer, Headline, Verdict
from wallet.titles.acts import Act, ActCode
from wallet.titles.parties import Code, Party

LINE, WAVE, BOLE = Platform("LINE", "PS256"), Platform("WAVE", "RS256"), Platform("BOLE")
ISSUER, HOUSE, DESK = WAVE.customer("Line"), WAVE.customer("House"), BOLE.customer("Desk")
ISSUED = Act(ActCode.ISSUE, ISSUER, HOUSE, START)
GIVEN = Act(ActCode.TRANSFER, HOUSE, DESK, START)
ALL_THREE = Trust([LINE.trusted(), WAVE.trusted(), BOLE.trusted()])


def foreign(*steps, issuer: Platform = LINE, trust: Trust = ALL_THREE) -> Verdict:
    return judge(foreign_envelope(issuer, list(steps), document("bearer")), Case(trust, START))


def test_a_chain_of_platforms_is_judged_by_their_pinned_keys():
    onward = Act(ActCode.TRANSFER, DESK, WAVE.customer("Buyer"), START)
    verdict = foreign((WAVE, (ISSUED, GIVEN)), (BOLE, (onward,)))
    assert verdict.headline is Headline.COPY
    assert failures(verdict) == set()
    assert verdict.answer is Answer.ACCEPTED


def test_a_platform_does_not_sign_for_the_customers_of_another():
    onward = Act(ActCode.TRANSFER, DESK, WAVE.customer("Thief"), START)
    verdict = foreign((WAVE, (ISSUED, GIVEN)), (WAVE, (onward,)))
    assert failures(verdict) == {"chain.acts: signed-by-other"}


def test_a_key_bound_to_a_platform_signs_for_no_other():
    bound = Trust([LINE.trusted(), replace(BOLE.trusted(), platform="IQAX"), WAVE.trusted()])
    onward = Act(ActCode.TRANSFER, DESK, WAVE.customer("Buyer"), START)
    verdict = foreign((WAVE, (ISSUED, GIVEN)), (BOLE, (onward,)), trust=bound)
    assert "chain.signatures: signer-other-platform" in failures(verdict)


def test_an_unknown_platform_makes_the_signer_unknown():
    verdict = foreign((WAVE, (ISSUED, GIVEN)), trust=Trust([LINE.trusted()]))
    assert verdict.headline is Headline.UNKNOWN_SIGNER
    verdict = foreign((WAVE, (ISSUED, GIVEN)), trust=Trust([WAVE.trusted()]))
    assert verdict.headline is Headline.UNKNOWN_SIGNER


def test_a_pinned_key_answers_to_its_own_algorithm_only():
    other = Platform("WAVE", "PS256")
    verdict = foreign((other, (ISSUED, GIVEN)))
    assert failures(verdict) == {"chain.signatures: manifest-signature"}


def test_a_pinned_certificate_leaves_the_rsa_algorithm_open():
    keys = [replace(one.trusted(), source="certificate") for one in (LINE, WAVE)]
    for algorithm in ("PS256", "RS256"):
        platform = Platform("WAVE", algorithm)
        assert foreign((platform, (ISSUED, GIVEN)), trust=Trust(keys)).headline is Headline.COPY


def test_two_keys_of_one_platform_are_one_hand_for_the_manifest():
    second = Platform("WAV2", "EdDSA")
    trust = Trust([*ALL_THREE.keys, replace(second.trusted(), platform="WAVE")])
    envelope = foreign_envelope(LINE, [(WAVE, (ISSUED, GIVEN))], document("bearer"))
    manifest = second.sign(jws.read(envelope.manifest).payload)
    verdict = judge(replace(envelope, manifest=manifest), Case(trust, START))
    assert verdict.headline is Headline.COPY


def test_a_manifest_by_an_unknown_hand_is_not_covered_by_a_known_one_before_it():
    envelope = foreign_envelope(LINE, [(WAVE, (ISSUED, GIVEN))], document("bearer"))
    payload = jws.read(envelope.manifest).payload
    stranger = Platform("IQAX")
    verdict = judge(replace(envelope, manifest=stranger.sign(payload)), Case(ALL_THREE, START))
    assert verdict.headline is Headline.UNKNOWN_SIGNER
    assert verdict.answer is Answer.BAD_SIGNATURE
    check = verdict.check("chain.signatures")
    assert (check.reason, check.facts["kid"]) == ("signer-unknown", stranger.public.thumbprint)
    # The other way round: nobody knows the last hand, and a known one made the manifest.
    acts = (Act(ActCode.ISSUE, stranger.customer("Line"), DESK, START),)
    last = foreign_envelope(LINE, [(stranger, acts)], document("bearer"))
    again = LINE.sign(jws.read(last.manifest).payload)
    verdict = judge(replace(last, manifest=again), Case(ALL_THREE, START))
    assert verdict.headline is Headline.UNKNOWN_SIGNER
    check = verdict.check("chain.signatures")
    assert check.facts == {"position": 0, "kid": stranger.public.thumbprint}


def test_a_key_bound_to_no_platform_seals_for_those_that_it_signed_for():
    bill, second = document("bearer"), Platform("2ND")
    trust = Trust([*ALL_THREE.keys, replace(second.trusted(), platform=None)])
    for code, wrong in (("WAVE", set()), ("BOLE", {"chain.signatures: manifest-by-other"})):
        line = Party("Line", ISSUER.codes, code)
        root = foreign_envelope(LINE, [(WAVE, (Act(ActCode.ISSUE, line, HOUSE, START),))], bill)
        said = json.loads(jws.read(root.chain[0]).payload) | {"eblPlatform": code}
        first = second.sign(said)
        chain = (first, foreign_entry(WAVE, bill, first, GIVEN))
        sealed = second.sign(write_manifest(Manifest(root.digest, sha256_hex(chain[-1]))))
        envelope = replace(root, chain=chain, manifest=sealed)
        assert failures(judge(envelope, Case(trust, START))) == wrong
        stranger = replace(envelope, manifest=jws.sign(jws.read(sealed).payload, MALLORY.key))
        verdict = judge(stranger, Case(trust, START, cards=(MALLORY.card,)))
        assert failures(verdict) == {"chain.signatures: manifest-by-other"}


def test_a_chain_of_which_nothing_can_be_read_has_no_hand():
    envelope = foreign_envelope(LINE, [(WAVE, (ISSUED,))], document("bearer"))
    payload = json.loads(jws.read(envelope.manifest).payload)
    empty = WAVE.sign({})
    payload["lastEnvelopeTransferChainEntrySignedContentChecksum"] = sha256_hex(empty)
    broken = replace(envelope, chain=(empty,), manifest=LINE.sign(payload))
    assert failures(judge(broken, Case(ALL_THREE, START))) == {"format.strict: member-malformed"}


def test_a_platform_hands_over_to_a_wallet_that_signs_itself():
    bank = Party(BANK.party.name, BANK.party.codes, "LDWL")
    envelope = foreign_envelope(
        LINE,
        [(WAVE, (ISSUED, Act(ActCode.TRANSFER, HOUSE, bank, START)))],
        document("bearer"),
    )
    voyage = Voyage(envelope).give(BANK, BUYER)
    assert voyage.judge(BUYER, trust=ALL_THREE).headline is Headline.OFFERED
    stolen = Voyage(envelope).sign(MALLORY, Act(ActCode.TRANSFER, bank, MALLORY.party, START))
    assert "chain.acts: signed-by-other" in failures(stolen.judge(trust=ALL_THREE))


def test_a_blank_code_makes_no_two_parties_one():
    blank = Party("House", (Code("ZZZ", ""),), "WAVE")
    thief = Party("Thief", (Code("ZZZ", ""),), "WAVE")
    acts = Act(ActCode.ISSUE, ISSUER, blank, START), Act(ActCode.TRANSFER, thief, DESK, START)
    assert failures(foreign((WAVE, acts))) == {"chain.acts: not-the-holder"}

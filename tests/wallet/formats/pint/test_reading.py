"""Who signed what: pinned, vouched for by one who is, or a stranger; and nobody for another."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    MALLORY,
    SHIPPER,
    START,
    Person,
    Voyage,
    all_of,
    document,
    failures,
    good_voyage,
    paper,
    person,
    resealed,
    rooted_anew,
    trust_in,
)
from wallet.formats.pint import write
from wallet.formats.pint.case import Case
from wallet.formats.pint.judge import judge
from wallet.formats.pint.payloads import LINK
from wallet.keys import jws
from wallet.keys.canonical import canonical, sha256_hex
from wallet.proof.trust import Trust, TrustedKey
from wallet.proof.verdict import Answer, Headline
from wallet.titles.acts import Act, ActCode
from wallet.titles.bill import OfflinePolicy
from wallet.titles.parties import Party, Role

AGENT = person("Meridian Agencies Ltd", Role.CARRIER)


def nameless(one: Person) -> Party:
    """Return the party of `one` without its key, by its other codes."""
    return Party(one.party.name, one.party.codes[1:], one.party.platform)


def altered(text: str, change) -> str:
    """Return a JWS whose payload was changed and whose signature was not."""
    head, _, seal = text.split(".")
    payload = json.loads(jws.read(text).payload)
    change(payload)
    changed = jws.sign(canonical(payload), MALLORY.key).split(".")[1]
    return f"{head}.{changed}.{seal}"


def with_entry(voyage: Voyage, position: int, text: str) -> Voyage:
    chain = list(voyage.envelope.chain)
    chain[position] = text
    return replace(voyage, envelope=replace(voyage.envelope, chain=tuple(chain)))


# Who is known


def test_who_pinned_the_carrier_knows_every_hand_it_vouches_for():
    verdict = good_voyage().judge()
    assert verdict.headline is Headline.COPY
    assert all_of(verdict, "chain.signatures") == ("passed", "signatures-right")
    assert all_of(verdict, "issuer.identity") == ("passed", "issuer-by-card")
    facts = verdict.check("issuer.identity").facts
    assert facts == {"name": CARRIER.party.name, "pinned": START}
    assert all_of(verdict, "papers.digests") == ("not-applicable", "papers-none")


def test_without_trust_the_signatures_hold_and_nobody_is_known():
    verdict = good_voyage().judge(BUYER, trust=Trust())
    assert verdict.headline is Headline.UNKNOWN_SIGNER
    assert verdict.answer is Answer.BAD_SIGNATURE
    assert all_of(verdict, "chain.signatures") == ("not-checked", "signer-not-pinned")
    assert all_of(verdict, "issuer.identity") == ("not-checked", "issuer-not-pinned")
    assert all_of(verdict, "chain.acts") == ("passed", "acts-allowed")


def test_a_card_that_came_along_lets_a_signature_be_checked_and_makes_nobody_known():
    cards = (CARRIER.card, SHIPPER.card, BANK.card)
    verdict = good_voyage().judge(trust=Trust(), cards=cards)
    assert verdict.headline is Headline.UNKNOWN_SIGNER


def test_a_later_hand_that_is_pinned_vouches_for_no_earlier_one():
    verdict = good_voyage().judge(trust=trust_in(SHIPPER, BANK, BUYER))
    assert verdict.headline is Headline.UNKNOWN_SIGNER


@pytest.mark.parametrize("role", [Role.SHIPPER, Role.BANK, Role.AUDITOR])
def test_an_issuer_pinned_as_something_else_is_no_issuer(role):
    trust = Trust([CARRIER.trusted(role=role)])
    verdict = good_voyage().judge(BUYER, trust=trust)
    assert verdict.headline is Headline.UNKNOWN_SIGNER
    assert all_of(verdict, "issuer.identity") == ("failed", "issuer-no-carrier")


@pytest.mark.parametrize("source", ["card", "jwk", "did", "own-vault", "certificate"])
def test_the_issuer_is_known_by_what_it_was_pinned_with(source):
    trust = Trust([CARRIER.trusted(source=source, role=None, party=None)])
    verdict = good_voyage().judge(trust=trust)
    assert all_of(verdict, "issuer.identity") == ("passed", f"issuer-by-{source}")
    assert verdict.headline is Headline.COPY


# Nobody signs for another


def test_a_bill_begun_anew_around_an_old_issuance_is_noticed():
    voyage = Voyage.begin("bearer")
    trust = trust_in(CARRIER, SHIPPER)
    given_on = Act(ActCode.TRANSFER, SHIPPER.party, BUYER.party, voyage.tick())
    for carrier, why in (
        (CARRIER.party, "chain.acts: signed-by-other"),
        (nameless(CARRIER), "issuer.signature: issuer-not-actor"),
        (SHIPPER.party, "issuer.signature: issuer-not-actor"),
    ):
        issue = Act(ActCode.ISSUE, carrier, SHIPPER.party, START)
        envelope = rooted_anew(voyage, SHIPPER, issue, given_on, registrar=SHIPPER.did)
        verdict = judge(envelope, voyage.case(BUYER, trust=trust))
        assert verdict.headline is Headline.CHANGED
        assert why in failures(verdict)


def test_a_pinned_carrier_cannot_begin_the_bill_of_another_by_claiming_its_code():
    thief = person("Rival Lines Ltd", Role.CARRIER, "999900MERIDIANCL0198")
    voyage = Voyage.begin("bearer")
    issue = Act(ActCode.ISSUE, nameless(CARRIER), SHIPPER.party, START)
    envelope = rooted_anew(voyage, thief, issue, registrar=thief.did)
    verdict = judge(envelope, voyage.case(SHIPPER, trust=trust_in(CARRIER, thief)))
    assert failures(verdict) == {"issuer.signature: issuer-not-actor"}


def test_the_carrier_is_not_trusted_with_what_another_signed_in_its_name_by_bare_key():
    voyage = Voyage.begin("bearer")
    bare = [TrustedKey(one.key.public, "jwk") for one in (CARRIER, SHIPPER)]
    issue = Act(ActCode.ISSUE, nameless(CARRIER), SHIPPER.party, START)
    given_on = Act(ActCode.TRANSFER, SHIPPER.party, BUYER.party, voyage.tick())
    envelope = rooted_anew(voyage, SHIPPER, issue, given_on, registrar=SHIPPER.did)
    verdict = judge(envelope, voyage.case(BUYER, trust=Trust(bare)))
    assert verdict.headline is Headline.CHANGED


def test_a_holder_cannot_accept_its_own_surrender_for_the_carrier():
    voyage = Voyage.begin("bearer").transfer(SHIPPER, BUYER)
    carrier = nameless(CARRIER)
    voyage.sign(BUYER, Act(ActCode.SURRENDER_FOR_DELIVERY, BUYER.party, carrier, voyage.tick()))
    voyage.sign(BUYER, Act(ActCode.ACCEPT_SURRENDER, carrier, None, voyage.tick()))
    assert failures(voyage.judge(BANK)) == {"chain.acts: signed-by-other"}


def test_a_giver_cannot_act_for_a_receiver_it_named_without_key():
    voyage = Voyage.begin("bearer")
    voyage.sign(SHIPPER, Act(ActCode.TRANSFER, SHIPPER.party, nameless(BANK), voyage.tick()))
    voyage.sign(SHIPPER, Act(ActCode.TRANSFER, nameless(BANK), BUYER.party, voyage.tick()))
    for trust in (trust_in(CARRIER), trust_in(CARRIER, SHIPPER, BANK)):
        verdict = voyage.judge(BUYER, trust=trust)
        assert failures(verdict) == {"chain.acts: signed-by-other"}


def test_a_pinned_party_may_act_where_it_was_named_by_its_code():
    voyage = Voyage.begin("bearer")
    voyage.sign(SHIPPER, Act(ActCode.TRANSFER, SHIPPER.party, nameless(BANK), voyage.tick()))
    voyage.give(BANK, BUYER)
    assert voyage.judge(BUYER, trust=trust_in(CARRIER, BANK)).headline is Headline.OFFERED
    # Nobody vouched for the bank's key, and the chain alone does not tie it to the code.
    assert voyage.judge(BUYER).headline is Headline.CHANGED


def test_a_carrier_that_the_document_does_not_name_is_pointed_out():
    issued = write.issue(
        document("bearer"),
        carrier=AGENT.party,
        to=SHIPPER.party,
        key=AGENT.key,
        at=START,
        policy=OfflinePolicy(),
    )
    case = Case(trust_in(AGENT), START, issue_to=issued.issue_to)
    verdict = judge(issued.envelope, case)
    assert all_of(verdict, "issuer.identity") == ("not-checked", "issuer-not-named")
    assert verdict.headline is Headline.COPY


def test_the_carrier_goes_by_its_pinned_name_whatever_it_calls_itself():
    spoofed = Party("Oceanic Container Lines Ltd", AGENT.party.codes, "LDWL")
    issued = write.issue(
        document("bearer"),
        carrier=spoofed,
        to=SHIPPER.party,
        key=AGENT.key,
        at=START,
        policy=OfflinePolicy(),
    )
    verdict = judge(issued.envelope, Case(trust_in(AGENT), START, me=SHIPPER.party))
    assert verdict.headline is Headline.HOLDER
    assert verdict.facts["carrier"] == "Meridian Agencies Ltd"
    assert all_of(verdict, "pint.names") == ("failed", "name-not-as-pinned")


# Signed parts that do not hold


def test_an_altered_entry_does_not_hold():
    voyage = good_voyage()
    text = altered(voyage.envelope.chain[1], lambda payload: payload.update(eblPlatform="XXXX"))
    verdict = with_entry(voyage, 1, text).judge()
    assert verdict.headline is Headline.CHANGED
    assert verdict.answer is Answer.BAD_SIGNATURE
    assert "chain.signatures: signature-wrong" in failures(verdict)
    assert all_of(verdict, "chain.acts") == ("not-checked", "signed-parts-first")


def test_an_entry_of_another_bill_or_after_another_entry_is_noticed():
    voyage, other = good_voyage(), Voyage.begin("bearer").give(SHIPPER, BANK)
    for change, check in (
        (
            {"transportDocumentChecksum": other.envelope.digest},
            "document.integrity: document-changed",
        ),
        ({LINK: sha256_hex(other.envelope.chain[0])}, "chain.links: link-broken"),
    ):
        payload = json.loads(jws.read(voyage.envelope.chain[2]).payload) | change
        text = jws.sign(canonical(payload), BANK.key)
        envelope = resealed(voyage.envelope, BANK, (*voyage.envelope.chain[:2], text))
        verdict = judge(envelope, voyage.case())
        assert failures(verdict) == {check}
        assert verdict.answer is Answer.BAD_ENVELOPE
        assert verdict.check(check.partition(":")[0]).facts == {"position": 2}


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize("text", ["", "x", "a.b.c", "e30.e30.e30"])
def test_an_entry_that_is_no_jws_does_not_hold(position, text):
    verdict = with_entry(good_voyage(), position, text).judge(BUYER)
    assert verdict.headline is Headline.CHANGED
    # The last one is also not the one that the manifest names, which is looked at first.
    assert verdict.answer is (Answer.BAD_ENVELOPE if position == 2 else Answer.BAD_SIGNATURE)


def test_an_entry_of_another_shape_is_named():
    voyage = good_voyage()
    for payload, check in (
        (b"[]", "format.strict: json-not-object"),
        (b"{}", "format.strict: member-malformed"),
        (b'{"a":1,"a":2}', "format.strict: json-duplicate-member"),
    ):
        verdict = with_entry(voyage, 2, jws.sign(payload, BANK.key)).judge()
        assert check in failures(verdict)
        assert verdict.headline is Headline.CHANGED


def test_an_act_that_dcsa_does_not_know_is_no_act():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    payload = json.loads(jws.read(voyage.envelope.chain[1]).payload)
    payload["transactions"][0]["actionCode"] = "VOID"
    text = jws.sign(canonical(payload), SHIPPER.key)
    envelope = resealed(voyage.envelope, SHIPPER, (voyage.envelope.chain[0], text))
    verdict = judge(envelope, voyage.case())
    assert failures(verdict) == {"chain.acts: act-unknown"}
    assert verdict.answer is Answer.BAD_ENVELOPE


def test_only_entry_0_carries_issuance_and_registrar():
    voyage = Voyage.begin("bearer").give(SHIPPER, BANK)
    payload = json.loads(jws.read(voyage.envelope.chain[1]).payload)
    for more in ({"controlTrackingRegistry": SHIPPER.did},
                 {"issuanceManifestSignedContent": SHIPPER.card.text}):  # fmt: skip
        text = jws.sign(canonical(payload | more), SHIPPER.key)
        envelope = resealed(voyage.envelope, SHIPPER, (voyage.envelope.chain[0], text))
        assert "chain.acts: first-entry-only" in failures(judge(envelope, voyage.case()))


def first_entry(change) -> Voyage:
    """Return a voyage whose carrier signed another entry 0."""
    voyage = Voyage.begin("bearer")
    payload = json.loads(jws.read(voyage.envelope.chain[0]).payload)
    change(payload)
    text = jws.sign(canonical(payload), CARRIER.key)
    return replace(voyage, envelope=resealed(voyage.envelope, CARRIER, (text,)))


@pytest.mark.parametrize(
    ("text", "check", "answer"),
    [
        (None, "issuer.signature: issuance-missing", Answer.BAD_ENVELOPE),
        ("a.b.c", "issuer.signature: jws-malformed", Answer.BAD_SIGNATURE),
        (SHIPPER.card.text, "issuer.signature: member-malformed", Answer.BAD_SIGNATURE),
    ],
)
def test_entry_0_carries_the_issuance_the_carrier_signed(text, check, answer):
    def change(payload):
        payload["issuanceManifestSignedContent"] = text
        if text is None:
            del payload["issuanceManifestSignedContent"]

    verdict = first_entry(change).judge()
    assert check in failures(verdict)
    assert (verdict.headline, verdict.answer) == (Headline.CHANGED, answer)


def test_the_issuance_of_another_document_does_not_issue_this_one():
    other = Voyage.begin("straight")
    issuance = json.loads(jws.read(other.envelope.chain[0]).payload)
    name = "issuanceManifestSignedContent"
    verdict = first_entry(lambda payload: payload.update({name: issuance[name]})).judge()
    assert "document.integrity: issuer-signed-other" in failures(verdict)


def test_the_bill_is_issued_to_whom_the_carrier_signed():
    voyage = Voyage.begin("bearer")
    other = Voyage.begin("bearer", to=MALLORY)
    verdict = voyage.judge(issue_to=other.issue_to)
    assert failures(verdict) == {"document.integrity: issue-to-changed"}
    assert verdict.answer is Answer.BAD_ENVELOPE
    assert voyage.judge(issue_to=None).headline is Headline.COPY
    renamed = {**voyage.issue_to, "partyName": "Somebody Else"}
    assert failures(voyage.judge(issue_to=renamed)) == {"document.integrity: issue-to-changed"}


def test_an_entry_0_that_names_another_than_the_issue_to_is_noticed():
    def change(payload):
        recipient = payload["transactions"][0]["recipient"]
        recipient["identifyingCodes"][0]["partyCode"] = MALLORY.did

    verdict = first_entry(change).judge(MALLORY)
    assert failures(verdict) == {"document.integrity: issue-to-changed"}


def test_the_pdf_of_the_carrier_is_the_one_it_signed():
    pdf, other = paper("bill.pdf", b"%PDF-1.7"), paper("bill.pdf", b"%PDF-1.7 other")
    voyage = Voyage.begin("bearer", visualisation=pdf)
    first = voyage.envelope.chain[0]
    for named, wanted in (
        (other, ("failed", "carrier-pdf-other")),
        (None, ("not-checked", "carrier-pdf-not-sent")),
    ):
        forged = Voyage.begin("bearer", visualisation=named)
        payload = json.loads(jws.read(forged.envelope.manifest).payload)
        payload["lastEnvelopeTransferChainEntrySignedContentChecksum"] = voyage.last
        manifest = jws.sign(canonical(payload), CARRIER.key)
        envelope = replace(voyage.envelope, manifest=manifest, chain=(first,))
        assert all_of(judge(envelope, voyage.case()), "papers.digests") == wanted


# The manifest


def test_a_manifest_is_signed_by_who_made_the_last_entry():
    voyage = good_voyage()
    envelope = resealed(voyage.envelope, SHIPPER, voyage.envelope.chain)
    verdict = judge(envelope, voyage.case())
    assert failures(verdict) == {"chain.signatures: manifest-by-other"}
    assert verdict.answer is Answer.BAD_SIGNATURE


def test_a_manifest_names_the_last_entry_and_the_document():
    voyage = good_voyage()
    shorter = replace(voyage.envelope, chain=voyage.envelope.chain[:-1])
    assert "chain.links: manifest-other-entry" in failures(judge(shorter, voyage.case()))
    other = Voyage.begin("bearer").envelope
    assert "document.integrity: document-changed" in failures(
        judge(replace(voyage.envelope, manifest=other.manifest), voyage.case())
    )


def test_a_manifest_that_cannot_be_read_or_does_not_hold_is_noticed():
    voyage = good_voyage()
    changed = altered(voyage.envelope.manifest, lambda payload: payload.update(more=1))
    for manifest, check in (
        ("x", "chain.signatures: jws-malformed"),
        (jws.sign(b"[]", BANK.key), "format.strict: json-not-object"),
        (changed, "chain.signatures: manifest-signature"),
    ):
        verdict = judge(replace(voyage.envelope, manifest=manifest), voyage.case())
        assert check in failures(verdict)
        assert verdict.headline is Headline.CHANGED

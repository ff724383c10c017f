"""What is written under PINT is read again; any JSON is read or refused."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.builders import BANK, CARRIER, SHIPPER, START, good_voyage
from tests.wallet.formats.test_members import JSON
from tests.wallet.formats.test_parties import PARTIES
from wallet.clock import to_milliseconds
from wallet.errors import Unreadable
from wallet.formats.pint import MOST_ACTS, MOST_PAPERS
from wallet.formats.pint.payloads import (
    LAST,
    LINK,
    EntryPayload,
    IssuanceManifest,
    Manifest,
    PaperEntry,
    Receipt,
    read_act,
    read_entry,
    read_issuance,
    read_manifest,
    read_paper,
    read_policy,
    read_receipt,
    write_act,
    write_entry,
    write_issuance,
    write_manifest,
    write_policy,
    write_receipt,
)
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object
from wallet.titles.acts import Act, ActCode, Signer
from wallet.titles.bill import Offline, OfflinePolicy

DIGESTS = st.text("0123456789abcdef", min_size=64, max_size=64)
LINES = st.from_regex(r"\A[!-~](?:[ -~]{0,60}[!-~])?\Z")
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2999, 1, 1)).map(
    lambda naive: to_milliseconds(naive.replace(tzinfo=UTC))
)
ACTS = st.builds(
    Act,
    st.sampled_from(ActCode),
    PARTIES,
    st.none() | PARTIES,
    MOMENTS,
    st.none() | st.text(max_size=4),
    st.none() | LINES,
    st.none() | st.text(max_size=100),
)
POLICIES = st.builds(
    OfflinePolicy, st.sampled_from(Offline), st.integers(0, 1000), st.integers(0, 36_500)
)
ENTRIES = st.builds(
    EntryPayload,
    st.sampled_from(["LDWL", "W"]),
    DIGESTS,
    st.none() | DIGESTS,
    st.lists(ACTS, min_size=1, max_size=3).map(tuple),
    st.none() | st.just(CARRIER.card.text),
    st.none() | st.just(CARRIER.did),
    POLICIES.map(write_policy) | st.just({}),
)
PAPERS = st.builds(PaperEntry, LINES, st.integers(1, 2**40), st.text(max_size=100), DIGESTS)
MANIFESTS = st.builds(
    Manifest, DIGESTS, DIGESTS, st.none() | PAPERS, st.lists(PAPERS, max_size=3).map(tuple)
)
ISSUANCES = st.builds(IssuanceManifest, DIGESTS, DIGESTS, st.none() | DIGESTS)
RECEIPTS = st.one_of(
    st.builds(
        Receipt,
        DIGESTS,
        st.sampled_from(["RECE", "DUPE"]),
        received=st.lists(DIGESTS, max_size=3).map(tuple),
        at=st.none() | MOMENTS,
    ),
    st.builds(
        Receipt,
        DIGESTS,
        st.sampled_from(["BENV", "BSIG", "INCD", "MDOC", "DISE"]),
        reason=st.none() | st.text(max_size=255),
        at=st.none() | MOMENTS,
        is_rejection=st.booleans(),
    ),
)
READERS = (read_act, read_entry, read_manifest, read_issuance, read_paper, read_receipt,
           read_policy)  # fmt: skip
MEMBERS = (
    "eblPlatform", "transportDocumentChecksum", "transactions", LINK, LAST, "actionCode", "actor",
    "recipient", "actionDateTime", "reasonCode", "comments", "auditReference", "ladewell",
    "issuanceManifestSignedContent", "controlTrackingRegistry", "documentChecksum",
    "issueToChecksum", "eBLVisualisationByCarrierChecksum", "eBLVisualisationByCarrier",
    "supportingDocuments", "name", "size", "mediaType", "responseCode", "reason",
    "receivedAdditionalDocumentChecksums", "offline", "rule", "hops", "days",
)  # fmt: skip


def again(written: dict) -> dict:
    """Return what a reader sees of what was written: JSON, there and back."""
    return read_object(canonical(written))


@settings(max_examples=60)
@given(ACTS)
def test_an_act_is_read_again(act):
    assert read_act(again(write_act(act))) == act


@settings(max_examples=60)
@given(ENTRIES)
def test_an_entry_is_read_again(entry):
    read = read_entry(again(write_entry(entry)))
    assert read == entry
    made = read.as_entry(3, "d" * 64, Signer("kid", None))
    assert (made.position, made.digest, made.acts) == (3, "d" * 64, entry.acts)
    assert (made.previous, made.registrar) == (entry.previous, entry.registrar)


@given(MANIFESTS)
def test_a_manifest_is_read_again(manifest):
    assert read_manifest(again(write_manifest(manifest))) == manifest
    assert len(manifest.papers) == len(manifest.supporting) + (manifest.visualisation is not None)


@given(ISSUANCES)
def test_an_issuance_is_read_again(issuance):
    assert read_issuance(again(write_issuance(issuance))) == issuance


@given(RECEIPTS)
def test_a_receipt_is_read_again(receipt):
    assert read_receipt(again(write_receipt(receipt))) == receipt


@given(POLICIES)
def test_a_policy_is_read_again(policy):
    assert read_policy(again(write_policy(policy))) == policy


def test_without_a_policy_the_default_holds():
    assert read_policy({}) == OfflinePolicy(Offline.PROVISIONAL, hops=3, days=30)


@given(JSON | st.dictionaries(st.sampled_from(MEMBERS), JSON, max_size=12))
def test_any_object_is_read_or_refused(source):
    for read in READERS:
        try:
            read(source if isinstance(source, dict) else {"transactions": source})
        except Unreadable:
            continue


@settings(max_examples=60)
@given(st.data())
def test_a_good_payload_with_any_member_changed_is_read_or_refused(data):
    chain = good_voyage().envelope.chain
    source = json.loads(jws.read(data.draw(st.sampled_from(chain))).payload)
    target = data.draw(
        st.sampled_from([source, source["transactions"][0], source["transactions"][0]["actor"]])
    )
    target[data.draw(st.sampled_from(sorted(target)))] = data.draw(JSON)
    try:
        read_entry(source)
    except Unreadable:
        return


@settings(max_examples=60)
@given(st.dictionaries(st.text(), JSON, max_size=3))
def test_unknown_members_are_left_alone(more):
    entry = json.loads(jws.read(good_voyage().envelope.chain[1]).payload)
    known = {name: value for name, value in more.items() if name not in MEMBERS}
    assert read_entry(entry | known) == read_entry(entry)


def test_an_old_transaction_is_refused_by_the_name_of_what_it_lacks():
    old = {"action": "ISSU", "timestamp": 1713337871531}
    with pytest.raises(Unreadable) as caught:
        read_act(old)
    assert caught.value.facts == {"where": "actionCode", "why": "missing"}


def test_an_act_that_dcsa_does_not_know_is_refused_by_its_name():
    act = write_act(Act(ActCode.SIGN, BANK.party, None, START))
    with pytest.raises(Unreadable, match="act-unknown") as caught:
        read_act(act | {"actionCode": "VOID"})
    assert caught.value.facts == {"act": "VOID"}


def test_lists_are_bounded():
    entry = json.loads(jws.read(good_voyage().envelope.chain[1]).payload)
    acts = entry["transactions"]
    for wrong in ([], [acts[0]] * (MOST_ACTS + 1), [1], None):
        with pytest.raises(Unreadable):
            read_entry(entry | {"transactions": wrong})
    paper = {"name": "a", "size": 1, "mediaType": "x", "documentChecksum": "a" * 64}
    manifest = write_manifest(Manifest("a" * 64, "b" * 64))
    with pytest.raises(Unreadable):
        read_manifest(manifest | {"supportingDocuments": [paper] * (MOST_PAPERS + 1)})
    with pytest.raises(Unreadable):
        read_manifest(manifest | {"supportingDocuments": [paper | {"size": 0}]})
    receipt, received = write_receipt(Receipt("a" * 64, "RECE")), ["b" * 64] * MOST_PAPERS
    named = "receivedAdditionalDocumentChecksums"
    assert len(read_receipt(receipt | {named: received}).received) == MOST_PAPERS
    with pytest.raises(Unreadable):
        read_receipt(receipt | {named: [*received, "b" * 64]})


def test_what_there_is_not_is_not_written_either():
    """An empty list more is another text, and another signature."""
    assert set(write_manifest(Manifest("a" * 64, "b" * 64))) == {"transportDocumentChecksum", LAST}
    act = Act(ActCode.SIGN, BANK.party, None, START)
    entry = write_entry(EntryPayload("LDWL", "a" * 64, None, (act,)))
    assert set(entry) == {"eblPlatform", "transportDocumentChecksum", "transactions"}
    assert set(write_receipt(Receipt("a" * 64, "BENV"))) == {LAST, "responseCode"}


def test_nobody_accepts_and_rejects_in_one_breath():
    receipt = write_receipt(Receipt("a" * 64, "RECE"))
    with pytest.raises(Unreadable, match="member-malformed"):
        read_receipt(receipt | {"ladewell": {"answer": "rejected"}})


def test_a_receipt_with_strange_digests_is_only_text():
    receipt = write_receipt(Receipt("a" * 64, "RECE"))
    read = read_receipt(receipt | {"receivedAdditionalDocumentChecksums": [1, None, "x" * 999]})
    assert read.received == ("1", "None", "x" * 64)
    with pytest.raises(Unreadable):
        read_receipt(receipt | {"receivedAdditionalDocumentChecksums": {}})


def test_the_payloads_of_one_kind_are_none_of_another():
    """What an honest party signs as one thing cannot be shown as another."""
    voyage = good_voyage()
    first = json.loads(jws.read(voyage.envelope.chain[0]).payload)
    kinds = {
        read_entry: voyage.envelope.chain[1],
        read_manifest: voyage.envelope.manifest,
        read_issuance: first["issuanceManifestSignedContent"],
        read_receipt: voyage.receipts[0],
    }
    others = [voyage.records[0], SHIPPER.card.text]
    for kind, good in kinds.items():
        for text in (*kinds.values(), *others):
            source = read_object(jws.read(text).payload)
            if text == good:
                kind(source)
            else:
                with pytest.raises(Unreadable):
                    kind(source)

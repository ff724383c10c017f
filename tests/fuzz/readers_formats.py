"""Readers of what parties sign on our own rail, as fuzzing calls them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from tests.wallet.builders import BANK, BUYER, CARRIER, LATER, SHIPPER, Voyage
from wallet.bundles.documents import EVIDENCE, read_pin
from wallet.desk.witnessing import judge_fork
from wallet.errors import WalletError
from wallet.formats import approval, card, challenge, exchange, parties, record
from wallet.formats.evidence import read_evidence, write_evidence
from wallet.formats.pint import payloads
from wallet.formats.pint.case import Case
from wallet.formats.pint.double import is_fork, is_rejection, is_withdrawal, read_fork
from wallet.formats.pint.envelope import (
    envelope_around,
    is_envelope,
    read_envelope,
    write_envelope,
)
from wallet.formats.pint.extensions import read_extension
from wallet.formats.pint.forks import is_rejection_of
from wallet.formats.pint.judge import judge
from wallet.formats.pint.keyring import KeyRing
from wallet.formats.pint.terms import terms_of
from wallet.formats.pint.versions import links_of
from wallet.formats.transport_document.content import content_defects
from wallet.formats.transport_document.excerpt import particulars
from wallet.formats.transport_document.issuing import issue_defects
from wallet.formats.trust_files import read_trust
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.proof.statement import as_json, verdict_facts
from wallet.proof.trust import Trust
from wallet.proof.verdict import Verdict
from wallet.titles.acts import ActCode
from wallet.words import Language, say

AT = datetime(2026, 11, 22, tzinfo=UTC)
SIGNERS = {one.key.public.kid: one.key for one in (CARRIER, SHIPPER, BANK, BUYER)}


@cache
def _trust() -> Trust:
    return Trust([one.trusted() for one in (CARRIER, SHIPPER, BANK, BUYER)])


def said(verdict: Verdict) -> None:
    """Say a verdict as every screen and script does: it must never be short of words."""
    for language in Language:
        as_json(verdict_facts(verdict, "x", language))
        say("sentence", verdict.sentence, verdict.facts, language)


def _each(data: bytes, *readers: Callable[[Mapping[str, Any]], object]) -> None:
    source = read_object(data)
    for read in readers:
        try:
            read(source)
        except WalletError:
            continue


def pint_parts(data: bytes) -> None:
    """Read the payloads of PINT, each as each kind."""
    _each(
        data, payloads.read_manifest, payloads.read_issuance, payloads.read_entry,
        payloads.read_receipt, payloads.read_policy, payloads.read_act, payloads.read_paper,
        read_extension, parties.read_code, parties.read_acting_party, parties.read_named_party,
        lambda source: exchange_again(canonical(source)),
    )  # fmt: skip


def exchange_again(data: bytes) -> None:
    """Read a file of DCSA's interfaces."""
    exchange.is_exchange(data)
    exchange.read_exchange(data)


def transport_document(data: bytes) -> None:
    """Hold a transport document against the schema and read everything a paper would show."""
    _each(
        data, content_defects, issue_defects, particulars,
        lambda source: terms_of(source, "0" * 64),
    )  # fmt: skip


def envelope(data: bytes) -> None:
    """Read an envelope, judge it and say the verdict."""
    is_envelope(data[:1024])
    is_fork(data)
    found = read_envelope(data)
    assert read_envelope(write_envelope(found)).digest == found.digest
    assert envelope_around(found.document_bytes, found.manifest, found.chain) == found
    links_of(found)
    case = Case(_trust(), LATER, me=BUYER.party, receiver="LDWL")
    said(judge(found, case))


def signed_envelope(data: bytes) -> None:
    """Judge an envelope whose changed parts their keys signed again: what only a signer can do.

    The input is an envelope with payloads as JSON objects where signatures stand.
    """
    source = read_object(data)
    for name in ("envelopeManifestSignedContent",):
        source[name] = _signed(source.get(name))
    chain = source.get("envelopeTransferChain")
    if isinstance(chain, list):
        source["envelopeTransferChain"] = [_signed(part) for part in chain[:50]]
    envelope(canonical(source))


def _signed(part: object) -> object:
    if not isinstance(part, dict):
        return part
    kid = part.get("kid")
    key = SIGNERS.get(kid if isinstance(kid, str) else "", CARRIER.key)
    payload = part.get("payload")
    if isinstance(payload, dict) and isinstance(payload.get("issuanceManifestSignedContent"), dict):
        inner = _signed(payload["issuanceManifestSignedContent"])
        payload = {**payload, "issuanceManifestSignedContent": inner}
    return jws.sign(canonical(payload), key)


@cache
def _offer() -> jws.Jws:
    """Return an entry that a stranger may say he rejected."""
    voyage = Voyage.begin().give(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    return jws.read(voyage.envelope.chain[-1])


def statement(data: bytes) -> None:
    """Read a signed statement of every kind we sign, as it stands."""
    for read in (
        card.read_card, record.read_record, challenge.read_challenge, challenge.read_proof,
        approval.read_request, approval.read_approval,
    ):  # fmt: skip
        try:
            read(data)
        except WalletError:
            continue
    card.is_card(data), challenge.is_challenge(data), challenge.is_proof(data)
    approval.kind_of(data)
    text, offer = data.decode("utf-8", "surrogateescape"), _offer()
    payload = payloads.read_entry(read_object(offer.payload))
    is_rejection(text, offer, payload)
    is_withdrawal(text, offer, payload, CARRIER.did)
    is_rejection_of(text, offer.text, KeyRing(_trust(), (), ()))


_TYPES = (
    (card.TYPE, card.read_card), (approval.REQUEST, approval.read_request),
    (approval.APPROVAL, approval.read_approval), (challenge.CHALLENGE, challenge.read_challenge),
    (challenge.PROOF, challenge.read_proof),
    *((kind.typ, record.read_record) for kind in record.Kind),
)  # fmt: skip


def signed_statement(data: bytes) -> None:
    """Read a statement whose payload is anything, rightly signed, as every kind."""
    for typ, read in _TYPES:
        text = jws.sign(data, BANK.key, typ=typ)
        try:
            read(text)
        except WalletError:
            continue


def trust_file(data: bytes) -> None:
    """Read what ``--trust`` takes."""
    read_trust(data, AT)


def evidence_file(data: bytes) -> None:
    """Read kept evidence; what was read is written and reads the same."""
    with contextlib.suppress(WalletError):
        read_pin(f"{EVIDENCE}{sha256_hex(data)}.json", data)
    for pin in read_evidence(data, "file.json", AT):
        (again,) = read_evidence(write_evidence(pin), "file.json", AT)
        assert again.content == pin.content


def fork(data: bytes) -> None:
    """Read a proof of double dealing and judge it."""
    said(judge_fork(read_fork(data), _trust(), LATER))

"""The question who controls a bill, and the answer: two compact JWS, small enough for one QR code.

A question (``typ: ladewell-challenge+jws``)::

    {"version": 1, "name": who asks, "did": did:key, "nonce": 64 hex,
     "askedDateTime": time, "untilDateTime": time}

An answer (``typ: ladewell-proof+jws``)::

    {"version": 1, "challenge": 64 hex, "name": who asked, "did": did:key of who asked,
     "eblID": 64 hex, "lastEnvelopeTransferChainEntrySignedContentChecksum": 64 hex,
     "provedDateTime": time, "holder": did:key}

Each is signed by the key it names. As a file a question is its text; an answer is a parcel for
``proof`` with the bill beside it, or its text alone for one who holds the bill.

History: version 1 (November 2026).
"""

from __future__ import annotations

import re
from datetime import datetime

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import HEX64, NAME, moment, text
from wallet.keys import jws
from wallet.keys.canonical import JsonObject, canonical, read_object
from wallet.keys.jws import Jws
from wallet.keys.signing import PublicKey, SigningKey
from wallet.proof.challenge import LASTS, Challenge, ControlProof

CHALLENGE = "ladewell-challenge+jws"
PROOF = "ladewell-proof+jws"
MOST_BYTES = 8 * 1024
MOST_NAME = 70
"""Characters of who asks (DCSA `partyName`)."""

_ENTRY = "lastEnvelopeTransferChainEntrySignedContentChecksum"
_DID_KEY = re.compile(r"did:key:z\w{40,400}", re.ASCII)


def sign_challenge(name: str, nonce: str, *, at: datetime, key: SigningKey) -> Challenge:
    """Sign a question.

    Args:
        name: Who asks, at most `MOST_NAME` characters.
        nonce: 64 hex, drawn for this question alone.
        at: When, UTC.
        key: The asker's.

    """
    payload = {
        "version": 1,
        "name": name,
        "did": key.public.did,
        "nonce": nonce,
        "askedDateTime": write_time(at),
        "untilDateTime": write_time(at + LASTS),
    }
    return read_challenge(jws.sign(canonical(payload), key, typ=CHALLENGE))


def sign_proof(
    challenge: Challenge, *, bill: str, entry: str, at: datetime, key: SigningKey
) -> ControlProof:
    """Sign the answer to `challenge`: the holder of `key` controls `bill`, newest entry `entry`."""
    payload = {
        "version": 1,
        "challenge": challenge.digest,
        "name": challenge.name,
        "did": challenge.did,
        "eblID": bill,
        _ENTRY: entry,
        "provedDateTime": write_time(at),
        "holder": key.public.did,
    }
    return read_proof(jws.sign(canonical(payload), key, typ=PROOF))


def is_challenge(data: str | bytes) -> bool:
    """Say whether this looks like a question, without judging it."""
    return _typ(data) == CHALLENGE


def is_proof(data: str | bytes) -> bool:
    """Say whether this looks like an answer, without judging it."""
    return _typ(data) == PROOF


def read_challenge(data: str | bytes) -> Challenge:
    """Read a question and check that the key it names has signed it.

    Raises:
        Unreadable: ``challenge-malformed``, ``challenge-signature``, or a JWS or JSON code.

    """
    signed, payload = _open(data, CHALLENGE)
    did = _signed_as(payload, "did", signed)
    at, until = moment(payload, "askedDateTime"), moment(payload, "untilDateTime")
    if not at < until <= at + LASTS:
        raise Unreadable("challenge-malformed", why="untilDateTime")
    return Challenge(
        name=text(payload, "name", most=MOST_NAME, pattern=NAME),
        did=did,
        nonce=text(payload, "nonce", most=64, pattern=HEX64),
        at=at,
        until=until,
        text=signed.text,
        digest=signed.digest,
    )


def read_proof(data: str | bytes) -> ControlProof:
    """Read an answer and check that the key it names has signed it.

    Raises:
        Unreadable: ``challenge-malformed``, ``challenge-signature``, or a JWS or JSON code.

    """
    signed, payload = _open(data, PROOF)
    return ControlProof(
        challenge=text(payload, "challenge", most=64, pattern=HEX64),
        asker_name=text(payload, "name", most=MOST_NAME, pattern=NAME),
        asker=text(payload, "did", most=500, pattern=_DID_KEY),
        bill=text(payload, "eblID", most=64, pattern=HEX64),
        entry=text(payload, _ENTRY, most=64, pattern=HEX64),
        at=moment(payload, "provedDateTime"),
        holder=_signed_as(payload, "holder", signed),
        text=signed.text,
        digest=signed.digest,
    )


def _typ(data: str | bytes) -> object:
    if len(data) > MOST_BYTES:
        return None
    try:
        return jws.read(data.strip(), most=MOST_BYTES).header.get("typ")
    except Unreadable:
        return None


def _open(data: str | bytes, typ: str) -> tuple[Jws, JsonObject]:
    signed = jws.read(data.strip(), most=MOST_BYTES)
    payload = read_object(signed.payload)
    if signed.header.get("typ") != typ or payload.get("version") != 1:
        raise Unreadable("challenge-malformed", why="typ")
    return signed, payload


def _signed_as(payload: JsonObject, name: str, signed: Jws) -> str:
    did = text(payload, name, most=500, pattern=_DID_KEY)
    if not jws.verify(signed, PublicKey.from_did_key(did)):
        raise Unreadable("challenge-signature")
    return did

"""Four eyes: what one person prepared, and what another said to it; two compact JWS.

A request (``typ: ladewell-request+jws``) is signed by who prepares an act::

    {"version": 1, "verb": word, "number": text, "eblID": 64 hex or "", "entry": 64 hex or "",
     "arguments": {…}, "name": who prepares, "did": did:key, "preparedDateTime": time}

An approval (``typ: ladewell-approval+jws``) by who approves it::

    {"version": 1, "request": 64 hex, "name": who approves, "did": did:key,
     "approvedDateTime": time}

Each is signed by the key it names, and the approval names the request by digest: what was approved
is to the letter what was prepared.

History: version 1 (November 2026).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import HEX64, NAME, child, moment, text
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object
from wallet.keys.signing import PublicKey, SigningKey

REQUEST = "ladewell-request+jws"
APPROVAL = "ladewell-approval+jws"
MOST_BYTES = 256 * 1024
MOST_NUMBER = 100
"""Characters of `Request.number`."""

_DID_KEY = re.compile(r"did:key:z\w{40,400}", re.ASCII)
_DIGEST = re.compile(r"(?:[0-9a-f]{64})?", re.ASCII)
_VERB = re.compile(r"[a-z_]{1,40}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Request:
    """An act that somebody prepared; its signature holds."""

    verb: str
    number: str
    """The bill's, or before there is one what its document says; several with commas between."""
    bill: str
    """SHA-256 of the canonical transport document, 64 hex; empty before there is a bill."""
    entry: str
    """Digest of the newest entry it was prepared on, 64 hex, or empty."""
    arguments: Mapping[str, Any]
    name: str
    did: str
    at: datetime
    text: str
    digest: str
    """SHA-256 of `text`, 64 hex."""


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody's word that a request shall be carried out; its signature holds."""

    request: str
    """Digest of the request, 64 hex."""
    name: str
    did: str
    at: datetime
    text: str
    digest: str


def sign_request(
    verb: str,
    arguments: Mapping[str, Any],
    *,
    number: str,
    bill: str,
    entry: str,
    name: str,
    at: datetime,
    key: SigningKey,
) -> Request:
    """Sign an act that waits for somebody else's approval."""
    payload = {
        "version": 1,
        "verb": verb,
        "number": number,
        "eblID": bill,
        "entry": entry,
        "arguments": dict(arguments),
        "name": name,
        "did": key.public.did,
        "preparedDateTime": write_time(at),
    }
    return read_request(jws.sign(canonical(payload), key, typ=REQUEST))


def sign_approval(request: Request, *, name: str, at: datetime, key: SigningKey) -> Approval:
    """Sign that `request` shall be carried out."""
    payload = {
        "version": 1,
        "request": request.digest,
        "name": name,
        "did": key.public.did,
        "approvedDateTime": write_time(at),
    }
    return read_approval(jws.sign(canonical(payload), key, typ=APPROVAL))


def read_request(data: str | bytes) -> Request:
    """Read a request and check that the key it names has signed it.

    Raises:
        Unreadable: ``approval-malformed``, ``approval-signature``, or a JWS or JSON code.

    """
    signed, payload, did = _open(data, REQUEST)
    return Request(
        verb=text(payload, "verb", most=40, pattern=_VERB),
        number=text(payload, "number", most=MOST_NUMBER),
        bill=text(payload, "eblID", most=64, pattern=_DIGEST),
        entry=text(payload, "entry", most=64, pattern=_DIGEST),
        arguments=MappingProxyType(dict(child(payload, "arguments"))),
        name=text(payload, "name", most=70, pattern=NAME),
        did=did,
        at=moment(payload, "preparedDateTime"),
        text=signed.text,
        digest=signed.digest,
    )


def read_approval(data: str | bytes) -> Approval:
    """Read an approval and check that the key it names has signed it.

    Raises:
        Unreadable: ``approval-malformed``, ``approval-signature``, or a JWS or JSON code.

    """
    signed, payload, did = _open(data, APPROVAL)
    return Approval(
        request=text(payload, "request", most=64, pattern=HEX64),
        name=text(payload, "name", most=70, pattern=NAME),
        did=did,
        at=moment(payload, "approvedDateTime"),
        text=signed.text,
        digest=signed.digest,
    )


def kind_of(data: bytes) -> str | None:
    """Return ``request`` or ``approval`` for what looks like one; nothing for anything else."""
    if len(data) > MOST_BYTES:
        return None
    try:
        typ = jws.read(data.strip(), most=MOST_BYTES).header.get("typ")
    except Unreadable:
        return None
    return {REQUEST: "request", APPROVAL: "approval"}.get(str(typ))


def _open(data: str | bytes, typ: str) -> tuple[jws.Jws, Mapping[str, Any], str]:
    signed = jws.read(data.strip(), most=MOST_BYTES)
    payload = read_object(signed.payload)
    if signed.header.get("typ") != typ or payload.get("version") != 1:
        raise Unreadable("approval-malformed")
    did = text(payload, "did", most=500, pattern=_DID_KEY)
    if not jws.verify(signed, PublicKey.from_did_key(did)):
        raise Unreadable("approval-signature")
    return signed, payload, did

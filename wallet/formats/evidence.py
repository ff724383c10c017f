"""Reads and writes kept answers of the world: DID documents, DNS answers, status lists and others.

Three forms are read: an evidence file (``ladewell-evidence-1``), which says itself what, whence and
when; a bare DID document; a bare status list credential. The bare ones count as of the day they are
given, for they do not say when they were fetched.

History: version 1, with `kind`, `subject`, `at`, `source` and `content` in base64.
"""

from __future__ import annotations

import base64
from datetime import datetime

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import choice, moment, text
from wallet.keys import base64url
from wallet.keys.canonical import JsonObject, canonical, read_object
from wallet.proof.pins import Pin, PinKind

FORMAT = "ladewell-evidence-1"
MOST_BYTES = 32 * 2**20
_MOST_CONTENT = 24 * 2**20
_LISTS = ("BitstringStatusListCredential", "StatusList2021Credential")


def read_evidence(data: bytes, name: str, at: datetime) -> tuple[Pin, ...]:
    """Read one file of evidence; nothing where the file is something else.

    Args:
        data: The file.
        name: What it is called: the source of a bare document.
        at: Since when a bare document counts.

    Raises:
        Unreadable: ``evidence-unreadable``: an evidence file that is not whole.

    """
    if data.lstrip()[:1] != b"{" or len(data) > MOST_BYTES:
        return ()
    try:
        source = read_object(data, most=MOST_BYTES)
    except Unreadable:
        return ()
    if source.get("type") == FORMAT:
        return (_pin(source),)
    subject = source.get("id")
    if not isinstance(subject, str):
        return ()
    if subject.startswith("did:") and _is_did_document(source):
        return (Pin(PinKind.DID, subject, data, name, at),)
    types = source.get("type")
    if isinstance(types, list) and any(kind in types for kind in _LISTS):
        return (Pin(PinKind.STATUS_LIST, subject, data, name, at),)
    return ()


def write_evidence(pin: Pin) -> bytes:
    """Write an evidence file, to be given to somebody or kept."""
    return canonical(
        {
            "type": FORMAT,
            "kind": pin.kind.value,
            "subject": pin.subject,
            "at": write_time(pin.at),
            "source": pin.source,
            "content": base64.b64encode(pin.content).decode("ascii"),
        }
    )


def contract_pin(contract: str, source: str, at: datetime) -> Pin:
    """Return what vouches for a factory of titles; it is named by CAIP-10."""
    return Pin(
        PinKind.CONTRACT, contract, canonical({"vouches": "title-escrow-factory"}), source, at
    )


def _pin(source: JsonObject) -> Pin:
    try:
        return Pin(
            choice(source, "kind", PinKind),
            text(source, "subject", most=2_000),
            base64url.decode_standard(text(source, "content", most=_MOST_CONTENT * 4 // 3 + 4)),
            text(source, "source", most=2_000),
            moment(source, "at"),
        )
    except Unreadable as wrong:
        where = str(wrong.facts.get("where", wrong.code))
        raise Unreadable("evidence-unreadable", where=where) from wrong


def _is_did_document(source: JsonObject) -> bool:
    return "verificationMethod" in source or "assertionMethod" in source

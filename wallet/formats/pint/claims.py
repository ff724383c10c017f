"""What signed texts claim: the payload of a compact JWS read, its signature not looked at.

For texts that were verified when they came, or that are about to be. Whoever wants to know whether
it is so asks `judge`, or `wallet.keys.jws.verify`.
"""

from __future__ import annotations

from functools import lru_cache

from wallet.formats.pint.payloads import (
    EntryPayload,
    IssuanceManifest,
    Manifest,
    Receipt,
    read_entry,
    read_issuance,
    read_manifest,
    read_receipt,
)
from wallet.keys import jws
from wallet.keys.canonical import JsonObject, read_object

_SHORT = 8 * 1024
"""Characters up to which a text is worth keeping for who asks next."""


def payload_in(text: str) -> JsonObject:
    """Read the JSON object that `text` is signed over.

    Raises:
        Unreadable: it is no compact JWS, or none over an object.

    """
    return read_object(jws.read(text).payload)


def entry_in(text: str) -> EntryPayload:
    """Read what an entry of a chain says; raises as `payload_in` and `read_entry` do."""
    return _short_entry_in(text) if len(text) <= _SHORT else _entry_in(text)


def _entry_in(text: str) -> EntryPayload:
    return read_entry(payload_in(text))


# Desk, records and evidence each ask what entry 0 of the bill on the table says.
_short_entry_in = lru_cache(maxsize=32)(_entry_in)


def receipt_in(text: str) -> Receipt:
    """Read what a receipt or rejection says; raises as `payload_in` and `read_receipt` do."""
    return read_receipt(payload_in(text))


def issuance_in(text: str) -> IssuanceManifest:
    """Read what a carrier's issuance says; raises as `payload_in` and `read_issuance` do."""
    return read_issuance(payload_in(text))


def manifest_in(text: str) -> Manifest:
    """Read what an envelope's manifest says; raises as `payload_in` and `read_manifest` do."""
    return read_manifest(payload_in(text))

"""What a registrar signs: that it saw an entry first, or that another came first.

Modelled on the public CTR record: a compact JWS
(``typ: ladewell-record+jws``), records of one bill linked by hash. A refusal
(``typ: ladewell-refusal+jws``) contains the record of the entry that came first.

History: version 1 (November 2026).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import COMPACT_JWS, HEX64, moment, optional_text, text, whole
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.keys.signing import PublicKey, SigningKey

RECORD = "ladewell-record+jws"
REFUSAL = "ladewell-refusal+jws"
MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Record:
    """A registrar's statement about one position of one bill; its signature is not yet checked."""

    bill: str
    """SHA-256 of the canonical transport document, 64 hex (CTR `eblID`)."""
    position: int
    entry: str
    """Digest of the entry that was seen first at `position`; every entry before it stands too."""
    at: datetime
    """When the registrar recorded it, UTC."""
    previous: str | None = None
    """Digest of the registrar's record before this one, for the same bill."""
    refused: str | None = None
    """In a refusal: digest of the entry that came too late."""
    standing: str | None = None
    """In a refusal: the record of the entry that came first, whole."""
    text: str = ""
    """The compact JWS."""

    @property
    def digest(self) -> str:
        """SHA-256 of the compact JWS text, 64 hex: what the next record links to."""
        return sha256_hex(self.text)

    @property
    def is_refusal(self) -> bool:
        """Whether it says that another entry came first."""
        return self.refused is not None


def sign_record(record: Record, key: SigningKey) -> Record:
    """Sign `record` with the registrar's key and return it with its text."""
    payload: dict[str, Any] = {
        "version": 1,
        "eblID": record.bill,
        "position": record.position,
        "lastEnvelopeTransferChainEntrySignedContentChecksum": record.entry,
        "recordedDateTime": write_time(record.at),
    }
    if record.previous is not None:
        payload["previousRecord"] = record.previous
    if record.refused is not None:
        payload |= {"refusedEntry": record.refused, "standingRecord": record.standing}
    typ = REFUSAL if record.is_refusal else RECORD
    return read_record(jws.sign(canonical(payload), key, typ=typ))


def read_record(text_or_bytes: str | bytes) -> Record:
    """Read a record or refusal. Its signature is for `is_signed_by` to check.

    Raises:
        Unreadable: ``record-malformed``, ``member-malformed``, or a JWS or JSON code.

    """
    signed = jws.read(text_or_bytes, most=MOST_BYTES)
    kind = signed.header.get("typ")
    payload = read_object(signed.payload)
    if kind not in (RECORD, REFUSAL) or payload.get("version") != 1:
        raise Unreadable("record-malformed")
    is_refusal = kind == REFUSAL
    return Record(
        bill=text(payload, "eblID", most=64, pattern=HEX64),
        position=whole(payload, "position", least=0, most=1_000_000),
        entry=text(
            payload,
            "lastEnvelopeTransferChainEntrySignedContentChecksum",
            most=64,
            pattern=HEX64,
        ),
        at=moment(payload, "recordedDateTime"),
        previous=optional_text(payload, "previousRecord", most=64, pattern=HEX64),
        refused=text(payload, "refusedEntry", most=64, pattern=HEX64) if is_refusal else None,
        standing=(
            text(payload, "standingRecord", most=MOST_BYTES, pattern=COMPACT_JWS)
            if is_refusal
            else None
        ),
        text=signed.text,
    )


def is_signed_by(record: Record, registrar: PublicKey) -> bool:
    """Say whether `registrar` signed this record."""
    return jws.verify(jws.read(record.text, most=MOST_BYTES), registrar)

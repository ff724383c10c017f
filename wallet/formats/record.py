"""What a registrar signs, one statement after another, each linked to the one before.

Modelled on the public CTR record: compact JWS, and everything a registrar ever says about one bill
hangs together by hash (`previousRecord`), so that none of it can be left out later. The kinds:

======================  ==========================================================================
``record``              the entry at this position was seen first; so stands every one before it
``refusal``             another came first; contains the statement that stands against the entry
``withdrawn``           the offer at this position ended: the time its giver stated in it passed,
                        and no acceptance was brought; the giver may sign another
``freeze``              nothing more is recorded of this bill: a court ordered so, somebody signed
                        twice, or a key was lost; with the reference of it
``unfreeze``            that freeze is over, with the reference of it
======================  ==========================================================================

The kind stands in the header (``typ: ladewell-record+jws`` and so on), so one can never pass for
another.

History: version 1 (November 2026).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats.members import (
    COMPACT_JWS,
    HEX64,
    NAME,
    choice,
    moment,
    optional_text,
    text,
    whole,
)
from wallet.keys import jws
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.keys.signing import PublicKey, SigningKey

MOST_BYTES = 64 * 1024
MOST_REFERENCE = 255
"""Characters of the reference of a freeze."""

_STANDING = 48 * 1024
_POSITIONS = 1_000_000


class Kind(StrEnum):
    """What a statement says; its `typ` follows from it."""

    RECORD = "record"
    REFUSAL = "refusal"
    WITHDRAWN = "withdrawn"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"

    @property
    def typ(self) -> str:
        """The `typ` in the header of such a statement."""
        return f"ladewell-{self.value}+jws"


_KINDS = {kind.typ: kind for kind in Kind}


class Why(StrEnum):
    """Why a bill is frozen (DESIGN §4)."""

    COURT_ORDER = "court-order"
    FORK = "fork"
    KEY_LOSS = "key-loss"


@dataclass(frozen=True, slots=True)
class Record:
    """A registrar's statement about one position of one bill; its signature is not yet checked."""

    bill: str
    """SHA-256 of the canonical transport document, 64 hex (CTR `eblID`)."""
    position: int
    entry: str
    """Digest of the entry at `position` that it speaks of: seen first, withdrawn, or, in a freeze,
    the newest that is recorded."""
    at: datetime
    """When the registrar said it, UTC."""
    previous: str | None = None
    """Digest of the registrar's statement before this one, about the same bill."""
    refused: str | None = None
    """In a refusal: digest of the entry that came too late."""
    standing: str | None = None
    """In a refusal: the statement that stands against it, whole."""
    kind: Kind = Kind.RECORD
    why: Why | None = None
    """In a freeze and its end: what for."""
    reference: str = ""
    """In a freeze and its end: which order, which proof; as the registrar puts it."""
    lifts: str | None = None
    """In the end of a freeze: digest of the statement that froze."""
    text: str = ""
    """The compact JWS."""

    @property
    def digest(self) -> str:
        """SHA-256 of the compact JWS text, 64 hex: what the next statement links to."""
        return sha256_hex(self.text)

    @property
    def is_refusal(self) -> bool:
        """Whether it says that something else stands."""
        return self.kind is Kind.REFUSAL


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
    if record.kind is Kind.REFUSAL:
        payload |= {"refusedEntry": record.refused, "standingRecord": record.standing}
    if record.why is not None:
        payload |= {"reason": record.why.value, "reference": record.reference}
    if record.lifts is not None:
        payload["liftedRecord"] = record.lifts
    return read_record(jws.sign(canonical(payload), key, typ=record.kind.typ))


@lru_cache(maxsize=128)
def read_record(text_or_bytes: str | bytes) -> Record:
    """Read a statement. Its signature is for `is_signed_by` to check.

    Raises:
        Unreadable: ``record-malformed``, ``member-malformed``, or a JWS or JSON code.

    """
    signed = jws.read(text_or_bytes, most=MOST_BYTES)
    typ = signed.header.get("typ")
    kind = _KINDS.get(typ) if isinstance(typ, str) else None
    payload = read_object(signed.payload)
    if kind is None or payload.get("version") != 1:
        raise Unreadable("record-malformed")
    is_refusal, freezes = kind is Kind.REFUSAL, kind in (Kind.FREEZE, Kind.UNFREEZE)
    return Record(
        bill=text(payload, "eblID", most=64, pattern=HEX64),
        position=whole(payload, "position", least=0, most=_POSITIONS),
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
            text(payload, "standingRecord", most=_STANDING, pattern=COMPACT_JWS)
            if is_refusal
            else None
        ),
        kind=kind,
        why=choice(payload, "reason", Why) if freezes else None,
        reference=(
            text(payload, "reference", most=MOST_REFERENCE, pattern=NAME) if freezes else ""
        ),
        lifts=(
            text(payload, "liftedRecord", most=64, pattern=HEX64) if kind is Kind.UNFREEZE else None
        ),
        text=signed.text,
    )


def is_signed_by(record: Record, registrar: PublicKey) -> bool:
    """Say whether `registrar` signed this statement."""
    return _is_signed(record.text, registrar)


@lru_cache(maxsize=128)  # one record is asked for by its desk, its verdict and its neighbours
def _is_signed(text: str, by: PublicKey) -> bool:
    return jws.verify(jws.read(text, most=MOST_BYTES), by)

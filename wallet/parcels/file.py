"""The parcel file ``.ebl``: an envelope with everything a verdict on it needs.

Layout (DESIGN §3), all members stored, in this order:

    mimetype                the type below, so that file managers know it
    profile.json            format version, PINT profile, what the parcel is for
    envelope.json           the PINT envelope
    issue-to.json           the object the carrier's issuance names by digest
    documents/<sha256>      the carrier's PDF and supporting documents
    receipts/<sha256>.jws   receivers' answers
    records/<sha256>.jws    the registrar's records and refusals
    cards/<sha256>.jws      the cards of those who signed
    forks/<sha256>.json     proofs that somebody signed twice (`wallet.formats.pint.double`)
    proofs/<sha256>.jws     the holder's answer to who asked who controls the bill

A member's name is the digest of its content, so nothing can be renamed. A
sealed parcel is a compact JWE (``typ: ladewell-parcel+jwe``) around these bytes.

History: version 1 (November 2026). A parcel without forks and proofs has the same bytes as before
there were any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.pint import PROFILE
from wallet.keys import sealing
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.parcels.archive import read_archive, write_archive

MEDIA_TYPE = "application/vnd.ladewell.parcel+zip"
_HEAD = 100
"""Within so many bytes a parcel says what it is: ``mimetype`` comes first and is not packed."""
SEALED = "ladewell-parcel+jwe"
SUFFIX = ".ebl"
VERSION = 1

_NOTHING: Mapping[str, bytes] = MappingProxyType({})


class Purpose(StrEnum):
    """What a parcel is for."""

    ISSUE = "issue"
    OFFER = "offer"
    RECEIPT = "receipt"
    SURRENDER = "surrender"
    ANSWER = "answer"
    RECORD = "record"
    COPY = "copy"
    FREEZE = "freeze"
    """The registrar's freeze, or the end of one."""
    PROOF = "proof"
    """Who controls the bill, for one who asked."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a parcel carries: bytes and texts as their signers wrote them, unchecked."""

    purpose: Purpose
    envelope: bytes
    issue_to: bytes | None = None
    documents: Mapping[str, bytes] = field(default_factory=lambda: _NOTHING)
    """Files by SHA-256, 64 hex."""
    receipts: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    forks: tuple[bytes, ...] = ()
    proofs: tuple[str, ...] = ()


def is_parcel(data: bytes) -> bool:
    """Say whether `data` begins like a parcel file, sealed or not; a letter is a ZIP file too."""
    head = data[:_HEAD]
    return (head[:4] == b"PK\x03\x04" and MEDIA_TYPE.encode("ascii") in head) or is_sealed(data)


def is_sealed(data: bytes) -> bool:
    """Say whether `data` looks like a sealed parcel: one line of compact JWE."""
    return data[:3] == b"eyJ" and data.count(b".") == 4


def write_parcel(parcel: Parcel) -> bytes:
    """Write a parcel; the same parts give the same bytes."""
    profile = {"format": VERSION, "profile": PROFILE, "purpose": parcel.purpose.value}
    members = [
        ("mimetype", MEDIA_TYPE.encode("ascii")),
        ("profile.json", canonical(profile)),
        ("envelope.json", parcel.envelope),
    ]
    if parcel.issue_to is not None:
        members.append(("issue-to.json", parcel.issue_to))
    members += [(f"documents/{digest}", parcel.documents[digest]) for digest in
                sorted(parcel.documents)]  # fmt: skip
    for folder, texts in (
        ("receipts", parcel.receipts),
        ("records", parcel.records),
        ("cards", parcel.cards),
        ("proofs", parcel.proofs),
    ):
        named = {f"{folder}/{sha256_hex(text)}.jws": text.encode("ascii") for text in texts}
        members += sorted(named.items())
    members += sorted({f"forks/{sha256_hex(fork)}.json": fork for fork in parcel.forks}.items())
    return write_archive(members)


def read_parcel(data: bytes) -> Parcel:
    """Read an unsealed parcel.

    Raises:
        Unreadable: ``parcel-…`` or ``archive-…``: not a parcel, damaged, or newer than we are.

    """
    members = read_archive(data)
    found = dict(members)
    if len(found) != len(members) or found.get("mimetype") != MEDIA_TYPE.encode("ascii"):
        raise Unreadable("parcel-foreign")
    profile = read_object(found.get("profile.json", b""), most=4096)
    version = profile.get("format")
    if version != VERSION:
        newer = isinstance(version, int) and version > VERSION
        raise Unreadable("parcel-newer" if newer else "parcel-foreign", version=str(version)[:20])
    if profile.get("profile") != PROFILE or profile.get("purpose") not in list(Purpose):
        raise Unreadable("parcel-foreign", profile=str(profile.get("profile"))[:40])
    if "envelope.json" not in found:
        raise Unreadable("parcel-foreign", missing="envelope.json")
    parcel = Parcel(
        purpose=Purpose(profile["purpose"]),
        envelope=found["envelope.json"],
        issue_to=found.get("issue-to.json"),
        documents=_folder(found, "documents"),
        receipts=_texts(found, "receipts"),
        records=_texts(found, "records"),
        cards=_texts(found, "cards"),
        forks=tuple(data for name, data in found.items() if name.startswith("forks/")),
        proofs=_texts(found, "proofs"),
    )
    # One way to write a parcel: order, names and profile are all checked by writing it again.
    if write_parcel(parcel) != data:
        raise Unreadable("archive-ambiguous")
    return parcel


def issue_to_of(parcel: Parcel) -> Mapping[str, Any] | None:
    """Return the `issueTo` object, where the parcel carries one.

    Raises:
        Unreadable: It is there and cannot be read.

    """
    return None if parcel.issue_to is None else read_object(parcel.issue_to, most=64 * 1024)


def seal_parcel(data: bytes, sealing_jwk: Mapping[str, Any]) -> bytes:
    """Seal a written parcel to the card whose sealing key this is (JWE, ECDH-ES, A256GCM)."""
    return sealing.seal(data, sealing_jwk, typ=SEALED).encode("ascii")


def open_sealed(data: bytes, key: sealing.SealingKey | None) -> bytes:
    """Open a sealed parcel and return the parcel inside.

    Raises:
        CouldNotLook: ``sealed-to-other``: it is sealed to somebody else's key, or no key is given.
        Unreadable: It is damaged.

    """
    text = data.decode("ascii", "replace")
    if key is None:
        raise CouldNotLook("sealed-to-other", kid=sealing.sealed_to(text))
    return sealing.open_sealed(text, key)


def _folder(found: Mapping[str, bytes], folder: str) -> Mapping[str, bytes]:
    inside = {
        name.partition("/")[2]: data
        for name, data in found.items()
        if name.startswith(f"{folder}/")
    }
    for digest, data in inside.items():
        if sha256_hex(data) != digest:
            raise Unreadable("parcel-digest", name=digest[:64])
    return MappingProxyType(inside)


def _texts(found: Mapping[str, bytes], folder: str) -> tuple[str, ...]:
    try:
        return tuple(
            data.decode("ascii") for name, data in found.items() if name.startswith(f"{folder}/")
        )
    except UnicodeDecodeError as wrong:
        raise Unreadable("parcel-foreign", folder=folder) from wrong

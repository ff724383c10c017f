"""Reads whatever file somebody hands over, and says what it is before anything is believed."""

from __future__ import annotations

import contextlib
import os
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from wallet.desk.carrying import DOCUMENT, open_pdf, parcel_in
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.card import Card, is_card, read_card
from wallet.formats.challenge import is_challenge, is_proof, read_challenge, read_proof
from wallet.formats.pint.double import Fork, is_fork, read_fork
from wallet.formats.pint.envelope import Envelope, is_envelope, read_envelope
from wallet.formats.tradetrust.batch import items_of
from wallet.keys.canonical import read_object
from wallet.parcels.file import (
    Parcel,
    Purpose,
    is_parcel,
    is_sealed,
    issue_to_of,
    open_sealed,
    read_parcel,
)
from wallet.proof.challenge import Challenge, ControlProof

if TYPE_CHECKING:
    from wallet.formats.tradetrust.document import Document
    from wallet.keys.sealing import SealingKey
    from wallet.papers.sealed import Seal

MOST_BYTES = 256 * 2**20
_NOTHING_TO_JUDGE = (
    (b"ladewell-backup ", "backup"),  # `wallet.store.backup`
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"),
    (b"RIFF", "picture"), (b"\x1a\x45\xdf\xa3", "picture"),  # AVI and WebP; Matroska and WebM
)  # fmt: skip
"""How files begin that are nothing to judge, and no rubbish either: what is said of them."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file read as a thing we know: an envelope with what came along, a card, a document."""

    path: str
    format: str
    envelope: Envelope | None = None
    parcel: Parcel | None = None
    card: Card | None = None
    document: Document | None = None
    """A document of the TradeTrust rail."""
    issue_to: dict[str, object] | None = field(default=None)
    seals: tuple[Seal, ...] | None = None
    """The seals of the PDF it came in; nothing where it came in none."""
    fork: Fork | None = None
    challenge: Challenge | None = None
    proof: ControlProof | None = None
    """An answer to a challenge that came without its bill."""


def read_file(path: Path) -> bytes:
    """Read a whole regular file within the size limit.

    Raises:
        CouldNotLook: ``file-missing``, ``file-unreadable``, ``file-not-regular`` or
            ``file-too-large``.
        Unreadable: ``file-empty``.

    """
    try:
        # Asked before opening: a pipe without a writer would be waited for without end.
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise CouldNotLook("file-not-regular", path=path.name)
        if facts.st_size > MOST_BYTES:
            raise CouldNotLook("file-too-large", path=path.name, most=MOST_BYTES)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError as wrong:
        raise CouldNotLook("file-missing", path=str(path)) from wrong
    except (OSError, ValueError) as wrong:
        raise CouldNotLook("file-unreadable", path=str(path)) from wrong
    if len(data) > MOST_BYTES:
        raise CouldNotLook("file-too-large", path=path.name, most=MOST_BYTES)
    if not data:  # what a download that broke off leaves behind
        raise Unreadable("file-empty", path=path.name)
    return data


def documents_in(path: Path) -> tuple[tuple[str, bytes], ...]:
    """Return a file, or each document of a file of many, with what to add to its name (``#1`` …).

    Raises:
        CouldNotLook: as `read_file`; ``json-unreadable``: it begins as a list and is not whole.

    """
    data = read_file(path)
    items = items_of(data)
    if items is None:
        return (("", data),)
    return tuple((f"#{place}", item) for place, item in enumerate(items, start=1))


def read_head(path: Path, most: int = 64) -> bytes:
    """Read the first bytes of a regular file, which say what it is.

    Raises:
        CouldNotLook: as `read_file`; a file may be larger here.

    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise CouldNotLook("file-not-regular", path=path.name)
        with path.open("rb") as file:
            return file.read(most)
    except FileNotFoundError as wrong:
        raise CouldNotLook("file-missing", path=str(path)) from wrong
    except (OSError, ValueError) as wrong:
        raise CouldNotLook("file-unreadable", path=str(path)) from wrong


def may_write(path: Path) -> None:
    """Return if `path` can be written, as far as that can be told before: nothing is signed else.

    Raises:
        CouldNotLook: ``file-unwritable``.
        Refused: ``file-of-vault``.

    """
    try:
        _unless_own(path)
        is_free = path.is_file() or not path.exists()
        is_open = is_free and path.parent.is_dir() and os.access(path.parent, os.W_OK)
    except (OSError, ValueError):
        is_open = False
    if not is_open:
        raise CouldNotLook("file-unwritable", path=str(path))


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` whole or not at all: beside it first, then in its place.

    Raises:
        CouldNotLook: ``file-unwritable``; what was there before is still there.
        Refused: ``file-of-vault``.

    """
    try:
        _unless_own(path)
        if path.exists() and not path.is_file():
            raise OSError("no file")  # for root, a device would be replaced by it for good
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        beside.unlink(missing_ok=True)
        try:
            with beside.open("xb") as file:  # never through a link that somebody put there
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as wrong:
        raise CouldNotLook("file-unwritable", path=str(path)) from wrong


def _unless_own(path: Path) -> None:
    """Return if `path` is no file of a vault: what a slip of the hand puts there is lost for good.

    Raises:
        Refused: ``file-of-vault``.

    """
    folder = path.parent.resolve()
    heads = ("header.json", "header.json.bak")
    if not any((near / one).exists() for near in (folder, folder.parent.parent) for one in heads):
        return
    from wallet.store import Vault  # a print, which needs no vault, does not wait for this room

    if Vault.is_own(path):
        raise Refused("file-of-vault", path=str(path))


def read_incoming(data: bytes, name: str, sealing_key: SealingKey | None = None) -> Incoming:
    """Say what `data` is.

    A parcel (sealed or not, or in a PDF), a plain PINT envelope, a document or a card; a question
    who controls a bill, an answer to one, or a proof of double dealing.

    Raises:
        Unreadable: It is none of them, or damaged; the code says which.
        CouldNotLook: It is a parcel sealed to somebody else.

    """
    if is_card(data.strip()):
        return Incoming(name, "card", card=read_card(data.strip()))
    if is_challenge(data):
        return Incoming(name, "ebl-challenge", challenge=read_challenge(data.strip()))
    if is_proof(data):
        return Incoming(name, "ebl-proof", proof=read_proof(data.strip()))
    if is_fork(data):
        return Incoming(name, "ebl-fork", fork=read_fork(data))
    if data[:5] == b"%PDF-":
        return _inside_pdf(data, name)
    if is_parcel(data):
        parcel = read_parcel(_opened(data, sealing_key) if is_sealed(data) else data)
        return Incoming(
            name,
            "ebl-parcel",
            envelope=read_envelope(parcel.envelope),
            parcel=parcel,
            issue_to=dict(issue_to_of(parcel) or {}) or None,
        )
    if is_envelope(data[:1024]):
        # Only JSON may be of the other rail: a parcel, or its print, does not wait for its rooms.
        from wallet.formats.tradetrust.document import read_document
        from wallet.formats.tradetrust.encrypted import envelope_in

        document = read_document(data, name)
        if document is not None:
            return Incoming(name, document.format, document=document)
        if envelope_in(read_object(data)) is not None:
            raise Unreadable("encrypted", name=name)
        envelope = _plain_envelope(data, name)
        return Incoming(name, "pint-3.0.0", envelope=envelope, parcel=Parcel(Purpose.COPY, data))
    case = [{"case": what} for begins, what in _NOTHING_TO_JUDGE if data.startswith(begins)]
    raise Unreadable("format-unknown", name=name, **(case[0] if case else {}))


def opened(data: bytes, key: str) -> bytes:
    """Return a document that may be encrypted, opened with `key`.

    Raises:
        Unreadable: ``encrypted``: there is no key; ``wrong-key``.

    """
    from wallet.formats.tradetrust.encrypted import envelope_in, open_document

    source = read_object(data, most=64 * 2**20)
    envelope = envelope_in(source)
    if envelope is None:
        return data
    if not key:
        raise Unreadable("encrypted", name="")
    return open_document(envelope, key)


def _opened(data: bytes, sealing_key: SealingKey | None) -> bytes:
    """Return the parcel that was sealed: as a file, or folded small so that it goes by light."""
    inside = open_sealed(data, sealing_key)
    if is_parcel(inside):
        return inside
    from wallet.parcels.message import Kind, read_message  # all that goes by light, seldom needed
    from wallet.parcels.ur import Whole

    message = read_message(Whole(Kind.PARCEL, inside))
    if not isinstance(message, bytes) or is_sealed(message):
        raise Unreadable("message-malformed", why="sealed")
    return message


def _plain_envelope(data: bytes, name: str) -> Envelope:
    try:
        return read_envelope(data)
    except Unreadable as wrong:
        if wrong.code == "envelope-malformed" and "transportDocumentReference" in read_object(data):
            raise Unreadable("not-signed", name=name) from wrong
        raise


def _inside_pdf(data: bytes, name: str) -> Incoming:
    """Read what a print of ours carries; the pages themselves prove nothing."""
    opened = open_pdf(data, name)
    parcel = parcel_in(opened.files)
    if parcel is None:
        inside = read_incoming(opened.files[DOCUMENT], name)
        return replace(inside, seals=opened.seals)
    return Incoming(
        name,
        "ebl-parcel",
        envelope=read_envelope(parcel.envelope),
        parcel=parcel,
        issue_to=dict(issue_to_of(parcel) or {}) or None,
        seals=opened.seals,
    )

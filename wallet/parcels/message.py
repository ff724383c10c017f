"""What goes through light: a file, or only what is new about a bill; packed as small as it gets.

A message is CBOR, ``[dictionary, packed]`` or ``[dictionary, packed, raw]``. `packed` is raw
DEFLATE (RFC 1951) primed with a preset dictionary that both ends have, by number; a dictionary
that was ever used is kept for ever. Inside is, without `raw`, a file as it stands; with `raw`, CBOR
of folded texts (`wallet.parcels.fold`):

    ebl-card, -challenge,  [text]: one compact JWS, known by its type
    -proof, -title
    ebl-parcel             [purpose, cards, document, issue-to, entries, manifest, receipts,
                           records, files], and where there are such [..., proofs, forks];
                           of a bare envelope, the purpose is null
    ebl-entry, -receipt,   [purpose, entries, manifest, receipts, records], and the bill's digest is
    -record                the first of the raw bytes

A request to move a title, its answer (`ebl-title`) and a kept answer of the world (`ebl-evidence`)
are JSON texts and always go as they stand. The writer reads back what it folded; where that is not
the same file to the byte, or not smaller, the file goes as it stands, so an envelope of another
program arrives as that program wrote it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from wallet.errors import Refused, Unreadable, WalletError
from wallet.formats.card import is_card
from wallet.formats.evidence import FORMAT as EVIDENCE
from wallet.formats.pint import MOST_ENTRIES
from wallet.formats.pint.envelope import (
    envelope_of,
    is_envelope,
    read_envelope,
    write_envelope,
)
from wallet.keys import jws
from wallet.keys.canonical import read_object, sha256_hex
from wallet.parcels import cbor
from wallet.parcels.file import Parcel, Purpose, is_parcel, is_sealed, read_parcel, write_parcel
from wallet.parcels.fold import Folder, Unfoldable, Unfolder
from wallet.parcels.fountain import MOST_MESSAGE
from wallet.parcels.ur import Whole
from wallet.places import resource
from wallet.registries.title_escrow.requests import ANSWER, REQUEST

MOST_INSIDE = 4 * 2**20
"""What a message may swell to; sixty kilobytes of DEFLATE could be sixty megabytes."""

DICTIONARY = 1
"""The preset dictionary that is written with."""

DICTIONARIES = (DICTIONARY,)
"""Those that are read: every one there ever was."""

_WINDOW = -15  # raw DEFLATE with the largest window
_BEST = 9


class Kind(StrEnum):
    """The types of Uniform Resources that are ours."""

    CARD = "ebl-card"
    PARCEL = "ebl-parcel"
    ENTRY = "ebl-entry"
    RECEIPT = "ebl-receipt"
    RECORD = "ebl-record"
    CHALLENGE = "ebl-challenge"
    PROOF = "ebl-proof"
    TITLE = "ebl-title"
    EVIDENCE = "ebl-evidence"


_ALONE = {
    "ladewell-challenge+jws": Kind.CHALLENGE,
    "ladewell-proof+jws": Kind.PROOF,
    "ladewell-title+jws": Kind.TITLE,
}
"""What travels as one signed text beside cards, by the type in its header."""

_PLAIN = {REQUEST: Kind.TITLE, ANSWER: Kind.TITLE, EVIDENCE: Kind.EVIDENCE}
"""What travels as one JSON text, by the format it names."""

_TEXTS = frozenset({Kind.CARD, *_ALONE.values(), *_PLAIN.values()})
_PARTS = 9
"""Of a parcel; answers and proofs of double dealing follow where there are any."""


@dataclass(frozen=True, slots=True)
class News:
    """What is new about a bill, for one who has all the rest; unchecked."""

    purpose: Purpose
    bill: str
    """SHA-256 of the canonical transport document, 64 hex."""
    entries: tuple[str, ...] = ()
    """Those that follow what the receiver has; none if only answers are new."""
    manifest: str | None = None
    """The manifest over the last of `entries`."""
    receipts: tuple[str, ...] = ()
    records: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """The type it travels as."""
        if self.entries:
            return Kind.ENTRY
        return Kind.RECORD if self.records else Kind.RECEIPT


def write_file(data: bytes, name: str = "") -> Whole:
    """Write a file: a card, question, answer, parcel, envelope, or one of titles or evidence.

    Raises:
        Unreadable: ``format-unknown``: it is none of them; or it claims to be one and is damaged.
        Refused: ``too-big-for-light``.

    """
    text = data.strip()
    alone = _alone(text)
    if alone is not None:
        folded = _folded(lambda folder: [folder.jws(text.decode("utf-8"))])
        return _smallest(alone, [_as_it_stands(text), *folded], text)
    if is_sealed(data):
        folded = []
    elif is_parcel(data):
        parcel = read_parcel(data)
        folded = _folded(lambda folder: _fold_parcel(folder, parcel.purpose, parcel))
    elif is_envelope(data[:1024]):
        parcel = Parcel(Purpose.COPY, data)
        folded = _folded(lambda folder: _fold_parcel(folder, None, parcel))
    else:
        raise Unreadable("format-unknown", name=name)
    return _smallest(Kind.PARCEL, [_as_it_stands(data), *folded], data)


def write_news(news: News) -> Whole:
    """Write what is new about a bill.

    Raises:
        Unreadable: A part of it is no signed text of ours.
        Refused: ``too-big-for-light``.

    """
    forms = _folded(lambda folder: _fold_news(folder, news))
    if not forms:
        raise Unreadable("message-malformed", why="news")
    return _smallest(news.kind, forms, news)


def read_message(whole: Whole) -> bytes | News:
    """Read a message: the bytes of the file it stands for, or what is new.

    Raises:
        Unreadable: ``light-foreign`` for a type that is not ours, ``light-newer`` for a dictionary
            we do not have, ``light-too-large``, ``message-malformed``, ``fold-malformed`` …

    """
    if whole.type not in list(Kind):
        raise Unreadable("light-foreign", type=whole.type[:40])
    kind = Kind(whole.type)
    if len(whole.message) > MOST_MESSAGE:
        raise Unreadable("light-too-large", most=MOST_MESSAGE)
    match cbor.read(whole.message):
        case [int(number), bytes(packed)] if kind is Kind.PARCEL:
            return _inflated(packed, number)
        case [int(number), bytes(packed)] if kind in _TEXTS:
            return _checked(kind, _inflated(packed, number))
        case [int(number), bytes(packed), bytes(raw)]:
            fields = cbor.read(_inflated(packed, number))
            unfolder = Unfolder(raw, MOST_INSIDE)
            read = _READERS[kind](unfolder, fields)
            unfolder.close()
            if isinstance(read, News):
                if read.kind is not kind:
                    raise _malformed("kind")
                return read
            return read if kind is Kind.PARCEL else _checked(kind, read)
    raise _malformed("shape")


def _smallest(kind: Kind, forms: list[list[Any]], thing: bytes | News) -> Whole:
    """Return the shortest form that reads back as `thing`, exactly."""
    messages = sorted((cbor.write(form) for form in forms), key=len)
    if len(messages[0]) > MOST_MESSAGE:
        raise Refused("too-big-for-light", size=len(messages[0]), most=MOST_MESSAGE)
    for message in messages:
        whole = Whole(kind, message)
        try:
            if read_message(whole) == thing:
                return whole
        except WalletError:
            continue
    raise Refused("too-big-for-light", size=len(messages[-1]), most=MOST_MESSAGE)


def _as_it_stands(data: bytes) -> list[Any]:
    return [DICTIONARY, _deflated(data)]


def _folded(fold: Callable[[Folder], list[Any]]) -> list[list[Any]]:
    """Return the folded form, or nothing where there is none."""
    folder = Folder()
    try:
        fields = fold(folder)
    except (Unfoldable, WalletError):
        return []
    return [[DICTIONARY, _deflated(cbor.write(fields)), bytes(folder.raw)]]


def _fold_parcel(folder: Folder, purpose: Purpose | None, parcel: Parcel) -> list[Any]:
    envelope = read_envelope(parcel.envelope)
    fields: list[Any] = [
        None if purpose is None else purpose.value,
        [folder.jws(text) for text in parcel.cards],  # first, for they bring the keys
        folder.text(envelope.document_bytes),
        None if parcel.issue_to is None else folder.text(parcel.issue_to),
        [folder.jws(text) for text in envelope.chain],
        folder.jws(envelope.manifest),
        [folder.jws(text) for text in parcel.receipts],
        [folder.jws(text) for text in parcel.records],
        [parcel.documents[digest] for digest in sorted(parcel.documents)],
    ]
    if parcel.proofs or parcel.forks:
        fields += [[folder.jws(text) for text in parcel.proofs], list(parcel.forks)]
    return fields


def _unfold_parcel(unfolder: Unfolder, fields: list[Any]) -> bytes:
    more = _list(fields)[_PARTS:] or [[], []]
    purpose, cards, document, issue_to, chain, manifest, receipts, records, files = _list(
        fields[:_PARTS], _PARTS
    )
    proofs, forks = _list(more, 2)
    cards_read = _texts(unfolder, cards)
    content = read_object(unfolder.text(_bytes(document)), most=MOST_INSIDE)
    issue_to_read = None if issue_to is None else unfolder.text(_bytes(issue_to))
    chain_read = _texts(unfolder, chain)
    envelope = write_envelope(envelope_of(content, unfolder.jws(_bytes(manifest)), chain_read))
    parcel = Parcel(
        purpose=Purpose.COPY if purpose is None else _purpose(purpose),
        envelope=envelope,
        issue_to=issue_to_read,
        documents={sha256_hex(_bytes(file)): file for file in _list(files)},
        receipts=_texts(unfolder, receipts),
        records=_texts(unfolder, records),
        cards=cards_read,
        proofs=_texts(unfolder, proofs),
        forks=tuple(_bytes(fork) for fork in _list(forks)),
    )
    return envelope if purpose is None else write_parcel(parcel)


def _fold_news(folder: Folder, news: News) -> list[Any]:
    folder.digest(news.bill)
    return [
        news.purpose.value,
        [folder.jws(text) for text in news.entries],
        None if news.manifest is None else folder.jws(news.manifest),
        [folder.jws(text) for text in news.receipts],
        [folder.jws(text) for text in news.records],
    ]


def _unfold_news(unfolder: Unfolder, fields: list[Any]) -> News:
    purpose, entries, manifest, receipts, records = _list(fields, 5)
    if (manifest is None) == bool(entries):
        raise _malformed("news")
    news = News(
        _purpose(purpose),
        unfolder.digest(),
        _texts(unfolder, entries),
        None if manifest is None else unfolder.jws(_bytes(manifest)),
        _texts(unfolder, receipts),
        _texts(unfolder, records),
    )
    if not (news.entries or news.receipts or news.records):
        raise _malformed("news")
    return news


def _unfold_alone(unfolder: Unfolder, fields: list[Any]) -> bytes:
    (text,) = _list(fields, 1)
    return unfolder.jws(_bytes(text)).encode("ascii")


def _alone(text: bytes) -> Kind | None:
    """Return as what a text travels by itself; nothing if it is none of ours."""
    if is_card(text):
        return Kind.CARD
    try:
        if text[:1] == b"{":
            source = read_object(text, most=MOST_INSIDE)
            named = source.get("format", source.get("type"))
            return _PLAIN.get(named) if isinstance(named, str) else None
        typ = jws.read(text, most=MOST_INSIDE).header.get("typ")
    except Unreadable:
        return None
    return _ALONE.get(typ) if isinstance(typ, str) else None


def _checked(kind: Kind, text: bytes) -> bytes:
    if _alone(text) is not kind:
        raise _malformed(kind.value)
    return text


_READERS: dict[Kind, Callable[[Unfolder, list[Any]], bytes | News]] = {
    Kind.CARD: _unfold_alone,
    Kind.CHALLENGE: _unfold_alone,
    Kind.PROOF: _unfold_alone,
    Kind.TITLE: _unfold_alone,
    Kind.EVIDENCE: _unfold_alone,
    Kind.PARCEL: _unfold_parcel,
    Kind.ENTRY: _unfold_news,
    Kind.RECEIPT: _unfold_news,
    Kind.RECORD: _unfold_news,
}


def _texts(unfolder: Unfolder, folded: object) -> tuple[str, ...]:
    return tuple(unfolder.jws(_bytes(text)) for text in _list(folded))


def _list(value: object, count: int | None = None) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_ENTRIES:
        raise _malformed("list")
    if count is not None and len(value) != count:
        raise _malformed("list")
    return value


def _purpose(value: object) -> Purpose:
    for purpose in Purpose:
        if value == purpose.value:
            return purpose
    raise _malformed("purpose")


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise _malformed("bytes")
    return value


def _deflated(data: bytes) -> bytes:
    packer = zlib.compressobj(_BEST, zlib.DEFLATED, _WINDOW, _BEST, zdict=dictionary(DICTIONARY))
    return packer.compress(data) + packer.flush()


def _inflated(packed: bytes, number: int) -> bytes:
    if isinstance(number, bool) or number not in DICTIONARIES:
        raise Unreadable("light-newer", dictionary=number)
    unpacker = zlib.decompressobj(_WINDOW, zdict=dictionary(number))
    try:
        data = unpacker.decompress(packed, MOST_INSIDE + 1)
    except zlib.error as wrong:
        raise _malformed("deflate") from wrong
    if len(data) > MOST_INSIDE:
        raise Unreadable("light-too-large", most=MOST_INSIDE)
    if not unpacker.eof or unpacker.unused_data:
        raise _malformed("deflate")
    return data


@cache
def dictionary(number: int) -> bytes:
    """Return the preset dictionary with this number."""
    return resource(f"dictionaries/{number}.dict").read_bytes()


def _malformed(why: str) -> Unreadable:
    return Unreadable("message-malformed", why=why)

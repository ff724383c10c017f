"""What of a bill goes through light, and what comes of the codes that were seen.

Somebody who has the rest of a bill needs only what is new: an answer, a record,
the last entry. Everybody else gets the whole. What arrives is a file again,
and is judged as one: seeing a code moves nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from wallet.desk.casefile import both, load, pack
from wallet.desk.incoming import read_file, read_head, read_incoming
from wallet.desk.office import Office
from wallet.desk.verifying import Question, judge_incoming
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.card import Card
from wallet.formats.pint.claims import payload_in
from wallet.formats.pint.envelope import read_envelope, write_envelope
from wallet.formats.pint.payloads import LAST, LINK
from wallet.formats.record import read_record
from wallet.formats.tradetrust.link import Link, is_link, read_link
from wallet.keys.canonical import sha256_hex
from wallet.parcels.file import (
    Parcel,
    Purpose,
    is_parcel,
    is_sealed,
    read_parcel,
    seal_parcel,
    write_parcel,
)
from wallet.parcels.film import codes_in_film, is_film
from wallet.parcels.fountain import MOST_MESSAGE
from wallet.parcels.light import MOVING_LEVEL, Beam, Catcher, Sight, beam
from wallet.parcels.message import News, write_file, write_news
from wallet.parcels.qr import Level
from wallet.parcels.scan import codes_in_picture
from wallet.parcels.ur import Whole
from wallet.progress import Progress, Silent
from wallet.proof.verdict import Verdict

_ANSWERS = (Purpose.RECEIPT, Purpose.RECORD)
"""What says something about an entry and brings none."""

_TO_ONE_WHO_HAS_THE_REST = (*_ANSWERS, Purpose.SURRENDER, Purpose.ANSWER)
"""What goes to the one who gave, to those whose transfer it was, to the carrier and back."""

_MOST_PICTURES = 10_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What pictures showed."""

    messages: tuple[bytes | News, ...]
    """Each a file, or what is new about a bill. Unchecked."""
    pictures: int
    codes: int


class Scope(StrEnum):
    """How much of a parcel is shown."""

    WHOLE = "whole"
    """Everything, for one who has nothing."""
    NEWEST = "newest"
    """The last entry, answer or record, for one who has the rest."""
    UNRECORDED = "unrecorded"
    """All entries since the registrar's last record with what was answered, for the registrar."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a file is shown."""

    beam: Beam
    scope: Scope
    scopes: tuple[Scope, ...]
    """Which there could be."""
    papers_left_out: int = 0
    """Documents that are too big for light and must follow by file; the bill names their digests,
    so the receiver sees that they are missing, and whether those that come are the right ones."""


def show_file(
    data: bytes,
    name: str = "",
    *,
    scope: Scope | None = None,
    version: int | None = None,
    level: Level = MOVING_LEVEL,
) -> Shown:
    """Return how to show a file; without its papers where it is too big with them.

    Args:
        data: The bytes of the file: a card, a parcel, an envelope.
        name: What it is called, for a refusal.
        scope: How much of it; if not given, what is new of all that goes to one who has the rest,
            and everything else whole.
        version: The largest QR code that may be used.
        level: How much of each code may be lost, where it takes several.

    Raises:
        CouldNotLook: It is none of these, or damaged.
        Refused: ``too-big-for-light``, or ``no-delta`` where nothing is newer than the rest.

    """
    parcel = read_parcel(data) if is_parcel(data) and not is_sealed(data) else None
    news = {} if parcel is None else _scopes_of(parcel)
    scopes = (Scope.WHOLE, *news)
    if scope is None:
        is_for_one = parcel is not None and parcel.purpose in _TO_ONE_WHO_HAS_THE_REST
        scope = Scope.NEWEST if is_for_one and Scope.NEWEST in news else Scope.WHOLE
    if scope is not Scope.WHOLE:
        if scope not in news:
            raise Refused("no-delta")
        return Shown(beam(news[scope], version=version, level=level), scope, scopes)
    left_out = 0
    try:
        whole = write_file(data, name)
    except Refused:
        if parcel is None or not parcel.documents:
            raise
        left_out = len(parcel.documents)
        whole = write_file(write_parcel(replace(parcel, documents={})), name)
    return Shown(beam(whole, version=version, level=level), scope, scopes, left_out)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A parcel sealed for light: what is sealed cannot be made smaller, so it was before."""

    data: bytes
    """Reads as the sealed parcel does."""
    papers_left_out: int
    """As of `Shown`."""


def seal_small(parcel: Parcel, to: Card) -> Sealed | None:
    """Seal `parcel` to the card of its receiver so that it goes by light, if it does."""
    for documents in (parcel.documents, {}):
        try:
            whole = write_file(write_parcel(replace(parcel, documents=documents)))
        except Refused:  # too big for light
            continue
        left_out = len(parcel.documents) - len(documents)
        return Sealed(seal_parcel(whole.message, to.sealing_jwk), left_out)
    return None


def _scopes_of(parcel: Parcel) -> dict[Scope, Whole]:
    """Return what may be shown of `parcel` beside the whole."""
    if parcel.purpose is Purpose.PROOF and parcel.proofs:
        return {Scope.NEWEST: write_file(parcel.proofs[-1].encode("ascii"))}
    found: dict[Scope, Whole] = {}
    for scope, of in ((Scope.NEWEST, news_of), (Scope.UNRECORDED, unrecorded_of)):
        with contextlib.suppress(Refused):
            found[scope] = write_news(of(parcel))
    return found


def light(
    data: bytes, name: str = "", *, delta: bool | None = None, version: int | None = None
) -> Beam:
    """Return how to show a file: a card, a parcel or an envelope.

    Args:
        data: The bytes of the file.
        name: What it is called, for a refusal.
        delta: Show only what is new, for one who has the rest; if not given, so do answers.
        version: The largest QR code that may be used.

    Raises:
        CouldNotLook: It is none of these, or damaged.
        Refused: ``too-big-for-light``, or ``no-delta`` where nothing is newer than the rest.

    """
    scope = None if delta is None else Scope.NEWEST if delta else Scope.WHOLE
    shown = show_file(data, name, scope=scope, version=version)
    if shown.papers_left_out:
        raise Refused("too-big-for-light", size=len(data), most=MOST_MESSAGE)
    return shown.beam


def news_of(parcel: Parcel) -> News:
    """Return what is new in `parcel` for one who has the rest.

    Of an answer or a record, that alone; else the last entry, with what was said about it.

    Raises:
        Refused: ``no-delta``: the parcel is the bill's beginning, or a copy.
        Unreadable: The parcel is not in order.

    """
    envelope = read_envelope(parcel.envelope)
    last = sha256_hex(envelope.chain[-1])
    receipts = tuple(text for text in parcel.receipts if _member(text, LAST) == last)
    ruled = [read_record(text) for text in parcel.records]
    records = tuple(record.text for record in ruled if record.entry == last)
    news = News(parcel.purpose, envelope.digest, receipts=receipts, records=records)
    if parcel.purpose is Purpose.RECEIPT and receipts:
        return replace(news, records=())
    # A record stands for all entries before its own, so that of the last is enough. Who is refused
    # has not the rest: the entry that came first is not in the chain of the one who came second.
    if parcel.purpose is Purpose.RECORD and records and not any(r.is_refusal for r in ruled):
        return replace(news, receipts=())
    if parcel.purpose in (*_ANSWERS, Purpose.ISSUE, Purpose.COPY) or len(envelope.chain) < 2:
        raise Refused("no-delta")
    return replace(news, entries=envelope.chain[-1:], manifest=envelope.manifest)


def unrecorded_of(parcel: Parcel) -> News:
    """Return what its registrar has not ruled on: the entries since its last record, and answers.

    Raises:
        Refused: ``no-delta``: everything is recorded.
        Unreadable: The parcel is not in order.

    """
    envelope = read_envelope(parcel.envelope)
    digests = [sha256_hex(text) for text in envelope.chain]
    recorded = {read_record(text).entry for text in parcel.records}
    # The issue is recorded by its nature: the registrar is who issued, or was told then.
    first = max((at for at, digest in enumerate(digests) if digest in recorded), default=0) + 1
    if first >= len(digests):
        raise Refused("no-delta")
    answers = (text for text in parcel.receipts if _member(text, LAST) in digests[first:])
    return News(
        parcel.purpose,
        envelope.digest,
        entries=envelope.chain[first:],
        manifest=envelope.manifest,
        receipts=tuple(answers),
    )


def complete(office: Office, news: News) -> bytes:
    """Return the parcel file that `news` makes together with the rest, which the vault holds.

    Raises:
        CouldNotLook: ``rest-missing``: the vault does not hold the bill up to there.

    """
    try:
        held = pack(office, load(office, news.bill), news.purpose)
    except CouldNotLook as wrong:
        if wrong.code != "bill-unknown":
            raise
        raise CouldNotLook("rest-missing", bill=news.bill) from wrong
    envelope = read_envelope(held.envelope)
    if news.entries and news.manifest is not None:
        base = _member(news.entries[0], LINK)
        digests = [sha256_hex(text) for text in envelope.chain]
        if base not in digests:
            raise CouldNotLook("rest-missing", bill=news.bill)
        chain = (*envelope.chain[: digests.index(base) + 1], *news.entries)
        envelope = replace(envelope, chain=chain, manifest=news.manifest)
    return write_parcel(
        replace(
            held,
            envelope=write_envelope(envelope),
            receipts=both(held.receipts, news.receipts),
            records=both(held.records, news.records),
        )
    )


def link_in(*paths: Path) -> Link:
    """Return the link to a TradeTrust document in pictures of its QR code; nothing is fetched.

    Raises:
        CouldNotLook: ``no-code``, ``link-unreadable``.

    """
    texts = [text for texts in _codes(paths) for text in texts]
    if not texts:
        raise CouldNotLook("no-code")
    return read_link(next(filter(is_link, texts), texts[0]))


def look_at(
    paths: Iterable[Path], progress: Progress | None = None, catcher: Catcher | None = None
) -> Seen:
    """Read the codes in pictures, in any order; a folder stands for the pictures in it.

    Args:
        paths: Pictures, films, PDFs and folders.
        progress: Is told how much of the transfer that is nearest to complete is known.
        catcher: What was caught before, and is added to; if not given, nothing.

    Raises:
        CouldNotLook: ``no-code``, ``light-incomplete``, ``light-foreign`` or what is wrong with a
            code that was damaged; or a picture that was named cannot be read.

    """
    watch, catcher = progress or Silent(), catcher or Catcher()
    messages: list[bytes | News] = []
    pictures = codes = foreign = 0
    wrong: Unreadable | None = None
    link: Link | None = None
    for texts in _codes(paths):
        pictures += 1
        for text in texts:
            link = read_link(text) if link is None and is_link(text) else link
            caught = catcher.take(text)
            codes += 1
            foreign += caught.sight is Sight.FOREIGN
            wrong = caught.wrong or wrong
            if caught.message is not None:
                messages.append(caught.message)
            watch.step(caught.rank, caught.count, caught.sight)
    if messages:
        return Seen(tuple(messages), pictures, codes)
    rank, count = catcher.best
    if count:
        raise CouldNotLook("light-incomplete", rank=rank, count=count)
    if wrong is not None:
        raise wrong
    if link is not None:
        raise CouldNotLook("light-link", host=link.host)
    if foreign:
        raise Unreadable("light-foreign", type="")
    raise CouldNotLook("no-code", pictures=pictures)


def judge_light(data: bytes, name: str, question: Question) -> Verdict | Card:
    """Judge a file that came by light; a card is returned as it is.

    Raises:
        CouldNotLook: It cannot be read, or is sealed to somebody else.

    """
    incoming = read_incoming(data, name, question.sealing_key)
    if incoming.card is not None:
        return incoming.card
    return judge_incoming(incoming, question)[0]


def _codes(paths: Iterable[Path]) -> Iterator[tuple[str, ...]]:
    for path in paths:
        if not path.is_dir():
            yield from _codes_at(path)
            continue
        for inside in sorted(path.iterdir())[:_MOST_PICTURES]:
            if inside.is_file():
                try:
                    yield from _codes_at(inside)
                except Unreadable:
                    continue  # a folder may hold other things than pictures


def _codes_at(path: Path) -> Iterator[tuple[str, ...]]:
    if not is_film(read_head(path)):
        yield from codes_in_picture(read_file(path), path.name)
        return
    for _share, texts in codes_in_film(path):
        yield texts


def _member(text: str, name: str) -> object:
    return payload_in(text).get(name)

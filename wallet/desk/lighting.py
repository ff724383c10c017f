"""What of a bill goes through light, and what comes of the codes that were seen.

Somebody who has the rest of a bill needs only what is new: an answer, a record,
the last entry. Everybody else gets the whole. What arrives is a file again,
and is judged as one: seeing a code moves nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from wallet.desk.casefile import load, pack
from wallet.desk.incoming import read_file, read_incoming
from wallet.desk.office import Office
from wallet.desk.verifying import Question, judge_incoming
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.card import Card
from wallet.formats.pint.envelope import read_envelope, write_envelope
from wallet.formats.pint.payloads import LAST, LINK
from wallet.formats.record import read_record
from wallet.keys import jws
from wallet.keys.canonical import read_object, sha256_hex
from wallet.parcels.file import Parcel, Purpose, is_parcel, is_sealed, read_parcel, write_parcel
from wallet.parcels.light import Beam, Catcher, Sight, beam
from wallet.parcels.message import News, write_file, write_news
from wallet.parcels.scan import codes_in_picture
from wallet.progress import Progress, Silent
from wallet.proof.verdict import Verdict

_ANSWERS = (Purpose.RECEIPT, Purpose.RECORD)
"""What goes to somebody who has the rest: the one who gave, those whose transfer it was."""

_MOST_PICTURES = 10_000


@dataclass(frozen=True, slots=True)
class Seen:
    """What pictures showed."""

    messages: tuple[bytes | News, ...]
    """Each a file, or what is new about a bill. Unchecked."""
    pictures: int
    codes: int


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
    parcel = read_parcel(data) if is_parcel(data) and not is_sealed(data) else None
    if delta or (delta is None and parcel is not None and parcel.purpose in _ANSWERS):
        try:
            if parcel is None:
                raise Refused("no-delta")
            return beam(write_news(news_of(parcel)), version=version)
        except Refused:
            if delta:
                raise
    return beam(write_file(data, name), version=version)


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
            receipts=_both(held.receipts, news.receipts),
            records=_both(held.records, news.records),
        )
    )


def look_at(paths: Iterable[Path], progress: Progress | None = None) -> Seen:
    """Read the codes in pictures, in any order; a folder stands for the pictures in it.

    `progress` is told how much of the transfer that is nearest to complete is known.

    Raises:
        CouldNotLook: ``no-code``, ``light-incomplete``, ``light-foreign`` or what is wrong with a
            code that was damaged; or a picture that was named cannot be read.

    """
    watch, catcher = progress or Silent(), Catcher()
    messages: list[bytes | News] = []
    pictures = codes = foreign = 0
    wrong: Unreadable | None = None
    for texts in _codes(paths):
        pictures += 1
        for text in texts:
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
            yield from codes_in_picture(read_file(path), path.name)
            continue
        for inside in sorted(path.iterdir())[:_MOST_PICTURES]:
            if inside.is_file():
                try:
                    yield from codes_in_picture(read_file(inside), inside.name)
                except Unreadable:
                    continue  # a folder may hold other things than pictures


def _member(text: str, name: str) -> object:
    return read_object(jws.read(text).payload).get(name)


def _both(held: tuple[str, ...], came: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*held, *came)))

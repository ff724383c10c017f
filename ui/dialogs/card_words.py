"""What one may ask about a card: its phrase, and which cards came along with a bill."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from wallet.book import Book, Card, Purpose, read_card
from wallet.errors import Unreadable
from wallet.places import resource

_DOMAIN = b"ladewell confirmation phrase 1"
_ROUNDS = 2**16


def phrase_of(card: Card) -> tuple[str, ...]:
    """Return the four words of a card, those of `wallet.keys.words_phrase`."""
    return _phrase(card.text)


@lru_cache(maxsize=256)
def _phrase(text: str) -> tuple[str, ...]:
    words = resource("words/phrase-en.txt").read_text(encoding="ascii").split()
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    drawn = int.from_bytes(hashlib.pbkdf2_hmac("sha256", digest, _DOMAIN, _ROUNDS, dklen=5))
    return tuple(words[drawn >> shift & 1023] for shift in (30, 20, 10, 0))


def cards_along(book: Book, bill: str) -> tuple[Card, ...]:
    """Return the cards that came along with `bill` and are not in the address book."""
    pinned = {stored.did for stored in book.cards()}
    cards: dict[str, Card] = {}
    with ZipFile(BytesIO(book.parcel(bill, Purpose.COPY).parcel)) as parcel:
        for name in parcel.namelist():
            if not name.startswith("cards/"):
                continue
            try:
                card = read_card(parcel.read(name))
            except Unreadable:  # a card that is wrong names nobody
                continue
            if card.did not in pinned:
                cards[card.did] = card
    return tuple(cards.values())

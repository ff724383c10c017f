"""Twenty-four words on paper that open a vault when its passphrase is lost.

They are 256 random bits and, to notice a slip of the pen, the first 8 bits of their SHA-256: 24
times 11 bits, each naming one of 2,048 words. That is the arithmetic of BIP39; the list is our own,
so that nobody takes the words for those of a coin wallet. Four letters of a word are enough.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable
from functools import lru_cache

from wallet.errors import CouldNotLook
from wallet.places import resource

COUNT = 24
"""How many words there are."""

_LIST = "words/recovery-en.txt"
_BITS = 11
_SECRET_BYTES = 32
_CHECK_BITS = COUNT * _BITS - _SECRET_BYTES * 8
_LEAST_LETTERS = 4


def new_recovery_words() -> tuple[str, ...]:
    """Return words that nobody has had before."""
    return words_of(secrets.token_bytes(_SECRET_BYTES))


def words_of(secret: bytes) -> tuple[str, ...]:
    """Return the words of 32 bytes."""
    number = int.from_bytes(secret) << _CHECK_BITS | _check(secret)
    places = (number >> _BITS * place & 2**_BITS - 1 for place in reversed(range(COUNT)))
    return tuple(_words()[place] for place in places)


def secret_of(words: Iterable[str]) -> bytes:
    """Return the 32 bytes of `words`.

    Args:
        words: One by one or as one text, in any case, numbered or not; four letters of a word do.

    Raises:
        CouldNotLook: ``recovery-words-count``; ``recovery-word-unknown``, with its ``place`` from
            1; ``recovery-words-mistyped``: each is a word of the list, but not these or not so.

    """
    typed = read_words(words)
    if len(typed) != COUNT:
        raise CouldNotLook("recovery-words-count", count=len(typed), wanted=COUNT)
    number = 0
    for place, word in enumerate(typed, start=1):
        number = number << _BITS | _place_of(word, place)
    secret = (number >> _CHECK_BITS).to_bytes(_SECRET_BYTES)
    if number & 2**_CHECK_BITS - 1 != _check(secret):
        raise CouldNotLook("recovery-words-mistyped")
    return secret


def read_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in what was typed or read, in small letters, without numbers and signs."""
    text = words if isinstance(words, str) else " ".join(words)
    return tuple(re.findall(r"[a-z]+", text[:4096].casefold()))


def suggested_passphrase(count: int = 7) -> str:
    """Return a passphrase of `count` words drawn by the machine, 11 bits each."""
    return " ".join(secrets.choice(_words()) for _ in range(count))


def _place_of(word: str, place: int) -> int:
    number, whole = _by_letters().get(word[:_LEAST_LETTERS], (0, ""))
    if not whole.startswith(word) or len(word) < _LEAST_LETTERS:
        raise CouldNotLook("recovery-word-unknown", place=place)
    return number


def _check(secret: bytes) -> int:
    return hashlib.sha256(secret).digest()[0] >> 8 - _CHECK_BITS


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    return tuple(resource(_LIST).read_text(encoding="ascii").split())


@lru_cache(maxsize=1)
def _by_letters() -> dict[str, tuple[int, str]]:
    return {word[:_LEAST_LETTERS]: (number, word) for number, word in enumerate(_words())}

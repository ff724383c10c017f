"""Four words that two people compare aloud, to see that both screens show the same bytes."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from wallet.places import resource

_DOMAIN = b"ladewell confirmation phrase 1"
_ROUNDS = 2**16
_LIST = "words/phrase-en.txt"


def confirmation_phrase(data: bytes | str) -> tuple[str, str, str, str]:
    """Return the four words of `data`; text is taken as UTF-8.

    Four of 1,024 words are 40 bits; whoever looks for other data with the same words pays 65,536
    rounds of PBKDF2-HMAC-SHA-256 for every try, which makes it 2**56. It costs us some 30 ms once.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return _phrase(hashlib.sha256(data).digest())


@lru_cache(maxsize=256)
def _phrase(digest: bytes) -> tuple[str, str, str, str]:
    words = _words()
    drawn = int.from_bytes(hashlib.pbkdf2_hmac("sha256", digest, _DOMAIN, _ROUNDS, dklen=5))
    first, second, third, fourth = (words[drawn >> shift & 1023] for shift in (30, 20, 10, 0))
    return first, second, third, fourth


@lru_cache(maxsize=1)
def _words() -> tuple[str, ...]:
    return tuple(resource(_LIST).read_text(encoding="ascii").split())

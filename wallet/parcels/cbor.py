"""CBOR as both ends of a light signal write it: the one shortest form, and nothing clever.

What is read must be what `write` would have written (RFC 8949 §4.2.1): shortest heads, definite
lengths, keys in order and once, nothing behind the end. A tag is refused before it is looked at:
readers turn some of them into regular expressions, decimals and shared references.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from wallet.errors import Unreadable

MOST_DEPTH = 8


def write(value: Any) -> bytes:
    """Write `value` in the one form that `read` takes."""
    import cbor2  # a library with native code, and most verbs read none

    return cbor2.dumps(value, canonical=True)


def read(data: bytes) -> Any:
    """Read one value; the caller has bounded the length of `data`.

    Raises:
        Unreadable: ``cbor-malformed``.

    """
    import cbor2

    try:
        value = cbor2.loads(
            data,
            semantic_decoders=_NO_TAGS,
            max_depth=MOST_DEPTH,
            allow_indefinite=False,
            allow_duplicate_keys=False,
        )
        is_exact = write(value) == data
    except (cbor2.CBORError, ValueError, TypeError, RecursionError, MemoryError) as wrong:
        raise Unreadable("cbor-malformed") from wrong
    if not is_exact:
        raise Unreadable("cbor-malformed")
    return value


class _NoTags(Mapping[int, Any]):
    """Has a decoder for every tag, and each of them refuses."""

    def __getitem__(self, tag: int) -> Any:
        return _refuse

    def __contains__(self, tag: object) -> bool:
        return True

    def __iter__(self) -> Iterator[int]:
        return iter(())

    def __len__(self) -> int:
        return 0


def _refuse(*_given: object) -> NoReturn:
    raise ValueError("a tag")


_NO_TAGS = _NoTags()

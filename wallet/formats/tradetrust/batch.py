"""Takes a file of many documents apart: a JSON array, as issuers wrap a thousand bills at once.

Each document keeps its bytes as they stand in the file, so its digest is that of the same document
in a file of its own. Nothing is read here but where each begins and ends.
"""

from __future__ import annotations

import re

from wallet.errors import Unreadable

MOST_ITEMS = 100_000

_SIGN = re.compile(rb'["\[\]{},]')
_REST_OF_TEXT = re.compile(rb'(?:[^"\\]|\\.)*+"', re.DOTALL)
_BLANK = b" \t\r\n"


def items_of(data: bytes) -> tuple[bytes, ...] | None:
    """Return each item of a JSON array as it is written; nothing where `data` is none.

    Raises:
        Unreadable: ``json-unreadable``: it begins as one and is not whole, or has too many items.

    """
    if data[:64].lstrip(_BLANK)[:1] != b"[":
        return None
    items: list[bytes] = []
    depth, start, at = 0, 0, 0
    while (found := _SIGN.search(data, at)) is not None:
        sign, at = found.group(), found.end()
        if sign == b'"':
            if (text := _REST_OF_TEXT.match(data, at)) is None:
                break
            at = text.end()
        elif sign in b"[{":
            depth += 1
            start = at if depth == 1 else start
        elif depth == 1 and sign in b",]":
            items.append(data[start : found.start()].strip(_BLANK))
            start = at
            if len(items) > MOST_ITEMS or (sign == b"]" and data[at:].strip(_BLANK)):
                break
            if sign == b"]":
                return () if items == [b""] else tuple(items)
        elif sign in b"]}":
            depth -= 1
    raise Unreadable("json-unreadable", why="syntax")

"""Status lists: one bit for each credential, which says whether it was revoked or suspended.

W3C Bitstring Status List 1.0, and StatusList2021 before it. The list is a credential itself; here
it is only read: who signed it is for the judge.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from typing import Any

from wallet.errors import Unreadable
from wallet.keys import base64url

MOST_BYTES = 16 * 2**20
LEAST_BITS = 131_072
"""Shorter lists would tell which credential is looked up (§6.1)."""

ENTRY_TYPES = ("BitstringStatusListEntry", "StatusList2021Entry")
_INDEX = re.compile(r"[0-9]{1,9}", re.ASCII)


def is_entry(status: Mapping[str, Any]) -> bool:
    """Say whether a ``credentialStatus`` is a place in a list."""
    return status.get("type") in ENTRY_TYPES


def list_url(status: Mapping[str, Any]) -> str:
    """Return where the list of an entry lies.

    Raises:
        Unreadable: ``status-list``.

    """
    url = status.get("statusListCredential")
    if not isinstance(url, str) or not url.startswith("https://") or len(url) > 2_000:
        raise Unreadable("status-list", why="url")
    return url


def status_in(status: Mapping[str, Any], subject: Mapping[str, Any]) -> int:
    """Return the number that stands for an entry in its list: 0 means nothing is the matter.

    Args:
        status: The entry, from a credential.
        subject: What the list credential says.

    Raises:
        Unreadable: ``status-list``: the list is of another purpose, too short, or not a list.

    """
    if subject.get("type") not in ("BitstringStatusList", "StatusList2021"):
        raise Unreadable("status-list", why="type")
    purposes = subject.get("statusPurpose")
    if status.get("statusPurpose") not in (purposes if isinstance(purposes, list) else [purposes]):
        raise Unreadable("status-list", why="purpose")
    size = status.get("statusSize", 1)
    if not isinstance(size, int) or isinstance(size, bool) or not 1 <= size <= 8:
        raise Unreadable("status-list", why="size")
    written = status.get("statusListIndex")
    text = str(written) if isinstance(written, int | str) else ""
    if _INDEX.fullmatch(text) is None:
        raise Unreadable("status-list", why="index")
    bits = _bits(subject.get("encodedList"))
    if len(bits) * 8 < LEAST_BITS or (int(text) + 1) * size > len(bits) * 8:
        raise Unreadable("status-list", why="too-short")
    first = int(text) * size
    value = 0
    for place in range(first, first + size):  # §3.2: the leftmost bit of the first byte is 0
        value = value << 1 | bits[place // 8] >> (7 - place % 8) & 1
    return value


def _bits(encoded: Any) -> bytes:
    if not isinstance(encoded, str) or not encoded:
        raise Unreadable("status-list", why="encoding")
    text = encoded[1:] if encoded[0] == "u" else encoded
    try:
        packed = base64url.decode(text.rstrip("="))
        unpacker = zlib.decompressobj(wbits=31)  # gzip
        bits = unpacker.decompress(packed, MOST_BYTES + 1)
    except (Unreadable, zlib.error) as wrong:
        raise Unreadable("status-list", why="encoding") from wrong
    if not unpacker.eof or len(bits) > MOST_BYTES:
        raise Unreadable("status-list", why="encoding")
    return bits

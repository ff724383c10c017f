"""Asks a resolver of the user's choice for TXT records: by HTTPS (RFC 8484), or plain (RFC 7766).

The question goes out in wire format, so any resolver that keeps to the RFCs can be named, as
``https://…/dns-query`` or ``dns://host``. Whether the answer was checked by DNSSEC, on the
resolver's word (the AD bit), is kept beside it.
"""

from __future__ import annotations

import secrets
import struct
from dataclasses import dataclass

from wallet.errors import CouldNotLook
from wallet.keys import base64url
from wallet.registries.dns_plain import SCHEME, exchange, plain_host
from wallet.registries.https import Fetch, host_of

MEDIA_TYPE = "application/dns-message"
_TXT, _IN = 16, 1
_MOST_RECORDS = 1_000
_MOST_POINTERS = 50


@dataclass(frozen=True, slots=True)
class TxtAnswer:
    """The TXT records of a name."""

    records: tuple[str, ...]
    is_authenticated: bool
    """Whether the resolver says that it checked DNSSEC."""


def ask_txt(name: str, resolver: str, fetch: Fetch) -> TxtAnswer:
    """Ask `resolver` for the TXT records of `name`.

    Raises:
        CouldNotLook: ``dns-failed``: the answer cannot be read, or there is no such name; and what
            `fetch` or `exchange` raises.

    """
    host = resolver_host(resolver)
    if resolver.startswith(SCHEME):
        # Anybody can answer in plain text: the number makes it harder for who does not see it.
        question = _question(name, secrets.randbelow(2**16))
        data = exchange(resolver, question)
    else:
        question = _question(name, 0)  # so that answers can be cached (RFC 8484 §4.1)
        join = "&" if "?" in resolver else "?"
        url = f"{resolver}{join}dns={base64url.encode(question)}"
        data = fetch(url, {"Accept": MEDIA_TYPE})
    try:
        return _read(data, question)
    except (struct.error, IndexError, ValueError) as wrong:
        raise CouldNotLook("dns-failed", name=name, host=host, why=str(wrong)[:40]) from wrong


def resolver_host(resolver: str) -> str:
    """Return by what name a resolver is shown.

    Raises:
        CouldNotLook: ``host-unreachable``: it is no address of one.

    """
    return plain_host(resolver)[0] if resolver.startswith(SCHEME) else host_of(resolver)


def _question(name: str, number: int) -> bytes:
    """Write the question: recursion wanted."""
    # A name in other letters is asked for as its owner registered it: in ASCII (RFC 5891).
    labels = [label.encode("ascii", "replace") for label in name.rstrip(".").split(".")]
    if not name.isascii() or not all(0 < len(label) < 64 for label in labels) or len(name) > 253:
        raise CouldNotLook("dns-failed", name=name[:253], host="", why="name")
    written = b"".join(bytes([len(label)]) + label for label in labels) + b"\0"
    # The EDNS record asks for DNSSEC to be looked at (DO bit).
    extra = b"\0" + struct.pack(">HHIH", 41, 4096, 0x8000, 0)
    head = struct.pack(">HHHHHH", number, 0x0100, 1, 0, 0, 1)
    return head + written + struct.pack(">HH", _TXT, _IN) + extra


def _read(data: bytes, question: bytes) -> TxtAnswer:
    number, flags, questions, answers, _more, _extra = struct.unpack_from(">HHHHHH", data)
    code = flags & 15
    if not flags & 0x8000 or flags & 0x0200 or code or questions != 1 or answers > _MOST_RECORDS:
        raise ValueError(f"code {code}")
    if number.to_bytes(2) != question[:2]:
        raise ValueError("number")
    at = _skip_name(data, 12) + 4
    if data[12:at].lower() != question[12:at].lower():
        raise ValueError("question")
    records = []
    for _ in range(answers):
        at = _skip_name(data, at)
        kind, family, _ttl, length = struct.unpack_from(">HHIH", data, at)
        at += 10
        if at + length > len(data):
            raise ValueError("length")
        if (kind, family) == (_TXT, _IN):
            records.append(_text(data[at : at + length]))
        at += length
    return TxtAnswer(tuple(records), bool(flags & 0x0020))


def _skip_name(data: bytes, at: int) -> int:
    for _ in range(_MOST_POINTERS + 200):
        size = data[at]
        if size & 0xC0 == 0xC0:
            return at + 2
        if size == 0:
            return at + 1
        at += size + 1
    raise ValueError("name")


def _text(data: bytes) -> str:
    """Join the strings of one record (RFC 7208 §3.3 does the same)."""
    parts, at = [], 0
    while at < len(data):
        size = data[at]
        parts.append(data[at + 1 : at + 1 + size])
        if len(parts[-1]) != size:
            raise ValueError("length")
        at += size + 1
    return b"".join(parts).decode("utf-8")

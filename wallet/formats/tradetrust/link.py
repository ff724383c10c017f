"""The link in a TradeTrust QR code: where a document lies, and the key that opens it.

``https://actions.tradetrust.io?q=…`` (and the older hosts) with a JSON object; the key may stand in
the fragment, which no server sees. A link is by reference only: the document itself is elsewhere,
and is fetched only when the user says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from wallet.errors import Unreadable
from wallet.formats.members import child, optional_text, text
from wallet.keys.canonical import canonical, read_object

HOSTS = ("actions.tradetrust.io", "action.openattestation.com", "actions.openattestation.com")
MOST = 8_000
_KEY = re.compile(r"[0-9a-fA-F]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """Where a document lies. Nothing has been fetched."""

    uri: str
    key: str = ""
    """64 hex digits; empty where the document is not encrypted."""

    @property
    def host(self) -> str:
        """Whose server would be asked."""
        return urlsplit(self.uri).hostname or ""


def is_link(written: str) -> bool:
    """Say whether a text is such a link, before it is read."""
    try:
        parts = urlsplit(written.strip())
        return parts.scheme == "https" and parts.hostname in HOSTS
    except ValueError:
        return False


def read_link(written: str) -> Link:
    """Read a link.

    Raises:
        Unreadable: ``link-unreadable``: not one, or it leads to something that is no HTTPS address.

    """
    if len(written) > MOST or not is_link(written):
        raise Unreadable("link-unreadable", why="host")
    parts = urlsplit(written.strip())
    try:
        asked = read_object(parse_qs(parts.query, max_num_fields=20)["q"][0].encode())
        if text(asked, "type", most=20) != "DOCUMENT":
            raise Unreadable("link-unreadable", why="type")
        payload = child(asked, "payload")
        uri = text(payload, "uri", most=2_000)
        key = optional_text(payload, "key", most=64) or ""
        if parts.fragment:
            beside = read_object(parse_qs(f"f={parts.fragment}")["f"][0].encode())
            key = optional_text(beside, "key", most=64) or key
        target = urlsplit(uri)
    except (Unreadable, KeyError, ValueError) as wrong:
        raise Unreadable("link-unreadable", why="payload") from wrong
    if target.scheme != "https" or not target.hostname or target.username or target.password:
        raise Unreadable("link-unreadable", why="uri")
    if key and _KEY.fullmatch(key) is None:
        raise Unreadable("link-unreadable", why="key")
    return Link(uri, key)


def write_link(link: Link) -> str:
    """Write a link whose key stands in the fragment, where no server logs it."""
    payload = {"uri": link.uri, "permittedActions": ["VIEW", "STORE"]}
    asked = canonical({"type": "DOCUMENT", "payload": payload}).decode()
    beside = quote(canonical({"key": link.key}).decode()) if link.key else ""
    return f"https://{HOSTS[0]}?q={quote(asked, safe='')}" + (f"#{beside}" if beside else "")

"""The anchor: how far a vault has come, written down outside of it, in at most 200 characters.

Whoever puts an old copy of a vault in its place cannot take the anchor back with it. It is written
after the commit and before anything leaves the machine, in this order and no other: so whatever
was handed to somebody is behind the anchor, and a vault the anchor has outrun is an older copy.

Version 1, canonical JSON with hashes in base64url::

    {"epoch": number, "root": 43, "size": number, "spent": 43, "v": 1, "vault": 22}
"""

from __future__ import annotations

from dataclasses import dataclass

from wallet.errors import Unreadable
from wallet.keys.base64url import decode, encode
from wallet.keys.canonical import MAX_INTEGER, canonical, read_object
from wallet.store.secrets import MOST

_HASHES = {"vault": 16, "root": 32, "spent": 32}
_COUNTS = ("size", "epoch")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point in the life of a vault."""

    vault: str
    """Which vault, 32 hex."""
    size: int
    """Lines of its log."""
    root: str
    """The root over them, 64 hex."""
    spent: str
    """The sum over what it has signed (`wallet.store.state`), 64 hex."""
    epoch: int
    """How often its life began anew: after a restoration, or on another machine."""

    def to_text(self) -> str:
        """Return the text that `read` reads."""
        hashes = {name: encode(bytes.fromhex(getattr(self, name))) for name in _HASHES}
        return canonical({"v": 1, "size": self.size, "epoch": self.epoch, **hashes}).decode()

    @classmethod
    def read(cls, text: str) -> Anchor:
        """Read an anchor.

        Raises:
            Unreadable: ``anchor-damaged``.

        """
        try:
            members = read_object(text.encode("ascii"), most=MOST)
            hashes = {name: decode(members.pop(name)) for name in _HASHES}
            counts = {name: members.pop(name) for name in _COUNTS}
        except (Unreadable, UnicodeEncodeError, LookupError, AttributeError) as wrong:
            raise Unreadable("anchor-damaged") from wrong
        if (
            members != {"v": 1}
            or any(len(hashes[name]) != length for name, length in _HASHES.items())
            or any(type(n) is not int or not 0 <= n <= MAX_INTEGER for n in counts.values())
        ):
            raise Unreadable("anchor-damaged")
        return cls(
            vault=hashes["vault"].hex(), root=hashes["root"].hex(), spent=hashes["spent"].hex(),
            size=counts["size"], epoch=counts["epoch"],
        )  # fmt: skip

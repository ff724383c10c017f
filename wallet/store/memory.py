"""What a vault remembers about its own keeping: one row, summed like others (`state`)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from wallet.clock import read_time
from wallet.errors import Unreadable
from wallet.keys.canonical import canonical, read_object

NAME = "guard"
"""Its name among the settings."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Why titles are frozen, and since when."""

    why: str
    """A code: ``restored``, ``recovered``, ``handed-over``, or what the guard has seen."""
    at: str
    """RFC 3339."""


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the owner signed for when the titles of a restored vault were thawed."""

    at: str
    """When, RFC 3339."""
    since: str
    """Since when they had been frozen, RFC 3339."""
    why: tuple[str, ...]
    """For which reasons."""
    text: str
    """What the owner says about it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """The last backup: when, and how long the log was then."""

    at: str
    size: int


@dataclass(frozen=True, slots=True)
class Memory:
    """Everything a vault knows about its keeping. A new one knows nothing."""

    asks_keyring: bool = True
    """Whether the keyring is for this vault; not for samples."""
    anchored: bool = False
    """Whether an anchor was ever written: then a missing one is a bad sign."""
    epoch: int = 0
    """How often its life began anew."""
    header: int = 0
    """The newest revision of the header."""
    marks: tuple[Mark, ...] = ()
    declared: Declaration | None = None
    backup: Backup | None = None
    hand_over: str | None = None
    """In a vault that was handed over, and in the one that takes over: what the owner signed."""

    def to_text(self) -> str:
        """Return the text that `read` reads."""
        return canonical(_plain(asdict(self))).decode()

    @classmethod
    def read(cls, text: str | None) -> Memory:
        """Read what was remembered; of a vault that never did, nothing.

        Raises:
            Unreadable: ``vault-damaged``.

        """
        if text is None:
            return cls()
        try:
            members: dict[str, Any] = read_object(text.encode())
            declared, backup = members.pop("declared"), members.pop("backup")
            marks = tuple(Mark(**mark) for mark in members.pop("marks"))
            if declared is not None:
                declared = Declaration(**{**declared, "why": tuple(declared["why"])})
            backup = None if backup is None else Backup(**backup)
            return cls(marks=marks, declared=declared, backup=backup, **members)
        except (Unreadable, LookupError, TypeError) as wrong:
            raise Unreadable("vault-damaged", part=NAME) from wrong

    @property
    def since(self) -> datetime | None:
        """The newest mark's time."""
        return max((read_time(mark.at) for mark in self.marks), default=None)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, tuple | list) else value

"""What a member of an archive may be called: nothing that any system could take for another place.

Nothing is ever extracted here, but an auditor may do it with a tool that trusts names. So an
archive with one dangerous name is refused whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from wallet.errors import Unreadable

MOST_BYTES = 1024
MOST_PARTS = 32

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)
_SIMPLE = re.compile(
    r"(?!(?:.*/)?(?i:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$))"
    r"[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*(?:/[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*){0,9}",
    re.ASCII,
)
"""What nearly every name is made of; the rest is looked at letter by letter."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')


def check_name(name: str) -> str:
    """Return the form under which two names would be one file, or refuse the name.

    Raises:
        Unreadable: ``archive-name``, with ``why``.

    """
    if len(name) < 256 and _SIMPLE.fullmatch(name) is not None:
        return name.lower()
    if len(name.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise _refused(name, "long")
    parts = name.removesuffix("/").split("/")
    if len(parts) > MOST_PARTS:
        raise _refused(name, "deep")
    for part in parts:
        if part in ("", ".", "..") or part.startswith("~"):
            raise _refused(name, "place")
        if _FORBIDDEN.search(part) or any(not _is_sayable(char) for char in part):
            raise _refused(name, "character")
        if part[-1] in " ." or part.split(".")[0].rstrip().casefold() in _DEVICES:
            raise _refused(name, "device")
    if "%2e" in name.casefold() or "%2f" in name.casefold():
        raise _refused(name, "encoded")
    return unicodedata.normalize("NFC", name).casefold()


def check_names(names: Iterable[str]) -> None:
    """Refuse dangerous names, and two that some system takes for one.

    Raises:
        Unreadable: ``archive-name``, ``archive-ambiguous``.

    """
    seen: set[str] = set()
    folders: set[str] = set()
    for name in names:
        plain = check_name(name)
        if plain in seen:
            raise Unreadable("archive-ambiguous", why="twice", name=name[:80])
        seen.add(plain)
        parent = plain.rpartition("/")[0]
        while parent and parent not in folders:
            folders.add(parent)
            parent = parent.rpartition("/")[0]
    for folder in folders:
        if folder in seen:
            raise Unreadable("archive-ambiguous", why="folder", name=folder[:80])


def _is_sayable(char: str) -> bool:
    # Control, format (bidirectional among them), surrogate, private use, line separators.
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def _refused(name: str, why: str) -> Unreadable:
    shown = name[:60].encode("ascii", "backslashreplace").decode()
    return Unreadable("archive-name", name=shown, why=why)

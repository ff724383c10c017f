"""The user's own sanctions list: names and codes with whom nothing is signed.

Ladewell ships no list and fetches none; whose list counts is the user's decision. A line is a
name, or a code such as an LEI; what stands behind ``#`` is a remark. Names are compared without
case, accents, punctuation and legal form, codes as they are. A hit blocks [refusal 21].
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from wallet.desk.incoming import read_file
from wallet.desk.office import Office
from wallet.errors import Refused, Unreadable
from wallet.titles.parties import Party

SETTING = "setting/sanctions"
MOST_BYTES = 4 * 1024 * 1024
_FORMS = re.compile(
    r"\b(?:ltd|limited|llc|inc|incorporated|corp|corporation|co|company|plc|gmbh|ag|sa|bv|nv|pte"
    r"|spa|srl|oy|ab|as)\b"
)


def keep(office: Office, path: Path | None) -> int:
    """Keep the list in a file, or none, and return how many lines of it count.

    Raises:
        CouldNotLook: The file cannot be read.
        Unreadable: ``text-not-unicode`` or ``file-too-large``.

    """
    listed = ""
    if path is not None:
        data = read_file(path)
        if len(data) > MOST_BYTES:
            raise Unreadable("file-too-large", path=path.name)
        try:
            listed = data.decode("utf-8-sig")
        except UnicodeDecodeError as wrong:
            raise Unreadable("text-not-unicode") from wrong
    office.vault.put(SETTING, listed)
    return sum(1 for _line in _lines(listed))


def unless_listed(office: Office, *parties: Party) -> None:
    """Return if none of `parties` stands on the list.

    Raises:
        Refused: ``sanctions-hit``, with ``name`` and ``entry``.

    """
    listed = office.vault.get(SETTING)
    if not listed:
        return
    for party in parties:
        for line in _lines(listed):
            if _is_meant(line, party):
                raise Refused("sanctions-hit", refusal=21, name=party.name, entry=line[:200])


def _is_meant(line: str, party: Party) -> bool:
    return line in {code.code for code in party.codes} or (
        _plain(line) != "" and _plain(line) == _plain(party.name)
    )


def _lines(listed: str) -> Iterator[str]:
    for line in listed.splitlines():
        words = line.split("#", 1)[0].strip()
        if words:
            yield words


def _plain(name: str) -> str:
    """Return a name as it is compared: letters and digits only, without its legal form."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold())
        if not unicodedata.combining(sign)
    )  # fmt: skip
    words = re.sub(r"[^\w\s]", "", bare)
    return " ".join(_FORMS.sub(" ", words).split())

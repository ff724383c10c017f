"""Keeps the key of a sealed bundle while it is written, so that a run that was stopped can go on.

Only the receiver of a sealed bundle can open it. Until it is finished its maker can too: the key
lies among the secrets of the vault, and is forgotten with the last byte. A run that goes on takes
a new key and seals again what is there, for under one key no piece may be sealed twice.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from wallet.desk.office import Office
from wallet.errors import Unreadable
from wallet.keys import base64url
from wallet.keys.sealed_stream import PartReader, new_key

_KEPT_AS = "bundle-part"
"""One run at a time can be gone on with: that of the bundle begun last."""


def fresh_key(office: Office, part: Path) -> bytes:
    """Return the key that `part` is sealed with from now on, once it is kept."""
    key = new_key()
    kept = {"part": str(part.absolute()), "key": base64url.encode(key)}
    office.vault.put_secret(_KEPT_AS, json.dumps(kept))
    return key


def forget_key(office: Office) -> None:
    """Leave the bundle to its receiver alone."""
    office.vault.put_secret(_KEPT_AS, "")


@contextlib.contextmanager
def left_in(office: Office, part: Path) -> Iterator[BinaryIO | None]:
    """Open what a run that was stopped sealed into `part`; nothing where it cannot be opened.

    It stays readable while `part` is written over from its beginning: what is read is read ahead.
    """
    kept = office.vault.secret(_KEPT_AS)
    said = json.loads(kept) if kept else {}
    if said.get("part") != str(part.absolute()):
        yield None
        return
    with part.open("rb") as file:
        try:
            plain = PartReader(file, base64url.decode(said["key"]))
        except Unreadable:
            yield None
            return
        yield io.BufferedReader(plain)

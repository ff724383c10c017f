"""What may be attached to a bill: papers, never anything that runs [refusal 22]."""

from __future__ import annotations

import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path

from wallet.desk.incoming import read_file
from wallet.errors import Refused, Unreadable
from wallet.formats.pint.payloads import PaperEntry
from wallet.keys.canonical import sha256_hex

_PROGRAMS = (
    b"MZ", b"\x7fELF", b"#!", b"L\x00\x00\x00\x01\x14\x02\x00",
    b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe",
)  # fmt: skip
_RUNNING = frozenset(
    (".exe", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".lnk", ".sh",
     ".app", ".apk", ".html", ".htm", ".svg", ".docm", ".xlsm", ".pptm", ".hta", ".py")
)  # fmt: skip
_ACTIVE = re.compile(rb"/(JavaScript|JS|Launch|RichMedia|XFA)\b")
_ACTING = frozenset(
    ("script", "launch", "submit", "import-data", "media", "xfa-form", "postscript",
     "external-file", "external-stream", "outside-content")
)  # fmt: skip
"""Findings of `wallet.papers.inspect` that act or reach out."""

MOST_MB = 128
"""All together: sealed, which adds a third, they still fit into a parcel that can be read."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A document that is to go with a bill."""

    entry: PaperEntry
    data: bytes
    role: str


def attach_all(
    pdf: Path | None, others: tuple[Path, ...]
) -> tuple[Attached | None, tuple[Attached, ...]]:
    """Read the carrier's own PDF, if there is one, and what is to go beside it.

    Raises:
        CouldNotLook: As `attach`.
        Refused: As `attach`; ``attachments-too-large``.

    """
    found: list[Attached] = []
    named = [] if pdf is None else [(pdf, "carrier-pdf")]
    for path, role in (*named, *((path, "supporting") for path in others)):
        found.append(attach(path, role))
        if sum(len(one.data) for one in found) > MOST_MB * 2**20:
            raise Refused("attachments-too-large", path=path.name, most=MOST_MB)
    return (None, tuple(found)) if pdf is None else (found[0], tuple(found[1:]))


def attach(path: Path, role: str) -> Attached:
    """Read a document that is to be attached.

    Raises:
        CouldNotLook: It cannot be read, or is empty.
        Refused: ``not-a-pdf``, ``pdf-active`` or ``attachment-executable``.

    """
    data = read_file(path)
    if not data:
        raise Unreadable("file-empty", path=path.name)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if role == "carrier-pdf" and not data.startswith(b"%PDF-"):
        raise Refused("not-a-pdf", refusal=22, path=path.name)
    if data.startswith(_PROGRAMS) or path.suffix.lower() in _RUNNING:
        raise Refused("attachment-executable", refusal=22, path=path.name)
    if data.startswith(b"%PDF-") and (found := _ACTIVE.search(data)) is not None:
        raise Refused("pdf-active", refusal=22, path=path.name, what=found[1].decode())
    if data.startswith(b"%PDF-"):
        _unless_it_acts(path, data)
    return Attached(PaperEntry(path.name, len(data), media_type, sha256_hex(data)), data, role)


def _unless_it_acts(path: Path, data: bytes) -> None:
    """Look into compressed parts and under every spelling, where the words above do not reach.

    What is merely unusual or damaged is for whoever opens it: he sees pictures of its pages.
    """
    from wallet.papers.opened import inspect_apart

    found = [one.code for one in inspect_apart(data) if one.code in _ACTING]
    if found:
        raise Refused("pdf-active", refusal=22, path=path.name, what=", ".join(found))

"""Prints a sheet of data with a template: the only module that knows Typst.

Everything printed reaches the template as JSON strings and is never evaluated,
so markup in a bill stays text. The bytes depend on the input alone: our own
fonts, a given time, no network and no packages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from wallet.places import resource

if TYPE_CHECKING:
    import typst

Relationship = Literal["source", "data", "supplement", "alternative"]
"""What an attached file is to the PDF (PDF/A-3, AFRelationship)."""

_CHUNK = 65_536
_NOT_IN_A_NAME = re.compile(r'[/\\:*?"<>|]')
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the PDF, byte for byte."""

    name: str
    media_type: str
    data: bytes
    relationship: Relationship
    description: str


def print_pdf(
    template: str, sheet: Mapping[str, Any], attachments: Sequence[Attachment], at: datetime
) -> bytes:
    """Return the PDF (PDF/A-3a and PDF/UA-1) that `template` makes of `sheet`.

    Args:
        template: A name in ``resources/templates``, such as ``bill.typ``.
        sheet: What to print, as JSON values; every string must be printable (`Glyphs`).
        attachments: Files to attach. They cross to Typst as text or, where they are
            none, as lists of numbers in pieces, never by way of the disk.
        at: When the document was made, with its offset; the only time that is in it.

    """
    # Imported here: it maps 80 MB of library into a process that may never print.
    import typst

    files: list[dict[str, str]] = []
    inputs: dict[str, str] = {}
    names = _safe_names(attachments)
    for index, (one, name) in enumerate(zip(attachments, names, strict=True)):
        key = f"file-{index}"
        try:
            inputs[key], form = one.data.decode("utf-8"), "text"
        except UnicodeDecodeError:
            inputs[key], form = _numbers(one.data), "numbers"
        files.append(
            {
                "key": key,
                "form": form,
                "name": name,
                "media-type": _media_type(one.media_type),
                "relationship": one.relationship,
                "description": _sayable(one.description) or name,
            }
        )
    inputs["sheet"] = json.dumps({**sheet, "files": files}, ensure_ascii=False)
    path = resource(f"templates/{template}")
    compiler = typst.Compiler(input=path, root=path.parent, font_paths=_fonts(), sys_inputs=inputs)
    printed = compiler.compile(
        format="pdf",
        pdf_standards=["a-3a", "ua-1"],
        # Typst takes no fractions of a second.
        timestamp=at.replace(microsecond=0),
    )
    if not isinstance(printed, bytes):
        raise TypeError("a PDF is one file")
    # Without a line end an incremental update, which a seal is, breaks PDF/A 6.1.9.
    return printed + b"\n"


def _safe_names(attachments: Sequence[Attachment]) -> list[str]:
    """Return names that no reader takes for a path, each once: some come from strangers."""
    names: list[str] = []
    for one in attachments:
        name = _NOT_IN_A_NAME.sub("_", _sayable(one.name)).strip(". ") or "attachment"
        while name in names:
            name = f"again-{name}"
        names.append(name)
    return names


def _media_type(given: str) -> str:
    return given if _MEDIA_TYPE.fullmatch(given) else "application/octet-stream"


def _sayable(text: str) -> str:
    return "".join(character if character.isprintable() else "_" for character in text)


def _numbers(data: bytes) -> str:
    """Return `data` as JSON lists, one a line: the fastest bytes that Typst can read."""
    pieces = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return "\n".join(str(list(piece)) for piece in pieces)


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[resource("fonts")],
    )

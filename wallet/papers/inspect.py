"""Looks for what a paper should not do: act, reach out, hide something, carry something along.

Every object of the file is looked at, also those that no page refers to, and under every spelling
of a name. Content streams are not decoded: what a page *shows* no static look can tell, so our
own rendering of the signed data stays the one that counts, and a stranger's PDF is only ever
shown as pictures of its pages. The bytes may be anybody's; call it apart (`apart`).

What is found has a code and a weight. `Weight.BAD` is what could act, reach out or show two
readers two things; `Weight.NOTE` is what a reader should know of; `wallet.words` says both.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from types import MappingProxyType
from typing import Any

MOST_BYTES = 64 * 2**20
_MOST_OBJECTS = 200_000
_MOST_DEPTH = 100
_MOST_PAGES = 2_000
_LONGEST_DETAIL = 80


class Weight(StrEnum):
    """How much a finding weighs."""

    BAD = "bad"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a paper should not have, and how often."""

    code: str
    count: int = 1
    detail: str = ""
    """A file's or a server's name, cut short; as the file has it, so not to be believed."""

    @property
    def weight(self) -> Weight:
        """What it weighs; what is unknown weighs."""
        return _WEIGHTS.get(self.code, Weight.BAD)


_WEIGHTS: Mapping[str, Weight] = MappingProxyType(
    dict.fromkeys(
        (
            "script", "launch", "submit", "import-data", "other-document", "media", "action",
            "external-file", "external-stream", "outside-content", "postscript", "hidden-layer",
            "form", "xfa-form", "encrypted", "signature-odd", "broken", "many-objects",
            "several-files",
        ),
        Weight.BAD,
    )
    | dict.fromkeys(
        (
            "link", "embedded-file", "layer", "changed-later", "changed-after-signature", "signed",
            "filter", "portfolio", "automatic", "alternate", "odd-page",
        ),
        Weight.NOTE,
    )
)  # fmt: skip

_ACTIONS = {
    "/JavaScript": "script",
    "/Launch": "launch",
    "/SubmitForm": "submit",
    "/ImportData": "import-data",
    "/GoToR": "other-document",
    "/GoToE": "other-document",
    "/Thread": "other-document",
    "/Rendition": "media",
    "/Movie": "media",
    "/Sound": "media",
    "/RichMediaExecute": "media",
    "/GoTo3DView": "media",
    "/GoToDp": "action",
    "/SetOCGState": "hidden-layer",
    "/Hide": "hidden-layer",
    "/ResetForm": "form",
    "/URI": "link",
}
"""Types of action (ISO 32000-1 table 198); going to a page of the same file is none of them."""
_ANNOTATIONS = {
    "/RichMedia": "media",
    "/3D": "media",
    "/Movie": "media",
    "/Screen": "media",
    "/Sound": "media",
    "/FileAttachment": "embedded-file",
}
_KEYS = {
    "/JS": "script",
    "/XFA": "xfa-form",
    "/AA": "automatic",
    "/OPI": "outside-content",
    "/Collection": "portfolio",
    "/AlternatePresentations": "alternate",
    "/Alternates": "alternate",
    "/NeedAppearances": "form",
}
_FILTERS = ("/JBIG2Decode", "/JPXDecode", "/Crypt")


class _Found:
    """Counts what was found, in the order of its first appearance."""

    def __init__(self) -> None:
        self._found: dict[str, Finding] = {}

    def add(self, code: str, detail: object = "") -> None:
        before = self._found.get(code)
        said = "".join(one if one.isprintable() else "_" for one in str(detail))[:_LONGEST_DETAIL]
        self._found[code] = (
            Finding(code, 1, said)
            if before is None
            else Finding(code, before.count + 1, before.detail or said)
        )

    def forget(self, code: str) -> None:
        self._found.pop(code, None)

    def all(self) -> tuple[Finding, ...]:
        """Return the heavy ones first."""
        return tuple(sorted(self._found.values(), key=lambda one: one.weight is not Weight.BAD))


def inspect(pdf: bytes) -> tuple[Finding, ...]:
    """Return everything in `pdf` that a paper should not have; nothing, for a plain paper.

    What cannot be read is a finding too; only the want of memory gets out.
    """
    # Imported here: it takes a fifth of a second, and few files are PDFs.
    from pypdf import Configuration, PdfReader, apply_configuration

    # What pypdf thinks of a stranger's bytes is no news for the log.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    found = _Found()
    _look_at_bytes(pdf, found)
    limits = Configuration(
        zlib_maximum_output_length=MOST_BYTES,
        maximum_declared_stream_length=MOST_BYTES,
        stream_decoding_work_maximum_length=2 * MOST_BYTES,
        page_tree_maximum_entries=_MOST_PAGES,
        jbig2dec_binary=None,
    )
    try:
        with apply_configuration(limits):
            reader = PdfReader(BytesIO(pdf), strict=False, root_object_recovery_limit=2_000)
            if reader.is_encrypted:
                found.add("encrypted")
                if not reader.decrypt(""):
                    return found.all()
            signed = []
            for one in _objects(reader, found):
                _look_at(one, found)
                if "/ByteRange" in one and "/Contents" in one:
                    signed.append(one)
            covered = [_look_at_signature(one, pdf, found) for one in signed]
            if any(covered):
                # That is how a signature is set: behind the file it covers.
                found.forget("changed-later")
            for page in reader.pages:
                box = page.mediabox
                if not all(20 <= float(side) <= 5_000 for side in (box.width, box.height)):
                    found.add("odd-page", f"{box.width} × {box.height}")
    except MemoryError:
        raise
    except Exception as wrong:  # pypdf lets out whatever Python has on hostile bytes
        found.add("broken", type(wrong).__name__)
    return found.all()


def _look_at_bytes(pdf: bytes, found: _Found) -> None:
    """See whether these bytes are one PDF, and how often something was put behind it."""
    if pdf[:5] != b"%PDF-" or re.search(rb"[\r\n]%PDF-1\.\d[\r\n]", pdf[8:]):
        found.add("several-files")
    ends = [match.end() for match in re.finditer(rb"%%EOF[ \t]*\r?\n?", pdf)]
    if not ends:
        found.add("broken", "%%EOF")
        return
    if pdf[ends[-1] :].strip(b"\0\r\n\t "):
        found.add("several-files")
    # A file made for the web has two ends from the beginning.
    for _ in ends[2 if b"/Linearized" in pdf[:2048] else 1 :]:
        found.add("changed-later")


def _objects(reader: Any, found: _Found) -> Iterator[Any]:
    """Yield every dictionary in the file, those that nothing refers to among them."""
    from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

    listed = [(number, generation) for generation, all_ in reader.xref.items() for number in all_]
    listed += [(number, 0) for number in reader.xref_objStm]
    if len(listed) > _MOST_OBJECTS:
        found.add("many-objects", len(listed))
    waiting: list[tuple[Any, int]] = [(reader.trailer, 0)]
    waiting += [
        (IndirectObject(number, generation, reader), 0)
        for number, generation in listed[:_MOST_OBJECTS]
    ]
    seen: set[tuple[int, int]] = set()
    steps = 0
    while waiting:
        one, depth = waiting.pop()
        steps += 1
        if steps > 10 * _MOST_OBJECTS or depth > _MOST_DEPTH:
            found.add("many-objects")
            return
        if isinstance(one, IndirectObject):
            if (one.idnum, one.generation) in seen:
                continue
            seen.add((one.idnum, one.generation))
            try:
                one = reader.get_object(one)
            except MemoryError:
                raise
            except Exception as wrong:
                found.add("broken", type(wrong).__name__)
                continue
        inside: Iterable[Any] = ()
        if isinstance(one, DictionaryObject):
            yield one
            inside = one.values()
        elif isinstance(one, ArrayObject):
            inside = one
        waiting += [
            (value, depth + 1)
            for value in inside
            if isinstance(value, (DictionaryObject, ArrayObject, IndirectObject))
        ]


def _look_at(one: Any, found: _Found) -> None:
    from pypdf.generic import ArrayObject, StreamObject

    kind, subtype, action = (_value(one, key) for key in ("/Type", "/Subtype", "/S"))
    if action in _ACTIONS and kind in (None, "/Action"):
        found.add(_ACTIONS[action], _value(one, "/URI") or _file_name(one))
    if subtype in _ANNOTATIONS and "/Rect" in one:
        found.add(_ANNOTATIONS[subtype])
    for key, code in _KEYS.items():
        if key in one:
            found.add(code)
    if "/OpenAction" in one and not isinstance(_value(one, "/OpenAction"), ArrayObject):
        opening = _value(one, "/OpenAction")
        if not isinstance(opening, dict) or _value(opening, "/S") != "/GoTo":
            found.add("automatic")
    if "/Ref" in one and subtype == "/Form":
        found.add("outside-content")
    if subtype == "/Widget" and _value(one, "/FT") not in (None, "/Sig"):
        found.add("form")
    if "/FT" in one and subtype != "/Widget" and _value(one, "/FT") != "/Sig":
        found.add("form")
    if "/EF" in one:
        found.add("embedded-file", _file_name(one))
    elif kind in ("/Filespec", "/F") or _value(one, "/FS") == "/URL":
        found.add("external-file", _file_name(one))
    if "/OCProperties" in one:
        _look_at_layers(_value(one, "/OCProperties"), found)
    if isinstance(one, StreamObject):
        if "/F" in one:
            found.add("external-stream", _file_name(one))
        if "/PS" in (subtype, _value(one, "/Subtype2")):
            found.add("postscript")
        filters = _value(one, "/Filter")
        names = list(filters) if isinstance(filters, ArrayObject) else [filters]
        if len(names) > 2 or any(name in _FILTERS for name in names):
            found.add("filter", ", ".join(str(name).lstrip("/") for name in names))


def _look_at_layers(layers: Any, found: _Found) -> None:
    """Find layers that one reader shows and another does not, or that print otherwise."""
    if not isinstance(layers, dict):
        return
    shown = _value(layers, "/D")
    shown = shown if isinstance(shown, dict) else {}
    is_hidden = (
        _value(shown, "/OFF")
        or _value(shown, "/BaseState") not in (None, "/ON")
        or _value(shown, "/AS")
        or _value(layers, "/Configs")
    )
    found.add("hidden-layer" if is_hidden else "layer")


def _look_at_signature(one: Any, pdf: bytes, found: _Found) -> bool:
    """Say whether a signature covers the file to its end; whether it holds is not asked here."""
    found.add("signed")
    try:
        start, first, second, rest = (int(number) for number in one["/ByteRange"])
    except (ValueError, TypeError, OverflowError):
        found.add("signature-odd")
        return False
    is_plain = start == 0 <= first < second and rest >= 0 and second + rest <= len(pdf)
    if not is_plain or not re.fullmatch(rb"<[0-9A-Fa-f\s]*>", pdf[first:second]):
        found.add("signature-odd")
        return False
    covers = not pdf[second + rest :].strip(b"\0\r\n")
    if not covers:
        found.add("changed-after-signature")
    return covers


def _file_name(one: Any) -> str:
    for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac"):
        name = _value(one, key)
        if isinstance(name, dict):
            return _file_name(name) if name is not one else ""
        if isinstance(name, (str, bytes)) and name:
            return str(name)
    return ""


def _value(one: Any, key: str) -> Any:
    """Return what stands under `key`, or nothing where that cannot be read."""
    try:
        value = one.get(key)
        return value.get_object() if hasattr(value, "get_object") else value
    except MemoryError:
        raise
    except Exception:
        return None

"""What the built program is made of: each part with version, licence, hashes and licence texts.

The libraries are those that the wallet's lock names and that are installed here; with them go
Python, the fonts and the icons. From this list come the bill of materials and the folder of
licences, so neither can know a part that the other does not.
"""

from __future__ import annotations

import importlib.metadata
import platform
import re
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
_LOCK = PROJECT / "packaging" / "lock" / "wallet.txt"
_TEXTS_OF_OURS = PROJECT / "packaging" / "licences"
_RESOURCES = PROJECT / "resources"

_SPDX = {
    "apsw-sqlite3mc": "Zlib AND MIT AND blessing",
    "colorama": "BSD-3-Clause",
    "joserfc": "BSD-3-Clause",
    "pycryptodome": "BSD-2-Clause AND Unlicense",
    "pyld": "BSD-3-Clause",
    "pypdfium2": "(Apache-2.0 OR BSD-3-Clause) AND BSD-3-Clause",
    "pyside6": "LGPL-3.0-only",
    "pyside6-addons": "LGPL-3.0-only",
    "pyside6-essentials": "LGPL-3.0-only",
    "qrcode": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only",
}
"""Those whose metadata says it in words only, or leaves a choice.

Qt for Python may be had under the LGPL, the GPL or by contract. We take it under the LGPL, whose
conditions a program in one folder keeps: Qt lies beside it as libraries that can be exchanged.
"""
_SPDX_OF = {
    "Apache 2.0": "Apache-2.0",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: MIT License": "MIT",
}
_FIELDS = ("License-Expression", "Classifier", "License")
_IS_SPDX = re.compile(r"[A-Za-z0-9.-]+( (AND|OR) [A-Za-z0-9.-]+)*")
_IS_TEXT = re.compile(r"(?i)(^|/)([a-z_]*licen[cs]es?(/.+|[^/]*)|copying[^/]*|notice[^/]*)$")


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that somebody else made and that comes along."""

    name: str
    version: str
    licence: str
    """An SPDX expression."""
    texts: tuple[Path, ...]
    """The licences' own words."""
    hashes: tuple[str, ...] = ()
    """SHA-256 of each file of this release that the lock admits."""
    is_library: bool = True
    """Whether the index of Python packages knows it by this name."""


def parts() -> tuple[Part, ...]:
    """Return every part, by name."""
    return tuple(sorted([*_libraries(), *_others()], key=lambda part: part.name))


def locked() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return each package of the wallet's lock with its version and hashes."""
    found = {}
    for block in re.split(r"(?m)^(?=[a-z0-9])", _LOCK.read_text(encoding="utf-8")):
        if named := re.match(r"([a-z0-9-]+)==([^ \\\n]+)", block):
            hashes = tuple(sorted(re.findall(r"sha256:([0-9a-f]{64})", block)))
            found[named[1]] = (named[2], hashes)
    return found


def _libraries() -> Iterator[Part]:
    """Yield the locked packages that are for this system and this Python, as pip read the marks."""
    for name, (version, hashes) in locked().items():
        try:
            distribution = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        if distribution.version != version:
            raise SystemExit(f"{name} is {distribution.version} here, and {version} in the lock.")
        licence = _licence_of(name, distribution)
        yield Part(name, version, licence, _texts_of(distribution, licence), hashes)


def _licence_of(name: str, distribution: Distribution) -> str:
    metadata = distribution.metadata
    said: dict[str, list[str]] = {name: metadata.get_all(name) or [] for name in _FIELDS}
    if name in _SPDX:
        return _SPDX[name]
    words = [*said["License-Expression"], *said["Classifier"], *said["License"]]
    known = [_SPDX_OF.get(word, word) for word in words]
    for word in known:
        if _IS_SPDX.fullmatch(word):
            return word
    raise SystemExit(f"packaging/parts.py does not know under which licence {name} comes.")


def _texts_of(distribution: Distribution, licence: str) -> tuple[Path, ...]:
    texts = tuple(
        Path(str(distribution.locate_file(file)))
        for file in sorted(distribution.files or (), key=str)
        if ".dist-info/" in str(file) and _IS_TEXT.search(str(file).partition(".dist-info")[2])
    )
    # Some come without; their licence is one whose words are known.
    return texts or _known_words(licence)


def _known_words(licence: str) -> tuple[Path, ...]:
    names = [name for name in re.split(r" (?:AND|OR) |[()]", licence) if name]
    texts = [_TEXTS_OF_OURS / f"{name}.txt" for name in names]
    if any("LGPL" in name for name in names):  # it stands on the other
        texts.append(_TEXTS_OF_OURS / "GPL-3.0-only.txt")
    return tuple(text for text in texts if text.is_file())


def _others() -> Iterator[Part]:
    python = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    debian = Path("/usr/share/doc/python3") / "copyright"  # which takes the text out
    yield Part(
        "CPython",
        platform.python_version(),
        "Python-2.0",
        tuple(text for text in (python, debian) if text.is_file())[:1],
        is_library=False,
    )
    fonts, icons = _RESOURCES / "fonts", _RESOURCES / "icons"
    noto, source = fonts / "NotoSansCJKsc-OFL.txt", fonts / "SourceSans3-OFL.txt"
    yield Part("Noto Sans CJK SC (subset)", "2.004", "OFL-1.1", (noto,), is_library=False)
    yield Part("Source Sans 3 (subset)", "3.052", "OFL-1.1", (source,), is_library=False)
    yield Part(
        "FFmpeg (of Qt Multimedia)",
        "7.1",
        "LGPL-2.1-or-later",
        _known_words("LGPL-2.1-or-later"),
        is_library=False,
    )
    yield Part("Lucide icons", "1.62.0", "ISC AND MIT", (icons / "LICENSE",), is_library=False)


def write_licences(folder: Path) -> None:
    """Write the licence texts of every part into `folder`, one folder for each."""
    for part in parts():
        place = folder / re.sub(r"[^A-Za-z0-9.-]+", "-", part.name)
        place.mkdir(parents=True, exist_ok=True)
        names: set[str] = set()
        for text in part.texts:
            name = text.name
            while name in names:  # two of one name, from folders that are not kept
                name = f"{text.parent.name}-{name}"
            names.add(name)
            (place / name).write_bytes(text.read_bytes())


if __name__ == "__main__":
    for part in parts():
        sys.stdout.write(f"{part.name} {part.version}  {part.licence}\n")

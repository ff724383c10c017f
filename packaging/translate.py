"""Brings resources/translations up to date with the words of ui/; for maintainers.

``.venv-test/bin/python packaging/translate.py`` (any Python with PySide6 will do) reads every text
of the window into ``ladewell_zh.ts`` and, where it counts something, into ``ladewell_en.ts``; makes
the ``.qm`` files the program loads; and names what has no words yet. Write these into the ``.ts``
files (by hand or with ``pyside6-linguist``) and run it again.
"""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
TRANSLATIONS = PROJECT / "resources" / "translations"
READ = ["-extensions", "py", "-source-language", "en"]
# Line numbers and the order of the source would change the files without changing a word, and a
# guess at a translation would hide that nobody has looked at it.
KEEP = ["-locations", "none", "-sort-messages", "-no-obsolete"]
KEEP += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
LANGUAGES = {"zh": ["-target-language", "zh_CN"], "en": ["-target-language", "en", "-pluralonly"]}


def main() -> None:
    """Update the texts, compile them, and fail while words are missing."""
    update(TRANSLATIONS)
    release(TRANSLATIONS)
    missing = [text for language in LANGUAGES for text in unfinished(TRANSLATIONS, language)]
    sys.exit("\n".join(["These have no words yet:", *missing]) if missing else 0)


def tool(name: str) -> Path:
    """Return ``lupdate`` or ``lrelease`` as PySide6 brings it.

    Raises:
        FileNotFoundError: This Python has no PySide6, or one without tools.

    """
    spec = find_spec("PySide6")
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder, f"{name}.exe" if os.name == "nt" else name)
        if path.is_file():
            return path
    raise FileNotFoundError(f"no {name} beside PySide6; .venv-test/bin/python has both")


def update(folder: Path) -> None:
    """Read the texts of ui/ into the ``.ts`` files of `folder`; translations stay."""
    for language, options in LANGUAGES.items():
        command = [str(tool("lupdate")), "-silent", *READ, *KEEP, *options, "ui", "-ts"]
        subprocess.run([*command, str(source(folder, language))], cwd=PROJECT, check=True)


def release(folder: Path) -> None:
    """Compile the ``.ts`` files of `folder`; what is unfinished stays English."""
    for language in LANGUAGES:
        path = source(folder, language)
        command = [str(tool("lrelease")), "-silent", "-nounfinished", str(path), "-qm"]
        subprocess.run([*command, str(path.with_suffix(".qm"))], check=True)


def unfinished(folder: Path, language: str) -> list[str]:
    """Return context and text of what is still without words."""
    root = ET.parse(source(folder, language)).getroot()  # noqa: S314 - our own file
    return [
        f"{language}: {context.findtext('name')}: {message.findtext('source')}"
        for context in root.iter("context")
        for message in context.iter("message")
        if message.find("translation[@type]") is not None
    ]


def source(folder: Path, language: str) -> Path:
    """Return where the texts of a language stand."""
    return folder / f"ladewell_{language}.ts"


if __name__ == "__main__":
    main()

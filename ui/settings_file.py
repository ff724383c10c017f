"""Carries the window's settings to another machine: one small JSON file, and no secret in it.

Where vaults lie and whose they are stays here, as do opened files and where the window stood.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ui.look import TextSize, Theme
from ui.settings import Wishes
from wallet.errors import Unreadable
from wallet.words import Language

TYPE = "ladewell-settings-1"
FILE_NAME = "ladewell-settings.json"
_MOST_BYTES = 64 * 1024
_MOST_MINUTES = 999


def write_settings(wishes: Wishes, path: Path) -> None:
    """Write the settings to `path`.

    Raises:
        CouldNotLook: ``file-unwritable``.

    """
    kept = wishes.settings
    said = {
        "type": TYPE,
        "theme": kept.theme.value,
        "size": kept.size.value,
        "language": kept.language.value,
        "typeface": kept.typeface,
        "still": kept.is_still,
        "notices": kept.notifies,
        "recent-files": kept.remembers_files,
        "lock-minutes": kept.lock_minutes,
        "lock-with-screen": kept.locks_with_screen,
    }
    from wallet.book import write_file  # not needed by those who save no settings

    write_file(path, json.dumps(said, indent=2, ensure_ascii=False).encode() + b"\n")


def read_settings(wishes: Wishes, path: Path) -> None:
    """Wear and keep the settings in `path`; what it does not say stays.

    Raises:
        Unreadable: ``settings-unreadable``; then nothing was changed.

    """
    said = _read(path)
    try:
        theme = Theme(said.get("theme", wishes.settings.theme.value))
        size = TextSize(said.get("size", wishes.settings.size.value))
        language = Language(said.get("language", wishes.settings.language.value))
        typeface = _of(str, said, "typeface", wishes.settings.typeface)
        is_still = _of(bool, said, "still", wishes.settings.is_still)
        notifies = _of(bool, said, "notices", wishes.settings.notifies)
        remembers = _of(bool, said, "recent-files", wishes.settings.remembers_files)
        minutes = _of(int, said, "lock-minutes", wishes.settings.lock_minutes)
        with_screen = _of(bool, said, "lock-with-screen", wishes.settings.locks_with_screen)
        if not 0 <= minutes <= _MOST_MINUTES or len(typeface) > 100 or not typeface.isprintable():
            raise ValueError(minutes)
    except (ValueError, TypeError) as wrong:
        raise Unreadable("settings-unreadable", path=path.name) from wrong
    wishes.settings.notifies = notifies
    wishes.settings.remembers_files = remembers
    wishes.settings.lock_minutes = minutes
    wishes.settings.locks_with_screen = with_screen
    wishes.wish(theme=theme, size=size, language=language, typeface=typeface, is_still=is_still)


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
        said = json.loads(data.decode("utf-8-sig")) if len(data) <= _MOST_BYTES else None
    except (OSError, ValueError, RecursionError) as wrong:
        raise Unreadable("settings-unreadable", path=path.name) from wrong
    if not isinstance(said, dict) or said.get("type") != TYPE:
        raise Unreadable("settings-unreadable", path=path.name)
    return said


def _of(kind: type, said: dict[str, Any], name: str, otherwise: Any) -> Any:
    value = said.get(name, otherwise)
    if type(value) is not kind:  # True is no number of minutes
        raise TypeError(name)
    return value

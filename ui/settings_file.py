"""Carries the window's settings to another machine: one small JSON file, and no secret in it.

Where vaults lie and whose they are stays here, as do opened files and where the window stood.
"""

from __future__ import annotations

import json
from typing import Any

from ui.look import TextSize, Theme
from ui.settings import Wishes
from wallet.errors import Unreadable
from wallet.words import Language

TYPE = "ladewell-settings-1"
FILE_NAME = "ladewell-settings.json"
_MOST_BYTES = 64 * 1024
_MOST_MINUTES = 999


def settings_in_bytes(wishes: Wishes) -> bytes:
    """Return the settings as the file that carries them."""
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
    return json.dumps(said, indent=2, ensure_ascii=False).encode() + b"\n"


def wear_settings(wishes: Wishes, data: bytes, name: str) -> None:
    """Wear and keep the settings in the file called `name`; what it does not say stays.

    Raises:
        Unreadable: ``settings-unreadable``; then nothing was changed.

    """
    said = _read(data, name)
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
        raise Unreadable("settings-unreadable", path=name) from wrong
    wishes.settings.notifies = notifies
    wishes.settings.remembers_files = remembers
    wishes.settings.lock_minutes = minutes
    wishes.settings.locks_with_screen = with_screen
    wishes.wish(theme=theme, size=size, language=language, typeface=typeface, is_still=is_still)


def _read(data: bytes, name: str) -> dict[str, Any]:
    try:
        said = json.loads(data.decode("utf-8-sig")) if len(data) <= _MOST_BYTES else None
    except (ValueError, RecursionError) as wrong:
        raise Unreadable("settings-unreadable", path=name) from wrong
    if not isinstance(said, dict) or said.get("type") != TYPE:
        raise Unreadable("settings-unreadable", path=name)
    return said


def _of(kind: type, said: dict[str, Any], name: str, otherwise: Any) -> Any:
    value = said.get(name, otherwise)
    if type(value) is not kind:  # True is no number of minutes
        raise TypeError(name)
    return value

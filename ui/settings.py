"""What the window remembers from one run to the next: nothing that lies in a vault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from ui.look import Look, TextSize, Theme
from wallet.words import Language

_NAME = "Ladewell"
_MOST_VAULTS = 5
_MOST_FILES = 10
_LONGEST_PATH = 4096

LOCK_AFTER = 10
"""Minutes, where nothing else was said."""

_Choice = TypeVar("_Choice", bound=StrEnum)


def settings_file() -> Path:
    """Return where the settings lie: an ini file among the user's configuration."""
    return _place(QStandardPaths.StandardLocation.GenericConfigLocation) / "window.ini"


def default_vault() -> Path:
    """Return where a vault is made if nobody says otherwise."""
    return _place(QStandardPaths.StandardLocation.GenericDataLocation) / "vault"


def log_folder() -> Path:
    """Return where the program's log lies."""
    return state_folder() / "log"


def state_folder() -> Path:
    """Return where the program keeps what is of this machine and this user alone."""
    return _place(QStandardPaths.StandardLocation.GenericStateLocation)


def is_vault(folder: Path) -> bool:
    """Say whether `folder` looks like a vault, without opening it."""
    return (folder / "header.json").is_file() or (folder / "vault.db").is_file()


def _is_place(said: str) -> bool:
    """Say whether what is written may be shown as the place of a file."""
    return 0 < len(said) <= _LONGEST_PATH and said.isprintable() and Path(said).is_absolute()


def _place(location: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(location)) / _NAME


@dataclass(frozen=True, slots=True)
class KnownVault:
    """A vault that was open before."""

    folder: Path
    name: str
    """Of its owner."""


class Settings:
    """The settings in one file. Whatever cannot be read there counts as never said."""

    def __init__(self, file: Path) -> None:
        """Keep the settings in `file`, which is made when something is first said."""
        self._kept = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the system says."""
        return self._choice("look/theme", Theme.SYSTEM)

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._kept.setValue("look/theme", theme.value)

    @property
    def size(self) -> TextSize:
        """How big everything is."""
        return self._choice("look/size", TextSize.MEDIUM)

    @size.setter
    def size(self, size: TextSize) -> None:
        self._kept.setValue("look/size", size.value)

    @property
    def language(self) -> Language:
        """The language; at first that of the system, if the program speaks it."""
        is_chinese = QLocale.system().language() == QLocale.Language.Chinese
        return self._choice("look/language", Language.CHINESE if is_chinese else Language.ENGLISH)

    @language.setter
    def language(self, language: Language) -> None:
        self._kept.setValue("look/language", language.value)

    @property
    def typeface(self) -> str:
        """The family the user prefers to ours, or empty."""
        return str(self._kept.value("look/typeface", ""))

    @typeface.setter
    def typeface(self, family: str) -> None:
        self._kept.setValue("look/typeface", family)

    @property
    def density(self) -> int | None:
        """The version of codes on the screen; none while the program chooses."""
        return self._number("light/density")

    @density.setter
    def density(self, version: int | None) -> None:
        self._kept.setValue("light/density", "" if version is None else str(version))

    @property
    def speed(self) -> int | None:
        """Codes a second on the screen; none until the user chose."""
        return self._number("light/speed")

    @speed.setter
    def speed(self, per_second: int | None) -> None:
        self._kept.setValue("light/speed", "" if per_second is None else str(per_second))

    def _number(self, key: str) -> int | None:
        kept = str(self._kept.value(key, ""))
        return int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 4 else None

    @property
    def is_still(self) -> bool:
        """Whether nothing moves by itself."""
        return self._kept.value("look/still", "false") == "true"

    @is_still.setter
    def is_still(self, is_still: bool) -> None:
        self._kept.setValue("look/still", "true" if is_still else "false")

    @property
    def notifies(self) -> bool:
        """Whether the system may show a line when something is done."""
        return self._kept.value("notices/on", "false") == "true"

    @notifies.setter
    def notifies(self, notifies: bool) -> None:
        self._kept.setValue("notices/on", "true" if notifies else "false")

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as `QWidget.saveGeometry` said; empty at first."""
        kept = self._kept.value("window/geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("window/geometry", geometry)

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a hand the vault is locked; 0 for never."""
        kept = str(self._kept.value("lock/minutes", LOCK_AFTER))
        return int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 4 else LOCK_AFTER

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._kept.setValue("lock/minutes", str(minutes))

    @property
    def locks_with_screen(self) -> bool:
        """Whether the vault is locked when the screen is, or when the machine goes to sleep."""
        return str(self._kept.value("lock/screen", "true")) != "false"

    @locks_with_screen.setter
    def locks_with_screen(self, locks: bool) -> None:
        self._kept.setValue("lock/screen", "true" if locks else "false")

    @property
    def was_shown_around(self) -> bool:
        """Whether the user ended or skipped the tour of the sample once."""
        return self._kept.value("tour/seen", "false") == "true"

    @was_shown_around.setter
    def was_shown_around(self, was: bool) -> None:
        self._kept.setValue("tour/seen", "true" if was else "false")

    @property
    def vaults(self) -> tuple[KnownVault, ...]:
        """The vaults opened lately that are still there, the last one first."""
        count = self._kept.beginReadArray("vaults")
        known = []
        for place in range(count):
            self._kept.setArrayIndex(place)
            folder = Path(str(self._kept.value("folder", "")))
            known.append(KnownVault(folder, str(self._kept.value("name", ""))))
        self._kept.endArray()
        return tuple(vault for vault in known if is_vault(vault.folder))

    def remember_vault(self, vault: KnownVault) -> None:
        """Put `vault` first among the vaults."""
        others = (other for other in self.vaults if other.folder != vault.folder)
        self._kept.remove("vaults")
        self._kept.beginWriteArray("vaults")
        for place, one in enumerate((vault, *islice(others, _MOST_VAULTS - 1))):
            self._kept.setArrayIndex(place)
            self._kept.setValue("folder", str(one.folder))
            self._kept.setValue("name", one.name)
        self._kept.endArray()

    @property
    def remembers_files(self) -> bool:
        """Whether files that were opened are remembered: where they lie, and nothing in them."""
        return self._kept.value("recent/on", "true") != "false"

    @remembers_files.setter
    def remembers_files(self, remembers: bool) -> None:
        self._kept.setValue("recent/on", "true" if remembers else "false")
        if not remembers:
            self.forget_files()

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files and folders opened lately, the last one first; some may be gone."""
        if not self.remembers_files:
            return ()
        count = self._kept.beginReadArray("recent/files")
        said = []
        for place in range(min(count, _MOST_FILES)):
            self._kept.setArrayIndex(place)
            said.append(str(self._kept.value("path", "")))
        self._kept.endArray()
        return tuple(Path(one) for one in said if _is_place(one))

    def remember_files(self, paths: Iterable[Path]) -> None:
        """Put `paths` first among the files opened lately."""
        if not self.remembers_files:
            return
        new = (path.absolute() for path in paths)
        files = dict.fromkeys((*(one for one in new if _is_place(str(one))), *self.recent_files))
        self._kept.remove("recent/files")
        self._kept.beginWriteArray("recent/files")
        for place, path in enumerate(islice(files, _MOST_FILES)):
            self._kept.setArrayIndex(place)
            self._kept.setValue("path", str(path))
        self._kept.endArray()

    def forget_files(self) -> None:
        """Remember no file any more, until the next one is opened."""
        self._kept.remove("recent/files")
        self._kept.sync()

    def save(self) -> None:
        """Write what was said, now."""
        self._kept.sync()

    def _choice(self, key: str, otherwise: _Choice) -> _Choice:
        try:
            return type(otherwise)(str(self._kept.value(key, otherwise.value)))
        except ValueError:
            return otherwise


class Wishes:
    """How the user wants the window to look: worn at once, and remembered.

    Attributes:
        settings: What else the window remembers.

    """

    def __init__(self, look: Look, settings: Settings) -> None:
        """Dress the window in `look`, remember in `settings`."""
        self._look = look
        self.settings = settings

    def wish(
        self,
        *,
        theme: Theme | None = None,
        size: TextSize | None = None,
        language: Language | None = None,
        typeface: str | None = None,
        is_still: bool | None = None,
    ) -> None:
        """Change what is given; the rest stays."""
        if is_still is not None:
            self.settings.is_still = is_still
        if theme is not None:
            self.settings.theme = theme
        if size is not None:
            self.settings.size = size
        if language is not None:
            self.settings.language = language
        if typeface is not None:
            self.settings.typeface = typeface
        self._look.wear(
            theme=theme, size=size, language=language, typeface=typeface, is_still=is_still
        )

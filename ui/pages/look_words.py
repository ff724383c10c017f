"""What the choices of language, text size and theme are called."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from ui.look import TextSize, Theme
from wallet.words import Language

translate = QCoreApplication.translate  # lupdate finds calls by this very name

LANGUAGES: Mapping[Language, str] = MappingProxyType(
    {Language.ENGLISH: "English", Language.CHINESE: "简体中文"}
)
"""Each in its own words, whatever is spoken now."""


def size_words(size: TextSize) -> str:
    """Return what a text size is called."""
    match size:
        case TextSize.SMALLER:
            return translate("Look", "Smaller")
        case TextSize.SMALL:
            return translate("Look", "Small")
        case TextSize.MEDIUM:
            return translate("Look", "Medium")
        case TextSize.BIG:
            return translate("Look", "Big")
        case TextSize.BIGGER:
            return translate("Look", "Bigger")


def theme_words(theme: Theme) -> str:
    """Return what a theme is called."""
    match theme:
        case Theme.SYSTEM:
            return translate("Look", "As the system")
        case Theme.LIGHT:
            return translate("Look", "Light")
        case Theme.DARK:
            return translate("Look", "Dark")

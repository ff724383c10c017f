"""In what the pictures are taken, and how big."""

from __future__ import annotations

from ui.look import TextSize, Theme
from wallet.words import Language

WIDTH, HEIGHT = 1280, 820

DRESSES = {
    "light": (Theme.LIGHT, TextSize.MEDIUM, Language.ENGLISH),
    "dark": (Theme.DARK, TextSize.MEDIUM, Language.ENGLISH),
    "chinese": (Theme.LIGHT, TextSize.MEDIUM, Language.CHINESE),
    "bigger": (Theme.LIGHT, TextSize.BIGGER, Language.ENGLISH),
    "chinese-bigger": (Theme.LIGHT, TextSize.BIGGER, Language.CHINESE),
    "dark-chinese": (Theme.DARK, TextSize.MEDIUM, Language.CHINESE),
    "smallest": (Theme.LIGHT, TextSize.SMALLER, Language.ENGLISH),
}

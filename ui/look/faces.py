"""The fonts that come with the program, in the roles and sizes of LOOK (*Type*)."""

from __future__ import annotations

from enum import Enum, StrEnum

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from wallet.places import resource
from wallet.words import Language

LATIN = "Source Sans 3"
_CHINESE = "Noto Sans"
"""How the family of our Chinese faces begins; a cut of it may be called SC or CJK SC."""
_TABULAR = QFont.Tag("tnum")


class TextSize(StrEnum):
    """How big everything is."""

    SMALLER = "smaller"
    SMALL = "small"
    MEDIUM = "medium"
    BIG = "big"
    BIGGER = "bigger"


_ROLES = {
    "caption": (8, 9, 9.5, 11, 12),
    "chip": (8.5, 9.5, 10.25, 11.5, 13),
    "body": (9, 10, 11, 12.5, 14),
    "section": (10, 11.5, 12.5, 14, 16),
    "title": (12, 13.5, 15, 17, 19),
    "headline": (13.5, 15, 16.5, 19, 21),
    "phrase": (15.5, 17, 18.5, 21, 24),
    "figure": (24, 27, 30, 34, 38),
}
"""Points for the five sizes; never under 8."""


class Face(Enum):
    """The roles a text can have: a line of the scale and a weight."""

    CAPTION = ("caption", 400)
    CAPTION_STRONG = ("caption", 600)
    CHIP = ("chip", 600)
    BODY = ("body", 400)
    STRONG = ("body", 600)
    """Body, where the value is the answer; words of buttons."""
    SECTION = ("section", 600)
    TITLE = ("title", 600)
    HEADLINE = ("headline", 700)
    """In capitals by the text itself, in the banner only."""
    PHRASE = ("phrase", 700)
    FIGURE = ("figure", 600)


def points(face: Face, size: TextSize) -> float:
    """Return the size of `face` in points."""
    return _ROLES[face.value[0]][list(TextSize).index(size)]


def load_faces() -> tuple[str, ...]:
    """Make our fonts known to Qt and return their families, Latin first.

    A family that is not shipped is left out: the system's own stands in.
    """
    families: list[str] = []
    for path in sorted(resource("fonts").glob("*.[ot]tf")):
        if "Italic" in path.name:  # the window uses none
            continue
        number = QFontDatabase.addApplicationFont(str(path))
        for family in QFontDatabase.applicationFontFamilies(number):
            if family == LATIN or family.startswith(_CHINESE):
                families.append(family)
    return tuple(sorted(set(families), key=lambda family: family != LATIN))


class Faces:
    """The fonts of one text size and language.

    Args:
        shipped: What `load_faces` returned.
        own: A family the user prefers to ours, or empty.

    """

    def __init__(
        self, size: TextSize, language: Language, shipped: tuple[str, ...], own: str = ""
    ) -> None:
        self._size = size
        chinese_first = language is Language.CHINESE
        ours = sorted(shipped, key=lambda family: (family == LATIN) == chinese_first)
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        self._families = [family for family in (own, *ours, system) if family]
        self._spaced = not chinese_first  # Chinese is never set with letter spacing
        self._made: dict[Face, QFont] = {}

    def font(self, face: Face) -> QFont:
        """Return the font for `face`; do not change it."""
        if face not in self._made:
            self._made[face] = self._make(face)
        return self._made[face]

    def _make(self, face: Face) -> QFont:
        font = QFont()
        font.setFamilies(self._families)
        font.setPointSizeF(points(face, self._size) * _scale())
        font.setWeight(QFont.Weight(face.value[1]))
        font.setFeature(_TABULAR, 1)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        if face is Face.HEADLINE and self._spaced:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
        return font


def dots_per_inch() -> float:
    """Return the logical resolution our sizes are meant for: 96, or what the user asked for."""
    screen = QGuiApplication.primaryScreen()
    return max(96.0, screen.logicalDotsPerInch()) if screen else 96.0


def _scale() -> float:
    """Return by what a point must grow where the system calls 72 dots an inch (macOS)."""
    screen = QGuiApplication.primaryScreen()
    return dots_per_inch() / screen.logicalDotsPerInch() if screen else 1.0

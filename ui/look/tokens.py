"""The colours, by what they are for; the light and the dark set (LOOK, *Colours*)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from PySide6.QtGui import QColor


class Tone(StrEnum):
    """The five statuses. Accent is never one of them."""

    GOOD = "good"
    """Checked and true."""
    WAIT = "wait"
    """Open: signed, agreed, an answer is due, a check is missing."""
    BAD = "bad"
    """Changed, disputed, failed."""
    NOTE = "note"
    """Neutral, read it: copy, pledged, signer unknown."""
    ENDED = "ended"
    """Over: delivered, on paper, reissued, void."""


class Surface(StrEnum):
    """What things stand on; the names are those of `Tokens`."""

    GROUND = "ground"
    RAIL = "rail"
    PAPER = "paper"
    SUNKEN = "sunken"


class Ink(StrEnum):
    """What words and icons may be drawn in; the names are those of `Tokens` and `Tone`."""

    TEXT = "text"
    TEXT2 = "text2"
    ACCENT = "accent"
    GOOD = "good"
    WAIT = "wait"
    BAD = "bad"
    NOTE = "note"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Status:
    """The three colours of one status."""

    ink: QColor
    """The word and the icon."""
    soft: QColor
    """The fill under them."""
    solid: QColor
    """A filled banner, under white."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of one theme."""

    is_dark: bool
    ground: QColor
    rail: QColor
    paper: QColor
    sunken: QColor
    line: QColor
    """Hairlines; decoration, carries no meaning."""
    edge: QColor
    """Borders of fields, buttons and check boxes: at least 3 to 1."""
    text: QColor
    text2: QColor
    text3: QColor
    """Disabled words only, the reason in `text2` beside."""
    accent: QColor
    accent_hover: QColor
    accent_pressed: QColor
    on_accent: QColor
    accent_soft: QColor
    select: QColor
    good: Status
    wait: Status
    bad: Status
    note: Status
    ended: Status
    on_solid: QColor
    """Words and icons on a `solid` fill; also the page of a PDF and the ground of a QR code."""
    on_page: QColor
    """The dark modules of a QR code and the ink of the hints over the camera's picture."""
    ring: QColor
    """The ring of the scan view: always the dark theme's accent, its ground is an image."""

    def status(self, tone: Tone) -> Status:
        """Return the three colours of `tone`."""
        found: Status = getattr(self, tone.value)
        return found

    def surface(self, surface: Surface) -> QColor:
        """Return the fill of `surface`."""
        found: QColor = getattr(self, surface.value)
        return found

    def ink(self, ink: Ink) -> QColor:
        """Return the colour of `ink`; for a status, that of its word."""
        found: QColor | Status = getattr(self, ink.value)
        return found.ink if isinstance(found, Status) else found


def _status(ink: str, soft: str, solid: str) -> Status:
    return Status(QColor(ink), QColor(soft), QColor(solid))


LIGHT = Tokens(
    is_dark=False,
    ground=QColor("#ECEFF1"),
    rail=QColor("#E1E6E9"),
    paper=QColor("#FFFFFF"),
    sunken=QColor("#F5F7F8"),
    line=QColor("#D4DADE"),
    edge=QColor("#7C8891"),
    text=QColor("#17232B"),
    text2=QColor("#4C5A64"),
    text3=QColor("#76828B"),
    accent=QColor("#05687A"),
    accent_hover=QColor("#045666"),
    accent_pressed=QColor("#034552"),
    on_accent=QColor("#FFFFFF"),
    accent_soft=QColor("#DCEEF2"),
    select=QColor("#D3E8ED"),
    good=_status("#2A6B1E", "#E6F2E1", "#2A6B1E"),
    wait=_status("#875200", "#FCF0D8", "#875200"),
    bad=_status("#AE2318", "#FBE6E3", "#AE2318"),
    note=_status("#2E559C", "#E5ECF8", "#2E559C"),
    ended=_status("#536069", "#E8ECEE", "#536069"),
    on_solid=QColor("#FFFFFF"),
    on_page=QColor("#000000"),
    ring=QColor("#56BACB"),
)

DARK = Tokens(
    is_dark=True,
    ground=QColor("#11171A"),
    rail=QColor("#0C1113"),
    paper=QColor("#1A2226"),
    sunken=QColor("#151C1F"),
    line=QColor("#313C42"),
    edge=QColor("#74838B"),
    text=QColor("#E7ECEE"),
    text2=QColor("#AAB6BC"),
    text3=QColor("#7B8990"),
    accent=QColor("#56BACB"),
    accent_hover=QColor("#74C9D7"),
    accent_pressed=QColor("#3FA3B4"),
    on_accent=QColor("#04262D"),
    accent_soft=QColor("#153840"),
    select=QColor("#1D434C"),
    good=_status("#8ACB74", "#1C3217", "#2F6B24"),
    wait=_status("#EAB652", "#372A0D", "#8A5600"),
    bad=_status("#F3938A", "#43211D", "#AD2A1F"),
    note=_status("#98BAF2", "#1E2D49", "#345DA8"),
    ended=_status("#A9B5BB", "#293237", "#54626A"),
    on_solid=QColor("#FFFFFF"),
    on_page=QColor("#000000"),
    ring=QColor("#56BACB"),
)


def sharper(tokens: Tokens) -> Tokens:
    """Return the theme for who asked the system for more contrast.

    Second lines become text, hairlines can be seen, borders are drawn in ink. Statuses keep
    their hues, on paper in place of their soft fills.
    """
    t = tokens
    flat: dict[str, Any] = {tone.value: replace(t.status(tone), soft=t.paper) for tone in Tone}
    return replace(t, line=t.edge, edge=t.text, text2=t.text, text3=t.text2, **flat)

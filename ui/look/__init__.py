"""How the program looks: colours, faces, measures, icons, and the style that wears them.

Nothing outside names a colour or a pixel. See `Look`.
"""

from __future__ import annotations

from ui.look.faces import Face, TextSize
from ui.look.look import Look, Theme
from ui.look.metrics import FIRST_WINDOW, LEAST_WINDOW, Metrics
from ui.look.signs import ACTS, HEADLINES, PLACES, RESULTS, STATES, Sign, state_sign
from ui.look.strokes import box, hairline, ring
from ui.look.tokens import DARK, LIGHT, Ink, Status, Surface, Tokens, Tone

__all__ = [
    "ACTS",
    "DARK",
    "FIRST_WINDOW",
    "HEADLINES",
    "LEAST_WINDOW",
    "LIGHT",
    "PLACES",
    "RESULTS",
    "STATES",
    "Face",
    "Ink",
    "Look",
    "Metrics",
    "Sign",
    "Status",
    "Surface",
    "TextSize",
    "Theme",
    "Tokens",
    "Tone",
    "box",
    "hairline",
    "ring",
    "state_sign",
]

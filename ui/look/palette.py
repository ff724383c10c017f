"""The tokens as a `QPalette`, so that every control Qt draws wears them."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from ui.look.tokens import Tokens

_Role = QPalette.ColorRole


def palette(t: Tokens) -> QPalette:
    """Return the palette of a theme."""
    found = QPalette()
    for role, colour in {
        _Role.Window: t.ground,
        _Role.WindowText: t.text,
        _Role.Base: t.paper,
        _Role.AlternateBase: t.sunken,
        _Role.Text: t.text,
        _Role.PlaceholderText: t.text2,
        _Role.Button: t.paper,
        _Role.ButtonText: t.text,
        _Role.BrightText: t.on_accent,
        _Role.ToolTipBase: t.paper,
        _Role.ToolTipText: t.text,
        _Role.Highlight: t.accent,
        _Role.HighlightedText: t.on_accent,
        _Role.Accent: t.accent,
        _Role.Link: t.accent,
        _Role.LinkVisited: t.accent,
        _Role.Light: t.paper,
        _Role.Midlight: t.sunken,
        _Role.Mid: t.line,
        _Role.Dark: t.edge,
        _Role.Shadow: t.edge,
    }.items():
        found.setColor(role, colour)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        found.setColor(QPalette.ColorGroup.Disabled, role, t.text3)
    found.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, t.line)
    return found

"""The colours hold the contrast that LOOK claims for them."""

from __future__ import annotations

import pytest

from ui.look import DARK, LIGHT, Ink, Surface, Tone

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour):
    def linear(part):
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Return the ratio of WCAG 2.2."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


CLAIMS = [
    (lambda t: (t.text, t.paper), 16.0, 13.6),
    (lambda t: (t.text2, t.paper), 7.1, 7.8),
    (lambda t: (t.text3, t.paper), 3.9, 4.5),
    (lambda t: (t.accent, t.paper), 6.4, 7.1),
    (lambda t: (t.on_accent, t.accent), 6.4, 7.0),
]


@pytest.mark.parametrize(("pair", "light", "dark"), CLAIMS)
def test_a_pair_of_colours_has_the_contrast_that_is_claimed(pair, light, dark):
    assert contrast(*pair(LIGHT)) == pytest.approx(light, abs=0.06)
    assert contrast(*pair(DARK)) == pytest.approx(dark, abs=0.06)


STATUSES = {
    Tone.GOOD: ((6.5, 5.6, 6.5), (8.4, 7.2, 6.5)),
    Tone.WAIT: ((6.5, 5.7, 6.5), (8.7, 7.5, 6.2)),
    Tone.BAD: ((6.9, 5.7, 6.9), (7.2, 6.3, 6.7)),
    Tone.NOTE: ((7.3, 6.1, 7.3), (8.2, 7.0, 6.4)),
    Tone.ENDED: ((6.5, 5.4, 6.5), (7.7, 6.2, 6.3)),
}


@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_status_can_be_read_on_paper_on_its_fill_and_filled(tone, theme):
    colours = theme.status(tone)
    found = (
        contrast(colours.ink, theme.paper),
        contrast(colours.ink, colours.soft),
        contrast(theme.on_solid, colours.solid),
    )
    assert found == pytest.approx(STATUSES[tone][theme.is_dark], abs=0.06)
    assert min(found) >= 4.5


@THEMES
@pytest.mark.parametrize("surface", Surface)
def test_second_lines_can_be_read_on_every_ground(theme, surface):
    assert contrast(theme.text2, theme.surface(surface)) >= 5.2


@THEMES
def test_borders_of_controls_can_be_seen(theme):
    for surface in (Surface.PAPER, Surface.SUNKEN, Surface.GROUND):
        assert contrast(theme.edge, theme.surface(surface)) >= 3


@THEMES
def test_a_chosen_row_keeps_its_text_readable(theme):
    assert contrast(theme.text, theme.select) >= 4.5
    assert contrast(theme.text, theme.accent_soft) >= 4.5


@THEMES
def test_what_a_drawing_says_by_its_lines_can_be_seen(theme):
    t = theme
    for line, ground in (
        (t.accent, t.accent_soft), (t.accent, t.sunken), (t.accent, t.paper),  # blocks, way, now
        (t.wait.ink, t.wait.soft), (t.wait.ink, t.paper),  # hatching, dashes
        (t.note.ink, t.note.soft), (t.bad.ink, t.bad.soft), (t.ended.ink, t.paper),  # charge, fork
        (t.text2, t.paper), (t.edge, t.sunken),  # medium, coast
    ):  # fmt: skip
        assert contrast(line, ground) >= 3


@THEMES
@pytest.mark.parametrize("surface", Surface)
def test_the_focus_ring_can_be_seen_on_every_ground(theme, surface):
    assert contrast(theme.accent, theme.surface(surface)) >= 3


@THEMES
@pytest.mark.parametrize("ink", Ink)
def test_every_ink_is_a_colour(theme, ink):
    assert theme.ink(ink).isValid()

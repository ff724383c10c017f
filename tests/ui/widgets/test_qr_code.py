"""A code on the screen: whole device pixels a module, black on white, quiet, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from ui.look import Theme
from ui.projector import as_image
from ui.widgets.qr_code import LEAST_PIXELS, QrCode
from wallet.book import QUIET_ZONE, marks_in, modules

TEXT = "UR:EBL-CARD/" + "LSADAOAXJZ" * 20
CODE = as_image(modules(TEXT))


@pytest.fixture
def shown(qtbot, look):
    def showing(width, height, left=0, top=0):
        window = QWidget()
        qtbot.addWidget(window)
        code = QrCode(look, window)
        code.setGeometry(left, top, width, height)
        code.show_code(CODE)
        window.resize(width + left, height + top)
        window.show()
        code.kept = window
        return code

    return showing


def drawn(code, ratio):
    """Return what the window shows on a screen with so many device pixels to a point."""
    window = code.window()
    code.devicePixelRatio = lambda: ratio
    image = QImage(
        round(window.width() * ratio), round(window.height() * ratio), QImage.Format.Format_RGB32
    )
    image.setDevicePixelRatio(ratio)
    image.fill(0xFF808080)
    with QPainter(image) as painter:
        code.render(painter, code.mapTo(window, QPoint(0, 0)))
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def runs(line):
    """Return the lengths of the runs of one colour in a row of pixels."""
    lengths, before = [], None
    for pixel in line:
        if pixel == before:
            lengths[-1] += 1
        else:
            lengths.append(1)
        before = pixel
    return lengths


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
@pytest.mark.parametrize("place", [(0, 0), (7, 13)])
def test_each_module_is_whole_device_pixels_at_any_scaling(shown, ratio, place):
    code = shown(403, 377, *place)
    image = drawn(code, ratio)
    pixels = bytes(image.constBits())
    rows = [pixels[at : at + image.width()] for at in range(0, len(pixels), image.bytesPerLine())]
    assert set().union(*rows) <= {0, 255, 128}, "nothing is smoothed"
    where = code.place()
    left = round((where.left() + place[0]) * ratio)
    row = round((where.top() + place[1]) * ratio) + code.pixels // 2
    start = row * image.bytesPerLine() + left
    line = pixels[start : start + CODE.width() * code.pixels]
    assert all(length % code.pixels == 0 for length in runs(line))
    (mark,) = marks_in(pixels, image.width(), image.height(), image.bytesPerLine())
    assert mark.text == TEXT


@pytest.mark.parametrize("theme", list(Theme))
def test_it_is_black_on_white_with_its_quiet_zone_in_every_theme(shown, look, theme):
    look.wear(theme=theme)
    code = shown(400, 400)
    image = drawn(code, 1.0)
    where, quiet = code.place(), QUIET_ZONE * code.pixels
    around = where.adjusted(-quiet, -quiet, quiet, quiet)
    assert image.rect().contains(around.toRect())
    for step in range(quiet):
        assert image.pixelColor(round(where.left()) - 1 - step, 200).value() == 255
        assert image.pixelColor(200, round(where.bottom()) + step).value() == 255
    assert image.pixelColor(round(where.left()), round(where.top())).value() == 0


def test_it_takes_as_much_room_as_there_is_and_never_less_than_a_camera_needs(shown):
    small, large = shown(250, 250), shown(800, 600)
    assert large.pixels > small.pixels
    across = CODE.width() + 2 * QUIET_ZONE
    assert small.minimumSizeHint().width() == LEAST_PIXELS * across


def test_nothing_is_shown_before_there_is_something(qtbot, look):
    code = QrCode(look)
    qtbot.addWidget(code)
    code.resize(300, 300)
    code.show()
    assert code.grab().toImage().pixelColor(150, 150).value() == 255

"""A screen before a camera, for tests of the window: what one widget shows, another one sees."""

from __future__ import annotations

import random

from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from tests.camera import HD, VIEWS, View, photographed
from ui.dialogs.codes import CodesPanel
from ui.dialogs.scan.dialog import CAMERA, ScanDialog
from ui.widgets.qr_code import QrCode
from wallet.book import QUIET_ZONE


def screen_of(code: QrCode) -> Image.Image:
    """Return what stands on the screen, pixel by pixel."""
    image = code.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(image.constBits())
    stride, width = image.bytesPerLine(), image.width()
    packed = b"".join(rows[at * stride : at * stride + width] for at in range(image.height()))
    return Image.frombytes("L", (width, image.height()), packed)


def picture_of(
    code: QrCode, dice: random.Random, view: View = VIEWS["typical"], size: tuple[int, int] = HD
) -> Image.Image:
    """Return what a camera sees of the code that is shown now."""
    modules = code.code.width() + 2 * QUIET_ZONE
    return photographed(screen_of(code), modules * code.pixels, view, dice, size)


def frame_of(
    picture: Image.Image,
    form: QVideoFrameFormat.PixelFormat = QVideoFrameFormat.PixelFormat.Format_NV12,
) -> QVideoFrame:
    """Return a picture as a frame that a camera's driver hands out."""
    width, height = picture.size
    frame = QVideoFrame(QVideoFrameFormat(QSize(width, height), form))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    stride, plane, pixels = frame.bytesPerLine(0), frame.bits(0), picture.tobytes()
    for row in range(height):
        line = pixels[row * width : (row + 1) * width]
        match form:
            case QVideoFrameFormat.PixelFormat.Format_YUYV:
                line = b"".join(bytes((pixel, 128)) for pixel in line)
            case QVideoFrameFormat.PixelFormat.Format_P010:
                line = b"".join(bytes((0, pixel)) for pixel in line)
        plane[row * stride : row * stride + len(line)] = line
    for number in range(1, frame.planeCount()):
        rest = frame.bits(number)
        rest[:] = b"\x80" * len(rest)
    frame.unmap()
    return frame


def hold_before(
    panel: CodesPanel, scan: ScanDialog, settle, *, lost=frozenset(), dice=None, most=60
) -> int:
    """Hold the camera of `scan` before the codes of `panel` until everything is read.

    Args:
        panel: Shows codes; they are turned over by hand, as its clock would.
        scan: Looks, with its camera.
        settle: Lets what was asked of the workers come back.
        lost: The numbers of codes that pass unseen.
        dice: Shakes the camera; without, it is a perfect one.
        most: So many codes at most.

    Returns:
        How many codes were on the screen.

    """
    scan.go(CAMERA)
    camera = scan.camera.camera
    came = []
    scan.arrived.connect(lambda message, name: came.append((message, name)))
    panel.projector.pause(True)
    shown = 0
    while not came:
        settle()
        if shown:
            panel.projector.step()
        shown += 1
        assert shown <= most, "never read"
        if panel.projector.number in lost:
            continue
        if dice is None:
            frame = QVideoFrame(panel.code.grab().toImage())
        else:
            frame = frame_of(picture_of(panel.code, dice))
        camera.sink.setVideoFrame(frame)
        settle()
    return shown

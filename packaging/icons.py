"""Draws the program's icon in the sizes that desktops and installers ask for."""

from __future__ import annotations

import io
import os
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PROJECT = Path(__file__).resolve().parent.parent
SOURCE = PROJECT / "resources" / "icons" / "ladewell.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def png(size: int) -> bytes:
    """Return the icon as PNG, `size` dots wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication([])
    picture = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    del application
    return bytes(buffer.data().data())


def write_hicolor(share: Path, name: str) -> None:
    """Write every size of the icon into the hicolor theme under `share`."""
    for size in SIZES:
        place = share / f"icons/hicolor/{size}x{size}/apps/{name}.png"
        place.parent.mkdir(parents=True)
        place.write_bytes(png(size))
    scalable = share / f"icons/hicolor/scalable/apps/{name}.svg"
    scalable.parent.mkdir(parents=True)
    scalable.write_bytes(SOURCE.read_bytes())


def write_icns(file: Path) -> None:
    """Write the icon as macOS wants it."""
    biggest = Image.open(io.BytesIO(png(1024)))
    smaller = [Image.open(io.BytesIO(png(size))) for size in (16, 32, 64, 128, 256, 512)]
    biggest.save(file, "ICNS", append_images=smaller)


def write_ico(file: Path) -> None:
    """Write the icon as Windows wants it."""
    Image.open(io.BytesIO(png(256))).save(file, "ICO", sizes=[(s, s) for s in (16, 32, 48, 256)])

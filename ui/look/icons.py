"""Icons by name, drawn from SVG in any ink, size and pixel ratio, each once.

The files are Lucide's; they draw in ``currentColor``, which becomes the ink.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wallet.places import resource


class Icons:
    """Draws the icons of the program."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, int, int, float], QPixmap] = {}

    def pixmap(self, name: str, ink: QColor, size: int, ratio: float = 1.0) -> QPixmap:
        """Return the icon `name` in `ink`, `size` device-independent pixels wide and high.

        Raises:
            LookupError: There is no such icon.

        """
        key = (name, ink.rgba(), size, ratio)
        if key not in self._drawn:
            self._drawn[key] = _draw(name, ink, size, ratio)
        return self._drawn[key]

    def paint(self, painter: QPainter, where: QRectF, name: str, ink: QColor) -> None:
        """Draw the icon `name` as big as fits, in the middle of `where`."""
        size = round(min(where.width(), where.height()))
        ratio = painter.device().devicePixelRatio()
        left = round(where.center().x() - size / 2)
        top = round(where.center().y() - size / 2)
        painter.drawPixmap(left, top, self.pixmap(name, ink, size, ratio))

    def icon(self, name: str, ink: QColor, size: int) -> QIcon:
        """Return the icon `name` for what only takes a `QIcon`: menus and actions."""
        icon = QIcon()
        for ratio in (1.0, 2.0):
            icon.addPixmap(self.pixmap(name, ink, size, ratio))
        return icon


@cache
def _source(name: str) -> str:
    path = resource(f"icons/{name}.svg")
    if not path.is_file():
        raise LookupError(name)
    return path.read_text(encoding="utf-8")


def _draw(name: str, ink: QColor, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    tinted = _source(name).replace("currentColor", ink.name())
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(tinted.encode())).render(painter, QRectF(pixmap.rect()))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap

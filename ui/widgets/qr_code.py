"""A QR code, drawn so that a camera can read it: whole device pixels, black on white, always."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look
from wallet.book import QUIET_ZONE

LEAST_PIXELS = 3
"""Device pixels to a module; below that a camera sees grey."""

_LEAST_ACROSS = 65
"""Modules with the quiet zone of a code of version 10, before anything is shown."""


class QrCode(QWidget):
    """One code after the other, each swapped in place of the last.

    White with its quiet zone in either theme, for many readers know no other codes.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._code = QImage()
        self._across = _LEAST_ACROSS
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    @property
    def code(self) -> QImage:
        """The code that is shown: one pixel a module, without the quiet zone."""
        return self._code

    def show_code(self, code: QImage) -> None:
        """Show `code`, one pixel a module, from now on; an empty image shows nothing."""
        across = code.width() + 2 * QUIET_ZONE if code.width() else _LEAST_ACROSS
        self._code = code
        if across != self._across:
            self._across = across
            self.updateGeometry()
        self.update()

    @property
    def pixels(self) -> int:
        """How many device pixels a module is wide here and now."""
        side = min(self.width(), self.height()) * self.devicePixelRatio()
        return max(1, int(side) // self._across)

    def minimumSizeHint(self) -> QSize:
        side = math.ceil(LEAST_PIXELS * self._across / self.devicePixelRatio())
        return QSize(side, side)

    def sizeHint(self) -> QSize:
        side = self._look.metrics.ems(20)  # it takes all the room there is; this is the least
        return QSize(side, side).expandedTo(self.minimumSizeHint())

    def place(self) -> QRectF:
        """Return where the code goes: on whole device pixels, whatever the scaling."""
        ratio = self.devicePixelRatio()
        side = self._code.width() * self.pixels
        window = self.mapTo(self.window(), QPointF(0, 0)) * ratio
        left = round(window.x() + (self.width() * ratio - side) / 2) - window.x()
        top = round(window.y() + (self.height() * ratio - side) / 2) - window.y()
        return QRectF(QPointF(left, top) / ratio, QSizeF(side, side) / ratio)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._look.tokens.on_solid)
            if self._code.isNull():
                return
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.drawImage(self.place(), self._code, QRectF(self._code.rect()),
                              Qt.ImageConversionFlag.NoFormatConversion)  # fmt: skip

"""What the camera sees, with the ring that fills as a transfer is read; and its cells."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Face, Look, box
from ui.widgets.announce import announce
from ui.widgets.boxes import let_wrap

_RING = 10
_DIM, _FAINT = 0.55, 0.35
_CORNER = 0.7
"""Side of the frame the code should fill, of the ring's diameter."""


class Viewfinder(QWidget):
    """A picture that fills, dimmed outside the ring; corners to aim by; one hint at a time."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._picture = QImage()
        self._is_mirrored = False
        self._share = 0.0
        self._hint = ("", "")
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setSizePolicy(policy)

    def show_picture(self, picture: QImage, *, is_mirrored: bool = False) -> None:
        """Show the newest picture, mirrored where the user looks at himself."""
        self._picture = picture
        self._is_mirrored = is_mirrored
        self.update()

    def show_share(self, share: float) -> None:
        """Fill the ring so far, from 0 to 1: what the decoder knows, never a guess."""
        self._share = share
        self.update()

    @property
    def share(self) -> float:
        """How far the ring is filled."""
        return self._share

    @property
    def hint(self) -> str:
        """What the hint says now."""
        return self._hint[1]

    def show_hint(self, icon: str, words: str) -> None:
        """Say one thing over the picture, or nothing."""
        if (icon, words) == self._hint:
            return
        self._hint = icon, words
        self.setAccessibleDescription(words)
        self.update()
        announce(self, words)

    def sizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(44), self._look.metrics.ems(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(20), self._look.metrics.ems(18))

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            whole = QPainterPath()
            whole.addRoundedRect(QRectF(self.rect()), *(self._look.metrics.radius,) * 2)
            painter.setClipPath(whole)
            painter.fillRect(self.rect(), self._look.tokens.on_page)
            self._paint_picture(painter)
            ring = self._ring()
            self._dim(painter, whole, ring)
            self._paint_ring(painter, ring)
            self._paint_corners(painter, ring)
            if self._hint[1]:
                self._paint_hint(painter)

    def _ring(self) -> QRectF:
        side = min(self.width(), self.height()) * 0.84
        ring = QRectF(0, 0, side, side)
        ring.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        return ring

    def _paint_picture(self, painter: QPainter) -> None:
        if self._picture.isNull():
            return
        size = self._picture.size().scaled(
            self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        where = QRectF(0, 0, size.width(), size.height())
        where.moveCenter(QPointF(self.width() / 2, self.height() / 2))
        painter.save()
        if self._is_mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(where, self._picture)
        painter.restore()

    def _dim(self, painter: QPainter, whole: QPainterPath, ring: QRectF) -> None:
        inside = QPainterPath()
        inside.addEllipse(ring)
        painter.fillPath(whole.subtracted(inside), self._veil(self._look.tokens.on_page, _DIM))

    def _paint_ring(self, painter: QPainter, ring: QRectF) -> None:
        t = self._look.tokens
        line = ring.adjusted(_RING / 2, _RING / 2, -_RING / 2, -_RING / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._veil(t.on_solid, _FAINT), _RING))
        painter.drawEllipse(line)
        if self._share:
            pen = QPen(t.ring, _RING)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(line, 90 * 16, -round(360 * 16 * min(1.0, self._share)))

    def _paint_corners(self, painter: QPainter, ring: QRectF) -> None:
        t = self._look.tokens
        side = ring.width() * _CORNER
        frame = QRectF(0, 0, side, side)
        frame.moveCenter(ring.center())
        arm = side / 8
        path = QPainterPath()
        for corner, right, down in (
            (frame.topLeft(), 1, 1),
            (frame.topRight(), -1, 1),
            (frame.bottomLeft(), 1, -1),
            (frame.bottomRight(), -1, -1),
        ):
            path.moveTo(corner + QPointF(right * arm, 0))
            path.lineTo(corner)
            path.lineTo(corner + QPointF(0, down * arm))
        for colour, width in ((t.on_solid, 9), (t.ring, 5)):
            pen = QPen(colour, width)
            pen.setCapStyle(Qt.PenCapStyle.SquareCap)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.strokePath(path, pen)

    def _paint_hint(self, painter: QPainter) -> None:
        look, t, m = self._look, self._look.tokens, self._look.metrics
        icon, words = self._hint
        font = look.font(Face.SECTION)
        painter.setFont(font)
        size = m.ems(1.3)
        room = self.width() - 8 * m.u - size
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        bounds = painter.fontMetrics().boundingRect(0, 0, room, self.height(), flags, words)
        across = bounds.width() + size + 5 * m.u
        down = max(bounds.height(), size) + 2 * m.u
        plate = QRectF(0, 0, across, down)
        plate.moveCenter(QPointF(self.width() / 2, 0))
        plate.moveBottom(self.height() - 3 * m.u)
        box(painter, plate, fill=t.on_solid, radius=m.radius)
        mark = QRectF(plate.left() + 2 * m.u, plate.center().y() - size / 2, size, size)
        look.icons.paint(painter, mark, icon, t.on_page)
        painter.setPen(t.on_page)
        said = plate.adjusted(3 * m.u + size, 0, -2 * m.u, 0)
        painter.drawText(said, flags, words)

    @staticmethod
    def _veil(colour: QColor, share: float) -> QColor:
        veiled = QColor(colour)
        veiled.setAlphaF(share)
        return veiled


class Cells(QWidget):
    """One cell for each part of a transfer; those that are solved are filled."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._count = 0
        self._solved: frozenset[int] = frozenset()
        let_wrap(self)

    @property
    def solved(self) -> frozenset[int]:
        """Which parts are solved."""
        return self._solved

    def show_parts(self, solved: frozenset[int], count: int) -> None:
        """Show which of `count` parts are solved."""
        if (solved, count) != (self._solved, self._count):
            if count != self._count:
                self.updateGeometry()
            self._solved, self._count = solved, count
            self.update()

    def _step(self, width: int) -> tuple[int, int]:
        """Return the width of a cell with its gap, and how many stand in a row."""
        step = self._look.metrics.ems(1.25)
        while self._count > 96 and step > 6 and self._count * step * step > 6 * width * step:
            step -= 1
        return step, max(1, (width + 3) // step)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        step, across = self._step(width)
        return math.ceil(self._count / across) * step

    def sizeHint(self) -> QSize:
        width = self._look.metrics.ems(16)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(8), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._look.tokens
        step, across = self._step(self.width())
        side = step - 3
        with QPainter(self) as painter:
            for place in range(self._count):
                row, column = divmod(place, across)
                cell = QRectF(column * step, row * step, side, side)
                if place in self._solved:
                    painter.fillRect(cell, t.accent)
                else:
                    box(painter, cell, border=t.edge, radius=0)

"""The sheet of paper with the recovery words. It is drawn for the printer and never kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtPrintSupport import QPrinter

_COLUMNS = 3
_FACES = ("Source Sans 3", "Noto Sans Ladewell SC")
_MARGIN, _LINE = 0.08, 1.36
"""Of the width of the sheet; and of the size of a line's type."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the paper."""

    title: str
    owner: str
    words: Sequence[str]
    advice: Sequence[str]


def print_sheet(sheet: Sheet, printer: QPrinter) -> None:
    """Print one page."""
    painter = QPainter()
    if not painter.begin(printer):
        return
    page = printer.pageRect(QPrinter.Unit.DevicePixel)
    draw_sheet(sheet, painter, QRectF(0, 0, page.width(), page.height()))
    painter.end()


def draw_sheet(sheet: Sheet, painter: QPainter, page: QRectF) -> None:
    """Draw the sheet into `page`: black on white, big enough to be read by candle light."""
    side = page.width() * _MARGIN
    inside = page.adjusted(side, side, -side, -side)
    size = page.width() / 42
    painter.setPen(QPen(QColor(Qt.GlobalColor.black), size / 24))
    y = inside.top()
    y += _write(painter, QRectF(inside.left(), y, inside.width(), 0), sheet.title, 1.7 * size, 700)
    y += _write(painter, QRectF(inside.left(), y, inside.width(), 0), sheet.owner, size, 400)
    y += size
    rows = -(-len(sheet.words) // _COLUMNS)
    wide, high = inside.width() / _COLUMNS, 2.1 * size
    for place, word in enumerate(sheet.words):
        column, row = divmod(place, rows)
        cell = QRectF(inside.left() + column * wide, y + row * high, wide - size, high)
        painter.drawLine(cell.bottomLeft(), cell.bottomRight())
        number = QRectF(cell.left(), cell.top() + 0.45 * size, 2 * size, 0)
        _write(painter, number, f"{place + 1}", 0.8 * size, 400)
        after = QRectF(cell.left() + 2 * size, cell.top() + 0.25 * size, cell.width(), 0)
        _write(painter, after, word, 1.15 * size, 600)
    y += rows * high + 1.5 * size
    for sentence in sheet.advice:
        where = QRectF(inside.left(), y, inside.width(), 0)
        y += _write(painter, where, sentence, 0.9 * size, 400) + 0.3 * size


def _write(painter: QPainter, where: QRectF, text: str, size: float, weight: int) -> float:
    """Write `text` from the top of `where` down, wrapped at its width; return its height."""
    font = QFont(list(_FACES))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight(weight))
    # Each letter for itself: a PDF says of a ligature of "ft" no letter at all.
    font.setFeature(QFont.Tag("liga"), 0)
    painter.setFont(font)
    flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop)
    needed = painter.boundingRect(where.adjusted(0, 0, 0, 100 * size), flags, text)
    painter.drawText(needed, flags, text)
    return max(needed.height(), _LINE * size)

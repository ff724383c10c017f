"""Puts the pages of a document on a printer."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

_MOST_DOTS = 5000
"""Longest side of a page's picture: 300 dpi on A3 and finer on A4, and bounded memory."""


def print_pages(document: QPdfDocument, printer: QPrinter, mark: str = "") -> int:
    """Print what `printer` was set to, each page as big as fits, and return how many.

    Args:
        document: What to print.
        printer: On what, and which pages.
        mark: What stands over every page that does not say by itself what it is.

    """
    first = max(printer.fromPage() or 1, 1)
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    printer.setPageOrientation(_orientation(document, first - 1))
    painter = QPainter()
    if first > last or not painter.begin(printer):
        return 0
    for page in range(first - 1, last):
        if page > first - 1:
            printer.setPageOrientation(_orientation(document, page))
            printer.newPage()
        sheet = printer.pageRect(QPrinter.Unit.DevicePixel).toRect()
        size = document.pagePointSize(page).scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
        fine = size.scaled(_MOST_DOTS, _MOST_DOTS, Qt.AspectRatioMode.KeepAspectRatio)
        image = document.render(page, min(size, fine, key=QSizeF.width).toSize())
        place = QRect(0, 0, round(size.width()), round(size.height()))
        place.moveCenter(QRect(0, 0, sheet.width(), sheet.height()).center())
        painter.drawImage(place, image)
        if mark:
            _mark(painter, QRect(0, 0, sheet.width(), sheet.height()), mark)
    painter.end()
    return last - first + 1


def _mark(painter: QPainter, sheet: QRect, mark: str) -> None:
    """Write `mark` across the head of the sheet, black on white over whatever is there."""
    font = painter.font()
    font.setPixelSize(max(8, sheet.height() // 80))
    font.setBold(True)
    painter.setFont(font)
    room = QRect(0, 0, sheet.width(), sheet.height() // 4)
    align = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    gap = font.pixelSize() // 2
    place = painter.boundingRect(room, align, mark).translated(0, gap)
    painter.fillRect(place.adjusted(-2 * gap, -gap, 2 * gap, gap), Qt.GlobalColor.white)
    painter.setPen(Qt.GlobalColor.black)
    painter.drawText(place, align, mark)


def _orientation(document: QPdfDocument, page: int) -> QPageLayout.Orientation:
    size = document.pagePointSize(page)
    is_wide = size.width() > size.height()
    return QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait

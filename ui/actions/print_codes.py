"""Puts a message on paper as single codes, which a telephone or a hand scanner reads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QCoreApplication, QIODeviceBase, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from ui.jobs import Job
from ui.look import Face, Look
from ui.projector import as_image
from ui.session import Session
from wallet.book import QUIET_ZONE, Level, Scope, show_file, write_file
from wallet.progress import Progress

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_PRINTED = 20
"""The largest version on paper: at 8 cm a module is three quarters of a millimetre wide."""
_SPARE = 0.2
"""Codes beyond the least number, for those that a crease or a stain takes."""

_DOTS = 600
_ACROSS, _DOWN = 2, 3
_MARGIN_MM, _TITLE_PT, _TEXT_PT = 15, 13, 9.5
_INCH_MM, _INCH_PT = 25.4, 72


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed above the codes."""

    title: str
    about: tuple[str, ...] = ()
    """Whose it is, from when, for whom."""
    phrase: tuple[str, ...] = ()
    """The four words to compare; none where there are none."""


def draw_codes(data: bytes, *, scope: Scope | None) -> list[QImage]:
    """Return the codes that a sheet takes, in order, one pixel a module.

    Raises:
        Refused: ``too-big-for-light``.

    """
    beam = show_file(data, scope=scope, version=_PRINTED, level=Level.M).beam
    count = 1 if beam.is_still else math.ceil(beam.fragments * (1 + _SPARE))
    return [as_image(beam.code(number)) for number in range(1, count + 1)]


def save_sheet(
    session: Session, look: Look, sheet: Sheet, data: bytes, scope: Scope | None, path: Path
) -> Job:
    """Write the sheet as a PDF to `path`, whole or not at all; the job brings the path."""

    def work(_progress: Progress) -> Path:
        codes = draw_codes(data, scope=scope)
        buffer = QBuffer()
        buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
        paper = QPdfWriter(buffer)
        paper.setTitle(sheet.title)
        paper.setCreator("Ladewell")
        paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        draw_sheet(paper, look, sheet, codes)
        write_file(path, bytes(buffer.data().data()))
        return path

    return session.aside(work)


def draw_sheet(paper: QPagedPaintDevice, look: Look, sheet: Sheet, codes: list[QImage]) -> int:
    """Draw `codes` on as many pages as it takes, and return how many."""
    margins = QMarginsF(*(_MARGIN_MM,) * 4)
    paper.setPageMargins(margins, QPageLayout.Unit.Millimeter)
    if isinstance(paper, QPdfWriter):
        paper.setResolution(_DOTS)
    painter = QPainter()
    if not painter.begin(paper):
        return 0
    across, down = (1, 1) if len(codes) == 1 else (_ACROSS, _DOWN)
    pages = math.ceil(len(codes) / (across * down))
    for page in range(pages):
        if page:
            paper.newPage()
        shown = codes[page * across * down : (page + 1) * across * down]
        top = _draw_head(painter, look, sheet)
        _draw_foot(painter, look, page + 1, pages)
        _draw_grid(painter, look, shown, page * across * down, len(codes), top, (across, down))
    painter.end()
    return pages


def _font(look: Look, face: Face, points: float) -> QFont:
    font = QFont(look.font(face))
    font.setPointSizeF(points)
    return font


def _dots(painter: QPainter, millimetres: float) -> float:
    return millimetres * painter.device().logicalDpiX() / _INCH_MM


def _write(
    painter: QPainter, font: QFont, words: str, top: float, flags: Qt.AlignmentFlag | None = None
) -> float:
    """Write `words` from `top` on over the whole width, and return where they end."""
    painter.setFont(font)
    width = painter.viewport().width()
    how = int((flags or Qt.AlignmentFlag.AlignLeft) | Qt.TextFlag.TextWordWrap)
    room = QRectF(0, top, width, painter.viewport().height())
    bounds = painter.boundingRect(room, how, words)
    painter.drawText(bounds, how, words)
    return bounds.bottom()


def _draw_head(painter: QPainter, look: Look, sheet: Sheet) -> float:
    gap = _dots(painter, 1.5)
    strong = _font(look, Face.STRONG, _TEXT_PT)
    plain = _font(look, Face.BODY, _TEXT_PT)
    top = _write(painter, _font(look, Face.TITLE, _TITLE_PT), sheet.title, 0) + gap
    for line in sheet.about:
        top = _write(painter, plain, line, top) + gap / 2
    if sheet.phrase:
        words = " · ".join(sheet.phrase)
        said = translate("Sheet", "Four words to compare: {words}").format(words=words)
        top = _write(painter, strong, said, top) + gap / 2
    copy = translate(
        "Sheet",
        "COPY of a signed file, not a bill of lading. Whoever scans it sees what the file says; "
        "scanning moves nothing. Keep this sheet as you would keep the file.",
    )
    return _write(painter, strong, copy, top) + 2 * gap


def _draw_foot(painter: QPainter, look: Look, page: int, pages: int) -> None:
    said = translate("Sheet", "Ladewell: Receive, Camera, Picture or Hand scanner. Any order.")
    number = translate("Sheet", "page {page} of {pages}").format(page=page, pages=pages)
    painter.setFont(_font(look, Face.BODY, _TEXT_PT - 1))
    room = QRectF(painter.viewport())
    bottom = Qt.AlignmentFlag.AlignBottom
    painter.drawText(room, int(bottom | Qt.AlignmentFlag.AlignLeft), said)
    painter.drawText(room, int(bottom | Qt.AlignmentFlag.AlignRight), number)


def _draw_grid(
    painter: QPainter,
    look: Look,
    codes: list[QImage],
    first: int,
    count: int,
    top: float,
    shape: tuple[int, int],
) -> None:
    across, down = shape
    line = _dots(painter, 6)
    room = QRectF(painter.viewport())
    room.setTop(top)
    room.setBottom(room.bottom() - line)
    cell = (room.width() / across, room.height() / down)
    font = _font(look, Face.STRONG, _TEXT_PT)
    for place, code in enumerate(codes):
        row, column = divmod(place, across)
        where = QRectF(room.left() + column * cell[0], room.top() + row * cell[1], *cell)
        modules = code.width() + 2 * QUIET_ZONE
        dots = int(min(where.width(), where.height() - line, _dots(painter, 120))) // modules
        side = dots * code.width()  # whole dots, so that no module is wider than the next
        square = QRectF(0, 0, side, side)
        square.moveCenter(where.center())
        square.moveTop(round(where.top() + dots * QUIET_ZONE))
        square.moveLeft(round(square.left()))
        painter.drawImage(square, code)
        if count > 1:
            said = translate("Sheet", "{number} of {count}")
            said = said.format(number=first + place + 1, count=count)
            below = QRectF(where.left(), square.bottom() + dots, where.width(), line)
            painter.setFont(font)
            painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter), said)

"""The pages small, to go to one."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import Face, Look, Surface, box, ring

_KEPT = 200
"""So many drawn pages are kept."""

Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    def __init__(self, document: QPdfDocument, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else max(0, self._document.pageCount())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {number}").format(number=index.row() + 1)
        return None

    def renew(self) -> None:
        self.beginResetModel()
        self.endResetModel()


class _Thumbnail(QStyledItemDelegate):
    def __init__(self, look: Look, document: QPdfDocument, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._document = document
        self._view = view
        self._drawn: dict[tuple[int, int], QImage] = {}

    def forget(self) -> None:
        self._drawn.clear()

    def _size(self, page: int) -> QSize:
        width = self._look.metrics.ems(3.7 if self._view.width() < self._wide else 5)
        size = self._document.pagePointSize(page)
        ratio = size.height() / size.width() if size.width() else 1.41
        return QSize(width, round(width * min(ratio, 3)))

    @property
    def _wide(self) -> int:
        return self._look.metrics.ems(7)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        m, size = self._look.metrics, self._size(index.row())
        return QSize(self._view.viewport().width(), size.height() + m.ems(1.4) + round(1.5 * m.u))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, m, page = self._look.tokens, self._look.metrics, index.row()
        size = self._size(page)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(option.rect.center())
        place.moveTop(option.rect.top() + m.u)
        painter.drawImage(QRectF(place), self._image(page, size, painter))
        is_here = index == self._view.currentIndex()
        frame = place.adjusted(-1, -1, 1, 1)
        box(painter, frame, border=t.accent if is_here else t.line, width=2 if is_here else 1,
            radius=0)  # fmt: skip
        if is_here and self._view.hasFocus():
            ring(painter, frame.adjusted(-4, -4, 4, 4), t.accent)
        words = QRect(option.rect.left(), place.bottom() + 2, option.rect.width(), m.ems(1.3))
        painter.setFont(self._look.font(Face.CAPTION_STRONG if is_here else Face.CAPTION))
        painter.setPen(t.text)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(page + 1))

    def _image(self, page: int, size: QSize, painter: QPainter) -> QImage:
        ratio = painter.device().devicePixelRatio()
        key = (page, round(size.width() * ratio))
        if key not in self._drawn:
            if len(self._drawn) >= _KEPT:
                self._drawn.pop(next(iter(self._drawn)))
            found = self._document.render(page, size * ratio)
            sheet = QImage(found.size(), QImage.Format.Format_RGB32)
            sheet.fill(self._look.tokens.on_solid)
            with QPainter(sheet) as page_painter:
                page_painter.drawImage(0, 0, found)
            self._drawn[key] = sheet
        return self._drawn[key]


class Thumbnails(QListView):
    """The pages of a document, small, below each other."""

    chosen = Signal(int)
    """The page to go to, from 0."""

    def __init__(self, look: Look, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pages = _Pages(document, self)
        self._paints = _Thumbnail(look, document, self)
        self.setModel(self._pages)
        self.setItemDelegate(self._paints)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.chosen.emit(index.row()))
        self.activated.connect(lambda index: self.chosen.emit(index.row()))
        look.follow(self._dress)

    def renew(self) -> None:
        """Show the pages of the document that was loaded."""
        self._paints.forget()
        self._pages.renew()
        self.show_page(0)

    def show_page(self, page: int) -> None:
        """Mark the page that is shown."""
        index = self._pages.index(page, 0)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)
        self.viewport().update()

    def _dress(self) -> None:
        self._paints.forget()
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._look.tokens.surface(Surface.PAPER))
        self.setPalette(palette)
        self.setAccessibleName(self.tr("Pages"))
        self.setFixedWidth(self._look.metrics.ems(5.5))
        self.scheduleDelayedItemsLayout()

"""The pages themselves, with text that can be marked and copied."""

from __future__ import annotations

from PySide6.QtCore import QMargins, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfSelection
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from ui.look import LIGHT, Look

_STEP = 1.25
_LEAST, _MOST = 0.2, 8.0


class PageView(QPdfView):
    """`QPdfView` in our colours, with zoom in steps and a selection.

    Qt lays pages out below each other, centred, and keeps where to itself;
    `_page_places` reckons the same from its documented margins and spacing.
    """

    zoomed = Signal(float)
    """How big pages are now; 1 is their size on paper."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)  # type: ignore[arg-type]  # Qt takes none
        self._look = look
        self._pressed: tuple[int, QPointF] | None = None
        self._selected: tuple[int, QPdfSelection] | None = None
        self._said_zoom = 0.0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.follow(self._dress)

    def _dress(self) -> None:
        palette = QPalette(self.palette())
        # Qt paints the desk under the pages in this role.
        palette.setColor(QPalette.ColorRole.Dark, self._look.tokens.ground)
        self.setPalette(palette)
        gap = 2 * self._look.metrics.u
        self.setPageSpacing(gap)
        self.setDocumentMargins(QMargins(gap, gap, gap, gap))
        self.setAccessibleName(self.tr("Pages of the document"))

    @property
    def selected_text(self) -> str:
        """What is marked."""
        if self._selected is None:
            return ""
        return str(self._selected[1].text())

    @property
    def zoom(self) -> float:
        """How big pages are now; 1 is their size on paper."""
        document = self.document()
        if document is None or document.pageCount() == 0:
            return 1.0
        page = min(self.pageNavigator().currentPage(), document.pageCount() - 1)
        return self._page_places()[page].width() / (
            document.pagePointSize(page).width() * self._dots_per_point()
        )

    def zoom_by(self, steps: int) -> None:
        """Show pages bigger or smaller."""
        factor = min(max(self.zoom * _STEP**steps, _LEAST), _MOST)
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(factor)
        self._tell_zoom()

    def fit(self) -> None:
        """Show pages as wide as there is room."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._tell_zoom()

    def fit_page(self) -> None:
        """Show whole pages."""
        self.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._tell_zoom()

    def fit_other(self) -> None:
        """Show pages as wide as there is room, or whole where they are that already."""
        if self.zoomMode() == QPdfView.ZoomMode.FitToWidth:
            self.fit_page()
        else:
            self.fit()

    def forget_selection(self) -> None:
        """Mark nothing: another document is shown."""
        self._pressed = self._selected = None
        self.viewport().update()

    def copy(self) -> None:
        """Put what is marked on the clipboard."""
        if self.selected_text:
            QGuiApplication.clipboard().setText(self.selected_text)

    # Where pages lie

    def _dots_per_point(self) -> float:
        return self.screen().logicalDotsPerInch() / 72

    def _page_places(self) -> list[QRectF]:
        """Return where each page lies, from the upper left of the whole."""
        document = self.document()
        if document is None:
            return []
        margins, gap = self.documentMargins(), self.pageSpacing()
        room = self.viewport().rect().marginsRemoved(margins).size().toSizeF()
        sizes: list[QSizeF] = []
        for page in range(document.pageCount()):
            size = document.pagePointSize(page) * self._dots_per_point()
            if self.zoomMode() == QPdfView.ZoomMode.FitToWidth:
                size *= room.width() / size.width() if size.width() else 1
            elif self.zoomMode() == QPdfView.ZoomMode.FitInView:
                size = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            else:
                size *= self.zoomFactor()
            sizes.append(QSizeF(size.toSize()))
        widest = max((size.width() for size in sizes), default=0.0)
        whole = max(widest + margins.left() + margins.right(), self.viewport().width())
        top = float(margins.top())
        places = []
        for size in sizes:
            places.append(QRectF(QPointF((whole - size.width()) / 2, top), size))
            top += size.height() + gap
        return places

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _on_page(self, point: QPointF) -> tuple[int, QPointF] | None:
        """Return the page under a point of the viewport, and where on it, in points."""
        document = self.document()
        if document is None:
            return None
        spot = point + self._offset()
        for page, place in enumerate(self._page_places()):
            if place.contains(spot):
                scale = document.pagePointSize(page).width() / place.width()
                return page, (spot - place.topLeft()) * scale
        return None

    # Marking text

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._on_page(event.position())
            self._selected = None
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        here, document = self._on_page(event.position()), self.document()
        if here is None or self._pressed is None or document is None:
            return
        if here[0] == self._pressed[0] and event.buttons() & Qt.MouseButton.LeftButton:
            selection = document.getSelection(here[0], self._pressed[1], here[1])
            self._selected = (here[0], selection) if selection.isValid() else None
            self.viewport().update()

    def select_all(self) -> None:
        """Mark the text of the page that is shown."""
        document = self.document()
        if document is not None and document.pageCount():
            page = self.pageNavigator().currentPage()
            self._selected = (page, document.getAllText(page))
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_zoom()

    def _tell_zoom(self) -> None:
        if abs(self.zoom - self._said_zoom) > 0.001:
            self._said_zoom = self.zoom
            self.zoomed.emit(self.zoom)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._selected is None:
            return
        page, selection = self._selected
        places, document = self._page_places(), self.document()
        if document is None or page >= len(places):
            return
        scale = places[page].width() / document.pagePointSize(page).width()
        with QPainter(self.viewport()) as painter:
            painter.translate(places[page].topLeft() - self._offset())
            painter.setTransform(QTransform.fromScale(scale, scale), True)
            # The page stays white in the dark theme, so the mark is the light one's.
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            for polygon in selection.bounds():
                painter.fillRect(polygon.boundingRect(), LIGHT.select)

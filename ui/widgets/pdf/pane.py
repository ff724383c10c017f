"""The left half of a bill's page: tools above, thumbnails beside, pages in the middle."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.look import Face, Ink, Look, Surface, hairline
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, IconButton
from ui.widgets.panels import Ground, Hairline, Panel
from ui.widgets.pdf.find_bar import FindBar
from ui.widgets.pdf.page_view import PageView
from ui.widgets.pdf.printing import print_pages
from ui.widgets.pdf.thumbnails import Thumbnails
from ui.widgets.printing import ask_printer
from ui.widgets.text import Label


class _Strip(Ground):
    def __init__(self, look: Look) -> None:
        super().__init__(look, Surface.SUNKEN)
        self._strip_look = look

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            hairline(painter, self.rect(), self._strip_look.tokens.line)


class PdfPane(Panel):
    """Shows one document. Folded, it keeps its thumbnails only."""

    unfold_asked = Signal()
    """The user wants to see the pages again."""
    failed = Signal(str)
    """The bytes are no PDF that can be shown; Qt's word for why."""
    save_wanted = Signal()
    """The document is to be saved as a file."""
    elsewhere_wanted = Signal()
    """The document is to be opened in another program."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=0, parent=parent)
        self._look = look
        self._mark = ""
        self._buffer = QBuffer(self)
        self._document = QPdfDocument(self)
        self._number = QLineEdit("1")
        self._page_word = Label(look, "", ink=Ink.TEXT2)
        self._of = Label(look, "", ink=Ink.TEXT2)
        self._smaller = IconButton(look, "zoom-out", "")
        self._zoom = Label(look, "", ink=Ink.TEXT2)
        self._bigger = IconButton(look, "zoom-in", "")
        self._fit = IconButton(look, "maximize", "")
        self._find = IconButton(look, "search", "")
        self._print = IconButton(look, "printer", "")
        self.save = IconButton(look, "download", "")
        self.elsewhere = IconButton(look, "external-link", "")
        self._unfold = Button(look, "", "chevron-right")
        self._pages = PageView(look)
        self._thumbnails = Thumbnails(look, self._document)
        self._finding = FindBar(look, self._document)
        self._tools = _Strip(look)
        self._upright = Hairline(look, upright=True)

        self._pages.setDocument(self._document)
        self._pages.setSearchModel(self._finding.hits)
        self._number.setValidator(QIntValidator(1, 1_000_000, self))
        self._page_word.setBuddy(self._number)
        self._connect()
        self._lay_out()
        # Qt ends children in the order they came: the pages, whose thread draws, must end before
        # the document it draws from, and that before its bytes.
        for part in (self._document, self._buffer):
            part.setParent(None)
            part.setParent(self)
        look.follow(self._dress_pane)

    def _connect(self) -> None:
        self._smaller.clicked.connect(lambda: self._pages.zoom_by(-1))
        self._bigger.clicked.connect(lambda: self._pages.zoom_by(1))
        self._fit.clicked.connect(self._pages.fit_other)
        self._find.clicked.connect(self.search)
        self._print.clicked.connect(self.print)
        self.save.clicked.connect(self.save_wanted)
        self.elsewhere.clicked.connect(self.elsewhere_wanted)
        self._unfold.clicked.connect(self.unfold_asked)
        self._pages.zoomed.connect(lambda zoom: self._zoom.say(f"{round(zoom * 100)} %"))
        self._pages.pageNavigator().currentPageChanged.connect(self._page_changed)
        self._thumbnails.chosen.connect(self.show_page)
        self._number.returnPressed.connect(lambda: self.show_page(int(self._number.text()) - 1))
        self._finding.went.connect(self._show_hit)
        self._finding.closed.connect(self._pages.setFocus)
        self._document.statusChanged.connect(self._status_changed)
        for key, does in (  # of the whole window, as long as the paper is in it
            (QKeySequence.StandardKey.Find, self.search),
            (QKeySequence.StandardKey.ZoomIn, lambda: self._pages.zoom_by(1)),
            (QKeySequence.StandardKey.ZoomOut, lambda: self._pages.zoom_by(-1)),
            (QKeySequence.StandardKey.Print, self.print),
            (QKeySequence.StandardKey.Save, self.save_wanted.emit),
            (QKeySequence("Ctrl+0"), self._pages.fit),
            (QKeySequence("Ctrl+G"), self._ask_page),
        ):
            QShortcut(key, self, does)

    def _lay_out(self) -> None:
        tools = Row(self._look, 0.75, (1.75, 0.25), self._tools)
        left: tuple[QWidget, ...] = (self._page_word, self._number, self._of)
        right: tuple[QWidget, ...] = (self._smaller, self._zoom, self._bigger, self._fit)
        for part in left:
            tools.addWidget(part)
        tools.addStretch()
        for part in right:
            tools.addWidget(part)
        tools.addWidget(Hairline(self._look, upright=True))
        tools.addWidget(self._find)
        for part in (self._print, self.save, self.elsewhere):
            tools.addWidget(part)
        self._side = QWidget()
        side = Column(self._look, 0, 0, self._side)
        self._unfold_row = QWidget()
        Row(self._look, 0, 1, self._unfold_row).addWidget(self._unfold)
        side.addWidget(self._unfold_row)
        side.addWidget(self._thumbnails, 1)
        self._body = QWidget()
        body = Row(self._look, 0, 0, self._body)
        body.addWidget(self._side)
        body.addWidget(self._upright)
        body.addWidget(self._pages, 1)
        self.body.setSpacing(0)
        self.body.addWidget(self._tools)
        self.body.addWidget(self._finding)
        self.body.addWidget(self._body, 1)
        self.fold(False)

    # What a page may ask

    def load(self, data: bytes, mark: str = "") -> None:
        """Show the document in `data`, from its first page; `failed` tells where that fails.

        Args:
            data: A PDF of ours: what a stranger made is shown as pictures of its pages.
            mark: What is printed over every page, where the pages do not say what they are.

        """
        self.clear()
        self._mark = mark
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)

    def clear(self) -> None:
        """Show nothing."""
        self._finding.leave()
        self._pages.forget_selection()
        self._document.close()
        self._buffer.close()
        self._thumbnails.renew()

    @property
    def data(self) -> bytes:
        """The document that is shown, byte for byte."""
        return bytes(self._buffer.data().data())

    @property
    def page_count(self) -> int:
        """How many pages the document has."""
        return max(0, self._document.pageCount())

    @property
    def page(self) -> int:
        """Which page is shown, from 0."""
        return self._pages.pageNavigator().currentPage()

    def show_page(self, page: int) -> None:
        """Go to a page, from 0; beyond the last, to the last."""
        if self.page_count:
            navigator = self._pages.pageNavigator()
            navigator.jump(min(max(page, 0), self.page_count - 1), navigator.currentLocation())

    def search(self) -> None:
        """Let the user search in the document, once there is one."""
        if self.page_count:
            if self._is_folded:
                self.unfold_asked.emit()
            self._finding.enter()

    def fold(self, folded: bool) -> None:
        """Keep the thumbnails only, beside the time line; or show the pages again."""
        self._tools.setVisible(not folded)
        self._pages.setVisible(not folded)
        self._upright.setVisible(not folded)
        self._unfold_row.setVisible(folded)
        width = self._look.metrics.ems(7.6)
        self.setMinimumWidth(width)
        self.setMaximumWidth(width if folded else 16_777_215)
        self._thumbnails.setFixedWidth(width - 2 if folded else self._look.metrics.ems(5.5))
        self._is_folded = folded

    def print(self) -> None:
        """Ask on which printer, and print."""
        if (printer := ask_printer(self, max(1, self.page_count))) is not None:
            print_pages(self._document, printer, self._mark)

    # What happens

    def _status_changed(self, status: QPdfDocument.Status) -> None:
        if status == QPdfDocument.Status.Ready:
            self._thumbnails.renew()
            self._page_changed(0)
            self._pages.fit()
        elif status == QPdfDocument.Status.Error:
            self.failed.emit(self._document.error().name)
        can = status == QPdfDocument.Status.Ready
        for tool in (self._smaller, self._bigger, self._fit, self._find, self._print, self._number,
                     self.save, self.elsewhere):  # fmt: skip
            tool.setEnabled(can)
        self._say_count()

    def _ask_page(self) -> None:
        self._number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._number.selectAll()

    def _page_changed(self, page: int) -> None:
        self._number.setText(str(page + 1))
        self._thumbnails.show_page(page)

    def _show_hit(self, hit: int) -> None:
        self._pages.setCurrentSearchResultIndex(hit)
        link = self._finding.hits.resultAtIndex(hit)
        if link.isValid():
            self._pages.pageNavigator().jump(link)

    def _say_count(self) -> None:
        self._of.say(self.tr("of {count}").format(count=self.page_count))

    def _dress_pane(self) -> None:
        self._page_word.say(self.tr("Page"))
        self._number.setAccessibleName(self.tr("Page"))
        self._number.setFont(self._look.font(Face.BODY))
        self._number.setFixedSize(self._look.metrics.ems(2.6), self._look.metrics.target)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._smaller.call(self.tr("Smaller"))
        self._bigger.call(self.tr("Bigger"))
        self._fit.call(self.tr("As wide as fits, or the whole page"))
        self._find.call(self.tr("Search in this document"))
        self._print.call(self.tr("Print"))
        self.save.call(self.tr("Save as a file, or drag it out from here"))
        self.elsewhere.call(self.tr("Open in another program"))
        self._unfold.setText(self.tr("Page"))
        self._unfold.setAccessibleName(self.tr("Show the pages"))
        self.setAccessibleName(self.tr("Document"))
        self._say_count()
        self.fold(self._is_folded)

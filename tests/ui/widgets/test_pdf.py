"""The document on the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest

from tests.screens.samples import paper
from ui.look import Theme
from ui.widgets.pdf import PdfPane
from ui.widgets.pdf.printing import print_pages


@pytest.fixture(scope="module")
def document(qapp):
    return paper()


@pytest.fixture
def pane(look, qtbot, document):
    pane = PdfPane(look)
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show()
    pane.load(document)
    qtbot.waitUntil(lambda: pane.page_count == 3)
    return pane


def test_it_shows_where_one_is(pane):
    assert pane._of.whole == "of 3"
    pane.show_page(2)
    assert pane._number.text() == "3"
    assert pane._thumbnails.currentIndex().row() == 2


def test_beyond_the_last_page_is_the_last(pane):
    pane.show_page(99)
    assert pane.page == 2
    pane.show_page(-5)
    assert pane.page == 0


def test_a_number_and_enter_lead_to_the_page(pane):
    pane._number.setText("2")
    QTest.keyClick(pane._number, Qt.Key.Key_Return)
    assert pane.page == 1


def test_a_thumbnail_leads_to_its_page(pane):
    pane._thumbnails.chosen.emit(1)
    assert pane.page == 1
    pane._thumbnails.grab()


def test_it_zooms_and_fits(pane):
    fitting = pane._pages.zoom
    pane._bigger.click()
    assert pane._pages.zoom == pytest.approx(fitting * 1.25, rel=0.02)
    assert pane._zoom.whole == f"{round(pane._pages.zoom * 100)} %"
    pane._smaller.click()
    assert pane._pages.zoom == pytest.approx(fitting, rel=0.02)
    pane._bigger.click()
    pane._fit.click()
    assert pane._pages.zoom == pytest.approx(fitting, rel=0.02)


def look_for(pane, words):
    pane.search()
    pane._finding.field.setText(words)


def test_it_finds_words_and_counts_them(pane, qtbot):
    look_for(pane, "verification")
    qtbot.waitUntil(lambda: pane._finding.count == 1)
    assert pane._finding._count.whole == "1 of 1"
    qtbot.waitUntil(lambda: pane.page == 2)
    QTest.keyClick(pane._finding.field, Qt.Key.Key_Return)
    assert pane.page == 2


def test_what_is_not_there_is_not_found(pane, qtbot):
    look_for(pane, "verification")
    qtbot.waitUntil(lambda: pane._finding.count == 1)
    look_for(pane, "zebra")
    qtbot.waitUntil(lambda: pane._finding._count.whole == "no hits")


def test_escape_leaves_the_search(pane):
    look_for(pane, "bill")
    QTest.keyClick(pane._finding.field, Qt.Key.Key_Escape)
    QTest.keyClick(pane._finding.field, Qt.Key.Key_Escape)
    assert pane._finding.isHidden()


def test_text_is_marked_with_the_pointer_and_copied(pane, qtbot):
    pages = pane._pages
    place = pages._page_places()[0]
    start = QPoint(round(place.left()) + 5, round(place.top()) + 5)
    end = QPoint(round(place.right()) - 5, round(place.top() + place.height() / 4))
    QTest.mousePress(pages.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pages.viewport(), end)
    QTest.mouseRelease(pages.viewport(), Qt.MouseButton.LeftButton, pos=end)
    if not pages.selected_text:  # some platforms move the pointer without its button
        pages.select_all()
    QTest.keyClick(pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Bill of lading" in QGuiApplication.clipboard().text()
    pages.grab()


def test_pages_lie_where_we_reckon(pane, qtbot):
    pane.show_page(1)
    offset = pane._pages.verticalScrollBar().value()
    top = pane._pages._page_places()[1].top()
    assert abs(offset - top) <= pane._pages.pageSpacing() + 2
    assert pane._pages._on_page(QPointF(5000, 5000)) is None


def test_folded_it_keeps_its_thumbnails(pane, look, qtbot):
    pane.fold(True)
    assert pane.maximumWidth() == look.metrics.ems(7.6)
    assert not pane._pages.isVisible()
    assert pane._thumbnails.isVisible()
    with qtbot.waitSignal(pane.unfold_asked):
        pane._unfold.click()
    pane.fold(False)
    assert pane._pages.isVisible()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nnonsense", b"\x00" * 5000])
def test_bytes_that_are_no_pdf_are_said_to_be_none(look, qtbot, data):
    pane = PdfPane(look)
    qtbot.addWidget(pane)
    with qtbot.waitSignal(pane.failed):
        pane.load(data)
    assert pane.page_count == 0
    assert not pane._print.isEnabled()


def test_another_document_replaces_the_first(pane, qtbot, document):
    pane.show_page(2)
    pane.load(document)
    qtbot.waitUntil(lambda: pane.page_count == 3)
    assert pane.page == 0
    pane.clear()
    assert pane.page_count == 0


def test_printing_puts_every_page_on_paper(pane, tmp_path):
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    assert print_pages(pane._document, printer) == 3
    printed = QPdfDocument()
    printed.load(str(tmp_path / "out.pdf"))
    assert printed.pageCount() == 3


def test_nothing_is_printed_unasked(pane, monkeypatch):
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: QPrintDialog.DialogCode.Rejected)
    monkeypatch.setattr("ui.widgets.pdf.pane.print_pages", lambda *_: pytest.fail("printed"))
    pane._print.click()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert pane.findChildren(QPrintDialog) == [], "the next one is asked anew"


def test_what_does_not_say_what_it_is_gets_a_mark_on_every_sheet(pane, tmp_path):
    def printed(mark: str) -> list[str]:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "out.pdf"))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        print_pages(pane._document, printer, mark)
        found = QPdfDocument()
        found.load(str(tmp_path / "out.pdf"))
        return [found.getAllText(page).text() for page in range(found.pageCount())]

    # Our pages print as pictures.
    assert ["COPY" in text for text in printed("")] == [False] * 3
    assert ["COPY" in text for text in printed("COPY")] == [True] * 3


def test_it_fits_whole_pages_and_reckons_right(pane, qtbot):
    pane._fit.click()
    pages = pane._pages
    assert pages.zoomMode() is pages.ZoomMode.FitInView
    whole = pages._page_places()[0]
    assert whole.height() <= pages.viewport().height()
    pane.show_page(1)
    top = pages._page_places()[1].top()
    assert abs(pages.verticalScrollBar().value() - top) <= pages.pageSpacing() + 2
    pane._fit.click()
    assert pages.zoomMode() is pages.ZoomMode.FitToWidth
    assert pages._page_places()[0].width() > whole.width()


def test_a_page_is_gone_to_by_its_number_alone(pane, qtbot):
    pane._pages.setFocus()
    QTest.keyClick(pane._pages, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(pane._number, "3")
    QTest.keyClick(pane._number, Qt.Key.Key_Return)
    assert pane.page == 2


def test_it_keeps_the_bytes_it_was_given(pane, document, qtbot):
    assert pane.data == document
    with qtbot.waitSignal(pane.save_wanted):
        pane.save.click()
    with qtbot.waitSignal(pane.elsewhere_wanted):
        pane.elsewhere.click()


def test_white_paper_lies_on_dark_ground(pane, look, qtbot):
    look.wear(theme=Theme.DARK)
    place = pane._pages._page_places()[0]

    def lightness(x: float, y: float) -> int:
        return pane._pages.grab().toImage().pixelColor(round(x), round(y)).lightness()

    # The page is drawn by a thread of Qt.
    qtbot.waitUntil(lambda: lightness(place.left() + 8, place.top() + 8) > 240)
    assert lightness(2, 2) == look.tokens.ground.lightness() < 40


def test_the_pages_end_before_the_document_and_that_before_its_bytes(pane):
    """Their thread draws from it until they end."""
    ends = pane.children()
    assert ends.index(pane._body) < ends.index(pane._document) < ends.index(pane._buffer)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_small_pages_are_drawn_for_the_pixels_of_the_screen(pane, ratio):
    screen = QImage(300, 300, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    draws = pane._thumbnails._paints
    size = draws._size(0)
    with QPainter(screen) as painter:
        found = draws._image(0, size, painter)
    assert found.width() == pytest.approx(size.width() * ratio, abs=1)

"""Every way a code can come in leads to the same bytes, or says what is missing."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

from tests.ui.dialogs.trade import HandClock
from tests.ui.walking import nameless
from ui.actions.print_codes import Sheet, save_sheet
from ui.dialogs.scan import camera_page
from ui.dialogs.scan.dialog import CAMERA, CLIPBOARD, PICTURE, SCANNER, SCREEN, ScanDialog
from ui.dialogs.scan.screen_page import RegionPicker
from ui.projector import as_image
from ui.watcher import StillPicture
from wallet.book import TEST_TEXT, avi, light, modules, png
from wallet.parcels.ur import Piece, write_piece

GERMAN = str.maketrans("YZ-/:", "ZYß-Ö")
GREEK = str.maketrans("Q", ":")


@pytest.fixture
def card(trade):
    return trade.book("shipper").card.text.encode()


@pytest.fixture
def scan(trade, card, look, qtbot):
    """Return the dialog over nobody's vault; `came` is what arrived, `run` waits."""
    desk = trade.desk("bank")
    dialog = ScanDialog(desk.session, look, clock=HandClock())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.came = []
    dialog.arrived.connect(lambda message, name: dialog.came.append((message, name)))
    dialog.run = desk.settle
    dialog.show()
    return dialog


def picture(text, scale=6):
    code = as_image(modules(text))
    side = code.width() + 8
    whole = QImage(side, side, QImage.Format.Format_Grayscale8)
    whole.fill(255)
    for y in range(code.height()):
        for x in range(code.width()):
            whole.setPixelColor(x + 4, y + 4, code.pixelColor(x, y))
    return whole.scaled(side * scale, side * scale)


# Pictures, films, paper


def test_what_pictures_miss_can_be_added_later(scan, card, tmp_path):
    beam = light(card, version=6)
    paths = [tmp_path / f"{number}.png" for number in range(1, beam.fragments + 1)]
    for number, path in enumerate(paths, 1):
        path.write_bytes(png(beam.code(number)))
    scan.go(PICTURE)
    scan.pictures.zone.dropped.emit(paths[:-1])
    scan.run()
    assert scan.came == []
    assert scan.progress.rank == (beam.fragments - 1, beam.fragments)
    assert f"{beam.fragments - 1} of {beam.fragments}" in scan.outcome.words
    scan.look_at(paths[-1:])
    scan.run()
    assert scan.came == [(card, "from pictures")]
    assert not scan.isVisible()


def test_a_printed_sheet_is_read_from_its_pdf(scan, trade, look, tmp_path):
    desk = trade.desks[-1]
    data = desk.session.card.text.encode()
    sheet, path = Sheet("My card", ("made today",), ("one", "two")), tmp_path / "codes.pdf"
    desk.run(save_sheet(desk.session, look, sheet, data, None, path))
    assert path.read_bytes().startswith(b"%PDF-")
    scan.look_at([path])
    scan.run()
    assert [message for message, _name in scan.came] == [data]


def test_a_film_is_read(scan, card, tmp_path):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    beam = light(card, version=8)
    path = tmp_path / "codes.avi"
    numbers = [number for number in range(1, 2 + beam.fragments) for _again in range(4)]
    path.write_bytes(avi((beam.code(number) for number in numbers), scale=4))
    scan.look_at([path])
    scan.run()
    assert [message for message, _name in scan.came] == [card]


def test_a_folder_may_hold_other_things(scan, card, tmp_path):
    folder = tmp_path / "pictures"
    folder.mkdir()
    (folder / "a.txt").write_text("no picture")
    (folder / "b.png").write_bytes(png(light(card).code(1)))
    scan.pictures.chosen.emit([folder])
    scan.run()
    assert [message for message, _name in scan.came] == [card]


# Clipboard


def test_the_clipboard_gives_pictures_text_and_files(scan, card, tmp_path):
    beam = light(card, version=6)
    clipboard = QGuiApplication.clipboard()
    scan.go(CLIPBOARD)
    clipboard.setImage(picture(beam.text(1)))
    scan.clipboard.take()
    scan.run()
    assert scan.progress.rank[0] == 1
    clipboard.setText(f"{beam.text(2)}\n{beam.text(3).lower()}\n")
    scan.clipboard.take()
    assert scan.progress.rank[0] == 3
    rest = tmp_path / "rest"
    rest.mkdir()
    for number in range(4, beam.fragments + 4):
        (rest / f"{number}.png").write_bytes(png(beam.code(number)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(rest))])
    clipboard.setMimeData(data)
    scan.clipboard.take()
    scan.run()
    assert [message for message, _name in scan.came] == [card]


def test_a_clipboard_without_anything_to_read_says_so(scan):
    scan.go(CLIPBOARD)
    QGuiApplication.clipboard().clear()
    scan.clipboard.take()
    assert "neither" in scan.clipboard._said.whole
    QGuiApplication.clipboard().setText("hello")
    scan.clipboard.take()
    assert scan.outcome.words
    blank = QImage(50, 50, QImage.Format.Format_RGB32)
    blank.fill(0xFFFFFFFF)
    QGuiApplication.clipboard().setImage(blank)
    scan.clipboard.take()
    scan.run()
    assert "code" in scan.outcome.words
    assert scan.came == []


# Screen


class Screen:
    """A screen of 300 by 200 points with a code at (40, 30)."""

    def __init__(self, text, *, blocked=False):
        self._code = picture(text, 2)
        self._blocked = blocked

    def geometry(self):
        return QRect(0, 0, 300, 200)

    def grabWindow(self, window, x=0, y=0, width=300, height=200):
        if self._blocked:
            return QPixmap()
        whole = QImage(300, 300, QImage.Format.Format_RGB32)
        whole.fill(0xFF405060)
        for at in range(self._code.height()):
            for across in range(self._code.width()):
                whole.setPixelColor(across + 40, at + 30, self._code.pixelColor(across, at))
        return QPixmap.fromImage(whole.copy(x, y, width, height))


def test_a_region_of_the_screen_is_picked_by_hand_and_watched(scan, card, look, qtbot):
    beam = light(card, version=6)
    page = scan.screen_page
    scan.go(SCREEN)
    screen = Screen(beam.text(1))
    page.screen = lambda: screen
    page._pick()
    picker = page._picker
    assert isinstance(picker, RegionPicker)
    qtbot.mousePress(picker, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    qtbot.mouseMove(picker, QPoint(260, 250))
    qtbot.mouseRelease(picker, Qt.MouseButton.LeftButton, pos=QPoint(260, 250))
    assert page._timer.isActive()
    assert page.sight.notice == ""
    for number in range(1, 20):
        page.screen = lambda number=number: Screen(beam.text(number))
        page._look_again()
        scan.run()
        if scan.came:
            break
    assert [message for message, _name in scan.came] == [card]
    assert not page._timer.isActive(), "nothing is looked at once it is closed"


def test_a_click_picks_nothing(scan, qtbot):
    page = scan.screen_page
    scan.go(SCREEN)
    page.screen = lambda: Screen("x")
    page._pick()
    picker = page._picker
    qtbot.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(30, 20))
    assert not page._timer.isActive()
    assert scan.isVisible()


def test_a_picture_of_the_screen_that_is_closed_brings_the_window_back(scan):
    page = scan.screen_page
    scan.go(SCREEN)
    page.screen = lambda: Screen("x")
    page._pick()
    page._picker.close()  # by the window system, say
    assert page._picker is None
    assert not page._timer.isActive()


def test_a_desktop_that_lets_nobody_look_is_said_to_be_one(scan):
    page = scan.screen_page
    scan.go(SCREEN)
    page.screen = lambda: Screen("x", blocked=True)
    page._pick()
    assert "lets no program look" in page.sight.notice
    page._paste.click()
    assert scan.way == CLIPBOARD


# Hand scanner


def test_a_scanner_that_types_is_read(scan, card, qtbot):
    scan.go(SCANNER)
    qtbot.keyClicks(scan.scanner.well, light(card).text(1))
    qtbot.keyClick(scan.scanner.well, Qt.Key.Key_Return)
    assert scan.came == [(card, "by hand scanner")]


def test_a_scanner_that_ends_with_tab_or_with_nothing_is_read(scan, card, qtbot):
    beam = light(card, version=5)
    scan.go(SCANNER)
    well = scan.scanner.well
    qtbot.keyClicks(well, beam.text(1))
    qtbot.keyClick(well, Qt.Key.Key_Tab)
    assert scan.progress.rank[0] == 1
    qtbot.keyClicks(well, beam.text(2))
    with qtbot.waitSignal(well.typed):
        pass
    assert scan.progress.rank[0] == 2


def test_a_layout_that_moves_letters_is_put_right(scan, card):
    scan.go(SCANNER)
    page = scan.scanner
    text = light(card).text(1).translate(GERMAN)
    page.take(text)
    assert scan.came == []
    assert scan.outcome.words
    page.check.click()
    assert page.code.isVisibleTo(scan)
    page.take(TEST_TEXT.translate(GERMAN))
    assert "moves - / : Y Z" in page.said
    page.take(text)
    assert [message for message, _name in scan.came] == [card]


def test_a_layout_that_destroys_letters_is_said_to(scan):
    scan.go(SCANNER)
    scan.scanner.check.click()
    scan.scanner.take(TEST_TEXT.translate(GREEK))
    assert "destroys data: Q :" in scan.scanner.said


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a pseudo terminal")
def test_a_scanner_at_a_serial_port_is_read(scan, card, qtbot):
    ours, theirs = os.openpty()
    scan.go(SCANNER)
    scan.scanner.scanner.open(os.ttyname(theirs))
    assert scan.scanner.scanner.is_open
    text = light(card).text(1)
    with qtbot.waitSignal(scan.arrived):
        os.write(ours, text[:100].encode())
        os.write(ours, text[100:].encode() + b"\r")
    assert scan.came == [(card, "by hand scanner")]
    assert not scan.scanner.scanner.is_open, "closed with the dialog"
    os.close(ours)
    os.close(theirs)


def test_a_port_that_is_none_is_said_to_be_one(scan):
    scan.go(SCANNER)
    scan.scanner.scanner.open("/dev/no-such-port")
    assert "cannot be opened" in scan.scanner._port_said.whole


# Camera


def test_without_a_camera_it_says_so_and_offers_another_way(scan):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    scan.go(CAMERA)
    assert "No camera is connected" in scan.camera.sight.notice
    scan.camera._other.click()
    assert scan.way == PICTURE


@pytest.mark.parametrize(
    ("state", "said"),
    [("forbidden", "privacy settings"), ("broken", "Another program"), ("asking", "asks whether")],
)
def test_each_reason_for_no_picture_has_its_words(scan, state, said):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    from ui.camera import CameraState

    scan.camera.camera._be(CameraState(state))
    assert said in scan.camera.sight.notice


def test_where_qt_cannot_show_films_everything_else_works(trade, look, qtbot, monkeypatch):
    monkeypatch.setitem(sys.modules, "ui.camera", None)
    dialog = ScanDialog(trade.desk("bank").session, look)
    qtbot.addWidget(dialog)
    assert "libpulse0" in dialog.camera.sight.notice
    dialog.go(SCANNER)
    assert camera_page.CameraPage


def test_several_codes_in_one_picture_are_all_taken(scan, card):
    beam = light(card, version=6)
    sheet = QImage(1600, 900, QImage.Format.Format_Grayscale8)
    sheet.fill(255)
    from PySide6.QtGui import QPainter

    with QPainter(sheet) as painter:
        for place, number in enumerate(range(1, 5)):
            painter.drawImage(20 + 390 * place, 100, picture(beam.text(number)))
    scan.watcher.show(StillPicture(sheet))
    scan.run()
    assert scan.progress.rank[0] == 4


def test_another_transfer_in_sight_is_told_apart_and_starting_again_forgets(scan, card, trade):
    beam = light(card, version=6)
    own = scan._session.card.text.encode()
    other = light(own, version=6)
    scan._take(scan.watcher.read(beam.text(1)))
    scan._clock.at += timedelta(seconds=2)
    scan._take(scan.watcher.read(other.text(1)))
    assert "another transfer" in scan.camera.sight.finder.hint
    scan.again.click()
    assert scan.progress.rank == (0, 0)
    assert scan.camera.sight.finder.share == 0
    scan._take(scan.watcher.read(other.text(2)))
    assert scan.progress.rank[0] == 1


def test_a_poisoned_transfer_begins_anew_says_so_and_is_read_after_all(scan, card):
    beam = light(card, version=5)
    part = beam.source.part(2)
    forged = replace(part, data=bytes(len(part.data)))
    scan._take(scan.watcher.read(write_piece(Piece(beam.whole.type, forged))))
    hints = []
    for number in range(1, 60):
        scan._clock.at += timedelta(seconds=1.1)
        scan._take(scan.watcher.read(beam.text(number)))
        hints.append(scan.camera.sight.finder.hint)
        if scan.came:
            break
    assert any("began again" in hint for hint in hints)
    assert [message for message, _name in scan.came] == [card]


def test_the_ring_is_the_rank_and_never_runs_back_but_for_a_new_beginning(scan, card):
    beam = light(card, version=5)
    finder, shares = scan.camera.sight.finder, []
    for number in (1, 1, 3, 2, 1, 5):
        scan._take(scan.watcher.read(beam.text(number)))
        shares.append(finder.share)
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(4 / beam.fragments)
    assert len(scan.progress.cells.solved) == 4


def test_everything_one_can_reach_says_what_it_is(scan):
    for way in (CAMERA, SCREEN, PICTURE, CLIPBOARD, SCANNER):
        scan.go(way)
        assert nameless(scan) == [], way


def test_files_are_given_to_who_opened_it(scan, tmp_path):
    chosen = []
    scan.files_chosen.connect(chosen.append)
    scan._choose_files([tmp_path / "a.ebl"])
    assert chosen == [[tmp_path / "a.ebl"]]
    assert not scan.isVisible()

"""A parcel to hand over: saved, its path copied, or dragged out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.actions.open_elsewhere import own_folder
from ui.dialogs.parcel_panel import ParcelPanel
from ui.pages.bill import BillPage
from wallet.book import Purpose
from wallet.errors import CouldNotLook


@pytest.fixture
def panel(trade, look, qtbot):
    done = trade.book("carrier").parcel(trade.issue(), Purpose.COPY)
    desk = trade.desk("carrier")
    panel = ParcelPanel(desk.session, look)
    qtbot.addWidget(panel)
    panel.show_parcel(done)
    panel.show()
    return panel, desk, done


def test_a_path_is_offered_to_copy_once_there_is_one(panel, qtbot, tmp_path):
    shown, desk, done = panel
    assert not shown.copy.isVisible()
    path = tmp_path / "copy.ebl"
    with qtbot.waitSignal(shown.saved):
        shown.save_to(path)
    assert path.read_bytes() == done.parcel
    assert str(path) in shown._where.whole
    shown.copy.click()
    assert QGuiApplication.clipboard().text() == str(path)
    desk.settle()


def test_another_parcel_is_not_said_to_be_saved(panel, tmp_path):
    shown, desk, done = panel
    shown.save_to(tmp_path / "copy.ebl")
    desk.settle()
    shown.show_parcel(done)
    assert shown.path is None
    assert not shown.copy.isVisible()


def test_what_was_still_being_saved_is_not_said_of_the_next_parcel(panel, tmp_path):
    shown, desk, done = panel
    shown.save_to(tmp_path / "copy.ebl")
    shown.show_parcel(done)
    desk.settle()
    assert shown.path is None


def test_a_file_that_cannot_be_laid_down_is_not_dragged_and_it_is_said_why(panel, monkeypatch):
    def full(path, _data):
        raise CouldNotLook("file-unwritable", path=path.name)

    monkeypatch.setattr("ui.dialogs.parcel_panel.write_file", full)
    shown, _desk, _done = panel
    assert shown._file() is None
    assert shown._error.isVisible()


@pytest.fixture
def carried(monkeypatch):
    """Return what was dragged out: each file's name and bytes, as who takes it reads them."""
    carried = []

    def carry(drag, _action):
        (url,) = drag.mimeData().urls()
        path = Path(url.toLocalFile())
        carried.append((path.name, path.read_bytes(), path))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    return carried


def take(widget, distance=60, button=Qt.MouseButton.LeftButton):
    """Press on a widget and move, as one who takes it away."""
    none = Qt.KeyboardModifier.NoModifier
    for kind, at in (
        (QEvent.Type.MouseButtonPress, 5),
        (QEvent.Type.MouseMove, 5 + distance),
        (QEvent.Type.MouseMove, 9 + distance),
        (QEvent.Type.MouseButtonRelease, 9 + distance),
    ):
        where = QPointF(at, 5)
        one = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else button
        far = widget.mapToGlobal(where)
        QApplication.sendEvent(widget, QMouseEvent(kind, where, far, one, button, none))


def test_it_can_be_dragged_out_before_it_was_saved(panel, carried, tmp_path):
    shown, desk, done = panel
    take(shown._tile)
    ((name, data, path),) = carried
    assert (name, data) == (done.file_name, done.parcel)
    assert path.parent.stat().st_mode & 0o077 == 0, "nobody else reads it on its way"
    shown.save_to(tmp_path / "saved.ebl")
    desk.settle()
    take(shown._tile)
    assert carried[1][0] == "saved.ebl"


def test_a_click_or_the_other_button_drags_nothing(panel, carried):
    shown, _desk, _done = panel
    take(shown._tile, distance=0)
    take(shown._tile, button=Qt.MouseButton.RightButton)
    assert carried == []


def test_a_pdf_is_taken_by_its_button_and_a_click_still_saves(trade, look, qtbot, carried):
    bill, desk = trade.issue(), trade.desk("carrier")
    page = BillPage(desk.session, look)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    save = page.body.pdf.save
    wanted = []
    page.body.pdf.save_wanted.connect(lambda: wanted.append("saved"))
    take(save)
    assert carried == [], "there is no paper yet"
    page.show_bill(bill, "Bills")
    desk.settle()
    wanted.clear()
    take(save)
    ((name, data, path),) = carried
    assert data.startswith(b"%PDF-")
    assert name.endswith(".pdf")
    assert path.parent == own_folder()
    assert wanted == [], "taking it away is no click"
    assert not save.isDown()

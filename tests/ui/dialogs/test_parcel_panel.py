"""A parcel to hand over: saved, its path copied, or dragged out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QGuiApplication

from ui.dialogs.parcel_panel import ParcelPanel
from wallet.book import Purpose


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


def test_it_can_be_dragged_out_before_it_was_saved(panel, qtbot, monkeypatch):
    shown, _desk, done = panel
    dragged = []

    def carry(drag, _action):
        (url,) = drag.mimeData().urls()
        dragged.append(Path(url.toLocalFile()).read_bytes())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    tile = shown._tile
    qtbot.mousePress(tile, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    qtbot.mouseMove(tile, QPoint(60, 20))
    shown._tile.taken.emit()
    assert dragged[0] == done.parcel

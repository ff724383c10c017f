"""The code of a TradeTrust document leads to a question, where one may be meant."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from tests.ui.dialogs.trade import HandClock
from ui.dialogs.scan.dialog import SCANNER, ScanDialog
from ui.watcher import StillPicture
from wallet.book import Link, modules, png, write_link

LINK = write_link(Link("https://files.example/x", "ab" * 32))


@pytest.fixture
def led(trade, look, qtbot):
    """Return a dialog to which links are welcome, and those it found."""
    desk = trade.desk("bank")
    dialog = ScanDialog(desk.session, look, clock=HandClock(), takes_links=True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.found, dialog.run = [], desk.settle
    dialog.link_found.connect(dialog.found.append)
    dialog.show()
    return dialog


@pytest.mark.parametrize("way", ["a hand scanner", "a screen", "a file"])
def test_the_code_of_a_document_leads_to_the_question(led, tmp_path, strangers, way):
    if way == "a hand scanner":
        led.go(SCANNER)
        led.scanner.read.emit(LINK)
    elif way == "a screen":
        led.watcher.show(StillPicture(QImage.fromData(png(modules(LINK)))))
    else:
        path = tmp_path / "link.png"
        path.write_bytes(png(modules(LINK)))
        led.look_at([path])
    led.run()
    assert led.found == [f"ladewell:{LINK}"]
    assert not led.isVisible()
    assert strangers == []


def test_where_something_else_is_expected_such_a_code_is_a_strangers(led):
    led._takes_links = False
    led.go(SCANNER)
    led.scanner.read.emit(LINK)
    assert led.isVisible()
    assert led.outcome.words

"""Showing and taking by light: my card, and every way a code can come in."""

from __future__ import annotations

import random
from collections.abc import Callable

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from tests.camera import VIEWS, taken
from tests.screens.giving import a_trade, alone, kept, offered, projected
from tests.ui.dialogs.trade import Desk, HandClock
from ui.dialogs.ask_control import AskControlDialog
from ui.dialogs.prove import ProveDialog
from ui.dialogs.scan.dialog import ScanDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.look import Look
from ui.watcher import StillPicture
from wallet.book import TEST_TEXT, card_phrase, light
from wallet.errors import CouldNotLook


def _scan(look: Look) -> tuple[ScanDialog, Desk]:
    desk = a_trade().desk("bank")
    return ScanDialog(desk.session, look, clock=HandClock()), desk


def scan_camera(look: Look) -> QWidget:
    """See a laptop most of the way through a transfer."""
    path = offered()[2]
    dialog, desk = _scan(look)
    beam = light(path.read_bytes(), version=12)
    dice = random.Random(5)
    sight = dialog.camera.sight
    sight.show_finder()
    dialog.camera.devices.addItem("Integrated camera, 1280 × 720")
    sight.over.show()
    for number in range(1, beam.fragments * 3 // 4):
        picture = taken(beam.code(number), VIEWS["typical"], dice)
        image = QImage(
            picture.tobytes(), picture.width, picture.height, QImage.Format.Format_Grayscale8
        )
        dialog.watcher.show(StillPicture(image.copy()))
        desk.settle()
    return kept(dialog, desk)


def show_card(look: Look) -> QWidget:
    trade = a_trade()
    card = trade.book("bank").card
    desk = trade.desk("bank")
    words = "Let them hold their camera to it: then they can give you bills."
    name = "The card of Straits Merchant Bank Ltd"
    dialog = ShowCodesDialog(desk.session, look, name, words, card_phrase(card))
    dialog.show_card(card)
    return kept(projected(dialog, desk), desk)


def ask_control(look: Look) -> QWidget:
    desk = a_trade().desk("buyer")
    dialog = AskControlDialog(desk.session, look)
    desk.settle()
    return kept(projected(dialog, desk), desk)


def prove_control(look: Look) -> QWidget:
    trade = a_trade()
    bill = trade.issue()
    question = trade.book("buyer").challenge()
    desk = trade.desk("shipper")
    dialog = ProveDialog(desk.session, look, bill, "MRDN-SZX-2610-004418")
    dialog.show_question(question)
    return alone(look, dialog, desk)


def scan_no_camera(look: Look) -> QWidget:
    dialog, desk = _scan(look)
    return kept(dialog, desk)


def scan_picture(look: Look) -> QWidget:
    dialog, desk = _scan(look)
    dialog.go("picture")
    dialog.outcome.complain(CouldNotLook("light-incomplete", rank=3, count=7))
    dialog.progress.show_rank(3, 7)
    return kept(dialog, desk)


def scan_screen(look: Look) -> QWidget:
    dialog, desk = _scan(look)
    dialog.go("screen")
    return kept(dialog, desk)


def scan_clipboard(look: Look) -> QWidget:
    dialog, desk = _scan(look)
    dialog.go("clipboard")
    return kept(dialog, desk)


def scan_scanner(look: Look) -> QWidget:
    dialog, desk = _scan(look)
    dialog.go("scanner")
    dialog.scanner.check.click()
    return kept(dialog, desk)


def scan_layout(look: Look) -> QWidget:
    dialog, desk = _scan(look)
    dialog.go("scanner")
    dialog.scanner.check.click()
    dialog.scanner.take(TEST_TEXT.replace("Q", ":"))
    return kept(dialog, desk)


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "scan-camera": scan_camera,
    "show-card": show_card,
    "ask-control": ask_control,
    "prove-control": prove_control,
    "scan-no-camera": scan_no_camera,
    "scan-picture": scan_picture,
    "scan-screen": scan_screen,
    "scan-clipboard": scan_clipboard,
    "scan-scanner": scan_scanner,
    "scan-layout": scan_layout,
}

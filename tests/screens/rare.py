"""Dialogs one meets rarely: many files at once, a second person, a link that leads out."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtWidgets import QWidget

from tests.screens.giving import a_trade, alone, offered
from ui.dialogs.add_person import AddPersonDialog
from ui.dialogs.batch import BatchDialog
from ui.dialogs.open_link import OpenLinkDialog
from ui.look import Look


def batch(look: Look) -> QWidget:
    """Show what came of a folder: parcels, a card, and one file that is damaged."""
    trade, _bill, path = offered()
    damaged = trade.folder / "damaged.ebl"
    damaged.write_bytes(path.read_bytes()[:-40])
    desk = trade.desk("bank")
    window = QWidget()
    dialog = BatchDialog(
        desk.session, look, [path, damaged, trade.card_file("buyer"), trade.changed(path)], window
    )
    dialog.begin()
    desk.settle()
    picture = alone(look, dialog, desk)
    picture.window_ = window
    return picture


def add_person(look: Look) -> QWidget:
    trade = a_trade()
    desk = trade.desk("carrier")
    dialog = AddPersonDialog(desk.session, look, trade.folder / "vaults" / "carrier")
    dialog.name.setText("Lin Anna")
    return alone(look, dialog, desk)


def open_link(look: Look) -> QWidget:
    desk = a_trade().desk("bank")
    uri = "https://documents.example/bill.tt"
    asked = {"type": "DOCUMENT", "payload": {"uri": uri, "permittedActions": ["VIEW"]}}
    link = f"ladewell:https://actions.tradetrust.io/?q={quote(json.dumps(asked))}"
    return alone(look, OpenLinkDialog(desk.session, look, link), desk)


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "batch-dialog": batch,
    "add-person": add_person,
    "open-link": open_link,
}

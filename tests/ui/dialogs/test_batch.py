"""Very many files dropped at once: a few at a time, said how far, stopped between two of them."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from tests.wallet.openattestation import signed_bill
from ui.dialogs.batch import MANY, BatchDialog
from ui.dialogs.receive import Receiver
from ui.models.cells import CELL

COUNT = MANY + 5


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    document = json.dumps(signed_bill())
    for number in range(COUNT):
        # Space behind it makes another file of it, and so another line of the list.
        (folder / f"{number:04}.tt").write_text(document + " " * number, "utf-8")
    (folder / "0007.tt").write_text("no bill at all", "utf-8")
    return folder


@pytest.fixture
def dropped(qtbot, look, trade, folder):
    desk = trade.desk("bank")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    receiver = Receiver(desk.session, look, window, clock=trade.clock)
    receiver.receive_files([folder])
    qtbot.waitUntil(lambda: window.findChild(BatchDialog) is not None)
    (dialog,) = window.findChildren(BatchDialog)
    return dialog, desk


def held(desk) -> int:
    return len(desk.run(desk.session.read(lambda book: book.holdings())))


def test_many_documents_are_taken_in_and_each_is_said(dropped):
    dialog, desk = dropped
    assert dialog.stop.isVisible()
    desk.settle()
    assert dialog.is_over
    assert dialog.said.whole == f"{COUNT} of {COUNT} looked at; 1 could not be read."
    assert not dialog.stop.isVisible()
    first = dialog.table.model().index(0, 0).data(CELL).first
    assert first == "0007.tt", "what went wrong stands first"
    assert dialog.table.model().rowCount() == COUNT
    assert held(desk) == COUNT - 1


def test_stopped_it_keeps_what_was_taken_in_and_takes_no_more(dropped):
    dialog, desk = dropped
    while not dialog.taken:
        QCoreApplication.processEvents()
    dialog.stop.click()
    desk.settle()
    assert 0 < len(dialog.taken) < COUNT
    assert dialog.said.whole.startswith(f"Stopped after {len(dialog.taken)} of {COUNT}")
    assert held(desk) <= len(dialog.taken)


def test_the_vault_answers_others_between(dropped):
    dialog, desk = dropped
    order: list[str] = []
    job = desk.session.read(lambda book: len(book.holdings()))
    job.succeeded.connect(lambda count: order.append(f"asked at {count}"))
    desk.settle()
    assert order[0] in {f"asked at {count}" for count in range(COUNT - 1)}
    assert dialog.is_over


def test_the_documents_of_a_long_array_are_taken_in_as_files_would_be(qtbot, look, trade, tmp_path):
    written = json.dumps(signed_bill())
    items = [written + " " * number for number in range(COUNT - 1)]
    # Space around an item is no part of it: so all but one are the same document.
    path = tmp_path / "all.json"
    path.write_text("[" + ",".join([*items, '"no bill"']) + "]", "utf-8")
    desk = trade.desk("bank")
    window = QWidget()
    qtbot.addWidget(window)
    receiver = Receiver(desk.session, look, window, clock=trade.clock)
    receiver.receive_files([path])
    desk.settle()
    (dialog,) = window.findChildren(BatchDialog)
    assert dialog.said.whole == f"{COUNT} of {COUNT} looked at; 1 could not be read."
    assert dialog.taken[-1].name == f"all.json#{COUNT}"
    assert held(desk) == 1

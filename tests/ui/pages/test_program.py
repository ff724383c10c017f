"""Settings of the program and rules of the vault, each at work as soon as it is said."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.desk import dialog_over
from ui.dialogs.add_person import AddPersonDialog
from ui.dialogs.codes import CodesPanel
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.report import ReportDialog
from ui.mishaps import Mishaps
from ui.settings import Settings
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.registries import https
from wallet.registries.https import Exchange
from wallet.voyage import PASSPHRASE


@pytest.fixture
def page(settings):
    return settings


def test_motion_and_notices_are_kept_at_once(page, look, tmp_path):
    page.program.still.click()
    page.program.notices.click()
    assert look.is_still
    again = Settings(tmp_path / "window.ini")
    page._wishes.settings.save()
    assert (again.is_still, again.notifies) == (True, True)
    page.program.still.click()
    assert not look.is_still


def test_settings_go_to_a_file_and_come_back(page, window, tmp_path):
    page.program.write(tmp_path / "s.json")
    window.wait()
    assert "Saved as s.json" in page.program.outcome.words
    page.program.take([tmp_path / "s.json"])
    window.wait()
    assert "worn now" in page.program.outcome.words
    (tmp_path / "s.json").write_text("no")
    page.program.take([tmp_path / "s.json"])
    window.wait()
    assert "no file of settings" in page.program.outcome.words


def test_the_sample_is_found_again_in_the_settings(page, window, qtbot):
    with qtbot.waitSignal(window._frame.samples_wanted):
        page.program.sample.click()
    window.wait()
    window._tour.leave()
    window.wait()


def test_a_vault_that_asked_nobody_says_so(page):
    assert page.connections.words.whole == "None. Nobody was ever asked anything from this vault."
    assert page.connections.table.isHidden()


def test_every_connection_stands_there(page, window, trade):
    heard = [Exchange("tsa.example", 120, 2_345, "answered"),
             Exchange("tsa.example", 120, 0, "host-slow")]  # fmt: skip

    def stamp(book, _progress):
        from wallet.desk.connections import noting

        with noting(book._office, "stamp"):
            for one in heard:
                https._LISTENER.get()(one)

    window._session.write(stamp)
    window.wait()
    page.connections.refresh()
    window.wait()
    model = page.connections.table.model()
    said = [model.index(0, column).data() for column in range(model.columnCount())]
    assert model.rowCount() == 1
    assert said[1:5] == ["tsa.example", "for a time stamp", "240 bytes", "2,345 bytes"]
    assert "did not answer in time" in said[5]


def test_the_time_stamp_server_is_kept_in_the_vault(page, window):
    rules = page.rules
    rules.server.setText("ftp://tsa.example")
    rules.keep.click()
    assert "begins with https://" in rules._server._line.whole
    rules.server.setText("https://tsa.example/stamp")
    rules.keep.click()
    window.wait()
    read = []
    window._session.read(lambda book: book.setting("time-stamp-server")).succeeded.connect(
        read.append
    )
    window.wait()
    assert read == ["https://tsa.example/stamp"]


def test_a_sanctions_list_is_chosen_and_dropped(page, window, tmp_path):
    listed = tmp_path / "list.txt"
    listed.write_text("Straits Merchant Bank\n# a remark\n9999000000000000\n", "utf-8")
    page.rules.take_list([listed])
    window.wait()
    assert page.rules.listed.whole == "Nothing is signed over to 2 names and codes."
    page.rules.drop.click()
    window.wait()
    assert page.rules.listed.whole.startswith("None.")


def test_two_people_are_added_and_demanded(page, window, monkeypatch):
    from wallet.desk.bench import Bench

    add = Bench.add_person
    monkeypatch.setattr(
        Bench, "add_person",
        lambda book, name, mine, theirs: add(book, name, mine, theirs, LEAST_KDF),
    )  # fmt: skip
    for name, theirs in (("Lin Anna", "anna packs the boxes"), ("Wu Bene", "bene counts them")):
        page.rules.add.click()
        dialog = window.findChildren(AddPersonDialog)[-1]
        assert not dialog.act.isEnabled()
        dialog.name.setText(name)
        for field in (dialog.pair.first.field, dialog.pair.second.field):
            field.setText(theirs)
        dialog.line.setText(PASSPHRASE)
        dialog.pair._edited()
        dialog._changed()
        dialog.act.click()
        window.wait()
    assert page.rules.people.whole == "Known, but one alone signs: Lin Anna, Wu Bene."
    page.rules.demand.click()
    window.wait()
    assert page.rules.people.whole.startswith("One prepares, another approves")


def test_a_person_is_struck_off_by_name(page, window, trade):
    window._session.write(
        lambda book, _progress: [
            book.add_person(name, PASSPHRASE, f"{name} has words", LEAST_KDF)
            for name in ("Lin Anna", "Wu Bene", "Xu Cora")
        ]
    )
    window.wait()
    page.rules.refresh()
    window.wait()
    assert page.rules.strike.isVisible()
    page.rules.strike.click()
    dialog = dialog_over(window)
    dialog.field.setCurrentText("Wu Bene")
    dialog.act.click()
    window.wait()
    assert page.rules.people.whole == "Known, but one alone signs: Lin Anna, Xu Cora."
    page.rules.demand.click()
    window.wait()
    page.rules.strike.click()  # while two are demanded, no one strikes anybody off alone
    dialog_over(window).act.click()
    window.wait()
    assert page.rules.outcome.words.startswith("Two people sign here")
    assert page.rules.people.whole == "One prepares, another approves: Lin Anna, Xu Cora."


@pytest.mark.logs("not caught")
def test_a_slot_that_fails_shows_its_report_once_and_the_window_goes_on(window, look):
    mishaps = Mishaps()
    mishaps.happened.connect(window.show_report)
    before = ConfirmDialog(look, "Strike it?", (), "Strike", parent=window)
    before.open()
    mishaps.listen()
    try:
        for _ in range(3):
            sys.excepthook(ValueError, ValueError("harbour kite amber seven"), None)
        (dialog,) = window.findChildren(ReportDialog)
        assert dialog.isVisible()
        assert QApplication.activeModalWidget() is dialog
        assert dialog.text.toPlainText() == dialog.report
        dialog.text.selectAll()
        dialog.text.copy()
        assert QApplication.clipboard().text() == dialog.report
        dialog.close_.click()
        sys.excepthook(ValueError, ValueError("harbour kite amber seven"), None)
        assert not [one for one in window.findChildren(ReportDialog) if one.isVisible()]
    finally:
        mishaps.leave()
    assert before.isVisible()
    before.back.click()
    assert "ValueError" in dialog.report
    assert "harbour" not in dialog.report
    window._frame.go("people")
    assert window._frame.place == "people"


@pytest.mark.parametrize("is_still", [True, False])
def test_codes_wait_for_a_hand_where_nothing_is_to_move(window, look, qtbot, is_still):
    look.wear(is_still=is_still)
    panel = CodesPanel(window._session, look)
    qtbot.addWidget(panel)
    panel.show_file(bytes(range(256)) * 20, "bill.ebl")
    window.wait()
    assert panel.projector.is_paused is is_still
    look.wear(is_still=False)

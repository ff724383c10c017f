"""The whole window: from the first page to the vault and back, with files dropped on it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tests.ui.pages.desk import dialog_over, drop, settle
from tests.ui.walking import settled
from ui.links import Wanted, link_to
from ui.look import PLACES, TextSize, Theme
from ui.main_window import MainWindow
from ui.settings import Settings
from wallet.book import Link, modules, png, write_link
from wallet.voyage import PASSPHRASE
from wallet.words import Language


@pytest.fixture
def make(qtbot, look, session, trade, tmp_path):
    """Make the window for a vault."""

    def making(vault):
        settings = Settings(tmp_path / "window.ini")
        window = MainWindow(session, look, settings, trade.clock, vault)
        qtbot.addWidget(window)
        window.resize(1280, 820)
        window.begin()
        window.show()
        return window

    return making


@pytest.fixture
def fresh(make, tmp_path):
    return make(tmp_path / "none yet")


@pytest.fixture
def unlocked(make, trade, jobs, qtbot):
    """Unlock the bank's vault, to which a bill was offered."""
    trade.bill = trade.issue()
    trade.parcel = trade.offer(trade.bill)
    trade.close_books()
    window = make(trade.folder / "vaults" / "bank")
    window.outside.unlock.line.setText(PASSPHRASE)
    window.outside.unlock.unlock.click()
    settle(jobs)
    return window


def fill(field, text):
    field.setText(text)
    field.textEdited.emit(text)


def shown(window):
    return window.outside.currentWidget()


def test_without_a_vault_the_doors_are_shown_and_with_one_its_lock(make, trade, tmp_path):
    first = make(tmp_path / "none")
    assert shown(first) is first.outside.doors
    second = make(trade.folder / "vaults" / "bank")
    assert shown(second) is second.outside.unlock


def test_from_the_first_door_to_an_open_vault(fresh, session, jobs):
    fresh.outside.doors.make.click()
    page = fresh.outside.new_vault
    assert shown(fresh) is page
    for field in (page.pair.first.field, page.pair.second.field):
        fill(field, "four words without sense")
    fill(page.name.field, "Pearl Delta Trading")
    page.next.click()
    settle(jobs)
    page.without.click()
    settle(jobs)
    assert session.card.party.name == "Pearl Delta Trading"
    assert fresh._frame.place == "bills"
    assert fresh.windowTitle() == "Pearl Delta Trading – Ladewell"
    assert fresh._settings.vaults[0].name == "Pearl Delta Trading"


def test_a_wrong_passphrase_leaves_the_window_locked(make, trade, jobs, session):
    window = make(trade.folder / "vaults" / "bank")
    window.outside.unlock.line.setText("something else entirely")
    window.outside.unlock.unlock.click()
    settle(jobs)
    assert shown(window) is window.outside.unlock
    assert window._frame is None
    assert not session.is_open


def test_looking_around_plays_the_voyage_and_lends_five_vaults(fresh, session, jobs):
    fresh.outside.doors.play.click()
    settle(jobs)
    assert session.card.party.name == "Yantian Hengtai Precision Co., Ltd"
    bar = fresh._tour.bar
    assert bar.isVisible()
    assert bar.parties.count() == 5
    assert fresh.windowTitle().startswith("SAMPLE")
    assert fresh._settings.vaults == ()
    bills = fresh._frame.page("bills").model
    assert {bills.holding(row).standing.value for row in range(bills.rowCount())} == {
        "copy",
        "in-hands",
        "offered-by-me",
    }
    folder = fresh._tour._open.folder
    bar.parties.setCurrentIndex(2)
    bar.parties.activated.emit(2)
    settle(jobs)
    assert session.card.party.name == "Straits Merchant Bank Ltd"
    assert bar.isVisible()
    assert bar.parties.currentText() == "Straits Merchant Bank Ltd"
    bar.leave.click()
    settle(jobs)
    assert not session.is_open
    assert shown(fresh) is fresh.outside.doors
    assert not folder.exists()


def test_a_voyage_that_is_stopped_leaves_the_doors(fresh, session, jobs, qtbot):
    with qtbot.waitSignal(fresh._tour.playing) as playing:
        fresh.outside.doors.play.click()
    (job,) = playing.args
    job.cancel()
    settle(jobs)
    assert not session.is_open
    assert fresh.outside.doors.play.isVisible()


def test_locking_takes_every_page_away_and_closes_the_vault(unlocked, session, jobs, trade, qtbot):
    unlocked._frame.show_bill(trade.bill)
    settle(jobs)
    frame = unlocked._frame
    with qtbot.waitSignal(frame.destroyed):
        unlocked._frame.rail.lock_asked.emit()
    settle(jobs)
    assert not session.is_open
    assert shown(unlocked) is unlocked.outside.unlock
    said = " ".join(label.text() for label in unlocked.findChildren(QLabel))
    assert "MRDN-SZX-2610-004418" not in said
    trade.book("bank")  # another program may open it now


def test_a_dropped_file_is_received_and_the_list_shows_it(unlocked, jobs, trade):
    drop([trade.parcel], unlocked)
    settle(jobs)
    unlocked._frame.go("bills")
    settle(jobs)
    model = unlocked._frame.page("bills").model
    assert model.rowCount() == 1
    assert model.holding(0).standing.value == "offered-to-me"


def test_the_code_of_a_document_elsewhere_is_asked_about_before_anybody_is(
    unlocked, jobs, strangers
):
    target = write_link(Link("https://files.example/x"))
    unlocked._frame.receiver.link_wanted.emit(link_to(target))
    dialog = dialog_over(unlocked)
    assert "files.example" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert strangers == []


def test_a_dropped_file_that_is_nothing_of_ours_gets_one_sentence(unlocked, jobs, tmp_path):
    strange = tmp_path / "holiday.ebl"
    strange.write_bytes(b"nothing of ours")
    drop([strange], unlocked)
    settle(jobs)
    said = unlocked._frame.outcome.words
    assert said.startswith("holiday.ebl is nothing this program can read")


def test_without_a_vault_a_dropped_file_is_only_looked_at(fresh, jobs, trade, session):
    trade.issue()
    (parcel,) = trade.folder.glob("01-*.ebl")
    drop([parcel], fresh)
    settle(jobs)
    assert shown(fresh) is fresh.outside.reader
    page = fresh.outside.reader.file
    assert page.body.banner.answer.headline == "SIGNER NOT KNOWN TO YOU"
    assert not session.is_open
    page.left.emit()
    assert shown(fresh) is fresh.outside.doors


def test_without_a_vault_the_picture_of_a_link_leads_to_the_question(
    fresh, jobs, tmp_path, strangers
):
    picture = tmp_path / "link.png"
    picture.write_bytes(png(modules(write_link(Link("https://files.example/x", "ab" * 32)))))
    drop([picture], fresh)
    settle(jobs)
    dialog = dialog_over(fresh)
    assert "files.example" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    assert strangers == []


def test_files_named_at_the_start_are_looked_at(fresh, jobs, trade):
    trade.issue()
    (parcel,) = trade.folder.glob("01-*.ebl")
    fresh.begin(Wanted((parcel,)))
    settle(jobs)
    assert shown(fresh) is fresh.outside.reader


def test_theme_size_and_language_change_while_a_bill_is_shown(unlocked, jobs, trade, look):
    drop([trade.parcel], unlocked)
    settle(jobs)
    unlocked._frame.show_bill(trade.bill)
    settle(jobs)
    look.wear(theme=Theme.DARK, size=TextSize.BIGGER, language=Language.CHINESE)
    settle(jobs)
    answer = unlocked._frame.page("bill").body.banner.answer
    assert answer.headline.startswith("真实")
    assert unlocked.palette().window().color() == look.tokens.ground


@pytest.mark.parametrize(("number", "place"), list(enumerate(PLACES, start=1)))
def test_a_key_leads_to_each_place(unlocked, qtbot, jobs, number, place):
    key = Qt.Key(Qt.Key.Key_0.value + number)
    qtbot.keyClick(unlocked, key, Qt.KeyboardModifier.ControlModifier)
    assert unlocked._frame.place == place
    settle(jobs)


def test_search_is_a_key_away_and_shows_the_list(unlocked, qtbot, jobs):
    unlocked._frame.go("settings")
    qtbot.keyClick(unlocked, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert unlocked._frame.top.search.hasFocus()
    bills = unlocked._frame.page("bills")
    with qtbot.waitSignal(bills._latest.answered):
        unlocked._frame.top.search.setText("rotterdam")
    assert unlocked._frame.place == "bills"
    settle(jobs)


@pytest.mark.parametrize("answer", ["accept", "reject"])
def test_a_file_is_asked_for_as_often_as_its_keys_are_pressed(unlocked, jobs, qtbot, trade, answer):
    for _time in range(2):
        unlocked.activateWindow()  # as window managers do when a dialog has gone; here is none
        settled(unlocked)
        qtbot.keyClick(unlocked, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QFileDialog)
        asked.selectFile(f"{trade.parcel}")
        getattr(asked, answer)()
        settle(jobs)
        settled(unlocked)
        assert QApplication.activeModalWidget() is None


def test_escape_goes_back_to_where_the_bill_was_opened_from(unlocked, qtbot, jobs, trade):
    drop([trade.parcel], unlocked)
    settle(jobs)
    frame = unlocked._frame
    frame.go("activity")
    frame.show_bill(trade.bill)
    settle(jobs)
    assert frame.place == "bill"
    assert frame.page("bill").body._back.text() == "Activity"
    qtbot.keyClick(frame.page("bill"), Qt.Key.Key_Escape)
    assert frame.place == "activity"
    settle(jobs)


def test_a_narrow_window_keeps_the_icons_of_the_rail(unlocked, look):
    unlocked.resize(look.metrics.rail_needs - 10, 700)
    assert unlocked._frame.rail.width() == look.metrics.narrow_rail
    unlocked.resize(1280, 820)
    assert unlocked._frame.rail.width() == look.metrics.rail


def test_the_window_comes_back_where_it_was(fresh, qtbot):
    fresh.resize(700, 600)
    with qtbot.waitSignal(fresh.closed):
        fresh.close()
    again = MainWindow(
        fresh._session, fresh._look, fresh._settings, fresh._clock, fresh.outside.vault
    )
    qtbot.addWidget(again)
    assert again.size().width() == 700


def test_a_window_closed_during_the_voyage_leaves_no_samples_behind(fresh, jobs, qtbot):
    with qtbot.waitSignal(fresh._tour.playing):
        fresh.outside.doors.play.click()
    folder = fresh._tour._coming.folder
    fresh.close()
    settle(jobs)
    assert not folder.exists()

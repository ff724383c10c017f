"""The doors, a new vault, and the lock of one that exists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages.desk import settle
from ui.look import TextSize
from ui.pages.create_vault import CreateVaultPage
from ui.pages.first_start import FirstStartPage
from ui.pages.passphrase_pair import PassphrasePair
from ui.pages.unlock import UnlockPage
from ui.settings import KnownVault, Settings, Wishes
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.titles.parties import Role
from wallet.words import Language

PASSPHRASE = "four words without sense"


@pytest.fixture
def wishes(look, tmp_path):
    return Wishes(look, Settings(tmp_path / "window.ini"))


@pytest.fixture
def vault(tmp_path):
    folder = tmp_path / "vault"
    Book.create(
        folder,
        PASSPHRASE,
        name="Yantian Hengtai",
        role=Role.SHIPPER,
        clock=SystemClock(),
        kdf=LEAST_KDF,
    ).close()
    return folder


@pytest.fixture
def unlock(qtbot, session, look, wishes, vault):
    page = UnlockPage(session, look, wishes, SystemClock())
    qtbot.addWidget(page)
    page.show_vault(KnownVault(vault, "Yantian Hengtai"))
    return page


@pytest.fixture
def new(qtbot, session, look, tmp_path):
    page = CreateVaultPage(session, look, SystemClock())
    qtbot.addWidget(page)
    page.begin(tmp_path / "new")
    return page


def said_under(field):
    return field.field.accessibleDescription()


def fill(page, passphrase=PASSPHRASE, again=PASSPHRASE, name="Pearl Delta Trading", lei=""):
    for field, text in (
        (page.pair.first.field, passphrase),
        (page.pair.second.field, again),
        (page.name.field, name),
        (page.lei.field, lei),
    ):
        field.setText(text)
        field.textEdited.emit(text)


def test_the_passphrase_opens_the_vault(unlock, session, jobs):
    unlock.line.setText(PASSPHRASE)
    unlock.unlock.click()
    settle(jobs)
    assert session.card.party.name == "Yantian Hengtai"
    assert unlock.line.text() == ""


def test_a_wrong_passphrase_is_said_beside_the_field(unlock, session, jobs):
    unlock.line.setText("something else entirely")
    unlock.line.returnPressed.emit()
    settle(jobs)
    assert not session.is_open
    assert said_under(unlock.field) == "The passphrase does not open this vault."
    assert unlock.unlock.isEnabled()


def test_typing_takes_the_complaint_back(unlock, jobs):
    unlock.line.setText("something else entirely")
    unlock.unlock.click()
    settle(jobs)
    unlock.line.textEdited.emit("s")
    assert said_under(unlock.field) == ""


def test_a_vault_that_is_gone_is_said_beside_the_field(unlock, jobs, tmp_path):
    unlock.show_vault(KnownVault(tmp_path / "nowhere", ""))
    unlock.line.setText(PASSPHRASE)
    unlock.unlock.click()
    settle(jobs)
    assert said_under(unlock.field).startswith("There is no vault in")


def to_the_words(page, jobs):
    page.next.click()
    settle(jobs)
    return page.words.words


def to_the_check(page, jobs):
    words = to_the_words(page, jobs)
    page.written.click()
    return words


def answer(page, words, wrong=()):
    for number, (place, field) in enumerate(zip(page.check.places, page.check.fields, strict=True)):
        text = "zebra" if number in wrong else words[place][:4].upper()
        field.field.setText(text)
        field.field.textEdited.emit(text)


def test_a_new_vault_is_made_and_open(new, session, jobs, tmp_path):
    fill(new, lei="999900YTHTPX00267118")
    words = to_the_check(new, jobs)
    answer(new, words)
    new.make.click()
    settle(jobs)
    assert session.card.party.name == "Pearl Delta Trading"
    assert session.card.role is Role.SHIPPER
    assert (tmp_path / "new" / "header.json").is_file()


def test_the_words_that_were_shown_open_the_new_vault(new, session, jobs, tmp_path):
    fill(new)
    words = to_the_check(new, jobs)
    assert len(words) == 24
    answer(new, words)
    new.make.click()
    settle(jobs)
    assert new.words.words == (), "they are shown once"
    session.lock()
    settle(jobs)
    with Book.open_with_words(tmp_path / "new", words, clock=SystemClock()) as book:
        assert book.has_recovery_words


def test_a_wrong_word_makes_no_vault_and_says_which(new, session, jobs, tmp_path):
    fill(new)
    words = to_the_check(new, jobs)
    assert not new.make.isEnabled()
    answer(new, words, wrong=(1,))
    new.make.click()
    settle(jobs)
    said = [said_under(field) for field in new.check.fields]
    assert said == ["", "This is not the word on your paper.", ""]
    assert not (tmp_path / "new").exists()


def test_going_back_shows_the_same_words(new, jobs):
    fill(new)
    words = to_the_check(new, jobs)
    new._back.click()
    assert new.steps.currentIndex() == 1
    new._back.click()
    assert to_the_words(new, jobs) == words


def test_a_vault_can_be_made_without_words_once_the_price_was_read(new, session, jobs):
    fill(new)
    to_the_words(new, jobs)
    assert "nobody can help" in new.without.text()
    new.without.click()
    settle(jobs)
    assert session.is_open
    session.read(lambda book: book.has_recovery_words).succeeded.connect(
        lambda has: new.setProperty("has", has)
    )
    settle(jobs)
    assert new.property("has") is False


def test_a_place_in_a_cloud_folder_is_said_before_anything_is_made(new, jobs, tmp_path):
    new._lie_in(tmp_path / "Dropbox" / "vault")
    settle(jobs)
    assert new._where.whole.startswith("This folder is kept in step by a cloud.")


def test_nothing_can_be_made_before_both_passphrases_agree(new):
    fill(new, again="four words without sens")
    assert not new.next.isEnabled()
    fill(new, again="other")
    assert said_under(new.pair.second) == "Both must be the same."
    fill(new)
    assert new.next.isEnabled()


def test_a_wrong_lei_is_said_beside_it_and_nothing_is_made(new, session, jobs, tmp_path):
    fill(new, lei="12345")
    new.next.click()
    settle(jobs)
    assert "12345 is not a valid LEI" in said_under(new.lei)
    assert not session.is_open
    assert not (tmp_path / "new").exists()


def test_where_a_vault_lies_already_the_page_says_so(new, jobs, vault):
    new.begin(vault)
    fill(new)
    new.next.click()
    settle(jobs)
    assert new.outcome.words.startswith("There is a vault in")


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [
        ("", "Several words that make no sense"),
        ("short", "At least 8 characters, 5 so far."),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", "Weak: a thief would soon guess it. Repeating"),
        ("harbour kite amber seven tin", "Strong, unless it is a phrase others know."),
    ],
)
def test_how_well_a_passphrase_holds_is_said_while_it_is_typed(new, jobs, passphrase, said):
    fill(new, passphrase)
    settle(jobs)
    assert new.pair.meter.words.startswith(said)


def test_a_passphrase_is_measured_once_for_each_letter_typed(new, qtbot, monkeypatch):
    measured = []
    monkeypatch.setattr(PassphrasePair, "_measure", lambda pair: measured.append(pair.passphrase))
    new.pair._edited()
    measured.clear()
    qtbot.keyClicks(new.pair._first, "ship")
    assert measured == ["s", "sh", "shi", "ship"]


def test_the_owners_own_name_makes_a_passphrase_weaker(new, jobs):
    fill(new, "Yantianhengtai77", name="Somebody")
    settle(jobs)
    alone = new.pair.meter._cells.score
    fill(new, "Yantianhengtai77", name="Yantian Hengtai")
    settle(jobs)
    assert new.pair.meter._cells.score < alone
    assert "a name that others know of you" in new.pair.meter.words


def test_a_suggested_passphrase_is_shown_copied_and_taken_off_the_clipboard(new, session, jobs):
    new.pair.suggest.click()
    settle(jobs)
    assert new.pair.is_ready
    assert new.pair.shows.isChecked()
    assert new.pair.whole.text() == new.pair.passphrase, "the field may be too narrow for it"
    new.pair.copy.click()
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == new.pair.passphrase
    session.clipboard.clear()
    assert clipboard.text() == ""


def test_what_is_typed_shows_only_if_asked_for(new):
    first = new.pair.first.field
    assert first.echoMode() is QLineEdit.EchoMode.Password
    new.pair.shows.click()
    assert first.echoMode() is QLineEdit.EchoMode.Normal
    new.pair.shows.click()
    assert new.pair.whole.text() == ""


@pytest.fixture
def doors(qtbot, session, look, wishes):
    page = FirstStartPage(session, look, wishes)
    qtbot.addWidget(page)
    page.resize(1280, 820)
    page.show()
    return page


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("make", "create_wanted"),
        ("open", "open_wanted"),
        ("play", "samples_wanted"),
        ("existing", "vault_wanted"),
        ("restore", "restore_wanted"),
    ],
)
def test_each_door_leads_somewhere(doors, qtbot, button, signal):
    with qtbot.waitSignal(getattr(doors, signal)):
        getattr(doors, button).click()


def test_language_and_size_change_at_once_before_there_is_a_vault(doors, look):
    quick = doors._quick
    quick.language.menu().actions()[1].trigger()
    quick.text_size.menu().actions()[-1].trigger()
    assert look.speech.language is Language.CHINESE
    assert look.size is TextSize.BIGGER
    assert quick.language.text() == "简体中文"


def test_the_menus_of_the_look_do_not_grow_by_being_said_again(doors):
    menu = doors._quick.theme.menu()
    before = len(menu.findChildren(QObject))
    for _time in range(3):
        doors._quick._say()
    assert len(menu.findChildren(QObject)) == before
    assert [action.isChecked() for action in menu.actions()].count(True) == 1


def test_a_low_window_spares_the_pictures_and_keeps_the_buttons(doors, qtbot):
    assert doors._route.isVisible()
    doors.resize(1280, 560)
    assert not doors._route.isVisible()
    assert doors.play.isVisible()

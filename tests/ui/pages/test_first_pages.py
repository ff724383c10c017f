"""The doors, a new vault, and the lock of one that exists."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages.desk import settle
from ui.jobs import Jobs
from ui.look import Ink, TextSize
from ui.pages.create_vault import CreateVaultPage
from ui.pages.first_start import FirstStartPage
from ui.pages.passphrase import judge
from ui.pages.unlock import UnlockPage
from ui.session import Session
from ui.settings import KnownVault, Settings, Wishes
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.titles.parties import Role
from wallet.words import Language

PASSPHRASE = "four words without sense"


@pytest.fixture
def jobs(qapp):
    jobs = Jobs()
    yield jobs
    jobs.close()


@pytest.fixture
def session(jobs):
    session = Session(jobs)
    yield session
    session.lock()
    settle(jobs)


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


def test_a_new_vault_is_made_and_open(new, session, jobs, tmp_path):
    fill(new, lei="999900YTHTPX00267118")
    new.make.click()
    settle(jobs)
    assert session.card.party.name == "Pearl Delta Trading"
    assert session.card.role is Role.SHIPPER
    assert (tmp_path / "new" / "header.json").is_file()


def test_nothing_can_be_made_before_both_passphrases_agree(new):
    fill(new, again="four words without sens")
    assert not new.make.isEnabled()
    fill(new, again="other")
    assert said_under(new.pair.second) == "Both must be the same."
    fill(new)
    assert new.make.isEnabled()


def test_a_wrong_lei_is_said_beside_it_and_nothing_is_made(new, session, jobs, tmp_path):
    fill(new, lei="12345")
    new.make.click()
    settle(jobs)
    assert "12345 is not a valid LEI" in said_under(new.lei)
    assert not session.is_open
    assert not (tmp_path / "new").exists()


def test_where_a_vault_lies_already_the_page_says_so(new, jobs, vault):
    new.begin(vault)
    fill(new)
    new.make.click()
    settle(jobs)
    assert new.outcome.words.startswith("There is a vault in")


@pytest.mark.parametrize(
    ("passphrase", "ink"),
    [
        ("", Ink.TEXT2),
        ("short", Ink.TEXT2),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", Ink.BAD),
        ("justenough", Ink.WAIT),
        ("harbour kite tin", Ink.GOOD),
        ("harbour kite amber seven tin", Ink.GOOD),
    ],
)
def test_how_well_a_passphrase_holds_is_said_by_length_and_variety(qapp, passphrase, ink):
    assert judge(passphrase)[1] is ink


def test_what_is_typed_shows_only_if_asked_for(new):
    first = new.pair.first.field
    assert first.echoMode() is QLineEdit.EchoMode.Password
    new.pair._shows.click()
    assert first.echoMode() is QLineEdit.EchoMode.Normal


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


def test_a_low_window_spares_the_pictures_and_keeps_the_buttons(doors, qtbot):
    assert doors._route.isVisible()
    doors.resize(1280, 560)
    assert not doors._route.isVisible()
    assert doors.play.isVisible()

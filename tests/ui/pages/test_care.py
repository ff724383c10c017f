"""What a vault needs is said over every page, and all of it can be done in the settings."""

from __future__ import annotations

import shutil
import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog

from tests.ui.dialogs.trade import Trade
from tests.ui.pages.desk import dialog_over, settle
from tests.wallet.store.keyrings import MemoryKeyring
from ui.main_window import MainWindow
from ui.pages.recovery_sheet import print_sheet
from ui.settings import KnownVault, Settings
from wallet.book import BackupState, Book, Presence
from wallet.desk import caring
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.voyage import PASSPHRASE

NEW = "another passphrase altogether"


@pytest.fixture
def trade(tmp_path, look):
    trade = Trade(tmp_path)
    yield trade
    trade.close()


@pytest.fixture
def open_window(qtbot, look, trade, tmp_path):
    """Return a function that opens the window on a party's vault, and waits for all of it."""

    def make(part="shipper", opens=None):
        desk = trade.desk(part)
        if opens is not None:
            desk.session.open(lambda _progress: opens())
            settle(desk.jobs)
        folder = trade.folder / "vaults" / part
        settings = Settings(tmp_path / "window.ini")
        window = MainWindow(desk.session, look, settings, trade.clock, folder)
        qtbot.addWidget(window)
        window.resize(1280, 820)
        window.show()
        window.outside.unlock.show_vault(KnownVault(folder, part))
        desk.session.opened.emit()
        settle(desk.jobs)
        window.jobs = desk.jobs
        window.wait = lambda: settle(desk.jobs)
        return window

    return make


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def settings(window):
    window._frame.go("settings")
    window.wait()
    return window._frame.page("settings")


def bar(window):
    return window._frame.care


def shown_state(window, **changes):
    """Let the bar show the state with some changes."""
    bar(window)._put_off.clear()
    window._frame._show_care(replace(window._frame._state, **changes))


def choose(window, path):
    """Choose a file in the dialog that is open."""
    dialog = dialog_over(window)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    window.wait()


def give(dialog, passphrase, wait):
    dialog.line.setText(passphrase)
    dialog.line.textEdited.emit(passphrase)
    dialog.act.click()
    wait()


# The bar


def test_the_most_urgent_thing_stands_alone_and_a_reminder_can_be_put_off(window):
    shown_state(window, backup=BackupState(None, 9, is_due=True))
    assert bar(window).words.startswith("No backup yet.")
    bar(window).later.click()
    assert bar(window).words.startswith("No recovery words.")
    bar(window).later.click()
    assert bar(window).isHidden()


def test_frozen_titles_cannot_be_put_off(window):
    guard = replace(window._frame._state.guard, reasons=("restored",))
    shown_state(window, guard=guard, backup=BackupState(None, 9, is_due=True))
    assert bar(window).words == (
        "Nothing is signed in this vault. This vault was restored from a backup."
    )
    assert not bar(window).later.isVisible()


def test_a_vault_left_open_on_another_machine_is_named(window, trade):
    since = trade.clock.now() - timedelta(hours=2)
    shown_state(window, left_open=Presence("KAI-7", 42, since))
    assert "not closed on KAI-7" in bar(window).words


def test_the_reminder_leads_to_the_backup_and_the_reminder_goes(window, tmp_path):
    shown_state(window, backup=BackupState(None, 9, is_due=True))
    bar(window).act.click()
    choose(window, tmp_path / "kept.ladewell-backup")
    page = window._frame.page("settings")
    assert page.copies.outcome.words.endswith("read again: all of it is there.")
    assert (tmp_path / "kept.ladewell-backup").stat().st_size > 10_000
    assert not bar(window).words.startswith("No backup yet.")
    page.copies.check.click()
    choose(window, tmp_path / "kept.ladewell-backup")
    assert page.copies.outcome.words.startswith("This backup is whole, with ")


def test_a_backup_that_was_changed_is_said_to_be_damaged(settings, window, tmp_path):
    settings.copies.make.click()
    path = tmp_path / "kept.ladewell-backup"
    choose(window, path)
    data = bytearray(path.read_bytes())
    data[-100] ^= 1
    path.write_bytes(data)
    settings.copies.check.click()
    choose(window, path)
    assert settings.copies.outcome.words == "This backup is damaged."


# Ways in


def test_the_new_passphrase_opens_the_vault_from_now_on(settings, window, trade):
    settings.ways.change.click()
    dialog = dialog_over(window)
    for field in (dialog.pair.first.field, dialog.pair.second.field):
        field.setText(NEW)
        field.textEdited.emit(NEW)
    give(dialog, "not this one at all", window.wait)
    assert dialog.line.accessibleDescription() == "The passphrase does not open this vault."
    give(dialog, PASSPHRASE, window.wait)
    assert settings.ways.outcome.words.startswith("From now on the new passphrase")
    window.lock()
    window.wait()
    Book.open(trade.folder / "vaults" / "shipper", NEW, clock=trade.clock).close()


def test_wrong_passphrases_slow_the_dialog_down_too(settings, window):
    settings.ways.change.click()
    dialog = dialog_over(window)
    for field in (dialog.pair.first.field, dialog.pair.second.field):
        field.setText(NEW)
    for _ in range(3):
        give(dialog, "not this one at all", window.wait)
    assert not dialog.act.isEnabled()
    assert "Try again in" in dialog.line.accessibleDescription()


def test_new_words_count_only_once_they_were_asked_back(settings, window, trade):
    settings.ways.renew.click()
    dialog = dialog_over(window)
    dialog.line.setText(PASSPHRASE)
    dialog.line.textEdited.emit(PASSPHRASE)
    dialog.next.click()
    window.wait()
    words = dialog.words.words
    assert len(words) == 24
    dialog.next.click()
    for place, field in zip(dialog.check.places, dialog.check.fields, strict=True):
        field.field.setText(words[place])
        field.field.textEdited.emit(words[place])
    assert not settings.state.has_words
    dialog.next.click()
    window.wait()
    assert settings.state.has_words
    assert settings.ways.words.words == "24 words on paper open it too."
    window.lock()
    window.wait()
    folder = trade.folder / "vaults" / "shipper"
    with Book.open_with_words(folder, words, clock=trade.clock) as book:
        assert book.guard().reasons[0] == "recovered"


def test_words_are_withdrawn_only_by_the_passphrase(settings, window):
    window._session.write(
        lambda book, _: book.give_recovery_words(PASSPHRASE, book.new_recovery_words())
    )
    window.wait()
    settings.ways.withdraw.click()
    give(dialog_over(window), PASSPHRASE, window.wait)
    assert not settings.state.has_words


def test_the_words_are_printed_on_one_sheet_and_taken_off_the_clipboard(
    settings, window, tmp_path, look
):
    settings.ways.renew.click()
    dialog = dialog_over(window)
    dialog._draw()
    window.wait()
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    print_sheet(dialog.words.sheet(), printer)
    document = QPdfDocument()
    document.load(str(tmp_path / "sheet.pdf"))
    assert document.pageCount() == 1
    plain = unicodedata.normalize("NFKC", document.getAllText(0).text())  # without ligatures
    printed = "".join(plain.split())
    assert [word for word in dialog.words.words if word not in printed] == []
    dialog.words.copy.click()
    assert QGuiApplication.clipboard().text().split() == list(dialog.words.words)
    window.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_without_a_keyring_the_settings_say_so_and_everything_else_works(settings):
    assert settings.ways.quick.words == "This machine has no keyring that can be used."
    assert not settings.ways.allow.isEnabled()
    assert settings.health.guard.words.startswith("No keyring guards this vault")


# Quick unlock


@pytest.fixture
def keyring(monkeypatch):
    keyring = MemoryKeyring()
    for name in ("open", "open_quickly", "open_to_read", "create", "restore", "open_with_words"):
        made = getattr(Book, name)
        defaults = {**made.__kwdefaults__, "keyring": keyring}
        monkeypatch.setattr(made.__func__, "__kwdefaults__", defaults)
    monkeypatch.setattr(caring, "OS_KEYRING", keyring)
    return keyring


@pytest.fixture
def guarded(tmp_path, trade, keyring):
    """Return the folder of a vault that asks its keyring."""
    folder = tmp_path / "guarded"
    Book.create(
        folder, PASSPHRASE, name="Yantian Hengtai", role=trade.book("shipper").card.role,
        clock=trade.clock, kdf=LEAST_KDF,
    ).close()  # fmt: skip
    return folder


@pytest.fixture
def at_the_lock(qtbot, look, trade, guarded, tmp_path):
    """Return a window before the lock of that vault."""
    desk = trade.desk("buyer")
    desk.session.lock()
    settings = Settings(tmp_path / "window.ini")
    window = MainWindow(desk.session, look, settings, trade.clock, guarded)
    qtbot.addWidget(window)
    window.show()
    window.begin([])
    settle(desk.jobs)
    window.wait = lambda: settle(desk.jobs)
    return window


def unlock(window, passphrase=PASSPHRASE):
    page = window.outside.unlock
    page.line.setText(passphrase)
    page.unlock.click()
    window.wait()


def test_quick_unlock_is_for_looking_until_the_passphrase_was_given(at_the_lock):
    window = at_the_lock
    assert not window.outside.unlock.quick.isVisible()
    unlock(window)
    window._frame.go("settings")
    window.wait()
    window._frame.page("settings").ways.allow.click()
    give(dialog_over(window), PASSPHRASE, window.wait)
    window.lock()
    window.wait()
    assert window.outside.unlock.quick.text().startswith("Quick unlock, until ")
    window.outside.unlock.quick.click()
    window.wait()
    assert bar(window).words.startswith("Opened by quick unlock, for looking.")
    bar(window).act.click()
    give(dialog_over(window), PASSPHRASE, window.wait)
    assert not bar(window).words.startswith("Opened by quick unlock")


def test_a_locked_keyring_is_said_in_clear_words_and_the_passphrase_still_opens(
    at_the_lock, keyring
):
    window = at_the_lock
    unlock(window)
    window._session.write(lambda book, _: book.allow_quick_unlock(PASSPHRASE, 1))
    window.wait()
    window.lock()
    window.wait()
    keyring.broken = "keyring-locked"
    page = window.outside.unlock
    page.quick.click()
    window.wait()
    assert page.line.accessibleDescription() == (
        "The keyring of this machine is locked; unlock it and try again."
    )
    unlock(window)
    assert window._session.is_open
    assert bar(window).words.endswith("The keyring that guards this vault is locked.")


def test_after_three_wrong_passphrases_the_lock_waits_and_says_how_long(at_the_lock):
    window, page = at_the_lock, at_the_lock.outside.unlock
    for _ in range(3):
        unlock(window, "something else entirely")
    assert not page.unlock.isEnabled()
    assert "Try again in" in page.line.accessibleDescription()
    page.line.returnPressed.emit()
    window.wait()
    assert not window._session.is_open
    window._session.patience.right(page.vault.folder)  # as time does
    page._count()
    unlock(window)
    assert window._session.is_open


# Moving, restoring, recovering


def test_a_vault_moves_to_another_machine_and_freezes_here(settings, window, trade, tmp_path):
    settings.copies.move_away.click()
    dialog_over(window).act.click()
    carried = tmp_path / "carried.ladewell-backup"
    choose(window, carried)
    assert settings.copies.move_outcome.words.startswith("Carry ")
    assert bar(window).words.endswith("This vault was handed over to another machine.")
    window.lock()
    window.wait()
    window.outside.show_doors()
    window.outside.doors.restore.click()
    page = window.outside.restoring
    page._lie_in(tmp_path / "elsewhere")
    page.take(carried)
    page.opener.line.setText(PASSPHRASE)
    page.opener.line.textEdited.emit(PASSPHRASE)
    page.act.click()
    window.wait()
    assert window._session.is_open
    assert window.outside.vault == tmp_path / "elsewhere"
    assert not window._frame._state.guard.is_restored


@pytest.fixture
def backup(trade, tmp_path):
    path = tmp_path / "old.ladewell-backup"
    trade.book("shipper").back_up(path)
    trade.close_books()
    return path


@pytest.fixture
def restoring(at_the_lock, backup, tmp_path):
    at_the_lock.outside.show_doors()
    at_the_lock.outside.doors.restore.click()
    page = at_the_lock.outside.restoring
    page._lie_in(tmp_path / "restored")
    page.take(backup)
    return page


def restore(window, page, passphrase=PASSPHRASE):
    page.opener.line.setText(passphrase)
    page.opener.line.textEdited.emit(passphrase)
    page.act.click()
    window.wait()


def test_a_restored_vault_says_that_it_is_frozen_and_how_it_is_freed(at_the_lock, restoring):
    window = at_the_lock
    restore(window, restoring)
    assert bar(window).words.endswith("This vault was restored from a backup.")
    bar(window).act.click()
    dialog = dialog_over(window)
    assert not dialog.declare.isEnabled()
    dialog.text.setPlainText("The laptop was stolen in Hamburg; nothing was signed since.")
    dialog.declare.click()
    window.wait()
    assert not window._frame._state.guard.is_restored
    assert not bar(window).words.startswith("Nothing is signed")


def test_fresh_records_free_a_vault_in_which_nothing_is_open(at_the_lock, restoring):
    window = at_the_lock
    restore(window, restoring)
    bar(window).act.click()
    dialog_over(window).ask.click()
    window.wait()
    assert not window._frame._state.guard.is_restored


def test_bills_that_were_not_recorded_since_are_named(at_the_lock, trade, tmp_path):
    trade.issue()
    path = tmp_path / "with-a-bill.ladewell-backup"
    trade.book("shipper").back_up(path)
    trade.close_books()
    window = at_the_lock
    window.outside._restore()
    page = window.outside.restoring
    page._lie_in(tmp_path / "restored")
    page.take(path)
    restore(window, page)
    bar(window).act.click()
    dialog = dialog_over(window)
    dialog.ask.click()
    window.wait()
    assert "1 bills have not been recorded" in dialog.outcome.words
    assert dialog.numbers.whole == "MRDN-SZX-2610-004418"


def test_a_declaration_that_is_too_long_is_counted(at_the_lock, restoring):
    restore(at_the_lock, restoring)
    bar(at_the_lock).act.click()
    dialog = dialog_over(at_the_lock)
    dialog.text.setPlainText("x" * 501)
    assert not dialog.declare.isEnabled()
    assert dialog.text.accessibleDescription() == "At most 500 characters; 501 so far."


@pytest.mark.parametrize("fate", ["wrong", "cut", "full"])
def test_what_hinders_a_restoration_is_said_beside_its_cause(
    at_the_lock, restoring, backup, tmp_path, fate
):
    window, page = at_the_lock, restoring
    if fate == "cut":
        backup.write_bytes(backup.read_bytes()[:-500])
    if fate == "full":
        (tmp_path / "restored").mkdir()
        (tmp_path / "restored" / "letter.txt").touch()
    restore(window, page, "not this one at all" if fate == "wrong" else PASSPHRASE)
    field = {"wrong": page.opener.passphrase, "cut": page.backup, "full": page.place}[fate]
    assert field.field.accessibleDescription()
    assert not window._session.is_open


def test_the_words_open_a_vault_whose_passphrase_is_lost(at_the_lock, guarded, trade):
    window = at_the_lock
    words = Book.new_recovery_words()
    with Book.open(guarded, PASSPHRASE, clock=trade.clock) as book:
        book.give_recovery_words(PASSPHRASE, words)
    window.outside.unlock.lost.click()
    page = window.outside.recovering
    for field in (page.pair.first.field, page.pair.second.field):
        field.setText(NEW)
        field.textEdited.emit(NEW)
    page.opener.text.setPlainText("only three words")
    page.act.click()
    window.wait()
    assert page.opener.text.accessibleDescription() == ("3 words; there are 24 recovery words.")
    numbered = " ".join(f"{number}. {word[:4]}" for number, word in enumerate(words, start=1))
    page.opener.text.setPlainText(numbered)
    page.act.click()
    window.wait()
    assert bar(window).words.endswith("This vault was opened with its recovery words.")
    window.lock()
    window.wait()
    unlock(window, NEW)
    assert window._session.is_open


# Health


def test_the_check_up_reads_everything_and_says_so(settings, window):
    settings.health.check.click()
    window.wait()
    assert settings.health.outcome.words.startswith("Everything is as it was written")


def test_the_check_up_names_what_is_damaged(open_window, trade):
    trade.issue()
    blobs = trade.folder / "vaults" / "shipper" / "blobs"
    trade.close_books()
    victim = next(path for path in sorted(blobs.rglob("*")) if path.is_file())
    data = bytearray(victim.read_bytes())
    data[40] ^= 1
    victim.write_bytes(data)
    window = open_window()
    window._frame.go("settings")
    window.wait()
    page = window._frame.page("settings")
    page.health.check.click()
    window.wait()
    assert page.health._found.wrong[0].code == "blob-damaged"
    assert page.health._findings.count() >= 1


def test_keepassxc_7_a_dialog_does_not_keep_the_vault_from_locking(settings, window):
    """keeweb#75 too: an open dialog must neither stop the lock nor show the vault after it."""
    settings.ways.change.click()
    dialog = dialog_over(window)
    window.lock()
    window.wait()
    assert not window._session.is_open
    assert not any(one.isVisible() for one in window.findChildren(QDialog) if one is not dialog)
    assert window.outside.currentWidget() is window.outside.unlock


def test_keepassxc_202_1274_a_vault_on_a_read_only_medium_opens_to_look(at_the_lock, monkeypatch):
    monkeypatch.setattr("wallet.store.vault.os.access", lambda path, mode: False)
    window = at_the_lock
    unlock(window)
    page = window.outside.unlock
    assert page.line.accessibleDescription() == "The vault lies where nothing can be written."
    assert page.read_only.isVisible()
    page.line.setText(PASSPHRASE)
    page.read_only.click()
    window.wait()
    assert window._session.is_open
    assert bar(window).words.startswith("Opened only to look")
    window._frame.go("settings")
    window.wait()
    settings = window._frame.page("settings")
    assert not settings.ways.change.isEnabled()
    assert not settings.copies.move_away.isEnabled()


def test_two_known_folders_with_one_vault_are_pointed_out(at_the_lock, guarded, tmp_path):
    copy = shutil.copytree(guarded, tmp_path / "copy")
    page = at_the_lock.outside.unlock
    page.show_vault(KnownVault(guarded, "mine"), (KnownVault(copy, "copy"),))
    at_the_lock.wait()
    assert page._copies.isVisible()
    assert str(copy) in page._copies.whole

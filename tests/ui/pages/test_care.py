"""What a vault needs is said over every page, and all of it can be done in the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from tests.ui.pages.caring import NEW, bar, choose, give, shown_state
from tests.ui.pages.desk import dialog_over
from ui.pages.recovery_sheet import Sheet, print_sheet
from wallet.book import BackupState, Book, Presence
from wallet.voyage import PASSPHRASE

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
    dialog = dialog_over(window)
    dialog.line.setText(PASSPHRASE)
    dialog.line.textEdited.emit(PASSPHRASE)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    window.wait()
    assert dialog.act.hasFocus(), "Enter takes nothing away for ever"
    assert settings.state.has_words
    give(dialog, PASSPHRASE, window.wait)
    assert not settings.state.has_words


def printed_words(sheet: Sheet, path: Path) -> set[str]:
    """Return the words on the one page that is printed."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    print_sheet(sheet, printer)
    document = QPdfDocument()
    document.load(str(path))
    assert document.pageCount() == 1
    return set(document.getAllText(0).text().split())


@pytest.mark.usefixtures("look")
def test_each_letter_of_the_words_stands_for_itself_on_the_sheet(tmp_path):
    """Of two letters drawn as one, a print that is kept as a file loses both."""
    words = ("swift", "fly", "office", "affair", "shift")
    assert set(words) <= printed_words(Sheet("Words", "Vault", words, ()), tmp_path / "s.pdf")


def test_the_words_are_printed_on_one_sheet_and_taken_off_the_clipboard(
    settings, window, tmp_path, look
):
    settings.ways.renew.click()
    dialog = dialog_over(window)
    dialog._draw()
    window.wait()
    printed = printed_words(dialog.words.sheet(), tmp_path / "sheet.pdf")
    assert set(dialog.words.words) <= printed
    dialog.words.copy.click()
    assert QGuiApplication.clipboard().text().split() == list(dialog.words.words)
    window.lock()
    assert QGuiApplication.clipboard().text() == ""


def test_without_a_keyring_the_settings_say_so_and_everything_else_works(settings):
    assert settings.ways.quick.words == "This machine has no keyring that can be used."
    assert not settings.ways.allow.isEnabled()
    assert settings.health.guard.words.startswith("No keyring guards this vault")


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
    assert dialog_over(window).isVisible()
    window.lock()
    window.wait()
    assert not window._session.is_open
    assert not any(one.isVisible() for one in window.findChildren(QDialog))
    assert window.outside.currentWidget() is window.outside.unlock

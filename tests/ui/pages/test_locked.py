"""From a locked vault to an open one: by passphrase, keyring, words, backup, or only to look."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tests.ui.pages.caring import NEW, bar, choose, give, unlock
from tests.ui.pages.desk import dialog_over
from ui.dialogs.receive import Receiver
from ui.settings import KnownVault
from wallet.book import Book
from wallet.voyage import PASSPHRASE


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


def test_a_backup_of_any_name_is_restored(at_the_lock, restoring, backup):
    """Also one that is no text in any language, so that no line of the page can hold it."""
    name = os.fsdecode(b"\xff.ladewell-backup") if sys.platform == "linux" else "old one"
    restoring.take(backup.rename(backup.with_name(name)))
    restore(at_the_lock, restoring)
    assert at_the_lock._session.is_open


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
    assert "1 bill has not been recorded" in dialog.outcome.words
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
    assert not bar(window).later.isVisible(), "it would put nothing off"
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


def test_a_vault_on_a_network_drive_is_opened_with_a_word_about_it(at_the_lock, monkeypatch):
    monkeypatch.setattr("wallet.desk.caring.ground_of", lambda folder: ("network-drive",))
    page = at_the_lock.outside.unlock
    page.show_vault(page.vault)
    at_the_lock.wait()
    assert page._copies.whole.startswith("This folder is on a network drive")
    unlock(at_the_lock)
    assert at_the_lock._session.is_open


def test_a_conflict_copy_is_named_and_no_declaration_is_offered(at_the_lock, guarded, trade):
    elsewhere = shutil.copytree(guarded, guarded.with_name("on another machine"))
    with Book.open(elsewhere, PASSPHRASE, clock=trade.clock, keyring=None) as other:
        other.change_passphrase(PASSPHRASE, PASSPHRASE)
    name = "vault (conflicted copy).db"
    shutil.copy(elsewhere / "vault.db", guarded / name)
    window = at_the_lock
    unlock(window)
    assert "A cloud folder has left another copy" in bar(window).words
    bar(window).act.click()
    window.wait()
    dialog = dialog_over(window)
    assert dialog.numbers.whole == name
    assert not dialog.declare.isVisible()


def test_while_a_vault_is_opened_no_other_can_be_chosen(at_the_lock, tmp_path):
    window, page = at_the_lock, at_the_lock.outside.unlock
    page.show_vault(page.vault, [KnownVault(tmp_path / "other", "Another")])
    page.line.setText(PASSPHRASE)
    page.unlock.click()
    assert not any(part.isEnabled() for part in (page._known, page._elsewhere, page._doors))
    window.wait()
    assert window._session.is_open
    assert page._known.isEnabled()
    assert page._elsewhere.isEnabled()


def test_with_the_vault_goes_what_took_files_in_for_it(at_the_lock):
    unlock(at_the_lock)
    assert at_the_lock.findChildren(Receiver)
    at_the_lock.lock()
    at_the_lock.wait()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not at_the_lock.findChildren(Receiver)

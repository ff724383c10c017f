"""What surrounds a vault fails while its window is open: nothing is half done, and it goes on."""

from __future__ import annotations

import signal
from contextlib import contextmanager

import pytest

from wallet.keys.canonical import canonical, read_object
from wallet.proof.verdict import Headline
from wallet.titles.verbs import Verb
from wallet.voyage import PASSPHRASE

resource = pytest.importorskip("resource", reason="a disk is filled by a limit that POSIX has")


@contextmanager
def full_disk():
    """Let no file grow, as on a disk that is full."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)


def test_what_a_full_disk_stopped_is_done_once_there_is_room(trade, open_window, tmp_path):
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    window = open_window("bank")
    window._frame.show_sheet(bill)
    window.wait()
    sheet = window._frame.page("sheet")
    copies = window._frame.page("settings").copies
    backup = tmp_path / "bank.backup"
    with full_disk():
        sheet.decide(Verb.ACCEPT)
        window.wait()
        assert "nothing was changed" in sheet.outcome.words
        copies._back_up(backup)
        window.wait()
        assert "nothing was changed" in copies.outcome.words
        assert not backup.exists()
        assert not [one for one in tmp_path.iterdir() if "backup" in one.name], "no half of it"
    sheet.decide(Verb.ACCEPT)
    window.wait()
    assert sheet.outcome.words == ""
    assert sheet._sheet.verdict.headline is Headline.AGREED
    copies._back_up(backup)
    window.wait()
    assert "all of it is there" in copies.outcome.words


def test_a_vault_of_a_newer_program_is_said_to_be_one(at_the_lock, guarded):
    header = guarded / "header.json"
    said = read_object(header.read_bytes())
    header.write_bytes(canonical(said | {"format": said["format"] + 1}))
    unlock = at_the_lock.outside.unlock
    unlock.line.setText(PASSPHRASE)
    unlock.unlock.click()
    at_the_lock.wait()
    assert at_the_lock._frame is None, "nor is the header of before the update taken instead"
    assert "made by a newer version" in unlock.field.field.accessibleDescription()

"""Files that were opened lately are a press away, and are forgotten as easily."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from ui.settings import Settings


def entries(recent):
    return [(one.text(), one.isEnabled()) for one in recent.menu.actions() if one.text()]


def pressed(window, button, recent):
    button.click()
    window.wait()
    return entries(recent)


@pytest.fixture(autouse=True)
def popup(monkeypatch):
    """Let menus stay closed: the platform of the tests has no screen to grab."""
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _at: None)


@pytest.fixture
def opened(window, tmp_path):
    """Open a file that goes away, and one that stays."""
    gone, bill = tmp_path / "gone.ebl", tmp_path / "bill & more.ebl"
    for path in (gone, bill):
        path.write_bytes(b"no parcel")
        window.take([path])
        window.wait()
    gone.unlink()
    return bill, gone


def test_the_newest_stands_first_and_what_is_gone_is_said_to_be(window, opened):
    bill, gone = opened
    frame = window._frame
    shown = pressed(window, frame.top.recent, frame.recent)
    assert shown == [
        (f"bill && more.ebl  ·  {bill.parent.name}", True),
        (f"{gone.name}  ·  {gone.parent.name} (no longer there)", False),
        ("Forget these files", True),
    ]
    came = []
    frame.files_wanted.connect(came.append)
    frame.recent.menu.actions()[0].trigger()
    assert came == [[bill]]
    window.wait()


def test_one_act_forgets_them(window, opened, tmp_path):
    frame = window._frame
    pressed(window, frame.top.recent, frame.recent)
    frame.recent.menu.actions()[-1].trigger()
    assert Settings(tmp_path / "window.ini").recent_files == ()
    assert pressed(window, frame.top.recent, frame.recent) == [("No file was opened yet", False)]


def test_switched_off_the_menu_says_so(settings, window, opened):
    settings.program.recent.click()
    assert not settings.program.forget.isEnabled()
    frame = window._frame
    said = [("Opened files are not remembered", False)]
    assert pressed(window, frame.top.recent, frame.recent) == said
    window.take([opened[0]])
    window.wait()
    assert window._settings.recent_files == ()


def test_what_lies_in_a_vault_and_what_was_fetched_are_never_remembered(window, tmp_path):
    inside = window.outside.vault / "blobs" / "x.ebl"
    window.take([inside])
    window._read([tmp_path / "document.tt"])
    window.wait()
    assert window._settings.recent_files == ()


def test_without_a_vault_they_stand_at_the_second_door(window, opened):
    window.lock()
    window.wait()
    window.outside.show_doors()
    doors = window.outside.doors
    shown = pressed(window, doors.recent, doors.recent_files)
    assert shown[0][0].startswith("bill && more")

"""A second start hands its files to the first; a killed first one leaves no lock behind."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket

from ui.instance import Instance
from ui.links import Wanted


@pytest.fixture
def vault(tmp_path):
    return tmp_path / "vault"


@pytest.fixture
def first(qapp, vault):
    instance = Instance(vault)
    assert instance.is_first()
    yield instance
    instance._server.close()


def test_the_second_start_gives_its_files_to_the_first(first, vault, qtbot, tmp_path):
    with qtbot.waitSignal(first.called) as called:
        assert not Instance(vault).is_first(Wanted((tmp_path / "a.ebl", Path("b.json"))))
    assert called.args[0] == Wanted((tmp_path / "a.ebl", Path("b.json").absolute()))


def test_links_and_the_wish_to_choose_are_handed_over_too(first, vault, qtbot, tmp_path):
    link = "ladewell:https://actions.tradetrust.io/?q=%7B%22type%22%3A1%7D#{}"
    asked = Wanted.of([link, str(tmp_path / "提单.ebl")], chooses=True)
    with qtbot.waitSignal(first.called) as called:
        assert not Instance(vault).is_first(asked)
    assert called.args[0] == Wanted((tmp_path / "提单.ebl",), (link,), chooses=True)


def test_a_start_without_files_only_brings_the_window_forward(first, vault, qtbot):
    with qtbot.waitSignal(first.called) as called:
        assert not Instance(vault).is_first()
    assert called.args[0] == Wanted()


def test_another_vault_that_is_named_has_a_window_of_its_own(first, tmp_path):
    other = Instance(tmp_path / "other")
    assert other.is_first()
    other._server.close()


def test_what_names_no_files_is_not_taken(first, vault, qtbot, tmp_path):
    called = []
    first.called.connect(called.append)
    for said in (b"relative/path", b"[" * 100_000, b"http://example.org/\0x"):
        socket = QLocalSocket()
        socket.connectToServer(first._name)
        assert socket.waitForConnected(1000)
        socket.write(said)
        socket.flush()
        socket.disconnectFromServer()
    with qtbot.waitSignal(first.called):
        assert not Instance(vault).is_first(Wanted((tmp_path / "a.ebl",)))
    assert called == [Wanted((tmp_path / "a.ebl",))]


def test_a_window_that_was_killed_leaves_nothing_in_the_way(first, vault):
    place = Path(first._server.fullServerName())
    first._server.close()
    place.touch()
    again = Instance(vault)
    assert again.is_first()
    assert again._server.isListening()
    again._server.close()


def test_a_thousand_files_are_all_handed_over(first, vault, qtbot, tmp_path):
    many = tuple(tmp_path / f"{'long name ' * 12}{number:04}.ebl" for number in range(1_000))
    with qtbot.waitSignal(first.called) as called:
        assert not Instance(vault).is_first(Wanted(many))
    assert called.args[0] == Wanted(many)


@pytest.fixture
def runtime(monkeypatch):
    """Return the user's folder for sockets: a short path, as sockets need one."""
    with tempfile.TemporaryDirectory(prefix="l-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)


@pytest.mark.skipif(os.name != "posix", reason="sockets that are files")
def test_the_socket_lies_where_no_other_user_can_lay_one(qapp, runtime):
    instance = Instance()
    assert instance.is_first()
    assert Path(instance._name).is_socket()
    assert Path(instance._name).parent == runtime
    instance._server.close()
    runtime.chmod(0o777)
    assert Path(Instance()._name).parent != runtime, "there anybody could"


def test_of_two_starts_at_once_one_asks_after_the_other(qapp, vault):
    instance, locked = Instance(vault), []
    alone = instance._stands_alone

    def watched(wanted):
        locked.append(not Instance(vault)._lock.tryLock(0))
        return alone(wanted)

    instance._stands_alone = watched
    assert instance.is_first()
    assert locked == [True], "another one waits while this one looks and begins to listen"
    assert Instance(vault)._lock.tryLock(0), "and not longer"
    instance._server.close()

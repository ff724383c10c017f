"""The keyring of the system: only stores that protect, read back, and never waited for in vain."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from wallet.errors import CouldNotLook
from wallet.store.secrets import MOST, OsKeyring

ROOT = Path(__file__).parents[3]


class Kept(KeyringBackend):
    """Keeps passwords in memory, and passes for the backend of a desktop."""

    priority = 1

    def __init__(self):
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


class Failing(Kept):
    """Fails at everything in one way."""

    def __init__(self, wrong):
        super().__init__()
        self.wrong = wrong

    def get_password(self, *_what):
        raise self.wrong

    set_password = delete_password = get_password


class Hanging(Kept):
    """Waits for somebody to answer a prompt."""

    def __init__(self):
        super().__init__()
        self.answered = threading.Event()

    def get_password(self, service, username):
        self.answered.wait(30)


class Stale(Kept):
    """Gives back what was kept first."""

    def set_password(self, service, username, password):
        self.kept.setdefault((service, username), password)


class Null(Kept):
    """Keeps nothing and says nothing, as keyring's own null backend."""

    def set_password(self, service, username, password):
        pass


@pytest.fixture
def use(monkeypatch):
    """Return a function that makes a backend the one of this desktop."""

    def use_it(backend, name="keyring.backends.SecretService.Keyring"):
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "")
        module, _, title = name.rpartition(".")
        kind = type(title, (type(backend),), {"__module__": module})
        backend.__class__ = kind
        monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
        return backend

    return use_it


def test_what_is_put_there_is_there(use):
    backend = use(Kept())
    OsKeyring().put("v/anchor", "text")
    assert OsKeyring().get("v/anchor") == "text"
    assert OsKeyring().get("v/other") is None
    assert backend.kept == {("ladewell", "v/anchor"): "text"}
    OsKeyring().remove("v/anchor")
    OsKeyring().remove("v/anchor")
    assert OsKeyring().get("v/anchor") is None


@pytest.mark.parametrize(
    "name",
    [
        "keyrings.alt.file.PlaintextKeyring", "keyrings.alt.file.EncryptedKeyring",
        "keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "somebody.Keyring",
    ],
)  # fmt: skip
def test_a_store_that_does_not_protect_is_none(use, name):
    backend = use(Kept(), name)
    with pytest.raises(CouldNotLook, match="keyring-none"):
        OsKeyring().put("v/anchor", "text")
    assert backend.kept == {}


def test_of_a_chain_only_a_store_that_protects_is_used(use):
    plain, good = Kept(), Kept()
    plain.__class__ = type("PlaintextKeyring", (Kept,), {"__module__": "keyrings.alt.file"})
    good.__class__ = type("Keyring", (Kept,), {"__module__": "keyring.backends.libsecret"})
    chain = use(Kept(), "keyring.backends.chainer.ChainerBackend")
    chain.__class__.backends = [plain, good]
    OsKeyring().put("v/anchor", "text")
    assert (plain.kept, list(good.kept.values())) == ({}, ["text"])
    chain.__class__.backends = [plain]
    with pytest.raises(CouldNotLook, match="keyring-none"):
        OsKeyring().put("v/anchor", "text")


@pytest.mark.parametrize("backend", [Null(), Stale()])
def test_a_store_that_forgets_is_found_out(use, backend):
    use(backend).kept["ladewell", "v/anchor"] = "an old text"
    with pytest.raises(CouldNotLook, match="keyring-forgetful"):
        OsKeyring().put("v/anchor", "text")


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (KeyringLocked(), "keyring-locked"),
        (NoKeyringError(), "keyring-none"),
        (InitError("Prompt dismissed"), "keyring-failed"),
        (PasswordDeleteError(), "keyring-failed"),
        (OSError("the bus went away"), "keyring-failed"),
        (RuntimeError("1783 The stub received bad data"), "keyring-failed"),
    ],
)
def test_whatever_goes_wrong_has_a_code(use, wrong, code):
    use(Failing(wrong))
    for ask in (
        lambda: OsKeyring().get("v/anchor"),
        lambda: OsKeyring().put("v/anchor", "text"),
        lambda: OsKeyring().remove("v/anchor"),
    ):
        with pytest.raises(CouldNotLook, match=code):
            ask()


def test_a_prompt_nobody_answers_is_not_waited_for(use):
    backend = use(Hanging())
    with pytest.raises(CouldNotLook, match="keyring-slow"):
        OsKeyring(patience=0.01).get("v/anchor")
    backend.answered.set()


def test_where_the_environment_wants_none_there_is_none(monkeypatch):
    for name in ("keyring.backends.null.Keyring", "keyring.backends.fail.Keyring"):
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
        with pytest.raises(CouldNotLook, match="keyring-none"):
            OsKeyring().put("v/anchor", "text")


@pytest.mark.parametrize("text", ["x" * (MOST + 1), "提单"])
def test_only_short_plain_texts_are_kept_there(text):
    with pytest.raises(ValueError, match="short"):
        OsKeyring().put("v/anchor", text)


def test_a_hanging_keyring_does_not_keep_the_program_from_ending():
    code = """
import keyring, os, time
from wallet.errors import CouldNotLook
from wallet.store.secrets import OsKeyring
class Keyring:
    def get_password(self, *_): time.sleep(600)
Keyring.__module__ = "keyring.backends.SecretService"
os.environ["PYTHON_KEYRING_BACKEND"] = ""
keyring.get_keyring = Keyring
try: OsKeyring(patience=0.05).get("v")
except CouldNotLook as wrong: print(wrong.code)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60,
        env=dict(os.environ),
    )  # fmt: skip
    assert (done.stdout, done.stderr, done.returncode) == ("keyring-slow\n", "", 0)

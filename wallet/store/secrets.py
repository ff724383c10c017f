"""The keyring of the operating system, outside the vault; the only module that imports keyring.

It keeps two short texts for a vault: the anchor, and a key for quick unlock. Neither is ever the
only way in. What was measured decides how it is asked:

* Only stores the system protects are used. Without one, `keyring` may silently offer a plaintext
  file (keyrings.alt) or one that forgets (null), so each write is read back, and the backend must
  be on a list.
* A prompt, or a daemon that hangs, may take for ever: each call has a thread of its own and is
  waited for only so long.
* Whatever goes wrong becomes one of our codes; nothing here ends the program.
"""

from __future__ import annotations

import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from wallet.errors import CouldNotLook

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

MOST = 200
"""Characters of one text: Windows takes 1,280, and a longer one slows every other down."""

SERVICE = "ladewell"

ALLOWED = frozenset(
    {
        "keyring.backends.SecretService.Keyring",
        "keyring.backends.libsecret.Keyring",
        "keyring.backends.kwallet.DBusKeyring",
        "keyring.backends.kwallet.DBusKeyringKWallet4",
        "keyring.backends.Windows.WinVaultKeyring",
        "keyring.backends.macOS.Keyring",
    }
)
_CHAIN = "keyring.backends.chainer.ChainerBackend"
_CHOICE = "PYTHON_KEYRING_BACKEND"
_NO_CHOICE = ("keyring.backends.fail.", "keyring.backends.null.")


class Keyring(Protocol):
    """Keeps short texts by name, apart from every vault.

    Each method may raise `CouldNotLook`: ``keyring-none``, ``keyring-locked``, ``keyring-slow``,
    ``keyring-forgetful``: what was written does not read back; ``keyring-failed``.
    """

    def get(self, name: str) -> str | None:
        """Return the text of this name, or nothing if there is none."""

    def put(self, name: str, text: str) -> None:
        """Keep `text` in the place of what was there; it is there for certain on return."""

    def remove(self, name: str) -> None:
        """Forget the text of this name, if there is one."""


@dataclass(frozen=True, slots=True)
class OsKeyring:
    """The keyring of the person who is logged in."""

    patience: float = 20.0
    """Seconds to wait for one call: a person may have to type the keyring's password."""

    def get(self, name: str) -> str | None:
        """Return the text of this name, or nothing if there is none."""
        return self._asked(lambda backend: backend.get_password(SERVICE, name))

    def put(self, name: str, text: str) -> None:
        """Keep `text`; read it back, as some backends keep nothing and say nothing."""
        if len(text) > MOST or not text.isascii():
            raise ValueError("a text for the keyring is short and ASCII")

        def write(backend: KeyringBackend) -> str | None:
            backend.set_password(SERVICE, name, text)
            return backend.get_password(SERVICE, name)

        if self._asked(write) != text:
            raise CouldNotLook("keyring-forgetful")

    def remove(self, name: str) -> None:
        """Forget the text of this name, if there is one."""

        def remove(backend: KeyringBackend) -> None:
            if backend.get_password(SERVICE, name) is not None:
                backend.delete_password(SERVICE, name)

        self._asked(remove)

    def _asked(self, work: Callable[[KeyringBackend], T]) -> T:
        """Let `work` use the backend, in a thread that is given up when it takes too long."""
        if os.environ.get(_CHOICE, "").startswith(_NO_CHOICE):
            raise CouldNotLook("keyring-none")  # said outright: a quarter of a second is saved
        answer: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answer.put((work(_backend()), None))
            except BaseException as wrong:
                answer.put((None, wrong))

        # A daemon: a call that never returns must not keep the program from ending.
        threading.Thread(target=ask, name="keyring", daemon=True).start()
        try:
            found, wrong = answer.get(timeout=self.patience)
        except queue.Empty:
            raise CouldNotLook("keyring-slow") from None
        if wrong is not None:
            raise _said(wrong) from wrong
        return found  # type: ignore[return-value] # where nothing went wrong it is what came back


def _backend() -> KeyringBackend:
    import keyring  # it looks through every installed package for backends

    chosen: Any = keyring.get_keyring()
    # Where there are several, keyring puts a chain before them that may end in a plaintext file.
    several = chosen.backends if _name(chosen) == _CHAIN else [chosen]
    for backend in several:
        if _name(backend) in ALLOWED:
            return backend  # type: ignore[no-any-return]
    raise CouldNotLook("keyring-none", backend=_name(chosen))


def _name(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _said(wrong: BaseException) -> BaseException:
    from keyring.errors import KeyringLocked, NoKeyringError

    if isinstance(wrong, CouldNotLook):
        return wrong
    if isinstance(wrong, KeyringLocked):
        return CouldNotLook("keyring-locked")
    if isinstance(wrong, NoKeyringError):
        return CouldNotLook("keyring-none")
    if isinstance(wrong, Exception):  # of D-Bus, of Windows, of anything below
        return CouldNotLook("keyring-failed", why=type(wrong).__name__)
    return wrong

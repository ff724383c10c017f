"""What an owner does about the vault itself: ways in, backups, moving, and its health."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Self

from wallet.clock import Clock
from wallet.desk import guarding, moving
from wallet.desk.office import Office
from wallet.errors import WalletError
from wallet.keys.strength import Strength, passphrase_strength
from wallet.keys.words_recovery import new_recovery_words, suggested_passphrase
from wallet.progress import Progress, Silent
from wallet.store import (
    BackupFound,
    BackupState,
    Guard,
    Keyring,
    OsKeyring,
    Presence,
    Vault,
    WayIn,
)  # fmt: skip
from wallet.store.doors import quick_until
from wallet.store.ground import ground_of
from wallet.store.openers import Opener, Passphrase, RecoveryWords
from wallet.store.twins import Twin, same_vault

OS_KEYRING: Keyring = OsKeyring()
"""The keyring of whoever is logged in; nothing is asked of it before it is needed."""


class Care:
    """A vault in its owner's care. `wallet.book.Book` is one."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        """Work on `vault` by the time of `clock`."""
        self._vault = vault
        self._office = Office(vault, clock)

    # Ways in

    @classmethod
    def open_with_words(
        cls,
        folder: Path,
        words: Iterable[str],
        *,
        clock: Clock,
        keyring: Keyring | None = OS_KEYRING,
    ) -> Self:
        """Open the vault in `folder` with its recovery words; titles are frozen from then on.

        Raises:
            CouldNotLook: ``recovery-words-wrong``, ``recovery-word-unknown`` …; as `Book.open`.

        """
        return cls(Vault.open_with_words(folder, words, clock=clock, keyring=keyring), clock)

    @classmethod
    def open_quickly(cls, folder: Path, *, clock: Clock, keyring: Keyring = OS_KEYRING) -> Self:
        """Open the vault in `folder` by the keyring, for looking; see `allow_quick_unlock`.

        Raises:
            CouldNotLook: ``quick-unlock-off``, ``quick-unlock-expired``, ``keyring-locked`` …

        """
        return cls(Vault.open_quickly(folder, clock=clock, keyring=keyring), clock)

    @classmethod
    def open_to_read(
        cls, folder: Path, passphrase: str, *, clock: Clock, keyring: Keyring | None = OS_KEYRING
    ) -> Self:
        """Open the vault in `folder` without changing anything, as on a disk that is read-only.

        Raises:
            CouldNotLook: ``vault-not-closed``, ``vault-older``; as `Book.open`.

        """
        return cls(Vault.open_to_read(folder, passphrase, clock=clock, keyring=keyring), clock)

    @staticmethod
    def opens_quickly_until(folder: Path) -> datetime | None:
        """Return until when the keyring may open the vault in `folder`, if it may."""
        return quick_until(folder)

    @staticmethod
    def same_vaults(folders: Iterable[Path]) -> tuple[tuple[Path, ...], ...]:
        """Return those folders that hold copies of one and the same vault, together."""
        return same_vault(folders)

    @staticmethod
    def ground_of(folder: Path) -> tuple[str, ...]:
        """Return what to know of a place before a vault is made there, as codes; mostly nothing."""
        return ground_of(folder)

    @staticmethod
    def passphrase_strength(text: str, known_words: Iterable[str] = ()) -> Strength:
        """Return how hard a passphrase is to guess for one who knows the owner and the trade."""
        return passphrase_strength(text, known_words)

    @staticmethod
    def suggested_passphrase() -> str:
        """Return a passphrase of seven words drawn by the machine."""
        return suggested_passphrase()

    @staticmethod
    def new_recovery_words() -> tuple[str, ...]:
        """Return 24 words for `Book.create`, to be shown once and written on paper."""
        return new_recovery_words()

    def ways_in(self) -> tuple[WayIn, ...]:
        """Return everything that opens this vault."""
        return self._vault.ways_in()

    def change_passphrase(self, old: str, new: str) -> None:
        """Let `new` open the vault instead of `old`.

        Raises:
            CouldNotLook: ``passphrase-wrong``.
            Refused: ``passphrase-too-short``.

        """
        self._vault.change_passphrase(old, new)

    def reset_passphrase(self, words: Iterable[str], new: str) -> None:
        """Let `new` open the vault instead of the passphrase that was lost.

        Raises:
            CouldNotLook: ``recovery-words-wrong`` …
            Refused: ``passphrase-too-short``.

        """
        self._vault.reset_passphrase(words, new)

    @property
    def has_recovery_words(self) -> bool:
        """Whether words on paper open this vault."""
        return self._vault.has_recovery_words

    def check_recovery_words(self, words: Iterable[str]) -> None:
        """See whether `words` open this vault.

        Raises:
            CouldNotLook: ``recovery-words-wrong``, ``recovery-word-unknown``,
                ``recovery-words-mistyped`` or ``recovery-words-count``.

        """
        self._vault.check_recovery_words(words)

    def give_recovery_words(self, passphrase: str, words: Iterable[str]) -> None:
        """Let `words` open the vault, and those given before no longer.

        Raises:
            CouldNotLook: ``passphrase-wrong``.

        """
        self._vault.give_recovery_words(passphrase, words)

    def withdraw_recovery_words(self, passphrase: str) -> None:
        """Let no words on paper open the vault any more.

        Raises:
            CouldNotLook: ``passphrase-wrong``.

        """
        self._vault.withdraw_recovery_words(passphrase)

    def allow_quick_unlock(self, passphrase: str, hours: float = 12) -> None:
        """Let the keyring of the system open the vault for some hours, for looking only.

        Raises:
            CouldNotLook: ``passphrase-wrong``, ``keyring-none``, ``keyring-locked`` …

        """
        self._vault.allow_quick_unlock(passphrase, hours)

    def forbid_quick_unlock(self) -> None:
        """Let the keyring open the vault no longer."""
        self._vault.forbid_quick_unlock()

    @property
    def needs_passphrase(self) -> bool:
        """Whether quick unlock opened it, so that signing wants `confirm` first."""
        return not self._vault.is_confirmed

    def confirm(self, passphrase: str) -> None:
        """Show that the owner is here, after quick unlock.

        Raises:
            CouldNotLook: ``passphrase-wrong``.

        """
        self._vault.confirm(passphrase)

    @property
    def is_read_only(self) -> bool:
        """Whether it was opened for looking at a place that cannot be written."""
        return self._vault.is_read_only

    @property
    def left_open(self) -> Presence | None:
        """Who on another machine may have this vault open still, as in a folder of a cloud."""
        return self._vault.left_open

    # Older copies

    def guard(self) -> Guard:
        """Look whether this is the newest copy of the vault; asks the keyring once a session."""
        return self._vault.guard()

    def twins(self) -> tuple[Twin, ...]:
        """Return the copies of this vault that a cloud folder has left beside it, by file."""
        return self._vault.twins()

    def lift_freeze(self, declaration: str | None = None) -> None:
        """Let a restored vault sign again, by fresh records or by the owner's declaration.

        Raises:
            Refused: ``titles-unconfirmed``, ``titles-frozen``, ``declaration-too-long``.

        """
        guarding.lift_freeze(self._office, declaration)

    # Copies

    def back_up(self, path: Path, progress: Progress | None = None) -> tuple[WalletError, ...]:
        """Write everything to one encrypted file and read it again.

        Returns:
            The documents that could not be taken along, as they are damaged here; best nothing.

        Raises:
            Refused: ``file-exists``.
            CouldNotLook: ``disk-full`` …

        """
        return self._vault.back_up(path, progress or Silent())

    def check_backup(self, path: Path, progress: Progress | None = None) -> BackupFound:
        """Read a backup of this vault from front to back.

        Raises:
            Refused: ``backup-of-another``.
            Unreadable: ``backup-damaged``.

        """
        return self._vault.check_backup(path, progress or Silent())

    def backup_state(self) -> BackupState:
        """Return when the last backup was made, and whether it is time for one."""
        return self._vault.backup_state()

    @classmethod
    def restore(
        cls,
        backup: Path,
        folder: Path,
        passphrase: str | None = None,
        *,
        clock: Clock,
        words: Iterable[str] = (),
        keyring: Keyring | None = OS_KEYRING,
        progress: Progress | None = None,
    ) -> Self:
        """Make a vault in `folder` of a backup, and open it.

        Its titles are frozen, unless the file is one that `hand_over` wrote in the last week.

        Args:
            backup: The file.
            folder: Where nothing is yet.
            passphrase: What opened the vault when the backup was made.
            clock: Tells when things happen.
            words: The recovery words instead of the passphrase.
            keyring: Where its anchor will be.
            progress: Told of each document.

        Raises:
            CouldNotLook: ``folder-not-empty``, ``file-missing``, ``passphrase-wrong`` …
            Unreadable: ``backup-damaged``. The folder is as it was.

        """
        opener: Opener = (
            Passphrase(passphrase) if passphrase is not None else RecoveryWords.read(words)
        )
        vault = Vault.restore(
            backup, folder, opener, clock=clock, keyring=keyring, progress=progress or Silent()
        )
        care = cls(vault, clock)
        try:
            moving.take_over(care._office)
        except BaseException:
            vault.close()
            raise
        return care

    def hand_over(self, path: Path, progress: Progress | None = None) -> tuple[WalletError, ...]:
        """Write the file in which this vault goes on living on another machine; here it freezes.

        Returns:
            As `back_up`.

        Raises:
            Refused: ``titles-frozen``, ``file-exists``.
            CouldNotLook: ``anchor-not-written``, ``disk-full`` …

        """
        return moving.hand_over(self._office, path, progress or Silent())

    # Health

    def check(self, progress: Progress | None = None) -> tuple[WalletError, ...]:
        """Read everything in the vault and return what is not as it should be.

        ``titles-frozen`` is among it where this may be an older copy of the vault.
        """
        found = self._vault.check(progress or Silent())
        guard = self._vault.guard()
        return (*found, guarding.frozen(guard)) if guard.is_restored else found

"""Who can open a vault, and how that is changed while it is open.

Every change wraps 32 bytes anew in the header; nothing else is encrypted again. Whoever adds a way
in shows first that he has one already: a vault that stands open on a desk is not given away.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from wallet.clock import Clock, read_time, write_time
from wallet.errors import CouldNotLook, WalletError
from wallet.keys.canonical import JsonObject
from wallet.keys.vaultkeys import KdfCost, random_bytes
from wallet.store import header
from wallet.store.guard import Guarded
from wallet.store.header import Header, Unlocked
from wallet.store.openers import (
    Opener,
    Passphrase,
    PersonsPassphrase,
    QuickKey,
    RecoveryWords,
    VaultKey,
    cost_of,
)
from wallet.store.secrets import Keyring

_UNLOCK = "unlock"


@dataclass(frozen=True, slots=True)
class WayIn:
    """One way into a vault: a slot of its header."""

    kind: str
    """``passphrase``, ``recovery``, ``keyring``, or what a later program has added."""
    cost: KdfCost | None = None
    """What each guess at a passphrase costs."""
    until: datetime | None = None
    """When quick unlock expires, UTC."""


class Doors(Guarded):
    """The ways into a vault."""

    _is_confirmed: bool

    @property
    def is_confirmed(self) -> bool:
        """Whether a passphrase or the words opened it: quick unlock is for looking, not signing."""
        return self._is_confirmed

    def ways_in(self) -> tuple[WayIn, ...]:
        """Return everything that opens the vault, as its header says."""
        return tuple(
            WayIn(
                slot["type"],
                cost_of(slot) if slot["type"] == Passphrase.type else None,
                _until(slot) if slot["type"] == QuickKey.type else None,
            )
            for slot in self._header.slots
        )

    def confirm(self, passphrase: str) -> None:
        """Show that the person at the machine is the owner, after quick unlock.

        Raises:
            CouldNotLook: ``passphrase-wrong``.

        """
        self._header.unlock(Passphrase(passphrase))
        self._is_confirmed = True

    def change_passphrase(self, old: str, new: str, *, kdf: KdfCost | None = None) -> None:
        """Let `new` open the vault instead of `old`. Nothing is encrypted again but one key.

        Args:
            old: The passphrase of now.
            new: The one to come.
            kdf: What each guess shall cost; as much as before, if not given.

        Raises:
            CouldNotLook: ``passphrase-wrong``.
            Refused: ``passphrase-too-short``.

        """
        self._give_passphrase(self._header.unlock(Passphrase(old)), new, kdf)

    def reset_passphrase(
        self, words: Iterable[str], new: str, *, kdf: KdfCost | None = None
    ) -> None:
        """Let `new` open the vault instead of the passphrase that was lost.

        Raises:
            CouldNotLook: ``recovery-words-wrong``, or as `RecoveryWords.read`.
            Refused: ``passphrase-too-short``.

        """
        self._give_passphrase(self._header.unlock(RecoveryWords.read(words)), new, kdf)

    def check_recovery_words(self, words: Iterable[str]) -> None:
        """See whether `words` open this vault.

        Raises:
            CouldNotLook: ``recovery-words-wrong``, or as `RecoveryWords.read`.

        """
        self._header.unlock(RecoveryWords.read(words))

    @property
    def has_recovery_words(self) -> bool:
        """Whether there are words on paper that open it."""
        return self._header.slot(RecoveryWords.type) is not None

    def give_recovery_words(self, passphrase: str, words: Iterable[str]) -> None:
        """Let `words` open the vault, and those given before no longer.

        Raises:
            CouldNotLook: ``passphrase-wrong``, or as `RecoveryWords.read`.

        """
        key = self._header.unlock(Passphrase(passphrase))
        self._give(key, RecoveryWords.read(words), "recovery-words-given")

    def withdraw_recovery_words(self, passphrase: str) -> None:
        """Let no words on paper open the vault any more.

        Raises:
            CouldNotLook: ``passphrase-wrong``.

        """
        self._header.unlock(Passphrase(passphrase))
        if self.has_recovery_words:
            self._drop(RecoveryWords.type, "recovery-words-withdrawn")

    def give_person(
        self, passphrase: str, person: str, theirs: str, *, kdf: KdfCost | None = None
    ) -> None:
        """Let one of several people open the vault with a passphrase of their own.

        Args:
            passphrase: The owner's.
            person: Who, 16 hex.
            theirs: The passphrase of that person.
            kdf: What each guess shall cost; as much as at the owner's, if not given.

        Raises:
            CouldNotLook: ``passphrase-wrong``.
            Refused: ``passphrase-too-short``, ``too-many-people``.

        """
        key = self._header.unlock(Passphrase(passphrase))
        slot = self._header.slot(Passphrase.type)
        cost = kdf or (cost_of(slot) if slot is not None else None)
        opener = (
            PersonsPassphrase(theirs, person)
            if cost is None
            else PersonsPassphrase(theirs, person, cost)
        )
        revision = self._next_revision()
        self._put_header(self._header.with_person(key, opener, revision=revision), "person-given")

    def take_person(self, person: str) -> None:
        """Let one of the people open the vault no longer."""
        revision = self._next_revision()
        self._put_header(
            self._header.without_person(self._key, person, revision=revision), "person-taken"
        )

    def allow_quick_unlock(self, passphrase: str, hours: float) -> None:
        """Let the keyring of the system open the vault for some hours from now.

        Raises:
            CouldNotLook: ``passphrase-wrong``, ``vault-read-only``; or the keyring's reason:
                ``keyring-none``, ``keyring-locked``, ``keyring-forgetful`` …

        """
        key = self._header.unlock(Passphrase(passphrase))
        until = self._clock.now() + timedelta(hours=hours)
        quick = QuickKey(random_bytes(32), write_time(until))
        self._writable()
        self._ring().put(f"{self.id}/{_UNLOCK}", quick.secret.hex())
        self._give(key, quick, "quick-unlock-allowed")

    def forbid_quick_unlock(self) -> None:
        """Let the keyring open the vault no longer."""
        if self._header.slot(QuickKey.type) is None:
            return
        self._drop(QuickKey.type, "quick-unlock-forbidden")
        self._ring().remove(f"{self.id}/{_UNLOCK}")

    def _give_passphrase(self, key: VaultKey, new: str, kdf: KdfCost | None) -> None:
        slot = self._header.slot(Passphrase.type)
        cost = kdf or (cost_of(slot) if slot is not None else None)
        opener = Passphrase(new) if cost is None else Passphrase(new, cost)
        self._give(key, opener, "passphrase-changed")
        self._is_confirmed = True

    def _give(self, key: VaultKey, opener: Opener, kind: str) -> None:
        revision = self._next_revision()
        self._put_header(self._header.with_opener(key, opener, revision=revision), kind)

    def _drop(self, type_: str, kind: str) -> None:
        revision = self._next_revision()
        self._put_header(self._header.without(self._key, type_, revision=revision), kind)

    def _next_revision(self) -> int:
        self._writable()
        return max(self._header.revision, self.memory.header) + 1

    def _put_header(self, changed: Header, kind: str) -> None:
        # The header first: until the database knows of it, the one before is as good.
        header.write(self._folder, changed)
        self._header = changed
        self._remember(kind, header=changed.revision)

    def _writable(self) -> None:
        if self.is_read_only:
            raise CouldNotLook("vault-read-only")


def quick_until(folder: Path) -> datetime | None:
    """Return until when the keyring may open the vault in `folder`, if it may; not yet proven."""
    read = header.glance(folder)
    slot = read.slot(QuickKey.type) if read is not None else None
    return None if slot is None else _until(slot)


def _until(slot: JsonObject) -> datetime | None:
    try:
        return read_time(slot["until"])
    except (WalletError, LookupError, TypeError):
        return None


def unlock_quickly(folder: Path, keyring: Keyring, clock: Clock) -> Unlocked:
    """Open the header in `folder` with what the keyring keeps.

    Raises:
        CouldNotLook: ``quick-unlock-off``: it was not allowed, or the keyring has lost it;
            ``quick-unlock-expired``, ``quick-unlock-wrong``; the keyring's own reasons; as
            `wallet.store.header.unlock`.

    """
    read, until = header.glance(folder), quick_until(folder)
    if read is None or until is None:
        raise CouldNotLook("quick-unlock-off")
    if until <= clock.now():
        keyring.remove(f"{read.vault}/{_UNLOCK}")
        raise CouldNotLook("quick-unlock-expired", until=until)
    secret = keyring.get(f"{read.vault}/{_UNLOCK}")
    try:
        opener = QuickKey(bytes.fromhex(secret or ""), write_time(until))
    except ValueError as wrong:
        raise CouldNotLook("quick-unlock-wrong") from wrong
    if not opener.secret:
        raise CouldNotLook("quick-unlock-off")
    return header.unlock(folder, opener)

"""The vault: one folder that holds everything, opened by its owner, by one process at a time.

::

    header.json, header.json.bak    who opens it (`header`, `openers`)
    vault.db                        everything but documents, encrypted (`database`, `upgrade`)
    vault.db.v1                     the same as it was before an upgrade
    vault.open                      who has it open just now (`presence`)
    blobs/xx/…                      documents, each sealed by itself (`blobs`)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Self

from wallet.clock import Clock, write_time
from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.vaultkeys import KdfCost, calibrated_kdf, random_bytes
from wallet.progress import Progress, Silent
from wallet.store import backup, files, header, presence, state
from wallet.store.backup import DATABASE
from wallet.store.blobs import Blobs
from wallet.store.cards import Cards
from wallet.store.copies import BLOBS, COPY, RESTORED, Copied
from wallet.store.database import Database
from wallet.store.doors import unlock_quickly
from wallet.store.guard import put_memory
from wallet.store.header import Header, Unlocked
from wallet.store.memory import Memory
from wallet.store.openers import Opener, Passphrase, QuickKey, RecoveryWords, VaultKey
from wallet.store.positions import Positions
from wallet.store.presence import Presence
from wallet.store.proofs import Proofs
from wallet.store.register import Registers
from wallet.store.secrets import Keyring
from wallet.store.upgrade import STEPS, keep_as_it_was, upgrade

_UNFINISHED = "vault.db.new"


class Vault(Copied, Cards, Registers, Proofs, Positions):
    """An open vault. Use from one thread at a time, and close it, best by ``with``.

    Every method that writes does so durably before it returns; several belong in one
    `transaction`. Beside what each names, every method may raise
    `CouldNotLook`: ``disk-full``, ``disk-failed``, ``vault-read-only``, ``vault-closed``, and
    `Unreadable`: ``vault-damaged``.
    """

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        db: Database,
        unlocked: Unlocked,
        *,
        keyring: Keyring | None = None,
        opened_with: str = Passphrase.type,
        is_read_only: bool = False,
    ) -> None:
        """Hold what is open; use `create` or one of the ways to open it."""
        super().__init__(db, clock)
        self._folder = folder
        self._header = unlocked.header
        self._key = unlocked.key
        self._keyring = keyring
        self._blobs = Blobs(folder / BLOBS, db, unlocked.key)
        self._is_confirmed = opened_with != QuickKey.type
        self.opened_with = opened_with
        self.person = unlocked.person
        self.is_read_only = is_read_only
        self.left_open: Presence | None = None
        """Who on another machine had it open and did not say goodbye, where this is known."""
        self.id = unlocked.key.vault
        """Names this vault wherever it lies, 32 hex."""

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        clock: Clock,
        kdf: KdfCost | None = None,
        words: Iterable[str] = (),
        keyring: Keyring | None = None,
    ) -> Self:
        """Make a vault in `folder`, which is made if need be, and open it.

        Args:
            folder: Where; other files there are left alone.
            passphrase: What will open it.
            clock: Tells when things happen.
            kdf: What each guess at the passphrase shall cost; if not given, what takes this machine
                three quarters of a second.
            words: The recovery words that will open it too, if any.
            keyring: Where its anchor will be; without one it will never ask for any.

        Raises:
            Refused: ``vault-exists``, ``passphrase-too-short``.
            CouldNotLook: ``disk-full``, ``disk-failed``, ``vault-read-only``; as
                `RecoveryWords.read`.

        """
        if header.exists(folder) or (folder / DATABASE).exists():
            raise Refused("vault-exists", folder=str(folder))
        key = VaultKey(random_bytes(16).hex(), random_bytes(32))
        openers: list[Opener] = [Passphrase(passphrase, kdf or calibrated_kdf())]
        if given := tuple(words):
            openers.append(RecoveryWords.read(given))
        made = Header.make(key, write_time(clock.now()), openers)
        # The header comes last but for a rename: before it nobody could have opened what is here,
        # after it the database is whole. `open` catches up on the rename.
        with files.writing():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left in folder.glob(f"{_UNFINISHED}*"):
                left.unlink()
        db = Database.create(folder / _UNFINISHED, key.derive(Database.PURPOSE))
        try:
            upgrade(db)
            if keyring is None:
                put_memory(db, Memory(asks_keyring=False))
        finally:
            db.close()
        header.write_first(folder, made)
        with files.writing():
            files.sync_folder(folder.parent)
        return cls._opened(folder, clock, Unlocked(made, key, is_whole=True), keyring=keyring)

    @classmethod
    def open(
        cls, folder: Path, passphrase: str, *, clock: Clock, keyring: Keyring | None = None
    ) -> Self:
        """Open the vault in `folder`.

        Raises:
            CouldNotLook: ``vault-missing``, ``vault-in-use``, ``vault-newer``,
                ``vault-read-only``, ``passphrase-wrong``: only when it opens no slot.
            Unreadable: ``vault-damaged``; ``part`` says what.

        """
        _check_writable(folder)
        unlocked = header.unlock(folder, Passphrase(passphrase))
        return cls._opened(folder, clock, unlocked, keyring=keyring)

    @classmethod
    def open_with_words(
        cls, folder: Path, words: Iterable[str], *, clock: Clock, keyring: Keyring | None = None
    ) -> Self:
        """Open the vault in `folder` with the words on paper; its titles are frozen from then on.

        Raises:
            CouldNotLook: ``recovery-words-wrong``, or as `RecoveryWords.read` and `open`.
            Unreadable: ``vault-damaged``.

        """
        _check_writable(folder)
        opener = RecoveryWords.read(words)
        vault = cls._opened(
            folder, clock, header.unlock(folder, opener), keyring=keyring, opened_with=opener.type
        )
        with vault._closing_unless_done():
            vault.freeze("recovered")
        return vault

    @classmethod
    def open_quickly(cls, folder: Path, *, clock: Clock, keyring: Keyring) -> Self:
        """Open the vault in `folder` with what the keyring keeps; see `allow_quick_unlock`.

        Raises:
            CouldNotLook: ``quick-unlock-off``, ``quick-unlock-expired``, ``quick-unlock-wrong``;
                the keyring's reasons; as `open`.

        """
        _check_writable(folder)
        unlocked = unlock_quickly(folder, keyring, clock)
        return cls._opened(folder, clock, unlocked, keyring=keyring, opened_with=QuickKey.type)

    @classmethod
    def open_to_read(
        cls, folder: Path, passphrase: str, *, clock: Clock, keyring: Keyring | None = None
    ) -> Self:
        """Open the vault in `folder` without writing anything, also on a disk that cannot be.

        Raises:
            CouldNotLook: ``vault-not-closed``: what was done last can only be read after it was
                opened once where it can be written; ``vault-older``; as `open`.
            Unreadable: ``vault-damaged``.

        """
        unlocked = header.unlock(folder, Passphrase(passphrase))
        path = folder / DATABASE
        with suppress(OSError):
            if path.with_name(f"{DATABASE}-wal").stat().st_size:
                raise CouldNotLook("vault-not-closed", folder=str(folder))
        if not path.exists():
            raise Unreadable("vault-damaged", part=DATABASE, why="missing")
        db = Database.open_to_read(path, unlocked.key.derive(Database.PURPOSE))
        try:
            if db.version > len(STEPS):
                raise CouldNotLook("vault-newer", version=db.version, known=len(STEPS))
            if db.version < len(STEPS):
                raise CouldNotLook("vault-older", version=db.version)
            vault = cls(folder, clock, db, unlocked, keyring=keyring, is_read_only=True)
            vault._check_end_of_log()
        except BaseException:
            db.close()
            raise
        return vault

    @classmethod
    def restore(
        cls,
        path: Path,
        folder: Path,
        opener: Opener,
        *,
        clock: Clock,
        keyring: Keyring | None = None,
        progress: Progress = Silent(),
    ) -> Self:
        """Make a vault in `folder` of a backup, and open it; its titles are frozen.

        Args:
            path: The backup.
            folder: Where nothing is yet.
            opener: What opened the vault when the backup was made.
            clock: Tells when things happen.
            keyring: As for `open`.
            progress: Told of each member.

        Raises:
            CouldNotLook: ``folder-not-empty``, ``file-missing``, ``disk-full``; `Opener.wrong`.
            Unreadable: ``backup-damaged``. The folder is as it was.
            Cancelled: The user asked to stop.

        """
        unlocked = backup.restore(path, folder, opener, progress)
        vault = cls._opened(folder, clock, unlocked, keyring=keyring, opened_with=opener.type)
        with vault._closing_unless_done():
            vault.freeze(RESTORED)
        return vault

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Say whether `folder` looks like a vault, without opening it."""
        return header.exists(folder)

    @classmethod
    def _opened(
        cls,
        folder: Path,
        clock: Clock,
        unlocked: Unlocked,
        *,
        keyring: Keyring | None = None,
        opened_with: str = Passphrase.type,
    ) -> Self:
        path, unfinished = folder / DATABASE, folder / _UNFINISHED
        if not path.exists() and unfinished.exists():
            with files.writing(), suppress(FileExistsError):
                files.place_new(unfinished, path)
                files.sync_folder(folder)
        if not path.exists():
            raise Unreadable("vault-damaged", part=DATABASE, why="missing")
        there = presence.present(folder)
        try:
            db = Database.open(path, unlocked.key.derive(Database.PURPOSE))
        except CouldNotLook as wrong:
            if wrong.code != "vault-in-use" or there is None:
                raise
            facts = {"host": there.host, "process": there.process, "since": there.since}
            raise CouldNotLook("vault-in-use", **facts) from wrong
        try:
            if db.version == 0:  # it was never written without a version
                raise Unreadable("vault-damaged", part=DATABASE, why="empty")
            if db.version < len(STEPS):
                keep_as_it_was(db, path)
            upgrade(db)
            if not unlocked.is_whole:  # only now: the lock is ours
                header.write(folder, unlocked.header)
            vault = cls(folder, clock, db, unlocked, keyring=keyring, opened_with=opened_with)
            vault._check_end_of_log()
            vault._blobs.collect()
            vault.left_open = there if there is not None and not there.is_here else None
            presence.arrive(folder, clock.now())
            for left in (COPY, _UNFINISHED, *(f"{name}.new" for name in header.NAMES)):
                (folder / left).unlink(missing_ok=True)
        except BaseException:
            db.close()
            raise
        return vault

    def close(self) -> None:
        """Close the vault and let others open it. Closing twice does nothing."""
        if not self.is_read_only and not self._db.is_closed:
            presence.leave(self._folder)
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_wrong: object) -> None:
        self.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do everything inside or nothing of it; durable when the outermost one is left.

        One inside another can fail by itself.
        """
        outermost = not self._db.in_transaction
        try:
            with self._db.transaction():
                yield
                if outermost:
                    self._blobs.sync()
        finally:
            if outermost:
                self._blobs.settle()

    def keep(self, data: bytes) -> str:
        """Keep a document and return its SHA-256, 64 hex. The same again costs nothing."""
        with self.transaction():
            return self._blobs.keep(data)

    def fetch(self, sha256: str) -> bytes:
        """Return a document by its SHA-256.

        Raises:
            CouldNotLook: ``document-missing``: it was never kept here.
            Unreadable: ``blob-damaged``.

        """
        return self._blobs.fetch(sha256)

    def check(self, progress: Progress = Silent()) -> tuple[WalletError, ...]:
        """Read everything there is and return what is not as it was written; nothing if all is.

        Raises:
            Cancelled: The user asked to stop.

        """
        found: list[WalletError] = []

        def look(at: Callable[[], object]) -> None:
            try:
                at()
            except WalletError as wrong:
                found.append(wrong)

        def documents() -> None:
            digests = self._blobs.digests()
            for done, digest in enumerate(digests):
                progress.step(done, len(digests), "documents")
                look(partial(self.fetch, digest))

        look(self._check_pages)
        look(self._check_state)
        look(partial(self.check_log, progress))
        look(documents)
        return tuple(found)

    def _check_pages(self) -> None:
        if (found := self._db.row("PRAGMA integrity_check")) != ("ok",):
            raise Unreadable("vault-damaged", part=DATABASE, why=str(found))

    def _check_state(self) -> None:
        if state.kept(self._db) != state.summed(self._db):
            raise Unreadable("vault-damaged", part="state")

    @contextmanager
    def _closing_unless_done(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            self.close()
            raise


def _check_writable(folder: Path) -> None:
    if header.exists(folder) and not os.access(folder, os.W_OK):
        raise CouldNotLook("vault-read-only", folder=str(folder))

"""The vault: one folder that holds everything, opened with a passphrase, by one process at a time.

::

    header.json, header.json.bak    who opens it (`header`)
    vault.db                        everything but documents, encrypted (`database`, `upgrade`)
    blobs/xx/…                      documents, each sealed by itself (`blobs`)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from wallet.clock import Clock, write_time
from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.vaultkeys import DEFAULT_KDF, KdfCost, random_bytes
from wallet.progress import Progress, Silent
from wallet.store import files, header
from wallet.store.blobs import Blobs
from wallet.store.cards import Cards
from wallet.store.database import Database
from wallet.store.header import Header, Unlocked
from wallet.store.holdings import Holdings
from wallet.store.log import Log
from wallet.store.openers import Passphrase, VaultKey
from wallet.store.positions import Positions
from wallet.store.proofs import Proofs
from wallet.store.settings import Settings
from wallet.store.upgrade import upgrade

_DATABASE = "vault.db"
_UNFINISHED = "vault.db.new"


class Vault(Settings, Cards, Holdings, Proofs, Positions, Log):
    """An open vault. Use from one thread at a time, and close it, best by ``with``.

    Every method that writes does so durably before it returns; several belong in one
    `transaction`. Beside what each names, every method may raise
    `CouldNotLook`: ``disk-full``, ``disk-failed``, ``vault-read-only``, ``vault-closed``, and
    `Unreadable`: ``vault-damaged``.
    """

    def __init__(self, folder: Path, clock: Clock, db: Database, unlocked: Unlocked) -> None:
        """Hold what is open; use `create` or `open`."""
        super().__init__(db, clock)
        self._folder = folder
        self._header = unlocked.header
        self._blobs = Blobs(folder / "blobs", db, unlocked.key)
        self.id = unlocked.key.vault
        """Names this vault wherever it lies, 32 hex."""

    @classmethod
    def create(
        cls, folder: Path, passphrase: str, *, clock: Clock, kdf: KdfCost = DEFAULT_KDF
    ) -> Self:
        """Make a vault in `folder`, which is made if need be, and open it.

        Args:
            folder: Where; other files there are left alone.
            passphrase: What will open it.
            clock: Tells when things happen.
            kdf: What each guess at the passphrase shall cost.

        Raises:
            Refused: ``vault-exists``, ``passphrase-too-short``.
            CouldNotLook: ``disk-full``, ``disk-failed``, ``vault-read-only``.

        """
        if header.exists(folder) or (folder / _DATABASE).exists():
            raise Refused("vault-exists", folder=str(folder))
        key = VaultKey(random_bytes(16).hex(), random_bytes(32))
        made = Header.make(key, write_time(clock.now()), [Passphrase(passphrase, kdf)])
        # The header comes last but for a rename: before it nobody could have opened what is here,
        # after it the database is whole. `open` catches up on the rename.
        with files.writing():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for left in folder.glob(f"{_UNFINISHED}*"):
                left.unlink()
        db = Database.create(folder / _UNFINISHED, key.derive("ladewell/database/1"))
        try:
            upgrade(db)
        finally:
            db.close()
        header.write(folder, made)
        with files.writing():
            files.sync_folder(folder.parent)
        return cls._opened(folder, clock, Unlocked(made, key, is_whole=True))

    @classmethod
    def open(cls, folder: Path, passphrase: str, *, clock: Clock) -> Self:
        """Open the vault in `folder`.

        Raises:
            CouldNotLook: ``vault-missing``, ``vault-in-use``, ``vault-newer``,
                ``vault-read-only``, ``passphrase-wrong``: only when it opens no slot.
            Unreadable: ``vault-damaged``; ``part`` says what.

        """
        if header.exists(folder) and not os.access(folder, os.W_OK):
            raise CouldNotLook("vault-read-only", folder=str(folder))
        return cls._opened(folder, clock, header.unlock(folder, Passphrase(passphrase)))

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Say whether `folder` looks like a vault, without opening it."""
        return header.exists(folder)

    @classmethod
    def _opened(cls, folder: Path, clock: Clock, unlocked: Unlocked) -> Self:
        path, unfinished = folder / _DATABASE, folder / _UNFINISHED
        if not path.exists() and unfinished.exists():
            with files.writing():
                unfinished.rename(path)
                files.sync_folder(folder)
        if not path.exists():
            raise Unreadable("vault-damaged", part=_DATABASE, why="missing")
        db = Database.open(path, unlocked.key.derive("ladewell/database/1"))
        try:
            if db.version == 0:  # it was never written without a version
                raise Unreadable("vault-damaged", part=_DATABASE, why="empty")
            upgrade(db)
            if not unlocked.is_whole:  # only now: the lock is ours
                header.write(folder, unlocked.header)
            vault = cls(folder, clock, db, unlocked)
            vault._check_end_of_log()
            vault._blobs.collect()
        except BaseException:
            db.close()
            raise
        return vault

    def close(self) -> None:
        """Close the vault and let others open it. Closing twice does nothing."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
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

    def change_passphrase(self, old: str, new: str, *, kdf: KdfCost = DEFAULT_KDF) -> None:
        """Let `new` open the vault instead of `old`. Nothing is encrypted again but one key.

        Raises:
            CouldNotLook: ``passphrase-wrong``.
            Refused: ``passphrase-too-short``.

        """
        key = self._header.unlock(Passphrase(old))
        changed = self._header.with_opener(
            key, Passphrase(new, kdf), revision=self._header.revision + 1
        )
        header.write(self._folder, changed)
        self._header = changed

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
        look(partial(self.check_log, progress))
        look(documents)
        return tuple(found)

    def _check_pages(self) -> None:
        if (found := self._db.row("PRAGMA integrity_check")) != ("ok",):
            raise Unreadable("vault-damaged", part=_DATABASE, why=str(found))

"""Copies of a whole vault that its owner wants: backups, and the one that moves to another machine.

A backup is a copy, and of two copies only one may sign. So the database in a backup says of itself
that it is a restored one, and a vault that was handed over to another machine freezes here.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from wallet.clock import read_time, write_time
from wallet.errors import Refused, WalletError
from wallet.progress import Progress, Silent
from wallet.store import files, header, presence
from wallet.store.backup import DATABASE, HEADER, Reader, Writer
from wallet.store.blobs import Blobs
from wallet.store.database import Database
from wallet.store.doors import Doors
from wallet.store.guard import put_memory
from wallet.store.memory import Backup, Mark, Memory

BLOBS = "blobs"
"""The folder with the documents of a vault, in folders of its own."""

COPY = "vault.db.copy"
"""Where SQLite writes the copy that goes into a backup; encrypted, and gone when that is made."""

RESTORED, HANDED_OVER = "restored", "handed-over"

_DUE_AFTER = timedelta(days=7)
_DUE_AFTER_ACTS = 20


@dataclass(frozen=True, slots=True)
class BackupState:
    """How much would be lost with this machine."""

    at: datetime | None
    """When the last backup was made, UTC; nothing if never."""
    acts_since: int
    """Lines of the log since then."""
    is_due: bool
    """Whether to remind: never made, 20 acts ago, or 7 days and something has happened since."""


@dataclass(frozen=True, slots=True)
class BackupFound:
    """What a backup holds, all of it as it was written."""

    documents: int
    is_older_header: bool
    """Whether ways into the vault have changed since: then those of that day open it."""


class Copied(Doors):
    """A vault that can be copied."""

    _blobs: Blobs

    @staticmethod
    def is_own(path: Path) -> bool:
        """Say whether a file at `path` would be one of a vault's own, by its name and its place."""
        folder = path.parent.resolve()
        if folder.parent.name.casefold() == BLOBS:  # as macOS and Windows take it
            return header.exists(folder.parents[1])
        names = (*header.NAMES, DATABASE, presence.NAME)
        return path.name.casefold().startswith(names) and header.exists(folder)

    def back_up(self, path: Path, progress: Progress = Silent()) -> tuple[WalletError, ...]:
        """Write everything to one encrypted file, and read it again.

        Args:
            path: Where nothing is yet.
            progress: Told of each document.

        Returns:
            The documents that could not be taken along, as they are damaged here; best nothing.

        Raises:
            Refused: ``file-exists``.
            CouldNotLook: ``file-unwritable``, ``disk-full``, ``disk-failed``.
            Unreadable: ``backup-damaged``: the disk does not give back what was written.
            Cancelled: The user asked to stop.

        """
        now = write_time(self._clock.now())

        def copied(memory: Memory) -> Memory:
            return replace(memory, marks=(*memory.marks, Mark(RESTORED, now)), hand_over=None)

        writer = self._begun(path)
        damaged = self._fill(writer, path, copied, progress)
        with files.writing(path):
            writer.release()
        if not self.is_read_only:
            size, _root = self.log_head()
            self._remember("backed-up", backup=Backup(now, size + 1))
        return damaged

    def check_backup(self, path: Path, progress: Progress = Silent()) -> BackupFound:
        """Read a backup of this vault from front to back, and say what it would bring back.

        Raises:
            Refused: ``backup-of-another``: it is not of this vault.
            CouldNotLook: ``file-missing``, ``file-unreadable``.
            Unreadable: ``backup-damaged``.
            Cancelled: The user asked to stop.

        """
        with Reader(path) as reader:
            if reader.header.vault != self.id:
                raise Refused("backup-of-another", path=str(path))
            reader.start(self._key)
            documents = 0
            for member in reader.members():
                if member.name != DATABASE:
                    documents += 1
                    progress.step(documents, 0, "documents")
                reader.skip()
            return BackupFound(documents, is_older_header=reader.header != self._header)

    def backup_state(self) -> BackupState:
        """Return when the last backup was made, and whether it is time for one."""
        last, (size, _root) = self.memory.backup, self.log_head()
        if last is None:
            return BackupState(None, size, is_due=True)
        at, since = read_time(last.at), max(0, size - last.size)
        is_old = since > 0 and self._clock.now() - at >= _DUE_AFTER
        return BackupState(at, since, is_due=is_old or since >= _DUE_AFTER_ACTS)

    def hand_over(
        self, path: Path, statement: str, progress: Progress = Silent()
    ) -> tuple[WalletError, ...]:
        """Write everything to one file in which this vault goes on living; here its titles freeze.

        If the file is not written in the end, call it again: the first statement stands.

        Args:
            path: Where nothing is yet.
            statement: What the owner signed about it.
            progress: Told of each document.

        Returns:
            As `back_up`.

        Raises:
            Refused: ``titles-frozen``, ``file-exists``.
            CouldNotLook: ``file-unwritable``: nothing froze; ``anchor-not-written``,
                ``disk-full`` …

        """
        reasons, now = self.guard().reasons, write_time(self._clock.now())
        if others := [why for why in reasons if why != HANDED_OVER]:
            raise Refused("titles-frozen", refusal=11, why=others[0], reasons=others)

        def copied(memory: Memory) -> Memory:
            return replace(memory, marks=(Mark(RESTORED, now),))

        writer = self._begun(path)  # first: nothing freezes for a file that cannot be written
        try:
            if not reasons:
                facts = {"by": statement}
                mark = Mark(HANDED_OVER, now)
                self._remember(HANDED_OVER, marks=(mark,), hand_over=statement, facts=facts)
            damaged = self._fill(writer, path, copied, progress)
            # An older copy of this folder must not be taken for one that was never handed over.
            self._write_anchor()
        except BaseException:
            writer.abandon()
            raise
        with files.writing(path):
            writer.release()
        return damaged

    def take_over(self) -> None:
        """Go on living here; the caller has read what the owner signed (`Memory.hand_over`)."""
        memory = self.memory
        self._remember(
            "taken-over", marks=(), hand_over=None, anchored=False, epoch=memory.epoch + 1
        )

    def _begun(self, path: Path) -> Writer:
        """Begin a backup beside `path`, where nothing is yet."""
        with files.writing(path):
            if self.is_own(path):
                raise Refused("file-of-vault", path=str(path))
            if path.exists():
                raise Refused("file-exists", path=str(path))
            return Writer(path, self._key)

    def _fill(
        self, writer: Writer, path: Path, copied: Callable[[Memory], Memory], progress: Progress
    ) -> tuple[WalletError, ...]:
        """Write and check a backup, with what its database shall remember; else leave nothing."""
        copy = self._folder / COPY if not self.is_read_only else path.with_name(f".{path.name}.db")
        damaged: list[WalletError] = []
        try:
            with files.writing():
                copy.unlink(missing_ok=True)
            self._db.copy_to(copy)
            with closing(Database.open(copy, self._key.derive(Database.PURPOSE))) as db:
                put_memory(db, copied(self.memory))
            with files.writing(path):
                writer.add(HEADER, self._header.to_bytes())
                writer.add_file(DATABASE, copy)
                digests = self._blobs.digests()
                for done, digest in enumerate(digests):
                    progress.step(done, len(digests), "documents")
                    try:
                        writer.add(*self._blobs.sealed(digest))
                    except WalletError as wrong:
                        damaged.append(wrong)
                writer.finish()
        except BaseException:
            writer.abandon()
            raise
        finally:
            with files.writing():
                copy.unlink(missing_ok=True)
        return tuple(damaged)

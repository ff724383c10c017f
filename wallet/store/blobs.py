"""The documents: immutable files, each sealed by itself, named by a keyed digest.

A name tells nothing about the document to whoever has no key, and the same document is kept once.
Files and rows cannot be committed together, so a new file goes through ``blobs/incoming``:

1. it is written and synced there, then its row is committed with everything else;
2. after the commit it moves to ``blobs/xx``; after a rollback it is deleted.

A crash in between leaves it in ``incoming``, where its row (or the lack of one) says what to do.
So finding what a crash left behind costs the same however many documents there are.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from wallet.errors import CouldNotLook, Unreadable, WalletError
from wallet.keys.canonical import sha256_hex
from wallet.keys.vaultkeys import hmac_sha256, open_blob, seal_blob
from wallet.store import files
from wallet.store.database import Database
from wallet.store.openers import VaultKey

_OVERHEAD = 28
"""Bytes that sealing adds: nonce and tag."""


class Blobs:
    """Documents by their SHA-256."""

    def __init__(self, folder: Path, db: Database, key: VaultKey) -> None:
        """Keep documents below `folder` and their rows in `db`."""
        self._folder = folder
        self._incoming = folder / "incoming"
        self._db = db
        self._vault = key.vault
        self._sealing_key = key.derive("ladewell/blob/1")
        self._naming_key = key.derive("ladewell/blob-name/1")
        self._new: set[str] = set()

    def keep(self, data: bytes) -> str:
        """Keep `data` and return its SHA-256; inside a transaction, see `sync` and `settle`.

        Raises:
            CouldNotLook: ``disk-full``, ``vault-read-only``, ``disk-failed``.

        """
        digest = sha256_hex(data)
        name = hmac_sha256(self._naming_key, bytes.fromhex(digest)).hex()
        known = self._db.row("SELECT 1 FROM blob WHERE name = ?", name)
        if known and self._find(name) is not None:
            return digest
        with files.writing():
            self._make_incoming()
            sealed = seal_blob(self._sealing_key, data, context=self._context(name))
            self._new.add(name)
            files.write_new(self._incoming / name, sealed)
        if not known:
            self._db.run("INSERT INTO blob VALUES (?, ?, ?)", name, digest, len(data))
        return digest

    def fetch(self, digest: str) -> bytes:
        """Return the document whose SHA-256 is `digest`.

        Raises:
            CouldNotLook: ``document-missing``: it was never kept here; ``disk-failed``.
            Unreadable: ``blob-damaged``: its file is gone, changed or another.

        """
        return self._read(digest)[2]

    def sealed(self, digest: str) -> tuple[str, bytes]:
        """Return the document as it lies on the disk, found whole, and its path below the vault's.

        Raises:
            CouldNotLook: As `fetch`.
            Unreadable: As `fetch`.

        """
        name, sealed, _data = self._read(digest)
        return f"{self._folder.name}/{name[:2]}/{name}", sealed

    def _read(self, digest: str) -> tuple[str, bytes, bytes]:
        row = self._db.row("SELECT name, size FROM blob WHERE digest = ?", digest)
        if row is None:
            raise CouldNotLook("document-missing", digest=digest)
        name, size = row
        path = self._find(name)
        try:
            sealed = None if path is None else files.read(path, most=size + _OVERHEAD)
            if sealed is None:
                raise Unreadable("blob-damaged", digest=digest, why="missing")
            data = open_blob(self._sealing_key, sealed, context=self._context(name))
        except Unreadable as wrong:
            why = wrong.facts.get("why", "changed")
            raise Unreadable("blob-damaged", digest=digest, why=why) from wrong
        if sha256_hex(data) != digest:
            raise Unreadable("blob-damaged", digest=digest, why="other")
        return name, sealed, data

    def digests(self) -> tuple[str, ...]:
        """Return the SHA-256 of every document kept."""
        return tuple(digest for (digest,) in self._db.rows("SELECT digest FROM blob ORDER BY name"))

    def sync(self) -> None:
        """Make the names of new files survive a power cut: before the commit of their rows.

        Raises:
            CouldNotLook: ``disk-failed``.

        """
        if self._new:
            with files.writing():
                files.sync_folder(self._incoming)

    def settle(self) -> None:
        """Move new files to their places, or delete those whose rows were not committed."""
        for name in self._new:
            self._settle(name)
        self._new.clear()

    def collect(self) -> None:
        """Settle whatever a crash has left in ``incoming``."""
        with suppress(FileNotFoundError):
            for path in tuple(self._incoming.iterdir()):
                self._settle(path.name)

    def _make_incoming(self) -> None:
        # Not only once at creation: programs that copy folders leave empty ones out.
        if not self._incoming.is_dir():
            self._incoming.mkdir(mode=0o700, parents=True, exist_ok=True)
            for folder in (self._folder, self._folder.parent):
                files.sync_folder(folder)

    def _settle(self, name: str) -> None:
        # Nothing is lost if this fails: the file is read where it lies and moved next time. Nor is
        # it synced: a rename is in the journal of the file system whole or not at all.
        with suppress(OSError, WalletError):
            if self._db.row("SELECT 1 FROM blob WHERE name = ?", name):
                place = self._place(name)
                place.parent.mkdir(mode=0o700, exist_ok=True)
                os.replace(self._incoming / name, place)
            else:
                (self._incoming / name).unlink(missing_ok=True)

    def _find(self, name: str) -> Path | None:
        return next(
            (path for path in (self._place(name), self._incoming / name) if path.exists()), None
        )

    def _place(self, name: str) -> Path:
        return self._folder / name[:2] / name

    def _context(self, name: str) -> bytes:
        return f"ladewell/blob/1 {self._vault} {name}".encode()

"""One file that holds a whole vault, made while it is open, and a vault made of it again.

Format 1: ASCII lines, each naming a member and its length, with the member's bytes behind it::

    ladewell-backup 1
    header.json 812
    vault.db 1490944
    blobs/xx/<64 hex> 20032         one for each document, in the order of names
    end <64 hex>

Every member is encrypted as it lies in the vault's folder, so nothing more is needed to make one
than to read; `vault.db` is a copy that SQLite wrote (``VACUUM INTO``), for a file that is open must
not be copied from beside. The last line is an HMAC-SHA-256 over all before it under a key of the
vault. Whoever cuts the file at its lines has a vault again; its database says of itself that it is
a restored one.
"""

from __future__ import annotations

import hmac
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.keys.vaultkeys import equal, running_mac
from wallet.progress import Progress
from wallet.store import files
from wallet.store.header import NAMES, Header, Unlocked
from wallet.store.openers import Opener, VaultKey

HEADER, DATABASE = NAMES[0], "vault.db"

_TITLE = b"ladewell-backup 1\n"
_END = b"end "
_MEMBER = re.compile(rb"(header\.json|vault\.db|blobs/([0-9a-f]{2})/\2[0-9a-f]{62}) (\d{1,13})\n")
_LONGEST_LINE = 128
_CHUNK = 1 << 20
_MOST_HEADER = 64 * 1024


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the vault, in a backup or on its way into one."""

    name: str
    """Relative to the vault's folder, with ``/``."""
    size: int
    """Bytes."""


class Writer:
    """Writes a backup beside its place; it is there when `finish` has read it all again."""

    def __init__(self, path: Path, key: VaultKey) -> None:
        """Begin at `path`, where nothing is yet. Use `files.writing` around everything."""
        self._path = path
        self._beside = path.with_name(f".{path.name}.part")
        self._mac = mac_of(key)
        self._key = key
        self._beside.unlink(missing_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | files.BINARY
        self._file = os.fdopen(os.open(self._beside, flags, 0o600), "wb")
        self._put(_TITLE)

    def add(self, name: str, data: bytes) -> None:
        """Write a member."""
        self._put(b"%s %d\n" % (name.encode(), len(data)))
        self._put(data)

    def add_file(self, name: str, path: Path) -> None:
        """Write a member that is a file nobody changes meanwhile."""
        size = path.stat().st_size
        self._put(b"%s %d\n" % (name.encode(), size))
        with path.open("rb") as source:
            while chunk := source.read(_CHUNK):
                self._put(chunk)

    def finish(self) -> int:
        """Write the last line, read everything again from the disk, and return the size in bytes.

        Raises:
            Unreadable: ``backup-damaged``: the disk does not give back what was written.

        """
        self._put(_END)
        self._file.write(self._mac.hexdigest().encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        with Reader(self._beside) as again:
            again.start(self._key)
            for _member in again.members():
                again.skip()
        return self._beside.stat().st_size

    def release(self) -> None:
        """Put the finished file in its place.

        Raises:
            Refused: ``file-exists``: by now there is one. Nothing of it is touched.

        """
        try:
            files.place_new(self._beside, self._path)
        except FileExistsError as wrong:
            self.abandon()
            raise Refused("file-exists", path=str(self._path)) from wrong
        files.sync_folder(self._path.parent)

    def abandon(self) -> None:
        """Leave nothing behind."""
        with suppress(OSError):
            self._file.close()
        with suppress(OSError):
            self._beside.unlink(missing_ok=True)

    def _put(self, data: bytes) -> None:
        self._mac.update(data)
        self._file.write(data)


class Reader:
    """Reads a backup from front to back. What it yields is proven only when all has been read."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`.

        Raises:
            CouldNotLook: ``file-missing``, ``file-unreadable``.
            Unreadable: ``backup-damaged``: it is no backup.

        """
        try:
            self._file: BinaryIO = path.open("rb")
        except FileNotFoundError as wrong:
            raise CouldNotLook("file-missing", path=str(path)) from wrong
        except OSError as wrong:
            raise CouldNotLook("file-unreadable", path=str(path)) from wrong
        self._read = b""
        self._mac: hmac.HMAC | None = None
        self._left = 0
        try:
            self.header = self._header()
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Reader:
        return self

    def __exit__(self, *_wrong: object) -> None:
        self._file.close()

    def unlock(self, opener: Opener) -> Unlocked:
        """Open the vault's header.

        Raises:
            CouldNotLook: `Opener.wrong`.
            Unreadable: ``vault-damaged``.

        """
        return Unlocked(self.header, self.header.unlock(opener), is_whole=False)

    def start(self, key: VaultKey) -> None:
        """Say with which key everything is to be proven."""
        self._mac = mac_of(key)
        self._mac.update(self._read)

    def members(self) -> Iterator[Member]:
        """Yield every member but the header; `chunks` or `skip` each before the next.

        Raises:
            Unreadable: ``backup-damaged``; at the end, if anything is not as it was written.

        """
        if self._mac is None:
            raise ValueError("say with which key to prove it")
        name = last_blob = ""
        while (line := self._take(len(_END))) != _END:
            found = _MEMBER.fullmatch(line + self._line())
            if found is None:
                raise _damaged()
            # In one order only: the database, then documents; so nothing comes twice.
            is_first, name = not name, found[1].decode()
            if is_first != (name == DATABASE) or (not is_first and not _is_blob(name, last_blob)):
                raise _damaged()
            last_blob = "" if is_first else name
            self._left = int(found[3])
            yield Member(name, self._left)
            if self._left:
                raise ValueError("a member must be read before the next")
        proof = self._mac.hexdigest().encode() + b"\n"
        if not name or not equal(self._file.read(len(proof) + 1), proof):
            raise _damaged()

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the member at hand."""
        while self._left:
            chunk = self._take(min(_CHUNK, self._left))
            self._left -= len(chunk)
            yield chunk

    def skip(self) -> None:
        """Read the member at hand without keeping it."""
        for _chunk in self.chunks():
            pass

    def _header(self) -> Header:
        if self._take(len(_TITLE)) != _TITLE:
            raise _damaged()
        found = _MEMBER.fullmatch(self._line())
        if found is None or found[1] != HEADER.encode() or int(found[3]) > _MOST_HEADER:
            raise _damaged()
        return Header.read(self._take(int(found[3])))

    def _line(self) -> bytes:
        return self._noted(self._file.readline(_LONGEST_LINE))

    def _take(self, count: int) -> bytes:
        data = self._noted(self._file.read(count))
        if len(data) != count:
            raise _damaged()
        return data

    def _noted(self, data: bytes) -> bytes:
        if self._mac is not None:
            self._mac.update(data)
        else:
            self._read += data
        return data


def restore(backup: Path, folder: Path, opener: Opener, progress: Progress) -> Unlocked:
    """Make the folder of a vault out of a backup; whole, or not at all.

    Raises:
        CouldNotLook: ``folder-not-empty``, ``file-missing``, ``disk-full``; `Opener.wrong`.
        Unreadable: ``backup-damaged``.
        Cancelled: The user asked to stop.

    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CouldNotLook("folder-not-empty", path=str(folder))
    beside = folder.with_name(f".{folder.name}.part")
    with Reader(backup) as reader:
        unlocked = reader.unlock(opener)
        try:
            with files.writing():
                shutil.rmtree(beside, ignore_errors=True)
                beside.mkdir(mode=0o700, parents=True)
            _unpack(reader, unlocked.key, beside, progress)
            with files.writing():
                if folder.exists():
                    folder.rmdir()
                beside.rename(folder)
                files.sync_folder(folder.parent)
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise
    return unlocked


def _unpack(reader: Reader, key: VaultKey, folder: Path, progress: Progress) -> None:
    reader.start(key)
    folders = {folder}
    for done, member in enumerate(reader.members()):
        progress.step(done, 0, "documents")
        path = folder.joinpath(*member.name.split("/"))
        with files.writing():
            if path.parent not in folders:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                folders |= {path.parent, path.parent.parent}
            files.write_chunks(path, reader.chunks())
    with files.writing():
        for name in NAMES:
            files.write_new(folder / name, reader.header.to_bytes())
        for each in folders:
            files.sync_folder(each)


def mac_of(key: VaultKey) -> hmac.HMAC:
    """Return the MAC over a backup of the vault with `key`, to be fed."""
    return running_mac(key.derive("ladewell/backup/1"))


def _is_blob(name: str, last: str) -> bool:
    return name.startswith("blobs/") and name > last


def _damaged() -> Unreadable:
    return Unreadable("backup-damaged")

"""Reads and writes whole files so that after a power cut they are the old ones or the new ones."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wallet.errors import CouldNotLook, Unreadable

_FULL = (errno.ENOSPC, errno.EDQUOT)
_READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
BINARY = getattr(os, "O_BINARY", 0)
"""To open a file with: Windows would translate line ends."""


@contextmanager
def writing(target: Path | None = None) -> Iterator[None]:
    """Say what the disk refused.

    Args:
        target: What is written, where that lies outside of the vault.

    Raises:
        CouldNotLook: ``disk-full``, ``vault-read-only`` or, for anything else, ``disk-failed``;
            ``file-unwritable`` in the place of both for a `target`.

    """
    try:
        yield
    except OSError as wrong:
        if wrong.errno in _FULL:
            raise CouldNotLook("disk-full") from wrong
        if target is not None:
            raise CouldNotLook("file-unwritable", path=str(target)) from wrong
        if wrong.errno in _READ_ONLY:
            raise CouldNotLook("vault-read-only") from wrong
        raise _failed(wrong) from wrong


def read(path: Path, *, most: int) -> bytes | None:
    """Return what is in the file at `path`, or nothing if there is no such file.

    Args:
        path: The file.
        most: How many bytes it may have at the most.

    Raises:
        Unreadable: ``vault-damaged``: it is larger than that.
        CouldNotLook: ``disk-failed``.

    """
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        return None
    except OSError as wrong:
        raise _failed(wrong) from wrong
    if len(data) > most:
        raise Unreadable("vault-damaged", part=path.name)
    return data


def write_new(path: Path, data: bytes) -> None:
    """Write a file that nobody looks for yet, readable by its owner only, onto the disk.

    Its name is on the disk for certain only after `sync_folder`.
    """
    write_chunks(path, (data,))


def write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    """Write such a file piece by piece."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
        with os.fdopen(file, "wb", buffering=0) as stream:
            for chunk in chunks:
                rest = memoryview(chunk)
                while rest:
                    rest = rest[stream.write(rest) :]
            os.fsync(file)
    except BaseException:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def replace(path: Path, data: bytes) -> None:
    """Put `data` in the place of `path` at one stroke: a reader sees the old file or the new one.

    Raises:
        CouldNotLook: As `writing`; the old file still stands.

    """
    beside = path.with_name(f"{path.name}.new")
    with writing():
        beside.unlink(missing_ok=True)  # after a crash it may be another name of the old file
        write_new(beside, data)
        beside.replace(path)
        sync_folder(path.parent)


def place_new(beside: Path, path: Path) -> None:
    """Give the file `beside` the name `path`, at one stroke and never over another file.

    To ask first whether there is one is not enough: network drives have said no where there was.

    Raises:
        FileExistsError: There is one.

    """
    try:
        path.hardlink_to(beside)
        beside.unlink()
    except FileExistsError:
        raise
    except OSError:  # a file system without links, such as FAT
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        beside.replace(path)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut."""
    if os.name == "nt":  # a folder cannot be opened there; NTFS journals its names
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _failed(wrong: OSError) -> CouldNotLook:
    return CouldNotLook("disk-failed", why=wrong.strerror or type(wrong).__name__)

"""Recognises copies of a vault: those that cloud folders leave beside it, and whole folders.

Dropbox, OneDrive, Nextcloud, Google Drive, iCloud and Syncthing settle a conflict by keeping both
files, one under another name. Such a copy is never opened in the vault's place, nor merged into it:
of two histories of one bill at most one is so, and no program can know which.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from wallet.errors import WalletError
from wallet.store import header, merkle
from wallet.store.database import Database
from wallet.store.log import Log, Nodes
from wallet.store.openers import VaultKey

DATABASE = "vault.db"

_MOST = 20
"""How many copies are looked at."""

Relation: TypeAlias = Literal["older", "newer", "parted", "unreadable"]


@dataclass(frozen=True, slots=True)
class Twin:
    """Another copy of a vault's database."""

    name: str
    """Of its file, beside ``vault.db``."""
    relation: Relation
    """``older``: everything in it is here too; ``newer``: it knows more; ``parted``: both went on
    from the same point; ``unreadable``: no database of this vault, or damaged."""
    size: int
    """Lines of its log."""

    @property
    def has_more(self) -> bool:
        """Whether it knows something that this vault does not."""
        return self.relation in ("newer", "parted")


def beside(folder: Path, key: VaultKey, log: Log) -> tuple[Twin, ...]:
    """Return the copies of the database that lie in `folder` beside it.

    Args:
        folder: Of the vault.
        key: Of the vault: a copy that it does not open is none.
        log: Of the vault, to compare.

    """
    try:
        found = sorted(
            path
            for path in folder.iterdir()
            if path.name.startswith("vault") and path.suffix == ".db" and path.name != DATABASE
        )
    except OSError:
        return ()
    return tuple(_twin(path, key, log) for path in found[:_MOST])


def same_vault(folders: Iterable[Path]) -> tuple[tuple[Path, ...], ...]:
    """Return those folders that hold copies of one vault, together; the others not at all."""
    known: dict[str, list[Path]] = {}
    for folder in folders:
        if (read := header.glance(folder)) is not None:
            known.setdefault(read.vault, []).append(folder)
    return tuple(tuple(copies) for copies in known.values() if len(copies) > 1)


def _twin(path: Path, key: VaultKey, log: Log) -> Twin:
    ours, _root = log.log_head()
    try:
        with closing(Database.open_to_read(path, key.derive(Database.PURPOSE))) as db:
            nodes = Nodes(db)
            size = nodes.size
            common = merkle.root(nodes, min(size, ours)).hex()
    except WalletError:
        return Twin(path.name, "unreadable", 0)
    if log.log_root(min(size, ours)) != common:
        return Twin(path.name, "parted", size)
    return Twin(path.name, "newer" if size > ours else "older", size)

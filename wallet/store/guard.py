"""Tells whether a vault is the newest there is of it, or an older copy put back in its place.

Nobody can keep the owner from putting an old copy of the folder back. But in an old copy a bill
that was given away is still in hand, and to sign it again would be a second transfer. So:

* **Commit, anchor, release**: what was done is durable first, then its place is written down in the
  keyring (`anchor`), and only then does anything leave the machine. A vault that is ahead of its
  anchor stopped between the two: that is no cause for alarm. A vault that the anchor has outrun,
  or that went another way, is an older copy. So is one that had an anchor and has none any more.
* Whatever was put back inside, page by page, no longer fits its sum (`state`).
* A vault that was restored from a backup, or opened with the words on paper, says so by itself.

In each of these cases titles are frozen: nothing is signed until the evidence is in or the owner
declares in writing, and signs with the next entry, what has happened. Without a keyring none of it
can be told, and that is said too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from wallet.clock import write_time
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.store import state, twins
from wallet.store.anchor import Anchor
from wallet.store.database import Database
from wallet.store.header import Header
from wallet.store.log import Log
from wallet.store.memory import NAME, Declaration, Mark, Memory
from wallet.store.openers import VaultKey
from wallet.store.secrets import Keyring
from wallet.store.settings import Settings

_ANCHOR = "anchor"

_STAYS = ("conflict-copy",)
"""What no declaration lifts: it goes by itself when its cause does."""

_SMALL = 5_000
"""Lines of a log up to which a vault is summed at the first look: a blink. A larger one waits for
the first signature."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What a vault can tell about itself."""

    reasons: tuple[str, ...]
    """Why its titles are frozen, as codes; nothing if they are not.

    ``restored`` from a backup, ``recovered`` by the words on paper, ``handed-over`` to another
    machine; ``anchor-missing``, ``anchor-damaged``; ``log-behind``: the keyring knows of more than
    is here; ``log-other``: it knows something else; ``header-old``, ``state-changed``: older
    pieces were put back; ``conflict-copy``: another copy beside this one has gone its own way;
    ``keyring-…``: this vault has an anchor, and the keyring that holds it cannot be asked.
    """
    keyring: str | None
    """Why there is no anchor, as a code, such as ``keyring-none``; nothing where there is one."""
    since: datetime | None = None
    """When the newest of the reasons came up, where that is known. UTC."""

    @property
    def is_restored(self) -> bool:
        """Whether titles are frozen."""
        return bool(self.reasons)

    @property
    def state(self) -> Literal["frozen", "anchored", "none"]:
        """All of it in one word; ``none`` says that an older copy would not be noticed."""
        if self.reasons:
            return "frozen"
        return "anchored" if self.keyring is None else "none"


class Guarded(Settings, Log):
    """A vault that watches over itself."""

    id: str
    is_read_only: bool
    opened_with: str
    """What opened it: ``passphrase``, ``recovery`` or ``keyring``."""
    person: str
    """Which of several people opened it, if one of them did."""
    _folder: Path
    _header: Header
    _key: VaultKey
    _keyring: Keyring | None
    _guard: Guard | None = None
    _anchored_at: tuple[int, str] | None = None
    _sums_fit: bool | None = None

    def guard(self, *, thoroughly: bool = False) -> Guard:
        """Look whether this vault is the newest of its kind; asks the keyring once a session.

        Args:
            thoroughly: Also add up what binds the owner, as must be done before anything is
                signed. It is done once a session: at 100,000 bills it takes about a second.

        """
        if thoroughly and self._sums_fit is None and not self._add_up():
            self._guard = None
        if self._guard is None:
            self._guard = self._look()
        return self._guard

    @property
    def is_restored(self) -> bool:
        """Whether this may be an older copy of the vault, so that its titles are frozen."""
        return self.guard().is_restored

    @property
    def memory(self) -> Memory:
        """What the vault remembers about its keeping."""
        return Memory.read(self.get(NAME))

    def anchor(self) -> None:
        """Write down outside the vault how far it has come: after the commit, before the release.

        Call it before anything is handed to anybody. Where nothing has happened since the last
        time, where there is no keyring, or where titles are frozen, it does nothing.

        Raises:
            CouldNotLook: ``anchor-not-written``, with ``why``. Then nothing may leave the machine.

        """
        if self.guard().state == "anchored" and not self.is_read_only:
            self._write_anchor()

    def freeze(self, why: str) -> None:
        """Mark the titles of this vault as frozen, for good until `thaw`."""
        mark = Mark(why, write_time(self._clock.now()))
        self._remember("frozen", marks=(*self.memory.marks, mark), facts={"why": why})

    def thaw(self, text: str | None, facts: Mapping[str, Any]) -> None:
        """Let titles be signed again; the caller has the evidence, or the owner's declaration.

        Args:
            text: What the owner declares; nothing where there is evidence instead.
            facts: What the log shall say about it.

        Raises:
            Refused: ``titles-frozen``, for a reason that does not go this way.

        """
        guard, memory, now = self.guard(), self.memory, write_time(self._clock.now())
        if stays := [why for why in guard.reasons if why in _STAYS]:
            raise Refused("titles-frozen", refusal=11, why=stays[0], reasons=stays)
        declared = memory.declared
        if text is not None:
            since = write_time(guard.since) if guard.since else now
            declared = Declaration(now, since, guard.reasons, text)
        with self._db.transaction():
            state.keep_sums(self._db)
            self._sums_fit = True
            self._remember(
                "thawed", facts=facts, marks=(), declared=declared, epoch=memory.epoch + 1,
                anchored=False, header=self._header.revision, hand_over=None,
            )  # fmt: skip
        self._guard = Guard((), guard.keyring)  # not looked at again: the anchor is the old one
        self.anchor()

    def _write_anchor(self) -> None:
        memory, head = self.memory, self.log_head()
        if head == self._anchored_at or not self._has_keyring(memory):
            return
        spent, _state = state.kept(self._db)
        text = Anchor(self.id, *head, spent.hex(), memory.epoch).to_text()
        try:
            self._ring().put(f"{self.id}/{_ANCHOR}", text)
        except CouldNotLook as wrong:
            if memory.anchored:
                raise CouldNotLook("anchor-not-written", why=wrong.code) from wrong
            # A keyring that never took one may as well not be there.
            self._guard = replace(self.guard(), keyring=wrong.code)
            return
        self._anchored_at = head
        if not memory.anchored:  # only now: a crash in between must not look like a missing anchor
            self._remember("anchored", anchored=True)

    def _remember(
        self, kind: str, *, facts: Mapping[str, Any] | None = None, **changes: Any
    ) -> None:
        with self._db.transaction():
            put_memory(self._db, replace(self.memory, **changes))
            self.note(kind, None, facts or {})
        if "marks" in changes or "header" in changes:
            self._guard = None

    def _look(self) -> Guard:
        memory = self.memory
        seen = [*self._seen_inside(memory)]
        keyring = None if self._has_keyring(memory) else "keyring-none"
        unreachable: list[str] = []
        if keyring is None:
            try:
                seen += self._seen_outside(memory)
            except CouldNotLook as wrong:
                keyring = wrong.code
        if keyring is not None and memory.anchored:
            unreachable.append(keyring)
        marked = [mark.why for mark in memory.marks]
        fresh = [why for why in seen if why not in marked]
        if fresh and not self.is_read_only:
            for why in fresh:
                self.freeze(why)
            memory = self.memory
        copies = ["conflict-copy"] if any(twin.has_more for twin in self.twins()) else []
        reasons = dict.fromkeys([*marked, *fresh, *copies, *unreachable])
        return Guard(tuple(reasons), keyring, memory.since)

    def twins(self) -> tuple[twins.Twin, ...]:
        """Return the copies of the database that a cloud folder has left beside it."""
        return twins.beside(self._folder, self._key, self)

    def _seen_inside(self, memory: Memory) -> Iterator[str]:
        if self._sums_fit is None and self.log_head()[0] <= _SMALL:
            self._add_up()
        if self._sums_fit is False:
            yield "state-changed"
        if self._header.revision < memory.header:
            yield "header-old"

    def _add_up(self) -> bool:
        """See whether the sums fit; what happens from here on keeps them fitting, or not."""
        self._sums_fit = state.kept(self._db) == state.summed(self._db)
        return self._sums_fit

    def _seen_outside(self, memory: Memory) -> Iterator[str]:
        """Hold the anchor against the log.

        Raises:
            CouldNotLook: The keyring cannot be asked.

        """
        text = self._ring().get(f"{self.id}/{_ANCHOR}")
        if text is None:
            if memory.anchored:
                yield "anchor-missing"
            return
        try:
            anchor = Anchor.read(text)
        except Unreadable:
            yield "anchor-damaged"
            return
        size, _root = self.log_head()
        if anchor.vault != self.id:
            yield "anchor-damaged"
        elif anchor.epoch < memory.epoch:
            return  # of a life that ended with a declaration; the new one has not got its own yet
        elif anchor.size > size or anchor.epoch > memory.epoch:
            yield "log-behind"
        elif self.log_root(anchor.size) == anchor.root and (
            anchor.size < size or anchor.spent == state.kept(self._db)[0].hex()
        ):
            self._anchored_at = (anchor.size, anchor.root)
        else:
            yield "log-other"

    def _has_keyring(self, memory: Memory) -> bool:
        return self._keyring is not None and memory.asks_keyring

    def _ring(self) -> Keyring:
        if self._keyring is None:
            raise CouldNotLook("keyring-none")
        return self._keyring


def put_memory(db: Database, memory: Memory) -> None:
    """Write into a vault's database what it shall remember."""
    with db.transaction():
        old = db.row("SELECT name, text FROM setting WHERE name = ?", NAME)
        state.bind(db, "setting", new=(NAME, memory.to_text()), old=old)
        db.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", NAME, memory.to_text())

"""``header.json``: the one plaintext file of a vault, with the slots that hold its key wrapped.

Format 1, canonical JSON (RFC 8785), written twice, as ``header.json`` and ``header.json.bak``::

    {"created": time, "format": 1, "mac": hex, "revision": number, "vault": 32 hex,
     "slots": [see `openers`]}

The key of the vault is random and stays the same for its life. A slot wraps it under a key that
somebody can make again: of a passphrase, of words on paper, or of what the keyring keeps; there is
one of each type, and other types may stand beside them and are left as they are. `mac` is over
everything else with a key of the vault, so nothing here can be changed or added unnoticed by anyone
who cannot open the vault anyway. `revision` grows with every change, and the database remembers it:
so an older header that is put back is noticed too (`guard`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.canonical import JsonObject, canonical, read_object
from wallet.keys.vaultkeys import equal, hmac_sha256
from wallet.store import files
from wallet.store.openers import (
    Opener,
    Passphrase,
    PersonsPassphrase,
    VaultKey,
    new_slot,
    open_slot,
)

FORMAT = 1
"""The layout of the folder. The database inside counts its versions apart (`upgrade`)."""

NAMES = ("header.json", "header.json.bak")

_MOST_BYTES = 64 * 1024
_MOST_SLOTS = 16
_VAULT = re.compile(r"[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read: of the right form, not yet known to be genuine (see `unlock`)."""

    members: JsonObject

    @classmethod
    def make(cls, key: VaultKey, created: str, openers: Iterable[Opener]) -> Self:
        """Make the header of a new vault with a slot for each of `openers`.

        Raises:
            Refused: ``passphrase-too-short``.
            Unreadable: ``kdf-parameters``.

        """
        slots = [new_slot(opener, key) for opener in openers]
        members = {"format": FORMAT, "revision": 0, "vault": key.vault, "created": created}
        return cls._signed(key, {**members, "slots": slots})

    @classmethod
    def read(cls, data: bytes) -> Self:
        """Read a header strictly: a changed byte is noticed wherever it stands.

        Raises:
            CouldNotLook: ``vault-newer``: a later program has written it.
            Unreadable: ``vault-damaged``.

        """
        try:
            members = read_object(data, most=_MOST_BYTES)
            if canonical(members) != data:
                raise _damaged()
        except Unreadable as wrong:
            raise _damaged() from wrong
        layout, slots = members.get("format"), members.get("slots")
        if type(layout) is int and layout > FORMAT:
            raise CouldNotLook("vault-newer", version=layout, known=FORMAT)
        if not (
            type(layout) is int
            and layout == FORMAT
            and type(revision := members.get("revision", 0)) is int
            and revision >= 0
            and isinstance(members.get("mac"), str)
            and isinstance(vault := members.get("vault"), str)
            and _VAULT.fullmatch(vault)
            and isinstance(slots, list)
            and 0 < len(slots) <= _MOST_SLOTS
            and all(isinstance(slot, dict) for slot in slots)
        ):
            raise _damaged()
        return cls(members)

    def to_bytes(self) -> bytes:
        """Return the text that `read` reads."""
        return canonical(self.members)

    @property
    def vault(self) -> str:
        """Which vault it says it opens, 32 hex."""
        return str(self.members["vault"])

    @property
    def revision(self) -> int:
        """How often it was changed; headers of the first days do not say."""
        return int(self.members.get("revision", 0))

    @property
    def slots(self) -> tuple[JsonObject, ...]:
        """What opens the vault, as it says."""
        return tuple(self.members["slots"])

    def slot(self, kind: str) -> JsonObject | None:
        """Return the slot of a type, such as ``recovery``, if there is one."""
        return next((slot for slot in self.slots if slot.get("type") == kind), None)

    def unlock(self, opener: Opener) -> VaultKey:
        """Return the key of the vault.

        Raises:
            CouldNotLook: `Opener.wrong`: it opens no slot.
            Unreadable: ``vault-damaged``: a slot opens, but the header was changed.

        """
        return self._unlock(opener, (opener.type,))[0]

    def unlock_as(self, opener: Opener) -> tuple[VaultKey, str]:
        """Return the key of the vault, and which of several people this is, if one of them.

        A passphrase may be the owner's, or that of one of the people.

        Raises:
            CouldNotLook: As `unlock`.
            Unreadable: As `unlock`.

        """
        is_typed = opener.type == Passphrase.type
        types = (opener.type, PersonsPassphrase.type) if is_typed else (opener.type,)
        key, slot = self._unlock(opener, types)
        return key, str(slot.get("person", ""))

    def _unlock(self, opener: Opener, types: tuple[str, ...]) -> tuple[VaultKey, JsonObject]:
        for slot in self.members["slots"]:
            if slot.get("type") not in types:
                continue
            try:
                key = open_slot(opener, self.vault, slot)
            except CouldNotLook as wrong:
                if wrong.code != "wrong-key":
                    raise
                continue
            if not equal(_mac(key, self.members).encode(), self.members["mac"].encode()):
                raise _damaged()
            return key, slot
        raise CouldNotLook(opener.wrong)

    def with_person(self, key: VaultKey, opener: PersonsPassphrase, *, revision: int) -> Self:
        """Return this header with a slot for one of several people, in the place of theirs.

        Raises:
            Refused: ``passphrase-too-short``, ``too-many-people``.

        """
        others = [slot for slot in self.members["slots"] if slot.get("person") != opener.person]
        if len(others) >= _MOST_SLOTS:
            raise Refused("too-many-people", most=_MOST_SLOTS)
        slots = [*others, new_slot(opener, key)]
        return self._signed(key, {**self.members, "revision": revision, "slots": slots})

    def without_person(self, key: VaultKey, person: str, *, revision: int) -> Self:
        """Return this header without the slot of one of the people."""
        slots = [slot for slot in self.members["slots"] if slot.get("person") != person]
        return self._signed(key, {**self.members, "revision": revision, "slots": slots})

    def with_opener(self, key: VaultKey, opener: Opener, *, revision: int) -> Self:
        """Return this header with a slot for `opener` in the place of the one of its type.

        Raises:
            Refused: ``passphrase-too-short``.

        """
        slots, made = list(self.members["slots"]), new_slot(opener, key)
        place = next((n for n, slot in enumerate(slots) if slot.get("type") == opener.type), None)
        if place is None:
            slots.append(made)
        else:
            slots[place] = made
        return self._signed(key, {**self.members, "revision": revision, "slots": slots})

    def without(self, key: VaultKey, kind: str, *, revision: int) -> Self:
        """Return this header without the slots of a type."""
        slots = [slot for slot in self.members["slots"] if slot.get("type") != kind]
        return self._signed(key, {**self.members, "revision": revision, "slots": slots})

    @classmethod
    def _signed(cls, key: VaultKey, members: JsonObject) -> Self:
        return cls({**members, "mac": _mac(key, members)})


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What came of opening the headers of a folder."""

    header: Header
    key: VaultKey
    is_whole: bool
    """Whether both copies of the header were there and said the same; else write them again."""
    person: str = ""
    """Which of several people opened it, 16 hex, if one of them did."""


def exists(folder: Path) -> bool:
    """Say whether there is a vault in `folder`."""
    return any((folder / name).exists() for name in NAMES)


def glance(folder: Path) -> Header | None:
    """Return what the header in `folder` says, genuine or not; nothing if none can be read."""
    for name in NAMES:
        try:
            if (data := files.read(folder / name, most=_MOST_BYTES)) is not None:
                return Header.read(data)
        except WalletError:
            continue
    return None


def unlock(folder: Path, opener: Opener) -> Unlocked:
    """Open the header in `folder`, or its copy where the header itself is lost or damaged.

    Raises:
        CouldNotLook: ``vault-missing``, ``vault-newer``; `Opener.wrong`, where it opens neither.
        Unreadable: ``vault-damaged``: neither copy is whole.

    """
    copies = [files.read(folder / name, most=_MOST_BYTES) for name in NAMES]
    if copies == [None, None]:
        raise CouldNotLook("vault-missing", folder=str(folder))
    trouble: list[WalletError] = []
    # Equal copies are tried once: a wrong passphrase costs one derivation, not two.
    for data in dict.fromkeys(data for data in copies if data is not None):
        try:
            header = Header.read(data)
            key, person = header.unlock_as(opener)
        except WalletError as wrong:
            if wrong.code == "vault-newer":  # never "repair" what a later program wrote
                raise
            trouble.append(wrong)
        else:
            return Unlocked(header, key, copies[0] == copies[1], person)
    # Where one copy is whole, it decides: the other's damage must not hide a mistyped passphrase.
    raise min(trouble, key=lambda wrong: wrong.code != opener.wrong)


def write_first(folder: Path, header: Header) -> None:
    """Put the header of a new vault and its copy in place, where none may be.

    Raises:
        Refused: ``vault-exists``.
        CouldNotLook: As `write`.

    """
    for name in NAMES:
        beside = folder / f"{name}.new"
        with files.writing():
            beside.unlink(missing_ok=True)
            try:
                files.write_new(beside, header.to_bytes())
                files.place_new(beside, folder / name)
            except FileExistsError as wrong:
                beside.unlink()
                raise Refused("vault-exists", folder=str(folder)) from wrong
            files.sync_folder(folder)


def write(folder: Path, header: Header) -> None:
    """Put `header` and its copy in place, one after the other.

    Raises:
        CouldNotLook: ``disk-full``, ``vault-read-only``, ``disk-failed``.

    """
    for name in NAMES:
        files.replace(folder / name, header.to_bytes())


def _mac(key: VaultKey, members: JsonObject) -> str:
    covered = {name: value for name, value in members.items() if name != "mac"}
    return hmac_sha256(key.derive("ladewell/header/1"), canonical(covered)).hex()


def _damaged() -> Unreadable:
    return Unreadable("vault-damaged", part=NAMES[0])

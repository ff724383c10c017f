"""``header.json``: the one plaintext file of a vault, with the slots that hold its key wrapped.

Format 1, canonical JSON (RFC 8785), written twice, as ``header.json`` and ``header.json.bak``::

    {"created": time, "format": 1, "mac": hex, "vault": 32 hex,
     "slots": [{"id": 16 hex, "type": "passphrase", "wrapped": hex,
                "kdf": {"alg": "argon2id", "salt": hex, "memory_kib": …, "passes": …, "lanes": …}}]}

The key of the vault is random and stays the same for its life. A slot wraps it under a key that
somebody can make again: of a passphrase today; other types may stand beside it and are left as
they are. `mac` is over everything else with a key of the vault, so nothing here can be changed or
added unnoticed by anyone who cannot open the vault anyway.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError
from wallet.keys.canonical import JsonObject, canonical, read_object
from wallet.keys.vaultkeys import (
    KdfCost,
    derive_passphrase_key,
    equal,
    hkdf,
    hmac_sha256,
    random_bytes,
    unwrap,
    wrap,
)
from wallet.store import files

FORMAT = 1
"""The layout of the folder. The database inside counts its versions apart (`upgrade`)."""

LEAST_PASSPHRASE = 8
"""Characters a new passphrase must have."""

NAMES = ("header.json", "header.json.bak")

_MOST_BYTES = 64 * 1024
_MOST_SLOTS = 16
_VAULT = re.compile(r"[0-9a-f]{32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class VaultKey:
    """What opens everything else in a vault."""

    vault: str
    """The vault it belongs to, 32 hex."""
    secret: bytes = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Return the 32-byte key for one purpose, such as ``ladewell/database/1``."""
        return hkdf(self.secret, salt=bytes.fromhex(self.vault), info=purpose)


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read: of the right form, not yet known to be genuine (see `unlock`)."""

    members: JsonObject

    @classmethod
    def make(cls, key: VaultKey, created: str, passphrase: str, cost: KdfCost) -> Self:
        """Make the header of a new vault with one slot for `passphrase`.

        Raises:
            Refused: ``passphrase-too-short``.
            Unreadable: ``kdf-parameters``.

        """
        slot = _passphrase_slot(key, passphrase, cost)
        return cls._signed(
            key, {"format": FORMAT, "vault": key.vault, "created": created, "slots": [slot]}
        )

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

    def unlock(self, passphrase: str) -> VaultKey:
        """Return the key of the vault.

        Raises:
            CouldNotLook: ``passphrase-wrong``: no slot opens with it.
            Unreadable: ``vault-damaged``: a slot opens, but the header was changed.

        """
        key, _ = self._opened(passphrase)
        return key

    def with_passphrase(self, old: str, new: str, cost: KdfCost) -> Self:
        """Return this header with the slot that `old` opens made anew for `new`.

        Raises:
            CouldNotLook: ``passphrase-wrong``.
            Refused: ``passphrase-too-short``.

        """
        key, place = self._opened(old)
        slots = list(self.members["slots"])
        slots[place] = _passphrase_slot(key, new, cost)
        return self._signed(key, {**self.members, "slots": slots})

    def _opened(self, passphrase: str) -> tuple[VaultKey, int]:
        vault = str(self.members["vault"])
        for place, slot in enumerate(self.members["slots"]):
            if slot.get("type") != "passphrase":
                continue
            try:
                secret = _unwrapped(vault, slot, passphrase)
            except CouldNotLook as wrong:
                if wrong.code != "wrong-key":
                    raise
                continue
            key = VaultKey(vault, secret)
            if not equal(_mac(key, self.members).encode(), self.members["mac"].encode()):
                raise _damaged()
            return key, place
        raise CouldNotLook("passphrase-wrong")

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


def exists(folder: Path) -> bool:
    """Say whether there is a vault in `folder`."""
    return any((folder / name).exists() for name in NAMES)


def unlock(folder: Path, passphrase: str) -> Unlocked:
    """Open the header in `folder`, or its copy where the header itself is lost or damaged.

    Raises:
        CouldNotLook: ``vault-missing``, ``vault-newer``, ``passphrase-wrong``.
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
            key = header.unlock(passphrase)
        except WalletError as wrong:
            if wrong.code == "vault-newer":  # never "repair" what a later program wrote
                raise
            trouble.append(wrong)
        else:
            return Unlocked(header, key, is_whole=copies[0] == copies[1])
    # Where one copy is whole, it decides: the other's damage must not hide a mistyped passphrase.
    raise min(trouble, key=lambda wrong: wrong.code != "passphrase-wrong")


def write(folder: Path, header: Header) -> None:
    """Put `header` and its copy in place, one after the other.

    Raises:
        CouldNotLook: ``disk-full``, ``vault-read-only``, ``disk-failed``.

    """
    for name in NAMES:
        files.replace(folder / name, header.to_bytes())


def _passphrase_slot(key: VaultKey, passphrase: str, cost: KdfCost) -> JsonObject:
    if len(unicodedata.normalize("NFKC", passphrase)) < LEAST_PASSPHRASE:
        raise Refused("passphrase-too-short", least=LEAST_PASSPHRASE)
    salt = random_bytes(16)
    slot: JsonObject = {
        "id": random_bytes(8).hex(),
        "type": "passphrase",
        "kdf": {"alg": "argon2id", "salt": salt.hex(), **cost._asdict()},
    }
    wrapping = derive_passphrase_key(passphrase, salt, **cost._asdict())
    return {**slot, "wrapped": wrap(wrapping, key.secret, context=_context(key.vault, slot)).hex()}


def _unwrapped(vault: str, slot: JsonObject, passphrase: str) -> bytes:
    try:
        kdf = slot["kdf"]
        cost = KdfCost(kdf["memory_kib"], kdf["passes"], kdf["lanes"])
        salt, wrapped = bytes.fromhex(kdf["salt"]), bytes.fromhex(slot["wrapped"])
        if kdf["alg"] != "argon2id" or any(type(value) is not int for value in cost):
            raise _damaged()
        wrapping = derive_passphrase_key(passphrase, salt, **cost._asdict())
    except (LookupError, TypeError, ValueError, Unreadable) as wrong:
        raise _damaged() from wrong
    return unwrap(wrapping, wrapped, context=_context(vault, slot))


def _context(vault: str, slot: JsonObject) -> bytes:
    """Bind a wrapped key to its vault, its slot and the cost of guessing at it."""
    about: dict[str, Any] = {name: slot[name] for name in ("id", "type", "kdf")}
    return canonical({"for": "ladewell/slot/1", "vault": vault, **about})


def _mac(key: VaultKey, members: JsonObject) -> str:
    covered = {name: value for name, value in members.items() if name != "mac"}
    return hmac_sha256(key.derive("ladewell/header/1"), canonical(covered)).hex()


def _damaged() -> Unreadable:
    return Unreadable("vault-damaged", part=NAMES[0])

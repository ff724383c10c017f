"""What opens a vault, each with the slot of the header that it opens.

A slot holds the key of the vault, wrapped under a key that its opener makes again every time::

    {"id": 16 hex, "type": "passphrase", "wrapped": hex,
     "kdf": {"alg": "argon2id", "salt": hex, "memory_kib": …, "passes": …, "lanes": …}}
    {"id": 16 hex, "type": "recovery", "wrapped": hex}
    {"id": 16 hex, "type": "keyring", "wrapped": hex, "until": time}
    {"id": 16 hex, "type": "person", "wrapped": hex, "person": 16 hex, "kdf": as above}

Everything else in a slot is bound to what is wrapped in it. To change, add or remove a slot wraps
32 bytes again and encrypts nothing else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from wallet.errors import Refused, Unreadable
from wallet.keys.canonical import JsonObject, canonical
from wallet.keys.vaultkeys import (
    DEFAULT_KDF,
    KdfCost,
    derive_passphrase_key,
    hkdf,
    random_bytes,
    unwrap,
    wrap,
)
from wallet.keys.words_recovery import secret_of

LEAST_PASSPHRASE = 8
"""Characters a new passphrase must have."""

_SALT = 16


@dataclass(frozen=True, slots=True)
class VaultKey:
    """What opens everything else in a vault."""

    vault: str
    """The vault it belongs to, 32 hex."""
    secret: bytes = field(repr=False)

    def derive(self, purpose: str) -> bytes:
        """Return the 32-byte key for one purpose, such as ``ladewell/database/1``."""
        return hkdf(self.secret, salt=bytes.fromhex(self.vault), info=purpose)


class Opener(Protocol):
    """Somebody's means to open a vault."""

    type: ClassVar[str]
    """Which slots it opens."""
    wrong: ClassVar[str]
    """The code to say when it opens none."""

    def about(self) -> JsonObject:
        """Return what a new slot of it says in the clear.

        Raises:
            Refused: It is too weak to open a vault.

        """

    def wrapping_key(self, vault: str, slot: JsonObject) -> bytes:
        """Return the 32-byte key under which `slot` holds the vault's.

        Raises:
            Exception: Of any kind, where the slot is not of the right form.

        """


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Words that a person keeps in mind."""

    type: ClassVar[str] = "passphrase"
    wrong: ClassVar[str] = "passphrase-wrong"

    text: str = field(repr=False)
    cost: KdfCost = DEFAULT_KDF
    """What each guess shall cost, in a new slot."""

    def about(self) -> JsonObject:
        """Return a new salt and the cost; refuse as ``passphrase-too-short``."""
        if len(unicodedata.normalize("NFKC", self.text)) < LEAST_PASSPHRASE:
            raise Refused("passphrase-too-short", least=LEAST_PASSPHRASE)
        salt = random_bytes(_SALT).hex()
        return {"kdf": {"alg": "argon2id", "salt": salt, **self.cost._asdict()}}

    def wrapping_key(self, vault: str, slot: JsonObject) -> bytes:
        """Take the time that the slot asks for."""
        kdf = slot["kdf"]
        if kdf["alg"] != "argon2id":
            raise Unreadable("vault-damaged")
        return derive_passphrase_key(
            self.text, bytes.fromhex(kdf["salt"]), **cost_of(slot)._asdict()
        )


@dataclass(frozen=True, slots=True)
class PersonsPassphrase:
    """The same of one of several people, who can be told apart by it (the two-person rule)."""

    type: ClassVar[str] = "person"
    wrong: ClassVar[str] = "passphrase-wrong"

    text: str = field(repr=False)
    person: str
    """Who, 16 hex."""
    cost: KdfCost = DEFAULT_KDF

    def about(self) -> JsonObject:
        """Return a new salt, the cost and whose it is; refuse as ``passphrase-too-short``."""
        return {**Passphrase(self.text, self.cost).about(), "person": self.person}

    def wrapping_key(self, vault: str, slot: JsonObject) -> bytes:
        """Take the time that the slot asks for."""
        return Passphrase(self.text).wrapping_key(vault, slot)


@dataclass(frozen=True, slots=True)
class RecoveryWords:
    """The words on paper. They are random, so a guess need not be made dear."""

    type: ClassVar[str] = "recovery"
    wrong: ClassVar[str] = "recovery-words-wrong"

    secret: bytes = field(repr=False)

    @classmethod
    def read(cls, words: Iterable[str]) -> RecoveryWords:
        """Read what was typed.

        Raises:
            CouldNotLook: As `wallet.keys.words_recovery.secret_of`.

        """
        return cls(secret_of(words))

    def about(self) -> JsonObject:
        """Return nothing: the words are all."""
        return {}

    def wrapping_key(self, vault: str, slot: JsonObject) -> bytes:
        """Bind the words to the vault."""
        return hkdf(self.secret, salt=bytes.fromhex(vault), info="ladewell/slot/recovery/1")


@dataclass(frozen=True, slots=True)
class QuickKey:
    """A random key in the keyring of the system, for a while."""

    type: ClassVar[str] = "keyring"
    wrong: ClassVar[str] = "quick-unlock-wrong"

    secret: bytes = field(repr=False)
    until: str
    """RFC 3339."""

    def about(self) -> JsonObject:
        """Return for how long it may open."""
        return {"until": self.until}

    def wrapping_key(self, vault: str, slot: JsonObject) -> bytes:
        """Bind the key to the vault."""
        return hkdf(self.secret, salt=bytes.fromhex(vault), info="ladewell/slot/keyring/1")


def new_slot(opener: Opener, key: VaultKey) -> JsonObject:
    """Return a slot in which `opener` finds `key`.

    Raises:
        Refused: ``passphrase-too-short``.
        Unreadable: ``kdf-parameters``.

    """
    slot: JsonObject = {"id": random_bytes(8).hex(), "type": opener.type, **opener.about()}
    wrapping = opener.wrapping_key(key.vault, slot)
    return {**slot, "wrapped": wrap(wrapping, key.secret, context=_context(key.vault, slot)).hex()}


def open_slot(opener: Opener, vault: str, slot: JsonObject) -> VaultKey:
    """Return what `slot` holds.

    Raises:
        CouldNotLook: ``wrong-key``: it is not this opener's; ``not-enough-memory``.
        Unreadable: ``vault-damaged``: it has not the form of a slot.

    """
    try:
        wrapping = opener.wrapping_key(vault, slot)
        wrapped = bytes.fromhex(slot["wrapped"])
        context = _context(vault, slot)
    except (LookupError, TypeError, ValueError, Unreadable) as wrong:
        raise Unreadable("vault-damaged", part="header.json") from wrong
    return VaultKey(vault, unwrap(wrapping, wrapped, context=context))


def cost_of(slot: JsonObject) -> KdfCost:
    """Return what a guess at the passphrase of `slot` costs.

    Raises:
        Unreadable: ``vault-damaged``: it does not say.

    """
    try:
        kdf = slot["kdf"]
        cost = KdfCost(kdf["memory_kib"], kdf["passes"], kdf["lanes"])
    except (LookupError, TypeError) as wrong:
        raise Unreadable("vault-damaged", part="header.json") from wrong
    if any(type(value) is not int for value in cost):
        raise Unreadable("vault-damaged", part="header.json")
    return cost


def _context(vault: str, slot: JsonObject) -> bytes:
    """Bind a wrapped key to its vault and to everything its slot says."""
    about = {name: value for name, value in slot.items() if name != "wrapped"}
    return canonical({"for": "ladewell/slot/1", "vault": vault, **about})

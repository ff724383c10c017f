"""Keeps everything on the owner's machine, encrypted, and loses nothing it said it has.

The only folder that imports apsw and keyring. It knows no rules of the trade: what may be signed
or accepted is decided above; what was signed, seen or recorded first is remembered here.
"""

from wallet.store.cards import StoredCard
from wallet.store.copies import BackupFound, BackupState
from wallet.store.doors import WayIn
from wallet.store.guard import Guard
from wallet.store.holdings import Order
from wallet.store.log import Activity
from wallet.store.positions import Registration
from wallet.store.presence import Presence
from wallet.store.proofs import Paper, Proof, ProofKind
from wallet.store.register import RegisterLine, Wanted
from wallet.store.secrets import Keyring, OsKeyring
from wallet.store.vault import Vault

__all__ = [
    "Activity",
    "BackupFound",
    "BackupState",
    "Guard",
    "Keyring",
    "Order",
    "OsKeyring",
    "Paper",
    "Presence",
    "Proof",
    "ProofKind",
    "RegisterLine",
    "Registration",
    "StoredCard",
    "Vault",
    "Wanted",
    "WayIn",
]

"""What every piece of work at the desk needs: the vault, the clock, who I am, whom I trust."""

from __future__ import annotations

import json
from dataclasses import dataclass

from wallet.clock import Clock
from wallet.errors import CouldNotLook, Refused
from wallet.formats.card import Card, read_card
from wallet.formats.trust_files import trusted_by_card
from wallet.keys.certificates import own_certificate
from wallet.keys.sealing import SealingKey
from wallet.keys.signing import SigningKey
from wallet.proof.trust import Trust, TrustedKey
from wallet.store import Vault
from wallet.titles.parties import Party

OWN_CARD = "own-card"
SIGNING_KEY = "signing-key"
SEALING_KEY = "sealing-key"
TIME_STAMP_SERVER = "time-stamp-server"
"""The setting that names whom to ask when something was sealed; empty for nobody."""
DOCUMENT_NAME = "document/"
"""Under which name and digest a TradeTrust document is known."""


@dataclass(frozen=True, slots=True)
class Myself:
    """The person at the machine, where several people open one vault (`approving`)."""

    id: str
    name: str
    key: SigningKey
    """What this person prepares and approves with."""


@dataclass(frozen=True, slots=True)
class Office:
    """A vault that is open, and the clock on the wall."""

    vault: Vault
    clock: Clock
    person: Myself | None = None
    """Who of several people opened it."""
    approved: str | None = None
    """Digest of the approval that what is done now rests on."""

    def setting(self, name: str) -> str | None:
        """Return what the user set, kept in the vault beside what the program keeps."""
        return self.vault.get(f"setting/{name}")

    @property
    def card(self) -> Card:
        """My own card.

        Raises:
            CouldNotLook: ``vault-without-owner``: the vault was made and never given one.

        """
        text = self.vault.get(OWN_CARD)
        if text is None:
            raise CouldNotLook("vault-without-owner")
        return read_card(text)

    @property
    def me(self) -> Party:
        """Who I am in acts."""
        return self.card.party

    def signing_key(self) -> SigningKey:
        """Return my signing key; held no longer than the act that needs it.

        Raises:
            Refused: ``passphrase-first``: after quick unlock, which is for looking.

        """
        if not self.vault.is_confirmed:
            raise Refused("passphrase-first")
        return SigningKey.from_jwk(json.loads(self._secret(SIGNING_KEY)))

    def certificate(self) -> bytes:
        """Return the certificate (DER) of my signing key, made by myself, for my seals."""
        card = self.card
        lei = next((code.code for code in card.party.codes if code.list_name == "LEI"), "")
        return own_certificate(self.signing_key(), name=card.party.name, since=card.issued, lei=lei)

    def sealing_key(self) -> SealingKey:
        """Return the key that opens parcels sealed to me."""
        return SealingKey.from_jwk(json.loads(self._secret(SEALING_KEY)))

    def holds_document(self, bill: str) -> bool:
        """Say whether this is a document of the TradeTrust rail, which has no chain of entries."""
        return self.vault.get(f"{DOCUMENT_NAME}{bill}") is not None

    def trust(self) -> Trust:
        """Return everybody whose card I pinned, and myself."""
        own = self.card
        keys = [TrustedKey(own.key, "own-vault", own.party, own.role)]
        for stored in self.vault.cards():
            if not stored.is_own:
                keys.append(trusted_by_card(read_card(stored.jws), stored.pinned_at))
        return Trust(keys)

    def short_name(self, party: Party | None) -> str:
        """Return what I call a party: its card's name if I have it, else the name it came with."""
        if party is None:
            return ""
        if party.did is not None and (stored := self.vault.card(party.did)) is not None:
            return stored.name
        return party.name

    def _secret(self, name: str) -> str:
        secret = self.vault.secret(name)
        if secret is None:
            raise CouldNotLook("vault-without-owner")
        return secret

"""Says who a party is: its role with an icon, its codes, the words for what it did."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from wallet.book import Card
from wallet.titles.parties import Code, Party, Role

translate = QCoreApplication.translate  # lupdate finds calls by this very name

ROLE_ICONS: Mapping[Role, str] = MappingProxyType(
    {
        Role.SHIPPER: "user-check",
        Role.BANK: "landmark",
        Role.CARRIER: "ship",
        Role.AUDITOR: "shield-check",
        Role.OTHER: "user",
    }
)


def role_words(role: Role) -> str:
    """Return what a party does in the trade."""
    match role:
        case Role.SHIPPER:
            return translate("Role", "Shipper or buyer")
        case Role.BANK:
            return translate("Role", "Bank")
        case Role.CARRIER:
            return translate("Role", "Carrier")
        case Role.AUDITOR:
            return translate("Role", "Auditor")
        case Role.OTHER:
            return translate("Role", "Other party")


def lei_of(party: Party) -> str:
    """Return the LEI in groups of four as people read it aloud, or empty."""
    return next((_read_aloud(code) for code in party.codes if code.list_name == "LEI"), "")


def codes_of(party: Party) -> tuple[tuple[str, str], ...]:
    """Return the codes a party says it has beside its key: whose list, and the code."""
    return tuple(
        (code.list_name or code.provider, _read_aloud(code))
        for code in party.codes
        if not code.code.startswith("did:key:")
    )


def _read_aloud(code: Code) -> str:
    if code.list_name != "LEI":
        return code.code
    return in_fours(code.code)


def in_fours(lei: str) -> str:
    """Return an LEI in groups of four, as people read it aloud."""
    return " ".join(lei[start : start + 4] for start in range(0, len(lei), 4))


def role_of(cards: Mapping[str, Card], party: Party) -> Role:
    """Return the role on the card we know a party by; anybody else is somebody."""
    card = cards.get(party.did or "")
    return card.role if card is not None else Role.OTHER

"""Entries as the law sees them, without any signature: what a `TitleChain` is asked about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from wallet.titles.acts import Act, ActCode, Entry, Signer
from wallet.titles.bill import Kind, Terms
from wallet.titles.chain import TitleChain
from wallet.titles.parties import DID, Code, Party

BILL = "b" * 64
START = datetime(2026, 11, 3, 9, tzinfo=UTC)


def someone(name: str, *codes: Code) -> Party:
    """Return a party with a key of its own."""
    return Party(name, (Code("W3C", f"did:key:z{name}", DID), *codes), "LDWL")


def customer(name: str, platform: str = "WAVE", code: str = "") -> Party:
    """Return a party without a key, for whom a platform signs."""
    return Party(name, (Code("ZZZ", code or name),), platform)


CARRIER, SHIPPER, BANK, BUYER = (
    someone(name, Code("GLEIF", f"LEI-{name}", "LEI"))
    for name in ("Carrier", "Shipper", "Bank", "Buyer")
)


def terms(kind: Kind = Kind.TO_ORDER, named: Party | None = SHIPPER) -> Terms:
    """Return the terms of a bill; a bearer bill names nobody."""
    return Terms(BILL, "MRDN-1", kind, None if kind is Kind.BEARER else named)


def act(code: ActCode, by: Party, to: Party | None = None, minute: float = 0, **more: Any) -> Act:
    return Act(code, by, to, START + timedelta(minutes=minute), **more)


def entry(position: int, *acts: Act, **changes: Any) -> Entry:
    """Return the entry at `position`, signed by its first actor, linked to the one before."""
    signer = acts[0].actor if acts else CARRIER
    members: dict[str, Any] = {
        "position": position,
        "digest": f"{position:064x}",
        "previous": f"{position - 1:064x}" if position else None,
        "document": BILL,
        "platform": signer.platform,
        "signer": Signer(f"kid {signer.name}", signer.did),
        "acts": acts,
        "registrar": None if position else "did:key:zCarrier",
    }
    return Entry(**(members | changes))


def issue(to: Party = SHIPPER, by: Party = CARRIER) -> Entry:
    return entry(0, act(ActCode.ISSUE, by, to))


def chain_of(*acts: Act, kind: Kind = Kind.TO_ORDER, named: Party | None = SHIPPER) -> TitleChain:
    """Issue to the shipper, then do `acts`, each as an entry of its own."""
    entries = [entry(index, one) for index, one in enumerate(acts, start=1)]
    return TitleChain.replay(terms(kind, named), [issue(), *entries])


def hand_over(giver: Party, to: Party, **more: Any) -> Act:
    return act(ActCode.TRANSFER, giver, to, **more)

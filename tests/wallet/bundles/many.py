"""Fills a vault with many bills, each sent from the carrier over the shipper to a bank and on."""

from __future__ import annotations

import json
from pathlib import Path

from tests.wallet.builders import (
    BANK,
    BUYER,
    CARRIER,
    EVERYBODY,
    LATER,
    SHIPPER,
    Person,
    Voyage,
    document,
    private_jwk,
)
from wallet.book import Book
from wallet.clock import FixedClock
from wallet.desk.casefile import CaseFile, judge_file, keep
from wallet.desk.office import OWN_CARD, SEALING_KEY, SIGNING_KEY, Office
from wallet.desk.standing import holding_of
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import StoredCard, Vault
from wallet.titles.acts import ActCode
from wallet.titles.holding import Change

PASSPHRASE = "evidence that outlives us"


def voyage(number: str, hops: int = 3) -> Voyage:
    """Return a bill of this number that changed hands `hops` times, all of it recorded."""
    sailing = Voyage.begin(bill=document("to-order", transportDocumentReference=number))
    parties = [SHIPPER, BANK, BUYER]
    for hop in range(hops):
        giver, taker = parties[hop % 3], parties[(hop + 1) % 3]
        sailing.transfer(giver, taker, ActCode.ENDORSE_TO_ORDER)
    return sailing


def vault_of(folder: Path, count: int, owner: Person = CARRIER, hops: int = 3) -> Book:
    """Return the open book of `owner` with `count` bills in it."""
    clock = FixedClock(LATER)
    vault = Vault.create(folder, PASSPHRASE, clock=clock, kdf=LEAST_KDF, keyring=None)
    book = Book(vault, clock)
    _settle(vault, owner)
    add_bills(book, range(count), hops)
    return book


def add_bills(book: Book, numbers: range, hops: int = 3) -> None:
    """Put more bills into the book."""
    office: Office = book._office
    for start in range(0, len(numbers), 500):
        with office.vault.transaction():
            for number in numbers[start : start + 500]:
                _keep(office, voyage(f"MRDN-{number:06}", hops))


def _keep(office: Office, sailing: Voyage) -> None:
    case = CaseFile(
        envelope=sailing.envelope,
        issue_to=sailing.issue_to,
        receipts=tuple(sailing.receipts),
        records=tuple(sailing.records),
        cards=tuple(one.card.text for one in EVERYBODY),
        papers=(),
    )
    keep(office, case, source="test")
    verdict = judge_file(office, case)[0]
    change = Change.RECEIVED
    office.vault.put_holding(holding_of(office, case.envelope, verdict, change))


def _settle(vault: Vault, owner: Person) -> None:
    with vault.transaction():
        vault.put(OWN_CARD, owner.card.text)
        vault.put_secret(SIGNING_KEY, json.dumps(private_jwk(f"signing {owner.party.name}")))
        vault.put_secret(SEALING_KEY, json.dumps(private_jwk(f"sealing {owner.party.name}")))
        for one in EVERYBODY:
            vault.put_card(
                StoredCard(
                    one.did,
                    one.card.key.kid,
                    one.party.name,
                    one.card.text,
                    LATER,
                    "test",
                    is_own=one is owner,
                )
            )

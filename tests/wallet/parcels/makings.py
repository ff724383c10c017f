"""What is given through light in these tests: a bill of four entries, and its parts."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from tests.wallet.builders import BANK, BUYER, SHIPPER, Voyage, person
from wallet.keys.canonical import read_object
from wallet.parcels.file import Parcel, Purpose, seal_parcel, write_parcel
from wallet.places import resource
from wallet.titles.acts import ActCode
from wallet.titles.parties import Role

SECOND_BANK = person("Maasbrug Bank N.V.", Role.BANK, "999900MAASBRUG000348")
HEAD = {"ladewell": {"head": {"size": 7, "root": "5c" * 32}}}


@cache
def offered(sample: str = "to-order/typical") -> Parcel:
    """Return a bill that was issued and given on three times, the last time not yet answered."""
    bill = read_object(resource(f"samples/{sample}.json").read_bytes())
    voyage = Voyage.begin(bill=bill)
    voyage.transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    voyage.transfer(BANK, SECOND_BANK, ActCode.ENDORSE_TO_ORDER)
    voyage.give(SECOND_BANK, BUYER, ActCode.BLANK_ENDORSE, **HEAD)
    people = (SHIPPER, BANK, SECOND_BANK)
    parcel = voyage.parcel(Purpose.OFFER)
    return replace(parcel, cards=tuple(sorted({*parcel.cards, *(p.card.text for p in people)})))


@cache
def accepted() -> Parcel:
    """Return the same bill with the buyer's receipt."""
    voyage = Voyage.begin(bill=read_object(resource("samples/to-order/typical.json").read_bytes()))
    voyage.transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    return voyage.give(BANK, BUYER, ActCode.BLANK_ENDORSE).accept(BUYER).parcel(Purpose.RECEIPT)


@cache
def files() -> dict[str, bytes]:
    """Return files that can go through light, by what they are."""
    parcel = offered()
    return {
        "parcel": write_parcel(parcel),
        "parcel with a file": write_parcel(replace(parcel, documents={PDF_DIGEST: PDF})),
        "parcel with an answer": write_parcel(
            replace(parcel, proofs=parcel.receipts[:1], forks=(b'{"position":2}',))
        ),
        "sealed parcel": seal_parcel(write_parcel(parcel), BUYER.card.sealing_jwk),
        "envelope": parcel.envelope,
        "envelope with spaces": parcel.envelope.replace(b'","', b'",\n  "'),
        "card": BANK.card.text.encode("ascii"),
    }


PDF = b"%PDF-1.7 not really\n" * 9
PDF_DIGEST = "7344cfd029799f9a86891e5b52a2c9340a1329f766f2041cc3630d10c37fec51"

"""Makes the frozen files of format version 1 that lie beside this script.

They were written once and must be read for ever: do not run this again to make
a failing test pass. It is kept to show what is in them, and writes only files
that are not there; `document-1.json` is given. The sealed parcel was sealed with a fresh key and is
different each time; all else comes out the same.

    python -m tests.vectors.make_version_1
"""

from __future__ import annotations

import json
from pathlib import Path

from tests.wallet.builders import BANK, BUYER, CARRIER, SHIPPER, Voyage, paper
from wallet.formats.pint.envelope import write_envelope
from wallet.formats.record import Kind, Record, sign_record
from wallet.keys.canonical import sha256_hex
from wallet.parcels.file import Purpose, seal_parcel, write_parcel
from wallet.titles.acts import ActCode

FOLDER = Path(__file__).parent
PDF = b"%PDF-1.7\n% the carrier's own picture of the bill, invented\n"


def voyage() -> Voyage:
    """Return a bill of the invented trade, one transfer recorded and one offered."""
    document = json.loads((FOLDER / "document-1.json").read_text("utf-8"))
    one = Voyage.begin(bill=document, visualisation=paper("bill.pdf", PDF))
    one.transfer(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
    return one.give(BANK, BUYER, ActCode.BLANK_ENDORSE)


def files() -> dict[str, bytes]:
    """Return every file by name."""
    bill = voyage()
    cards = tuple(one.card.text for one in (CARRIER, SHIPPER, BANK))
    parcel = write_parcel(
        bill.parcel(Purpose.OFFER, documents={paper("bill.pdf", PDF).digest: PDF}, cards=cards)
    )
    first = bill.records[0]
    entry = sha256_hex(bill.envelope.chain[1])
    late = Record(
        bill.envelope.digest, 1, entry, bill.now, refused="0" * 64, standing=first,
        kind=Kind.REFUSAL,
    )  # fmt: skip
    return {
        "card-1.jws": BANK.card.text.encode("ascii"),
        "envelope-1.json": write_envelope(bill.envelope),
        "parcel-1.ebl": parcel,
        "parcel-1-sealed.ebl": seal_parcel(parcel, BUYER.card.sealing_jwk),
        "receipt-1.jws": bill.receipts[0].encode("ascii"),
        "record-1.jws": first.encode("ascii"),
        "refusal-1.jws": sign_record(late, CARRIER.key).text.encode("ascii"),
        "rejection-1.jws": bill.copy().reject(BUYER).encode("ascii"),
    }


if __name__ == "__main__":
    for name, data in files().items():
        if not (FOLDER / name).exists():
            (FOLDER / name).write_bytes(data)

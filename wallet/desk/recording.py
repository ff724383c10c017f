"""What a registrar does with a parcel somebody brings: take it in, then rule on it.

A parcel that goes another way than what was recorded is not an accident but
the very thing a registrar is for: it gets the signed refusal, which contains
the record of what came first.
"""

from __future__ import annotations

from pathlib import Path

from wallet.desk.casefile import CaseFile, load
from wallet.desk.incoming import read_file, read_incoming
from wallet.desk.office import Office
from wallet.desk.receiving import case_of, parting, receive
from wallet.desk.registering import Registered, refuse_late, register
from wallet.errors import Refused, Unreadable
from wallet.proof.verdict import Headline


def record_file(office: Office, path: Path) -> Registered:
    """Take the parcel at `path` in and rule on it.

    Raises:
        CouldNotLook: The file cannot be read.
        Refused: ``bill-changed``, ``signer-unknown``, ``not-the-registrar`` or ``not-agreed``.

    """
    received = receive(office, path)
    if received.verdict is None:
        raise Unreadable("not-a-bill", name=path.name, format="card")
    number = {"number": received.verdict.number}
    if received.verdict.headline is Headline.UNKNOWN_SIGNER:
        raise Refused("signer-unknown", refusal=13, **number)
    if not received.is_kept:
        raise Refused("bill-changed", refusal=12, **number)
    held, arrived = load(office, received.verdict.digest), _arrived(office, path)
    if parting(held.envelope, arrived.envelope) is not None:
        return refuse_late(office, held, arrived)
    return register(office, held)


def _arrived(office: Office, path: Path) -> CaseFile:
    return case_of(read_incoming(read_file(path), path.name, office.sealing_key()))

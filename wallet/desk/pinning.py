"""Keeps answers of the world in the vault: DID documents, DNS answers, status lists, contexts.

Each stands under its kind and subject, as the evidence file it could be given on as. Who pins one
vouches for it, and the log says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from wallet.desk.incoming import read_file
from wallet.desk.office import Office
from wallet.errors import Unreadable, WalletError
from wallet.formats.evidence import read_evidence, write_evidence
from wallet.proof.pins import Pin, PinKind

_PIN = "pin/"


def keep_pins(office: Office, pins: Iterable[Pin]) -> int:
    """Keep answers in the vault, each in the place of an older one; return how many."""
    count = 0
    with office.vault.transaction():
        for pin in pins:
            name = f"{_PIN}{pin.kind.value}/{pin.subject}"
            digest = office.vault.keep(write_evidence(pin))
            office.vault.put(name, digest)
            facts = {"kind": pin.kind.value, "subject": pin.subject, "source": pin.source}
            office.vault.note("evidence-kept", digest, facts)
            count += 1
    return count


def kept_pins(office: Office) -> tuple[Pin, ...]:
    """Return every answer the vault keeps; a damaged one counts for nothing."""
    found: list[Pin] = []
    for name in office.vault.names(_PIN):
        if not (digest := office.vault.get(name)):
            continue  # dropped
        try:
            data = office.vault.fetch(digest)
            found += read_evidence(data, name, office.clock.now())
        except WalletError:
            continue  # what it vouched for is then not checked
    return tuple(found)


def kept_pin(office: Office, kind: PinKind, subject: str) -> Pin | None:
    """Return what the vault keeps of this kind about `subject`; a damaged one is none."""
    name = f"{_PIN}{kind.value}/{subject}"
    if not (digest := office.vault.get(name)):
        return None
    try:
        found = read_evidence(office.vault.fetch(digest), name, office.clock.now())
    except WalletError:
        return None
    return found[0] if found else None


def drop_pin(office: Office, kind: PinKind, subject: str) -> None:
    """Rely on an answer no longer; what was kept stays in the log."""
    with office.vault.transaction():
        office.vault.put(f"{_PIN}{kind.value}/{subject}", "")
        office.vault.note("evidence-dropped", None, {"kind": kind.value, "subject": subject})


def pins_in(path: Path, now: datetime) -> tuple[Pin, ...]:
    """Read a file of evidence: an evidence file, a DID document or a status list.

    Raises:
        Unreadable: ``not-evidence``.

    """
    found = read_evidence(read_file(path), path.name, now)
    if not found:
        raise Unreadable("not-evidence", name=path.name)
    return found

"""Which other versions of a bill the vault holds, and what changed between two."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wallet.desk.casefile import load
from wallet.desk.incoming import read_file
from wallet.desk.office import Office
from wallet.errors import CouldNotLook
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.versions import CODE, Direction, links_of
from wallet.formats.transport_document import Difference, differences
from wallet.keys.canonical import read_object
from wallet.proof.verdict import Result, Verdict


@dataclass(frozen=True, slots=True)
class VersionView:
    """Another version of a bill, as a page shows it."""

    direction: Direction
    bill: str
    number: str
    """Empty where the vault does not hold it."""
    checked: Result
    """Whether the two name each other; not checked where the other is not here."""


def versions_of(office: Office, envelope: Envelope, verdict: Verdict) -> tuple[VersionView, ...]:
    """Return every other version that a bill names."""
    check = verdict.check(CODE)
    views = []
    for link in links_of(envelope):
        held = office.vault.holding(link.bill)
        checked = Result.NOT_CHECKED
        if held is not None and check is not None:
            checked = check.result
        views.append(VersionView(link.direction, link.bill, held.number if held else "", checked))
    return tuple(views)


def compare(office: Office, before: str, after: str) -> tuple[Difference, ...]:
    """Return what differs between two bills of the vault, member by member.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    old, new = load(office, before), load(office, after)
    return differences(old.envelope.document, new.envelope.document)


def compare_file(office: Office, bill: str, path: Path) -> tuple[Difference, ...]:
    """Return what a transport document in a file says otherwise than a bill of the vault.

    Raises:
        CouldNotLook: ``bill-unknown``, or the file cannot be read.

    """
    document = read_object(read_file(path))
    return differences(load(office, bill).envelope.document, document)


def version_before(office: Office, bill: str) -> str:
    """Return the one bill whose place `bill` takes.

    Raises:
        CouldNotLook: ``version-unknown``: it takes the place of none, of several, or of one that
            is not here.

    """
    found = [
        held
        for link in links_of(load(office, bill).envelope)
        if link.direction is Direction.SUPERSEDES
        and (held := office.vault.holding(link.bill)) is not None
    ]
    if len(found) != 1:
        several = [held.number for held in found]
        case = {} if found else {"case": "none"}
        raise CouldNotLook("version-unknown", numbers=several, **case)
    return found[0].bill

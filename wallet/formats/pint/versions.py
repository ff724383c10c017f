"""Holds the links between versions of a bill against each other: replaced by, and in place of.

The new bill names the old one in its entry 0, the carrier's answer on the old bill names the new
one. Either may travel without the other; what is not here is said to be not checked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from wallet.errors import Unreadable
from wallet.formats.pint.case import Case
from wallet.formats.pint.claims import entry_in
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.extensions import Said, read_extension
from wallet.keys import jws
from wallet.keys.signing import PublicKey
from wallet.proof.findings import Findings
from wallet.proof.verdict import Evidence, Result
from wallet.titles.chain import TitleChain

CODE = "pint.versions"


class Direction(StrEnum):
    """Which way a link points."""

    SUPERSEDES = "supersedes"
    SUPERSEDED_BY = "superseded-by"


@dataclass(frozen=True, slots=True)
class VersionLink:
    """One link from a bill to another version of it."""

    direction: Direction
    bill: str
    """Digest of the other bill, 64 hex."""


def links_of(envelope: Envelope) -> tuple[VersionLink, ...]:
    """Return every link that the chain of `envelope` claims, without checking any."""
    return _links(_said(envelope.chain[0]), _said(envelope.chain[-1]))


def _links(first: Said, last: Said) -> tuple[VersionLink, ...]:
    return tuple(
        [VersionLink(Direction.SUPERSEDES, bill) for bill in first.supersedes]
        + [VersionLink(Direction.SUPERSEDED_BY, bill) for bill in last.superseded_by]
    )


def check_links(envelope: Envelope, chain: TitleChain, case: Case, findings: Findings) -> None:
    """Note for every link whether the other bill says the same, in the same carrier's hand."""
    for link, result, reason in _checked(envelope, chain, case):
        findings.note(
            CODE, result, reason, {"bill": link.bill, "direction": link.direction.value},
            evidence=(Evidence("digest", link.bill),),
        )  # fmt: skip


def _checked(
    envelope: Envelope, chain: TitleChain, case: Case
) -> Iterator[tuple[VersionLink, Result, str]]:
    # Both entries have been read before they came into the chain.
    first, last = (read_extension(end.entry.extension) for end in (chain.links[0], chain.links[-1]))
    links = _links(first, last)
    others = dict(case.others) if links else {}
    for link in links:
        other = others.get(link.bill)
        if not other:
            yield link, Result.NOT_CHECKED, "version-not-here"
        elif envelope.digest in _answering(link.direction, other, chain):
            yield link, Result.PASSED, "version-agrees"
        else:
            yield link, Result.FAILED, "version-denies"


def _answering(direction: Direction, other: tuple[str, ...], chain: TitleChain) -> tuple[str, ...]:
    """Return which bills the other one names back, if this bill's carrier signed that."""
    text = other[-1] if direction is Direction.SUPERSEDES else other[0]
    did = chain.links[0].entry.signer.did
    try:
        if did is None or not jws.verify(jws.read(text), PublicKey.from_did_key(did)):
            return ()
    except Unreadable:
        return ()
    said = _said(text)
    return said.superseded_by if direction is Direction.SUPERSEDES else said.supersedes


def _said(text: str) -> Said:
    try:
        return entry_in(text).said
    except Unreadable:
        return Said()

"""Who controls a bill, shown to one who asked: the question, the answer, and what makes it good.

An answer is good for one asker, one question and one moment. So the question has a nonce that is
never used twice, and the answer names the question by digest, its asker, the bill, the newest entry
and the time, and is signed by whoever has control. `examine` holds an answer against a verdict on
the bill; whether this answer was asked for, and only once, the asker's vault knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from wallet.proof.verdict import Verdict
from wallet.titles.parties import Party
from wallet.titles.state import Degree

LASTS = timedelta(days=7)
"""How long a question may be answered: as long as a letter takes."""

CLOCK_SLACK = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Challenge:
    """A question whose signature holds: who controls this bill?"""

    name: str
    """Who asks, in words; what the answer will name."""
    did: str
    """The asker's ``did:key``, with which the question is signed."""
    nonce: str
    """64 hex."""
    at: datetime
    until: datetime
    text: str
    """The compact JWS."""
    digest: str
    """SHA-256 of `text`, 64 hex."""


@dataclass(frozen=True, slots=True)
class ControlProof:
    """An answer whose signature holds. Whether its signer has control is for `examine`."""

    challenge: str
    """Digest of the question, 64 hex."""
    asker_name: str
    asker: str
    """``did:key`` of who asked."""
    bill: str
    """SHA-256 of the canonical transport document, 64 hex."""
    entry: str
    """Digest of the newest entry of the chain, 64 hex."""
    at: datetime
    holder: str
    """``did:key`` of who answers, with which the answer is signed."""
    text: str
    """The compact JWS."""
    digest: str
    """SHA-256 of `text`, 64 hex."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What an answer showed: who had control, as of when, and how firmly."""

    holder: Party
    asker_name: str
    at: datetime
    degree: Degree
    receiver: Party | None = None
    """To whom the holder has offered the bill."""


def examine(proof: ControlProof, verdict: Verdict) -> Proven | str:
    """Return what `proof` shows about the bill of `verdict`, or a code for why it shows nothing."""
    if proof.bill != verdict.digest:
        return "proof-of-other-bill"
    if not verdict.is_good or not verdict.timeline or verdict.holder is None:
        return "proof-of-bad-bill"
    if verdict.status is not None and verdict.status.has_ended:
        return "proof-of-ended-bill"
    entries = [moment.entry for moment in verdict.timeline]
    if proof.entry not in entries:
        return "proof-of-other-entry"
    if proof.entry != entries[-1]:
        return "proof-outdated"
    if verdict.holder.did != proof.holder:
        return "proof-not-by-holder"
    if proof.at < verdict.timeline[-1].since or proof.at > verdict.as_of + CLOCK_SLACK:
        return "proof-time-wrong"
    return Proven(verdict.holder, proof.asker_name, proof.at, verdict.degree, verdict.receiver)

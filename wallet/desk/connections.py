"""Every connection that was ever made from this vault: when, to whom, what for, what came of it.

There is one HTTP client (`wallet.registries.https`), and whoever asks on behalf of a vault does so
inside `noting`. Hosts alone are kept: an address may hold a key, or say what was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from wallet.desk.office import Office
from wallet.registries.https import Exchange, heard_by

ASKED = "asked-node"
"""What the activity log calls a conversation: with a node at first, by now with any host."""
_ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Connection:
    """What was asked of one host for one purpose."""

    at: datetime
    host: str
    why: str
    """``look``, ``draft``, ``send`` (titles), ``stamp``, ``evidence``, ``fetch``."""
    questions: int
    sent: int
    """Bytes; 0 in lines of versions that did not count them."""
    received: int
    outcome: str
    """``answered``, ``stopped``, or the code of what went wrong."""
    chain_id: int = 0
    """Of the chain whose node it is, else 0."""


class Tally:
    """Adds up what was asked, host by host."""

    def __init__(self) -> None:
        self._heard: dict[str, list[Exchange]] = {}

    def hear(self, exchange: Exchange) -> None:
        """Count one exchange."""
        self._heard.setdefault(exchange.host, []).append(exchange)

    def bytes(self) -> dict[str, int]:
        """Return how much went out and came back, whoever it was."""
        heard = [one for exchanges in self._heard.values() for one in exchanges]
        return {
            "sent": sum(one.sent for one in heard),
            "received": sum(one.received for one in heard),
        }

    def facts(self) -> Iterator[dict[str, object]]:
        """Yield what is kept of each host."""
        for host, exchanges in self._heard.items():
            wrong = (one.outcome for one in exchanges if one.outcome != _ANSWERED)
            yield {
                "host": host,
                "questions": len(exchanges),
                "sent": sum(one.sent for one in exchanges),
                "received": sum(one.received for one in exchanges),
                "outcome": next(wrong, _ANSWERED),
            }


@contextmanager
def noting(office: Office, why: str) -> Iterator[None]:
    """Write down whoever is asked inside, however it ends."""
    tally = Tally()
    try:
        with heard_by(tally.hear):
            yield
    finally:
        for facts in tally.facts():
            office.vault.note(ASKED, None, facts | {"why": why})


def connections(office: Office) -> tuple[Connection, ...]:
    """Return every connection that was ever made, the newest first."""
    return tuple(
        Connection(
            line.at,
            str(line.facts.get("host")),
            str(line.facts.get("why")),
            _count(line.facts.get("questions")),
            _count(line.facts.get("sent")),
            _count(line.facts.get("received")),
            str(line.facts.get("outcome")),
            _count(line.facts.get("chain")),
        )
        for line in office.vault.notes(ASKED)
    )


def _count(fact: object) -> int:
    return fact if isinstance(fact, int) else 0

"""What the user keeps of the world outside, so that a verdict can be reached without it.

A document that names ``did:web:example.com`` or a DNS name can be judged offline only by an answer
that was fetched before. Each such answer is a pin: the bytes, where they came from, and when. A
verdict that rests on a pin says so, with its date.

A pin travels as a small JSON file (``ladewell-evidence-1``): kind, subject, at, source, content in
base64. Nothing in it proves itself: who pins it vouches for it, as with a card.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PinKind(StrEnum):
    """What kind of answer was kept."""

    DID = "did"
    """A DID document (JSON); the subject is the DID."""
    DNS = "dns"
    """TXT records of a name, as a JSON list of texts; the subject is the name in lower case."""
    STATUS_LIST = "status-list"
    """A status list credential (JSON); the subject is its URL."""
    REVOCATION = "revocation"
    """An OCSP responder's answer (JSON); the subject is the URL that was asked."""
    CONTEXT = "context"
    """A JSON-LD context (JSON); the subject is its URL."""
    CHAIN = "chain"
    """The state of a title on its chain; the subject is the title's CAIP-19 name."""
    CONTRACT = "contract"
    """A factory of titles that TradeTrust did not publish, vouched for; the subject is its CAIP-10
    name. The content says no more than that."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One answer of the world, kept."""

    kind: PinKind
    subject: str
    content: bytes
    source: str
    """Where it was got: a URL, a resolver, a file's name."""
    at: datetime
    """When it was so, UTC."""


class Pins:
    """The answers one verdict may rest on. Immutable; of two the later one counts."""

    __slots__ = ("_by_subject", "all")

    def __init__(self, pins: Iterable[Pin] = ()) -> None:
        """Keep `pins`."""
        self.all = tuple(pins)
        self._by_subject: dict[tuple[PinKind, str], Pin] = {}
        for pin in self.all:
            held = self._by_subject.get((pin.kind, pin.subject))
            if held is None or pin.at >= held.at:
                self._by_subject[pin.kind, pin.subject] = pin

    def find(self, kind: PinKind, subject: str) -> Pin | None:
        """Return the latest answer of this kind about `subject`."""
        return self._by_subject.get((kind, subject))

    def of_kind(self, kind: PinKind) -> tuple[Pin, ...]:
        """Return the latest answer of this kind for each subject."""
        return tuple(pin for (its, _subject), pin in self._by_subject.items() if its is kind)

    def with_pins(self, more: Iterable[Pin]) -> Pins:
        """Return these pins and `more`."""
        added = tuple(more)
        return Pins((*self.all, *added)) if added else self


NO_PINS = Pins()

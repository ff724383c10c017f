"""What a vault knows of the world outside, for `wallet.book.Book`: kept answers, and new ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wallet.desk.cabinet import Cabinet
from wallet.desk.documents import document_in, titles_of
from wallet.desk.looking_up import RESOLVER, fetch_for, look_up, questions_of
from wallet.desk.looking_up import Question as LookUp
from wallet.desk.nodes import endpoint_of
from wallet.desk.pinning import drop_pin, keep_pins, kept_pins
from wallet.formats.evidence import read_evidence
from wallet.formats.tradetrust.document import Document
from wallet.formats.tradetrust.link import Link
from wallet.progress import Progress, Silent
from wallet.proof.pins import Pin, PinKind


class Lookout(Cabinet):
    """A vault that looks out, at whom it was told to and nobody else."""

    def pin_evidence(self, pins: Iterable[Pin]) -> int:
        """Keep answers of the world, each in the place of an older one; return how many."""
        kept = tuple(pins)
        count = keep_pins(self._office, kept)
        for pin in kept:
            self._follow(pin)
        return count

    def node_of(self, chain_id: int) -> str:
        """Return the URL of whoever is asked about a chain; empty: nobody is."""
        return endpoint_of(self._office, chain_id)

    def questions(self, document: Document) -> tuple[LookUp, ...]:
        """Return what could be looked up for a document, and whom that would ask."""
        return questions_of(document, self._office.setting(RESOLVER) or "", self.node_of)

    def look_up(
        self, questions: Sequence[LookUp], progress: Progress = Silent()
    ) -> tuple[Pin, ...]:
        """Ask what may be asked, keep the answers, and write down who was asked."""
        return look_up(self._office, questions, progress)

    def fetch(self, link: Link) -> bytes:
        """Fetch the document a link leads to, and write down who was asked."""
        return fetch_for(self._office, link)

    def evidence(self) -> tuple[Pin, ...]:
        """Return every answer of the world that is kept."""
        return kept_pins(self._office)

    def evidence_in(self, data: bytes, name: str) -> tuple[Pin, ...]:
        """Return the answers of the world in a file, none of them kept yet; none in other files.

        Raises:
            Unreadable: ``evidence-unreadable``.

        """
        return read_evidence(data, name, self._office.clock.now())

    def drop_evidence(self, pin: Pin) -> None:
        """Rely on an answer of the world no longer."""
        drop_pin(self._office, pin.kind, pin.subject)
        self._follow(pin)

    def _follow(self, pin: Pin) -> None:
        """Judge the titles anew whose contract somebody vouches for, or does no longer."""
        if pin.kind is PinKind.CONTRACT:
            titles_of(self._office).follow_contract(pin.subject)

    def questions_about(self, bill: str, resolver: str = "") -> tuple[LookUp, ...]:
        """Return what could be looked up about a document; nothing about other bills."""
        document = document_in(self._office, bill)
        return () if document is None else questions_of(document, resolver, self.node_of)

"""The verbs that look up what a vault holds, cards and bills, for `wallet.book.Book`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from wallet.desk import (
    people,
    showing,
    versions,
)
from wallet.desk.documents import document_in, view_document
from wallet.desk.handing import Hands
from wallet.desk.showing import BillView
from wallet.errors import CouldNotLook
from wallet.formats.card import Card
from wallet.formats.transport_document import Difference
from wallet.proof.verdict import Verdict
from wallet.store import (
    Activity,
    StoredCard,
)
from wallet.store.holdings import Order
from wallet.titles.holding import Holding, Standing


class Cabinet(Hands):
    """A vault in which somebody looks things up."""

    # People

    def cards(self) -> tuple[StoredCard, ...]:
        """Return every card in the address book, my own among them."""
        return self._vault.cards()

    def pin(self, card: Card, source: str = "file") -> StoredCard:
        """Take a card into the address book: its key is that party's from now on."""
        return people.pin(self._office, card, source=source)

    def namesakes(self, card: Card) -> tuple[StoredCard, ...]:
        """Return the other cards I have that go by a code or the name of `card`."""
        return people.namesakes(self._office, card)

    def unpin(self, did: str) -> None:
        """Strike a card from the address book."""
        people.unpin(self._office, did)

    def find_card(self, who: str) -> Card:
        """Return the card that a file, a ``did:key`` or a name stands for."""
        return people.find(self._office, who)

    def cards_along(self, bill: str) -> tuple[Card, ...]:
        """Return the cards that came along with a bill and are not in the address book."""
        is_document = document_in(self._office, bill) is not None
        return () if is_document else showing.cards_along(self._office, bill)

    # The list

    def holdings(
        self,
        *,
        standing: Standing | None = None,
        text: str = "",
        order: Order = "changed",
        descending: bool = True,
        offset: int = 0,
        limit: int = 200,
    ) -> tuple[Holding, ...]:
        """Return one page of the list, filtered and sorted by the store."""
        return self._vault.holdings(
            standing=standing,
            text=text,
            order=order,
            descending=descending,
            offset=offset,
            limit=limit,
        )

    def holding(self, bill: str) -> Holding | None:
        """Return the line of one bill, if the vault holds it."""
        return self._vault.holding(bill)

    def counts(self, text: str = "") -> Mapping[Standing, int]:
        """Return how many bills stand how."""
        return self._vault.counts(text)

    def activities(
        self, *, offset: int = 0, limit: int = 200, bill: str | None = None
    ) -> tuple[Activity, ...]:
        """Return what was done in this vault, newest first."""
        return self._vault.activities(limit=limit, offset=offset, bill=bill)

    def find(self, number: str) -> str:
        """Return the bill that goes by `number`, or by its digest.

        Raises:
            CouldNotLook: ``bill-unknown`` or ``bill-ambiguous``.

        """
        if self._vault.holding(number) is not None:
            return number
        found = self._vault.find_number(number)
        # A number goes on with the version in force; the one it replaced goes by its digest.
        found = tuple(one for one in found if one.standing is not Standing.ENDED) or found
        if len(found) != 1:
            code = "bill-ambiguous" if found else "bill-unknown"
            raise CouldNotLook(code, number=number, bills=[h.bill for h in found])
        return found[0].bill

    def show(self, bill: str) -> BillView:
        """Return everything a page shows of one bill."""
        if (document := document_in(self._office, bill)) is not None:
            return view_document(self._office, document)
        return showing.view(self._office, bill)

    def verdict(self, bill: str) -> Verdict:
        """Return the verdict on one bill, for who has many to judge: it takes a tenth of `show`."""
        if (document := document_in(self._office, bill)) is not None:
            return view_document(self._office, document).verdict
        return showing.verdict_of(self._office, bill)

    def compare(self, bill: str, with_bill: str | None = None) -> tuple[Difference, ...]:
        """Return what a bill says otherwise than the one it replaced, or than `with_bill`."""
        before = with_bill or versions.version_before(self._office, bill)
        return versions.compare(self._office, before, bill)

    def compare_file(self, bill: str, document: Path) -> tuple[Difference, ...]:
        """Return what the transport document in a file says otherwise than a bill."""
        return versions.compare_file(self._office, bill, document)

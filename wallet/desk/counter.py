"""The acts on a bill, from issue to surrender, for `wallet.book.Book`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wallet.desk import (
    answering,
    attesting,
    drafting,
    giving,
    issuing,
    parting,
    people,
    receiving,
    registering,
    reissuing,
    screening,
    surrendering,
    title_moves,
)
from wallet.desk.attesting import Attested, Family, Registry
from wallet.desk.casefile import judge_file, load, pack
from wallet.desk.documents import SUFFIX as DOCUMENT_SUFFIX
from wallet.desk.documents import document_in
from wallet.desk.drafting import Caution, DraftBill
from wallet.desk.four_eyes import four_eyes
from wallet.desk.handing import Done, Hands
from wallet.desk.lighting import complete
from wallet.desk.receiving import Received
from wallet.errors import CouldNotLook, Refused
from wallet.formats.card import Card
from wallet.keys.transactions import SignedTransaction
from wallet.parcels.file import Purpose
from wallet.parcels.message import News
from wallet.progress import Progress, Silent
from wallet.registries.title_escrow.moving import Draft
from wallet.titles.acts import Ask, How, Step
from wallet.titles.bill import OfflinePolicy
from wallet.titles.state import Degree
from wallet.words import Language


class Counter(Hands):
    """A vault whose owner issues, gives, takes and answers bills."""

    @four_eyes
    def issue(
        self,
        document: Path,
        to: Card,
        *,
        pdf: Path | None = None,
        attachments: tuple[Path, ...] = (),
        policy: OfflinePolicy | None = None,
        from_paper: Path | None = None,
        seal: bool = False,
    ) -> Done:
        """Carrier: sign and issue a bill; `from_paper` says what became of its paper originals."""
        case = issuing.issue(
            self._office,
            document,
            to,
            pdf=pdf,
            attachments=attachments,
            policy=policy or OfflinePolicy(),
            from_paper=from_paper,
        )
        return self._done(case, Purpose.ISSUE, to if seal else None)

    @property
    def refusal_to_issue(self) -> Refused | None:
        """Why the owner of this vault can issue no bill at all, or nothing."""
        try:
            issuing.unless_carrier(self._office)
        except Refused as refusal:
            return refusal
        return None

    def draft(
        self,
        document: Path,
        to: Card | None = None,
        *,
        pdf: Path | None = None,
        attachments: tuple[Path, ...] = (),
        from_paper: Path | None = None,
    ) -> DraftBill:
        """Carrier: look at the bill that `issue` would make of this, and sign nothing."""
        return drafting.draft(
            self._office, document, to,
            pdf=pdf, attachments=attachments, from_paper=from_paper,
        )  # fmt: skip

    def draft_reissue(
        self, documents: tuple[Path, ...], supersedes: tuple[str, ...], to: Card | None = None
    ) -> tuple[Caution, ...]:
        """Carrier: return what to know before `reissue` is called with this; sign nothing."""
        return drafting.draft_reissue(self._office, documents, supersedes, to)

    def print_draft(self, document: Path, to: Card, language: Language) -> bytes:
        """Carrier: return the bill as its reader will print it, marked as a draft."""
        return drafting.print_draft(self._office, document, to, language)

    @four_eyes
    def reissue(
        self,
        documents: tuple[Path, ...],
        supersedes: tuple[str, ...],
        to: Card | None = None,
        *,
        pdf: Path | None = None,
        attachments: tuple[Path, ...] = (),
        policy: OfflinePolicy | None = None,
    ) -> tuple[Done, ...]:
        """Carrier: amend, split or combine; first the new bills, then the answers on the old."""
        made = reissuing.reissue(
            self._office, documents, supersedes, to,
            pdf=pdf, attachments=attachments, policy=policy or OfflinePolicy(),
        )  # fmt: skip
        return (
            *(self._done(case, Purpose.ISSUE) for case in made.new),
            *(self._done(case, Purpose.ANSWER) for case in made.old),
        )

    def receive(self, path: Path) -> Received:
        """Take a parcel, envelope, receipt, record or card in, after judging it."""
        return receiving.receive(self._office, path)

    def receive_each(
        self, path: Path, progress: Progress = Silent()
    ) -> Iterator[tuple[str, Received | CouldNotLook | Refused]]:
        """Take a file in, or each document of a file of many (a JSON array), one by one."""
        return receiving.receive_each(self._office, path, progress)

    def receive_bytes(self, data: bytes, name: str) -> Received:
        """Take in what came another way than as a file on the disk: by light, by clipboard."""
        return receiving.receive_bytes(self._office, data, name)

    @four_eyes
    def offer(
        self,
        bill: str,
        to: Card,
        how: How,
        *,
        until: datetime | None = None,
        remark: str = "",
        seal: bool = False,
    ) -> Done:
        """Sign an entry that gives the bill to `to`; the bill is locked from then on."""
        case = giving.offer(self._office, bill, to, how, until=until, remark=remark)
        return self._done(case, Purpose.OFFER, to if seal else None)

    def withdraw(self, bill: str) -> Done:
        """Ask the registrar to end my offer, which lapsed unanswered."""
        case = parting.withdraw(self._office, bill)
        return self._done(case, Purpose.OFFER, label="withdrawal")

    @four_eyes
    def enforce(self, bill: str, default: str) -> Done:
        """Holder of a pledge: declare that the debt was not paid."""
        case = giving.enforce(self._office, bill, default)
        return self._done(case, Purpose.COPY, label="default")

    @four_eyes
    def accept(self, bill: str) -> Done:
        """Sign the receipt for what was offered to me."""
        return self._done(answering.accept(self._office, bill), Purpose.RECEIPT)

    @four_eyes
    def reject(self, bill: str, reason: str) -> Done:
        """Sign the rejection of what was offered to me."""
        case = answering.reject(self._office, bill, reason)
        return self._done(case, Purpose.RECEIPT, label="rejection")

    @four_eyes
    def surrender(
        self,
        bill: str,
        what_for: Ask = Ask.DELIVERY,
        *,
        reason: str | None = None,
        comments: str = "",
    ) -> Done:
        """Give the bill back to its carrier: for delivery, amendment or paper."""
        case = surrendering.surrender(
            self._office, bill, what_for, reason=reason, comments=comments
        )
        return self._done(case, Purpose.SURRENDER)

    @four_eyes
    def answer_surrender(
        self,
        bill: str,
        *,
        accept: bool,
        void: bool = False,
        comments: str = "",
        originals: int | None = None,
    ) -> Done:
        """Carrier: accept a surrender (`void`: and end the bill without another), or refuse it."""
        case = surrendering.answer_surrender(
            self._office,
            bill,
            (Step.VOID if void else None) if accept else Step.REFUSE_SURRENDER,
            comments=comments,
            originals=originals,
            then=lambda signed: registering.register(self._office, signed),
        )
        return self._done(case, Purpose.ANSWER)

    # On the TradeTrust rail

    @four_eyes
    def attest(
        self, content: Path, family: Family, *, registry: Registry | None = None, domain: str = ""
    ) -> Attested:
        """Carrier: issue a bill on the TradeTrust rail, signed with my key.

        Raises:
            Refused: ``not-a-carrier``, ``document-not-issuable``, ``titles-frozen``.

        """
        return attesting.attest(self._office, content, family, registry=registry, domain=domain)

    @four_eyes
    def sign_move(self, draft: Draft) -> SignedTransaction:
        """Sign a move of a title with my key for its chain. Raises as `Titles.sign`."""
        return title_moves.sign(self._office, draft)

    # Of any bill

    def forget(self, bill: str) -> str:
        """Strike a copy from the list; return its number."""
        return parting.forget(self._office, bill)

    def screen(self, path: Path | None) -> int:
        """Keep the user's own sanctions list from a file, or none; return how many lines count."""
        return screening.keep(self._office, path)

    def envelope(self, bill: str) -> bytes:
        """Return the plain PINT envelope of a bill, as other systems exchange it."""
        return pack(self._office, load(self._office, bill), Purpose.COPY).envelope

    def parcel(self, bill: str, purpose: Purpose = Purpose.COPY, to: Card | None = None) -> Done:
        """Pack the bill as it stands, to send again or to keep; the same bytes every time."""
        if (document := document_in(self._office, bill)) is not None:
            self._vault.anchor()
            number = holding.number if (holding := self._vault.holding(bill)) is not None else ""
            return Done(bill, number, Purpose.COPY, document.data, suffix=DOCUMENT_SUFFIX)
        return self._done(load(self._office, bill), purpose, to)

    def again(self, bill: str, *, seal: bool = False) -> Done:
        """Pack once more what was signed last: for who lost the file, or could not write it.

        Args:
            bill: Which.
            seal: Seal it to whom it was signed for.

        Raises:
            CouldNotLook: ``card-missing``: the receiver's card is not here.
            Refused: ``nobody-to-seal-to``: it was signed over to nobody.

        """
        if document_in(self._office, bill) is not None:
            return self.parcel(bill)
        case = load(self._office, bill)
        verdict, chain = judge_file(self._office, case)
        purpose, to = Purpose.COPY, None
        if verdict.status is not None and verdict.status.awaits_carrier:
            purpose = Purpose.SURRENDER
        elif verdict.degree is Degree.SIGNED:
            purpose = Purpose.OFFER
        elif len(case.envelope.chain) == 1 and self.card.did == (chain and chain.registrar):
            purpose = Purpose.ISSUE
        if seal and verdict.receiver is None:
            raise Refused("nobody-to-seal-to", number=verdict.number)
        if seal and verdict.receiver is not None:
            to = people.find(self._office, verdict.receiver.did or verdict.receiver.name)
        return self._done(case, purpose, to)

    def complete(self, news: News) -> bytes:
        """Return the parcel that `news`, which came by light, makes with what the vault holds.

        Raises:
            CouldNotLook: ``rest-missing``.

        """
        return complete(self._office, news)

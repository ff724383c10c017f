"""The book of bills: one door to everything the wallet does, one short method per verb.

The window and the command line open a `Book` on a vault and call it; without a
vault, `verify` judges files for anybody. Every verb is durable before it
returns, and returns values that are frozen. A `Book` is used from one thread.

Long because it is the table of contents: each verb once, a few lines each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from wallet.clock import Clock
from wallet.desk import (
    answering,
    exchanging,
    giving,
    issuing,
    parting,
    people,
    receiving,
    registering,
    reissuing,
    screening,
    showing,
    surrendering,
    versions,
)
from wallet.desk.approving import Person, Rule
from wallet.desk.attesting import Attested, Family, Registry, attest
from wallet.desk.auditing import Audit, Audited, is_bundle
from wallet.desk.bench import Bench
from wallet.desk.bundling import SUFFIX as BUNDLE_SUFFIX
from wallet.desk.bundling import Bundled, Wish, bundle
from wallet.desk.caring import OS_KEYRING
from wallet.desk.casefile import load, pack
from wallet.desk.container import Exported
from wallet.desk.distrust import StrangersPdf
from wallet.desk.documents import SUFFIX as DOCUMENT_SUFFIX
from wallet.desk.documents import accounts_of, document_in, follow_title, view_document
from wallet.desk.exchanging import Compared
from wallet.desk.four_eyes import four_eyes
from wallet.desk.handing import Done
from wallet.desk.incoming import read_file, write_file
from wallet.desk.lighting import (
    Scope,
    Sealed,
    Seen,
    Shown,
    complete,
    judge_light,
    light,
    link_in,
    look_at,
    show_file,
)
from wallet.desk.looking_up import Question as LookUp
from wallet.desk.looking_up import ask, document_of, fetch_link, questions_of
from wallet.desk.nodes import Connection, Network
from wallet.desk.pinning import keep_pins, kept_pins, pins_in
from wallet.desk.proving import question_in
from wallet.desk.receiving import Received
from wallet.desk.recording import Filed
from wallet.desk.rendering import (
    Printed,
    paper_in_file,
    paper_in_vault,
    print_name,
    print_on_paper,
    render_file,
    render_judged,
    render_many,
    render_view,
)
from wallet.desk.reporting import Report, finding_facts
from wallet.desk.selecting import Selection, select
from wallet.desk.showing import BillView, PaperView
from wallet.desk.title_files import TaskState, TitleLine, TitleTask, kept_record
from wallet.desk.titling import Sent, Titles, TitleView
from wallet.desk.tracing import Signature
from wallet.desk.verifying import Question, trust_from, verify
from wallet.desk.versions import VersionView
from wallet.errors import CouldNotLook
from wallet.formats.approval import Approval, Request, kind_of, read_request
from wallet.formats.card import Card, read_card
from wallet.formats.evidence import write_evidence
from wallet.formats.exchange import Exchange
from wallet.formats.record import Why
from wallet.formats.tradetrust.link import Link, is_link, read_link
from wallet.formats.transport_document import Difference, Particulars
from wallet.keys.strength import Strength
from wallet.keys.vaultkeys import KdfCost
from wallet.keys.words_phrase import confirmation_phrase
from wallet.parcels.file import SUFFIX, Purpose
from wallet.parcels.film import avi
from wallet.parcels.keyboard import TEST_TEXT, Layout, layout_of
from wallet.parcels.light import CODES_PER_SECOND, STILL_VERSION, Beam, Catcher, Caught, Sight
from wallet.parcels.message import Kind, News
from wallet.parcels.pictures import gif, png
from wallet.parcels.qr import QUIET_ZONE, Level, Modules, modules
from wallet.parcels.scan import Mark, marks_in
from wallet.progress import Progress, Silent
from wallet.proof.challenge import Challenge, Proven
from wallet.proof.pins import Pin
from wallet.proof.verdict import Verdict
from wallet.registries.title_escrow.moving import Draft
from wallet.store import (
    Activity,
    BackupFound,
    BackupState,
    Guard,
    Keyring,
    Presence,
    RegisterLine,
    StoredCard,
    Vault,
    Wanted,
    WayIn,
)
from wallet.store.holdings import Order
from wallet.titles.acts import Ask, How, Step
from wallet.titles.bill import OfflinePolicy
from wallet.titles.holding import Holding, Standing
from wallet.titles.parties import Role
from wallet.words import Language

__all__ = [
    "BUNDLE_SUFFIX",
    "CODES_PER_SECOND",
    "QUIET_ZONE",
    "STILL_VERSION",
    "SUFFIX",
    "TEST_TEXT",
    "Activity",
    "Approval",
    "Attested",
    "Audit",
    "Audited",
    "BackupFound",
    "BackupState",
    "Beam",
    "BillView",
    "Book",
    "Bundled",
    "Card",
    "Catcher",
    "Caught",
    "Challenge",
    "Compared",
    "Connection",
    "Difference",
    "Done",
    "Draft",
    "Exchange",
    "Exported",
    "Family",
    "Filed",
    "Guard",
    "Kind",
    "Layout",
    "Level",
    "Link",
    "LookUp",
    "Mark",
    "Modules",
    "Network",
    "News",
    "Order",
    "PaperView",
    "Particulars",
    "Person",
    "Pin",
    "Presence",
    "Printed",
    "Proven",
    "Purpose",
    "Question",
    "Received",
    "RegisterLine",
    "Registry",
    "Report",
    "Request",
    "Rule",
    "Scope",
    "Sealed",
    "Seen",
    "Selection",
    "Sent",
    "Shown",
    "Sight",
    "Signature",
    "StoredCard",
    "StrangersPdf",
    "Strength",
    "TaskState",
    "TitleLine",
    "TitleTask",
    "TitleView",
    "Titles",
    "VersionView",
    "Wanted",
    "WayIn",
    "Why",
    "Wish",
    "ask",
    "avi",
    "card_phrase",
    "document_of",
    "fetch_link",
    "finding_facts",
    "gif",
    "is_bundle",
    "is_link",
    "judge_light",
    "kind_of",
    "layout_of",
    "light",
    "link_in",
    "look_at",
    "marks_in",
    "modules",
    "paper_in_file",
    "pins_in",
    "png",
    "print_name",
    "question_in",
    "questions_of",
    "read_card",
    "read_file",
    "read_link",
    "read_request",
    "render_file",
    "show_file",
    "trust_from",
    "verify",
    "write_evidence",
    "write_file",
]


def card_phrase(card: Card) -> tuple[str, str, str, str]:
    """Return the four words of a card, for two people to compare aloud before one pins it."""
    return confirmation_phrase(card.text)


class Book(Bench):
    """An open vault with its owner."""

    @classmethod
    def create(
        cls,
        folder: Path,
        passphrase: str,
        *,
        name: str,
        role: Role,
        clock: Clock,
        lei: str = "",
        platform: str = "",
        kdf: KdfCost | None = None,
        words: Iterable[str] = (),
        keyring: Keyring | None = OS_KEYRING,
    ) -> Self:
        """Make a vault in `folder` and its owner's keys and card.

        `kdf` is measured on this machine, if not given; `words` open it too (`new_recovery_words`).

        Raises:
            Refused: ``vault-exists``, ``passphrase-too-short``, ``name-missing``, ``lei-wrong`` …

        """
        people.check_owner(name, lei)
        vault = Vault.create(folder, passphrase, clock=clock, kdf=kdf, words=words, keyring=keyring)
        book = cls(vault, clock)
        try:
            people.become(book._office, name, role, lei=lei, platform=platform)
            vault.anchor()
        except BaseException:
            book.close()
            raise
        return book

    @classmethod
    def open(
        cls, folder: Path, passphrase: str, *, clock: Clock, keyring: Keyring | None = OS_KEYRING
    ) -> Self:
        """Open the vault in `folder`.

        Raises:
            CouldNotLook: ``vault-missing``, ``passphrase-wrong``, ``vault-in-use`` …

        """
        book = cls(Vault.open(folder, passphrase, clock=clock, keyring=keyring), clock)
        try:
            return book.as_person(passphrase)
        except BaseException:
            book.close()
            raise

    @staticmethod
    def check_owner(name: str, lei: str = "") -> None:
        """See whether a vault can be made for somebody of this name.

        Raises:
            Refused: ``name-missing``, ``name-too-long``, ``lei-wrong``.

        """
        people.check_owner(name, lei)

    @staticmethod
    def is_in(folder: Path) -> bool:
        """Say whether there is a vault in `folder`, without opening it."""
        return Vault.is_in(folder)

    def close(self) -> None:
        """Close the vault; nothing is pending, as every verb was durable."""
        self._vault.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        wrong: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

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

    def compare(self, bill: str, with_bill: str | None = None) -> tuple[Difference, ...]:
        """Return what a bill says otherwise than the one it replaced, or than `with_bill`."""
        before = with_bill or versions.version_before(self._office, bill)
        return versions.compare(self._office, before, bill)

    def compare_file(self, bill: str, document: Path) -> tuple[Difference, ...]:
        """Return what the transport document in a file says otherwise than a bill."""
        return versions.compare_file(self._office, bill, document)

    # Acts

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
        return self._done(parting.withdraw(self._office, bill), Purpose.OFFER)

    @four_eyes
    def enforce(self, bill: str, default: str) -> Done:
        """Holder of a pledge: declare that the debt was not paid."""
        return self._done(giving.enforce(self._office, bill, default), Purpose.COPY)

    @four_eyes
    def accept(self, bill: str) -> Done:
        """Sign the receipt for what was offered to me."""
        return self._done(answering.accept(self._office, bill), Purpose.RECEIPT)

    @four_eyes
    def reject(self, bill: str, reason: str) -> Done:
        """Sign the rejection of what was offered to me."""
        return self._done(answering.reject(self._office, bill, reason), Purpose.RECEIPT)

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
            number = holding.number if (holding := self.holding(bill)) is not None else ""
            return Done(bill, number, Purpose.COPY, document.data, suffix=DOCUMENT_SUFFIX)
        return self._done(load(self._office, bill), purpose, to)

    def complete(self, news: News) -> bytes:
        """Return the parcel that `news`, which came by light, makes with what the vault holds.

        Raises:
            CouldNotLook: ``rest-missing``.

        """
        return complete(self._office, news)

    # Titles on chains

    @property
    def titles(self) -> Titles:
        """The drawer with titles that live on chains (TradeTrust)."""
        return Titles(self._office, lambda ref: follow_title(self._office, ref))

    # Papers

    def render(
        self, bill: str, language: Language = Language.ENGLISH, *, sealed: bool = False
    ) -> bytes:
        """Return the verified PDF of a bill, if wanted with my seal over it."""
        return render_view(self._office, bill, language, sealed=sealed)

    def render_judged(
        self,
        bill: str,
        language: Language = Language.ENGLISH,
        *,
        sealed: bool = False,
        server: str | None = None,
    ) -> tuple[Verdict, bytes]:
        """Return the verdict on a bill and its PDF; `server` stamps the time of the seal."""
        return render_judged(self._office, bill, language, sealed=sealed, server=server)

    def render_many(
        self,
        bills: Iterable[str],
        take: Callable[[str, bytes], None],
        language: Language = Language.ENGLISH,
        progress: Progress = Silent(),
        *,
        sealed: bool = False,
        server: str | None = None,
    ) -> tuple[Printed, ...]:
        """Print many bills and hand each to `take` with a file name; what fails stops no other."""
        return render_many(
            self._office, bills, take, language, progress, sealed=sealed, server=server
        )

    def print_on_paper(self, bill: str, language: Language = Language.ENGLISH) -> tuple[bytes, ...]:
        """Carrier: print the paper that takes the place of a closed record, to be signed by hand.

        Raises:
            Refused: ``never-an-original``.

        """
        return print_on_paper(self._office, bill, language)

    def strangers_pdf(self, bill: str, digest: str) -> StrangersPdf:
        """Return a PDF that belongs to a bill as it may be shown: as pictures, with warnings.

        Raises:
            Refused: ``pdf-not-named``: the signed bill does not name it.

        """
        return paper_in_vault(self._office, bill, digest)

    def paper(self, bill: str, digest: str) -> bytes:
        """Return a document that belongs to a bill.

        Raises:
            CouldNotLook: ``document-missing``.

        """
        if all(paper.digest != digest for paper in self._vault.papers(bill)):
            raise CouldNotLook("document-missing", digest=digest)
        return self._vault.fetch(digest)

    # Bundles

    def select(self, selection: Selection) -> tuple[str, ...]:
        """Return the bills that belong into a bundle, in the order of their numbers."""
        return select(self._vault, selection, self.find)

    def bundle(
        self,
        bills: Sequence[str],
        target: Path,
        wish: Wish = Wish(),
        progress: Progress = Silent(),
    ) -> Bundled:
        """Write a signed bundle of `bills` for an auditor; goes on where it was stopped.

        Raises:
            Refused: ``bundle-empty``, ``own-card``.
            CouldNotLook: ``file-unwritable``, ``stamp-unreachable`` …
            Cancelled: The user asked to stop.

        """
        return bundle(self._office, bills, target, wish, progress)

    def attest(
        self, content: Path, family: Family, *, registry: Registry | None = None, domain: str = ""
    ) -> Attested:
        """Carrier: issue a bill on the TradeTrust rail, signed with my key.

        Raises:
            Refused: ``not-a-carrier``, ``document-not-issuable``.

        """
        return attest(self._office, content, family, registry=registry, domain=domain)

    # Answers of the world

    def pin_evidence(self, pins: Iterable[Pin]) -> int:
        """Keep answers of the world, each in the place of an older one; return how many."""
        return keep_pins(self._office, pins)

    def evidence(self) -> tuple[Pin, ...]:
        """Return every answer of the world that is kept."""
        return kept_pins(self._office)

    def export(self, bill: str, kind: Exchange) -> bytes:
        """Return a bill as platforms exchange it: a PINT envelope, or DCSA's ISS, SUR, END.

        Raises:
            Refused: ``exchange-not-surrendered``, ``exchange-issue-to-unknown`` …

        """
        return exchanging.export(self._office, bill, kind)

    @staticmethod
    def compare_exchange(
        book: Book | None, data: bytes, question: Question
    ) -> tuple[Compared, ...]:
        """Hold a platform's file against what was signed, with the bills of `book` or without."""
        return exchanging.compare(book._office if book is not None else None, data, question)

    # Settings

    def setting(self, name: str) -> str | None:
        """Return a setting kept in the vault."""
        return self._vault.get(f"setting/{name}")

    def set(self, name: str, value: str) -> None:
        """Keep a setting in the vault."""
        self._vault.put(f"setting/{name}", value)

    def question(self, question: Question) -> Question:
        """Return `question` with what this vault adds: its trust, its keys, its owner."""
        return replace(
            question,
            trust=question.trust.and_of(self._office.trust()).with_pins(kept_pins(self._office)),
            me=self._office.me if question.receiver is None else question.me,
            sealing_key=self._office.sealing_key(),
            title=lambda ref: kept_record(self._office, ref),
            addresses=accounts_of(self._office),
        )

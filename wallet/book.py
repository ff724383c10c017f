"""The book of bills: one door to everything the wallet does, one short method per verb.

The window and the command line open a `Book` on a vault and call it; without a
vault, `verify` judges files for anybody. Every verb is durable before it
returns, and returns values that are frozen. A `Book` is used from one thread.

Its verbs stand by trade: what the vault holds (`Cabinet`), acts on bills (`Counter`), the
registrar's and the prover's (`Bench`), what others get to read (`Exhibits`), care (`Care`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Self

from wallet.clock import Clock
from wallet.desk import people
from wallet.desk.approving import Person, Rule
from wallet.desk.asked import asked_in
from wallet.desk.attesting import Attested, Family, Registry
from wallet.desk.auditing import Audit, Audited
from wallet.desk.bench import Bench
from wallet.desk.bundling import SUFFIX as BUNDLE_SUFFIX
from wallet.desk.bundling import Bundled, Wish
from wallet.desk.caring import OS_KEYRING
from wallet.desk.connections import Connection, connections
from wallet.desk.container import Exported
from wallet.desk.counter import Counter
from wallet.desk.distrust import StrangersPdf
from wallet.desk.documents import SUFFIX as DOCUMENT_SUFFIX
from wallet.desk.documents import accounts_of, titles_of
from wallet.desk.drafting import Caution, DraftBill, faults
from wallet.desk.exchanging import Compared, signed_in
from wallet.desk.exhibits import Exhibits
from wallet.desk.handing import Done
from wallet.desk.incoming import documents_in
from wallet.desk.lighting import (
    Scope,
    Sealed,
    Seen,
    Shown,
    judge_light,
    light,
    link_in,
    look_at,
    show_file,
)
from wallet.desk.looking_up import (
    RESOLVER,
    ask,
    document_of,
    fetch_link,
    questions_of,
    renewal_of,
)
from wallet.desk.looking_up import Question as LookUp
from wallet.desk.lookout import Lookout
from wallet.desk.nodes import Network
from wallet.desk.office import TIME_STAMP_SERVER
from wallet.desk.opening import is_for_audit
from wallet.desk.people import card_in, card_of
from wallet.desk.pinning import kept_pins, pins_in
from wallet.desk.proving import question_in
from wallet.desk.receiving import Received
from wallet.desk.recording import Filed
from wallet.desk.rendering import Printed
from wallet.desk.reporting import Report, finding_facts
from wallet.desk.selecting import Selection
from wallet.desk.showing import BillView, PaperView
from wallet.desk.title_files import (
    TaskState,
    TitleFile,
    TitleLine,
    TitleTask,
    kept_record,
    sort_of,
)
from wallet.desk.title_moves import Sent
from wallet.desk.titling import Titles, TitleView
from wallet.desk.tracing import Signature
from wallet.desk.versions import VersionView
from wallet.files import (
    Question,
    may_write,
    print_name,
    read_file,
    render_file,
    trust_from,
    verify,
    verify_each,
    write_file,
)
from wallet.formats.approval import Approval, Request, kind_of, read_request
from wallet.formats.card import Card, read_card
from wallet.formats.evidence import read_evidence, write_evidence
from wallet.formats.exchange import Exchange
from wallet.formats.record import Why
from wallet.formats.tradetrust.link import Link, is_link, read_link, write_link
from wallet.formats.transport_document import Defect, Difference, Particulars
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
from wallet.proof.challenge import Challenge, Proven
from wallet.proof.pins import Pin, PinKind
from wallet.registries.chain.http import node_host
from wallet.registries.dns import resolver_host
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
from wallet.titles.parties import Role

__all__ = [
    "BUNDLE_SUFFIX",
    "CODES_PER_SECOND",
    "DOCUMENT_SUFFIX",
    "QUIET_ZONE",
    "RESOLVER",
    "STILL_VERSION",
    "SUFFIX",
    "TEST_TEXT",
    "TIME_STAMP_SERVER",
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
    "Caution",
    "Challenge",
    "Compared",
    "Connection",
    "Defect",
    "Difference",
    "Done",
    "Draft",
    "DraftBill",
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
    "PinKind",
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
    "TitleFile",
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
    "asked_in",
    "avi",
    "card_in",
    "card_of",
    "card_phrase",
    "document_of",
    "documents_in",
    "faults",
    "fetch_link",
    "finding_facts",
    "gif",
    "is_for_audit",
    "is_link",
    "judge_light",
    "kind_of",
    "layout_of",
    "light",
    "link_in",
    "look_at",
    "marks_in",
    "may_write",
    "modules",
    "node_host",
    "pins_in",
    "png",
    "print_name",
    "question_in",
    "questions_of",
    "read_card",
    "read_evidence",
    "read_file",
    "read_link",
    "read_request",
    "render_file",
    "renewal_of",
    "resolver_host",
    "show_file",
    "sort_of",
    "trust_from",
    "verify",
    "verify_each",
    "write_evidence",
    "write_file",
    "write_link",
]


def card_phrase(card: Card) -> tuple[str, str, str, str]:
    """Return the four words of a card, for two people to compare aloud before one pins it."""
    return confirmation_phrase(card.text)


class Book(Counter, Bench, Exhibits, Lookout):
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

    def __exit__(self, *_wrong: object) -> None:
        self.close()

    # Titles on chains

    @property
    def titles(self) -> Titles:
        """The drawer with titles that live on chains (TradeTrust)."""
        return titles_of(self._office, self.sign_move)

    # Settings

    def setting(self, name: str) -> str | None:
        """Return a setting kept in the vault."""
        return self._office.setting(name)

    def set(self, name: str, value: str) -> None:
        """Keep a setting in the vault."""
        self._vault.put(f"setting/{name}", value)

    def connections(self) -> tuple[Connection, ...]:
        """Return every connection that was ever made from this vault, the newest first."""
        return connections(self._office)

    def question(self, question: Question) -> Question:
        """Return `question` with what this vault adds: its trust, its keys, its owner."""
        return replace(
            question,
            trust=question.trust.and_of(self._office.trust()).with_pins(kept_pins(self._office)),
            me=self._office.me if question.receiver is None else question.me,
            sealing_key=self._office.sealing_key(),
            title=lambda ref: kept_record(self._office, ref),
            addresses=accounts_of(self._office),
            signed=lambda number: signed_in(self._office, number),
        )

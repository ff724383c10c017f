"""Keeps and shows documents of the TradeTrust rail beside the bills of our own.

The vault holds such a document as the file it came as, under the SHA-256 of its bytes. The file is
a copy by its nature; who holds the title is for its chain to say (`titling`). What this rail cannot
express, an endorsement in blank or a pledge, is not offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from wallet.desk.office import DOCUMENT_NAME, Office
from wallet.desk.pinning import kept_pins
from wallet.desk.showing import BillView, PaperView
from wallet.desk.standing import line_of
from wallet.desk.title_files import kept_record, remember
from wallet.desk.title_files import line_of as title_line_of
from wallet.desk.titling import Titles
from wallet.errors import CouldNotLook
from wallet.formats.tradetrust.document import (
    Document,
    judge_document,
    read_document,
    remark_id_of,
    title_of,
)
from wallet.formats.tradetrust.outlook import Outlook
from wallet.formats.tradetrust.particulars import attachments_of, particulars_of
from wallet.keys.transactions import SignedTransaction
from wallet.keys.words_phrase import confirmation_phrase
from wallet.proof.verdict import Headline, Verdict
from wallet.registries.title_escrow.moving import Draft
from wallet.store import Paper
from wallet.titles.escrow import TitleRef
from wallet.titles.holding import Change
from wallet.titles.verbs import Possibility, Verb

SUFFIX = ".tt"


def outlook_of(office: Office) -> Outlook:
    """Return how the owner of the vault sees the world of TradeTrust, now."""
    return Outlook(
        office.clock.now(),
        office.trust().with_pins(kept_pins(office)),
        lambda ref: kept_record(office, ref),
        accounts_of(office),
        "own-vault",
    )


def accounts_of(office: Office) -> frozenset[str]:
    """Return my accounts on chains; none before there is a key."""
    address = Titles(office).address
    return frozenset({address}) if address else frozenset()


def keep_document(office: Office, document: Document, name: str) -> Verdict:
    """Judge a document and keep it, unless it was changed; return the verdict."""
    verdict = judge_document(document, outlook_of(office))
    vault = office.vault
    if verdict.headline is Headline.CHANGED:
        with vault.transaction():
            vault.note("refused-parcel", document.digest, {"path": name, "answer": "None"})
        return verdict
    with vault.transaction():
        vault.keep(document.data)
        vault.put(f"{DOCUMENT_NAME}{document.digest}", name[:200])
        if (ref := title_of(document)) is not None:
            remember(office, ref, remark_id_of(document), verdict.number, document.digest)
        for file in attachments_of(document):
            digest = vault.keep(file.data)
            vault.put_paper(
                Paper(document.digest, digest, file.name, file.media_type, len(file.data),
                      "supporting")
            )  # fmt: skip
        vault.put_holding(line_of(office, particulars_of(document), verdict, Change.RECEIVED))
        vault.note(
            "received", document.digest,
            {"path": name, "purpose": "copy", "headline": verdict.headline.value},
        )  # fmt: skip
    return verdict


def document_in(office: Office, bill: str) -> Document | None:
    """Return the document kept under this digest; nothing where it is a bill of another kind.

    Raises:
        CouldNotLook: ``blob-damaged``.

    """
    name = office.vault.get(f"{DOCUMENT_NAME}{bill}")
    return None if name is None else read_document(office.vault.fetch(bill), name)


def follow_title(office: Office, ref: TitleRef) -> None:
    """Bring the line of the document whose title this is up to what is known of the title now."""
    title = title_line_of(office, ref)
    document = document_in(office, title.bill) if title is not None and title.bill else None
    old = office.vault.holding(document.digest) if document is not None else None
    if document is None or old is None:
        return
    verdict = judge_document(document, outlook_of(office))
    line = line_of(office, particulars_of(document), verdict, Change.RECORDED)
    same = replace(line, changed_at=old.changed_at, change=old.change)
    if same != old:
        office.vault.put_holding(line)


def titles_of(office: Office, sign: Callable[[Draft], SignedTransaction] | None = None) -> Titles:
    """Return the drawer with titles; the documents they are the titles of follow what is told.

    `sign` signs a draft, or lets it wait for somebody else (`Titles`).
    """
    return Titles(office, lambda ref: follow_title(office, ref), sign)


def view_document(office: Office, document: Document) -> BillView:
    """Return everything a page shows of a document in the vault.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    holding = office.vault.holding(document.digest)
    if holding is None:
        raise CouldNotLook("bill-unknown", bill=document.digest)
    return BillView(
        holding=holding,
        verdict=judge_document(document, outlook_of(office)),
        particulars=particulars_of(document),
        possibilities=tuple(_possibilities()),
        phrase=confirmation_phrase(document.digest),
        papers=tuple(
            PaperView(paper.digest, paper.name, paper.media_type, paper.size, is_carrier_pdf=False)
            for paper in office.vault.papers(document.digest)
        ),
        is_answered=True,
        is_document=True,
    )


def _possibilities() -> Iterator[Possibility]:
    yield Possibility(Verb.EXPORT)
    yield Possibility(Verb.BUNDLE)
    yield Possibility(Verb.RENDER)

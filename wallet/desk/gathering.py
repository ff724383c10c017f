"""Gathers everything a vault holds about one bill into the folder of a bundle.

A bill of our own comes with its chain, answers, cards and papers; a TradeTrust document with the
answers of the world that its verdict rests on, and with what a chain said of its title.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime

from wallet.bundles.documents import DocumentDossier, document_folder
from wallet.bundles.dossier import Dossier, Folder, PaperFile, Text, bill_folder, came
from wallet.clock import FixedClock
from wallet.desk.casefile import CaseFile, both, load
from wallet.desk.documents import document_in, outlook_of
from wallet.desk.office import DOCUMENT_NAME, Office
from wallet.desk.printing import render_document
from wallet.desk.rendering import render_view
from wallet.desk.title_files import kept
from wallet.desk.vouching import Vouching
from wallet.formats.pint.case import Case
from wallet.formats.pint.case import Papers as PapersAtHand
from wallet.formats.pint.judge import judge
from wallet.formats.tradetrust.document import Document, judge_document, title_of
from wallet.formats.tradetrust.outlook import Outlook
from wallet.keys.canonical import canonical
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust
from wallet.words import Language


class Gathering:
    """What one bundle says of each bill, as of one moment.

    Args:
        office: The vault.
        as_of: When all of it is judged.
        prints: Languages in which each bill is printed too.
        leave_out: Reason by what is left out: ``papers``, ``supporting``, ``carrier-pdf``, or a
            digest.

    """

    def __init__(
        self,
        office: Office,
        as_of: datetime,
        prints: Collection[Language],
        leave_out: Mapping[str, str],
    ) -> None:
        self._office = office
        self._then = Office(office.vault, FixedClock(as_of))
        self._as_of = as_of
        self._prints = prints
        self._leave_out = leave_out
        self._vouching = Vouching(office)
        self._outlook: tuple[Outlook, _Noted] | None = None

    def folder(self, bill: str) -> Folder:
        """Return everything the bundle writes about a bill.

        Raises:
            CouldNotLook: ``bill-unknown``, ``blob-damaged``.

        """
        document = document_in(self._office, bill)
        if document is not None:
            return document_folder(self._document(document))
        return bill_folder(self._bill(bill))

    # A bill of our own

    def _bill(self, bill: str) -> Dossier:
        proofs = self._office.vault.proofs(bill)
        case, card = load(self._office, bill, proofs), self._office.card
        cards = both(case.cards, (card.text,))
        papers = tuple(self._papers(bill))
        verdict = judge(
            case.envelope,
            Case(
                trust=self._vouching.trust,
                as_of=self._as_of,
                me=card.party,
                cards=self._vouching.cards(cards),
                receipts=case.receipts,
                records=case.records,
                issue_to=case.issue_to,
                papers=PapersAtHand(frozenset(case.papers)),
                forks=case.forks,
                source="own-vault",
            ),
        )
        is_record = set(case.records).__contains__
        texts = tuple(
            Text(proof.kind, proof.text)
            for proof in proofs
            if proof.kind not in ("manifest", "entry", "card", "issue-to")
            and (proof.kind not in ("record", "refusal") or is_record(proof.text))
        )
        return Dossier(
            envelope=case.envelope,
            issue_to=None if case.issue_to is None else canonical(case.issue_to),
            texts=texts,
            cards=cards,
            papers=papers,
            verdict=verdict,
            identity=self._vouching.identity(case, cards, self._as_of),
            came=tuple(came(one.kind, one.digest, one.came_at, one.source) for one in proofs),
            prints=self._printed(case),
        )

    def _papers(self, bill: str) -> Iterator[PaperFile]:
        for paper in self._office.vault.papers(bill):
            kind = "carrier-pdf" if paper.role == "carrier-pdf" else "supporting"
            why = self._why(paper.digest, kind, "papers")
            data = None if why else self._office.vault.fetch(paper.digest)
            yield PaperFile(
                paper.digest, paper.name, paper.media_type, paper.size, paper.role, data, why
            )

    def _why(self, *what: str) -> str:
        return next((self._leave_out[one] for one in what if one in self._leave_out), "")

    def _printed(self, case: CaseFile) -> Mapping[str, bytes]:
        return {
            f"bill.{language.value}.pdf": render_view(self._then, case.bill, language)
            for language in self._prints
        }

    # A TradeTrust document

    def _document(self, document: Document) -> DocumentDossier:
        outlook, noted = self._seen()
        noted.asked.clear()
        verdict = judge_document(document, outlook)
        ref = title_of(document)
        title = None if ref is None else kept(self._office, ref)
        papers = tuple(self._papers(document.digest))
        # What is inside the signed file cannot be taken out of it: it is left out whole.
        inside = next((paper.why for paper in papers if paper.why), "")
        why = self._why(document.digest) or inside
        prints = {} if why else {
            f"bill.{language.value}.pdf": render_document(document, verdict, language)
            for language in self._prints
        }  # fmt: skip
        return DocumentDossier(
            data=document.data,
            verdict=verdict,
            pins=noted.pins(),
            title=None if title is None else title.evidence,
            told_by={} if title is None else {"came": title.came, "voucher": title.voucher},
            papers=papers,
            why=why,
            name=self._office.vault.get(f"{DOCUMENT_NAME}{document.digest}") or "",
            prints=prints,
        )

    def _seen(self) -> tuple[Outlook, _Noted]:
        """Return how the world is seen, asked for once; every answer that is asked for is noted."""
        if self._outlook is None:
            outlook = outlook_of(self._then)
            noted = _Noted(outlook.pins.all)
            trust = Trust(outlook.trust.keys, noted)
            seen = Outlook(outlook.as_of, trust, outlook.title, outlook.addresses, outlook.source)
            self._outlook = seen, noted
        return self._outlook


class _Noted(Pins):
    """Answers that remember which of them were asked for."""

    __slots__ = ("asked",)

    def __init__(self, pins: tuple[Pin, ...]) -> None:
        super().__init__(pins)
        self.asked: dict[tuple[PinKind, str], Pin] = {}

    def find(self, kind: PinKind, subject: str) -> Pin | None:
        """Return the latest answer of this kind about `subject`, and note it."""
        found = super().find(kind, subject)
        if found is not None:
            self.asked[kind, subject] = found
        return found

    def pins(self) -> tuple[Pin, ...]:
        """Return what was asked for, and the contexts, of which none says who needed it."""
        found = {**self.asked, **{(p.kind, p.subject): p for p in self.of_kind(PinKind.CONTEXT)}}
        return tuple(found[name] for name in sorted(found))

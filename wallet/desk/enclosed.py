"""Judges TradeTrust documents that lie in a bundle, with the evidence that lies beside them.

Nothing in such evidence proves itself: whoever kept an answer of the world vouches for it. So it
counts where the one who signed the bundle is known to the auditor, and then bears that name; what
the auditor keeps of the same subject comes first. Of a title the longest story counts, and two
that do not agree are a dispute.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from wallet.desk.container import with_container
from wallet.desk.verifying import Question
from wallet.errors import Unreadable
from wallet.formats.evidence import MOST_BYTES
from wallet.formats.members import HEX64
from wallet.formats.tradetrust.document import judge_document, title_of
from wallet.formats.tradetrust.outlook import Outlook
from wallet.proof.pins import Pin
from wallet.proof.trust import Trust
from wallet.proof.verdict import Check, Evidence, Headline, Result, Verdict
from wallet.titles.escrow import TitleRecord

if TYPE_CHECKING:
    from wallet.bundles.dossier import BillFiles
    from wallet.bundles.reader import BundleReader

_MOST_KEPT = 4
"""So many sets of evidence are held at a time."""
_MOST_NUMBER = 100


class Enclosed:
    """The documents of the bundles of one audit."""

    def __init__(self, question: Question) -> None:
        """Judge by the trust, the kept answers and the titles of `question`."""
        self._question = question
        self._trusts: dict[tuple[object, ...], Trust] = {}

    def judge(
        self,
        reader: BundleReader,
        files: BillFiles,
        signature: Check,
        others: Iterable[TitleRecord],
    ) -> Verdict:
        """Judge one document.

        Args:
            reader: The bundle it lies in.
            files: Its folder.
            signature: What came of the check of the bundle's signature.
            others: What the titles of the same document are told to be elsewhere, by people whom
                the auditor knows.

        Raises:
            Unreadable: ``bundle-bill``; whatever a document or its title is refused for.

        """
        from wallet.bundles.documents import differs, document_of, left_out, title_in

        question = self._question
        if left_out(files):
            return with_container(self._absent(files), signature, files, question, None)
        document = document_of(files)
        told = title_in(files)
        ref = title_of(document)
        own = question.title(ref) if ref is not None else None
        heard = (own, self.title(files, signature), *others)
        stories = [one for one in heard if one is not None and one.ref == ref]
        best = max(stories, key=lambda one: (len(one.endorsements), one.block), default=None)
        outlook = Outlook(
            question.as_of,
            self._trust(reader, files, signature),
            lambda asked: best if asked == ref else None,
            question.addresses,
            "bundle",
        )
        verdict = judge_document(document, outlook)
        wrong = None if told is None else differs(files, verdict, told)
        if best is not None:
            verdict = _with_dispute(verdict, best, stories)
        return with_container(verdict, signature, files, question, wrong)

    def title(self, files: BillFiles, signature: Check) -> TitleRecord | None:
        """Return what a document's title is told to be, if the auditor knows who tells it.

        Raises:
            Unreadable: The snapshot is none, or contradicts itself.

        """
        from wallet.bundles.documents import title_in

        told = title_in(files) if signature.result is Result.PASSED else None
        return None if told is None else replace(told, source=_said(told.source, signature))

    def _trust(self, reader: BundleReader, files: BillFiles, signature: Check) -> Trust:
        """Return the auditor's trust, with the evidence of somebody whom he knows behind his own.

        One trust serves all documents that rest on the same: what is made of it is kept with it.
        """
        if signature.result is not Result.PASSED:
            return self._question.trust
        from wallet.bundles.documents import evidence_names

        names = evidence_names(files)
        key = (signature.facts.get("name"), *names)
        if key not in self._trusts:
            own = self._question.trust
            kept = {(pin.kind, pin.subject) for pin in own.pins.all}
            found = (self._pin(reader, name) for name in names)
            more = [
                replace(pin, source=_said(pin.source, signature))
                for pin in found
                if pin is not None and (pin.kind, pin.subject) not in kept
            ]
            if len(self._trusts) == _MOST_KEPT:
                self._trusts.clear()
            self._trusts[key] = own.with_pins(more) if more else own
        return self._trusts[key]

    @staticmethod
    def _pin(reader: BundleReader, name: str) -> Pin | None:
        """Return a piece of evidence; one that cannot be read vouches for nothing."""
        from wallet.bundles.documents import read_pin

        try:
            return read_pin(name, reader.open(name, MOST_BYTES))
        except Unreadable:
            return None

    def _absent(self, files: BillFiles) -> Verdict:
        """Return what can be said of a document whose file is left out: who is said to be it."""
        facts = files.facts
        number, digest = facts.get("number"), facts.get("digest")
        return Verdict(
            format="tradetrust",
            headline=Headline.NOT_CHECKED,
            as_of=self._question.as_of,
            checks=(),
            number=number[:_MOST_NUMBER] if isinstance(number, str) else "",
            digest=digest if isinstance(digest, str) and HEX64.fullmatch(digest) else "",
            facts={"case": "left-out"},
        )


def _said(source: str, signature: Check) -> str:
    return f"{source} · {signature.facts.get('name', '')}"


def _with_dispute(verdict: Verdict, best: TitleRecord, stories: list[TitleRecord]) -> Verdict:
    """Say so where another story of the title is not the beginning of this one."""
    other = next((one for one in stories if not one.is_before(best)), None)
    if other is None:
        return verdict
    facts: dict[str, object] = {
        "node": best.source, "block": best.block,
        "other": other.source, "other_block": other.block,
    }  # fmt: skip
    blocks = (Evidence("block", f"{one.block}: {one.block_hash}") for one in (best, other))
    check = Check(
        "control.fork", Result.FAILED, "title-told-two-ways", facts,
        source="bundle", as_of=verdict.as_of, evidence=tuple(blocks),
    )  # fmt: skip
    if verdict.headline is not Headline.CHANGED:
        case = {**verdict.facts, "case": "title"}
        verdict = replace(verdict, headline=Headline.DISPUTED, facts=case)
    rest = [one for one in verdict.checks if one.code != check.code]
    return replace(verdict, checks=tuple(sorted((*rest, check), key=lambda one: one.number)))

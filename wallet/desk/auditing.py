"""Judges bundles, files and whole folders from their bytes and the auditor's own trust alone.

Nothing is written and nothing is extracted. Where one bill lies in several places, each is judged
beside the others: a longer chain, or two entries at one position, is seen in both.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from wallet.bundles.dossier import (
    APPROVALS,
    DOCUMENTS,
    FORKS,
    RECEIPTS,
    RECORDS,
)
from wallet.desk.container import (
    Exported,
    container_verdict,
    exported_of,
    signature_check,
    with_container,
)
from wallet.desk.enclosed import Enclosed
from wallet.desk.exchanging import compare, verdict_on
from wallet.desk.incoming import Incoming, read_file, read_incoming
from wallet.desk.opening import Shelf, files_in, is_bundle, open_bundle, open_reader
from wallet.desk.tracing import Signature, signatures_of
from wallet.desk.verifying import Question, judge_incoming, outlook_for
from wallet.errors import Unreadable, WalletError
from wallet.formats.card import Card, read_card
from wallet.formats.exchange import is_exchange
from wallet.formats.pint.case import Case, Papers
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.judge import judge
from wallet.formats.tradetrust.document import judge_document
from wallet.progress import Progress, Silent
from wallet.proof.verdict import Check, Verdict
from wallet.titles.escrow import TitleRecord

if TYPE_CHECKING:
    from wallet.bundles.dossier import BillFiles
    from wallet.bundles.reader import BundleReader


_MOST_HELD = 64 * 1024 * 1024
"""About how many characters of entries that lie in several places are kept at a time."""


@dataclass(frozen=True, slots=True)
class Audited:
    """What came of one bundle, one bill in a bundle, or one file by itself."""

    path: Path
    folder: str = ""
    """Where in the bundle the bill lies; empty for the bundle itself and for other files."""
    verdict: Verdict | None = None
    error: WalletError | None = None
    exported: Exported | None = None
    """Only of a bundle itself."""
    beside: tuple[str, ...] = ()
    """Where else the same bill lies."""
    signatures: tuple[Signature, ...] = ()
    """Every signature of the bill, if the audit was asked for them."""

    @property
    def is_bundle(self) -> bool:
        """Whether this is about a bundle and not about a bill."""
        return self.exported is not None

    @property
    def is_platforms(self) -> bool:
        """Whether it is a platform's file, which tells of a bill and is none."""
        return self.verdict is not None and self.verdict.check("exchange.told") is not None

    @property
    def has_signatures(self) -> bool:
        """Whether it is a bill of entries, of which each signature can be shown."""
        return self.verdict is not None and self.verdict.check("chain.signatures") is not None

    @property
    def place(self) -> str:
        """Where it lies, in one line."""
        return _place(self.path, self.folder)

    @property
    def is_good(self) -> bool:
        """Whether it is what it says."""
        return self.verdict is not None and self.verdict.is_good


@dataclass(frozen=True, slots=True)
class _Where:
    """One place where a bill lies."""

    path: Path
    folder: str = ""


@dataclass(frozen=True, slots=True)
class _Chain:
    """Whose entries lie somewhere, and which."""

    digest: str = ""
    texts: tuple[str, ...] = ()


@dataclass
class Audit:
    """An audit of several bundles, folders and files.

    Iterate over `findings`; stopping and going on later costs nothing.
    """

    paths: tuple[Path, ...]
    question: Question
    progress: Progress = field(default_factory=Silent)
    traces: bool = False
    """Whether each finding comes with every signature; that checks each once more."""
    _places: dict[str, list[_Where]] = field(default_factory=dict)
    _cards: dict[str, Card | None] = field(default_factory=dict)
    _chains: dict[_Where, _Chain] = field(default_factory=dict)
    """As read once; every copy of a bill is compared with each other one."""
    _held: int = 0
    _enclosed: Enclosed = field(init=False)
    _shelf: Shelf = field(init=False)

    def __post_init__(self) -> None:
        """Judge documents as all else."""
        self._enclosed = Enclosed(self.question)
        self._shelf = Shelf(self.question, self.progress)

    def findings(self) -> Iterator[Audited]:
        """Yield what came of every bill, and of every bundle after its bills.

        Raises:
            Cancelled: The user asked to stop.

        """
        files = tuple(files_in(self.paths, self.progress))
        for path in files if len(files) > 1 else ():
            self._note_places(path)
        with self._shelf:
            for done, path in enumerate(files):
                self.progress.step(done, len(files), path.name)
                if is_bundle(path):
                    yield from self._bundle(path)
                else:
                    yield self._file(path)

    def signatures(self, one: Audited) -> tuple[Signature, ...]:
        """Return every signature of one bill, each checked again, with key, certificate and time.

        Raises:
            CouldNotLook: The file is not there any more, or not readable.

        """
        if not one.has_signatures:
            return ()
        if not one.folder:
            incoming = read_incoming(read_file(one.path), one.path.name, self.question.sealing_key)
            return self._traced_file(incoming)
        with open_reader(one.path, self.question, self.progress) as reader:
            return self._traced(reader, reader.bill(one.folder))

    def _traced(self, reader: BundleReader, files: BillFiles) -> tuple[Signature, ...]:
        if files.folder.startswith(DOCUMENTS):
            return ()  # its proofs are no JWS; the checks name the key and who vouches for it
        return signatures_of(
            files.envelope(),
            files.texts(RECEIPTS),
            files.texts(RECORDS),
            self._cards_of(reader, files),
            self.question.trust,
            files.texts(APPROVALS),
        )

    def _traced_file(self, incoming: Incoming) -> tuple[Signature, ...]:
        envelope, parcel = incoming.envelope, incoming.parcel
        if envelope is None or parcel is None:
            return ()
        cards = self._read(parcel.cards)
        return signatures_of(envelope, parcel.receipts, parcel.records, cards, self.question.trust)

    # Where bills lie

    def _note_places(self, path: Path) -> None:
        """Note which bills lie in a file; names alone are believed until they are judged."""
        with contextlib.suppress(WalletError):
            if is_bundle(path):
                from wallet.bundles.dossier import begins_as
                from wallet.bundles.reader import folders_of

                with open_bundle(path, self.question) as file:
                    for folder in folders_of(file):
                        self._places.setdefault(begins_as(folder), []).append(_Where(path, folder))
            else:
                incoming = read_incoming(read_file(path), path.name, self.question.sealing_key)
                bill = incoming.envelope or incoming.document
                if bill is not None:
                    self._places.setdefault(bill.digest[:16], []).append(_Where(path))

    def _elsewhere(self, digest: str, here: _Where) -> Iterator[_Where]:
        return (where for where in self._places.get(digest[:16], ()) if where != here)

    def _others(self, digest: str, here: _Where) -> list[tuple[_Where, tuple[str, ...]]]:
        """Return the chains of the same bill elsewhere."""
        found = []
        for where in self._elsewhere(digest, here):
            chain = self._chain(where)
            if chain.digest == digest:
                found.append((where, chain.texts))
        return found

    def _chain(self, where: _Where) -> _Chain:
        if where not in self._chains:
            envelope = None
            with contextlib.suppress(WalletError):
                envelope = self._envelope(where)
            chain = _Chain(envelope.digest, envelope.chain) if envelope else _Chain()
            self._held += sum(map(len, chain.texts))
            if self._held > _MOST_HELD:
                self._chains.clear()
                self._held = sum(map(len, chain.texts))
            self._chains[where] = chain
        return self._chains[where]

    def _titles(self, digest: str, here: _Where) -> list[tuple[_Where, TitleRecord | None]]:
        """Return what is told elsewhere of the title of the same document."""
        from wallet.bundles.documents import document_of

        found: list[tuple[_Where, TitleRecord | None]] = []
        for where in self._elsewhere(digest, here):
            with contextlib.suppress(WalletError):
                if not where.folder:
                    found.append((where, None))
                    continue
                reader = self._shelf.reader(where.path)
                files = reader.bill(where.folder)
                if document_of(files).digest == digest:
                    signature = signature_check(reader.bundle, self.question)
                    found.append((where, self._enclosed.title(files, signature)))
        return found

    def _envelope(self, where: _Where) -> Envelope | None:
        if not where.folder:
            data = read_file(where.path)
            return read_incoming(data, where.path.name, self.question.sealing_key).envelope
        return self._shelf.reader(where.path).bill(where.folder).envelope()

    # One file

    def _file(self, path: Path) -> Audited:
        try:
            data = read_file(path)
            if is_exchange(data):
                verdict = verdict_on(compare(data, self.question), self.question)
                return Audited(path, verdict=verdict)
            incoming = read_incoming(data, path.name, self.question.sealing_key)
            if incoming.document is not None:
                verdict = judge_document(incoming.document, outlook_for(self.question))
                elsewhere = self._elsewhere(incoming.document.digest, _Where(path))
                return Audited(path, verdict=verdict, beside=_beside(elsewhere))
            if incoming.envelope is None:
                raise Unreadable("not-a-bill", name=path.name, format=incoming.format)
            others = self._others(incoming.envelope.digest, _Where(path))
            known, forks = _seen(incoming.envelope, others)
            verdict = judge_incoming(incoming, self.question, known=known, forks=forks)[0]
            traced = self._traced_file(incoming) if self.traces else ()
        except WalletError as wrong:
            return Audited(path, error=wrong)
        beside = _beside(where for where, _chain in others)
        return Audited(path, verdict=verdict, beside=beside, signatures=traced)

    # One bundle

    def _bundle(self, path: Path) -> Iterator[Audited]:
        try:
            with open_reader(path, self.question, self.progress) as reader:
                signature = signature_check(reader.bundle, self.question)
                for folder in reader.bundle.folders:
                    yield self._bill(path, reader, folder, signature)
                verdict = container_verdict(reader.bundle, self.question)
                exported = exported_of(reader.bundle, self.question)
        except WalletError as wrong:
            yield Audited(path, error=wrong)
            return
        yield Audited(path, verdict=verdict, exported=exported)

    def _bill(self, path: Path, reader: BundleReader, folder: str, signature: Check) -> Audited:
        try:
            files, here = reader.bill(folder), _Where(path, folder)
            judged = self._judged_document if folder.startswith(DOCUMENTS) else self._judged
            verdict, beside = judged(here, reader, files, signature)
            traced = self._traced(reader, files) if self.traces else ()
        except WalletError as wrong:
            return Audited(path, folder, error=wrong)
        return Audited(path, folder, verdict=verdict, beside=_beside(beside), signatures=traced)

    def _judged_document(
        self, here: _Where, reader: BundleReader, files: BillFiles, signature: Check
    ) -> tuple[Verdict, list[_Where]]:
        """Judge a document, and return where else it lies."""
        from wallet.bundles.documents import document_of, left_out

        others = [] if left_out(files) else self._titles(document_of(files).digest, here)
        told = [record for _where, record in others if record is not None]
        verdict = self._enclosed.judge(reader, files, signature, told)
        return verdict, [where for where, _record in others]

    def _judged(
        self, here: _Where, reader: BundleReader, files: BillFiles, signature: Check
    ) -> tuple[Verdict, list[_Where]]:
        """Judge a bill, and return where else it lies."""
        from wallet.bundles.timeline import follows

        question, envelope = self.question, files.envelope()
        others = self._others(envelope.digest, here)
        known, forks = _seen(envelope, others)
        verdict = judge(
            envelope,
            Case(
                trust=question.trust,
                as_of=question.as_of,
                me=question.me,
                receiver=question.receiver,
                cards=self._cards_of(reader, files),
                receipts=files.texts(RECEIPTS),
                records=files.texts(RECORDS),
                issue_to=files.object("issue-to.json") or None,
                papers=Papers(files.papers),
                known=known,
                forks=(*files.texts(FORKS), *forks),
                source="bundle",
            ),
        )
        differs = follows(verdict, files.files) if verdict.timeline else None
        verdict = with_container(verdict, signature, files, question, differs)
        return verdict, [where for where, _chain in others]

    def _cards_of(self, reader: BundleReader, files: BillFiles) -> tuple[Card, ...]:
        named = files.facts.get("cards")
        names = named if isinstance(named, list) else list(reader.bundle.cards)
        texts = (reader.bundle.cards.get(str(name), "") for name in names)
        return self._read(tuple(text for text in texts if text))

    def _read(self, texts: Iterable[str]) -> tuple[Card, ...]:
        """Read cards, each once however many bills it comes with; a wrong one names nobody."""
        found = []
        for text in texts:
            if text not in self._cards:
                try:
                    self._cards[text] = read_card(text)
                except Unreadable:
                    self._cards[text] = None
            if (card := self._cards[text]) is not None:
                found.append(card)
        return tuple(found)


def _seen(
    envelope: Envelope, others: Iterable[tuple[_Where, tuple[str, ...]]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the longest chain that lies elsewhere, and the entries in neither it nor here."""
    chains = [chain for _where, chain in others]
    known = max(chains, key=len, default=())
    elsewhere = {text for chain in chains for text in chain}
    return known, tuple(sorted(elsewhere.difference(envelope.chain, known)))


def _beside(others: Iterable[_Where]) -> tuple[str, ...]:
    return tuple(_place(where.path, where.folder) for where in others)


def _place(path: Path, folder: str) -> str:
    return f"{path}!/{folder.removesuffix('/')}" if folder else str(path)

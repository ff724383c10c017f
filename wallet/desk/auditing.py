"""Judges bundles, files and whole folders from their bytes and the auditor's own trust alone.

Nothing is written and nothing is extracted. Where one bill lies in several places, each is judged
beside the others: a longer chain, or two entries at one position, is seen in both.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from wallet.desk.bundling import SEALED, SUFFIX
from wallet.desk.container import (
    Exported,
    container_verdict,
    exported_of,
    signature_check,
    with_container,
)
from wallet.desk.incoming import Incoming, read_file, read_incoming
from wallet.desk.tracing import Signature, signatures_of
from wallet.desk.verifying import Question, judge_incoming, outlook_for
from wallet.errors import CouldNotLook, Unreadable, WalletError
from wallet.formats.card import Card, read_card
from wallet.formats.pint.case import Case, Papers
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.judge import judge
from wallet.formats.tradetrust.document import judge_document
from wallet.keys.canonical import read_object
from wallet.progress import Progress, Silent
from wallet.proof.verdict import Check, Verdict

if TYPE_CHECKING:
    from wallet.bundles.dossier import BillFiles
    from wallet.bundles.reader import BundleReader

MOST_FILES = 50_000
_MEMBERS = (
    b'"envelopeManifestSignedContent"', b'"transportDocument"', b"schema.openattestation.com/",
    b"/credentials/v", b'"OPEN-ATTESTATION-TYPE-1"',
)  # fmt: skip
"""A PINT envelope or a TradeTrust document begins with one of them; other JSON in a folder is none
of our business."""
_SUFFIXES = (SUFFIX, ".ebl", ".tt", ".oa", ".opencert", ".jsonld")
_PEEK = 4096
_MOST_DOCUMENT = 64 * 2**20


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

    def findings(self) -> Iterator[Audited]:
        """Yield what came of every bill, and of every bundle after its bills.

        Raises:
            Cancelled: The user asked to stop.

        """
        files = tuple(files_in(self.paths, self.progress))
        for path in files if len(files) > 1 else ():
            self._note_places(path)
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
        if one.is_bundle:
            return ()
        if not one.folder:
            incoming = read_incoming(read_file(one.path), one.path.name, self.question.sealing_key)
            return self._traced_file(incoming)
        with self._opened(one.path) as reader:
            return self._traced(reader, reader.bill(one.folder))

    def _traced(self, reader: BundleReader, files: BillFiles) -> tuple[Signature, ...]:
        return signatures_of(
            files.envelope(),
            files.texts("receipts"),
            files.texts("records"),
            self._cards_of(reader, files),
            self.question.trust,
        )

    def _traced_file(self, incoming: Incoming) -> tuple[Signature, ...]:
        envelope, parcel = incoming.envelope, incoming.parcel
        if envelope is None or parcel is None:
            return ()
        cards = self._read(parcel.cards)
        return signatures_of(envelope, parcel.receipts, parcel.records, cards, self.question.trust)

    def document(self, one: Audited) -> Mapping[str, Any]:
        """Return the transport document of a bill.

        Raises:
            CouldNotLook: As `signatures`.

        """
        if not one.folder:
            incoming = read_incoming(read_file(one.path), one.path.name, self.question.sealing_key)
            return incoming.envelope.document if incoming.envelope is not None else {}
        with self._opened(one.path) as reader:
            data = reader.open(f"{one.folder}document.json", _MOST_DOCUMENT)
            return read_object(data, most=_MOST_DOCUMENT)

    # Where bills lie

    def _note_places(self, path: Path) -> None:
        """Note which bills lie in a file; names alone are believed until they are judged."""
        with contextlib.suppress(WalletError):
            if is_bundle(path):
                from wallet.bundles.reader import folders_of

                with open_bundle(path, self.question) as file:
                    for folder in folders_of(file):
                        name = folder.removesuffix("/").rpartition("-")[2]
                        self._places.setdefault(name, []).append(_Where(path, folder))
            else:
                incoming = read_incoming(read_file(path), path.name, self.question.sealing_key)
                if incoming.envelope is not None:
                    name = incoming.envelope.digest[:16]
                    self._places.setdefault(name, []).append(_Where(path))

    def _others(self, digest: str, here: _Where) -> list[tuple[_Where, tuple[str, ...]]]:
        """Return the chains of the same bill elsewhere."""
        found = []
        for where in self._places.get(digest[:16], ()):
            if where != here:
                with contextlib.suppress(WalletError):
                    envelope = self._envelope(where)
                    if envelope is not None and envelope.digest == digest:
                        found.append((where, envelope.chain))
        return found

    def _envelope(self, where: _Where) -> Envelope | None:
        if not where.folder:
            data = read_file(where.path)
            return read_incoming(data, where.path.name, self.question.sealing_key).envelope
        with self._opened(where.path) as reader:
            return reader.bill(where.folder).envelope()

    # One file

    def _file(self, path: Path) -> Audited:
        try:
            incoming = read_incoming(read_file(path), path.name, self.question.sealing_key)
            if incoming.document is not None:
                outlook = outlook_for(self.question)
                return Audited(path, verdict=judge_document(incoming.document, outlook))
            if incoming.envelope is None:
                raise Unreadable("not-a-bill", name=path.name, format=incoming.format)
            others = self._others(incoming.envelope.digest, _Where(path))
            known = max((chain for _where, chain in others), key=len, default=())
            verdict = judge_incoming(incoming, self.question, known=known)[0]
            traced = self._traced_file(incoming) if self.traces else ()
        except WalletError as wrong:
            return Audited(path, error=wrong)
        return Audited(path, verdict=verdict, beside=_beside(others), signatures=traced)

    # One bundle

    def _bundle(self, path: Path) -> Iterator[Audited]:
        try:
            with self._opened(path) as reader:
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
        others: list[tuple[_Where, tuple[str, ...]]] = []
        try:
            files = reader.bill(folder)
            verdict, others = self._judged(path, reader, files, signature)
            traced = self._traced(reader, files) if self.traces else ()
        except WalletError as wrong:
            return Audited(path, folder, error=wrong)
        return Audited(path, folder, verdict=verdict, beside=_beside(others), signatures=traced)

    def _judged(
        self, path: Path, reader: BundleReader, files: BillFiles, signature: Check
    ) -> tuple[Verdict, list[tuple[_Where, tuple[str, ...]]]]:
        from wallet.bundles.dossier import FORKS, RECEIPTS, RECORDS

        question, envelope = self.question, files.envelope()
        others = self._others(envelope.digest, _Where(path, files.folder))
        known = max((chain for _where, chain in others), key=len, default=())
        mine, there = set(envelope.chain), {text for _where, chain in others for text in chain}
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
                forks=(*files.texts(FORKS), *sorted(there - mine - set(known))),
                source="bundle",
            ),
        )
        return with_container(verdict, signature, files, question), others

    def _cards_of(self, reader: BundleReader, files: BillFiles) -> tuple[Card, ...]:
        named = files.facts().get("cards")
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

    @contextlib.contextmanager
    def _opened(self, path: Path) -> Iterator[BundleReader]:
        """Open a bundle where it lies, sealed or not; it is not changed and not copied."""
        from wallet.bundles.reader import BundleReader  # with asn1crypto, 0.1 s

        with open_bundle(path, self.question) as file:
            yield BundleReader(file, self.progress)


@contextlib.contextmanager
def open_bundle(path: Path, question: Question) -> Iterator[BinaryIO]:
    """Open a bundle's bytes for reading, by the question's key where they are sealed.

    Raises:
        CouldNotLook: ``file-missing``, ``file-unreadable``, ``sealed-to-other``.

    """
    import io

    from wallet.keys.sealed_stream import MARK, SealedReader, is_sealed_stream

    try:
        if not path.is_file():
            code = "file-not-regular" if path.exists() else "file-missing"
            raise CouldNotLook(code, path=str(path))
        file = path.open("rb")
    except OSError as wrong:
        raise CouldNotLook("file-unreadable", path=str(path)) from wrong
    with file:
        if is_sealed_stream(file.read(len(MARK))):
            sealed = SealedReader(file, question.sealing_key, typ=SEALED)
            yield io.BufferedReader(sealed)
        else:
            yield file


def is_bundle(path: Path) -> bool:
    """Say whether a file looks like a bundle: by its name, or by how it begins."""
    from wallet.bundles.writer import MEDIA_TYPE
    from wallet.keys.sealed_stream import is_sealed_stream

    if path.suffix.lower() in (SUFFIX, ".sce", ".asics", ".scs", ".bdoc", ".zip"):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return MEDIA_TYPE.encode() in head or is_sealed_stream(head)


def files_in(paths: Iterable[Path], progress: Progress = Silent()) -> Iterator[Path]:
    """Yield every bundle and bill in files and folders, each once.

    Raises:
        Cancelled: The user asked to stop.

    """
    seen: set[Path] = set()
    for path in paths:
        for file in _inside(path):
            if file not in seen:
                progress.step(len(seen), 0, file.name)
                seen.add(file)
                yield file
                if len(seen) == MOST_FILES:
                    return


def _beside(others: list[tuple[_Where, tuple[str, ...]]]) -> tuple[str, ...]:
    return tuple(_place(where.path, where.folder) for where, _chain in others)


def _place(path: Path, folder: str) -> str:
    return f"{path}!/{folder.removesuffix('/')}" if folder else str(path)


def _inside(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for file in sorted(path.rglob("*")):
        if file.is_file() and _may_be_ours(file):
            yield file


def _may_be_ours(file: Path) -> bool:
    if file.suffix.lower() in _SUFFIXES:
        return True
    if file.suffix.lower() != ".json":
        return False
    try:
        with file.open("rb") as opened:
            start = opened.read(_PEEK)
    except OSError:
        return True  # whoever judges it says why
    return any(member in start for member in _MEMBERS)

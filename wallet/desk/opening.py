"""Finds and opens what an auditor was given: bundles, bills and folders of them.

Nothing is changed, copied or extracted.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self

from wallet.desk.bundling import SEALED, SUFFIX
from wallet.desk.verifying import Question
from wallet.errors import CouldNotLook, WalletError
from wallet.progress import Progress, Silent

if TYPE_CHECKING:
    from wallet.bundles.reader import BundleReader

MOST_FILES = 50_000
_PLATFORMS = (
    b'"endorsementChain"', b'"surrenderRequestReference"', b'"issuanceManifestSignedContent"',
    b'"eBLVisualisationByCarrier"', b'{"document":{',
)  # fmt: skip
"""One of them stands near the beginning of a platform's file (`wallet.formats.exchange`)."""
_HEAD = 2**18
_MEMBERS = (
    b'"envelopeManifestSignedContent"', b'"transportDocument"', b"schema.openattestation.com/",
    b"/credentials/v", b'"OPEN-ATTESTATION-TYPE-1"',
    *_PLATFORMS,
)  # fmt: skip
"""A PINT envelope, a TradeTrust document or a platform's file begins with one of them; other JSON
in a folder is none of our business."""
_SUFFIXES = (SUFFIX, ".ebl", ".tt", ".oa", ".opencert", ".jsonld")
_PEEK = 4096


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


@contextlib.contextmanager
def open_reader(
    path: Path, question: Question, progress: Progress = Silent()
) -> Iterator[BundleReader]:
    """Open a bundle where it lies, sealed or not; it is not changed and not copied.

    Raises:
        CouldNotLook: As `open_bundle`.
        Unreadable: It is no bundle.

    """
    from wallet.bundles.reader import BundleReader  # with asn1crypto, 0.1 s

    with open_bundle(path, question) as file:
        yield BundleReader(file, progress)


class Shelf:
    """Bundles that others are held against: each is opened once, not for every bill in both."""

    MOST = 8
    """So many lie open; the one not asked for longest is put away."""

    def __init__(self, question: Question, progress: Progress) -> None:
        """Open bundles by the key of `question`; stand in a ``with``, so that all are closed."""
        self._question = question
        self._progress = progress
        self._held: dict[Path, tuple[contextlib.ExitStack, BundleReader | WalletError]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_wrong: object) -> None:
        while self._held:
            self._put_away()

    def reader(self, path: Path) -> BundleReader:
        """Return the bundle at `path`. Raises as `open_reader`, each time it is asked for."""
        stack, found = self._held.pop(path) if path in self._held else self._open(path)
        self._held[path] = stack, found
        if isinstance(found, WalletError):
            raise found
        return found

    def _open(self, path: Path) -> tuple[contextlib.ExitStack, BundleReader | WalletError]:
        if len(self._held) == self.MOST:
            self._put_away()
        stack = contextlib.ExitStack()
        try:
            return stack, stack.enter_context(open_reader(path, self._question, self._progress))
        except WalletError as wrong:
            return stack, wrong

    def _put_away(self) -> None:
        self._held.pop(next(iter(self._held)))[0].close()


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


def is_for_audit(path: Path) -> bool:
    """Say whether a file is to be judged and not taken in: a bundle, or a platform's file."""
    if is_bundle(path):
        return True
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return head.lstrip()[:1] in (b"{", b"[") and any(member in head for member in _PLATFORMS)


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

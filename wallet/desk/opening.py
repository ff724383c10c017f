"""Finds and opens what an auditor was given: bundles, bills and folders of them.

Nothing is changed, copied or extracted.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from wallet.desk.bundling import SEALED, SUFFIX
from wallet.desk.verifying import Question
from wallet.errors import CouldNotLook
from wallet.progress import Progress, Silent

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

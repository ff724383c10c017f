"""A bundle in memory, and ways to make another archive of its members."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.wallet.builders import CARRIER, EVERYBODY, LATER, trust_in
from tests.wallet.bundles.many import voyage
from wallet.bundles import cms
from wallet.bundles.archive import Archive
from wallet.bundles.contents import Bundle
from wallet.bundles.crate import crate
from wallet.bundles.dossier import Dossier, PaperFile, Text, card_file, files_of, folder_of
from wallet.bundles.reader import BundleReader
from wallet.bundles.writer import BundleWriter
from wallet.clock import write_time
from wallet.desk.auditing import Audit, Audited
from wallet.desk.verifying import Question
from wallet.formats.zip_layout import central_header, ending, local_header
from wallet.keys.canonical import canonical, sha256_hex
from wallet.keys.certificates import own_certificate, sign_for_cms

QUESTION = Question(LATER, trust_in(*EVERYBODY))
CERTIFICATE = own_certificate(CARRIER.key, name=CARRIER.party.name, since=CARRIER.card.issued)
PAPER = b"%PDF-1.7 a packing list, as a carrier might send it\n"


def sign(digest: bytes) -> bytes:
    return cms.sign(digest, CERTIFICATE, LATER, lambda data: sign_for_cms(CARRIER.key, data))


def dossier(number: str, hops: int = 2, **changes: object) -> Dossier:
    """Return what a bundle says of a bill that changed hands `hops` times."""
    sailing = voyage(number, hops)
    cards = tuple(one.card.text for one in EVERYBODY)
    paper = PaperFile(
        sha256_hex(PAPER.decode()), "packing.pdf", "application/pdf", len(PAPER), "x", PAPER
    )
    texts = [Text("receipt", text) for text in sailing.receipts]
    texts += [Text("record", text) for text in sailing.records]
    parts: dict = {
        "envelope": sailing.envelope,
        "issue_to": canonical(sailing.issue_to),
        "texts": tuple(texts),
        "cards": cards,
        "papers": (paper,),
        "verdict": sailing.judge(
            trust=QUESTION.trust, cards=tuple(one.card for one in EVERYBODY), source="own-vault"
        ),
        "identity": {"keys": []},
    }
    return Dossier(**(parts | changes))


def write(dossiers: Iterable[Dossier]) -> bytes:
    """Write a bundle as the desk does, without a vault."""
    out = io.BytesIO()
    writer = BundleWriter(out)
    writer.begin()
    profile = {
        "format": 1, "as_of": write_time(LATER), "time_stamp": False, "bills": 0,
        "exporter": {"did": CARRIER.did, "name": CARRIER.party.name},
    }  # fmt: skip
    writer.add("data/bundle.json", canonical(profile))
    lines = []
    for one in dossiers:
        for card in one.cards:
            if not writer.has(card_file(card)):
                writer.add(card_file(card), card.encode())
        folder = folder_of(one.verdict.number, one.envelope.digest)
        for name, data in files_of(one):
            writer.add(folder + name, data)
        lines.append({"folder": folder, "number": one.verdict.number, "digest": "0" * 64})
    writer.add("data/ro-crate-metadata.json", crate(profile, lines))
    writer.finish("Source-Organization: Test\n", sign)
    return out.getvalue()


@cache
def bundle(count: int = 2) -> bytes:
    """Return a good bundle of `count` bills."""
    return write(dossier(f"MRDN-{number}") for number in range(count))


def members(data: bytes) -> list[tuple[str, bytes]]:
    archive = Archive(io.BytesIO(data))
    return [(one.name, archive.read(one, 2**24)) for one in archive.members]


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Write an archive in the one way, whatever is in it."""
    body, directory, listed = bytearray(), bytearray(), list(files)
    for name, data in listed:
        raw, crc = name.encode(), zlib.crc32(data)
        directory += central_header(raw, crc, len(data), len(body))
        body += local_header(raw, crc, len(data)) + data
    return bytes(body + directory + ending(len(listed), len(directory), len(body)))


def read(data: bytes) -> Bundle:
    """Read every file of a bundle and return what was found."""
    reader = BundleReader(io.BytesIO(data))
    for _files in reader.bills():
        pass
    return reader.bundle


def audited(data: bytes, question: Question = QUESTION) -> list[Audited]:
    """Audit a bundle that lies in a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "evidence.asice"
        path.write_bytes(data)
        return list(Audit((path,), question).findings())

"""Issues a bill on the TradeTrust rail, and writes what must be published beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from ui.jobs import Job
from ui.session import Session
from wallet.book import Attested, Book, Family, Network, Registry, TitleView, write_file
from wallet.progress import Progress

FORM = {
    "blNumber": "", "carrierName": "", "shipperName": "", "consigneeName": "TO ORDER",
    "toOrderOfText": "", "notifyPartyName": "", "vessel": "", "voyageNo": "",
    "portOfLoading": "", "portOfDischarge": "",
    "packages": [{"packagesDescription": "", "packagesWeight": "", "packagesMeasurement": ""}],
}  # fmt: skip
"""The names that TradeTrust's carriers' bills have; what stays empty may be left out."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """With what this vault could issue."""

    address: str
    """My address on chains; empty without a key."""
    networks: tuple[Network, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """What was issued, and its title, if one must be minted now."""

    done: Attested
    title: TitleView | None
    domain: str
    """The DNS name that vouches for it, if one does."""


def issuer(session: Session) -> Job:
    """Bring `Issuer`."""
    return session.read(lambda book: Issuer(book.titles.address, book.titles.networks()))


def attest(
    session: Session, content: Path, family: Family, registry: Registry | None, domain: str
) -> Job:
    """Sign and keep the document; the job brings `Issued`."""

    def work(book: Book, _progress: Progress) -> Issued:
        done = book.attest(content, family, registry=registry, domain=domain)
        title = book.titles.show(done.title) if done.title is not None else None
        return Issued(done, title, domain)

    return session.write(work)


def take_key(session: Session, text: str) -> Job:
    """Keep a key for chains that was made elsewhere; the job brings its address."""
    return session.write(lambda book, _progress: book.titles.take_key(text))


def save_form(session: Session, path: Path) -> Job:
    """Write the empty form; the job brings the path."""

    def work(_progress: Progress) -> Path:
        write_file(path, json.dumps(FORM, indent=2).encode())
        return path

    return session.without_vault(work)

"""Writes bundles: what an auditor gets about one bill, some, or everything in a vault.

The vault is read bill by bill into a file beside the target, which takes its place at the end. A
run that was stopped leaves that file; the same wish goes on behind the last bill that is whole in
it, unless something was done in the vault since: then everything is written anew.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, BinaryIO

from wallet import __version__
from wallet.clock import read_time, write_time
from wallet.desk.connections import ASKED, noting
from wallet.desk.incoming import may_write
from wallet.desk.office import Office
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.card import Card
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.places import resource
from wallet.progress import Progress, Silent
from wallet.proof.statement import party_facts
from wallet.words import Language

if TYPE_CHECKING:  # asn1crypto and its kin: 0.1 s that most starts need not spend
    from wallet.bundles.writer import BundleWriter

SUFFIX = ".asice"
SEALED = "ladewell-bundle+jwe"
_MOST_ASKED = 1_000
"""So many questions to time-stamp servers and others may lie between a run and its going on."""
COLUMNS = (
    "number",
    "digest",
    "folder",
    "headline",
    "degree",
    "status",
    "kind",
    "holder",
    "entries",
)
_BUFFER = 2**20
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Wish:
    """How a bundle is to be made."""

    selection: str = ""
    """In words, which bills these are."""
    prints: tuple[Language, ...] = ()
    """Languages in which each bill is printed too; that takes its time."""
    leave_out: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Reason by what is left out: ``papers``, ``supporting``, ``carrier-pdf``, or a digest."""
    seal_to: Card | None = None
    """Whose card it is sealed to; nobody else can open it then."""
    time_stamp_server: str = ""


@dataclass(frozen=True, slots=True)
class Bundled:
    """What came of writing a bundle."""

    path: Path
    bills: int
    size: int
    """Bytes."""
    resumed: int = 0
    """How many bills stood there already from a run that was stopped."""


def bundle(
    office: Office,
    bills: Sequence[str],
    target: Path,
    wish: Wish = Wish(),
    progress: Progress = Silent(),
) -> Bundled:
    """Write the bundle of `bills` to `target`.

    Raises:
        Refused: ``bundle-empty``, ``own-card``, ``file-of-vault``.
        CouldNotLook: ``bill-unknown``, ``file-unwritable``, ``stamp-unreachable`` …
        Cancelled: The user asked to stop; the same call goes on later.

    """
    if not bills:
        raise Refused("bundle-empty")
    if wish.seal_to is not None and wish.seal_to.did == office.card.did:
        raise Refused("own-card")
    may_write(target)
    office.vault.anchor()  # whatever leaves the vault, leaves after that
    part = target.with_name(f".{target.name}.part")
    try:
        with _opened(part) as file:
            work = _Bundling(office, bills, wish, progress)
            resumed = work.write(file, part)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        part.replace(target)
    except OSError as wrong:
        raise CouldNotLook("file-unwritable", path=str(target)) from wrong
    return Bundled(target, len(bills), size, resumed)


@contextlib.contextmanager
def _opened(part: Path) -> Iterator[BinaryIO]:
    """Open what is there to be gone on with, or make it; never through somebody's link."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o666), "r+b", buffering=_BUFFER) as file:
        yield file


class _Bundling:
    """One run of writing."""

    def __init__(
        self, office: Office, bills: Sequence[str], wish: Wish, progress: Progress
    ) -> None:
        self._office = office
        self._bills = bills
        self._wish = wish
        self._progress = progress
        self._lines: list[dict[str, Any]] = []
        self._left_out: list[dict[str, Any]] = []
        self._profile = self._planned(office.clock.now())

    def write(self, file: BinaryIO, part: Path) -> int:
        """Write everything into `file`, which lies at `part`; return how many bills were there."""
        from wallet.bundles.writer import BundleWriter

        if self._wish.seal_to is not None:
            return self._write_sealed(file, part, self._wish.seal_to)
        writer = BundleWriter(file)
        there = self._take_up(writer, file)
        file.seek(writer.size)
        file.truncate()
        try:
            self._write_all(writer, there)
        finally:
            file.flush()
        return there

    def _write_sealed(self, file: BinaryIO, part: Path, receiver: Card) -> int:
        from wallet.bundles.writer import BundleWriter
        from wallet.desk.sealed_part import forget_key, fresh_key, left_in
        from wallet.keys.sealed_stream import SealedWriter

        writer, there = BundleWriter(file), 0
        with left_in(self._office, part) as before:
            if before is not None:
                there = self._take_up(writer, before)
            key = fresh_key(self._office, part)
            sealed = SealedWriter(file, receiver.sealing_jwk, typ=SEALED, key=key)
            writer.move(before or BytesIO(), sealed)
        self._write_all(writer, there)
        sealed.close()
        file.truncate()
        forget_key(self._office)
        return there

    def _write_all(self, writer: BundleWriter, there: int) -> None:
        from wallet.bundles.crate import NAME, crate
        from wallet.bundles.timeline import table
        from wallet.desk.gathering import Gathering

        if not writer.has("data/bundle.json"):
            self._begin(writer)
        as_of, wish = read_time(self._profile["as_of"]), self._wish
        gathering = Gathering(self._office, as_of, wish.prints, wish.leave_out)
        for place, bill in enumerate(self._bills[there:], start=there):
            folder = gathering.folder(bill)
            self._progress.step(place, len(self._bills), folder.number)
            for name, data in folder.shared:
                if not writer.has(name):
                    writer.add(name, data)
            for name, data in folder.files:
                writer.add(folder.name + name, data)
            self._note(folder.name, read_object(data))
        writer.add("data/bills.csv", table(COLUMNS, self._lines))
        writer.add("data/left-out.json", canonical(self._left_out))
        writer.add(f"data/{NAME}", crate(self._profile, self._lines))
        writer.finish(self._about(), self._signed)
        self._progress.step(len(self._bills), len(self._bills))

    # What stands before and behind the bills

    def _planned(self, as_of: datetime) -> dict[str, Any]:
        """Return `data/bundle.json`: what this bundle is to be."""
        size, root = self._office.vault.log_head()
        card = self._office.card
        listed = sha256_hex("\n".join(self._bills))
        facts: Mapping[str, Any] = party_facts(card.party) or {}
        return {
            "format": 1,
            "profile": "ladewell-bundle-1",
            "program": f"Ladewell {__version__}",
            "as_of": write_time(as_of),
            "exporter": {
                **facts,
                "did": card.did,
                "role": card.role.value,
                "card": sha256_hex(card.text),
            },
            "selection": self._wish.selection,
            "bills": len(self._bills),
            "list": listed,
            "left_out": dict(self._wish.leave_out),
            "prints": [language.value for language in self._wish.prints],
            "log": {"size": size, "root": root},
            "time_stamp": bool(self._wish.time_stamp_server),
        }

    def _begin(self, writer: BundleWriter) -> None:
        from wallet.bundles.dossier import card_file

        writer.begin()
        writer.add("data/bundle.json", canonical(self._profile))
        for name in ("README.txt", "README.zh.txt", "FORMAT.md"):
            writer.add(f"data/{name}", resource(f"bundle/{name}").read_bytes())
        own = self._office.card.text
        writer.add(card_file(own), own.encode("ascii"))

    def _about(self) -> str:
        exporter = self._profile["exporter"]["name"]
        said = {
            "Source-Organization": " ".join(exporter.split()),
            "Bagging-Date": self._profile["as_of"][:10],
            "Bag-Software-Agent": self._profile["program"],
            "External-Description": "Evidence of electronic bills of lading",
            "Bill-Count": str(len(self._bills)),
        }
        return "".join(f"{name}: {value}\n" for name, value in said.items())

    def _signed(self, digest: bytes) -> bytes:
        """Return the CAdES signature of the exporter over the manifest, stamped if asked."""
        from wallet.bundles import cms
        from wallet.bundles.stamping import ask_stamp
        from wallet.keys.certificates import sign_for_cms

        key, at = self._office.signing_key(), self._office.clock.now()
        certificate = self._office.certificate()
        signed = cms.sign(digest, certificate, at, lambda data: sign_for_cms(key, data))
        if server := self._wish.time_stamp_server:
            with noting(self._office, "stamp"):
                signed = cms.add_stamp(signed, ask_stamp(server, cms.imprint_of(signed)))
        return signed

    def _note(self, folder: str, facts: Mapping[str, Any]) -> None:
        """Remember for the lists what `bill.json` says."""
        inside = folder.removeprefix("data/")
        self._lines.append({name: facts.get(name) for name in COLUMNS} | {"folder": inside})
        self._left_out += [
            {
                "bill": facts["digest"],
                "folder": inside,
                "digest": paper["digest"],
                "name": paper["name"],
                "size": paper["size"],
                "why": paper["left_out"],
            }
            for paper in facts["papers"]
            if paper["left_out"]
        ]

    # Going on

    def _take_up(self, writer: BundleWriter, file: BinaryIO) -> int:
        """Take what a stopped run of the same wish left; return how many bills are whole."""
        from wallet.bundles.dossier import EACH, LAST

        begun = whole = bills = 0
        for count, (name, data) in enumerate(writer.resume(file), start=1):
            if name == "data/bundle.json" and not self._is_same(data):
                break
            if name.startswith(EACH) and name.endswith(f"/{LAST}"):
                if not begun or bills == len(self._bills):
                    break
                self._note(name.removesuffix(LAST), read_object(data))
                bills, whole = bills + 1, count
            elif name.startswith("data/FORMAT.md"):
                begun = count
        if not bills:
            writer.cut(0)
            self._profile = self._planned(self._office.clock.now())
            return 0
        writer.cut(whole)
        return bills

    def _is_same(self, data: bytes) -> bool:
        try:
            found = read_object(data)
        except Unreadable:
            return False
        as_of, log = found.get("as_of"), found.get("log")
        same = self._profile | {"as_of": as_of, "log": log}
        if not isinstance(as_of, str) or found != same or not self._is_as_it_was(log):
            return False
        self._profile = found
        return True

    def _is_as_it_was(self, log: object) -> bool:
        """Say whether nothing happened since the log stood so, but that somebody was asked."""
        vault = self._office.vault
        match log:
            case {"size": int(size), "root": str(root)} if (
                size >= 0 and vault.log_root(size) == root
            ):
                newer = vault.log_head()[0] - size
                return newer <= _MOST_ASKED and all(
                    line.kind == ASKED for line in vault.activities(newer)
                )
        return False

"""Opens a bundle where it lies and says what in it is not what was signed; extracts nothing.

The order of checking (ETSI EN 319 162-1 §4.4, with our own rules for our own bundles):

1. The archive is read by `archive`, the first member is the media type of ASiC-E.
2. `META-INF/` holds one manifest and one CAdES signature over it, and the signature is right.
3. Every name in the manifest is there, nothing else is, and the order is the same.
4. Each file has the digest that the manifest gives; it is read once, when its bill is.
5. In a bundle of ours also: the layout is the only one, the BagIt lists say the same, and a time
   stamp that was promised is there.

What is wrong becomes a `Defect` with a name; only what cannot be read at all is refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from wallet.bundles import cms
from wallet.bundles.archive import PIECE, Archive, Member
from wallet.bundles.contents import Bundle
from wallet.bundles.dossier import CARDS, EACH, BillFiles, Defect
from wallet.bundles.manifests import (
    FILE_LIST,
    MANIFEST,
    SIGNATURE,
    Manifest,
    Reference,
    bag_manifest,
)
from wallet.bundles.manifests import read_asic_manifest as read_manifest
from wallet.bundles.writer import MEDIA_TYPE, is_payload
from wallet.errors import Unreadable
from wallet.keys.canonical import read_object
from wallet.progress import Progress, Silent

PROFILE = "data/bundle.json"
FORMAT = 1
_META = "META-INF/"
_MOST_FACTS = 2**20
_MOST_TEXT = 32 * 2**20
"""What is kept of one file to be judged; only papers and prints are longer."""
_MOST_FOLDER = 64 * 2**20
_MOST_SIGNATURES = 16
_MOST_RENAMED = 1_000
"""So many strange files are read to tell whether one of them is a missing one with a new name."""


class BundleReader:
    """Reads one bundle from a file that can be sought."""

    def __init__(self, file: BinaryIO, progress: Progress = Silent()) -> None:
        """Open the bundle and check everything but its bills.

        Raises:
            Unreadable: ``archive-…``, ``bundle-foreign``, ``bundle-unsigned``, ``bundle-xades``,
                ``bundle-newer``.
            Cancelled: The user asked to stop.

        """
        self._archive = archive = Archive(file)
        self._progress = progress
        self._done = 0
        self._expected: dict[str, Reference] = {}
        self._found: dict[str, Defect] = {}
        self._gone: dict[str, list[Defect]] = {}
        """What the manifest names and nobody finds, by folder."""
        _check_type(archive)
        self._folders = _by_folder(archive)
        self.bundle = Bundle(
            profile=self._profile(),
            signatures=(),
            folders=tuple(folder for folder in self._folders if folder.startswith(EACH)),
            files=len(archive.members),
            size=sum(member.size for member in archive.members),
        )
        manifests = self._signatures()
        self._compare_names(manifests)
        self._read_rest(progress)
        if self.bundle.is_ours:
            self._be_strict(manifests)

    def bill(self, folder: str) -> BillFiles:
        """Read the files of one bill, and compare each with the manifest.

        Raises:
            Unreadable: ``archive-damaged``, ``archive-too-large``.
            Cancelled: The user asked to stop.

        """
        files: dict[str, bytes] = {}
        digests: dict[str, str] = {}
        defects: list[Defect] = []
        held = 0
        for member in self._folders[folder]:
            name = member.name.removeprefix(folder)
            if member.is_folder:
                continue
            is_kept = not name.startswith("papers/") and not name.endswith(".pdf")
            try:
                if is_kept and member.size <= _MOST_TEXT and held <= _MOST_FOLDER:
                    data = self._archive.read(member, _MOST_TEXT)
                    held += len(data)
                    files[name], digest = data, hashlib.sha256(data).digest()
                else:
                    files[name], digest = b"", self._digest(member)
            except Unreadable as wrong:
                if wrong.code != "archive-damaged":
                    raise
                # Its checksum is wrong: whatever it was, it is not what was signed.
                self._note("changed", member.name)
                digest = b""
            digests[name] = digest.hex()
            self._compare(member.name, digest)
            if (defect := self._found.get(member.name)) is not None:
                defects.append(defect)
        defects += self._gone.get(folder, ())
        self._step(len(self._folders[folder]), folder)
        return BillFiles(folder, files, digests, tuple(dict.fromkeys(defects)))

    def bills(self) -> Iterator[BillFiles]:
        """Yield every bill; see `bill`."""
        for folder in self.bundle.folders:
            yield self.bill(folder)

    def open(self, name: str, most: int) -> bytes:
        """Return one file.

        Raises:
            Unreadable: ``bundle-file-missing``, ``archive-…``.

        """
        member = self._archive.find(name)
        if member is None:
            raise Unreadable("bundle-file-missing", name=name[:80])
        return self._archive.read(member, most)

    def names(self) -> tuple[str, ...]:
        """Return the names of all members."""
        return tuple(member.name for member in self._archive.members)

    # What it is

    def _profile(self) -> Mapping[str, Any]:
        member = self._archive.find(PROFILE)
        if member is None or member.size > _MOST_FACTS:
            return {}
        try:
            profile = read_object(self._archive.read(member, _MOST_FACTS))
        except Unreadable:
            return {"format": FORMAT}  # ours, and damaged: the manifest will say so
        version = profile.get("format")
        if isinstance(version, int) and version > FORMAT:
            raise Unreadable("bundle-newer", version=version)
        return profile or {"format": FORMAT}

    # The signature

    def _signatures(self) -> list[Manifest]:
        """Read each manifest and the signature over it."""
        manifests: list[Manifest] = []
        meta = [
            one for one in self._archive.members
            if one.name.startswith(_META) and not one.is_folder
        ]  # fmt: skip
        named = [one for one in meta if "asicmanifest" in one.name.casefold()]
        if not named and not self.bundle.is_ours:
            has_xades = any("signatures" in one.name.casefold() for one in meta)
            raise Unreadable("bundle-xades" if has_xades else "bundle-unsigned")
        if len(named) > _MOST_SIGNATURES:
            raise Unreadable("bundle-manifest", why="many")
        signatures: list[cms.Signature] = []
        for member in named:
            try:
                manifest = read_manifest(self._archive.pieces(member))
                manifests.append(manifest)
                signatures += self._signed(member, manifest)
            except Unreadable as wrong:
                if wrong.code == "signature-unknown":
                    self.bundle.unchecked = str(wrong.facts.get("why", ""))
                elif self.bundle.is_ours:
                    is_list = not manifests or manifests[-1].signature != SIGNATURE
                    self._note("manifest" if is_list else "signature", member.name)
                else:
                    raise
        if not manifests:
            self._note("unsigned", MANIFEST)
        self.bundle.signatures = tuple(signatures)
        for member in meta:
            is_known = member in named or any(one.signature == member.name for one in manifests)
            names = (MANIFEST, SIGNATURE) if is_known else (FILE_LIST,)
            if self.bundle.is_ours and member.name not in names:
                self._note("added", member.name)
        return manifests

    def _signed(self, member: Member, manifest: Manifest) -> tuple[cms.Signature, ...]:
        signature = self._archive.find(manifest.signature)
        if signature is None:
            self._note("missing", manifest.signature)
            return ()

        def digest(name: str) -> bytes:
            return self._digest(member, name)

        data = self._archive.read(signature, cms.MOST_BYTES)
        if manifest.signature.endswith(".tst"):
            stamp = cms.read_stamp(data, digest("sha256"))
            return (
                cms.Signature(
                    stamp.certificate, stamp.authority, 0, stamp.at, stamp.is_right, False,
                    stamp, "" if stamp.is_right else "digest",
                ),
            )  # fmt: skip
        found = cms.read(data, digest)
        for one in found:
            if not one.is_right:
                self._note("signature", manifest.signature)
        return found

    # The names

    def _compare_names(self, manifests: list[Manifest]) -> None:
        for manifest in manifests:
            for reference in manifest.references:
                other = self._expected.setdefault(reference.name, reference)
                if other.algorithm == reference.algorithm and other.digest != reference.digest:
                    self._note("changed", reference.name)
                if not reference.algorithm:
                    self._note("weak", reference.name)
        names = [one.name for one in self._archive.members if not one.is_folder]
        there = set(names)
        missing = [name for name in self._expected if name not in there]
        added = [
            name
            for name in names
            if name not in self._expected and name != "mimetype" and not name.startswith(_META)
        ]
        if not self._expected:
            added = []  # there is no list that they could be missing from
        self._name_moved(missing, added)
        for name in self._expected:
            # What a manifest names in META-INF, such as a signature, is no payload but must agree.
            if name in there and name.startswith(_META):
                member = self._archive.find(name)
                if member is not None:
                    self._compare(name, self._safe_digest(member, self._expected[name].algorithm))
        if self.bundle.is_ours:
            rank = {name: number for number, name in enumerate(self._expected)}
            last = -1
            for name in names:
                if name in rank and rank[name] < last:
                    self._note("order", name)
                last = max(last, rank.get(name, -1))

    def _name_moved(self, missing: list[str], added: list[str]) -> None:
        """Name what is missing and what is added; one that is both was renamed."""
        by_digest: dict[bytes, str] = {}
        for name in added[:_MOST_RENAMED] if missing else ():
            member = self._archive.find(name)
            if member is not None:
                by_digest[self._safe_digest(member, "sha256")] = name
        for name in missing:
            to = by_digest.pop(self._expected[name].digest, "")
            self._found[name] = Defect("renamed" if to else "missing", name, to)
            if to:
                self._found[to] = self._found[name]
            self._gone.setdefault(_folder_of(name), []).append(self._found[name])
        for name in added:
            self._found.setdefault(name, Defect("added", name))
        self.bundle.defects = list(dict.fromkeys(self._found.values()))

    # The content

    def _read_rest(self, progress: Progress) -> None:
        """Read what is no bill: cards, explanations, lists."""
        cards: dict[str, str] = {}
        for folder, members in self._folders.items():
            if folder.startswith(EACH):
                continue
            for member in members:
                if member.is_folder or member.name.startswith(_META) or member.name == "mimetype":
                    continue
                digest = self._safe_digest(member, "sha256")
                self._compare(member.name, digest)
                if folder == CARDS and member.size <= PIECE:
                    text = self._archive.read(member, PIECE) if digest else b""
                    if member.name == f"{CARDS}{digest.hex()}.jws" and text.isascii():
                        cards[digest.hex()] = text.decode("ascii")
            self._step(len(members), folder)
        self.bundle.cards = cards

    def _be_strict(self, manifests: list[Manifest]) -> None:
        """Carry out rule 5."""
        if self._archive.odd or self._archive.members[0].name != "mimetype":
            self._note("layout", self._archive.odd or "mimetype")
        signatures = self.bundle.signatures
        is_one = len(signatures) == len(manifests) == 1
        if not is_one or manifests[0].signature != SIGNATURE or not signatures[0].is_ours:
            self._note("signature", SIGNATURE)
        elif self.bundle.profile.get("time_stamp") and self.bundle.signatures[0].stamp is None:
            self._note("stamp", SIGNATURE)
        for name, is_listed in (
            ("manifest-sha256.txt", is_payload),
            ("tagmanifest-sha256.txt", _is_tag),
        ):
            listed = [
                (one.name, one.digest)
                for one in self._expected.values()
                if is_listed(one.name) and one.name != name
            ]
            if name.startswith("tag"):
                kind = hashlib.sha256(MEDIA_TYPE.encode("ascii")).digest()
                listed.insert(0, ("mimetype", kind))
            digest = hashlib.sha256()
            for line in bag_manifest(listed):
                digest.update(line)
            reference = self._expected.get(name)
            if reference is None or reference.digest != digest.digest():
                self._note("bag", name)

    def _compare(self, name: str, digest: bytes) -> None:
        reference = self._expected.get(name)
        if reference is None:
            return
        if reference.algorithm not in ("sha256", ""):
            member = self._archive.find(name)
            digest = self._safe_digest(member, reference.algorithm) if member else b""
        if reference.algorithm and digest != reference.digest:
            self._note("changed", name)

    def _digest(self, member: Member, algorithm: str = "sha256") -> bytes:
        digest = hashlib.new(algorithm)
        for piece in self._archive.pieces(member):
            digest.update(piece)
        return digest.digest()

    def _safe_digest(self, member: Member, algorithm: str) -> bytes:
        """Return the digest of a file, or nothing where its own checksum is wrong."""
        try:
            return self._digest(member, algorithm or "sha256")
        except Unreadable:
            self._note("changed", member.name)
            return b""

    def _note(self, code: str, name: str) -> None:
        """Take down the first thing that is wrong with a file."""
        if name not in self._found:
            self._found[name] = Defect(code, name)
            self.bundle.defects.append(self._found[name])

    def _step(self, members: int, what: str) -> None:
        self._done += members
        self._progress.step(self._done, self.bundle.files, what)


def folders_of(file: BinaryIO) -> tuple[str, ...]:
    """Return the folders of the bills in a bundle by its directory alone; nothing is checked.

    Raises:
        Unreadable: ``archive-…``.

    """
    return tuple(name for name in _by_folder(Archive(file)) if name.startswith(EACH))


def _is_tag(name: str) -> bool:
    return not is_payload(name) and not name.startswith(_META)


def _check_type(archive: Archive) -> None:
    member = archive.find("mimetype")  # the first; others than we are not so strict about that
    if member is None or member.size > 100:
        raise Unreadable("bundle-foreign", why="mimetype")
    kind = archive.read(member, 100).decode("ascii", "replace").strip()
    if kind != MEDIA_TYPE:
        raise Unreadable("bundle-foreign", why=kind[:60])


def _by_folder(archive: Archive) -> dict[str, list[Member]]:
    """Return the members by folder: each bill's own, and those of every other folder."""
    folders: dict[str, list[Member]] = {}
    for member in archive.members:
        folders.setdefault(_folder_of(member.name), []).append(member)
    return folders


def _folder_of(name: str) -> str:
    under = next((each for each in EACH if name.startswith(each)), "")
    place = name.find("/", len(under)) if under else -1
    return name[: (place if place >= 0 else name.rfind("/")) + 1]

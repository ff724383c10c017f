"""Writes a bundle from front to back, member by member, and goes on where it was stopped.

The order is that of reading: what a bundle is, each bill, what was left out, the lists, the
signature. Nothing is sought, so a bundle can also go into a seal. The same members give the same
bytes; only the signature and its time differ from one writing to the next.
"""

from __future__ import annotations

import hashlib
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO, Protocol

from wallet.bundles.manifests import (
    FILE_LIST,
    MANIFEST,
    SIGNATURE,
    asic_manifest,
    bag_manifest,
    file_list,
)
from wallet.bundles.names import check_name
from wallet.errors import Refused
from wallet.formats.zip_layout import LOCAL, LOCAL_MARK, central_header, ending, local_header

MEDIA_TYPE = "application/vnd.etsi.asic-e+zip"
SUFFIX = ".asice"
PAYLOAD = "data/"
_MOST = 2**32 - 2
_DIGEST = 32
_PIECE = 2**20
_BAGIT = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"


class Sink(Protocol):
    """Where the bytes go."""

    def write(self, data: bytes, /) -> object:
        """Take `data`, all of it."""


class BundleWriter:
    """A bundle being written: `begin` (or `resume`), then `add` for each file, then `finish`."""

    def __init__(self, sink: Sink) -> None:
        """Write into `sink`."""
        self._sink = sink
        self._names: dict[str, None] = {}
        self._digests = bytearray()
        self._crcs, self._sizes, self._offsets = array("L"), array("Q"), array("Q")
        self._at = 0

    @property
    def size(self) -> int:
        """How many bytes were written."""
        return self._at

    def begin(self) -> None:
        """Write what every bundle begins with."""
        self.add("mimetype", MEDIA_TYPE.encode("ascii"))
        self.add("bagit.txt", _BAGIT)

    def has(self, name: str) -> bool:
        """Say whether a member of this name was written."""
        return name in self._names

    def add(self, name: str, data: bytes) -> None:
        """Write one member.

        Raises:
            Refused: ``bundle-name-taken``: there is one of that name.

        """
        self._write(name, len(data), zlib.crc32(data), hashlib.sha256(data).digest(), (data,))

    def add_lines(self, name: str, lines: Callable[[], Iterator[bytes]]) -> None:
        """Write one member that is too long to be held: `lines` is asked for twice."""
        size = crc = 0
        digest = hashlib.sha256()
        for line in lines():
            size += len(line)
            crc = zlib.crc32(line, crc)
            digest.update(line)
        self._write(name, size, crc, digest.digest(), lines())

    def finish(self, about: str, sign: Callable[[bytes], bytes]) -> None:
        """Write the lists, the signature that `sign` makes over a digest, and the directory.

        Args:
            about: What `bag-info.txt` says beside the size of the payload.
            sign: Returns the DER of a CMS signature over content with this SHA-256.

        """
        payload = [size for name, size in self._sized() if is_payload(name)]
        oxum = f"Payload-Oxum: {sum(payload)}.{len(payload)}\n"
        self.add("bag-info.txt", (about + oxum).encode("utf-8"))
        self.add_lines("manifest-sha256.txt", lambda: bag_manifest(self._files(is_payload)))
        tags = list(self._files(lambda name: not is_payload(name)))
        self.add_lines("tagmanifest-sha256.txt", lambda: bag_manifest(tags))
        files = [name for name in self._names if name != "mimetype"]
        self.add_lines(FILE_LIST, lambda: file_list(files, MEDIA_TYPE))
        listed = len(self._names)
        self.add_lines(
            MANIFEST,
            lambda: asic_manifest(islice(self._files(lambda name: name != "mimetype"), listed - 1)),
        )
        self.add(SIGNATURE, sign(bytes(self._digests[-_DIGEST:])))
        start = self._at
        for (name, size), crc, offset in zip(self._sized(), self._crcs, self._offsets, strict=True):
            self._put(central_header(name.encode("ascii"), crc, size, offset))
        self._put(ending(len(self._names), self._at - start, start))

    def resume(self, part: BinaryIO) -> Iterator[tuple[str, bytes]]:
        """Take the members that lie whole in `part`, yielding each."""
        part.seek(0)
        while len(head := part.read(LOCAL.size)) == LOCAL.size and head.startswith(LOCAL_MARK):
            *_, crc, _packed, size, length, _extra = LOCAL.unpack(head)
            raw, data = part.read(length), part.read(size)
            is_whole = len(data) == size and head + raw == local_header(raw, crc, size)
            if not is_whole or zlib.crc32(data) != crc:
                return
            name = raw.decode("ascii", "replace")
            self._note(name, size, crc, hashlib.sha256(data).digest())
            self._at += len(head) + length + size
            yield name, data

    def move(self, part: BinaryIO, sink: Sink) -> None:
        """Go on in `sink`, which gets what was taken from `part` first."""
        part.seek(0)
        left = self._at
        while left and (piece := part.read(min(left, _PIECE))):
            sink.write(piece)
            left -= len(piece)
        self._sink = sink

    def cut(self, count: int) -> None:
        """Forget all but the first `count` members; `size` is where the next will stand."""
        if count < len(self._names):
            self._at = self._offsets[count]
        self._names = dict.fromkeys(islice(self._names, count))
        del self._digests[_DIGEST * count :]
        for column in (self._crcs, self._sizes, self._offsets):
            del column[count:]

    def _files(self, is_wanted: Callable[[str], bool]) -> Iterator[tuple[str, bytes]]:
        """Yield names and digests in the order of writing."""
        for number, name in enumerate(self._names):
            if is_wanted(name):
                yield name, bytes(self._digests[_DIGEST * number : _DIGEST * (number + 1)])

    def _sized(self) -> Iterator[tuple[str, int]]:
        return zip(self._names, self._sizes, strict=True)

    def _write(
        self, name: str, size: int, crc: int, digest: bytes, content: Iterable[bytes]
    ) -> None:
        if size > _MOST:
            raise Refused("bundle-member-too-large", name=name, most=_MOST)
        raw = name.encode("ascii")
        self._note(name, size, crc, digest)
        self._put(local_header(raw, crc, size))
        for piece in content:
            self._put(piece)

    def _note(self, name: str, size: int, crc: int, digest: bytes) -> None:
        if name in self._names:
            raise Refused("bundle-name-taken", name=name)
        check_name(name)
        self._names[name] = None
        self._digests += digest
        self._crcs.append(crc)
        self._sizes.append(size)
        self._offsets.append(self._at)

    def _put(self, data: bytes) -> None:
        self._sink.write(data)
        self._at += len(data)


def is_payload(name: str) -> bool:
    """Say whether a member is payload of the bag."""
    return name.startswith(PAYLOAD)

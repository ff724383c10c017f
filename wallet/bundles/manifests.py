"""The lists of what is in a bundle: one for ASiC tools, one for BagIt tools, over the same files.

`ASiCManifest.xml` (ETSI EN 319 162-1 §A.4) names every file but `mimetype`, itself and its
signature, with its digest, and is what the signature is over. `manifest-sha256.txt` and
`tagmanifest-sha256.txt` (RFC 8493 §2.1.3, §2.2.1) say the same to `sha256sum -c`. All are written
line by line.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote
from xml.parsers import expat

from wallet.errors import Unreadable

ASIC = "http://uri.etsi.org/02918/v1.2.1#"
DSIG = "http://www.w3.org/2000/09/xmldsig#"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
ALGORITHMS = {
    _SHA256: "sha256",
    "http://www.w3.org/2001/04/xmldsig-more#sha384": "sha384",
    "http://www.w3.org/2001/04/xmlenc#sha512": "sha512",
}
"""Digests that count; SHA-1 and older prove nothing any more."""

SIGNATURE = "META-INF/signature.p7s"
FILE_LIST = "META-INF/manifest.xml"
"""What readers that grew up with OpenDocument look for: names and media types, no digests."""
MANIFEST = "META-INF/ASiCManifest.xml"
MOST_REFERENCES = 400_000
_MOST_TEXT = 2048

MEDIA_TYPES = {
    "json": "application/json",
    "jws": "application/jose",
    "csv": "text/csv",
    "txt": "text/plain",
    "md": "text/markdown",
    "pdf": "application/pdf",
    "xml": "text/xml",
}


def media_type(name: str) -> str:
    """Return the media type a reader may rely on for a file of this name."""
    return MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def asic_manifest(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield an ASiCManifest over `files` (name, SHA-256), in this order."""
    yield (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<ASiCManifest xmlns="{ASIC}"'
        f' xmlns:ds="{DSIG}">\n<SigReference URI="{SIGNATURE}"'
        ' MimeType="application/pkcs7-signature"/>\n'
    ).encode("ascii")
    for name, digest in files:
        value = base64.b64encode(digest).decode()
        yield (
            f'<DataObjectReference URI="{quote(name)}" MimeType="{media_type(name)}">'
            f'<ds:DigestMethod Algorithm="{_SHA256}"/><ds:DigestValue>{value}</ds:DigestValue>'
            "</DataObjectReference>\n"
        ).encode("ascii")
    yield b"</ASiCManifest>\n"


def bag_manifest(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield a BagIt manifest over `files` (name, SHA-256): what `sha256sum` prints and checks."""
    for name, digest in files:
        yield f"{digest.hex()}  {name}\n".encode("ascii")


def file_list(names: Iterable[str], kind: str) -> Iterator[bytes]:
    """Yield an OpenDocument manifest over `names` in a container of media type `kind`."""
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<m:manifest xmlns:m="{space}" m:version="1.2">\n'
        f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>\n'
    ).encode("ascii")
    for name in names:
        kind = media_type(name)
        yield f'<m:file-entry m:full-path="{name}" m:media-type="{kind}"/>\n'.encode("ascii")
    yield b"</m:manifest>\n"


@dataclass(frozen=True, slots=True)
class Reference:
    """A file as a manifest names it."""

    name: str
    algorithm: str
    """As `hashlib` calls it; empty for one that does not count."""
    digest: bytes


@dataclass
class Manifest:
    """An ASiCManifest as read. Nothing in it has been compared."""

    signature: str = ""
    """The member that holds the signature over this manifest."""
    references: list[Reference] = field(default_factory=list)


def read_asic_manifest(pieces: Iterable[bytes]) -> Manifest:
    """Read an ASiCManifest piece by piece; no document type, no entity, nothing from elsewhere.

    Raises:
        Unreadable: ``bundle-manifest``, with ``why``.

    """
    reader = _Reader()
    try:
        for piece in _plain_lines(pieces, reader.manifest):
            reader.parser.Parse(piece, False)
        reader.parser.Parse(b"", True)
    except expat.ExpatError as wrong:
        raise Unreadable("bundle-manifest", why="xml") from wrong
    if not reader.manifest.signature:
        raise Unreadable("bundle-manifest", why="signature")
    return reader.manifest


_HEAD = next(iter(asic_manifest(())))
_LONGEST_LINE = 4096
_LINE = re.compile(
    rb'<DataObjectReference URI="([A-Za-z0-9/._-]+)" MimeType="[a-z0-9/.+-]+"><ds:DigestMethod'
    rb' Algorithm="http://www\.w3\.org/2001/04/xmlenc#sha256"/><ds:DigestValue>([A-Za-z0-9+/]{43}=)'
    rb"</ds:DigestValue></DataObjectReference>\n"
)


def _plain_lines(pieces: Iterable[bytes], manifest: Manifest) -> Iterator[bytes]:
    """Take the lines that we write ourselves out of `pieces`, and pass on what is left as XML.

    It is a shorter way to the same references: what is passed on is the document without them.
    """
    held, is_ours, pieces = b"", False, iter(pieces)
    for piece in pieces:
        held += piece
        if not is_ours:
            if len(held) < len(_HEAD):
                continue
            if not held.startswith(_HEAD):
                yield held
                yield from pieces
                return
            is_ours, held = True, held[len(_HEAD) :]
            yield _HEAD
        at = 0
        while (line := _LINE.match(held, at)) is not None:
            name, digest = line[1].decode("ascii"), binascii.a2b_base64(line[2])
            manifest.references.append(Reference(name.removeprefix("./"), "sha256", digest))
            at = line.end()
        held = held[at:]
        if len(manifest.references) > MOST_REFERENCES:
            raise Unreadable("bundle-manifest", why="large")
        if len(held) > _LONGEST_LINE or not b"<DataObjectReference".startswith(held[:20]):
            break
    yield held
    yield from pieces


class _Reader:
    """Follows the elements of a manifest; whatever it does not expect, it refuses."""

    def __init__(self) -> None:
        self.manifest = Manifest()
        self._path: list[str] = []
        self._uri = self._algorithm = self._text = ""
        # UTF-8 (or UTF-16 by its mark), whatever it says of itself: others might see other names in
        # the same bytes, and an encoding that Python does not know is no error of XML's.
        self.parser = parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._said
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ProcessingInstructionHandler = self._refuse

    def _refuse(self, *_anything: object) -> None:
        raise Unreadable("bundle-manifest", why="doctype")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > 16:
            raise Unreadable("bundle-manifest", why="deep")
        if len(self._path) == 1 and name != f"{ASIC} ASiCManifest":
            raise Unreadable("bundle-manifest", why="root")
        match name.removeprefix(f"{ASIC} ").removeprefix(f"{DSIG} "):
            case "SigReference" if len(self._path) == 2:
                if self.manifest.signature:
                    raise Unreadable("bundle-manifest", why="signatures")
                self.manifest.signature = _place(attributes)
            case "DataObjectReference" if len(self._path) == 2:
                self._uri, self._algorithm = _place(attributes), ""
            case "DigestMethod" if len(self._path) == 3:
                self._algorithm = ALGORITHMS.get(attributes.get("Algorithm", ""), "")
            case "DigestValue" if len(self._path) == 3:
                self._text = ""

    def _end(self, name: str) -> None:
        if name == f"{DSIG} DigestValue" and len(self._path) == 3 and self._uri:
            try:
                digest = base64.b64decode("".join(self._text.split()), validate=True)
            except (ValueError, binascii.Error) as wrong:
                raise Unreadable("bundle-manifest", why="digest") from wrong
            self.manifest.references.append(Reference(self._uri, self._algorithm, digest))
            self._uri = ""
            if len(self.manifest.references) > MOST_REFERENCES:
                raise Unreadable("bundle-manifest", why="large")
        elif name == f"{ASIC} DataObjectReference" and len(self._path) == 2 and self._uri:
            raise Unreadable("bundle-manifest", why="digest")
        self._path.pop()

    def _said(self, text: str) -> None:
        if self._path[-1] == f"{DSIG} DigestValue":
            self._text += text
            if len(self._text) > _MOST_TEXT:
                raise Unreadable("bundle-manifest", why="digest")


def _place(attributes: dict[str, str]) -> str:
    uri = attributes.get("URI", "")
    if not uri or len(uri) > _MOST_TEXT or ":" in uri.split("/")[0]:
        raise Unreadable("bundle-manifest", why="uri")
    try:
        return unquote(uri, errors="strict").removeprefix("./")
    except UnicodeDecodeError as wrong:
        raise Unreadable("bundle-manifest", why="uri") from wrong

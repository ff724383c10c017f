"""The PINT *EblEnvelope*: one JSON object with a document, a manifest and a chain."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeGuard

from wallet.errors import Unreadable
from wallet.formats.pint import MOST_ENTRIES
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.keys.plain import read_canonical

MOST_BYTES = 64 * 2**20

_DOCUMENT = "transportDocument"
_MANIFEST = "envelopeManifestSignedContent"
_CHAIN = "envelopeTransferChain"
_PLAIN = re.compile(r"[\w.=+/-]*", re.ASCII)
"""What needs no escaping in JSON and is hashed as ASCII."""
_PLAIN_BYTES = (string.ascii_letters + string.digits + "_.=+/-").encode()

_FRONT = b'{"%s":' % _DOCUMENT.encode()
_MANIFEST_MARK = b',"%s":"' % _MANIFEST.encode()
_CHAIN_MARK = b'","%s":["' % _CHAIN.encode()
_NEXT = b'","'
_END = b'"]}'


@dataclass(frozen=True, slots=True)
class Envelope:
    """An envelope as read: nothing in it has been checked."""

    document: Mapping[str, Any]
    """The transport document, with every member it came with."""
    document_bytes: bytes
    """Its canonical form (RFC 8785)."""
    digest: str
    """SHA-256 of `document_bytes`, 64 hex: names the bill."""
    manifest: str
    """Compact JWS of the envelope manifest."""
    chain: tuple[str, ...]
    """Compact JWS of every entry, entry 0 first."""

    @property
    def number(self) -> str:
        """`transportDocumentReference`, or empty."""
        number = self.document.get("transportDocumentReference", "")
        return number if isinstance(number, str) else ""


def is_envelope(head: bytes) -> bool:
    """Say whether a file that starts with `head` may be a PINT envelope."""
    return head.lstrip()[:1] == b"{"


def read_envelope(data: bytes) -> Envelope:
    """Read an envelope strictly.

    Raises:
        Unreadable: It is no JSON without ambiguity, or no envelope.

    """
    envelope = _read_as_written(data)
    return _read_carefully(data) if envelope is None else envelope


def _read_carefully(data: bytes) -> Envelope:
    source = read_object(data, most=MOST_BYTES)
    document, manifest, chain = (source.get(name) for name in (_DOCUMENT, _MANIFEST, _CHAIN))
    if not isinstance(document, dict) or not _is_plain(manifest):
        raise Unreadable("envelope-malformed", why="members")
    if not isinstance(chain, list) or not 1 <= len(chain) <= MOST_ENTRIES:
        raise Unreadable("envelope-malformed", why="chain")
    if not all(_is_plain(entry) for entry in chain):
        raise Unreadable("envelope-malformed", why="chain")
    return envelope_of(document, manifest, tuple(chain))


def _read_as_written(data: bytes) -> Envelope | None:
    """Return the envelope if `data` is what `write_envelope` makes of it, else None.

    Nothing is loosened: the three members are cut out at the only places where they can end, since
    no character of a JWS needs an escape, and the document is held against its canonical form.
    """
    if len(data) > MOST_BYTES:
        return None
    front, manifest_mark, rest = data.rpartition(_MANIFEST_MARK)
    manifest, chain_mark, entries = rest.partition(_CHAIN_MARK)
    if not (manifest_mark and chain_mark and front.startswith(_FRONT) and entries.endswith(_END)):
        return None
    texts = entries.removesuffix(_END).split(_NEXT)
    if len(texts) > MOST_ENTRIES or b"".join((manifest, *texts)).translate(None, _PLAIN_BYTES):
        return None
    document_bytes = front.removeprefix(_FRONT)
    document = read_canonical(document_bytes)
    if not isinstance(document, dict):
        return None
    return Envelope(
        document,
        document_bytes,
        sha256_hex(document_bytes),
        manifest.decode("ascii"),
        tuple(text.decode("ascii") for text in texts),
    )


def envelope_around(data: bytes, manifest: str, chain: tuple[str, ...]) -> Envelope:
    """Put an envelope together from its parts, the document as it was written.

    Raises:
        Unreadable: The document is no JSON object without ambiguity.

    """
    document = read_canonical(data)
    if isinstance(document, dict):
        return Envelope(document, data, sha256_hex(data), manifest, chain)
    return envelope_of(read_object(data), manifest, chain)


def envelope_of(document: Mapping[str, Any], manifest: str, chain: tuple[str, ...]) -> Envelope:
    """Put an envelope together from its parts."""
    document_bytes = canonical(document)
    return Envelope(document, document_bytes, sha256_hex(document_bytes), manifest, chain)


def _is_plain(text: object) -> TypeGuard[str]:
    """Say whether `text` could be a JWS as far as JSON and digests care; more is for the judge."""
    return isinstance(text, str) and _PLAIN.fullmatch(text) is not None


def write_envelope(envelope: Envelope) -> bytes:
    """Write an envelope, its document in canonical form; the same parts give the same bytes."""
    chain = _NEXT.join(entry.encode("ascii") for entry in envelope.chain)
    front = _FRONT + envelope.document_bytes + _MANIFEST_MARK + envelope.manifest.encode("ascii")
    return front + _CHAIN_MARK + chain + _END

"""One door to the documents of the TradeTrust rail, whatever family they are of.

What a file is follows from its content, never from its name: ``.tt``, ``.json``, ``.oa`` and
``.jsonld`` are all in use. The rooms of a family are loaded with the first document of it: most
files that come here are of neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wallet.errors import Unreadable
from wallet.formats.credentials.model import FORMATS as CREDENTIALS
from wallet.formats.credentials.model import is_presentation
from wallet.formats.openattestation import FORMATS as OPENATTESTATION
from wallet.keys.canonical import JsonObject, read_object, sha256_hex

if TYPE_CHECKING:
    from wallet.formats.tradetrust.outlook import Outlook
    from wallet.proof.verdict import Verdict
    from wallet.titles.escrow import TitleRef

MOST_BYTES = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Document:
    """A document of one of the families, read as JSON and not believed."""

    format: str
    """``openattestation-2``, ``openattestation-3``, ``vc-2`` or ``vc-1``."""
    source: JsonObject
    data: bytes
    """The file as it came: what is kept and passed on."""
    digest: str
    """SHA-256 of `data`, 64 hex."""


def read_document(data: bytes, name: str) -> Document | None:
    """Read `data` as a document, or return None where it is JSON of another kind.

    Raises:
        Unreadable: It is no JSON object without ambiguity; it is a draft that nobody signed
            (``not-signed``) or a presentation (``vc-presentation``).

    """
    source = read_object(data, most=MOST_BYTES)
    kind = format_of(source)
    if kind is None:
        return None
    if kind.startswith("vc") and is_presentation(source):
        raise Unreadable("vc-presentation", name=name)
    if kind.startswith("vc") and "proof" not in source:
        raise Unreadable("not-signed", name=name)
    if kind.startswith("openattestation"):
        from wallet.formats.openattestation.wrapped import is_wrapped

        if not is_wrapped(source):
            raise Unreadable("not-signed", name=name)
    return Document(kind, source, data, sha256_hex(data))


def format_of(source: JsonObject) -> str | None:
    """Return what family a JSON object says it is of, if any."""
    version = source.get("version")
    if isinstance(version, str) and version in OPENATTESTATION:
        return OPENATTESTATION[version]
    contexts = source.get("@context")
    first = contexts[0] if isinstance(contexts, list) and contexts else contexts
    return CREDENTIALS.get(first) if isinstance(first, str) else None


def title_of(document: Document) -> TitleRef | None:
    """Return the title a document stands for, and nothing where it is none or does not say which.

    What a verdict makes of an unclear one stands in its checks.
    """
    try:
        if document.format.startswith("openattestation"):
            from wallet.formats.openattestation import issuers
            from wallet.formats.openattestation.wrapped import read_wrapped

            wrapped = read_wrapped(document.source)
            return issuers.title_of(wrapped, issuers.read_issuers(wrapped))
        from wallet.formats.credentials.judge import TITLE, title_of
        from wallet.formats.credentials.model import read_credential

        statuses = read_credential(document.source).statuses
        return next((title_of(one) for one in statuses if one.get("type") == TITLE), None)
    except Unreadable:
        return None


def remark_id_of(document: Document) -> str:
    """Return what the remarks on the title of a document are written over; empty if nothing is."""
    if document.format.startswith("openattestation"):
        from wallet.formats.openattestation.wrapped import read_wrapped

        try:
            name = read_wrapped(document.source).data.get("id")
        except (Unreadable, AttributeError):
            return ""
    else:
        name = document.source.get("id")
    return name if isinstance(name, str) else ""


def judge_document(document: Document, outlook: Outlook) -> Verdict:
    """Judge a document by `outlook`.

    Raises:
        Unreadable: It lacks what even a bad document has, such as the hash it claims.

    """
    if document.format.startswith("openattestation"):
        from wallet.formats.openattestation import judge as openattestation
        from wallet.formats.openattestation.wrapped import read_wrapped

        return openattestation.judge(read_wrapped(document.source), document.digest, outlook)
    from wallet.formats.credentials import judge as credentials

    return credentials.judge(document.source, document.digest, outlook)

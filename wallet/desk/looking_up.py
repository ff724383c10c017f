"""Looks up what a TradeTrust document rests on: only when the user asks, only where he agrees.

What would be asked is listed first (`questions_of`), each with its host; `ask` then fetches each
and makes it a pin with source and date. Nothing is tried elsewhere when a host does not answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wallet.desk.incoming import read_incoming
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.credentials.did import read_did_document, web_address
from wallet.formats.openattestation.issuers import How, read_issuers
from wallet.formats.openattestation.wrapped import read_wrapped
from wallet.formats.tradetrust.document import Document
from wallet.formats.tradetrust.encrypted import envelope_in, open_document
from wallet.formats.tradetrust.link import Link
from wallet.keys.canonical import read_object
from wallet.proof.pins import Pin, PinKind
from wallet.registries.dns import ask_txt
from wallet.registries.https import Fetch, Https, host_of

RESOLVER = "setting/dns-resolver"
"""Where the address of the resolver is kept, if the owner chose one."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that could be looked up."""

    kind: PinKind
    subject: str
    url: str
    """Where; for a DNS name the resolver."""

    @property
    def host(self) -> str:
        """Who would learn of the question."""
        return host_of(self.url)


def questions_of(document: Document, resolver: str = "") -> tuple[Question, ...]:
    """Return what could be looked up for a document; DNS names only where a resolver is named."""
    try:
        if document.format.startswith("openattestation"):
            return tuple(_of_openattestation(document, resolver))
        return tuple(_of_credential(document))
    except Unreadable:
        return ()


def ask(question: Question, now: datetime, fetch: Fetch | None = None) -> Pin:
    """Look one thing up.

    Raises:
        CouldNotLook: ``host-unreachable``, ``host-slow``, ``dns-failed`` …; Unreadable where the
            answer is not what it should be.

    """
    get = fetch if fetch is not None else Https()
    if question.kind is PinKind.DNS:
        answer = ask_txt(question.subject, question.url, get)
        content = json.dumps(answer.records, ensure_ascii=False).encode()
        said = f"{question.host} (DNSSEC)" if answer.is_authenticated else question.host
        return Pin(question.kind, question.subject, content, said, now)
    content = get(question.url)
    if question.kind is PinKind.DID and read_did_document(content).did != question.subject:
        raise Unreadable("did-of-other", did=question.subject)
    read_object(content, most=32 * 2**20)
    return Pin(question.kind, question.subject, content, question.host, now)


def fetch_link(link: Link, fetch: Fetch | None = None) -> bytes:
    """Fetch the document a link leads to, opened with its key.

    Raises:
        CouldNotLook: ``host-unreachable`` …; ``wrong-key``; it is no document.

    """
    data = (fetch if fetch is not None else Https())(link.uri)
    return opened(data, link.key)


def opened(data: bytes, key: str) -> bytes:
    """Return a document that may be encrypted, opened with `key`.

    Raises:
        Unreadable: ``encrypted``: there is no key; ``wrong-key``.

    """
    source = read_object(data, most=64 * 2**20)
    envelope = envelope_in(source)
    if envelope is None:
        return data
    if not key:
        raise Unreadable("encrypted", name="")
    return open_document(envelope, key)


def document_of(data: bytes, name: str) -> Document:
    """Return the document in a file.

    Raises:
        CouldNotLook: ``not-a-document``: it is something else, about which nothing is looked up.

    """
    document = read_incoming(data, name).document
    if document is None:
        raise CouldNotLook("not-a-document", name=name)
    return document


def _of_openattestation(document: Document, resolver: str) -> Iterable[Question]:
    wrapped = read_wrapped(document.source)
    for issuer in read_issuers(wrapped):
        if issuer.domain and resolver:
            yield Question(PinKind.DNS, issuer.domain, resolver)
        revocation = issuer.revocation
        if issuer.how is How.DID and revocation and revocation.type == "OCSP_RESPONDER":
            url = f"{revocation.location}/0x{wrapped.target}"
            yield Question(PinKind.REVOCATION, url, url)


def _of_credential(document: Document) -> Iterable[Question]:
    from wallet.formats.credentials.model import read_credential
    from wallet.formats.credentials.status_list import is_entry, list_url

    credential = read_credential(document.source)
    if credential.issuer.startswith("did:web:"):
        yield Question(PinKind.DID, credential.issuer, web_address(credential.issuer))
    for status in credential.statuses:
        if is_entry(status):
            yield Question(PinKind.STATUS_LIST, list_url(status), list_url(status))

"""Looks up what a TradeTrust document rests on: only when the user asks, only where he agrees.

What would be asked is listed first (`questions_of`), each with its host; `ask` then asks each and
makes the answer a pin with source and date. Nothing is tried elsewhere when a host does not answer.
From a vault, `look_up` and `fetch_for` leave a line in the activity log for each host asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from wallet.desk import nodes
from wallet.desk.incoming import opened, read_incoming
from wallet.desk.office import Office
from wallet.desk.pinning import keep_pins
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.credentials.did import read_did_document, web_address
from wallet.formats.openattestation.asked import (
    owner_question,
    responder_urls,
    store_question,
)
from wallet.formats.openattestation.issuers import read_issuers
from wallet.formats.openattestation.wrapped import read_wrapped
from wallet.formats.tradetrust.chain_answers import (
    OwnerQuestion,
    StoreQuestion,
    owner_pin,
    question_of,
    store_pin,
)
from wallet.formats.tradetrust.document import Document
from wallet.formats.tradetrust.link import Link
from wallet.keys.canonical import read_object
from wallet.progress import Progress, Silent
from wallet.proof.pins import Pin, PinKind
from wallet.registries.chain.asking import ask_owner, ask_store
from wallet.registries.chain.http import HttpNode, node_host
from wallet.registries.chain.node import Chain
from wallet.registries.dns import ask_txt, resolver_host
from wallet.registries.https import Fetch, Https, host_of

RESOLVER = "dns-resolver"
"""The setting that names the resolver, if the owner chose one."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that could be looked up."""

    kind: PinKind
    subject: str
    url: str
    """Where; for a DNS name the resolver, for a chain its node."""
    of_chain: StoreQuestion | OwnerQuestion | None = None
    """What a contract is asked, where it is one."""

    @property
    def host(self) -> str:
        """Who would learn of the question."""
        if self.kind is PinKind.DNS:
            return resolver_host(self.url)
        return host_of(self.url) if self.of_chain is None else node_host(self.url)


def nobody(_chain_id: int) -> str:
    """Know no node of any chain."""
    return ""


def questions_of(
    document: Document, resolver: str = "", node: Callable[[int], str] = nobody
) -> tuple[Question, ...]:
    """Return what could be looked up for a document, by whom the user named for it.

    Args:
        document: What would be judged.
        resolver: Who is asked for DNS names, ``https://…`` or ``dns://…``; nobody if it is empty.
        node: Whose URL is asked about a chain, by its number; nobody if it is empty.

    """
    try:
        if document.format.startswith("openattestation"):
            return tuple(_of_openattestation(document, resolver, node))
        return tuple(_of_credential(document))
    except Unreadable:
        return ()


def look_up(
    office: Office,
    questions: Sequence[Question],
    progress: Progress = Silent(),
    fetch: Fetch | None = None,
) -> tuple[Pin, ...]:
    """Look things up for a vault: each goes on record, and what was answered is kept.

    Raises:
        CouldNotLook: As `ask`, by the first that fails; what came before it is kept.

    """
    pins: list[Pin] = []
    for place, question in enumerate(questions):
        progress.step(place, len(questions), question.host)
        chain = question.of_chain.chain_id if question.of_chain is not None else 0
        with nodes.on_record(office, question.host, question.kind.value, chain):
            pin = ask(question, office.clock.now(), fetch)
        keep_pins(office, [pin])
        pins.append(pin)
    return tuple(pins)


def fetch_for(office: Office, link: Link, fetch: Fetch | None = None) -> bytes:
    """Fetch the document a link leads to, on record. Raises as `fetch_link`."""
    with nodes.on_record(office, link.host, "link"):
        return fetch_link(link, fetch)


def renewal_of(
    pin: Pin, resolver: str = "", node: Callable[[int], str] = nobody
) -> Question | None:
    """Return how to ask anew for what is kept; nothing where nobody could be asked."""
    match pin.kind:
        case PinKind.DNS:
            return Question(pin.kind, pin.subject, resolver) if resolver else None
        case PinKind.DID if pin.subject.startswith("did:web:"):
            return Question(pin.kind, pin.subject, web_address(pin.subject))
        case PinKind.CHAIN if (asked := question_of(pin)) and (url := node(asked.chain_id)):
            return Question(pin.kind, pin.subject, url, asked)
        case PinKind.STATUS_LIST | PinKind.REVOCATION | PinKind.CONTEXT:
            is_address = pin.subject.startswith("https://")
            return Question(pin.kind, pin.subject, pin.subject) if is_address else None
    return None


def ask(question: Question, now: datetime, fetch: Fetch | None = None) -> Pin:
    """Look one thing up.

    Raises:
        CouldNotLook: ``host-unreachable``, ``host-slow``, ``dns-failed``, ``node-…`` …; Unreadable
            where the answer is not what it should be.

    """
    get = fetch if fetch is not None else Https()
    if question.of_chain is not None:
        chain = Chain(HttpNode(question.url))
        if isinstance(question.of_chain, StoreQuestion):
            return store_pin(question.of_chain, ask_store(chain, question.of_chain), chain.host)
        return owner_pin(question.of_chain, ask_owner(chain, question.of_chain), chain.host)
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


def document_of(data: bytes, name: str) -> Document:
    """Return the document in a file.

    Raises:
        CouldNotLook: ``not-a-document``: it is something else, about which nothing is looked up.

    """
    document = read_incoming(data, name).document
    if document is None:
        raise CouldNotLook("not-a-document", name=name)
    return document


def _of_openattestation(
    document: Document, resolver: str, node: Callable[[int], str]
) -> Iterable[Question]:
    wrapped = read_wrapped(document.source)
    for issuer in read_issuers(wrapped):
        if issuer.domain and resolver:
            yield Question(PinKind.DNS, issuer.domain, resolver)
        for url in responder_urls(wrapped, issuer).values():
            yield Question(PinKind.REVOCATION, url, url)
        for asked in (store_question(wrapped, issuer), owner_question(issuer)):
            if asked is not None and (url := node(asked.chain_id)):
                yield Question(PinKind.CHAIN, asked.subject, url, asked)


def _of_credential(document: Document) -> Iterable[Question]:
    from wallet.formats.credentials.model import read_credential
    from wallet.formats.credentials.status_list import is_entry, list_url

    credential = read_credential(document.source)
    if credential.issuer.startswith("did:web:"):
        yield Question(PinKind.DID, credential.issuer, web_address(credential.issuer))
    for status in credential.statuses:
        if is_entry(status):
            yield Question(PinKind.STATUS_LIST, list_url(status), list_url(status))

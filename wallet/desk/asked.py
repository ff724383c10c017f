"""What a request for approval asks, said so that whoever approves sees all that is signed.

A request comes from another vault, perhaps from somebody who hopes that nobody looks: what it says
in its arguments is shown to the last member, in words where there are words for it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wallet.clock import read_time
from wallet.desk.attesting import Family
from wallet.desk.four_eyes import VERBS
from wallet.errors import Unreadable
from wallet.formats.approval import Request
from wallet.formats.card import read_card
from wallet.keys.canonical import canonical
from wallet.registries.title_escrow.moving import as_coin
from wallet.registries.title_escrow.requests import read_request as read_draft
from wallet.titles.acts import Ask, How
from wallet.titles.bill import Offline

_CARDS = ("to", "card")
_SWITCHES = ("accept", "void", "on", "seal")
_TEXTS = ("remark", "reason", "comments", "default", "originals", "person", "domain")
_FILES = ("content", "document", "documents", "pdf", "attachments", "from_paper")
_UNSAID: Mapping[str, Mapping[str, Any]] = {
    "offer": {"until": None},
    "surrender": {"what_for": {"ask": Ask.DELIVERY.value}},
}
"""What a verb does where nothing is said of it, and nobody should have to know that."""
_BILL = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a request asks."""

    code: str
    """For `wallet.words`."""
    facts: Mapping[str, object]
    group: str = "asked"
    """In which group of words its code stands."""


def asked_in(request: Request) -> tuple[Asked, ...]:
    """Return all that `request` asks, its verb and its bill apart, in the order of the verb.

    Raises:
        Unreadable: ``approval-malformed``: it asks for another bill than it names, or for what no
            vault does; a card's own codes.

    """
    said = _arguments(request)
    if said.pop("bill", request.bill) != request.bill:
        raise Unreadable("approval-malformed")
    said = {**_UNSAID.get(request.verb, {}), **said}
    return tuple(one for name, value in said.items() for one in _say(name, value))


def _arguments(request: Request) -> dict[str, Any]:
    verb = VERBS.get(request.verb)
    args, named = request.arguments.get("args", []), request.arguments.get("named", {})
    if verb is None or not isinstance(args, list) or not isinstance(named, dict):
        raise Unreadable("approval-malformed")
    try:
        bound = inspect.signature(verb).bind(None, *args, **named).arguments
    except TypeError as wrong:
        raise Unreadable("approval-malformed") from wrong
    others = {key: one for key, one in request.arguments.items() if key not in ("args", "named")}
    return dict(list(bound.items())[1:]) | others


def _say(name: str, value: Any) -> Iterator[Asked]:
    if isinstance(value, list) and name != "policy":
        for one in value:
            yield from _say(name, one)
        return
    if value in ("", False, None) and name not in ("accept", "on", "until"):
        return
    match value:
        case {"card": str(text), **rest} if name in _CARDS and not rest:
            card = read_card(text)
            yield Asked("to", {"name": _line(card.party.name), "did": card.did})
        case {"file": str(file), "digest": str(digest), **rest} if name in _FILES and not rest:
            yield Asked("file", {"file": _line(file), "digest": digest})
        case {"time": str(text), **rest} if name == "until" and not rest:
            yield Asked(name, {"time": read_time(text)})
        case {"policy": [str(rule), int(hops), int(days)], **rest} if not rest:
            yield Asked("policy", {"case": _one_of(Offline, rule), "hops": hops, "days": days})
        case {"move": str(text), **rest} if name == "draft" and not rest:
            yield from _say_move(text)
        case {"registry": [int(chain), str(address)], **rest} if name == "registry" and not rest:
            yield Asked(name, {"chain": chain, "text": _line(address)})
        case {"family": str(code), **rest} if name == "family" and not rest:
            yield Asked(name, {"case": _one_of(Family, code)})
        case {"how": str(code), **rest} if name == "how" and not rest:
            yield Asked(name, {"case": _one_of(How, code)})
        case {"ask": str(code), **rest} if name == "what_for" and not rest:
            yield Asked(name, {"case": _one_of(Ask, code)})
        case None if name == "until":
            yield Asked(name, {"case": "none"})
        case bool() if name in _SWITCHES:
            yield Asked(name, {"case": "yes" if value else "no"})
        case str() | int() if name in _TEXTS:
            yield Asked(name, {"text": _line(str(value))})
        case str() if name == "supersedes" and _BILL.fullmatch(value):
            yield Asked(name, {"text": value})
        case _:
            yield Asked("other", {"name": name, "text": _line(canonical(value).decode())})


def _say_move(text: str) -> Iterator[Asked]:
    """Say what a move of a title would do, for whom, and what it may cost."""
    draft = read_draft(text.encode())
    move = draft.move
    yield Asked(move.act.value, {}, "title-act")
    yield Asked("title", {"text": draft.ref.asset})
    for role, who in (("owner", move.owner), ("holder", move.holder)):
        if who:
            yield Asked(role, {"text": who})
    if move.remark:
        yield Asked("remark", {"text": _line(move.remark)})
    yield Asked("cost", {"text": as_coin(draft.transaction.most_cost), "nonce": draft.nonce})
    yield Asked("until", {"time": draft.deadline})


def _one_of(kind: type[StrEnum], code: str) -> str:
    """Return `code`, which no vault would carry out if it were none of its kind."""
    try:
        return kind(code).value
    except ValueError as wrong:
        raise Unreadable("approval-malformed") from wrong


def _line(text: str) -> str:
    """Return `text` on one line: a second one could pass for ours."""
    return " ".join(text.split())

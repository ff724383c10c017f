"""Four eyes: one person prepares an act, another approves it, and only then anything is signed.

A vault under this rule is opened by people who can be told apart: each has a passphrase of their
own, and with it a key of their own, which nobody else who opens the vault can use. Somebody may
also approve at another machine, with the key on their card; request and approval then pass as
files. Both are signed and kept with the bill. The rule itself, and who stands under it, can only
be changed in the same way.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wallet.desk.casefile import held_file
from wallet.desk.guarding import unless_frozen
from wallet.desk.office import Myself, Office
from wallet.errors import CouldNotLook, Refused
from wallet.formats.approval import Approval, Request, read_request, sign_approval, sign_request
from wallet.formats.card import Card
from wallet.keys import base64url
from wallet.keys.canonical import canonical, sha256_hex
from wallet.keys.signing import SigningKey
from wallet.keys.vaultkeys import (
    KdfCost,
    derive_passphrase_key,
    hkdf,
    random_bytes,
    unwrap,
    wrap,
)
from wallet.store import Proof

_PEOPLE = "people"
_WAITING = "waiting"
_SALT = 16
_INFO = "ladewell/approval/1"


@dataclass(frozen=True, slots=True)
class Person:
    """One of those among whom two have to agree."""

    id: str
    """16 hex; of a card, the beginning of its digest."""
    name: str
    did: str
    """The key they prepare and approve with."""
    is_here: bool
    """Whether they open this vault; else they approve at a machine of their own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether two have to agree, and who they are."""

    is_on: bool
    people: tuple[Person, ...]


def rule(office: Office) -> Rule:
    """Return the rule as it stands."""
    kept = _kept(office)
    people = tuple(
        Person(one["id"], one["name"], one["did"], "sealed" in one) for one in kept["people"]
    )
    return Rule(bool(kept["on"]), people)


def unless_unapproved(office: Office) -> None:
    """Return if something may be signed: no rule, or somebody else has approved it.

    Every act that binds the owner passes here, whatever button or verb it came from.

    Raises:
        Refused: ``approval-needed``.

    """
    if office.approved is None and _kept(office)["on"]:
        raise Refused("approval-needed", refusal=20)


def prepare(
    office: Office, verb: str, bill: str, arguments: Mapping[str, Any], *, number: str = ""
) -> Request:
    """Sign and keep an act that waits for approval.

    `number` says which bill it is about where there is none yet.

    What waits already, word for word and on the same state, waits once: approved twice, it would
    be done twice, or refused after somebody had looked at it.

    Raises:
        Refused: ``person-unknown``: none of the people has opened the vault.

    """
    maker = _self(office)
    held = held_file(office, bill) if bill else None
    entry = sha256_hex(held.envelope.chain[-1]) if held is not None else ""
    for other in waiting(office):
        is_same = (other.verb, other.bill, other.entry) == (verb, bill, entry)
        if is_same and canonical(dict(other.arguments)) == canonical(dict(arguments)):
            return other
    request = sign_request(
        verb, arguments,
        number=held.envelope.number if held is not None else number,
        bill=bill, entry=entry,
        name=maker.name, at=office.clock.now(), key=maker.key,
    )  # fmt: skip
    with office.vault.transaction():
        _put_waiting(office, {**_waiting(office), request.digest: request.text})
        facts = {"verb": verb, "maker": maker.name, "request": request.digest}
        office.vault.note("prepared", bill or None, facts)
    return request


def waiting(office: Office) -> tuple[Request, ...]:
    """Return every act that waits for approval, oldest first."""
    read = [read_request(text) for text in _waiting(office).values()]
    return tuple(sorted(read, key=lambda request: request.at))


def find(office: Office, which: str) -> Request:
    """Return the waiting act whose digest begins with `which`.

    Raises:
        CouldNotLook: ``nothing-waiting``.

    """
    found = [one for one in waiting(office) if which and one.digest.startswith(which)]
    if len(found) != 1:
        raise CouldNotLook("nothing-waiting", which=which[:64])
    return found[0]


def approve(office: Office, request: Request) -> Approval:
    """Sign that `request` shall be carried out, as the person who opened this vault.

    Raises:
        Refused: ``person-unknown``, ``maker-approves``.

    """
    checker = _self(office)
    return sign_approval(request, name=checker.name, at=office.clock.now(), key=checker.key)


def approve_for_other(office: Office, request: Request) -> Approval:
    """Sign that another vault shall carry out `request`, with the key on my card.

    Raises:
        Refused: ``maker-approves``, ``titles-frozen``.

    """
    if request.did == office.card.did:
        raise Refused("maker-approves", refusal=20, maker=request.name)
    unless_frozen(office, signing=True)
    approval = sign_approval(
        request, name=office.me.name, at=office.clock.now(), key=office.signing_key()
    )
    with office.vault.transaction():
        facts = {"verb": request.verb, "maker": request.name, "request": request.digest}
        office.vault.note("approved-for-other", None, facts)
    return approval


def check(office: Office, request: Request, approval: Approval) -> None:
    """Return if `approval` lets `request` be carried out here and now.

    Raises:
        CouldNotLook: ``nothing-waiting``.
        Refused: ``maker-approves``, ``person-unknown``: whoever approved is not one of the people;
            ``approval-stale``: something has happened to the bill since it was prepared.

    """
    if request.digest not in _waiting(office) or approval.request != request.digest:
        raise CouldNotLook("nothing-waiting", which=approval.request)
    people = {person.did: person for person in rule(office).people}
    if request.did == approval.did:
        raise Refused("maker-approves", refusal=20, maker=request.name)
    if approval.did not in people or request.did not in people:
        raise Refused("person-unknown", refusal=20, name=approval.name, case="approval")
    if request.bill:
        held = held_file(office, request.bill)
        if held is None or sha256_hex(held.envelope.chain[-1]) != request.entry:
            raise Refused("approval-stale", refusal=20, number=request.number)


def strike(
    office: Office, request: Request, approval: Approval | None = None, *, bill: str = ""
) -> None:
    """Take a request off the list: it was carried out, or dropped. Both texts are kept.

    Args:
        office: Whose.
        request: Which.
        approval: By whose word it was carried out; nothing where it was dropped.
        bill: The bill that they are kept with, if it is not the one the request names.

    """
    bill = bill or request.bill
    with office.vault.transaction():
        rest = {digest: one for digest, one in _waiting(office).items() if digest != request.digest}
        _put_waiting(office, rest)
        for signed in (request, *((approval,) if approval is not None else ())):
            if bill:
                office.vault.put_proof(
                    Proof(bill, "approval", signed.digest, None, signed.text,
                          office.clock.now(), "own")
                )  # fmt: skip
        facts = {"verb": request.verb, "maker": request.name, "request": request.digest}
        if approval is not None:
            facts |= {"checker": approval.name, "approval": approval.digest}
        office.vault.note("approved" if approval else "dropped", bill or None, facts)


def add_person(office: Office, name: str, passphrase: str, theirs: str, kdf: KdfCost) -> Person:
    """Let somebody open this vault with a passphrase of their own, prepare and approve.

    Args:
        office: Where.
        name: Who.
        passphrase: The owner's.
        theirs: The one of that person.
        kdf: What a guess at theirs shall cost.

    Raises:
        CouldNotLook: ``passphrase-wrong``.
        Refused: ``passphrase-too-short``, ``passphrase-taken``: it would not tell them from who
            has it already; ``name-missing``, ``approval-needed``.

    """
    said = " ".join(name.split())[:70]
    if not said:
        raise Refused("name-missing")
    unless_unapproved(office)
    if theirs == passphrase or _has_somebody(office, theirs):
        raise Refused("passphrase-taken")
    key, person, salt = SigningKey.generate(), random_bytes(8).hex(), random_bytes(_SALT)
    sealed = wrap(
        _sealing_key(theirs, salt, kdf), bytes.fromhex(_scalar(key)), context=person.encode()
    )
    office.vault.give_person(passphrase, person, theirs, kdf=kdf)
    entry = {
        "id": person, "name": said, "did": key.public.did, "salt": salt.hex(),
        "kdf": list(kdf), "sealed": sealed.hex(), "jwk": dict(key.public.jwk),
    }  # fmt: skip
    _put_person(office, entry)
    return Person(person, said, str(key.public.did), is_here=True)


def add_card(office: Office, card: Card) -> Person:
    """Let the holder of `card` approve, at a machine of their own.

    Raises:
        Refused: ``own-card``, ``approval-needed``.

    """
    if card.did == office.card.did:
        raise Refused("own-card")
    unless_unapproved(office)
    entry = {"id": sha256_hex(card.text)[:16], "name": card.party.name, "did": card.did}
    _put_person(office, entry)
    return Person(entry["id"], entry["name"], entry["did"], is_here=False)


def remove_person(office: Office, person: str) -> None:
    """Strike one of the people off.

    Raises:
        Refused: ``approval-needed``; ``two-people-needed``: the rule would have nobody left.

    """
    unless_unapproved(office)
    kept = _kept(office)
    rest = [one for one in kept["people"] if one["id"] != person]
    if kept["on"] and len(rest) < 2:
        raise Refused("two-people-needed")
    with office.vault.transaction():
        _put(office, {**kept, "people": rest})
        office.vault.note("person-struck", None, {"person": person})
    if any("sealed" in one for one in kept["people"] if one["id"] == person):
        office.vault.take_person(person)


def switch(office: Office, on: bool) -> None:
    """Make two people agree from now on, or no longer.

    Raises:
        Refused: ``two-people-needed``, ``approval-needed``.

    """
    unless_unapproved(office)
    kept = _kept(office)
    if on and len(kept["people"]) < 2:
        raise Refused("two-people-needed")
    with office.vault.transaction():
        _put(office, {**kept, "on": on})
        office.vault.note("two-people", None, {"on": on})


def who_opened(office: Office, passphrase: str) -> Myself | None:
    """Return the person who opened the vault with `passphrase`, with their key; else nobody."""
    for one in _kept(office)["people"]:
        if one["id"] == office.vault.person and "sealed" in one:
            return _as(one, passphrase)
    return None


def _has_somebody(office: Office, passphrase: str) -> bool:
    """Say whether one of the people here has `passphrase`; each of them costs a guess."""
    for one in _kept(office)["people"]:
        if "sealed" in one:
            with contextlib.suppress(CouldNotLook):
                _as(one, passphrase)
                return True
    return False


def _as(one: Mapping[str, Any], passphrase: str) -> Myself:
    key = _sealing_key(passphrase, bytes.fromhex(one["salt"]), KdfCost(*one["kdf"]))
    scalar = unwrap(key, bytes.fromhex(one["sealed"]), context=one["id"].encode())
    return Myself(one["id"], one["name"], _key(one["jwk"], scalar))


def _self(office: Office) -> Myself:
    if office.person is None:
        raise Refused("person-unknown", refusal=20)
    return office.person


def _sealing_key(passphrase: str, salt: bytes, kdf: KdfCost) -> bytes:
    derived = derive_passphrase_key(passphrase, salt, **kdf._asdict())
    return hkdf(derived, salt=salt, info=_INFO)


def _scalar(key: SigningKey) -> str:
    return base64url.decode(key.to_jwk()["d"]).hex()


def _key(public: Mapping[str, str], scalar: bytes) -> SigningKey:
    members = {name: public[name] for name in ("kty", "crv", "x", "y")}
    return SigningKey.from_jwk(members | {"d": base64url.encode(scalar)})


def _kept(office: Office) -> dict[str, Any]:
    text = office.vault.get(_PEOPLE)
    return {"on": False, "people": []} if text is None else dict(json.loads(text))


def _put(office: Office, kept: Mapping[str, Any]) -> None:
    office.vault.put(_PEOPLE, canonical(dict(kept)).decode())


def _put_person(office: Office, entry: Mapping[str, Any]) -> None:
    kept = _kept(office)
    others = [one for one in kept["people"] if one["did"] != entry["did"]]
    with office.vault.transaction():
        _put(office, {**kept, "people": [*others, dict(entry)]})
        office.vault.note("person-added", None, {"name": entry["name"], "did": entry["did"]})


def _waiting(office: Office) -> dict[str, str]:
    text = office.vault.get(_WAITING)
    return {} if text is None else dict(json.loads(text))


def _put_waiting(office: Office, requests: Mapping[str, str]) -> None:
    office.vault.put(_WAITING, canonical(dict(requests)).decode())

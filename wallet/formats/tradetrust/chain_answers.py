"""What a contract answered about a document, kept with the block it was so at.

Two things are asked of chains beside titles: whether a document store has issued or revoked a
hash, and who controls a ``did:ethr`` by now. An answer is a pin of kind ``chain``; its content is
canonical JSON, and its subject names the question, so that no other question finds it.

Version 1, ``ladewell-chain-answer/1``: members may be added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats import members
from wallet.keys.canonical import canonical, read_object
from wallet.keys.ethereum import read_address
from wallet.proof.pins import Pin, PinKind

FORMAT = "ladewell-chain-answer/1"
_MOST_BYTES = 64 * 1024
_MOST_PATH = 64
_MOST_NUMBER = 2**53 - 1
_HASH = members.HEX64
_OWNER = re.compile(r"eip155:([1-9][0-9]{0,15}):(0x[0-9a-fA-F]{40})/owner", re.ASCII)
_STORE = re.compile(r"eip155:([1-9][0-9]{0,15}):(0x[0-9a-fA-F]{40})/document/.*", re.ASCII)


@dataclass(frozen=True, slots=True)
class StoreQuestion:
    """Has this store issued, or revoked, this document?"""

    chain_id: int
    store: str
    path: tuple[str, ...]
    """Every hash from the document's own up to the root of its batch, 64 hex each: a store may
    revoke any of them."""
    siblings: tuple[str, ...] = ()
    """Of each but the last: what it is hashed with."""

    @property
    def subject(self) -> str:
        """What the answer goes by."""
        return f"eip155:{self.chain_id}:{self.store}/document/{self.path[0]}/{self.path[-1]}"


@dataclass(frozen=True, slots=True)
class OwnerQuestion:
    """Who controls the ``did:ethr`` of this address?"""

    chain_id: int
    address: str

    @property
    def subject(self) -> str:
        """What the answer goes by."""
        return f"eip155:{self.chain_id}:{self.address}/owner"


@dataclass(frozen=True, slots=True)
class Place:
    """The block an answer is true of."""

    block: int
    digest: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StoreAnswer:
    """What a store says of a document."""

    is_issued: bool
    revoked: tuple[str, ...]
    """Those hashes of the path that it has revoked."""
    place: Place


@dataclass(frozen=True, slots=True)
class OwnerAnswer:
    """Who controls a ``did:ethr``."""

    owner: str
    place: Place


def store_pin(question: StoreQuestion, answer: StoreAnswer, source: str) -> Pin:
    """Return an answer as it is kept."""
    said = {
        "path": list(question.path),
        "siblings": list(question.siblings),
        "issued": answer.is_issued,
        "revoked": list(answer.revoked),
    }
    return _pin(question.subject, said, answer.place, source)


def owner_pin(question: OwnerQuestion, answer: OwnerAnswer, source: str) -> Pin:
    """Return an answer as it is kept."""
    return _pin(question.subject, {"owner": answer.owner}, answer.place, source)


def read_store(pin: Pin, question: StoreQuestion) -> StoreAnswer:
    """Read the answer to a question.

    Raises:
        Unreadable: ``member-malformed``: it is none, or the answer to another question.

    """
    found = _read(pin, question.subject)
    if found.get("path") != list(question.path):
        raise members.malformed("path", "not-a-choice")
    issued, revoked = found.get("issued"), found.get("revoked")
    if not isinstance(issued, bool):
        raise members.malformed("issued", "wrong-type")
    if not isinstance(revoked, list) or not all(one in question.path for one in revoked):
        raise members.malformed("revoked", "list")
    return StoreAnswer(issued, tuple(revoked), _place(found))


def read_owner(pin: Pin, question: OwnerQuestion) -> OwnerAnswer:
    """Read the answer to a question. Raises as `read_store`."""
    found = _read(pin, question.subject)
    return OwnerAnswer(read_address(members.text(found, "owner", most=42)), _place(found))


def question_of(pin: Pin) -> StoreQuestion | OwnerQuestion | None:
    """Return the question a kept answer answers, to ask it anew.

    Nothing where it does not say: about a document of a batch, answers did not keep at first what
    its hashes are hashed with.
    """
    if (owner := _OWNER.fullmatch(pin.subject)) is not None:
        return OwnerQuestion(int(owner[1]), owner[2])
    if (store := _STORE.fullmatch(pin.subject)) is None:
        return None
    try:
        found = _read(pin, pin.subject)
    except Unreadable:
        return None
    path, siblings = _hashes(found.get("path")), _hashes(found.get("siblings", []))
    if len(siblings) + 1 != len(path):
        return None
    question = StoreQuestion(int(store[1]), store[2], path, siblings)
    return question if question.subject == pin.subject else None


def _hashes(found: object) -> tuple[str, ...]:
    """Return a list of hashes; none where it is something else."""
    if not isinstance(found, list) or len(found) > _MOST_PATH:
        return ()
    whole = all(isinstance(one, str) and _HASH.fullmatch(one) for one in found)
    return tuple(found) if whole else ()


def _pin(subject: str, said: dict[str, object], place: Place, source: str) -> Pin:
    written = {
        "format": FORMAT,
        "subject": subject,
        "block": {"number": place.block, "hash": place.digest, "time": write_time(place.at)},
    }
    return Pin(PinKind.CHAIN, subject, canonical(written | said), source, place.at)


def _read(pin: Pin, subject: str) -> dict[str, object]:
    found = read_object(pin.content, most=_MOST_BYTES)
    if found.get("format") != FORMAT or found.get("subject") != subject:
        raise members.malformed("subject", "not-a-choice")
    return found


def _place(found: dict[str, object]) -> Place:
    block = members.child(found, "block")
    return Place(
        members.whole(block, "number", least=0, most=_MOST_NUMBER),
        members.text(block, "hash", most=66),
        members.moment(block, "time"),
    )

"""A draft and its signature as files, between a machine with a network and one with the key.

``ladewell-title-request/1`` goes to the key, ``ladewell-title-answer/1`` comes back. Both are small
enough for one QR code. A request needs no signature of its own: the machine with the key makes the
transaction of what it has shown, never of bytes it was given, and the address of the contract must
follow from the title (`moving.sign_draft`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.formats import members
from wallet.keys.canonical import canonical, read_object, sha256_hex
from wallet.keys.ethereum import read_address
from wallet.keys.transactions import SignedTransaction, read_transaction
from wallet.registries.title_escrow.evidence import read_asset, read_state, write_state
from wallet.registries.title_escrow.moving import Draft
from wallet.titles.escrow import NOBODY, Move, TitleAct

REQUEST = "ladewell-title-request/1"
ANSWER = "ladewell-title-answer/1"

_MOST = 16 * 1024
_MOST_NUMBER = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Answer:
    """A signed transaction, and which request it answers."""

    request: str
    """SHA-256 of the request, 64 hex."""
    signed: SignedTransaction


def write_request(draft: Draft) -> bytes:
    """Write a draft for the machine with the key."""
    move = draft.move
    named = {"owner": move.owner, "holder": move.holder, "remark": move.remark}
    return canonical(
        {
            "format": REQUEST,
            "title": draft.ref.asset,
            "document": draft.document_id,
            "move": {"act": move.act.value, "by": move.by}
            | {name: value for name, value in named.items() if value},
            "escrow": draft.escrow,
            "factory": draft.factory,
            "implementation": draft.implementation,
            "state": write_state(draft.state),
            "block": {"number": draft.block, "time": write_time(draft.block_time)},
            "source": draft.source,
            "nonce": draft.nonce,
            "gas": draft.gas,
            "mostFee": draft.most_fee,
            "priorityFee": draft.priority_fee,
            "deadline": write_time(draft.deadline),
        }
    )


def request_digest(draft: Draft) -> str:
    """Return what an answer calls the request by."""
    return sha256_hex(write_request(draft))


def read_request(data: bytes) -> Draft:
    """Read a request.

    Raises:
        Unreadable: It is none.

    """
    found = _object(data, REQUEST)
    move, block = members.child(found, "move"), members.child(found, "block")
    draft = Draft(
        ref=read_asset(members.text(found, "title", most=200)),
        move=Move(
            act=members.choice(move, "act", TitleAct),
            by=_address(move, "by"),
            owner=_address(move, "owner") if "owner" in move else NOBODY,
            holder=_address(move, "holder") if "holder" in move else NOBODY,
            remark=members.optional_text(move, "remark", most=120) or "",
        ),
        document_id=members.text(found, "document", most=300),
        escrow=_address(found, "escrow"),
        factory=_address(found, "factory"),
        implementation=_address(found, "implementation"),
        state=read_state(members.child(found, "state")),
        block=_number(block, "number"),
        block_time=members.moment(block, "time"),
        source=members.text(found, "source", most=300),
        nonce=_number(found, "nonce"),
        gas=_number(found, "gas"),
        most_fee=_number(found, "mostFee"),
        priority_fee=_number(found, "priorityFee"),
        deadline=members.moment(found, "deadline"),
    )
    if draft.priority_fee > draft.most_fee:
        raise members.malformed("priorityFee", "number")
    return draft


def write_answer(draft: Draft, signed: SignedTransaction) -> bytes:
    """Write the signature of a request for the machine with the network."""
    return canonical(
        {"format": ANSWER, "request": request_digest(draft), "raw": "0x" + signed.raw.hex()}
    )


def read_answer(data: bytes) -> Answer:
    """Read an answer.

    Raises:
        Unreadable: It is none, or its transaction is not one of ours.

    """
    found = _object(data, ANSWER)
    raw = members.text(found, "raw", most=_MOST)
    try:
        signed = read_transaction(bytes.fromhex(raw.removeprefix("0x")))
    except ValueError as wrong:
        raise members.malformed("raw", "pattern") from wrong
    return Answer(members.text(found, "request", most=64, pattern=members.HEX64), signed)


def kind_of(data: bytes) -> str:
    """Return the ``format`` a file says it has, or an empty text."""
    try:
        return str(read_object(data, most=_MOST).get("format", ""))
    except Unreadable:
        return ""


def _object(data: bytes, format_: str) -> dict[str, Any]:
    found = read_object(data, most=_MOST)
    if found.get("format") != format_:
        raise members.malformed("format", "not-a-choice")
    return found


def _address(found: Any, name: str) -> str:
    return read_address(members.text(found, name, most=42))


def _number(found: Any, name: str) -> int:
    return members.whole(found, name, least=0, most=_MOST_NUMBER)

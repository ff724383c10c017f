"""A chain snapshot: what a node said of a title, kept so that it can be judged again without it.

It is text (canonical JSON): the logs of the escrow as they came, the block they were read at, and
what the contracts answered there. `record_of` makes the record of both a fresh one and one that
came by file, so nothing is shown that the evidence does not carry: the endorsement chain is told
from the logs and must end in what the contracts said of themselves; the address of the escrow must
follow from registry and token.

Version 1, ``ladewell-title-snapshot/1``: members may be added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from wallet.clock import write_time
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats import members
from wallet.keys.canonical import canonical, read_object
from wallet.keys.ethereum import read_address
from wallet.registries.chain.node import MOST_LOGS, Log, ordered, read_log, write_log
from wallet.registries.title_escrow.contracts import escrow_address, is_standard_factory
from wallet.registries.title_escrow.history import history
from wallet.titles.escrow import NOBODY, TitleRecord, TitleRef, TitleState, TitleStatus

FORMAT = "ladewell-title-snapshot/1"
MOST_BYTES = 24 * 2**20

_ASSET = re.compile(
    r"eip155:([1-9][0-9]{0,15})/erc721:(0x[0-9a-fA-F]{40})/(0|[1-9][0-9]{0,77})",
    re.ASCII,
)
_HASH = re.compile(r"0x[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a node said of a title at one block."""

    ref: TitleRef
    escrow: str
    factory: str
    implementation: str
    state: TitleState
    """As the contracts answered."""
    logs: tuple[Log, ...]
    times: Mapping[int, datetime]
    """When each block that a log is in was made."""
    block: int
    block_hash: str
    block_time: datetime
    source: str
    taken_at: datetime


def record_of(evidence: Evidence) -> TitleRecord:
    """Return what the evidence shows.

    Raises:
        CouldNotLook: ``history-broken``, ``evidence-contradicts``: the logs end in another state
            than the contracts said.
        Unreadable: ``answer-malformed``; ``escrow-foreign``: the contract is another title's.

    """
    ref, state = evidence.ref, evidence.state
    if escrow_address(ref, evidence.factory, evidence.implementation) != evidence.escrow:
        raise Unreadable("escrow-foreign", escrow=evidence.escrow)
    lines, told = history(ref, state.version, evidence.logs, evidence.times)
    if _facts(told) != _facts(state):
        raise CouldNotLook("evidence-contradicts", host=evidence.source, block=evidence.block)
    return TitleRecord(
        ref=ref,
        escrow=evidence.escrow,
        state=state,
        endorsements=lines,
        block=evidence.block,
        block_hash=evidence.block_hash,
        block_time=evidence.block_time,
        taken_at=evidence.taken_at,
        source=evidence.source,
        is_standard=is_standard_factory(ref.chain_id, evidence.factory),
        factory=evidence.factory,
    )


def _facts(state: TitleState) -> tuple[object, ...]:
    return (
        state.status, state.owner, state.holder, state.nominee,
        state.previous_owner, state.previous_holder,
    )  # fmt: skip


def write_evidence(evidence: Evidence) -> bytes:
    """Write a snapshot."""
    state = evidence.state
    return canonical(
        {
            "format": FORMAT,
            "title": evidence.ref.asset,
            "escrow": evidence.escrow,
            "factory": evidence.factory,
            "implementation": evidence.implementation,
            "state": write_state(state),
            "block": {
                "number": hex(evidence.block),
                "hash": evidence.block_hash,
                "time": write_time(evidence.block_time),
            },
            "source": evidence.source,
            "taken": write_time(evidence.taken_at),
            "logs": [
                write_log(log, evidence.escrow)
                | {"blockTimestamp": hex(int(evidence.times[log.block].timestamp()))}
                for log in evidence.logs
            ],
        }
    )


def read_evidence(data: bytes) -> Evidence:
    """Read a snapshot, from whomever it comes. What it shows is for `record_of` to say.

    Raises:
        Unreadable: ``member-malformed``, ``answer-malformed``, ``json-…``.

    """
    found = read_object(data, most=MOST_BYTES)
    if found.get("format") != FORMAT:
        raise members.malformed("format", "not-a-choice")
    ref = read_asset(members.text(found, "title", most=200))
    escrow, block = _address(found, "escrow"), members.child(found, "block")
    logs, times = _logs(found.get("logs"), escrow)
    return Evidence(
        ref=ref,
        escrow=escrow,
        factory=_address(found, "factory"),
        implementation=_address(found, "implementation"),
        state=read_state(members.child(found, "state")),
        logs=logs,
        times=times,
        block=_number(block.get("number")),
        block_hash=members.text(block, "hash", most=66, pattern=_HASH),
        block_time=members.moment(block, "time"),
        source=members.text(found, "source", most=300),
        taken_at=members.moment(found, "taken"),
    )


def read_asset(text: str) -> TitleRef:
    """Read the name of a title (CAIP-19), as `TitleRef.asset` writes it.

    Raises:
        Unreadable: ``title-unreadable``.

    """
    found = _ASSET.fullmatch(text.strip())
    if found is None or (token := int(found[3])) >= 2**256:
        raise Unreadable("title-unreadable", title=text[:100])
    return TitleRef(int(found[1]), read_address(found[2]), token)


def write_state(state: TitleState) -> dict[str, Any]:
    """Write a state as JSON."""
    parties = {
        "owner": state.owner,
        "holder": state.holder,
        "nominee": state.nominee,
        "previousOwner": state.previous_owner,
        "previousHolder": state.previous_holder,
    }
    return {
        "version": state.version,
        "status": state.status.value,
        "paused": state.is_paused,
    } | {name: party for name, party in parties.items() if party != NOBODY}


def read_state(found: Any) -> TitleState:
    """Read a state. Raises `Unreadable`."""
    version = members.whole(found, "version", least=4, most=5)
    paused = found.get("paused")
    if not isinstance(paused, bool):
        raise members.malformed("paused", "wrong-type")
    return TitleState(
        version=version,
        status=members.choice(found, "status", TitleStatus),
        owner=_party(found, "owner"),
        holder=_party(found, "holder"),
        nominee=_party(found, "nominee"),
        previous_owner=_party(found, "previousOwner"),
        previous_holder=_party(found, "previousHolder"),
        is_paused=paused,
    )


def _logs(found: object, escrow: str) -> tuple[tuple[Log, ...], dict[int, datetime]]:
    if not isinstance(found, list) or len(found) > MOST_LOGS:
        raise members.malformed("logs", "list")
    logs, times = [], {}
    for item in found:
        log = read_log(item, escrow)
        seconds = _number(item.get("blockTimestamp"))
        if seconds > 2**34:
            raise members.malformed("blockTimestamp", "number")
        times[log.block] = datetime.fromtimestamp(seconds, UTC)
        logs.append(log)
    return ordered(logs), times


def _party(found: Any, name: str) -> str:
    return _address(found, name) if name in found else NOBODY


def _address(found: Any, name: str) -> str:
    return read_address(members.text(found, name, most=42))


def _number(text: object) -> int:
    if not isinstance(text, str) or re.fullmatch(r"0x[0-9a-fA-F]{1,16}", text) is None:
        raise members.malformed("number", "pattern")
    return int(text, 16)

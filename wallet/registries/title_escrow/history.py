"""Tells the endorsement chain of a title from what its escrow wrote down.

An act makes one to four logs. Each log is a letter (`contracts.events`), and what one transaction
wrote is a word in which acts are found; several acts in one transaction stay several. Every act is
carried out again by the law of the contract (`wallet.titles.escrow_law`), so owner and holder are
right after a rejection too, and a log that is missing, foreign or of another order is found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from wallet.errors import CouldNotLook, Refused
from wallet.registries.chain.abi import Words, as_address, malformed
from wallet.registries.chain.node import Log
from wallet.registries.title_escrow.contracts import events
from wallet.titles.escrow import NOBODY, Endorsement, Move, TitleAct, TitleRef, TitleState
from wallet.titles.escrow_law import followed_by

_WORD = re.compile(
    "(?P<mint>Bn?HM)|(?P<burn>Bn?HS)|(?P<reject_both>Bn?Hz)|(?P<reject_owner>Bn?x)"
    "|(?P<transfer_both>Bn?H(?!y))|(?P<transfer_owner>Bn?)|(?P<reject_holder>Hy)"
    "|(?P<transfer_holder>H)|(?P<return>n?E)|(?P<restore>R)|(?P<nominate>[nN])"
)
"""The acts in a word. ``n`` takes a nomination back, ``M`` receives what was minted, ``R`` what
was refused by the issuer."""

_SAID_FIRST = (TitleAct.TRANSFER_OWNER, TitleAct.TRANSFER_HOLDER, TitleAct.TRANSFER_BOTH)
_TOPICS = {"B": 3, "H": 3, "N": 3, "T": 4, "x": 3, "y": 3, "z": 4, "E": 2, "S": 1}


@dataclass(frozen=True, slots=True)
class _Event:
    sign: str
    before: str
    after: str
    remark: bytes
    log: Log


def history(
    ref: TitleRef, version: int, logs: Sequence[Log], times: Mapping[int, datetime]
) -> tuple[tuple[Endorsement, ...], TitleState]:
    """Return every act, oldest first, and the state after the last.

    Args:
        ref: The title.
        version: Of its registry.
        logs: What its escrow wrote down, in order, all of it.
        times: When each of their blocks was made.

    Raises:
        CouldNotLook: ``history-broken``: these logs cannot be all, or are no standard escrow's.
        Unreadable: ``answer-malformed``.

    """
    state, lines = TitleState(version), []
    for _, some in groupby(logs, key=lambda log: (log.block, log.transaction)):
        events = [event for log in some if (event := _event(ref, version, log)) is not None]
        for act, part in _acts(events):
            before, move = state, _move(state, act, part)
            try:
                state = followed_by(state, move)
            except Refused as refused:
                raise _broken(part[-1].log, refused.code) from refused
            _check(part, before, state)
            last = part[-1]
            # A nomination that a transfer clears says "0x" (trap): the act's own remark is first.
            said = part[0] if act in _SAID_FIRST else last
            lines.append(
                Endorsement(
                    act, move.by, state.owner, state.holder, state.nominee, said.remark,
                    last.log.block, times[last.log.block], last.log.transaction, last.log.index,
                )
            )  # fmt: skip
    return tuple(lines), state


def _event(ref: TitleRef, version: int, log: Log) -> _Event | None:
    """Read one log; nothing where it is none of the acts'."""
    sign, of = events().get(log.topics[0], ("", version))
    if not sign:
        return None
    if of != version or len(log.topics) != _TOPICS[sign]:
        raise malformed("event")
    words, pairs = Words(log.data), [int.from_bytes(topic) for topic in log.topics[1:]]
    places = 1 if sign == "z" else 0
    if words.address(places) != ref.registry or words.number(places + 1) != ref.token_id:
        raise malformed("event")
    remark = words.text(places + 2) if version >= 5 else b""
    before, after = (as_address(pairs[0]), as_address(pairs[1])) if len(pairs) > 1 else ("", "")
    if sign == "N" and after == NOBODY:
        sign = "n"
    elif sign == "T":
        sign = "M" if pairs[2] else "R"
    return _Event(sign, before, after, remark, log)


def _acts(events: list[_Event]) -> Iterator[tuple[TitleAct, list[_Event]]]:
    word, at = "".join(event.sign for event in events), 0
    while at < len(word):
        found = _WORD.match(word, at)
        if found is None or found.lastgroup is None:
            raise _broken(events[at].log, "order")
        yield TitleAct(found.lastgroup.replace("_", "-")), events[at : found.end()]
        at = found.end()


def _move(state: TitleState, act: TitleAct, part: list[_Event]) -> Move:
    """Return the move that must have been made, and by whom."""
    named = {event.sign.upper(): event.after for event in part}
    if act.is_issuers:
        by = NOBODY
    elif act in (TitleAct.NOMINATE, TitleAct.REJECT_OWNER):
        by = state.owner
    else:
        by = state.holder
    owner = named["N"] if act is TitleAct.NOMINATE else named.get("B", NOBODY)
    return Move(act, by, owner=owner, holder=named.get("H", NOBODY))


def _check(part: list[_Event], before: TitleState, after: TitleState) -> None:
    """See that every log says of this act what the law says of it."""
    said = {
        "B": (before.owner, after.owner),
        "H": (before.holder, after.holder),
        "N": (before.nominee, after.nominee),
        "n": (before.nominee, NOBODY),
        "M": (after.owner, after.holder),
        "R": (after.owner, after.holder),
        "x": (before.owner, after.owner),
        "y": (before.holder, after.holder),
        "z": (before.owner, after.owner),
    }
    for event in part:
        if (event.before, event.after) != said.get(event.sign, (event.before, event.after)):
            raise _broken(event.log, "parties")


def _broken(log: Log, why: str) -> CouldNotLook:
    return CouldNotLook("history-broken", block=log.block, transaction=log.transaction, why=why)

"""Reads a title from a node: the contracts' own answers, and every log since the registry began.

Nodes limit how many blocks one question may span, each in its own way, so the span is found out:
halved at a refusal, doubled again later. What was read is a `Journal` that can be kept and gone on
with; it ends some blocks below the newest, where chains still change their mind, and names the
block it ends in, so a chain that did so deeper down is noticed and read anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from wallet.errors import CouldNotLook
from wallet.formats import members
from wallet.keys.canonical import canonical, read_object
from wallet.progress import Progress, Silent
from wallet.registries.chain.abi import Words, call_data, malformed
from wallet.registries.chain.node import (
    MOST_LOGS,
    Block,
    Chain,
    Failure,
    Log,
    ordered,
    read_log,
    write_log,
)
from wallet.registries.title_escrow.contracts import DEAD, ESCROW_OF, MINTABLE, SUPPORTS
from wallet.registries.title_escrow.evidence import MOST_BYTES, Evidence
from wallet.titles.escrow import NOBODY, TitleRef, TitleState, TitleStatus

SETTLED = 64
"""Blocks below the newest that a journal leaves out."""

MOST_QUESTIONS = 20_000
"""Ranges of blocks asked for in one go; a node that allows less than this takes is of no use."""

_WIDEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Journal:
    """The logs of an escrow up to a block: where to go on reading."""

    escrow: str
    first: int
    """The block before which there can be none."""
    last: int = -1
    last_hash: str = ""
    logs: tuple[Log, ...] = ()


@dataclass(frozen=True, slots=True)
class _Place:
    version: int
    factory: str
    implementation: str
    escrow: str
    status: TitleStatus
    is_paused: bool
    genesis: int


def read_title(
    chain: Chain,
    ref: TitleRef,
    now: datetime,
    *,
    journal: Journal | None = None,
    keep: Callable[[Journal], None] = lambda journal: None,
    progress: Progress = Silent(),
) -> Evidence:
    """Ask a node for everything about a title, as of its newest block.

    Args:
        chain: The node.
        ref: The title.
        now: The time, to be written down.
        journal: What was read of it before.
        keep: Called with what to go on with, whenever something was read for good.
        progress: Told how many blocks were read, of how many.

    Raises:
        CouldNotLook: ``chain-id-differs``, ``registry-foreign``, ``title-not-in-escrow``,
            ``chain-moved``, ``node-…``.
        Unreadable: ``answer-malformed``.
        Cancelled: The user asked to stop; what was read has been kept.

    """
    chain.check_id(ref.chain_id)
    newest = chain.block()
    place = _place(chain, ref, newest.number)
    state = TitleState(place.version, place.status, is_paused=place.is_paused)
    logs: tuple[Log, ...] = ()
    if place.status is not TitleStatus.NEVER_MINTED:
        state = _state(chain, place, newest.number)
        logs = _logs(chain, place, newest, journal, keep, progress)
    numbers = sorted({log.block for log in logs})
    blocks = chain.blocks([*numbers, newest.number])
    digests = {block.number: block.digest for block in blocks}
    if digests[newest.number] != newest.digest:
        raise CouldNotLook("chain-moved", host=chain.host)
    if any(digests[log.block] != log.block_hash for log in logs):
        keep(Journal(place.escrow, place.genesis))
        raise CouldNotLook("chain-moved", host=chain.host)
    return Evidence(
        ref=ref,
        escrow=place.escrow,
        factory=place.factory,
        implementation=place.implementation,
        state=state,
        logs=logs,
        times={block.number: block.at for block in blocks if block.number in set(numbers)},
        block=newest.number,
        block_hash=newest.digest,
        block_time=newest.at,
        source=chain.host,
        taken_at=now,
    )


def write_journal(journal: Journal) -> bytes:
    """Write a journal down."""
    return canonical(
        {
            "escrow": journal.escrow,
            "first": journal.first,
            "last": journal.last,
            "hash": journal.last_hash,
            "logs": [write_log(log, journal.escrow) for log in journal.logs],
        }
    )


def read_journal(data: bytes) -> Journal:
    """Read what `write_journal` wrote. Raises `Unreadable`."""
    found = read_object(data, most=MOST_BYTES)
    escrow, logs = members.text(found, "escrow", most=42), found.get("logs")
    if not isinstance(logs, list) or len(logs) > MOST_LOGS:
        raise members.malformed("logs", "list")
    return Journal(
        escrow,
        members.whole(found, "first", least=0, most=2**53 - 1),
        members.whole(found, "last", least=-1, most=2**53 - 1),
        members.text(found, "hash", most=66),
        ordered([read_log(log, escrow) for log in logs]),
    )


def _place(chain: Chain, ref: TitleRef, block: int) -> _Place:
    """Find out which contracts these are, and who has the token."""
    supports = [call_data(SUPPORTS, MINTABLE[version]) for version in (5, 4)]
    token = call_data("ownerOf(uint256)", ref.token_id)
    plain = [call_data(name) for name in ("titleEscrowFactory()", "paused()", "genesis()")]
    five, four, owned, factory, paused, genesis = chain.calls(
        [(ref.registry, data) for data in (*supports, token, *plain)], block
    )
    if isinstance(factory, Failure):
        raise _foreign(ref)
    version = 5 if _is_yes(five) else 4 if _is_yes(four) else 0
    maker = factory.address(0)
    if not version or maker == NOBODY:
        raise _foreign(ref)
    where = call_data(ESCROW_OF[version], ref.registry, ref.token_id)
    escrow, made_of = chain.calls([(maker, where), (maker, call_data("implementation()"))], block)
    if isinstance(escrow, Failure) or isinstance(made_of, Failure):
        raise _foreign(ref)
    at = escrow.address(0)
    owner = NOBODY if isinstance(owned, Failure) else owned.address(0)
    statuses = {
        NOBODY: TitleStatus.NEVER_MINTED,
        at: TitleStatus.ACTIVE,
        ref.registry: TitleStatus.RETURNED,
        DEAD: TitleStatus.BURNT,
    }
    if owner not in statuses:
        raise CouldNotLook("title-not-in-escrow", owner=owner)
    return _Place(
        version=version,
        factory=maker,
        implementation=made_of.address(0),
        escrow=at,
        status=statuses[owner],
        is_paused=_is_yes(paused),
        genesis=0 if isinstance(genesis, Failure) else min(genesis.number(0), block),
    )


def _is_yes(answer: Words | Failure) -> bool:
    return not isinstance(answer, Failure) and answer.flag(0)


def _foreign(ref: TitleRef) -> CouldNotLook:
    return CouldNotLook("registry-foreign", registry=ref.registry, chain=ref.chain_id)


def _state(chain: Chain, place: _Place, block: int) -> TitleState:
    names = ["beneficiary()", "holder()", "nominee()"]
    if place.version >= 5:
        names += ["prevBeneficiary()", "prevHolder()"]
    found = chain.calls([(place.escrow, call_data(name)) for name in names], block)
    parties: list[str] = []
    for answer in found:
        if isinstance(answer, Failure):
            raise malformed("escrow")
        parties.append(answer.address(0))
    owner, holder, nominee, previous_owner, previous_holder = (*parties, NOBODY, NOBODY)[:5]
    return TitleState(
        version=place.version,
        status=place.status,
        owner=owner,
        holder=holder,
        nominee=nominee,
        previous_owner=previous_owner,
        previous_holder=previous_holder,
        is_paused=place.is_paused,
    )


def _logs(
    chain: Chain,
    place: _Place,
    newest: Block,
    journal: Journal | None,
    keep: Callable[[Journal], None],
    progress: Progress,
) -> tuple[Log, ...]:
    """Read on from the journal to the newest block."""
    settled = newest.number - SETTLED
    known = _still_true(chain, place, journal, settled)
    if known is None:
        known = Journal(place.escrow, _first_block(chain, place, newest.number))
    start = at = max(known.first, known.last + 1)
    width, total = _WIDEST, newest.number + 1 - start
    logs = list(known.logs)
    for _ in range(MOST_QUESTIONS):
        if at > newest.number:
            return ordered(logs)
        progress.step(at - start, total, "chain")
        # A journal ends where blocks are settled; beyond, what is read is read again next time.
        end = min(at + width - 1, settled if at <= settled else newest.number)
        found = chain.logs(place.escrow, at, end)
        if isinstance(found, Failure):
            if end == at:
                raise CouldNotLook(
                    "node-refused", host=chain.host, number=found.code, said=found.message[:200]
                )
            width = max(1, (end - at + 1) // 4)
            continue
        logs += found
        if len(logs) > MOST_LOGS:
            raise CouldNotLook("history-too-long", most=MOST_LOGS)
        if end <= settled:
            digest = chain.block(end).digest
            keep(replace(known, last=end, last_hash=digest, logs=ordered(logs)))
        at, width = end + 1, min(2 * width, _WIDEST)
    raise CouldNotLook("node-too-narrow", host=chain.host)


def _still_true(
    chain: Chain, place: _Place, journal: Journal | None, settled: int
) -> Journal | None:
    """Return the journal if the chain still has the block it ends in."""
    if journal is None or journal.escrow != place.escrow or journal.last > settled:
        return None
    if journal.last < 0:
        return journal
    return journal if chain.block(journal.last).digest == journal.last_hash else None


def _first_block(chain: Chain, place: _Place, newest: int) -> int:
    """Return a block before which the escrow was not there.

    Nodes that keep old states tell it in a few questions; others have forgotten, and then reading
    starts where the registry says that it began.
    """
    least, most = place.genesis, newest
    while most - least > 1_000:
        middle = (least + most) // 2
        there = chain.has_code(place.escrow, middle)
        if there is None:
            break
        least, most = (least, middle) if there else (middle, most)
    return least

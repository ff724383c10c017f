"""Proof of double dealing at the desk: kept wherever it comes from, shown, and never cried wrongly.

An entry can come in a bill, in a fork that travels with a bill, in a fork by itself, or on a branch
that was given up. Whatever it is, it is kept beside the chain, and the judge holds both together.
"""

from __future__ import annotations

import json
from typing import Any

from wallet.desk.casefile import MOST_FORKS, CaseFile, held_file, judge_file, load
from wallet.desk.office import Office
from wallet.desk.standing import holding_of
from wallet.desk.witnessing import judge_fork
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.pint.claims import entry_in
from wallet.formats.pint.degrees import recipient_of
from wallet.formats.pint.double import (
    FREED,
    REJECTION,
    WITHDRAWN,
    Fork,
    examine,
    forks_among,
    read_fork,
    write_fork,
)
from wallet.formats.record import Kind
from wallet.keys import jws
from wallet.keys.canonical import sha256_hex
from wallet.parcels.file import Parcel
from wallet.proof.verdict import Headline, Verdict
from wallet.store import Proof
from wallet.titles.holding import Change

MOST_KEPT = 4 * MOST_FORKS
"""Entries kept beside one chain: each is held against each, and two of them freeze a bill."""


def receive_fork(office: Office, name: str, fork: Fork) -> tuple[Verdict, bool]:
    """Take a proof of double dealing in: it freezes the bill, where this vault holds it.

    Returns:
        The verdict on the proof, and whether the vault keeps it.

    """
    verdict = judge_fork(fork, office.trust(), office.clock.now())
    held = held_file(office, fork.bill)
    if held is None or verdict.headline is not Headline.DISPUTED:
        return verdict, False
    with office.vault.transaction():
        if keep_doubles(office, held, fork.entries):
            held = load(office, fork.bill)
            after, _chain = judge_file(office, held)
            office.vault.put_holding(holding_of(office, held.envelope, after, Change.FORK_SEEN))
            office.vault.note("fork-received", fork.bill, {"path": name, "fork": fork.digest})
    return verdict, set(fork.entries) <= {*held.envelope.chain, *held.forks}


def entries_of(parcel: Parcel, bill: str) -> tuple[str, ...]:
    """Return the entries in every proof of double dealing that came along with `bill`."""
    entries: list[str] = []
    for data in parcel.forks[:MOST_FORKS]:
        try:
            fork = read_fork(data)
        except Unreadable:
            continue  # what proves nothing is no reason to refuse the bill it came with
        if fork.bill == bill and examine(fork).flaw is None:
            entries += fork.entries
    return tuple(entries)


def keep_doubles(office: Office, case: CaseFile, entries: tuple[str, ...]) -> bool:
    """Keep those of `entries` that make, with what is known, a proof of double dealing.

    Nobody can fill a vault with entries of his own making: what counts is signed by the hand that
    signed, or that may sign, at that place of the chain; and of a hand that signs without end no
    more is kept than proves it. Call it inside a transaction.

    Returns:
        Whether any was new.

    """
    if len(case.forks) >= MOST_KEPT:
        return False
    known = {*case.envelope.chain, *case.forks}
    fresh = [entry for entry in dict.fromkeys(entries) if entry not in known]
    if not fresh:
        return False
    found = {
        entry
        for fork in forks_among(case.bill, (*known, *fresh))
        if _is_ours(case, fork)
        for entry in fork.entries
    }
    kept = [entry for entry in fresh if entry in found][: 2 * MOST_FORKS]
    for entry in kept:
        office.vault.put_proof(
            Proof(case.bill, "fork", sha256_hex(entry), None, entry, office.clock.now(), "fork")
        )
    return bool(kept)


def proof_of(office: Office, bill: str) -> bytes:
    """Return the file that proves to anybody that somebody signed `bill` twice.

    Raises:
        CouldNotLook: ``fork-none``, ``bill-unknown``.

    """
    doubles = load(office, bill).doubles
    if not doubles:
        raise CouldNotLook("fork-none", bill=bill)
    return write_fork(doubles[0])


def free(office: Office, bill: str, position: int, word: str) -> None:
    """Free a position that this vault had signed, by the word that allows it.

    Args:
        office: Where.
        bill: Which bill.
        position: Which position.
        word: The receiver's rejection, or the registrar's statement that the offer ended.

    """
    office.vault.release_position(bill, position, sha256_hex(word))
    words = dict.fromkeys([*_words(office, bill, position), word])
    office.vault.put(_name(bill, position), json.dumps(list(words)))


def freed_members(office: Office, bill: str, position: int) -> dict[str, Any]:
    """Return what an entry has to carry at a position that had been signed before; mostly nothing.

    Every word that freed it goes along: whoever has seen only the first offer and the third shall
    not take their giver for one who deals twice.
    """
    words = _words(office, bill, position)
    if not words:
        return {}
    is_ended = jws.read(words[-1]).header.get("typ") == Kind.WITHDRAWN.typ
    newest = {WITHDRAWN if is_ended else REJECTION: words[-1]}
    return newest | ({FREED: words[:-1]} if len(words) > 1 else {})


def _words(office: Office, bill: str, position: int) -> list[str]:
    kept = office.vault.get(_name(bill, position))
    if kept is not None:
        return list(json.loads(kept))
    # As it was kept before there was more than one word.
    rejection = office.vault.get(f"rejection/{bill}/{position}")
    return [] if rejection is None else [rejection]


def _name(bill: str, position: int) -> str:
    return f"freed/{bill}/{position}"


def _is_ours(case: CaseFile, fork: Fork) -> bool:
    """Say whether a fork parts from the chain that is held, by the hand whose turn it was."""
    chain, at = case.envelope.chain, fork.position
    signer = examine(fork).signer
    if signer is None or fork.before != chain[:at]:
        return False
    stands = entry_in(chain[min(at, len(chain) - 1)])
    turn = stands.acts[-1].actor if at < len(chain) else recipient_of(stands)
    return turn is not None and turn.did == signer.did

"""Moves titles from the desk: drafted by a node, signed here or elsewhere, sent, seen through.

Nothing is lost on the way: each move is a `TitleTask` in the vault, and one whose number or fee no
longer fits makes a new one that asks for a signature. Of all that was signed for one move and one
number the chain takes one; whichever it took, the others are over.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from wallet.desk import nodes, title_files
from wallet.desk.approving import unless_unapproved
from wallet.desk.guarding import unless_frozen
from wallet.desk.office import Office
from wallet.desk.title_files import TaskState, TitleTask
from wallet.errors import Refused
from wallet.keys.transactions import SignedTransaction, read_transaction
from wallet.progress import Progress
from wallet.registries.chain.node import Chain, Receipt
from wallet.registries.title_escrow import moving
from wallet.registries.title_escrow.evidence import Evidence
from wallet.registries.title_escrow.moving import Draft
from wallet.registries.title_escrow.reading import read_title
from wallet.registries.title_escrow.requests import Answer, request_digest
from wallet.titles.escrow import Move, TitleRef

_APPROVED = "title-approved/"

_STALE = ("title-nonce-stale", "title-nonce-early", "title-fee-stale", "title-deadline")
"""Refusals of a signed move that a new draft of the same move mends."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of handing a move to its chain."""

    task: TitleTask
    successor: TitleTask | None = None
    """The same move drafted anew, where the signed one no longer fits; it wants a signature."""


def read_on(office: Office, chain: Chain, ref: TitleRef, progress: Progress) -> Evidence:
    """Read a title from where the last reading ended, and keep what is said."""
    evidence = read_title(
        chain,
        ref,
        office.clock.now(),
        journal=title_files.journal_of(office, ref),
        keep=lambda journal: title_files.keep_journal(office, ref, journal),
        progress=progress,
    )
    title_files.keep_snapshot(office, evidence, came="asked")
    return evidence


def draft(office: Office, ref: TitleRef, move: Move, progress: Progress) -> TitleTask:
    """Read the title anew and draft a move. Raises as `moving.draft_move`."""
    with nodes.asking(office, ref.chain_id, "draft") as chain:
        return _draft(office, chain, ref, move, progress)


def sign(office: Office, draft: Draft) -> SignedTransaction:
    """Sign a draft with the key of this vault; nobody is asked.

    What was approved once may be signed again: it is the same transaction to the last byte.

    Raises:
        Refused: ``chain-key-missing``, ``titles-frozen``, ``approval-needed``; as
            `moving.sign_draft`.

    """
    key = nodes.chain_key(office)
    if key is None:
        raise Refused("chain-key-missing")
    unless_frozen(office, signing=True)
    if not is_approved(office, draft):
        unless_unapproved(office)
    signed = moving.sign_draft(draft, key, office.clock.now())
    facts = {"title": draft.ref.asset, "move": draft.move.act.value, "nonce": draft.nonce}
    with office.vault.transaction():
        office.vault.note("title-signed", None, facts | {"transaction": signed.digest})
        if office.approved is not None:
            office.vault.put(f"{_APPROVED}{request_digest(draft)}", office.approved)
    office.vault.anchor()
    return signed


def is_approved(office: Office, draft: Draft) -> bool:
    """Say whether two people have agreed here that this very draft is signed."""
    return office.vault.get(f"{_APPROVED}{request_digest(draft)}") is not None


def take_answer(office: Office, answer: Answer) -> TitleTask:
    """Take the answer to a request of mine, ready to be sent.

    Raises:
        CouldNotLook: ``task-unknown``.
        Refused: ``title-answer-foreign``; ``title-task-over``.

    """
    task, signed = title_files.task_of(office, answer.request), answer.signed
    if signed.transaction != task.draft.transaction or signed.signer != task.draft.move.by:
        raise Refused("title-answer-foreign")
    if task.state not in (TaskState.OPEN, TaskState.SIGNED):
        raise Refused("title-task-over", state=task.state)
    return keep_signed(office, task, signed)


def keep_signed(office: Office, task: TitleTask, signed: SignedTransaction) -> TitleTask:
    """Keep a task with its signature."""
    kept = replace(
        task, state=TaskState.SIGNED, raw=signed.raw.hex(), transaction=signed.digest, why=""
    )
    return title_files.keep_task(office, kept)


def hurry(office: Office, task: TitleTask) -> TitleTask:
    """Draft a move that was sent and is not mined again, with higher fees.

    Raises:
        Refused: ``title-not-sent``, ``title-mined``, ``title-no-money``.
        CouldNotLook: ``node-…``.

    """
    if task.state is not TaskState.SENT:
        raise Refused("title-not-sent")
    now = office.clock.now()
    with nodes.asking(office, task.draft.ref.chain_id, "hurry") as chain:
        new = TitleTask(moving.outbid(chain, task.draft, now), TaskState.OPEN, now)
    with office.vault.transaction():
        title_files.keep_task(office, replace(task, successor=new.digest))
        return title_files.keep_task(office, new)


def send(
    office: Office, task: TitleTask, progress: Progress, wait: Callable[[float], None]
) -> Sent:
    """Hand a signed move to the chain, unless it has it; wait, and read the title anew.

    Raises:
        Refused: ``title-not-signed``; what the contract refuses by now.
        CouldNotLook: ``node-…``.

    """
    if not task.raw:
        raise Refused("title-not-signed")
    signed, ref = read_transaction(bytes.fromhex(task.raw)), task.draft.ref
    digests = [task.transaction]
    digests += [one.transaction for one in _rivals(office, task) if one.transaction]
    with nodes.asking(office, ref.chain_id, "send") as chain:
        chain.check_id(ref.chain_id)
        if (mined := moving.receipt_of(chain, digests)) is None:
            try:
                moving.send_signed(chain, task.draft, signed, office.clock.now())
            except Refused as refused:
                if refused.code not in _STALE:
                    _keep(office, task, TaskState.SIGNED, why=refused.code)
                    raise
                return _again(office, chain, task, refused.code, progress)
            task = _keep(office, task, TaskState.SENT)
            mined = moving.await_receipt(chain, digests, wait=wait, progress=progress)
        if mined is None:
            return Sent(task)
        task = _settled(office, task, *mined)
        read_on(office, chain, ref, progress)
    return Sent(task)


def _draft(
    office: Office, chain: Chain, ref: TitleRef, move: Move, progress: Progress
) -> TitleTask:
    line = title_files.remember(office, ref)
    evidence = read_on(office, chain, ref, progress)
    now = office.clock.now()
    drafted = moving.draft_move(chain, evidence, move, line.document_id, now)
    return title_files.keep_task(office, TitleTask(drafted, TaskState.OPEN, now))


def _again(office: Office, chain: Chain, task: TitleTask, why: str, progress: Progress) -> Sent:
    """Draft a move again whose signature is of no use any more."""
    old = _keep(office, task, TaskState.SIGNED, why=why)
    new = _draft(office, chain, task.draft.ref, task.draft.move, progress)
    old = replace(old, state=TaskState.STALE, successor=new.digest)
    return Sent(title_files.keep_task(office, old), new)


def _rivals(office: Office, task: TitleTask) -> list[TitleTask]:
    """Return the same move drafted anew for the same number: one of them is mined at most."""
    draft = task.draft
    return [
        one
        for one in title_files.tasks(office, draft.ref)
        if one.digest != task.digest
        and (one.draft.move, one.draft.nonce) == (draft.move, draft.nonce)
    ]


def _settled(office: Office, task: TitleTask, mined: str, receipt: Receipt) -> TitleTask:
    """Write down what came of a move and of its rivals; return the one that was mined."""
    done = task
    for one in (task, *_rivals(office, task)):
        if one.transaction != mined:
            _keep(office, one, TaskState.STALE, why="title-outbid")
        elif receipt.succeeded:
            done = _keep(office, one, TaskState.DONE, block=receipt.block)
        else:
            done = _keep(office, one, TaskState.FAILED, block=receipt.block, why="title-reverted")
    return done


def _keep(
    office: Office, task: TitleTask, state: TaskState, *, why: str = "", block: int | None = None
) -> TitleTask:
    return title_files.keep_task(office, replace(task, state=state, why=why, block=block))

"""Moves a title: what is to be signed, who may sign it, and how it gets on the chain.

A `Draft` says everything a transaction says, in words, and the transaction follows from it: what
is reviewed is what is signed. The law of the contract is asked before the contract is, and the
contract before anything is paid.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wallet.errors import CouldNotLook, Refused, WalletError
from wallet.keys.ethereum import ChainKey
from wallet.keys.remarks import MOST_BYTES, write_remark
from wallet.keys.transactions import SignedTransaction, Transaction
from wallet.progress import Progress, Silent
from wallet.registries.chain.abi import call_data
from wallet.registries.chain.node import Chain, Failure, Receipt
from wallet.registries.title_escrow.contracts import (
    ACTS,
    errors,
    escrow_address,
    move_call,
    role_name,
    role_of,
)
from wallet.registries.title_escrow.evidence import Evidence
from wallet.titles.escrow import Move, TitleRef, TitleState
from wallet.titles.escrow_law import followed_by

VALID_FOR = timedelta(hours=24)
"""How long a draft may be signed and sent."""

_KNOWN = re.compile(r"already ?(known|imported)|\bknown transaction", re.IGNORECASE)
"""How the programs that nodes run say that they have a transaction."""

_LEAST_GAS, _MOST_GAS = 50_000, 2_000_000
_MOST_FEE = 10**15
"""Wei for a unit of gas, a thousand times what is usual: a node that asks more is not believed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A move that waits for a signature."""

    ref: TitleRef
    move: Move
    document_id: str
    """What the remark is written over (`wallet.keys.remarks`)."""
    escrow: str
    factory: str
    implementation: str
    state: TitleState
    """The title as the node told it when this was drafted."""
    block: int
    block_time: datetime
    source: str
    """Which node said so."""
    nonce: int
    gas: int
    most_fee: int
    """Wei for a unit of gas at the most, priority included."""
    priority_fee: int
    deadline: datetime
    """Until when it is signed and sent here. A chain knows no deadline: whoever has the signed
    transaction can send it as long as its number (`nonce`) is not used up."""

    @property
    def transaction(self) -> Transaction:
        """What is signed."""
        remark = write_remark(self.move.remark, self.document_id)
        return Transaction(
            chain_id=self.ref.chain_id,
            nonce=self.nonce,
            priority_fee=self.priority_fee,
            most_fee=self.most_fee,
            gas=self.gas,
            to=self.ref.registry if self.move.act.is_issuers else self.escrow,
            data=move_call(self.ref, self.move, self.state.version, remark),
        )

    @property
    def after(self) -> TitleState:
        """The title after it.

        Raises:
            Refused: The contract forbids it.

        """
        return followed_by(self.state, self.move)


def check_move(state: TitleState, move: Move, document_id: str) -> None:
    """Ask every rule that can be asked without a node.

    Raises:
        Refused: ``title-…``.

    """
    if move.act not in ACTS[state.version]:
        raise Refused("title-version-4", move=move.act)
    length = len(write_remark(move.remark, document_id))
    if length > MOST_BYTES:
        raise Refused("title-remark-too-long", length=length, most=MOST_BYTES)
    followed_by(state, move)


def draft_move(
    chain: Chain, evidence: Evidence, move: Move, document_id: str, now: datetime
) -> Draft:
    """Draft a move for whoever `move.by` is: rules, role, simulation, fees.

    Args:
        chain: The node.
        evidence: What the title is like, just read.
        move: What is to be done.
        document_id: Of the document; its remarks are written over it.
        now: The time.

    Raises:
        Refused: ``title-…``: the contract forbids it, or the fees cannot be paid.
        CouldNotLook: ``node-…``, ``chain-id-differs``, ``chain-without-fees``.

    """
    check_move(evidence.state, move, document_id)
    chain.check_id(evidence.ref.chain_id)
    if move.act.is_issuers:
        _check_role(chain, evidence.ref, move, evidence.block)
    priority_fee, most_fee = _fees(chain)
    draft = Draft(
        ref=evidence.ref,
        move=move,
        document_id=document_id,
        escrow=evidence.escrow,
        factory=evidence.factory,
        implementation=evidence.implementation,
        state=evidence.state,
        block=evidence.block,
        block_time=evidence.block_time,
        source=chain.host,
        # Behind what waits already, or the two would push each other out.
        nonce=chain.nonce(move.by, waiting=True),
        gas=_MOST_GAS,
        most_fee=most_fee,
        priority_fee=priority_fee,
        deadline=now + VALID_FOR,
    )
    call, balance = draft.transaction, chain.balance(move.by)
    _check_money(balance, _LEAST_GAS * draft.most_fee)
    _check_call(chain, move.by, call)
    gas = min(chain.gas(move.by, call.to, call.data) * 5 // 4, _MOST_GAS)
    draft = replace(draft, gas=gas, most_fee=_believed(chain, most_fee))
    _check_money(balance, draft.transaction.most_cost)
    return draft


def sign_draft(draft: Draft, key: ChainKey, now: datetime) -> SignedTransaction:
    """Sign a draft, on whatever machine; nothing is asked of anybody.

    Raises:
        Refused: ``title-other-key``; ``title-deadline``; ``title-draft-foreign``: the contract it
            would call is not that of the title it names; as `check_move`.

    """
    if key.address != draft.move.by:
        raise Refused("title-other-key", wanted=draft.move.by, mine=key.address)
    if now > draft.deadline:
        raise Refused("title-deadline", deadline=draft.deadline)
    if escrow_address(draft.ref, draft.factory, draft.implementation) != draft.escrow:
        raise Refused("title-draft-foreign", escrow=draft.escrow)
    check_move(draft.state, draft.move, draft.document_id)
    return draft.transaction.sign(key)


def outbid(chain: Chain, draft: Draft, now: datetime) -> Draft:
    """Draft a move that is not mined again, with fees for which a node lets it take its place.

    Of two transactions with one number only one is ever mined, so the move is done once.

    Raises:
        Refused: ``title-mined``: its number is used up, nothing waits; ``title-no-money``.
        CouldNotLook: ``node-…``, ``chain-id-differs``, ``chain-without-fees``.

    """
    chain.check_id(draft.ref.chain_id)
    if (nonce := chain.nonce(draft.move.by)) > draft.nonce:
        raise Refused("title-mined", nonce=draft.nonce, now=nonce)
    priority_fee, most_fee = _fees(chain)
    priority_fee = max(priority_fee, _more(draft.priority_fee))
    most_fee = max(most_fee, _more(draft.most_fee), priority_fee)
    dearer = replace(
        draft, priority_fee=priority_fee, most_fee=_believed(chain, most_fee),
        deadline=now + VALID_FOR, source=chain.host,
    )  # fmt: skip
    _check_money(chain.balance(draft.move.by), dearer.transaction.most_cost)
    return dearer


def send_signed(chain: Chain, draft: Draft, signed: SignedTransaction, now: datetime) -> None:
    """Hand a signed draft to the chain, unless it can no longer do what it says.

    The same again does no harm: a chain takes a transaction once.

    Raises:
        Refused: ``title-nonce-stale``, ``title-fee-stale``, ``title-deadline``, or what the
            contract refuses by now: it has to be drafted and signed again.
        CouldNotLook: ``node-…``, ``chain-id-differs``.

    """
    call = signed.transaction
    if call != draft.transaction or signed.signer != draft.move.by:
        raise Refused("title-answer-foreign")
    chain.check_id(draft.ref.chain_id)
    if (nonce := chain.nonce(signed.signer)) > call.nonce:
        raise Refused("title-nonce-stale", nonce=call.nonce, now=nonce)
    if (nonce := chain.nonce(signed.signer, waiting=True)) < call.nonce:
        raise Refused("title-nonce-early", nonce=call.nonce, now=nonce)
    if now > draft.deadline:
        raise Refused("title-deadline", deadline=draft.deadline)
    base_fee = chain.block().base_fee
    if base_fee is not None and base_fee > call.most_fee:
        raise Refused("title-fee-stale", most=as_gwei(call.most_fee), now=as_gwei(base_fee))
    _check_call(chain, signed.signer, call)
    failure = chain.send(signed.raw)
    if failure is not None and not _is_there(chain, signed, failure):
        raise _not_taken(chain, signed, failure)


def receipt_of(chain: Chain, digests: Sequence[str]) -> tuple[str, Receipt] | None:
    """Return which of these transactions was mined, and what came of it; nothing if none was."""
    for digest in digests:
        if (receipt := chain.receipt(digest)) is not None:
            return digest, receipt
    return None


def await_receipt(
    chain: Chain,
    digests: Sequence[str],
    *,
    wait: Callable[[float], None],
    progress: Progress = Silent(),
    tries: int = 60,
) -> tuple[str, Receipt] | None:
    """Ask until one of these transactions is mined; nothing if it takes too long.

    Args:
        chain: The node.
        digests: Of transactions of one number: a move, and what outbid it.
        wait: Sleeps for so many seconds.
        progress: Told how often was asked.
        tries: How often to ask.

    Raises:
        CouldNotLook: ``node-…``.
        Cancelled: The user would not wait; the transaction is on its way all the same.

    """
    for turn in range(tries):
        progress.step(turn, tries, "receipt")
        if (mined := receipt_of(chain, digests)) is not None:
            return mined
        wait(2.0)
    return None


def as_coin(wei: int) -> str:
    """Write an amount in the coin of its chain, six places at most, rounded up."""
    places = -(-wei // 10**12)
    return f"{places // 10**6}.{places % 10**6:06d}".rstrip("0").rstrip(".")


def as_gwei(wei: int) -> str:
    """Write a fee in thousand-millionths of the coin."""
    return f"{wei / 1e9:.3f}".rstrip("0").rstrip(".")


def refusal_of(failure: Failure, host: str) -> WalletError:
    """Return what a contract's refusal means."""
    code = errors().get(failure.data[:4])
    if code is not None:
        return Refused(code)
    return Refused("title-contract-refuses", said=failure.message[:200], host=host)


def _fees(chain: Chain) -> tuple[int, int]:
    """Return what the chain asks for now: for priority, and at the most."""
    base_fee = chain.block().base_fee
    if base_fee is None:
        raise CouldNotLook("chain-without-fees", host=chain.host)
    tip = chain.tip()
    return tip, 2 * base_fee + tip


def _more(fee: int) -> int:
    """Return the least fee for which nodes replace a transaction: a tenth more, or an eighth."""
    return fee + fee // 8 + 1


def _believed(chain: Chain, fee: int) -> int:
    if fee > _MOST_FEE:
        raise CouldNotLook("node-fees-absurd", host=chain.host, fee=fee)
    return fee


def _is_there(chain: Chain, signed: SignedTransaction, failure: Failure) -> bool:
    """Say whether the node would not take a transaction because it has it."""
    is_known = _KNOWN.search(failure.message) is not None
    return is_known or chain.receipt(signed.digest) is not None


def _check_role(chain: Chain, ref: TitleRef, move: Move, block: int) -> None:
    asked = call_data("hasRole(bytes32,address)", role_of(move.act), move.by)
    (answer,) = chain.calls([(ref.registry, asked)], block)
    if isinstance(answer, Failure) or not answer.flag(0):
        raise Refused("title-no-role", needed=role_name(move.act), by=move.by)


def _check_money(balance: int, cost: int) -> None:
    if balance < cost:
        raise Refused("title-no-money", need=as_coin(cost), have=as_coin(balance))


def _check_call(chain: Chain, sender: str, call: Transaction) -> None:
    failure = chain.simulate(sender, call.to, call.data)
    if failure is not None:
        raise refusal_of(failure, chain.host)


def _not_taken(chain: Chain, signed: SignedTransaction, failure: Failure) -> WalletError:
    call, said = signed.transaction, failure.message.lower()
    if "nonce" in said:
        return Refused("title-nonce-stale", nonce=call.nonce, now=chain.nonce(signed.signer))
    if "fee" in said or "underpriced" in said or "gas price" in said:
        return Refused("title-fee-stale", most=as_gwei(call.most_fee), now="?")
    if "insufficient" in said:
        return Refused("title-no-money", need=as_coin(call.most_cost), have="?")
    return CouldNotLook(
        "node-refused", host=chain.host, number=failure.code, said=failure.message[:200]
    )

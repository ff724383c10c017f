"""Asks contracts about a document: stores that issue and revoke, and the registry of ``did:ethr``.

Each answer is of one block, which the node must still have under the same hash when all was asked.
"""

from __future__ import annotations

from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.openattestation.ethr import REGISTRIES
from wallet.formats.tradetrust.chain_answers import (
    OwnerAnswer,
    OwnerQuestion,
    Place,
    StoreAnswer,
    StoreQuestion,
)
from wallet.registries.chain.abi import Words, call_data, selector
from wallet.registries.chain.node import Block, Chain, Failure

_SUPPORTS = "supportsInterface(bytes4)"
_BATCHABLE = bytes.fromhex("dcfd0745")
"""Of stores that take a document with its proof (ERC-165)."""

_NOT_THERE = (
    "DocumentNotIssued(bytes32,bytes32)",
    "InvalidDocument(bytes32,bytes32)",
)
"""How such a store says that it knows nothing of a document."""


def ask_store(chain: Chain, question: StoreQuestion) -> StoreAnswer:
    """Ask a store whether it has issued or revoked a document, or the batch it is in.

    Raises:
        CouldNotLook: ``store-foreign``: it is no document store; ``chain-id-differs``,
            ``chain-moved``, ``node-…``.

    """
    newest = _newest(chain, question.chain_id)
    store, path = question.store, tuple(map(bytes.fromhex, question.path))
    (batchable,) = chain.calls([(store, call_data(_SUPPORTS, _BATCHABLE))], newest.number)
    if _is_yes(batchable):
        proof = b"".join(map(bytes.fromhex, question.siblings))
        of = "bytes32,bytes32,bytes32[]"
        issued, revoked = chain.calls(
            [(store, call_data(f"{name}({of})", path[-1], path[0], proof))
             for name in ("isIssued", "isRevoked")], newest.number,
        )  # fmt: skip
        is_issued = _flag(issued, store)
        which = question.path[:1] if _flag(revoked, store) else ()
    else:
        issued, *answers = chain.calls(
            [(store, call_data("isIssued(bytes32)", path[-1])),
             *((store, call_data("isRevoked(bytes32)", one)) for one in path)], newest.number,
        )  # fmt: skip
        is_issued = _flag(issued, store)
        pairs = zip(question.path, answers, strict=True)
        which = tuple(name for name, answer in pairs if _flag(answer, store))
    return StoreAnswer(is_issued, which, _still(chain, newest))


def ask_owner(chain: Chain, question: OwnerQuestion) -> OwnerAnswer:
    """Ask the registry of ERC-1056 who controls an identity.

    Raises:
        CouldNotLook: ``did-registry-foreign``; ``chain-id-differs``, ``chain-moved``, ``node-…``.

    """
    newest = _newest(chain, question.chain_id)
    registry = REGISTRIES.get(question.chain_id, "")
    foreign = CouldNotLook("did-registry-foreign", registry=registry, chain=question.chain_id)
    if not registry:
        raise foreign
    asked = call_data("identityOwner(address)", question.address)
    (answer,) = chain.calls([(registry, asked)], newest.number)
    try:
        owner = "" if isinstance(answer, Failure) else answer.address(0)
    except Unreadable as wrong:
        raise foreign from wrong
    if not owner:
        raise foreign
    return OwnerAnswer(owner, _still(chain, newest))


def _newest(chain: Chain, chain_id: int) -> Block:
    chain.check_id(chain_id)
    return chain.block()


def _still(chain: Chain, block: Block) -> Place:
    if chain.block(block.number).digest != block.digest:
        raise CouldNotLook("chain-moved", host=chain.host)
    return Place(block.number, block.digest, block.at)


def _is_yes(answer: Words | Failure) -> bool:
    """Say whether a contract says yes; one that does not know the question says no."""
    try:
        return not isinstance(answer, Failure) and answer.flag(0)
    except Unreadable:
        return False


def _flag(answer: Words | Failure, store: str) -> bool:
    try:
        if isinstance(answer, Words):
            return answer.flag(0)
        if answer.data[:4] in map(selector, _NOT_THERE):
            return False
    except Unreadable as wrong:
        raise CouldNotLook("store-foreign", store=store) from wrong
    raise CouldNotLook("store-foreign", store=store)

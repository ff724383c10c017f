"""What is asked of a node of a chain, and how its answers are read: strictly, for it may lie.

`Node` is the port: one method. `Chain` asks through it and gives back values of the right type and
size, or says that the node gave none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from wallet.errors import CouldNotLook, Unreadable
from wallet.keys.ethereum import read_address
from wallet.registries.chain.abi import MOST_BYTES, Words, malformed

MOST_LOGS = 20_000
"""Logs of one title that are read; each act makes two or three."""

_HASH = re.compile(r"0x[0-9a-fA-F]{64}", re.ASCII)
_HEX = re.compile(r"0x(?:[0-9a-fA-F]{2})*", re.ASCII)
_QUANTITY = re.compile(r"0x[0-9a-fA-F]{1,64}", re.ASCII)
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Ask:
    """One question of JSON-RPC."""

    method: str
    params: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """The node's answer that it has none."""

    code: int
    message: str
    data: bytes = b""
    """What the contract said when it refused."""

    @property
    def is_revert(self) -> bool:
        """Whether the contract refused, and not the node."""
        return self.code == 3 or bool(self.data) or "revert" in self.message.lower()


class Node(Protocol):
    """Somebody who answers JSON-RPC."""

    host: str
    """By what name the user knows it."""

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        """Return an answer to each question in its order: JSON, or a `Failure`.

        Raises:
            CouldNotLook: ``node-unreachable``, ``node-slow``, ``node-unreadable``.

        """


@dataclass(frozen=True, slots=True)
class Block:
    """A block, as far as it is asked for."""

    number: int
    digest: str
    at: datetime
    base_fee: int | None
    """In wei; none on chains before EIP-1559."""


@dataclass(frozen=True, slots=True)
class Log:
    """What a contract wrote down."""

    topics: tuple[bytes, ...]
    data: bytes
    block: int
    block_hash: str
    transaction: str
    index: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came of a transaction that was mined."""

    block: int
    block_hash: str
    succeeded: bool
    gas: int


class Chain:
    """A node asked for titles. Every method may raise `CouldNotLook`; see `Node.ask`."""

    def __init__(self, node: Node) -> None:
        """Ask `node`."""
        self.node = node

    @property
    def host(self) -> str:
        """Whom we ask."""
        return self.node.host

    def check_id(self, chain_id: int) -> None:
        """See that the node is of this chain.

        Raises:
            CouldNotLook: ``chain-id-differs``.

        """
        found = _quantity(self._one("eth_chainId"))
        if found != chain_id:
            raise CouldNotLook("chain-id-differs", host=self.host, asked=chain_id, found=found)

    def block(self, number: int | None = None) -> Block:
        """Return the block of this number, or the newest."""
        return self.blocks([number])[0]

    def blocks(self, numbers: Sequence[int | None]) -> tuple[Block, ...]:
        """Return the blocks of these numbers."""
        asked = [
            Ask("eth_getBlockByNumber", ("latest" if n is None else hex(n), False)) for n in numbers
        ]
        found = tuple(_block(answer) for answer in self._all(asked))
        for number, block in zip(numbers, found, strict=True):
            if number is not None and block.number != number:
                raise malformed("block")
        return found

    def calls(self, calls: Sequence[tuple[str, bytes]], block: int) -> tuple[Words | Failure, ...]:
        """Call contracts as of `block`, changing nothing; a `Failure` where one refused."""
        asked = [
            Ask("eth_call", ({"to": to, "data": _hex(data)}, hex(block))) for to, data in calls
        ]
        return tuple(
            answer if isinstance(answer, Failure) else Words(_bytes(answer))
            for answer in self._all(asked, reverts=True)
        )

    def logs(self, address: str, first: int, last: int) -> tuple[Log, ...] | Failure:
        """Return what `address` wrote down from block `first` to `last`, in order.

        A node that finds the range too wide, or too full, answers with a `Failure`.
        """
        asked = {"address": address, "fromBlock": hex(first), "toBlock": hex(last)}
        (answer,) = self._asked([Ask("eth_getLogs", (asked,))])
        if isinstance(answer, Failure):
            return answer
        if not isinstance(answer, list) or len(answer) > MOST_LOGS:
            raise malformed("logs")
        found = tuple(read_log(item, address) for item in answer)
        if any(not first <= log.block <= last for log in found):
            raise malformed("logs")
        return ordered(found)

    def has_code(self, address: str, block: int) -> bool | None:
        """Say whether there was a contract at `block`; nothing where the node has forgotten."""
        (answer,) = self._asked([Ask("eth_getCode", (address, hex(block)))])
        return None if isinstance(answer, Failure) else bool(_bytes(answer, most=64 * 1024))

    def nonce(self, address: str, *, waiting: bool = False) -> int:
        """Return how many transactions of `address` were mined, or are or wait to be."""
        block = "pending" if waiting else "latest"
        return _quantity(self._one("eth_getTransactionCount", address, block))

    def balance(self, address: str) -> int:
        """Return what `address` has to pay fees with, in wei."""
        return _quantity(self._one("eth_getBalance", address, "latest"))

    def tip(self) -> int:
        """Return what the node suggests as priority fee, in wei; 0 where it suggests none."""
        (answer,) = self._asked([Ask("eth_maxPriorityFeePerGas")])
        return 0 if isinstance(answer, Failure) else _quantity(answer)

    def simulate(self, sender: str, to: str, data: bytes) -> Failure | None:
        """Carry a call out without keeping anything; return why it would fail, or nothing."""
        call = {"from": sender, "to": to, "data": _hex(data)}
        (answer,) = self._all([Ask("eth_call", (call, "latest"))], reverts=True)
        return answer if isinstance(answer, Failure) else None

    def gas(self, sender: str, to: str, data: bytes) -> int:
        """Return how much gas the node thinks a call takes."""
        call = {"from": sender, "to": to, "data": _hex(data)}
        return _quantity(self._one("eth_estimateGas", call))

    def send(self, raw: bytes) -> Failure | None:
        """Hand a signed transaction to the chain; return why the node would not take it."""
        (answer,) = self._asked([Ask("eth_sendRawTransaction", (_hex(raw),))])
        return answer if isinstance(answer, Failure) else None

    def receipt(self, transaction: str) -> Receipt | None:
        """Return what came of a transaction; nothing while it is not mined."""
        answer = self._one("eth_getTransactionReceipt", transaction)
        if answer is None:
            return None
        found = _members(answer)
        if str(found.get("transactionHash")).lower() != transaction:
            raise malformed("receipt")
        return Receipt(
            _quantity(found.get("blockNumber")),
            _hash(found.get("blockHash")),
            _quantity(found.get("status")) == 1,
            _quantity(found.get("gasUsed")),
        )

    def _one(self, method: str, *params: object) -> object:
        return next(self._all([Ask(method, params)]))

    def _all(self, asked: Sequence[Ask], *, reverts: bool = False) -> Iterator[object]:
        for answer in self._asked(asked):
            if isinstance(answer, Failure) and not (reverts and answer.is_revert):
                raise CouldNotLook(
                    "node-refused", host=self.host, number=answer.code, said=answer.message[:200]
                )
            yield answer

    def _asked(self, asked: Sequence[Ask]) -> list[object]:
        answers: list[object] = []
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            given = self.node.ask(some)
            if len(given) != len(some):
                raise malformed("count")
            answers += given
        return answers


def read_log(item: object, address: str) -> Log:
    """Read a log of the contract at `address`, as a node or a snapshot writes it.

    Raises:
        Unreadable: ``answer-malformed``: it is none, of another contract, or was taken back.

    """
    found = _members(item)
    topics = found.get("topics")
    if not isinstance(topics, list) or not 1 <= len(topics) <= 4 or found.get("removed") is True:
        raise malformed("log")
    if _address(found.get("address")) != address:
        raise malformed("log")
    return Log(
        topics=tuple(bytes.fromhex(_hash(one)[2:]) for one in topics),
        data=_bytes(found.get("data")),
        block=_quantity(found.get("blockNumber")),
        block_hash=_hash(found.get("blockHash")),
        transaction=_hash(found.get("transactionHash")),
        index=_quantity(found.get("logIndex")),
    )


def write_log(log: Log, address: str) -> dict[str, Any]:
    """Write a log as nodes do, so that `read_log` reads it again."""
    return {
        "address": address,
        "topics": [_hex(one) for one in log.topics],
        "data": _hex(log.data),
        "blockNumber": hex(log.block),
        "blockHash": log.block_hash,
        "transactionHash": log.transaction,
        "logIndex": hex(log.index),
    }


def ordered(logs: Sequence[Log]) -> tuple[Log, ...]:
    """Return logs as the chain has them; an index counts through its whole block.

    Raises:
        Unreadable: ``answer-malformed``: two at one place, or one block with two names.

    """
    found = tuple(sorted(logs, key=lambda log: (log.block, log.index)))
    if len({(log.block, log.index) for log in found}) != len(found):
        raise malformed("logs")
    if len({(log.block, log.block_hash) for log in found}) != len({log.block for log in found}):
        raise malformed("logs")
    return found


def _members(answer: object) -> dict[str, Any]:
    if not isinstance(answer, dict):
        raise malformed("object")
    return answer


def _block(answer: object) -> Block:
    found = _members(answer)
    seconds = _quantity(found.get("timestamp"))
    if seconds > 2**34:  # the year 2514
        raise malformed("time")
    fee = found.get("baseFeePerGas")
    return Block(
        _quantity(found.get("number")),
        _hash(found.get("hash")),
        datetime.fromtimestamp(seconds, UTC),
        None if fee is None else _quantity(fee),
    )


def _quantity(answer: object) -> int:
    if not isinstance(answer, str) or _QUANTITY.fullmatch(answer) is None:
        raise malformed("number")
    return int(answer, 16)


def _hash(answer: object) -> str:
    if not isinstance(answer, str) or _HASH.fullmatch(answer) is None:
        raise malformed("hash")
    return answer.lower()


def _address(answer: object) -> str:
    if not isinstance(answer, str):
        raise malformed("address")
    try:
        return read_address(answer)
    except Unreadable as wrong:
        raise malformed("address") from wrong


def _bytes(answer: object, *, most: int = 2 * MOST_BYTES) -> bytes:
    if not isinstance(answer, str) or len(answer) > 2 * most or _HEX.fullmatch(answer) is None:
        raise malformed("bytes")
    return bytes.fromhex(answer[2:])


def _hex(data: bytes) -> str:
    return "0x" + data.hex()

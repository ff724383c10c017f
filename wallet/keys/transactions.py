"""Transactions of an EVM chain: RLP, and the one kind that is signed here (EIP-1559, type 2).

Small enough to be exact about: what is read here is written again to the same bytes or refused, so
that nobody can show one transaction and have another sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from wallet.errors import Unreadable
from wallet.keys.ethereum import ChainKey, address_from, bytes_of, keccak256, recover_address

Rlp: TypeAlias = "bytes | list[Rlp]"

MOST_BYTES = 8 * 1024
"""The longest transaction that is read; a move with a remark takes 346 bytes."""

_TYPE = b"\x02"
_WORD = 2**256
_COUNT = 2**64


@dataclass(frozen=True, slots=True)
class Transaction:
    """A call of a contract, before it is signed. Fees are in wei for each unit of gas."""

    chain_id: int
    nonce: int
    priority_fee: int
    most_fee: int
    gas: int
    to: str
    data: bytes

    @property
    def most_cost(self) -> int:
        """The most it can cost, in wei."""
        return self.gas * self.most_fee

    def sign(self, key: ChainKey) -> SignedTransaction:
        """Return it signed by `key`."""
        signature = key.sign(keccak256(_TYPE + write_rlp(self._fields())))
        return SignedTransaction(self, key.address, signature)

    def _fields(self) -> list[Rlp]:
        numbers = (self.chain_id, self.nonce, self.priority_fee, self.most_fee, self.gas)
        # Value 0 and no access list: the contracts take no money.
        return [*map(_number, numbers), bytes_of(self.to), b"", self.data, []]


@dataclass(frozen=True, slots=True)
class SignedTransaction:
    """A transaction that a chain would take."""

    transaction: Transaction
    signer: str
    """Address of whoever signed it."""
    signature: bytes

    @property
    def raw(self) -> bytes:
        """Its bytes, as a node wants them."""
        r, s, v = (
            int.from_bytes(self.signature[:32]),
            int.from_bytes(self.signature[32:64]),
            self.signature[64],
        )
        signed = [*self.transaction._fields(), _number(v), _number(r), _number(s)]
        return _TYPE + write_rlp(signed)

    @property
    def digest(self) -> str:
        """The name by which the chain knows it, ``0x`` and 64 hex digits."""
        return "0x" + keccak256(self.raw).hex()


def read_transaction(raw: bytes) -> SignedTransaction:
    """Read a signed transaction that calls a contract and sends no money.

    Raises:
        Unreadable: ``transaction-unreadable``: of another kind, with money or an access list, not
            as `SignedTransaction.raw` writes it; ``chain-signature-unreadable``.

    """
    if len(raw) > MOST_BYTES or raw[:1] != _TYPE:
        raise _unreadable("kind")
    fields = read_rlp(raw[1:])
    if not isinstance(fields, list) or len(fields) != 12 or fields[8] != [] or fields[6] != b"":
        raise _unreadable("fields")
    texts = [field for field in fields if isinstance(field, bytes)]
    if len(texts) != 11 or len(texts[5]) != 20:
        raise _unreadable("fields")
    chain_id, nonce, priority_fee, most_fee, gas = (_whole(text, _COUNT) for text in texts[:5])
    parity, r, s = _whole(texts[8], 2), _whole(texts[9], _WORD), _whole(texts[10], _WORD)
    found = Transaction(
        chain_id, nonce, priority_fee, most_fee, gas, address_from(texts[5]), texts[7]
    )
    signature = r.to_bytes(32) + s.to_bytes(32) + bytes([parity])
    digest = keccak256(_TYPE + write_rlp(found._fields()))
    signed = SignedTransaction(found, recover_address(digest, signature), signature)
    if signed.raw != raw:
        raise _unreadable("bytes")
    return signed


def write_rlp(item: Rlp) -> bytes:
    """Write bytes, or lists of them, in the Recursive Length Prefix form."""
    if isinstance(item, bytes):
        return item if len(item) == 1 and item[0] < 0x80 else _head(0x80, len(item)) + item
    body = b"".join(write_rlp(part) for part in item)
    return _head(0xC0, len(body)) + body


def read_rlp(data: bytes) -> Rlp:
    """Read exactly one item, lists at most two deep, each length in its shortest form.

    Raises:
        Unreadable: ``transaction-unreadable``.

    """
    item, end = _item(data, 0, 2)
    if end != len(data):
        raise _unreadable("rlp")
    return item


def _head(kind: int, length: int) -> bytes:
    if length < 56:
        return bytes([kind + length])
    size = length.to_bytes((length.bit_length() + 7) // 8)
    return bytes([kind + 55 + len(size)]) + size


def _item(data: bytes, at: int, depth: int) -> tuple[Rlp, int]:
    if at >= len(data):
        raise _unreadable("rlp")
    first = data[at]
    if first < 0x80:
        return data[at : at + 1], at + 1
    is_list = first >= 0xC0
    kind = 0xC0 if is_list else 0x80
    length, start = first - kind, at + 1
    if length > 55:
        start += length - 55
        length = int.from_bytes(data[at + 1 : start])
    end = start + length
    if end > len(data) or data[at:start] != _head(kind, length):
        raise _unreadable("rlp")
    if not is_list:
        if length == 1 and data[start] < 0x80:
            raise _unreadable("rlp")
        return data[start:end], end
    if not depth:
        raise _unreadable("rlp")
    items: list[Rlp] = []
    while start < end:
        item, start = _item(data, start, depth - 1)
        items.append(item)
    if start != end:
        raise _unreadable("rlp")
    return items, end


def _number(number: int) -> bytes:
    return number.to_bytes((number.bit_length() + 7) // 8)


def _whole(text: bytes, below: int) -> int:
    number = int.from_bytes(text)
    if text[:1] == b"\0" or number >= below:
        raise _unreadable("number")
    return number


def _unreadable(why: str) -> Unreadable:
    return Unreadable("transaction-unreadable", why=why)

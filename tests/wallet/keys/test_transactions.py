"""Transactions, compared with those of eth-account, and read back from whatever bytes."""

from __future__ import annotations

import sys
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.keys.ethereum import ChainKey
from wallet.keys.transactions import (
    SignedTransaction,
    Transaction,
    read_rlp,
    read_transaction,
    write_rlp,
)

KEY = ChainKey.from_hex("4c" * 32)
COUNTS = st.integers(0, 2**64 - 1)
TRANSACTIONS = st.builds(
    Transaction,
    chain_id=COUNTS,
    nonce=COUNTS,
    priority_fee=COUNTS,
    most_fee=COUNTS,
    gas=COUNTS,
    to=st.just(KEY.address),
    data=st.binary(max_size=400),
)


@given(TRANSACTIONS)
def test_what_is_signed_is_read_again(transaction: Transaction) -> None:
    signed = transaction.sign(KEY)
    assert read_transaction(signed.raw) == signed
    assert signed.signer == KEY.address


@pytest.mark.parametrize("length", [0, 1, 55, 56, 132, 356])
def test_the_bytes_are_those_of_eth_account(length: int) -> None:
    limit = sys.getrecursionlimit()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from eth_account import Account
    sys.setrecursionlimit(limit)  # py_ecc raises it so far that deep JSON would end the process
    ours = Transaction(137, 7, 10**9, 3 * 10**9, 400_000, KEY.address, bytes(range(256))[:length])
    theirs = Account.from_key(KEY.to_hex()).sign_transaction(
        {"type": 2, "chainId": 137, "nonce": 7, "maxPriorityFeePerGas": 10**9, "value": 0,
         "maxFeePerGas": 3 * 10**9, "gas": 400_000, "to": KEY.address, "data": ours.data}
    )  # fmt: skip
    assert ours.sign(KEY).raw == bytes(theirs.raw_transaction)
    assert ours.sign(KEY).digest == "0x" + bytes(theirs.hash).hex()


def test_a_move_with_the_longest_remark_fits_a_code() -> None:
    raw = Transaction(137, 1, 10**9, 10**10, 400_000, KEY.address, bytes(228)).sign(KEY).raw
    assert len(raw) < 400


@given(st.binary(max_size=300))
def test_any_bytes_are_a_transaction_or_refused(data: bytes) -> None:
    for raw in (data, b"\x02" + data, b"\x02" + write_rlp([data] * 12)):
        with pytest.raises(Unreadable):
            read_transaction(raw)


@given(TRANSACTIONS, st.data())
def test_one_bit_more_or_less_is_another_transaction_or_none(
    transaction: Transaction, data: st.DataObject
) -> None:
    signed = transaction.sign(KEY)
    at = data.draw(st.integers(0, len(signed.raw) * 8 - 1))
    raw = bytearray(signed.raw)
    raw[at // 8] ^= 1 << at % 8
    try:
        other = read_transaction(bytes(raw))
    except Unreadable:
        return
    assert other != signed
    assert other.raw == bytes(raw)


@given(
    st.recursive(st.binary(max_size=80), lambda inner: st.lists(inner, max_size=6), max_leaves=8)
)
def test_rlp_is_read_as_it_was_written(item) -> None:
    def depth(one) -> int:
        return 0 if isinstance(one, bytes) else 1 + max(map(depth, one), default=0)

    if depth(item) <= 2:
        assert read_rlp(write_rlp(item)) == item
    else:
        with pytest.raises(Unreadable):
            read_rlp(write_rlp(item))


def test_deep_lists_are_refused_at_once() -> None:
    with pytest.raises(Unreadable):
        read_rlp(b"\xc1" * 5000 + b"\xc0")


def test_a_signature_that_is_not_of_these_bytes_names_somebody_else() -> None:
    signed = Transaction(1, 0, 0, 0, 0, KEY.address, b"").sign(KEY)
    moved = SignedTransaction(
        Transaction(2, 0, 0, 0, 0, KEY.address, b""), signed.signer, signed.signature
    )
    assert read_transaction(moved.raw).signer != KEY.address

"""A chain of py-evm as eth-tester runs it, without the detours that cost the most.

Importing it takes seconds, so whoever needs a chain imports it then.
"""

from __future__ import annotations

from eth.abc import SignedTransactionAPI, StateAPI
from eth.chains.base import MiningChain
from eth.estimators.gas import binary_gas_search_intrinsic_tolerance
from eth.exceptions import TransactionNotFound as NotInTheIndex
from eth.vm.spoof import SpoofTransaction
from eth_tester import PyEVMBackend
from eth_tester.backends.pyevm.serializers import serialize_transaction_receipt
from eth_tester.exceptions import TransactionNotFound

_STIPEND = 2300
"""What a call that sends value gives along; `_gas_needed` adds it as geth does."""


class QuickBackend(PyEVMBackend):
    """Finds a transaction by its index, runs a question once, and estimates gas in two runs."""

    def reset_to_genesis(self, *parameters, **named) -> None:
        super().reset_to_genesis(*parameters, **named)
        self.chain.gas_estimator = _gas_needed
        self._answers: dict[tuple[object, ...], bytes] = {}

    def call(self, transaction, block_number="latest") -> bytes:
        """Return what a contract answers: of one block, always the same to the same question."""
        if block_number == "latest":
            block_number = self.chain.get_canonical_head().block_number
        key = (block_number, *sorted(transaction.items()))
        if key not in self._answers:
            self._answers[key] = super().call(transaction, block_number)
        return self._answers[key]

    def get_transaction_receipt(self, transaction_hash: bytes):
        """Return a receipt; eth-tester reads every block, from the newest to the first."""
        chain: MiningChain = self.chain
        try:
            number, index = chain.chaindb.get_transaction_index(transaction_hash)
        except NotInTheIndex as none:
            raise TransactionNotFound(f"no transaction {transaction_hash.hex()}") from none
        block = chain.get_canonical_block_by_number(number)
        receipts = block.get_receipts(chain.chaindb)
        return serialize_transaction_receipt(
            block, receipts, block.transactions[index], index, False, chain.get_vm()
        )


def _gas_needed(state: StateAPI, transaction: SignedTransactionAPI) -> int:
    """Return what a transaction needs, at most a sixtieth too much.

    As geth does, it is run with all the gas there is, then with what that took and what a call
    inside holds back (EIP-150). py-evm would halve its way there in a dozen runs.
    """

    def left(gas: int) -> int | None:
        snapshot = state.snapshot()
        try:
            done = state.apply_transaction(SpoofTransaction(transaction, gas=gas, gas_price=0))
            return None if done.is_error else done.get_gas_remaining()
        finally:
            state.revert(snapshot)

    rest = left(state.gas_limit)
    if rest is not None:
        enough = (state.gas_limit - rest + _STIPEND) * 64 // 63
        if left(enough) is not None:
            return enough
    return binary_gas_search_intrinsic_tolerance(state, transaction)

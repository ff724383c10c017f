"""A chain inside the test: py-evm with TradeTrust's own contracts, asked as a node is asked.

The contracts are those that TradeTrust publishes (bytecode from ``../shared``); without them the
tests that need a chain are skipped.
"""

from __future__ import annotations

import ast
import json
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from wallet.keys.ethereum import ChainKey, read_address
from wallet.keys.transactions import Transaction
from wallet.registries.chain.abi import Words, call_data
from wallet.registries.chain.node import Ask, Chain, Failure
from wallet.registries.title_escrow.contracts import ESCROW_OF, errors, move_call, role_of
from wallet.registries.title_escrow.evidence import Evidence, record_of
from wallet.registries.title_escrow.reading import read_title
from wallet.titles.escrow import Move, TitleAct, TitleRecord, TitleRef

CHAIN_ID = 131277322940537
"""The chain that eth-tester says it is."""
GWEI = 10**9
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Stage:
    """A registry, and who plays."""

    evm: Evm
    version: int
    registry: str
    keys: tuple[ChainKey, ...]

    @property
    def factory(self) -> str:
        """What makes the titles of the registry; TradeTrust published it for no chain."""
        return self.evm.factories[self.registry]

    def new_title(self) -> TitleRef:
        """Return a title that was never minted."""
        self.evm.tokens += 1
        return TitleRef(CHAIN_ID, self.registry, self.evm.tokens << 100 | 7)

    def minted(self, owner: ChainKey | None = None, holder: ChainKey | None = None) -> TitleRef:
        """Return a title that the first party minted, to itself if nobody is named."""
        ref, key = self.new_title(), self.keys[0]
        move = Move(
            TitleAct.MINT, key.address,
            owner=(owner or key).address, holder=(holder or key).address,
        )  # fmt: skip
        assert self.do(key, ref, move) == ""
        return ref

    def read(self, ref: TitleRef) -> Evidence:
        """Read a title as the program does."""
        return read_title(self.evm.chain, ref, NOW)

    def record(self, ref: TitleRef) -> TitleRecord:
        """Read a title, and tell what was read."""
        return record_of(self.read(ref))

    def escrow(self, ref: TitleRef) -> str:
        """Return where a title lies."""
        signature = ESCROW_OF[self.version]
        asked = (
            self.evm.factories[self.registry],
            call_data(signature, ref.registry, ref.token_id),
        )
        (answer,) = self.evm.chain.calls([asked], self.evm.newest)
        assert isinstance(answer, Words)
        return answer.address(0)

    def do(self, key: ChainKey, ref: TitleRef, move: Move, remark: bytes = b"") -> str:
        """Carry a move out, whatever its rules are; return the contract's refusal, or ""."""
        to = self.registry if move.act.is_issuers else self.escrow(ref)
        return self.evm.do(key, ref, move, to, self.version, remark)


class Evm:
    """A chain of one's own; every transaction is a block."""

    host = "evm.test"

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.tokens = 0
        self.factories: dict[str, str] = {}
        limit = sys.getrecursionlimit()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of libraries that only tests use
            from eth_tester import EthereumTester

            from tests.wallet.registries.title_escrow.quick_chain import QuickBackend

            self.tester = EthereumTester(QuickBackend())
        # py-evm raises it so far that deep JSON ends the process instead of the parser.
        sys.setrecursionlimit(limit)
        self.rich = self.tester.get_accounts()[0]
        self.asked: list[Ask] = []
        self._kept: dict[str, list[dict[str, Any]]] = {}
        self._read = -1

    # As a node

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        """Answer as a node does."""
        self.asked += questions
        return [self._answer(one) for one in questions]

    @property
    def chain(self) -> Chain:
        """This chain, as the program sees one."""
        return Chain(self)

    def _answer(self, ask: Ask) -> object:
        from eth_tester.exceptions import BlockNotFound, TransactionFailed, TransactionNotFound

        tester, params = self.tester, ask.params
        try:
            match ask.method:
                case "eth_chainId":
                    return hex(CHAIN_ID)
                case "eth_getBlockByNumber":
                    block = tester.get_block_by_number(_number(params[0]))
                    names = {"number": "number", "timestamp": "timestamp",
                             "baseFeePerGas": "base_fee_per_gas"}  # fmt: skip
                    return {name: hex(block[ours]) for name, ours in names.items()} | {
                        "hash": block["hash"]
                    }
                case "eth_call":
                    call = self._call(params[0])
                    return _text(tester.call(call, _number(params[1])))
                case "eth_getCode":
                    return _text(tester.get_code(params[0], _number(params[1])))
                case "eth_getLogs":
                    first, last = (int(params[0][name], 16) for name in ("fromBlock", "toBlock"))
                    return [log for log in self._logs(params[0]["address"])
                            if first <= int(log["blockNumber"], 16) <= last]  # fmt: skip
                case "eth_getTransactionCount":
                    return hex(tester.get_nonce(params[0]))
                case "eth_getBalance":
                    return hex(tester.get_balance(params[0]))
                case "eth_maxPriorityFeePerGas":
                    return hex(GWEI)
                case "eth_estimateGas":
                    return hex(tester.estimate_gas(self._call(params[0])))
                case "eth_sendRawTransaction":
                    return tester.send_raw_transaction(params[0])
                case "eth_getTransactionReceipt":
                    found = tester.get_transaction_receipt(params[0])
                    return {"transactionHash": found["transaction_hash"],
                            "blockNumber": hex(found["block_number"]),
                            "blockHash": found["block_hash"], "status": hex(found["status"]),
                            "gasUsed": hex(found["gas_used"])}  # fmt: skip
        except TransactionFailed as failed:
            return Failure(3, "execution reverted", revert_data(failed))
        except TransactionNotFound:
            return None
        except BlockNotFound:
            return None
        except Exception as wrong:
            return Failure(-32000, str(wrong))
        return Failure(-32601, f"the method {ask.method} does not exist")

    def _logs(self, address: str) -> list[dict[str, Any]]:
        """Return every log of a contract; eth-tester would look through all blocks each time."""
        newest = self.tester.get_block_by_number("latest")["number"]
        if newest > self._read:
            for log in self.tester.get_logs(from_block=self._read + 1, to_block=newest):
                self._kept.setdefault(read_address(log["address"]), []).append(_log(log))
            self._read = newest
        return self._kept.get(address, [])

    def _call(self, call: dict[str, Any]) -> dict[str, Any]:
        return {"from": self.rich, "gas": 5_000_000, **call}

    # As somebody who sends

    def deploy(self, name: str, version: int, *arguments: str) -> str:
        """Deploy a contract and return its address."""
        from eth_abi import encode

        made = json.loads((self.folder / f"{name}.v{version}.json").read_text())
        types = [one["type"] for part in made["abi"] if part["type"] == "constructor"
                 for one in part["inputs"]]  # fmt: skip
        code = bytes.fromhex(made["bytecode"].removeprefix("0x")) + encode(types, arguments)
        digest = self.tester.send_transaction(
            {"from": self.rich, "gas": 9_000_000, "data": "0x" + code.hex()}
        )
        receipt = self.tester.get_transaction_receipt(digest)
        assert receipt["status"] == 1
        return read_address(receipt["contract_address"])

    def registry(self, version: int) -> str:
        """Deploy a factory and a registry; `rich` may do everything there."""
        factory = self.deploy("TitleEscrowFactory", version)
        made = self.deploy("TradeTrustToken", version, "Sample eBL", "SEBL", factory)
        self.factories[made] = factory
        return made

    def stage(self, version: int, keys: tuple[ChainKey, ...]) -> Stage:
        """Deploy a registry and give the first key every role there."""
        registry = self.registry(version)
        for act in filter(lambda act: act.is_issuers, TitleAct):
            self.grant(registry, role_of(act), keys[0].address)
        return Stage(self, version, registry, keys)

    @property
    def newest(self) -> int:
        """The newest block."""
        return int(self.tester.get_block_by_number("latest")["number"])

    def fund(self, key: ChainKey, ether: float = 10) -> ChainKey:
        """Give a key something to pay fees with."""
        self.tester.send_transaction(
            {"from": self.rich, "to": key.address, "value": int(ether * 10**18), "gas": 21_000}
        )
        return key

    def grant(self, registry: str, role: bytes, to: str) -> None:
        """Give an address a role at the registry."""
        data = call_data("grantRole(bytes32,address)", role, to)
        self.send_from_rich(registry, data)

    def send_from_rich(self, to: str, data: bytes) -> None:
        """Call a contract from the account that deployed it."""
        self.tester.send_transaction(
            {"from": self.rich, "to": to, "data": "0x" + data.hex(), "gas": 3_000_000}
        )

    def do(
        self, key: ChainKey, ref: TitleRef, move: Move, to: str, version: int, remark=b""
    ) -> str:
        """Carry a move out, whatever its rules are; return the refusal, or ""."""
        data = move_call(ref, move, version, remark)
        found = self.chain.simulate(key.address, to, data)
        if found is not None:
            return errors().get(found.data[:4], found.data[:4].hex() or "?")
        transaction = Transaction(
            CHAIN_ID, self.tester.get_nonce(key.address), GWEI, 100 * GWEI, 1_000_000, to, data
        )
        digest = self.tester.send_raw_transaction("0x" + transaction.sign(key).raw.hex())
        assert self.tester.get_transaction_receipt(digest)["status"] == 1
        return ""


def revert_data(failed: Exception) -> bytes:
    """Return what a contract said when it refused; eth-tester only has its `repr`."""
    said = str(failed.args[0]) if failed.args else ""
    return ast.literal_eval(said) if said.startswith(("b'", 'b"')) else b""


def _number(block: str) -> int | str:
    return block if block == "latest" else int(block, 16)


def _text(data: object) -> str:
    return str(data) if isinstance(data, str) else "0x" + bytes(data).hex()


def _log(log: dict[str, Any]) -> dict[str, Any]:
    return {
        "address": log["address"], "topics": list(log["topics"]), "data": _text(log["data"]),
        "blockNumber": hex(log["block_number"]), "blockHash": log["block_hash"],
        "transactionHash": log["transaction_hash"], "logIndex": hex(log["log_index"]),
    }  # fmt: skip

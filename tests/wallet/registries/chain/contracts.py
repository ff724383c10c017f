"""A chain with document stores and the registry of did:ethr, answered as the real ones answer.

Compared by hand with the contracts that are published: TrustVC's DocumentStore, and
EthereumDIDRegistry of ERC-1056.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wallet.formats.openattestation.ethr import REGISTRIES
from wallet.keys.ethereum import bytes_of, read_address
from wallet.registries.chain.node import Ask, Failure

STORE = read_address("0x" + "8b" * 20)
BLOCK = {"number": "0x10", "hash": "0x" + "ab" * 32, "timestamp": "0x69000000"}


@dataclass
class Contracts:
    """A node of chain 1 (or another) that knows one store and who has which name."""

    issued: set[str] = field(default_factory=set)
    revoked: set[str] = field(default_factory=set)
    owners: dict[str, str] = field(default_factory=dict)
    is_batchable: bool = False
    chain_id: int = 1
    host: str = "contracts.test"
    moves: bool = False
    """Whether the chain changes its mind about its newest block."""

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        """Answer as a node does."""
        return [self._answer(one) for one in questions]

    def _answer(self, ask: Ask) -> object:
        if ask.method == "eth_chainId":
            return hex(self.chain_id)
        if ask.method == "eth_getBlockByNumber":
            is_other = self.moves and ask.params[0] != "latest"
            return BLOCK | ({"hash": "0x" + "cd" * 32} if is_other else {})
        assert ask.method == "eth_call"
        call, block = ask.params
        assert block == BLOCK["number"]
        data = bytes.fromhex(call["data"][2:])
        selector, words = data[:4].hex(), [data[at : at + 32] for at in range(4, len(data), 32)]
        if call["to"] == REGISTRIES.get(self.chain_id) and selector == "8733d4e8":
            asked = words[0][12:]
            owners = {bytes_of(one): bytes_of(by) for one, by in self.owners.items()}
            return "0x" + owners.get(asked, asked).rjust(32, b"\0").hex()
        if call["to"] != STORE:
            return "0x"  # so answers an address where there is no contract
        return self._store(selector, [word.hex() for word in words])

    def _store(self, selector: str, words: list[str]) -> object:
        is_there = words[0] in self.issued
        match selector:
            case "01ffc9a7":
                return _flag(self.is_batchable) if self.is_batchable else Failure(3, "reverted")
            case "163aa631":
                return _flag(is_there)
            case "4294857f":
                return _flag(words[0] in self.revoked)
            case "3c9b53e0" if self.is_batchable:
                return _flag(is_there)
            case "a5e440d2" if self.is_batchable:
                if not is_there:  # DocumentNotIssued(bytes32,bytes32)
                    return Failure(3, "reverted", bytes.fromhex("517eeb7d") + bytes(64))
                assert [int(one, 16) for one in words[2:4]] == [0x60, len(words) - 4]
                return _flag(bool(set(words[:2]) & self.revoked))
        return Failure(3, "execution reverted")


def _flag(yes: bool) -> str:
    return "0x" + int(yes).to_bytes(32).hex()

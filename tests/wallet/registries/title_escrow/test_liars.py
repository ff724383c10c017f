"""A node that is honest but for one kind of answer is found out by what it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.wallet.registries.title_escrow.paper import KEYS, PaperEscrow
from wallet.errors import WalletError
from wallet.keys.ethereum import ChainKey
from wallet.registries.chain.node import MOST_LOGS, Ask, Chain, Failure
from wallet.registries.title_escrow.evidence import record_of
from wallet.registries.title_escrow.reading import read_title
from wallet.titles.escrow import Move, TitleAct

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
OTHER = ChainKey.from_hex("22" * 32).address


@dataclass
class Twisted:
    """An honest node but for one kind of answer."""

    escrow: PaperEscrow
    method: str
    twist: Callable[[Any, Ask], Any]
    host: str = "twisted"

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        return [
            self.twist(answer, ask) if ask.method == self.method else answer
            for ask, answer in zip(questions, self.escrow.ask(questions), strict=True)
        ]


def with_member(name: str, value: object) -> Callable[[Any, Ask], Any]:
    """Change one member of an answer, or of each of its items."""

    def twist(answer: Any, _ask: Ask) -> Any:
        if isinstance(answer, list):
            return [{**one, name: value} for one in answer]
        return {**answer, name: value}

    return twist


def without(name: str) -> Callable[[Any, Ask], Any]:
    def twist(answer: Any, _ask: Ask) -> Any:
        if isinstance(answer, list):
            return [{key: one[key] for key in one if key != name} for one in answer]
        return {key: answer[key] for key in answer if key != name}

    return twist


def another_block_later(answer: Any, ask: Ask) -> Any:
    """Forget the newest block as soon as it is asked for by its number."""
    return answer if ask.params[0] == "latest" else {**answer, "hash": "0x" + "ee" * 32}


BLOCKS, LOGS = "eth_getBlockByNumber", "eth_getLogs"


@pytest.mark.parametrize(
    ("method", "twist", "code"),
    [
        ("eth_chainId", lambda _a, _q: "0x1", "chain-id-differs"),
        ("eth_chainId", lambda _a, _q: None, "answer-malformed"),
        (BLOCKS, another_block_later, "chain-moved"),
        (BLOCKS, with_member("number", "0x1"), "chain-moved"),
        (BLOCKS, with_member("timestamp", "0x" + "f" * 16), "answer-malformed"),
        (BLOCKS, without("hash"), "answer-malformed"),
        (BLOCKS, lambda _a, _q: None, "answer-malformed"),
        (LOGS, with_member("blockNumber", "0x1"), "answer-malformed"),
        (LOGS, with_member("blockHash", "0x" + "ee" * 32), "chain-moved"),
        (LOGS, with_member("removed", True), "answer-malformed"),
        (LOGS, with_member("address", OTHER), "answer-malformed"),
        (LOGS, with_member("topics", []), "answer-malformed"),
        (LOGS, with_member("data", "0x" + "00" * 9000), "answer-malformed"),
        (LOGS, without("transactionHash"), "answer-malformed"),
        (LOGS, without("logIndex"), "answer-malformed"),
        (LOGS, lambda answer, _q: answer + answer, "answer-malformed"),
        (LOGS, lambda answer, _q: answer * (MOST_LOGS + 1), "answer-malformed"),
        (LOGS, lambda _a, _q: [], "history-broken|evidence-contradicts"),
        (LOGS, lambda answer, _q: answer[:-1], "history-broken|evidence-contradicts"),
        (LOGS, lambda answer, _q: answer[1:], "history-broken|evidence-contradicts"),
        ("eth_call", lambda _a, _q: "0x", "registry-foreign|answer-malformed"),
        ("eth_call", lambda _a, _q: Failure(3, "reverted"), "registry-foreign"),
        ("eth_call", lambda _a, _q: "0x" + "ff" * 32, "answer-malformed"),
    ],
)
def test_one_lie_of_a_node_is_found_out_by_what_it_is(
    method: str, twist: Callable[[Any, Ask], Any], code: str
) -> None:
    escrow, (one, two) = PaperEscrow(), (key.address for key in KEYS[:2])
    escrow.do(Move(TitleAct.MINT, "", owner=one, holder=one))
    escrow.do(Move(TitleAct.TRANSFER_HOLDER, one, holder=two))
    record_of(read_title(Chain(escrow), escrow.ref, NOW))
    with pytest.raises(WalletError, match=code):
        record_of(read_title(Chain(Twisted(escrow, method, twist)), escrow.ref, NOW))

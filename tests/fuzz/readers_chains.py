"""Readers of what nodes of a chain answer, as fuzzing calls them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

from tests.wallet.registries.title_escrow.paper import KEYS, REF, long_title
from wallet.desk.title_files import is_snapshot
from wallet.errors import WalletError
from wallet.keys.canonical import read_json
from wallet.registries.chain.abi import Words
from wallet.registries.chain.http import HttpNode, node_host
from wallet.registries.chain.node import Ask, Chain, Failure, read_log
from wallet.registries.https import Answer, Https
from wallet.registries.title_escrow import evidence, reading, requests
from wallet.registries.title_escrow.moving import draft_move, refusal_of, send_signed, sign_draft
from wallet.titles.escrow import Move, TitleAct

NOW = datetime(2026, 11, 22, tzinfo=UTC)


class LyingNode:
    """A node that tells the truth but for some answers.

    Each two bytes of the input choose which question is answered with which lie.
    """

    host = "node.example"

    def __init__(self, lies: bytes) -> None:
        self._lies = lies
        self._asked = 0
        self._honest = _title()

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        """Answer."""
        return [self._answer(one) for one in questions]

    def _answer(self, ask: Ask) -> object:
        truth = self._honest.ask([ask])[0]
        at, self._asked = self._asked, self._asked + 1
        lies = self._lies
        for place in range(0, len(lies) - 1, 2):
            if lies[place] == at % 256:
                return _lie(lies[place + 1], truth)
        return truth


@cache
def _title():
    return long_title(7)


def _lie(which: int, truth: object) -> object:
    lies: list[object] = [
        None, True, 0, -1, 1.5, "", "0x", "0x0", "0x1", "0x" + "ff" * 32, "0x" + "ff" * 4096, [],
        {}, [None], [{}], "0xzz", "0x0g", " 0x1", "0x" + "0" * 63 + "1", "é", {"number": "0x1"},
        Failure(3, "reverted", b"\x08\xc3\x79\xa0" + bytes(64)), Failure(-32005, "too many"),
    ]  # fmt: skip
    if which < len(lies):
        return lies[which]
    if isinstance(truth, dict) and truth:
        name = sorted(truth)[which % len(truth)]
        return {**truth, name: lies[which // 8 % len(lies)]}
    if isinstance(truth, list) and truth:
        first = truth[which % len(truth)]
        return [*truth, first] if which % 2 else [_lie(which // 2, first), *truth[1:]]
    if isinstance(truth, str):
        return truth[:-1] + f"{which % 16:x}"
    return lies[which % len(lies)]


def node(data: bytes) -> None:
    """Read a title from a node that lies here and there, and prepare a move by what it says."""
    chain = Chain(LyingNode(data))
    found = reading.read_title(chain, REF, NOW)
    record = evidence.record_of(found)
    again = evidence.read_evidence(evidence.write_evidence(found))
    assert evidence.record_of(again).state == record.state
    key = KEYS[0]
    draft = draft_move(
        chain, found, Move(TitleAct.TRANSFER_HOLDER, key.address, holder=KEYS[1].address), "id", NOW
    )
    send_signed(chain, draft, sign_draft(draft, key, NOW), NOW)


class _Saying(Https):
    """A server that answers with given bytes."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data

    def post(self, *_asked: object, **_more: object) -> Answer:
        return Answer(200, "application/json", self._data)


def _node(data: bytes) -> HttpNode:
    return HttpNode("https://node.example/v3/secret", _Saying(data))


def answer(data: bytes) -> None:
    """Read one JSON-RPC answer, and one to a batch, as each kind of thing that is asked."""
    for count in (1, 2):
        try:
            found = _node(data).ask([Ask("eth_x")] * count)
        except WalletError:
            continue
        for one in found:
            if isinstance(one, Failure):
                str(refusal_of(one, "node.example"))
    chain = Chain(_node(data))
    for ask in (
        lambda: chain.check_id(1), chain.block, chain.tip, lambda: chain.nonce("0x0"),
        lambda: chain.balance("0x0"), lambda: chain.gas("0x0", "0x0", b""),
        lambda: chain.logs(REF.registry, 0, 9), lambda: chain.calls([("0x0", b"")], 1),
        lambda: chain.receipt("0x" + "0" * 64), lambda: chain.has_code("0x0", 1),
        lambda: chain.simulate("0x0", "0x0", b""), lambda: chain.send(b""),
    ):  # fmt: skip
        try:
            ask()
        except WalletError:
            continue


def kept(data: bytes) -> None:
    """Read what is kept and exchanged about titles."""
    is_snapshot(data)
    for read in (
        evidence.read_evidence, reading.read_journal, requests.read_request, requests.read_answer,
        requests.kind_of, lambda raw: node_host(raw.decode("utf-8", "replace")),
        lambda raw: evidence.read_asset(raw.decode("utf-8", "replace")),
        lambda raw: read_log(read_json(raw), REF.registry),
    ):  # fmt: skip
        try:
            read(data)
        except WalletError:
            continue


def words(data: bytes) -> None:
    """Read the words of a contract's answer as each kind."""
    found = Words(data)
    for place in (0, 1, 2, len(data) // 32):
        for read in (found.number, found.address, found.flag, found.text):
            try:
                read(place)
            except WalletError:
                continue

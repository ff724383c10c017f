"""Nodes, snapshots, requests and answers that lie: only `WalletError` comes out, and soon."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wallet.errors import CouldNotLook, Unreadable, WalletError
from wallet.formats.openattestation.ethr import REGISTRIES
from wallet.keys.ethereum import ChainKey, read_address
from wallet.registries.chain.abi import Words, call_data
from wallet.registries.chain.node import MOST_LOGS, Ask, Chain, Failure, Log, read_log
from wallet.registries.title_escrow.contracts import (
    ACTS,
    DEAD,
    errors,
    escrow_address,
    events,
)
from wallet.registries.title_escrow.evidence import (
    Evidence,
    read_asset,
    read_evidence,
    record_of,
    write_evidence,
)
from wallet.registries.title_escrow.history import history
from wallet.registries.title_escrow.moving import Draft, sign_draft
from wallet.registries.title_escrow.reading import Journal, read_journal, read_title, write_journal
from wallet.registries.title_escrow.requests import (
    read_answer,
    read_request,
    request_digest,
    write_answer,
    write_request,
)
from wallet.titles.escrow import Move, TitleAct, TitleRef, TitleState, TitleStatus

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KEY = ChainKey.from_hex("21" * 32)
OTHER = ChainKey.from_hex("22" * 32).address
FACTORY, CODE = ChainKey.from_hex("23" * 32).address, ChainKey.from_hex("24" * 32).address
REF = TitleRef(137, ChainKey.from_hex("25" * 32).address, 77)
ESCROW = escrow_address(REF, FACTORY, CODE)
STATE = TitleState(5, TitleStatus.ACTIVE, KEY.address, KEY.address)

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(max_size=20)
    | st.sampled_from(["0x", "0x1", "0x" + "ab" * 32, "0x" + "00" * 32, "0x" + "11" * 20, ESCROW]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["topics", "data", "blockNumber", "number", "hash", "timestamp", "x"]),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


@dataclass
class Liar:
    """A node that answers whatever hypothesis thinks of."""

    data: st.DataObject
    host: str = "liar"
    asked: int = 0

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        self.asked += len(questions)
        return [self._answer(one) for one in questions]

    def _answer(self, ask: Ask) -> object:
        honest: dict[str, object] = {
            "eth_chainId": "0x89",
            "eth_getBlockByNumber": {"number": "0x10", "hash": "0x" + "ab" * 32, "timestamp": "0x5",
                                     "baseFeePerGas": "0x1"},
            "eth_getLogs": [],
            "eth_getCode": "0x00",
        }  # fmt: skip
        if ask.method == "eth_call":
            word = st.sampled_from([0, 1, 5, int(ESCROW, 16), int(REF.registry, 16), 2**200])
            words = st.lists(word, min_size=1, max_size=3)
            usual = words.map(lambda some: "0x" + b"".join(n.to_bytes(32) for n in some).hex())
        else:
            usual = st.just(honest.get(ask.method))
        refusal = st.just(Failure(3, "execution reverted")) | st.just(Failure(-32005, "too many"))
        # Mostly what it should be, or nothing behind the first question is ever reached.
        return self.data.draw(st.one_of(usual, usual, usual, usual, refusal, JSON))


@settings(max_examples=80)
@given(st.data())
def test_a_lying_node_is_refused_soon(data: st.DataObject) -> None:
    liar = Liar(data)
    with contextlib.suppress(WalletError):
        record_of(read_title(Chain(liar), REF, NOW))
    assert liar.asked < 200


@given(JSON)
def test_any_log_is_read_or_refused(item: object) -> None:
    with contextlib.suppress(Unreadable):
        read_log(item, ESCROW)


@given(st.binary(max_size=400), st.integers(0, 40))
def test_any_words_are_read_or_refused(data: bytes, place: int) -> None:
    for read in (Words.number, Words.address, Words.flag, Words.text):
        with contextlib.suppress(Unreadable):
            read(Words(data), place)


TOPICS = st.sampled_from(sorted(events())) | st.binary(min_size=32, max_size=32)
PARTY = st.sampled_from([0, int(KEY.address, 16), int(OTHER, 16), 1, 2**161]).map(
    lambda number: number.to_bytes(32)
)


def a_log(draw: Any, index: int) -> Log:
    """Return a log that looks like one of an escrow's, more or less."""
    topics = (draw(TOPICS), *draw(st.lists(PARTY, max_size=3)))
    remark = draw(st.binary(max_size=40))
    data = call_data("f(address,uint256,bytes)", REF.registry, REF.token_id, remark)[4:]
    if draw(st.integers(0, 5)) == 0:
        data = draw(st.binary(max_size=200))
    transaction = "0x" + f"{draw(st.integers(0, 3)):064x}"
    return Log(topics, data, 7, "0x" + "cc" * 32, transaction, index)


@settings(max_examples=80)
@given(st.data(), st.sampled_from([4, 5]))
def test_any_logs_tell_a_story_that_the_law_allows_or_none(
    data: st.DataObject, version: int
) -> None:
    logs = [a_log(data.draw, index) for index in range(data.draw(st.integers(0, 6)))]
    try:
        lines, state = history(REF, version, logs, {7: NOW})
    except WalletError:
        return
    assert len(lines) <= len(logs)
    assert state.status in TitleStatus


def evidence() -> Evidence:
    return Evidence(
        REF, ESCROW, FACTORY, CODE, TitleState(5), (), {}, 9, "0x" + "ab" * 32, NOW, "here", NOW
    )  # fmt: skip


def draft() -> Draft:
    move = Move(TitleAct.TRANSFER_HOLDER, KEY.address, holder=OTHER, remark="谢谢")
    return Draft(
        REF, move, "urn:x", ESCROW, FACTORY, CODE, STATE, 9, NOW, "here", 3, 200_000, 10**10,
        10**9, NOW + timedelta(hours=1),
    )  # fmt: skip


READERS = {
    "evidence": (read_evidence, lambda: write_evidence(evidence())),
    "request": (read_request, lambda: write_request(draft())),
    "answer": (read_answer, lambda: write_answer(draft(), sign_draft(draft(), KEY, NOW))),
    "journal": (read_journal, lambda: write_journal(Journal(ESCROW, 3, 9, "0x00", ()))),
}


@pytest.mark.parametrize("name", READERS)
def test_what_is_written_is_read_again(name: str) -> None:
    read, write = READERS[name]
    text = write()
    found = read(text)
    again = {
        "evidence": write_evidence, "request": write_request, "journal": write_journal,
        "answer": lambda answer: write_answer(draft(), answer.signed),
    }  # fmt: skip
    assert again[name](found) == text
    if name == "answer":
        assert found.request == request_digest(draft())


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_member_may_be_wrong_and_is_refused_in_words(name: str, data: st.DataObject) -> None:
    """Each file with one member replaced, left out or cut: read, or refused as a `WalletError`."""
    read, write = READERS[name]
    found = json.loads(write())
    place = found
    while True:
        member = data.draw(st.sampled_from(sorted(place)))
        if not (isinstance(place[member], dict) and data.draw(st.booleans())):
            break
        place = place[member]
    if data.draw(st.booleans()):
        del place[member]
    else:
        place[member] = data.draw(JSON)
    with contextlib.suppress(WalletError):
        read(json.dumps(found).encode())


@pytest.mark.parametrize("name", READERS)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_refused(name: str, data: bytes) -> None:
    with pytest.raises(WalletError):
        READERS[name][0](data)


def test_a_request_has_the_size_of_one_code() -> None:
    assert len(write_request(draft())) < 2000
    assert len(write_answer(draft(), sign_draft(draft(), KEY, NOW))) < 900


def test_a_node_that_never_ends_its_logs_is_left() -> None:
    class Endless:
        host = "endless"

        def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
            return [[{}] * (MOST_LOGS + 1)] * len(questions)

    with pytest.raises(Unreadable, match="answer-malformed"):
        Chain(Endless()).logs(ESCROW, 0, 9)


def test_a_log_that_another_contract_wrote_is_refused() -> None:
    zero = "0x" + "00" * 32
    log = {"address": OTHER, "topics": [zero], "data": "0x", "blockNumber": "0x1",
           "blockHash": zero, "transactionHash": zero, "logIndex": "0x0"}  # fmt: skip
    with pytest.raises(Unreadable):
        read_log(log, ESCROW)
    assert read_log(log | {"address": ESCROW.lower()}, ESCROW).block == 1
    with pytest.raises(Unreadable):
        read_log(log | {"address": ESCROW, "removed": True}, ESCROW)


def test_a_snapshot_of_a_foreign_contract_shows_nothing() -> None:
    assert record_of(evidence()).state.status is TitleStatus.NEVER_MINTED
    from dataclasses import replace

    with pytest.raises(Unreadable, match="escrow-foreign"):
        record_of(replace(evidence(), escrow=OTHER))


def test_signatures_are_those_of_the_published_contracts(shared: Any) -> None:
    """Every call, event and error is in the package that TradeTrust published."""
    listed = json.loads((shared / "data/tradetrust/abi/selectors.json").read_text())
    for version in (4, 5):
        contracts = listed[f"v{version}"]["contracts"].values()
        functions = {name for one in contracts for name in one["functions"]}
        published = {topic for one in contracts for topic in one["events"].values()}
        assert set(ACTS[version].values()) <= functions
        ours = {topic for topic, (_, of) in events().items() if of == version}
        assert {"0x" + topic.hex() for topic in ours} <= published
    refusals = {
        code
        for one in ("v4", "v5")
        for contract in listed[one]["contracts"].values()
        for code in contract["errors"].values()
    }
    known = {"0x" + code.hex() for code in errors()}
    # OpenZeppelin's own error is not listed with TradeTrust's.
    assert known - refusals == {"0x7e273289"}


@pytest.mark.parametrize("address", [DEAD, *REGISTRIES.values()])
def test_addresses_that_are_written_down_are_written_as_they_are_read(address: str) -> None:
    assert read_address(address) == address


@pytest.mark.parametrize(
    "text",
    ["", "eip155:137", "eip155:0/erc721:" + REF.registry + "/1", REF.asset + "x",
     "eip155:137/erc721:" + REF.registry + "/" + str(2**256)],
)  # fmt: skip
def test_what_names_no_title_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_asset(text)
    assert read_asset(REF.asset) == REF


def test_a_node_too_narrow_is_left_and_its_journal_kept() -> None:
    """A node that allows one block at a time is given up, not asked for ever."""

    class Narrow:
        host = "narrow"
        asked = 0

        def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
            return [self._answer(one) for one in questions]

        def _answer(self, ask: Ask) -> object:
            self.asked += 1
            if ask.method == "eth_chainId":
                return "0x89"
            if ask.method == "eth_getBlockByNumber":
                number = ask.params[0] if ask.params[0] != "latest" else hex(10**7)
                return {"number": number, "hash": "0x" + "ab" * 32, "timestamp": "0x5"}
            if ask.method == "eth_getCode":
                return Failure(-32000, "missing trie node")
            if ask.method == "eth_getLogs":
                first, last = (int(ask.params[0][n], 16) for n in ("fromBlock", "toBlock"))
                return [] if last - first < 5_000 else Failure(-32005, "block range too wide")
            data = ask.params[0]["data"]
            word = {"0x01ffc9a7": 1, "0x6352211e": int(ESCROW, 16), "0x325689f9": int(FACTORY, 16),
                    "0x5c975abb": 0, "0xa7f0b3de": 5, "0xdc48b34f": int(ESCROW, 16),
                    "0x5c60da1b": int(CODE, 16)}.get(data[:10], int(KEY.address, 16))  # fmt: skip
            return "0x" + word.to_bytes(32).hex()

    node = Narrow()
    kept: list[Journal] = []
    found = read_title(Chain(node), REF, NOW, keep=kept.append)
    assert found.logs == ()
    assert kept[-1].last == 10**7 - 64
    assert node.asked < 12_000
    # A second reading asks for the newest blocks only.
    node.asked = 0
    read_title(Chain(node), REF, NOW, journal=kept[-1], keep=kept.append)
    assert node.asked < 30
    with pytest.raises(CouldNotLook):
        record_of(found)  # it said who the holder is, and showed no log of that

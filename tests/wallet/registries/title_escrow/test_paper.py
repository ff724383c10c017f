"""The escrow on paper writes what the contract writes, and long titles are read whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.wallet.registries.title_escrow.evm import Stage
from tests.wallet.registries.title_escrow.paper import REF, PaperEscrow, long_title
from tests.wallet.registries.title_escrow.test_on_chain import moves_of
from wallet.errors import CouldNotLook
from wallet.progress import Cancelled
from wallet.registries.chain.node import Ask, Chain, Failure, Log
from wallet.registries.title_escrow.evidence import Evidence, record_of
from wallet.registries.title_escrow.reading import read_journal, read_title, write_journal
from wallet.titles.escrow import Move, TitleAct

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def told(logs: tuple[Log, ...], registry: str) -> list[tuple[object, ...]]:
    """Return what logs say, without where they stand and for which registry."""
    mine = int(registry, 16).to_bytes(32)
    return [(log.topics, log.data.replace(mine, b"")) for log in logs]


def test_it_writes_what_the_contract_writes(stage: Stage) -> None:
    if stage.version != 5:
        pytest.skip("of version 5 only")
    ref, key = stage.minted(), stage.keys[0]
    paper = PaperEscrow(ref=replace(REF, token_id=ref.token_id))
    paper.do(Move(TitleAct.MINT, "", owner=key.address, holder=key.address))
    for number, (by, move) in enumerate(moves_of(stage)):
        remark = b"no. %d" % number
        assert stage.do(stage.keys[by], ref, move, remark) == ""
        paper.do(move, remark)
    real = tuple(
        log for log in stage.read(ref).logs if len(log.topics) > 1 or log.data[31:32] != b"\x01"
    )
    ours = tuple(paper.logs)
    assert told(real, ref.registry) == told(ours, paper.ref.registry)


def test_a_title_of_a_thousand_acts_is_read_in_few_questions() -> None:
    paper = long_title(1_000)
    record = record_of(read_title(Chain(paper), paper.ref, NOW))
    assert len(record.endorsements) == 1_000
    assert record.state == paper.state
    logs = [ask for ask in paper.asked if ask.method == "eth_getLogs"]
    assert len(logs) <= 2
    blocks = [ask for ask in paper.asked if ask.method == "eth_getBlockByNumber"]
    assert len(blocks) < 1_010


def test_reading_goes_on_after_it_was_stopped_and_after_the_chain_changed_its_mind() -> None:
    paper, kept = long_title(60), []

    class Stops:
        def step(self, done: int, total: int, what: str = "") -> None:
            if len(kept) >= 2:
                raise Cancelled

    class Narrow(PaperEscrow):
        """Allows 700 blocks at a time."""

        def _answer(self, ask: Ask) -> object:
            if ask.method == "eth_getLogs":
                first, last = (int(ask.params[0][name], 16) for name in ("fromBlock", "toBlock"))
                if last - first > 700:
                    return Failure(-32005, "query returned more than 10000 results")
            return super()._answer(ask)

    narrow = Narrow(state=paper.state, logs=paper.logs, acts=paper.acts)
    with pytest.raises(Cancelled):
        read_title(Chain(narrow), REF, NOW, keep=kept.append, progress=Stops())
    journal = read_journal(write_journal(kept[-1]))
    assert journal == kept[-1]
    assert 0 < journal.last < narrow.newest
    narrow.asked.clear()
    whole = read_title(Chain(narrow), REF, NOW, journal=journal, keep=kept.append)
    assert record_of(whole).state == narrow.state
    spans = [ask.params[0] for ask in narrow.asked if ask.method == "eth_getLogs"]
    assert min(int(span["fromBlock"], 16) for span in spans) == journal.last + 1
    # A chain that has another block there now is read anew.
    narrow.asked.clear()
    other = replace(kept[-1], last_hash="0x" + "ee" * 32)
    again = read_title(Chain(narrow), REF, NOW, journal=other)
    assert again == whole
    spans = [ask.params[0] for ask in narrow.asked if ask.method == "eth_getLogs"]
    assert min(int(span["fromBlock"], 16) for span in spans) <= narrow.first + 1_000


def test_leaving_out_one_log_changes_nothing_about_who_had_it_when() -> None:
    """It is found out, or it was one that only names the act: owner and holder stay as told.

    A node that leaves out whole acts which undo each other cannot be found out by its own word;
    that is why every record says whose word it is.
    """
    paper = long_title(14)
    whole, found_out = list(paper.logs), 0
    truth = [(line.owner, line.holder) for line in record_of(read(paper)).endorsements]
    for hidden in range(len(whole)):
        paper.logs[:] = whole[:hidden] + whole[hidden + 1 :]
        told_so = truth
        try:
            lines = record_of(read(paper)).endorsements
            told_so = [(line.owner, line.holder) for line in lines]
        except CouldNotLook:
            found_out += 1
        assert told_so == truth
    assert found_out > len(whole) / 2


def read(paper: PaperEscrow) -> Evidence:
    """Read a title anew."""
    return read_title(Chain(paper), paper.ref, NOW)

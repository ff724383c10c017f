"""The verbs for titles on chains, as a script runs them: two machines, one of them offline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.wallet.desk.rail import Watched
from tests.wallet.registries.chain.served import served
from tests.wallet.registries.title_escrow.evm import CHAIN_ID, Evm, Stage
from wallet.book import Book, Titles
from wallet.clock import SystemClock
from wallet.keys.ethereum import ChainKey
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.titles.parties import Role
from wallet.voyage import PASSPHRASE


@pytest.fixture(scope="module")
def stage(evm: Evm) -> Stage:
    keys = tuple(evm.fund(ChainKey.from_hex(f"{at:064x}"), 1000) for at in (31, 32, 33))
    return evm.stage(5, keys)


@pytest.fixture
def machines(ladewell, secret, tmp_path: Path, stage: Stage, monkeypatch: pytest.MonkeyPatch):
    """Return how to run a verb on the machine with a network and on the one with the key."""
    monkeypatch.setitem(Titles.send.__kwdefaults__, "wait", lambda _seconds: None)
    vaults = {"online": tmp_path / "online", "offline": tmp_path / "offline"}
    for name, vault in vaults.items():
        # Not by `init`: each run would take as long as a real vault takes to open.
        Book.create(
            vault, PASSPHRASE, name=name, role=Role.OTHER, clock=SystemClock(), kdf=LEAST_KDF,
            keyring=None,
        ).close()  # fmt: skip
    key = tmp_path / "key"
    key.write_text(stage.keys[0].to_hex(), "ascii")

    def run(machine: str, *arguments: object, code: int = 0):
        ran = ladewell(
            "--vault", vaults[machine], "--passphrase-file", secret, "--json", "title", *arguments
        )
        assert ran.code == code, (ran.out, ran.err)
        return ran

    run("offline", "key", "--import", key)
    return run


def test_a_title_goes_through_two_machines_by_the_command_line(
    ladewell, secret, machines, stage: Stage, evm: Evm, tmp_path: Path
) -> None:
    ref, bank = stage.new_title(), stage.keys[1].address
    shipper = stage.keys[0].address
    request, answer, result = (tmp_path / name for name in ("request", "answer", "result"))
    with served(evm) as endpoint:
        # Nobody is asked before a node is named.
        refused = machines("online", "show", ref.asset, "--online", code=3)
        assert refused.object["error"] == "network-not-set"
        machines("online", "node", CHAIN_ID, endpoint)
        machines("online", "add", ref.asset, "--label", "MSKU9", "--document", "urn:x")
        assert machines("online", "show", "MSKU9", "--online", code=1).object["status"] == (
            "never-minted"
        )
        machines("online", "name", bank, "Harbour Bank")
        # Mint: drafted here, signed there, sent here.
        machines("online", "move", "MSKU9", "mint", "--by", shipper, "--owner", shipper,
                 "--holder", "Harbour Bank", "--remark", "issued", "-o", request)  # fmt: skip
        asked = machines("offline", "sign", request, "-o", answer, "--yes")
        assert f"owner {shipper}, holder {bank}" in asked.err.partition("after: ")[2]
        assert "whoever has the signed answer can send it" in asked.err
        signed = asked.object
        assert signed["holder_after"] == bank
        assert signed["act"] == "mint"
        sent = machines("online", "send", answer).object
        assert sent["state"] == "done"
        shown = machines("online", "show", "MSKU9").object
        assert (shown["owner"], shown["holder"]) == (shipper, bank)
        assert [one["remark"] for one in shown["endorsements"]] == ["issued"]
        # A draft whose number went stale is drafted anew, and the exit code says so.
        machines("online", "move", "MSKU9", "nominate", "--by", shipper, "--owner",
                 stage.keys[2].address, "-o", request)  # fmt: skip
        machines("offline", "sign", request, "-o", answer, "--yes")
        evm.fund(stage.keys[0])
        other = stage.new_title()
        from wallet.titles.escrow import Move, TitleAct

        move = Move(TitleAct.MINT, shipper, owner=shipper, holder=shipper)
        assert stage.do(stage.keys[0], other, move) == ""
        stale = machines("online", "send", answer, "-o", request, code=1)
        assert stale.object["state"] == "open"
        assert "came before it" in stale.err
        # What is signed is said in the language of who signs.
        asked = ladewell(
            "--vault", tmp_path / "offline", "--passphrase-file", secret, "--language", "zh",
            "title", "sign", request, "-o", answer, "--yes",
        )  # fmt: skip
        words = {"before", "after", "signed", "remark", "costs", "contract", "until", "owner"}
        assert words.isdisjoint(re.findall("[a-z]+", asked.err))
        assert "，被提名人 " in asked.err
        assert machines("online", "send", answer).object["state"] == "done"
        # The result goes back by file, and is believed for whose card is known.
        machines("online", "export", "MSKU9", "-o", result)
    said = ladewell("--vault", tmp_path / "online", "--passphrase-file", secret, "title", "show",
                    "MSKU9").out  # fmt: skip
    assert "In circulation" in said
    assert "holder Harbour Bank" in said
    assert machines("offline", "pin", result, code=3).object["error"] == "snapshot-unvouched"
    listed = machines("online", "list").objects
    assert [(one["label"], one["status"]) for one in listed] == [("MSKU9", "active")]
    assert {one["why"] for one in machines("online", "connections").objects} == {
        "look", "draft", "send",
    }  # fmt: skip


def test_wrong_use_is_told_apart_from_refusals(machines, tmp_path: Path, stage: Stage) -> None:
    ref = stage.new_title()
    machines("online", "show", "nothing", code=2)
    machines("online", "show", ref.asset, code=2)
    machines("online", "node", "137", "http://node.example", code=64)
    machines("online", "node", "137", code=64)
    machines("online", "move", ref.asset, "return", code=64)
    machines("online", "move", ref.asset, "return", "--send", code=3)
    (tmp_path / "x").write_bytes(b"{}")
    machines("offline", "sign", tmp_path / "x", "-o", tmp_path / "y", "--yes", code=2)
    machines("offline", "pin", tmp_path / "x", code=2)
    machines("online", "move", ref.asset, "pledge", "--send", code=64)


def test_a_move_that_waits_is_hurried_by_the_command_line(machines, stage: Stage, evm: Evm) -> None:
    me, bank = stage.keys[0], stage.keys[1].address
    ref, node = stage.minted(me, me), Watched(evm)
    with served(node) as endpoint:
        machines("offline", "node", CHAIN_ID, endpoint)
        node.is_full = True
        moved = machines(
            "offline", "move", ref.asset, "transfer-holder", "--holder", bank, "--send"
        )
        assert moved.object["state"] == "sent"
        task = moved.object["task"]
        for most in (1e-9, "nan"):
            dear = machines("offline", "hurry", task, "--send", "--most-fee", most, code=3)
            assert dear.object["error"] == "title-too-dear"
        hurried = machines("offline", "hurry", task, "--send")
        assert hurried.object["state"] == "sent"
        (waiting,) = node.waiting
        assert waiting.digest == hurried.object["transaction"] != moved.object["transaction"]
        node.mine(waiting.raw.hex())
        done = machines("offline", "send", task)
        assert (done.object["state"], done.object["task"]) == ("done", hurried.object["task"])
        refused = machines("offline", "hurry", task, "--send", code=3)
        assert refused.object["error"] == "title-not-sent"


def test_the_contract_of_a_pilot_is_vouched_for_by_the_command_line(
    machines, stage: Stage, evm: Evm, ladewell, secret, tmp_path: Path
) -> None:
    ref = stage.minted()
    with served(evm) as endpoint:
        machines("online", "node", CHAIN_ID, endpoint)
        machines("online", "add", ref.asset, "--label", "MSKU8")
        shown = machines("online", "show", "MSKU8", "--online").object
    assert (shown["standard"], shown["vouched"]) == (False, None)
    assert shown["factory"] == stage.factory

    def text() -> str:
        vault = ("--vault", tmp_path / "online", "--passphrase-file", secret)
        return ladewell(*vault, "title", "show", "MSKU8").out

    assert "nobody here has vouched for it" in text()
    contract = f"eip155:{CHAIN_ID}:{stage.factory}"
    vouched = machines(
        "online", "trust", CHAIN_ID, stage.factory.lower(), "--source", "Pilot agreement"
    ).object
    assert (vouched["contract"], vouched["source"]) == (contract, "Pilot agreement")
    assert machines("online", "trust").object == vouched
    shown = machines("online", "show", "MSKU8").object
    assert shown["vouched"] == {"source": "Pilot agreement", "at": vouched["at"]}
    assert f"({contract}); it is vouched for since" in text()
    assert machines("online", "trust", CHAIN_ID, stage.factory, "--none").objects == []
    assert machines("online", "show", "MSKU8").object["vouched"] is None
    machines("online", "trust", CHAIN_ID, code=64)
    machines("online", "trust", "--none", code=64)
    machines("online", "trust", CHAIN_ID, "0x12", code=2)

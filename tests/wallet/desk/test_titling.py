"""Titles on a chain, from the desk: with a network, without one, and with the key elsewhere."""

from __future__ import annotations

import json
import socket
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.wallet.desk.rail import DOCUMENT, A, Rail, nap
from tests.wallet.registries.title_escrow.evm import CHAIN_ID, GWEI
from wallet.book import Book, Family, Registry, TaskState
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.keys.ethereum import ChainKey
from wallet.proof.pins import Pin, PinKind
from wallet.proof.verdict import Headline
from wallet.registries.title_escrow.evidence import read_evidence, record_of, write_evidence
from wallet.titles.escrow import Move, TitleRef, TitleStatus


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch):
    """Return a list that stays empty as long as nobody opens a connection or asks for a name."""
    touched: list[object] = []

    def touch(*arguments: object, **_named: object):
        touched.append(arguments)
        raise OSError("the network was touched")

    monkeypatch.setattr(socket.socket, "connect", touch)
    monkeypatch.setattr(socket, "getaddrinfo", touch)
    monkeypatch.setattr(socket, "create_connection", touch)
    return touched


def test_a_title_is_minted_and_moved_in_one_step(rail: Rail) -> None:
    ref, to = rail.stage.new_title(), rail.shipper.titles.address
    rail.carrier.titles.add(ref, DOCUMENT, "MSKU123")
    move = Move(A.MINT, rail.carrier.titles.address, owner=to, holder=to)
    assert rail.sign_and_send(rail.carrier, ref, move).state is TaskState.DONE
    view = rail.carrier.titles.show(ref)
    assert view.record is not None
    assert view.record.state.status is TitleStatus.ACTIVE
    assert view.record.state.holder == rail.shipper.titles.address
    assert view.line.label == "MSKU123"
    assert [task.state for task in view.tasks] == [TaskState.DONE]
    assert view.acts == ()


def test_whom_one_asked_is_on_record_without_the_key_in_the_address(rail: Rail) -> None:
    rail.carrier.titles.look_up(rail.mint())
    asked = rail.carrier.titles.connections()
    assert [one.why for one in asked] == ["look"]
    assert all(one.host.startswith("127.0.0.1:") and one.questions for one in asked)
    log = json.dumps([dict(line.facts) for line in rail.carrier.activities()], default=str)
    assert "a-key-to-be-kept" not in log
    named = [one for one in rail.carrier.titles.networks() if one.host]
    assert [one.host for one in named] == [asked[0].host]


def test_the_key_signs_on_a_machine_that_never_has_a_network(
    rail: Rail, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    task = desk.draft(ref, rail.to_bank("to the bank 银行"))
    request = desk.request(task)
    with monkeypatch.context() as offline:
        offline.setattr(socket.socket, "connect", lambda *_: pytest.fail("asked the network"))
        draft = shipper.review(request)
        assert draft == task.draft
        assert draft.after.holder == rail.stage.keys[2].address
        answer = shipper.sign(request)
    signed = desk.take_answer(answer)
    assert signed.state is TaskState.SIGNED
    sent = desk.send(signed, wait=nap)
    assert sent.task.state is TaskState.DONE
    view = desk.show(ref)
    assert view.record is not None
    assert view.record.state.holder == rail.stage.keys[2].address
    assert view.remarks[-1] == "to the bank 银行"
    assert view.record.endorsements[-1].transaction == sent.task.transaction
    # And the result goes back the same way.
    pinned = shipper.pin(desk.export(ref), "result.title")
    assert pinned.record == view.record
    assert (pinned.came, pinned.voucher) == ("file", rail.desk.card.party.name)


def test_a_stale_number_says_so_and_asks_again(rail: Rail) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    task = desk.draft(ref, rail.to_bank("kept"))
    signed = desk.take_answer(shipper.sign(desk.request(task)))
    # Meanwhile the same key does something else.
    key = rail.stage.keys[1]
    nominate = Move(A.NOMINATE, key.address, owner=rail.stage.keys[0].address)
    assert rail.stage.do(key, ref, nominate) == ""
    sent = desk.send(signed, wait=nap)
    assert sent.task.state is TaskState.STALE
    assert sent.task.why == "title-nonce-stale"
    assert sent.task.raw == signed.raw
    again = sent.successor
    assert again is not None
    assert again.draft.move == task.draft.move
    assert again.draft.nonce == task.draft.nonce + 1
    assert sent.task.successor == again.digest
    assert desk.task(again.digest) == again
    done = desk.send(desk.take_answer(shipper.sign(desk.request(again))), wait=nap)
    assert done.task.state is TaskState.DONE
    assert desk.show(ref).remarks[-1] == "kept"
    with pytest.raises(Refused, match="title-task-over"):
        desk.take_answer(shipper.sign(desk.request(task)))


def test_a_stale_fee_says_so_and_asks_again(rail: Rail) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    task = desk.draft(ref, rail.to_bank())
    signed = desk.take_answer(shipper.sign(desk.request(task)))
    rail.node.base_fee = 50 * GWEI
    sent = desk.send(signed, wait=nap)
    assert (sent.task.state, sent.task.why) == (TaskState.STALE, "title-fee-stale")
    assert sent.successor is not None
    assert sent.successor.draft.most_fee > 100 * GWEI
    again = desk.take_answer(shipper.sign(desk.request(sent.successor)))
    assert desk.send(again, wait=nap).task.state is TaskState.DONE


def test_an_answer_that_comes_too_late_is_asked_for_again(rail: Rail, trade) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    task = desk.draft(ref, rail.to_bank())
    signed = desk.take_answer(shipper.sign(desk.request(task)))
    trade.clock.at += timedelta(days=2)
    sent = desk.send(signed, wait=nap)
    assert sent.task.why == "title-deadline"
    assert sent.successor is not None
    with pytest.raises(Refused, match="title-deadline"):
        shipper.sign(desk.request(task))
    assert shipper.sign(desk.request(sent.successor))


def test_what_was_sent_may_be_sent_again(rail: Rail) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    task = desk.draft(ref, rail.to_bank())
    signed = desk.take_answer(shipper.sign(desk.request(task)))
    rail.node.is_silent = True  # the chain has it, and the node has no receipt yet
    sent = desk.send(signed, wait=nap)
    assert sent.task.state is TaskState.SENT
    rail.node.is_silent = False
    sent = desk.send(desk.task(signed.digest), wait=nap)
    assert sent.task.state is TaskState.DONE
    assert len(desk.show(ref).record.endorsements) == 2


def test_the_contract_is_asked_before_anything_is_signed(rail: Rail) -> None:
    ref, carrier = rail.mint(), rail.carrier.titles
    me, other = carrier.address, rail.stage.keys[2].address
    refused = {
        "title-not-holder": Move(A.TRANSFER_HOLDER, me, holder=other),
        "title-not-owner": Move(A.NOMINATE, me, owner=other),
        "title-not-returned": Move(A.BURN, me),
        "title-minted": Move(A.MINT, me, owner=other, holder=other),
        "title-remark-too-long": replace(rail.to_bank(), remark="船" * 41),
        "title-no-role": Move(A.RESTORE, other),
    }
    for code, move in refused.items():
        if code == "title-no-role":
            rail.stage.do(rail.stage.keys[1], ref, Move(A.RETURN, rail.stage.keys[1].address))
        with pytest.raises(Refused, match=code):
            carrier.draft(ref, move)
    assert carrier.tasks() == ()


def test_a_key_without_money_is_told_before_it_signs(rail: Rail) -> None:
    ref, poor = rail.mint(), ChainKey.from_hex("77" * 32)
    move = replace(rail.to_bank(), holder=poor.address)
    rail.sign_and_send(rail_online(rail), ref, move)
    with pytest.raises(Refused, match="title-no-money"):
        rail.desk.titles.draft(ref, Move(A.REJECT_HOLDER, poor.address, remark="no"))


def rail_online(rail: Rail) -> Book:
    """Let the shipper's own machine have a network for once."""
    rail.shipper.titles.set_node(CHAIN_ID, rail.endpoint)
    return rail.shipper


def test_a_request_that_would_move_another_title_is_not_signed(rail: Rail) -> None:
    ours, other = rail.mint(), rail.mint()
    desk, shipper = rail.desk.titles, rail.shipper.titles
    request = json.loads(desk.request(desk.draft(ours, rail.to_bank())))
    request["escrow"] = rail.stage.escrow(other)
    with pytest.raises(Refused, match="title-draft-foreign"):
        shipper.sign(json.dumps(request).encode())


def test_an_answer_to_another_request_is_not_taken(rail: Rail) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    first = desk.draft(ref, rail.to_bank("one"))
    second = desk.draft(ref, rail.to_bank("two"))
    answer = json.loads(shipper.sign(desk.request(first)))
    answer["request"] = second.digest
    with pytest.raises(Refused, match="title-answer-foreign"):
        desk.take_answer(json.dumps(answer).encode())
    with pytest.raises(Refused, match="title-other-key"):
        rail.carrier.titles.sign(desk.request(first))
    with pytest.raises(Refused, match="chain-key-missing"):
        desk.sign(desk.request(first))
    with pytest.raises(CouldNotLook, match="task-unknown"):
        rail.carrier.titles.take_answer(shipper.sign(desk.request(first)))
    with pytest.raises(Refused, match="title-not-signed"):
        desk.send(first)


def test_a_frozen_vault_signs_no_title_away(rail: Rail) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    request = desk.request(desk.draft(ref, rail.to_bank()))
    rail.shipper._vault.freeze("recovered")
    with pytest.raises(Refused, match="titles-frozen"):
        shipper.sign(request)


def test_snapshots_are_believed_for_who_signed_them_and_never_backwards(rail: Rail) -> None:
    ref, desk, shipper = rail.mint(), rail.desk.titles, rail.shipper.titles
    desk.look_up(ref)
    early = desk.export(ref)
    rail.sign_and_send(rail_online(rail), ref, rail.to_bank())
    desk.look_up(ref)
    late = desk.export(ref)
    carrier = rail.carrier.titles
    assert carrier.pin(late, "late").record == desk.show(ref).record
    with pytest.raises(Refused, match="snapshot-older"):
        carrier.pin(early, "early")
    with pytest.raises(Refused, match="snapshot-forged"):
        carrier.pin(late[:-6] + (b"AAAAAA" if late[-6:] != b"AAAAAA" else b"BBBBBB"), "forged")
    with pytest.raises((Unreadable, Refused)):
        carrier.pin(b"e30.e30.AAAA", "nothing")
    rail.carrier.unpin(rail.desk.card.did)
    with pytest.raises(Refused, match="snapshot-unvouched"):
        carrier.pin(late, "late")
    assert shipper.show(ref).came == "asked"


def test_a_snapshot_that_contradicts_its_own_logs_shows_nothing(rail: Rail) -> None:
    evidence = rail.stage.read(rail.mint())
    robber = rail.stage.keys[2].address
    lie = replace(evidence, state=replace(evidence.state, holder=robber))
    with pytest.raises(CouldNotLook, match="evidence-contradicts"):
        record_of(read_evidence(write_evidence(lie)))
    with pytest.raises(CouldNotLook, match=r"evidence-contradicts|history-broken"):
        record_of(replace(evidence, logs=evidence.logs[:-1]))


def test_no_network_is_touched_unless_the_user_asked(rail: Rail, no_network: list) -> None:
    """Everything but look_up, draft and send, on a machine with a node named; then those three."""
    titles = rail.carrier.titles
    ref = rail.stage.new_title()
    titles.add(ref, DOCUMENT, "X")
    titles.show(ref)
    titles.all()
    titles.networks()
    titles.connections()
    titles.set_node(CHAIN_ID, rail.endpoint)
    titles.call(rail.stage.keys[1].address, "Bank")
    titles.tasks()
    rail.carrier.holdings()
    assert no_network == []
    with pytest.raises(CouldNotLook, match="node-unreachable"):
        titles.look_up(ref)
    assert no_network != []


def test_nobody_is_asked_where_no_node_is_named(rail: Rail, no_network: list) -> None:
    shipper, ref = rail.shipper.titles, rail.stage.new_title()
    for ask in (
        lambda: shipper.look_up(ref),
        lambda: shipper.draft(ref, rail.to_bank()),
    ):
        with pytest.raises(Refused, match="network-not-set"):
            ask()
    rail.carrier.titles.set_node(CHAIN_ID, "")
    with pytest.raises(Refused, match="network-not-set"):
        rail.carrier.titles.look_up(ref)
    assert no_network == []


def test_a_node_of_another_chain_is_not_believed(rail: Rail) -> None:
    titles = rail.carrier.titles
    titles.set_node(137, rail.endpoint)
    with pytest.raises(CouldNotLook, match="chain-id-differs"):
        titles.look_up(TitleRef(137, rail.stage.registry, 1))
    assert titles.connections()[0].outcome == "chain-id-differs"


def test_addresses_have_the_names_the_user_gave_them(rail: Rail) -> None:
    titles, bank = rail.carrier.titles, rail.stage.keys[2].address
    titles.call(bank.lower(), "  Harbour   Bank ")
    assert titles.names() == {bank: "Harbour Bank"}
    assert titles.address_of("harbour bank") == bank
    assert titles.address_of(bank.lower()) == bank
    titles.call(bank, "")
    with pytest.raises(CouldNotLook, match="address-unknown"):
        titles.address_of("Harbour Bank")


def test_a_vault_has_one_key_for_chains(rail: Rail) -> None:
    with pytest.raises(Refused, match="chain-key-exists"):
        rail.carrier.titles.take_key("55" * 32)
    assert rail.carrier.titles.make_key() == rail.stage.keys[0].address
    assert rail.desk.titles.make_key() == rail.desk.titles.address != ""


def test_an_interrupted_reading_goes_on_where_it_stopped(rail: Rail) -> None:
    ref, desk = rail.mint(), rail.desk.titles
    rail.stage.evm.tester.mine_blocks(70)
    desk.look_up(ref)
    before = len(rail.stage.evm.asked)
    desk.look_up(ref)
    spans = [
        int(ask.params[0]["toBlock"], 16) - int(ask.params[0]["fromBlock"], 16)
        for ask in rail.stage.evm.asked[before:]
        if ask.method == "eth_getLogs"
    ]
    assert spans
    assert max(spans) < 70


@pytest.mark.parametrize("family", Family)
def test_a_bill_is_issued_minted_and_held_with_nothing_but_this_program(
    rail: Rail, trade, tmp_path, family: Family
) -> None:
    """The forwarder signs with its key and mints with its MINTER; the buyer sees who holds it."""
    content, domain = tmp_path / "content.json", "carrier.example"
    content.write_text('{"blNumber": "SHA0000900", "carrierName": "Sample Line"}')
    registry = Registry(CHAIN_ID, rail.stage.registry)
    done = rail.carrier.attest(content, family, registry=registry, domain=domain)
    assert done.title is not None
    to = rail.shipper.titles.address
    path = tmp_path / "issued.tt"
    path.write_bytes(done.data)
    digest = rail.desk.receive(path).verdict.digest
    evidence = done.did_document or json.dumps([done.dns_record]).encode()
    kind, subject = (
        (PinKind.DID, f"did:web:{domain}") if done.did_document else (PinKind.DNS, domain)
    )
    rail.desk.pin_evidence([Pin(kind, subject, evidence, "file", trade.clock.now())])
    before = rail.desk.show(digest).verdict
    assert before.holder is None
    mint = Move(A.MINT, rail.carrier.titles.address, owner=to, holder=to, remark="issued")
    assert rail.sign_and_send(rail.carrier, done.title, mint).state is TaskState.DONE
    rail.desk.titles.look_up(done.title)
    after = rail.desk.show(digest).verdict
    assert (after.headline, after.holder.name) == (Headline.NOT_CHECKED, to)
    assert after.check("control.record").reason == "title-contract-unknown"
    rail.desk.titles.trust_contract(CHAIN_ID, rail.factory, "Pilot agreement")
    after = rail.desk.show(digest).verdict
    assert after.is_good
    assert (after.headline, after.holder.name) == (Headline.COPY, to)
    check = after.check("control.record")
    assert (check.reason, check.source) == ("title-contract-vouched", "Pilot agreement")
    assert rail.desk.titles.show(done.title).remarks == ("issued",)
    with pytest.raises(Refused, match="title-minted"):
        rail.carrier.titles.draft(done.title, mint)

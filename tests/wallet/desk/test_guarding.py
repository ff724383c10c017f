"""An older copy of a vault signs nothing, until the evidence is in or its owner declares."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.wallet.desk.conftest import SAMPLES, SteppingClock
from tests.wallet.store.keyrings import MemoryKeyring
from wallet.book import Book, Family, Why, read_card
from wallet.desk.guarding import unless_frozen
from wallet.desk.incoming import read_incoming
from wallet.errors import CouldNotLook, Refused
from wallet.keys import jws
from wallet.keys.canonical import read_object
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.store import Guard, Vault
from wallet.titles.acts import How
from wallet.titles.parties import Role
from wallet.titles.verbs import Verb
from wallet.voyage import PASSPHRASE


@pytest.fixture
def restored(trade, tmp_path):
    """Return a function that restores a party's vault of now, as it will be found later."""
    opened = []

    def back_up(who):
        path = tmp_path / f"{who}.backup"
        trade[who].back_up(path)

        def restore():
            trade[who].close()
            opened.append(
                Book.restore(path, tmp_path / "restored" / who, PASSPHRASE, clock=trade.clock)
            )
            trade.books[who] = opened[-1]
            return opened[-1]

        return restore

    yield back_up
    for book in opened:
        book.close()


def entries_of(done):
    chain = read_incoming(done.parcel, "x.ebl").envelope.chain
    return [read_object(jws.read(text).payload) for text in chain]


def test_what_was_given_away_since_is_not_given_away_again(trade, restored):
    bill = trade.issue()
    restore = restored("shipper")
    offered = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    trade.give(offered, "bank")
    shipper = restore()
    with pytest.raises(Refused, match="titles-frozen") as refused:
        shipper.offer(bill, trade["buyer"].card, How.TO_ORDER)
    assert refused.value.facts["reasons"] == ["restored"]
    assert refused.value.facts["why"] == "restored"
    refusals = {p.verb: p.refusal for p in shipper.show(bill).possibilities}
    assert refusals[Verb.ENDORSE] == refusals[Verb.SURRENDER] == "titles-frozen"
    assert refusals[Verb.EXPORT] is None
    # What the receiver signed tells the vault where the bill is now.
    trade.give(trade["bank"].accept(bill), "shipper")
    with pytest.raises(Refused, match="offer-pending"):
        shipper.offer(bill, trade["buyer"].card, How.TO_ORDER)


def test_nothing_is_signed_at_all(trade, restored):
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    carrier, bank = restored("carrier"), restored("bank")
    accepted = trade["bank"].accept(bill)
    bank, carrier = bank(), carrier()
    signs = (
        lambda: bank.accept(bill),
        lambda: bank.reject(bill, "no"),
        lambda: carrier.issue(SAMPLES / "straight/minimal.json", trade["shipper"].card),
        lambda: (trade.give(accepted, "carrier"), carrier.record(bill)),
    )
    for sign in signs:
        with pytest.raises(Refused, match="titles-frozen"):
            sign()
    assert len(bank.parcel(bill).parcel) > 0, "what is there can be sent and exported"
    assert bank.render(bill)


def test_the_registrars_word_of_today_frees_a_bill(trade, restored):
    bill, other = trade.issue(), trade.issue("straight/minimal.json")
    trade.transfer(bill, "shipper", "bank", record=False)
    trade.transfer(other, "shipper", "bank", How.POSSESSION)
    bank = restored("bank")()
    with pytest.raises(Refused, match="titles-frozen"):
        bank.offer(bill, trade["buyer"].card, How.TO_ORDER)
    trade.give(trade["carrier"].record(bill), "bank")
    number = bank.show(other).holding.number
    with pytest.raises(Refused, match="titles-unconfirmed") as refused:
        bank.lift_freeze()
    assert refused.value.facts["numbers"] == [number]
    with pytest.raises(Refused, match="titles-frozen"):
        bank.offer(other, trade["buyer"].card, How.POSSESSION)
    done = bank.offer(bill, trade["buyer"].card, How.TO_ORDER)
    assert "recovered" not in entries_of(done)[-1]["ladewell"]


def test_all_are_free_when_each_is_recorded_again(trade, restored):
    bill, gone = trade.issue(), trade.issue("bearer/minimal.json")
    trade.transfer(bill, "shipper", "bank", record=False)
    for giver, taker in (("shipper", "bank"), ("bank", "buyer")):  # nobody waits for what is gone
        trade.transfer(gone, giver, taker, How.POSSESSION, record=False)
    bank = restored("bank")()
    trade.give(trade["carrier"].record(bill), "bank")
    bank.lift_freeze()
    assert bank.guard().state == "none"
    assert bank.activities()[0].facts["confirmed"] is True
    bank.lift_freeze()


def test_only_a_word_of_since_frees_a_bill_and_none_where_the_vault_went_elsewhere(
    trade, monkeypatch
):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    office, verdict = trade["bank"]._office, trade["bank"].show(bill).verdict
    said = verdict.timeline[-1].confirmed_at
    before = said - timedelta(seconds=1)
    restored = Guard(("restored",), None, before)
    monkeypatch.setattr(Vault, "guard", lambda *_vault, **_how: restored)
    unless_frozen(office, verdict)
    for guard, judged in (
        (Guard(("restored",), None, said), verdict),
        (Guard(("restored",), None), verdict),
        (Guard(("restored", "handed-over"), None, before), verdict),
        (restored, replace(verdict, timeline=())),
    ):
        monkeypatch.setattr(Vault, "guard", lambda *_vault, guard=guard, **_how: guard)
        with pytest.raises(Refused, match="titles-frozen"):
            unless_frozen(office, judged)


def test_what_has_ended_or_lives_on_a_chain_needs_no_word_of_a_registrar(trade, restored, tmp_path):
    bill = trade.issue()
    trade.give(trade["shipper"].surrender(bill), "carrier")
    trade["carrier"].answer_surrender(bill, accept=True)
    content = tmp_path / "content.json"
    content.write_text('{"blNumber": "TT-1", "carrierName": "A", "shipperName": "B"}')
    trade["carrier"].attest(content, Family.CREDENTIAL)
    carrier = restored("carrier")()
    carrier.lift_freeze()
    assert carrier.guard().state == "none"


def test_a_bill_that_was_recorded_before_is_free_when_its_registrar_confirms_it(trade, restored):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    bank = restored("bank")()
    before = bank.show(bill).verdict.timeline[-1]
    trade.give(trade["carrier"].record(bill), "bank")
    with pytest.raises(Refused, match="titles-unconfirmed"):
        bank.lift_freeze()
    confirmed = trade["carrier"].confirm_record(bill)
    assert confirmed.file_name.endswith("-confirmation.ebl")
    noted = [one.kind for one in trade["carrier"].activities() if one.bill == bill]
    assert "confirmed-bill" in noted
    trade.give(confirmed, "bank")
    after = bank.show(bill).verdict.timeline[-1]
    assert after.recorded_at == before.recorded_at, "it was recorded when it was"
    assert after.confirmed_at > before.confirmed_at
    bank.lift_freeze()
    assert (
        "recovered"
        not in entries_of(bank.offer(bill, trade["buyer"].card, How.TO_ORDER))[-1]["ladewell"]
    )


def test_only_its_registrar_confirms_a_bill_and_not_a_frozen_one(trade):
    bill = trade.issue()
    with pytest.raises(Refused, match="not-the-registrar"):
        trade["shipper"].confirm_record(bill)
    trade["carrier"].freeze(bill, Why.COURT_ORDER, "2026/17")
    with pytest.raises(Refused, match="frozen-by-registrar"):
        trade["carrier"].confirm_record(bill)


def test_a_bill_that_has_ended_is_confirmed_no_more(trade):
    bill = trade.issue()
    trade.give(trade["shipper"].surrender(bill), "carrier")
    trade.give(trade["carrier"].answer_surrender(bill, accept=True), "shipper")
    with pytest.raises(Refused, match="bill-ended"):
        trade["carrier"].confirm_record(bill)


def test_a_confirmation_of_an_older_state_frees_nothing(trade, restored):
    bill = trade.issue()
    restore = restored("shipper")
    trade.transfer(bill, "shipper", "bank")
    shipper = restore()
    trade.give(trade["carrier"].confirm_record(bill), "shipper")
    assert shipper.show(bill).verdict.holder.name == trade["bank"].card.party.name
    with pytest.raises(Refused):
        shipper.offer(bill, trade["buyer"].card, How.TO_ORDER)


def test_a_declaration_travels_with_the_next_entry_of_every_bill_of_before(trade, restored):
    bill, other = trade.issue(), trade.issue("straight/minimal.json")
    shipper = restored("shipper")()
    with pytest.raises(Refused, match="declaration-too-long"):
        shipper.lift_freeze("x" * 501)
    shipper.lift_freeze("  the laptop was   stolen ")
    done = shipper.offer(bill, trade["bank"].card, How.TO_ORDER)
    said = entries_of(done)[-1]["ladewell"]["recovered"]
    assert said["why"] == ["restored"]
    assert said["text"] == "the laptop was stolen"
    assert said["since"] < said["declaredDateTime"]
    (received,) = trade.give(done, "bank")
    assert received.verdict.is_good, "who does not know the member ignores it"
    done = shipper.offer(other, trade["bank"].card, How.POSSESSION)
    assert "recovered" in entries_of(done)[-1]["ladewell"]
    # What came later has nothing to do with it.
    trade.clock.now()
    later = trade.issue("bearer/minimal.json")
    done = shipper.offer(later, trade["bank"].card, How.POSSESSION)
    assert "recovered" not in entries_of(done)[-1]["ladewell"]


def test_a_declaration_may_be_wordless(trade, restored):
    bill = trade.issue()
    shipper = restored("shipper")()
    shipper.lift_freeze("")
    done = shipper.offer(bill, trade["bank"].card, How.TO_ORDER)
    assert "text" not in entries_of(done)[-1]["ladewell"]["recovered"]


@pytest.fixture
def clock():
    return SteppingClock(datetime(2026, 11, 3, 9, tzinfo=UTC))


@pytest.fixture
def receiver(vaults):
    """Return somebody's card."""
    return read_card((vaults.parent / "card-shipper.jws").read_bytes())


@pytest.fixture
def carrier(tmp_path, clock):
    """Return a carrier whose vault is guarded by a keyring, and that keyring."""
    ring = MemoryKeyring()
    book = Book.create(
        tmp_path / "guarded", PASSPHRASE, name="Perlfluss Linie", role=Role.CARRIER,
        clock=clock, kdf=LEAST_KDF, keyring=ring,
    )  # fmt: skip
    yield book, ring
    book.close()


def reopened(book, folder, clock, ring):
    book.close()
    return Book.open(folder, PASSPHRASE, clock=clock, keyring=ring)


def test_the_anchor_is_written_before_anything_leaves(carrier, receiver):
    book, ring = carrier
    (anchor,) = ring.texts.values()
    done = book.issue(SAMPLES / "straight/minimal.json", receiver)
    (after,) = ring.texts.values()
    assert after != anchor
    calls = len(ring.calls)
    assert book.parcel(done.bill).parcel
    assert book.envelope(done.bill)
    assert len(ring.calls) == calls, "and not again where nothing has happened"


def test_without_the_anchor_nothing_leaves_and_nothing_is_lost(carrier, receiver, clock, tmp_path):
    book, ring = carrier
    assert book.guard().state == "anchored"
    ring.broken = "keyring-locked"
    with pytest.raises(CouldNotLook, match="anchor-not-written"):
        book.issue(SAMPLES / "straight/minimal.json", receiver)
    (holding,) = book.holdings()
    for leave in (book.parcel, book.envelope, book.render):
        with pytest.raises(CouldNotLook, match="anchor-not-written"):
            leave(holding.bill)
    ring.broken = None
    assert book.parcel(holding.bill).parcel
    with reopened(book, tmp_path / "guarded", clock, ring) as again:
        assert again.guard().state == "anchored"


def test_an_older_copy_put_back_signs_nothing(carrier, receiver, clock, tmp_path):
    book, ring = carrier
    folder = tmp_path / "guarded"
    book.close()
    shutil.copytree(folder, tmp_path / "old")
    with Book.open(folder, PASSPHRASE, clock=clock, keyring=ring) as book:
        book.issue(SAMPLES / "straight/minimal.json", receiver)
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "old", folder)
    with Book.open(folder, PASSPHRASE, clock=clock, keyring=ring) as book:
        with pytest.raises(Refused, match="titles-frozen") as refused:
            book.issue(SAMPLES / "straight/minimal.json", receiver)
        assert refused.value.facts["why"] == "log-behind"
        assert [wrong.code for wrong in book.check()] == ["titles-frozen"]


def test_quick_unlock_is_for_looking(carrier, receiver, clock, tmp_path):
    book, ring = carrier
    book.allow_quick_unlock(PASSPHRASE, hours=1)
    book.close()
    assert Book.opens_quickly_until(tmp_path / "guarded") > clock.now()
    with Book.open_quickly(tmp_path / "guarded", clock=clock, keyring=ring) as book:
        assert book.needs_passphrase
        with pytest.raises(Refused, match="passphrase-first"):
            book.issue(SAMPLES / "straight/minimal.json", receiver)
        book.confirm(PASSPHRASE)
        book.issue(SAMPLES / "straight/minimal.json", receiver)


def test_samples_never_ask_for_a_keyring(trade, tmp_path):
    ring, bill = MemoryKeyring(), trade.issue()
    trade["shipper"].close()
    folder = tmp_path / "vaults" / "shipper"
    with Book.open(folder, PASSPHRASE, clock=trade.clock, keyring=ring) as book:
        book.offer(bill, trade["bank"].card, How.TO_ORDER)
        assert book.check() == ()
        assert book.guard().state == "none"
    assert ring.calls == []


def test_the_receiver_is_told_what_was_declared(trade, restored):
    bill = trade.issue()
    shipper = restored("shipper")()
    said = "The disk broke; nothing was given away since.".ljust(500, ".")
    shipper.lift_freeze(said)
    (received,) = trade.give(shipper.offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    check = received.verdict.check("control.recovery")
    assert (check.result.value, check.reason) == ("not-checked", "recovery-declared")
    assert check.facts["declaration"] == said
    assert check.facts["name"] == trade["shipper"].card.party.name
    assert received.verdict.is_good
    trade.give(trade["bank"].accept(bill), "shipper", "carrier")
    trade.give(trade["carrier"].record(bill), "bank")
    trade.give(trade["bank"].offer(bill, trade["buyer"].card, How.TO_ORDER), "buyer")
    assert trade["buyer"].show(bill).verdict.check("control.recovery") is None

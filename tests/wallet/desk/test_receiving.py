"""Taking in what others hand over: honest, late, twice, changed and hostile."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from wallet.book import Book, question_in
from wallet.cli.output import tame
from wallet.desk.casefile import load
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.pint.write import reject
from wallet.formats.record import Record, sign_record
from wallet.keys.canonical import sha256_hex
from wallet.keys.signing import SigningKey
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.parcels.archive import read_archive, write_archive
from wallet.parcels.file import read_parcel, write_parcel
from wallet.proof.verdict import Answer, Headline, Result
from wallet.titles.acts import How
from wallet.titles.holding import Change, Standing
from wallet.titles.parties import Role
from wallet.voyage import PASSPHRASE

SAMPLES = Path(__file__).parents[3] / "resources" / "samples"


def second_copy(trade, who, tmp_path) -> Book:
    """Return a second, illicit copy of a party's vault as it is now."""
    trade[who].close()
    source, target = tmp_path / "vaults" / who, tmp_path / "copy-of" / who
    shutil.copytree(source, target)
    trade.books[who] = Book.open(source, PASSPHRASE, clock=trade.clock)
    return Book.open(target, PASSPHRASE, clock=trade.clock)


def test_the_same_parcel_again_changes_nothing(trade):
    bill = trade.issue()
    offered = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    (first,) = trade.give(offered, "bank")
    trade["bank"].accept(bill)
    (again,) = trade.give(offered, "bank")
    assert first.verdict.headline is Headline.OFFERED
    assert again.verdict.headline is Headline.AGREED
    assert len(trade["bank"].holdings()) == 1


def test_the_list_says_what_came_last(trade):
    bill = trade.issue()

    def change(who):
        return trade[who].holding(bill).change

    trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    assert change("bank") is Change.RECEIVED
    trade.give(trade["bank"].accept(bill), "shipper", "carrier")
    assert change("shipper") is Change.RECEIPT_CAME
    trade.give(trade["carrier"].record(bill), "bank")
    assert change("bank") is Change.RECORDED
    trade.give(trade["bank"].surrender(bill), "carrier")
    assert change("carrier") is Change.SURRENDERED
    trade.give(trade["carrier"].answer_surrender(bill, accept=True), "bank")
    assert change("bank") is Change.ANSWERED


def test_a_bare_envelope_is_completed_by_the_parcel_that_follows(trade):
    """To whom it was issued stands beside the envelope, and is not lost for who came first."""
    bill = trade.issue()
    bank = trade["bank"]
    bank.receive_bytes(trade["carrier"].envelope(bill), "envelope.json")
    assert load(bank._office, bill).issue_to is None
    assert read_parcel(bank.parcel(bill).parcel).issue_to is None
    trade.give(trade["carrier"].parcel(bill), "bank")
    assert load(bank._office, bill).issue_to == load(trade["carrier"]._office, bill).issue_to
    bank.receive_bytes(trade["carrier"].envelope(bill), "envelope.json")
    assert load(bank._office, bill).issue_to is not None


def test_bytes_are_taken_in_as_the_file_they_stand_for(trade):
    bill = trade.issue()
    offered = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    received = trade["bank"].receive_bytes(offered.parcel, "by light")
    assert (received.path, received.is_kept) == ("by light", True)
    assert received.verdict.headline is Headline.OFFERED
    with pytest.raises(Unreadable, match="format-unknown"):
        trade["bank"].receive_bytes(b"nothing of ours", "by light")


def test_an_older_parcel_does_not_turn_the_time_back(trade):
    bill = trade.issue()
    old = trade["shipper"].parcel(bill)
    trade.transfer(bill, "shipper", "bank")
    trade.give(old, "bank", "shipper")
    assert trade["bank"].show(bill).verdict.headline is Headline.HOLDER
    assert trade["shipper"].show(bill).verdict.headline is Headline.COPY


def test_a_bill_signed_by_strangers_is_neither_green_nor_red(trade, tmp_path):
    trade["bank"].unpin(trade["carrier"].card.did)
    bill = trade.issue()
    (received,) = trade.give(trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    assert received.verdict.headline is Headline.UNKNOWN_SIGNER
    with pytest.raises(Refused, match="signer-unknown"):
        trade["bank"].accept(bill)
    trade["bank"].pin(trade["carrier"].card)
    trade["bank"].accept(bill)


def test_a_giver_who_signs_twice_is_caught_by_whoever_sees_both(trade, tmp_path):
    bill = trade.issue()
    twin = second_copy(trade, "shipper", tmp_path)
    with twin:
        to_bank = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
        to_buyer = twin.offer(bill, trade["buyer"].card, How.TO_ORDER)
    trade.give(to_bank, "bank")
    trade.give(to_buyer, "buyer")
    # Alone, each looks right.
    assert trade["bank"].show(bill).verdict.headline is Headline.OFFERED
    assert trade["buyer"].show(bill).verdict.headline is Headline.OFFERED
    # Together they are proof, and the bill freezes.
    (seen,) = trade.give(to_buyer, "bank")
    assert seen.verdict.headline is Headline.DISPUTED
    assert seen.verdict.answer is Answer.DISPUTED
    assert trade["bank"].holdings()[0].standing is Standing.FROZEN
    fork = seen.verdict.check("control.fork")
    assert fork.result is Result.FAILED
    assert len(fork.evidence) == 2
    for act in (
        lambda: trade["bank"].accept(bill),
        lambda: trade["bank"].offer(bill, trade["buyer"].card, How.TO_ORDER),
    ):
        with pytest.raises(Refused, match="bill-frozen"):
            act()


def test_of_two_transfers_the_one_the_registrar_saw_first_stands(trade, tmp_path):
    bill = trade.issue()
    twin = second_copy(trade, "shipper", tmp_path)
    with twin:
        to_bank = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
        to_buyer = twin.offer(bill, trade["buyer"].card, How.TO_ORDER)
    trade.give(to_bank, "bank")
    trade.give(to_buyer, "buyer")
    first, late = trade["bank"].accept(bill), trade["buyer"].accept(bill)
    paths = []
    for name, done in (("first", first), ("late", late)):
        paths.append(tmp_path / f"{name}.ebl")
        paths[-1].write_bytes(done.parcel)
    recorded = trade["carrier"].record_parcel(paths[0])
    refused = trade["carrier"].record_parcel(paths[1])
    assert (recorded.refused, refused.refused) == (False, True)
    trade.give(recorded, "bank")
    assert trade["bank"].show(bill).verdict.headline is Headline.HOLDER
    # The loser is told, and keeps the proof against the one who signed twice.
    (told,) = trade.give(refused, "buyer")
    assert told.verdict.headline is Headline.COPY
    assert trade["buyer"].show(bill).verdict.holder.name == trade["bank"].card.party.name
    fork = trade["buyer"].show(bill).verdict.check("control.fork")
    assert (fork.reason, fork.result) == ("fork-settled", Result.FAILED)
    # And the registrar's own book does not waver.
    again = trade["carrier"].record_parcel(paths[0])
    assert not again.refused


def test_a_parcel_that_was_changed_is_judged_and_not_kept(trade, tmp_path):
    bill = trade.issue()
    done = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    members = [
        (name, data.replace(b"MERIDIAN AURORA", b"MERIDIAN AURARO"))
        for name, data in read_archive(done.parcel)
    ]
    path = tmp_path / "changed.ebl"
    path.write_bytes(write_archive(members))
    received = trade["bank"].receive(path)
    assert received.verdict.headline is Headline.CHANGED
    assert not received.is_kept
    assert trade["bank"].holdings() == ()
    assert trade["bank"].activities()[0].kind == "refused-parcel"


@pytest.mark.parametrize(
    "data",
    [b"", b"nonsense", b"{}", b"PK\x03\x04", b"%PDF-1.7\n%%EOF", b"eyJ....", b"\xff" * 1000, b"["],
    ids=lambda data: repr(data[:8]),
)
def test_what_cannot_be_read_leaves_the_vault_untouched(trade, tmp_path, data):
    path = tmp_path / "thing"
    path.write_bytes(data)
    before = trade["bank"].activities()
    with pytest.raises(Unreadable):
        trade["bank"].receive(path)
    assert trade["bank"].activities() == before


def test_a_file_that_is_not_there_is_no_verdict(trade, tmp_path):
    with pytest.raises(CouldNotLook, match="file-missing"):
        trade["bank"].receive(tmp_path / "nowhere.ebl")
    with pytest.raises(CouldNotLook, match="file-"):
        trade["bank"].receive(tmp_path)


def test_a_card_is_pinned_when_it_is_received(trade, tmp_path):
    bank, carrier = trade["bank"], trade["carrier"]
    bank.unpin(carrier.card.did)
    path = tmp_path / "card.jws"
    path.write_text(carrier.card.text)
    assert bank.receive(path).card.did == carrier.card.did
    assert carrier.card.did in {card.did for card in bank.cards()}
    with pytest.raises(Refused, match="own-card"):
        carrier.receive(path)


def test_a_late_rejection_does_not_undo_what_is_recorded(trade):
    bill = trade.issue()
    offered = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    trade.give(offered, "bank", "buyer")
    trade.give(trade["bank"].accept(bill), "shipper", "carrier")
    trade.give(trade["carrier"].record(bill), "bank", "shipper", "buyer")
    trade.give(offered, "bank", "shipper", "buyer", "carrier")  # without receipt and record
    assert trade["bank"].show(bill).verdict.headline is Headline.HOLDER
    for who in ("shipper", "buyer", "carrier"):
        assert trade[who].show(bill).verdict.headline is Headline.COPY


def test_a_record_that_the_registrar_did_not_sign_is_not_kept(trade, tmp_path):
    bill = trade.issue()
    other = trade["carrier"].issue(SAMPLES / "bearer/typical.json", trade["shipper"].card)
    offered = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    parcel = read_parcel(offered.parcel)
    stranger = SigningKey.generate()
    junk = sign_record(Record(bill, 1, "0" * 64, trade.clock.now()), stranger).text
    foreign = read_parcel(other.parcel).records
    path = tmp_path / "junk.ebl"
    path.write_bytes(write_parcel(replace(parcel, records=(*parcel.records, junk, *foreign))))
    assert trade["bank"].receive(path).verdict.headline is Headline.OFFERED
    trade["bank"].accept(bill)


def test_a_record_that_nobody_can_read_is_left_behind(trade):
    bill = trade.issue()
    offered = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    parcel = replace(read_parcel(offered.parcel), records=("eyJ9.e30.AAAA", "nothing"))
    received = trade["bank"].receive_bytes(write_parcel(parcel), "with rubbish.ebl")
    assert (received.is_kept, received.verdict.headline) == (True, Headline.OFFERED)
    assert load(trade["bank"]._office, bill).records == ()


def test_names_from_strangers_do_not_command_the_terminal():
    assert tame("A\x1b[2JB\u202eC 提单\nD") == "A[U+001B][2JB[U+202E]C 提单\nD"


def test_what_one_parcel_leaves_out_the_next_one_brings(trade):
    bill, bank = trade.issue(), trade["bank"]
    parcel = read_parcel(trade["shipper"].offer(bill, bank.card, How.TO_ORDER).parcel)
    bare = replace(parcel, issue_to=None, records=(), cards=())
    for sent, left in ((bare, bare), (parcel, parcel), (bare, parcel)):
        bank.receive_bytes(write_parcel(sent), "by light")
        held = load(bank._office, bill)
        assert (held.issue_to is None) == (left.issue_to is None)
        assert (set(held.records), set(held.cards)) == (set(left.records), set(left.cards))


def test_who_knows_that_more_is_recorded_signs_nothing_on_the_older_state(trade, tmp_path):
    """The record of what a second copy of the vault gave away, beside the state before it."""
    bill, bank = trade.issue(), trade["bank"]
    with second_copy(trade, "shipper", tmp_path) as twin:
        offered = twin.offer(bill, bank.card, How.TO_ORDER)
    trade.give(offered, "bank")
    trade.give(bank.accept(bill), "carrier")
    records = read_parcel(trade["carrier"].record(bill).parcel).records
    shipper = trade["shipper"]
    older = replace(read_parcel(shipper.parcel(bill).parcel), records=records)
    received = shipper.receive_bytes(write_parcel(older), "by light")
    assert received.verdict.headline is Headline.COPY
    question = question_in(bank.challenge().text.encode())
    for act in (
        lambda: shipper.offer(bill, trade["buyer"].card, How.TO_ORDER),
        lambda: shipper.surrender(bill),
        lambda: shipper.accept(bill),
        lambda: shipper.prove(bill, question),
    ):
        with pytest.raises(Refused, match="record-newer") as refused:
            act()
        assert refused.value.facts["refusal"] == 17


def test_who_accepts_and_rejects_gives_nothing_back_that_is_recorded(trade):
    """A receiver that signs both would have made its giver sign twice."""
    bill, shipper, bank = trade.issue(), trade["shipper"], trade["bank"]
    trade.give(shipper.offer(bill, bank.card, How.TO_ORDER), "bank")
    trade.give(bank.accept(bill), "shipper", "carrier")
    done = trade["carrier"].record(bill)
    trade.give(done, "shipper")
    entry = sha256_hex(load(bank._office, bill).envelope.chain[-1])
    no = reject(entry, reason="no", at=trade.clock.now(), key=bank._office.signing_key())
    both = replace(read_parcel(done.parcel), receipts=(no,))
    received = shipper.receive_bytes(write_parcel(both), "by light")
    assert received.verdict.holder.did == bank.card.did
    assert len(received.verdict.timeline) == 2
    with pytest.raises(Refused, match="not-the-holder"):
        shipper.offer(bill, trade["buyer"].card, How.TO_ORDER)


def issued_falsely(trade, tmp_path, **named: str):
    """Let a stranger issue the same document, in the name of the carrier or in another."""
    party = trade["carrier"].card.party
    lei = next(code.code for code in party.codes if code.provider == "GLEIF")
    named = {"name": party.name, "lei": lei} | named
    stranger = Book.create(
        tmp_path / "stranger", PASSPHRASE, **named, role=Role.CARRIER, clock=trade.clock,
        kdf=LEAST_KDF,
    )  # fmt: skip
    with stranger:
        stranger.pin(trade["buyer"].card)
        return stranger.issue(SAMPLES / "to-order/typical.json", trade["buyer"].card)


def test_what_one_holds_yields_to_no_stranger_even_before_its_carrier_is_known(trade, tmp_path):
    bank = trade["bank"]
    bank.unpin(trade["carrier"].card.did)
    bill = trade.issue()
    trade.give(trade["shipper"].offer(bill, bank.card, How.TO_ORDER), "bank")
    (received,) = trade.give(issued_falsely(trade, tmp_path), "bank")
    assert received.verdict.headline is Headline.UNKNOWN_SIGNER
    bank.pin(trade["carrier"].card)
    assert bank.show(bill).verdict.headline is Headline.OFFERED


def test_an_issue_that_is_rejected_stays_where_it_is(trade):
    bill = trade.issue()
    (received,) = trade.give(trade["shipper"].reject(bill, "the wrong vessel"), "carrier")
    assert received.verdict.headline is Headline.COPY
    assert received.verdict.timeline[-1].is_rejected
    for who in ("carrier", "shipper"):
        assert trade[who].show(bill).verdict.holder.did == trade["shipper"].card.did


def test_a_stranger_who_issues_the_same_document_keeps_nobody_out(trade, tmp_path):
    """He has the carrier's name and LEI, and comes first, in between and last."""
    carrier, shipper, bank = trade["carrier"], trade["shipper"], trade["bank"]
    false = issued_falsely(trade, tmp_path)
    for received in trade.give(false, "shipper", "bank"):
        assert received.verdict.headline is Headline.UNKNOWN_SIGNER
    issued = carrier.issue(SAMPLES / "to-order/typical.json", shipper.card)
    (received,) = trade.give(issued, "shipper")
    assert received.verdict.headline is Headline.HOLDER
    offered = shipper.offer(issued.bill, bank.card, How.TO_ORDER)
    (received,) = trade.give(offered, "bank")
    assert received.verdict.headline is Headline.OFFERED
    trade.give(false, "shipper", "bank", "carrier")
    trade.give(bank.accept(issued.bill), "shipper", "carrier")
    trade.give(carrier.record(issued.bill), "shipper", "bank")
    trade.give(false, "shipper", "bank", "carrier")
    assert bank.show(issued.bill).verdict.headline is Headline.HOLDER
    assert shipper.show(issued.bill).verdict.headline is Headline.COPY

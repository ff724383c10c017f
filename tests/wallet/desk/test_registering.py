"""A registrar freezes, ends offers, works through a day's post, and lists all it keeps."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.wallet.desk.world import SAMPLES, World
from wallet.book import Question, Wanted, Why, verify
from wallet.errors import Refused
from wallet.formats.pint.envelope import read_envelope
from wallet.formats.pint.extensions import write_until
from wallet.formats.record import Kind, Record, read_record, sign_record
from wallet.keys.canonical import sha256_hex
from wallet.parcels.file import read_parcel, write_parcel
from wallet.progress import Cancelled
from wallet.proof.verdict import Headline
from wallet.titles.acts import Act, ActCode, How
from wallet.titles.holding import Standing
from wallet.titles.state import Status


@pytest.fixture
def world():
    world = World(crook="shipper")
    world.issue("bearer/minimal.json")
    yield world
    world.close()


def offer_until(world, days: int, to: str = "bank"):
    """Let the shipper offer the bill until so many days from now."""
    from wallet.desk.casefile import judge_file, load
    from wallet.desk.signing import sign_next
    from wallet.titles.holding import Change

    office = world.books["shipper"]._office
    case = load(office, world.bill)
    act = Act(ActCode.TRANSFER, office.me, world.cards[to].party, office.clock.now())
    ours = write_until(office.clock.now() + timedelta(days=days))
    sign_next(office, case, judge_file(office, case)[1], (act,), Change.OFFERED, ours)
    return world.hand_over(world.books["shipper"].parcel(world.bill))


def transferred(world, *, record=True):
    """Let the shipper give the bill to the bank."""
    shipper, bank = world.books["shipper"], world.books["bank"]
    world.deliver(
        world.hand_over(shipper.offer(world.bill, world.cards["bank"], How.POSSESSION)), "bank"
    )
    accepted = world.hand_over(bank.accept(world.bill))
    if record:
        done = world.hand_over(world.books["carrier"].record_parcel(accepted))
        world.deliver(done, "bank")
        world.deliver(done, "shipper")
    return accepted


def test_a_frozen_bill_is_refused_by_every_wallet_that_has_the_record(world):
    transferred(world)
    carrier, bank = world.books["carrier"], world.books["bank"]
    order = "High Court of Singapore, HC/ORC 9112/2026"
    done = carrier.freeze(world.bill, Why.COURT_ORDER, order)
    frozen = world.hand_over(done)
    world.deliver(frozen, "bank")
    view = bank.show(world.bill)
    assert (view.verdict.headline, view.verdict.status) == (Headline.WAITING, Status.FROZEN)
    assert view.holding.standing is Standing.FROZEN
    assert order in str(view.verdict.check("document.status").facts["reference"])
    with pytest.raises(Refused, match="frozen-by-registrar") as refused:
        bank.offer(world.bill, world.cards["buyer"], How.POSSESSION)
    assert refused.value.facts["reference"] == order
    with pytest.raises(Refused, match="frozen-by-registrar"):
        bank.surrender(world.bill)
    stranger = verify(frozen, Question(world.time.at, bank._office.trust()))
    assert stranger.status is Status.FROZEN
    lifted = world.hand_over(carrier.unfreeze(world.bill, "set aside on 9 November"))
    world.deliver(lifted, "bank")
    assert bank.show(world.bill).verdict.headline is Headline.HOLDER
    assert bank.offer(world.bill, world.cards["buyer"], How.POSSESSION)


def test_nothing_is_recorded_of_a_bill_that_is_frozen(world):
    world.books["carrier"].freeze(world.bill, Why.KEY_LOSS, "letter of 3 November")
    accepted = transferred(world, record=False)
    with pytest.raises(Refused, match="frozen-by-registrar"):
        world.books["carrier"].record_parcel(accepted)


def test_a_freeze_needs_a_reference_and_only_the_registrar_may(world):
    with pytest.raises(Refused, match="reference-missing"):
        world.books["carrier"].freeze(world.bill, Why.FORK, "  ")
    with pytest.raises(Refused, match="not-the-registrar"):
        world.books["shipper"].freeze(world.bill, Why.FORK, "because")
    with pytest.raises(Refused, match="not-frozen"):
        world.books["carrier"].unfreeze(world.bill, "because")


def test_what_has_ended_is_frozen_no_more_and_the_log_says_all_that_was_done(world):
    shipper, carrier = world.books["shipper"], world.books["carrier"]
    carrier.freeze(world.bill, Why.COURT_ORDER, "1/26")
    carrier.unfreeze(world.bill, "2/26")
    carrier.confirm_record(world.bill)
    said = [line.kind for line in carrier.activities() if line.bill == world.bill]
    assert said[:4] == ["confirmed-bill", "unfrozen-bill", "frozen-bill", "recorded"]
    world.deliver(world.hand_over(shipper.surrender(world.bill)), "carrier")
    carrier.answer_surrender(world.bill, accept=True)
    with pytest.raises(Refused, match="bill-ended"):
        carrier.freeze(world.bill, Why.COURT_ORDER, "3/26")


def test_a_freeze_that_is_not_the_registrars_freezes_nothing(world):
    accepted = transferred(world)
    said = read_parcel(accepted.read_bytes())
    entry = sha256_hex(read_envelope(said.envelope).chain[-1])
    freeze = Record(world.bill, 1, entry, world.time.tick(), kind=Kind.FREEZE, why=Why.FORK,
                    reference="because")  # fmt: skip
    for key, status in ((world.cheat.key, Status.IN_FORCE), (None, Status.FROZEN)):
        signed = sign_record(freeze, key or world.books["carrier"]._office.signing_key()).text
        world.deliver(world.put(write_parcel(replace(said, records=(signed,)))), "bank")
        assert world.books["bank"].show(world.bill).verdict.status is status


def test_a_registrars_freeze_holds_whichever_copy_of_its_vault_signed_it(world):
    transferred(world)
    other = World()
    try:
        other.issue("bearer/minimal.json")
        assert other.bill == world.bill
        frozen = other.hand_over(other.books["carrier"].freeze(world.bill, Why.FORK, "because"))
        world.deliver(world.put(frozen.read_bytes()), "bank")
        assert world.books["bank"].show(world.bill).verdict.status is Status.FROZEN
    finally:
        other.close()


def test_an_offer_whose_time_passed_is_ended_by_the_registrar_alone(world):
    carrier, shipper, bank = (world.books[who] for who in ("carrier", "shipper", "bank"))
    offered = offer_until(world, 5)
    world.deliver(offered, "bank")
    late = world.hand_over(bank.accept(world.bill))  # and says nothing to anybody
    with pytest.raises(Refused, match="offer-pending"):
        shipper.offer(world.bill, world.cards["buyer"], How.POSSESSION)
    with pytest.raises(Refused, match="not-agreed"):
        carrier.record_parcel(offered)
    world.time.tick(timedelta(days=6))
    with pytest.raises(Refused, match="offer-pending"):
        shipper.offer(world.bill, world.cards["buyer"], How.POSSESSION)
    ended = world.hand_over(carrier.record_parcel(offered))
    world.deliver(ended, "shipper")
    again = world.hand_over(shipper.offer(world.bill, world.cards["buyer"], How.POSSESSION))
    world.deliver(again, "buyer")
    assert world.books["buyer"].show(world.bill).verdict.headline is Headline.OFFERED
    # Whoever accepted without saying so comes too late.
    refused = carrier.record_parcel(late)
    assert refused.refused
    (refusal,) = [
        record
        for record in map(read_record, read_parcel(refused.parcel).records)
        if record.is_refusal
    ]
    assert read_record(refusal.standing).kind is Kind.WITHDRAWN
    world.deliver(ended, "bank")
    with pytest.raises(Refused, match="offer-ended"):
        bank.reject(world.bill, "late")


def test_the_replacement_of_an_ended_offer_is_no_fork_to_anybody(world):
    offered = offer_until(world, 5)
    world.deliver(offered, "bank")
    world.time.tick(timedelta(days=6))
    ended = world.hand_over(world.books["carrier"].record_parcel(offered))
    world.deliver(ended, "shipper")
    again = world.hand_over(
        world.books["shipper"].offer(world.bill, world.cards["buyer"], How.POSSESSION)
    )
    for who in ("bank", "carrier"):
        world.deliver(again, who)
        assert world.books[who].show(world.bill).verdict.headline is not Headline.DISPUTED


def test_a_days_post_is_worked_through_in_one_go(world, tmp_path):
    carrier = world.books["carrier"]
    bills = [world.bill]
    for sample in ("to-order/typical.json", "straight/minimal.json"):
        done = carrier.issue(SAMPLES / sample, world.cards["shipper"])
        bills.append(done.bill)
        world.deliver(world.hand_over(done), "shipper")
    issued = world.post[-1]
    post = tmp_path / "post"
    (post / "folder").mkdir(parents=True)
    (post / "MRDN-record.ebl").write_text("of yesterday")
    for number, bill in enumerate(bills):
        offered = world.books["shipper"].offer(bill, world.cards["bank"], How.POSSESSION)
        world.deliver(world.hand_over(offered), "bank")
        if number < 2:
            # The receipt lies before the offer.
            (post / f"{number}-a.ebl").write_bytes(world.books["bank"].accept(bill).parcel)
        # What is refused comes first and keeps nobody else waiting.
        name = f"{number}-b.ebl" if number < 2 else "00-b.ebl"
        (post / name).write_bytes(offered.parcel)
    (post / "letter.txt").write_text("good day")
    world.forge(world.post[0], 0, "buyer", (ActCode.TRANSFER,), "shipper", 0)
    (post / "z-late.ebl").write_bytes(world.post[-1].read_bytes())
    world.forge(issued, 0, "buyer", (ActCode.TRANSFER,), "shipper", 0)
    (post / "zz-other.ebl").write_bytes(world.post[-1].read_bytes())
    steps = []

    class Watch:
        def step(self, done, total, what=""):
            steps.append((done, total))

    filed, answers = carrier.record_parcels([post], Watch())
    by_name = {one.path.name: one for one in filed}
    assert by_name["letter.txt"].wrong.code == "format-unknown"
    assert by_name["00-b.ebl"].wrong.code == "not-agreed"
    assert by_name["zz-other.ebl"].wrong.code == "not-agreed", "neither of the two is, yet"
    assert by_name["0-a.ebl"].is_new
    assert by_name["z-late.ebl"].is_late
    assert by_name["z-late.ebl"].is_new
    assert not {"folder", "MRDN-record.ebl"} & set(by_name)
    assert [(answer.bill, answer.refused) for answer in answers] == [
        (bills[0], False), (bills[1], False), (bills[0], True),
    ]  # fmt: skip
    assert steps == sorted(steps)
    assert steps[-1][1] == 2 * len(by_name)
    again, answers = carrier.record_parcels([post])
    assert not any(one.is_new for one in again if one.path.name.startswith(("0", "1")))


def test_a_days_post_can_be_stopped_and_what_was_done_is_done(world, tmp_path):
    accepted = transferred(world, record=False)

    class Stop:
        def step(self, done, total, what=""):
            if done >= 1:
                raise Cancelled

    filed, answers = world.books["carrier"].record_parcels([accepted], Stop())
    assert (filed, answers) == ((), ())
    assert world.books["carrier"].record(world.bill)


def test_the_register_lists_every_bill_with_what_waits_and_what_is_in_dispute(world):
    carrier = world.books["carrier"]
    other = carrier.issue(SAMPLES / "to-order/typical.json", world.cards["shipper"]).bill
    assert {line.holding.bill for line in carrier.register()} == {world.bill, other}
    assert carrier.register(wanted=Wanted.WAITING) == ()
    accepted = transferred(world, record=False)
    world.deliver(accepted, "carrier")
    (line,) = carrier.register(wanted=Wanted.WAITING)
    assert (line.holding.bill, line.recorded) == (world.bill, 0)
    carrier.record(world.bill)
    assert carrier.register(wanted=Wanted.WAITING) == ()
    world.forge(world.post[0], 0, "buyer", (ActCode.TRANSFER,), "shipper", 0)
    world.try_to(lambda: carrier.record_parcel(world.post[-1]))
    (line,) = carrier.register(wanted=Wanted.CONFLICT)
    assert (line.recorded, line.forks, line.refusals) == (1, 1, 1)
    carrier.freeze(other, Why.COURT_ORDER, "order 1")
    assert carrier.register_count(Wanted.CONFLICT) == 2
    assert carrier.register_count(Wanted.ALL) == 2
    assert world.books["bank"].register() == ()


def test_whatever_a_registrar_said_hangs_together(world):
    transferred(world)
    carrier = world.books["carrier"]
    world.forge(world.post[0], 0, "buyer", (ActCode.TRANSFER,), "shipper", 0)
    world.try_to(lambda: carrier.record_parcel(world.post[-1]))
    carrier.freeze(world.bill, Why.FORK, "fork")
    done = carrier.unfreeze(world.bill, "settled")
    said = {record.digest: record for record in map(read_record, read_parcel(done.parcel).records)}
    kinds = sorted(record.kind.value for record in said.values())
    assert kinds == ["freeze", "record", "record", "refusal", "unfreeze"]
    ends = set(said) - {record.previous for record in said.values()}
    assert len(ends) == 1
    digest, seen = ends.pop(), 0
    while digest is not None:
        digest, seen = said[digest].previous, seen + 1
    assert seen == len(said)


def test_a_registrar_is_held_to_what_it_signed_and_forgot(world, tmp_path):
    """An older copy of the register that gets its own record back records nothing else there."""
    world.back_up("carrier")
    accepted = transferred(world)
    world.forge(world.post[0], 0, "buyer", (ActCode.TRANSFER,), "shipper", 0)
    late = world.post[-1]
    world.restore("carrier", world.backups[-1][1])
    carrier = world.books["carrier"]
    carrier.lift_freeze("the disk broke")
    world.deliver(world.put(world.copy_of("bank")), "carrier")
    assert json.loads(accepted.read_bytes()[:0] or "1")
    done = carrier.record_parcel(late)
    assert done.refused

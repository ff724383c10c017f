"""Who controls a bill, shown to the one who asked, once, as of now, and to nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.wallet.desk.world import World
from wallet.book import Question, question_in, verify
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.challenge import is_challenge, is_proof
from wallet.parcels.file import read_parcel, write_parcel
from wallet.proof.verdict import Headline, Result
from wallet.titles.acts import How
from wallet.titles.state import Degree
from wallet.words import Language, say


@pytest.fixture
def world():
    world = World()
    world.issue("bearer/minimal.json")
    yield world
    world.close()


def asked(world, who="bank", name=""):
    return question_in(world.books[who].challenge(name).text.encode())


def proved(world, challenge, who="shipper"):
    return world.hand_over(world.books[who].prove(world.bill, challenge))


def test_the_asker_learns_who_has_control_as_of_when_and_how_firmly(world):
    challenge = asked(world, name="Straits Merchant Bank, trade desk")
    assert challenge.name == "Straits Merchant Bank, trade desk"
    received = world.books["bank"].receive(proved(world, challenge))
    shown = received.proven
    assert shown.holder.did == world.cards["shipper"].did
    assert (shown.degree, shown.asker_name) == (Degree.RECORDED, challenge.name)
    assert shown.receiver is None
    assert received.verdict.headline is Headline.COPY


def test_a_stranger_may_read_it_and_is_told_what_only_the_asker_knows(world):
    path = proved(world, asked(world))
    verdict = verify(path, Question(world.time.at, world.books["buyer"]._office.trust()))
    check = verdict.check("control.proof")
    assert (check.result, check.reason) == (Result.PASSED, "control-shown")
    assert verdict.is_good


def test_another_asker_and_a_second_time_are_refused(world):
    path = proved(world, asked(world))
    with pytest.raises(Refused, match="proof-for-other"):
        world.books["buyer"].receive(path)
    assert world.books["bank"].receive(path).proven is not None
    with pytest.raises(Refused, match="proof-replayed"):
        world.books["bank"].receive(path)
    question = world.books["buyer"].question(Question(world.time.at))
    verdict = verify(path, question)
    assert (verdict.headline, verdict.is_good) == (Headline.NOT_CHECKED, False)
    assert verdict.check("control.proof").reason == "proof-for-other"
    bank = world.cards["bank"].party.name
    for language, own in ((Language.ENGLISH, "The bill itself is as it was signed"),
                          (Language.CHINESE, "提单本身与签署时一致")):  # fmt: skip
        head, sentence = (say(one, "not-checked", verdict.facts, language)
                          for one in ("headline", "sentence"))  # fmt: skip
        assert head in ("PROOF OF CONTROL NOT MADE FOR YOU", "控制权证明并非向您出具")
        assert (own in sentence, bank in sentence) == (True, True)


def test_an_answer_to_what_was_never_asked_here_is_refused(world):
    world.back_up("bank")
    path = proved(world, asked(world))
    world.restore("bank", world.backups[-1][1])
    with pytest.raises(Refused, match="challenge-unknown"):
        world.books["bank"].receive(path)


def test_who_has_no_control_proves_nothing(world):
    challenge = asked(world)
    with pytest.raises(CouldNotLook, match="bill-unknown"):
        world.books["buyer"].prove(world.bill, challenge)
    world.deliver(world.post[0], "buyer")
    with pytest.raises(Refused, match="not-the-holder"):
        world.books["buyer"].prove(world.bill, challenge)
    with pytest.raises(Refused, match="challenge-own"):
        world.books["shipper"].prove(world.bill, asked(world, "shipper"))


def test_somebody_elses_signature_in_the_parcel_proves_nothing(world):
    """The buyer signs that it has control, and lays that into the shipper's parcel."""
    from wallet.formats.challenge import sign_proof
    from wallet.keys.canonical import sha256_hex

    challenge = asked(world)
    parcel = read_parcel(proved(world, challenge).read_bytes())
    entry = sha256_hex(__import__("json").loads(parcel.envelope)["envelopeTransferChain"][-1])
    forged = sign_proof(
        challenge, bill=world.bill, entry=entry, at=world.time.tick(),
        key=world.books["buyer"]._office.signing_key(),
    )  # fmt: skip
    path = world.put(write_parcel(replace(parcel, proofs=(forged.text,))))
    with pytest.raises(Refused, match="proof-not-by-holder"):
        world.books["bank"].receive(path)
    verdict = verify(path, Question(world.time.at, world.books["bank"]._office.trust()))
    assert verdict.headline is Headline.CHANGED
    said = say("headline", verdict.headline, verdict.facts)
    assert said == "PROOF OF CONTROL NOT GOOD · DO NOT RELY ON IT"


def test_an_old_answer_does_not_outlive_the_transfer(world):
    challenge = asked(world)
    old = read_parcel(proved(world, challenge).read_bytes())
    shipper, buyer = world.books["shipper"], world.books["buyer"]
    world.deliver(
        world.hand_over(shipper.offer(world.bill, world.cards["buyer"], How.POSSESSION)), "buyer"
    )
    accepted = read_parcel(buyer.accept(world.bill).parcel)
    mixed = world.put(write_parcel(replace(accepted, proofs=old.proofs)))
    with pytest.raises(Refused, match="proof-outdated"):
        world.books["bank"].receive(mixed)


def test_control_of_what_is_offered_is_still_the_givers_and_says_so(world):
    shipper = world.books["shipper"]
    shipper.offer(world.bill, world.cards["buyer"], How.POSSESSION)
    received = world.books["bank"].receive(proved(world, asked(world)))
    assert received.proven.holder.did == world.cards["shipper"].did
    assert received.proven.receiver.did == world.cards["buyer"].did


def test_a_question_does_not_wait_for_ever_nor_come_from_the_future(world):
    challenge = asked(world)
    world.time.tick(timedelta(days=8))
    with pytest.raises(Refused, match="challenge-expired"):
        world.books["shipper"].prove(world.bill, challenge)
    world.clocks["bank"].off = timedelta(days=2)
    with pytest.raises(Refused, match="challenge-expired"):
        world.books["shipper"].prove(world.bill, asked(world))


def test_an_older_copy_of_a_vault_proves_nothing(world):
    world.back_up("shipper")
    challenge = asked(world)
    world.restore("shipper", world.backups[-1][1])
    with pytest.raises(Refused, match="titles-frozen"):
        world.books["shipper"].prove(world.bill, challenge)


def test_the_bare_answer_does_for_who_holds_the_bill(world):
    challenge = asked(world)
    parcel = read_parcel(proved(world, challenge).read_bytes())
    (text,) = parcel.proofs
    assert is_proof(text.encode())
    assert not is_challenge(text.encode())
    with pytest.raises(CouldNotLook, match="rest-missing"):
        world.books["bank"].receive_bytes(text.encode(), "light")
    world.deliver(world.post[0], "bank")
    received = world.books["bank"].receive_bytes(text.encode() + b"\n", "light")
    assert received.proven.holder.did == world.cards["shipper"].did
    with pytest.raises(Refused, match="proof-replayed"):
        world.books["bank"].receive_bytes(text.encode(), "light")


def test_question_and_answer_are_small_enough_for_one_code(world):
    challenge = asked(world)
    (text,) = read_parcel(proved(world, challenge).read_bytes()).proofs
    assert len(challenge.text) < 700
    assert len(text) < 1100


def test_a_changed_question_is_no_question(world):
    challenge = asked(world)
    head, payload, signature = challenge.text.split(".")
    other = asked(world).text.split(".")[1]
    with pytest.raises(Unreadable, match="challenge-signature"):
        question_in(f"{head}.{other}.{signature}".encode())
    with pytest.raises(Unreadable, match="not-a-challenge"):
        question_in(b"hello")
    with pytest.raises(Unreadable, match="not-a-challenge"):
        question_in(world.cards["bank"].text.encode())
    assert payload
    received = world.books["shipper"].receive_bytes(challenge.text.encode(), "question.jws")
    assert received.challenge == challenge
    assert not received.is_kept

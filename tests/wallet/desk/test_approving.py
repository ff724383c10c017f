"""Four eyes: one prepares, another approves; nobody does both, whoever sits at the machine."""

from __future__ import annotations

import pytest

from tests.wallet.desk.world import SAMPLES, World
from wallet.book import Audit, Book, Done, Question
from wallet.desk import approving
from wallet.desk.four_eyes import VERBS, four_eyes
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.approval import read_approval, read_request, sign_approval, sign_request
from wallet.keys import jws
from wallet.keys.canonical import read_object
from wallet.keys.signing import SigningKey
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.parcels.file import read_parcel
from wallet.proof.verdict import Headline
from wallet.titles.acts import Ask, How, Step
from wallet.titles.bill import Offline, OfflinePolicy
from wallet.voyage import PASSPHRASE

ANNA, BENE = "anna packs the containers", "bene counts the containers"


@pytest.fixture
def world():
    world = World()
    world.issue("bearer/minimal.json")
    yield world
    world.close()


def reopen(world, who, passphrase):
    world.books[who].close()
    world.books[who] = Book.open(
        world.folder / who, passphrase, clock=world.clocks[who], keyring=world.keyrings[who]
    )
    return world.books[who]


@pytest.fixture
def two(world):
    """Let Anna and Bene have to agree in the shipper's vault, and Anna sit down."""
    shipper = world.books["shipper"]
    shipper.add_person("Anna", PASSPHRASE, ANNA, LEAST_KDF)
    with pytest.raises(Refused, match="two-people-needed"):
        shipper.demand_two_people(on=True)
    shipper.add_person("Bene", PASSPHRASE, BENE, LEAST_KDF)
    shipper.demand_two_people(on=True)
    return reopen(world, "shipper", ANNA)


def prepared(book, act):
    with pytest.raises(Refused, match="approval-needed") as refused:
        act()
    assert refused.value.facts["refusal"] == 20
    request = book.waiting()[-1]
    assert refused.value.facts["request"] == request.digest
    return request.digest


def test_nothing_is_signed_before_another_has_approved(world, two):
    assert two.person == "Anna"
    waits = prepared(two, lambda: two.offer(world.bill, world.cards["bank"], How.POSSESSION))
    assert two.show(world.bill).verdict.headline is Headline.HOLDER
    (request,) = two.waiting()
    assert (request.verb, request.name, request.bill) == ("offer", "Anna", world.bill)
    with pytest.raises(Refused, match="maker-approves") as refused:
        two.approve(waits)
    assert refused.value.facts["maker"] == "Anna"
    bene = reopen(world, "shipper", BENE)
    done = bene.approve(waits[:12])
    assert isinstance(done, Done)
    assert bene.waiting() == ()
    told = next(one for one in bene.activities() if one.kind == "approved")
    assert (told.bill, told.facts["maker"], told.facts["checker"]) == (world.bill, "Anna", "Bene")
    received = world.books["bank"].receive(world.hand_over(done))
    assert received.verdict.headline is Headline.OFFERED
    entry = read_object(jws.read(__import__("json").loads(
        read_parcel(done.parcel).envelope)["envelopeTransferChain"][-1]).payload)  # fmt: skip
    kept = [p for p in bene._vault.proofs(world.bill) if p.kind == "approval"]
    digests = {proof.digest for proof in kept}
    assert len(kept) == 2, "request and approval are both kept"
    assert set(entry["ladewell"]["approvals"]) <= digests
    approval = next(p.text for p in kept if p.digest in entry["ladewell"]["approvals"])
    assert read_approval(approval).name == "Bene"


def test_every_act_waits(world, two):
    shipper, bank = two, world.books["bank"]
    shipper_acts = [
        lambda: shipper.offer(world.bill, world.cards["bank"], How.POSSESSION, remark="x"),
        lambda: shipper.surrender(world.bill),
        lambda: shipper.accept(world.bill),
        lambda: shipper.reject(world.bill, "no"),
        lambda: shipper.enforce(world.bill, "due"),
        lambda: shipper.answer_surrender(world.bill, accept=True),
        lambda: shipper.issue(SAMPLES / "to-order/minimal.json", world.cards["bank"]),
        lambda: shipper.remove_person("x"),
        lambda: shipper.demand_two_people(on=False),
    ]
    for number, act in enumerate(shipper_acts, start=1):
        prepared(shipper, act)
        assert len(shipper.waiting()) == number
    assert bank.two_people().is_on is False


def test_the_same_act_prepared_twice_waits_once(world, two):
    def offer(remark=""):
        return prepared(
            two, lambda: two.offer(world.bill, world.cards["bank"], How.POSSESSION, remark=remark)
        )

    first = offer()
    assert offer() == first
    assert len(two.waiting()) == 1
    assert offer("another") != first
    assert len(two.waiting()) == 2
    bene = reopen(world, "shipper", BENE)
    with pytest.raises(Refused, match="approval-needed") as refused:
        bene.offer(world.bill, world.cards["bank"], How.POSSESSION, remark="")
    assert refused.value.facts["request"] == first, "it waits for Bene's word, not for a third's"
    assert isinstance(bene.approve(first), Done)


def test_what_is_asked_for_by_name_is_about_the_same_bill(world, two):
    by_place = prepared(two, lambda: two.offer(world.bill, world.cards["bank"], How.POSSESSION))
    by_name = prepared(
        two, lambda: two.offer(how=How.POSSESSION, to=world.cards["bank"], bill=world.bill)
    )
    assert by_name == by_place
    prepared(two, lambda: two.surrender(what_for=Ask.DELIVERY, bill=world.bill))
    assert [request.bill for request in two.waiting()] == [world.bill, world.bill]
    assert isinstance(reopen(world, "shipper", BENE).approve(by_name), Done)


def test_each_has_a_passphrase_that_nobody_else_has(world):
    """Who opened the vault would be somebody else, or nobody, and could neither ask nor approve."""
    shipper = world.books["shipper"]
    shipper.add_person("Anna", PASSPHRASE, ANNA, LEAST_KDF)
    for theirs in (PASSPHRASE, ANNA):
        with pytest.raises(Refused, match="passphrase-taken"):
            shipper.add_person("Bene", PASSPHRASE, theirs, LEAST_KDF)
    assert [one.name for one in shipper.two_people().people] == ["Anna"]


def test_a_carriers_bill_is_issued_as_it_was_prepared(world):
    carrier = world.books["carrier"]
    for name, words in (("Anna", ANNA), ("Bene", BENE)):
        carrier.add_person(name, PASSPHRASE, words, LEAST_KDF)
    carrier.demand_two_people(on=True)
    anna = reopen(world, "carrier", ANNA)
    path = world.folder / "bill.json"
    path.write_bytes((SAMPLES / "to-order/typical.json").read_bytes())
    waits = prepared(anna, lambda: anna.issue(path, world.cards["shipper"]))
    path.write_bytes(b"{}")
    bene = reopen(world, "carrier", BENE)
    done = bene.approve(waits)
    received = world.books["shipper"].receive(world.hand_over(done))
    assert received.verdict.headline is Headline.HOLDER


def test_what_is_attached_keeps_its_name_through_the_approval(world):
    carrier = world.books["carrier"]
    for name, words in (("Anna", ANNA), ("Bene", BENE)):
        carrier.add_person(name, PASSPHRASE, words, LEAST_KDF)
    carrier.demand_two_people(on=True)
    anna = reopen(world, "carrier", ANNA)
    invoice, other = world.folder / "invoice.csv", world.folder / "other" / "invoice.csv"
    other.parent.mkdir()
    invoice.write_text("1,2\n")
    other.write_text("3,4\n")
    document = SAMPLES / "to-order/typical.json"
    waits = prepared(
        anna, lambda: anna.issue(document, world.cards["shipper"], attachments=(invoice, other))
    )
    done = reopen(world, "carrier", BENE).approve(waits)
    world.books["shipper"].receive(world.hand_over(done))
    papers = world.books["shipper"].show(done.bill).papers
    assert [paper.name for paper in papers] == ["invoice.csv", "invoice.csv"]
    assert papers[0].digest != papers[1].digest


def test_what_is_carried_out_is_word_for_word_what_was_prepared(world, two, monkeypatch):
    """A yes that became a no on the way would be signed by nobody's will."""
    monkeypatch.setitem(VERBS, "tell", None)  # taken out again behind the test
    told = []

    @four_eyes
    def tell(book, *said, **named):
        told.append((said, named))

    with pytest.raises(Unreadable, match="approval-malformed"):
        tell(two, object())
    assert two.waiting() == ()
    said = (
        True, False, None, 3, "", "due", world.time.at, world.cards["bank"], (How.TO_ORDER, "x"),
        OfflinePolicy(Offline.FORBIDDEN, 2, 9),
    )  # fmt: skip
    named = {
        "how": How.POSSESSION,
        "ask": Ask.PAPER,
        "step": Step.ENFORCE,
        "rule": Offline.FORBIDDEN,
    }
    waits = prepared(two, lambda: tell(two, *said, **named))
    assert told == []
    reopen(world, "shipper", BENE).approve(waits)
    assert told == [(said, named)]
    assert [type(one) for one in told[0][0]] == [type(one) for one in said]
    waits = prepared(world.books["shipper"], lambda: tell(world.books["shipper"]))
    monkeypatch.delitem(VERBS, "tell")
    with pytest.raises(Unreadable, match="approval-malformed"):
        reopen(world, "shipper", ANNA).approve(waits)


def test_what_somebody_prepared_who_was_struck_off_is_not_carried_out(world, two):
    own = prepared(two, lambda: two.add_approver(two.card))
    two = reopen(world, "shipper", BENE)
    with pytest.raises(Refused, match="own-card"):
        two.approve(own)
    two = reopen(world, "shipper", ANNA)
    waits = prepared(two, lambda: two.offer(world.bill, world.cards["bank"], How.POSSESSION))
    anna, bene = two.two_people().people
    strike = prepared(two, lambda: two.remove_person(bene.id))
    bene = reopen(world, "shipper", BENE)
    with pytest.raises(Refused, match="two-people-needed"):
        bene.approve(strike)
    add = prepared(bene, lambda: bene.add_approver(world.cards["buyer"]))
    reopen(world, "shipper", ANNA).approve(add)
    bene = reopen(world, "shipper", BENE)
    assert [person.is_here for person in bene.two_people().people] == [True, True, False]
    strike = prepared(bene, lambda: bene.remove_person(anna.id))
    request = bene.waiting_as(strike).text.encode()
    bene.approve_with(world.books["buyer"].approve_for_other(request).text.encode())
    with pytest.raises(Refused, match="person-unknown"):
        bene.approve(waits)


def test_who_opened_with_the_owners_passphrase_neither_makes_nor_approves(world, two):
    waits = prepared(two, lambda: two.surrender(world.bill))
    owner = reopen(world, "shipper", PASSPHRASE)
    assert owner.person == ""
    for act in (lambda: owner.surrender(world.bill), lambda: owner.approve(waits)):
        with pytest.raises(Refused, match="person-unknown"):
            act()
    with pytest.raises(Refused, match="approval-needed"):
        owner.add_person("Carl", PASSPHRASE, "carl invents himself", LEAST_KDF)
    assert {person.name for person in owner.two_people().people} == {"Anna", "Bene"}


def test_what_was_prepared_on_an_older_state_is_prepared_again(world, two):
    waits = prepared(two, lambda: two.offer(world.bill, world.cards["bank"], How.POSSESSION))
    other = prepared(two, lambda: two.offer(world.bill, world.cards["buyer"], How.POSSESSION))
    bene = reopen(world, "shipper", BENE)
    assert bene.approve(waits)
    with pytest.raises(Refused, match="approval-stale"):
        bene.approve(other)
    bene.drop(other)
    assert bene.waiting() == ()
    line = bene.activities()[0]
    assert (line.kind, line.bill, line.facts["maker"]) == ("dropped", world.bill, "Anna")


def test_a_refusal_of_the_law_leaves_it_waiting_and_nothing_signed(world, two):
    waits = prepared(two, lambda: two.enforce(world.bill, "due since October"))
    bene = reopen(world, "shipper", BENE)
    with pytest.raises(Refused, match="not-pledged"):
        bene.approve(waits)
    assert [request.digest for request in bene.waiting()] == [waits]


def test_somebody_at_another_machine_approves_by_file(world, two):
    bene = reopen(world, "shipper", BENE)
    waits = prepared(bene, lambda: bene.add_approver(world.cards["buyer"]))
    anna = reopen(world, "shipper", ANNA)
    assert anna.approve(waits).name == world.cards["buyer"].party.name
    waits = prepared(anna, lambda: anna.offer(world.bill, world.cards["bank"], How.POSSESSION))
    request = anna.waiting_as(waits).text.encode()
    stranger = world.books["bank"].approve_for_other(request)
    with pytest.raises(Refused, match="person-unknown"):
        anna.approve_with(stranger.text.encode())
    approval = world.books["buyer"].approve_for_other(request)
    assert world.books["buyer"].activities()[0].kind == "approved-for-other"
    done = anna.approve_with(approval.text.encode() + b"\n")
    assert world.books["bank"].receive(world.hand_over(done)).verdict.headline is Headline.OFFERED
    with pytest.raises(CouldNotLook, match="nothing-waiting"):
        anna.approve_with(approval.text.encode())


def test_an_approval_of_something_else_or_by_the_maker_counts_for_nothing(world, two):
    prepared(two, lambda: two.surrender(world.bill))
    (request,) = two.waiting()
    own = two._office.person.key
    with pytest.raises(Refused, match="maker-approves"):
        two.approve_with(
            sign_approval(request, name="Bene", at=world.time.tick(), key=own).text.encode()
        )
    forged = sign_approval(
        read_request(request.text), name="Bene", at=world.time.tick(), key=SigningKey.generate()
    )
    with pytest.raises(Refused, match="person-unknown"):
        two.approve_with(forged.text.encode())


def test_a_word_on_one_act_lets_no_other_be_carried_out(world, two):
    said = prepared(two, lambda: two.surrender(world.bill))
    other = prepared(two, lambda: two.enforce(world.bill, "due"))
    office = reopen(world, "shipper", BENE)._office
    approval = approving.approve(office, approving.find(office, said))
    approving.check(office, approving.find(office, said), approval)
    with pytest.raises(CouldNotLook, match="nothing-waiting"):
        approving.check(office, approving.find(office, other), approval)


def test_a_card_approves_for_no_other_what_its_own_key_prepared(world):
    buyer = world.books["buyer"]
    request = sign_request(
        "surrender", {}, number="", bill="", entry="", name="Buyer", at=world.time.tick(),
        key=buyer._office.signing_key(),
    )  # fmt: skip
    with pytest.raises(Refused, match="maker-approves"):
        buyer.approve_for_other(request.text.encode())


def test_the_rule_ends_only_by_two(world, two):
    waits = prepared(two, lambda: two.demand_two_people(on=False))
    bene = reopen(world, "shipper", BENE)
    bene.approve(waits)
    assert not bene.two_people().is_on
    assert bene.offer(world.bill, world.cards["bank"], How.POSSESSION)


def test_who_was_struck_off_opens_nothing_any_more(world, two):
    waits = prepared(two, lambda: two.demand_two_people(on=False))
    bene = reopen(world, "shipper", BENE)
    bene.approve(waits)
    anna = next(person for person in bene.two_people().people if person.name == "Anna")
    bene.remove_person(anna.id)
    bene.close()
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        reopen(world, "shipper", ANNA)
    assert reopen(world, "shipper", BENE).person == "Bene"


def test_one_of_the_people_does_not_change_the_owners_passphrase(world, two):
    with pytest.raises(CouldNotLook, match="passphrase-wrong"):
        two.change_passphrase(ANNA, "anna has it all now")


def test_an_auditor_sees_in_a_bundle_who_prepared_and_who_approved(world):
    """An issue, whose bill is not there when it is prepared, and an act on the bill."""
    carrier = world.books["carrier"]
    for name, words in (("Anna", ANNA), ("Bene", BENE)):
        carrier.add_person(name, PASSPHRASE, words, LEAST_KDF)
    carrier.demand_two_people(on=True)
    anna = reopen(world, "carrier", ANNA)
    waits = prepared(
        anna, lambda: anna.issue(SAMPLES / "to-order/typical.json", world.cards["shipper"])
    )
    bene = reopen(world, "carrier", BENE)
    bill = bene.approve(waits).bill
    assert bene.check() == ()
    target = world.folder / "evidence.asice"
    bene.bundle([bill], target)
    trust = bene.question(Question(world.time.tick()))
    audit = Audit((target,), trust, traces=True)
    found, whole = audit.findings()
    assert found.verdict.is_good
    assert whole.verdict.is_good
    signed = [one for one in found.signatures if one.on in ("request", "approval")]
    assert [(one.on, one.party.name, one.position, one.is_right) for one in signed] == [
        ("request", "Anna", 0, True), ("approval", "Bene", 0, True),
    ]  # fmt: skip
    assert signed[0].at < signed[1].at
    assert audit.signatures(found) == found.signatures

"""What is signed on the TradeTrust rail waits for somebody else, as what is signed on our own."""

from __future__ import annotations

import pytest

from tests.wallet.desk.test_approving import ANNA, BENE, prepared, reopen
from tests.wallet.desk.world import World
from tests.wallet.registries.title_escrow.paper import KEYS, drafted
from wallet.book import Attested, Family, Registry
from wallet.desk.asked import asked_in
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.registries.title_escrow.requests import read_answer, write_request
from wallet.voyage import PASSPHRASE


@pytest.fixture
def world():
    """Let Anna and Bene have to agree in the carrier's vault, and Anna sit down."""
    world = World()
    carrier = world.books["carrier"]
    for name, words in (("Anna", ANNA), ("Bene", BENE)):
        carrier.add_person(name, PASSPHRASE, words, LEAST_KDF)
    carrier.demand_two_people(on=True)
    reopen(world, "carrier", ANNA)
    yield world
    world.close()


def test_a_title_moves_when_another_has_approved_and_is_signed_where_it_was_asked(world):
    anna = world.books["carrier"]
    draft = drafted(world.clocks["carrier"].now())
    anna.titles.take_key(KEYS[1].to_hex())
    anna.titles.add(draft.ref, "urn:x", "MSKU123")
    asked = write_request(draft)
    waits = prepared(anna, lambda: anna.titles.sign(asked))
    assert (anna.waiting()[0].verb, anna.waiting()[0].number) == ("sign_move", "MSKU123")
    assert prepared(anna, lambda: anna.titles.sign(asked)) == waits
    signed = reopen(world, "carrier", BENE).approve(waits)
    anna = reopen(world, "carrier", ANNA)
    assert read_answer(anna.titles.sign(asked)).signed == signed
    other = drafted(world.clocks["carrier"].now())
    prepared(anna, lambda: anna.titles.sign(write_request(other)))


def test_a_bill_on_the_tradetrust_rail_is_issued_by_two(world):
    anna = world.books["carrier"]
    path = world.folder / "content.json"
    path.write_text('{"blNumber": "TT-1", "carrierName": "A", "shipperName": "B"}')
    registry = Registry(137, KEYS[0].address)
    waits = prepared(
        anna, lambda: anna.attest(path, Family.CREDENTIAL, registry=registry, domain="line.example")
    )
    (request,) = anna.waiting()
    assert request.number == "TT-1"
    said = [one.code for one in asked_in(request)]
    assert said == ["file", "family", "registry", "domain"]
    done = reopen(world, "carrier", BENE).approve(waits)
    assert isinstance(done, Attested)
    assert (done.title.chain_id, done.title.registry) == (137, registry.address)

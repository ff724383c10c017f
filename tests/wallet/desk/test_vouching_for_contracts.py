"""Contracts that TradeTrust did not publish, and the owner of a vault who vouches for one."""

from __future__ import annotations

import pytest

from tests.wallet.desk.rail import A, Rail
from tests.wallet.registries.title_escrow.evm import CHAIN_ID
from wallet.book import Family, Registry, write_evidence
from wallet.errors import Unreadable
from wallet.proof.verdict import Headline
from wallet.titles.escrow import Move
from wallet.titles.holding import Standing
from wallet.titles.state import Degree


def test_the_owner_of_a_vault_vouches_for_a_contract_and_takes_it_back(
    rail: Rail, tmp_path
) -> None:
    """No headline is green before he does; the list, the page and others' machines follow him."""
    me = rail.shipper
    content, path = tmp_path / "content.json", tmp_path / "issued.tt"
    content.write_text('{"blNumber": "SHA0000901", "carrierName": "Sample Line"}')
    registry = Registry(CHAIN_ID, rail.stage.registry)
    done = rail.carrier.attest(content, Family.CREDENTIAL, registry=registry)
    path.write_bytes(done.data)
    digest = me.receive(path).verdict.digest
    to = me.titles.address
    mint = Move(A.MINT, rail.carrier.titles.address, owner=to, holder=to)
    rail.sign_and_send(rail.carrier, done.title, mint)
    me.titles.set_node(CHAIN_ID, rail.endpoint)

    view = me.titles.look_up(done.title)
    assert (view.is_sound, view.vouched) == (False, None)
    assert view.record.factory == rail.factory
    seen = me.show(digest).verdict
    assert (seen.headline, seen.facts["case"]) == (Headline.NOT_CHECKED, "contract-unknown")
    assert me.holding(digest).standing is not Standing.IN_HANDS

    pin = me.titles.trust_contract(CHAIN_ID, rail.factory.lower())
    assert (pin.source, pin.at) == (me.card.party.name, me.titles.contracts()[0].at)
    assert me.titles.show(done.title).is_sound
    assert me.show(digest).verdict.headline is Headline.HOLDER
    assert me.holding(digest).standing is Standing.IN_HANDS, "the list follows"

    # It goes to another machine as any evidence, and from there it goes again.
    other = rail.desk
    other.receive(path)
    other.titles.set_node(CHAIN_ID, rail.endpoint)
    other.titles.look_up(done.title)
    assert other.show(digest).verdict.headline is Headline.NOT_CHECKED
    other.pin_evidence(other.evidence_in(write_evidence(pin), "pilot.json"))
    assert other.show(digest).verdict.headline is Headline.COPY
    assert other.holding(digest).degree is Degree.RECORDED, "the list follows"
    other.drop_evidence(pin)
    assert other.show(digest).verdict.headline is Headline.NOT_CHECKED
    assert other.holding(digest).degree is Degree.NONE

    me.titles.distrust_contract(CHAIN_ID, rail.factory)
    assert me.titles.contracts() == ()
    assert me.show(digest).verdict.headline is Headline.NOT_CHECKED
    assert me.holding(digest).standing is not Standing.IN_HANDS
    with pytest.raises(Unreadable, match="address-unreadable"):
        me.titles.trust_contract(CHAIN_ID, "0x12")

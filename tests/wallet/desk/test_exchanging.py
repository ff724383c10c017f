"""DCSA's files for platforms: written by their schemas, and held against what was signed."""

from __future__ import annotations

import json
from pathlib import Path

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.book import Audit, Exchange, Question
from wallet.desk.exchanging import compare
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats import exchange
from wallet.formats.exchange import read_exchange
from wallet.proof.verdict import Headline

SCHEMAS = {
    Exchange.ISSUANCE: "iss-3.0.4-IssuanceRequest",
    Exchange.SURRENDER: "sur-3.0.4-SurrenderRequestDetails",
    Exchange.ENDORSEMENTS: "end-3.0.4-EndorsementChain",
    Exchange.PINT: "pint-3.0.0-EblEnvelope",
}


@pytest.fixture
def surrendered(trade):
    """Return a bill that went from hand to hand and was surrendered, in the carrier's vault."""
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    trade.transfer(bill, "bank", "buyer")
    trade.give(trade["buyer"].surrender(bill), "carrier")
    return bill


def ask(trade, part: str, data: bytes):
    question = trade[part].question(Question(trade.clock.now()))
    return compare(data, question)[0]


@pytest.mark.parametrize("kind", list(Exchange))
def test_what_is_written_holds_to_dcsas_schema(trade, surrendered, shared, kind):
    schema = json.loads((shared / f"data/dcsa/schemas/{SCHEMAS[kind]}.schema.json").read_text())
    written = json.loads(trade["carrier"].export(surrendered, kind))
    one = written[0] if kind is Exchange.ENDORSEMENTS else written
    fastjsonschema.compile(schema, use_formats=False)(one)


@pytest.mark.parametrize("kind", [Exchange.ISSUANCE, Exchange.SURRENDER, Exchange.ENDORSEMENTS])
def test_what_one_wallet_writes_another_finds_right(trade, surrendered, kind):
    data = trade["buyer"].export(surrendered, kind)
    found = ask(trade, "carrier", data)
    assert (found.kind, found.is_good) == (kind, True)
    assert found.number == "MRDN-SZX-2610-004418"


def test_the_surrender_request_says_what_is_asked(trade, surrendered):
    told = json.loads(trade["buyer"].export(surrendered, Exchange.SURRENDER))
    assert told["surrenderRequestCode"] == "SREQ"
    assert [link["actionCode"] for link in told["endorsementChain"]][-1] == "SURRENDER_FOR_DELIVERY"


def test_only_what_is_surrendered_can_be_requested(trade):
    bill = trade.issue()
    with pytest.raises(Refused):
        trade["shipper"].export(bill, Exchange.SURRENDER)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda links: links[:-1], "told-older"),
        (lambda links: [*links, links[-1]], "told-more"),
        (lambda links: [links[0], links[2], links[1], *links[3:]], "told-otherwise"),
        (lambda links: [links[0] | {"actor": links[1]["actor"]}, *links[1:]], "told-otherwise"),
    ],
)
def test_a_chain_told_otherwise_than_it_was_signed_is_noticed(trade, surrendered, change, reason):
    told = json.loads(trade["buyer"].export(surrendered, Exchange.ENDORSEMENTS))
    told[0]["endorsementChain"] = change(told[0]["endorsementChain"])
    found = ask(trade, "carrier", json.dumps(told).encode())
    assert (found.is_good, found.reason) == (False, reason)


def test_a_chain_with_the_newest_first_is_the_same(trade, surrendered):
    told = json.loads(trade["buyer"].export(surrendered, Exchange.ENDORSEMENTS))
    told[0]["endorsementChain"].sort(key=lambda link: link["actionDateTime"], reverse=True)
    assert read_exchange(json.dumps(told).encode())[0].acts[0].code.value == "ISSUE"


@pytest.mark.parametrize(
    ("member", "reason"),
    [("document", "issuance-other-document"), ("issueTo", "issuance-other-receiver")],
)
def test_a_changed_issuance_request_is_noticed(trade, surrendered, member, reason):
    told = json.loads(trade["buyer"].export(surrendered, Exchange.ISSUANCE))
    told[member]["x"] = "y"
    assert ask(trade, "carrier", json.dumps(told).encode()).reason == reason


def test_a_carriers_pdf_travels_with_the_issuance_request(trade, tmp_path):
    (tmp_path / "bl.pdf").write_bytes(b"%PDF-1.7 as the carrier prints it\n%%EOF\n")
    sample = Path(__file__).parents[3] / "resources/samples/to-order/typical.json"
    done = trade["carrier"].issue(sample, trade["shipper"].card, pdf=tmp_path / "bl.pdf")
    data = trade["carrier"].export(done.bill, Exchange.ISSUANCE)
    assert read_exchange(data).visualisation == (tmp_path / "bl.pdf").read_bytes()
    assert ask(trade, "carrier", data).reason == "issuance-right"
    told = json.loads(data)
    del told["eBLVisualisationByCarrier"]
    assert ask(trade, "carrier", json.dumps(told).encode()).reason == "issuance-other-paper"


def test_without_a_vault_or_trust_nothing_counts_as_right(trade, surrendered):
    question = Question(trade.clock.now())
    for kind in (Exchange.ISSUANCE, Exchange.SURRENDER):
        data = trade["buyer"].export(surrendered, kind)
        assert compare(data, question)[0].is_good is None


def test_dcsas_own_examples_are_read(shared):
    folder = shared / "data/dcsa/openapi"
    for name in (
        "end-3.0.4-surrenderedStraightBLExample.json", "end-3.0.4-twoTDSRExample.json",
        "end-3.0.4-surrenderedStraightBLWithOnBehalfOfPartiesExample.json",
        "sur-3.0.4-request-surrenderExample.json",
    ):  # fmt: skip
        told = read_exchange((folder / name).read_bytes())
        assert all(one.number and one.acts for one in told), name
    request = read_exchange((folder / "iss-3.0.4-request-regularSTDExample.json").read_bytes())
    assert request.visualisation is not None


@given(st.binary(max_size=200) | st.sampled_from([b"[]", b"{}", b"[{}]", b'{"document":1}']))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(CouldNotLook):
        read_exchange(data)


def test_an_audit_holds_a_platforms_files_against_what_was_signed(trade, surrendered, tmp_path):
    """Dropped among bundles and bills, they are found and said to be what they are."""
    buyer, folder = trade["buyer"], tmp_path / "files"
    folder.mkdir()
    for kind in Exchange:
        (folder / f"{kind.value}.json").write_bytes(buyer.export(surrendered, kind))
    told = json.loads(buyer.export(surrendered, Exchange.ENDORSEMENTS))
    told[0]["endorsementChain"].pop(1)
    (folder / "lie.json").write_text(json.dumps(told))
    (folder / "other.json").write_text('{"nothing": "of ours"}')
    at = trade.clock.now()
    known, alone = trade["carrier"].question(Question(at)), Question(at)
    headlines = {one.path.stem: one.verdict.headline for one in Audit((folder,), known).findings()}
    assert headlines == {
        "pint": headlines["pint"], "issuance": Headline.COPY, "surrender": Headline.COPY,
        "endorsements": Headline.COPY, "lie": Headline.CHANGED,
    }  # fmt: skip
    found = list(Audit((folder,), alone, traces=True).findings())
    assert {one.path.stem for one in found if one.verdict.headline is Headline.CHANGED} == set()
    assert not any(one.is_good for one in found)


def test_of_two_bills_of_one_number_the_one_that_is_told_is_meant(trade, surrendered):
    question = Question(trade.clock.now())
    data = trade["buyer"].export(surrendered, Exchange.ENDORSEMENTS)
    (acts,) = trade["carrier"].question(question).signed("MRDN-SZX-2610-004418")
    for others in ((acts, acts[:2]), (acts[:2], acts)):
        (found,) = compare(data, Question(question.as_of, signed=lambda _number, o=others: o))
        assert found.reason == "told-as-signed"
    told = json.loads(data)
    told[0]["endorsementChain"][3]["actionCode"] = "SIGN"
    shorter = Question(question.as_of, signed=lambda _number: (acts[:1], acts))
    (found,) = compare(json.dumps(told).encode(), shorter)
    assert (found.reason, found.place) == ("told-otherwise", 3)


def test_more_chains_than_are_read_are_refused_and_not_cut_off(monkeypatch):
    """What was cut off would have been told as read."""
    chain = {"transportDocumentReference": "X", "endorsementChain": []}
    monkeypatch.setattr(exchange, "_MOST_LINKS", 2)
    assert len(read_exchange(json.dumps([chain] * 2).encode())) == 2
    with pytest.raises(Unreadable) as caught:
        read_exchange(json.dumps([chain] * 3).encode())
    assert caught.value.code == "member-malformed"

"""The shipped samples: ready to be issued, and as invented as they claim to be."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from wallet.formats.transport_document import issue_defects, particulars, party_codes
from wallet.places import resource
from wallet.titles.parties import Role

_KINDS = ("to-order", "straight", "bearer")
_SIZES = ("typical", "long", "minimal")
_BILLS = [f"{kind}/{size}" for kind in _KINDS for size in _SIZES]
_CAST = {"carrier", "shipper", "bank", "secondBank", "buyer"}


def _read(name: str) -> Any:
    return json.loads(resource(f"samples/{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", _BILLS)
def test_each_sample_may_be_issued(name):
    assert issue_defects(_read(name)) == ()


@pytest.mark.parametrize("schema", ["pint-3.0.0", "iss-3.0.4"])
def test_each_sample_obeys_dcsas_schema(shared: Path, schema):
    fastjsonschema = pytest.importorskip("fastjsonschema")
    path = shared / f"data/dcsa/schemas/{schema}-TransportDocument.schema.json"
    validate = fastjsonschema.compile(json.loads(path.read_text(encoding="utf-8")))
    for name in _BILLS:
        validate(_read(name))


@pytest.mark.parametrize("size", _SIZES)
def test_each_set_is_of_the_kind_its_folder_says(size):
    to_order, straight, bearer = (particulars(_read(f"{kind}/{size}")) for kind in _KINDS)
    assert to_order.is_to_order
    assert to_order.endorsee.name
    assert not straight.is_to_order
    assert straight.consignee.name
    assert bearer.is_to_order
    assert not bearer.endorsee.name


def test_to_order_of_shipper_names_the_shipper_as_endorsee():
    parties = _read("to-order/typical")["documentParties"]
    assert party_codes(parties["endorsee"]) == party_codes(parties["shipper"])


@pytest.mark.parametrize("kind", _KINDS)
def test_the_long_samples_are_long(kind):
    bill = particulars(_read(f"{kind}/long"))
    assert len(bill.goods) > 40
    assert len(bill.containers) == 6
    assert bill.totals.packages


def test_no_two_samples_have_the_same_number():
    assert len({particulars(_read(name)).number for name in _BILLS}) == len(_BILLS)


@pytest.mark.parametrize("kind", _KINDS)
def test_the_parties_are_invented_and_are_those_of_the_bills(kind):
    cast = _read(f"{kind}/parties")
    assert set(cast) == _CAST
    for party in cast.values():
        assert re.fullmatch(r"9999[0-9A-Z]{16}", party["lei"])
        # ISO 7064 mod 97-10, as ISO 17442 uses it.
        assert int("".join(str(int(sign, 36)) for sign in party["lei"])) % 97 == 1
        assert all((party["name"], party["shortName"], party["chineseName"]))
        assert party["email"].endswith(".example")
        assert party["role"] in set(Role)
    known = {(party["name"], party["lei"]) for party in cast.values()}
    for size in _SIZES:
        parties = _read(f"{kind}/{size}")["documentParties"]
        for name in ("shipper", "endorsee", "consignee", "issuingParty"):
            if name in parties:
                ((provider, code, _),) = party_codes(parties[name])
                assert (provider, (parties[name]["partyName"], code) in known) == ("GLEIF", True)


@pytest.mark.parametrize("name", _BILLS)
def test_containers_have_the_check_digit_of_iso_6346(name):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    values = {str(digit): digit for digit in range(10)}
    values |= zip(letters, (value for value in range(10, 39) if value % 11), strict=True)
    for container in particulars(_read(name)).containers:
        *signs, check = container.reference
        total = sum(values[sign] * 2**place for place, sign in enumerate(signs))
        assert int(check) == total % 11 % 10

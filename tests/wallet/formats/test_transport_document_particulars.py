"""What screens, the PDF and the search get to know of a transport document."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.formats.transport_document import (
    CargoLine,
    Charge,
    PartyLines,
    Place,
    Quantity,
    Reference,
    Totals,
    particulars,
    party_codes,
)
from wallet.places import resource


def _sample(name: str) -> Any:
    return json.loads(resource(f"samples/{name}.json").read_text(encoding="utf-8"))


def test_a_typical_bill_to_order_says_what_a_clerk_asks():
    bill = particulars(_sample("to-order/typical"))
    assert bill.number == "MRDN-SZX-2610-004418"
    assert (bill.type_code, bill.is_to_order, bill.originals) == ("BOL", True, "1")
    assert bill.bookings == ("SZX7719402",)
    assert bill.carrier_name == "Meridian Container Lines Ltd"
    assert bill.shipper == PartyLines(
        name="Yantian Hengtai Precision Co., Ltd",
        lines=(
            "盐田恒泰精密有限公司",
            "18 Mingzhu Road, Yantian District",
            "Shenzhen 518083, China",
            "深圳市盐田区明珠路 18 号 518083",
        ),
        codes="LEI 999900YTHTPX00267118, USCI CN 91440300MA9999999X",
        contact="Lin Qiaoyun, +86 755 0000 0118, export@hengtai.example",
        references=("INV HT-2026-1017",),
    )
    assert bill.endorsee.name == bill.shipper.name
    assert bill.consignee == PartyLines()
    assert (bill.vessel, bill.voyage, bill.imo) == ("MERIDIAN AURORA", "026W", "9999979")
    assert [voyage.vessel for voyage in bill.voyages] == ["MERIDIAN AURORA", "MERIDIAN BOREAL"]
    assert bill.port_of_loading == Place("YANTIAN, CHINA", "CNYTN", "Yantian")
    assert bill.place_of_issue == Place("Shenzhen", "CNSZX")
    assert bill.payable_at == Place("Shenzhen")
    assert (bill.on_board_date, bill.issue_date) == ("2026-10-28", "2026-10-29")
    assert bill.charges[0] == Charge(
        "Ocean freight", Quantity("9450", "USD"), "Per container", "3", "3150", "PRE"
    )
    assert bill.totals == Totals("47", Quantity("50017.5", "KGM"), Quantity("137.395", "MTQ"))


def test_goods_in_two_containers_are_one_line_with_two_parts():
    cookware, glass, _ = particulars(_sample("straight/typical")).goods
    assert cookware.containers == ("MRDU4102267", "MRDU4102333")
    assert (cookware.packages, cookware.kind) == ("950", "CARTONS")
    assert cookware.weight == Quantity("11400", "KGM")
    assert cookware.volume == Quantity("47.5", "MTQ")
    assert cookware.cargo[1] == CargoLine(
        container="MRDU4102333",
        packages="130",
        kind="CARTONS",
        package_code="CT",
        weight=Quantity("1560", "KGM"),
        volume=Quantity("6.5", "MTQ"),
    )
    assert cookware.references == (Reference("CPO", "KL-PO-20917"),)
    assert glass.marks == ("KELANA", "PORT KLANG", "951-1710")


def test_a_consignee_to_be_notified_is_the_first_notify_party():
    bill = particulars(_sample("straight/typical"))
    assert [party.name for party in bill.notify_parties] == [bill.consignee.name]


def test_dangerous_goods_are_said_as_the_imdg_code_wants():
    _, paint, _ = particulars(_sample("bearer/typical")).goods
    (line,) = paint.dangerous
    assert (line.number, line.name, line.imo_class) == ("UN1263", "PAINT", "3")
    assert (line.packing_group, line.flash_point) == ("III", Quantity("38", "CEL"))
    assert line.emergency_contact.startswith("Qinghe duty chemist, Yantian Hazmat Watch, +86")


def test_a_reefer_shows_its_settings():
    container = particulars(_sample("bearer/long")).containers[-1]
    assert container.iso_code == "22R1"
    assert container.seals == ("CN6610530 (SHI)",)
    assert container.tare == Quantity("3050", "KGM")
    assert container.reefer is not None
    assert container.reefer.temperature == Quantity("4", "CEL")
    assert container.reefer.air_exchange == Quantity("15", "MQH")
    assert container.reefer.flags == ("isVentilationOpen",)


def test_what_replaces_a_member_goes_before_it():
    document = _sample("to-order/typical")
    document["charges"][0]["extendedChargeName"] = "Ocean freight, all in"
    document["consignmentItems"][0]["extendedHSCodes"] = ["845710001199"]
    document |= {"contractQuotationReference": "old", "extendedContractQuotationReference": "new"}
    bill = particulars(document)
    assert bill.charges[0].name == "Ocean freight, all in"
    assert bill.goods[0].hs_codes == ("845710001199",)
    assert bill.quotation == "new"


def test_a_party_without_printed_address_gets_its_address_in_lines():
    address = {
        "street": "Kopkade",
        "streetNumber": "201",
        "floor": "2nd",
        "POBox": "88",
        "postCode": "3099 ZZ",
        "city": "Rotterdam",
        "countryCode": "NL",
    }
    parties = {"shipper": {"partyName": "X", "address": address}}
    assert particulars({"documentParties": parties}).shipper.lines == (
        "Kopkade 201",
        "2nd",
        "P.O. Box 88",
        "3099 ZZ Rotterdam",
        "NL",
    )


def test_a_licence_named_by_many_goods_is_listed_once():
    licence = {"isRequired": True, "reference": "EMC007", "expiryDate": "2026-12-31"}
    cargo = {"exportLicense": licence}
    item = {"exportLicense": licence, "cargoItems": [cargo, cargo]}
    (found,) = particulars({"exportLicense": licence, "consignmentItems": [item]}).licences
    assert (found.kind, found.reference, found.is_required) == ("export", "EMC007", True)


# What a bill of ours does not show: codes of lists, and structure that a printed form replaces.
_NOT_SHOWN = (
    "codeListProvider",
    "shippingInstructionsReference",
    "address",
)


@pytest.mark.parametrize("sample", ["to-order/typical", "straight/typical", "bearer/typical"])
def test_nothing_a_carrier_wrote_gets_lost(sample):
    document = _sample(sample)
    shown = _texts(dataclasses.asdict(particulars(document)))

    def look(value: Any, where: str) -> None:
        if isinstance(value, dict):
            for name, inner in value.items():
                if name not in _NOT_SHOWN:
                    look(inner, f"{where}/{name}")
        elif isinstance(value, list):
            for inner in value:
                look(inner, where)
        elif isinstance(value, str) and not where.endswith(("/unit", "temperatureUnit")):
            assert any(value in text for text in shown), (where, value)

    look(document, "")


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list | tuple):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


def test_an_empty_document_has_empty_particulars():
    for document in ({}, [], None, "bill", 7):
        bill = particulars(document)  # type: ignore[arg-type]
        assert set(_texts(dataclasses.asdict(bill))) == {""}
        assert bill.goods == bill.containers == bill.voyages == ()


def _goods(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"consignmentItems": [{"cargoItems": list(parts)}]}


def _weight(value: object, unit: str = "KGM") -> dict[str, Any]:
    return {"cargoGrossWeight": {"value": value, "unit": unit}}


def test_binary_fractions_add_up_as_decimals():
    totals = particulars(_goods(_weight(0.1), _weight(0.2))).totals
    assert totals.weight == Quantity("0.3", "KGM")


def test_no_total_is_stated_when_units_differ_or_a_part_is_missing():
    assert particulars(_goods(_weight(1), _weight(1, "LBR"))).totals.weight == Quantity()
    assert particulars(_goods(_weight(1), {})).totals.weight == Quantity()
    assert particulars(_goods(_weight(1e300), _weight(1e-5))).totals.weight == Quantity()
    assert particulars(_goods(_weight(10**4000), _weight(1))).totals.weight == Quantity()


@given(
    grams=st.lists(st.integers(1, 10**12), min_size=1, max_size=20),
)
def test_totals_are_exact(grams):
    # Three decimals of a kilogram, as DCSA has them at most.
    total = particulars(_goods(*(_weight(value / 1000) for value in grams))).totals.weight
    whole, thousandths = divmod(sum(grams), 1000)
    expected = f"{whole}.{thousandths:03d}".rstrip("0").rstrip(".")
    assert total == Quantity(expected, "KGM")


def test_a_party_is_known_by_its_codes():
    party = {
        "partyName": "Meridian",
        "identifyingCodes": [
            {"codeListProvider": "W3C", "codeListName": "DID", "partyCode": "did:key:zDn"},
            {"codeListProvider": "SMDG", "partyCode": "MRD"},
            {"codeListProvider": "GLEIF"},
            "broken",
        ],
    }
    assert party_codes(party) == (("W3C", "did:key:zDn", "DID"), ("SMDG", "MRD", None))
    assert party_codes({}) == ()

"""The content rules of transport documents: each has a document that breaks it, and only it.

Long because it is one table: a row for each rule of DCSA's.
"""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from wallet.formats.transport_document import content_defects, issue_defects, schema_defects
from wallet.formats.transport_document.content import _RULES, _WAYS
from wallet.formats.transport_document.reading import below, each
from wallet.places import resource

_GONE = object()
_CARGO = "/consignmentItems/0/cargoItems/0"
_BOX = "/utilizedTransportEquipments/0"
_CUSTOMS = {"type": "EORI", "countryCode": "NL", "values": ["NL1"]}
_TARIC = {"type": "TARIC", "countryCode": "NL", "values": ["84571000"]}
_CODE = [{"codeListProvider": "GLEIF", "partyCode": "9999"}]
_PARTY = {"partyName": "Somebody", "identifyingCodes": _CODE}


def _sample(name: str) -> Any:
    return json.loads(resource(f"samples/{name}.json").read_text(encoding="utf-8"))


def _with(document: Any, changes: dict[str, Any]) -> Any:
    """Return a copy of `document` with other values at some pointers."""
    document = copy.deepcopy(document)
    for pointer, value in changes.items():
        *path, last = [int(step) if step.isdigit() else step for step in pointer[1:].split("/")]
        inner = document
        for step in path:
            inner = inner[step]
        if value is _GONE:
            del inner[last]
        elif isinstance(inner, list) and last == len(inner):
            inner.append(value)
        else:
            inner[last] = value
    return document


_BROKEN: list[tuple[str, str, str, dict[str, Any]]] = [
    # Which kind of bill it is.
    (
        "waybill-to-order",
        "/isToOrder",
        "to-order/typical",
        {"/transportDocumentTypeCode": "SWB", "/numberOfOriginalsWithCharges": _GONE},
    ),
    (
        "consignee-and-endorsee",
        "/documentParties",
        "to-order/typical",
        {"/documentParties/consignee": _PARTY},
    ),
    (
        "to-order-with-consignee",
        "/documentParties/consignee",
        "bearer/typical",
        {"/documentParties/consignee": _PARTY},
    ),
    (
        "straight-without-consignee",
        "/documentParties/consignee",
        "straight/long",
        {"/documentParties/consignee": _GONE},
    ),
    (
        "notify-party-missing",
        "/documentParties/notifyParties",
        "to-order/typical",
        {"/documentParties/notifyParties": []},
    ),
    (
        "notify-party-missing",
        "/documentParties/notifyParties",
        "to-order/minimal",
        {"/documentParties/endorsee/isNotifyParty": False},
    ),
    # When.
    (
        "both-dates",
        "/receivedForShipmentDate",
        "to-order/typical",
        {"/receivedForShipmentDate": "2026-10-27"},
    ),
    (
        "on-board-date-missing",
        "/shippedOnBoardDate",
        "to-order/typical",
        {"/shippedOnBoardDate": _GONE},
    ),
    (
        "received-date-missing",
        "/receivedForShipmentDate",
        "to-order/typical",
        {"/isShippedOnBoardType": False},
    ),
    # How many.
    (
        "copies-of-electronic-bill",
        "/numberOfCopiesWithCharges",
        "to-order/typical",
        {"/numberOfCopiesWithCharges": 3},
    ),
    (
        "copies-of-electronic-bill",
        "/numberOfCopiesWithoutCharges",
        "to-order/typical",
        {"/numberOfCopiesWithoutCharges": 1},
    ),
    (
        "several-originals",
        "/numberOfOriginalsWithCharges",
        "to-order/typical",
        {"/numberOfOriginalsWithoutCharges": 1},
    ),
    (
        "waybill-with-originals",
        "/numberOfOriginalsWithCharges",
        "straight/typical",
        {"/transportDocumentTypeCode": "SWB"},
    ),
    # Who.
    (
        "party-unidentified",
        "/documentParties/shipper",
        "to-order/typical",
        {
            "/documentParties/shipper/address": _GONE,
            "/documentParties/shipper/identifyingCodes": _GONE,
        },
    ),
    (
        "party-unidentified",
        "/documentParties/notifyParties/1",
        "to-order/typical",
        {"/documentParties/notifyParties/1": {"partyName": "Nobody"}},
    ),
    (
        "paper-address-too-long",
        "/documentParties/notifyParties/0/displayedAddress",
        "bearer/typical",
        {
            "/isElectronic": False,
            "/documentParties/shipper/displayedAddress": ["one", "two"],
            "/documentParties/notifyParties/0/displayedAddress": ["one", "two", "three"],
        },
    ),
    (
        "unknown-code-list",
        "/documentParties/shipper/identifyingCodes/0/codeListProvider",
        "to-order/typical",
        {"/documentParties/shipper/identifyingCodes/0/codeListProvider": "SMDG"},
    ),
    (
        "unknown-type-of-person",
        "/documentParties/shipper/typeOfPerson",
        "to-order/typical",
        {"/documentParties/shipper/typeOfPerson": "PERSON"},
    ),
    (
        "unknown-party-function",
        "/documentParties/other/0/partyFunction",
        "to-order/typical",
        {"/documentParties/other/0/partyFunction": "QQQ"},
    ),
    (
        "party-function-repeated",
        "/documentParties/other/1",
        "to-order/typical",
        {"/documentParties/other/1": {"partyFunction": "DDR", "party": _PARTY}},
    ),
    (
        "tax-reference-repeated",
        "/documentParties/shipper/taxLegalReferences/1",
        "to-order/typical",
        {
            "/documentParties/shipper/taxLegalReferences/1": {
                "type": "USCI",
                "countryCode": "CN",
                "value": "2",
            }
        },
    ),
    # What belongs together.
    (
        "declared-value-without-currency",
        "/declaredValueCurrency",
        "to-order/typical",
        {"/declaredValue": 1},
    ),
    (
        "currency-without-declared-value",
        "/declaredValue",
        "to-order/typical",
        {"/declaredValueCurrency": "USD"},
    ),
    (
        "place-of-receipt-missing",
        "/transports/placeOfReceipt",
        "to-order/typical",
        {"/transports/placeOfReceipt": _GONE},
    ),
    (
        "place-of-delivery-missing",
        "/transports/placeOfDelivery",
        "to-order/typical",
        {"/transports/onCarriageBy": "RAIL"},
    ),
    (
        "temperature-without-unit",
        f"{_BOX}/activeReeferSettings/temperatureUnit",
        "bearer/minimal",
        {f"{_BOX}/activeReeferSettings/temperatureUnit": _GONE},
    ),
    (
        "unit-without-temperature",
        f"{_BOX}/activeReeferSettings/temperatureSetpoint",
        "bearer/minimal",
        {f"{_BOX}/activeReeferSettings/temperatureSetpoint": _GONE},
    ),
    (
        "air-exchange-without-unit",
        f"{_BOX}/activeReeferSettings/airExchangeUnit",
        "bearer/minimal",
        {f"{_BOX}/activeReeferSettings/airExchangeSetpoint": 15},
    ),
    (
        "unit-without-air-exchange",
        f"{_BOX}/activeReeferSettings/airExchangeSetpoint",
        "bearer/minimal",
        {f"{_BOX}/activeReeferSettings/airExchangeUnit": "MQH"},
    ),
    # Containers.
    (
        "equipment-unknown",
        f"{_CARGO}/equipmentReference",
        "to-order/typical",
        {f"{_CARGO}/equipmentReference": "MRDU9999999"},
    ),
    (
        "equipment-repeated",
        "/utilizedTransportEquipments/3/equipment/equipmentReference",
        "to-order/typical",
        {
            "/utilizedTransportEquipments/3": {
                "equipment": {"equipmentReference": "MRDU4021186"},
                "isShipperOwned": False,
                "seals": [{"number": "1"}],
            }
        },
    ),
    (
        "not-a-reefer",
        _BOX,
        "to-order/typical",
        {f"{_BOX}/activeReeferSettings": {"isBulbMode": True}},
    ),
    ("not-a-reefer", _BOX, "to-order/typical", {f"{_BOX}/isNonOperatingReefer": True}),
    (
        "settings-of-non-operating-reefer",
        f"{_BOX}/activeReeferSettings",
        "bearer/minimal",
        {f"{_BOX}/isNonOperatingReefer": True},
    ),
    (
        "reefer-settings-missing",
        f"{_BOX}/activeReeferSettings",
        "bearer/minimal",
        {f"{_BOX}/activeReeferSettings": _GONE},
    ),
    (
        "reefer-settings-missing",
        f"{_BOX}/activeReeferSettings",
        "to-order/typical",
        {f"{_BOX}/equipment/ISOEquipmentCode": "45H2"},
    ),
    # Goods.
    (
        "dangerous-goods-unpacked",
        f"{_CARGO}/outerPackaging",
        "bearer/typical",
        {f"{_CARGO}/outerPackaging/imoPackagingCode": _GONE},
    ),
    (
        "unknown-inhalation-zone",
        f"{_CARGO}/outerPackaging/dangerousGoods/0/inhalationZone",
        "bearer/typical",
        {f"{_CARGO}/outerPackaging/dangerousGoods/0/inhalationZone": "E"},
    ),
    (
        "unknown-segregation-group",
        f"{_CARGO}/outerPackaging/dangerousGoods/0/segregationGroups/1",
        "bearer/typical",
        {f"{_CARGO}/outerPackaging/dangerousGoods/0/segregationGroups": ["18", "19"]},
    ),
    (
        "unknown-wood-declaration",
        f"{_CARGO}/outerPackaging/woodDeclaration",
        "to-order/typical",
        {f"{_CARGO}/outerPackaging/woodDeclaration": "Processed"},
    ),
    (
        "unknown-commodity-list",
        f"{_CARGO}/extendedNationalCommodityCodes/0/type",
        "to-order/typical",
        {f"{_CARGO}/extendedNationalCommodityCodes": [{"type": "XX", "values": ["1"]}]},
    ),
    (
        "commodity-list-repeated",
        "/consignmentItems/0/nationalCommodityCodes/1",
        "to-order/typical",
        {"/consignmentItems/0/nationalCommodityCodes": [_TARIC, _TARIC]},
    ),
    *(
        (
            "customs-reference-repeated",
            f"{where}/customsReferences/1",
            "to-order/typical",
            {f"{where}/customsReferences": [_CUSTOMS, _CUSTOMS]},
        )
        for where in ("", "/consignmentItems/0", _CARGO, _BOX)
    ),
    (
        "unknown-reference-type",
        "/references/0/type",
        "to-order/typical",
        {"/references/0/type": "CPO"},
    ),
    (
        "unknown-reference-type",
        "/consignmentItems/0/references/0/type",
        "to-order/typical",
        {"/consignmentItems/0/references/0/type": "XX"},
    ),
    (
        "unknown-reference-type",
        f"{_BOX}/references/0/type",
        "to-order/typical",
        {f"{_BOX}/references": [{"type": "SPO", "value": "1"}]},
    ),
    # How it travels.
    (
        "unknown-cargo-movement",
        "/cargoMovementTypeAtOrigin",
        "to-order/typical",
        {"/cargoMovementTypeAtOrigin": "BB"},
    ),
    (
        "unknown-cargo-movement",
        "/cargoMovementTypeAtDestination",
        "to-order/typical",
        {"/cargoMovementTypeAtDestination": "fcl"},
    ),
    (
        "unknown-transport-mode",
        "/transports/preCarriageBy",
        "to-order/typical",
        {"/transports/preCarriageBy": "CART"},
    ),
]


@pytest.mark.parametrize(
    ("code", "where", "sample", "changes"),
    _BROKEN,
    ids=[f"{code}{number}" for number, (code, *_) in enumerate(_BROKEN)],
)
def test_a_broken_rule_is_named_with_its_place_and_nothing_else_is(code, where, sample, changes):
    document = _with(_sample(sample), changes)
    assert schema_defects(document) == ()
    assert [(defect.code, defect.where) for defect in content_defects(document)] == [(code, where)]
    assert code in [defect.code for defect in issue_defects(document)]


def test_a_straight_bill_with_an_endorsee_lacks_its_consignee_as_well():
    changes = {"/isToOrder": False, "/documentParties/notifyParties": []}
    defects = content_defects(_with(_sample("to-order/typical"), changes))
    assert [defect.code for defect in defects] == [
        "straight-with-endorsee",
        "straight-without-consignee",
    ]


def test_a_notified_endorsee_is_notify_party_enough():
    assert content_defects(_sample("to-order/minimal")) == ()


def test_address_lines_identify_a_party():
    changes = {"/documentParties/notifyParties/1": {"partyName": "X", "addressLines": ["Y"]}}
    assert content_defects(_with(_sample("to-order/typical"), changes)) == ()


def test_the_issuing_party_may_be_named_by_a_carrier_list():
    name = "/documentParties/issuingParty/identifyingCodes/0/codeListProvider"
    assert content_defects(_with(_sample("to-order/typical"), {name: "SMDG"})) == ()


def test_a_non_operating_reefer_needs_no_settings():
    changes = {f"{_BOX}/isNonOperatingReefer": True, f"{_BOX}/activeReeferSettings": _GONE}
    assert content_defects(_with(_sample("bearer/minimal"), changes)) == ()


_UNSIGNABLE: list[tuple[str, str, dict[str, Any]]] = [
    (
        "waybill-not-transferable",
        "/transportDocumentTypeCode",
        {"/transportDocumentTypeCode": "SWB", "/numberOfOriginalsWithCharges": _GONE},
    ),
    ("not-issued-status", "/transportDocumentStatus", {"/transportDocumentStatus": "DRAFT"}),
    ("not-issued-status", "/transportDocumentStatus", {"/transportDocumentStatus": "VOIDED"}),
    ("shipped-after-issue", "/shippedOnBoardDate", {"/issueDate": "2026-10-29"}),
    (
        "received-after-issue",
        "/receivedForShipmentDate",
        {
            "/isShippedOnBoardType": False,
            "/shippedOnBoardDate": _GONE,
            "/receivedForShipmentDate": "2026-10-31",
        },
    ),
    (
        "no-original",
        "/numberOfOriginalsWithCharges",
        {"/numberOfOriginalsWithCharges": 0, "/numberOfOriginalsWithoutCharges": 0},
    ),
    (
        "several-originals-worded",
        "/carrierClauses/0",
        {"/carrierClauses": ["ISSUED IN THREE (3) ORIGINALS."]},
    ),
    (
        "several-originals-worded",
        "/carrierClauses/1",
        {"/carrierClauses": ["CLEAN", "full set of 3/3 original bills of lading"]},
    ),
    ("several-originals-worded", "/carrierClauses/0", {"/carrierClauses": ["签发三份正本提单"]}),
]


@pytest.mark.parametrize(
    ("code", "where", "changes"),
    _UNSIGNABLE,
    ids=[f"{code}{number}" for number, (code, *_) in enumerate(_UNSIGNABLE)],
)
def test_a_right_document_may_still_be_one_not_to_sign(code, where, changes):
    document = _with(_sample("straight/typical"), changes)
    assert schema_defects(document) == ()
    assert content_defects(document) == ()
    assert [(defect.code, defect.where) for defect in issue_defects(document)] == [(code, where)]


def test_a_paper_bill_is_not_signed():
    document = _with(_sample("bearer/minimal"), {"/isElectronic": False})
    assert [defect.code for defect in issue_defects(document)] == ["not-electronic"]


def test_one_original_may_be_worded():
    words = ["ONE ORIGINAL, ELECTRONIC.", "original invoices: 2", "12 pallets of original spares"]
    document = _with(_sample("bearer/minimal"), {"/carrierClauses": words})
    assert issue_defects(document) == ()


def test_a_draft_is_told_which_status_is_wanted():
    document = _with(_sample("bearer/minimal"), {"/transportDocumentStatus": "APPROVED"})
    (defect,) = issue_defects(document)
    assert defect.facts == {"status": "APPROVED", "wanted": "ISSUED"}


@pytest.mark.parametrize(
    "document",
    [
        _sample("bearer/typical"),
        {"consignmentItems": [{"cargoItems": [1, {"outerPackaging": {}}]}, "x", {}]},
        {"documentParties": {"other": [{"party": {}}, {}], "shipper": 1, "notifyParties": {}}},
        [],
    ],
)
def test_every_place_is_found_from_an_earlier_one_as_from_the_top(document):
    told = [(path, tuple(rule for _, rule in rules)) for path, _above, _steps, rules in _WAYS]
    assert told == list(_RULES)
    for path, above, steps, _rules in _WAYS:
        assert below(each(document, above), steps) == each(document, path)


def test_a_rule_about_a_member_says_nothing_of_an_object_without_it():
    about = {name: rule for *_, rules in _WAYS for name, rule in rules if name}
    assert about
    assert not any(list(rule({}, "")) for rule in about.values())

"""An invented bill of any length, and a verdict about it, to print in tests."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from wallet.formats.transport_document import particulars
from wallet.papers.bill import BillPaper
from wallet.papers.press import Attachment
from wallet.proof.verdict import Check, Evidence, Headline, Result, Verdict
from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind
from wallet.titles.parties import Code, Party
from wallet.titles.state import Degree, Moment, State, Status
from wallet.words import Language

AT = datetime(2026, 10, 28, 6, 12, tzinfo=UTC)

_GOODS = (
    ("CNC MACHINING CENTRES, MODEL HT-850V", "数控加工中心 HT-850V", "CASES"),
    ("SPINDLE ASSEMBLIES AND TOOL CHANGERS", "主轴总成及刀库", "CASES"),
    ("CUTTING FLUID CONCENTRATE", "切削液（非危险品）", "PALLETS"),
)


def document(lines: int = 3, terms: str = "") -> dict[str, Any]:
    """Return a to-order bill with as many lines of goods, each in its own container."""
    return {
        "transportDocumentReference": "MRDN-SZX-2610-004418",
        "transportDocumentStatus": "ISSUED",
        "transportDocumentTypeCode": "BOL",
        "isShippedOnBoardType": True,
        "isElectronic": True,
        "isToOrder": True,
        "numberOfOriginalsWithCharges": 1,
        "freightPaymentTermCode": "PRE",
        "shippedOnBoardDate": "2026-10-12",
        "issueDate": "2026-10-13",
        "placeOfIssue": {"locationName": "Shenzhen", "UNLocationCode": "CNSZX"},
        "serviceContractReference": "SC-26-1187",
        "termsAndConditions": terms,
        "receiptTypeAtOrigin": "CY",
        "deliveryTypeAtDestination": "CY",
        "cargoMovementTypeAtOrigin": "FCL",
        "cargoMovementTypeAtDestination": "FCL",
        "carrierCode": "MRDN",
        "carrierCodeListProvider": "NMFTA",
        "invoicePayableAt": {"freeText": "Shenzhen"},
        "partyContactDetails": [{"name": "Documentation", "email": "docs@meridian.example"}],
        "declaredValue": 182500.5,
        "declaredValueCurrency": "EUR",
        "carrierClauses": ["SHIPPER'S LOAD, STOW, COUNT AND SEAL. SAID TO CONTAIN."],
        "references": [
            {"type": "FF", "value": "BAF-240-77"},
            {"type": "SI", "value": "PO 55-88120"},
        ],
        "transports": {
            "plannedDepartureDate": "2026-10-12",
            "plannedArrivalDate": "2026-11-09",
            "preCarriageBy": "Truck",
            "placeOfReceipt": {"locationName": "Yantian CY", "UNLocationCode": "CNYTN"},
            "portOfLoading": {"locationName": "Yantian", "UNLocationCode": "CNYTN"},
            "portOfDischarge": {"locationName": "Rotterdam", "UNLocationCode": "NLRTM"},
            "placeOfDelivery": {"locationName": "Maasvlakte", "UNLocationCode": "NLMSV"},
            "vesselVoyages": [
                {
                    "vesselName": "MERIDIAN AURORA",
                    "vesselIMONumber": "9811000",
                    "carrierExportVoyageNumber": "026W",
                }
            ],
        },
        "documentParties": {
            "shipper": {
                "partyName": "Yantian Hengtai Precision Co., Ltd",
                "displayedAddress": [
                    "盐田恒泰精密有限公司",
                    "18 Mingzhu Road, Yantian District",
                    "深圳市盐田区明珠路18号 518083",
                ],
                "identifyingCodes": [
                    {"codeListProvider": "GLEIF", "codeListName": "LEI", "partyCode": _LEIS[1]}
                ],
            },
            "endorsee": {
                "partyName": "Straits Merchant Bank Ltd",
                "displayedAddress": ["8 Marina Boulevard, Singapore 018981"],
                "identifyingCodes": [
                    {"codeListProvider": "GLEIF", "codeListName": "LEI", "partyCode": _LEIS[2]}
                ],
            },
            "issuingParty": {
                "partyName": "Meridian Container Lines",
                "address": {
                    "street": "Harbour Exchange",
                    "streetNumber": "14",
                    "postCode": "E14 9GE",
                    "city": "London",
                    "countryCode": "GB",
                },
            },
            "carriersAgentAtDestination": {
                "partyName": "Maas Liner Agencies B.V.",
                "address": {"street": "Waalhaven", "city": "Rotterdam", "countryCode": "NL"},
                "partyContactDetails": [{"name": "Delivery", "phone": "+31 10 555 0142"}],
            },
            "notifyParties": [
                {
                    "partyName": "Maasvlakte Tools B.V.",
                    "displayedAddress": ["Kadeweg 40, 3199 Rotterdam", "Netherlands"],
                    "partyContactDetails": [
                        {"name": "Import", "email": "import@maasvlakte-tools.example"}
                    ],
                }
            ],
        },
        "charges": [
            {
                "chargeName": "Ocean freight",
                "currencyAmount": 9450,
                "currencyCode": "USD",
                "paymentTermCode": "PRE",
                "calculationBasis": "Per container",
                "unitPrice": 3150,
                "quantity": 3,
            },
            {
                "chargeName": "Terminal handling at destination",
                "currencyAmount": 585,
                "currencyCode": "EUR",
                "paymentTermCode": "COL",
                "calculationBasis": "Per container",
                "unitPrice": 195,
                "quantity": 3,
            },
        ],
        "consignmentItems": [_goods(index) for index in range(lines)],
        "utilizedTransportEquipments": [
            {
                "equipment": {
                    "equipmentReference": _container(index),
                    "ISOEquipmentCode": "45G1",
                    "tareWeight": {"value": 3870, "unit": "KGM"},
                },
                "isShipperOwned": False,
                "seals": [{"number": f"CN{8841207 + index}", "source": "SHI"}],
            }
            for index in range(lines)
        ],
    }


def verdict(headline: Headline = Headline.AGREED, entries: int = 3) -> Verdict:
    """Return a verdict with one check of each result and a chain of `entries`."""
    moments = tuple(_moments(entries))
    last = moments[-1].state if moments else None
    return Verdict(
        format="pint-3.0.0+2026-06",
        headline=headline,
        as_of=AT,
        number="MRDN-SZX-2610-004418",
        digest=hashlib.sha256(b"document").hexdigest(),
        degree=moments[-1].degree if moments else Degree.NONE,
        kind=Kind.TO_ORDER,
        status=Status.IN_FORCE,
        holder=last.holder if last else None,
        order_party=last.order_party if last else None,
        carrier=PARTIES[0],
        timeline=moments,
        facts={"receiver": PARTIES[3].name, "carrier": PARTIES[0].name},
        checks=_CHECKS,
    )


def paper(
    lines: int = 3,
    *,
    language: Language = Language.ENGLISH,
    terms: str = "",
    entries: int = 3,
    **changes: Any,
) -> BillPaper:
    """Return a bill ready to print."""
    source = document(lines, terms)
    attached = Attachment(
        name="envelope.json",
        media_type="application/json",
        data=json.dumps(source, ensure_ascii=False).encode(),
        relationship="source",
        description="The signed electronic bill of lading with its chain",
    )
    printed = BillPaper(
        verdict=verdict(entries=entries),
        particulars=particulars(source),
        attachments=(attached,),
        language=language,
    )
    return replace(printed, **changes)


def _lei(body: str) -> str:
    """Return `body` with the check digits of ISO 7064 MOD 97-10."""
    digits = "".join(str(int(character, 36)) for character in f"{body}00")
    return f"{body}{98 - int(digits) % 97:02d}"


_LEIS = tuple(
    _lei(body)
    for body in (
        "9999MRDN0000000000",
        "9999HENGTAI0000000",
        "9999STRAITS0000000",
        "9999MAAS0000000000",
    )
)
PARTIES = tuple(
    Party(
        name,
        (Code("W3C", f"did:key:zDn{key * 13}"[:56], "DID"), Code("GLEIF", lei, "LEI")),
        "LDW0",
    )
    for name, key, lei in zip(
        (
            "Meridian Container Lines",
            "Yantian Hengtai Precision Co., Ltd",
            "Straits Merchant Bank Ltd",
            "Maasvlakte Tools B.V.",
        ),
        ("aeMRD", "bfHGT", "cgSMB", "dhMVT"),
        _LEIS,
        strict=True,
    )
)


def _moments(entries: int) -> list[Moment]:
    moments = []
    for position in range(entries):
        giver = PARTIES[0] if position == 0 else PARTIES[1 + (position - 1) % 3]
        holder = PARTIES[1 + position % 3]
        degree = Degree.AGREED if position and position == entries - 1 else Degree.RECORDED
        since = AT - timedelta(days=14) + timedelta(hours=5 * position)
        issued = (ActCode.ISSUE,)
        given = (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER)
        moments.append(
            Moment(
                position=position,
                entry=hashlib.sha256(b"entry %d" % position).hexdigest(),
                since=since,
                acts=issued if position == 0 else given,
                actor=giver,
                state=State(
                    status=Status.IN_FORCE,
                    kind=Kind.TO_ORDER,
                    holder=holder,
                    order_party=PARTIES[2] if position == 0 else holder,
                    carrier=PARTIES[0],
                ),
                degree=degree,
                agreed_at=since + timedelta(minutes=4) if position else None,
                recorded_at=since + timedelta(hours=1)
                if position and degree is Degree.RECORDED
                else None,
            )
        )
    return moments


_CHECKS = (
    Check("format.strict", Result.PASSED, "read-strictly", as_of=AT),
    Check(
        "document.integrity",
        Result.PASSED,
        "document-unchanged",
        as_of=AT,
        evidence=(Evidence("digest", hashlib.sha256(b"document").hexdigest()),),
    ),
    Check("issuer.signature", Result.PASSED, "signature-right", as_of=AT),
    Check(
        "issuer.identity",
        Result.PASSED,
        "issuer-by-card",
        {"name": PARTIES[0].name, "pinned": AT - timedelta(days=60)},
        source="card",
        as_of=AT,
        evidence=(Evidence("kid", "kX3v-8yQ0bB2r5u7mZtN1pAe4fWcH6jLsD9oRgTiVqE"),),
    ),
    Check("document.status", Result.PASSED, "status-live", as_of=AT),
    Check("chain.links", Result.PASSED, "links-right", {"entries": 3}, as_of=AT),
    Check("chain.signatures", Result.PASSED, "signatures-right", {"entries": 3}, as_of=AT),
    Check("chain.times", Result.PASSED, "times-right", as_of=AT),
    Check("papers.digests", Result.FAILED, "papers-changed", {"name": "packing.pdf"}, as_of=AT),
    Check(
        "receipt.signature",
        Result.PASSED,
        "receipt-accepted",
        {"receiver": PARTIES[3].name},
        source="receipt",
        as_of=AT,
    ),
    Check(
        "control.record",
        Result.NOT_CHECKED,
        "record-missing",
        {"carrier": PARTIES[0].name},
        as_of=AT,
    ),
    Check("bundle.manifest", Result.NOT_APPLICABLE, "papers-none"),
)


def _container(index: int) -> str:
    return f"MRDU{402118 + 37 * index:06d}{index % 10}"


def _goods(index: int) -> dict[str, Any]:
    english, chinese, kind = _GOODS[index % len(_GOODS)]
    return {
        "carrierBookingReference": "SZX7719402",
        "shippingMarks": ["MVT / RTM", f"C/NO. {index * 20 + 1}-{index * 20 + 18}"],
        "descriptionOfGoods": [english, chinese],
        "HSCodes": ["845710"],
        "cargoItems": [
            {
                "equipmentReference": _container(index),
                "cargoGrossWeight": {"value": 21480.25 + index, "unit": "KGM"},
                "cargoGrossVolume": {"value": 58.42, "unit": "MTQ"},
                "outerPackaging": {
                    "numberOfPackages": 18 + index,
                    "packageCode": "CS",
                    "description": kind,
                },
            }
        ],
    }

"""What is carried, and in what: the schema of goods and containers (DCSA eBL 3.0.4)."""

from __future__ import annotations

from wallet.formats.transport_document.parties import COUNTRY, LINE35, PRINTED35
from wallet.formats.transport_document.rules import (
    Choice,
    Date,
    Flag,
    ListOf,
    Moment,
    Number,
    Object,
    Rule,
    Text,
    TooDeep,
    line,
    pattern,
)

_DEEPEST_PACKAGING = 16
"""DCSA lets packagings nest for ever; nobody packs a box in a box sixteen times."""

_DIGITS4 = Text(4, pattern(r"[0-9]{4}"), shortest=4)
_EQUIPMENT_REFERENCE = Text(11, line)
_MARKS = ListOf(PRINTED35, most=50)
_PERCENT = Number(least=0, most=100)
_TEMPERATURE_UNIT = Choice("CEL", "FAH")


def _measure(*units: str) -> Object:
    return Object(must={"value": Number(above=0), "unit": Choice(*units)})


_WEIGHT = _measure("KGM", "LBR")
_VOLUME = _measure("MTQ", "FTQ")

LICENCE = Object(
    may={"isRequired": Flag(), "reference": LINE35, "issueDate": Date(), "expiryDate": Date()}
)
CUSTOMS_REFERENCES = ListOf(
    Object(must={"type": Text(50, line), "countryCode": COUNTRY, "values": ListOf(LINE35, least=1)})
)
REFERENCES = ListOf(Object(must={"type": Text(3), "value": LINE35}))


def _commodity_codes(longest: int) -> ListOf:
    return ListOf(
        Object(
            must={"type": Text(10, line), "values": ListOf(Text(longest, line), least=1)},
            may={"countryCode": COUNTRY},
        )
    )


def _inner_packagings() -> Rule:
    inner: Rule = TooDeep()
    for _ in range(_DEEPEST_PACKAGING):
        inner = Object(
            must={
                "quantity": Number(whole=True),
                "material": Text(100),
                "description": Text(100),
            },
            may={"innerPackagings": ListOf(inner)},
        )
    return ListOf(inner)


_COMMODITIES: dict[str, Rule] = {
    "nationalCommodityCodes": _commodity_codes(10),
    "extendedNationalCommodityCodes": _commodity_codes(16),
}
_LICENCES: dict[str, Rule] = {"exportLicense": LICENCE, "importLicense": LICENCE}
_CUSTOMS: dict[str, Rule] = {"customsReferences": CUSTOMS_REFERENCES}

_SUBSIDIARY_RISK = Text(3, pattern(r"[0-9](?:\.[0-9])?"), shortest=1)
_DANGEROUS_GOODS = Object(
    must={"properShippingName": Text(250), "imoClass": Text(4)},
    may={
        "codedVariantList": Text(4, pattern(r"[0-3][0-9A-Z]{3}"), shortest=4),
        "technicalName": Text(250),
        "subsidiaryRisk1": _SUBSIDIARY_RISK,
        "subsidiaryRisk2": _SUBSIDIARY_RISK,
        "isMarinePollutant": Flag(),
        "packingGroup": Number(whole=True, least=1, most=3),
        "isLimitedQuantity": Flag(),
        "isExceptedQuantity": Flag(),
        "isSalvagePackings": Flag(),
        "isEmptyUncleanedResidue": Flag(),
        "isWaste": Flag(),
        "isHot": Flag(),
        "isCompetentAuthorityApprovalRequired": Flag(),
        "competentAuthorityApproval": Text(70, line),
        "segregationGroups": ListOf(Text(2)),
        "innerPackagings": _inner_packagings(),
        "emergencyContactDetails": Object(
            must={"contact": Text(255), "phone": Text(30, line)},
            may={"provider": Text(255), "referenceNumber": Text(255)},
        ),
        "EMSNumber": Text(7),
        "endOfHoldingTime": Date(),
        "fumigationDateTime": Moment(),
        "isReportableQuantity": Flag(),
        "inhalationZone": Text(1, shortest=1),
        "grossWeight": _WEIGHT,
        "netWeight": _WEIGHT,
        "netExplosiveContent": _measure("KGM", "LBR", "GRM", "ONZ"),
        "netVolume": _measure("MTQ", "FTQ", "LTR"),
        "limits": Object(
            must={"temperatureUnit": _TEMPERATURE_UNIT},
            may={
                "flashPoint": Number(),
                "transportControlTemperature": Number(),
                "transportEmergencyTemperature": Number(),
                "SADT": Number(),
                "SAPT": Number(),
            },
        ),
    },
    one_of={"UNNumber": _DIGITS4, "NANumber": _DIGITS4},
)

_CARGO_ITEM = Object(
    must={
        "equipmentReference": _EQUIPMENT_REFERENCE,
        "cargoGrossWeight": _WEIGHT,
        "outerPackaging": Object(
            must={
                "numberOfPackages": Number(whole=True, least=1, most=99_999_999),
                "description": Text(100),
            },
            may={
                "packageCode": Text(2, pattern(r"[A-Z0-9]{2}"), shortest=2),
                "imoPackagingCode": Text(5, pattern(r"[A-Z0-9]{1,5}"), shortest=1),
                "woodDeclaration": Text(30),
                "dangerousGoods": ListOf(_DANGEROUS_GOODS),
            },
        ),
    },
    may={
        "cargoGrossVolume": _VOLUME,
        "cargoNetWeight": _WEIGHT,
        "cargoNetVolume": _VOLUME,
        **_LICENCES,
        **_COMMODITIES,
        **_CUSTOMS,
    },
)

CONSIGNMENT_ITEM = Object(
    must={
        "carrierBookingReference": LINE35,
        "descriptionOfGoods": ListOf(LINE35, most=150),
        "HSCodes": ListOf(Text(10, pattern(r"[0-9]{6,10}"), shortest=6), least=1),
        "cargoItems": ListOf(_CARGO_ITEM, least=1),
    },
    may={
        "extendedHSCodes": ListOf(Text(12, pattern(r"[0-9]{6,12}"), shortest=6)),
        "shippingMarks": _MARKS,
        "references": ListOf(
            Object(must={"type": Text(3), "values": ListOf(LINE35, least=1)}),
        ),
        **_LICENCES,
        **_COMMODITIES,
        **_CUSTOMS,
    },
)

EQUIPMENT = Object(
    must={
        "equipment": Object(
            must={"equipmentReference": _EQUIPMENT_REFERENCE},
            may={"ISOEquipmentCode": Text(4, line), "tareWeight": _WEIGHT},
        ),
        "isShipperOwned": Flag(),
        "seals": ListOf(
            Object(
                must={"number": Text(15)},
                may={"source": Choice("CAR", "SHI", "VET", "CUS")},
            ),
            least=1,
        ),
    },
    may={
        "isNonOperatingReefer": Flag(),
        "activeReeferSettings": Object(
            may={
                "temperatureSetpoint": Number(),
                "temperatureUnit": _TEMPERATURE_UNIT,
                "o2Setpoint": _PERCENT,
                "co2Setpoint": _PERCENT,
                "humiditySetpoint": _PERCENT,
                "airExchangeSetpoint": Number(least=0),
                "airExchangeUnit": Choice("MQH", "FQH"),
                "isVentilationOpen": Flag(),
                "isDrainholesOpen": Flag(),
                "isBulbMode": Flag(),
                "isColdTreatmentRequired": Flag(),
                "isControlledAtmosphereRequired": Flag(),
            }
        ),
        "shippingMarks": _MARKS,
        "references": REFERENCES,
        **_CUSTOMS,
    },
)

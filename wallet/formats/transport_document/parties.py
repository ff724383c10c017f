"""Who and where: the schema of parties, addresses and places (DCSA eBL 3.0.4).

`PARTIES` is the rule for `documentParties`, `TRANSPORTS` the one for `transports`.
"""

from __future__ import annotations

from wallet.formats.transport_document.rules import (
    Choice,
    Date,
    Flag,
    ListOf,
    Object,
    Rule,
    Text,
    email,
    line,
    pattern,
    word,
)

COUNTRY = Text(2, pattern(r"[A-Z]{2}"), shortest=2)
"""ISO 3166-1 alpha-2; ``ZZ`` for unknown."""
UN_LOCATION = Text(5, pattern(r"[A-Z]{2}[A-Z2-9]{3}"), shortest=5)
"""UN/LOCODE."""
LINE35 = Text(35, line)
PRINTED35 = Text(35)
"""A line as printed, which may begin with spaces."""

_CITY = Text(35, line)
_PARTY_NAME = Text(70, line)
_ADDRESS_LINES = ListOf(Text(250), most=5)
_DISPLAYED_ADDRESS = ListOf(PRINTED35, most=6)
_PLATFORM = Text(4, word)
_TYPE_OF_PERSON = Text(50, line)

_ADDRESS_MUST: dict[str, Rule] = {"street": Text(70), "city": _CITY, "countryCode": COUNTRY}
_ADDRESS_MAY: dict[str, Rule] = {
    "streetNumber": Text(50),
    "floor": Text(50, line),
    "postCode": Text(10),
    "POBox": Text(20),
    "stateRegion": Text(65),
}
_ADDRESS = Object(must=_ADDRESS_MUST, may=_ADDRESS_MAY)
_PARTY_ADDRESS = Object(must=_ADDRESS_MUST, may={**_ADDRESS_MAY, "UNLocationCode": UN_LOCATION})

_CONTACT = Object(
    must={"name": LINE35},
    any_of={"phone": Text(30, line), "email": Text(100, email)},
)
_CONTACTS = ListOf(_CONTACT)
_CODE = Object(
    must={"codeListProvider": Text(100), "partyCode": Text(150)},
    may={"codeListName": Text(100)},
)
_TAX_REFERENCES = ListOf(
    Object(must={"type": Text(50, line), "countryCode": COUNTRY, "value": LINE35})
)

_NAMED: dict[str, Rule] = {"partyName": _PARTY_NAME}
_LOCATED: dict[str, Rule] = {"address": _PARTY_ADDRESS, "addressLines": _ADDRESS_LINES}
_CODED: dict[str, Rule] = {"identifyingCodes": ListOf(_CODE)}
_SURELY_CODED: dict[str, Rule] = {"identifyingCodes": ListOf(_CODE, least=1)}
_KNOWN: dict[str, Rule] = {
    "taxLegalReferences": _TAX_REFERENCES,
    "partyContactDetails": _CONTACTS,
}
_PRINTED: dict[str, Rule] = {"displayedAddress": _DISPLAYED_ADDRESS}
_REFERENCE: dict[str, Rule] = {"reference": LINE35}
_TRADER: dict[str, Rule] = {
    "eblPlatform": _PLATFORM,
    "typeOfPerson": _TYPE_OF_PERSON,
    **_REFERENCE,
    "purchaseOrderReferences": ListOf(LINE35),
}

_SHIPPER = Object(must=_NAMED, may={**_LOCATED, **_CODED, **_KNOWN, **_PRINTED, **_TRADER})
_CONSIGNEE = Object(
    must={**_NAMED, **_SURELY_CODED},
    may={**_LOCATED, **_KNOWN, **_PRINTED, **_TRADER, "isNotifyParty": Flag()},
)
_ENDORSEE = Object(
    must={**_NAMED, **_SURELY_CODED},
    may={
        **_LOCATED,
        **_KNOWN,
        **_PRINTED,
        "eblPlatform": _PLATFORM,
        "isNotifyParty": Flag(),
    },
)
_ISSUING_PARTY = Object(
    must={**_NAMED, "address": _PARTY_ADDRESS},
    may={"addressLines": _ADDRESS_LINES, **_CODED, **_KNOWN},
)
_AGENT_AT_DESTINATION = Object(
    must={**_NAMED, "address": _ADDRESS, "partyContactDetails": _CONTACTS},
    may={"addressLines": _ADDRESS_LINES},
)
_NOTIFY_PARTY = Object(
    must=_NAMED,
    may={
        **_LOCATED,
        **_CODED,
        **_KNOWN,
        **_PRINTED,
        **_REFERENCE,
        "typeOfPerson": _TYPE_OF_PERSON,
    },
)
_OTHER_PARTY = Object(
    must={
        "party": Object(must=_NAMED, may={**_LOCATED, **_CODED, **_KNOWN, **_REFERENCE}),
        "partyFunction": Text(3),
    }
)

PARTIES = Object(
    must={"shipper": _SHIPPER, "issuingParty": _ISSUING_PARTY},
    may={
        "onBehalfOfShipper": Object(must=_NAMED, may={**_LOCATED, **_CODED}),
        "consignee": _CONSIGNEE,
        "onBehalfOfConsignee": Object(must=_NAMED, may={**_LOCATED, **_SURELY_CODED}),
        "endorsee": _ENDORSEE,
        "carriersAgentAtDestination": _AGENT_AT_DESTINATION,
        "notifyParties": ListOf(_NOTIFY_PARTY, most=3),
        "other": ListOf(_OTHER_PARTY),
    },
)

_LOCATION_NAME: dict[str, Rule] = {"locationName": Text(100, line)}
_PORT = Object(
    may={
        **_LOCATION_NAME,
        "city": Object(must={"city": _CITY, "countryCode": COUNTRY}, may={"stateRegion": Text(65)}),
        "UNLocationCode": UN_LOCATION,
    }
)
_INLAND: dict[str, Rule] = {
    **_LOCATION_NAME,
    "facilityName": Text(100),
    "address": _ADDRESS,
    "addressLines": _ADDRESS_LINES,
    "facility": Object(
        must={"facilityCode": Text(6, line), "facilityCodeListProvider": Choice("BIC", "SMDG")}
    ),
    "UNLocationCode": UN_LOCATION,
}
_PLACE = Object(
    may={
        **_INLAND,
        "geoCoordinate": Object(must={"latitude": Text(10), "longitude": Text(11)}),
    }
)
_VOYAGE = Object(
    must={"vesselName": Text(50, line), "carrierExportVoyageNumber": Text(50, line)},
    may={
        "universalExportVoyageReference": Text(
            5, pattern(r"[0-9]{2}[0-9A-Z]{2}[NEWSR]"), shortest=5
        ),
        "role": Text(30),
    },
)

TRANSPORTS = Object(
    must={
        "plannedArrivalDate": Date(),
        "plannedDepartureDate": Date(),
        "portOfLoading": _PORT,
        "portOfDischarge": _PORT,
        "vesselVoyages": ListOf(_VOYAGE, least=1),
    },
    may={
        "preCarriageBy": Text(50),
        "onCarriageBy": Text(50),
        "placeOfReceipt": _PLACE,
        "placeOfDelivery": _PLACE,
        "onwardInlandRouting": Object(may=_INLAND),
    },
)
PLACE_OF_ISSUE = Object(
    may=_LOCATION_NAME,
    one_of={"UNLocationCode": UN_LOCATION, "countryCode": COUNTRY},
)
INVOICE_PAYABLE_AT = Object(one_of={"UNLocationCode": UN_LOCATION, "freeText": Text(35)})
CONTACTS = ListOf(_CONTACT, least=1)

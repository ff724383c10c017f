"""The schema of the transport document as a whole (DCSA eBL 3.0.4, PINT 3.0.0+2026-06).

Written from the published field descriptions. Unknown members are allowed
everywhere, as DCSA allows them: a document that lost one would no longer have
the digest its carrier signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wallet.formats.transport_document.cargo import (
    CONSIGNMENT_ITEM,
    CUSTOMS_REFERENCES,
    EQUIPMENT,
    LICENCE,
    REFERENCES,
)
from wallet.formats.transport_document.parties import (
    CONTACTS,
    INVOICE_PAYABLE_AT,
    LINE35,
    PARTIES,
    PLACE_OF_ISSUE,
    PRINTED35,
    TRANSPORTS,
)
from wallet.formats.transport_document.rules import (
    MOST_DEFECTS,
    Choice,
    Date,
    Defect,
    Flag,
    ListOf,
    Number,
    Object,
    Text,
    line,
    pattern,
    word,
)

_COUNT = Number(whole=True, least=0)
_CURRENCY = Text(3, pattern(r"[A-Z]{3}"), shortest=3)
_DISPLAYED_NAME = ListOf(PRINTED35, most=5)
_SERVICE = Choice("CY", "SD", "CFS")
_PAYMENT_TERM = Choice("PRE", "COL")

_CHARGE = Object(
    must={
        "chargeName": Text(50, line),
        "currencyAmount": Number(least=0),
        "currencyCode": _CURRENCY,
        "paymentTermCode": _PAYMENT_TERM,
        "calculationBasis": Text(50, line),
        "unitPrice": Number(least=0),
        "quantity": Number(least=0),
    },
    may={"extendedChargeName": Text(100, line)},
)

TRANSPORT_DOCUMENT = Object(
    must={
        "transportDocumentReference": Text(20, line),
        "transportDocumentStatus": Text(50),
        "transportDocumentTypeCode": Choice("BOL", "SWB"),
        "isShippedOnBoardType": Flag(),
        "isElectronic": Flag(),
        "isToOrder": Flag(),
        "termsAndConditions": Text(50_000),
        "receiptTypeAtOrigin": _SERVICE,
        "deliveryTypeAtDestination": _SERVICE,
        "cargoMovementTypeAtOrigin": Text(3),
        "cargoMovementTypeAtDestination": Text(3),
        "carrierCode": Text(4, word),
        "carrierCodeListProvider": Choice("SMDG", "NMFTA"),
        "transports": TRANSPORTS,
        "invoicePayableAt": INVOICE_PAYABLE_AT,
        "partyContactDetails": CONTACTS,
        "documentParties": PARTIES,
        "consignmentItems": ListOf(CONSIGNMENT_ITEM, least=1),
        "utilizedTransportEquipments": ListOf(EQUIPMENT, least=1),
    },
    may={
        "transportDocumentSubReference": Text(100, line),
        "shippingInstructionsReference": Text(100, line),
        "freightPaymentTermCode": _PAYMENT_TERM,
        "numberOfCopiesWithCharges": _COUNT,
        "numberOfCopiesWithoutCharges": _COUNT,
        "numberOfOriginalsWithCharges": _COUNT,
        "numberOfOriginalsWithoutCharges": _COUNT,
        "displayedNameForPlaceOfReceipt": _DISPLAYED_NAME,
        "displayedNameForPortOfLoad": _DISPLAYED_NAME,
        "displayedNameForPortOfDischarge": _DISPLAYED_NAME,
        "displayedNameForPlaceOfDelivery": _DISPLAYED_NAME,
        "shippedOnBoardDate": Date(),
        "displayedShippedOnBoardReceivedForShipment": Text(250, line),
        "issueDate": Date(),
        "receivedForShipmentDate": Date(),
        "serviceContractReference": Text(30),
        "contractQuotationReference": LINE35,
        "extendedContractQuotationReference": Text(70, line),
        "declaredValue": Number(least=0),
        "declaredValueCurrency": _CURRENCY,
        "carrierClauses": ListOf(Text(20_000, line)),
        "numberOfRiderPages": _COUNT,
        "charges": ListOf(_CHARGE),
        "placeOfIssue": PLACE_OF_ISSUE,
        "exportLicense": LICENCE,
        "importLicense": LICENCE,
        "references": REFERENCES,
        "customsReferences": CUSTOMS_REFERENCES,
    },
)


def schema_defects(document: Mapping[str, Any]) -> tuple[Defect, ...]:
    """Return what is wrong with the form of `document`, at most 200 defects.

    Any JSON value may be given. A document without defects is one that DCSA's
    schema accepts, with two additions: dates and times must be real ones, and
    inner packagings may nest sixteen deep.
    """
    return tuple(TRANSPORT_DOCUMENT.defects(document)[:MOST_DEFECTS])

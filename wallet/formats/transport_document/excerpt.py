"""Takes the particulars out of a transport document, whatever state it is in.

DCSA's order of precedence is applied here and nowhere else: a displayed address
or name goes before a structured one, an `extended…` member before the one it
replaces, an `isNotifyParty` before the list of notify parties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from wallet.formats.transport_document.figures import number, quantity
from wallet.formats.transport_document.inventory import (
    all_totals,
    container_used,
    customs,
    goods_line,
    references,
)
from wallet.formats.transport_document.particulars import (
    Charge,
    Licence,
    OtherParty,
    Particulars,
    PartyLines,
    Place,
    Voyage,
)
from wallet.formats.transport_document.reading import (
    child,
    children,
    each,
    flag,
    joined,
    member,
    once,
    text,
    texts,
    whole,
)


def particulars(document: Mapping[str, Any]) -> Particulars:
    """Return what `document` says. Any JSON value may be given; what is missing stays empty."""
    parties = child(document, "documentParties")
    transports = child(document, "transports")
    voyages = tuple(_voyage(leg) for leg in children(transports, "vesselVoyages"))
    first = _first_sea_going(voyages)
    goods = tuple(goods_line(item) for item in children(document, "consignmentItems"))
    return Particulars(
        number=text(document, "transportDocumentReference"),
        sub_reference=text(document, "transportDocumentSubReference"),
        status=text(document, "transportDocumentStatus"),
        type_code=text(document, "transportDocumentTypeCode"),
        is_to_order=flag(document, "isToOrder"),
        is_electronic=flag(document, "isElectronic"),
        bookings=once(line.booking for line in goods),
        carrier_code=text(document, "carrierCode"),
        carrier_code_list=text(document, "carrierCodeListProvider"),
        carrier_name=text(child(parties, "issuingParty"), "partyName"),
        shipper=_party(child(parties, "shipper")),
        on_behalf_of_shipper=_party(child(parties, "onBehalfOfShipper")),
        consignee=_party(child(parties, "consignee")),
        on_behalf_of_consignee=_party(child(parties, "onBehalfOfConsignee")),
        endorsee=_party(child(parties, "endorsee")),
        issuing_party=_party(child(parties, "issuingParty")),
        agent_at_destination=_party(child(parties, "carriersAgentAtDestination")),
        notify_parties=tuple(_party(party) for party in _notified(parties)),
        other_parties=tuple(
            OtherParty(text(other, "partyFunction"), _party(child(other, "party")))
            for other in children(parties, "other")
        ),
        vessel=first.vessel,
        voyage=first.number,
        imo=first.imo,
        voyages=voyages,
        pre_carriage=text(transports, "preCarriageBy"),
        on_carriage=text(transports, "onCarriageBy"),
        place_of_receipt=_place(
            child(transports, "placeOfReceipt"), texts(document, "displayedNameForPlaceOfReceipt")
        ),
        port_of_loading=_place(
            child(transports, "portOfLoading"), texts(document, "displayedNameForPortOfLoad")
        ),
        port_of_discharge=_place(
            child(transports, "portOfDischarge"), texts(document, "displayedNameForPortOfDischarge")
        ),
        place_of_delivery=_place(
            child(transports, "placeOfDelivery"), texts(document, "displayedNameForPlaceOfDelivery")
        ),
        onward_routing=_place(child(transports, "onwardInlandRouting")),
        departure_date=text(transports, "plannedDepartureDate"),
        arrival_date=text(transports, "plannedArrivalDate"),
        on_board_date=text(document, "shippedOnBoardDate"),
        received_date=text(document, "receivedForShipmentDate"),
        on_board_text=text(document, "displayedShippedOnBoardReceivedForShipment"),
        issue_date=text(document, "issueDate"),
        place_of_issue=_place(child(document, "placeOfIssue")),
        originals=_originals(document),
        freight_term=text(document, "freightPaymentTermCode"),
        payable_at=_payable_at(child(document, "invoicePayableAt")),
        charges=tuple(_charge(charge) for charge in children(document, "charges")),
        declared_value=quantity(document, "declaredValue", "declaredValueCurrency"),
        service_contract=text(document, "serviceContractReference"),
        quotation=text(document, "extendedContractQuotationReference")
        or text(document, "contractQuotationReference"),
        receipt_type=text(document, "receiptTypeAtOrigin"),
        delivery_type=text(document, "deliveryTypeAtDestination"),
        movement_at_origin=text(document, "cargoMovementTypeAtOrigin"),
        movement_at_destination=text(document, "cargoMovementTypeAtDestination"),
        goods=goods,
        containers=tuple(
            container_used(used) for used in children(document, "utilizedTransportEquipments")
        ),
        totals=all_totals(goods),
        clauses=texts(document, "carrierClauses"),
        terms_and_conditions=text(document, "termsAndConditions"),
        references=references(document),
        customs=customs(document),
        licences=_licences(document),
    )


def party_codes(party: Mapping[str, Any]) -> tuple[tuple[str, str, str | None], ...]:
    """Return the codes that identify `party`: code list provider, code, name of the list.

    Args:
        party: A party of a transport document, an `issueTo` or an actor of an act.

    """
    return tuple(
        (
            text(code, "codeListProvider"),
            text(code, "partyCode"),
            text(code, "codeListName") or None,
        )
        for code in children(party, "identifyingCodes")
        if text(code, "codeListProvider") and text(code, "partyCode")
    )


def _party(party: Mapping[str, Any]) -> PartyLines:
    codes = [f"{name or provider} {code}" for provider, code, name in party_codes(party)]
    taxes = [
        joined(text(tax, "type"), text(tax, "countryCode"), text(tax, "value"))
        for tax in children(party, "taxLegalReferences")
    ]
    contacts = [
        joined(text(who, "name"), text(who, "phone"), text(who, "email"), by=", ")
        for who in children(party, "partyContactDetails")
    ]
    return PartyLines(
        name=text(party, "partyName"),
        lines=texts(party, "displayedAddress") or _address_lines(party),
        codes=joined(*codes, *taxes, by=", "),
        contact=joined(*contacts, by="; "),
        references=once((text(party, "reference"), *texts(party, "purchaseOrderReferences"))),
    )


def _address_lines(source: Mapping[str, Any]) -> tuple[str, ...]:
    address = child(source, "address")
    lines = (
        joined(text(address, "street"), text(address, "streetNumber")),
        text(address, "floor"),
        text(address, "POBox") and f"P.O. Box {text(address, 'POBox')}",
        joined(text(address, "postCode"), text(address, "city")),
        joined(text(address, "stateRegion"), text(address, "countryCode"), by=", "),
    )
    return tuple(line for line in lines if line) or texts(source, "addressLines")


def _notified(parties: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    themselves = [child(parties, name) for name in ("consignee", "endorsee")]
    return [party for party in themselves if flag(party, "isNotifyParty")] + children(
        parties, "notifyParties"
    )


def _voyage(leg: Mapping[str, Any]) -> Voyage:
    return Voyage(
        vessel=text(leg, "vesselName"),
        number=text(leg, "carrierExportVoyageNumber"),
        imo=text(leg, "vesselIMONumber"),
        role=text(leg, "role"),
        universal_reference=text(leg, "universalExportVoyageReference"),
    )


def _first_sea_going(voyages: Sequence[Voyage]) -> Voyage:
    """Return the vessel of the on-board date: what was loaded at the port of loading."""
    named = (voyage for voyage in voyages if voyage.role == "FIRST_SEA_GOING")
    return next(named, voyages[0] if voyages else Voyage())


def _place(place: Mapping[str, Any], displayed: Sequence[str] = ()) -> Place:
    city = child(place, "city") or child(place, "address")
    registered = (
        joined(text(place, "locationName"), text(place, "facilityName"), by=", ")
        or joined(text(city, "city"), text(city, "countryCode"), by=", ")
        or joined(*texts(place, "addressLines"), by=", ")
        or text(child(place, "facility"), "facilityCode")
        or text(place, "countryCode")
    )
    name = joined(*displayed, by=", ")
    return Place(
        name=name or registered,
        unlocode=text(place, "UNLocationCode"),
        registered=registered if name and name != registered else "",
    )


def _payable_at(place: Mapping[str, Any]) -> Place:
    return Place(text(place, "freeText"), text(place, "UNLocationCode"))


def _originals(document: Mapping[str, Any]) -> str:
    counts = [
        whole(document, name)
        for name in ("numberOfOriginalsWithCharges", "numberOfOriginalsWithoutCharges")
    ]
    stated = [count for count in counts if count is not None]
    if stated:
        return number(sum(stated))
    is_bill = text(document, "transportDocumentTypeCode") == "BOL"
    return "1" if is_bill and flag(document, "isElectronic") else ""


def _charge(charge: Mapping[str, Any]) -> Charge:
    return Charge(
        name=text(charge, "extendedChargeName") or text(charge, "chargeName"),
        amount=quantity(charge, "currencyAmount", "currencyCode"),
        basis=text(charge, "calculationBasis"),
        quantity=number(member(charge, "quantity")),
        unit_price=number(member(charge, "unitPrice")),
        term=text(charge, "paymentTermCode"),
    )


def _licences(document: Mapping[str, Any]) -> tuple[Licence, ...]:
    paths = ("{}", "consignmentItems/*/{}", "consignmentItems/*/cargoItems/*/{}")
    found = [
        Licence(
            kind=kind,
            reference=text(licence, "reference"),
            issued=text(licence, "issueDate"),
            expires=text(licence, "expiryDate"),
            is_required=flag(licence, "isRequired"),
        )
        for path in paths
        for kind in ("export", "import")
        for _, licence in each(document, path.format(f"{kind}License"))
        if isinstance(licence, Mapping)
    ]
    return tuple(dict.fromkeys(found))

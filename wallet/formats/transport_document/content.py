"""What the members of a transport document must say of each other, beyond the schema.

The rules are those of the field descriptions of DCSA eBL 3.0.4 and of the checks
DCSA runs on carriers (Conformance Gateway, `EblChecks`). `_RULES` says which
rules hold for which objects of the document. Three kinds of rule are plain facts:

* `_Known`: a value comes from one of DCSA's open code lists,
* `_Needs`: a member asks for another one,
* `_Unique`: in a list, something stands once.

Not a rule, on purpose: `issueDate` and `placeOfIssue` of an issued document. The
description of `issueDate` wants it there, the documents DCSA itself issues lack
it, and the signed act of issue carries its time anyway.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from wallet.formats.transport_document.reading import (
    LIST,
    OBJECT,
    below,
    child,
    each,
    flag,
    items,
    member,
    text,
    whole,
)
from wallet.formats.transport_document.rules import MOST_DEFECTS, Defect, short

_Object = Mapping[str, Any]


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


_PLATFORMS = _codes(
    "WAVE CARX ESSD IDT BOLE EDOX IQAX SECR TRGO ETEU TRAC BRIT COVA ETIT KTNE CRED BLOC DOCU"
    " AEOT SGTD"
)
_CODE_LISTS = _PLATFORMS | _codes("GSBN WISE GLEIF W3C DNB FMC DCSA ZZZ")
_CARRIER_LISTS = _codes("SMDG NMFTA")
_PERSONS = _codes("NATURAL_PERSON LEGAL_PERSON ASSOCIATION_OF_PERSONS")
_FUNCTIONS = _codes("SCO DDR DDS COW COX")
_REFERENCE_TYPES = _codes("CR AKG")
_GOODS_REFERENCE_TYPES = _REFERENCE_TYPES | _codes("SPO CPO")
_WOOD = _codes("NOT_APPLICABLE NOT_TREATED_AND_NOT_CERTIFIED PROCESSED TREATED_AND_CERTIFIED")
_COMMODITY_LISTS = _codes("NCM HTS SCHEDULE_B TARIC CN CUS")
_INHALATION_ZONES = _codes("A B C D")
_SEGREGATION_GROUPS = frozenset(str(group) for group in range(1, 19))
_LOADS = _codes("FCL LCL")
_TRANSPORT_MODES = _codes("VESSEL RAIL TRUCK BARGE MULTIMODAL")


def content_defects(document: Mapping[str, Any]) -> tuple[Defect, ...]:
    """Return where `document` contradicts itself or DCSA's rules, at most 200 defects.

    Any JSON value may be given; members of the wrong form are for
    `schema_defects` to name and are passed over here.
    """
    found: list[Defect] = []
    places = {"": [("", document)]}
    for path, above, steps, rules in _WAYS:
        places[path] = below(places[above], steps)
        for where, subject in places[path]:
            if isinstance(subject, OBJECT):
                for name, rule in rules:
                    if name and name not in subject:
                        continue  # most rules are about a member that most objects do not have
                    found += rule(subject, where)
                    if len(found) >= MOST_DEFECTS:
                        return tuple(found[:MOST_DEFECTS])
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """Refuses a value that is not in the list its field description gives."""

    name: str
    values: frozenset[str]
    code: str
    inside: str = ""
    """Where in the member the values are, if it is not one itself."""

    def __call__(self, source: _Object, where: str) -> Iterable[Defect]:
        given = source.get(self.name)
        if given is None or (isinstance(given, str) and given in self.values):
            return ()
        return [
            Defect(f"{where}/{self.name}{place}", self.code, {"value": short(value)})
            for place, value in each(given, self.inside)
            if isinstance(value, str) and value not in self.values
        ]


@dataclass(frozen=True, slots=True)
class _Needs:
    """Asks for a member without which another one says nothing."""

    name: str
    needed: str
    code: str

    def __call__(self, source: _Object, where: str) -> Iterable[Defect]:
        if source.get(self.name) is None or source.get(self.needed) is not None:
            return ()
        facts = {"name": self.name, "needed": self.needed}
        return (Defect(f"{where}/{self.needed}", self.code, facts),)


@dataclass(frozen=True, slots=True)
class _Unique:
    """Refuses what stands twice in a list, told by some members of its objects."""

    name: str
    keys: tuple[str, ...]
    code: str

    def __call__(self, source: _Object, where: str) -> Iterable[Defect]:
        entries = source.get(self.name)
        if not isinstance(entries, LIST) or len(entries) < 2:
            return ()
        found: list[Defect] = []
        seen: set[tuple[str, ...]] = set()
        for index, entry in enumerate(entries):
            key = tuple(text(entry, name) for name in self.keys)
            if key in seen and key[0]:
                facts = {"value": short(" ".join(key))}
                found.append(Defect(f"{where}/{self.name}/{index}", self.code, facts))
            seen.add(key)
        return found


def _kind(document: _Object, _where: str) -> Iterator[Defect]:
    """Let a waybill not be to order, a straight bill have a consignee, an order bill none.

    Descriptions of `isToOrder`, `consignee` and `endorsee`: the two exclude each
    other, and an order bill without endorsee is blank. With a consignee it would
    be neither: nobody could say who may claim the goods.
    """
    to_order = document.get("isToOrder")
    parties = child(document, "documentParties")
    consignee, endorsee = parties.get("consignee"), parties.get("endorsee")
    if to_order is True and document.get("transportDocumentTypeCode") == "SWB":
        yield Defect("/isToOrder", "waybill-to-order")
    if consignee is not None and endorsee is not None:
        yield Defect("/documentParties", "consignee-and-endorsee")
    elif to_order is True and consignee is not None:
        yield Defect("/documentParties/consignee", "to-order-with-consignee")
    elif to_order is False and endorsee is not None:
        yield Defect("/documentParties/endorsee", "straight-with-endorsee")
    if to_order is False and consignee is None:
        yield Defect("/documentParties/consignee", "straight-without-consignee")


def _notify_party(document: _Object, _where: str) -> Iterator[Defect]:
    """Have somebody to tell of the arrival of an order bill (description of `notifyParties`)."""
    parties = child(document, "documentParties")
    if (
        flag(document, "isToOrder")
        and not items(parties, "notifyParties")
        and not flag(child(parties, "consignee"), "isNotifyParty")
        and not flag(child(parties, "endorsee"), "isNotifyParty")
    ):
        yield Defect("/documentParties/notifyParties", "notify-party-missing")


def _dates(document: _Object, _where: str) -> Iterator[Defect]:
    """Have the goods shipped or received, not both (description of `shippedOnBoardDate`)."""
    on_board = document.get("isShippedOnBoardType")
    shipped = document.get("shippedOnBoardDate") is not None
    received = document.get("receivedForShipmentDate") is not None
    if shipped and received:
        yield Defect("/receivedForShipmentDate", "both-dates")
    if on_board is True and not shipped:
        yield Defect("/shippedOnBoardDate", "on-board-date-missing")
    if on_board is False and not received:
        yield Defect("/receivedForShipmentDate", "received-date-missing")


def _originals(document: _Object, _where: str) -> Iterator[Defect]:
    """Leave an electronic bill no copies and one original, a waybill no originals.

    Descriptions of `numberOfCopies…` and `numberOfOriginals…`.
    """
    kind = document.get("transportDocumentTypeCode")
    originals = ("numberOfOriginalsWithCharges", "numberOfOriginalsWithoutCharges")
    if kind == "SWB":
        for name in originals:
            if document.get(name) is not None:
                yield Defect(f"/{name}", "waybill-with-originals")
    if kind == "BOL" and flag(document, "isElectronic"):
        for name in ("numberOfCopiesWithCharges", "numberOfCopiesWithoutCharges"):
            if whole(document, name):
                yield Defect(f"/{name}", "copies-of-electronic-bill")
        count = sum(whole(document, name) or 0 for name in originals)
        if count > 1:
            yield Defect(f"/{originals[0]}", "several-originals", {"count": short(count)})


def _paper_addresses(document: _Object, _where: str) -> Iterator[Defect]:
    """Leave two lines for an address on paper (description of `displayedAddress`)."""
    if document.get("isElectronic") is False:
        for path in _PARTIES:
            for where, party in each(document, path):
                lines = len(items(party, "displayedAddress"))
                if lines > 2:
                    facts = {"lines": lines, "most": 2}
                    yield Defect(f"{where}/displayedAddress", "paper-address-too-long", facts)


def _containers(document: _Object, _where: str) -> Iterator[Defect]:
    """Put every cargo item into a container of the document, which is named once."""
    known: set[str] = set()
    for where, used in each(document, _EQUIPMENT):
        reference = text(child(used, "equipment"), "equipmentReference")
        if reference in known:
            place = f"{where}/equipment/equipmentReference"
            yield Defect(place, "equipment-repeated", {"reference": short(reference)})
        if reference:
            known.add(reference)
    for where, cargo in each(document, _CARGO):
        reference = member(cargo, "equipmentReference")
        if isinstance(reference, str) and reference not in known:
            facts = {"reference": short(reference)}
            yield Defect(f"{where}/equipmentReference", "equipment-unknown", facts)


def _identified(party: _Object, where: str) -> Iterable[Defect]:
    """Ask for an address or a code (description of `identifyingCodes`).

    `addressLines` count as an address: 3.0.3 added them as its fallback.
    """
    if party.get("identifyingCodes") or party.get("address") or party.get("addressLines"):
        return ()
    return (Defect(where, "party-unidentified", {"name": short(text(party, "partyName"))}),)


def _reefer(used: _Object, where: str) -> Iterable[Defect]:
    """Ask for the settings of a reefer that runs, and of no other container.

    Descriptions of `activeReeferSettings` and `isNonOperatingReefer`. ISO 6346
    says by the third character of the size and type code whether a container
    cools: R, or H for one with removable equipment.
    """
    code = text(child(used, "equipment"), "ISOEquipmentCode")
    is_reefer = code[2:3] in ("R", "H")
    is_off = flag(used, "isNonOperatingReefer")
    has_settings = used.get("activeReeferSettings") is not None
    settings = f"{where}/activeReeferSettings"
    if code and not is_reefer and (has_settings or is_off):
        return (Defect(where, "not-a-reefer", {"type": short(code)}),)
    if is_off and has_settings:
        return (Defect(settings, "settings-of-non-operating-reefer"),)
    if is_reefer and not is_off and not has_settings:
        return (Defect(settings, "reefer-settings-missing", {"type": short(code)}),)
    return ()


def _packed(packaging: _Object, where: str) -> Iterable[Defect]:
    """Ask for the packaging of dangerous goods (descriptions of the two packaging codes)."""
    if (
        items(packaging, "dangerousGoods")
        and packaging.get("packageCode") is None
        and packaging.get("imoPackagingCode") is None
    ):
        return (Defect(where, "dangerous-goods-unpacked"),)
    return ()


_Rule = Callable[[_Object, str], Iterable[Defect]]

_PARTIES = (
    "documentParties/shipper",
    "documentParties/onBehalfOfShipper",
    "documentParties/consignee",
    "documentParties/onBehalfOfConsignee",
    "documentParties/endorsee",
    "documentParties/carriersAgentAtDestination",
    "documentParties/notifyParties/*",
    "documentParties/other/*/party",
    "documentParties/issuingParty",
)
_CARGO = "consignmentItems/*/cargoItems/*"
_EQUIPMENT = "utilizedTransportEquipments/*"

_CUSTOMS = _Unique("customsReferences", ("type", "countryCode"), "customs-reference-repeated")
_COMMODITIES: tuple[_Rule, ...] = tuple(
    rule
    for name in ("nationalCommodityCodes", "extendedNationalCommodityCodes")
    for rule in (
        _Known(name, _COMMODITY_LISTS, "unknown-commodity-list", inside="*/type"),
        _Unique(name, ("type", "countryCode"), "commodity-list-repeated"),
    )
)
_REFERENCES = _Known("references", _REFERENCE_TYPES, "unknown-reference-type", inside="*/type")


def _of_party(path: str) -> tuple[_Rule, ...]:
    # The issuing party alone may be named by the carrier lists, as DCSA's own examples do.
    lists = _CODE_LISTS | _CARRIER_LISTS if path.endswith("issuingParty") else _CODE_LISTS
    return (
        _identified,
        _Known("identifyingCodes", lists, "unknown-code-list", inside="*/codeListProvider"),
        _Known("typeOfPerson", _PERSONS, "unknown-type-of-person"),
        _Unique("taxLegalReferences", ("type", "countryCode"), "tax-reference-repeated"),
    )


_RULES: tuple[tuple[str, tuple[_Rule, ...]], ...] = (
    (
        "",
        (
            _kind,
            _notify_party,
            _dates,
            _originals,
            _paper_addresses,
            _containers,
            _Needs("declaredValue", "declaredValueCurrency", "declared-value-without-currency"),
            _Needs("declaredValueCurrency", "declaredValue", "currency-without-declared-value"),
            _Known("cargoMovementTypeAtOrigin", _LOADS, "unknown-cargo-movement"),
            _Known("cargoMovementTypeAtDestination", _LOADS, "unknown-cargo-movement"),
            _REFERENCES,
            _CUSTOMS,
        ),
    ),
    (
        "transports",
        (
            _Needs("preCarriageBy", "placeOfReceipt", "place-of-receipt-missing"),
            _Needs("onCarriageBy", "placeOfDelivery", "place-of-delivery-missing"),
            _Known("preCarriageBy", _TRANSPORT_MODES, "unknown-transport-mode"),
            _Known("onCarriageBy", _TRANSPORT_MODES, "unknown-transport-mode"),
        ),
    ),
    (
        "documentParties",
        (
            _Unique("other", ("partyFunction",), "party-function-repeated"),
            _Known("other", _FUNCTIONS, "unknown-party-function", inside="*/partyFunction"),
        ),
    ),
    *((path, _of_party(path)) for path in _PARTIES),
    (
        "consignmentItems/*",
        (
            _Known("references", _GOODS_REFERENCE_TYPES, "unknown-reference-type", "*/type"),
            *_COMMODITIES,
            _CUSTOMS,
        ),
    ),
    (_CARGO, (*_COMMODITIES, _CUSTOMS)),
    (
        f"{_CARGO}/outerPackaging",
        (_packed, _Known("woodDeclaration", _WOOD, "unknown-wood-declaration")),
    ),
    (
        f"{_CARGO}/outerPackaging/dangerousGoods/*",
        (
            _Known("inhalationZone", _INHALATION_ZONES, "unknown-inhalation-zone"),
            _Known("segregationGroups", _SEGREGATION_GROUPS, "unknown-segregation-group", "*"),
        ),
    ),
    (_EQUIPMENT, (_reefer, _REFERENCES, _CUSTOMS)),
    (
        f"{_EQUIPMENT}/activeReeferSettings",
        (
            _Needs("temperatureSetpoint", "temperatureUnit", "temperature-without-unit"),
            _Needs("temperatureUnit", "temperatureSetpoint", "unit-without-temperature"),
            _Needs("airExchangeSetpoint", "airExchangeUnit", "air-exchange-without-unit"),
            _Needs("airExchangeUnit", "airExchangeSetpoint", "unit-without-air-exchange"),
        ),
    ),
)


def _way(path: str, before: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """Return the longest of the paths `before` that leads towards `path`, and the steps left."""
    above = max((one for one in before if path.startswith(f"{one}/")), key=len, default="")
    return above, tuple(path.removeprefix(above).strip("/").split("/")) if path else ()


_WAYS = tuple(
    (
        path,
        *_way(path, (one for one, _ in _RULES[:number])),
        tuple((getattr(rule, "name", ""), rule) for rule in rules),
    )
    for number, (path, rules) in enumerate(_RULES)
)
"""Each path of `_RULES` with an earlier one on the way there, so that no way is gone twice, and
each rule with the one member that it is about, if it is about one."""

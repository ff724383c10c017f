"""What a bill says, as screens, the PDF and the search need it.

Everything is text as the carrier wrote it, and codes stay codes: putting them
into words is the reader's language. What is missing is an empty text, so that
nobody who shows a bill has to ask first. Sums are exact or left out.

Nothing here was checked. It describes a document; it does not vouch for it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as plain decimal text, and its unit, such as ``KGM``, ``CEL`` or ``EUR``."""

    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A port or place."""

    name: str = ""
    """The name to display (`displayedNameFor…`), else the one it is registered under."""
    unlocode: str = ""
    registered: str = ""
    """The registered name, where another one is displayed instead."""


@dataclass(frozen=True, slots=True)
class PartyLines:
    """A party as a bill prints it."""

    name: str = ""
    lines: tuple[str, ...] = ()
    """`displayedAddress`, else the address put into lines."""
    codes: str = ""
    """Identifying codes and tax references, such as ``LEI 9999…, EORI NL 123``."""
    contact: str = ""
    references: tuple[str, ...] = ()
    """The party's own reference and its purchase orders."""


@dataclass(frozen=True, slots=True)
class OtherParty:
    """A party with another function, such as ``DDR``, the consignor's forwarder."""

    function: str
    party: PartyLines


@dataclass(frozen=True, slots=True)
class Voyage:
    """One leg by sea."""

    vessel: str = ""
    number: str = ""
    """The carrier's export voyage number."""
    imo: str = ""
    """`vesselIMONumber`, which DCSA dropped and many carriers still send."""
    role: str = ""
    universal_reference: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference of a type, for customs with the country that asks for it."""

    type: str
    value: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """An export or import licence."""

    kind: str
    """``export`` or ``import``."""
    reference: str = ""
    issued: str = ""
    expires: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Charge:
    """One freight or other charge."""

    name: str
    amount: Quantity
    basis: str = ""
    quantity: str = ""
    unit_price: str = ""
    term: str = ""
    """``PRE`` or ``COL``."""


@dataclass(frozen=True, slots=True)
class DangerousLine:
    """One entry of dangerous goods, in the order the IMDG code wants it said."""

    number: str
    """``UN3082`` or ``NA9037``."""
    name: str
    technical_name: str = ""
    imo_class: str = ""
    subsidiary_risks: tuple[str, ...] = ()
    packing_group: str = ""
    """``I``, ``II`` or ``III``."""
    flash_point: Quantity = Quantity()
    is_marine_pollutant: bool = False
    is_limited_quantity: bool = False
    ems: str = ""
    emergency_contact: str = ""
    gross_weight: Quantity = Quantity()
    net_weight: Quantity = Quantity()


@dataclass(frozen=True, slots=True)
class CargoLine:
    """The part of some goods that lies in one container."""

    container: str = ""
    packages: str = ""
    kind: str = ""
    package_code: str = ""
    """The UN's package code, else IMO's packaging code."""
    weight: Quantity = Quantity()
    net_weight: Quantity = Quantity()
    volume: Quantity = Quantity()
    wood: str = ""
    dangerous: tuple[DangerousLine, ...] = ()


@dataclass(frozen=True, slots=True)
class GoodsLine:
    """Goods of one description (a DCSA consignment item), however many containers they fill."""

    booking: str = ""
    marks: tuple[str, ...] = ()
    packages: str = ""
    kind: str = ""
    description: tuple[str, ...] = ()
    hs_codes: tuple[str, ...] = ()
    commodity_codes: tuple[Reference, ...] = ()
    weight: Quantity = Quantity()
    volume: Quantity = Quantity()
    containers: tuple[str, ...] = ()
    dangerous: tuple[DangerousLine, ...] = ()
    references: tuple[Reference, ...] = ()
    customs: tuple[Reference, ...] = ()
    cargo: tuple[CargoLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ReeferSettings:
    """How a reefer container is to run."""

    temperature: Quantity = Quantity()
    air_exchange: Quantity = Quantity()
    humidity: str = ""
    """Percent, as are the two gases."""
    oxygen: str = ""
    carbon_dioxide: str = ""
    flags: tuple[str, ...] = ()
    """DCSA's names of what is true, such as ``isVentilationOpen``."""


@dataclass(frozen=True, slots=True)
class Container:
    """A container and what was fixed to it."""

    reference: str = ""
    iso_code: str = ""
    seals: tuple[str, ...] = ()
    """Seal numbers, with who affixed them where that is said: ``CN8841207 (SHI)``."""
    is_shipper_owned: bool = False
    is_non_operating_reefer: bool = False
    tare: Quantity = Quantity()
    reefer: ReeferSettings | None = None
    marks: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    customs: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over all goods; empty where one part is missing or the units differ."""

    packages: str = ""
    weight: Quantity = Quantity()
    volume: Quantity = Quantity()


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one transport document says."""

    number: str
    sub_reference: str
    status: str
    """`transportDocumentStatus` as signed. What is true now follows from the chain."""
    type_code: str
    """``BOL`` or ``SWB``."""
    is_to_order: bool
    is_electronic: bool
    bookings: tuple[str, ...]
    carrier_code: str
    carrier_code_list: str
    carrier_name: str

    shipper: PartyLines
    on_behalf_of_shipper: PartyLines
    consignee: PartyLines
    on_behalf_of_consignee: PartyLines
    endorsee: PartyLines
    issuing_party: PartyLines
    agent_at_destination: PartyLines
    notify_parties: tuple[PartyLines, ...]
    """First the consignee or endorsee that is to be notified itself."""
    other_parties: tuple[OtherParty, ...]

    vessel: str
    """Of the first sea-going vessel, as are the next two."""
    voyage: str
    imo: str
    voyages: tuple[Voyage, ...]
    pre_carriage: str
    on_carriage: str
    place_of_receipt: Place
    port_of_loading: Place
    port_of_discharge: Place
    place_of_delivery: Place
    onward_routing: Place
    departure_date: str
    """Planned, as is the arrival."""
    arrival_date: str

    on_board_date: str
    received_date: str
    on_board_text: str
    issue_date: str
    place_of_issue: Place
    originals: str
    """How many, ``1`` for an electronic bill that does not say."""

    freight_term: str
    """``PRE`` or ``COL``."""
    payable_at: Place
    charges: tuple[Charge, ...]
    declared_value: Quantity
    service_contract: str
    quotation: str
    receipt_type: str
    """``CY``, ``SD`` or ``CFS``."""
    delivery_type: str
    movement_at_origin: str
    """``FCL`` or ``LCL``."""
    movement_at_destination: str

    goods: tuple[GoodsLine, ...]
    containers: tuple[Container, ...]
    totals: Totals
    clauses: tuple[str, ...]
    terms_and_conditions: str
    references: tuple[Reference, ...]
    customs: tuple[Reference, ...]
    licences: tuple[Licence, ...]
    """Of the document and of all its goods, each once."""

"""The face of a bill: the boxes of the form a carrier prints, filled from its particulars.

Nothing here is decided by how long a text is, except two lists that a form has
no room for: many charges and many references move to the rider as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable

from wallet.formats.transport_document import (
    Charge,
    Licence,
    OtherParty,
    Particulars,
    PartyLines,
    Voyage,
)
from wallet.papers.cargo import cargo_rows, total_row
from wallet.papers.pen import Pen, Sheet, in_a_row
from wallet.proof.verdict import Result, Verdict

_MOST_CHARGES = 6
_MOST_REFERENCES = 8
_LONGEST_TERMS_ON_FACE = 1_200
"""Characters of terms that fit beside the carrier's signature; longer ones get their own page."""


def bill_form(bill: Particulars, verdict: Verdict, pen: Pen, *, on_paper: int = 0) -> Sheet:
    """Return everything that stands on the face of `bill` and on its rider.

    Args:
        bill: What it says.
        verdict: What was found, for the signature.
        pen: Writes it.
        on_paper: How many paper originals take the record's place; none for a copy of the record.

    """
    references = _reference_lines(bill, pen)
    charges = [_charge(charge, pen) for charge in bill.charges]
    further = _further(bill, pen)
    if len(references) > _MOST_REFERENCES:
        further.insert(0, _box(pen, "references", lines=in_a_row(references)))
        references = [pen.label("see-rider")]
    many_charges = len(charges) > _MOST_CHARGES
    terms = bill.terms_and_conditions
    on_face = len(terms) <= _LONGEST_TERMS_ON_FACE
    return {
        "title": pen.label("sea-waybill" if bill.type_code == "SWB" else "bill-of-lading"),
        "kind": pen.label(f"kind-{_kind(bill)}"),
        "carrier": _carrier(bill, pen),
        "parties": [_shipper(bill, pen), _consignee(bill, pen), _notified(bill, pen)],
        "booking": _box(pen, "booking", lines=pen.lines(bill.bookings)),
        "number-box": _box(pen, "number", name=bill.number, lines=pen.lines((bill.sub_reference,))),
        "references": _box(pen, "references", lines=references),
        "agent": _party(bill.agent_at_destination, "agent", pen),
        "also-notify": [
            _party(party, "also-notify", pen)
            for party in bill.notify_parties[1:] or (PartyLines(),)
        ],
        "transport": _transport(bill, pen),
        "rows": cargo_rows(bill, pen),
        "total": total_row(bill, pen),
        "clauses": pen.lines(bill.clauses),
        "further": further,
        "freight": _freight(bill, pen),
        "charges": [pen.label("see-rider")] if many_charges else [],
        "charge-rows": charges,
        "charges-on-rider": many_charges,
        "facts": _facts(bill, pen, on_paper),
        "terms": pen.glyphs.lines(terms.strip()) if terms.strip() else [],
        "terms-on-face": on_face,
        "signature": _by_hand(bill, pen) if on_paper else _signature(bill, verdict, pen),
    }


def _kind(bill: Particulars) -> str:
    if bill.type_code == "SWB":
        return "waybill"
    if not bill.is_to_order:
        return "straight"
    return "to-order" if bill.endorsee.name else "bearer"


def _box(
    pen: Pen,
    label: str,
    *,
    lead: str = "",
    name: str = "",
    lines: Iterable[str] = (),
    notes: Iterable[str] = (),
) -> Sheet:
    """Return one box of the form. `lines` and `notes` must be written already."""
    return {
        "label": pen.label(label),
        "lead": lead,
        "name": pen.line(name),
        "lines": list(lines),
        "notes": list(notes),
    }


def _party(party: PartyLines, label: str, pen: Pen, *, lead: str = "") -> Sheet:
    return _box(
        pen,
        label,
        lead=lead,
        name=party.name,
        lines=pen.lines(party.lines),
        notes=pen.lines((party.codes, party.contact)),
    )


def _with_principal(box: Sheet, principal: PartyLines, pen: Pen) -> Sheet:
    """Say on whose behalf the party of `box` acts."""
    if principal.name:
        box["notes"] += [
            pen.label("on-behalf-of", name=principal.name),
            *pen.lines((*principal.lines, principal.codes, principal.contact)),
        ]
    return box


def _carrier(bill: Particulars, pen: Pen) -> Sheet:
    code = f"{bill.carrier_code_list} {bill.carrier_code}".strip()
    issuer = bill.issuing_party
    notes = (code, issuer.codes, issuer.contact)
    return {
        "name": pen.line(bill.carrier_name or bill.carrier_code),
        "lines": [", ".join(pen.lines(issuer.lines)), " · ".join(pen.lines(notes))],
    }


def _shipper(bill: Particulars, pen: Pen) -> Sheet:
    return _with_principal(_party(bill.shipper, "shipper", pen), bill.on_behalf_of_shipper, pen)


def _consignee(bill: Particulars, pen: Pen) -> Sheet:
    """Return the box on which negotiability turns: to whose order, or to whom."""
    if not bill.is_to_order:
        box = _party(bill.consignee, "consignee", pen)
    elif bill.endorsee.name:
        box = _party(bill.endorsee, "consignee", pen, lead=pen.label("to-the-order-of"))
    else:
        box = _box(pen, "consignee", lead=pen.label("to-order"))
    if bill.is_to_order and bill.consignee.name:
        box["notes"] += pen.lines((bill.consignee.name, *bill.consignee.lines))
    return _with_principal(box, bill.on_behalf_of_consignee, pen)


def _notified(bill: Particulars, pen: Pen) -> Sheet:
    first = bill.notify_parties[0] if bill.notify_parties else PartyLines()
    return _party(first, "notify", pen)


def _reference_lines(bill: Particulars, pen: Pen) -> list[str]:
    contract = bill.service_contract and pen.label("contract", number=bill.service_contract)
    quotation = bill.quotation and pen.label("quotation", number=bill.quotation)
    parties = (bill.shipper, bill.consignee, *bill.notify_parties)
    own = dict.fromkeys(one for party in parties for one in party.references)
    return [
        *filter(None, (contract, quotation)),
        *pen.lines(own),
        *pen.references(bill.references),
    ]


def _transport(bill: Particulars, pen: Pen) -> list[Sheet]:
    on_carriage = bill.on_carriage and pen.label("on-carriage", by=bill.on_carriage)
    loads = (bill.movement_at_origin, bill.movement_at_destination)
    handovers = (bill.receipt_type, bill.delivery_type)
    movement = " · ".join(filter(None, ("/".join(filter(None, one)) for one in (loads, handovers))))
    return [
        _box(pen, "pre-carriage", lines=pen.lines((bill.pre_carriage,))),
        _box(pen, "place-of-receipt", lines=pen.place(bill.place_of_receipt)),
        _box(
            pen,
            "vessel",
            name=bill.vessel,
            lines=[pen.line(f"IMO {bill.imo}")] if bill.imo else [],
        ),
        _box(pen, "voyage", lines=pen.lines((bill.voyage,))),
        _box(pen, "port-of-loading", lines=pen.place(bill.port_of_loading)),
        _box(pen, "port-of-discharge", lines=pen.place(bill.port_of_discharge)),
        _box(
            pen,
            "place-of-delivery",
            lines=pen.place(bill.place_of_delivery),
            notes=[on_carriage] if on_carriage else [],
        ),
        _box(pen, "movement", lines=pen.lines((movement,))),
    ]


def _freight(bill: Particulars, pen: Pen) -> Sheet:
    term = pen.label(f"freight-{bill.freight_term}") if bill.freight_term else ""
    where = pen.place(bill.payable_at)
    payable = pen.label("payable-at", place=where[0]) if where else ""
    return _box(pen, "freight", lines=filter(None, (term, payable)))


def _charge(charge: Charge, pen: Pen) -> list[str]:
    rate = " × ".join(filter(None, (charge.quantity, charge.unit_price)))
    return [
        pen.line(charge.name),
        pen.line(" · ".join(filter(None, (charge.basis, rate)))),
        pen.line(f"{charge.amount.unit} {charge.amount.value}".strip()),
        pen.label(f"term-{charge.term}") if charge.term else "",
    ]


def _facts(bill: Particulars, pen: Pen, on_paper: int) -> list[Sheet]:
    """Return the four small boxes beside the freight."""
    issued = [*pen.place(bill.place_of_issue), bill.issue_date and pen.date(bill.issue_date)]
    on_board = bill.on_board_date or not bill.received_date
    day = bill.on_board_date or bill.received_date
    wording = pen.lines((bill.on_board_text,))
    if bill.on_board_date and bill.received_date:
        wording.append(pen.label("received-on", date=pen.date(bill.received_date)))
    return [
        _box(pen, "issue", lines=filter(None, issued)),
        _box(
            pen,
            "on-board" if on_board else "received",
            name=pen.date(day) if day else "",
            lines=wording,
        ),
        _box(pen, "declared-value", lines=_declared(bill, pen)),
        _box(pen, "bills", lines=_count(bill, pen, on_paper)),
    ]


def _declared(bill: Particulars, pen: Pen) -> list[str]:
    value = bill.declared_value
    return [pen.line(f"{value.unit} {value.value}")] if value.value else [pen.label("not-declared")]


def _count(bill: Particulars, pen: Pen, on_paper: int) -> list[str]:
    """Say how many there are; of a record without the word for the first of several papers."""
    if on_paper:
        return [pen.label("switch-one" if on_paper == 1 else "switch-bills", count=on_paper)]
    if not bill.originals:
        return []
    if not bill.is_electronic:
        return [pen.label("on-paper", count=bill.originals)]
    code = "one-electronic" if bill.originals == "1" else "electronic"
    return [pen.label(code, count=bill.originals)]


def _signature(bill: Particulars, verdict: Verdict, pen: Pen) -> Sheet:
    """Say who signed, and claim a signature only where the verdict found one."""
    check = verdict.check("issuer.signature")
    good = check is not None and check.result is Result.PASSED
    identity = verdict.check("issuer.identity")
    keys = [one.value for one in identity.evidence if one.label == "kid"] if identity else []
    signed = pen.time(verdict.timeline[0].since) if verdict.timeline else ""
    return _box(
        pen,
        "signed-for-carrier",
        name=bill.carrier_name or bill.carrier_code,
        lines=[pen.label("electronically-signed" if good else "signature-not-confirmed")],
        notes=[
            *([signed] if good and signed else []),
            *(pen.label("key", key=key) for key in keys if good),
        ],
    )


def _by_hand(bill: Particulars, pen: Pen) -> Sheet:
    """Return the room for a signature of ink, on the one print that is the document itself."""
    return _box(
        pen,
        "switch-sign",
        name=bill.carrier_name or bill.carrier_code,
        lines=["", "", pen.label("switch-place"), "", pen.label("switch-signed")],
    )


def _further(bill: Particulars, pen: Pen) -> list[Sheet]:
    """Return what a form has no box for."""
    boxes = [
        _box(pen, "voyages", lines=[_voyage(one, pen) for one in bill.voyages])
        if len(bill.voyages) > 1 or any(one.universal_reference for one in bill.voyages)
        else None,
        _box(pen, "onward-routing", lines=pen.place(bill.onward_routing)),
        _box(pen, "planned", lines=_planned(bill, pen)),
        *(_other(other, pen) for other in bill.other_parties),
        _box(pen, "customs", lines=in_a_row(pen.references(bill.customs))),
        _box(pen, "licences", lines=[_licence(one, pen) for one in bill.licences]),
    ]
    return [box for box in boxes if box and (box["lines"] or box["name"])]


def _other(other: OtherParty, pen: Pen) -> Sheet:
    party = other.party
    notes = (party.codes, party.contact, *party.references)
    box = _box(
        pen,
        "other-party",
        name=party.name,
        lines=pen.lines((", ".join(party.lines),)),
        notes=in_a_row(pen.lines(notes)),
    )
    return box | {"label": f"{box['label']} {pen.line(other.function)}"}


def _voyage(leg: Voyage, pen: Pen) -> str:
    imo = leg.imo and f"IMO {leg.imo}"
    parts = (leg.vessel, imo, leg.number, leg.universal_reference, leg.role)
    return pen.line(" · ".join(filter(None, parts)))


def _planned(bill: Particulars, pen: Pen) -> list[str]:
    days = (("departure", bill.departure_date), ("arrival", bill.arrival_date))
    return in_a_row(pen.label(code, date=pen.date(day)) for code, day in days if day)


def _licence(licence: Licence, pen: Pen) -> str:
    parts = [
        pen.label(f"licence-{licence.kind}"),
        pen.line(licence.reference),
        licence.issued and pen.label("issued-on", date=pen.date(licence.issued)),
        licence.expires and pen.label("expires-on", date=pen.date(licence.expires)),
        pen.label("required") if licence.is_required else "",
    ]
    return " · ".join(filter(None, parts))

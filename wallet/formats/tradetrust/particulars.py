"""What a TradeTrust bill of lading says, in the words our own screens and papers use.

The templates of TradeTrust (``BILL_OF_LADING``, ``_GENERIC``, ``_CARRIER``) and the contexts of
TrustVC name the same things in two ways. Whatever stands in neither list is kept by its own name
among the references, so that nothing is dropped. The remote renderer a document names is never run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.openattestation.wrapped import is_wrapped, read_wrapped
from wallet.formats.tradetrust.document import Document
from wallet.formats.transport_document import (
    GoodsLine,
    Particulars,
    PartyLines,
    Place,
    Quantity,
    Reference,
    Voyage,
    particulars,
)
from wallet.keys import base64url
from wallet.keys.canonical import canonical

MOST_LEAVES = 500
_LONGEST = 4_000
_MOST_FILES = 50

_NO_CONTENT = {
    "@context", "$template", "attachments", "id", "issuers", "issuer", "links", "logo", "network",
    "openAttestationMetadata", "proof", "qrCode", "renderMethod", "schema", "type", "version",
    "credentialStatus", "credentialSchema",
}  # fmt: skip
"""Members that say how it is shown, proved or found, not what it says."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a document."""

    name: str
    media_type: str
    data: bytes


def particulars_of(document: Document) -> Particulars:
    """Return what a document says. Nothing of it was checked here; hidden fields are missing."""
    said = _Said(_content(document))
    vessel, voyage = said.take("vessel"), said.take("voyageNo", "voyageNumber")
    on_board = said.take("shippedOnBoardDate", "onBoardDate")
    freight_clauses = (
        said.take("carrierReceipt"), said.take("signForTermsAndCondition"),
        said.take("signedForCarrierText"),
    )  # fmt: skip
    order, consignee = PartyLines(said.take("toOrderOfText")), said.party("consignee")
    is_to_order = _is_title(document) and bool(order.name or consignee.name)
    if is_to_order and not order.name:
        order, consignee = consignee, PartyLines()
    carrier = said.take("carrierName", "companyName", "issuedBy")
    goods = tuple(map(_goods, said.take_list("packages", "goods")))
    return replace(
        particulars({}),
        number=said.take("blNumber", "scacBlNumber", "documentNumber"),
        type_code="BOL",
        is_to_order=is_to_order,
        is_electronic=True,
        carrier_code=said.take("scac"),
        carrier_name=carrier,
        issuing_party=PartyLines(carrier),
        shipper=said.party("shipper"),
        consignee=consignee,
        endorsee=order,
        notify_parties=tuple(party for party in (said.party("notifyParty"),) if party.name),
        vessel=vessel,
        voyage=voyage,
        voyages=(Voyage(vessel, voyage),) if vessel or voyage else (),
        place_of_receipt=Place(said.take("placeOfReceipt")),
        port_of_loading=Place(said.take("portOfLoading")),
        port_of_discharge=Place(said.take("portOfDischarge")),
        place_of_delivery=Place(said.take("placeOfDelivery")),
        onward_routing=Place(said.take("onwardInlandRouting")),
        on_board_date=on_board,
        issue_date=said.take("dateOfIssueBL", "dateOfIssue"),
        place_of_issue=Place(said.take("placeOfIssueBL", "placeOfIssue")),
        originals=said.take("numberOfOriginalBL") or "1",
        goods=goods,
        clauses=tuple(clause for clause in freight_clauses if clause),
        terms_and_conditions=said.take("termsOfCarriage"),
        references=said.rest(),
    )


def attachments_of(document: Document) -> tuple[Attachment, ...]:
    """Return the files inside a document; one that cannot be read is left out."""
    found: list[Attachment] = []
    source = _whole(document)
    lists = [source.get("attachments")]
    lists += [subject.get("attachments") for subject in _subjects(source)]
    for item in [item for one in lists if isinstance(one, list) for item in one][:_MOST_FILES]:
        if not isinstance(item, dict):
            continue
        name, data = item.get("filename", item.get("fileName")), item.get("data")
        kind = item.get("mimeType", item.get("type"))
        if not isinstance(name, str) or not isinstance(data, str) or not isinstance(kind, str):
            continue
        try:
            content = base64url.decode_standard(data.rpartition("base64,")[2])
        except Unreadable:
            continue
        found.append(Attachment(name[:200], kind[:100], content))
    return tuple(found)


def _is_title(document: Document) -> bool:
    source = _whole(document)
    statuses = source.get("credentialStatus")
    listed = statuses if isinstance(statuses, list) else [statuses]
    if any(isinstance(one, dict) and one.get("type") == "TransferableRecords" for one in listed):
        return True
    issuers = source.get("issuers")
    listed = issuers if isinstance(issuers, list) else []
    metadata = source.get("openAttestationMetadata")
    method = metadata.get("proof") if isinstance(metadata, dict) else None
    if isinstance(method, dict) and method.get("method") == "TOKEN_REGISTRY":
        return True
    return any(isinstance(one, dict) and "tokenRegistry" in one for one in listed)


def _whole(document: Document) -> Mapping[str, Any]:
    if is_wrapped(document.source):
        return read_wrapped(document.source).data
    return document.source


def _subjects(source: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    subjects = source.get("credentialSubject")
    listed = subjects if isinstance(subjects, list) else [subjects]
    return [subject for subject in listed if isinstance(subject, dict)]


def _content(document: Document) -> dict[str, Any]:
    """Return the members that say something; several subjects are told apart by their place."""
    source = _whole(document)
    content = {
        name: item
        for name, item in source.items()
        if name not in _NO_CONTENT and name != "credentialSubject"
    }
    subjects = _subjects(source)
    for place, subject in enumerate(subjects):
        prefix = "" if place == 0 else f"{place + 1}."
        for name, item in subject.items():
            if name not in _NO_CONTENT:
                content[prefix + name] = item
    return content


def _goods(package: Any) -> GoodsLine:
    said = _Said(package if isinstance(package, dict) else {"description": package})
    description = said.take("packagesDescription", "description")
    weight, volume = (
        said.take("packagesWeight", "weight"), said.take("packagesMeasurement", "measurement"),
    )  # fmt: skip
    return GoodsLine(
        description=tuple(description.splitlines()),
        weight=Quantity(weight),
        volume=Quantity(volume),
        references=said.rest(),
    )


class _Said:
    """What a document says, each value taken once."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        self._left = dict(content)

    def take(self, *names: str) -> str:
        """Return the text under the first of `names` that is there."""
        for name in names:
            if name in self._left and not isinstance(self._left[name], dict | list):
                return _text(self._left.pop(name))
        return ""

    def take_list(self, *names: str) -> list[Any]:
        for name in names:
            if isinstance(self._left.get(name), list):
                return self._left.pop(name)[:MOST_LEAVES]  # type: ignore[no-any-return]
        return []

    def party(self, role: str) -> PartyLines:
        """Return a party that stands there as one object, or as several members."""
        inner = self._left.pop(role) if isinstance(self._left.get(role), dict) else None
        said = _Said(inner) if inner is not None else self
        prefix = "" if inner is not None else role
        name = said.take(f"{prefix}Name" if prefix else "name")
        lines: list[str] = []
        if inner is not None:
            address = said._left.pop("address", None)
            lines += _lines(address)
            lines += [f"{one.type}: {one.value}" for one in said.rest()]
        else:
            for part in ("AddressStreet", "AddressCity", "AddressCountry"):
                lines += _lines(said.take(f"{prefix}{part}"))
        return PartyLines(name, tuple(lines))

    def rest(self) -> tuple[Reference, ...]:
        """Return everything nobody took, by its own name."""
        found: list[Reference] = []
        open_ = list(self._left.items())[::-1]
        while open_ and len(found) < MOST_LEAVES:
            name, value = open_.pop()
            if isinstance(value, dict):
                open_ += [(f"{name}.{inner}", item) for inner, item in value.items()][::-1]
            elif isinstance(value, list):
                open_ += [(f"{name}.{place + 1}", item) for place, item in enumerate(value)][::-1]
            elif value is not None and value != "":
                found.append(Reference(name, _text(value)))
        return tuple(found)


def _lines(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [line for item in value.values() for line in _lines(item)]
    return [line for line in _text(value).splitlines() if line] if value is not None else []


def _text(value: Any) -> str:
    if isinstance(value, str):
        if value.startswith("data:"):
            return f"{value.partition(';')[0]} ({len(value)})"
        return value[:_LONGEST]
    return "" if value is None else canonical(value).decode()[:_LONGEST]

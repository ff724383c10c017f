"""The few members of a transport document that decide how the bill may pass."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.parties import read_named_party
from wallet.titles.bill import Kind, Terms
from wallet.titles.parties import Party


def terms_of(document: Mapping[str, Any], digest: str) -> Terms:
    """Return the terms of the bill that `document` sets out (DCSA *TransportDocument*).

    To order with an endorsee, to order in blank, straight to a consignee, or a
    waybill. A document that says both waybill and to order is taken as what
    can be passed on; that it contradicts itself is for the content rules to say.

    Raises:
        Unreadable: The members that decide are missing or malformed.

    """
    is_to_order = document.get("isToOrder")
    type_code = document.get("transportDocumentTypeCode")
    if not isinstance(is_to_order, bool) or type_code not in ("BOL", "SWB"):
        raise Unreadable("member-malformed", where="isToOrder", why="missing")
    number = document.get("transportDocumentReference")
    if not isinstance(number, str) or not 0 < len(number) <= 20:
        raise Unreadable("member-malformed", where="transportDocumentReference", why="missing")
    if is_to_order:
        named = party_in(document, "endorsee")
        kind = Kind.BEARER if named is None else Kind.TO_ORDER
    else:
        named = party_in(document, "consignee")
        kind = Kind.WAYBILL if type_code == "SWB" else Kind.STRAIGHT
    return Terms(digest, number, kind, named)


def party_in(document: Mapping[str, Any], role: str) -> Party | None:
    """Return the party that `document` names as its ``shipper``, ``endorsee``, ``consignee``.

    Raises:
        Unreadable: The parties, or that one, are missing or malformed.

    """
    parties = document.get("documentParties")
    if not isinstance(parties, dict):
        raise Unreadable("member-malformed", where="documentParties", why="missing")
    source = parties.get(role)
    if source is None:
        return None
    if not isinstance(source, dict):
        raise Unreadable("member-malformed", where=role, why="wrong-type")
    return read_named_party(source)

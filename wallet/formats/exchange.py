"""DCSA's own files about a bill, for platforms: issuance request, surrender request, endorsements.

ISS 3.0.4 *IssuanceRequest*, SUR 3.0.4 *SurrenderRequestDetails*, END 3.0.4 *EndorsementChain*. Only
the issuance request carries a signature (of the carrier, over the digests of its parts). The other
two say what somebody says happened, and prove nothing: they are held against a signed chain.
PINT envelopes, which prove everything, are read and written by `wallet.formats.pint`.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from wallet.errors import Unreadable
from wallet.formats.members import COMPACT_JWS, child, children, malformed, text
from wallet.formats.parties import write_acting_party
from wallet.formats.pint.payloads import read_act, write_act
from wallet.keys.canonical import canonical, read_json, sha256_hex
from wallet.titles.acts import Act, ActCode

MOST_BYTES = 64 * 2**20
_MOST_LINKS = 10_000
_ENDED = "SURRENDERED"
"""What ENDs and surrender requests call the carrier's acceptance (PINT: SACC)."""
_MEMBERS = (b'"issuanceManifestSignedContent"', b'"endorsementChain"')
_CODES = {ActCode.SURRENDER_FOR_DELIVERY: "SREQ", ActCode.SURRENDER_FOR_AMENDMENT: "AREQ"}


class Exchange(StrEnum):
    """The files that platforms exchange about a bill."""

    PINT = "pint"
    ISSUANCE = "issuance"
    SURRENDER = "surrender"
    ENDORSEMENTS = "endorsements"


@dataclass(frozen=True, slots=True)
class IssuanceRequest:
    """A carrier's request to a platform to issue a bill, as read."""

    document: Mapping[str, Any]
    issue_to: Mapping[str, Any]
    manifest: str
    """The carrier's issuance manifest: compact JWS."""
    visualisation: bytes | None = None
    """The carrier's own PDF."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a surrender request or an endorsement chain says of one bill, as read."""

    kind: Exchange
    number: str
    acts: tuple[Act, ...]
    """Oldest first."""
    purpose: str = ""
    """SREQ or AREQ, of a surrender request."""


def write_issuance(
    document: Mapping[str, Any],
    issue_to: Mapping[str, Any],
    manifest: str,
    visualisation: tuple[str, bytes] | None,
) -> bytes:
    """Write an issuance request; `visualisation` is the carrier's PDF by name."""
    written: dict[str, Any] = {
        "document": document,
        "issueTo": issue_to,
        "issuanceManifestSignedContent": manifest,
    }
    if visualisation is not None:
        name, data = visualisation
        written["eBLVisualisationByCarrier"] = {
            "name": name[:100],
            "content": base64.b64encode(data).decode("ascii"),
            "contentType": "application/pdf",
        }
    return canonical(written)


def write_surrender(number: str, reference: str, acts: Sequence[Act], version: str = "") -> bytes:
    """Write the surrender request that the last of `acts` makes."""
    return canonical(
        {
            "surrenderRequestReference": reference,
            **_names(number, version),
            "surrenderRequestCode": _CODES[acts[-1].code],
            "endorsementChain": [
                _write_link(act) | _receiving(acts[place:]) for place, act in enumerate(acts)
            ],
        }
    )


def write_endorsements(number: str, acts: Iterable[Act], version: str = "") -> bytes:
    """Write an endorsement chain as END answers: a list with one bill, oldest act first."""
    links = [_write_link(act) for act in acts]
    return canonical([{**_names(number, version), "endorsementChain": links}])


def is_exchange(data: bytes) -> bool:
    """Say whether a file looks like one of those that `read_exchange` reads."""
    return data.lstrip()[:1] in (b"{", b"[") and any(member in data for member in _MEMBERS)


def read_exchange(data: bytes) -> IssuanceRequest | tuple[Told, ...]:
    """Read an issuance request, a surrender request or endorsement chains.

    Raises:
        Unreadable: ``exchange-unknown``: it is none of them; ``member-malformed``; a JSON code.

    """
    source = read_json(data, most=MOST_BYTES)
    if isinstance(source, dict) and "issuanceManifestSignedContent" in source:
        return _read_issuance(source)
    if isinstance(source, dict) and "surrenderRequestReference" in source:
        return (_read_told(source, Exchange.SURRENDER),)
    chains = source if isinstance(source, list) else [source]
    if not chains or not all(isinstance(one, dict) and "endorsementChain" in one for one in chains):
        raise Unreadable("exchange-unknown")
    if len(chains) > _MOST_LINKS:
        raise malformed("endorsementChain", "list")
    return tuple(_read_told(one, Exchange.ENDORSEMENTS) for one in chains)


def differences(told: Sequence[Act], signed: Sequence[Act]) -> tuple[int, ...]:
    """Return the places at which what is told is not what was signed; both oldest first.

    The same means: same act, same time to the second, parties that are the same by their codes.
    """
    longest = max(len(told), len(signed))
    return tuple(
        place
        for place in range(longest)
        if place >= min(len(told), len(signed)) or not _is_same(told[place], signed[place])
    )


def digest_of_paper(request: IssuanceRequest) -> str:
    """Return the digest of the carrier's PDF as an issuance manifest names it, or nothing."""
    return "" if request.visualisation is None else sha256_hex(request.visualisation)


def _is_same(one: Act, other: Act) -> bool:
    if one.code is not other.code or one.at.replace(microsecond=0) != other.at.replace(
        microsecond=0
    ):
        return False
    if not one.actor.is_same_as(other.actor):
        return False
    if one.code.has_no_recipient:
        return True  # whoever is named there, was not signed
    if one.recipient is None or other.recipient is None:
        return one.recipient is other.recipient
    return one.recipient.is_same_as(other.recipient)


def _receiving(acts: Sequence[Act]) -> dict[str, Any]:
    """Return a recipient for the first of `acts`, which SUR 3.0.4 asks for in every link.

    What is addressed to nobody, such as an endorsement in blank, goes to whom the next act names.
    """
    found = next((act.recipient for act in acts if act.recipient is not None), None)
    return {} if found is None else {"recipient": write_acting_party(found)}


def _names(number: str, version: str) -> dict[str, str]:
    named = {"transportDocumentReference": number}
    return named | {"transportDocumentSubReference": version} if version else named


def _write_link(act: Act) -> dict[str, Any]:
    written = write_act(act)
    if act.code is ActCode.ACCEPT_SURRENDER:
        written["actionCode"] = _ENDED
    # A link has no reason and no remark (END 3.0.4 EndorsementChainLink).
    for name in ("reasonCode", "comments"):
        written.pop(name, None)
    return written


def _read_link(source: Mapping[str, Any]) -> Act:
    if source.get("actionCode") == _ENDED:
        source = {**source, "actionCode": ActCode.ACCEPT_SURRENDER.value}
    return read_act(source)


def _read_told(source: Mapping[str, Any], kind: Exchange) -> Told:
    acts = children(source, "endorsementChain", _read_link, most=_MOST_LINKS)
    if len(acts) > 1 and acts[0].at > acts[-1].at:
        acts = acts[::-1]  # some platforms put the newest first
    purpose = ""
    if kind is Exchange.SURRENDER:
        purpose = text(source, "surrenderRequestCode", most=4)
        if purpose not in _CODES.values():
            raise malformed("surrenderRequestCode", "value")
    return Told(kind, text(source, "transportDocumentReference", most=100), acts, purpose)


def _read_issuance(source: Mapping[str, Any]) -> IssuanceRequest:
    paper = None
    if "eBLVisualisationByCarrier" in source:
        content = child(source, "eBLVisualisationByCarrier").get("content")
        try:
            paper = base64.b64decode(content if isinstance(content, str) else "!", validate=True)
        except (binascii.Error, ValueError) as wrong:
            raise malformed("eBLVisualisationByCarrier", "content") from wrong
    return IssuanceRequest(
        document=dict(child(source, "document")),
        issue_to=dict(child(source, "issueTo")),
        manifest=text(source, "issuanceManifestSignedContent", most=65_536, pattern=COMPACT_JWS),
        visualisation=paper,
    )

"""Parties as DCSA writes them, to and from our own value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wallet.formats.members import NAME, TOKEN, children, text
from wallet.titles.parties import Code, Party

MOST_CODES = 20
"""Each is held against each of the other party's, in every act of a chain."""


def read_code(source: Mapping[str, Any]) -> Code:
    """Read a DCSA *IdentifyingCode*.

    Raises:
        Unreadable: A member is missing or malformed.

    """
    return Code(
        text(source, "codeListProvider", most=100),
        text(source, "partyCode", most=150),
        text(source, "codeListName", most=100) if "codeListName" in source else None,
    )


def write_code(code: Code) -> dict[str, Any]:
    """Write a DCSA *IdentifyingCode*."""
    written = {"codeListProvider": code.provider, "partyCode": code.code}
    return written if code.list_name is None else written | {"codeListName": code.list_name}


def read_acting_party(source: Mapping[str, Any]) -> Party:
    """Read a PINT *ActorParty* or *RecipientParty* (§2.5: name, platform, at least one code).

    Raises:
        Unreadable: A member is missing or malformed.

    """
    return Party(
        text(source, "partyName", most=70, pattern=NAME),
        children(source, "identifyingCodes", read_code, least=1, most=MOST_CODES),
        text(source, "eblPlatform", most=4, pattern=TOKEN),
    )


class ActingParties:
    """Reads the parties of one chain: each once, in however many acts it stands in these words."""

    __slots__ = ("_known",)

    def __init__(self) -> None:
        """Know nobody yet."""
        self._known: dict[str, tuple[Mapping[str, Any], Party]] = {}

    def read(self, source: Mapping[str, Any]) -> Party:
        """Read a PINT *ActorParty* or *RecipientParty*; raises as `read_acting_party` does."""
        name = source.get("partyName")
        known = self._known.get(name) if isinstance(name, str) else None
        if known is not None and known[0] == source:
            return known[1]
        party = read_acting_party(source)
        self._known[party.name] = source, party
        return party


def write_acting_party(party: Party) -> dict[str, Any]:
    """Write a PINT *ActorParty* or *RecipientParty*."""
    return {
        "partyName": party.name,
        "eblPlatform": party.platform,
        "identifyingCodes": [write_code(code) for code in party.codes],
    }


def read_named_party(source: Mapping[str, Any]) -> Party:
    """Read a party of a transport document, where codes are optional.

    Raises:
        Unreadable: A member is missing or malformed.

    """
    return Party(
        text(source, "partyName", most=70, pattern=NAME),
        children(source, "identifyingCodes", read_code, most=MOST_CODES),
    )


def write_issue_to(party: Party) -> dict[str, Any]:
    """Write a DCSA issuance *IssueToParty* (§4.1: `sendToPlatform`, not `eblPlatform`)."""
    return {
        "partyName": party.name,
        "sendToPlatform": party.platform,
        "identifyingCodes": [write_code(code) for code in party.codes],
    }

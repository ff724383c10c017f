"""What a person may do with a bill now, and why not the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Verb(StrEnum):
    """The acts a screen offers, in the order it offers them."""

    ACCEPT = "accept"
    REJECT = "reject"
    RECORD = "record"
    ACCEPT_SURRENDER = "accept-surrender"
    REISSUE = "reissue"
    ISSUE_PAPER = "issue-paper"
    VOID = "void"
    REFUSE_SURRENDER = "refuse-surrender"
    SEND_AGAIN = "send-again"
    GET_RECORDED = "get-recorded"
    ENDORSE = "endorse"
    HAND_OVER = "hand-over"
    PLEDGE = "pledge"
    RELEASE = "release"
    ENFORCE = "enforce"
    SURRENDER = "surrender"
    AMEND = "amend"
    TO_PAPER = "to-paper"
    WITHDRAW = "withdraw"
    PROVE = "prove"
    COMPARE = "compare"
    EXPORT = "export"
    EXCHANGE = "exchange"
    BUNDLE = "bundle"
    RENDER = "render"
    PRINT_ORIGINAL = "print-original"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Possibility:
    """One act, possible now unless a refusal stands against it."""

    verb: Verb
    refusal: str | None = None
    """Code of the refusal, for `wallet.words`."""
    facts: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def is_possible(self) -> bool:
        """Whether it may be done now."""
        return self.refusal is None

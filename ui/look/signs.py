"""Which icon and which status stand for a code (LOOK, *Icons*)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ui.look.tokens import Tone
from wallet.proof.verdict import Headline, Result
from wallet.titles.holding import Change, Holding, Position, Standing


@dataclass(frozen=True, slots=True)
class Sign:
    """How a code is shown beside its words."""

    icon: str
    tone: Tone
    is_settled: bool = False
    """Whether the banner is filled: only a settled answer may be."""


HEADLINES: Mapping[Headline, Sign] = MappingProxyType(
    {
        Headline.HOLDER: Sign("badge-check", Tone.GOOD, is_settled=True),
        Headline.OFFERED: Sign("shield-check", Tone.GOOD),
        Headline.AGREED: Sign("hourglass", Tone.WAIT),
        Headline.WAITING: Sign("hourglass", Tone.WAIT),
        Headline.COPY: Sign("copy", Tone.NOTE),
        Headline.ENDED: Sign("flag", Tone.ENDED, is_settled=True),
        Headline.UNKNOWN_SIGNER: Sign("shield-question-mark", Tone.NOTE),
        Headline.DISPUTED: Sign("git-fork", Tone.BAD, is_settled=True),
        Headline.CHANGED: Sign("octagon-x", Tone.BAD, is_settled=True),
        Headline.NOT_CHECKED: Sign("circle-help", Tone.NOTE),
    }
)

STATES: Mapping[str, Sign] = MappingProxyType(
    {
        "in-hands": Sign("badge-check", Tone.GOOD),
        "offered-to-me": Sign("inbox", Tone.WAIT),
        "offered-by-me": Sign("send", Tone.WAIT),
        "agreed": Sign("hourglass", Tone.WAIT),
        "pledged": Sign("landmark", Tone.NOTE),
        "surrendered": Sign("anchor", Tone.WAIT),
        "copy": Sign("copy", Tone.NOTE),
        "frozen": Sign("snowflake", Tone.WAIT),
        "forked": Sign("snowflake", Tone.BAD),
        "ended": Sign("flag", Tone.ENDED),
        "on-paper": Sign("printer", Tone.ENDED),
        "reissued": Sign("replace", Tone.ENDED),
    }
)
"""By the value of `wallet.titles.holding.Standing`; and what is frozen since two acts exist."""

RESULTS: Mapping[Result, Sign] = MappingProxyType(
    {
        Result.PASSED: Sign("circle-check", Tone.GOOD),
        Result.FAILED: Sign("circle-x", Tone.BAD),
        Result.NOT_CHECKED: Sign("circle-help", Tone.WAIT),
        Result.NOT_APPLICABLE: Sign("circle-minus", Tone.ENDED),
    }
)

ACTS: Mapping[str, str] = MappingProxyType(
    {
        "accept": "check",
        "reject": "x",
        "record": "stamp",
        "accept-surrender": "check",
        "refuse-surrender": "x",
        "send-again": "send",
        "get-recorded": "stamp",
        "endorse": "pen-line",
        "hand-over": "hand",
        "pledge": "landmark",
        "release": "lock-open",
        "enforce": "gavel",
        "surrender": "anchor",
        "amend": "file-question-mark",
        "to-paper": "printer",
        "reissue": "file-output",
        "issue-paper": "printer",
        "void": "x",
        "print-original": "printer",
        "forget": "x",
        "prove": "fingerprint",
        "export": "file-output",
        "exchange": "arrow-right-left",
        "hold": "pause",
        "receive": "scan-qr-code",
        "render": "printer",
        "bundle": "archive",
        "compare": "arrow-right-left",
        "withdraw": "undo-2",
        "mint": "stamp",
        "nominate": "user-check",
        "transfer-holder": "send",
        "transfer-owner": "pen-line",
        "transfer-both": "arrow-right-left",
        "reject-holder": "x",
        "reject-owner": "x",
        "reject-both": "x",
        "return": "anchor",
        "restore": "undo-2",
        "burn": "flag",
        "ask-chain": "radio-tower",
        "show-result": "scan-qr-code",
        "look-up": "search",
    }
)
"""Icons of acts: by the value of `wallet.titles.verbs.Verb`, and of what is to come."""

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "bills": "file-text",
        "inbox": "inbox",
        "titles": "file-check",
        "people": "users",
        "activity": "activity",
        "audit": "shield-check",
        "office": "stamp",
        "settings": "settings",
    }
)
"""Icons of the rail."""


def state_sign(holding: Holding) -> Sign:
    """Return the sign of how a bill stands with me.

    A registrar's freeze is to be waited for; what is frozen because it was
    changed, or because two acts contradict each other, is bad. Only of that
    nobody knows who was its holder: whoever has it is a reader.
    """
    is_ordered = holding.change is Change.FROZEN
    if (
        holding.standing is Standing.FROZEN
        and holding.position is Position.READER
        and not is_ordered
    ):
        return STATES["forked"]
    return STATES[holding.standing.value]

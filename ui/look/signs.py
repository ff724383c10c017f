"""Which icon and which status stand for a code (LOOK, *Icons*)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from ui.look.tokens import Tone

if TYPE_CHECKING:  # the window opens before anybody needs the law
    from wallet.titles.holding import Holding


@dataclass(frozen=True, slots=True)
class Sign:
    """How a code is shown beside its words."""

    icon: str
    tone: Tone
    is_settled: bool = False
    """Whether the banner is filled: only a settled answer may be."""


HEADLINES: Mapping[str, Sign] = MappingProxyType(
    {
        "genuine.holder": Sign("badge-check", Tone.GOOD, is_settled=True),
        "genuine.offered": Sign("shield-check", Tone.GOOD),
        "genuine.agreed": Sign("hourglass", Tone.WAIT),
        "genuine.waiting": Sign("hourglass", Tone.WAIT),
        "genuine.copy": Sign("copy", Tone.NOTE),
        "genuine.ended": Sign("flag", Tone.ENDED, is_settled=True),
        "unknown-signer": Sign("shield-question-mark", Tone.NOTE),
        "disputed": Sign("git-fork", Tone.BAD, is_settled=True),
        "changed": Sign("octagon-x", Tone.BAD, is_settled=True),
        "not-checked": Sign("circle-help", Tone.NOTE),
    }
)
"""By `wallet.proof.verdict.Headline`."""

STATES: Mapping[str, Sign] = MappingProxyType(
    {
        "in-hands": Sign("badge-check", Tone.GOOD),
        "offered-to-me": Sign("inbox", Tone.WAIT),
        "offered-by-me": Sign("send", Tone.WAIT),
        "agreed": Sign("hourglass", Tone.WAIT),
        "surrendered": Sign("anchor", Tone.WAIT),
        "copy": Sign("copy", Tone.NOTE),
        "frozen": Sign("snowflake", Tone.WAIT),
        "forked": Sign("snowflake", Tone.BAD),
        "ended": Sign("flag", Tone.ENDED),
    }
)
"""By the value of `wallet.titles.holding.Standing`; and what is frozen since two acts exist."""

RESULTS: Mapping[str, Sign] = MappingProxyType(
    {
        "passed": Sign("circle-check", Tone.GOOD),
        "failed": Sign("circle-x", Tone.BAD),
        "not-checked": Sign("circle-help", Tone.WAIT),
        "not-applicable": Sign("circle-minus", Tone.ENDED),
    }
)
"""By `wallet.proof.verdict.Result`."""

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
        "reissue": "replace",
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

    A registrar's freeze is to be waited for, also where the bill came in
    frozen; what is frozen because it was changed, or because two acts
    contradict each other, is bad: of that nobody knows who is its holder.
    """
    from wallet.titles.holding import Change, Position, Standing

    is_apart = holding.position is Position.UNSETTLED or holding.change is Change.FORK_SEEN
    if holding.standing is Standing.FROZEN and is_apart:
        return STATES["forked"]
    return STATES[holding.standing.value]

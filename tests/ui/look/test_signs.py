"""What is waited for is not shown as what is wrong."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ui.look import STATES, Tone, state_sign
from wallet.titles.holding import Change, Position, Standing


@pytest.mark.parametrize(
    ("position", "change", "tone"),
    [
        (Position.FORMER_HOLDER, Change.RECEIVED, Tone.WAIT),
        (Position.CARRIER, Change.FROZEN, Tone.WAIT),
        (Position.READER, Change.FROZEN, Tone.WAIT),
        (Position.READER, Change.RECEIVED, Tone.WAIT),  # it came in frozen
        (Position.READER, Change.FORK_SEEN, Tone.BAD),
        (Position.UNSETTLED, Change.RECEIVED, Tone.BAD),
    ],
)
def test_a_freeze_by_order_waits_and_one_after_a_fork_is_bad(position, change, tone):
    holding = SimpleNamespace(standing=Standing.FROZEN, position=position, change=change)
    assert state_sign(holding).tone is tone


@pytest.mark.parametrize("standing", Standing)
def test_every_state_has_a_sign(standing):
    holding = SimpleNamespace(standing=standing, position=Position.HOLDER, change=Change.RECEIVED)
    assert state_sign(holding) == STATES[standing.value]

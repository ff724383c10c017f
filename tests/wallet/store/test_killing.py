"""A trade that is killed at any moment loses nothing it said was done, and signs nothing twice."""

from __future__ import annotations

import os

import pytest

from tests.wallet.store import killing

KILLS = 4
"""Here; a thousand by ``python -m tests.wallet.store.killing``."""


@pytest.mark.skipif(os.name != "posix", reason="there is no kill -9")
def test_nothing_said_is_lost_and_nothing_released_twice(tmp_path):
    said = killing.run(tmp_path, KILLS)
    assert said["starts"] == KILLS

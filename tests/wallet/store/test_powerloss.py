"""A power cut at any moment loses nothing that was said to be done."""

from __future__ import annotations

import os

import pytest

from tests.wallet.store import powerloss

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the recorder stands on unix files")

POINTS = 30
"""Here; a thousand by ``python -m tests.wallet.store.powerloss``."""


def test_a_power_cut_loses_no_commit_and_leaves_a_whole_vault(tmp_path):
    found = powerloss.survive(powerloss.record(tmp_path / "vault", 40), POINTS)
    assert found == {"corrupt": 0, "lost": 0}


def test_the_test_would_notice_where_commits_were_not_synced(tmp_path):
    found = powerloss.survive(powerloss.record(tmp_path / "vault", 40, "NORMAL"), POINTS)
    assert found["lost"] > 0
    assert found["corrupt"] == 0

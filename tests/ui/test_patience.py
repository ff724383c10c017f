"""Guessing gets slower, for each vault by itself, and a right passphrase forgets it all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.patience import Patience

VAULT = Path("vault")


class Watch:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def patience(watch):
    return Patience(watch)


def test_mistyping_twice_costs_nothing_and_each_further_guess_twice_as_much(patience):
    assert [patience.wrong(VAULT) for _ in range(9)] == [0, 0, 2, 4, 8, 16, 32, 60, 60]


def test_the_wait_passes(patience, watch):
    for _ in range(4):
        patience.wrong(VAULT)
    assert patience.left(VAULT) == 4
    watch.now += 3.2
    assert patience.left(VAULT) == 1
    watch.now += 10
    assert patience.left(VAULT) == 0


def test_the_right_passphrase_and_another_vault_do_not_wait(patience):
    for _ in range(5):
        patience.wrong(VAULT)
    assert patience.left(Path("other")) == 0
    patience.right(VAULT)
    assert patience.left(VAULT) == 0
    assert patience.wrong(VAULT) == 0

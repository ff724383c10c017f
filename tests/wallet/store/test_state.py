"""The sums follow every row that binds the owner, and no replaced page hides from them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wallet.errors import Refused
from wallet.store import StoredCard, state

NOW = datetime(2026, 11, 22, tzinfo=UTC)
few = st.sampled_from(["a", "b"])
acts = st.lists(
    st.tuples(
        st.sampled_from(["spend", "release", "register", "put", "set", "pin", "unpin", "see"]),
        few, st.integers(0, 1), few,
    ),
    max_size=12,
)  # fmt: skip


def do(vault, act, name, position, value):
    match act:
        case "spend":
            vault.spend(name, position, value)
        case "release":
            vault.release_position(name, position, value)
        case "register":
            vault.register(name, position, value, value)
        case "put":
            vault.put(f"head/{name}", value)
        case "set":
            vault.put(f"setting/{name}", value)
        case "pin":
            vault.put_card(StoredCard(name, value, value, value, NOW, "file"))
        case "unpin":
            vault.remove_card(name)
        case "see":
            vault.first_seen(name, position, value)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts)
def test_the_sums_are_always_those_of_the_rows(vault, done):
    for act in done:
        with suppress(Refused):
            do(vault, *act)
        assert state.kept(vault._db) == state.summed(vault._db)


@pytest.mark.parametrize(
    "hidden",
    [
        "DELETE FROM spent", "UPDATE spent SET digest = 'x'", "DELETE FROM registered",
        "DELETE FROM setting WHERE name = 'answer/e'", "DELETE FROM card",
        "UPDATE spent SET position = 2", "UPDATE setting SET text = 'rejected'",
    ],
)  # fmt: skip
def test_a_row_that_changes_by_itself_is_noticed(vault, hidden):
    vault.spend("b", 1, "d")
    vault.register("b", 0, "e", "r")
    vault.put("answer/e", "accepted")
    vault.put_card(StoredCard("did", "kid", "name", "jws", NOW, "file"))
    vault._db.run(hidden)
    assert state.kept(vault._db) != state.summed(vault._db)


def test_a_transaction_that_is_undone_leaves_no_trace(vault):
    before = state.kept(vault._db)

    def fail():
        with vault.transaction():
            vault.spend("b", 1, "d")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert state.kept(vault._db) == before == state.summed(vault._db)

"""The activity log grows, is read, and notices when it is not what it was."""

from __future__ import annotations

import json

import pytest

from wallet.clock import FixedClock
from wallet.errors import Unreadable
from wallet.store import merkle
from wallet.store.log import Activity, _Recomputed


def noted(vault, count):
    for number in range(count):
        vault.note("offered", f"bill {number % 3}", {"number": number, "to": "Löwenbank"})


def test_an_empty_log_has_the_root_of_nothing(vault):
    assert vault.log_head() == (0, merkle.EMPTY.hex())
    assert vault.activities() == ()
    vault.check_log()


def test_lines_are_read_newest_first_and_by_bill(vault, clock):
    noted(vault, 7)
    newest = vault.activities(limit=2)
    facts = {"number": 6, "to": "Löwenbank"}
    assert newest[0] == Activity(6, clock.now(), "offered", "bill 0", facts)
    assert [line.number for line in newest] == [6, 5]
    assert [line.number for line in vault.activities(limit=2, offset=4)] == [2, 1]
    assert [line.number for line in vault.activities(bill="bill 0")] == [6, 3, 0]
    vault.note("opened", None)
    assert vault.activities(limit=1)[0].bill is None


def test_the_head_is_the_tree_over_the_leaves_as_written(vault):
    noted(vault, 11)
    leaves = [text for (text,) in vault._db.rows("SELECT text FROM leaf ORDER BY number")]
    assert json.loads(leaves[3]) == {
        "i": 3, "t": "2026-11-22T08:15:30.123Z", "kind": "offered", "ref": "bill 0",
        "facts": {"number": 3, "to": "Löwenbank"},
    }  # fmt: skip
    again = _Recomputed()
    for size, leaf in enumerate(leaves):
        merkle.append(again, size, leaf.encode())
    assert vault.log_head() == (11, merkle.root(again, 11).hex())


def test_the_root_of_what_it_was_is_known_and_of_what_it_will_be_is_not(vault):
    roots = [vault.log_head()[1]]
    for _ in range(6):
        noted(vault, 1)
        roots.append(vault.log_head()[1])
    assert [vault.log_root(size) for size in range(8)] == [*roots, None]


def test_lines_about_no_bill_are_found_by_their_kind_alone(vault):
    vault.note("frozen", None)
    vault.note("frozen", "bill 0")
    vault.note("opened", None, {"kind": "frozen"})
    vault.note("thawed", None)
    assert [line.kind for line in vault.notes("frozen", "thawed")] == ["thawed", "frozen"]


def test_what_is_undone_was_never_noted(vault):
    noted(vault, 5)
    before = vault.log_head()

    def fail():
        with vault.transaction():
            noted(vault, 3)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert vault.log_head() == before
    noted(vault, 2)
    vault.check_log()
    assert vault.log_head()[0] == 7


def test_facts_that_are_not_json_are_refused_and_leave_no_line(vault, clock):
    with pytest.raises(Unreadable, match="json-unreadable"):
        vault.note("offered", None, {"at": clock.now()})
    assert vault.log_head()[0] == 0


CHANGES = [
    "UPDATE leaf SET text = replace(text, 'offered', 'accepted') WHERE number = {last}",
    "DELETE FROM leaf WHERE number = {last}",
    "DELETE FROM node WHERE level = 0 AND number = {last}",
    "UPDATE node SET digest = zeroblob(32) WHERE level = 0 AND number = {last}",
    "UPDATE head SET size = size - 1",
    "UPDATE head SET root = zeroblob(32)",
    "DELETE FROM head",
    "INSERT INTO leaf SELECT number + 1, bill, text FROM leaf WHERE number = {last}",
]


@pytest.mark.parametrize("count", [1, 6, 7, 8])
@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_end_is_noticed_when_the_vault_opens(open_vault, change, count):
    vault = open_vault()
    with vault.transaction():
        noted(vault, count)
    vault._db.run(change.format(last=count - 1))
    with pytest.raises(Unreadable, match="vault-damaged") as refused:
        vault._check_end_of_log()
    assert refused.value.facts["part"] == "log"
    if not change.startswith("INSERT"):  # beyond the head the end alone is looked at
        with pytest.raises(Unreadable, match="vault-damaged"):
            vault.check_log()


def test_a_vault_with_a_changed_log_does_not_open(open_vault):
    vault = open_vault()
    noted(vault, 3)
    vault._db.run("UPDATE head SET size = 2")
    vault.close()
    with pytest.raises(Unreadable, match="vault-damaged"):
        open_vault()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE leaf SET text = replace(text, 'offered', 'accepted') WHERE number = 2",
        "DELETE FROM leaf WHERE number = 2",
        "UPDATE leaf SET text = '{}' WHERE number = 2",
        "UPDATE leaf SET text = 'x' WHERE number = 2",
        "UPDATE node SET digest = zeroblob(32) WHERE level = 1 AND number = 1",
        "DELETE FROM node WHERE level = 0 AND number = 2",
    ],
)
def test_a_changed_middle_is_noticed_by_the_full_check(vault, change):
    with vault.transaction():
        noted(vault, 12)
    vault.check_log()
    vault._db.run(change)
    with pytest.raises(Unreadable, match="vault-damaged"):
        vault.check_log()


def test_the_full_check_says_how_far_it_is(vault, monkeypatch):
    monkeypatch.setattr("wallet.store.log._BATCH", 4)
    noted(vault, 10)

    class Steps(list):
        def step(self, done, total, what=""):
            self.append((done, total, what))

    steps = Steps()
    vault.check_log(steps)
    assert steps == [(0, 10, "log"), (4, 10, "log"), (8, 10, "log")]


def test_time_comes_from_the_clock(vault):
    assert isinstance(vault._clock, FixedClock)
    vault.note("opened", None)
    assert vault.activities()[0].at == vault._clock.at

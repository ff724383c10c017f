"""Each reader takes its seeds, what once did harm, and some hundred hostile changes of them.

The changes are drawn by the name of the target, so the run is the same each time and everywhere;
``packaging/test.py --fuzz MINUTES`` searches on from here.
"""

from __future__ import annotations

import random

import pytest

from tests.fuzz.mutate import mutated
from tests.fuzz.target import CORPUS, FOUND, Target
from tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_only_a_refusal_or_a_verdict_comes_out(target: Target):
    seeds, dice = target.seeds() or [b""], random.Random(target.name)
    for data in (b"", *seeds):
        target.try_on(data)
    for _ in range(target.tries):
        target.try_on(mutated(dice.choice(seeds), dice, target.most))


def test_every_target_has_something_to_start_from_and_nothing_else_is_kept():
    names = {target.name for target in TARGETS}
    kept = {folder.name for root in (CORPUS, FOUND) for folder in root.glob("*")}
    assert len(names) == len(TARGETS)
    assert kept <= names
    assert [target.name for target in TARGETS if not target.seeds()] == []


def test_the_corpus_stays_small():
    files = [path for root in (CORPUS, FOUND) for path in root.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 1 << 20
    assert len(files) < 300


def test_the_same_seed_gives_the_same_bytes():
    for target in TARGETS[:5]:
        one, other = (
            [mutated(target.seeds()[0], random.Random(number), 999) for number in range(20)]
            for _ in range(2)
        )
        assert one == other
        assert len(set(one)) > 5


def test_whatever_is_no_refusal_is_a_failure():
    def broken(data: bytes) -> None:
        raise KeyError(data)

    with pytest.raises(KeyError):
        Target("broken", broken).try_on(b"")

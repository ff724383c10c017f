"""What `reads` claims is so: each target, while it runs, calls what it is said to read."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.fuzz.readers import ROOT, readers
from tests.fuzz.reads import NOT_STRANGERS, READS
from tests.fuzz.targets import TARGETS


def test_each_target_calls_the_readers_it_is_said_to_exercise():
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.reach"], cwd=ROOT, stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    claimed = {f"{target} {name}" for target, names in READS.items() for name in names}
    assert sorted(claimed - set(done.stdout.splitlines())) == []


def test_the_list_names_targets_that_there_are_and_nothing_twice():
    assert set(READS) <= {target.name for target in TARGETS}
    names = [name for group in (*READS.values(), *NOT_STRANGERS.values()) for name in group]
    assert len(names) == len(set(names))


def test_the_search_for_readers_finds_those_that_are_known():
    found = set(readers())
    assert len(found) > 150
    assert found >= {
        "keys.jws.read", "parcels.file.read_parcel", "bundles.reader.BundleReader.__init__",
        "store.header.Header.read", "registries.title_escrow.evidence.read_evidence",
    }  # fmt: skip

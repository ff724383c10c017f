"""No reader of bytes is forgotten: each is reached by a target, as seen while the targets run."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.fuzz.readers import ROOT, readers
from tests.fuzz.targets import NOT_STRANGERS

EXCUSED = {name for names in NOT_STRANGERS.values() for name in names}


def test_every_public_reader_of_bytes_is_reached_by_a_target_or_excused():
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.reach"], cwd=ROOT, stdin=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    there, found = set(readers()), set(done.stdout.split())
    assert sorted(there - found - EXCUSED) == [], "add it to tests/fuzz/targets.py"
    assert sorted(EXCUSED & found) == [], "it is reached, and needs no excuse"
    assert there >= EXCUSED, "there is no such function any more"


def test_the_search_for_readers_finds_those_that_are_known():
    found = set(readers())
    assert len(found) > 150
    assert found >= {
        "keys.jws.read", "parcels.file.read_parcel", "bundles.reader.BundleReader.__init__",
        "store.header.Header.read", "registries.title_escrow.evidence.read_evidence",
    }  # fmt: skip

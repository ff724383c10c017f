"""The README tells of speed what the last whole run measured, and nothing rosier."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.benchmarks.summary import KEPT, NUMBERS, PLACE, README, rows_of, table


def test_the_readme_shows_the_last_kept_run():
    found = PLACE.search(README.read_text("utf-8"))
    assert found is not None
    told = table(json.loads(KEPT.read_text("utf-8"))) if KEPT.exists() else ""
    assert found[0] == f"<!-- benchmarks -->\n{told}{found[2]}"


def test_each_line_of_a_run_is_told_under_its_number():
    lines = [
        {"what": "verdict on 4 entries, 18 kB", "measured": "1", "yardstick": "2", "ratio": 1.2},
        {
            "what": "  1,000 bills: first page (15 ms)",
            "measured": "",
            "yardstick": "",
            "ratio": 2.0,
        },
        {"what": "nothing the design names", "measured": "", "yardstick": "", "ratio": 0.0},
    ]
    rows = rows_of({"lines": lines})
    assert [row["what"] for row in rows] == [line["what"] for line in lines[:2]]
    report = {"date": "2026-11-22", "machine": "m", "command": "c", "rows": rows}
    assert "| 1.20 × |" in table(report)
    assert all(number.reach for number in NUMBERS.values())


def test_what_the_start_says_is_found_under_the_designs_number():
    number = NUMBERS["Window: whole process to first usable paint"]
    assert re.search(number.lines, Path(__file__).with_name("bench_start.py").read_text("utf-8"))


def test_a_line_is_told_under_one_number_only():
    lines = [
        {"what": what, "measured": "", "yardstick": "", "ratio": 1.0}
        for what in (
            "verdict on 1000 entries, 1703 kB",
            "judging each of 1,000 entries",
            "PDF of a chain of 1,000 entries",
            " 10,000 bills: search (50 ms)",
            " 10,000 bills: search, p95 (50 ms)",
        )
    ]
    told = [str(row["what"]) for row in rows_of({"lines": lines})]
    assert sorted(told) == sorted(str(line["what"]) for line in lines)


@pytest.mark.parametrize(("number", "what", "measured", "ratio", "reached"), [
    ("Verdict on an envelope", "verdict on 4 entries, 14 kB", "1,001/s", 1.2, True),
    ("Verdict on an envelope", "verdict on 4 entries, 14 kB", "999/s", 1.2, False),
    ("Verdict on an envelope", "verdict on 4 entries, 14 kB", "1,001/s", 1.3, False),
    ("Verdict on an envelope", "verdict on 10 entries, 24 kB", "9/s", 9.0, None),
    ("OpenAttestation 2 with a DID", "OpenAttestation 2, hash", "0.39 ms", 9.9, False),
    ("OpenAttestation 2 with a DID", "OpenAttestation 2, hash", "0.39 ms", 0.0, None),
    ("Window, the list: a frame of scrolling", "bills: scroll", "16.8 ms", 2.0, False),
    ("QR: read a frame of 720p", "read version 20, 720p", "100 % 4.2 ms", 0.8, True),
    ("Bundle: memory to verify", "memory to verify 10 bills", "243 MB", 0.0, True),
    ("Bundle: write, verify", "verify: 10 bills", "217 bills/s", 0.69, False),
])  # fmt: skip
def test_a_line_reaches_its_number_or_does_not(number, what, measured, ratio, reached):
    line = {"what": what, "measured": measured, "ratio": ratio}
    assert NUMBERS[number].is_reached(line) is reached

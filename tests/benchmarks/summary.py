"""The numbers of the design in one table, each beside its yardstick: ``python -m …`` after a run.

A run of the benchmarks leaves its lines in ``build/benchmarks``. This puts those that the design
names under its numbers, prints them, and with ``--keep`` writes them to ``report.json`` beside this
script and into the README.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.conftest import RUN

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("report.json")
README = ROOT / "README.md"
PLACE = re.compile(r"(?s)(<!-- benchmarks -->\n).*?(<!-- /benchmarks -->)")

NUMBERS = {
    "verify a 4-entry envelope; growth over entries": (
        "1,000 a CPU second, 80 % of bare work: 1.25 ×", r"verdict on |judging each of"),
    "OpenAttestation 2 + DID; ecdsa-sd-2023 base": (
        "10 × and 3 × the JavaScript", r"OpenAttestation|ecdsa-base|ecdsa-sd"),
    "vault: open after key derivation": ("10 ms", r"bills: open"),
    "vault: first page of the list": ("15 ms", r"bills: first page"),
    "vault: search": ("50 ms p95", r"bills: search, p95"),
    "vault: durable commit": ("1.5 × bare SQLite", r"bills: durable commit.*\("),
    "window: whole process to first usable paint": ("2.5 × a bare window", r"process to first"),
    "list: filter, sort, search, scroll": (
        "50 ms; frame 16.7 ms", r"bills: (filter|sort|search|scroll, .*) \((50|16.7) ms\)"),
    "QR: seconds on screen, 10 % lost": ("1.5 s", r"parts, 10% lost"),
    "QR: decode a 720p frame": ("10 ms", r"read version 20, 720p"),
    "QR: encode a frame": ("20 ms", r"draw a code of version 20"),
    "PDF: 3 pages warm": ("60 ms", r"PDF of 3 pages"),
    "PDF: cold process": ("250 ms", r"PDF in a cold"),
    "PDF: 1,000-link chain": ("1 s", r"PDF of a chain of 1,000"),
    "bundle: write and verify": ("70 % of bare work: 1.43 ×", r"(write from the vault|verify): "),
    "bundle: memory to verify": ("300 MB", r"memory to verify"),
}  # fmt: skip
"""The numbers of the design: what is to be reached, and which lines of a run tell of it."""

ELSEWHERE = {
    "kill -9 at any instant, 1,000 times": (
        "0 lost, 0 second signatures, 0 corrupt", "tests/wallet/desk/test_killed.py"),
    "hostile input": (
        "only refusals and verdicts", "python3 packaging/test.py --fuzz MINUTES"),
}  # fmt: skip
"""Those that are shown by tests, not by measuring."""


def rows_of(run: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the lines that tell of the design's numbers, in its order."""
    return [
        {"number": number, "reach": reach, **line}
        for number, (reach, pattern) in NUMBERS.items()
        for line in run["lines"]
        if re.search(pattern, line["what"])
    ]


def table(report: dict[str, Any]) -> str:
    """Return the table for the README."""
    rows = [
        f"As of {report['date']}, on {report['machine']}, by `{report['command']}`:", "",
        "| number | to reach | measured | yardstick in the same run | ratio |",
        "|---|---|---|---|---:|",
    ]  # fmt: skip
    for row in report["rows"]:
        ratio = f"{row['ratio']:.2f} ×" if row["ratio"] else ""
        rows.append(
            f"| {row['number']}: {row['what'].strip()} | {row['reach']} | {row['measured']} "
            f"| {row['yardstick']} | {ratio} |"
        )
    for number, (reach, where) in ELSEWHERE.items():
        rows.append(f"| {number} | {reach} | see `{where}` | | |")
    return "\n".join([*rows, ""])


def machine() -> str:
    """Return what the numbers were taken on, without its name."""
    kind, about = platform.machine(), Path("/proc/cpuinfo")
    if about.exists() and (named := re.search(r"model name\s*: (.+)", about.read_text("utf-8"))):
        kind = " ".join(named[1].split())
    version = platform.python_version()
    return f"{os.cpu_count()} cores of {kind}, {platform.system()}, Python {version}"


def last_run() -> dict[str, Any]:
    """Return the lines that all families left, and by which command."""
    families = [json.loads(path.read_text("utf-8")) for path in sorted(RUN.glob("*.json"))]
    lines = [line for family in families for line in family["lines"]]
    return {"command": families[0]["command"] if families else "", "lines": lines}


def main() -> int:
    """Print the table of the last run; fail where a number has no line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.summary")
    parser.add_argument("--keep", action="store_true", help="write it into the README")
    wish = parser.parse_args()
    run = last_run()
    if not run["lines"]:
        print("No run yet: python3 packaging/test.py --bench", file=sys.stderr)
        return 2
    report = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}", "machine": machine(), "command": run["command"],
        "rows": rows_of(run),
    }  # fmt: skip
    print(table(report))
    told = {row["number"] for row in report["rows"]}
    missing = [number for number in NUMBERS if number not in told]
    for number in missing:
        print(f"not measured in this run: {number}", file=sys.stderr)
    if wish.keep:
        KEPT.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
        text = README.read_text("utf-8")
        README.write_text(PLACE.sub(rf"\g<1>{table(report)}\g<2>", text), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

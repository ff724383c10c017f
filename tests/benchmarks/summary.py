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
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from math import inf
from operator import itemgetter
from pathlib import Path
from typing import Any

from tests.benchmarks.conftest import RUN

ROOT = Path(__file__).resolve().parents[2]
KEPT = Path(__file__).with_name("report.json")
README = ROOT / "README.md"
MEASURED = re.compile(r"([\d.,]+)(?: (?:µs|ms|s|MB)|/s| bills/s)")
LIMIT = re.compile(r" \([\d.]+ (ms|x)\)")  # stands above the lines
REACHED = {True: "yes", False: "**no**", None: ""}
PLACE = re.compile(r"(?s)(<!-- benchmarks -->\n).*?(<!-- /benchmarks -->)")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the design: what is to be reached, and which lines of a run tell of it.

    Of those lines the ones that ``held`` finds are held against the limits; the others show how it
    grows, or what stands beside it. ``most`` and ``least`` are in the unit that the line is told
    in.
    """

    reach: str
    lines: str
    held: str = ""
    most: float = inf
    least: float = 0
    most_ratio: float = inf
    least_ratio: float = 0

    def is_reached(self, line: dict[str, Any]) -> bool | None:
        """Return whether a line of a run reaches it; None where it is not held against it."""
        if not re.search(self.held, line["what"]):
            return None
        bound = (self.most_ratio, self.least_ratio) != (inf, 0)
        if bound and not line["ratio"]:
            return None  # no yardstick was at hand
        told = MEASURED.search(line["measured"])
        value = float(told[1].replace(",", "")) if told else inf
        in_bounds = self.most_ratio >= line["ratio"] >= self.least_ratio if bound else True
        return in_bounds and self.most >= value >= self.least


NUMBERS = {
    "Verdict on an envelope": Number(
        "4 entries: 1,000 a CPU second, and at most 1.25 × of bare signatures and hashes",
        r"verdict on |judging each of", "verdict on 4 ", least=1000, most_ratio=1.25),
    "OpenAttestation 2 with a DID": Number(
        "10 × as fast as the reference JavaScript", r"OpenAttestation 2", least_ratio=10),
    "Credential with ecdsa-sd-2023, base": Number(
        "3 × as fast as the reference JavaScript", r"ecdsa-base", least_ratio=3),
    "Vault: open, after key derivation": Number("10 ms", r"bills: open", most=10),
    "Vault: first page of the list": Number("15 ms", r"bills: first page", most=15),
    "Vault: search": Number("50 ms, p95", r"bills: search, p95", most=50),
    "Vault: durable commit": Number(
        "at most 1.5 × of a bare one", r"bills: durable commit.*\(", most_ratio=1.5),
    "Window: whole process to first usable paint": Number(
        "at most 2.5 × of a bare window", r"process to first", most_ratio=2.5),
    "Window, the list: filter, sort, search": Number(
        "50 ms", r"bills: (filter|sort|search) \(50 ms\)", most=50),
    "Window, the list: a frame of scrolling": Number(
        "16.7 ms, p95", r"bills: scroll, .* \(16\.7 ms\)", most=16.7),
    "QR: on screen until read, at 10 codes a second": Number(
        "1.5 s", r"parts, 10% lost", most=1.5),
    "QR: read a frame of 720p": Number("10 ms", r"read version 20, 720p", most=10),
    "QR: draw a frame": Number("20 ms", r"draw a code of version 20", most=20),
    "PDF of 3 pages, warm": Number("60 ms", r"PDF of 3 pages", most=60),
    "PDF of 3 pages, cold process": Number("250 ms", r"PDF in a cold", most=250),
    "PDF of a chain of 1,000 entries": Number("1 s", r"PDF of a chain of 1,000", most=1000),
    "Bundle: write, verify": Number(
        "at least 0.7 × of the speed of bare signatures and hashes",
        r"(write from the vault|verify): ", least_ratio=0.7),
    "Bundle: memory to verify": Number("300 MB", r"memory to verify", most=300),
}  # fmt: skip

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
        {"number": name, "reach": number.reach, "is_reached": number.is_reached(line), **line}
        for name, number in NUMBERS.items()
        for line in run["lines"]
        if re.search(number.lines, line["what"])
    ]


def table(report: dict[str, Any]) -> str:
    """Return the table for the README."""
    rows = [
        f"As of {report['date']}, on {report['machine']}, by `{report['command']}`:", "",
        "| to reach | measured | yardstick in the same run | ratio | reached |",
        "|---|---|---|---:|---|",
    ]  # fmt: skip
    for name, lines in groupby(report["rows"], itemgetter("number")):
        told = list(lines)
        rows.append(f"| **{name}**: {told[0]['reach']} | | | | |")
        for line in told:
            ratio = f"{line['ratio']:.2f} ×" if line["ratio"] else ""
            rows.append(
                f"| {LIMIT.sub('', line['what']).strip()} | {line['measured']} "
                f"| {line['yardstick']} | {ratio} | {REACHED[line['is_reached']]} |"
            )
    for name, (reach, where) in ELSEWHERE.items():
        rows.append(f"| **{name}**: {reach} | see `{where}` | | | |")
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

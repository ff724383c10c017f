"""What we do with every vector of the public suites, as a table: ``python -m …``.

It is printed, written to ``report.json`` beside this script, and into the README. The suites lie in
``../shared/data`` beside the project and are no part of it. It fails when a vector fails that did
not fail in the run before.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.conformance import suites_of_bytes as of_bytes
from tests.conformance import suites_of_documents as of_documents
from tests.conformance.vector import Vector

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
KEPT = Path(__file__).with_name("report.json")
README = ROOT / "README.md"
PLACE = re.compile(r"(?s)(<!-- conformance -->\n).*?(<!-- /conformance -->)")
COULD_NOT = 2

SUITES: dict[str, Callable[[Path], Iterable[Vector]]] = {
    "DCSA PINT 3 vectors and demo": of_documents.pint_vectors,
    "Attacks on PINT envelopes": of_documents.pint_attacks,
    "DCSA eBL 3 transport documents": of_documents.transport_documents,
    "RFC 8785 canonical JSON": of_bytes.jcs,
    "JSONTestSuite": of_bytes.json_texts,
    "RFC 7515, 7520 and Wycheproof JOSE": of_bytes.jose_texts,
    "Wycheproof primitives": of_bytes.primitives,
    "W3C Data Integrity": of_documents.integrity_proofs,
    "W3C Verifiable Credentials 2.0": of_documents.data_model,
    "W3C DID test suite": of_documents.did_documents,
    "W3C RDF canonicalization": of_bytes.graphs,
    "OpenAttestation and TradeTrust": of_documents.attested,
    "BC-UR and BBQr": of_bytes.light,
    "zxing QR photographs": of_bytes.photographs,
    "PDF signatures and attacks": of_bytes.pdfs,
    "ASiC of DSS and digidoc4j": of_bytes.containers,
    "Hostile ZIP archives": of_bytes.hostile_archives,
    "Big list of naughty strings": of_bytes.naughty_strings,
}


@dataclass
class Tally:
    """How the vectors of a suite went."""

    passed: int = 0
    failed: int = 0
    not_applicable: int = 0
    failures: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)
    """Why vectors are not for us, and how many each."""

    @classmethod
    def of(cls, vectors: Iterable[Vector]) -> Tally:
        """Count."""
        tally, reasons = cls(), Counter[str]()
        for name, outcome in vectors:
            if isinstance(outcome, str):
                tally.not_applicable += 1
                reasons[outcome] += 1
            elif outcome:
                tally.passed += 1
            else:
                tally.failed += 1
                tally.failures.append(name)
        tally.reasons = dict(reasons.most_common())
        return tally


def table(report: dict[str, dict[str, Any]], date: str) -> str:
    """Return the table for the README."""
    rows = [
        f"As of {date}, by `python3 packaging/test.py --conformance`:",
        "",
        "| suite | passed | failed | not applicable, and mostly why |",
        "|---|---:|---:|---|",
    ]
    for name, tally in report.items():
        why = next(iter(tally["reasons"]), "")
        left_out = f"{tally['not_applicable']:,}: {why}" if why else "0"
        rows.append(f"| {name} | {tally['passed']:,} | {tally['failed']:,} | {left_out} |")
    return "\n".join([*rows, ""])


def kept() -> dict[str, Any]:
    """Return what the last whole run found."""
    if not KEPT.exists():
        return {"date": "", "suites": {}}
    found: dict[str, Any] = json.loads(KEPT.read_text("utf-8"))
    return found


def main() -> int:
    """Run every suite, or those named, print the table and keep it."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.report")
    parser.add_argument("suites", nargs="*", help="parts of names; if given, nothing is kept")
    wanted = parser.parse_args().suites
    if not DATA.is_dir():
        print("The public suites are not in ../shared/data.", file=sys.stderr)
        return COULD_NOT
    known = {(name, one) for name, tally in kept()["suites"].items() for one in tally["failures"]}
    report = {}
    for name, vectors in SUITES.items():
        if wanted and not any(part.casefold() in name.casefold() for part in wanted):
            continue
        tally = Tally.of(vectors(DATA))
        report[name] = asdict(tally)
        print(f"{name:38} {tally.passed:6,} passed {tally.failed:4,} failed "
              f"{tally.not_applicable:6,} not applicable", flush=True)  # fmt: skip
        for failure in tally.failures[:20]:
            print(f"    failed: {failure}")
        for reason, count in tally.reasons.items():
            print(f"    {count:,} × {reason}")
    if not wanted:
        date = f"{datetime.now(UTC):%Y-%m-%d}"
        last = {"date": date, "suites": report}
        KEPT.write_text(json.dumps(last, indent=1, ensure_ascii=False) + "\n", "utf-8")
        text = README.read_text("utf-8")
        README.write_text(PLACE.sub(rf"\g<1>{table(report, date)}\g<2>", text), "utf-8")
    failing = {(name, one) for name, tally in report.items() for one in tally["failures"]}
    fresh = failing - known
    for name, one in sorted(fresh):
        print(f"fails now, and did not: {name}: {one}", file=sys.stderr)
    return 1 if fresh else 0


if __name__ == "__main__":
    sys.exit(main())

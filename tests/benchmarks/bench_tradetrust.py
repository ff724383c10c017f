"""What a TradeTrust document costs, beside the reference JavaScript where it is at hand.

The reference is run where ``LADEWELL_REFERENCE_JS`` names a folder in which its npm packages are
installed and Node is present; else its line is left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.benchmarks.conftest import cost
from wallet.formats.openattestation.merkle import root_of
from wallet.formats.openattestation.wrapped import read_wrapped
from wallet.formats.tradetrust.document import judge_document, read_document
from wallet.formats.tradetrust.outlook import Outlook
from wallet.keys.ethereum import personal_digest, recover_address
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust

REFERENCE = os.environ.get("LADEWELL_REFERENCE_JS", "")  # a test has no such variables
AT = datetime(2026, 11, 22, tzinfo=UTC)
CREDENTIALS = {
    "ecdsa-base": "bl-ecdsa-base.tt",
    "ecdsa-derived": "bl-ecdsa-derived-full.tt",
    "bbs-derived": "bl-bbs-derived-full.tt",
}


@cache
def reference(samples: Path) -> dict[str, float] | None:
    """Return the CPU milliseconds of the reference for one document of each kind."""
    node = shutil.which("node")
    if not REFERENCE or node is None:
        return None
    script = Path(__file__).with_name("reference.js")
    done = subprocess.run([node, str(script), str(samples)], cwd=REFERENCE, capture_output=True,
                          text=True, check=True, timeout=300)  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture
def samples(shared: Path) -> Path:
    return shared / "data/tradetrust"


def told(report, what: str, mine: float, theirs: float | None, target: str) -> None:
    yardstick = "(no reference here)" if theirs is None else f"{theirs:.2f} ms JavaScript, {target}"
    report(what, f"{mine * 1e3:.2f} ms", yardstick, 0 if theirs is None else theirs / mine / 1e3)


def test_openattestation(report, samples: Path) -> None:
    """Hashes, Merkle root and DID signature: what the reference measures too."""
    documents = json.loads((samples / "oa/bench-200-v2-signed.json").read_bytes())
    address = json.loads((samples / "oa/issuer-key.json").read_bytes())["address"]

    def check() -> None:
        for source in documents:
            read = read_wrapped(source)
            assert read.computed == read.target
            assert root_of(read.target, read.siblings) == read.root
            signature = bytes.fromhex(read.signatures[0].signature[2:])
            assert recover_address(personal_digest(bytes.fromhex(read.root)), signature) == address

    theirs = reference(samples)
    mine = cost(check, 1) / len(documents)
    told(report, "OpenAttestation 2, hash and signature", mine, theirs and theirs["oa"], "10 x")
    files = [json.dumps(source).encode() for source in documents]
    outlook = Outlook(AT)

    def judge() -> None:
        for data in files:
            judge_document(read_document(data, ""), outlook)

    whole = cost(judge, 1) / len(files)
    told(report, "  … from the file to the verdict", whole, theirs and theirs["oa"], "")


@pytest.mark.parametrize("kind", CREDENTIALS)
def test_credentials(report, samples: Path, kind: str) -> None:
    did = (samples / "w3c/did.json").read_bytes()
    pin = Pin(PinKind.DID, json.loads(did)["id"], did, "file", AT)
    outlook = Outlook(AT, Trust((), Pins([pin])))
    data = (samples / "w3c" / CREDENTIALS[kind]).read_bytes()

    def judge() -> None:
        assert judge_document(read_document(data, ""), outlook).is_good

    theirs = reference(samples)
    told(report, f"{kind}, file to verdict", cost(judge, 10), theirs and theirs[kind],
         "3 x" if kind == "ecdsa-base" else "")  # fmt: skip

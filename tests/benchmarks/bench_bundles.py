"""What a bundle costs beside bare hashing and bare signature checks of the very same bytes.

``LADEWELL_BENCH_BUNDLED=10,1000,10000`` chooses how many bills; making ten thousand takes minutes.
"""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from tests.wallet.builders import EVERYBODY, LATER
from tests.wallet.bundles.many import PASSPHRASE, vault_of
from wallet.book import Book, Selection, Wish
from wallet.clock import FixedClock
from wallet.errors import Unreadable
from wallet.formats.pint.payloads import read_entry
from wallet.keys import base64url, jws
from wallet.keys.canonical import read_object

PROJECT = Path(__file__).parents[2]
SIZES = [int(size) for size in os.environ.get("LADEWELL_BENCH_BUNDLED", "10,1000").split(",")]
KEYS = {
    one.key.public.kid: ec.EllipticCurvePublicNumbers(
        *(int.from_bytes(base64url.decode(one.key.public.jwk[name])) for name in "xy"),
        ec.SECP256R1(),
    ).public_key()
    for one in EVERYBODY
}


def bare_work(path: Path) -> tuple[int, int, float]:
    """Hash every byte and check every signature in the bundle at `path`, and do nothing else."""
    texts, data = [], []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            content = archive.read(name)
            data.append(content)
            if name.endswith(".jws"):
                texts.append(content.decode())
                texts += _inside(content)
    parts = [(part.kid, part.signature, part.signing_input) for part in map(jws.read, texts)]
    started = time.process_time()
    for content in data:
        hashlib.sha256(content).digest()
    for kid, signature, signed in parts:
        r, s = int.from_bytes(signature[:32]), int.from_bytes(signature[32:])
        try:
            KEYS[kid].verify(encode_dss_signature(r, s), signed, ec.ECDSA(SHA256()))
        except InvalidSignature:
            raise AssertionError from None
    return sum(map(len, data)), len(parts), time.process_time() - started


def _inside(content: bytes) -> list[str]:
    """Return the issuance manifest that entry 0 carries."""
    try:
        issuance = read_entry(read_object(jws.read(content).payload)).issuance
    except Unreadable:
        return []
    return [issuance] if issuance else []


@pytest.mark.parametrize("bills", SIZES)
def test_bundle(report, tmp_path, bills):
    vault_of(tmp_path / "vault", bills).close()
    target = tmp_path / "evidence.asice"
    clock = FixedClock(LATER)
    with Book.open(tmp_path / "vault", PASSPHRASE, clock=clock, keyring=None) as book:
        chosen = book.select(Selection())
        started = time.process_time()
        book.bundle(chosen, target, Wish("*"))
        written = time.process_time() - started
    verified, memory = _verified(target)
    size, signatures, bare = bare_work(target)
    about = f"{bills:,} bills, {size / 2**20:,.1f} MB, {signatures:,} signatures"
    for what, cost in (("write from the vault", written), ("verify", verified)):
        yardstick = f"bare hashes, signatures {bills / bare:,.0f}/s"
        report(f"{what}: {about}", f"{bills / cost:,.0f} bills/s", yardstick, bare / cost)
    report(f"memory to verify {bills:,} bills", f"{memory} MB", "at most 300 MB", 0)
    report("memory of this run", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB",
           "with writing and the yardstick", 0)  # fmt: skip


def _verified(path: Path) -> tuple[float, int]:
    """Return CPU seconds and the most MB to audit `path`, in a process that does nothing else."""
    script = (
        "import sys, time; from pathlib import Path\n"
        "from tests.wallet.builders import EVERYBODY, LATER, trust_in\n"
        "from wallet.book import Audit, Question\n"
        "question = Question(LATER, trust_in(*EVERYBODY))\n"
        "started = time.process_time()\n"
        "assert all(one.is_good for one in Audit((Path(sys.argv[1]),), question).findings())\n"
        "print(time.process_time() - started)\n"
        "lines = Path('/proc/self/status').read_text().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmHWM')))\n"
    )  # ru_maxrss would be that of this process, before exec
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        cwd=PROJECT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds, kilobytes = done.stdout.split()
    return float(seconds), int(kilobytes) // 1024

"""Certificates of the world outside: what cannot be one is refused, whatever a library raises."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wallet.errors import Unreadable
from wallet.keys.certificates import own_certificate
from wallet.keys.outside import is_signed_with
from wallet.keys.signing import PublicKey, SigningKey

ROOT = Path(__file__).parents[3]
VERSION = bytes.fromhex("a003020102")
"""X.509 version 3, as a certificate says it."""
SERIAL_ZERO = "import sys; from wallet.keys.signing import PublicKey; " + (
    "PublicKey.from_certificate(bytes.fromhex(sys.argv[1]))"
)


@pytest.fixture(scope="module")
def leaf() -> bytes:
    return own_certificate(SigningKey.generate(), name="A", since=datetime(2026, 11, 1, tzinfo=UTC))


def test_a_certificate_of_a_version_that_does_not_exist_is_refused(leaf):
    strange = leaf.replace(VERSION, VERSION[:-1] + b"\6", 1)
    assert strange != leaf
    with pytest.raises(Unreadable, match="signature-unknown"):
        is_signed_with(strange, "ecdsa", "sha256", b"", b"")
    with pytest.raises(Unreadable, match="key-unusable"):
        PublicKey.from_certificate(strange)


def test_what_a_library_thinks_of_a_strangers_certificate_is_not_for_the_terminal(leaf):
    at = leaf.index(VERSION) + len(VERSION)  # the serial number: 02, its length, its bytes
    negative = leaf[: at + 2] + b"\x80" + leaf[at + 3 :]
    done = subprocess.run(
        [sys.executable, "-c", SERIAL_ZERO, negative.hex()], cwd=ROOT, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")

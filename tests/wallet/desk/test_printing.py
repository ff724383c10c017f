"""What a new process loads to judge a file or to print it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PARCEL = ROOT / "tests/vectors/parcel-1.ebl"
UNASKED = (
    "wallet.store", "wallet.bundles", "wallet.registries", "wallet.desk.office",
    "wallet.formats.openattestation", "wallet.formats.credentials",
    "wallet.formats.tradetrust.document", "wallet.parcels.message", "wallet.parcels.fountain",
    "wallet.keys.ethereum", "wallet.keys.multikey", "wallet.titles.escrow_law",
    "apsw", "asyncio", "http", "ssl", "email", "zipfile", "qrcode", "PIL", "click",
)  # fmt: skip
"""The vault, the other rail, the world outside and whatever goes by light."""

_RUN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from wallet.desk.printing import Question, render_file
from wallet.desk.verifying import verify
from wallet.words import Language

path, question = Path(sys.argv[2]), Question(datetime.now(UTC))
verify(path, question) if sys.argv[1] == "verify" else render_file(path, question, Language.ENGLISH)
print(*(name for name in sys.argv[3:] if name in sys.modules))
"""


@pytest.mark.parametrize("verb", ["verify", "print"])
def test_a_bill_in_a_file_waits_for_no_room_but_its_own(verb):
    done = subprocess.run(
        [sys.executable, "-c", _RUN, verb, str(PARCEL), *UNASKED],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("\n", "")

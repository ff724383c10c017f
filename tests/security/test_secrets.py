"""What is secret is in no file but the vault, no line that is said, no argument and no core dump.

A life of a vault is lived by command line, each verb a process of its own with a folder for
temporary files that is watched while it runs and searched when it has ended.
"""

from __future__ import annotations

import base64
import os
import re
import resource
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.wallet.builders import SHIPPER
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.titles.parties import Role

ROOT = Path(__file__).parents[2]
PASSPHRASE = "seven sober herons count the tide"
SAMPLE = ROOT / "resources" / "samples" / "bearer" / "minimal.json"


@pytest.fixture(scope="module")
def life(tmp_path_factory) -> Path:
    """Return a folder with a vault, a passphrase file and the cards it needs."""
    folder = tmp_path_factory.mktemp("life")
    (folder / "passphrase").write_text(PASSPHRASE + "\n", "utf-8")
    (folder / "to.jws").write_text(SHIPPER.card.text, "ascii")
    Book.create(
        folder / "vault", PASSPHRASE, name="Meridian Sample Lines", role=Role.CARRIER,
        clock=SystemClock(), kdf=LEAST_KDF, keyring=None,
    ).close()  # fmt: skip
    return folder


def secrets_of(folder: Path) -> dict[str, bytes]:
    """Return what must not get out, in every form it may be written in."""
    with Book.open(folder / "vault", PASSPHRASE, clock=SystemClock(), keyring=None) as book:
        office = book._office
        jwks = {"signing": office.signing_key().to_jwk(), "sealing": office.sealing_key().to_jwk()}
    found = {"passphrase": PASSPHRASE.encode()}
    for name, jwk in jwks.items():
        text = jwk["d"]
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        found |= {
            f"{name} key": text.encode(),
            f"{name} key, raw": raw,
            f"{name} key, hex": raw.hex().encode(),
        }
    return found


class Watch:
    """Reads every file that appears in a folder, again and again, until told to stop."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.seen: dict[str, bytes] = {}
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_wrong: object) -> None:
        self._ended.set()
        self._thread.join()
        self._look()

    def _run(self) -> None:
        while not self._ended.wait(0.005):
            self._look()

    def _look(self) -> None:
        for path in list(self._folder.rglob("*")):
            try:
                if path.is_file():
                    self.seen[str(path)] = self.seen.get(str(path), b"") + path.read_bytes()
            except OSError:
                continue  # it is gone again


VERBS = (
    ("card", "export", "me.jws"),
    ("issue", str(SAMPLE), "--to", "to.jws", "-o", "issued.ebl"),
    ("bundle", "--all", "-o", "all.asice"),
    ("backup", "copy"),
    ("render", "issued.ebl", "-o", "issued.pdf"),
    ("title", "key"),
    ("verify", "not-there"),
)
"""Those that handle keys or write files; `--thorough` tries more."""
MORE = (
    ("list",), ("check",), ("card", "import", "me.jws"), ("qr", "me.jws", "-o", "codes"),
    ("scan", "codes", "-o", "scanned.jws"), ("audit", "all.asice"), ("restore", "copy", "again"),
    ("challenge", "-o", "question"), ("show", "MRDN"), ("nonsense",),
)  # fmt: skip


def test_no_verb_lets_a_secret_out(life, tmp_path, pytestconfig):
    """Standard output and error, temporary files while they live, and everything that is left."""
    secrets = secrets_of(life)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    variables = os.environ | {"TMPDIR": str(temporary), "PYTHONPATH": str(ROOT)}
    variables["LADEWELL_PASSPHRASE_FILE"] = str(life / "passphrase")
    codes = {}
    for verb in (*VERBS, *(MORE if pytestconfig.getoption("thorough") else ())):
        with Watch(temporary) as watch:
            done = subprocess.run(
                [sys.executable, "-m", "wallet", "--vault", "vault", *verb], cwd=life,
                env=variables, stdin=subprocess.DEVNULL, capture_output=True,
            )  # fmt: skip
        codes[verb] = done.returncode
        said = {"said": done.stdout + done.stderr} | watch.seen
        for where, text in said.items():
            out = [name for name, secret in secrets.items() if secret in text]
            assert out == [], (verb, where)
        assert b"Traceback" not in done.stderr, verb
        assert list(temporary.iterdir()) == [], (verb, "leaves a temporary file")
    assert {verb[0]: code for verb, code in codes.items() if verb in VERBS} == {
        "card": 0, "issue": 0, "bundle": 0, "backup": 0, "render": 0, "title": 0, "verify": 2,
    }  # fmt: skip
    for path in life.rglob("*"):
        if path.is_file() and path.name != "passphrase":
            data = path.read_bytes()
            assert [name for name, secret in secrets.items() if secret in data] == [], path


def test_no_secret_can_be_given_as_an_argument():
    """Whatever stands in argv, every user of the machine can read."""
    from wallet.cli import ladewell

    def options(command):
        for name, inner in getattr(command, "commands", {}).items():
            yield from ((f"{name} {where}", option) for where, option in options(inner))
        yield from (("", option) for option in command.params)

    named = re.compile(r"pass(phrase|word)|secret|seed|mnemonic|private|words|^pin$|token", re.I)
    wrong = [
        (where, option.name)
        for where, option in options(ladewell)
        if named.search(option.name or "") and "Path" not in type(option.type).__name__
    ]
    assert wrong == [("bundle ", "words")], "only the search words of `bundle --filter`"


CRASHING = """
import os, sys
from pathlib import Path
from wallet.secrecy import keep_memory_private
{before}
from wallet.book import Book
from wallet.clock import SystemClock
book = Book.open(Path("vault"), Path("passphrase").read_text().strip(), clock=SystemClock(),
                 keyring=None)
key = book._office.signing_key()
{then}
"""


def run(life: Path, then: str, before: str = "keep_memory_private()") -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", CRASHING.format(before=before, then=then)], cwd=life,
        env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        preexec_fn=_may_dump,
    )  # fmt: skip


def _may_dump() -> None:
    """Let the child dump as much core as it likes, as many desktops do."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def test_a_crash_says_where_it_was_and_nothing_secret(life):
    """An unexpected error prints a traceback: lines of the program, no values of variables."""
    done = run(life, "raise RuntimeError('unexpected')")
    out, errors = done.communicate()
    assert b"RuntimeError: unexpected" in errors
    found = [name for name, secret in secrets_of(life).items() if secret in out + errors]
    assert found == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_process_that_is_killed_leaves_no_core(life, tmp_path):
    program = "print('core', __import__('resource').getrlimit(4), flush=True); os.abort()"
    done = run(life, program)
    out, _errors = done.communicate()
    assert done.returncode == -signal.SIGABRT
    assert out.strip() == b"core (0, 0)"
    assert [path for path in life.glob("core*") if path.is_file()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_nobody_beside_may_look_into_the_memory_of_the_process(life):
    asks = "print(__import__('ctypes').CDLL(None).prctl(3, 0, 0, 0, 0), flush=True)"
    assert run(life, asks).communicate()[0].strip() == b"0"
    assert run(life, asks, before="").communicate()[0].strip() == b"1", "else this shows nothing"


@pytest.mark.parametrize("entry", ["wallet/__main__.py", "ui/__main__.py"])
def test_both_programs_keep_their_memory_private_before_all_else(entry):
    text = (ROOT / entry).read_text("utf-8")
    begins = text.index("def main(")
    assert 0 < text.index("keep_memory_private()", begins) < text.index("try:", begins)


def test_what_is_remembered_of_an_open_vault_shows_no_key(life):
    """The reprs of keys and vaults, which a log or a debugger would print."""
    secrets = secrets_of(life)
    with Book.open(life / "vault", PASSPHRASE, clock=SystemClock(), keyring=None) as book:
        office = book._office
        shown = [repr(one) for one in (book, office, office.vault, office.signing_key(),
                                       office.sealing_key(), office.card)]  # fmt: skip
    text = "\n".join(shown).encode()
    assert [name for name, secret in secrets.items() if secret in text] == []

"""What the command line loads for a verb, and that it knows every verb before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from wallet.cli import ladewell
from wallet.cli.later import Later, verb_at

ROOT = Path(__file__).parents[3]
PARCEL = ROOT / "tests/vectors/parcel-1.ebl"
UNASKED = (
    "wallet.book", "wallet.voyage", "wallet.store", "wallet.bundles", "wallet.registries",
    "wallet.desk.office", "wallet.formats.credentials", "wallet.keys.ethereum",
    "wallet.cli.acting", "wallet.cli.online", "wallet.cli.title",
    "apsw", "asyncio", "http", "ssl", "email", "zipfile", "PIL",
)  # fmt: skip
"""The vault, the other rail, the world outside, and the verbs that need one of them."""
_RUN = """
import sys
from wallet.__main__ import main
unasked, sys.argv[1:] = sys.argv[1].split(), sys.argv[2:]
code = main()
print([name for name in unasked if name in sys.modules], file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("verb", ["render", "verify"])
def test_who_judges_or_prints_a_file_waits_for_no_vault(verb, language, tmp_path):
    arguments = [verb, str(PARCEL), "--language", language]
    if verb == "render":
        arguments += ["-o", str(tmp_path / "bill.pdf")]
    done = subprocess.run(
        [sys.executable, "-c", _RUN, " ".join(UNASKED), *arguments],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "LADEWELL_VAULT"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == "[]\n"
    assert "MRDN-SZX-2611-005012" in done.stdout


def test_every_verb_bears_the_name_under_which_it_is_listed():
    assert {name: verb.name for name, verb in ladewell.commands.items()} == {
        name: name for name in ladewell.commands
    }


def test_verbs_are_got_when_they_are_looked_up_and_can_be_added():
    got = []

    def way():
        got.append("late")
        return click.Command("late")

    verbs = Later({"late": way})
    assert (list(verbs), len(verbs), "never" in verbs, got) == (["late"], 1, False, [])
    assert (verbs["late"].name, got) == ("late", ["late"])
    verbs["more"] = click.Command("more")
    del verbs["late"]
    assert [verb.name for verb in verbs.values()] == ["more"]


def test_what_is_no_verb_is_no_verb():
    with pytest.raises(TypeError):
        verb_at("looking.FILE")

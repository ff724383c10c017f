"""``ladewell demo``: the whole voyage with five parties, through real parcels."""

from __future__ import annotations

import os
import shlex
import sys
import tempfile
from pathlib import Path

import click

from wallet.cli.desk import FILE, Desk, make_folder, shared_options
from wallet.cli.tongue import tell
from wallet.clock import SystemClock
from wallet.voyage import PASSPHRASE, Step, Voyage
from wallet.words import Language, say


@click.command("demo")
@click.option("-o", "--output", "target", type=FILE,
              help="An empty folder for everything it makes.")  # fmt: skip
@shared_options
@click.pass_obj
def demo(desk: Desk, target: Path | None) -> None:
    """Play a whole voyage with five parties, in a temporary place, and say what happened."""
    folder = target if target is not None else Path(tempfile.mkdtemp(prefix="ladewell-"))
    make_folder(folder, only=())
    output = desk.output
    voyage = Voyage(folder, SystemClock())
    try:
        output.say(tell("Five parties make their vaults and exchange cards …", output.language))
        voyage.prepare()
        bill = voyage.sail()
        for step in voyage.steps:
            output.put(_facts(step), _text(voyage, step, output.language))
        for path in voyage.print_papers(bill):
            output.put({"who": "buyer", "did": "rendered", "file": path.name}, f"    {path.name}")
        envelope = voyage.write_envelope(bill)
        output.put(
            {"who": "buyer", "did": "exported", "file": envelope.name}, f"    {envelope.name}"
        )
    finally:
        voyage.close()
    said = tell(
        "Everything is in {folder}. Judge any of it yourself:", output.language, folder=folder
    )
    output.say(said)
    first, card = (_quoted(folder / name) for name in ("01-carrier-issued.ebl", "card-carrier.jws"))
    output.say(f"  {_program()} verify {first} --trust {card}")
    said = tell("The vaults open with the passphrase: {words}", output.language, words=PASSPHRASE)
    output.say(said)


def _program() -> str:
    """Return how this program is called: where it runs from its sources, by `packaging/run.py`."""
    start = Path(sys.prefix).parent / "packaging" / "run.py"
    return f"python3 {_quoted(start)}" if start.is_file() else "ladewell"


def _quoted(path: Path) -> str:
    """Return a path as one pastes it into a shell."""
    return f'"{path}"' if os.name == "nt" else shlex.quote(str(path))


def _facts(step: Step) -> dict[str, object]:
    facts: dict[str, object] = {"who": step.who, "did": step.did, "file": step.file}
    if step.verdict is not None:
        facts |= {
            "headline": step.verdict.headline,
            "degree": step.verdict.degree,
            "number": step.verdict.number,
        }
    return facts


def _text(voyage: Voyage, step: Step, language: Language) -> str:
    name = voyage.names[step.who]
    if step.verdict is None:
        return f"{name} {say('deed-done', step.did, language=language)}: {step.file}"
    headline = say("headline", step.verdict.headline.value, step.verdict.facts, language)
    return f"    {name}: {headline}"

"""The verbs for platforms: export and import of DCSA's files."""

from __future__ import annotations

from pathlib import Path

import click

from wallet.book import Book, Exchange, Question, read_file, trust_from, write_file
from wallet.cli.desk import FILE, Desk, shared_options
from wallet.cli.output import in_line
from wallet.errors import CouldNotLook
from wallet.words import say


@click.command("export")
@click.argument("number")
@click.option("--as", "kind", type=click.Choice([kind.value for kind in Exchange]), default="pint",
              help="PINT envelope, or DCSA's request or endorsement chain.")  # fmt: skip
@click.option("-o", "--output", "target", type=FILE, required=True, help="The file to write.")
@shared_options
@click.pass_obj
def export_bill(desk: Desk, number: str, kind: str, target: Path) -> None:
    """Write a bill as platforms exchange it (DCSA PINT, ISS, SUR, END)."""
    with desk.open(acts=False) as book:
        data = book.export(book.find(number), Exchange(kind))
    write_file(target, data)
    desk.output.put({"number": number, "as": kind, "file": str(target)}, f"{number}: {target}")


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--trust", multiple=True, type=FILE, help="A card, JWK set, PEM or DID document.")
@shared_options
@click.pass_obj
def import_files(desk: Desk, paths: tuple[Path, ...], trust: tuple[Path, ...]) -> None:
    """Hold a platform's files against what was signed; nothing is taken in (see receive)."""
    at = desk.when()
    question = Question(at, trust_from(trust, at))
    if desk.vault is None:
        for path in paths:
            _compare(desk, path, question)
        return
    with desk.open(acts=False) as book:
        question = book.question(question)
        for path in paths:
            _compare(desk, path, question)


def _compare(desk: Desk, path: Path, question: Question) -> None:
    try:
        data = read_file(path)
        found = Book.compare_exchange(data, question)
    except CouldNotLook as wrong:
        desk.output.error(wrong, str(path))
        desk.exit_code = 2
        return
    for one in found:
        facts = {"number": one.number, "position": one.place}
        said = say("reason", one.reason, facts, desk.output.language)
        desk.output.put(
            {"path": str(path), "format": f"dcsa-{one.kind.value}", "number": one.number,
             "good": one.is_good, "finding": one.reason, "place": one.place, "message": said},
            f"{in_line(str(path))}: {said}",
        )  # fmt: skip
        if not one.is_good:
            desk.exit_code = max(desk.exit_code, 1)

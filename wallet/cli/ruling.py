"""The verbs of a registrar, from record to unfreeze, and of proof: fork, challenge, prove."""

from __future__ import annotations

from pathlib import Path

import click

from wallet.book import Book, Done, Filed, Why, question_in, read_file, write_file
from wallet.cli.desk import FILE, Desk, folder_for, free_path, shared_options
from wallet.cli.on_bill import on_bill, output_option
from wallet.cli.output import Count, done_facts, done_text, in_line
from wallet.errors import CouldNotLook
from wallet.words import say, say_time

_reference = click.option(
    "--reference", required=True, help="On what it rests: the order, the proof, the letter."
)


@click.command("record")
@click.argument("parcels", nargs=-1, required=True, type=FILE)
@output_option
@shared_options
@click.pass_obj
def record(desk: Desk, parcels: tuple[Path, ...], target: Path | None) -> None:
    """Registrar: record what parcels show, or sign the refusal of what came too late.

    A folder stands for the files in it. The answers are written beside the parcels, or into the
    folder that -o names; for one parcel, -o names the file.
    """
    is_one = len(parcels) == 1 and not parcels[0].is_dir()
    with desk.open_to_sign(target) if is_one else desk.open() as book:
        if is_one:
            done = book.record_parcel(parcels[0])
            desk.finish(done, target)
            desk.exit_code = 3 if done.refused else 0
            return
        for missing in (path for path in parcels if not path.exists()):
            raise CouldNotLook("file-missing", path=str(missing))
        beside = parcels[0] if parcels[0].is_dir() else parcels[0].parent
        folder = target if target is not None else beside
        with folder_for(folder):
            _record_all(desk, book, parcels, folder)


def _record_all(desk: Desk, book: Book, parcels: tuple[Path, ...], folder: Path) -> None:
    with Count() as count:
        filed, answers = book.record_parcels(parcels, count)
    for one in filed:
        _say_filed(desk, one)
    for done in answers:
        path = free_path(folder, done.file_name, done.parcel)
        write_file(path, done.parcel)
        facts = done_facts(done, str(path)) | {"refused": done.refused}
        desk.output.put(facts, done_text(done, str(path), desk.output.language))


def _say_filed(desk: Desk, one: Filed) -> None:
    place = in_line(str(one.path))
    if one.wrong is not None:
        message = say("refusal", one.wrong.code, one.wrong.facts, desk.output.language)
        desk.output.put(
            {"path": str(one.path), "number": one.number, "error": one.wrong.code,
             "facts": one.wrong.facts, "message": message},
            f"{place}: {message} ({one.wrong.code})",
        )  # fmt: skip
        worst = 2 if isinstance(one.wrong, CouldNotLook) else 3
        desk.exit_code = max(desk.exit_code, worst)
        return
    desk.exit_code = max(desk.exit_code, 3 if one.is_late else 0)
    word = "refused" if one.is_late else "recorded" if one.is_new else "known"
    facts = {"path": str(one.path), "number": one.number, "digest": one.bill, "record": word}
    said = say("report", f"post-{word}", language=desk.output.language)
    desk.output.put(facts, f"{place}: {one.number}  {said}")


@on_bill("confirm")
def confirm(book: Book, bill: str) -> Done:
    """Registrar: say anew that a bill stands as recorded, for a holder who restored a backup."""
    return book.confirm_record(bill)


@on_bill(
    "freeze",
    click.option("--why", type=click.Choice([why.value for why in Why]), required=True),
    _reference,
)
def freeze(book: Book, bill: str, why: str, reference: str) -> Done:
    """Registrar: sign that nothing more is recorded of a bill, and on what that rests."""
    return book.freeze(bill, Why(why), reference)


@on_bill("unfreeze", _reference)
def unfreeze(book: Book, bill: str, reference: str) -> Done:
    """Registrar: sign that the freeze of a bill is over."""
    return book.unfreeze(bill, reference)


@click.command("fork")
@click.argument("number")
@output_option
@shared_options
@click.pass_obj
def fork(desk: Desk, number: str, target: Path | None) -> None:
    """Write the proof that somebody signed a bill twice; `verify` judges it, without a vault."""
    with desk.open(acts=False) as book:
        proof = book.proof_of_fork(book.find(number))
    name = f"{Path(number).name}.fork.json"
    path = target if target is not None else free_path(Path(), name, proof, before=".fork")
    write_file(path, proof)
    desk.output.put({"number": number, "file": str(path)}, str(path))


@click.command("challenge")
@click.option("--name", default="", help="Who asks, for the holder to read; you, if not given.")
@output_option
@shared_options
@click.pass_obj
def challenge(desk: Desk, name: str, target: Path | None) -> None:
    """Ask who controls a bill: write a question that its holder answers with `prove`."""
    with desk.open() as book:
        asked = book.challenge(name)
    path = target if target is not None else Path(f"challenge-{asked.nonce[:8]}.jws")
    write_file(path, asked.text.encode("ascii") + b"\n")
    desk.output.put(
        {"name": asked.name, "nonce": asked.nonce, "asked": asked.at, "until": asked.until,
         "file": str(path)},
        f"{asked.name}: {path}",
    )  # fmt: skip


@click.command("prove")
@click.argument("number")
@click.argument("challenge", type=FILE)
@output_option
@shared_options
@click.pass_obj
def prove(desk: Desk, number: str, challenge: Path, target: Path | None) -> None:
    """Holder: answer such a question; the proof counts for the one who asked, and once."""
    asked = question_in(read_file(challenge))
    desk.output.say(f"{asked.name}  {say_time(asked.at, desk.output.language)}")
    with desk.open_to_sign(target) as book:
        desk.finish(book.prove(book.find(number), asked), target)

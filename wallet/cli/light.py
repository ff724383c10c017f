"""The verbs that give and take by light, without camera or window: qr, scan."""

from __future__ import annotations

import math
import sys
from pathlib import Path

import click

from wallet.book import (
    Beam,
    Book,
    Card,
    News,
    Question,
    Seen,
    avi,
    gif,
    judge_light,
    light,
    look_at,
    png,
    read_evidence,
    read_file,
    sort_of,
    trust_from,
    write_file,
)
from wallet.cli.desk import FILE, Desk, make_folder, shared_options
from wallet.cli.output import Output, in_line, verdict_facts, verdict_text
from wallet.cli.tongue import tell
from wallet.errors import CouldNotLook
from wallet.words import say

_FRAMES_A_FRAGMENT = 2.5
"""Enough for who joins late and loses one code in three."""
_PICTURES = (".gif", ".avi", ".png")


@click.command("qr")
@click.argument("path", type=FILE)
@click.option(
    "-o",
    "--output",
    "target",
    type=FILE,
    required=True,
    help="A folder for numbered PNGs, a .gif or .avi, a .png for a single code, or - .",
)
@click.option(
    "--frames",
    type=click.IntRange(1, 3000),
    help="How many codes; 2.5 times as many as it takes if not given.",
)
@click.option("--version", type=click.IntRange(5, 40), help="The largest QR code to use.")
@click.option(
    "--delta/--whole",
    default=None,
    help="Only what is new, for one who has the rest; answers and records are.",
)
@shared_options
@click.pass_obj
def show_codes(
    desk: Desk,
    path: Path,
    target: Path,
    frames: int | None,
    version: int | None,
    delta: bool | None,
) -> None:
    """Draw a card, parcel or envelope as QR codes."""
    if target == Path("-") and desk.as_json:
        raise click.UsageError("--json and -o - both want the standard output.")
    if target.suffix and target.suffix.lower() not in _PICTURES and not target.is_dir():
        raise click.UsageError("Codes are drawn into a folder, a .gif, an .avi or a .png.")
    shown = light(read_file(path), path.name, delta=delta, version=version)
    count = 1 if shown.is_still else frames or math.ceil(shown.fragments * _FRAMES_A_FRAGMENT)
    if target.suffix.lower() == ".png" and count > 1:
        raise click.UsageError(
            tell("It takes {count} codes: name a folder, a .gif or an .avi.",
                 desk.output.language, count=count)
        )  # fmt: skip
    _write(shown, count, target)
    facts = {
        "type": shown.whole.type,
        "bytes": len(shown.whole.message),
        "fragments": shown.fragments,
        "frames": count,
        "version": shown.version,
        "level": shown.level,
        "file": str(target),
    }
    drawn = {"count": count, "version": shown.version}
    said = say("light", "drawn", drawn, desk.output.language)
    if target != Path("-"):
        desk.output.put(facts, f"{in_line(str(path))} → {target}  {said}")


def _write(shown: Beam, count: int, target: Path) -> None:
    codes = (shown.code(number) for number in range(1, count + 1))
    if target == Path("-"):
        for code in codes:
            sys.stdout.buffer.write(png(code))
        sys.stdout.buffer.flush()
    elif target.suffix.lower() == ".gif":
        write_file(target, gif(codes))
    elif target.suffix.lower() == ".avi":
        write_file(target, avi(codes))
    elif target.suffix.lower() == ".png":
        write_file(target, png(next(codes)))
    else:
        digits = max(3, len(str(count)))
        names = [f"frame-{number:0{digits}d}.png" for number in range(1, count + 1)]
        # `scan` takes all frames in a folder for those of one; frames of a run that was interrupted
        # are drawn over.
        make_folder(target, only=names)
        for name, code in zip(names, codes, strict=True):
            write_file(target / name, png(code))


@click.command("scan")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("-o", "--output", "target", type=FILE, help="Where to write what the codes carry.")
@click.option("--trust", multiple=True, type=FILE, help="A card, JWK set, PEM or DID document.")
@shared_options
@click.pass_obj
def scan_pictures(
    desk: Desk, paths: tuple[Path, ...], target: Path | None, trust: tuple[Path, ...]
) -> None:
    """Read QR codes from pictures, films and PDFs, and judge what they carry; none is taken in."""
    at = desk.when()
    question = Question(at, trust_from(trust, at))
    if desk.vault is None:
        seen = look_at(paths, _Ranks(desk.output))
        files = [_file(message, None) for message in seen.messages]
    else:
        with desk.open(acts=False) as book:
            question = book.question(question)
            seen = look_at(paths, _Ranks(desk.output))
            files = [_file(message, book) for message in seen.messages]
    if target is not None:
        if len(files) > 1:
            raise CouldNotLook("light-several", count=len(files))
        write_file(target, files[0])
    for data in files:
        _judge(desk, data, str(target or paths[0]), question, seen)


def _file(message: bytes | News, book: Book | None) -> bytes:
    if isinstance(message, bytes):
        return message
    if book is None:
        raise CouldNotLook("rest-missing", bill=message.bill)
    return book.complete(message)


def _judge(desk: Desk, data: bytes, path: str, question: Question, seen: Seen) -> None:
    output = desk.output
    counts = {"pictures": seen.pictures, "codes": seen.codes}
    name = Path(path).name
    if (sort := sort_of(data)) is not None:
        said = say("title-file", sort.value, language=output.language)
        output.put({"path": path, "title": sort.value} | counts, f"{in_line(path)}: {said}")
        return
    if pins := read_evidence(data, name, question.as_of):
        for pin in pins:
            facts = {"path": path, "kind": pin.kind, "subject": pin.subject, "kept": False}
            said = say("evidence-kind", pin.kind.value, language=output.language)
            output.put(facts | counts, f"{in_line(path)}: {said}: {pin.subject}")
        return
    judged = judge_light(data, name, question)
    if isinstance(judged, Card):
        name = judged.party.name
        facts = {"path": path, "card": name, "did": judged.did, "kept": False}
        output.put(facts | counts, f"{in_line(path)}: {name}\n{judged.did}")
        return
    output.put(
        verdict_facts(judged, path, output.language) | counts,
        verdict_text(judged, path, output.language),
    )
    if not judged.is_good:
        desk.exit_code = 1


class _Ranks:
    """Says on standard error how much of a transfer is known, each time that grows."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._said = (0, 0)

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say it."""
        if total > 1 and (done, total) != self._said:
            self._said = (done, total)
            self._output.say(f"{done} / {total}")

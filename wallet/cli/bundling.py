"""The verbs of evidence: bundle and audit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from wallet.book import (
    TIME_STAMP_SERVER,
    Audit,
    Audited,
    Question,
    Report,
    Selection,
    Wish,
    finding_facts,
    trust_from,
)
from wallet.cli.desk import FILE, NAMED, Desk, shared_options
from wallet.cli.output import Count, in_line, verdict_text
from wallet.errors import CouldNotLook, WrongUse
from wallet.words import Language, say


@click.command("bundle")
@click.argument("numbers", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every bill in the vault.")
@click.option("--filter", "words", help="Bills that fit: words, state:, kind:, since: …")
@click.option("-o", "--output", "target", type=FILE, required=True, help="The bundle to write.")
@click.option("--print", "prints", multiple=True, type=click.Choice(["en", "zh"]),
              help="Print each bill too, in this language.")  # fmt: skip
@click.option("--leave-out", multiple=True, metavar="WHAT=WHY",
              help="Papers left out, and why; only the digest stays.")  # fmt: skip
@click.option(
    "--seal", "seal_to", type=NAMED, help="Seal to this card: a file, a name or a did:key."
)
@click.option("--time-stamp", "server", help="Address of a time stamp server (RFC 3161).")
@shared_options
@click.pass_obj
def bundle_bills(
    desk: Desk,
    numbers: tuple[str, ...],
    everything: bool,
    words: str | None,
    target: Path,
    prints: tuple[str, ...],
    leave_out: tuple[str, ...],
    seal_to: str | None,
    server: str | None,
) -> None:
    """Write a signed bundle for an auditor; a run that was stopped goes on where it was."""
    if sum((bool(numbers), everything, words is not None)) != 1:
        raise WrongUse("bundle-which")
    with desk.open(acts=False) as book:
        selection = Selection(numbers, words or "")
        wish = Wish(
            selection=selection.say(),
            prints=tuple(Language(language) for language in dict.fromkeys(prints)),
            leave_out=dict(map(_left_out, leave_out)),
            seal_to=book.find_card(seal_to) if seal_to else None,
            time_stamp_server=server or book.setting(TIME_STAMP_SERVER) or "",
        )
        with Count() as count:
            done = book.bundle(book.select(selection), target, wish, count)
    written = {"count": done.bills, "size": done.size}
    said = say("bundle", "written", written, desk.output.language)
    desk.output.put(
        {"file": str(done.path), "bills": done.bills, "size": done.size, "resumed": done.resumed},
        f"{done.path}: {said}",
    )


def _left_out(text: str) -> tuple[str, str]:
    what, equals, why = text.partition("=")
    is_digest = len(what) == 64 and all(char in "0123456789abcdef" for char in what)
    if (
        not equals
        or not why.strip()
        or not (is_digest or what in ("papers", "supporting", "carrier-pdf"))
    ):
        raise WrongUse("leave-out-wrong", text=text[:100])
    return what, why.strip()[:500]


@click.command("audit")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--trust", multiple=True, type=FILE, help="A card, JWK set, PEM or DID document.")
@click.option("-o", "--output", "target", type=FILE, help="Write a report: .pdf, .csv or .json.")
@click.option(
    "--lang",
    type=click.Choice([lang.value for lang in Language]),
    help="In which language the report is; else in that of the answers.",
)
@shared_options
@click.pass_obj
def audit_paths(
    desk: Desk,
    paths: tuple[Path, ...],
    trust: tuple[Path, ...],
    target: Path | None,
    lang: str | None,
) -> None:
    """Judge bundles, files and folders together, from their bytes and your trust alone."""
    for path in paths:
        if not path.exists():
            raise CouldNotLook("file-missing", path=str(path))
    at = desk.when()
    question = Question(at, trust_from(trust, at))
    if desk.vault is not None:
        with desk.open(acts=False) as book:
            question = book.question(question)
    report = Report(target, at, Language(lang or desk.language)) if target is not None else None
    try:
        with Count() as count:
            audit = Audit(paths, question, count, traces=report is not None)
            worst, gone = _audited(desk, audit, report)
        if report is not None:
            report.close()
    except BaseException:
        if report is not None:
            report.drop()
        raise
    if report is not None:
        desk.output.say(str(target))
    if gone is not None:
        raise gone
    desk.exit_code = worst


def _audited(desk: Desk, audit: Audit, report: Report | None) -> tuple[int, BrokenPipeError | None]:
    """Say what came of each; return the exit code, and whether somebody stopped reading."""
    worst = 0
    found: Counter[tuple[str, str]] = Counter()
    gone: BrokenPipeError | None = None
    for one in audit.findings():
        headline = one.verdict.headline.value if one.verdict is not None else "unreadable"
        found["bundle" if one.is_bundle else "report", headline] += 1
        try:
            if gone is None:
                _put(desk, one)
        except BrokenPipeError as wrong:
            if report is None:
                raise
            gone = wrong  # nobody reads on, but the report was asked for
        worst = 2 if one.error is not None else max(worst, 0 if one.is_good else 1)
        if report is not None:
            report.add(one)
    if not found:
        raise CouldNotLook("nothing-to-audit", path=str(audit.paths[0]))
    if found.total() > 1 and not desk.output.as_json:
        desk.output.say(_totals(found, desk.output.language))
    return worst, gone


def _totals(found: Counter[tuple[str, str]], language: Language) -> str:
    rows = (f"{count:6}  {say(*code, {}, language)}" for code, count in sorted(found.items()))
    return "\n".join([say("report", "totals", {}, language), *rows])


def _put(desk: Desk, one: Audited) -> None:
    output = desk.output
    if one.error is not None and not output.as_json:
        output.error(one.error, one.place)
        return
    text = ""
    if one.verdict is not None:
        text = verdict_text(one.verdict, one.place, output.language)
        if one.is_bundle:
            verdict = one.verdict
            said = say("bundle", verdict.headline.value, verdict.facts, output.language)
            text = "\n".join([f"{in_line(one.place)}: {said}", *text.splitlines()[2:]])
    output.put(finding_facts(one, output.language), text)

"""The verb that prints: one bill or a file as a PDF, many or all of them into a folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wallet.cli.desk import FILE, NAMED, Desk, make_folder, shared_options
from wallet.cli.output import Count, verdict_facts
from wallet.errors import CouldNotLook, WrongUse
from wallet.files import Question, print_name, render_file, trust_from, write_file
from wallet.proof.verdict import Verdict
from wallet.words import Language, say

if TYPE_CHECKING:  # a file is printed without it
    from wallet.book import Book

_PAGE = 500


@dataclass(frozen=True, slots=True)
class _Wish:
    """How to print."""

    language: Language
    sealed: bool
    server: str | None
    """Who stamps the time of the seal, if not who the settings say."""


@click.command("render")
@click.argument("numbers_or_path", nargs=-1, type=NAMED)
@click.option(
    "-o",
    "--output",
    "target",
    type=FILE,
    required=True,
    help="The PDF to write; a folder, for several.",
)
@click.option("--all", "is_all", is_flag=True, help="Every bill in the vault.")
@click.option("--filter", "text", default="", help="Of all, only bills with these words.")
@click.option(
    "--lang",
    type=click.Choice([lang.value for lang in Language]),
    help="In which language to print; else in that of the answers.",
)
@click.option("--trust", multiple=True, type=FILE, help="Whom to trust, for a file.")
@click.option("--time-stamp", "server", help="Address of a time-stamp server (RFC 3161).")
@click.option("--no-seal", is_flag=True, help="Set no seal over what comes from the vault.")
@click.option(
    "--original",
    is_flag=True,
    help="Carrier: the paper that takes the place of a closed record; refused for any other.",
)
@shared_options
@click.pass_obj
def render_bills(
    desk: Desk,
    numbers_or_path: tuple[str, ...],
    target: Path,
    is_all: bool,
    text: str,
    lang: str | None,
    trust: tuple[Path, ...],
    server: str | None,
    no_seal: bool,
    original: bool,
) -> None:
    """Print a bill as a verified PDF, from the vault or from a file; or many, into a folder.

    What comes from the vault carries its owner's seal; with --at it does not, as a seal is set now.
    """
    wish = _Wish(Language(lang or desk.language), not no_seal and desk.at is None, server)
    if is_all == bool(numbers_or_path) or (is_all and original) or (text and not is_all):
        raise WrongUse("render-what")
    if original:
        _print_originals(desk, numbers_or_path, target, wish.language)
        return
    if is_all or len(numbers_or_path) > 1:
        _print_many(desk, numbers_or_path, text, target, wish)
        return
    (one,) = numbers_or_path
    if Path(one).is_file():
        verdict, pdf = _print_file(desk, Path(one), trust, wish.language)
    elif Path(one).is_dir():
        raise CouldNotLook("file-not-regular", path=one)
    elif desk.vault is None:
        raise CouldNotLook("file-missing", path=one)
    else:
        with desk.open(acts=False) as book:
            verdict, pdf = book.render_judged(
                book.find(one), wish.language, sealed=wish.sealed, server=wish.server
            )
    write_file(target, pdf)
    _told(desk, verdict, target)
    desk.exit_code = 0 if verdict.is_good else 1


def _print_file(
    desk: Desk, path: Path, trust: tuple[Path, ...], language: Language
) -> tuple[Verdict, bytes]:
    at = desk.when()
    question = Question(at, trust_from(trust, at))
    if desk.vault is not None:
        with desk.open(acts=False) as book:
            question = book.question(question)
    return render_file(path, question, language)


def _print_many(
    desk: Desk,
    numbers: tuple[str, ...],
    text: str,
    folder: Path,
    wish: _Wish,
) -> None:
    if folder.exists() and not folder.is_dir():
        raise WrongUse("not-a-folder", path=str(folder))
    with desk.open(acts=False) as book, Count() as count:
        bills = [book.find(number) for number in numbers] or _every(book, text)
        make_folder(folder)
        written = book.render_many(
            bills,
            lambda name, pdf: write_file(folder / name, pdf),
            wish.language,
            count,
            sealed=wish.sealed,
            server=wish.server,
        )
    for one in written:
        if one.wrong is not None:
            desk.output.error(one.wrong)
            desk.exit_code = 2
        elif one.verdict is not None:
            _told(desk, one.verdict, folder / one.file_name)
            if not one.verdict.is_good:
                desk.exit_code = max(desk.exit_code, 1)


def _print_originals(
    desk: Desk, numbers: tuple[str, ...], folder: Path, language: Language
) -> None:
    with desk.open(acts=False) as book:
        for number in numbers:
            bill = book.find(number)
            papers = book.print_on_paper(bill, language)
            make_folder(folder)
            for place, pdf in enumerate(papers, start=1):
                path = folder / print_name(f"{number}-{place}-of-{len(papers)}")
                write_file(path, pdf)
                desk.output.put({"path": str(path), "digest": bill}, f"{number}: {path}")


def _every(book: Book, text: str) -> list[str]:
    bills: list[str] = []
    while page := book.holdings(text=text, offset=len(bills), limit=_PAGE, order="number"):
        bills += [holding.bill for holding in page]
    return bills


def _told(desk: Desk, verdict: Verdict, target: Path) -> None:
    facts = verdict_facts(verdict, str(target), desk.output.language)
    headline = say("headline", verdict.headline.value, verdict.facts, desk.output.language)
    desk.output.put(facts, f"{verdict.number}: {target}  {headline}")

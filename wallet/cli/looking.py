"""The verbs that only look: verify, list, show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click

from wallet.cli.desk import FILE, Desk, shared_options
from wallet.cli.output import (
    holding_facts,
    holding_text,
    verdict_facts,
    verdict_text,
    view_facts,
    view_text,
)
from wallet.errors import CouldNotLook
from wallet.files import Question, read_file, trust_from, verify_each
from wallet.words import say

_PAGE = 500
_BATCH = 500
"""After how many files a word is said about how far it has come."""


@click.command("verify")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@click.option("--trust", multiple=True, type=FILE, help="A card, JWK set, PEM or DID document.")
@click.option("--receiver", help="Judge as this platform or party code.")
@click.option("--documents", multiple=True, type=FILE, help="Where the named documents lie.")
@click.option("--known", type=FILE, help="An envelope of the same bill accepted before.")
@click.option("--key-file", type=FILE, help="The key or link of encrypted TradeTrust documents.")
@click.option("--issue-to", type=FILE, help="The issueTo object the carrier signed for.")
@shared_options
@click.pass_obj
def verify_files(
    desk: Desk,
    paths: tuple[Path, ...],
    trust: tuple[Path, ...],
    receiver: str | None,
    documents: tuple[Path, ...],
    known: Path | None,
    issue_to: Path | None,
    key_file: Path | None,
) -> None:
    """Judge files of any known format; no vault is needed.

    A folder stands for its files, a JSON array for the documents in it.
    """
    at = desk.when()
    question = Question(
        at,
        trust_from(trust, at),
        receiver=receiver,
        documents=documents,
        known=known,
        issue_to=issue_to,
        document_key=_key_from(key_file),
    )
    for folder in documents:
        if not folder.exists():
            raise CouldNotLook("file-missing", path=str(folder))
    if desk.vault is not None:
        with desk.open(acts=False) as book:
            question = book.question(question)
    failed = 0
    output, each = desk.output, (verify_each(path, question) for path in _every(paths))
    for count, (name, verdict) in enumerate(chain.from_iterable(each), start=1):
        if count % _BATCH == 0:
            output.say(f"{count} …")
        if isinstance(verdict, CouldNotLook):
            output.error(verdict, name)
            failed = 2
            continue
        output.put(
            verdict_facts(verdict, name, output.language),
            verdict_text(verdict, name, output.language),
        )
        if not verdict.is_good:
            failed = max(failed, 1)
    desk.exit_code = failed


def _every(paths: tuple[Path, ...]) -> Iterator[Path]:
    """Yield every file of `paths`; a folder stands for the files right inside it, if it has any."""
    for path in paths:
        if path.is_dir():
            yield from sorted(inside for inside in path.iterdir() if inside.is_file()) or [path]
        else:
            yield path


def _key_from(path: Path | None) -> str:
    """Return the key of encrypted documents: 64 hex digits in a file, or the link it stands in.

    Raises:
        CouldNotLook: ``link-unreadable``.

    """
    if path is None:
        return ""
    text = read_file(path)[:16_000].decode("utf-8", "replace").strip()
    if re.fullmatch(r"[0-9a-fA-F]{64}", text, re.ASCII):
        return text
    from wallet.book import read_link  # few files are encrypted

    return read_link(text).key


@click.command("list")
@click.option("--filter", "text", default="", help="Only bills with these words.")
@shared_options
@click.pass_obj
def list_bills(desk: Desk, text: str) -> None:
    """List what the vault holds."""
    language = desk.output.language
    with desk.open(acts=False) as book:
        offset = 0
        while page := book.holdings(text=text, offset=offset, limit=_PAGE):
            for holding in page:
                desk.output.put(holding_facts(holding), holding_text(holding, language))
            offset += len(page)
    if offset == 0:
        none = "list-no-match" if text else "list-empty"
        desk.output.say(say("message", none, language=language))


@click.command("show")
@click.argument("number")
@shared_options
@click.pass_obj
def show_bill(desk: Desk, number: str) -> None:
    """Show one bill: verdict, control time line, acts possible now and why not the others."""
    with desk.open(acts=False) as book:
        view = book.show(book.find(number))
    language = desk.output.language
    desk.output.put(view_facts(view, language), view_text(view, language))
    desk.exit_code = 0 if view.verdict.is_good else 1


@click.command("compare")
@click.argument("number")
@click.option("--with", "other", metavar="NUMBER", help="Another bill; else the one it replaced.")
@shared_options
@click.pass_obj
def compare_versions(desk: Desk, number: str, other: str | None) -> None:
    """Show what a bill says otherwise than the one whose place it takes."""
    with desk.open(acts=False) as book:
        before = book.find(other) if other is not None else None
        changed = book.compare(book.find(number), before)
    for one in changed:
        name = say("field", one.name, language=desk.output.language)
        facts = {"where": one.where, "field": name, "before": one.before, "after": one.after}
        desk.output.put(facts, f"{name}: {one.before or '–'} → {one.after or '–'}  ({one.where})")

"""The verbs of caring for a vault: passphrase, check, backup, restore, thaw."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from wallet.book import Book, Guard
from wallet.cli.desk import FILE, Desk, lines_from, passphrase_from, shared_options
from wallet.cli.output import Count, Object, verdict_facts
from wallet.cli.tongue import tell
from wallet.clock import SystemClock
from wallet.errors import WalletError, WrongUse
from wallet.words import Language, say

_PAGE = 500
_words_file = click.option(
    "--recovery-words-file", "words_file", type=FILE,
    help="A file with the recovery words, instead of the passphrase.",
)  # fmt: skip


@click.command("passphrase")
@click.option("--new-passphrase-file", type=FILE, help="A file whose first line is the new one.")
@_words_file
@shared_options
@click.pass_obj
def passphrase(desk: Desk, new_passphrase_file: Path | None, words_file: Path | None) -> None:
    """Change the passphrase that opens the vault; by the recovery words, if it is lost."""
    if desk.vault is None:
        raise WrongUse("vault-not-named")
    words = lines_from(words_file) if words_file is not None else []
    old = desk.passphrase() if not words else ""
    book = (
        Book.open_with_words(desk.vault, words, clock=SystemClock())
        if words
        else Book.open(desk.vault, old, clock=SystemClock())
    )
    with book:
        if new_passphrase_file is not None:
            new = passphrase_from(new_passphrase_file)
        else:
            desk.passphrase_file = None
            asked = tell("New passphrase", desk.language)
            new = str(click.prompt(asked, hide_input=True, confirmation_prompt=True, err=True))
        if words:
            book.reset_passphrase(words, new)
        else:
            book.change_passphrase(old, new)
        say_strength(desk, new, (book.card.party.name,))
        guard = book.guard()
    if words:
        for line in _guard_lines(desk, guard):
            desk.output.say(line)
    said = say("message", "passphrase-changed", language=desk.output.language)
    desk.output.put({"changed": True}, said)


@click.command("check")
@shared_options
@click.pass_obj
def check_vault(desk: Desk) -> None:
    """Read and judge everything in the vault."""
    with desk.open(acts=False) as book:
        with Count() as count:
            found = book.check(count)
        for wrong in found:
            message = say("refusal", wrong.code, wrong.facts, desk.output.language)
            desk.output.put(
                {"error": wrong.code, "facts": wrong.facts, "message": message}, message
            )
            desk.exit_code = 1
        desk.exit_code = max(desk.exit_code, _judge_all(desk, book))


def _judge_all(desk: Desk, book: Book) -> int:
    worst, offset = 0, 0
    while page := book.holdings(offset=offset, limit=_PAGE, order="number", descending=False):
        for holding in page:
            language = desk.output.language
            try:
                verdict = book.verdict(holding.bill)
            except WalletError as wrong:
                # One damaged document must not keep the other bills from being judged.
                said = _wrong(wrong, language)
                message = f"{holding.number}: {said['message']}"
                desk.output.put({"number": holding.number, **said}, message)
                worst = 1
                continue
            headline = say("headline", verdict.headline.value, verdict.facts, language)
            desk.output.put(
                verdict_facts(verdict, holding.number, language),
                f"{holding.number}: {headline}",
            )
            worst = max(worst, 0 if verdict.is_good else 1)
        offset += len(page)
    return worst


@click.command("backup")
@click.argument("file", type=FILE)
@click.option(
    "--hand-over",
    is_flag=True,
    help="Let the vault go on living in FILE, on another machine; here it freezes.",
)
@shared_options
@click.pass_obj
def backup(desk: Desk, file: Path, hand_over: bool) -> None:
    """Write everything in the vault to one encrypted file, and read it again."""
    # Also from a disk that cannot be written. It bears its time: with --at it is refused as an act.
    with desk.open(acts=hand_over or desk.at is not None) as book, Count() as count:
        damaged = book.hand_over(file, count) if hand_over else book.back_up(file, count)
    output = desk.output
    for wrong in damaged:
        output.say(say("refusal", wrong.code, wrong.facts, output.language))
    facts = {
        "file": str(file),
        "size": file.stat().st_size,
        "hand_over": hand_over,
        "damaged": [_wrong(wrong, output.language) for wrong in damaged],
    }
    output.put(facts, str(file))
    desk.exit_code = 1 if damaged else 0


@click.command("restore")
@click.argument("file", type=FILE)
@click.argument("folder", type=FILE)
@_words_file
@shared_options
@click.pass_obj
def restore(desk: Desk, file: Path, folder: Path, words_file: Path | None) -> None:
    """Make a vault of a backup in an empty FOLDER. Its titles are frozen until `thaw`."""
    words = lines_from(words_file) if words_file is not None else []
    passphrase = desk.passphrase() if not words else None
    with Count() as count:
        book = Book.restore(
            file, folder, passphrase, clock=SystemClock(), words=words, progress=count
        )
    with book:
        _say_guard(desk, book.guard(), {"vault": str(folder), "name": book.card.party.name})


@click.command("thaw")
@click.option(
    "--declare",
    "text",
    metavar="TEXT",
    help="What happened, for the receivers of your bills to read; 500 characters.",
)
@shared_options
@click.pass_obj
def thaw(desk: Desk, text: str | None) -> None:
    """Let a restored vault sign again: by fresh records, or by what you declare and sign."""
    with desk.open() as book:
        book.lift_freeze(text)
        desk.output.say(say("message", "thawed", language=desk.output.language))
        _say_guard(desk, book.guard(), {"vault": str(desk.vault)})


def say_recovery_words(desk: Desk, words: tuple[str, ...]) -> None:
    """Show recovery words once, to be written on paper; as JSON, they stand in the result."""
    if desk.as_json:
        return
    rows = len(words) // 4
    lines = [
        "   ".join(f"{place + 1:>2} {words[place]:<8}" for place in range(row, len(words), rows))
        for row in range(rows)
    ]
    desk.output.say(say("message", "recovery-words", language=desk.output.language))
    desk.output.say("\n".join(line.rstrip() for line in lines))


def say_ground(desk: Desk, folder: Path) -> None:
    """Tell the owner of a new vault what to know about its place."""
    for code in Book.ground_of(folder):
        desk.output.say(say("ground", code, language=desk.output.language))


def say_strength(desk: Desk, passphrase: str, known_words: Iterable[str] = ()) -> None:
    """Warn of a passphrase that is easy to guess; it is the owner's own choice."""
    strength = Book.passphrase_strength(passphrase, known_words)
    if not strength.is_enough:
        language = desk.output.language
        why = [say("strength", code, language=language) for code in strength.weak]
        desk.output.say(" ".join([say("message", "passphrase-weak", language=language), *why]))


def _say_guard(desk: Desk, guard: Guard, facts: Object) -> None:
    facts |= {"guard": guard.state, "reasons": guard.reasons, "keyring": guard.keyring}
    desk.output.put(facts, "\n".join(_guard_lines(desk, guard)))


def _guard_lines(desk: Desk, guard: Guard) -> list[str]:
    language = desk.output.language
    lines = [say("guard-state", guard.state, language=language)]
    lines += [say("guard", reason, language=language) for reason in guard.reasons]
    if guard.is_restored:
        lines.append(say("remedy", "titles-frozen", language=language))
    return lines


def _wrong(wrong: WalletError, language: Language) -> Object:
    message = say("refusal", wrong.code, wrong.facts, language)
    return {"error": wrong.code, "facts": wrong.facts, "message": message}

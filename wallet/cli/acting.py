"""The verbs around an own vault: init, card, receive."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import click

from wallet.book import Book, Card, card_in, card_phrase, write_file
from wallet.cli.care import say_ground, say_recovery_words, say_strength
from wallet.cli.desk import FILE, Desk, Verbs, shared_options
from wallet.cli.output import in_line, rejection_text, verdict_facts, verdict_text
from wallet.clock import SystemClock
from wallet.errors import CouldNotLook, Refused, WrongUse
from wallet.titles.parties import Role
from wallet.words import say

_BATCH = 500
"""After how many documents a word is said about how far it has come."""


@click.command("init")
@click.option("--name", required=True, help="Who you are, as it stands on your card.")
@click.option("--lei", default="", help="Your Legal Entity Identifier.")
@click.option("--role", type=click.Choice([role.value for role in Role]), default="other")
@click.option(
    "--platform", default="", help="Your four-letter DCSA platform code, if you have one."
)
@shared_options
@click.pass_obj
def init(desk: Desk, name: str, lei: str, role: str, platform: str) -> None:
    """Make a vault, your keys and your card; show the recovery words, once."""
    if desk.vault is None:
        raise WrongUse("vault-not-named")
    if platform and (len(platform) != 4 or not platform.isalnum() or not platform.isascii()):
        raise WrongUse("platform-wrong", platform=platform[:20])
    passphrase, words = desk.passphrase("New passphrase", confirm=True), Book.new_recovery_words()
    book = Book.create(
        desk.vault,
        passphrase,
        name=name,
        lei=lei,
        role=Role(role),
        platform=platform.upper(),
        clock=SystemClock(),
        words=words,
    )
    with book:
        card = book.card
        say_strength(desk, passphrase, (name, lei))
        say_ground(desk, desk.vault)
        say_recovery_words(desk, words)
        desk.output.put(
            {"name": card.party.name, "did": card.did, "role": card.role,
             "vault": str(desk.vault), "recovery_words": words, "guard": book.guard().state},
            f"{card.party.name}: {desk.vault}\n{card.did}",
        )  # fmt: skip
        desk.output.say(say("message", "vault-made", language=desk.output.language))


@click.group("card", cls=Verbs)
@shared_options
def card() -> None:
    """Your card, and the cards of those you deal with."""


@card.command("show")
@shared_options
@click.pass_obj
def show_card(desk: Desk) -> None:
    """Show your own card."""
    with desk.open(acts=False) as book:
        own = book.card
    codes = [{"provider": code.provider, "code": code.code} for code in own.party.codes]
    facts = {"name": own.party.name, "role": own.role, "codes": codes, "card": own.text}
    role = say("role", own.role.value, language=desk.output.language)
    desk.output.put(facts, f"{own.party.name}\n{role}\n{own.did}\n{_phrase(desk, own)}")


def _phrase(desk: Desk, card: Card) -> str:
    phrase = {"phrase": " ".join(card_phrase(card))}
    return say("card", "phrase", phrase, desk.output.language)


@card.command("export")
@click.argument("target", metavar="FILE", type=FILE)
@shared_options
@click.pass_obj
def export_card(desk: Desk, target: Path) -> None:
    """Write your card to a file, to give to others."""
    with desk.open(acts=False) as book:
        own = book.card
    write_file(target, own.text.encode("ascii") + b"\n")
    desk.output.put({"name": own.party.name, "file": str(target)}, str(target))


@card.command("import")
@click.argument("files", nargs=-1, required=True, type=FILE)
@shared_options
@click.pass_obj
def import_cards(desk: Desk, files: tuple[Path, ...]) -> None:
    """Pin somebody's card: from now on its key is theirs for you."""
    with desk.open() as book:
        for file, read in [(file, card_in(file)) for file in files]:
            _import_card(desk, book, file, read)


def _import_card(desk: Desk, book: Book, file: Path, read: Card) -> None:
    others = [other.did for other in book.namesakes(read)]
    stored = book.pin(read, source=file.name)
    desk.output.put(
        {"name": stored.name, "did": stored.did, "namesakes": others},
        f"{stored.name}\n{stored.did}\n{_phrase(desk, read)}",
    )
    for other in others:
        facts = {"name": stored.name, "did": other}
        desk.output.say(say("card", "namesake", facts, desk.output.language))


@card.command("list")
@shared_options
@click.pass_obj
def list_cards(desk: Desk) -> None:
    """List the cards you pinned."""
    with desk.open(acts=False) as book:
        for stored in book.cards():
            desk.output.put(
                {"name": stored.name, "did": stored.did, "own": stored.is_own,
                 "pinned": stored.pinned_at, "source": stored.source},
                f"{'*' if stored.is_own else ' '} {stored.name}  {stored.did}",
            )  # fmt: skip


@click.command("receive")
@click.argument("paths", nargs=-1, required=True, type=FILE)
@shared_options
@click.pass_obj
def receive(desk: Desk, paths: tuple[Path, ...]) -> None:
    """Take parcels, envelopes, receipts, records or cards in, after judging them.

    A JSON array stands for the documents in it.
    """
    with desk.open() as book:
        each = chain.from_iterable(map(book.receive_each, paths))
        for count, (path, received) in enumerate(each, start=1):
            if count % _BATCH == 0:
                desk.output.say(f"{count} …")
            if isinstance(received, CouldNotLook | Refused):
                desk.output.error(received, path)
                desk.exit_code = max(desk.exit_code, 3 if isinstance(received, Refused) else 2)
                continue
            language = desk.output.language
            if received.verdict is not None:
                facts = verdict_facts(received.verdict, str(path), language)
                text = verdict_text(received.verdict, str(path), language)
                facts |= {"kept": received.is_kept}
                if received.rejection:
                    facts["rejection"] = received.rejection
                    text += f"\n  {rejection_text(received.rejection, language)}"
                if (proven := received.proven) is not None:
                    shown = {"holder": proven.holder.name, "as_of": proven.at,
                             "degree": proven.degree, "name": proven.asker_name}  # fmt: skip
                    facts["proven"] = shown
                    text += "\n  " + say(
                        "reason", "control-shown", shown | {"at": proven.at}, language
                    )
                desk.output.put(facts, text)
                if not received.verdict.is_good:
                    desk.exit_code = max(desk.exit_code, 1)
            elif received.card is not None:
                name = received.card.party.name
                desk.output.put(
                    {"path": str(path), "card": name, "kept": True}, f"{in_line(str(path))}: {name}"
                )
            elif received.challenge is not None:
                name = received.challenge.name
                desk.output.put({"path": str(path), "challenge": name, "kept": False},
                                f"{in_line(str(path))}: {name}")  # fmt: skip

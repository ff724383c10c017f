"""The verbs that do something: init, card, receive, issue, offer, accept … record."""

from __future__ import annotations

from pathlib import Path

import click

from wallet.book import Book, read_card, read_file, write_file
from wallet.cli.care import say_ground, say_recovery_words, say_strength
from wallet.cli.desk import Desk, shared_options
from wallet.cli.output import verdict_facts, verdict_text
from wallet.clock import SystemClock
from wallet.errors import CouldNotLook, WrongUse
from wallet.titles.acts import How
from wallet.titles.bill import Offline, OfflinePolicy
from wallet.titles.parties import Role
from wallet.words import say

_FILE = click.Path(path_type=Path)
_parcel = click.option("-o", "--output", "target", type=_FILE, help="The parcel to write.")
_seal = click.option("--seal", is_flag=True, help="Seal the parcel to the receiver's card.")


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


@click.group("card")
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
    desk.output.put(facts, f"{own.party.name}\n{own.role}\n{own.did}")


@card.command("export")
@click.argument("file", type=_FILE)
@shared_options
@click.pass_obj
def export_card(desk: Desk, file: Path) -> None:
    """Write your card to a file, to give to others."""
    with desk.open(acts=False) as book:
        own = book.card
    write_file(file, own.text.encode("ascii") + b"\n")
    desk.output.put({"name": own.party.name, "file": str(file)}, str(file))


@card.command("import")
@click.argument("file", type=_FILE)
@shared_options
@click.pass_obj
def import_card(desk: Desk, file: Path) -> None:
    """Pin somebody's card: from now on its key is theirs for you."""
    with desk.open() as book:
        read = read_card(read_file(file).strip())
        others = [other.did for other in book.namesakes(read)]
        stored = book.pin(read, source=file.name)
    desk.output.put(
        {"name": stored.name, "did": stored.did, "namesakes": others},
        f"{stored.name}\n{stored.did}",
    )
    for other in others:
        desk.output.say(say("card", "namesake", {"name": stored.name, "did": other}))


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
@click.argument("paths", nargs=-1, required=True, type=_FILE)
@shared_options
@click.pass_obj
def receive(desk: Desk, paths: tuple[Path, ...]) -> None:
    """Take parcels, envelopes, receipts, records or cards in, after judging them."""
    with desk.open() as book:
        for path in paths:
            try:
                received = book.receive(path)
            except CouldNotLook as wrong:
                desk.output.error(wrong)
                desk.exit_code = 2
                continue
            language = desk.output.language
            if received.verdict is not None:
                facts = verdict_facts(received.verdict, str(path), language)
                text = verdict_text(received.verdict, str(path), language)
                desk.output.put(facts | {"kept": received.is_kept}, text)
                if not received.verdict.is_good:
                    desk.exit_code = max(desk.exit_code, 1)
            elif received.card is not None:
                name = received.card.party.name
                desk.output.put({"path": str(path), "card": name, "kept": True}, f"{path}: {name}")


@click.command("issue")
@click.argument("document", type=_FILE)
@click.option("--to", required=True, help="The receiver's card: a file, a name or a did:key.")
@click.option("--pdf", type=_FILE, help="Your own rendering of the bill.")
@click.option("--attach", multiple=True, type=_FILE, help="A supporting document.")
@click.option("--offline", type=click.Choice([rule.value for rule in Offline]), default=None,
              help="Whether the bill may travel unrecorded.")  # fmt: skip
@click.option("--hops", type=click.IntRange(0, 1000), default=3, help="How many unrecorded hops.")
@click.option("--days", type=click.IntRange(0, 36_500), default=30, help="For how long.")
@_parcel
@_seal
@shared_options
@click.pass_obj
def issue(
    desk: Desk,
    document: Path,
    to: str,
    pdf: Path | None,
    attach: tuple[Path, ...],
    offline: str | None,
    hops: int,
    days: int,
    target: Path | None,
    seal: bool,
) -> None:
    """Carrier: sign and issue a bill from a DCSA transport document."""
    policy = OfflinePolicy(Offline(offline or Offline.PROVISIONAL), hops, days)
    with desk.open() as book:
        receiver = book.find_card(to)
        done = book.issue(document, receiver, pdf=pdf, attachments=attach, policy=policy, seal=seal)
        desk.finish(done, target)


@click.command("offer")
@click.argument("number")
@click.option("--to", required=True, help="The receiver's card: a file, a name or a did:key.")
@click.option("--how", type=click.Choice([*(how.value for how in How), "pledge"]), required=True)
@_parcel
@_seal
@shared_options
@click.pass_obj
def offer(desk: Desk, number: str, to: str, how: str, target: Path | None, seal: bool) -> None:
    """Sign an entry that gives the bill on; it is locked until the receiver answers."""
    if how == "pledge":
        raise WrongUse("not-yet", verb="offer --how pledge")
    with desk.open() as book:
        bill = book.find(number)
        desk.finish(book.offer(bill, book.find_card(to), How(how), seal=seal), target)


@click.command("accept")
@click.argument("number")
@_parcel
@shared_options
@click.pass_obj
def accept(desk: Desk, number: str, target: Path | None) -> None:
    """Sign the receipt for a bill that was offered to you."""
    with desk.open() as book:
        desk.finish(book.accept(book.find(number)), target)


@click.command("reject")
@click.argument("number")
@click.option("--reason", required=True, help="Why, as the giver will read it.")
@_parcel
@shared_options
@click.pass_obj
def reject(desk: Desk, number: str, reason: str, target: Path | None) -> None:
    """Sign the rejection of a bill that was offered to you."""
    with desk.open() as book:
        desk.finish(book.reject(book.find(number), reason), target)


@click.command("surrender")
@click.argument("number")
@click.option("--for", "purpose", type=click.Choice(["delivery", "amendment", "paper"]),
              default="delivery")  # fmt: skip
@_parcel
@shared_options
@click.pass_obj
def surrender(desk: Desk, number: str, purpose: str, target: Path | None) -> None:
    """Give the bill back to its carrier."""
    if purpose != "delivery":
        raise WrongUse("not-yet", verb=f"surrender --for {purpose}")
    with desk.open() as book:
        desk.finish(book.surrender(book.find(number)), target)


@click.command("answer")
@click.argument("number")
@click.argument("word", type=click.Choice(["accept", "refuse"]))
@_parcel
@shared_options
@click.pass_obj
def answer(desk: Desk, number: str, word: str, target: Path | None) -> None:
    """Carrier: accept a surrender, which ends the bill, or refuse it."""
    with desk.open() as book:
        done = book.answer_surrender(book.find(number), accept=word == "accept")
        desk.finish(done, target)


@click.command("record")
@click.argument("parcel", type=_FILE)
@_parcel
@shared_options
@click.pass_obj
def record(desk: Desk, parcel: Path, target: Path | None) -> None:
    """Registrar: record what a parcel shows, or sign the refusal of what came too late."""
    with desk.open() as book:
        done = book.record_parcel(parcel)
        desk.finish(done, target)
        desk.exit_code = 3 if done.refused else 0

"""The acts on a bill: issue, offer, accept, withdraw, enforce, surrender, answer, record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import click

from wallet.book import Book, Card, Caution, Done, DraftBill, faults
from wallet.cli.desk import FILE, NAMED, Desk, folder_for, shared_options
from wallet.cli.on_bill import on_bill, output_option
from wallet.clock import read_time
from wallet.errors import Refused, Unreadable, WrongUse
from wallet.titles.acts import Ask, How
from wallet.titles.bill import Offline, OfflinePolicy
from wallet.words import say

_MOST_FAULTS = 50
_seal = click.option("--seal", is_flag=True, help="Seal the parcel to the receiver's card.")


@click.command("issue")
@click.argument("documents", nargs=-1, required=True, type=FILE)
@click.option("--to", type=NAMED, help="The receiver's card: a file, a name or a did:key.")
@click.option("--pdf", type=FILE, help="Your own rendering of the bill.")
@click.option("--attach", multiple=True, type=FILE, help="A supporting document.")
@click.option("--offline", type=click.Choice([rule.value for rule in Offline]), default=None,
              help="Whether the bill may travel unrecorded.")  # fmt: skip
@click.option("--hops", type=click.IntRange(0, 1000), default=3, help="How many unrecorded hops.")
@click.option("--days", type=click.IntRange(0, 36_500), default=30, help="For how long.")
@click.option("--supersedes", multiple=True, metavar="NUMBER",
              help="A bill given back for amendment, whose place this takes. One document for one "
                   "bill amends it, several for one split it, one for several combine them. "
                   "-o then names a folder.")  # fmt: skip
@click.option("--from-paper", type=FILE,
              help="A JSON file about the paper originals it takes the place of: "
                   "transportDocumentReference, originals, returned, cancelledDateTime, "
                   "cancelledBy, issueDate.")  # fmt: skip
@output_option
@_seal
@shared_options
@click.pass_obj
def issue(
    desk: Desk,
    documents: tuple[Path, ...],
    to: str | None,
    pdf: Path | None,
    attach: tuple[Path, ...],
    offline: str | None,
    hops: int,
    days: int,
    supersedes: tuple[str, ...],
    from_paper: Path | None,
    target: Path | None,
    seal: bool,
) -> None:
    """Carrier: sign and issue a bill from a DCSA transport document; or reissue others."""
    policy = OfflinePolicy(Offline(offline or Offline.PROVISIONAL), hops, days)
    if supersedes and from_paper is not None:
        raise click.UsageError("--supersedes and --from-paper exclude each other.")
    if not supersedes and (to is None or len(documents) != 1):
        raise click.UsageError("One document and --to are needed, or --supersedes.")
    folder = target if target is not None else Path()
    with desk.open() if supersedes else desk.open_to_sign(target) as book:
        receiver = book.find_card(to) if to is not None else None
        if supersedes:
            replaced = tuple(book.find(number) for number in supersedes)
            with folder_for(folder):
                _warn(desk, book.draft_reissue(documents, replaced, receiver))
                made = book.reissue(
                    documents, replaced, receiver, pdf=pdf, attachments=attach, policy=policy
                )
                for done in made:
                    desk.finish(done, None, folder)
        elif receiver is not None:
            _warn(desk, _drafted(desk, book, documents[0], receiver, from_paper).cautions)
            done = book.issue(
                documents[0], receiver, pdf=pdf, attachments=attach, policy=policy,
                from_paper=from_paper, seal=seal,
            )  # fmt: skip
            desk.finish(done, target)


def _warn(desk: Desk, cautions: Iterable[Caution]) -> None:
    """Say what forbids nothing, and that one should have known before signing."""
    for caution in cautions:
        desk.output.say(say("warning", caution.code, caution.facts, desk.output.language))


def _drafted(
    desk: Desk, book: Book, document: Path, to: Card, from_paper: Path | None
) -> DraftBill:
    """Return the bill as it will be; where it cannot be, say every fault of its document."""
    try:
        return book.draft(document, to, from_paper=from_paper)
    except Refused as wrong:
        if wrong.code == "document-not-issuable" and not desk.as_json:
            for fault in faults(document)[:_MOST_FAULTS]:
                said = say("defect", fault.code, fault.facts, desk.output.language)
                desk.output.say(f"  {fault.where}: {said}")
        raise


@on_bill("send", click.option("--seal", is_flag=True, help="Seal it to whom it was signed for."))
def send(book: Book, bill: str, seal: bool) -> Done:
    """Write a parcel once more: what was signed last, in the same bytes. Nothing new is signed."""
    return book.again(bill, seal=seal)


@click.command("offer")
@click.argument("number")
@click.option("--to", type=NAMED, required=True,
              help="The receiver's card: a file, a name or a did:key.")  # fmt: skip
@click.option("--how", type=click.Choice([how.value for how in How]), required=True,
              help="release is for who holds the bill in pledge.")  # fmt: skip
@click.option("--until", metavar="TIME", help="When the offer lapses (RFC 3339); else in 30 days.")
@click.option("--remark", default="", help="What stands beside the endorsement; no condition.")
@output_option
@_seal
@shared_options
@click.pass_obj
def offer(
    desk: Desk,
    number: str,
    to: str,
    how: str,
    until: str | None,
    remark: str,
    target: Path | None,
    seal: bool,
) -> None:
    """Sign an entry that gives the bill on; it is locked until the receiver answers."""
    with desk.open_to_sign(target) as book:
        bill = book.find(number)
        done = book.offer(
            bill, book.find_card(to), How(how), until=_time(until), remark=remark, seal=seal
        )
        desk.finish(done, target)
        warnings = book.show(bill).warnings if How(how) is How.POSSESSION else ()
    for warning in warnings:
        desk.output.warn(warning)


def _time(text: str | None) -> datetime | None:
    try:
        return None if text is None else read_time(text)
    except Unreadable as wrong:
        raise WrongUse("time-unreadable", text=text[:40] if text else "") from wrong


@on_bill("accept")
def accept(book: Book, bill: str) -> Done:
    """Sign the receipt for a bill that was offered to you."""
    return book.accept(bill)


@on_bill(
    "reject",
    click.option("--reason", required=True, help="Why, as the giver will read it."),
)
def reject(book: Book, bill: str, reason: str) -> Done:
    """Sign the rejection of a bill that was offered to you."""
    return book.reject(bill, reason)


@on_bill("withdraw")
def withdraw(book: Book, bill: str) -> Done:
    """Ask the registrar to end your offer, once its time has passed unanswered."""
    return book.withdraw(bill)


@on_bill(
    "enforce",
    click.option("--default", required=True, help="Which debt is due since when, in one sentence."),
)
def enforce(book: Book, bill: str, default: str) -> Done:
    """Holder of a pledge: declare the default, to surrender the bill for delivery."""
    return book.enforce(bill, default)


@on_bill(
    "surrender",
    click.option("--for", "purpose", type=click.Choice([ask.value for ask in Ask]),
                 default="delivery"),
    click.option("--reason", type=click.Choice(["COD", "SWI"]), default=None,
                 help="For an amendment: change of destination, switch bill."),
    click.option("--comments", default="", help="What the carrier should change."),
)  # fmt: skip
def surrender(book: Book, bill: str, purpose: str, reason: str | None, comments: str) -> Done:
    """Give the bill back to its carrier: for delivery, amendment or paper."""
    if reason is not None and purpose != "amendment":
        raise click.UsageError("--reason goes with --for amendment.")
    return book.surrender(bill, Ask(purpose), reason=reason, comments=comments)


@on_bill(
    "answer",
    click.argument("word", type=click.Choice(["accept", "refuse", "void"])),
    click.option("--originals", type=click.IntRange(1, 9), default=None,
                 help="For paper: how many originals you sign."),
    click.option("--comments", default="", help="Why you refuse it."),
)  # fmt: skip
def answer(book: Book, bill: str, word: str, originals: int | None, comments: str) -> Done:
    """Carrier: accept a surrender (deliver, or go onto paper), refuse it, or make the bill void.

    An amendment is accepted by `issue --supersedes`.
    """
    return book.answer_surrender(
        bill, accept=word != "refuse", void=word == "void", comments=comments, originals=originals
    )


@click.command("forget")
@click.argument("number")
@shared_options
@click.pass_obj
def forget(desk: Desk, number: str) -> None:
    """Strike a copy from the list; a bill you can act on stays."""
    with desk.open() as book:
        gone = book.forget(book.find(number))
    desk.output.put({"number": gone, "forgotten": True}, gone)


@click.command("sanctions")
@click.argument("file", type=FILE, required=False)
@click.option("--none", "is_none", is_flag=True, help="Keep no list.")
@shared_options
@click.pass_obj
def sanctions(desk: Desk, file: Path | None, is_none: bool) -> None:
    """Keep your own list of names and codes, one a line, with whom nothing is signed."""
    if (file is None) is not is_none:
        raise click.UsageError("Name a file, or say --none.")
    with desk.open() as book:
        kept = book.screen(file)
    said = say("message", "sanctions-kept", {"count": kept}, desk.output.language)
    desk.output.put({"entries": kept}, said)

"""The verbs for titles on chains: title show, move, sign, send, pin … Only four ask a node.

``show --online``, ``move``, ``send`` and ``hurry`` do, and only the one named with ``title node``.
"""

from __future__ import annotations

from pathlib import Path

import click

from wallet.book import Sent, Titles, TitleTask, TitleView, read_file, write_file
from wallet.cli.desk import FILE, NAMED, Desk, Verbs, lines_from, shared_options
from wallet.cli.output import Count
from wallet.cli.title_output import draft_facts, draft_text, view_facts, view_text
from wallet.cli.tongue import tell
from wallet.errors import CouldNotLook, Refused
from wallet.titles.escrow import Move, TitleAct
from wallet.words import say, say_time

_ACTS = click.Choice([act.value for act in TitleAct])


@click.group("title", cls=Verbs)
@shared_options
def title() -> None:
    """Titles on chains (TradeTrust): look, move, sign without a network, send, pin.

    TITLE is eip155:CHAIN/erc721:REGISTRY/TOKEN, or the label it was given.
    """


@title.command("key")
@click.option("--new", "is_new", is_flag=True, help="Make the key, if there is none.")
@click.option("--import", "source", type=FILE, help="A file with a key of 64 hex digits.")
@shared_options
@click.pass_obj
def key(desk: Desk, is_new: bool, source: Path | None) -> None:
    """Show the address of your key for chains; make or take one."""
    with desk.open(acts=is_new or source is not None) as book:
        if source is not None:
            address = book.titles.take_key(lines_from(source)[0])
        else:
            address = book.titles.make_key() if is_new else book.titles.address
    desk.output.put({"address": address or None}, address or "-")


@title.command("node")
@click.argument("chain", type=click.IntRange(1), required=False)
@click.argument("url", required=False)
@click.option("--none", "nobody", is_flag=True, help="Ask nobody about this chain any more.")
@shared_options
@click.pass_obj
def node(desk: Desk, chain: int | None, url: str | None, nobody: bool) -> None:
    """Name the node to ask about a chain, by its number; or list who is asked."""
    if (url is not None or nobody) == (chain is None):
        raise click.UsageError("Name a chain and the URL of its node, or nothing.")
    with desk.open() as book:
        if chain is not None:
            book.titles.set_node(chain, "" if nobody else url or "")
        for network in book.titles.networks():
            if chain in (None, network.chain_id):
                facts = {"chain": network.chain_id, "name": network.name, "node": network.host}
                desk.output.put(
                    facts, f"{network.chain_id:>9}  {network.name:<24} {network.host or '-'}"
                )


@title.command("connections")
@shared_options
@click.pass_obj
def connections(desk: Desk) -> None:
    """List which nodes were asked, when and why."""
    with desk.open(acts=False) as book:
        language = desk.output.language
        for one in book.titles.connections():
            desk.output.put(
                {"at": one.at, "host": one.host, "chain": one.chain_id, "why": one.why,
                 "questions": one.questions, "outcome": one.outcome},
                f"{say_time(one.at, language)}  {one.host}  "
                f"{say('asked', one.why, language=language)}: {one.questions} "
                f"({one.outcome})",
            )  # fmt: skip


@title.command("name")
@click.argument("address")
@click.argument("name")
@shared_options
@click.pass_obj
def name(desk: Desk, address: str, name: str) -> None:
    """Call an address by a name; '' takes the name away."""
    with desk.open() as book:
        book.titles.call(address, name)
    desk.output.put({"address": address, "name": name}, f"{address}  {name}")


@title.command("trust")
@click.argument("chain", type=click.IntRange(1), required=False)
@click.argument("factory", required=False)
@click.option("--source", default="", help="How you know it; your own name if you do not say.")
@click.option("--none", "nobody", is_flag=True, help="Vouch for it no longer.")
@shared_options
@click.pass_obj
def trust(desk: Desk, chain: int | None, factory: str | None, source: str, nobody: bool) -> None:
    """Vouch for a FACTORY of titles that TradeTrust did not publish; or list those you vouch for.

    Its address stands in `title show`. Titles it made are then judged as any other; each says who
    vouches, since when.
    """
    if (chain is None) != (factory is None) or (nobody and chain is None):
        raise click.UsageError("Name a chain and the address of a factory, or nothing.")
    with desk.open(acts=chain is not None) as book:
        titles = book.titles
        if chain is not None and factory is not None:
            if nobody:
                titles.distrust_contract(chain, factory)
            else:
                titles.trust_contract(chain, factory, source)
        for pin in titles.contracts():
            desk.output.put(
                {"contract": pin.subject, "source": pin.source, "at": pin.at},
                f"{pin.subject}  {say_time(pin.at, desk.output.language)}  {pin.source}",
            )


@title.command("add")
@click.argument("asset")
@click.option("--label", default="", help="What to call it: the number of the bill.")
@click.option("--document", default="", help="Id of the document; remarks are written over it.")
@shared_options
@click.pass_obj
def add(desk: Desk, asset: str, label: str, document: str) -> None:
    """Know a title from now on."""
    with desk.open() as book:
        line = book.titles.add(book.titles.find(asset), document, label)
    facts = {"title": line.ref.asset, "label": line.label, "document": line.document_id}
    desk.output.put(facts, f"{line.label}  {line.ref.asset}")


@title.command("list")
@shared_options
@click.pass_obj
def list_titles(desk: Desk) -> None:
    """List the titles this vault knows, as last read."""
    with desk.open(acts=False) as book:
        for line in book.titles.all():
            view = book.titles.show(line.ref)
            status = view.record.state.status if view.record is not None else None
            said = (
                say("title-status", status.value, language=desk.output.language)
                if status is not None
                else "-"
            )
            desk.output.put(
                {"title": line.ref.asset, "label": line.label, "status": status,
                 "as_of": view.record.block_time if view.record is not None else None},
                f"{line.label:<24} {line.ref.asset}  {said}",
            )  # fmt: skip


@title.command("show")
@click.argument("who", metavar="TITLE")
@click.option("--online", is_flag=True, help="Ask the node that was named for its chain.")
@shared_options
@click.pass_obj
def show(desk: Desk, who: str, online: bool) -> None:
    """Show a title as the vault has it; exit code 1 when it has ended or was never issued."""
    with desk.open(acts=online) as book, Count() as count:
        titles = book.titles
        ref = titles.find(who)
        view = titles.look_up(ref, count) if online else titles.show(ref)
    _put_view(desk, view)


@title.command("move")
@click.argument("who", metavar="TITLE")
@click.argument("act", type=_ACTS)
@click.option("--owner", default="", help="The new owner, or the nominee: an address or its name.")
@click.option("--holder", default="", help="The new holder: an address or its name.")
@click.option("--remark", default="", help="A remark on the chain (version 5). It is not secret.")
@click.option("--by", default="", help="Whose key will sign, if it is not the one here.")
@click.option("--send", "is_now", is_flag=True, help="Sign with the key here and send at once.")
@click.option("--most-fee", type=float, help="With --send: refuse if it may cost more coins.")
@click.option("-o", "--output", "target", type=FILE, help="The request for the machine that signs.")
@shared_options
@click.pass_obj
def move(
    desk: Desk,
    who: str,
    act: str,
    owner: str,
    holder: str,
    remark: str,
    by: str,
    is_now: bool,
    most_fee: float | None,
    target: Path | None,
) -> None:
    """Draft a move: simulated, with its fee; send it at once, or write a request to be signed."""
    if is_now == (target is not None):
        raise click.UsageError("Say --send, or -o where the request goes.")
    with desk.open() as book:
        titles = book.titles
        asked = Move(
            TitleAct(act),
            by=titles.address_of(by) if by else titles.address,
            owner=titles.address_of(owner) if owner else "",
            holder=titles.address_of(holder) if holder else "",
            remark=remark,
        )
        if not asked.by:
            raise Refused("chain-key-missing")
        with Count() as count:
            task = titles.draft(titles.find(who), asked, count)
        _go_on(desk, task, titles, target, most_fee)


@title.command("sign")
@click.argument("request", type=FILE)
@click.option("-o", "--output", "target", type=FILE, required=True, help="Where the answer goes.")
@click.option("--yes", is_flag=True, help="Do not ask again after showing what will be signed.")
@shared_options
@click.pass_obj
def sign(desk: Desk, request: Path, target: Path, yes: bool) -> None:
    """Show what a request asks for in plain words, and sign it; nobody is asked."""
    data = read_file(request)
    with desk.open() as book:
        titles = book.titles
        draft = titles.review(data)
        desk.output.say(draft_text(draft, titles, desk.output.language))
        if not yes and not click.confirm(tell("Sign this?", desk.output.language), err=True):
            raise click.Abort
        write_file(target, titles.sign(data))
        desk.output.put(draft_facts(draft, titles) | {"file": str(target)}, str(target))


@title.command("send")
@click.argument("what", metavar="ANSWER", type=NAMED)
@click.option("-o", "--output", "target", type=FILE,
              help="Where the new request goes if the signature came too late.")  # fmt: skip
@shared_options
@click.pass_obj
def send(desk: Desk, what: str, target: Path | None) -> None:
    """Send a signed answer (a file, or the digest of a move) and wait for what comes of it.

    Exit code 1: its number or fee is stale; it was drafted anew and has to be signed again.
    """
    with desk.open() as book:
        titles, path = book.titles, Path(what)
        task = titles.take_answer(read_file(path)) if path.exists() else titles.task(what)
        _put_sent(desk, _sent(task, titles), titles, target)


@title.command("hurry")
@click.argument("digest", metavar="MOVE")
@click.option("--send", "is_now", is_flag=True, help="Sign with the key here and send at once.")
@click.option("--most-fee", type=float, help="With --send: refuse if it may cost more coins.")
@click.option("-o", "--output", "target", type=FILE, help="The request for the machine that signs.")
@shared_options
@click.pass_obj
def hurry(
    desk: Desk, digest: str, is_now: bool, most_fee: float | None, target: Path | None
) -> None:
    """Offer a higher fee for a move (its digest) that was sent and is in no block yet."""
    if is_now == (target is not None):
        raise click.UsageError("Say --send, or -o where the request goes.")
    with desk.open() as book:
        titles = book.titles
        _go_on(desk, titles.hurry(titles.task(digest)), titles, target, most_fee)


@title.command("export")
@click.argument("who", metavar="TITLE")
@click.option("-o", "--output", "target", type=FILE, required=True)
@shared_options
@click.pass_obj
def export(desk: Desk, who: str, target: Path) -> None:
    """Write the snapshot of a title, signed by you, for others to pin."""
    with desk.open() as book:
        ref = book.titles.find(who)
        write_file(target, book.titles.export(ref))
    desk.output.put({"title": ref.asset, "file": str(target)}, str(target))


@title.command("pin")
@click.argument("file", type=FILE)
@shared_options
@click.pass_obj
def pin(desk: Desk, file: Path) -> None:
    """Take in a snapshot that somebody of your address book has signed; nobody is asked."""
    with desk.open() as book:
        _put_view(desk, book.titles.pin(read_file(file), file.name))


def _go_on(
    desk: Desk, task: TitleTask, titles: Titles, target: Path | None, most: float | None
) -> None:
    """Show a draft; write its request to `target`, or sign it here and send it."""
    desk.output.say(draft_text(task.draft, titles, desk.output.language))
    if target is not None:
        write_file(target, titles.request(task))
        _put_task(desk, task, titles, target)
        return
    # Not `>`: a limit that is no number (`nan`) lets nothing pass.
    if most is not None and not task.draft.transaction.most_cost <= most * 10**18:
        raise Refused("title-too-dear", cost=titles.cost_of(task.draft), most=most)
    _put_sent(desk, _sent(titles.sign_here(task), titles), titles, None)


def _sent(task: TitleTask, titles: Titles) -> Sent:
    with Count() as count:
        return titles.send(task, count)


def _put_view(desk: Desk, view: TitleView) -> None:
    desk.output.put(view_facts(view), view_text(view, desk.output.language))
    if view.record is None:
        raise CouldNotLook("title-not-read", title=view.line.ref.asset)
    if view.record.state.status.value in ("burnt", "never-minted"):
        desk.exit_code = 1


def _put_task(desk: Desk, task: TitleTask, titles: Titles, target: Path | None) -> None:
    facts = draft_facts(task.draft, titles) | {
        "task": task.digest, "state": task.state, "transaction": task.transaction or None,
        "block": task.block, "why": task.why or None, "successor": task.successor or None,
        "file": str(target) if target is not None else None,
    }  # fmt: skip
    words = say("title-task", task.state.value, language=desk.output.language)
    desk.output.put(facts, f"{words}  {task.transaction or target or task.digest}")


def _put_sent(desk: Desk, sent: Sent, titles: Titles, target: Path | None) -> None:
    if sent.successor is not None:
        desk.output.say(say("refusal", sent.task.why, {}, desk.output.language))
        desk.output.say(draft_text(sent.successor.draft, titles, desk.output.language))
        if target is not None:
            write_file(target, titles.request(sent.successor))
        _put_task(desk, sent.successor, titles, target)
        desk.exit_code = 1
        return
    _put_task(desk, sent.task, titles, None)
    if sent.task.why:
        desk.exit_code = 1

"""The verbs of the TradeTrust rail: evidence from the world, documents by link, and issuing them.

Only `lookup` and `fetch` ask anybody anything, and they say whom before they do.
"""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from wallet.book import (
    RESOLVER,
    Family,
    Pin,
    Registry,
    ask,
    document_of,
    fetch_link,
    is_link,
    link_in,
    node_host,
    pins_in,
    questions_of,
    read_file,
    read_link,
    resolver_host,
    write_evidence,
    write_file,
)
from wallet.cli.desk import FILE, NAMED, Desk, free_path, make_folder, shared_options
from wallet.errors import WrongUse
from wallet.words import say


@click.command("evidence")
@click.argument("paths", nargs=-1, type=FILE)
@shared_options
@click.pass_obj
def evidence(desk: Desk, paths: tuple[Path, ...]) -> None:
    """Keep DID documents, DNS answers and status lists in the vault; alone, list what is kept."""
    with desk.open(acts=bool(paths)) as book:
        if paths:
            found = [pin for path in paths for pin in pins_in(path, desk.when())]
            book.pin_evidence(found)
        for pin in found if paths else book.evidence():
            _put(desk, pin)


@click.command("lookup")
@click.argument("path", type=FILE)
@click.option("-o", "--output", "folder", type=FILE, help="A folder for the evidence files.")
@click.option(
    "--resolver",
    default="",
    help="Whom to ask for DNS names: https://…/dns-query, or dns://HOST (not encrypted).",
)
@click.option("--keep", is_flag=True, help="Keep the resolver in the vault for the next time.")
@click.option(
    "--node",
    "nodes",
    multiple=True,
    metavar="CHAIN=URL",
    help="Whom to ask about a chain; with a vault, those of 'title node' are known.",
)
@click.option("--dry-run", is_flag=True, help="Say who would be asked, and ask nobody.")
@shared_options
@click.pass_obj
def look_up(
    desk: Desk,
    path: Path,
    folder: Path | None,
    resolver: str,
    nodes: tuple[str, ...],
    *,
    dry_run: bool,
    keep: bool,
) -> None:
    """Ask the world what a TradeTrust document rests on, and keep the answers with their date."""
    if folder is None and desk.vault is None and not dry_run:
        raise WrongUse("nowhere-to-keep")
    if desk.at is not None and not dry_run:
        raise WrongUse("at-not-for-acts")
    document = document_of(read_file(path), path.name)
    named = dict(map(_node, nodes))
    with ExitStack() as opened:
        book = opened.enter_context(desk.open(acts=not dry_run)) if desk.vault else None
        if book is not None:
            if keep and not dry_run:
                resolver_host(resolver)
                book.set(RESOLVER, resolver)
            resolver = resolver or book.setting(RESOLVER) or ""
            named = {one.chain_id: book.node_of(one.chain_id) for one in book.titles.networks()
                     } | named  # fmt: skip
        questions = questions_of(document, resolver, lambda chain: named.get(chain, ""))
        written: set[str] = set()
        for question in questions:
            facts = {"kind": question.kind, "subject": question.subject, "host": question.host,
                     "at": desk.when()}  # fmt: skip
            kind = say("pin", question.kind.value, language=desk.output.language)
            line = f"{kind} {question.subject} ({question.host})"
            if dry_run:
                desk.output.put(facts, line)
                continue
            desk.output.say(line)
            if folder is not None:
                make_folder(folder)
            pin = book.look_up([question])[0] if book is not None else ask(question, desk.when())
            if folder is not None:
                write_file(folder / _name_of(pin, written), write_evidence(pin))
            _put(desk, pin)


@click.command("fetch")
@click.argument("link", type=NAMED)
@click.option("-o", "--output", "target", type=FILE, required=True, help="Where to write it.")
@shared_options
@click.pass_obj
def fetch(desk: Desk, link: str, target: Path) -> None:
    """Fetch the document that a TradeTrust QR code leads to: a picture of it, or its link."""
    named = Path(link)
    if link.startswith("https://"):
        read = read_link(link)
    elif is_link(text := read_file(named)[:16_000].decode("utf-8", "replace").strip()):
        read = read_link(text)
    else:
        read = link_in(named)
    desk.output.say(read.host)
    if desk.vault is None:
        data = fetch_link(read)
    else:
        with desk.open() as book:
            data = book.fetch(read)
    write_file(target, data)
    desk.output.put({"file": str(target), "host": read.host}, str(target))


@click.command("attest")
@click.argument("content", type=FILE)
@click.option(
    "--as",
    "family",
    type=click.Choice([one.value for one in Family]),
    default=Family.CREDENTIAL.value,
    help="The family of documents.",
)
@click.option("--registry", help="Token registry of the title, as CHAIN:ADDRESS.")
@click.option("--domain", default="", help="The DNS name that vouches for the issuer.")
@click.option("-o", "--output", "target", type=FILE, required=True, help="The document.")
@shared_options
@click.pass_obj
def attest(
    desk: Desk, content: Path, family: str, registry: str | None, domain: str, target: Path
) -> None:
    """Issue a bill on the TradeTrust rail, signed with this vault's key."""
    with desk.open() as book:
        done = book.attest(content, Family(family), registry=_registry(registry), domain=domain)
    write_file(target, done.data)
    beside = target.with_name("did.json")
    if done.did_document is not None:
        beside = free_path(target.parent, beside.name, done.did_document, before=".json")
        write_file(beside, done.did_document)
    facts = {
        "file": str(target), "number": done.verdict.number, "digest": done.verdict.digest,
        "mint": done.title.asset if done.title is not None else None,
        "dns": done.dns_record or None,
        "did_document": str(beside) if done.did_document is not None else None,
    }  # fmt: skip
    lines = [f"{name}: {fact}" for name, fact in facts.items() if fact]
    desk.output.put(facts, "\n".join(lines))


def _registry(text: str | None) -> Registry | None:
    if text is None:
        return None
    chain, _, address = text.partition(":")
    if not chain.isascii() or not chain.isdigit() or len(chain) > 15 or int(chain) == 0:
        raise WrongUse("registry-wrong")
    return Registry(int(chain), address)


def _node(text: str) -> tuple[int, str]:
    chain, _, url = text.partition("=")
    if not chain.isascii() or not chain.isdigit() or len(chain) > 15:
        raise WrongUse("endpoint-wrong")
    node_host(url)
    return int(chain), url


def _put(desk: Desk, pin: Pin) -> None:
    facts = {"kind": pin.kind, "subject": pin.subject, "at": pin.at, "source": pin.source}
    kind = say("pin", pin.kind.value, language=desk.output.language)
    desk.output.put(facts, f"{kind}  {pin.subject}  {pin.at:%Y-%m-%d}  {pin.source}")


def _name_of(pin: Pin, taken: set[str]) -> str:
    """Return a name for an answer that every file system takes, and that no other here has."""
    safe = "".join(one if one.isalnum() or one in "-." else "-" for one in pin.subject)[-100:]
    name = f"{pin.kind.value}-{safe.strip('-.')}"
    while name.casefold() in taken:
        name += "-more"
    taken.add(name.casefold())
    return f"{name}.json"

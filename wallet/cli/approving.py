"""The verbs of the two-person rule: people, approve."""

from __future__ import annotations

from pathlib import Path

import click

from wallet.book import (
    Done,
    Request,
    asked_in,
    kind_of,
    may_write,
    read_file,
    read_request,
    write_file,
)
from wallet.cli.desk import (
    FILE,
    NAMED,
    Desk,
    Verbs,
    free_path,
    make_folder,
    passphrase_from,
    shared_options,
)
from wallet.cli.tongue import tell
from wallet.errors import CouldNotLook, WrongUse
from wallet.words import say, say_time


@click.group("people", cls=Verbs)
@shared_options
def people() -> None:
    """Those among whom two have to agree, if you demand it."""


@people.command("list")
@shared_options
@click.pass_obj
def list_people(desk: Desk) -> None:
    """List the people, and say whether two of them have to agree."""
    with desk.open(acts=False) as book:
        rule = book.two_people()
    code = "two-people-on" if rule.is_on else "two-people-off"
    said = say("message", code, language=desk.output.language)
    desk.output.put({"two_people": rule.is_on, "count": len(rule.people)}, said)
    for one in rule.people:
        desk.output.put(
            {"id": one.id, "name": one.name, "did": one.did, "here": one.is_here},
            f"{one.id}  {one.name}  {one.did}",
        )


@people.command("add")
@click.argument("name", required=False)
@click.option("--new-passphrase-file", type=FILE, help="Their own passphrase, in its first line.")
@click.option("--card", help="Instead: somebody who approves elsewhere, by card.")
@shared_options
@click.pass_obj
def add_person(
    desk: Desk, name: str | None, new_passphrase_file: Path | None, card: str | None
) -> None:
    """Add somebody who prepares and approves: here with a passphrase, or elsewhere by card."""
    with desk.open() as book:
        if card is not None:
            added = book.add_approver(book.find_card(card))
        elif name and new_passphrase_file is not None:
            theirs = passphrase_from(new_passphrase_file)
            added = book.add_person(name, desk.passphrase(), theirs)
        else:
            raise WrongUse("wrong-usage", why="NAME --new-passphrase-file F, or --card CARD")
    desk.output.put({"id": added.id, "name": added.name, "did": added.did}, added.name)


@people.command("remove")
@click.argument("person")
@shared_options
@click.pass_obj
def remove_person(desk: Desk, person: str) -> None:
    """Strike somebody off, by the id that `people list` shows."""
    with desk.open() as book:
        book.remove_person(person)
    desk.output.put({"removed": person}, person)


@people.command("rule")
@click.argument("word", type=click.Choice(["on", "off"]))
@shared_options
@click.pass_obj
def set_rule(desk: Desk, word: str) -> None:
    """Demand that one prepares and another approves, or no longer."""
    with desk.open() as book:
        book.demand_two_people(word == "on")
    code = "two-people-demanded" if word == "on" else "two-people-dropped"
    said = say("message", code, language=desk.output.language)
    desk.output.put({"two_people": word == "on"}, said)


@click.command("approve")
@click.argument("what", required=False, type=NAMED)
@click.option("-o", "--output", "target", type=FILE,
              help="The parcel or answer to write; a folder, for several.")  # fmt: skip
@click.option("--request", "ask", is_flag=True, help="Write it as a file for another machine.")
@click.option("--drop", is_flag=True, help="Strike it off instead.")
@click.option("--yes", is_flag=True, help="Do not ask again after showing what will be signed.")
@shared_options
@click.pass_obj
def approve(
    desk: Desk, what: str | None, target: Path | None, ask: bool, drop: bool, yes: bool
) -> None:
    """Approve what somebody else prepared, and carry it out; without WHAT, list what waits.

    What is asked is shown first: who asks, which act, which bill, for whom and until when.

    WHAT is the beginning of its digest; or a file: a request of another vault, which you answer,
    or the answer to one of yours, by which it is carried out.
    """
    if what is None and (ask or drop):
        raise click.UsageError("--request and --drop need WHAT.")
    path = Path(what) if what else None
    if path is not None and path.is_file():
        _by_file(desk, path, target, yes=yes)
        return
    with desk.open(acts=what is not None) as book:
        if what is None:
            waiting = book.waiting()
            for request in waiting:
                desk.output.put(_facts(request), _text(desk, request))
            if not waiting:
                desk.output.say(say("message", "nothing-waits", language=desk.output.language))
        elif drop:
            book.drop(what)
            said = say("message", "request-dropped", {"what": what}, desk.output.language)
            desk.output.put({"dropped": what}, said)
        elif ask:
            request = book.waiting_as(what)
            data = request.text.encode("ascii") + b"\n"
            path = target or free_path(Path(), f"request-{request.digest[:8]}.jws", data)
            write_file(path, data)
            desk.output.put(_facts(request) | {"file": str(path)}, str(path))
        else:
            _ask(desk, book.waiting_as(what), yes=yes)
            _finish(desk, book.approve(what), target)


def _by_file(desk: Desk, path: Path, target: Path | None, *, yes: bool) -> None:
    data = read_file(path)
    kind = kind_of(data)
    if kind is None:
        raise CouldNotLook("format-unknown", name=path.name, case="approval")
    with desk.open() as book:
        if kind == "request":
            request = read_request(data)
            _ask(desk, request, yes=yes)
            if target is not None:
                may_write(target)
            signed = book.approve_for_other(data).text.encode("ascii") + b"\n"
            answer = target or free_path(path.parent, f"{path.stem}-approved.jws", signed)
            write_file(answer, signed)
            facts = _facts(request) | {"file": str(answer)}
            desk.output.put(facts, f"{_line(desk, request)} → {answer}")
        else:
            _finish(desk, book.approve_with(data), target)


def _ask(desk: Desk, request: Request, *, yes: bool) -> None:
    """Show what is asked; return if it shall be signed."""
    language = desk.output.language
    asks = {"name": request.name, "did": request.did, "at": request.at}
    desk.output.say(say("message", "approval-asked", asks, language))
    desk.output.say(_text(desk, request))
    if not yes and not click.confirm(tell("Sign this?", language), err=True):
        raise click.Abort


def _finish(desk: Desk, done: object, target: Path | None) -> None:
    several = done if isinstance(done, tuple) else (done,)
    parcels = [one for one in several if isinstance(one, Done)]
    is_one = len(parcels) == 1
    if not is_one and target is not None:
        make_folder(target)
    for one in parcels:
        desk.finish(one, target if is_one else None, None if is_one else target)
    if not parcels:
        said = say("message", "approved", language=desk.output.language)
        desk.output.put({"approved": True}, said)


def _facts(request: Request) -> dict[str, object]:
    return {
        "request": request.digest,
        "verb": request.verb,
        "number": request.number,
        "digest": request.bill,
        "maker": request.name,
        "prepared": request.at,
        "arguments": dict(request.arguments),
    }


def _line(desk: Desk, request: Request) -> str:
    language = desk.output.language
    what = say("deed", request.verb, {}, language)
    when = say_time(request.at, language)
    return f"{request.digest[:12]}  {what}  {request.number}  {request.name}  {when}"


def _text(desk: Desk, request: Request) -> str:
    """Return what a request asks, to the last of its arguments."""
    language = desk.output.language
    lines = [_line(desk, request)]
    if request.bill:
        digest = {"digest": request.bill}
        lines.append(f"  {say('message', 'approval-digest', digest, language)}")
    asked = asked_in(request)
    lines += [f"  {say(one.group, one.code, one.facts, language)}" for one in asked]
    return "\n".join(lines)

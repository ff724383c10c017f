"""Makes a verb wait for somebody else, where the vault demands it, and carries it out afterwards.

``@four_eyes`` stands on each verb of the book that binds the owner. Its arguments are written down
as they were given; what cannot be written down cannot be approved.
"""

from __future__ import annotations

import functools
import inspect
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

from wallet.clock import read_time, write_time
from wallet.desk import approving, title_files
from wallet.desk.attesting import Family, Registry
from wallet.desk.handing import Done, Hands
from wallet.desk.incoming import read_file
from wallet.errors import Refused, Unreadable
from wallet.formats.approval import MOST_NUMBER
from wallet.formats.card import Card, read_card
from wallet.keys.canonical import read_object, sha256_hex
from wallet.registries.title_escrow.moving import Draft
from wallet.registries.title_escrow.requests import read_request as read_draft
from wallet.registries.title_escrow.requests import write_request as write_draft
from wallet.titles.acts import Ask, How, Step
from wallet.titles.bill import Offline, OfflinePolicy

if TYPE_CHECKING:
    from wallet.desk.office import Office
    from wallet.formats.approval import Approval, Request

P = ParamSpec("P")
R = TypeVar("R")
B = TypeVar("B", bound="Hands")

_ENUMS: Mapping[str, type[StrEnum]] = {
    "how": How, "ask": Ask, "step": Step, "offline": Offline, "family": Family,
}  # fmt: skip
VERBS: dict[str, Callable[..., Any]] = {}
"""Every verb that waits for approval where the rule stands, by name."""


def four_eyes(verb: Callable[Concatenate[B, P], R]) -> Callable[Concatenate[B, P], R]:
    """Let `verb` wait for approval, where the vault demands two people.

    Raises, when it is called under the rule:
        Refused: ``approval-needed``, with the ``request`` that waits now.

    """
    name = verb.__name__

    @functools.wraps(verb)
    def asked(book: B, /, *args: P.args, **kwargs: P.kwargs) -> R:
        office = book._office
        if office.approved is None and approving.rule(office).is_on:
            # By name and in one form, however it was called: what waits, waits once.
            given = inspect.signature(verb).bind(book, *args, **kwargs)
            said = {
                "args": [_write(office, one) for one in given.args[1:]],
                "named": {key: _write(office, one) for key, one in given.kwargs.items()},
            }
            bill = given.arguments.get("bill", "")
            number = "" if bill else _number(office, given.args[1:])
            request = approving.prepare(office, name, bill, said, number=number)
            raise Refused("approval-needed", refusal=20, request=request.digest)
        return verb(book, *args, **kwargs)

    VERBS[name] = verb
    return asked


def carry_out(book: Hands, request: Request, approval: Approval) -> Any:
    """Do what was prepared, now that it is approved, and keep both texts.

    Raises:
        CouldNotLook: ``nothing-waiting``.
        Refused: ``maker-approves``, ``person-unknown``, ``approval-stale``; whatever the verb says.

    """
    office = book._office
    approving.check(office, request, approval)
    verb = VERBS.get(request.verb)
    if verb is None:
        raise Unreadable("approval-malformed")
    with tempfile.TemporaryDirectory() as folder, office.vault.transaction():
        args = [_read(office, one, Path(folder)) for one in request.arguments.get("args", [])]
        named = request.arguments.get("named", {})
        kwargs = {key: _read(office, one, Path(folder)) for key, one in named.items()}
        book._office = replace(office, approved=approval.digest)
        try:
            done = verb(book, *args, **kwargs)
        finally:
            book._office = office
        made = done.bill if isinstance(done, Done) else ""  # an issue makes its bill only now
        approving.strike(office, request, approval, bill=request.bill or made)
    return done


def _number(office: Office, args: tuple[object, ...]) -> str:
    """Return the number of what is to be issued, or what the title to be moved goes by."""
    first = args[0] if args else None
    if isinstance(first, Draft):
        line = title_files.line_of(office, first.ref)
        return "" if line is None else line.label[:MOST_NUMBER]
    paths = first if isinstance(first, tuple) else (first,)
    found = [read_object(read_file(path)) for path in paths if isinstance(path, Path)]
    numbers = (one.get("transportDocumentReference", one.get("blNumber", "")) for one in found)
    said = ", ".join(str(number) for number in numbers)
    return said if len(said) <= MOST_NUMBER else f"{said[: MOST_NUMBER - 1]}…"


def _write(office: Office, value: object) -> Any:
    match value:
        case None | bool() | int():
            return value
        case StrEnum():
            kind = next(name for name, enum in _ENUMS.items() if isinstance(value, enum))
            return {kind: value.value}
        case str():
            return value
        case datetime():
            return {"time": write_time(value)}
        case Card():
            return {"card": value.text}
        case Path():
            data = read_file(value)
            office.vault.keep(data)
            return {"file": value.name, "digest": sha256_hex(data)}
        case Draft():
            return {"move": write_draft(value).decode()}
        case Registry():
            return {"registry": [value.chain_id, value.address]}
        case OfflinePolicy():
            return {"policy": [value.rule.value, value.hops, value.days]}
        case tuple() | list():
            return [_write(office, one) for one in value]
    raise Unreadable("approval-malformed")


def _read(office: Office, value: Any, folder: Path) -> Any:
    match value:
        case [*several]:
            return tuple(_read(office, one, folder) for one in several)
        case {"time": str(text)}:
            return read_time(text)
        case {"card": str(text)}:
            return read_card(text)
        case {"file": str(name), "digest": str(digest)}:
            path = folder / digest[:16] / Path(name).name  # it goes with the bill by this name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(office.vault.fetch(digest))
            return path
        case {"move": str(text)}:
            return read_draft(text.encode())
        case {"registry": [int(chain_id), str(address)]}:
            return Registry(chain_id, address)
        case {"policy": [str(rule), int(hops), int(days)]}:
            return OfflinePolicy(Offline(rule), hops, days)
    if isinstance(value, dict):
        return next(_ENUMS[str(kind)](str(code)) for kind, code in value.items())
    return value

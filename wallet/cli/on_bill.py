"""Verbs on one bill: each says what the book is to do, and the frame here does the rest."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from wallet.book import Done
from wallet.cli.desk import FILE, Desk, shared_options

output_option = click.option("-o", "--output", "target", type=FILE, help="Where to write.")


def on_bill(
    name: str, *options: Callable[[Any], Any]
) -> Callable[[Callable[..., Done]], click.Command]:
    """Make a command ``name NUMBER`` of a verb that takes the open book, the bill and `options`.

    The parcel that comes of it is written to where ``-o`` says. The verb's docstring is its help.
    """

    def made(verb: Callable[..., Done]) -> click.Command:
        def run(desk: Desk, /, *, number: str, target: Path | None, **said: object) -> None:
            with desk.open_to_sign(target) as book:
                desk.finish(verb(book, book.find(number), **said), target)

        dressed: Any = click.pass_obj(run)
        for option in (shared_options, output_option, *reversed(options), click.argument("number")):
            dressed = option(dressed)
        return click.command(name, help=inspect.getdoc(verb))(dressed)

    return made

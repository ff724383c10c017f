"""Verbs that are loaded when they are asked for: who prints a file waits for no verb of a vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from importlib import import_module

import click


class Later(MutableMapping[str, click.Command]):
    """Commands by name, each got when it is first looked up; its names are known before.

    click asks for one command to run it, and for all to list them.

    Args:
        ways: How to get the command of each name; always the same one.

    """

    def __init__(self, ways: Mapping[str, Callable[[], click.Command]]) -> None:
        self._ways = dict(ways)

    def __getitem__(self, name: str) -> click.Command:
        return self._ways[name]()

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._ways[name] = lambda: command

    def __delitem__(self, name: str) -> None:
        del self._ways[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ways)

    def __len__(self) -> int:
        return len(self._ways)


def verb_at(place: str) -> click.Command:
    """Return the command that stands in this room as ``room.name``."""
    room, _, name = place.partition(".")
    verb = getattr(import_module(f"wallet.cli.{room}"), name)
    if not isinstance(verb, click.Command):
        raise TypeError(place)
    return verb

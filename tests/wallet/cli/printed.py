"""Takes the commands out of what is printed for people, and holds them to the real parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import click

from wallet.cli import ladewell

_PROGRAM = re.compile(r"^(?:\$ )?(?:python3 packaging/run\.py|ladewell)(?= |$)")
_BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_REST = "…"
"""Stands for what is left out: a value behind an option, or all that may follow."""


def blocks_of(text: str) -> list[str]:
    """Return each line of the blocks of code in Markdown, without what a shell would not read."""
    return [
        line.partition("  #")[0].strip()
        for block in _BLOCK.findall(text)
        for line in block.splitlines()
        if line.strip()
    ]


def codes_of(text: str) -> list[str]:
    """Return what stands between back ticks on one line of Markdown."""
    return [code.replace(r"\|", "|") for code in _CODE.findall(_BLOCK.sub("", text))]


def arguments_of(line: str) -> str | None:
    """Return what a line of a shell gives to the program, if it is ours that it calls."""
    called = _PROGRAM.match(line)
    return line[called.end() :].strip() if called else None


def forms_of(pattern: str) -> Iterator[list[str]]:
    """Yield each way to write a command: ``a|b`` is one of them, ``[…]`` may be left out."""
    parts = re.findall(r"\[[^\]]*\]|[^\s\[]+", pattern)
    for chosen in product(*map(_alternatives, parts)):
        yield [word for words in chosen for word in words]


def _alternatives(part: str) -> list[list[str]]:
    if part.startswith("["):
        # Of ``[--all|--as a|b]`` the last bar stands between values and not between options.
        bar = r"\|(?=-)" if "-" in part else r"\|"
        return [[], *(form for one in re.split(bar, part[1:-1]) for form in forms_of(one))]
    return [[_word(word)] for word in part.split("|")]


def _word(word: str) -> str:
    """Return a word as somebody types it: ``PATH…`` is one path or more, here one."""
    return word.removesuffix(_REST) or _REST


def mistake_in(words: list[str], *, is_whole: bool = True) -> str:
    """Return what the parser has against a command; nothing, if its verb could begin.

    A ``…`` behind an option is some value that it takes; at the end, whatever may follow.

    Args:
        words: Without the name of the program.
        is_whole: Whether all that the verb needs is there; else only its names are looked at.

    """
    if words[-1:] == [_REST] and not words[-2:-1][0].startswith("-"):
        words, is_whole = words[:-1], False
    command: click.Command = ladewell
    context: click.Context | None = None
    name, rest = "ladewell", words
    try:
        while isinstance(command, click.Group) and rest:
            context = command.make_context(name, list(rest), parent=context)
            left = [*context._protected_args, *context.args]
            found, inner, rest = command.resolve_command(context, left)
            name, command = found or "", inner or command
        if is_whole and not isinstance(command, click.Group):
            command.make_context(name, _filled(command, rest), parent=context)
        else:
            _unless_unknown(command, rest)
    except click.exceptions.Exit as done:  # --version and --help answer at once
        return "" if done.exit_code == 0 else str(done.exit_code)
    except click.UsageError as wrong:
        return wrong.format_message()
    return ""


def _filled(command: click.Command, words: list[str]) -> list[str]:
    """Put a value that the option before takes in the place of each ``…``."""
    kinds = {name: one.type for one in command.params for name in one.opts}
    filled: list[str] = []
    for word in words:
        kind = kinds.get(filled[-1]) if filled else None
        value = kind.choices[0] if isinstance(kind, click.Choice) else "1"
        filled.append(str(value) if word == _REST else word)
    return filled


def _unless_unknown(command: click.Command, words: list[str]) -> None:
    known = {name for one in command.params for name in (*one.opts, *one.secondary_opts)}
    for word in words:
        if word.startswith("-") and word not in known:
            raise click.NoSuchOption(word)

"""In which language people are answered, and every verb's help in that language.

English stands in the source and is the key: ``resources/translations/commands.zh.json`` has a
sentence for each. JSON is a contract between machines and stays English whatever is spoken here.
"""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial

import click

from wallet.cli.later import Later
from wallet.places import resource
from wallet.words import Language, spaced

_CHOSEN = ("LADEWELL_LANGUAGE",)
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""POSIX: the first one that is set decides."""
_OPTION = "--language"


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language an option, ``LADEWELL_LANGUAGE`` or the locale asks for; else English.

    The option is looked for before the arguments are read, since their help needs it.
    """
    for here, argument in enumerate(arguments):
        if argument == "--":
            break
        name, equals, value = argument.partition("=")
        if name == _OPTION:
            return _language(value if equals else "".join(arguments[here + 1 : here + 2]))
    asked = (environment.get(name) for name in (*_CHOSEN, *_LOCALE))
    return _language(next((value for value in asked if value), ""))


def _language(asked: str) -> Language:
    """Return Chinese for ``zh``, ``zh_CN.UTF-8`` and their like."""
    return Language.CHINESE if asked.lower()[:2] == "zh" else Language.ENGLISH


@cache
def _table() -> Mapping[str, str]:
    found = resource("translations/commands.zh.json").read_text(encoding="utf-8")
    sentences: dict[str, str] = json.loads(found)
    return sentences


def tell(english: str, language: Language, **facts: object) -> str:
    """Return a sentence of the command line, with its facts, in `language`."""
    if language is Language.ENGLISH:
        return english.format(**facts) if facts else english
    said = _table().get(" ".join(english.split()), english)
    return spaced(said.format(**facts) if facts else said)


@cache
def spoken(command: click.Command, language: Language) -> click.Command:
    """Return `command` with all that is under it, its help in `language`."""
    if language is Language.ENGLISH:
        return command
    said = copy.copy(command)
    said.context_class = _ChineseContext
    said.params = [_param(param) for param in command.params]
    if command.help is not None:
        said.help = tell(command.help, language)
        said.short_help = said.help.split("。")[0] + "。"
    if isinstance(said, click.Group) and isinstance(command, click.Group):
        said.commands = Later(
            {name: partial(_inner, command, name, language) for name in command.commands}
        )
    return said


def _inner(group: click.Group, name: str, language: Language) -> click.Command:
    return spoken(group.commands[name], language)


def _param(param: click.Parameter) -> click.Parameter:
    if not isinstance(param, click.Option) or param.help is None:
        return param
    said = copy.copy(param)
    said.help = tell(param.help, Language.CHINESE)
    return said


def usage_error(wrong: click.UsageError, language: Language) -> str:
    """Return what is wrong with the arguments, in `language`."""
    hint = ""
    if wrong.ctx is not None:
        command = wrong.ctx.command_path
        hint = tell("Try '{command} --help' for help.", language, command=command) + "\n"
        hint = f"{wrong.ctx.get_usage()}\n{hint}\n"
    return f"{hint}{tell('Error', language)}: {_said(wrong, language)}"


def _said(wrong: click.UsageError, language: Language) -> str:
    match wrong:
        case click.MissingParameter(param=click.Parameter() as param):
            return tell("Missing {what}.", language, what=param.get_error_hint(wrong.ctx))
        case click.NoSuchOption():
            return tell("No such option: {what}", language, what=wrong.option_name)
        case click.BadParameter(param=click.Parameter() as param):
            what = param.get_error_hint(wrong.ctx)
            return tell("Invalid value for {what}.", language, what=what) + f" ({wrong.message})"
    unknown = re.fullmatch(r"No such command '(.*)'\.", wrong.message, re.DOTALL)
    if unknown is not None:
        return tell("No such command: {what}", language, what=unknown[1])
    return tell(wrong.message, language)


class _ChineseFormatter(click.HelpFormatter):
    """Says click's own words in Chinese, and breaks lines that have no spaces."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, f"{tell('Usage', Language.CHINESE)}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(tell(heading, Language.CHINESE))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        needed = tell("[required]", Language.CHINESE)
        said = [
            (first, tell(second, Language.CHINESE).replace("[required]", needed))
            for first, second in rows
        ]
        super().write_dl(said, col_max, col_spacing)


class _ChineseContext(click.Context):
    formatter_class = _ChineseFormatter

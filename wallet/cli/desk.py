"""What every verb of the command line shares: options, the vault, the passphrase, the clock."""

from __future__ import annotations

import contextlib
import functools
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from wallet.cli.output import Output, done_facts, done_text
from wallet.cli.tongue import tell
from wallet.clock import Clock, FixedClock, SystemClock, read_time
from wallet.errors import CouldNotLook, Unreadable, WrongUse
from wallet.files import may_write, write_file
from wallet.words import Language, say

if TYPE_CHECKING:  # a verb that opens no vault does not wait for it
    from wallet.book import Book, Done

F = TypeVar("F", bound=Callable[..., Any])

FILE = click.Path(path_type=Path, readable=False)
"""A path. Whether it may be read shows when it is: click would call it wrong usage, for all."""


class _Named(click.types.StringParamType):
    """A name, a number or a digest; read as a file where there is one of that name."""


NAMED = _Named()
"""What may be a file."""

_MOST_PASSPHRASE_BYTES = 4096
_BEGUN = re.compile(r"\.(.+)\.\d+\.part", re.DOTALL)
"""What `write_file` calls a file until it is whole."""
_NOBODYS = f".ladewell-{os.getpid()}"
"""A name that no file has, to ask whether its folder takes any."""
_LINE = 1000
"""Longer than any sentence of help: none is cut off."""


class Verbs(click.Group):
    """Lists its verbs each with its whole first sentence."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write all verbs under one heading (`click.Group`)."""
        self.write_verbs(formatter, "Commands", self.list_commands(ctx))

    def write_verbs(self, formatter: click.HelpFormatter, heading: str, names: list[str]) -> None:
        """Write the verbs of these names."""
        said = {name: self.commands[name].get_short_help_str(limit=_LINE) for name in names}
        with formatter.section(heading):
            formatter.write_dl(list(said.items()))


@dataclass
class Desk:
    """The options of one run, filled in before and after the verb."""

    vault: Path | None = None
    passphrase_file: Path | None = None
    as_json: bool = False
    at: str | None = None
    language: Language = Language.ENGLISH
    """In which people are answered; JSON is English."""
    exit_code: int = 0
    notes: dict[str, Any] = field(default_factory=dict)
    _read: dict[Path, str] = field(default_factory=dict, repr=False)
    """Passphrases by their file, which is read once: it may be a pipe (``<(…)``)."""

    @property
    def output(self) -> Output:
        """Where results go."""
        language = Language.ENGLISH if self.as_json else self.language
        return Output(as_json=self.as_json, language=language)

    def when(self) -> datetime:
        """Return the moment to judge as of: ``--at``, or now.

        Raises:
            WrongUse: ``--at`` is no RFC 3339 time.

        """
        return self.reading_clock().now()

    def reading_clock(self) -> Clock:
        """Return the clock for verbs that only look."""
        if self.at is None:
            return SystemClock()
        try:
            return FixedClock(read_time(self.at))
        except Unreadable as wrong:
            raise WrongUse("time-unreadable", text=self.at[:40]) from wrong

    def open(self, *, acts: bool = True) -> Book:
        """Open the vault.

        Args:
            acts: Whether something may be signed; then the time is now and no other.

        Raises:
            WrongUse: No vault was named, or ``--at`` stands with an act.
            CouldNotLook: It cannot be opened.

        """
        from wallet.book import Book

        if self.vault is None:
            raise WrongUse("vault-not-named")
        if acts and self.at is not None:
            raise WrongUse("at-not-for-acts")
        if not Book.is_in(self.vault):
            raise CouldNotLook("vault-missing", folder=str(self.vault))
        clock = SystemClock() if acts else self.reading_clock()
        passphrase = self.passphrase()
        try:
            return Book.open(self.vault, passphrase, clock=clock)
        except CouldNotLook as wrong:
            if acts or wrong.code != "vault-read-only":
                raise
            return Book.open_to_read(self.vault, passphrase, clock=clock)

    def open_to_sign(self, target: Path | None) -> Book:
        """Open the vault for an act whose parcel goes to `target`, or into the folder one is in.

        Raises:
            WrongUse: As `open`.
            CouldNotLook: As `open`; ``file-unwritable``: nothing is signed that could not be sent.
            Refused: ``file-of-vault``.

        """
        book = self.open()
        try:
            may_write(target if target is not None else Path(_NOBODYS))
        except BaseException:
            book.close()
            raise
        return book

    @property
    def passphrase_place(self) -> Path | None:
        """The file with the passphrase, if one was named."""
        named = os.environ.get("LADEWELL_PASSPHRASE_FILE")
        return self.passphrase_file or (Path(named) if named else None)

    def passphrase(self, prompt: str = "Passphrase", *, confirm: bool = False) -> str:
        """Return the passphrase: from a file, or asked for on the terminal; never an argument.

        Raises:
            CouldNotLook: The file cannot be read, or there is nobody to ask.

        """
        if (named := self.passphrase_place) is not None:
            if named not in self._read:
                self._read[named] = passphrase_from(named)
            return self._read[named]
        if not sys.stdin.isatty():
            raise CouldNotLook("passphrase-needed")
        return str(
            click.prompt(
                tell(prompt, self.language), hide_input=True, confirmation_prompt=confirm, err=True
            )
        )

    def finish(self, done: Done, target: Path | None, folder: Path | None = None) -> None:
        """Write the parcel of an act and print where it is.

        Args:
            done: What was done.
            target: The file; None for one of the parcel's own name.
            folder: Where that lies, if not in the folder one is in.

        Raises:
            CouldNotLook: ``signed-not-written``, or ``file-unwritable`` for what is not kept.

        """
        from wallet.book import Purpose

        path = (
            target
            if target is not None
            else free_path(folder or Path(), done.file_name, done.parcel)
        )
        try:
            write_file(path, done.parcel)
        except CouldNotLook as wrong:
            if done.purpose is Purpose.PROOF:
                raise
            raise CouldNotLook("signed-not-written", number=done.number, path=str(path)) from wrong
        except KeyboardInterrupt:
            if done.purpose is not Purpose.PROOF:
                facts = {"number": done.number, "path": str(path)}
                self.output.say(say("refusal", "signed-not-written", facts, self.output.language))
            raise
        text = done_text(done, str(path), self.output.language)
        self.output.put(done_facts(done, str(path)), text)


def free_path(folder: Path, name: str, data: bytes, *, before: str = "-") -> Path:
    """Return `name` in `folder`, counted up where something else than `data` has that name.

    An offer is often made in the very folder where the one before it came in, and what was signed
    once may be nowhere else. The count stands before the last `before` of the name.
    """
    path, number = folder / name, 1
    while path.exists() and not _holds(path, data):
        number += 1
        stem, mark, what = name.rpartition(before)
        path = folder / f"{stem}-{number}{mark}{what}"
    return path


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def passphrase_from(path: Path) -> str:
    """Return the first line of a passphrase file.

    Raises:
        CouldNotLook: As `lines_from`.

    """
    return lines_from(path)[0]


def lines_from(path: Path) -> list[str]:
    """Return the lines of a file with something secret in it.

    Raises:
        CouldNotLook: ``passphrase-file``: it cannot be read, or is no UTF-8 text;
            ``passphrase-file-empty``: nothing stands in its first line.

    """
    try:
        with path.open("rb") as file:
            lines = file.read(_MOST_PASSPHRASE_BYTES).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as wrong:
        raise CouldNotLook("passphrase-file", path=str(path)) from wrong
    if not lines or not lines[0]:
        raise CouldNotLook("passphrase-file-empty", path=str(path))
    return lines


def make_folder(folder: Path, *, only: Collection[str] | None = None) -> None:
    """Make `folder`, unless it is there; no files but of the names `only` may lie in it then.

    Raises:
        CouldNotLook: ``file-unwritable``, ``folder-not-empty``.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if only is not None and any(_meant(one.name) not in only for one in folder.iterdir()):
            raise CouldNotLook("folder-not-empty", path=str(folder))
    except OSError as wrong:
        raise CouldNotLook("file-unwritable", path=str(folder)) from wrong


def _meant(name: str) -> str:
    """Return which file `name` is, or was to become where `write_file` was killed at it."""
    begun = _BEGUN.fullmatch(name)
    return name if begun is None else begun[1]


@contextlib.contextmanager
def folder_for(folder: Path) -> Iterator[None]:
    """Make `folder` for what is about to be signed; where that is refused, it goes again.

    Raises:
        CouldNotLook: ``file-unwritable``: it cannot be made, or nothing can be put into it.
        Refused: ``file-of-vault``.

    """
    made = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        make_folder(folder)
        may_write(folder / _NOBODYS)
        yield
    except BaseException:
        for one in made:
            with contextlib.suppress(OSError):  # something lies in it
                one.rmdir()
        raise


def shared_options(verb: F) -> F:
    """Give `verb` the options that every verb takes, before or after its name."""
    verb = _sparing_what_is_read(verb)
    for option in reversed(
        (
            click.option("--vault", type=FILE, envvar="LADEWELL_VAULT",
                         expose_value=False, callback=_keep, help="The vault's folder."),
            click.option("--passphrase-file", type=FILE,
                         expose_value=False, callback=_keep,
                         help="A file whose first line is the passphrase."),
            click.option("--json", "as_json", is_flag=True, default=None, expose_value=False,
                         callback=_keep, help="Print JSON Lines."),
            click.option("--at", metavar="TIME", expose_value=False, callback=_keep,
                         help="Check as of this time (RFC 3339)."),
            click.option("--language", type=click.Choice([one.value for one in Language]),
                         expose_value=False,
                         help="In which language people are answered: en or zh; else that of the "
                              "system."),
        )
    ):  # fmt: skip
        verb = option(verb)
    return verb


def _sparing_what_is_read(verb: F) -> F:
    """Let `verb` not begin where ``-o`` names a file that it is to read: that would be lost."""

    @functools.wraps(verb)
    def sparing(*arguments: Any, **given: Any) -> Any:
        target = given.get("target")
        if target is not None:
            context = click.get_current_context()
            _unless_same(context.ensure_object(Desk).passphrase_place, target)
            for param in context.command.params:
                if param.name != "target" and isinstance(param.type, click.Path | _Named):
                    _unless_same(given.get(param.name or ""), target)
        return verb(*arguments, **given)

    return cast(F, sparing)


def _unless_same(named: Path | str | Iterable[Path | str] | None, target: Path) -> None:
    several = (named,) if isinstance(named, Path | str) else named or ()
    for one in several:
        with contextlib.suppress(OSError, ValueError):
            if Path(one).samefile(target) and not target.is_dir():
                raise WrongUse("output-is-input", path=str(one))


def _keep(context: click.Context, option: click.Parameter, value: object) -> None:
    if value is not None and option.name is not None:
        setattr(context.ensure_object(Desk), option.name, value)

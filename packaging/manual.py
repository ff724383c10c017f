"""Makes the manual page and the completions for shells out of the command line itself."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import get_completion_class
from origin import Origin

from wallet.cli import ladewell

COMPLETIONS = {
    "bash": "usr/share/bash-completion/completions/ladewell",
    "zsh": "usr/share/zsh/vendor-completions/_ladewell",
    "fish": "usr/share/fish/vendor_completions.d/ladewell.fish",
}
_EXITS = {
    0: "Good.",
    1: "The verdict is not good; for several subjects, of at least one.",
    2: "Could not look: no such file, unreadable, locked.",
    3: "A rule refused the act.",
    64: "Wrong usage.",
}
_WINDOW = r"""
.TH LADEWELL-WINDOW 1 "{date}" "Ladewell {version}" "User Commands"
.SH NAME
ladewell-window \- the window of the wallet for electronic bills of lading
.SH SYNOPSIS
.B ladewell-window
[\fB\-\-vault\fR \fIDIR\fR] [\fIFILE\fR|\fILINK\fR ...]
.SH DESCRIPTION
Opens the window, and in it the files and links that are named. If a window of the same user is open
already, it is given them and comes forward.
.SH OPTIONS
.TP
\fB\-\-vault\fR \fIDIR\fR
Open the vault in this folder, or make it there.
.TP
\fB\-\-choose\fR
Ask for a file to look at.
.TP
\fB\-\-self\-test\fR
Try the program where it stands, without a screen, and tell in JSON how that went.
.TP
\fB\-\-version\fR
Say version and build.
.SH SEE ALSO
.BR ladewell (1)
"""


def manual(source: Origin) -> str:
    """Return the manual page of the command line, in roff."""
    return "\n".join(_page(source)) + "\n"


def window_manual(source: Origin) -> str:
    """Return the manual page of the window, in roff."""
    return _WINDOW.lstrip().format(date=f"{source.time:%Y-%m-%d}", version=source.version)


def write(root: Path, source: Origin) -> None:
    """Write pages and completions where a Debian system looks for them under `root`."""
    folder = root / "usr/share/man/man1"
    folder.mkdir(parents=True)
    for name, text in (("ladewell", manual(source)), ("ladewell-window", window_manual(source))):
        (folder / f"{name}.1.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    for shell, place in COMPLETIONS.items():
        (root / place).parent.mkdir(parents=True, exist_ok=True)
        (root / place).write_text(completion(shell), encoding="utf-8")


def completion(shell: str) -> str:
    """Return what makes `shell` ask the program how a line may go on."""
    kind = get_completion_class(shell)
    if kind is None:
        raise SystemExit(f"click knows no completion for {shell}")
    return kind(ladewell, {}, "ladewell", "_LADEWELL_COMPLETE").source()


def _page(source: Origin) -> Iterator[str]:
    yield f'.TH LADEWELL 1 "{source.time:%Y-%m-%d}" "Ladewell {source.version}" "User Commands"'
    yield ".SH NAME"
    yield r"ladewell \- keep, check and hand over electronic bills of lading"
    yield ".SH SYNOPSIS"
    yield ".B ladewell"
    yield r"[\fIOPTION\fR ...] \fIVERB\fR [\fIARGUMENT\fR ...]"
    yield ".SH DESCRIPTION"
    yield _plain(ladewell.help or "")
    context = click.Context(ladewell, info_name="ladewell")
    yield ".SH OPTIONS"
    yield "Before the verb or after it:"
    yield from _options(ladewell.params, context)
    yield ".SH VERBS"
    for name in ladewell.list_commands(context):
        verb = ladewell.get_command(context, name)
        if verb is not None and not verb.hidden:
            yield from _verb(verb, name, context)
    yield ".SH EXIT STATUS"
    for code, meaning in _EXITS.items():
        yield from (".TP", rf"\fB{code}\fR", meaning)
    yield ".SH ENVIRONMENT"
    for name, meaning in (
        ("LADEWELL_VAULT", "The vault, where --vault names none."),
        ("LADEWELL_PASSPHRASE_FILE", "The file with its passphrase."),
        ("LADEWELL_LANGUAGE", "In which language people are answered: en or zh."),
    ):
        yield from (".TP", rf"\fB{name}\fR", _plain(meaning))
    yield ".SH SEE ALSO"
    yield ".BR ladewell-window (1)"


def _verb(verb: click.Command, name: str, above: click.Context) -> Iterator[str]:
    context = click.Context(verb, info_name=name, parent=above)
    usage = " ".join(verb.collect_usage_pieces(context))
    yield from (f'.SS "{_plain(name)} {_plain(usage)}"', _plain(verb.help or ""))
    shared = {one.name for one in ladewell.params}
    yield from _options([one for one in verb.params if one.name not in shared], context)
    if isinstance(verb, click.Group):
        for inner in verb.list_commands(context):
            below = verb.get_command(context, inner)
            if below is not None and not below.hidden:
                yield from (".TP", rf"\fB{_plain(inner)}\fR", _plain(below.get_short_help_str(200)))


def _options(parameters: list[click.Parameter], context: click.Context) -> Iterator[str]:
    """Yield what has something said of it; the usage names the others."""
    for parameter in parameters:
        record = parameter.get_help_record(context)
        if record is not None and record[1]:
            yield from (".TP", rf"\fB{_plain(record[0])}\fR", _plain(record[1]))


def _plain(text: str) -> str:
    """Return text that roff takes as it stands."""
    text = re.sub(r"\s+", " ", text.replace("\b", "")).strip().replace("\\", r"\e")
    text = text.replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{text}" if text.startswith((".", "'")) else text

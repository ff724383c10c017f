"""``ladewell``: the command line over the book. Its JSON, exit codes and files only ever grow.

Exit codes: 0 good, 1 the verdict is not good, 2 could not look, 3 a rule
refused the act, 64 wrong usage.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Mapping
from functools import partial

import click

from wallet.cli.desk import Desk, Verbs, shared_options
from wallet.cli.later import Later, verb_at
from wallet.cli.output import OutputFailed
from wallet.cli.tongue import language_of, spoken, usage_error
from wallet.errors import CouldNotLook, Refused, WalletError, WrongUse
from wallet.places import program
from wallet.words import Language

GOOD, NOT_GOOD, COULD_NOT_LOOK, REFUSED, WRONG_USE = 0, 1, 2, 3, 64


_VERBS: Mapping[str, Mapping[str, str]] = {
    "Begin": {"init": "acting.init", "card": "acting.card", "demo": "demo.demo"},
    "Look": {
        "verify": "looking.verify_files", "list": "looking.list_bills",
        "show": "looking.show_bill", "compare": "looking.compare_versions",
        "check": "care.check_vault",
    },
    "Take": {
        "receive": "acting.receive", "accept": "dealing.accept", "reject": "dealing.reject",
    },
    "Give": {
        "offer": "dealing.offer", "send": "dealing.send", "withdraw": "dealing.withdraw",
        "surrender": "dealing.surrender", "enforce": "dealing.enforce",
    },
    "As carrier and registrar": {
        "issue": "dealing.issue", "answer": "dealing.answer", "record": "ruling.record",
        "confirm": "ruling.confirm", "freeze": "ruling.freeze", "unfreeze": "ruling.unfreeze",
    },
    "Print, prove and show": {
        "render": "printing.render_bills", "bundle": "bundling.bundle_bills",
        "audit": "bundling.audit_paths", "challenge": "ruling.challenge", "prove": "ruling.prove",
        "fork": "ruling.fork", "export": "exchanging.export_bill",
        "import": "exchanging.import_files",
    },
    "By light": {"qr": "light.show_codes", "scan": "light.scan_pictures"},
    "Care of the vault": {
        "passphrase": "care.passphrase", "backup": "care.backup", "restore": "care.restore",
        "thaw": "care.thaw", "people": "approving.people", "approve": "approving.approve",
        "sanctions": "dealing.sanctions", "forget": "dealing.forget",
    },
    "TradeTrust": {
        "attest": "online.attest", "evidence": "online.evidence", "lookup": "online.look_up",
        "fetch": "online.fetch", "title": "title.title",
    },
}  # fmt: skip
"""Every verb, under what a person would look for it, and the room in which it stands."""


class _Verbs(Verbs):
    """All verbs, under their headings."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading, verbs in _VERBS.items():
            self.write_verbs(formatter, heading, list(verbs))


@click.group(
    cls=_Verbs,
    commands=Later(
        {
            name: partial(verb_at, place)
            for verbs in _VERBS.values()
            for name, place in verbs.items()
        }
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@shared_options
@click.version_option(program(), message="%(prog)s %(version)s")
def ladewell() -> None:
    """Keep and move electronic bills of lading.

    Issue, keep, verify, endorse, transfer by file or light, accept, record, surrender and print.
    """


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and return its exit code."""
    _have_streams()
    _speak_utf8()
    given = sys.argv[1:] if arguments is None else arguments
    desk = Desk(language=language_of(given, os.environ))
    try:
        spoken(ladewell, desk.language).main(
            args=arguments, prog_name="ladewell", standalone_mode=False, obj=desk
        )
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.UsageError as wrong:
        if desk.as_json or "--json" in given:
            # The option may stand behind what went wrong, and was not read then.
            desk.as_json = True
            desk.output.error(WrongUse("wrong-usage", why=wrong.format_message()))
        else:
            if desk.language is Language.ENGLISH:
                with contextlib.suppress(OSError):
                    wrong.show(sys.stderr)
            else:
                desk.output.say(usage_error(wrong, desk.language))
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        desk.output.say("")
        return 130
    except BrokenPipeError:
        # The reader went away (``| head``): nothing to say, and nobody to say it to.
        _say_no_more()
        return GOOD
    except OutputFailed:
        return _output_failed(desk)
    except WalletError as error:
        desk.output.error(error)
        return _code_of(error)
    except OSError as wrong:
        if wrong.filename is not None:
            # A name that no file system takes: too long, or behind a door that is closed.
            desk.output.error(CouldNotLook("file-unreadable", path=os.fsdecode(wrong.filename)))
            return COULD_NOT_LOOK
        if not _takes_nothing():
            raise
        return _output_failed(desk)  # help, which click prints by itself
    return desk.exit_code


def _output_failed(desk: Desk) -> int:
    _say_no_more()
    desk.as_json = False
    desk.output.error(CouldNotLook("output-failed"))
    return COULD_NOT_LOOK


def _takes_nothing() -> bool:
    """Say whether standard output still refuses what was printed."""
    try:
        sys.stdout.flush()
    except OSError:
        return True
    return False


def _code_of(error: WalletError) -> int:
    match error:
        case WrongUse():
            return WRONG_USE
        case Refused():
            return REFUSED
        case CouldNotLook():
            return COULD_NOT_LOOK
        case _:
            return COULD_NOT_LOOK


def _say_no_more() -> None:
    """Let what is still in the buffer of standard output go nowhere."""
    with contextlib.suppress(OSError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _have_streams() -> None:
    """Put nothing in the place of an input or error stream that was closed (``<&-``, ``2>&-``).

    Python leaves no stream there then; and a file that is opened would become standard error.
    """
    for name, mode in (("stdin", "r"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nothing = os.open(os.devnull, os.O_RDWR)
            setattr(sys, name, os.fdopen(nothing, mode, encoding="utf-8", closefd=False))


def _speak_utf8() -> None:
    """Print Chinese also where the console's own code page could not."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")

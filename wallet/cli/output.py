"""What the command line prints: the JSON of the contract, or text for people."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Self
from unicodedata import east_asian_width

from wallet.errors import WalletError
from wallet.proof.statement import Object as Object
from wallet.proof.statement import plain
from wallet.proof.statement import verdict_facts as verdict_facts
from wallet.proof.verdict import NO_FACTS, Verdict
from wallet.titles.refusals import ground_of
from wallet.titles.state import Degree, Moment
from wallet.words import Language, say, say_time, table

if TYPE_CHECKING:  # who has one has loaded it
    from wallet.book import BillView, Done
    from wallet.titles.holding import Holding

_HERE = "command"
"""The case of a sentence that tells what to do: here with a verb, in the window with a button."""


class OutputFailed(Exception):
    """Standard output takes nothing: its disk is full, or it is closed."""


class Output:
    """Writes one JSON object per subject, or sentences; messages go to standard error."""

    def __init__(self, *, as_json: bool, language: Language = Language.ENGLISH) -> None:
        """Write JSON Lines if `as_json`, else text in `language`."""
        self.as_json = as_json
        self.language = language

    def put(self, facts: Mapping[str, Any], text: str) -> None:
        """Print `facts` as JSON, or `text`."""
        if self.as_json:
            line = json.dumps(plain(facts), ensure_ascii=False, separators=(",", ":"))
        else:
            line = tame(text)
        if sys.stdout is None:
            raise OutputFailed
        try:
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
        except BrokenPipeError:
            raise
        except OSError as wrong:
            raise OutputFailed from wrong

    def say(self, message: str) -> None:
        """Tell the person something; standard error, never part of the result.

        Where that takes nothing, nobody is told, and all else goes on.
        """
        with suppress(OSError):
            sys.stderr.write(f"{tame(message)}\n")
            sys.stderr.flush()

    def error(self, error: WalletError, path: str = "") -> None:
        """Print what was refused or could not be looked at; `path` is which of several files."""
        told = error.facts
        here = ".".join(filter(None, (str(told.get("case", "")), _HERE)))
        if f"refusal.{error.code}.{here}" in table(self.language):
            told = {**told, "case": here}
        told = {name: in_line(fact) if isinstance(fact, str) else fact
                for name, fact in told.items()}  # fmt: skip
        message = say("refusal", error.code, told, self.language)
        if self.as_json:
            facts = {"error": error.code, "facts": error.facts, "message": message}
            named = {"path": path} if path else {}
            self.put(facts | named | _ground(error.code, error.facts, self.language), "")
            return
        which = in_line(path)
        which = f"{which}: " if which and Path(which).name not in message else ""
        self.say(f"ladewell: {which}{message} ({error.code})")
        ground = ground_of(error.code)
        if ground is not None:
            instead = say("remedy", error.code, error.facts, self.language)
            self.say(f"  {instead} [{ground.number}: {ground.law}]")

    def warn(self, code: str, facts: Mapping[str, object] = NO_FACTS) -> None:
        """Tell the person what an act also means."""
        self.say(f"  {say('warning', code, facts, self.language)}")


def _ground(code: str, facts: Mapping[str, object], language: Language) -> Object:
    """Return what the law has to say to a refusal: number, law and what to do instead."""
    ground = ground_of(code)
    if ground is None:
        return {}
    return {
        "refusal": ground.number,
        "law": ground.law,
        "remedy": say("remedy", code, facts, language),
    }


class Count:
    """Tells a person at a terminal how far long work is, on one line of standard error.

    A file or another program that reads standard error gets nothing of it. Stand it in a ``with``,
    so that the line is empty for what is said next.
    """

    _EVERY_S = 0.2

    def __init__(self) -> None:
        """Look whether a person is there."""
        self._is_seen = sys.stderr is not None and sys.stderr.isatty()
        self._at = 0.0

    def step(self, done: int, total: int, what: str = "") -> None:
        """Show how far it is (`wallet.progress.Progress`)."""
        if not self._is_seen or monotonic() - self._at < self._EVERY_S:
            return
        self._at = monotonic()
        of = f" / {total:,}" if total else ""
        sys.stderr.write(f"\r{what} {done:,}{of} \x1b[K")
        sys.stderr.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_wrong: object) -> None:
        if self._is_seen and self._at:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def tame(text: str) -> str:
    """Make visible what would command a terminal or turn the direction of writing.

    Names come from strangers; ``ESC`` in one must not clear anybody's screen.
    """
    return "".join(
        char if char.isprintable() or char == "\n" else f"[U+{ord(char):04X}]" for char in text
    )


def in_line(text: str) -> str:
    """Keep a name on its line: behind a line break in it, anybody could write a verdict."""
    return text.replace("\n", "[U+000A]")


def verdict_text(verdict: Verdict, path: str, language: Language) -> str:
    """Return the verdict as a person reads it on a terminal."""
    headline = say("headline", verdict.headline.value, verdict.facts, language)
    lines = [f"{in_line(path)}: {headline}"]
    if verdict.number:
        kind = say("kind", verdict.kind.value, language=language) if verdict.kind else ""
        degree = _degree(verdict.degree, language)
        lines.append(f"  {verdict.number}  {kind}  {degree}")
    elif verdict.digest:
        lines.append(f"  SHA-256 {verdict.digest}")
    lines.append(f"  {say('sentence', verdict.sentence, verdict.facts, language)}")
    for check in verdict.checks:
        name = say("check", check.code, check.facts, language)
        result = say("result", check.result.value, language=language)
        why = say("reason", check.reason, check.facts, language)
        lines.append(f"  {check.number:>3}  {result:<14} {name}{_colon(language)}{why}")
    time = {"time": say_time(verdict.as_of, language)}
    lines.append(f"  {say('report', 'as-of', time, language)}")
    return "\n".join(lines)


def holding_facts(holding: Holding) -> Object:
    """Return one line of the list."""
    return {
        "number": holding.number,
        "digest": holding.bill,
        "state": holding.standing,
        "position": holding.position,
        "kind": holding.kind,
        "carrier": holding.carrier,
        "from": holding.from_place,
        "to": holding.to_place,
        "vessel": holding.vessel,
        "voyage": holding.voyage,
        "on_board": holding.on_board,
        "degree": holding.degree,
        "counterparty": holding.counterparty,
        "changed": holding.changed_at,
        "change": holding.change,
    }


def holding_text(holding: Holding, language: Language) -> str:
    """Return one line of the list for a person."""
    state = say("standing", holding.standing.value, language=language)
    places = [place for place in (holding.from_place, holding.to_place) if place]
    route = " → ".join(places)
    degree = _degree(holding.degree, language)
    columns = (_padded(holding.number, 24), _padded(state, 18), _padded(degree, 10))
    return f"{''.join(columns)}{route}  {holding.vessel}"


def _padded(text: str, columns: int) -> str:
    """Return `text` so wide on a terminal, where a Chinese character takes two columns."""
    return text + " " * (columns - len(text) - sum(east_asian_width(char) in "WF" for char in text))


def _degree(degree: Degree, language: Language) -> str:
    """Return the degree of a transfer; a document of another kind has none, and says none."""
    return "" if degree is Degree.NONE else say("degree", degree.value, language=language)


def view_facts(view: BillView, language: Language) -> Object:
    """Return the verdict object of a bill in the vault, with the acts possible now."""
    acts = [
        {
            "act": possibility.verb,
            "possible": possibility.is_possible,
            "refusal": possibility.refusal,
            "facts": possibility.facts,
            "message": _refusal(possibility.refusal, possibility.facts, language),
            "ground": _ground(possibility.refusal or "", possibility.facts, language) or None,
        }
        for possibility in view.possibilities
    ]
    return verdict_facts(view.verdict, view.holding.number, language) | {
        "state": view.holding.standing,
        "position": view.holding.position,
        "phrase": list(view.phrase),
        "acts": acts,
        "versions": [
            {
                "direction": one.direction,
                "digest": one.bill,
                "number": one.number,
                "checked": one.checked,
            }
            for one in view.versions
        ],
        "warnings": list(view.warnings),
        "rejection": view.rejection or None,
    }


def view_text(view: BillView, language: Language) -> str:
    """Return a bill in the vault for a person."""
    lines = [verdict_text(view.verdict, view.holding.number, language)]
    phrase = {"phrase": " ".join(view.phrase)}
    lines.append(f"  {say('message', 'phrase', phrase, language)}")
    if view.rejection:
        lines.append(f"  {rejection_text(view.rejection, language)}")
    for moment in view.verdict.timeline:
        lines.append(f"  {_moment_text(moment, language)}")
    for possibility in view.possibilities:
        verb = say("verb", possibility.verb.value, language=language)
        why = _refusal(possibility.refusal, possibility.facts, language)
        lines.append(
            f"  {'-' if possibility.refusal else '+'} {verb}{_colon(language) if why else ''}{why}"
        )
    return "\n".join(lines)


def rejection_text(reason: str, language: Language) -> str:
    """Return for the giver that an offer was rejected, and why."""
    return say("message", "offer-rejected", {"reason": in_line(reason)}, language)


def _moment_text(moment: Moment, language: Language) -> str:
    """Return one moment with the four facts after it."""
    is_chinese = language is Language.CHINESE
    comma = "、" if is_chinese else ", "
    acts = comma.join(say("act", act.value, language=language) for act in moment.acts)
    if moment.meaning is not None:
        acts = say("meaning", moment.meaning.value, language=language)
    state = moment.state
    facts = [("control", state.holder.name)]
    if state.order_party is not None:
        facts.append(("entitlement", state.order_party.name))
    if state.charge is not None:
        facts.append(("charge", state.charge.name))
    facts.append(("medium", say("medium", state.medium.value, language=language)))
    between, after = ("；", "") if is_chinese else ("; ", " ")
    said = between.join(say("fact", fact, language=language) + after + who for fact, who in facts)
    when = say_time(moment.since, language)
    degree = say("degree", moment.degree.value, language=language)
    degree = f"（{degree}）" if is_chinese else f" ({degree})"
    return f"{when}  {acts}{_colon(language)}{moment.actor.name}{degree} · {said}"


def _colon(language: Language) -> str:
    """Return what stands between a name and what is said of it; Chinese has a wide one."""
    return "：" if language is Language.CHINESE else ": "


def done_text(done: Done, path: str, language: Language) -> str:
    """Return for a person what parcel an act made, and where it is."""
    return f"{done.number}: {say('purpose', done.what, language=language)} → {path}"


def done_facts(done: Done, file: str) -> Object:
    """Return what came of an act."""
    return {
        "number": done.number,
        "digest": done.bill,
        "purpose": done.purpose,
        "file": file,
        "refused": done.refused,
    }


def _refusal(code: str | None, facts: Mapping[str, object], language: Language) -> str:
    return "" if code is None else say("refusal", code, facts, language)

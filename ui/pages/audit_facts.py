"""The list of an audit: worst first, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from ui.look import HEADLINES, Ink, Look, Sign, Tone
from ui.models.cells import Cell
from ui.refusals import words_for
from wallet.book import Audited
from wallet.proof.verdict import Headline

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_ORDER = (
    Headline.CHANGED,
    Headline.DISPUTED,
    None,  # what could not be read
    Headline.UNKNOWN_SIGNER,
    Headline.NOT_CHECKED,
    Headline.WAITING,
    Headline.AGREED,
    Headline.OFFERED,
    Headline.COPY,
    Headline.HOLDER,
    Headline.ENDED,
)


class Tally(Enum):
    """What an auditor counts, with icon and tone."""

    BUNDLES = ("archive", Tone.NOTE)
    GENUINE = ("circle-check", Tone.GOOD)
    AS_TOLD = ("arrow-right-left", Tone.NOTE)
    CHANGED = ("octagon-x", Tone.BAD)
    DISPUTED = ("git-fork", Tone.BAD)
    UNKNOWN = ("shield-question-mark", Tone.NOTE)
    UNCHECKED = ("circle-help", Tone.NOTE)
    UNREADABLE = ("circle-x", Tone.BAD)

    @property
    def icon(self) -> str:
        """The icon beside the number."""
        return str(self.value[0])

    @property
    def tone(self) -> Tone:
        """The status it has."""
        return Tone(self.value[1])


_TALLIES = {
    Headline.CHANGED: Tally.CHANGED,
    Headline.DISPUTED: Tally.DISPUTED,
    Headline.UNKNOWN_SIGNER: Tally.UNKNOWN,
    Headline.NOT_CHECKED: Tally.UNCHECKED,
}


def worst_first(files: Iterable[Audited]) -> list[Audited]:
    """Return `files` in the order of gravity, then by number and name."""
    return sorted(
        files, key=lambda one: (_gravity(one), not one.is_bundle, _number(one), one.place)
    )


def tally(files: Sequence[Audited]) -> dict[Tally, int]:
    """Return how many there are of each kind, those that do not occur left out."""
    counted = Counter(
        Tally.UNREADABLE if one.verdict is None else _TALLIES.get(one.verdict.headline, _good(one))
        for one in files
    )
    return {kind: counted[kind] for kind in Tally if counted[kind]}


def _good(one: Audited) -> Tally:
    """Return as what a file counts with which nothing is wrong."""
    if one.is_bundle:
        return Tally.BUNDLES
    return Tally.AS_TOLD if one.is_platforms else Tally.GENUINE


def tally_words(kind: Tally) -> str:
    """Return the word behind the number."""
    return {
        Tally.BUNDLES: translate("Audit", "bundles unchanged"),
        Tally.GENUINE: translate("Audit", "genuine"),
        Tally.AS_TOLD: translate("Audit", "platforms’ files as signed"),
        Tally.CHANGED: translate("Audit", "changed"),
        Tally.DISPUTED: translate("Audit", "disputed"),
        Tally.UNKNOWN: translate("Audit", "signer not known"),
        Tally.UNCHECKED: translate("Audit", "not checked"),
        Tally.UNREADABLE: translate("Audit", "unreadable"),
    }[kind]


def cell_of(look: Look, one: Audited) -> Cell:
    """Return the row of one file: its headline over its number and name."""
    if one.verdict is None:
        words = words_for(one.error, look.speech.language) if one.error is not None else ""
        return Cell(
            words, one.path.name, is_strong=True, icon="circle-x", ink=Ink.BAD, icon_ink=Ink.BAD,
            wraps=True,
        )  # fmt: skip
    verdict = one.verdict
    sign = bundle_sign(verdict.headline) if one.is_bundle else HEADLINES[verdict.headline]
    ink = Ink(sign.tone.value)
    said = look.speech.say("headline", verdict.headline.value, verdict.facts)
    if one.is_bundle:
        said = look.speech.say("bundle", verdict.headline.value, verdict.facts)
    name = one.path.name
    about = name if verdict.number in name else f"{verdict.number} · {name}"
    return Cell(said, about, is_strong=True, icon=sign.icon, ink=ink, icon_ink=ink, wraps=True)


def bundle_sign(headline: Headline) -> Sign:
    """Return how the answer about a bundle is shown: as an archive where all is well."""
    sign = HEADLINES[headline]
    return replace(sign, icon="archive") if headline is Headline.COPY else sign


def matches(look: Look, one: Audited, words: Sequence[str]) -> bool:
    """Say whether all `words`, case-folded, occur in what the row says or who took part."""
    cell = cell_of(look, one)
    said = [cell.first, cell.second]
    if one.verdict is not None:
        said += [moment.state.holder.name for moment in one.verdict.timeline]
        said += [moment.actor.name for moment in one.verdict.timeline]
    if one.exported is not None:
        said += [one.exported.named, one.exported.key, one.exported.selection]
    text = " ".join(said).casefold()
    return all(word in text for word in words)


def _gravity(one: Audited) -> int:
    return _ORDER.index(one.verdict.headline if one.verdict is not None else None)


def _number(one: Audited) -> str:
    return one.verdict.number if one.verdict is not None else ""

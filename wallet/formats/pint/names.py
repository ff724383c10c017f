"""Looks at the names in a chain, which identify nobody but are what people read.

Codes and keys decide who is who (`wallet.titles.parties`). A name can still
mislead whoever reads it, so the check ``pint.names`` says where

* a name or code mixes scripts that look alike (Unicode TR 39 §5.1), or holds
  characters that do not show;
* one key goes by two names, or by another than its pinned card says.

An actor that shares no more than a code with the holder, and goes by another
name, is noted under ``chain.acts``: branches and desks share the code of their
house, and nothing then says that the two are one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from wallet.proof.findings import Findings
from wallet.proof.trust import Trust
from wallet.proof.verdict import Result
from wallet.titles.acts import ActCode
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Party

CODE = "pint.names"

# Beside Latin these are at home in one name (TR 39 §5.2, "highly restrictive").
_EAST_ASIAN = {"CJK", "HIRAGANA", "KATAKANA", "BOPOMOFO", "HANGUL", "FULLWIDTH", "HALFWIDTH"}
_UNSHOWN = {"Cc", "Cf", "Co", "Cn", "Zl", "Zp"}


def check_names(chain: TitleChain, trust: Trust, findings: Findings) -> None:
    """Note every name that could be taken for another."""
    seen: dict[str, str] = {}
    for position, party in _named(chain):
        facts = {"name": party.name, "position": position}
        for text in (party.name, *(code.code for code in party.codes)):
            if (reason := _misleads(text)) is not None:
                findings.note(CODE, Result.FAILED, reason, facts)
        if party.did is None:
            continue
        pinned = trust.card_of(party)
        other = pinned.name if pinned is not None else seen.setdefault(party.did, party.name)
        if other != party.name:
            reason = "name-not-as-pinned" if pinned is not None else "names-differ"
            findings.note(CODE, Result.FAILED, reason, facts | {"other": other})
    findings.passed(CODE, "names-clear")
    _check_actors(chain, findings)


def _check_actors(chain: TitleChain, findings: Findings) -> None:
    """Note each actor whom only a shared code makes the holder."""
    holder: Party | None = None
    for link in chain.links:
        for act in link.entry.acts:
            if holder is not None and not act.actor.is_surely(holder):
                findings.note(
                    "chain.acts", Result.NOT_CHECKED, "actor-named-otherwise",
                    {"position": link.entry.position, "actor": act.actor.name,
                     "holder": holder.name},
                )  # fmt: skip
            if act.code in (ActCode.ISSUE, ActCode.TRANSFER):
                holder = act.recipient
            elif act.code.moves_control:
                holder = None  # the carrier's turn, or back after it
        holder = link.state.holder


def _named(chain: TitleChain) -> Iterator[tuple[int, Party]]:
    """Yield every party that the entries name, with the position of the entry."""
    for link in chain.links:
        for act in link.entry.acts:
            yield link.entry.position, act.actor
            if act.recipient is not None:
                yield link.entry.position, act.recipient


@lru_cache(maxsize=4096)
def _misleads(text: str) -> str | None:
    """Return why `text` could be taken for another, if it could."""
    if text.isascii() and text.isprintable():
        return None
    if any(unicodedata.category(sign) in _UNSHOWN for sign in text):
        return "name-hidden-characters"
    # The first word of a character's name is its script, well enough for a warning.
    scripts = {unicodedata.name(sign, "").split(" ")[0] for sign in text if sign.isalpha()}
    alike = scripts - _EAST_ASIAN
    is_mixed = len(alike) > 1 or (scripts != alike and bool(alike - {"LATIN"}))
    return "name-mixed-scripts" if is_mixed else None

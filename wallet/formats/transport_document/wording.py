"""Looks for words that change what a bill is: a condition, a part, or "paper only".

Two short lists of phrases, in English and Chinese. They find what people write, not what they
mean: a phrase that is found is shown as it stands, and a person decides what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from wallet.formats.transport_document.reading import each

_CONDITION = re.compile(
    r"\b(?:subject to|provided that|on condition|conditional(?:ly)?|only if|unless|upon payment"
    r"|against payment|in part|part of|partial(?:ly)?|half of|one half|\d{1,3}(?:\.\d+)?\s?%)"
    r"|以.{0,12}为条件|附条件|如果|除非|凭付款|付款后|部分|一半|百分之",
    re.IGNORECASE,
)
_PAPER_ONLY = re.compile(
    r"\b(?:electronic trade documents act|etda)\b[^.。;；\n]{0,60}\b(?:not|excluded|disapplied)\b"
    r"|\b(?:not|never)\s+(?:to\s+)?(?:be\s+)?(?:issued|converted|transferred|treated|held|made"
    r"|constitute|become|qualify|exist|an?)\b[^.。;；\n]{0,40}"
    r"\b(?:electronic (?:trade document|bill|form|record)|transferable record)\b"
    r"|\b(?:paper|printed)\s+(?:originals?|bills?|form|document)\s+only\b"
    r"|\bonly\s+(?:in|on|as)\s+(?:a\s+)?paper\b"
    r"|(?:仅限|只能|仅以)纸质|不得[^。；\n]{0,12}电子",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.。;；\n]")
_AROUND = 120
"""Characters of its sentence that are shown before and after such words."""
_MOST_SHOWN = 200
_MOST_READ = 60_000


def condition_in(remark: str) -> str | None:
    """Return `remark`, shortened, if it makes an endorsement conditional or one of a part."""
    if _CONDITION.search(remark[:_MOST_READ]) is None:
        return None
    return " ".join(remark.split())[:_MOST_SHOWN]


def paper_only_clause(document: Mapping[str, Any]) -> str | None:
    """Return the clause with which a bill's own terms rule an electronic record out, if any.

    UK ETDA 2023 s.5 lets parties opt out; a bill that did cannot be passed on as a record.
    """
    for path in ("termsAndConditions", "carrierClauses/*"):
        for _where, words in each(document, path):
            found = _PAPER_ONLY.search(words[:_MOST_READ]) if isinstance(words, str) else None
            if found is not None:
                return " ".join(_clause(words, *found.span()).split())[:_MOST_SHOWN]
    return None


def _clause(words: str, start: int, end: int) -> str:
    """Return what was found with what stands around it in its sentence.

    Looked for apart: as a part of the pattern it would be tried anew at every letter.
    """
    before = _STOP.split(words[max(0, start - _AROUND) : start])[-1]
    after = _STOP.split(words[end : end + _AROUND])[0]
    return before + words[start:end] + after

"""Collects what each check found, and which of the findings answers for the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from wallet.proof.verdict import NO_FACTS, NUMBERS, Answer, Check, Evidence, Result

_GRAVITY = (Result.FAILED, Result.NOT_CHECKED, Result.PASSED, Result.NOT_APPLICABLE)
_NUMBER = NUMBERS.__getitem__

Step = tuple[int, int, int]
"""When in DCSA's order of validation (§2.11) a finding is made: step, entry, part."""


class Findings:
    """The notebook of one judgement: the gravest finding of a check is its result."""

    def __init__(self, as_of: datetime, source: str) -> None:
        """Open an empty notebook; findings without a source of their own rest on `source`."""
        self._as_of = as_of
        self._source = source
        self._by_code: dict[str, list[Check]] = defaultdict(list)
        self._failed: set[str] = set()
        self._answers: list[tuple[Step, Answer]] = []

    def note(
        self,
        code: str,
        result: Result,
        reason: str,
        facts: Mapping[str, object] = NO_FACTS,
        *,
        source: str = "",
        evidence: tuple[Evidence, ...] = (),
        answer: tuple[Step, Answer] | None = None,
    ) -> None:
        """Write down one finding, and the PINT answer it would force."""
        self._by_code[code].append(
            Check(code, result, reason, facts, source or self._source, self._as_of, evidence)
        )
        if result is Result.FAILED:
            self._failed.add(code)
        if answer is not None:
            self._answers.append(answer)

    def passed(self, code: str, reason: str, facts: Mapping[str, object] = NO_FACTS) -> None:
        """Write down that a check found nothing wrong, unless something was found before."""
        if not self._by_code.get(code):
            self.note(code, Result.PASSED, reason, facts)

    def has_failed(self, *codes: str) -> bool:
        """Say whether any of the checks failed."""
        return not self._failed.isdisjoint(codes)

    def lacks(self, *codes: str) -> bool:
        """Say whether any of the checks was not made with success, though it applies."""
        return any(
            finding.result in (Result.FAILED, Result.NOT_CHECKED)
            for code in codes
            for finding in self._by_code.get(code, ())
        )

    @property
    def answer(self) -> Answer | None:
        """The answer of the earliest finding that forces one."""
        return min(self._answers, key=lambda given: given[0])[1] if self._answers else None

    def checks(self) -> tuple[Check, ...]:
        """Return one check per code, in order of number; the gravest finding speaks for it."""
        return tuple(_gravest(self._by_code[code]) for code in sorted(self._by_code, key=_NUMBER))


def _gravest(found: list[Check]) -> Check:
    """Return the gravest of what one check found, with each piece of evidence of all of it."""
    if len(found) == 1:
        return found[0]
    gravest = min(found, key=lambda check: _GRAVITY.index(check.result))
    evidence = tuple(dict.fromkeys(piece for one in found for piece in one.evidence))
    return gravest if evidence == gravest.evidence else replace(gravest, evidence=evidence)

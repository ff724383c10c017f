"""Judges bundles, files and folders without keeping them, a little at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from ui.jobs import Job
from ui.session import Session
from wallet.book import Audit, Audited, Question, Report, Signature, trust_from
from wallet.clock import Clock
from wallet.progress import Progress
from wallet.words import Language

_TURN_S = 0.3
"""After so long the list grows, and somebody else may use the worker."""
_MOST_AT_ONCE = 500


class AuditRun:
    """One audit of several paths. It goes on with each `next`, where it was.

    Args:
        session: A vault if one is open: it adds whom its owner trusts.
        paths: Files and folders.
        clock: As of when they are judged.
        cards: Of those who are known without a vault, and files of evidence.

    """

    def __init__(
        self, session: Session, paths: Sequence[Path], clock: Clock, cards: Sequence[Path] = ()
    ) -> None:
        self.paths = tuple(paths)
        self._cards = tuple(cards)
        self.is_over = False
        self._session = session
        self._clock = clock
        self._audit: Audit | None = None
        self._findings: Iterator[Audited] = iter(())

    def next(self) -> Job:
        """Judge on for a moment; the job brings a tuple of `Audited`, none once it is over."""
        return self._asked(self._advance)

    def trace(self, one: Audited) -> Job:
        """Check every signature of a bill again; the job brings `one` and its `Signature`s."""

        def work(audit: Audit) -> tuple[Audited, tuple[Signature, ...]]:
            return one, audit.signatures(one)

        return self._asked(work)

    def report(self, target: Path, language: Language) -> Job:
        """Judge everything once more, with every signature, and write the report."""
        plain = Question(as_of=self._clock.now())
        if self._session.is_open:
            return self._session.look(
                lambda book, progress: self._write(target, language, book.question(plain), progress)
            )
        return self._session.without_vault(
            lambda progress: self._write(target, language, self._relying(plain), progress)
        )

    def _asked(self, work: Callable[[Audit], object]) -> Job:
        plain = Question(as_of=self._clock.now())
        if self._session.is_open:
            return self._session.read(lambda book: work(self._begun(book.question(plain))))
        return self._session.without_vault(
            lambda _progress: work(self._audit or self._begun(self._relying(plain)))
        )

    def _relying(self, question: Question) -> Question:
        return replace(question, trust=trust_from(self._cards, question.as_of))

    def _begun(self, question: Question) -> Audit:
        if self._audit is None:
            self._audit = Audit(self.paths, question)
            self._findings = self._audit.findings()
        return self._audit

    def _advance(self, _audit: Audit) -> tuple[Audited, ...]:
        found: list[Audited] = []
        until = monotonic() + _TURN_S
        for one in self._findings:
            found.append(one)
            if len(found) == _MOST_AT_ONCE or monotonic() >= until:
                return tuple(found)
        self.is_over = True
        return tuple(found)

    def _write(
        self, target: Path, language: Language, question: Question, progress: Progress
    ) -> Path:
        report = Report(target, question.as_of, language)
        try:
            for one in Audit(self.paths, question, progress, traces=True).findings():
                report.add(one)
        except BaseException:
            report.drop()
            raise
        report.close()
        return target

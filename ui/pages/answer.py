"""Turns a verdict into what a banner says."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.look import HEADLINES, Look
from ui.widgets.banner import Answer
from ui.widgets.ladder import Step
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.state import Degree

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_WITHOUT_STEPS = (Headline.CHANGED, Headline.NOT_CHECKED, Headline.ENDED)


def answer_for(look: Look, verdict: Verdict, *source: str) -> Answer:
    """Return headline, sentence, caption and degree of `verdict`.

    Args:
        look: Language and time zone.
        verdict: The verdict.
        source: What it rests on, in words; stands in the caption after the time.

    """
    speech, code = look.speech, verdict.headline.value
    as_of = translate("Answer", "As of {time}").format(time=speech.time(verdict.as_of))
    return Answer(
        HEADLINES[verdict.headline],
        speech.say("headline", code, verdict.facts),
        speech.say("sentence", verdict.sentence, verdict.facts),
        " · ".join(part for part in (as_of, *source) if part),
        steps_of(look, verdict),
    )


def steps_of(look: Look, verdict: Verdict) -> tuple[Step, ...]:
    """Return how far the newest transfer has come, where that is a question at all."""
    if not verdict.timeline or verdict.headline in _WITHOUT_STEPS:
        return ()
    speech, last, degree = look.speech, verdict.timeline[-1], verdict.degree
    not_yet = translate("Answer", "not yet")
    answer = translate("Answer", "your answer")
    agreed = answer if verdict.headline is Headline.OFFERED else not_yet
    by_issue = translate("Answer", "by its issue") if last.position == 0 else ""
    if degree.rank >= Degree.AGREED.rank:
        agreed = speech.short_time(last.agreed_at) if last.agreed_at else by_issue
    recorded = not_yet
    if degree is Degree.RECORDED:
        recorded = speech.short_time(last.recorded_at) if last.recorded_at else by_issue
    return (
        Step(Degree.SIGNED, degree.rank >= Degree.SIGNED.rank, speech.short_time(last.since)),
        Step(Degree.AGREED, degree.rank >= Degree.AGREED.rank, agreed),
        Step(Degree.RECORDED, degree is Degree.RECORDED, recorded),
    )

"""The verification page: what was checked, what was found, and how to check it again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from wallet.papers.pen import Pen, Sheet
from wallet.papers.press import Attachment
from wallet.proof.verdict import Check, Headline, Result, Verdict
from wallet.titles.state import Degree

_MOST_EVIDENCE = 3
TONES = {
    Headline.HOLDER: "good",
    Headline.OFFERED: "good",
    Headline.AGREED: "wait",
    Headline.WAITING: "wait",
    Headline.COPY: "note",
    Headline.UNKNOWN_SIGNER: "note",
    Headline.NOT_CHECKED: "note",
    Headline.ENDED: "ended",
    Headline.DISPUTED: "bad",
    Headline.CHANGED: "bad",
}
"""The five statuses of the window, by headline."""


def findings(verdict: Verdict, attachments: Sequence[Attachment], pen: Pen) -> Sheet:
    """Return the verification page of `verdict`."""
    return {
        "tone": TONES[verdict.headline],
        "headline": pen.say("headline", verdict.headline.value, verdict.facts),
        "sentence": pen.say("sentence", verdict.sentence, verdict.facts),
        "as-of": pen.label("as-of", time=pen.time(verdict.as_of)),
        "rank": verdict.degree.rank,
        "degrees": [pen.say("degree", degree.value) for degree in list(Degree)[1:]],
        "standing": _standing(verdict, pen),
        "open": [_check(one, verdict, pen) for one in _open(verdict)],
        "settled": [_check(one, verdict, pen) for one in _settled(verdict)],
        "files": [_file(one, pen) for one in attachments],
        "digest": pen.line(verdict.digest),
        "again": [pen.label(f"again-{step}") for step in range(1, 6)],
    }


def _standing(verdict: Verdict, pen: Pen) -> list[list[str]]:
    """Return the four facts, kept apart, as far as the verdict knows them."""
    facts = (
        ("holder", verdict.holder),
        ("order-party", verdict.order_party),
        ("charge", verdict.charge),
        ("issued-by", verdict.carrier),
    )
    rows = [[pen.label(code), pen.line(party.name)] for code, party in facts if party]
    if verdict.status:
        rows.append([pen.label("status"), pen.say("status", verdict.status.value)])
    if verdict.kind:
        rows.append([pen.label("kind"), pen.say("kind", verdict.kind.value)])
    return rows


def _open(verdict: Verdict) -> list[Check]:
    failed = sorted(verdict.with_result(Result.FAILED), key=lambda check: check.number)
    return failed + sorted(verdict.with_result(Result.NOT_CHECKED), key=lambda check: check.number)


def _settled(verdict: Verdict) -> list[Check]:
    settled = verdict.with_result(Result.PASSED, Result.NOT_APPLICABLE)
    return sorted(settled, key=lambda check: check.number)


def _check(check: Check, verdict: Verdict, pen: Pen) -> Sheet:
    """Return one row; its time only where it is not that of the whole verdict."""
    own_time = check.as_of if check.as_of != verdict.as_of else None
    return {
        "number": str(check.number),
        "name": pen.say("check", check.code, check.facts),
        "finding": pen.say("reason", check.reason, check.facts),
        "evidence": _evidence(check, pen),
        "source": pen.say("source", check.source) if check.source else "",
        "as-of": pen.time(own_time) if own_time else "",
        "result": check.result.value,
        "word": pen.say("result", check.result.value),
    }


def _evidence(check: Check, pen: Pen) -> list[str]:
    """Return the first pieces of evidence; a long chain has a thousand, and all are attached."""
    shown = [pen.line(f"{one.label} {one.value}") for one in check.evidence[:_MOST_EVIDENCE]]
    more = len(check.evidence) - len(shown)
    return [*shown, pen.label("more-evidence", count=more)] if more else shown


def _file(file: Attachment, pen: Pen) -> Sheet:
    return {
        "name": pen.line(file.name),
        "about": pen.line(file.description),
        "size": pen.label("bytes", count=f"{len(file.data)}"),
        "type": pen.line(file.media_type),
        "digest": hashlib.sha256(file.data).hexdigest(),
    }

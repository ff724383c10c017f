"""Prints the report of an audit: totals, bundles, one line for each bill, and the checks behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wallet.papers.findings import TONES
from wallet.papers.pen import Pen, Sheet
from wallet.papers.press import Attachment, print_pdf
from wallet.proof.verdict import Headline, Result, Verdict
from wallet.words import Language, table

_LONGEST = 200
_OPEN = (Result.FAILED, Result.NOT_CHECKED)
_RESULTS = {True: Result.PASSED, False: Result.FAILED, None: Result.NOT_CHECKED}


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One signature as the report shows it."""

    on: str
    """What it is on, as a word of the group ``signed-on``."""
    position: int | None
    party: str
    key: str
    certificates: tuple[str, ...]
    at: datetime | None
    is_right: bool | None


@dataclass(frozen=True, slots=True)
class BundleLine:
    """What a bundle says of itself."""

    signer: str
    key: str
    signed_at: datetime | None
    stamped: str
    bills: int


@dataclass(frozen=True, slots=True)
class Item:
    """What came of one bundle or bill."""

    place: str
    verdict: Verdict | None
    error: tuple[str, dict[str, object]] | None = None
    """Code and facts of why there is no verdict."""
    bundle: BundleLine | None = None
    signatures: tuple[SignatureLine, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditPaper:
    """Everything that is needed to print a report."""

    items: Sequence[Item]
    details: Sequence[Item]
    """Those that are shown check by check."""
    as_of: datetime
    language: Language
    attachments: tuple[Attachment, ...] = ()


def render_audit(paper: AuditPaper) -> bytes:
    """Return the report as PDF/A-3a and PDF/UA-1; the same paper gives the same bytes."""
    pen = Pen(paper.language)
    bills = [one for one in paper.items if one.bundle is None]
    sheet: dict[str, Any] = {
        "language": paper.language.value,
        "labels": _labels(paper.language),
        "number": "",
        "digest": "",
        "reader": "",
        "as-of": pen.say("report", "as-of", {"time": pen.time(paper.as_of)}),
        "totals": _totals(paper.items, pen),
        "bundles": [_bundle(one, pen) for one in paper.items if one.bundle is not None],
        "bills": [_bill(one, pen) for one in bills],
        "details": [_detail(one, one.verdict, pen) for one in paper.details if one.verdict],
        "left": len(bills) - len(paper.details),
    }
    sheet["replaced"] = pen.glyphs.replaced
    return print_pdf("audit.typ", sheet, paper.attachments, paper.as_of)


def _totals(items: Sequence[Item], pen: Pen) -> list[Sheet]:
    counted = Counter(map(_counts_as, items))
    tones = {_counts_as(one): _tone(one.verdict.headline if one.verdict else None) for one in items}
    return [
        {"tone": tones[code], "words": pen.say("report", code), "count": str(counted[code])}
        for code in sorted(counted)
    ]


def _counts_as(one: Item) -> str:
    """Return as what a bundle or bill counts; what is wrong with them counts together."""
    if one.verdict is None:
        return "unreadable"
    if one.verdict.headline is Headline.COPY and one.bundle is not None:
        return "unchanged"
    if one.verdict.headline is Headline.COPY and one.verdict.check("exchange.told") is not None:
        return "as-told"
    return one.verdict.headline.value


def _bundle(one: Item, pen: Pen) -> Sheet:
    about, verdict = one.bundle, one.verdict
    if about is None or verdict is None:
        return {}
    return {
        "place": pen.line(one.place[-_LONGEST:]),
        "tone": _tone(verdict.headline),
        "headline": pen.say("bundle", verdict.headline.value, verdict.facts),
        "findings": [pen.say("reason", check.reason, check.facts) for check in verdict.checks],
        "signer": pen.line(about.signer),
        "key": pen.line(about.key),
        "signed-at": pen.time(about.signed_at) if about.signed_at else "",
        "stamped": pen.line(about.stamped),
        "bills": str(about.bills),
    }


def _bill(one: Item, pen: Pen) -> Sheet:
    verdict = one.verdict
    if verdict is None:
        code, facts = one.error or ("unreadable", {})
        return {
            "number": "",
            "place": pen.line(one.place[-_LONGEST:]),
            "tone": "bad",
            "headline": pen.say("report", "unreadable"),
            "why": pen.say("refusal", code, facts),
            "holder": "",
            "rank": 0,
            "degree": "",
        }
    is_open = verdict.headline in (
        Headline.CHANGED,
        Headline.DISPUTED,
        Headline.NOT_CHECKED,
        Headline.UNKNOWN_SIGNER,
    )
    worst = next(iter((*verdict.with_result(Result.FAILED), *verdict.with_result(_OPEN[1]))), None)
    return {
        "number": pen.line(verdict.number[:_LONGEST]),
        "place": pen.line(one.place[-_LONGEST:]),
        "tone": _tone(verdict.headline),
        "headline": pen.say("headline", verdict.headline.value, verdict.facts),
        "why": pen.say("reason", worst.reason, worst.facts) if worst and is_open else "",
        "holder": pen.line(verdict.holder.name) if verdict.holder else "",
        "rank": verdict.degree.rank,
        "degree": pen.say("degree", verdict.degree.value),
    }


def _detail(one: Item, verdict: Verdict, pen: Pen) -> Sheet:
    checks = sorted(verdict.checks, key=lambda check: (check.result not in _OPEN, check.number))
    return {
        "number": pen.line(verdict.number[:_LONGEST]),
        "place": pen.line(one.place[-_LONGEST:]),
        "tone": _tone(verdict.headline),
        "headline": pen.say("headline", verdict.headline.value, verdict.facts),
        "sentence": pen.say("sentence", verdict.headline.value, verdict.facts),
        "control": [
            [
                str(moment.position + 1),
                ", ".join(pen.say("act", act.value) for act in moment.acts),
                pen.time(moment.since),
                pen.line(moment.state.holder.name),
                pen.line(moment.state.order_party.name) if moment.state.order_party else "",
                pen.say("degree", moment.degree.value),
            ]
            for moment in verdict.timeline
        ],
        "checks": [
            {
                "number": str(check.number),
                "name": pen.say("check", check.code, check.facts),
                "finding": pen.say("reason", check.reason, check.facts),
                "result": check.result.value,
                "word": pen.say("result", check.result.value),
            }
            for check in checks
        ],
        "signatures": [_signature(line, pen) for line in one.signatures],
    }


def _signature(line: SignatureLine, pen: Pen) -> Sheet:
    result = _RESULTS[line.is_right]
    on = pen.say("signed-on", line.on)
    return {
        "on": on if line.position is None else f"{on} {line.position + 1}",
        "party": pen.line(line.party),
        "key": pen.line(line.key),
        "certificates": [pen.line(one) for one in line.certificates],
        "at": pen.time(line.at) if line.at else "",
        "result": result.value,
        "word": pen.say("result", result.value),
    }


def _tone(headline: Headline | None) -> str:
    return TONES[headline] if headline else "bad"


def _labels(language: Language) -> dict[str, str]:
    prefix = "report."
    return {
        code.removeprefix(prefix): sentence
        for code, sentence in table(language).items()
        if code.startswith(prefix)
    }

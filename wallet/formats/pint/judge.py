"""Judges a PINT envelope: every check in DCSA's order, one answer, one headline.

The order is that of a receiving platform (PINT 3.0.0, finish-transfer): 1-5 the
signed parts (`reading`), 6 the acts (`wallet.titles.chain`), 7 the address,
8 receipts and records (`degrees`), 9 the chain known before, 10 the documents.
All checks are made, whatever the first one finds; the earliest failure gives
the PINT answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from wallet.errors import Refused, Unreadable
from wallet.formats.pint import FORMAT
from wallet.formats.pint.case import Case
from wallet.formats.pint.degrees import Standing, recipient_of, weigh
from wallet.formats.pint.envelope import Envelope
from wallet.formats.pint.forks import Known, compare
from wallet.formats.pint.headline import Facts, headline_of
from wallet.formats.pint.names import check_names
from wallet.formats.pint.payloads import Manifest, read_policy
from wallet.formats.pint.reading import Opened, open_envelope
from wallet.formats.pint.terms import terms_of
from wallet.formats.pint.versions import check_links
from wallet.formats.transport_document import content_defects, schema_defects
from wallet.proof.findings import Findings
from wallet.proof.verdict import Answer, Evidence, Result, Verdict
from wallet.titles.bill import Offline, OfflinePolicy
from wallet.titles.chain import TitleChain
from wallet.titles.state import Moment, Status

_CLOCK_SLACK = timedelta(minutes=10)
_MOST_DECLARED = 500
RECOVERED = "recovered"
"""The member of an entry's extension in which the owner of a restored vault declares it."""
_SIGNED_PARTS = (
    "format.strict",
    "document.integrity",
    "issuer.signature",
    "chain.links",
    "chain.signatures",
)
_OF_LINKS = ("other-document", "link-broken")


def judge(envelope: Envelope, case: Case) -> Verdict:
    """Return the verdict on `envelope` in the light of `case`."""
    return judge_with_chain(envelope, case)[0]


def judge_with_chain(envelope: Envelope, case: Case) -> tuple[Verdict, TitleChain | None]:
    """Return the verdict, and the chain if every act in it was signed, linked and allowed."""
    findings = Findings(case.as_of, case.source)
    opened = open_envelope(envelope, case, findings)
    _content(envelope, findings)
    chain = _replay(envelope, opened, findings)
    standing = Standing()
    if chain is not None:
        _times(chain, case, findings)
        _address(chain, case, findings)
        standing = weigh(chain, case, opened.ring, findings)
        _policy(chain, standing, case, findings)
        _recovery(chain, findings)
        _status(standing.effective(chain).state.status, standing, findings)
        check_names(chain, case.trust, findings)
        check_links(envelope, chain, case, findings)
    known = compare(envelope, case, opened, standing, findings)
    _papers(opened.manifest, case, findings)
    for code, reason in (
        ("format.strict", "read-strictly"),
        ("document.integrity", "document-unchanged"),
        ("issuer.signature", "signature-right"),
        ("chain.links", "links-right"),
        ("chain.signatures", "signatures-right"),
    ):
        findings.passed(code, reason, {"entries": len(envelope.chain)})
    facts = Facts(
        changed=findings.has_failed(
            *_SIGNED_PARTS, "chain.acts", "chain.times", "papers.digests", "receipt.signature"
        ),
        disputed=known is Known.CONTRADICTS or standing.disputed,
        strangers=opened.strangers,
        outrun=standing.outrun or known is Known.OLDER,
        standing=standing,
    )
    headline, said = headline_of(chain, case, facts)
    verdict = partial(
        Verdict,
        format=FORMAT,
        headline=headline,
        as_of=case.as_of,
        checks=findings.checks(),
        number=envelope.number,
        digest=envelope.digest,
        answer=findings.answer or _answer(facts, known),
        facts=said,
    )
    return (verdict() if chain is None else _with_chain(verdict, chain, standing)), chain


def _answer(facts: Facts, known: Known) -> Answer:
    """Return the PINT answer where no finding forces one."""
    if facts.changed:
        return Answer.BAD_ENVELOPE
    return Answer.DUPLICATE if known is Known.SAME else Answer.ACCEPTED


def _with_chain(verdict: Callable[..., Verdict], chain: TitleChain, standing: Standing) -> Verdict:
    """Return the verdict that also tells who has control, and since when."""
    state, receiver = standing.effective(chain).state, None
    if (before := standing.before_offer(chain)) is not None:
        receiver, state = state.holder, replace(before, status=Status.PENDING)
    if standing.frozen is not None and not state.status.has_ended:
        state = replace(state, status=Status.FROZEN)
    return verdict(
        receiver=receiver,
        degree=standing.degree(standing.giving(chain).entry.position),
        kind=state.kind,
        status=state.status,
        holder=state.holder,
        order_party=state.order_party,
        charge=state.charge,
        is_enforced=state.is_enforced,
        carrier=state.carrier,
        timeline=tuple(
            Moment(
                position=link.entry.position,
                entry=link.entry.digest,
                since=link.entry.acts[-1].at,
                acts=tuple(act.code for act in link.entry.acts),
                actor=link.entry.acts[-1].actor,
                state=link.state,
                degree=standing.degree(link.entry.position),
                agreed_at=standing.agreed.get(link.entry.position),
                recorded_at=standing.recorded.get(link.entry.position),
                confirmed_at=standing.confirmed.get(link.entry.position),
                meaning=link.entry.meaning,
                is_rejected=link.entry.position in standing.rejected,
            )
            for link in chain.links
        ),
    )


def _content(envelope: Envelope, findings: Findings) -> None:
    """Hold the document against DCSA's schema and content rules; no signature depends on it."""
    defects = (*schema_defects(envelope.document), *content_defects(envelope.document))
    if not defects:
        findings.passed("pint.content", "content-right")
        return
    first = defects[0]
    findings.note(
        "pint.content", Result.FAILED, "content-defects",
        {**first.facts, "total": len(defects), "where": first.where, "defect": first.code},
        evidence=tuple(Evidence("defect", f"{d.where}: {d.code}") for d in defects[:50]),
    )  # fmt: skip


def _replay(envelope: Envelope, opened: Opened, findings: Findings) -> TitleChain | None:
    """Step 6: the acts, replayed under the law of the bill."""
    if not opened.entries or findings.has_failed(*_SIGNED_PARTS):
        findings.note("chain.acts", Result.NOT_CHECKED, "signed-parts-first")
        return None
    try:
        chain = TitleChain.replay(terms_of(envelope.document, envelope.digest), opened.entries)
    except Unreadable as wrong:
        findings.note(
            "format.strict", Result.FAILED, wrong.code, wrong.facts,
            answer=((6, 0, 0), Answer.BAD_ENVELOPE),
        )  # fmt: skip
        return None
    except Refused as refusal:
        code = "chain.times" if refusal.code == "time-backwards" else "chain.acts"
        code = "chain.links" if refusal.code in _OF_LINKS else code
        findings.note(
            code, Result.FAILED, refusal.code, refusal.facts,
            answer=((6, 0, 0), Answer.BAD_ENVELOPE),
        )  # fmt: skip
        return None
    if not findings.has_failed("chain.acts"):
        acts = [act.code.value for entry in opened.entries for act in entry.acts]
        findings.passed("chain.acts", "acts-allowed", {"acts": tuple(acts[-4:])})
    return chain


def _times(chain: TitleChain, case: Case, findings: Findings) -> None:
    newest = chain.last.acts[-1].at
    if newest - case.as_of > _CLOCK_SLACK:  # a sum could leave the calendar
        later = sum(link.entry.acts[-1].at > case.as_of for link in chain.links)
        findings.note(
            "chain.times", Result.NOT_CHECKED, "later-than-now",
            {"at": newest, "as_of": case.as_of, "count": later, "entries": len(chain)},
        )  # fmt: skip
    else:
        findings.passed("chain.times", "times-right")


def _address(chain: TitleChain, case: Case, findings: Findings) -> None:
    """Step 7: is it given to the one who asks?"""
    recipient = recipient_of(chain.last)
    if recipient is None:
        findings.note("address", Result.NOT_APPLICABLE, "addressed-to-nobody")
        return
    facts = {"recipient": recipient.name, "platform": recipient.platform}
    if case.receiver is not None:
        codes = {recipient.platform, *(code.code for code in recipient.codes)}
        if case.receiver in codes:
            findings.passed("address", "addressed-to-you", facts)
        else:
            findings.note(
                "address", Result.FAILED, "addressed-to-other", facts,
                answer=((7, 0, 0), Answer.BAD_ENVELOPE),
            )  # fmt: skip
    elif case.me is None:
        findings.note("address", Result.NOT_CHECKED, "no-receiver", facts)
    elif recipient.is_same_as(case.me):
        findings.passed("address", "addressed-to-you", facts)
    else:
        findings.note("address", Result.NOT_APPLICABLE, "addressed-to-other", facts)


def _policy(chain: TitleChain, standing: Standing, case: Case, findings: Findings) -> None:
    """Hold the unrecorded stretch against the issuer's policy in entry 0 (DESIGN §2)."""
    if chain.registrar is None or not chain.registrar.startswith("did:key:"):
        return  # a registry elsewhere has rules of its own
    try:
        policy = read_policy(chain.links[0].entry.extension)
    except Unreadable as wrong:
        findings.note("format.strict", Result.FAILED, wrong.code, wrong.facts)
        return
    hops = standing.effective(chain).entry.position - standing.recorded_to
    if (allowed := _allowed(policy)) < hops:
        findings.note(
            "control.record", Result.FAILED, "offline-hops-exceeded",
            {"hops": hops, "allowed": allowed},
        )  # fmt: skip
    if hops <= 0 or standing.recorded_to < 0:
        return
    # Since it left what is recorded: who kept a bill for a year may still give it on.
    since = case.as_of - chain.links[standing.recorded_to + 1].entry.acts[-1].at
    if since > timedelta(days=policy.days):
        findings.note(
            "control.record", Result.FAILED, "offline-days-exceeded", {"allowed": policy.days}
        )


def _recovery(chain: TitleChain, findings: Findings) -> None:
    """Tell what whoever signed the newest entry declared about a vault that was restored."""
    said = chain.last.extension.get(RECOVERED)
    if not isinstance(said, dict):
        return
    facts = {
        "name": chain.last.acts[-1].actor.name,
        "since": str(said.get("since", ""))[:10],
        "declaration": str(said.get("text", ""))[:_MOST_DECLARED] or "–",
    }
    findings.note("control.recovery", Result.NOT_CHECKED, "recovery-declared", facts)


def _allowed(policy: OfflinePolicy) -> int:
    # An offer must be able to reach the registrar: the one being recorded is always allowed.
    return 1 if policy.rule is Offline.FORBIDDEN else max(1, policy.hops)


def _status(status: Status, standing: Standing, findings: Findings) -> None:
    frozen = standing.frozen
    if frozen is not None and not status.has_ended:
        findings.note(
            "document.status", Result.NOT_CHECKED, "status-frozen",
            {"freeze": frozen.why, "reference": frozen.reference, "at": frozen.at}, source="record",
            evidence=(Evidence("record", frozen.text),),
        )  # fmt: skip
        return
    reason = "status-ended" if status.has_ended else "status-live"
    if status is not Status.IN_FORCE and not status.has_ended:
        reason = "status-surrendered"
    findings.passed("document.status", reason, {"status": status.value})


def _papers(manifest: Manifest | None, case: Case, findings: Findings) -> None:
    """Step 10: the documents that the manifest names, by digest."""
    code = "papers.digests"
    named = manifest.papers if manifest is not None else ()
    if not named:
        findings.note(code, Result.NOT_APPLICABLE, "papers-none")
        return
    present = case.papers.present if case.papers is not None else frozenset()
    missing = [paper for paper in named if paper.digest not in present]
    evidence = tuple(Evidence("digest", f"{paper.name}: {paper.digest}") for paper in named)
    facts = {"named": len(named), "present": len(named) - len(missing)}
    if case.papers is not None and case.papers.damaged and missing:
        findings.note(
            code, Result.FAILED, "papers-changed",
            facts | {"name": case.papers.damaged[0]}, evidence=evidence,
            answer=((10, 0, 0), Answer.BAD_DOCUMENT),
        )  # fmt: skip
    elif missing:
        findings.note(
            code, Result.NOT_CHECKED, "papers-missing", facts | {"name": missing[0].name},
            evidence=evidence, answer=((10, 0, 1), Answer.MISSING_DOCUMENT),
        )  # fmt: skip
    else:
        findings.note(code, Result.PASSED, "papers-right", facts, evidence=evidence)

"""Judges what speaks for itself: proofs of double dealing, and answers to who controls a bill."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from wallet.errors import Unreadable
from wallet.formats.challenge import read_proof
from wallet.formats.pint.double import FORMAT, Fork, examine
from wallet.proof.challenge import examine as examine_answer
from wallet.proof.findings import Findings
from wallet.proof.trust import Trust
from wallet.proof.verdict import Answer, Evidence, Headline, Result, Verdict
from wallet.titles.parties import Party

_FOR_OTHER = "proof-for-other"


def with_answer(verdict: Verdict, text: str, me: Party | None, as_of: datetime) -> Verdict:
    """Add what an answer to the question who controls the bill shows.

    Whether it answers a question that was asked, and once, only the asker's vault can tell. The
    headline speaks of the answer where that is no good and the bill is: an answer to somebody else
    is no fault of the bill, it only shows nothing here.
    """
    findings = Findings(as_of, "parcel")
    facts: dict[str, object] = {}
    try:
        proof = read_proof(text)
        facts |= {"name": proof.asker_name, "at": proof.at}
        shown = examine_answer(proof, verdict)
        if me is not None and me.did not in (proof.asker, proof.holder):
            shown = _FOR_OTHER
    except Unreadable as wrong:
        shown = wrong.code
    if isinstance(shown, str):
        findings.note("control.proof", Result.FAILED, shown, facts)
    else:
        facts |= {"holder": shown.holder.name, "degree": shown.degree}
        findings.note(
            "control.proof", Result.PASSED, "control-shown", facts,
            evidence=(Evidence("proof", text),),
        )  # fmt: skip
    judged = replace(verdict, checks=(*verdict.checks, *findings.checks()))
    if not findings.has_failed("control.proof") or not verdict.is_good:
        return judged
    said = {"asker": facts.get("name", ""), "case": _FOR_OTHER if shown == _FOR_OTHER else "proof"}
    headline = Headline.NOT_CHECKED if shown == _FOR_OTHER else Headline.CHANGED
    return replace(judged, headline=headline, facts={**verdict.facts, **said})


def judge_fork(fork: Fork, trust: Trust, as_of: datetime) -> Verdict:
    """Judge a proof of double dealing: `Headline.DISPUTED` where it is one."""
    said = examine(fork, trust)
    findings = Findings(as_of, "file")
    evidence = tuple(Evidence("entry", entry) for entry in fork.entries)
    facts = {"position": fork.position, "signer": said.signer.name if said.signer else ""}
    if said.flaw is not None:
        findings.note("control.fork", Result.NOT_CHECKED, said.flaw, facts, evidence=evidence)
    else:
        findings.note(
            "control.fork", Result.FAILED, "signed-twice", facts, evidence=evidence,
            answer=((9, fork.position, 0), Answer.DISPUTED),
        )  # fmt: skip
        of_fork = facts | {"case": "fork"}
        findings.passed("chain.signatures", "signatures-right", of_fork)
        known = Result.PASSED if said.is_known else Result.NOT_CHECKED
        findings.note(
            "issuer.identity", known, "signer-pinned" if said.is_known else "signer-by-key", of_fork
        )
    return Verdict(
        format=FORMAT,
        headline=Headline.NOT_CHECKED if said.flaw is not None else Headline.DISPUTED,
        as_of=as_of,
        checks=findings.checks(),
        digest=fork.bill,
        answer=findings.answer,
        facts=facts,
    )

"""Asks who controls a bill, answers that for oneself, and takes the answers of others.

An asker's vault remembers its questions: an answer counts for the one who asked, to a question that
was asked, and once.
"""

from __future__ import annotations

from dataclasses import replace

from wallet.clock import read_time, write_time
from wallet.desk.casefile import CaseFile, judge_file, load
from wallet.desk.guarding import unless_frozen
from wallet.desk.office import Office
from wallet.desk.signing import unless_outrun, unless_sound
from wallet.errors import Refused, Unreadable
from wallet.formats.challenge import (
    MOST_NAME,
    read_challenge,
    read_proof,
    sign_challenge,
    sign_proof,
)
from wallet.keys.canonical import canonical, read_object
from wallet.keys.vaultkeys import random_bytes
from wallet.proof.challenge import CLOCK_SLACK, Challenge, ControlProof, Proven, examine
from wallet.proof.verdict import Verdict
from wallet.store import Proof

_MOST_ANSWERS = 4
"""How many answers one parcel is read for."""


def ask(office: Office, name: str = "") -> Challenge:
    """Sign a question who controls a bill, and remember that it was asked.

    Args:
        office: Where.
        name: Who asks, for the one who answers to read; the name on my card if not given.

    Raises:
        Refused: ``name-too-long``.

    """
    said = " ".join(name.split()) or office.me.name
    if len(said) > MOST_NAME:
        raise Refused("name-too-long", most=MOST_NAME)
    nonce, now = random_bytes(32).hex(), office.clock.now()
    challenge = sign_challenge(said, nonce, at=now, key=office.signing_key())
    with office.vault.transaction():
        _remember(office, challenge.digest, challenge.text, "")
        office.vault.note("asked", None, {"name": said, "challenge": challenge.digest})
    office.vault.anchor()
    return challenge


def prove(office: Office, bill: str, challenge: Challenge) -> CaseFile:
    """Sign the answer: I control `bill` now. Returns the file to show, without its papers.

    Raises:
        Refused: ``not-the-holder``, ``bill-ended``, ``bill-changed``, ``bill-frozen``,
            ``signer-unknown``, ``record-newer``, ``offer-ended``, ``challenge-expired``,
            ``challenge-own``, ``titles-frozen``, ``passphrase-first``.

    """
    case = load(office, bill)
    verdict, chain = judge_file(office, case)
    ask_proving(office, verdict)
    now = office.clock.now()
    if challenge.did == office.card.did:
        raise Refused("challenge-own", name=challenge.name)
    if challenge.until < now or challenge.at > now + CLOCK_SLACK:
        raise Refused("challenge-expired", name=challenge.name, at=challenge.at)
    if chain is None:
        raise Refused("bill-changed", refusal=12, number=verdict.number)
    unless_frozen(office, verdict, signing=True)
    proof = sign_proof(
        challenge, bill=bill, entry=chain.last.digest, at=now, key=office.signing_key()
    )
    with office.vault.transaction():
        facts = {"name": challenge.name, "did": challenge.did, "proof": proof.digest}
        office.vault.note("proved", bill, facts)
    return replace(case, papers=(), proofs=(proof.text,))


def ask_proving(office: Office, verdict: Verdict) -> None:
    """Return if I could prove now that I control the bill with this `verdict`.

    Raises:
        Refused: As `prove`.

    """
    number = {"number": verdict.number}
    unless_sound(verdict)
    if verdict.status is not None and verdict.status.has_ended:
        raise Refused("bill-ended", refusal=2, **number)
    unless_outrun(verdict)
    if verdict.holder is None or not verdict.holder.is_same_as(office.me):
        holder = verdict.holder.name if verdict.holder is not None else ""
        raise Refused("not-the-holder", refusal=1, law="MLETR art. 11", holder=holder, **number)
    unless_frozen(office, verdict)


def check_answers(
    office: Office, proofs: tuple[str, ...], verdict: Verdict
) -> tuple[tuple[ControlProof, Proven], ...]:
    """Hold the answers that came with a bill against it, and against what I have asked.

    Raises:
        Unreadable: An answer is damaged, or not signed by the key it names.
        Refused: ``proof-for-other``: somebody else asked; ``challenge-unknown``: nobody asked that
            here; ``challenge-expired``; ``proof-replayed``: it was taken before; or why it shows
            nothing, such as ``proof-not-by-holder``.

    """
    answers = []
    for text in proofs[:_MOST_ANSWERS]:
        proof = read_proof(text)
        number = {"number": verdict.number}
        if proof.asker != office.card.did:
            raise Refused("proof-for-other", name=proof.asker_name, **number)
        kept = office.vault.get(f"challenge/{proof.challenge}")
        if kept is None:
            raise Refused("challenge-unknown", name=proof.asker_name, **number)
        asked = read_object(kept.encode())
        challenge = read_challenge(str(asked["text"]))
        if asked["answer"]:
            at = read_time(str(asked["at"]))
            raise Refused("proof-replayed", name=challenge.name, at=at, **number)
        if not challenge.at <= proof.at <= challenge.until:
            raise Refused("challenge-expired", name=challenge.name, at=challenge.at, **number)
        shown = examine(proof, verdict)
        if isinstance(shown, str):
            raise Refused(shown, name=proof.asker_name, **number)
        answers.append((proof, shown))
    return tuple(answers)


def take_answers(office: Office, answers: tuple[tuple[ControlProof, Proven], ...]) -> Proven | None:
    """Keep the answers and strike the questions off; return what the last of them showed."""
    for proof, shown in answers:
        kept = office.vault.get(f"challenge/{proof.challenge}")
        asked = read_object((kept or "{}").encode())
        _remember(office, proof.challenge, str(asked.get("text", "")), proof.digest)
        office.vault.put_proof(
            Proof(proof.bill, "proof", proof.digest, None, proof.text, office.clock.now(), "answer")
        )
        office.vault.note(
            "control-shown", proof.bill,
            {"holder": shown.holder.name, "at": write_time(shown.at), "degree": shown.degree.value},
        )  # fmt: skip
    return answers[-1][1] if answers else None


def question_in(data: bytes) -> Challenge:
    """Read the question in a file.

    Raises:
        Unreadable: ``not-a-challenge``, ``challenge-malformed``, ``challenge-signature``.

    """
    try:
        return read_challenge(data)
    except Unreadable as wrong:
        if wrong.code in ("challenge-signature", "member-malformed"):
            raise
        raise Unreadable("not-a-challenge") from wrong


def _remember(office: Office, digest: str, text: str, answer: str) -> None:
    now = write_time(office.clock.now())
    said = canonical({"text": text, "answer": answer, "at": now}).decode()
    office.vault.put(f"challenge/{digest}", said)

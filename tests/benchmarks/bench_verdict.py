"""What a verdict costs beside the bare signatures and hashes in it, and how it grows."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from tests.benchmarks.conftest import cost
from wallet.formats.card import Card, sign_card
from wallet.formats.pint.case import Case
from wallet.formats.pint.envelope import Envelope, read_envelope, write_envelope
from wallet.formats.pint.judge import judge, judge_with_chain
from wallet.formats.pint.write import extend, issue, next_payload
from wallet.formats.trust_files import trusted_by_card
from wallet.keys import base64url, jws
from wallet.keys.canonical import read_object
from wallet.keys.sealing import SealingKey
from wallet.keys.signing import SigningKey
from wallet.proof.trust import Trust
from wallet.titles.acts import Act, ActCode
from wallet.titles.bill import OfflinePolicy
from wallet.titles.chain import TitleChain
from wallet.titles.parties import Role

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "bearer" / "typical.json"
START = datetime(2026, 11, 1, tzinfo=UTC)


class Hand:
    """A party with its keys and card."""

    def __init__(self, name: str, role: Role) -> None:
        self.key = SigningKey.generate()
        self.card: Card = sign_card(
            name, (), role, platform="LDWL", key=self.key,
            sealing_jwk=SealingKey.generate().public_jwk, issued=START,
        )  # fmt: skip


def three() -> list[Hand]:
    """Return a carrier and two who give its bills to and fro."""
    return [Hand("Carrier", Role.CARRIER), Hand("A", Role.SHIPPER), Hand("B", Role.BANK)]


def chain_of(entries: int, hands: list[Hand], number: str = "LDW-1") -> Envelope:
    """Return an envelope whose bill passed from hand to hand `entries` - 1 times."""
    carrier, *holders = hands
    document = read_object(SAMPLE.read_bytes()) | {"transportDocumentReference": number}
    envelope = issue(
        document, carrier=carrier.card.party, to=holders[0].card.party,
        key=carrier.key, at=START, policy=OfflinePolicy(hops=1000),
    ).envelope  # fmt: skip
    chain = list(envelope.chain)
    for n in range(1, entries):
        giver, taker = holders[(n - 1) % 2], holders[n % 2]
        at = START + timedelta(minutes=n)
        acts = (
            Act(ActCode.ENDORSE_TO_ORDER, giver.card.party, taker.card.party, at),
            Act(ActCode.TRANSFER, giver.card.party, taker.card.party, at),
        )
        last = replace(envelope, chain=(chain[-1],))
        payload = next_payload(last, acts, platform="LDWL", extension={})
        if n < entries - 1:  # only the last one needs a manifest
            chain.append(jws.sign(payload, giver.key))
        else:
            envelope = extend(replace(envelope, chain=tuple(chain)), payload, giver.key)
    return envelope


def bare_work(envelopes: list[Envelope], hands: list[Hand]):
    """Return a function that does the signatures and hashes of verdicts, and nothing else."""
    keys = {
        hand.key.public.kid: ec.EllipticCurvePublicNumbers(
            *(int.from_bytes(base64url.decode(hand.key.public.jwk[name])) for name in "xy"),
            ec.SECP256R1(),
        ).public_key()
        for hand in hands
    }
    texts = [text for envelope in envelopes for text in (envelope.manifest, *envelope.chain)]
    for envelope in envelopes:
        first = read_object(jws.read(envelope.chain[0]).payload)
        texts.append(first["issuanceManifestSignedContent"])
    parts = [(jws.read(text), text.encode()) for text in texts]
    algorithm = ec.ECDSA(SHA256())

    def work() -> None:
        for envelope in envelopes:
            hashlib.sha256(envelope.document_bytes).hexdigest()
        for part, raw in parts:
            r, s = (int.from_bytes(part.signature[i : i + 32]) for i in (0, 32))
            keys[part.kid].verify(encode_dss_signature(r, s), part.signing_input, algorithm)
            hashlib.sha256(raw).hexdigest()

    return work


@pytest.mark.parametrize("entries", [1, 4, 10, 100, 1000])
def test_verdict(report, entries):
    """Judge as many bills as there are turns: nothing is found again that was kept before."""
    bills, hands = max(1, 100 // entries), three()
    envelopes = [chain_of(entries, hands, f"LDW-{number}") for number in range(bills)]
    files = [write_envelope(envelope) for envelope in envelopes]
    case = Case(Trust([trusted_by_card(hands[0].card, START)]), START + timedelta(days=2))

    def verdicts() -> None:
        assert all(judge(read_envelope(data), case).is_good for data in files)

    ours = cost(verdicts, 1) / bills
    bare = cost(bare_work(envelopes, hands), 1) / bills
    report(
        f"verdict on {entries} entries, {len(files[0]) // 1024} kB",
        f"{1 / ours:,.0f}/s",
        f"bare signatures, hashes {1 / bare:,.0f}/s",
        ours / bare,
    )


def entry_costs(entries: int) -> tuple[float, float]:
    """Return what an entry of a chain of so many costs to judge, and to hold against the law."""
    hands = three()
    envelope = chain_of(entries, hands)
    case = Case(Trust([trusted_by_card(hands[0].card, START)]), START + timedelta(days=9))
    chain = judge_with_chain(envelope, case)[1]
    assert chain is not None
    terms, rows = chain.terms, [link.entry for link in chain.links]
    times, rounds = max(1, 500 // entries), 2 if entries > 1_000 else 5
    judged = cost(lambda: judge(envelope, case), times, rounds)
    ruled = cost(lambda: TitleChain.replay(terms, rows), times, rounds)
    return judged / entries, ruled / entries


@pytest.mark.parametrize("entries", [10, 100, 1_000, 10_000])
def test_an_entry_costs_the_same_in_a_chain_of_any_length(report, entries):
    """Linear time: the ratio to an entry of a short chain stays where it is."""
    few, many = entry_costs(10), entry_costs(entries)
    for what, one, ten in zip(("judging", "the law alone,"), many, few, strict=True):
        report(
            f"{what} each of {entries:,} entries",
            f"{one * 1e6:,.1f} µs",
            f"each of 10 entries {ten * 1e6:,.1f} µs",
            one / ten,
        )

"""What a title on a chain costs beside the bare hashes, JSON and signatures in it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from coincurve import PrivateKey

from tests.benchmarks.conftest import cost
from tests.wallet.registries.title_escrow.paper import KEYS, long_title
from wallet.keys.ethereum import keccak256, recover_address
from wallet.keys.transactions import Transaction, read_transaction
from wallet.registries.chain.node import Chain
from wallet.registries.title_escrow.evidence import read_evidence, record_of, write_evidence
from wallet.registries.title_escrow.moving import Draft, sign_draft
from wallet.registries.title_escrow.reading import read_title
from wallet.registries.title_escrow.requests import read_request, write_request
from wallet.titles.escrow import Move, TitleAct

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ACTS = 1_000


def test_a_title_of_a_thousand_acts(report) -> None:
    paper = long_title(ACTS)
    evidence = read_title(Chain(paper), paper.ref, NOW)
    text = write_evidence(evidence)
    # What cannot be left out: reading the JSON that a snapshot is.
    bare = cost(lambda: json.loads(text), 3)
    told = cost(lambda: record_of(evidence), 3)
    report("tell 1,000 acts from their logs", f"{told * 1e3:.1f} ms", "the snapshot's JSON",
           told / bare)  # fmt: skip
    again = cost(lambda: record_of(read_evidence(text)), 3)
    report(f"judge a snapshot of {len(text) >> 10} KiB", f"{again * 1e3:.1f} ms",
           "the snapshot's JSON", again / bare)  # fmt: skip
    answering = cost(lambda: _answers(paper), 1, 3)
    whole = cost(lambda: read_title(Chain(paper), paper.ref, NOW), 1, 3)
    report("read 1,000 acts from a node in memory", f"{whole * 1e3:.1f} ms",
           "what the node itself takes", whole / answering)  # fmt: skip


def _answers(paper) -> None:
    """Ask the node in memory what reading asks."""
    asked = list(paper.asked[: ACTS + 50])
    paper.ask(asked)
    del paper.asked[: len(paper.asked) - len(asked)]


def test_signing_a_move(report) -> None:
    paper = long_title(4)
    evidence = read_title(Chain(paper), paper.ref, NOW)
    by, to = evidence.state.holder, KEYS[2].address
    key = next(one for one in KEYS if one.address == by)
    move = Move(TitleAct.TRANSFER_HOLDER, by, holder=to, remark="Presented for collection")
    draft = Draft(
        evidence.ref, move, "urn:x", evidence.escrow, evidence.factory, evidence.implementation,
        evidence.state, evidence.block, evidence.block_time, "node", 7, 240_000, 10**11, 10**9,
        NOW + timedelta(hours=1),
    )  # fmt: skip
    digest = keccak256(b"x")
    secret = PrivateKey(bytes.fromhex(key.to_hex()))
    bare = cost(lambda: secret.sign_recoverable(digest, hasher=None), 200)
    request = write_request(draft)
    signed = cost(lambda: sign_draft(read_request(request), key, NOW), 50)
    report("read a request, ask the law and sign", f"{signed * 1e6:.0f} µs", "bare signature",
           signed / bare)  # fmt: skip
    raw = sign_draft(draft, key, NOW).raw
    signature = Transaction.sign(draft.transaction, key).signature
    recover = cost(lambda: recover_address(digest, signature), 200)
    read = cost(lambda: read_transaction(raw), 50)
    report("read an answer and whose it is", f"{read * 1e6:.0f} µs", "bare recovery",
           read / recover)  # fmt: skip
    report("size of request / signed transaction", f"{len(request)} B", f"{len(raw)} B",
           len(request) / len(raw))  # fmt: skip

"""What a chain or a responder was seen to say of an OpenAttestation document, with its date."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.wallet.openattestation import (
    DID,
    DOMAIN,
    KEY,
    did_issuer,
    signature_over,
    signed_bill,
    store_issuer,
    wrapped_bill,
)
from tests.wallet.registries.chain.contracts import STORE, Contracts
from wallet.formats.openattestation.asked import (
    owner_question,
    responder_urls,
    store_question,
)
from wallet.formats.openattestation.issuers import read_issuers
from wallet.formats.openattestation.judge import judge
from wallet.formats.openattestation.merkle import root_of
from wallet.formats.openattestation.wrapped import read_wrapped
from wallet.formats.tradetrust.chain_answers import OwnerQuestion, owner_pin, store_pin
from wallet.formats.tradetrust.outlook import Outlook
from wallet.keys.ethereum import ChainKey
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline, Result, Verdict
from wallet.registries.chain.asking import ask_owner, ask_store
from wallet.registries.chain.node import Chain

AT = datetime(2026, 11, 22, tzinfo=UTC)
NETWORK = {"chain": "ETH", "chainId": "1"}
OTHER = ChainKey.from_hex("24" * 32)
DNS = Pin(
    PinKind.DNS,
    DOMAIN,
    json.dumps(
        [
            f"openatts a=dns-did; p={DID}#controller; v=1.0;",
            f"openatts net=ethereum netId=1 addr={STORE}",
        ]
    ).encode(),
    "dns.example",
    AT,
)
REVOCABLE = did_issuer(revocation={"type": "REVOCATION_STORE", "location": STORE})
RESPONDER = did_issuer(revocation={"type": "OCSP_RESPONDER", "location": "https://r.example/x"})


def batched(document: dict[str, Any], sibling: str = "77" * 32) -> dict[str, Any]:
    """Return the document as one of two that were issued together."""
    proof = document["signature"]
    root = root_of(proof["targetHash"], [sibling])
    done = document | {"signature": proof | {"proof": [sibling], "merkleRoot": root}}
    if "proof" in done:
        done["proof"] = [document["proof"][0] | {"signature": signature_over(root)}]
    return done


def store_said(document: dict[str, Any], node: Contracts) -> Pin:
    wrapped = read_wrapped(document)
    question = store_question(wrapped, read_issuers(wrapped)[0])
    assert question is not None
    return store_pin(question, ask_store(Chain(node), question), node.host)


def owner_said(owner: str) -> Pin:
    question = OwnerQuestion(1, KEY.address)
    node = Contracts(owners={KEY.address: owner})
    return owner_pin(question, ask_owner(Chain(node), question), node.host)


def judged(document: dict[str, Any], *pins: Pin) -> Verdict:
    outlook = Outlook(AT, Trust((), Pins([DNS, *pins])))
    return judge(read_wrapped(document), "0" * 64, outlook)


def result_of(verdict: Verdict, code: str) -> tuple[Result, str]:
    check = verdict.check(code)
    assert check is not None
    return check.result, check.reason


STORED = batched(wrapped_bill(store_issuer(STORE), network=NETWORK))


def test_a_document_of_a_store_is_genuine_once_its_chain_was_looked_at() -> None:
    unlooked = judged(STORED)
    assert unlooked.headline is Headline.NOT_CHECKED
    assert result_of(unlooked, "document.status") == (Result.NOT_CHECKED, "oa-store-not-looked-at")
    root = STORED["signature"]["merkleRoot"]
    verdict = judged(STORED, store_said(STORED, Contracts(issued={root})))
    assert verdict.headline is Headline.COPY
    assert verdict.is_good
    assert result_of(verdict, "issuer.signature") == (Result.PASSED, "oa-minted")
    check = verdict.check("document.status")
    assert check is not None
    assert (check.result, check.reason) == (Result.PASSED, "oa-not-revoked")
    assert check.facts["at"] == store_said(STORED, Contracts()).at
    assert check.evidence[0].value.startswith("16: 0x")


def test_a_document_its_store_never_issued_is_nobodys() -> None:
    verdict = judged(STORED, store_said(STORED, Contracts()))
    assert verdict.headline is Headline.NOT_CHECKED
    assert not verdict.is_good
    assert result_of(verdict, "document.status") == (Result.FAILED, "oa-not-issued")


@pytest.mark.parametrize("is_batchable", [True, False])
def test_a_document_that_was_revoked_on_chain_has_ended(is_batchable: bool) -> None:
    proof = STORED["signature"]
    node = Contracts({proof["merkleRoot"]}, {proof["targetHash"]}, is_batchable=is_batchable)
    verdict = judged(STORED, store_said(STORED, node))
    assert (verdict.headline, verdict.facts["case"]) == (Headline.ENDED, "revoked")
    assert not verdict.is_good


def test_a_signed_document_is_revoked_by_the_store_it_names() -> None:
    document = signed_bill(REVOCABLE, network=NETWORK)
    assert judged(document).facts["case"] == "status-unlooked"
    alive = judged(document, store_said(document, Contracts()))
    assert (alive.headline, alive.is_good) == (Headline.COPY, True)
    assert result_of(alive, "document.status") == (Result.PASSED, "oa-not-revoked")
    node = Contracts(revoked={document["signature"]["merkleRoot"]})
    assert judged(document, store_said(document, node)).headline is Headline.ENDED


def test_without_a_chain_or_a_contract_nothing_can_be_asked_and_that_is_said() -> None:
    nameless = signed_bill(REVOCABLE)
    odd = signed_bill(
        did_issuer(revocation={"type": "REVOCATION_STORE", "location": "x"}), network=NETWORK
    )
    for document in (nameless, odd, wrapped_bill(store_issuer(STORE))):
        said = result_of(judged(document), "document.status")
        assert said == (Result.NOT_CHECKED, "oa-store-chain-not-named")


def test_the_answer_about_another_document_is_not_taken() -> None:
    other = batched(wrapped_bill(store_issuer(STORE), network=NETWORK, note="other"))
    node = Contracts(issued={other["signature"]["merkleRoot"]})
    assert judged(STORED, store_said(other, node)).headline is Headline.NOT_CHECKED
    mine = store_said(STORED, Contracts(issued={STORED["signature"]["merkleRoot"]}))
    crossed = Pin(mine.kind, mine.subject, store_said(other, node).content, "x", AT)
    assert result_of(judged(STORED, crossed), "document.status") == (
        Result.NOT_CHECKED, "chain-answer",
    )  # fmt: skip


def test_a_name_that_stayed_with_its_account_is_said_to_have_stayed() -> None:
    document = signed_bill()
    assert result_of(judged(document), "issuer.signature") == (Result.PASSED, "oa-signature-right")
    verdict = judged(document, owner_said(KEY.address))
    assert verdict.is_good
    assert result_of(verdict, "issuer.signature") == (Result.PASSED, "oa-signature-by-owner")


def test_who_gave_the_name_away_is_no_issuer_any_more() -> None:
    verdict = judged(signed_bill(), owner_said(OTHER.address))
    assert verdict.headline is Headline.UNKNOWN_SIGNER
    assert result_of(verdict, "issuer.identity") == (Result.FAILED, "did-changed-hands")


def test_who_has_the_name_by_now_signs_for_it() -> None:
    document = signed_bill()
    root = document["signature"]["merkleRoot"]
    document["proof"][0]["signature"] = signature_over(root, OTHER)
    assert judged(document).headline is Headline.CHANGED
    verdict = judged(document, owner_said(OTHER.address))
    assert (verdict.headline, verdict.is_good) == (Headline.COPY, True)
    assert judged(document, owner_said(KEY.address)).headline is Headline.CHANGED


def responder_said(document: dict[str, Any], *revoked: int) -> list[Pin]:
    wrapped = read_wrapped(document)
    urls = responder_urls(wrapped, read_issuers(wrapped)[0])
    return [
        Pin(
            PinKind.REVOCATION,
            url,
            json.dumps({"documentHash": f"0x{one}", "revoked": place in revoked}).encode(),
            "r.example",
            AT,
        )
        for place, (one, url) in enumerate(urls.items())
    ]


def test_a_responder_is_asked_about_each_hash_up_to_the_root() -> None:
    document = batched(signed_bill(RESPONDER))
    answers = responder_said(document)
    assert [pin.subject.rpartition("/0x")[2] for pin in answers] == [
        document["signature"]["targetHash"], document["signature"]["merkleRoot"],
    ]  # fmt: skip
    assert result_of(judged(document, *answers), "document.status") == (
        Result.PASSED, "oa-not-revoked",
    )  # fmt: skip
    for some in ([], answers[:1], answers[1:]):
        assert result_of(judged(document, *some), "document.status") == (
            Result.NOT_CHECKED, "revocation-not-pinned",
        )  # fmt: skip
    for place in (0, 1):
        verdict = judged(document, *responder_said(document, place))
        assert (verdict.headline, verdict.facts["case"]) == (Headline.ENDED, "revoked")


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"revoked":false}', b'{"revoked":"no","documentHash":"0x%s"}']
)
def test_an_answer_of_a_responder_that_is_none_is_said_so(content: bytes) -> None:
    document = signed_bill(RESPONDER)
    (pin,) = responder_said(document)
    content = content.replace(b"%s", document["signature"]["targetHash"].encode())
    wrong = Pin(pin.kind, pin.subject, content, "r.example", AT)
    assert result_of(judged(document, wrong), "document.status") == (
        Result.NOT_CHECKED, "revocation-answer",
    )  # fmt: skip


def test_what_would_be_asked_of_whom() -> None:
    wrapped = read_wrapped(signed_bill(network=NETWORK))
    (issuer,) = read_issuers(wrapped)
    assert owner_question(issuer) == OwnerQuestion(1, KEY.address)
    assert store_question(wrapped, issuer) is None
    assert responder_urls(wrapped, issuer) == {}

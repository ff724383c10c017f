"""Looking up what a document rests on: only when asked, and only there."""

from __future__ import annotations

import json
import socket
from datetime import UTC, datetime

import pytest

from tests.wallet.openattestation import DID, DOMAIN, did_issuer, signed_bill
from tests.wallet.registries.chain.contracts import STORE, Contracts
from tests.wallet.registries.chain.served import served
from tests.wallet.tradetrust_files import encrypt_document
from wallet.cli import main
from wallet.desk.lighting import link_in
from wallet.desk.looking_up import (
    Question,
    ask,
    document_of,
    fetch_for,
    fetch_link,
    questions_of,
)
from wallet.errors import CouldNotLook, Unreadable
from wallet.formats.tradetrust.link import Link, write_link
from wallet.parcels.pictures import png
from wallet.parcels.qr import modules
from wallet.proof.pins import Pin, PinKind
from wallet.proof.verdict import Headline
from wallet.registries.chain.http import node_host
from wallet.words import say

AT = datetime(2026, 11, 3, tzinfo=UTC)
RECORD = f"openatts a=dns-did; p={DID}#controller; v=1.0;"


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Let nobody open a connection or ask for an address; return who tried."""
    tried: list[object] = []

    def refuse(*arguments: object, **_named: object) -> None:
        tried.append(arguments)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    return tried


@pytest.fixture
def bill(tmp_path):
    path = tmp_path / "bill.tt"
    path.write_text(json.dumps(signed_bill()), "utf-8")
    return path


def test_no_network_is_touched_unless_the_user_asks(no_network, trade, bill, tmp_path, shared):
    samples = [bill, *sorted((shared / "data/tradetrust").rglob("bl-*.tt"))]
    assert len(samples) > 15
    bank = trade["bank"]
    for path in samples:
        received = bank.receive(path)
        if received.is_kept:
            view = bank.show(received.verdict.digest)
            bank.render(view.holding.bill)
            bank.parcel(view.holding.bill)
    assert main(["verify", *map(str, samples)]) == 1
    assert main(["lookup", "--dry-run", "--resolver", "https://d.example/q", str(bill)]) == 0
    bank.check()
    assert no_network == []
    # The guard sees what is done when the user does ask.
    assert main(["lookup", "--resolver", "https://d.example/q", "-o", str(tmp_path / "e"),
                 str(bill)]) == 2  # fmt: skip
    assert no_network != []


NETWORK = {"chain": "ETH", "chainId": "1"}


@pytest.fixture
def revocable(tmp_path):
    """Return a bill that a store on chain 1 may revoke; its signer's name may change hands."""
    issuer = did_issuer(revocation={"type": "REVOCATION_STORE", "location": STORE})
    path = tmp_path / "revocable.tt"
    path.write_text(json.dumps(signed_bill(issuer, network=NETWORK)), "utf-8")
    return path


def test_a_chain_is_asked_by_the_node_that_was_named_on_record_and_kept(trade, revocable):
    bank, chain = trade["bank"], Contracts()
    digest = bank.receive(revocable).verdict.digest
    document = document_of(revocable.read_bytes(), "x")
    assert bank.questions(document) == ()
    with served(chain) as endpoint:
        bank.titles.set_node(1, endpoint)
        questions = bank.questions(document)
        assert [(one.kind, one.host) for one in questions] == [
            (PinKind.CHAIN, node_host(endpoint))
        ] * 2
        kept = bank.look_up(questions)
        assert set(kept) == set(bank.evidence())
        verdict = bank.show(digest).verdict
        assert verdict.check("document.status").reason == "oa-not-revoked"
        assert verdict.check("issuer.signature").reason == "oa-signature-by-owner"
        chain.revoked.add(json.loads(revocable.read_bytes())["signature"]["merkleRoot"])
        bank.look_up(questions)
        assert bank.show(digest).verdict.check("document.status").reason == "oa-revoked"
    with pytest.raises(CouldNotLook, match="node-unreachable"):
        bank.look_up(questions[:1])
    asked = [(one.chain_id, one.why, one.outcome) for one in bank.titles.connections()]
    assert asked == [(1, "chain", "node-unreachable")] + [(1, "chain", "answered")] * 4
    log = json.dumps([dict(line.facts) for line in bank.activities()], default=str)
    assert "a-key-to-be-kept" not in log


def test_a_node_of_another_chain_answers_nothing(trade, revocable):
    bank = trade["bank"]
    with served(Contracts(chain_id=137)) as endpoint:
        bank.titles.set_node(1, endpoint)
        questions = bank.questions(document_of(revocable.read_bytes(), "x"))
        with pytest.raises(CouldNotLook, match="chain-id-differs"):
            bank.look_up(questions)
    assert bank.evidence() == ()


def test_the_command_line_asks_whom_it_is_told_and_writes_the_evidence(
    revocable, tmp_path, capsys, monkeypatch
):
    with served(Contracts()) as endpoint:
        folder = tmp_path / "evidence"
        assert main(["--json", "lookup", "--node", f"1={endpoint}", "-o", str(folder),
                     str(revocable)]) == 0  # fmt: skip
        lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert [line["kind"] for line in lines] == ["chain", "chain"]
        assert len(list(folder.iterdir())) == 2
    trust = [arg for path in sorted(folder.iterdir()) for arg in ("--trust", str(path))]
    main(["--json", "verify", *trust, str(revocable)])
    verdict = json.loads(capsys.readouterr().out)
    reasons = {check["code"]: check["result"] for check in verdict["checks"]}
    assert reasons["document.status"] == "passed"
    (in_the_way := tmp_path / "file").write_bytes(b"")
    with served(Contracts()) as endpoint:
        assert main(["--json", "lookup", "--node", f"1={endpoint}", "-o", str(in_the_way),
                     str(revocable)]) == 2  # fmt: skip
    assert json.loads(capsys.readouterr().out)["error"] == "file-unwritable"
    for wrong in ("x=https://a.example", "1=http://a.example", "1", "=https://a.example"):
        assert main(["lookup", "--node", wrong, "-o", str(folder), str(revocable)]) == 64


def test_what_a_link_leads_to_is_fetched_on_record(trade, bill):
    bank = trade["bank"]
    written, key = encrypt_document(bill.read_bytes())
    link = Link("https://files.example/x", key)
    office = bank._office
    assert fetch_for(office, link, lambda _url, _headers={}: written) == bill.read_bytes()
    (one,) = bank.titles.connections()
    assert (one.host, one.why, one.chain_id) == ("files.example", "link", 0)
    assert key not in json.dumps([dict(line.facts) for line in bank.activities()], default=str)


def test_a_dns_name_is_asked_for_only_where_a_resolver_is_named(bill):
    document = document_of(bill.read_bytes(), "bill.tt")
    assert questions_of(document) == ()
    (question,) = questions_of(document, "https://dns.example/q")
    assert (question.kind, question.subject, question.host) == (
        PinKind.DNS, DOMAIN, "dns.example",
    )  # fmt: skip


def test_an_answer_that_was_kept_makes_its_bill_genuine_and_says_as_of_when(trade, bill):
    bank = trade["bank"]
    digest = bank.receive(bill).verdict.digest
    assert bank.show(digest).verdict.headline is Headline.UNKNOWN_SIGNER
    pin = Pin(PinKind.DNS, DOMAIN, json.dumps([RECORD]).encode(), "dns.example", AT)
    assert bank.pin_evidence([pin]) == 1
    assert bank.evidence() == (pin,)
    verdict = bank.show(digest).verdict
    assert verdict.headline is Headline.COPY
    check = verdict.check("issuer.identity")
    assert (check.source, check.facts["at"]) == ("dns.example", AT)
    newer = Pin(PinKind.DNS, DOMAIN, b"[]", "other.example", AT)
    bank.pin_evidence([newer])
    assert bank.evidence() == (newer,)
    assert bank.show(digest).verdict.headline is Headline.UNKNOWN_SIGNER


def test_a_did_document_of_somebody_else_is_not_taken():
    question = Question(PinKind.DID, "did:web:a.example", "https://a.example/.well-known/did.json")
    right = json.dumps({"id": "did:web:a.example", "verificationMethod": []}).encode()
    assert ask(question, AT, lambda _url, _headers={}: right).source == "a.example"
    other = right.replace(b"a.example", b"b.example")
    with pytest.raises(Unreadable) as refused:
        ask(question, AT, lambda _url, _headers={}: other)
    assert refused.value.code == "did-of-other"


def test_a_document_behind_a_link_is_opened_with_the_key_in_it(bill, tmp_path, capsys):
    written, key = encrypt_document(bill.read_bytes())
    link = Link("https://files.example/x", key)
    assert fetch_link(link, lambda _url, _headers={}: written) == bill.read_bytes()
    with pytest.raises(Unreadable) as refused:
        fetch_link(Link(link.uri), lambda _url, _headers={}: written)
    assert refused.value.code == "encrypted"

    sealed, beside = tmp_path / "sealed.tt", tmp_path / "link.txt"
    sealed.write_bytes(written)
    beside.write_text(write_link(link))
    assert main(["verify", str(sealed)]) == 2
    assert main(["--json", "verify", str(sealed), "--key-file", str(beside)]) == 1
    assert '"format":"openattestation-2"' in capsys.readouterr().out


def test_evidence_is_kept_and_listed_by_the_command_line(trade, tmp_path, bill):
    with pytest.raises(CouldNotLook):
        document_of(b'{"a": 1}', "a.json")
    assert main(["lookup", str(bill)]) == 64
    assert main(["evidence", "--vault", str(tmp_path / "nothing"), str(bill)]) == 2


def test_a_picture_of_a_link_says_where_it_leads_and_fetches_nothing(no_network, tmp_path, capsys):
    link = Link("https://files.example/x", "ab" * 32)
    picture = tmp_path / "link.png"
    picture.write_bytes(png(modules(write_link(link))))
    assert link_in(picture) == link
    assert main(["--json", "scan", str(picture)]) == 2
    said = capsys.readouterr().out
    assert '"light-link"' in said
    assert "files.example" in said
    assert link.key not in said
    told = say("refusal", "light-link", {"host": "files.example"})
    assert "Press Receive" in told
    assert "fetch”" not in told
    assert "Press Receive" not in said
    assert "“fetch” gets it" in said
    assert no_network == []

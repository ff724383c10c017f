"""TradeTrust documents in a vault: kept as they came, shown as other bills are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.wallet.openattestation import signed_bill
from wallet.cli import main
from wallet.errors import CouldNotLook, Unreadable
from wallet.proof.verdict import Headline
from wallet.titles.holding import Standing
from wallet.titles.verbs import Verb


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "bill.tt"
    path.write_text(json.dumps(signed_bill(blNumber="SHA0000117")), "utf-8")
    return path


def test_a_document_is_kept_as_it_came_and_stands_in_the_list(trade, bill):
    received = trade["bank"].receive(bill)
    assert received.is_kept
    assert received.verdict is not None
    digest = received.verdict.digest
    (holding,) = trade["bank"].holdings()
    assert (holding.number, holding.standing) == ("SHA0000117", Standing.COPY)
    assert (holding.from_place, holding.vessel) == ("CNSHA", "MV SAMPLE")
    view = trade["bank"].show(digest)
    assert view.verdict.headline is Headline.UNKNOWN_SIGNER
    assert view.particulars.shipper.name == "Sample Shipper Ltd"
    done = trade["bank"].parcel(digest)
    assert done.parcel == bill.read_bytes()
    assert done.file_name.endswith(".tt")


def test_what_this_rail_cannot_express_is_not_offered(trade, bill):
    view = trade["bank"].show(trade["bank"].receive(bill).verdict.digest)
    assert {possible.verb for possible in view.possibilities} == {
        Verb.EXPORT, Verb.BUNDLE, Verb.RENDER,
    }  # fmt: skip
    assert trade["bank"].cards_along(view.verdict.digest) == ()


def test_it_is_printed_by_our_own_template_with_the_signed_file_inside(trade, bill):
    digest = trade["bank"].receive(bill).verdict.digest
    pdf = trade["bank"].render(digest)
    assert pdf.startswith(b"%PDF-")


def test_attachments_are_papers_of_the_bill(trade, tmp_path):
    source = signed_bill(attachments=[
        {"filename": "packing.txt", "type": "text/plain", "data": "cGFja2VkIHdlbGw="},
        {"filename": "broken.txt", "type": "text/plain", "data": "%%%"},
    ])  # fmt: skip
    path = tmp_path / "bill.json"
    path.write_text(json.dumps(source), "utf-8")
    digest = trade["bank"].receive(path).verdict.digest
    (paper,) = trade["bank"].show(digest).papers
    assert trade["bank"].paper(digest, paper.digest) == b"packed well"


def test_a_changed_document_is_not_kept(trade, bill, tmp_path):
    changed = tmp_path / "changed.tt"
    changed.write_text(bill.read_text("utf-8").replace("MV SAMPLE", "MV CHANGED"), "utf-8")
    received = trade["bank"].receive(changed)
    assert not received.is_kept
    assert received.verdict.headline is Headline.CHANGED
    assert trade["bank"].holdings() == ()


def test_a_draft_that_nobody_signed_is_refused_by_name(trade, tmp_path):
    path = tmp_path / "draft.json"
    path.write_text('{"version": "https://schema.openattestation.com/2.0/schema.json", "a": 1}')
    with pytest.raises(CouldNotLook) as refused:
        trade["bank"].receive(path)
    assert refused.value.code == "not-signed"


def test_a_vault_with_documents_is_whole(trade, bill):
    trade["bank"].receive(bill)
    assert trade["bank"].receive(bill).is_kept  # again: the same file is the same document
    assert len(trade["bank"].holdings()) == 1
    assert trade["bank"].check() == ()


def test_a_file_of_many_bills_is_taken_in_one_by_one_with_progress(trade, tmp_path, capsys):
    """As an issuer gives a thousand at once; what is no bill does not stop the others."""
    bills = [signed_bill(note=f"no. {place}") for place in range(12)]
    path = tmp_path / "many.json"
    path.write_text(json.dumps([*bills, {"x": 1}]), "utf-8")
    steps: list[tuple[int, int]] = []

    class Counts:
        def step(self, done: int, total: int, what: str = "") -> None:
            steps.append((done, total))

    bank = trade["bank"]
    taken = list(bank.receive_each(path, Counts()))
    assert [name.rpartition("#")[2] for name, _ in taken] == [str(at) for at in range(1, 14)]
    assert [getattr(one, "is_kept", one) for _, one in taken[:12]] == [True] * 12
    assert isinstance(taken[12][1], Unreadable)
    assert steps == [(at, 13) for at in range(13)]
    assert len(bank.holdings()) == 12
    alone = tmp_path / "alone.json"
    alone.write_text(json.dumps(bills[3]), "utf-8")
    assert bank.receive(alone).verdict.digest == taken[3][1].verdict.digest

    assert main(["--json", "verify", str(path)]) == 2
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["path"].rpartition("#")[2] for line in lines[:12]] == [
        str(at) for at in range(1, 13)
    ]
    assert "error" in lines[12]

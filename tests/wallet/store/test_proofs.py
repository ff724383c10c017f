"""Proofs and papers of a bill come back as they went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from wallet.store import Paper, Proof

CAME = datetime(2026, 11, 5, 12, 0, 0, 7_000, tzinfo=UTC)
ENTRY = Proof("b", "entry", "e0", 0, "eyJ…", CAME, "offer.ebl")


def test_proofs_come_back_by_position_and_then_as_they_came(vault):
    later = CAME + timedelta(milliseconds=1)
    proofs = (
        ENTRY,
        Proof("b", "receipt", "r0", 0, "eyJ…", later, "receipt.ebl"),
        Proof("b", "entry", "e1", 1, "eyJ…", CAME, "own"),
        Proof("b", "manifest", "m", None, "{}", CAME, "offer.ebl"),
        Proof("b", "card", "c", None, "eyJ…", later, "offer.ebl"),
    )
    for proof in reversed(proofs):
        vault.put_proof(proof)
    vault.put_proof(replace(ENTRY, bill="other"))
    assert vault.proofs("b") == proofs
    assert vault.proofs("b", "entry") == (proofs[0], proofs[2])
    assert vault.proofs("b", "fork") == ()


def test_the_same_proof_again_changes_nothing(vault):
    vault.put_proof(ENTRY)
    vault.put_proof(replace(ENTRY, source="again.ebl", came_at=CAME + timedelta(days=1)))
    assert vault.proofs("b") == (ENTRY,)


def test_text_comes_back_character_by_character(vault):
    text = '{"name":"深圳\\u0000 \U0001f6a2","x":\t1}\r\n'
    vault.put_proof(replace(ENTRY, text=text))
    assert vault.proofs("b")[0].text == text


def test_papers_come_back_in_the_order_they_were_noted(vault):
    first = Paper("b", "d2", "bill.pdf", "application/pdf", 1234, "transport-document")
    second = Paper("b", "d1", "invoice.pdf", "application/pdf", 99, "attachment")
    vault.put_paper(first)
    vault.put_paper(second)
    vault.put_paper(replace(first, bill="other"))
    assert vault.papers("b") == (first, second)
    renamed = replace(first, name="B-L.pdf")
    vault.put_paper(renamed)
    assert vault.papers("b") == (renamed, second)

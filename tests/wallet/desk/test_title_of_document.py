"""A TradeTrust document in the vault and its title on the chain: one line, one verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tests.wallet.registries.title_escrow.paper import KEYS, REF, PaperEscrow
from wallet.book import Book
from wallet.desk import title_files
from wallet.desk.documents import follow_title
from wallet.proof.verdict import Headline
from wallet.registries.chain.node import Chain
from wallet.registries.title_escrow.reading import read_title
from wallet.titles.acts import ActCode
from wallet.titles.escrow import Move, TitleAct, TitleRef
from wallet.titles.holding import Standing

NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
A = TitleAct


def look(book: Book, escrow: PaperEscrow) -> None:
    """Keep what a node says of a title now, as asking does."""
    evidence = read_title(Chain(escrow), escrow.ref, NOW)
    title_files.keep_snapshot(book._office, evidence, came="asked")
    follow_title(book._office, escrow.ref)


def test_a_minted_document_follows_its_title(trade, shared, tmp_path) -> None:
    """The sample of TradeTrust's own tests, its title told by an escrow on paper."""
    sample = shared / "data/tradetrust/real/pol-w3c-transferable-record-minted.json"
    bank = trade["bank"]
    digest = bank.receive(sample).verdict.digest
    (line,) = bank.titles.all()
    assert line.bill == digest
    assert line.document_id.startswith("urn:")
    assert line.label == bank.holding(digest).number
    ref: TitleRef = line.ref
    assert ref.chain_id in (137, 80002)
    escrow = PaperEscrow(ref=ref)
    bank.titles.take_key(KEYS[1].to_hex())
    one, me = KEYS[0].address, KEYS[1].address
    escrow.do(Move(A.MINT, "", owner=one, holder=one))
    escrow.do(Move(A.TRANSFER_BOTH, one, owner=me, holder=me))
    look(bank, escrow)
    verdict = bank.show(digest).verdict
    assert [moment.acts[-1] for moment in verdict.timeline] == [ActCode.ISSUE, ActCode.TRANSFER]
    assert verdict.holder is not None
    assert verdict.holder.name == me
    escrow.do(Move(A.RETURN, me))
    escrow.do(Move(A.BURN, ""))
    look(bank, escrow)
    ended = bank.show(digest).verdict
    assert ended.status is not None
    assert ended.status.has_ended
    if ended.headline is Headline.ENDED:
        assert bank.holding(digest).standing is Standing.ENDED


def test_a_title_without_its_document_is_followed_alone(trade) -> None:
    bank = trade["bank"]
    escrow = PaperEscrow(ref=replace(REF, token_id=5))
    escrow.do(Move(A.MINT, "", owner=KEYS[0].address, holder=KEYS[0].address))
    look(bank, escrow)
    (line,) = bank.titles.all()
    assert (line.bill, line.label) == ("", "")
    assert bank.titles.show(line.ref).record is not None

"""Titles on chains: the page, a move before it is signed, whom to ask; nobody is asked here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from tests.screens.pages import window_of
from tests.wallet.registries.title_escrow.paper import KEYS, REF, PaperEscrow
from ui.actions.titles import Drafted
from ui.dialogs.title_move import TitleMoveDialog
from ui.look import Look
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.desk import title_files
from wallet.keys.remarks import write_remark
from wallet.registries.chain.node import Chain
from wallet.registries.title_escrow.evidence import Evidence
from wallet.registries.title_escrow.moving import VALID_FOR, Draft
from wallet.registries.title_escrow.reading import read_title
from wallet.titles.escrow import Move, TitleAct

DOCUMENT = "urn:uuid:01998877-0000-7000-8000-000000000042"
A = TitleAct
ME, BANK, BUYER = (key.address for key in KEYS)


def _title(number: int, *moves: Move) -> Evidence:
    escrow = PaperEscrow(ref=replace(REF, token_id=REF.token_id + number), host="polygon.example")
    for move in moves:
        escrow.do(move, write_remark(move.remark, DOCUMENT) if move.remark else b"")
    return read_title(Chain(escrow), escrow.ref, SystemClock().now())


def _prepare(book: Book) -> None:
    titles = book.titles
    titles.take_key(KEYS[0].to_hex())
    titles.set_node(137, "https://polygon.example/v3/key")
    titles.call(BANK, "Straits Merchant Bank Ltd")
    titles.call(BUYER, "Maasvlakte Tools B.V.")
    issued = Move(A.MINT, "", owner=ME, holder=ME)
    told = {
        "MCLU4711003": (
            issued,
            Move(A.TRANSFER_HOLDER, ME, holder=BANK, remark="Presented for collection"),
            Move(A.REJECT_HOLDER, BANK, remark="Documents incomplete"),
        ),
        "MCLU4711004": (
            issued,
            Move(A.NOMINATE, ME, owner=BUYER),
            Move(A.TRANSFER_BOTH, ME, owner=BUYER, holder=BUYER, remark="Sold, paid 2 Nov"),
            Move(A.RETURN, BUYER),
        ),
        "MCLU4711005": (issued, Move(A.RETURN, ME), Move(A.BURN, "")),
    }
    for number, (label, moves) in enumerate(told.items()):
        evidence = _title(number, *moves)
        titles.add(evidence.ref, DOCUMENT, label)
        title_files.keep_snapshot(book._office, evidence, came="asked")
    titles.add(replace(REF, token_id=9), DOCUMENT, "MCLU4711009")


def titles(look: Look) -> QWidget:
    window, wait = window_of(look, "shipper", _prepare)
    window._frame.go("titles")
    wait()
    return window


def title_move(look: Look) -> QWidget:
    """Show what a move would do, before it is signed."""
    window, wait = window_of(look, "shipper", _prepare)
    window._frame.go("titles")
    wait()
    view = window._frame.page("titles").titles._views[0]
    evidence = _title(0, Move(A.MINT, "", owner=ME, holder=ME))
    draft = Draft(
        evidence.ref, Move(A.TRANSFER_HOLDER, ME, holder=BANK, remark="Presented for collection"),
        DOCUMENT, evidence.escrow, evidence.factory, evidence.implementation, evidence.state,
        evidence.block, evidence.block_time, evidence.source, 7, 240_000, 61 * 10**9, 30 * 10**9,
        evidence.taken_at + VALID_FOR,
    )  # fmt: skip
    dialog = TitleMoveDialog(window.desk.session, look, view, A.TRANSFER_HOLDER, ME, window)
    names = {BANK: "Straits Merchant Bank Ltd", BUYER: "Maasvlakte Tools B.V."}
    dialog.holder.setEditText(BANK)
    dialog.remark.setText("Presented for collection")
    dialog.show_draft(Drafted(None, draft, "0.01464 POL", names, b"", ME, "Polygon"))
    dialog.window_kept = window
    return dialog


def networks(look: Look) -> QWidget:
    window, wait = window_of(look, "shipper", _prepare)
    window._frame.go("settings")
    wait()
    page = window._frame.page("settings")
    bar = page.sheet.verticalScrollBar()
    bar.setValue(bar.maximum())
    return window


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "titles": titles,
    "title-move": title_move,
    "networks": networks,
}

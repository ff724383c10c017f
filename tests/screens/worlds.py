"""TradeTrust bills in the window: the bill's own page, its moves by code, evidence, issuing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.screens.chains import BANK, BUYER, ME
from tests.screens.pages import _fresh, window_of
from tests.wallet.openattestation import (
    DID,
    DOMAIN,
    REGISTRY,
    registry_issuer,
    signed_bill,
    wrapped_bill,
)
from tests.wallet.registries.title_escrow.paper import KEYS, PaperEscrow
from ui.actions.titles import Drafted
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.look_up import LookUpDialog
from ui.dialogs.title_codes import TitleCodesDialog
from ui.dialogs.title_sign import TitleSignDialog
from ui.look import Look
from ui.pages.tradetrust import ATTEST, EVIDENCE
from wallet.book import Book, Pin, PinKind
from wallet.desk import title_files
from wallet.formats.openattestation.wrapped import leaf_hash
from wallet.keys.remarks import write_remark
from wallet.registries.chain.node import Chain
from wallet.registries.title_escrow.evidence import Evidence
from wallet.registries.title_escrow.moving import VALID_FOR, Draft
from wallet.registries.title_escrow.reading import read_title
from wallet.registries.title_escrow.requests import write_request
from wallet.titles.escrow import Move, TitleAct, TitleRef

A = TitleAct
RESOLVER = "https://dns.example/dns-query"


NOW = datetime(2026, 11, 3, 6, tzinfo=UTC)


def _pins() -> list[Pin]:
    vouches = f"openatts a=dns-did; p={DID}#controller; v=1.0;"
    registry = f"openatts net=ethereum netId=137 addr={REGISTRY}"
    records = json.dumps([vouches, registry]).encode()
    return [
        Pin(PinKind.DNS, DOMAIN, records, "dns.example (DNSSEC)", NOW - timedelta(hours=3)),
        Pin(PinKind.STATUS_LIST, "https://line.example/lists/3", b"{}", "line.example",
            NOW - timedelta(days=12)),
        Pin(PinKind.DID, "did:web:line.example", b"{}", "did.json", NOW - timedelta(days=40)),
    ]  # fmt: skip


def _bill(*, is_title: bool) -> Path:
    path = _fresh() / "bill.tt"
    more = {"id": "urn:uuid:42", "vesselOwner": "Sample Owner Ltd"}
    document = signed_bill(**more)
    if is_title:
        network = {"chain": "POL", "chainId": "137"}
        document = wrapped_bill(registry_issuer(), network=network, **more)
    path.write_text(json.dumps(document), "utf-8")
    return path


def _read(ref: TitleRef) -> Evidence:
    escrow = PaperEscrow(ref=ref, host="polygon.example")
    for move in (
        Move(A.MINT, "", owner=BANK, holder=BANK),
        Move(A.TRANSFER_BOTH, BANK, owner=ME, holder=ME, remark="Sold, paid 2 Nov"),
    ):
        escrow.do(move, write_remark(move.remark, "urn:uuid:42") if move.remark else b"")
    return read_title(Chain(escrow), ref, NOW)


def _prepare(book: Book) -> None:
    titles = book.titles
    titles.take_key(KEYS[0].to_hex())
    titles.set_node(137, "https://polygon.example/v3/key")
    titles.call(BANK, "Straits Merchant Bank Ltd")
    titles.call(BUYER, "Maasvlakte Tools B.V.")
    book.set("dns-resolver", RESOLVER)
    book.pin_evidence(_pins())
    book.receive(_bill(is_title=True))
    (line,) = titles.all()
    title_files.keep_snapshot(book._office, _read(line.ref), came="asked")
    titles._told(line.ref)


def _window(look: Look):
    window, wait = window_of(look, "shipper", _prepare)
    window._frame.go("titles")
    wait()
    return window, wait, window._frame.page("titles")


def _draft() -> Draft:
    ref = TitleRef(137, REGISTRY, 42)
    evidence = _read(ref)
    return Draft(
        ref, Move(A.TRANSFER_HOLDER, ME, holder=BANK, remark="Presented for collection"),
        "urn:uuid:42", evidence.escrow, evidence.factory, evidence.implementation, evidence.state,
        evidence.block, evidence.block_time, evidence.source, 7, 240_000, 61 * 10**9, 30 * 10**9,
        evidence.taken_at + VALID_FOR,
    )  # fmt: skip


def bill(look: Look) -> QWidget:
    """Show a TradeTrust bill whose title is in my hands."""
    window, wait, page = _window(look)
    window._frame.show_bill(page.titles._views[0].line.bill)
    wait()
    return window


def hidden(look: Look) -> QWidget:
    """Show a signed document of which somebody hid fields, its revocation missing."""

    def prepare(book: Book) -> None:
        identity = {"type": "DNS-DID", "location": DOMAIN, "key": f"{DID}#controller"}
        document = signed_bill({"id": DID, "name": "Sample Line", "identityProof": identity})
        data = document["data"]
        names = ("vessel", "voyageNo")
        document["privacy"] = {"obfuscatedData": [leaf_hash(one, data.pop(one)) for one in names]}
        path = _fresh() / "hidden.tt"
        path.write_text(json.dumps(document), "utf-8")
        book.pin_evidence(_pins())
        book.receive(path)

    window, wait = window_of(look, "shipper", prepare)
    window._frame.go("bills")
    wait()
    found: list[str] = []
    job = window.desk.session.read(lambda book: book.find("SHA0000117"))
    job.succeeded.connect(found.append)
    wait()
    window._frame.show_bill(found[0])
    wait()
    return window


def evidence(look: Look) -> QWidget:
    window, wait, page = _window(look)
    page.tabs.show_tab(EVIDENCE)
    wait()
    return window


def attest(look: Look) -> QWidget:
    window, wait, page = _window(look)
    page.tabs.show_tab(ATTEST)
    page.attest.chain.setCurrentIndex(1)
    page.attest.take_content(Path("MCLU4711010.json"))
    wait()
    return window


def look_up(look: Look) -> QWidget:
    """Show whom one would ask, before anybody is."""
    window, wait, page = _window(look)
    window._frame.show_bill(page.titles._views[0].line.bill)
    wait()
    window._frame.page("bill").look_up()
    wait()
    (dialog,) = window.findChildren(LookUpDialog)
    dialog.window_kept = window
    return dialog


def keep_evidence(look: Look) -> QWidget:
    window, _wait, _page = _window(look)
    dialog = EvidenceDialog(window.desk.session, look, _pins()[:2], window)
    dialog.window_kept = window
    return dialog


def sign(look: Look) -> QWidget:
    """Show what the machine with the key asks before it signs."""
    window, _wait, _page = _window(look)
    names = {BANK: "Straits Merchant Bank Ltd", BUYER: "Maasvlakte Tools B.V."}
    drafted = Drafted(None, _draft(), "0.01464 POL", names, b"", ME, "Polygon")
    dialog = TitleSignDialog(window.desk.session, look, drafted, window)
    dialog.window_kept = window
    return dialog


def request(look: Look) -> QWidget:
    window, wait, _page = _window(look)
    dialog = TitleCodesDialog(
        window.desk.session, look, "To be signed: Transfer to a new holder",
        "Let the machine with the key scan it, or take it there as a file.",
        write_request(_draft()), "transfer-holder.request", window, awaits="ab" * 32,
    )  # fmt: skip
    dialog.show()
    wait()
    dialog.window_kept = window
    return dialog


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "tradetrust-bill": bill,
    "tradetrust-hidden": hidden,
    "tradetrust-evidence": evidence,
    "tradetrust-issue": attest,
    "tradetrust-look-up": look_up,
    "tradetrust-keep": keep_evidence,
    "tradetrust-sign": sign,
    "tradetrust-request": request,
}

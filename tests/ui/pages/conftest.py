"""Windows over vaults that are looked after: open ones, and one that is locked."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.ui.dialogs.trade import Trade
from tests.ui.pages.desk import settle
from tests.ui.pages.seats import BILL, Seat
from tests.wallet.registries.chain.served import served
from tests.wallet.registries.title_escrow.evm import CHAIN_ID, Evm
from tests.wallet.store.keyrings import MemoryKeyring
from ui.main_window import MainWindow
from ui.pages.bill import BillPage
from ui.pages.file import FilePage
from ui.pages.sheet import SheetPage
from ui.session import Session
from ui.settings import KnownVault, Settings
from wallet.book import Book, Family, Registry
from wallet.desk import caring
from wallet.keys.ethereum import ChainKey
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.titles.escrow import Move, TitleAct
from wallet.voyage import PASSPHRASE
from wallet.words import Language


@cache
def paper_of(language):
    """Return the paper of some bill; most tests need one and do not care whose."""
    with TemporaryDirectory() as folder:
        trade = Trade(Path(folder))
        try:
            return trade.book("shipper").render(trade.issue(), language)
        finally:
            trade.close()


@pytest.fixture
def ready_paper(request, monkeypatch):
    """Let no bill be drawn anew: each shows this one paper, unless the test asks for a real one."""
    if "real_paper" not in request.fixturenames:
        papers = {language: paper_of(language) for language in Language}
        monkeypatch.setattr(Book, "render", lambda _book, _bill, language, **_: papers[language])


@pytest.fixture
def real_paper():
    """Let this test print."""


@pytest.fixture
def show_bill(qtbot, look, trade):
    """Show a bill through the eyes of a party."""

    def showing(part, bill):
        desk = trade.desk(part)
        page = BillPage(desk.session, look)
        qtbot.addWidget(page)
        page.resize(1100, 760)
        page.show()
        page.show_bill(bill, "Bills")
        settle(desk.jobs)
        return page, desk

    return showing


@pytest.fixture
def file_page(qtbot, look, trade, jobs):
    """Return the page of a file, for who has no vault."""
    page = FilePage(Session(jobs), look, trade.clock)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    return page


@pytest.fixture
def open_window(qtbot, look, trade, tmp_path):
    """Return a function that opens the window on a party's vault, and waits for all of it."""

    def make(part="shipper", opens=None):
        desk = trade.desk(part)
        if opens is not None:
            desk.session.open(lambda _progress: opens())
            settle(desk.jobs)
        folder = trade.folder / "vaults" / part
        settings = Settings(tmp_path / "window.ini")
        window = MainWindow(desk.session, look, settings, trade.clock, folder)
        qtbot.addWidget(window)
        window.resize(1280, 820)
        window.show()
        window.outside.unlock.show_vault(KnownVault(folder, part))
        desk.session.opened.emit()
        settle(desk.jobs)
        window.jobs = desk.jobs
        window.wait = lambda: settle(desk.jobs)
        return window

    return make


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def settings(window):
    window._frame.go("settings")
    window.wait()
    return window._frame.page("settings")


@pytest.fixture
def keyring(monkeypatch):
    keyring = MemoryKeyring()
    for name in ("open", "open_quickly", "open_to_read", "create", "restore", "open_with_words"):
        made = getattr(Book, name)
        defaults = {**made.__kwdefaults__, "keyring": keyring}
        monkeypatch.setattr(made.__func__, "__kwdefaults__", defaults)
    monkeypatch.setattr(caring, "OS_KEYRING", keyring)
    return keyring


@pytest.fixture
def guarded(tmp_path, trade, keyring):
    """Return the folder of a vault that asks its keyring."""
    folder = tmp_path / "guarded"
    Book.create(
        folder, PASSPHRASE, name="Yantian Hengtai", role=trade.book("shipper").card.role,
        clock=trade.clock, kdf=LEAST_KDF,
    ).close()  # fmt: skip
    return folder


@pytest.fixture
def at_the_lock(qtbot, look, trade, guarded, tmp_path):
    """Return a window before the lock of that vault."""
    desk = trade.desk("buyer")
    desk.session.lock()
    settings = Settings(tmp_path / "window.ini")
    window = MainWindow(desk.session, look, settings, trade.clock, guarded)
    qtbot.addWidget(window)
    window.show()
    window.begin()
    settle(desk.jobs)
    window.wait = lambda: settle(desk.jobs)
    return window


# Titles on a chain


@pytest.fixture(scope="module")
def stage(evm: Evm):
    keys = tuple(evm.fund(ChainKey.from_hex(f"{at:064x}"), 1000) for at in (51, 52, 53))
    return evm.stage(5, keys)


@pytest.fixture(scope="module")
def endpoint(evm: Evm):
    with served(evm) as address:
        yield address


@pytest.fixture
def seat(open_window, trade, stage, endpoint):
    """Return a function that seats a party: with key, network, trust in the contract, or not."""
    seats: dict[str, Seat] = {}

    def sit(
        part: str, key: ChainKey | None = None, *, online: bool = True, trusts: bool = True
    ) -> Seat:
        if part not in seats:
            with trade.open(part) as book:
                if key is not None:
                    book.titles.take_key(key.to_hex())
                if online:
                    book.titles.set_node(CHAIN_ID, endpoint)
                if trusts:
                    book.titles.trust_contract(CHAIN_ID, stage.factory, "Sample pilot")
            seats[part] = Seat(open_window(part))
        return seats[part]

    return sit


@pytest.fixture
def issued(trade, stage, tmp_path):
    """Return the file of a bill that the carrier signed, its title minted to these keys."""

    def make(owner: ChainKey, holder: ChainKey) -> Path:
        content, path = tmp_path / "content.json", tmp_path / "bill.tt"
        content.write_text(json.dumps(BILL), "utf-8")
        with trade.open("carrier") as book:
            done = book.attest(
                content, Family.CREDENTIAL, registry=Registry(CHAIN_ID, stage.registry)
            )
        path.write_bytes(done.data)
        by = stage.keys[0]
        mint = Move(TitleAct.MINT, by.address, owner=owner.address, holder=holder.address)
        assert stage.do(by, done.title, mint) == ""
        return path

    return make


@pytest.fixture
def read(qtbot, look, trade):
    """Take a parcel in at a party's desk and show the sheet."""

    def reading(part, path):
        desk = trade.desk(part)
        page = SheetPage(desk.session, look, clock=trade.clock)
        qtbot.addWidget(page)
        desk.session.changed.connect(page.refresh)
        page.resize(1100, 760)
        page.show()
        take = desk.session.write(lambda book, _progress: book.receive(path))
        page.show_received(desk.run(take))
        desk.settle()
        return page, desk

    return reading

"""Titles on chains in the window: looked at offline, moved by their key, nobody asked unasked."""

from __future__ import annotations

import socket

import pytest

from tests.ui.pages.desk import dialog_over
from tests.ui.walking import nameless
from tests.wallet.registries.chain.served import served
from tests.wallet.registries.title_escrow.evm import CHAIN_ID, Evm
from ui.dialogs.title_move import TitleMoveDialog
from ui.models.cells import CELL
from ui.pages.networks_panel import NetworksPanel
from ui.pages.titles import TitlesPane
from wallet.book import RESOLVER
from wallet.keys.ethereum import ChainKey
from wallet.titles.escrow import TitleRef
from wallet.words import Language


@pytest.fixture(scope="module")
def stage(evm: Evm):
    keys = tuple(evm.fund(ChainKey.from_hex(f"{at:064x}"), 1000) for at in (41, 42, 43))
    return evm.stage(5, keys)


@pytest.fixture
def shown(qtbot, look, trade):
    """Show the titles of a party, whose vault was prepared before."""

    def showing(part: str):
        trade.close_books()
        desk = trade.desk(part)
        page = TitlesPane(desk.session, look)
        qtbot.addWidget(page)
        desk.session.changed.connect(page.refresh)
        page.resize(1280, 860)
        page.show()
        page.refresh()
        desk.settle()
        return page, desk

    return showing


def cells(page, column: int) -> list[str]:
    model = page.panel.chain.model()
    return [model.index(row, column).data(CELL).first for row in range(model.rowCount())]


def allowed(page) -> list[str]:
    """Return the words of what may be done, in the order of the row."""
    row = page.panel.row
    return [one.words for one in row._choices.values() if not one.refusal]


def click(page, key: str) -> None:
    page.panel.row.button(key).click()


def prepare(trade, part: str, stage, endpoint: str, ref: TitleRef, key: ChainKey | None) -> None:
    titles = trade.book(part).titles
    if key is not None:
        titles.take_key(key.to_hex())
    titles.set_node(CHAIN_ID, endpoint)
    titles.add(ref, "urn:x", "MSKU42")
    titles.call(stage.keys[1].address, "Harbour Bank")


def test_an_empty_page_says_where_titles_come_from(shown):
    page, _desk = shown("shipper")
    assert page._none.isVisible()
    assert not page.panel.isVisible()
    assert not nameless(page)


def test_a_title_is_read_and_moved_from_its_page(shown, trade, stage, evm, look):
    bank = stage.keys[1].address
    ref = stage.minted()
    with served(evm) as endpoint:
        prepare(trade, "shipper", stage, endpoint, ref, stage.keys[0])
        page, desk = shown("shipper")
        assert page.panel.banner.answer.headline == "Not read yet"
        assert allowed(page) == ["Ask the chain"]
        click(page, "ask-chain")
        desk.settle()
        assert "This vault is owner and holder." in page.panel.banner.answer.sentence
        assert cells(page, 1) == ["Issued on the chain"]
        acts = ("transfer-both", "transfer-holder", "nominate", "transfer-owner", "return")
        words = allowed(page)
        assert words == [
            look.speech.say("title-act", "transfer-both"), "Ask the chain",
            *(look.speech.say("title-act", act) for act in acts[1:]), "Show to another machine",
        ]  # fmt: skip
        assert not any("ledge" in word or "blank" in word for word in words)
        click(page, "transfer-holder")
        dialog = dialog_over(page)
        assert isinstance(dialog, TitleMoveDialog)
        assert not dialog.owner.isVisible()
        dialog.holder.setEditText("harbour bank")
        dialog.remark.setText("for collection")
        dialog.ask.click()
        desk.settle()
        assert dialog._drafted is not None
        assert dialog._drafted.draft.after.holder == bank
        assert dialog.act.isVisible()
        dialog.act.click()
        desk.settle()
        assert "recorded it" in page.panel.work.outcome.words
        assert cells(page, 3) == ["this vault", "Harbour Bank"]
        assert "Harbour Bank" in page.panel.banner.answer.sentence
        assert allowed(page) == ["Nominate an owner", "Ask the chain", "Show to another machine"]
        refused = page.panel.row.button("transfer-holder").refusal
        assert refused == "Only the holder of the title can do that."
        look.wear(language=Language.CHINESE)
        assert page.panel.banner.answer.headline == "流通中"
        assert cells(page, 1)[0] == "已在链上签发"


def test_a_refusal_stands_in_the_dialog_in_words(shown, trade, stage, evm):
    ref = stage.minted()
    with served(evm) as endpoint:
        prepare(trade, "shipper", stage, endpoint, ref, stage.keys[0])
        page, desk = shown("shipper")
        click(page, "ask-chain")
        desk.settle()
        click(page, "transfer-holder")
        dialog = dialog_over(page)
        dialog.holder.setEditText(stage.keys[0].address)
        dialog.ask.click()
        desk.settle()
        assert dialog.outcome.words.startswith("This party is the holder already")
        assert not dialog.act.isVisible()


def test_looking_asks_nobody(shown, trade, stage, evm, monkeypatch):
    ref = stage.minted()
    with served(evm) as endpoint:
        prepare(trade, "shipper", stage, endpoint, ref, stage.keys[0])
        touched: list[object] = []

        def touch(*arguments: object, **_named: object):
            touched.append(arguments)
            raise OSError

        monkeypatch.setattr(socket.socket, "connect", touch)
        monkeypatch.setattr(socket, "getaddrinfo", touch)
        page, desk = shown("shipper")
        page.refresh()
        desk.settle()
        assert touched == []
        click(page, "ask-chain")
        desk.settle()
        assert touched != []
        assert "cannot be reached" in page.panel.work.outcome.words


def test_whom_to_ask_is_set_and_on_record(qtbot, look, trade, stage, evm):
    ref = stage.minted()
    with served(evm) as endpoint:
        prepare(trade, "shipper", stage, endpoint, ref, None)
        trade.book("shipper").titles.look_up(ref)
        trade.close_books()
        desk = trade.desk("shipper")
        panel = NetworksPanel(desk.session, look)
        qtbot.addWidget(panel)
        panel.resize(1200, 500)
        panel.show()
        panel.refresh()
        desk.settle()
        assert len(desk.run(desk.session.read(lambda book: book.connections()))) == 1
        assert panel.network.itemText(0) == "Polygon"
        panel.endpoint.setText("http://node.example")
        panel.name_node.click()
        desk.settle()
        assert "https://" in panel.outcome.words
        panel.endpoint.setText("https://node.example/v3/secret")
        panel.name_node.click()
        desk.settle()
        assert panel.network.itemText(0) == "Polygon · node.example"
        panel.make_key.click()
        desk.settle()
        assert not panel.make_key.isVisible()
        panel.forget.click()
        desk.settle()
        assert panel.network.itemText(0) == "Polygon"
        assert not nameless(panel)


def test_the_resolver_of_names_is_set_and_taken_back(qtbot, look, trade):
    desk = trade.desk("shipper")
    panel = NetworksPanel(desk.session, look)
    qtbot.addWidget(panel)
    panel.show()
    for wrong in ("http://dns.example", "dns://", "resolver"):
        panel.resolver.setText(wrong)
        panel.name_resolver.click()
        assert "begins with https:// or dns://" in panel._resolver._line.whole
    for said, host in (("dns://192.0.2.53", "192.0.2.53"), ("https://dns.example/q", "dns.exam")):
        panel.resolver.setText(said)
        panel.name_resolver.click()
        desk.settle()
        assert panel.outcome.words.startswith(host)
        assert desk.run(desk.session.read(lambda book: book.setting(RESOLVER))) == said
        panel.resolver.clear()
        panel.refresh()
        desk.settle()
        assert panel.resolver.text() == said
    panel.resolver.clear()
    panel.name_resolver.click()
    desk.settle()
    assert panel.outcome.words == "Nobody is asked about names any more."
    assert not desk.run(desk.session.read(lambda book: book.setting(RESOLVER)))


def test_issuing_is_offered_to_who_has_a_key(shown, trade, stage, evm):
    ref = stage.new_title()
    with served(evm) as endpoint:
        prepare(trade, "carrier", stage, endpoint, ref, stage.keys[0])
        page, desk = shown("carrier")
        click(page, "ask-chain")
        desk.settle()
        words = ["Issue on the chain", "Ask the chain", "Show to another machine"]
        assert allowed(page) == words
        click(page, "mint")
        dialog = dialog_over(page)
        dialog.owner.setEditText(stage.keys[0].address)
        dialog.holder.setEditText("Harbour Bank")
        dialog.ask.click()
        desk.settle()
        dialog.act.click()
        desk.settle()
        assert cells(page, 3) == ["Harbour Bank"]

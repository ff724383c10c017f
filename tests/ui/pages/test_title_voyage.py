"""A TradeTrust title from its issue to its return, through windows alone."""

from __future__ import annotations

import json
import socket

from PySide6.QtWidgets import QDialog

from tests.ui.pages.seats import BILL
from tests.ui.walking import nameless
from tests.wallet.registries.title_escrow.evm import CHAIN_ID
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.title_move import TitleMoveDialog
from ui.pages.tradetrust import ATTEST, EVIDENCE
from wallet.words import Language


def test_a_title_goes_from_issue_to_return_through_windows(seat, stage, tmp_path, look):
    """Issued, checked, given, rejected, given again in two roles, endorsed, returned: online."""
    minter, shipper_key, bank_key = stage.keys
    carrier = seat("carrier", minter)
    content, path = tmp_path / "content.json", tmp_path / "bill.tt"
    content.write_text(json.dumps(BILL), "utf-8")

    # The carrier signs the bill and has its title minted, to the shipper.
    carrier.frame.go("titles")
    carrier.wait()
    page = carrier.frame.page("titles")
    page.tabs.show_tab(ATTEST)
    pane = page.attest
    assert not pane.issue.isEnabled()
    pane.take_content(content)
    pane.chain.setCurrentIndex(pane.chain.findText(f"On eip155:{CHAIN_ID}"))
    pane.registry.setText(stage.registry)
    pane.issue.click()
    carrier.wait()
    assert pane.outcome.words == ""
    assert pane.result.isVisible()
    pane._save(pane._issued.done.data, path)
    pane.mint.click()
    dialog = carrier.dialog(TitleMoveDialog)
    dialog.owner.setEditText(shipper_key.address)
    dialog.holder.setEditText(shipper_key.address)
    dialog.ask.click()
    carrier.wait()
    dialog.act.click()
    carrier.wait()
    assert "recorded it" in pane.work.outcome.words

    # The shipper receives the file, asks, and holds the title.
    shipper, bank = seat("shipper", shipper_key, trusts=False), seat("bank", bank_key)
    shipper.drop(path)
    assert shipper.headline == "GENUINE · COPY, TITLE NOT LOOKED AT"
    assert shipper.offered() == {"ask-chain", "look-up", "render", "export", "bundle"}
    shipper.click("ask-chain")
    assert shipper.headline == "NOT CHECKED: NOBODY VOUCHES FOR THE TITLE’S CONTRACT"
    vouch_for(shipper, stage.factory)
    assert shipper.headline == "GENUINE · YOU HOLD THE TITLE"
    keys = shipper.offered()
    assert {"transfer-holder", "nominate", "transfer-owner", "transfer-both", "return"} <= keys
    assert not {"endorse", "pledge", "hand-over", "surrender"} & set(
        shipper.bill.acts.row._choices
    ), "what a chain cannot say is not offered"

    # It is given, and rejected with a remark; the shipper has it again.
    shipper.move("transfer-both", owner=bank_key.address, holder=bank_key.address, remark="Sold")
    assert "COPY, TITLE HELD BY" in shipper.headline
    assert shipper.refusal("transfer-holder") == "Only the holder of the title can do that."
    bank.drop(path)
    bank.click("ask-chain")
    assert bank.headline == "GENUINE · YOU HOLD THE TITLE"
    assert "reject-both" in bank.offered()
    assert bank.refusal("reject-holder") == "Who is both owner and holder can only reject both."
    bank.move("reject-both", remark="Documents incomplete")
    shipper.click("ask-chain")
    assert shipper.headline == "GENUINE · YOU HOLD THE TITLE"

    # Holder and owner part: each role is given and rejected.
    shipper.move("transfer-holder", holder=bank_key.address)
    bank.click("ask-chain")
    bank.move("reject-holder")
    shipper.click("ask-chain")
    dialog = shipper.draft("nominate", owner=shipper_key.address)
    assert dialog.outcome.words == "This party is the owner already."
    assert not dialog.act.isVisible()
    dialog.reject()
    shipper.move("nominate", owner=minter.address)
    shipper.move("transfer-owner", owner=minter.address)
    carrier.frame.show_bill(pane._issued.done.verdict.digest)
    carrier.wait()
    carrier.click("ask-chain")
    carrier.move("reject-owner", remark="Not ordered")
    shipper.click("ask-chain")
    shipper.move("transfer-both", owner=bank_key.address, holder=bank_key.address)
    bank.click("ask-chain")
    bank.move("return", remark="Please deliver")
    assert "TITLE RETURNED" in bank.headline

    # The carrier takes the title back for good.
    carrier.click("ask-chain")
    assert {"restore", "burn"} <= carrier.offered()
    carrier.move("burn")
    assert carrier.headline == "GENUINE · ENDED: TITLE TAKEN BACK BY ITS ISSUER"
    bank.click("ask-chain")
    assert bank.refusal("return") == "The title has ended: the issuer took it back."
    recorded = [one.act.value for one in bank.bill._title.record.endorsements]
    assert recorded == [
        "mint", "transfer-both", "reject-both", "transfer-holder", "reject-holder", "nominate",
        "transfer-owner", "reject-owner", "transfer-both", "return", "burn",
    ]  # fmt: skip
    moments = bank.bill.body._verdict.timeline
    assert len(moments) == len(recorded) - 1, "all but the nomination on the time line"
    look.wear(language=Language.CHINESE)
    assert bank.headline.startswith("真实"), bank.headline
    look.wear(language=Language.ENGLISH)
    for one in (carrier, shipper, bank):
        assert not nameless(one.window)


def vouch_for(seat, factory: str) -> None:
    """Vouch in the window for the contract of the title whose bill is shown, and come back."""
    digest = seat.bill.body._verdict.digest
    seat.frame.go("titles")
    seat.wait()
    page = seat.frame.page("titles")
    page.tabs.show_tab(EVIDENCE)
    seat.wait()
    pane = page.evidence
    pane.table.selectRow(0)
    assert pane.vouch.isVisible()
    pane.vouch.click()
    dialog = seat.dialog(ConfirmDialog)
    assert factory in dialog.accessibleDescription()
    dialog.field.setText("Pilot agreement")
    dialog.act.click()
    seat.wait()
    assert "Kept, with its date" in pane.outcome.words
    page.refresh()
    seat.wait()
    assert [pin.source for pin in pane._kept.pins] == ["Pilot agreement"]
    pane.table.selectRow(0)
    assert not pane.vouch.isVisible()
    seat.frame.show_bill(digest)
    seat.wait()


def test_nothing_is_asked_before_a_button_is_pressed(seat, stage, issued, monkeypatch):
    _minter, key, _other = stage.keys
    path = issued(key, key)
    shipper = seat("shipper", key)
    touched: list[object] = []

    def touch(*arguments: object, **_named: object):
        touched.append(arguments)
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", touch)
    monkeypatch.setattr(socket, "getaddrinfo", touch)
    shipper.drop(path)
    shipper.click("look-up")
    for dialog in shipper.window.findChildren(QDialog):
        if dialog.isVisible() and not isinstance(dialog, ConfirmDialog):
            dialog.reject()
    for place in ("titles", "bills", "activity", "settings"):
        shipper.frame.go(place)
        shipper.wait()
    page = shipper.frame.page("titles")
    for tab in range(3):
        page.tabs.show_tab(tab)
        page.refresh()
        shipper.wait()
    assert touched == []
    shipper.frame.show_bill(page.titles._views[0].line.bill)
    shipper.wait()
    shipper.click("ask-chain")
    assert touched != []
    assert "cannot be reached" in shipper.said

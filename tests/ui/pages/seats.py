"""Parties before their windows, for voyages of titles that live on a chain."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog

from tests.ui.pages.desk import drop
from ui.actions.attest import FORM
from ui.dialogs.title_move import TitleMoveDialog

BILL = FORM | {
    "blNumber": "SHA0000900", "carrierName": "Meridian Container Lines",
    "shipperName": "Yantian Hengtai", "vessel": "MV SAMPLE", "voyageNo": "001E",
    "portOfLoading": "CNYTN", "portOfDischarge": "NLRTM",
    "packages": [{"packagesDescription": "20 drums", "packagesWeight": "17 MT"}],
}  # fmt: skip


class Seat:
    """One party before its window."""

    def __init__(self, window) -> None:
        self.window, self.wait, self.frame = window, window.wait, window._frame

    @property
    def bill(self):
        assert self.frame.place == "bill"
        return self.frame.page("bill")

    @property
    def headline(self) -> str:
        return self.bill.body.banner.answer.headline

    @property
    def said(self) -> str:
        return self.bill.acts.title.outcome.words

    def drop(self, path: Path) -> None:
        drop([path], self.window)
        self.wait()

    def click(self, key: str) -> None:
        self.bill.acts.row.button(key).click()
        self.wait()

    def refusal(self, key: str) -> str:
        return self.bill.acts.row.button(key).refusal

    def offered(self) -> set[str]:
        choices = self.bill.acts.row._choices.values()
        return {one.key for one in choices if not one.refusal}

    def dialog(self, kind: type[QDialog]):
        (found,) = [one for one in self.window.findChildren(kind) if one.isVisible()]
        return found

    def file(self, path: Path) -> None:
        """Answer the question where to write to or read from."""
        asked = [one for one in self.window.findChildren(QFileDialog) if one.isVisible()]
        asked[-1].fileSelected.emit(str(path))
        asked[-1].close()
        self.wait()

    def draft(self, act: str, *, owner="", holder="", remark="") -> TitleMoveDialog:
        """Ask for a move, up to what would be signed."""
        self.click(act)
        dialog = self.dialog(TitleMoveDialog)
        dialog.owner.setEditText(owner)
        dialog.holder.setEditText(holder)
        dialog.remark.setText(remark)
        dialog.ask.click()
        self.wait()
        return dialog

    def move(self, act: str, **parties: str) -> None:
        """Carry a move out in one step."""
        dialog = self.draft(act, **parties)
        assert dialog.outcome.words == ""
        dialog.act.click()
        self.wait()
        assert "recorded it" in self.said, self.said

    def facts(self, dialog) -> str:
        return " ".join(f"{one.text()}" for one in dialog.findChildren(type(dialog._warning)))

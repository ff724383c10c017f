"""Whatever is refused or goes wrong says why in full, in both languages, and where to read on."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget

import wallet
from ui.dialogs.report import ReportDialog
from ui.help.guide import read_topic
from ui.help.related import TERMS, link_for, terms_for
from ui.pages.outcome import Outcome
from ui.pages.why import WhyDialog, WrongPanel
from ui.refusals import remedy_for, words_for
from ui.widgets.text import Label
from wallet.errors import CouldNotLook, Refused, Unreadable, WalletError, WrongUse
from wallet.titles.refusals import GROUNDS, ground_of
from wallet.words import Language, table

KINDS = {kind.__name__: kind for kind in (CouldNotLook, Refused, Unreadable, WrongUse, WalletError)}


@cache
def raised():
    """Return the code and kind of every error that is raised somewhere in the core by its name."""
    return sorted(set(_raised()))


def _raised():
    for path in sorted(Path(wallet.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=kind), args=[ast.Constant(value=str(code)), *_]):
                    if kind in KINDS:
                        yield code, kind


BY_GROUND = [(ground.number, code) for ground in GROUNDS for code in ground.codes]


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


def words_in(dialog):
    return " ".join(label.whole for label in dialog.findChildren(Label))


def test_the_walk_finds_the_errors_of_the_core():
    assert len(raised()) > 250
    assert {"Refused", "CouldNotLook", "Unreadable", "WrongUse"} <= {kind for _, kind in raised()}


@pytest.mark.parametrize("language", Language)
def test_every_error_that_is_raised_has_words(language):
    sentences = table(language)
    missing = [code for code, _kind in raised() if f"refusal.{code}" not in sentences]
    assert not missing


@pytest.mark.parametrize("language", Language)
def test_each_of_the_26_says_sentence_law_remedy_and_where_to_read_on(look, page, language):
    look.wear(language=language)
    anchors = {one.anchor for one in read_topic("refused", language).sections}
    for number, code in BY_GROUND:
        error = Refused(code, number="MRDN-1")
        dialog = WhyDialog(look, error, page)
        text = words_in(dialog)
        assert words_for(error, language) in text
        assert remedy_for(error, language) in text
        assert remedy_for(error, language)
        assert ground_of(code).law in text
        assert str(number) in text
        assert code in text
        assert link_for(error) == f"refused#refusal-{number}"
        assert f"refusal-{number}" in anchors
        is_chinese = bool(re.search("[一-鿿]", words_for(error, language)))
        assert is_chinese is (language is Language.CHINESE)
        dialog.deleteLater()


@pytest.mark.parametrize("language", Language)
def test_every_other_error_is_said_in_full_too(look, page, language):
    look.wear(language=language)
    for code, kind in raised()[::7]:
        error = KINDS[kind](code)
        dialog = WhyDialog(look, error, page)
        text = words_in(dialog)
        assert words_for(error, language) in text
        assert code in text
        assert dialog.help_topic.startswith("refused")
        dialog.deleteLater()


@pytest.mark.parametrize("language", Language)
def test_the_words_of_the_trade_behind_a_refusal_are_in_the_glossary(language):
    for number in TERMS:
        (code,) = [ground.codes[0] for ground in GROUNDS if ground.number == number]
        assert all(title for _link, title in terms_for(Refused(code), language))


def test_the_facts_stand_there_for_whoever_helps(look, page):
    dialog = WhyDialog(look, Refused("not-the-holder", holder="Straits Bank"), page)
    assert "not-the-holder (holder=Straits Bank)" in words_in(dialog)
    dialog.deleteLater()


def test_facts_with_markup_are_only_text(look, page):
    dialog = WhyDialog(look, Refused("not-the-holder", holder="<b>Bank</b>"), page)
    forms = [
        label.textFormat().name for label in dialog.findChildren(Label) if "<b>Bank" in label.text()
    ]
    assert forms
    assert set(forms) == {"PlainText"}
    dialog.deleteLater()


def opened(page, kind):
    return [dialog for dialog in page.findChildren(QDialog) if isinstance(dialog, kind)]


def test_beside_what_went_wrong_stands_the_way_to_all_of_it(look, page):
    outcome = Outcome(look, page)
    outcome.complain(CouldNotLook("vault-locked"))
    assert outcome._wrong.why.text() == "Why"
    outcome._wrong.why.click()
    (dialog,) = opened(page, WhyDialog)
    assert "Nothing was judged" in words_in(dialog)
    dialog.close()


def test_a_mistake_of_the_program_leads_to_its_report(look, page):
    panel = WrongPanel(look, page)
    panel.show_wrong(RuntimeError("key 0x1234"))
    assert panel.why.text() == "Look at the report"
    panel.why.click()
    (dialog,) = opened(page, ReportDialog)
    assert "RuntimeError" in dialog.report
    assert "0x1234" not in dialog.report
    dialog.close()


def test_the_report_is_saved_as_it_is_shown(look, page, tmp_path):
    dialog = ReportDialog(look, "Ladewell\nValueError", page)
    assert dialog.text.toPlainText() == dialog.report
    dialog.save_to(tmp_path / "report.txt")
    assert (tmp_path / "report.txt").read_text() == "Ladewell\nValueError\n"
    dialog.save_to(tmp_path / "none" / "report.txt")
    assert "could not be written" in dialog.said.whole
    (tmp_path / "header.json").write_text("{}")
    (tmp_path / "vault.db").write_text("everything")
    dialog.save_to(tmp_path / "vault.db")
    assert (tmp_path / "vault.db").read_text() == "everything"
    assert "could not be written" in dialog.said.whole
    dialog.deleteLater()


def test_what_has_nothing_behind_its_words_has_no_way_on(look, page):
    panel = WrongPanel(look, page)
    panel.show_error("This is not the receipt.")
    assert panel.why.isHidden()

"""The checks of a verdict, open ones first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.screens.samples import CHECKS
from tests.ui import ink
from tests.ui.walking import settled
from ui.widgets.buttons import IconButton
from ui.widgets.check_list import CheckList
from ui.widgets.text import Label
from wallet.proof.verdict import Result
from wallet.words import Language


@pytest.fixture
def checks(look, qtbot):
    checks = CheckList(look)
    qtbot.addWidget(checks)
    checks.resize(460, 600)
    checks.show_checks(CHECKS)
    checks.show()
    QApplication.sendPostedEvents(None, 0)
    return checks


def numbers(checks):
    return [entry.check.number for entry in checks._entries]


def said(checks):
    return {label.whole for label in checks.findChildren(Label) if label.isVisible()}


def test_open_checks_stand_first_and_keep_their_numbers(checks):
    assert numbers(checks) == [13, 14, *range(1, 13)]


def test_what_failed_stands_before_what_was_not_checked(checks):
    failed = [
        replace(check, result=Result.FAILED) if check.number == 14 else check for check in CHECKS
    ]
    checks.show_checks(failed)
    assert numbers(checks)[:2] == [14, 13]
    assert checks._entries[0].head.is_open


def test_each_section_says_how_many(checks):
    assert {"Open", "2 not checked", "Settled", "11 passed, 1 does not apply"} <= said(checks)


def test_the_first_open_check_lies_open_with_its_evidence(checks):
    assert checks._entries[0].head.is_open
    assert any("Only Meridian’s signed record" in words for words in said(checks))
    assert any("as of 29 Oct 2026 10:20 +08:00" in words for words in said(checks))


def test_a_finding_that_has_no_room_beside_its_check_stands_below_whole(checks, look):
    facts = {"carrier": "Meridian Container Lines"}
    long = [replace(check, reason="record-missing", facts=facts) for check in CHECKS]
    checks.show_checks(long)
    settled(checks)
    head = checks._entries[1].head
    said = look.speech.say("reason", "record-missing", facts)
    assert said in [stroke.said for stroke in ink.strokes_of(checks)]
    assert head.height() > look.metrics.ems(2.05)
    head.open()
    settled(checks)
    assert head.height() == look.metrics.ems(2.05)


def test_evidence_can_be_copied(checks):
    button = next(one for one in checks.findChildren(IconButton) if one.isVisible())
    button.click()
    assert QGuiApplication.clipboard().text() == "9d3c" * 16


def test_a_row_is_said_with_number_name_and_result(checks):
    assert checks._entries[0].head.accessibleName() == "13. Record of the registrar: not checked"


def test_the_keyboard_walks_and_opens(checks, qtbot):
    heads = [entry.head for entry in checks._entries]
    heads[0].setFocus()
    qtbot.waitUntil(heads[0].hasFocus)
    QTest.keyClick(heads[0], Qt.Key.Key_Down)
    assert heads[1].hasFocus()
    with qtbot.waitSignal(checks.opened) as opened:
        QTest.keyClick(heads[1], Qt.Key.Key_Return)
    assert opened.args == ["control.fork"]


def test_a_check_is_opened_from_elsewhere(checks, qtbot):
    assert checks.open_check("chain.links")
    head = next(e.head for e in checks._entries if e.check.code == "chain.links")
    assert head.is_open
    qtbot.waitUntil(head.hasFocus)
    assert not checks.open_check("no.such")


def test_what_lay_open_lies_open_in_another_language(checks, look):
    checks.open_check("chain.links")
    look.wear(language=Language.CHINESE)
    open_ = {entry.check.code for entry in checks._entries if entry.head.is_open}
    assert open_ == {"control.record", "chain.links"}


def test_a_clean_verdict_has_no_open_section(look, qtbot):
    checks = CheckList(look)
    qtbot.addWidget(checks)
    checks.show()
    checks.show_checks([check for check in CHECKS if check.result is Result.PASSED])
    assert "Open" not in said(checks)

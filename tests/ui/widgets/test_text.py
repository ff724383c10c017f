"""Words that must not be cut: long codes break, and Chinese stands off Latin letters."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.ui.walking import badly_begun, lines_of
from ui.look import Face
from ui.widgets.notices import ErrorPanel
from ui.widgets.paragraph import Paragraph
from ui.widgets.text import Label, as_tip
from wallet.places import resource
from wallet.words import Language, spaced

KEY = "LQq6xlvmw3GlhwqpAjOOcwBY74Hbj403F0q4n88W3fI"


def test_a_key_breaks_where_there_is_no_room_and_is_copied_as_it_is(qtbot, look):
    label = Label(look, KEY, wraps=True, selectable=True)
    qtbot.addWidget(label)
    assert label.heightForWidth(120) > 2 * label.fontMetrics().height()
    assert label.whole == KEY
    assert label.accessibleName() == KEY
    label.setSelection(0, len(label.text()))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == KEY


def test_a_name_stands_off_the_chinese_around_it():
    assert spaced("由Meridian Lines Ltd签署") == "由 Meridian Lines Ltd 签署"
    assert spaced("凭Maasvlakte Tools B.V.指示") == "凭 Maasvlakte Tools B.V. 指示"
    assert spaced("由恒泰签署，3份") == "由恒泰签署，3 份"
    assert spaced("English only, 3 kg") == "English only, 3 kg"


def test_what_one_may_copy_is_left_as_it_was_given(qtbot, look):
    look.wear(language=Language.CHINESE)
    given = "深圳市盐田区明珠路18号"
    label = Label(look, given, selectable=True)
    other = Label(look, given)
    qtbot.addWidget(label)
    qtbot.addWidget(other)
    assert label.text() == given
    assert other.text() == "深圳市盐田区明珠路 18 号"


def test_what_went_wrong_takes_the_whole_row(qtbot, look):
    panel = ErrorPanel(look)
    qtbot.addWidget(panel)
    panel.resize(700, 80)
    panel.show_error("Some parts were seen.")
    assert panel._happened.width() > 500


def last_lines(label):
    """Yield what stands on the last line at each of many widths."""
    for width in range(150, 500, 7):
        yield lines_of(label, width)[-1]


def test_no_word_and_no_letter_stands_alone_on_the_last_line(qtbot, look):
    said = "Accepting makes it agreed; it is yours only when Meridian records it."
    name = "To the order of Yantian Hengtai Precision Co., Ltd"
    for label in (
        Label(look, said, wraps=True),
        Label(look, name, wraps=True, selectable=True),
    ):
        qtbot.addWidget(label)
        assert all(len(last.split()) > 1 for last in last_lines(label))
    assert label.text() == name
    label.setSelection(0, len(name))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == name

    look.wear(language=Language.CHINESE)
    said = "最新条目尚未登记。须有 Meridian Container Lines Ltd 签署的登记，可通过文件取得。"
    label = Label(look, said, wraps=True)
    qtbot.addWidget(label)
    assert all(len(last) > 3 for last in last_lines(label))
    assert label.text() == said


def test_no_line_of_chinese_begins_with_what_ends_the_one_before(qtbot, look):
    """At widths where each sentence of the window breaks; a long one was broken like a key."""
    look.wear(language=Language.CHINESE)
    words = ElementTree.parse(resource("translations/ladewell_zh.ts")).iter("translation")
    label = Label(look, "", wraps=True)
    qtbot.addWidget(label)
    wrong = []
    for said in {one.text for one in words if one.text and len(one.text) > 20}:
        label.say(said)
        for ems in (10, 13, 16):
            label.resize(look.metrics.ems(ems), 20)
            wrong += badly_begun(label)
    assert wrong == []


MARKUP = '<img src="file:///etc/hosts"><b>Bank</b>'


def test_a_name_of_markup_is_shown_letter_by_letter_and_never_followed(qtbot, look):
    label = Label(look, f"{MARKUP} and more", elides=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<img" not in label.toolTip()
    tip = QTextDocument()
    tip.setHtml(label.toolTip())
    assert tip.toPlainText() == f"{MARKUP} and more"
    assert as_tip("Smith & Söhne\nHamburg") == "Smith & Söhne\nHamburg"
    tip.setHtml(as_tip("a &lt;b&gt;\nc"))
    assert tip.toPlainText() == "a &lt;b&gt;\nc"


@pytest.mark.parametrize("is_elided", [True, False])
def test_what_turns_the_direction_of_writing_is_shown_and_not_obeyed(qtbot, look, is_elided):
    label = Label(look, "invoice\u202efdp.exe\x07", elides=is_elided)
    qtbot.addWidget(label)
    label.resize(600, 40)
    assert label.text() == "invoice[U+202E]fdp.exe[U+0007]"
    paragraph = Paragraph("Bank \u202eknaB", look.font(Face.BODY), 500)
    assert paragraph._layout.text() == "Bank [U+202E]knaB"


def test_what_one_copies_is_what_was_signed_and_not_how_it_is_shown(qtbot, look):
    given = "Hartwell\u202e Components [U+202D]"
    label = Label(look, given, selectable=True)
    qtbot.addWidget(label)
    assert label.text() == "Hartwell[U+202E] Components [U+202D]"
    label.setSelection(0, len(label.text()))
    QTest.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == given


@pytest.mark.parametrize("link", ["Why (refusal 7)", "为何（拒绝理由 7）"])
def test_a_link_behind_words_goes_to_the_next_line_as_a_whole(qtbot, look, link):
    label = Label(look, "", wraps=True)
    qtbot.addWidget(label)
    label.say_with_link("已要约给 Hartwell，尚未答复。", link)
    paper = QTextDocument()
    paper.setDefaultFont(label.font())
    paper.setHtml(QLabel.text(label))
    whole = paper.toPlainText()
    begins = whole.index(link[0], whole.index("。"))
    for width in range(label.fontMetrics().horizontalAdvance(link) * 3 // 2, 600, 7):
        paper.setTextWidth(width)
        paper.documentLayout().documentSize()  # it is laid out when it is asked
        lines = paper.firstBlock().layout()
        places = {lines.lineForTextPosition(at).lineNumber() for at in range(begins, len(whole))}
        assert len(places) == 1, width
    assert label.text().endswith(f"{link}</a>")

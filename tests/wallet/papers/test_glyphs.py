"""Every character is printed, or printed by its number; none vanishes and none stops the press."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.papers import samples
from wallet.formats.transport_document import particulars
from wallet.papers.bill import render_bill
from wallet.papers.glyphs import Glyphs


@pytest.mark.parametrize(
    "text",
    ["Fábricas Conceição & Müller", "镕喆堃珺翀龘䶮", "H₂O ½ ™ → ✓ №", "\u3000中", "ẹ́ q̃", ""],
)
def test_what_our_type_holds_stays_as_it_is(text):
    glyphs = Glyphs()
    assert glyphs.line(unicodedata.normalize("NFC", text)) == unicodedata.normalize("NFC", text)
    assert glyphs.replaced == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("😀", "[U+1F600]"),
        ("한", "[U+D55C]"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200bb\u00ad", "a[U+200B]b[U+00AD]"),
        ("a\nb", "a[U+000A]b"),
        ("\ud800", "[U+D800]"),
        ("中\u0301", "中[U+0301]"),
        ("a\u034fb", "a[U+034F]b"),
    ],
)
def test_what_does_not_show_is_printed_by_its_number(text, printed):
    assert Glyphs().line(text) == printed


def test_spaces_of_every_width_become_plain_ones():
    assert Glyphs().line("1\u00a0234\u202f567\u2009") == "1 234 567 "


def test_a_letter_and_its_mark_become_one():
    assert Glyphs().line("e\u0301") == "é"


def test_what_was_replaced_is_named_once_in_order():
    glyphs = Glyphs()
    glyphs.line("\u200b한")
    glyphs.line("한\u0007")
    assert glyphs.replaced == [
        "[U+200B] ZERO WIDTH SPACE",
        "[U+D55C] HANGUL SYLLABLE HAN",
        "[U+0007]",
    ]


def test_lines_end_where_the_text_ends_them():
    assert Glyphs().lines("a\r\nb\rc\u2028d\n\te") == ["a", "b", "c", "d", "    e"]


@given(st.text(st.characters(exclude_categories=())))
def test_a_printed_line_is_printable_and_stays_so(text):
    glyphs = Glyphs()
    once = glyphs.line(text)
    assert all(unicodedata.category(one)[0] != "C" for one in once)
    assert Glyphs().line(once) == once


def test_the_press_takes_every_character_that_counts_as_plain():
    everything = (chr(code) for code in range(0x20, 0x30000))
    glyphs = Glyphs()
    plain = "".join(one for one in everything if glyphs.line(one) == one)
    assert len(plain) > 23_000
    document = samples.document(1)
    document["carrierClauses"] = [plain]
    # The label of the box is bold, and so is the name: the bold face holds less than the other.
    document["documentParties"]["shipper"]["partyName"] = plain[-3_000:]
    render_bill(samples.paper(particulars=particulars(document)))

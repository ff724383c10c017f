"""What is written is found by what people type, and nothing they type is syntax."""

from __future__ import annotations

import re

import apsw
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wallet.store.search import _HAN, MOST_WORDS, index_text, match_text


@pytest.fixture(scope="module")
def found():
    """Return a function that says whether a question finds a text, by FTS5 itself."""
    db = apsw.Connection(":memory:")
    db.execute("CREATE VIRTUAL TABLE t USING fts5 (words, tokenize = 'ascii')")

    def ask(text, question):
        db.execute("DELETE FROM t")
        db.execute("INSERT INTO t VALUES (?)", (index_text(text),))
        words = match_text(question)
        assert words, f"{question!r} has no words"
        return bool(db.execute("SELECT 1 FROM t WHERE t MATCH ?", (words,)).fetchall())

    return ask


@pytest.mark.parametrize(
    "question",
    [
        "rotter", "ROTTERDAM", "szx", "SZX-26/0042", "szx-26/00", "szx2600", "0042", "26",
        "msku1234565", "1234565", "msku", "cafe", "CAFÉ", "lowen", "LÖWENBANK", "strasse",
        "深圳", "深圳港", "圳港", "港", "深", "钢材", "卷板 rotterdam", "abendstern 钢材 042",
        "\uff32\uff2f\uff34\uff34", "1234565 深圳",
    ],
)  # fmt: skip
def test_a_bill_is_found_by(found, question):
    text = "SZX-26/0042 Rotterdam 深圳港 钢材卷板 Abendstern 042W MSKU1234565 Café Löwenbank Straße"
    assert found(text, question)


@pytest.mark.parametrize(
    "question", ["otterdam", "rotterdam hamburg", "深港", "材卷钢", "圳深", "港深", "0043", "材钢"]
)
def test_a_bill_is_not_found_by(found, question):
    assert not found("SZX-26/0042 Rotterdam 深圳港 钢材卷板", question)


@pytest.mark.parametrize("text", ["", " ", '"', "*", "( ) - / :", "\0", "\ud800", "\u0301", "_"])
def test_a_question_without_words_is_no_question(text):
    assert match_text(text) == ""
    assert index_text(text) == ""


@given(st.text())
def test_only_quoted_words_of_letters_and_digits_reach_the_index(question):
    expression = match_text(question)
    if expression:
        parts = expression.split(" AND ")
        assert len(parts) <= MOST_WORDS
        for part in parts:
            assert re.fullmatch(rf'"[^\W_]+"\*|"[{_HAN}]+( [{_HAN}]+)*"\*?', part), part


@given(st.text(), st.text())
def test_fts5_takes_whatever_is_typed(found, text, question):
    assume(match_text(question))
    assert found(text, question) in (True, False)


words = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=12)


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_every_word_is_found_by_how_it_begins(found, text, data):
    word = data.draw(st.sampled_from(text))
    begins = word[: data.draw(st.integers(1, len(word)))]
    assume(match_text(begins))
    assert found(" ".join(text), begins)


chinese = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1)


@given(chinese, st.data())
def test_chinese_is_found_by_any_part_of_a_run(found, run, data):
    start = data.draw(st.integers(0, len(run) - 1))
    end = data.draw(st.integers(start + 1, len(run)))
    assert found(f"Consignee: {run}, Rotterdam", run[start:end])


@given(chinese, st.text("深圳港口", min_size=2))
def test_chinese_is_found_only_where_it_stands(found, run, question):
    assert found(f"{run} Rotterdam", question) == (question in run)

"""Every word a paper wants stands in both languages, with the same facts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from wallet.places import resource
from wallet.words import Language, table

SOURCES = [
    path
    for path in (
        *Path(__file__).parents[3].glob("wallet/papers/*.py"),
        *resource("templates").glob("*.typ"),
    )
    if path.stem != "audit"  # the report of an audit has words of its own
]
ENGLISH, CHINESE = (
    {code: said for code, said in table(language).items() if code.startswith("paper.")}
    for language in (Language.ENGLISH, Language.CHINESE)
)


def test_both_languages_have_the_same_words_and_facts():
    def facts(words):
        return {code: sorted(re.findall(r"{(\w+)}", said)) for code, said in words.items()}

    assert facts(ENGLISH) == facts(CHINESE)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_every_label_that_is_asked_for_exists(source):
    asked = re.findall(
        r'(?:\bsay|\.label|_box\(\s*pen,)\(?\s*"([\w-]+)"', source.read_text("utf-8")
    )
    groups = {"act", "check", "degree", "headline", "kind", "meaning", "reason", "result",
              "sentence", "source", "status", "paper"}  # fmt: skip
    assert [code for code in asked if f"paper.{code}" not in ENGLISH and code not in groups] == []

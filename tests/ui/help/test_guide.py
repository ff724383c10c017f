"""The guide is whole, in both languages, and says what the program says."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

import ui
from ui.help.guide import TOPICS, read_topic, search
from ui.look.signs import PLACES
from wallet.cli import ladewell as command
from wallet.places import resource
from wallet.titles.refusals import GROUNDS
from wallet.words import Language, table

_SPAN = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[[^\]]+\]\(([^)]*)\)")
_KEY = re.compile(r"(Ctrl\+|Alt\+|Shift\+)?([A-Z0-9]|F\d+|Tab|Left|Right|Up|Down|Enter|Esc|Space)")
_OTHERS = {".ebl", ".asice", "Ctrl", "Cmd"}
_MNEMONIC = re.compile(r"\(&.\)|&")

EACH = [(key, language) for key in TOPICS for language in Language]


def anchors(key, language):
    return {section.anchor for section in read_topic(key, language).sections} - {""}


def names(language):
    """Return every text of the program in a language: those of the window and the words."""
    found = set(table(language).values())
    for message in ET.parse(resource("translations/ladewell_zh.ts")).getroot().iter("message"):
        told = message.find("translation")
        forms = [form.text or "" for form in told.iter("numerusform")] or [told.text or ""]
        found |= {message.findtext("source")} if language is Language.ENGLISH else set(forms)
    return {_MNEMONIC.sub("", name) for name in found}


NAMES = {language: names(language) for language in Language}


def test_the_files_are_those_of_the_list_in_both_languages():
    for language in Language:
        folder = resource(f"help/{language.value}")
        assert {path.stem for path in folder.iterdir()} == set(TOPICS)


@pytest.mark.parametrize(("key", "language"), EACH)
def test_every_name_in_the_guide_is_one_of_the_program(key, language):
    for name in _SPAN.findall(read_topic(key, language).markdown):
        if _KEY.fullmatch(name):
            assert not QKeySequence(name).isEmpty(), name
        elif name.startswith("ladewell "):
            words = [word for word in name.split() if not word.startswith("-")]
            assert any(word in command.commands for word in words), name
        elif name.startswith("--"):
            options = {opt for one in command.commands.values() for par in one.params
                       for opt in par.opts}  # fmt: skip
            assert name in options
        elif name not in _OTHERS:
            assert name in NAMES[language], f"{key}: the program has no “{name}”"


def test_what_the_guide_tells_to_press_is_more_than_the_title_of_a_file_dialog():
    """Such a title is seen only after the button, which may be called otherwise."""
    sources = "\n".join(path.read_text("utf-8") for path in Path(ui.__file__).parent.rglob("*.py"))
    titles = re.findall(r'(?:title = |ask_\w+\([^\n]*)self\.tr\("([^"]+)"\)', sources)
    for key in TOPICS:
        for name in _SPAN.findall(read_topic(key, Language.ENGLISH).markdown):
            others = sources.count(f'"{name}"') + sources.count(f'"{name}…"')
            assert name not in titles or others > titles.count(name), f"{key}: no button “{name}”"


@pytest.mark.parametrize(("key", "language"), EACH)
def test_every_link_leads_somewhere(key, language):
    for link in _LINK.findall(read_topic(key, language).markdown):
        topic, _, anchor = link.partition("#")
        assert (topic or key) in TOPICS, link
        assert not anchor or anchor in anchors(topic or key, language), link


@pytest.mark.parametrize("key", TOPICS)
def test_both_languages_say_the_same_things(key):
    english, chinese = (read_topic(key, language) for language in Language)
    assert [one.anchor for one in english.sections] == [one.anchor for one in chinese.sections]
    assert not re.search("[一-鿿]", english.markdown) or key == "glossary"
    assert re.search("[一-鿿]", chinese.title)
    for mark in ("|---", "\n* ", "\n1. "):
        assert english.markdown.count(mark) == chinese.markdown.count(mark), mark
    lists = [len(re.findall(r"^(?:\d+\.|\*|\|)", one.markdown, re.M)) for one in (english, chinese)]
    assert lists[0] == lists[1]


def test_each_of_the_twenty_six_grounds_is_explained():
    wanted = {f"refusal-{ground.number}" for ground in GROUNDS}
    for language in Language:
        assert wanted <= anchors("refused", language)


def test_the_words_of_the_trade_stand_in_the_glossary():
    chinese = " ".join(one.title for one in read_topic("glossary", Language.CHINESE).sections)
    for word in ("提单", "背书", "指示提单", "不记名提单", "记名提单", "不可转让", "交单", "质押",
                 "持有人", "登记方", "海运单", "清洁提单"):  # fmt: skip
        assert word in chinese


def test_the_numbers_of_the_places_are_those_of_the_guide():
    for language in Language:
        assert f"Ctrl+{len(PLACES)}" in read_topic("keyboard", language).markdown


@pytest.mark.parametrize(
    ("words", "language", "first"),
    [
        ("endorsement", Language.ENGLISH, "glossary#endorsement"),
        ("BACK UP", Language.ENGLISH, "backup#backup"),
        ("空白背书", Language.CHINESE, "glossary#blank"),
        ("口令遗失", Language.CHINESE, "backup#lost"),
    ],
)
def test_what_is_looked_for_is_found(words, language, first):
    assert first in [found.link for found in search(words, language)[:4]]


def test_a_word_of_the_topic_alone_finds_its_sections():
    sections = read_topic("tradetrust", Language.ENGLISH).sections
    nameless = [
        one for one in sections[1:] if "tradetrust" not in f"{one.title} {one.text}".casefold()
    ]
    assert nameless
    for section in nameless:
        word = max(re.findall(r"[a-z]+", section.text), key=len)
        links = [found.link for found in search(f"TradeTrust {word}", Language.ENGLISH)]
        assert f"tradetrust#{section.anchor}" in links


def test_what_is_nowhere_is_not_found():
    assert not search("zebra stripes", Language.ENGLISH)
    assert not search("  ", Language.ENGLISH)


def test_a_line_that_was_found_shows_the_word():
    hits = search("registrar", Language.ENGLISH)
    assert hits
    for found in hits:
        assert "registrar" in f"{found.line} {found.section.title}".casefold()

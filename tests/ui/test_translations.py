"""Every text of the window has its words in Chinese, and its plural in English."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtCore import QTranslator

from tests.packaging.conftest import load

script = load("translate")
LANGUAGES = ("zh", "en")


class Message(NamedTuple):
    """One text of the window with its translation, one for each plural form."""

    context: str
    text: str
    forms: tuple[str, ...]
    is_counted: bool
    state: str


def messages(folder: Path, language: str) -> Iterator[Message]:
    for context in ET.parse(script.source(folder, language)).getroot().iter("context"):
        for message in context.iter("message"):
            told = message.find("translation")
            forms = [form.text or "" for form in told.iter("numerusform")] or [told.text or ""]
            yield Message(
                context.findtext("name"),
                message.findtext("source"),
                tuple(forms),
                message.get("numerus") == "yes",
                told.get("type", "finished"),
            )


COMMITTED = {language: list(messages(script.TRANSLATIONS, language)) for language in LANGUAGES}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory) -> Path:
    """Return a copy of the translations that has read the texts of the window again."""
    try:
        subprocess.run([script.tool("lupdate"), "-version"], check=True, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        pytest.skip(f"needs lupdate, which comes with PySide6: {error}")
    folder = tmp_path_factory.mktemp("translations")
    for language in LANGUAGES:
        shutil.copy(script.source(script.TRANSLATIONS, language), folder)
    script.update(folder)
    return folder


def texts_in(path: Path) -> Iterator[tuple[str, str]]:
    """Yield context and text of every call that translates."""

    def said(text: ast.expr) -> str:
        return text.value if isinstance(text, ast.Constant) else ast.unparse(text)

    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ClassDef(name=context):
                for call in ast.walk(node):
                    match call:
                        case ast.Call(func=ast.Attribute(attr="tr"), args=[text, *_]):
                            yield context, said(text)
            case ast.Call(func=ast.Name(id="translate"), args=[context, text, *_]):
                yield said(context), said(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_missing_or_left_over(fresh, language):
    """If this fails, packaging/translate.py says what to do."""
    wanted = {(*message[:2], message.is_counted) for message in messages(fresh, language)}
    known = {(*message[:2], message.is_counted) for message in COMMITTED[language]}
    assert wanted - known == set(), "the window says it, the translation does not know it"
    assert known - wanted == set(), "the translation has it, the window says it no more"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_words(language):
    assert [
        message
        for message in COMMITTED[language]
        if message.state != "finished" or not all(message.forms)
    ] == []


def test_every_call_that_translates_is_found(fresh):
    """What lupdate cannot read it leaves out silently: a count that is no name, a joined text."""
    found = {message[:2] for message in messages(fresh, "zh")}
    sources = (script.PROJECT / "ui").rglob("*.py")
    calls = {text for path in sources for text in texts_in(path)}
    assert calls - found == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_filled_in_is_the_same_in_both(language):
    def gaps(text: str) -> Counter[str]:
        return Counter(re.findall(r"\{\w*\}|%n|%\d|&(?=\w)", text))

    assert [
        message
        for message in COMMITTED[language]
        for form in message.forms
        if gaps(form) != gaps(message.text)
    ] == []


def test_chinese_keeps_the_letter_of_each_short_cut():
    key = re.compile(r"&(\w)")
    assert [
        message
        for message in COMMITTED["zh"]
        for text in [key.search(message.text)]
        if text and f"(&{text[1].upper()})" not in message.forms[0]
    ] == []


def test_chinese_is_set_in_its_own_marks():
    """Full-width marks stand beside Chinese, half-width brackets only around a short cut."""
    latin = re.compile(r"""[\u4e00-\u9fff}][,;:!?(]|[)][\u4e00-\u9fff]|[\u4e00-\u9fff]["'.]""")
    assert [
        message
        for message in COMMITTED["zh"]
        for form in message.forms
        if latin.search(re.sub(r"\(&\w\)", "", form))
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_loads_is_what_was_written(qapp, language):
    """If this fails, packaging/translate.py makes the .qm files anew."""
    translator = QTranslator()
    compiled = script.source(script.TRANSLATIONS, language).with_suffix(".qm")
    assert translator.load(str(compiled))
    counts = (1, 5) if language == "en" else (5,)
    for message in COMMITTED[language]:
        numbers = counts if message.is_counted else (-1,)
        said = tuple(translator.translate(*message[:2], "", number) for number in numbers)
        assert said == message.forms


def test_apostrophes_are_those_of_print():
    """In the window, in the sentences of the core and in the guide: one page showed both kinds."""
    typed = re.compile(r"[A-Za-z]'[a-z ]")
    texts = [message.text for message in COMMITTED["zh"]]
    for path in (
        *script.TRANSLATIONS.glob("words/*.en.json"),
        *script.TRANSLATIONS.parent.glob("help/en/*.md"),
    ):
        texts += path.read_text("utf-8").splitlines()
    assert len(texts) > 2000
    assert [text for text in texts if typed.search(text)] == []

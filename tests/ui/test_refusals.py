"""Whatever goes wrong is said in words."""

from __future__ import annotations

import pytest

from ui.refusals import words_for
from wallet.errors import CouldNotLook, Refused
from wallet.words import Language, table

CODES = sorted(
    key.split(".", 1)[1] for key in table(Language.ENGLISH) if key.startswith("refusal.")
)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("code", CODES)
def test_a_refusal_is_said_in_the_users_language(code, language):
    words = words_for(Refused(code), language)
    assert words
    assert words != code


def test_facts_stand_in_the_sentence(monkeypatch):
    monkeypatch.setattr("ui.refusals.table", lambda _language: {"refusal.passphrase-wrong": ""})
    monkeypatch.setattr(
        "ui.refusals.say", lambda group, code, facts, language: f"{group} {code} {facts['name']}"
    )
    error = CouldNotLook("passphrase-wrong", name="Hengtai")
    assert words_for(error) == "refusal passphrase-wrong Hengtai"


def test_a_refusal_without_words_names_its_code():
    assert "no-words-yet" in words_for(Refused("no-words-yet"))


def test_an_unforeseen_error_has_a_sentence_of_its_own_and_keeps_its_secrets():
    words = words_for(RuntimeError("key 0x1234"))
    assert "did not foresee" in words
    assert "1234" not in words

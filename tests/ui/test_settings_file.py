"""Settings are carried to another machine, without vaults and secrets, and read with suspicion."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.look import TextSize, Theme
from ui.settings import KnownVault, Settings, Wishes
from ui.settings_file import TYPE, settings_in_bytes, wear_settings
from wallet.errors import Unreadable
from wallet.words import Language


@pytest.fixture
def wishes(look, tmp_path):
    return Wishes(look, Settings(tmp_path / "window.ini"))


def said(path, **members):
    path.write_text(json.dumps({"type": TYPE} | members), "utf-8")
    return path


def test_what_was_written_is_worn_elsewhere(wishes, look, tmp_path):
    wishes.wish(theme=Theme.DARK, size=TextSize.BIG, language=Language.CHINESE, is_still=True)
    wishes.settings.lock_minutes = 5
    wishes.settings.notifies = True
    file = tmp_path / "settings.json"
    file.write_bytes(settings_in_bytes(wishes))
    other = Wishes(look, Settings(tmp_path / "other.ini"))
    wear_settings(other, file.read_bytes(), file.name)
    kept = other.settings
    assert (kept.theme, kept.size, kept.language) == (Theme.DARK, TextSize.BIG, Language.CHINESE)
    assert (kept.is_still, kept.notifies, kept.lock_minutes) == (True, True, 5)
    assert look.is_still
    wishes.wish(is_still=False)


def test_neither_vaults_nor_names_are_in_it(wishes, tmp_path):
    vault = tmp_path / "home-of-anna" / "vault"
    vault.mkdir(parents=True)
    (vault / "header.json").write_text("{}")
    wishes.settings.remember_vault(KnownVault(vault, "Yantian Hengtai"))
    file = tmp_path / "settings.json"
    file.write_bytes(settings_in_bytes(wishes))
    text = file.read_text("utf-8")
    assert "anna" not in text
    assert "Yantian" not in text


@pytest.mark.parametrize(
    "members",
    [
        {"theme": "neon"}, {"size": 3}, {"language": "tlh"}, {"still": "yes"}, {"notices": 1},
        {"lock-minutes": -1}, {"lock-minutes": 10**9}, {"lock-minutes": True},
        {"typeface": "x" * 101}, {"typeface": "a\nb"}, {"typeface": None}, {"type": "other"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_changes_nothing(wishes, tmp_path, members):
    file = said(tmp_path / "settings.json", **({"size": "bigger", "lock-minutes": 1} | members))
    before = (wishes.settings.size, wishes.settings.lock_minutes)
    with pytest.raises(Unreadable, match="settings-unreadable"):
        wear_settings(wishes, file.read_bytes(), file.name)
    assert (wishes.settings.size, wishes.settings.lock_minutes) == before


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[" * 50_000, b" " * 70_000, b"[]", b"{}"])
def test_other_files_are_refused(wishes, tmp_path, data):
    file = tmp_path / "settings.json"
    file.write_bytes(data)
    with pytest.raises(Unreadable, match="settings-unreadable"):
        wear_settings(wishes, file.read_bytes(), file.name)


class _Kept:
    theme, size, language, typeface = Theme.LIGHT, TextSize.MEDIUM, Language.ENGLISH, ""
    is_still = notifies = locks_with_screen = False
    remembers_files = True
    lock_minutes = 10


class _Wishes:
    def __init__(self):
        self.settings = _Kept()

    def wish(self, **_said):
        """Wear nothing."""


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(
        st.sampled_from(
            ["theme", "size", "language", "typeface", "still", "lock-minutes", "recent-files"]
        ),
        _JSON,
    )
)
def test_whatever_it_says_is_worn_or_refused(tmp_path_factory, members):
    file = said(tmp_path_factory.getbasetemp() / "any.json", **members)
    try:
        wear_settings(_Wishes(), file.read_bytes(), file.name)
    except Unreadable:
        return

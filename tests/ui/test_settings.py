"""What the window remembers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui.look import TextSize, Theme
from ui.settings import KnownVault, Settings, Wishes, default_vault, is_vault, settings_file
from wallet.words import Language


@pytest.fixture
def file(tmp_path):
    return tmp_path / "window.ini"


def vault_in(folder: Path) -> Path:
    folder.mkdir()
    (folder / "header.json").write_text("{}")
    return folder


def test_what_was_said_is_there_in_the_next_run(qapp, file):
    settings = Settings(file)
    settings.theme, settings.size = Theme.DARK, TextSize.BIGGER
    settings.language, settings.typeface = Language.CHINESE, "DejaVu Sans"
    settings.save()
    again = Settings(file)
    assert (again.theme, again.size) == (Theme.DARK, TextSize.BIGGER)
    assert (again.language, again.typeface) == (Language.CHINESE, "DejaVu Sans")


def test_what_cannot_be_read_counts_as_never_said(qapp, file):
    file.write_text("[look]\ntheme=neon\nsize=4\nlanguage=xx\n[window]\ngeometry=7\n")
    settings = Settings(file)
    assert (settings.theme, settings.size) == (Theme.SYSTEM, TextSize.MEDIUM)
    assert settings.geometry.isEmpty()


def test_the_vault_opened_last_stands_first_and_each_stands_once(qapp, file, tmp_path):
    settings = Settings(file)
    one, two = vault_in(tmp_path / "one"), vault_in(tmp_path / "two")
    for folder in (one, two, one):
        settings.remember_vault(KnownVault(folder, folder.name))
    settings.save()
    assert [vault.folder for vault in Settings(file).vaults] == [one, two]


def test_a_vault_that_is_gone_is_not_offered(qapp, file, tmp_path):
    settings = Settings(file)
    settings.remember_vault(KnownVault(tmp_path / "gone", "Gone"))
    assert settings.vaults == ()


def test_no_more_than_five_vaults_are_remembered(qapp, file, tmp_path):
    settings = Settings(file)
    for number in range(7):
        settings.remember_vault(KnownVault(vault_in(tmp_path / str(number)), str(number)))
    assert [vault.name for vault in settings.vaults] == ["6", "5", "4", "3", "2"]


def test_files_lie_where_the_user_keeps_such_things(qapp, tmp_path):
    home = tmp_path / "home"
    assert settings_file().is_relative_to(home)
    assert default_vault().is_relative_to(home)
    assert not is_vault(default_vault())


def test_a_wish_is_worn_at_once_and_remembered(look, file):
    Wishes(look, Settings(file)).wish(theme=Theme.DARK, size=TextSize.BIG)
    assert (look.theme, look.size) == (Theme.DARK, TextSize.BIG)
    assert Settings(file).size is TextSize.BIG


def test_how_codes_are_shown_is_remembered_and_nonsense_is_not_believed(tmp_path):
    file = tmp_path / "window.ini"
    settings = Settings(file)
    assert (settings.density, settings.speed) == (None, None)
    settings.density, settings.speed = 24, 6
    settings.save()
    again = Settings(file)
    assert (again.density, again.speed) == (24, 6)
    again._kept.setValue("light/speed", "fast")
    assert again.speed is None
    again.density = None
    assert again.density is None


def test_opened_files_are_remembered_until_they_are_forgotten(tmp_path):
    kept = Settings(tmp_path / "window.ini")
    files = [tmp_path / f"{number}, 提单 & 100%.ebl" for number in range(12)]
    for file in files:
        kept.remember_files([file])
    kept.remember_files([files[3]])
    kept.save()
    again = Settings(tmp_path / "window.ini")
    newest = [files[3], *reversed([one for one in files if one != files[3]])]
    assert again.recent_files == tuple(newest[:10])
    again.forget_files()
    assert Settings(tmp_path / "window.ini").recent_files == ()


def test_switched_off_nothing_is_remembered_and_what_was_is_gone(tmp_path):
    kept = Settings(tmp_path / "window.ini")
    kept.remember_files([tmp_path / "a.ebl"])
    kept.remembers_files = False
    kept.remember_files([tmp_path / "b.ebl"])
    kept.save()
    assert "ebl" not in (tmp_path / "window.ini").read_text("utf-8")
    kept.remembers_files = True
    assert kept.recent_files == ()


@pytest.mark.parametrize(
    "said", ["relative.ebl", "", "/a\\nb", "/" + "x" * 5000, "/a/\\x202e.exe", "@Variant(xx)"]
)
def test_a_place_that_is_none_is_left_out(tmp_path, said):
    file = tmp_path / "window.ini"
    file.write_text(f"[recent]\nfiles\\1\\path={said}\nfiles\\2\\path=/b.ebl\nfiles\\size=2\n")
    assert Settings(file).recent_files == (Path("/b.ebl"),)
    file.write_text("[recent]\nfiles\\size=1000000000\n")
    assert Settings(file).recent_files == ()

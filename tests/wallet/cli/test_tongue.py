"""The command line in Chinese: asked for by locale, variable or option; JSON never changes."""

from __future__ import annotations

import json
import re

import pytest

from wallet.cli import ladewell, main
from wallet.cli.tongue import language_of, spoken, tell
from wallet.words import Language

HAN = re.compile("[\u4e00-\u9fff]")


def under(command, path="ladewell"):
    """Yield every command that is listed, with its path."""
    if not command.hidden:
        yield path, command
        for name, one in getattr(command, "commands", {}).items():
            yield from under(one, f"{path} {name}")


@pytest.fixture(autouse=True)
def english(monkeypatch):
    for name in ("LADEWELL_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_every_command_and_option_has_its_help_in_chinese():
    helps = [
        (path, text)
        for path, command in under(spoken(ladewell, Language.CHINESE))
        for text in [command.help, *(getattr(param, "help", None) for param in command.params)]
        if text
    ]
    assert len(helps) > 300
    assert [one for one in helps if not HAN.search(tell(one[1], Language.CHINESE))] == []


def test_the_english_tree_is_left_alone():
    spoken(ladewell, Language.CHINESE)
    assert not any(HAN.search(command.help or "") for _path, command in under(ladewell))


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "C"}, "en"),
        ((), {"LC_ALL": "POSIX", "LANG": "zh_CN.UTF-8"}, "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LC_MESSAGES": "zh_SG.UTF-8", "LANG": "en_GB.UTF-8"}, "zh"),
        ((), {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, "zh"),
        ((), {"LADEWELL_LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        (("list", "--language", "zh"), {"LANG": "C"}, "zh"),
        (("--language=en",), {"LANG": "zh_CN.UTF-8"}, "en"),
        (("verify", "--", "--language", "zh"), {}, "en"),
        (("--language",), {}, "en"),
    ],
)
def test_the_option_comes_before_the_variable_and_that_before_the_locale(
    arguments, environment, language
):
    assert language_of(arguments, environment) == Language(language)


def test_help_and_refusals_are_said_in_the_language_of_the_system(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(["issue", "--help"]) == 0
    said = capsys.readouterr().out
    assert "用法" in said
    assert "选项" in said
    assert "显示本说明并退出" in said
    assert main(["--vault", str(tmp_path / "none"), "list"]) == 2
    assert HAN.search(capsys.readouterr().err)


def test_json_is_the_same_whatever_is_spoken(monkeypatch, capsys, tmp_path):
    said = []
    for language in ("C", "zh_CN.UTF-8"):
        monkeypatch.setenv("LANG", language)
        assert main(["--json", "--vault", str(tmp_path / "none"), "list"]) == 2
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert json.loads(said[0])["error"] == "vault-missing"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["lst"], "没有这个命令"),
        (["list", "--nothing"], "没有这个选项"),
        (["show"], "缺少"),
        (["issue", "--hops", "x", "f"], "无效"),
        (["sanctions"], "请指定文件"),
    ],
)
def test_wrong_usage_is_said_in_chinese(monkeypatch, capsys, arguments, words):
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(arguments) == 64
    assert words in capsys.readouterr().err


def test_every_sentence_of_the_table_is_still_said_somewhere():
    table = json.loads(_text())
    helps = {
        " ".join(text.split())
        for _path, command in under(ladewell)
        for text in [command.help, *(getattr(p, "help", None) for p in command.params)]
        if text
    }
    sources = "".join(path.read_text("utf-8") for path in _sources())
    stale = [one for one in table if one not in helps and one not in sources]
    assert [one for one in stale if one not in _CLICKS] == []


_CLICKS = {"Options", "Commands", "Show this message and exit."}


def _text():
    from wallet.places import resource

    return resource("translations/commands.zh.json").read_text("utf-8")


def _sources():
    from pathlib import Path

    import wallet.cli

    return Path(wallet.cli.__file__).parent.glob("*.py")


def test_every_sentence_told_in_the_source_has_a_chinese_one():
    told = re.compile(r'tell\(\s*"([^"]+)"|UsageError\("([^"]+)"\)')
    found = {
        match[1] or match[2]
        for path in _sources()
        for match in told.finditer(path.read_text("utf-8"))
    }
    assert len(found) > 15
    assert sorted(found - json.loads(_text()).keys()) == []

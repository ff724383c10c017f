"""The command line in Chinese: asked for by locale, variable or option; JSON never changes."""

from __future__ import annotations

import json
import re

import pytest

from wallet.cli import ladewell, main
from wallet.cli.tongue import language_of, spoken, tell
from wallet.words import Language, say

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


# What is made of codes, not of the table above

_NAMES = (
    "Meridian Container Lines Ltd", "Yantian Hengtai Precision Co., Ltd", "Maasbrug Bank N.V.",
    "Straits Merchant Bank Ltd", "Maasvlakte Tools B.V.", "Yantian", "Rotterdam",
)  # fmt: skip
_MEANT = re.compile(
    r"/\S+|\S+\.(?:ebl|jws|json|pdf|asice)\b"  # files
    r"|\(\w[\w-]*\)$|\[\d+: .*\]"  # the code of a refusal, and the law
    r"|--?\w[\w-]*|did:key:\S+|PINT|DCSA|eBL|UTC|MRDN\S*|MERIDIAN AURORA|ladewell"
    r"|这四个词：.*|JSON Web Signature|ASiC-E|PDF|PAdES|CAdES|BENV|BSIG|RFC|LEI",
    re.MULTILINE,
)
_ENGLISH = re.compile(r"[A-Za-z]{3,}")


def left_in_english(said):
    """Return the lines in which English is left that is neither a name nor a term."""
    for name in _NAMES:
        said = said.replace(name, "")
    return [line for line in _MEANT.sub("", said).splitlines() if _ENGLISH.search(line)]


@pytest.fixture
def zh(ladewell, monkeypatch):
    """Run the command line in Chinese."""
    monkeypatch.setenv("LADEWELL_LANGUAGE", "zh")
    return ladewell


def test_verdicts_lists_and_refusals_are_chinese_to_the_last_word(
    zh, voyage_folder, tmp_path, secret
):
    def of(who, *arguments):
        vault = voyage_folder / "vaults" / who
        return zh("--vault", vault, "--passphrase-file", secret, *arguments)

    card, number = voyage_folder / "card-carrier.jws", "MRDN-SZX-2610-004418"
    parcel, envelope = (
        voyage_folder / "10-carrier-recorded.ebl",
        voyage_folder / "bill-envelope.json",
    )
    question, changed = tmp_path / "question.jws", tmp_path / "changed.json"
    changed.write_text(envelope.read_text("utf-8").replace(number, "X1"), "utf-8")
    damaged = tmp_path / "damaged.ebl"
    damaged.write_bytes(parcel.read_bytes()[:-200])
    ran = [
        zh("verify", voyage_folder / "01-carrier-issued.ebl", parcel, "--trust", card),
        zh("verify", parcel),
        zh("verify", changed, "--trust", card),
        zh("verify", damaged, tmp_path / "none.ebl", card),
        zh("audit", parcel, card, changed),
        of("carrier", "list"), of("shipper", "list"),
        of("carrier", "show", number), of("shipper", "show", number), of("buyer", "show", number),
        of("shipper", "card", "show"), of("shipper", "card", "list"), of("shipper", "check"),
        of("shipper", "people", "list"), of("shipper", "approve"),
        of("shipper", "offer", number, "--to", "Straits Merchant Bank Ltd", "--how", "order"),
        of("shipper", "surrender", number), of("shipper", "accept", number),
        of("shipper", "withdraw", number), of("carrier", "reject", number, "--reason", "不要"),
        of("carrier", "challenge", "--name", "银行", "-o", question),
        of("carrier", "prove", number, question), zh("verify", question),
        of("carrier", "answer", number, "accept"),
        of("carrier", "bundle", "--all", "-o", tmp_path / "all.asice"),
        zh("audit", tmp_path / "all.asice", "--trust", card),
    ]  # fmt: skip
    said = [text for one in ran for text in (one.out, one.err)]
    assert [line for text in said for line in left_in_english(text)] == []
    assert sum(map(len, said)) > 10_000, "it was said, and not left out"


def test_every_deed_of_the_demo_has_its_word(voyage_folder):
    deeds = {path.stem.rpartition("-")[2] for path in voyage_folder.glob("[0-9]*.ebl")}
    assert len(deeds) > 6
    assert [
        deed for deed in deeds if not HAN.search(say("deed-done", deed, {}, Language.CHINESE))
    ] == []

"""Every command that is printed for people to type is one that the command line takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.wallet.cli.printed import arguments_of, blocks_of, codes_of, forms_of, mistake_in
from wallet.cli import ladewell
from wallet.places import resource

PROJECT = Path(__file__).parents[3]
README = (PROJECT / "README.md").read_text("utf-8")
_WORDS = sorted(resource("translations/words").glob("*.json"))
_ROW = re.compile(r"^\| (`.+?) \| (.*) \|$", re.MULTILINE)
_QUOTED = re.compile("“([a-z][^”]*)”")
"""A button begins with a capital letter, in Chinese with a Chinese one: this is a command."""


def mistakes(patterns, *, are_whole=True):
    """Return each of `patterns` that the parser would not take, with what it says.

    A verb alone, and whatever is not `are_whole`, only names its verb and options.
    """
    said = [(one, mistake_in(form, is_whole=are_whole and " " in one)) for one in patterns
            for form in forms_of(one)]  # fmt: skip
    return [(one, mistake) for one, mistake in said if mistake]


def table_of(text):
    """Return the verbs of each row of a table of them, and what is said of them."""
    rows = _ROW.findall(text.replace(r"\|", "\0"))
    return [tuple(cell.replace("\0", r"\|") for cell in row) for row in rows]


def test_the_parser_finds_a_wrong_verb_option_or_number_of_arguments():
    good = ["offer N --to C --how …", "title show|move …", "bundle [N…|--all|--filter W] -o F"]
    assert mistakes(good) == []
    for wrong in ("offr N", "offer N --whom C --how order", "offer N --to C", "show A B", "list X",
                  "offer N --to C --how gift", "title shw …", "people --bad"):  # fmt: skip
        assert mistakes([wrong]), wrong


def test_every_line_of_the_readme_and_the_guide_can_be_typed():
    guide = [path.read_text("utf-8") for path in sorted(resource("help").rglob("*.md"))]
    lines = [line for text in (README, *guide) for line in (*blocks_of(text), *codes_of(text))]
    typed = [given for line in lines if (given := arguments_of(line))]
    assert len(typed) > 9
    of_window = ["--self-test"]  # of the built program (packaging/start.py), see the next test
    assert mistakes(one for one in typed if one not in [*of_window, "VERB …"]) == []
    scripts = {name for line in lines for name in re.findall(r"packaging/\w+\.py", line)}
    assert len(scripts) > 3
    assert [name for name in scripts if not (PROJECT / name).is_file()] == []


def test_what_the_readme_gives_to_the_window_it_takes():
    from ui.__main__ import _read

    assert "ladewell --self-test" in blocks_of(README)[-1] + "\n".join(blocks_of(README))
    assert _read(["--self-test"]).self_test


def test_the_readmes_table_names_every_verb_and_no_option_that_there_is_not():
    rows = table_of(README[README.index("## Command line") : README.index("## How it is built")])
    assert len(rows) > 30
    verbs = [verb for first, _second in rows for verb in codes_of(first)]
    assert mistakes(verbs) == []
    assert {verb.split()[0] for verb in verbs} == set(ladewell.commands)
    for first, second in rows:
        for option in (code for code in codes_of(second) if code.startswith("-")):
            named = [verb.split()[0] for verb in codes_of(first)]
            typed = [f"{verb} {option.split()[0]}" for verb in named]
            assert len(mistakes(typed, are_whole=False)) < len(named), (first, option)


def test_every_verb_that_a_sentence_names_is_one():
    said = [
        (path.name, text) for path in _WORDS
        for sentence in json.loads(path.read_text("utf-8")).values()
        for text in _QUOTED.findall(sentence)
    ]  # fmt: skip
    assert {text for _name, text in said} >= {"send", "fork", "card export FILE"}
    assert [one for one in said if mistakes([one[1]])] == []
    helps = json.loads(resource("translations/commands.zh.json").read_text("utf-8"))
    codes = [code for pair in helps.items() for text in pair for code in codes_of(text)]
    assert len(codes) > 8
    assert mistakes(codes, are_whole=False) == []


def test_the_contract_names_no_verb_that_there_is_not(shared):
    rows = table_of((shared / "CLI.md").read_text("utf-8"))
    assert len(rows) > 15
    verbs = [verb for first, _second in rows for verb in codes_of(first)]
    assert mistakes(verbs) == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_option_that_the_guide_names_alone_is_one(language):
    options = {
        code for path in resource(f"help/{language}").glob("*.md")
        for code in codes_of(path.read_text("utf-8")) if code.startswith("--")
    }  # fmt: skip
    known = {name for verb in ladewell.commands.values() for one in verb.params
             for name in one.opts}  # fmt: skip
    assert options
    assert options <= known

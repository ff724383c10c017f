"""Whatever the core can say has a sentence in both languages, with the same facts in it."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.formats.record import Why
from wallet.places import resource
from wallet.proof.verdict import NUMBERS, Headline, Result
from wallet.titles.acts import ActCode, How, Meaning
from wallet.titles.bill import Kind
from wallet.titles.escrow import TitleStatus
from wallet.titles.holding import Change, Position, Standing
from wallet.titles.parties import Role
from wallet.titles.refusals import GROUNDS
from wallet.titles.state import Degree, Medium, Status
from wallet.titles.verbs import Verb
from wallet.words import Language, run_on, say, say_date, say_time, table

WALLET = Path(__file__).parents[2] / "wallet"
SOURCES = sorted(WALLET.rglob("*.py"))
ERRORS = {"CouldNotLook", "Refused", "Unreadable", "WrongUse", "malformed", "unusable"}
READ_INTO_VERDICTS = (
    "clock.py", "keys/base64url.py", "keys/canonical.py", "keys/jws.py", "keys/material.py",
    "keys/signing.py", "formats/members.py", "formats/parties.py", "formats/record.py",
    "formats/pint/", "formats/openattestation/", "formats/credentials/", "formats/tradetrust/",
    "keys/base58.py", "keys/bbs.py", "keys/multikey.py",
)  # fmt: skip
"""Where what cannot be read is a finding of a verdict, not an error."""
NEVER_FOUND = {"document-not-issuable", "envelope-malformed"}
"""What is refused there before anything is judged."""
SOURCES_OF_TRUST = ("card", "certificate", "did", "jwk", "own-vault")

ENUMS: dict[str, type[Enum]] = {
    "headline": Headline, "sentence": Headline, "act": ActCode, "kind": Kind, "status": Status,
    "degree": Degree, "standing": Standing, "position": Position, "change": Change, "verb": Verb,
    "result": Result, "role": Role, "how": How, "meaning": Meaning, "medium": Medium,
    "freeze": Why,
}  # fmt: skip


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions_of(tree: ast.Module) -> Iterator[ast.AST]:
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def name_of(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def texts_in(expression: ast.expr, scope: ast.AST) -> set[str]:
    """Return every code that `expression` may stand for, as far as `scope` shows."""
    found: set[str] = set()
    match expression:
        case ast.Constant(value=str(text)):
            return {text}
        case ast.IfExp(body=body, orelse=orelse):
            return texts_in(body, scope) | texts_in(orelse, scope)
        case ast.JoinedStr(values=[ast.Constant(value="issuer-by-"), _]):
            return {f"issuer-by-{source}" for source in SOURCES_OF_TRUST}
        case ast.Name(id=name):
            for node in ast.walk(scope):
                match node:
                    case ast.Assign(targets=[ast.Name(id=target)], value=value) if target == name:
                        found |= texts_in(value, scope)
                    case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)):
                        for one, value in zip(names, values, strict=True):
                            if isinstance(one, ast.Name) and one.id == name:
                                found |= texts_in(value, scope)
                    case ast.For(target=ast.Tuple(elts=names), iter=ast.Tuple(elts=rows)):
                        for row in rows:
                            for one, value in zip(names, getattr(row, "elts", ()), strict=True):
                                if isinstance(one, ast.Name) and one.id == name:
                                    found |= texts_in(value, scope)
    return found


def raised_in(path: Path) -> dict[str, set[str]]:
    """Return each code that a module raises, with the facts it gives; "*" for more than seen."""
    codes: dict[str, set[str]] = {}
    for scope in functions_of(tree_of(path)):
        for call in (node for node in ast.walk(scope) if isinstance(node, ast.Call)):
            if name_of(call) not in ERRORS - {"malformed", "unusable"} or not call.args:
                continue
            facts = {keyword.arg or "*" for keyword in call.keywords}
            for code in texts_in(call.args[0], scope):
                codes.setdefault(code, facts).intersection_update(facts)
    return codes


def found_in(path: Path) -> set[str]:
    """Return each reason that a module writes into a verdict."""
    reasons: set[str] = set()
    for scope in functions_of(tree_of(path)):
        for call in (node for node in ast.walk(scope) if isinstance(node, ast.Call)):
            place = {"note": 2, "passed": 1, "_fail": 1}.get(name_of(call))
            if place is not None and len(call.args) > place:
                reasons |= texts_in(call.args[place], scope)
    return reasons


def places_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def missing(names: set[str], language: Language) -> list[str]:
    return sorted(names - table(language).keys())


JUDGES = ("pint", "openattestation", "credentials", "tradetrust")


@cache
def raised() -> dict[Path, dict[str, set[str]]]:
    """Return what each module raises; looked up by the tests that ask, not by all that start."""
    return {path: raised_in(path) for path in SOURCES}


@cache
def found() -> frozenset[str]:
    """Return each reason that some judge writes into a verdict."""
    modules = (path for room in JUDGES for path in (WALLET / "formats" / room).glob("*.py"))
    reasons = set().union(*map(found_in, modules))
    reasons |= {f"title-{status.value}" for status in TitleStatus} | {"vc-revoked", "vc-suspended"}
    reasons |= {f"oa-title-{why}" for why in ("several-issuers", "batched", "chain-not-named")}
    return frozenset(reasons)


DEFECTS: set[str] = set()
for path in (WALLET / "formats" / "transport_document").glob("*.py"):
    for call in (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)):
        place = {"Defect": 1, "_one": 0, "_Known": 2, "_Needs": 2, "_Unique": 2}.get(name_of(call))
        if place is not None:
            DEFECTS |= texts_in(call.args[place], tree_of(path))


def test_the_scan_finds_what_is_raised_and_found():
    codes = set().union(*raised().values())
    assert {"not-the-holder", "jws-malformed", "vault-closed", "surrender-pending"} <= codes
    assert {"links-right", "two-entries", "issuer-by-card", "receipt-accepted"} <= found()


@pytest.mark.parametrize("language", Language)
def test_every_refusal_has_a_sentence(language):
    refusals = {f"refusal.{code}" for codes in raised().values() for code in codes}
    assert missing(refusals, language) == []


@pytest.mark.parametrize("language", Language)
def test_every_refusal_of_the_law_says_what_to_do_instead(language):
    codes = {code for ground in GROUNDS for code in ground.codes}
    assert missing({f"remedy.{code}" for code in codes}, language) == []
    assert missing({f"refusal.{code}" for code in codes}, language) == []


@pytest.mark.parametrize("language", Language)
def test_every_finding_has_a_sentence(language):
    reasons = set(found())
    for path, codes in raised().items():
        name = path.relative_to(WALLET).as_posix()
        if name in ("titles/chain.py", "titles/lifecycle.py") or name.startswith(
            READ_INTO_VERDICTS
        ):
            reasons |= codes.keys() - NEVER_FOUND
    assert missing({f"reason.{reason}" for reason in reasons}, language) == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("group", ENUMS)
def test_every_word_of_the_trade_has_its_words(group, language):
    names = {f"{group}.{member.value}" for member in ENUMS[group]}
    assert missing(names, language) == []


@pytest.mark.parametrize("language", Language)
def test_every_check_has_a_name(language):
    assert missing({f"check.{code}" for code in NUMBERS}, language) == []


@pytest.mark.parametrize("language", Language)
def test_every_source_a_check_rests_on_has_words(language):
    sources = {*SOURCES_OF_TRUST, "file", "parcel", "record", "receipt"}
    assert missing({f"source.{source}" for source in sources}, language) == []


@pytest.mark.parametrize("language", Language)
def test_every_piece_of_evidence_says_what_it_is(language):
    pieces = re.compile(r'Evidence\(\s*"([a-z-]+)"')
    labels = {one for path in SOURCES for one in pieces.findall(path.read_text("utf-8"))}
    assert {"serial", "block", "time-stamp"} <= labels
    assert missing({f"evidence.{label}" for label in labels}, language) == []


@pytest.mark.parametrize("language", Language)
def test_every_defect_of_a_document_has_a_sentence(language):
    assert {"too-long", "waybill-to-order", "shipped-after-issue"} <= DEFECTS
    assert missing({f"defect.{code}" for code in DEFECTS}, language) == []


def test_both_languages_say_the_same_things_with_the_same_facts():
    english, chinese = table(Language.ENGLISH), table(Language.CHINESE)
    assert english.keys() == chinese.keys()
    assert {name: places_in(english[name]) for name in english} == {
        name: places_in(chinese[name]) for name in chinese
    }


def test_what_is_one_headline_in_english_is_one_in_chinese():
    """A clerk knows a headline by its words, whatever kind of file it stands over."""
    said: dict[str, set[str]] = {}
    for name, english in table(Language.ENGLISH).items():
        if name.startswith(("headline.", "bundle.")):
            chinese = table(Language.CHINESE)[name]
            said.setdefault(english.split(":")[0], set()).add(chinese.split("：")[0])
    assert {english: words for english, words in said.items() if len(words) > 1} == {}


def test_a_refusal_mentions_only_facts_that_are_given():
    given: dict[str, set[str]] = {}
    for codes in raised().values():
        for code, facts in codes.items():
            given.setdefault(code, set()).update(facts)
    sentences = table(Language.ENGLISH)
    gaps = {
        code: lacking
        for code, facts in given.items()
        if "*" not in facts and (lacking := places_in(sentences.get(f"refusal.{code}", "")) - facts)
    }
    assert gaps == {}


@pytest.mark.parametrize(
    "path", sorted(resource("translations/words").glob("*.json")), ids=lambda path: path.name
)
def test_the_files_are_sorted_so_that_two_people_can_change_them(path):
    lines = [line.split('":')[0] for line in path.read_text("utf-8").splitlines()[1:-1]]
    assert lines == sorted(set(lines))


def test_a_code_without_a_sentence_is_said_as_it_is():
    assert say("refusal", "no-such-code") == "no-such-code"


def test_a_fact_that_is_a_code_is_said_in_words_with_the_facts_it_needs():
    facts = {"total": 2, "where": "/carrierCode", "defect": "too-long", "length": 8, "longest": 4}
    said = say("reason", "content-defects", facts)
    assert "/carrierCode (8 characters, at most 4 allowed)" in said
    assert "Hand over" in say("reason", "acts-allowed", {"acts": ("TRANSFER",)})


def test_of_one_it_is_said_otherwise_than_of_several():
    one, two = (say("light", "drawn", {"count": count, "version": 9}) for count in (1, 2))
    assert (one.split(",")[0], two.split(",")[0]) == ("1 code", "2 codes")


def test_a_missing_fact_leaves_a_gap_and_a_strange_one_is_only_text():
    assert "…" in say("refusal", "not-the-holder")
    assert "{holder.codes}" in say("refusal", "not-the-holder", {"holder": "{holder.codes}"})


@given(
    st.sampled_from(sorted(table(Language.ENGLISH))),
    st.dictionaries(st.text(), st.text() | st.integers() | st.datetimes() | st.none()),
    st.sampled_from(Language),
)
def test_every_sentence_can_be_said_whatever_the_facts(name, facts, language):
    group, _, code = name.partition(".")
    assert say(group, code, facts, language)


def test_a_day_is_said_as_its_language_writes_it():
    assert say_date(date(2026, 10, 8)) == "8 Oct 2026"
    assert say_date(date(2026, 10, 8), Language.CHINESE) == "2026-10-08"
    moment = datetime(2026, 10, 8, 7, 5, tzinfo=timezone(timedelta(hours=8)))
    assert say_time(moment) == "8 Oct 2026 07:05 +08:00"
    assert say_time(moment.astimezone(UTC), Language.CHINESE) == "2026-10-07 23:05 +00:00"


BEFORE_A_VALUE = re.compile(r"""([a-zA-Z0-9-]+-)(?:\{|["'])""")
"""How a code begins that is put together: ``f"source-{role}"``, ``"words-" + act``."""


def test_no_sentence_is_left_over_that_nobody_says():
    """A code stands in the sources as it is, or begins there and ends with a value."""
    root = WALLET.parent
    files = [
        path
        for folder in ("wallet", "ui", "resources/templates")
        for path in (root / folder).rglob("*")
        if path.suffix in (".py", ".typ")
    ]
    sources = "\n".join(path.read_text("utf-8") for path in files)
    words = set(re.findall(r"[\w/-]+", sources))
    beginnings = set(BEFORE_A_VALUE.findall(sources))

    def is_said(code: str) -> bool:
        cuts = [place for place, letter in enumerate(code) if letter == "-"]
        return (
            code in words
            or any(code.startswith(begin) for begin in beginnings)
            or any(code[:cut] in words and code[cut + 1 :] in words for cut in cuts)
        )

    stale = [
        name
        for name in table(Language.ENGLISH)
        if not is_said(name.split(".", 1)[1]) and not all(map(is_said, name.split(".")[1:]))
    ]
    assert stale == []


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200f", "\x1b", "\x00", "\x9b"])
def test_a_name_cannot_turn_the_sentence_it_stands_in(sign):
    """A name from a stranger that turns the direction of writing is shown with what it has."""
    said = say("refusal", "not-the-holder", {"holder": f"Sample{sign}knaB", "actor": "x"})
    assert sign not in said
    assert f"Sample[U+{ord(sign):04X}]knaB" in said


def test_sentences_run_on_with_a_space_and_in_chinese_without():
    assert run_on("It is sealed.", "", "You may send it.") == "It is sealed. You may send it."
    assert run_on("已密封。", "可以发送。") == "已密封。可以发送。"


def test_people_count_entries_from_one_as_the_time_line_does():
    facts = {"position": 0}
    assert say("reason", "link-broken", facts) == "Entry 1 does not follow the one before it"
    assert say("reason", "link-broken", facts, Language.CHINESE).startswith("条目 1 ")

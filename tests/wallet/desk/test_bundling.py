"""Bundles written from a vault: which bills, the same bytes, stopped and gone on with, sealed."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.wallet.builders import BANK, BUYER, CARRIER, EVERYBODY, LATER, sealing_key, trust_in
from tests.wallet.bundles.many import PASSPHRASE, add_bills, vault_of
from wallet.book import Audit, Book, Question, Selection, Wish
from wallet.clock import FixedClock
from wallet.errors import CouldNotLook, Refused, WrongUse
from wallet.keys.sealed_stream import MARK, SealedReader, is_sealed_stream
from wallet.progress import Cancelled
from wallet.proof.verdict import Headline, Result
from wallet.words import Language

COUNT = 12
QUESTION = Question(LATER, trust_in(*EVERYBODY))


def part_of(target: Path) -> Path | None:
    """Return what a run that was stopped left of the bundle `target`, if anything."""
    part = target.with_name(f".{target.name}.part")
    return part if part.exists() else None


class StopAt:
    """Asks to stop when so many bills are written."""

    def __init__(self, bill: int) -> None:
        self.bill = bill
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int, what: str = "") -> None:
        self.steps.append((done, total))
        if done == self.bill and total == COUNT:
            raise Cancelled


@pytest.fixture(scope="module")
def stocked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stocked") / "vault"
    vault_of(folder, COUNT, hops=1).close()
    return folder


@pytest.fixture
def book(stocked, tmp_path):
    shutil.copytree(stocked, tmp_path / "vault")
    with Book.open(tmp_path / "vault", PASSPHRASE, clock=FixedClock(LATER), keyring=None) as opened:
        yield opened


@pytest.fixture
def all_bills(book):
    return book.select(Selection())


def files(path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def headlines(path, question: Question = QUESTION) -> list[Headline]:
    return [one.verdict.headline for one in Audit((path,), question).findings()]


def test_the_same_vault_gives_the_same_bytes(book, all_bills, tmp_path):
    """Signature and time are all that may differ; with one clock not even they do."""
    first = book.bundle(all_bills, tmp_path / "first.asice")
    second = book.bundle(all_bills, tmp_path / "second.asice")
    assert (first.bills, first.resumed) == (COUNT, 0)
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.size == first.path.stat().st_size
    assert headlines(first.path) == [Headline.COPY] * (COUNT + 1)
    assert part_of(first.path) is None


def test_each_bill_is_there_with_everything_about_it(book, all_bills, tmp_path):
    target = tmp_path / "x.asice"
    book.bundle(all_bills[:1], target, Wish("one bill"))
    found = files(target)
    (folder,) = {name.rpartition("/")[0] for name in found if name.endswith("/bill.json")}
    assert {name[len(folder) + 1 :].partition("/")[0] for name in found if folder in name} == {
        "document.json", "manifest.jws", "issue-to.json", "chain", "receipts", "records",
        "identity.json", "timeline.csv", "timeline.json", "verdict.json", "bill.json",
    }  # fmt: skip
    profile = json.loads(found["data/bundle.json"])
    assert (profile["selection"], profile["bills"]) == ("one bill", 1)
    assert profile["exporter"]["did"] == CARRIER.did
    assert profile["log"]["size"] == 0, "nothing was signed in this vault"
    identity = json.loads(found[f"{folder}/identity.json"])
    by_key = {one["key"]: one for one in identity["keys"]}
    carrier = by_key[CARRIER.card.key.kid]
    assert carrier["party"]["name"] == CARRIER.party.name
    assert carrier["trusted_by_exporter"]["source"] == "own-vault"
    assert carrier["revocation"]["status"] == "not-withdrawn"
    verdict = json.loads(found[f"{folder}/verdict.json"])
    assert verdict["number"] == "MRDN-000000"
    assert len(verdict["timeline"]) == 2
    lines = found[f"{folder}/timeline.csv"].decode().splitlines()
    assert lines[0].startswith("number,position,acts,by,from,until,holder")
    assert len(lines) == 3
    assert b"sha256sum" in found["data/README.txt"]
    assert "证据" in found["data/README.zh.txt"].decode()
    assert json.loads(found["data/ro-crate-metadata.json"])["@graph"]


def test_a_printed_view_is_put_in_when_asked(book, all_bills, tmp_path):
    target = tmp_path / "x.asice"
    book.bundle(all_bills[:1], target, Wish(prints=(Language.CHINESE,)))
    (name,) = [name for name in files(target) if name.endswith(".pdf")]
    assert name.endswith("/bill.zh.pdf")
    assert files(target)[name].startswith(b"%PDF")
    assert headlines(target) == [Headline.COPY] * 2


@pytest.mark.parametrize("stop", [0, 1, 5, COUNT - 1])
def test_a_run_that_was_stopped_goes_on_to_the_same_bytes(book, all_bills, tmp_path, stop):
    whole = book.bundle(all_bills, tmp_path / "whole.asice").path.read_bytes()
    target = tmp_path / "x.asice"
    with pytest.raises(Cancelled):
        book.bundle(all_bills, target, progress=StopAt(stop))
    assert not target.exists()
    part = part_of(target)
    with part.open("ab") as file:
        file.write(b"PK\x03\x04 half a member, as a power cut leaves it")
    done = book.bundle(all_bills, target)
    assert done.resumed == stop
    assert target.read_bytes() == whole


def test_after_an_act_in_the_vault_everything_is_written_anew(book, all_bills, tmp_path):
    target = tmp_path / "x.asice"
    with pytest.raises(Cancelled):
        book.bundle(all_bills, target, progress=StopAt(5))
    book._vault.note("something", None)
    assert book.bundle(all_bills, target).resumed == 0
    assert set(headlines(target)) == {Headline.COPY}


def test_another_wish_does_not_go_on_with_what_is_there(book, all_bills, tmp_path):
    target = tmp_path / "x.asice"
    with pytest.raises(Cancelled):
        book.bundle(all_bills, target, progress=StopAt(5))
    assert book.bundle(all_bills[:3], target).resumed == 0
    assert len(headlines(target)) == 4


def test_what_lies_there_by_that_name_and_is_no_part_is_written_over(book, all_bills, tmp_path):
    (tmp_path / ".x.asice.part").write_bytes(b"PK\x03\x04" + bytes(500))
    assert book.bundle(all_bills[:1], tmp_path / "x.asice").resumed == 0


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="needs links of POSIX")
def test_nothing_is_written_through_a_link(book, all_bills, tmp_path):
    (tmp_path / "precious").write_text("keep me")
    (tmp_path / ".x.asice.part").symlink_to(tmp_path / "precious")
    with pytest.raises(CouldNotLook):
        book.bundle(all_bills[:1], tmp_path / "x.asice")
    assert (tmp_path / "precious").read_text() == "keep me"


def test_a_place_that_takes_nothing_is_told(book, all_bills, tmp_path):
    with pytest.raises(CouldNotLook) as refused:
        book.bundle(all_bills[:1], tmp_path / "nowhere" / "x.asice")
    assert refused.value.code == "file-unwritable"


def test_no_bill_makes_no_bundle(book, tmp_path):
    with pytest.raises(Refused):
        book.bundle((), tmp_path / "x.asice")
    assert list(tmp_path.glob("*.asice")) == []


# Which bills


def test_bills_are_chosen_by_number_words_state_or_date(book):
    def numbers(*named: str, words: str = "") -> list[str]:
        bills = book.select(Selection(named, words))
        return [book.holding(bill).number for bill in bills]

    assert numbers("MRDN-000003", "MRDN-000001", "MRDN-000003") == ["MRDN-000003", "MRDN-000001"]
    assert len(numbers()) == len(numbers(words="kind:to-order")) == COUNT
    assert numbers(words="MRDN-000007") == ["MRDN-000007"]
    assert numbers(words="kind:bearer") == []
    assert len(numbers(words=f"since:{LATER.date()} until:{LATER.date()}")) == COUNT
    assert numbers(words="until:2020-01-01") == []
    assert len(numbers(words="degree:recorded carrier:meridian state:copy")) == COUNT
    with pytest.raises(CouldNotLook):
        numbers("MRDN-999999")
    for wrong in ("state:lost", "since:yesterday", "kind:x", "degree:y"):
        with pytest.raises(WrongUse):
            numbers(words=wrong)


def test_a_bill_issued_later_joins_the_next_bundle(book, tmp_path):
    add_bills(book, range(COUNT, COUNT + 1), hops=0)
    assert len(book.select(Selection())) == COUNT + 1


# Sealed to one auditor


def test_a_sealed_bundle_opens_for_its_auditor_alone(book, all_bills, tmp_path):
    target = tmp_path / "x.asice"
    book.bundle(all_bills, target, Wish(seal_to=BANK.card))
    data = target.read_bytes()
    assert is_sealed_stream(data)
    assert b"MRDN" not in data
    for key in (None, sealing_key(BUYER.party.name)):
        (found,) = Audit((target,), Question(LATER, QUESTION.trust, sealing_key=key)).findings()
        assert found.error.code == "sealed-to-other"
    his = Question(LATER, QUESTION.trust, sealing_key=BANK.sealing)
    assert headlines(target, his) == [Headline.COPY] * (COUNT + 1)
    target.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    (found,) = Audit((target,), his).findings()
    assert found.error.code == "sealed-changed"


@pytest.mark.parametrize("stop", [5, 8, COUNT])
def test_a_sealed_bundle_goes_on_where_it_was_stopped(book, all_bills, tmp_path, stop):
    target, wish = tmp_path / "x.asice", Wish("*", seal_to=BANK.card)
    plain = book.bundle(all_bills, tmp_path / "plain.asice", Wish("*")).path.read_bytes()
    with pytest.raises(Cancelled):
        book.bundle(all_bills, target, wish, StopAt(stop))
    left = part_of(target).read_bytes()
    assert b"MRDN" not in left
    done = book.bundle(all_bills, target, wish)
    assert stop - 4 < done.resumed <= stop  # a piece holds two or three
    his = Question(LATER, QUESTION.trust, sealing_key=BANK.sealing)
    assert headlines(target, his) == [Headline.COPY] * (COUNT + 1)
    with target.open("rb") as file:
        assert SealedReader(file, BANK.sealing, typ="ladewell-bundle+jwe").read() == plain
    # No piece was sealed twice with one key, and nobody but the receiver has the last one.
    start = len(MARK) + left[len(MARK) :].index(b"\n") + 1
    assert left[start : start + 1000] != target.read_bytes()[start : start + 1000]
    assert not book._vault.secret("bundle-part")


def test_a_sealed_bundle_stopped_twice_goes_on_twice(book, all_bills, tmp_path):
    target, wish = tmp_path / "x.asice", Wish(seal_to=BANK.card)
    for stop in (5, 9):
        with pytest.raises(Cancelled):
            book.bundle(all_bills, target, wish, StopAt(stop))
    assert 5 < book.bundle(all_bills, target, wish).resumed <= 9
    his = Question(LATER, QUESTION.trust, sealing_key=BANK.sealing)
    assert headlines(target, his) == [Headline.COPY] * (COUNT + 1)


@pytest.mark.parametrize("harm", ["cut", "change", "other"])
def test_a_sealed_part_that_was_touched_is_gone_on_with_as_far_as_it_is_sound(
    book, all_bills, tmp_path, harm
):
    target, wish = tmp_path / "x.asice", Wish(seal_to=BANK.card)
    with pytest.raises(Cancelled):
        book.bundle(all_bills, target, wish, StopAt(9))
    part = part_of(target)
    data = bytearray(part.read_bytes())
    middle = len(data) // 2
    if harm == "cut":
        part.write_bytes(data[:middle])
    elif harm == "change":
        data[middle] ^= 1
        part.write_bytes(data)
    else:
        part.write_bytes(b"PK\x03\x04 something else of that name")
    resumed = book.bundle(all_bills, target, wish).resumed
    assert resumed == 0 if harm == "other" else 0 < resumed < 9
    his = Question(LATER, QUESTION.trust, sealing_key=BANK.sealing)
    assert headlines(target, his) == [Headline.COPY] * (COUNT + 1)


def test_nobody_seals_to_himself(book, all_bills, tmp_path):
    with pytest.raises(Refused):
        book.bundle(all_bills, tmp_path / "x.asice", Wish(seal_to=CARRIER.card))


def test_the_bundle_says_as_of_when_it_speaks(book, all_bills, tmp_path):
    book.bundle(all_bills[:1], tmp_path / "x.asice")
    whole = list(Audit((tmp_path / "x.asice",), QUESTION).findings())[-1]
    assert whole.exported.exporter == CARRIER.party
    assert whole.exported.as_of.startswith("2026-11-08")
    assert whole.verdict.check("bundle.signature").result is Result.PASSED

"""TradeTrust documents in bundles: whole, with their evidence, judged again from the file alone."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from tests.wallet.builders import BUYER, CARRIER, EVERYBODY, LATER, trust_in
from tests.wallet.bundles import rail
from tests.wallet.bundles.evidence import members, packed, read
from tests.wallet.bundles.many import PASSPHRASE, vault_of
from tests.wallet.bundles.rail import ATTACHED, ONE, THREE, TWO, Documents
from wallet.book import Audit, Audited, Book, Question, Selection, Wish
from wallet.bundles import documents
from wallet.clock import FixedClock
from wallet.formats.evidence import contract_pin, read_evidence
from wallet.keys.canonical import sha256_hex
from wallet.progress import Cancelled
from wallet.proof.pins import Pin, PinKind
from wallet.proof.verdict import Headline, Result
from wallet.titles.acts import ActCode
from wallet.titles.escrow import Move, TitleAct
from wallet.words import Language

QUESTION = Question(LATER, trust_in(CARRIER))


@pytest.fixture(scope="module")
def stocked(tmp_path_factory) -> tuple[Path, Documents]:
    folder = tmp_path_factory.mktemp("stocked")
    with vault_of(folder / "vault", 1, hops=1) as book:
        return folder / "vault", rail.add_documents(book, folder)


@pytest.fixture(scope="module")
def held(stocked) -> Documents:
    return stocked[1]


@pytest.fixture(scope="module")
def written(stocked, tmp_path_factory) -> bytes:
    """Return the bundle of everything, printed in English."""
    target = tmp_path_factory.mktemp("written") / "all.asice"
    with opened(stocked[0]) as book:
        book.bundle(book.select(Selection()), target, Wish("*", prints=(Language.ENGLISH,)))
    return target.read_bytes()


@pytest.fixture
def book(stocked, tmp_path):
    shutil.copytree(stocked[0], tmp_path / "vault")
    with opened(tmp_path / "vault") as found:
        yield found


def opened(vault: Path) -> Book:
    return Book.open(vault, PASSPHRASE, clock=FixedClock(LATER), keyring=None)


def audited(*bundles: bytes, question: Question = QUESTION, folder: Path) -> list[Audited]:
    paths = []
    for number, data in enumerate(bundles):
        paths.append(folder / f"{number}.asice")
        paths[-1].write_bytes(data)
    return list(Audit(tuple(paths), question).findings())


def vouching(found: list[Audited], digest: str) -> Question:
    """Return the question of an auditor who vouches for the contract that holds a title."""
    check = of_digest(found, digest).verdict.check("control.record")
    pin = contract_pin(check.facts["contract"], "the pilot's letter", LATER)
    return replace(QUESTION, trust=QUESTION.trust.with_pins([pin]))


def of_digest(found: list[Audited], digest: str) -> Audited:
    return next(one for one in found if one.verdict is not None and one.verdict.digest == digest)


def files(data: bytes, digest: str) -> dict[str, bytes]:
    """Return the files in the folder of one document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if f"-{digest[:16]}/" in name]
        return {name.partition(f"-{digest[:16]}/")[2]: archive.read(name) for name in names}


def test_everything_in_the_vault_is_in_the_bundle(written, held):
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        lines = list(csv.DictReader(io.StringIO(archive.read("data/bills.csv").decode())))
    assert [line["folder"].partition("/")[0] for line in lines] == [
        "bills",
        "documents",
        "documents",
    ]
    assert {line["digest"] for line in lines[1:]} == {held.title, held.plain}


def test_a_document_is_there_as_it_was_signed_with_what_it_rests_on(written, held):
    title, plain = files(written, held.title), files(written, held.plain)
    assert sha256_hex(title["document.json"]) == held.title
    assert set(title) == {
        "document.json", "title.json", "identity.json", "timeline.csv", "timeline.json",
        "verdict.json", "bill.en.pdf", "bill.json",
    }  # fmt: skip
    assert title["bill.en.pdf"].startswith(b"%PDF-")
    assert plain[f"papers/{sha256_hex(ATTACHED)}"] == ATTACHED
    assert "title.json" not in plain
    told = json.loads(title["identity.json"])
    assert [one["kind"] for one in told["evidence"]] == ["did"]
    assert (told["title"]["source"], told["title"]["came"]) == ("node.example", "asked")
    assert told["title"]["as_of"] == "2026-10-04T02:40:00.000Z"
    told = json.loads(plain["identity.json"])
    assert {one["kind"] for one in told["evidence"]} == {"dns", "revocation"}
    assert all(one["source"] and one["as_of"] for one in told["evidence"])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        for one in told["evidence"]:
            (pin,) = read_evidence(archive.read(one["file"]), "", LATER)
            assert (pin.kind.value, pin.subject, pin.source) == (
                one["kind"], one["subject"], one["source"],
            )  # fmt: skip


def test_the_time_line_of_a_title_is_a_table(written, held):
    found = files(written, held.title)
    lines = list(csv.DictReader(io.StringIO(found["timeline.csv"].decode())))
    assert [(one["acts"], one["holder"], one["order_party"], one["degree"]) for one in lines] == [
        ("ISSUE", ONE, ONE, "recorded"), ("ENDORSE_TO_ORDER+TRANSFER", TWO, TWO, "recorded"),
    ]  # fmt: skip
    assert lines[0]["until"] == lines[1]["from"]
    assert json.loads(found["timeline.json"])["rows"][1]["holder"] == TWO


def test_it_is_judged_again_from_the_bundle_and_the_auditors_trust(written, held, tmp_path):
    found = audited(written, folder=tmp_path)
    assert of_digest(found, held.title).verdict.headline is Headline.NOT_CHECKED
    found = audited(written, question=vouching(found, held.title), folder=tmp_path)
    title, plain = of_digest(found, held.title).verdict, of_digest(found, held.plain).verdict
    assert {one.verdict.headline for one in found} == {Headline.COPY}
    assert title.holder.name == TWO
    assert [moment.acts[-1] for moment in title.timeline] == [ActCode.ISSUE, ActCode.TRANSFER]
    for verdict, code in (
        (title, "issuer.identity"), (title, "document.status"), (title, "bundle.conclusions"),
        (plain, "issuer.identity"), (plain, "document.status"), (plain, "bundle.manifest"),
    ):  # fmt: skip
        assert verdict.check(code).result is Result.PASSED, code
    # Whose word it rests on is said: the node's, told by the exporter.
    assert title.check("document.status").source == f"node.example · {CARRIER.party.name}"
    assert plain.check("document.status").source == f"ocsp.example · {CARRIER.party.name}"


def test_evidence_of_a_stranger_counts_for_nothing(written, held, tmp_path):
    """He could have written it himself: a name, an answer, a whole chain."""
    found = audited(written, question=Question(LATER, trust_in(BUYER)), folder=tmp_path)
    for digest in (held.title, held.plain):
        verdict = of_digest(found, digest).verdict
        assert verdict.headline in (Headline.UNKNOWN_SIGNER, Headline.NOT_CHECKED)
        assert verdict.check("issuer.identity").result is Result.NOT_CHECKED
    title = of_digest(found, held.title).verdict
    assert (title.holder, title.timeline) == (None, ())
    assert title.check("control.record").reason == "title-not-looked-at"
    # That the table follows from the snapshot beside it can be seen all the same.
    assert title.check("bundle.conclusions").result is Result.PASSED


def test_what_the_auditor_keeps_comes_before_what_the_bundle_says(written, held, tmp_path):
    kind, subject = PinKind.REVOCATION, ""
    for one in json.loads(files(written, held.plain)["identity.json"])["evidence"]:
        subject = one["subject"] if one["kind"] == kind else subject
    said = json.dumps({"revoked": True, "documentHash": subject.rpartition("/")[2]})
    mine = Pin(kind, subject, said.encode(), "asked by myself", LATER)
    question = Question(LATER, trust_in(CARRIER).with_pins([mine]))
    verdict = of_digest(audited(written, question=question, folder=tmp_path), held.plain).verdict
    assert (verdict.headline, verdict.is_good) == (Headline.ENDED, False)
    assert verdict.check("document.status").source == "asked by myself"


def test_each_file_that_is_changed_is_named_and_the_document_counts_as_changed(
    written, held, tmp_path
):
    whole = members(written)
    names = [name for name, _data in whole if f"-{held.title[:16]}/" in name]
    names += [name for name, _data in whole if name.startswith("data/evidence/")]
    assert len(names) == 8 + 3
    for name in names:
        changed = [(one, data[:-1] if one == name else data) for one, data in whole]
        found = audited(packed(changed), folder=tmp_path)
        assert found[-1].verdict.check("bundle.manifest").facts["name"] == name
        if f"-{held.title[:16]}/" in name:
            mine = next(one for one in found if held.title[:16] in one.folder)
            assert mine.verdict is None or mine.verdict.headline is Headline.CHANGED, name


def test_whatever_else_is_done_to_a_file_of_a_document_is_named(written, held, tmp_path):
    """Taken out, put in, renamed or moved: the same as with a bill of entries."""
    whole = members(written)
    mine = f"-{held.title[:16]}/"
    for name in (one for one, _data in whole if mine in one or one.startswith("data/evidence/")):
        without = [(one, data) for one, data in whole if one != name]
        again = [(one + ".old" if one == name else one, data) for one, data in whole]
        moved = [*without, next(one for one in whole if one[0] == name)]
        more = [*whole, (f"{name}.more", b"more")]
        done = {"missing": without, "renamed": again, "order": moved, "added": more}
        for code, files_now in done.items():
            found = {one.name: one.code for one in read(packed(files_now)).defects}
            assert code in (found.get(name), found.get(f"{name}.more")), (name, code)
            if name.endswith(f"{mine}document.json"):
                judged = audited(packed(files_now), folder=tmp_path)
                title = next(one for one in judged if mine in f"{one.folder}/")
                assert title.verdict is None or title.verdict.headline is Headline.CHANGED
                assert judged[-1].verdict.headline is Headline.CHANGED


def test_a_time_line_that_does_not_follow_from_the_chain_is_noticed(
    book, held, tmp_path, monkeypatch
):
    """The exporter signs it, and it is still not so."""
    from wallet.bundles import documents

    story = documents._story

    def shorter(verdict, record):

        return replace(told := story(verdict, record), timeline=told.timeline[:1])

    with monkeypatch.context() as patch:
        patch.setattr(documents, "_story", shorter)
        lying = book.bundle([held.title], tmp_path / "lie.asice").path.read_bytes()
    verdict = of_digest(audited(lying, folder=tmp_path), held.title).verdict
    assert verdict.headline is Headline.CHANGED
    assert verdict.check("bundle.conclusions").result is Result.FAILED


def test_a_document_in_the_folder_of_another_is_refused(book, held, tmp_path, monkeypatch):
    """Or two bundles of one document could not be compared."""
    with monkeypatch.context() as patch:
        patch.setattr(documents, "folder_of", lambda number, digest, under: f"{under}X-{'0' * 16}/")
        lying = book.bundle([held.title], tmp_path / "lie.asice").path.read_bytes()
    first = audited(lying, folder=tmp_path)[0]
    assert (first.error.code, first.error.facts["why"]) == ("bundle-bill", "folder")


# Two bundles of one title


def test_the_longer_story_of_a_title_counts_in_both_bundles(book, held, written, tmp_path):
    escrow = deepcopy(held.escrow)
    escrow.do(Move(TitleAct.TRANSFER_BOTH, TWO, owner=THREE, holder=THREE))
    rail.look(book, escrow)
    newer = book.bundle([held.title], tmp_path / "newer.asice").path.read_bytes()
    question = vouching(audited(written, folder=tmp_path), held.title)
    found = audited(written, newer, question=question, folder=tmp_path)
    found = [one for one in found if one.folder]
    both = [one for one in found if one.verdict.digest == held.title]
    assert [one.verdict.holder.name for one in both] == [THREE, THREE]
    assert all(one.beside for one in both)
    assert {one.verdict.headline for one in both} == {Headline.COPY}


def test_two_stories_of_a_title_are_a_dispute(book, held, written, tmp_path):
    told = rail.PaperEscrow(ref=held.escrow.ref)
    told.do(Move(TitleAct.MINT, "", owner=ONE, holder=ONE), b"minted")
    told.do(Move(TitleAct.TRANSFER_BOTH, ONE, owner=THREE, holder=THREE))
    rail.look(book, told)
    other = book.bundle([held.title], tmp_path / "other.asice").path.read_bytes()
    both = [
        one for one in audited(written, other, folder=tmp_path)
        if one.folder and one.verdict.digest == held.title
    ]  # fmt: skip
    assert [one.verdict.headline for one in both] == [Headline.DISPUTED] * 2
    assert {one.verdict.check("control.fork").reason for one in both} == {"title-told-two-ways"}


# What is left out


def test_where_a_file_inside_is_left_out_so_is_the_document_and_its_digest_stays(
    book, held, tmp_path
):
    """What was signed with the document cannot be taken out of it."""
    wish = Wish("*", leave_out={"papers": "business secret"}, prints=(Language.ENGLISH,))
    data = book.bundle([held.title, held.plain], tmp_path / "x.asice", wish).path.read_bytes()
    assert ATTACHED not in data
    assert b"cGFja2VkIHdlbGw" not in data
    assert "document.json" in files(data, held.title)  # nothing is inside that one
    left = files(data, held.plain)
    assert set(left) == {"identity.json", "verdict.json", "bill.json"}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        gone = json.loads(archive.read("data/left-out.json"))
    assert {(one["digest"], one["why"]) for one in gone} == {
        (held.plain, "business secret"), (sha256_hex(ATTACHED), "business secret"),
    }  # fmt: skip
    verdict = of_digest(audited(data, folder=tmp_path), held.plain).verdict
    assert verdict.headline is Headline.NOT_CHECKED
    assert verdict.check("bundle.left-out").facts["said"] == "business secret"


def test_a_run_that_was_stopped_goes_on_with_documents_too(book, held, tmp_path):
    class Stop:
        def step(self, done: int, total: int, what: str = "") -> None:
            if done == 2 and total == 3:
                raise Cancelled

    bills = book.select(Selection())
    whole = book.bundle(bills, tmp_path / "whole.asice").path.read_bytes()
    with pytest.raises(Cancelled):
        book.bundle(bills, tmp_path / "x.asice", progress=Stop())
    done = book.bundle(bills, tmp_path / "x.asice")
    assert (done.resumed, done.path.read_bytes() == whole) == (2, True)


def test_everybody_may_hold_the_same_document(written, held, tmp_path):
    """A file beside the bundle is judged with what the auditor has, and both know of each other."""
    (tmp_path / "bill.tt").write_bytes(files(written, held.title)["document.json"])
    (tmp_path / "x.asice").write_bytes(written)
    question = Question(LATER, trust_in(*EVERYBODY))
    found = list(Audit((tmp_path / "bill.tt", tmp_path / "x.asice"), question).findings())
    both = [one for one in found if one.verdict.digest == held.title]
    assert len(both) == 2
    assert all(one.beside for one in both)

"""Audits of bundles, files and folders together, from their bytes and the auditor's trust alone."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.wallet.builders import BANK, BUYER, CARRIER, LATER, SHIPPER, trust_in
from tests.wallet.bundles.evidence import QUESTION, bundle, dossier, write
from tests.wallet.bundles.many import voyage
from wallet.book import Audit, Question, Report, Selection, Wish
from wallet.bundles.reader import BundleReader
from wallet.desk import auditing
from wallet.desk.opening import Shelf
from wallet.errors import CouldNotLook, Unreadable, WrongUse
from wallet.formats.pint.envelope import write_envelope
from wallet.papers.read import attachments
from wallet.parcels.file import Purpose, write_parcel
from wallet.progress import Silent
from wallet.proof.verdict import Headline, Result
from wallet.titles.acts import ActCode
from wallet.words import Language


def audit(*paths: Path, question: Question = QUESTION, **more: object) -> Audit:
    return Audit(paths, question, **more)


def branches():
    """Return one bill that its holder gave to two, and both branches of it."""
    base = voyage("MRDN-FORK", 1)  # the shipper gave it to the bank, all recorded
    first, second = base.copy(), base.copy()
    first.give(BANK, BUYER, ActCode.ENDORSE_TO_ORDER).accept(BUYER)
    second.tick()
    second.give(BANK, SHIPPER, ActCode.ENDORSE_TO_ORDER).accept(SHIPPER)
    return base, first, second


def of_bill(sailing) -> bytes:
    from wallet.bundles.dossier import Text
    from wallet.keys.canonical import canonical

    cards = tuple(one.card for one in (CARRIER, SHIPPER, BANK, BUYER))
    texts = [Text("receipt", text) for text in sailing.receipts]
    texts += [Text("record", text) for text in sailing.records]
    made = dossier(
        "MRDN-FORK",
        envelope=sailing.envelope,
        issue_to=canonical(sailing.issue_to),
        texts=tuple(texts),
        verdict=sailing.judge(trust=QUESTION.trust, cards=cards, source="own-vault"),
        papers=(),
    )
    return write([made])


def test_two_bundles_of_one_bill_show_the_double_transfer(tmp_path):
    _base, first, second = branches()
    for name, sailing in (("bank", first), ("shipper", second)):
        (tmp_path / f"{name}.asice").write_bytes(of_bill(sailing))
    alone = list(audit(tmp_path / "bank.asice").findings())
    assert alone[0].verdict.headline is not Headline.DISPUTED
    found = [one for one in audit(tmp_path).findings() if one.folder]
    assert [one.verdict.headline for one in found] == [Headline.DISPUTED] * 2
    for one in found:
        check = one.verdict.check("control.fork")
        assert (check.result, check.facts["position"]) == (Result.FAILED, 2)
        assert len({evidence.value for evidence in check.evidence}) == 2
        assert len(one.beside) == 1


def test_a_parcel_beside_a_bundle_is_compared_with_it(tmp_path):
    _base, first, second = branches()
    (tmp_path / "a.asice").write_bytes(of_bill(first))
    (tmp_path / "b.ebl").write_bytes(write_parcel(second.parcel(Purpose.COPY)))
    (tmp_path / "c.json").write_bytes(write_envelope(second.envelope))
    (tmp_path / "notes.json").write_text("{}")
    found = {Path(one.path).name: one for one in audit(tmp_path).findings() if not one.is_bundle}
    assert set(found) == {"a.asice", "b.ebl", "c.json"}
    assert {one.verdict.headline for one in found.values()} == {Headline.DISPUTED}


def test_copies_of_one_bill_are_not_read_anew_for_each_of_them(tmp_path, monkeypatch):
    _base, first, second = branches()
    for number, sailing in enumerate((first, second) * 3):
        (tmp_path / f"{number}.json").write_bytes(write_envelope(sailing.envelope))
    read = []
    monkeypatch.setattr(auditing, "read_file", lambda path: read.append(path) or path.read_bytes())
    found = list(audit(tmp_path).findings())
    assert {one.verdict.headline for one in found} == {Headline.DISPUTED}
    assert {len(one.beside) for one in found} == {5}
    assert {read.count(one.path) for one in found} == {3}  # its place, itself, beside the others


def test_an_older_bundle_of_the_same_bill_is_told_apart_from_a_fork(tmp_path):
    base, first, _second = branches()
    (tmp_path / "new.asice").write_bytes(of_bill(first))
    (tmp_path / "old.asice").write_bytes(of_bill(base))
    found = {one.path.name: one for one in audit(tmp_path).findings() if one.folder}
    assert found["old.asice"].verdict.check("control.fork").reason == "older-than-known"
    assert found["new.asice"].verdict.headline is not Headline.DISPUTED


def test_a_fork_that_the_exporter_kept_is_shown(tmp_path):
    from wallet.bundles.dossier import Text

    _base, first, second = branches()
    made = dossier("MRDN-FORK", envelope=first.envelope, papers=(),
                   texts=(*(Text("receipt", text) for text in first.receipts),
                          *(Text("record", text) for text in first.records),
                          Text("fork", second.envelope.chain[-1])),
                   verdict=first.judge(trust=QUESTION.trust))  # fmt: skip
    path = tmp_path / "x.asice"
    path.write_bytes(write([made]))
    assert next(audit(path).findings()).verdict.headline is Headline.DISPUTED


def test_bundles_that_share_many_bills_are_opened_a_few_times_not_for_each_bill(
    tmp_path, monkeypatch
):
    """To open one is to read its whole directory: two of ten thousand bills took a day."""
    for name in ("one", "two"):
        (tmp_path / f"{name}.asice").write_bytes(bundle(3))
    (tmp_path / "broken.asice").write_bytes(bundle(3)[:-1])
    opened, real = [], BundleReader.__init__

    def counted(self, *given) -> None:
        opened.append(given)
        real(self, *given)

    monkeypatch.setattr(BundleReader, "__init__", counted)
    found = list(audit(tmp_path).findings())
    assert [len(one.beside) for one in found if one.folder] == [1] * 6
    assert len(opened) == 2 + 2 + 1  # each for itself, and to be looked into; the broken one once


def test_a_shelf_of_bundles_puts_away_what_was_not_asked_for_longest(tmp_path, monkeypatch):
    monkeypatch.setattr(Shelf, "MOST", 1)
    paths = [tmp_path / f"{name}.asice" for name in ("one", "two")]
    for path in paths:
        path.write_bytes(bundle(1))
    with Shelf(QUESTION, Silent()) as shelf:
        first = shelf.reader(paths[0])
        assert shelf.reader(paths[0]) is first
        shelf.reader(paths[1])
        with pytest.raises(Unreadable):
            first.open("mimetype", 100)  # its file is closed
        assert shelf.reader(paths[0]) is not first
    with Shelf(QUESTION, Silent()) as shelf:
        for _ in range(2):
            with pytest.raises(CouldNotLook):
                shelf.reader(tmp_path / "none.asice")


def test_nobody_is_trusted_but_whom_the_auditor_trusts(tmp_path):
    path = tmp_path / "x.asice"
    path.write_bytes(bundle())
    found = list(audit(path, question=Question(LATER)).findings())
    assert {one.verdict.headline for one in found} == {Headline.UNKNOWN_SIGNER}
    carrier_only = Question(LATER, trust_in(CARRIER))
    assert {one.verdict.headline for one in audit(path, question=carrier_only).findings()} == {
        Headline.COPY
    }


def test_an_audit_works_from_a_read_only_place_and_writes_nothing(tmp_path, monkeypatch):
    place = tmp_path / "cd-rom"
    place.mkdir()
    (place / "x.asice").write_bytes(bundle())
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    (place / "x.asice").chmod(0o444)
    place.chmod(0o555)
    opened = []
    real = os.open
    monkeypatch.setattr(os, "open", lambda *given, **more: opened.append(given) or real(*given))
    try:
        found = list(audit(place, traces=True).findings())
        assert audit(place).signatures(found[0]) == found[0].signatures
    finally:
        place.chmod(0o755)
    assert all(one.is_good for one in found)
    after = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert after == before
    assert not [given for given in opened if given[1] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)]


def test_every_signature_is_shown_with_key_owner_and_time(tmp_path):
    path = tmp_path / "x.asice"
    path.write_bytes(bundle())
    first = next(audit(path, traces=True).findings())
    signed = {(one.on, one.position) for one in first.signatures}
    assert {("entry", 0), ("issuance", 0), ("entry", 2), ("manifest", 2)} <= signed
    assert [one.on for one in first.signatures].count("record") == 2
    assert all(one.is_right and one.party is not None for one in first.signatures)
    entry = next(one for one in first.signatures if (one.on, one.position) == ("entry", 1))
    assert (entry.party, entry.by, entry.algorithm) == (SHIPPER.party, "trust", "ES256")
    assert entry.at is not None
    strangers = audit(path, question=Question(LATER), traces=True)
    assert {one.by for one in next(strangers.findings()).signatures} == {"card"}


def test_what_cannot_be_read_is_said_and_the_rest_goes_on(tmp_path):
    (tmp_path / "a.asice").write_bytes(b"PK\x03\x04 no bundle")
    (tmp_path / "b.asice").write_bytes(bundle())
    found = list(audit(tmp_path).findings())
    assert found[0].error.code == "archive-damaged"
    assert all(one.is_good for one in found[1:])


def test_an_audit_goes_on_where_it_was_left(tmp_path):
    (tmp_path / "x.asice").write_bytes(bundle())
    findings = audit(tmp_path).findings()
    first = next(findings)
    assert [first.folder, *(one.folder for one in findings)] == [
        one.folder for one in audit(tmp_path).findings()
    ]


# What was left out


def test_what_is_left_out_is_named_with_digest_and_reason(trade, tmp_path):
    (tmp_path / "invoice.pdf").write_bytes(b"%PDF-1.7 prices nobody should see")
    done = trade["carrier"].issue(
        Path(__file__).parents[3] / "resources/samples/to-order/typical.json",
        trade["shipper"].card,
        attachments=(tmp_path / "invoice.pdf",),
    )
    book, target = trade["carrier"], tmp_path / "x.asice"
    book.bundle((done.bill,), target, Wish(leave_out={"supporting": "confidential prices"}))
    assert b"prices nobody should see" not in target.read_bytes()
    question = book.question(Question(trade.clock.now()))
    bill = next(audit(target, question=question).findings())
    check = bill.verdict.check("bundle.left-out")
    assert check.result is Result.NOT_CHECKED
    assert check.facts["said"] == "confidential prices"
    assert bill.verdict.check("papers.digests").reason == "papers-missing"
    assert bill.verdict.is_good
    whole = tmp_path / "whole.asice"
    book.bundle((done.bill,), whole)
    assert b"prices nobody should see" in whole.read_bytes()
    bill = next(audit(whole, question=question).findings())
    assert bill.verdict.check("papers.digests").result is Result.PASSED


# Reports


@pytest.fixture
def reported(tmp_path):
    """Return a function that writes the report of an audit of a good and a broken bundle."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.asice").write_bytes(bundle())
    (tmp_path / "in" / "b.asice").write_bytes(bundle()[:-5])

    def write_to(name: str, language: Language = Language.ENGLISH) -> bytes:
        report = Report(tmp_path / name, LATER, language)
        for one in audit(tmp_path / "in", traces=True).findings():
            report.add(one)
        assert not (tmp_path / name).exists()
        report.close()
        return (tmp_path / name).read_bytes()

    return write_to


def test_a_report_as_json_has_every_check_and_signature(reported):
    told = json.loads(reported("report.json"))
    bills = [one for one in told["findings"] if "signatures" in one]
    assert len(told["findings"]) == 4
    assert len(bills) == 2
    assert bills[0]["headline"] == "genuine.copy"
    assert bills[0]["checks"]
    assert bills[0]["timeline"]
    assert bills[0]["signatures"][0]["right"]
    assert told["findings"][-1]["error"] == "archive-damaged"


def test_a_report_as_csv_is_a_table_that_commands_nothing(reported):
    written = reported("report.csv")
    assert written.startswith(b"\xef\xbb\xbfplace,")  # without it Excel spoils Chinese names
    lines = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert [line["what"] for line in lines] == ["bill", "bill", "bundle", "file"]
    assert lines[2]["signed_by"] == CARRIER.party.name
    assert not any(cell.startswith(("=", "@")) for line in lines for cell in line.values())


@pytest.mark.parametrize("language", list(Language))
def test_a_report_as_pdf_carries_the_table(reported, language):
    pdf = reported("report.pdf", language)
    assert pdf.startswith(b"%PDF-1.7")
    assert b"pdfaid" in pdf
    assert attachments(pdf)["findings.csv"].startswith(b"\xef\xbb\xbfplace,what,number")
    assert reported("again.pdf", language) == pdf


def test_a_report_is_of_a_kind_we_can_write(tmp_path):
    with pytest.raises(WrongUse):
        Report(tmp_path / "report.docx", LATER, Language.ENGLISH)


def test_a_report_that_was_stopped_leaves_nothing(tmp_path):
    report = Report(tmp_path / "r.json", LATER, Language.ENGLISH)
    report.drop()
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_a_whole_trade_is_bundled_and_found_right(trade, tmp_path):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    trade.transfer(bill, "bank", "buyer", record=False)
    book, target = trade["buyer"], tmp_path / "x.asice"
    book.bundle(book.select(Selection()), target)
    question = book.question(Question(trade.clock.now()))
    found = list(audit(target, question=question).findings())
    assert found[0].verdict.headline is Headline.AGREED
    shutil.copy(target, tmp_path / "y.asice")
    assert next(audit(tmp_path, question=question).findings()).beside

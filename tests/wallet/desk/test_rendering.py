"""A print carries its proof, is sealed by whoever made it, and is judged by what it carries."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from tests.wallet.desk.conftest import SAMPLES, SteppingClock, Trade
from tests.wallet.papers import strangers
from tests.wallet.papers.reading import texts
from wallet.book import Book, Question, trust_from, verify
from wallet.clock import FixedClock
from wallet.desk import attaching, rendering
from wallet.errors import CouldNotLook, Refused
from wallet.keys.canonical import sha256_hex
from wallet.papers.read import attachments
from wallet.parcels.file import Purpose, read_parcel
from wallet.progress import Cancelled
from wallet.proof.verdict import Headline, Result
from wallet.titles.acts import Ask, How
from wallet.voyage import PASSPHRASE
from wallet.words import Language

PLAIN = strangers.pdf()
ACTIVE = strangers.pdf({4: b"<</S/JavaScript/JS(app.alert\\(1\\))>>"})
HIDDEN = strangers.pdf({4: b"<</S/J#61vaScript/J#53(x)>>"})


@pytest.fixture(scope="module")
def trade(vaults, tmp_path_factory):
    """Open the vaults once for all: nothing here signs an act after the first."""
    folder = tmp_path_factory.mktemp("rendering")
    shutil.copytree(vaults, folder / "vaults")
    (folder / "post").mkdir()
    clock = SteppingClock(datetime(2026, 11, 3, 9, tzinfo=UTC))
    parts = ("carrier", "shipper", "bank", "buyer")
    books = {part: Book.open(folder / "vaults" / part, PASSPHRASE, clock=clock) for part in parts}
    yield Trade(books, folder / "post", clock)
    for book in books.values():
        book.close()


@pytest.fixture(scope="module")
def issued(trade):
    """Issue a bill with a carrier's PDF that runs a script, and a document; pass it on.

    We would not attach such a PDF; another carrier's program may.
    """
    shown, beside = trade.folder / "bl.pdf", trade.folder / "receipts.txt"
    shown.write_bytes(ACTIVE)
    beside.write_bytes(b"a document that is called as a list of ours is")
    with pytest.MonkeyPatch.context() as other_program:
        other_program.setattr(attaching, "_ACTIVE", re.compile(b"nothing"))
        other_program.setattr(attaching, "_ACTING", frozenset())
        done = trade["carrier"].issue(
            SAMPLES / "to-order/typical.json",
            trade["shipper"].card,
            pdf=shown,
            attachments=(beside,),
        )
    trade.give(done, "shipper")
    trade.transfer(done.bill, "shipper", "bank")
    return done.bill


@pytest.fixture(scope="module")
def other(trade):
    """Issue another bill, and pass it on."""
    bill = trade.issue("bearer/typical.json")
    trade.transfer(bill, "shipper", "bank", How.POSSESSION)
    return bill


@pytest.fixture(scope="module")
def plain(trade, issued):
    return trade["bank"].render(issued)


@pytest.fixture(scope="module")
def sealed(trade, issued):
    return trade["bank"].render(issued, sealed=True)


def question(trade, who: str = "bank") -> Question:
    return trade[who].question(Question(trade.clock.now()))


def test_a_print_carries_the_whole_parcel_as_plain_files(plain):
    reader = PdfReader(BytesIO(plain))
    found = {
        file.name: (str(file.associated_file_relationship), str(file.subtype))
        for file in reader.attachment_list
    }
    assert found == {
        "envelope.json": ("/Source", "/application/json"),
        "issue-to.json": ("/Supplement", "/application/json"),
        "receipts.txt": ("/Supplement", "/text/plain"),
        "records.txt": ("/Supplement", "/text/plain"),
        "cards.txt": ("/Supplement", "/text/plain"),
        "bl.pdf": ("/Alternative", "/application/pdf"),
        "document-receipts.txt": ("/Supplement", "/text/plain"),
    }
    inside = attachments(plain)
    assert inside["bl.pdf"] == ACTIVE
    assert all(line.count(b".") == 2 for line in inside["receipts.txt"].splitlines())


def test_a_pdf_alone_is_judged_as_the_parcel_is(trade, issued, plain, tmp_path):
    pdf, parcel = tmp_path / "bill.pdf", tmp_path / "bill.ebl"
    pdf.write_bytes(plain)
    parcel.write_bytes(trade["bank"].parcel(issued, Purpose.COPY).parcel)
    by_pdf, by_parcel = (verify(path, question(trade)) for path in (pdf, parcel))
    assert by_pdf.headline is by_parcel.headline is Headline.HOLDER
    assert by_pdf.degree is by_parcel.degree
    mine = [one for one in by_pdf.checks if one.code != "pdf.seal"]
    assert [(one.code, one.result, one.reason) for one in mine] == [
        (one.code, one.result, one.reason) for one in by_parcel.checks
    ]
    assert by_pdf.check("pdf.seal").reason == "seal-none"


def test_a_pdf_is_received_as_the_parcel_inside(trade, issued, sealed, tmp_path):
    pdf = tmp_path / "bill.pdf"
    pdf.write_bytes(sealed)
    received = trade["buyer"].receive(pdf)
    assert received.verdict.headline is Headline.COPY
    assert [paper.name for paper in trade["buyer"].show(issued).papers] == [
        "bl.pdf",
        "receipts.txt",
    ]


def test_a_seal_is_good_to_whoever_knows_the_card(trade, sealed, tmp_path):
    pdf = tmp_path / "bill.pdf"
    pdf.write_bytes(sealed)
    check = verify(pdf, question(trade, "buyer")).check("pdf.seal")
    assert (check.result, check.reason) == (Result.PASSED, "seal-right")
    assert check.facts["name"] == trade["bank"].card.party.name
    alone = verify(pdf, Question(trade.clock.now()))
    assert alone.check("pdf.seal").result is Result.NOT_CHECKED
    assert alone.headline is Headline.UNKNOWN_SIGNER


def test_a_print_changed_after_its_seal_is_changed(trade, sealed, tmp_path):
    writer = PdfWriter(BytesIO(sealed), incremental=True)
    writer.add_blank_page(595, 842)
    changed = BytesIO()
    writer.write(changed)
    pdf = tmp_path / "bill.pdf"
    pdf.write_bytes(changed.getvalue())
    verdict = verify(pdf, question(trade))
    assert verdict.headline is Headline.CHANGED
    assert verdict.check("pdf.seal").result is Result.FAILED


def test_the_same_verdict_is_printed_with_the_same_bytes(trade, issued):
    office = replace(trade["bank"]._office, clock=FixedClock(trade.clock.now()))
    for sealed in (False, True):
        first, second = (
            rendering.render_view(office, issued, Language.ENGLISH, sealed=sealed) for _ in "ab"
        )
        assert first == second


def test_the_carriers_pdf_is_inspected_and_changes_no_headline(trade, issued):
    verdict = trade["bank"].show(issued).verdict
    check = verdict.check("pdf.safety")
    assert (check.number, check.result, check.reason) == (15, Result.FAILED, "pdf-active")
    assert check.facts["finding"] == ("script",)
    assert verdict.headline is Headline.HOLDER


def test_the_carriers_pdf_is_shown_as_pictures(trade, issued):
    shown = trade["bank"].strangers_pdf(issued, sha256_hex(ACTIVE))
    assert (shown.pages, shown.left_out) == (1, 0)
    assert [one.code for one in shown.findings] == ["script"]
    assert b"JavaScript" not in shown.pictures


def test_a_pdf_that_the_signed_bill_does_not_name_is_not_shown(trade, issued):
    with pytest.raises(CouldNotLook, match="document-missing"):
        trade["bank"].strangers_pdf(issued, sha256_hex(PLAIN))
    trade["bank"]._vault.keep(PLAIN)
    with pytest.raises(Refused, match="pdf-not-named"):
        trade["bank"].strangers_pdf(issued, sha256_hex(PLAIN))


def test_many_are_printed_and_a_damaged_one_stops_nobody(trade, issued, other):
    bank = trade["bank"]
    written = {}
    steps = []

    class Watch:
        def step(self, done, total, what=""):
            steps.append((done, total))

    done = bank.render_many(
        [issued, "0" * 64, other, issued], written.__setitem__, Language.CHINESE, Watch()
    )
    assert [one.wrong.code if one.wrong else one.file_name for one in done] == [
        next(iter(written)),
        "bill-unknown",
        list(written)[1],
    ]
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert all(pdf.startswith(b"%PDF-1.7") for pdf in written.values())


def test_two_bills_of_one_number_get_two_names(trade, issued, other, monkeypatch):
    monkeypatch.setattr(rendering, "print_name", lambda _number: "same.pdf")
    names = []
    trade["bank"].render_many([issued, other], lambda name, _pdf: names.append(name))
    assert names == ["same.pdf", f"same-{other[:8]}.pdf"]


@pytest.mark.parametrize("number", ["", "../../etc/passwd", "A" * 300, "CON", "a b\\c:d", "提单"])
def test_a_print_has_a_name_that_every_file_system_takes(number):
    name = rendering.print_name(number)
    assert name.endswith(".pdf")
    assert len(name) <= 84
    assert not set(name) & set('/\\:*?"<>| ')
    assert name.split(".")[0]


def test_printing_many_is_stopped_between_two(trade, issued, other):
    written = {}

    class Stop:
        def step(self, done, total, what=""):
            if done:
                raise Cancelled

    with pytest.raises(Cancelled):
        trade["bank"].render_many([issued, other], written.__setitem__, Language.ENGLISH, Stop())
    assert len(written) == 1


def test_trust_of_one_card_is_enough_for_the_seal(trade, sealed, tmp_path):
    card = tmp_path / "bank.card"
    card.write_text(trade["bank"].card.text)
    pdf = tmp_path / "bill.pdf"
    pdf.write_bytes(sealed)
    at = trade.clock.now() + timedelta(days=400)
    verdict = verify(pdf, Question(at, trust_from([card], at)))
    assert verdict.check("pdf.seal").result is Result.PASSED


def test_paper_is_printed_only_by_the_carrier_of_a_closed_record(trade):
    bill = trade.issue("bearer/minimal.json")
    for who in ("carrier", "shipper"):
        with pytest.raises(Refused, match="never-an-original"):
            trade[who].print_on_paper(bill)
    trade.give(trade["shipper"].surrender(bill, Ask.PAPER), "carrier")
    answer = trade["carrier"].answer_surrender(bill, accept=True, originals=3)
    trade.give(answer, "shipper")
    with pytest.raises(Refused, match="never-an-original"):
        trade["shipper"].print_on_paper(bill)
    papers = trade["carrier"].print_on_paper(bill, Language.CHINESE)
    assert len(papers) == 3
    for number, pdf in enumerate(papers, start=1):
        pages = texts(pdf)
        assert all(f"ORIGINAL正本第{number}份，共3份" in page for page in pages)
        assert "Theelectronicrecordofthisbillofladinghasbeenclosed" in pages[0]
    copy = texts(trade["carrier"].render(bill))
    assert all("COPY" in page and "ORIGINAL" not in page for page in copy)


@pytest.mark.parametrize("data", [ACTIVE, HIDDEN], ids=["plain", "spelt otherwise"])
def test_nothing_that_acts_is_attached(tmp_path, data):
    (tmp_path / "bl.pdf").write_bytes(data)
    with pytest.raises(Refused, match="pdf-active"):
        attaching.attach(tmp_path / "bl.pdf", "carrier-pdf")
    (tmp_path / "bl.pdf").write_bytes(PLAIN)
    assert attaching.attach(tmp_path / "bl.pdf", "carrier-pdf").data == PLAIN


def test_every_part_of_a_parcel_goes_into_a_print_and_comes_out_again(trade, issued):
    from wallet.desk.carrying import carried, parcel_in

    whole = read_parcel(trade["bank"].parcel(issued, Purpose.COPY).parcel)
    whole = replace(whole, proofs=whole.cards[:1], forks=(b'{"fork":1}', b'{"fork":2}'))
    files = {one.name: one.data for one in carried(whole, (), "", Language.ENGLISH)}
    assert parcel_in(files) == whole

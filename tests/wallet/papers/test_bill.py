"""A printed bill says everything it was given, on top of nothing else, and claims no more."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.wallet.papers import samples
from tests.wallet.papers.reading import catalogue, faults, texts, values
from wallet.formats.transport_document import particulars
from wallet.papers.bill import render_bill
from wallet.places import resource
from wallet.proof.verdict import Headline
from wallet.words import Language, table

LANGUAGES = list(Language)
TERMS = "1. The Carrier is not liable for the acts of the Merchant. " * 40


def altered(change: Any, lines: int = 3) -> Any:
    """Return the particulars of the sample after `change` was done to its document."""
    document = samples.document(lines)
    change(document)
    return particulars(document)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lines", [1, 12, 60, 500])
def test_every_value_of_the_source_is_printed(lines, language):
    paper = samples.paper(lines, language=language)
    text = "".join(texts(render_bill(paper)))
    missing = [
        value for value in values(paper.particulars, language) if "".join(value.split()) not in text
    ]
    assert missing == []


def test_the_more_cargo_the_more_pages():
    pages = [len(texts(render_bill(samples.paper(lines)))) for lines in (1, 60, 300)]
    assert pages[0] == 3
    assert pages == sorted(set(pages))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lines", [1, 7, 8, 9, 12, 60])
def test_no_text_lies_on_text(lines, language):
    paper = samples.paper(lines, language=language, terms=TERMS)
    assert faults(render_bill(paper)) == []


SAMPLES = sorted(
    path
    for path in resource("samples").glob("*/*.json")
    if path.stem in ("typical", "long", "minimal")
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sums_of_a_long_bill_stand_on_one_line_each_with_its_unit(language):
    def weighty(document):
        for goods in document["consignmentItems"]:
            goods["cargoItems"][0]["cargoGrossVolume"]["value"] = 58.42125  # in all, eight letters

    pdf = render_bill(samples.paper(particulars=altered(weighty, 100), language=language))
    with pypdfium2.PdfDocument(pdf) as document:
        lines = document[0].get_textpage().get_text_bounded().splitlines()
    said = table(language)["paper.continued"].format(page=2)
    (sums,) = [line for line in lines if line.startswith(said)]
    assert "".join(sums.split()).endswith("2152975kg5842.125m³")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_samples_are_printed_without_a_fault(path):
    bill = particulars(json.loads(path.read_text("utf-8")))
    language = LANGUAGES[len(path.stem) % 2]
    assert faults(render_bill(samples.paper(particulars=bill, language=language))) == []


def _long_words(document):
    parties = document["documentParties"]
    parties["shipper"]["partyName"] = "W" * 70
    parties["issuingParty"]["partyName"] = "CARRIER" * 20
    parties["endorsee"]["displayedAddress"] = ["W" * 300, "中" * 200, "，" * 100, "々" * 100]
    document["transportDocumentReference"] = "N" * 300
    document["carrierClauses"] = ["K" * 5_000]
    document["charges"][0]["chargeName"] = "C" * 200
    document["transports"]["vesselVoyages"][0]["vesselName"] = "V" * 100
    for item in document["consignmentItems"]:
        item["descriptionOfGoods"] = ["Q" * 300]
        item["shippingMarks"] = ["M" * 100]
        item["cargoItems"][0]["equipmentReference"] = "E" * 50


def _many_lines(document):
    document["documentParties"]["shipper"]["displayedAddress"] = ["A line"] * 200
    document["consignmentItems"][0]["descriptionOfGoods"] = ["A LINE OF GOODS"] * 300
    document["charges"] *= 30
    document["references"] *= 30


@pytest.mark.parametrize("change", [_long_words, _many_lines])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_far_too_long_still_finds_its_place(change, language):
    paper = samples.paper(particulars=altered(change), language=language)
    assert faults(render_bill(paper)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_it_is_a_copy(language):
    pages = texts(render_bill(samples.paper(60, language=language, terms=TERMS)))
    said = table(language)
    band, mark = f"{said['paper.copy']}{said['paper.copy-band']}", said["paper.copy-mark"]
    assert len(pages) > 4
    assert "COPY" in band
    assert all("".join(band.split()) in page for page in pages)
    assert all("".join(mark.split()) in page for page in pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_calls_itself_the_first_of_several(language):
    text = "".join(texts(render_bill(samples.paper(12, language=language)))).lower()
    labels = " ".join(
        said
        for code, said in table(language).items()
        if code.startswith("paper.") and not code.startswith("paper.switch-")
    )
    assert "original" not in text + labels.lower()
    assert "正本" not in text + labels


def test_one_electronic_bill_is_counted_as_one():
    assert "1electronicbill" in texts(render_bill(samples.paper()))[0]


def test_a_signature_that_did_not_hold_is_not_claimed():
    verdict = samples.verdict(Headline.CHANGED)
    without = tuple(check for check in verdict.checks if check.code != "issuer.signature")
    page = texts(render_bill(samples.paper(verdict=replace(verdict, checks=without))))[0]
    assert "Signaturenotconfirmed" in page
    assert "Electronicallysigned" not in page


def test_failed_and_open_checks_stand_before_the_settled_ones():
    page = texts(render_bill(samples.paper()))[-1]
    order = [page.index(word) for word in ("OPEN", "failed", "notchecked", "SETTLED", "passed")]
    assert order == sorted(order)


def test_the_endorsements_use_the_words_of_the_trade():
    pages = "".join(texts(render_bill(samples.paper(entries=3))))
    assert "DelivertotheorderofStraitsMerchantBankLtd" in pages
    assert "Issued,andcontrolgiventoYantianHengtai" in pages


def test_a_long_chain_is_printed_as_one_table():
    paper = samples.paper(entries=200)
    text = "".join(texts(render_bill(paper)))
    assert all(moment.entry in text for moment in paper.verdict.timeline)


def test_markup_in_a_bill_stays_text():
    markup = ['#read("/etc/passwd")', "*b* _i_ $x^2$ = h <l> @r", "\\u{41} // c /* d */"]

    def change(document):
        document["documentParties"]["shipper"]["displayedAddress"] = markup

    page = texts(render_bill(samples.paper(particulars=altered(change))))[0]
    assert all("".join(line.split()) in page for line in markup)


def test_what_our_type_does_not_hold_is_printed_by_its_number_and_listed():
    def change(document):
        document["documentParties"]["shipper"]["partyName"] = "한 \u202egnp.exe \ud800"

    pages = texts(render_bill(samples.paper(particulars=altered(change))))
    assert "[U+D55C][U+202E]gnp.exe[U+D800]" in pages[0]
    assert "[U+202E]RIGHT-TO-LEFTOVERRIDE" in pages[-1]
    assert "Charactersprintedbytheirnumber" not in "".join(texts(render_bill(samples.paper())))


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(st.characters(exclude_categories=())), min_size=1), st.data())
def test_any_text_in_any_field_is_printed(strings, data):
    strings = cycle(strings)

    def filled(value: Any) -> Any:
        if isinstance(value, str):
            return next(strings)
        if isinstance(value, tuple):
            return tuple(filled(one) for one in value)
        if is_dataclass(value) and not isinstance(value, type):
            kept = {one.name: filled(getattr(value, one.name)) for one in fields(value)}
            return replace(value, **kept)
        return value

    language = data.draw(st.sampled_from(LANGUAGES))
    paper = samples.paper(language=language, particulars=filled(samples.paper().particulars))
    assert render_bill(paper).startswith(b"%PDF-1.7")


def test_an_empty_document_and_no_chain_still_make_a_paper():
    paper = samples.paper(entries=0, particulars=particulars({}))
    paper = replace(paper, attachments=(), reader="Straits Merchant Bank")
    pages = texts(render_bill(paper))
    assert all("PrintedforStraitsMerchantBank" in page for page in pages)


def test_the_document_is_archivable_and_accessible():
    pdf = render_bill(samples.paper(qr=((True, False), (False, True))))
    root = catalogue(pdf)
    description = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in description
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in description
    assert "<pdfuaid:part>1</pdfuaid:part>" in description
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  (pypdf's own boolean)
    assert root["/StructTreeRoot"]
    assert root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert pdf.endswith(b"%%EOF\n")


def test_only_our_own_type_is_used_and_all_of_it_embedded():
    from io import BytesIO

    from pypdf import PdfReader

    reader = PdfReader(BytesIO(render_bill(samples.paper(language=Language.CHINESE))))
    names = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font["/DescendantFonts"][0]
            names.add(inner["/BaseFont"].split("+")[1].split("-")[0])
            descriptor = inner["/FontDescriptor"]
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    assert names == {"SourceSans3", "NotoSansLadewellSC"}


def test_chinese_is_printed_as_chinese():
    pdf = render_bill(samples.paper(language=Language.CHINESE))
    pages = texts(pdf)
    assert catalogue(pdf)["/Lang"] == "zh-CN"
    assert "托运人" in pages[0]
    assert "背书" in pages[1]
    assert "真实·已约定，尚未登记" in pages[2]


def test_the_same_paper_gives_the_same_bytes_in_another_process():
    code = (
        "import hashlib; from tests.wallet.papers import samples;"
        "from wallet.papers.bill import render_bill;"
        "print(hashlib.sha256(render_bill(samples.paper(4))).hexdigest())"
    )
    there = subprocess.run(
        [sys.executable, "-c", code],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    assert there == hashlib.sha256(render_bill(samples.paper(4))).hexdigest()

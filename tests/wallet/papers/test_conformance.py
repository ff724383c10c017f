"""Prints of every size hold what PDF/A-3a and PDF/UA-1 ask, and every hostile text is printed."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any
from unicodedata import combining, normalize

import pikepdf
import pytest
from pypdf import PdfReader

from tests.wallet.papers import samples
from tests.wallet.papers.reading import catalogue, faults, texts, values
from wallet.formats.transport_document import Particulars, Quantity, particulars
from wallet.papers.bill import Switch, render_bill
from wallet.papers.glyphs import Glyphs
from wallet.words import Language

LANGUAGES = list(Language)
SIZES = ("small", "typical", "monster", "on-paper")
STATEMENT = "The record has been closed and is replaced by the paper counted here."


def monster() -> dict[str, Any]:
    """Return a bill of 500 lines of cargo in 200 containers, with terms of 50,000 characters."""
    document = samples.document(200, "".join(_clauses())[:50_000])
    containers = document["utilizedTransportEquipments"]
    for number, container in enumerate(containers):
        container["seals"].append({"number": f"CU{number:06}", "source": "CUS"})
        if number % 5 == 0:
            container["equipment"]["ISOEquipmentCode"] = "45R1"
            container["activeReeferSettings"] = {
                "temperatureSetpoint": -18.5,
                "temperatureUnit": "CEL",
                "isVentilationOpen": False,
                "humiditySetpoint": 60,
            }
    items = document["consignmentItems"]
    for number, item in enumerate(items):
        parts = item["cargoItems"]
        first = json.dumps(parts[0])
        # 300 further lines: a second, and for every other item a third part elsewhere.
        for more in range(2 if number % 2 else 1):
            part = json.loads(first)
            there = containers[(number + 7 * (more + 1)) % 200]["equipment"]["equipmentReference"]
            part["equipmentReference"] = there
            parts.append(part)
        if number % 10 == 3:
            parts[0]["outerPackaging"]["dangerousGoods"] = [
                {
                    "UNNumber": f"{1000 + number}",
                    "properShippingName": "ENVIRONMENTALLY HAZARDOUS SUBSTANCE, LIQUID, N.O.S.",
                    "technicalName": "epoxy resin",
                    "imoClass": "9",
                    "packingGroup": 3,
                    "isMarinePollutant": True,
                    "EMSNumber": "F-A S-F",
                    "emergencyContactDetails": {
                        "contact": "Duty desk", "phone": "+49 40 555 0199",
                    },
                }
            ]  # fmt: skip
    return document


def _clauses():
    for number in range(1, 500):
        yield (
            f"{number}. The Carrier shall not be liable for loss, damage or delay that is caused "
            f"by the Merchant (clause {number}). 承运人对货方的作为或不作为不承担责任。\n"
        )


def paper(size: str, language: Language) -> Any:
    if size == "small":
        return samples.paper(1, language=language, entries=1)
    if size == "monster":
        bill = particulars(monster())
        return samples.paper(1, language=language, particulars=bill, entries=60)
    switch = Switch(STATEMENT, 2, 3) if size == "on-paper" else None
    return samples.paper(12, language=language, entries=9, switch=switch)


@pytest.fixture(scope="module", params=[(size, one) for size in SIZES for one in LANGUAGES],
                ids=lambda param: "-".join(param))  # fmt: skip
def printed(request):
    size, language = request.param
    made = paper(size, language)
    return made, render_bill(made)


def test_no_text_lies_on_text_or_leaves_the_sheet(printed):
    assert faults(printed[1]) == []


def test_every_value_is_printed(printed):
    source, pdf = printed
    text = plain("".join(texts(pdf)))
    missing = [
        value
        for value in values(stated(source.particulars), source.language)
        for line in value.splitlines()
        if plain(line) not in text
    ]
    assert missing == []


def plain(text: str) -> str:
    """Return `text` without spaces and hyphens, as a line may end there, and without ligatures."""
    return re.sub("[\\s\x02\u00ad\ufffe-]", "", normalize("NFKC", text))


def stated(bill: Particulars) -> Particulars:
    """Return `bill` without the sums of goods that lie in several containers: nobody stated them.

    What lies in each container is printed, and so are the sums of the whole bill.
    """
    nothing = {"weight": Quantity(), "volume": Quantity(), "packages": "", "kind": ""}
    goods = (replace(one, **nothing) if len(one.cargo) > 1 else one for one in bill.goods)
    return replace(bill, goods=tuple(goods))


def test_the_monster_is_as_big_as_it_says():
    bill = particulars(monster())
    assert sum(len(goods.cargo) for goods in bill.goods) == 500
    assert len(bill.containers) == 200
    assert len(bill.terms_and_conditions) > 49_900
    assert sum(len(part.dangerous) for goods in bill.goods for part in goods.cargo) == 20
    assert sum(one.reefer is not None for one in bill.containers) == 40


def test_the_syntax_is_right(printed, tmp_path):
    _, pdf = printed
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert opened.check_pdf_syntax() == []
    if (qpdf := shutil.which("qpdf")) is not None:
        (tmp_path / "print.pdf").write_bytes(pdf)
        done = subprocess.run([qpdf, "--check", tmp_path / "print.pdf"], capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")


def test_it_is_archivable(printed):
    source, pdf = printed
    root = catalogue(pdf)
    told = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part>" in told
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in told
    assert source.particulars.number in told
    assert [one["/S"] for one in root["/OutputIntents"]] == ["/GTS_PDFA1"]
    assert not {"/AA", "/OpenAction", "/AcroForm", "/OCProperties"} & set(root)
    relations = [file.get_object()["/AFRelationship"] for file in root["/AF"]]
    assert relations == ["/Source"]
    for one in PdfReader(BytesIO(pdf), strict=True).pages:
        for annotation in one.get("/Annots", ()):
            assert annotation.get_object()["/Subtype"] == "/Link"


def test_it_is_accessible(printed):
    source, pdf = printed
    root = catalogue(pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()
    assert root["/Lang"] == ("zh-CN" if source.language is Language.CHINESE else "en-GB")
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    reader = PdfReader(BytesIO(pdf), strict=True)
    assert all("/StructParents" in page for page in reader.pages)
    assert all(page["/Tabs"] == "/S" for page in reader.pages if "/Annots" in page)
    found = set(_kinds(root["/StructTreeRoot"]))
    assert {"/H1", "/H2", "/Table", "/TR", "/TH", "/TD", "/P"} <= found
    assert found <= _STANDARD


_STANDARD = {
    "/Document", "/Part", "/Sect", "/Div", "/P", "/H1", "/H2", "/H3", "/L", "/LI", "/Lbl",
    "/LBody", "/Table", "/THead", "/TBody", "/TFoot", "/TR", "/TH", "/TD", "/Span", "/Figure",
    "/Link", "/NonStruct", "/Strong", "/Em",
}  # fmt: skip


def _kinds(element: Any):
    below = element.get("/K", [])
    for one in below if isinstance(below, list) else [below]:
        child = one.get_object() if hasattr(one, "get_object") else one
        if isinstance(child, dict) and "/S" in child:
            yield str(child["/S"])
            yield from _kinds(child)


def test_its_bookmarks_lead_to_its_parts(printed):
    source, pdf = printed
    reader = PdfReader(BytesIO(pdf), strict=True)

    def titles(outline):
        for one in outline:
            if isinstance(one, list):
                yield from titles(one)
            else:
                yield one.title, reader.get_destination_page_number(one)

    found = dict(titles(reader.outline))
    wanted = {
        Language.ENGLISH: ("Endorsements", "Verification"),
        Language.CHINESE: ("背书", "核验"),
    }[source.language]
    assert set(wanted) <= set(found)
    assert list(found.values()) == sorted(found.values())


def test_the_paper_that_takes_the_records_place_says_so_and_nothing_else_does():
    made = paper("on-paper", Language.ENGLISH)
    pages = texts(render_bill(made))
    assert all("ORIGINAL2OF3" in page and "COPY" not in page for page in pages)
    assert "".join(STATEMENT.split()) in pages[0]
    assert "SIGNATUREFORTHECARRIER" in pages[0]
    assert "3originalsonpaper" in pages[0]
    copies = texts(render_bill(replace(made, switch=None)))
    assert all("COPY" in page and "ORIGINAL" not in page for page in copies)
    with pytest.raises(ValueError, match="set"):
        Switch(STATEMENT, 4, 3)


def filled(value: Any, texts_of: Any) -> Any:
    """Return the particulars `value` with another text in every field."""
    if isinstance(value, str):
        return next(texts_of)
    if isinstance(value, tuple):
        return tuple(filled(one, texts_of) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        kept = {one.name: filled(getattr(value, one.name), texts_of) for one in fields(value)}
        return replace(value, **kept)
    return value


@pytest.mark.parametrize("part", range(6))
def test_every_hostile_text_is_printed_in_every_field(shared, part, request):
    """As many bills as there are texts, each with its texts moved on by one field.

    A daily run takes a sample of the bills; ``--thorough`` takes all.
    """
    hostile = json.loads((shared / "data/conformance/16-text/blns.json").read_text("utf-8"))
    whole = samples.paper(1).particulars
    for start in range(part, len(hostile), 6 if request.config.getoption("thorough") else 36):
        bill = filled(whole, iter((hostile[start:] + hostile[:start]) * 2))
        made = samples.paper(particulars=bill, entries=1, attachments=(),
                             language=LANGUAGES[part % 2])  # fmt: skip
        assert render_bill(made).startswith(b"%PDF-1.7")


def test_hostile_texts_stand_on_the_page_as_they_are(shared):
    hostile = json.loads((shared / "data/conformance/16-text/blns.json").read_text("utf-8"))
    document = samples.document(1)
    document["carrierClauses"] = hostile
    text = plain("".join(texts(render_bill(samples.paper(particulars=particulars(document))))))
    # A mark belongs on its letter.
    document["carrierClauses"] = [one for one in hostile if not any(map(combining, one))]
    assert faults(render_bill(samples.paper(particulars=particulars(document)))) == []
    unmarked = document["carrierClauses"]
    written = (line for one in unmarked for line in Glyphs().lines(one))
    missing = [line for line in written if plain(line) not in text]
    assert missing == []

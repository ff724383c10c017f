"""What was attached comes back byte for byte; any other bytes are refused."""

from __future__ import annotations

import os
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfWriter

from tests.wallet.papers import samples
from tests.wallet.papers.reading import catalogue
from wallet.errors import Unreadable
from wallet.papers import read
from wallet.papers.bill import render_bill
from wallet.papers.press import Attachment
from wallet.papers.read import attachments


def attached(name: str, data: bytes, **changes: str) -> Attachment:
    kept = {"media_type": "application/json", "relationship": "supplement", "description": "A file"}
    return Attachment(name=name, data=data, **(kept | changes))


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render_bill(samples.paper(1, entries=1))


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", "\ufeffé\r\n\0中".encode(), bytes(range(256)), os.urandom(200_000)],
    ids=["nothing", "json", "text", "bytes", "much"],
)
def test_a_file_comes_back_byte_for_byte(data):
    paper = samples.paper(1, attachments=(attached("a.bin", data),))
    assert attachments(render_bill(paper)) == {"a.bin": data}


def test_the_source_is_marked_as_the_source(printed):
    root = catalogue(printed)
    (file,) = root["/AF"]
    assert file.get_object()["/AFRelationship"] == "/Source"
    assert file.get_object()["/UF"] == "envelope.json"
    assert file.get_object()["/EF"]["/F"]["/Subtype"] == "/application/json"
    assert set(attachments(printed)) == {"envelope.json"}


def test_names_from_strangers_are_no_paths_and_stay_apart():
    names = ["../../etc/passwd", "a\\b:c", "a\0b", "", "same", "same", "x" * 300]
    files = tuple(
        attached(name, b"%d" % index, media_type="<script>", description="")
        for index, name in enumerate(names)
    )
    found = attachments(render_bill(samples.paper(1, attachments=files)))
    assert sorted(found.values()) == [b"%d" % index for index in range(len(names))]
    assert not any(set(name) & set('/\\:\0<>"') for name in found)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"%PDF-1.7\n%%EOF\n", b"{}" * 5000])
def test_what_is_no_pdf_is_refused(data):
    with pytest.raises(Unreadable, match="pdf-unreadable"):
        attachments(data)


def test_a_pdf_without_files_has_none():
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    plain = BytesIO()
    writer.write(plain)
    assert attachments(plain.getvalue()) == {}


def test_what_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(read, "MOST_BYTES", 1_000_000)
    for sizes in ([2_000_000], [600_000, 600_000], [1] * 65):
        files = [attached(f"{index}.bin", bytes(size)) for index, size in enumerate(sizes)]
        pdf = render_bill(samples.paper(1, attachments=tuple(files)))
        with pytest.raises(Unreadable, match="pdf-too-large"):
            attachments(pdf)
    with pytest.raises(Unreadable, match="pdf-too-large"):
        attachments(bytes(1_000_001))


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_pdf_is_read_or_refused(printed, data):
    damaged = bytearray(printed)
    for _ in range(data.draw(st.integers(1, 8))):
        # The structure stands at the end, so half of the damage is done there.
        last = len(damaged) - 1
        place = data.draw(st.one_of(st.integers(0, last), st.integers(last - 2_000, last)))
        damaged[place : place + data.draw(st.integers(1, 4))] = data.draw(st.binary(max_size=4))
    with suppress(Unreadable):
        attachments(bytes(damaged))

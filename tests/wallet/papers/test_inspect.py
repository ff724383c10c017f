"""What could act, reach out or hide is found, however spelt, also where nothing refers to it."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wallet.papers import samples, strangers
from wallet.papers.bill import render_bill
from wallet.papers.inspect import _WEIGHTS, Weight, inspect
from wallet.words import Language, table


def codes(pdf: bytes) -> set[str]:
    return {one.code for one in inspect(pdf)}


def test_a_plain_paper_has_nothing_to_find():
    assert inspect(strangers.pdf()) == ()


def test_our_own_print_carries_files_and_no_more():
    assert codes(render_bill(samples.paper(1, entries=1))) == {"embedded-file"}


@pytest.mark.parametrize(
    ("found", "thing"),
    [
        ("script", b"<</S/JavaScript/JS(app.alert\\(1\\))>>"),
        ("script", b"<</S/J#61vaScript/J#53(x)>>"),
        ("launch", b"<</Type/Action/S/Launch/F(calc.exe)>>"),
        ("submit", b"<</S/SubmitForm/F<</FS/URL/F(https://far.example)>>>>"),
        ("import-data", b"<</S/ImportData/F(x.fdf)>>"),
        ("other-document", b"<</S/GoToR/F(\\\\\\\\far.example\\\\share)>>"),
        ("other-document", b"<</S/GoToE/F(x.pdf)>>"),
        ("media", b"<</Type/Annot/Subtype/RichMedia/Rect[0 0 1 1]>>"),
        ("external-file", b"<</Type/Filespec/F(//far.example/x)>>"),
        ("external-stream", b"<</F(x.bin)/Length 0>>stream\n\nendstream"),
        ("outside-content", b"<</Type/XObject/Subtype/Form/Ref<<>>/Length 0>>stream\n\nendstream"),
        ("postscript", b"<</Type/XObject/Subtype/PS/Length 0>>stream\n\nendstream"),
        ("hidden-layer", b"<</S/SetOCGState/State[/ON 9 0 R]>>"),
        ("form", b"<</Subtype/Widget/FT/Tx/Rect[0 0 1 1]/V(another value)>>"),
        ("link", b"<</S/URI/URI(https://far.example)>>"),
        ("embedded-file", b"<</Type/Filespec/F(x)/EF<<>>>>"),
        ("filter", b"<</Filter/JBIG2Decode/Length 0>>stream\n\nendstream"),
        ("signature-odd", b"<</Type/Sig/ByteRange[0 9 5 1]/Contents<00>>>"),
    ],
)
def test_what_nothing_refers_to_is_found(found, thing):
    assert found in codes(strangers.pdf({4: thing}))


@pytest.mark.parametrize(
    ("found", "root"),
    [
        ("automatic", b"/OpenAction<</S/Named/N/Print>>"),
        ("automatic", b"/AA<<>>"),
        ("xfa-form", b"/AcroForm<</XFA(x)>>"),
        ("portfolio", b"/Collection<<>>"),
        ("layer", b"/OCProperties<</OCGs[]/D<<>>>>"),
        ("hidden-layer", b"/OCProperties<</OCGs[4 0 R]/D<</OFF[4 0 R]>>>>"),
        ("hidden-layer", b"/OCProperties<</OCGs[]/D<</BaseState/OFF>>>>"),
    ],
)
def test_what_the_document_does_by_itself_is_found(found, root):
    assert found in codes(strangers.pdf({4: b"<<>>"}, root=root))


def test_going_to_a_page_of_the_same_paper_is_nothing():
    assert codes(strangers.pdf(root=b"/OpenAction<</S/GoTo/D[3 0 R/Fit]>>")) == set()
    assert codes(strangers.pdf(root=b"/OpenAction[3 0 R/Fit]")) == set()


def test_what_was_put_behind_is_found():
    plain = strangers.pdf()
    assert "changed-later" in codes(plain + plain[9:])
    assert "several-files" in codes(plain + b"PK\x03\x04")
    assert "several-files" in codes(b"GIF89a" + plain)


def test_an_encrypted_paper_is_found():
    import pikepdf

    written = BytesIO()
    with pikepdf.open(BytesIO(strangers.pdf())) as plain:
        plain.save(written, encryption=pikepdf.Encryption(owner="owner", user=""))
    assert "encrypted" in codes(written.getvalue())


def test_the_heavy_ones_stand_first():
    both = strangers.pdf({4: b"<</S/URI/URI(x)>>", 5: b"<</S/Launch>>"})
    assert [one.code for one in inspect(both)] == ["launch", "link"]


def test_every_finding_has_words():
    for language in Language:
        assert {f"pdf.{code}" for code in _WEIGHTS} <= set(table(language))


@settings(max_examples=60)
@given(data=st.data())
def test_a_damaged_paper_is_looked_at_all_the_same(data):
    damaged = bytearray(strangers.pdf({4: b"<</S/JavaScript/JS(x)/Next 4 0 R>>"}))
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place : place + data.draw(st.integers(1, 4))] = data.draw(st.binary(max_size=4))
    assert all(one.weight in Weight for one in inspect(bytes(damaged)))


_EACH = """
import sys, time
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from wallet.papers import inside
from wallet.errors import WalletError
inside.limit()
for path in sorted(Path(sys.argv[2]).rglob("*")):
    if not path.is_file() or path.suffix == ".json":
        continue
    for task, options in (("read", {}), ("inspect", {}),
                          ("pictures", {"first": 0, "last": 0, "dots_per_inch": 20})):
        try:
            inside._TASKS[task](path.read_bytes(), options)
        except WalletError as wrong:
            pass
        except MemoryError:
            print("memory", task, path.name)
    print(path.name)
"""


def test_the_corpus_of_hostile_papers_is_survived(shared):
    """One limited process looks into all 218 of them in turn: a crash or a hang would end it."""
    folder = shared / "data/conformance/11-pdf"
    here = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-I", "-c", _EACH, here, folder],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    papers = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".json"]
    assert done.returncode == 0, done.stderr[-2000:]
    looked_at = [line for line in done.stdout.splitlines() if not line.startswith("memory ")]
    assert len(looked_at) == len(papers) == 218

"""What a print costs, beside starting Python and Typst with nothing to print."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtPdf import QPdfDocument

from tests.benchmarks.conftest import cost
from tests.wallet.papers import samples, strangers
from tests.wallet.papers.test_conformance import monster
from ui.look import Look
from ui.widgets.pdf import PdfPane
from wallet.clock import SystemClock
from wallet.formats.transport_document import particulars
from wallet.papers.bill import BillPaper, render_bill
from wallet.papers.flat import flatten
from wallet.papers.opened import inspect_apart
from wallet.voyage import Voyage


def cold(code: str) -> float:
    """Return the best wall seconds of a whole Python process that runs `code`.

    Modules are compiled by then, as they are where the program is installed.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    best = float("inf")
    with tempfile.TemporaryDirectory() as compiled:
        for _ in range(6):
            started = time.perf_counter()
            environment = kept | {"PYTHONPYCACHEPREFIX": compiled}
            subprocess.run(
                [sys.executable, "-c", code],
                check=True, env=environment, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            best = min(best, time.perf_counter() - started)
    return best


def test_print(report, tmp_path):
    voyage = Voyage(tmp_path, SystemClock())
    voyage.prepare()
    bill = voyage.sail()
    book = voyage.books["buyer"]
    warm = cost(lambda: book.render(bill), 5)
    view = cost(lambda: book.show(bill), 20)
    report("PDF of a six-entry bill, printed again", f"{warm * 1e3:.0f} ms",
           f"its verdict alone {view * 1e3:.1f} ms", warm / view)  # fmt: skip
    path = tmp_path / "01-carrier-issued.ebl"
    voyage.close()
    start = cold("import typst")
    whole = cold(
        "import sys; from wallet.__main__ import main;"
        f"sys.argv[1:] = ['render', {str(path)!r}, '-o', {str(tmp_path / 'bill.pdf')!r}]; main()"
    )
    report("PDF in a cold process", f"{whole * 1e3:.0f} ms",
           f"import typst alone {start * 1e3:.0f} ms", whole / start)  # fmt: skip


def others_like(paper: BillPaper) -> Iterator[BillPaper]:
    """Yield papers of other bills: Typst keeps what it laid out, and would find it again."""
    for turn in count():
        number, digest = f"LDW-{turn:08}", f"{turn:064x}"
        told = f"Said in bill {number}"
        yield replace(
            paper,
            verdict=replace(paper.verdict, number=number, digest=digest),
            particulars=replace(paper.particulars, number=number, clauses=(told,)),
        )


def test_long(report):
    """A thousand links and five hundred lines of cargo, beside the three pages of a usual bill."""
    bills = others_like(samples.paper(3))
    usual = cost(lambda: render_bill(next(bills)), 3)
    again = samples.paper(3)
    same = cost(lambda: render_bill(again), 3)
    report("PDF of 3 pages, its paper alone, warm", f"{usual * 1e3:.0f} ms",
           f"the same bill again {same * 1e3:.0f} ms", usual / same)  # fmt: skip
    for what, made in (
        ("PDF of a chain of 1,000 entries", samples.paper(3, entries=1_000)),
        ("PDF of 500 lines of cargo", samples.paper(500)),
        (
            "PDF of 500 lines, 200 containers, 50 kB of terms",
            samples.paper(1, particulars=particulars(monster()), entries=60),
        ),
    ):
        took = cost(lambda made=made: render_bill(made), 1, 3)
        report(what, f"{took * 1e3:.0f} ms", f"3 pages {usual * 1e3:.0f} ms", took / usual)


def test_seal(report, tmp_path):
    voyage = Voyage(tmp_path, SystemClock())
    voyage.prepare()
    bill = voyage.sail()
    book = voyage.books["buyer"]
    bare = cost(lambda: book.render(bill), 3)
    sealed = cost(lambda: book.render(bill, sealed=True), 3)
    report("the same with a seal, warm", f"{sealed * 1e3:.0f} ms", f"without {bare * 1e3:.0f} ms",
           sealed / bare)  # fmt: skip
    voyage.close()


def wall(work) -> float:
    """Return the best wall seconds of some rounds."""
    best = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def test_stranger(report):
    paper = strangers.pdf()
    bare = cold("pass")
    for what, work in (("inspect", inspect_apart), ("pictures", flatten)):
        took = wall(lambda work=work: work(paper))
        report(f"a stranger's page apart: {what}", f"{took * 1e3:.0f} ms",
               f"a bare Python process {bare * 1e3:.0f} ms", took / bare)  # fmt: skip


def test_view(report, qtbot, qapp):
    """From the bytes to the first page painted sharp, and from page to page."""
    made = render_bill(samples.paper(60))
    document = QPdfDocument()

    def bare() -> None:
        from PySide6.QtCore import QBuffer, QByteArray

        held = QBuffer()
        held.setData(QByteArray(made))
        held.open(QBuffer.OpenModeFlag.ReadOnly)
        document.load(held)
        document.render(0, (document.pagePointSize(0) * 1.2).toSize())
        document.close()

    yardstick = wall(bare)
    pane = PdfPane(Look(qapp))
    qtbot.addWidget(pane)
    pane.resize(900, 1000)
    pane.show()

    def until_drawn(page: int) -> float:
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < 5_000:
            qapp.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
            picture = pane._pages.viewport().grab().toImage()
            place = pane._pages._page_places()[page].translated(-pane._pages._offset())
            # The band of a page is dark; before it is drawn, the page is a white sheet.
            x = place.left() + place.width() / 2
            y = place.top() + place.height() * share[page > 0]
            if picture.pixelColor(round(x), round(y)).lightness() < 120:
                break
        return clock.nsecsElapsed() / 1e9

    share = (0.0815, 0.0405)
    best_open = best_turn = float("inf")
    for _ in range(5):
        started = time.perf_counter()
        pane.load(made)
        until_drawn(0)
        best_open = min(best_open, time.perf_counter() - started)
        started = time.perf_counter()
        pane.show_page(2)
        until_drawn(2)
        best_turn = min(best_turn, time.perf_counter() - started)
    report("viewer: bytes to first page painted", f"{best_open * 1e3:.0f} ms",
           f"load and draw alone {yardstick * 1e3:.0f} ms", best_open / yardstick)  # fmt: skip
    report("viewer: to another page", f"{best_turn * 1e3:.0f} ms",
           f"load and draw alone {yardstick * 1e3:.0f} ms", best_turn / yardstick)  # fmt: skip

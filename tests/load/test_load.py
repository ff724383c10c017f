"""A registrar of ten thousand bills, a clerk of five hundred offers, a window of a long day.

Daily a small part of it; ``packaging/test.py --load`` takes the whole and prints what it
cost. Costs are never asserted but where they must not grow: open files and objects of Qt.
"""

from __future__ import annotations

import time

import pytest

from tests.load.measuring import megabytes, open_files
from tests.wallet.builders import BANK, BUYER, CARRIER, SHIPPER, Voyage, document
from tests.wallet.bundles.many import _keep, vault_of, voyage
from wallet.parcels.file import Purpose, write_parcel
from wallet.titles.acts import ActCode

ENTRIES = 5


@pytest.fixture
def size(pytestconfig):
    """Return a function that chooses between a daily and a whole number."""
    return lambda daily, whole: whole if pytestconfig.getoption("thorough") else daily


@pytest.fixture
def tell(capsys):
    """Return a function that prints a line of what was measured."""

    def line(text: str) -> None:
        with capsys.disabled():
            print(f"\n{text}", end="", flush=True)

    return line


def test_a_registrar_of_very_many_bills_records_one_more_entry(tmp_path, size, tell):
    bills = size(8, 10_000)
    started = time.process_time()
    with vault_of(tmp_path / "vault", bills, CARRIER, hops=ENTRIES - 1) as book:
        filled = time.process_time() - started
        assert sum(book.counts().values()) == bills
        more = voyage("LOAD-1", hops=ENTRIES - 1)
        _keep(book._office, more)
        hands = (SHIPPER, BANK, BUYER)
        holder, taker = hands[(ENTRIES - 1) % 3], hands[ENTRIES % 3]
        more.give(holder, taker, ActCode.ENDORSE_TO_ORDER).accept(taker)
        path = tmp_path / "post.ebl"
        path.write_bytes(write_parcel(more.parcel(Purpose.OFFER)))
        before, files = megabytes(), open_files()
        started = time.process_time()
        done = book.record_parcel(path)
        took = time.process_time() - started
        assert done.number == "LOAD-1"
        assert open_files() == files
        tell(
            f"registrar, {bills:,} bills, {bills * ENTRIES:,} entries: filled in {filled:.0f} s,"
            f" one more recorded in {took * 1e3:.0f} ms, {megabytes() - before:.0f} MB more"
        )
        assert book.check() == ()


def test_a_clerk_receives_very_many_offers_in_a_row(tmp_path, size, tell):
    offers = size(6, 500)
    with vault_of(tmp_path / "vault", 0, BANK) as book:
        taken, files, before = [], 0, 0.0
        for number in range(offers):
            one = Voyage.begin(
                bill=document("to-order", transportDocumentReference=f"OFR-{number}")
            )
            one.give(SHIPPER, BANK, ActCode.ENDORSE_TO_ORDER)
            data = write_parcel(one.parcel(Purpose.OFFER))
            started = time.process_time()
            book.receive_bytes(data, f"{number}.ebl")
            taken.append(time.process_time() - started)
            if number == 2:
                files, before = open_files(), megabytes()
        assert open_files() == files
        assert sum(book.counts().values()) == offers
        tell(
            f"clerk, {offers} offers in a row: the first ten {1e3 * sum(taken[:10]) / 10:.0f} ms,"
            f" the last ten {1e3 * sum(taken[-10:]) / 10:.0f} ms each,"
            f" {megabytes() - before:.0f} MB more in the end"
        )
        assert book.check() == ()


def test_a_window_that_is_used_all_day_does_not_grow(tmp_path, size, tell, qapp):
    from PySide6.QtCore import QObject

    from tests.ui.pages.desk import settle
    from ui.jobs import Jobs
    from ui.look import Look, Theme
    from ui.main_window import MainWindow
    from ui.session import Session
    from ui.settings import KnownVault, Settings
    from wallet.clock import SystemClock

    operations = size(40, 10_000)
    folder = tmp_path / "vault"
    book = vault_of(folder, 12, CARRIER)
    jobs = Jobs()
    session = Session(jobs)
    look = Look(qapp, Theme.LIGHT)
    window = MainWindow(session, look, Settings(tmp_path / "w.ini"), SystemClock(), folder)
    window.show()
    window.outside.unlock.show_vault(KnownVault(folder, "Load"))
    session.open(lambda _progress: book)
    settle(jobs)
    page = window._frame.page("bills")
    keys, orders = ("in-hands", "frozen", "all"), ("number", "route", "carrier", "vessel")

    def operate(number: int) -> None:
        match number % 4:
            case 0:
                page._filter(keys[number // 4 % 3])
            case 1:
                page._sort(orders[number // 4 % 4], number % 8 == 1)
            case 2:
                page.search("MRDN" if number % 8 == 2 else "")
                page.refresh()
            case 3:
                page.table.verticalScrollBar().setValue(number)
        settle(jobs)

    def objects() -> int:
        return len(window.findChildren(QObject))

    for number in range(24):
        operate(number)
    held, files, memory = objects(), open_files(), megabytes()
    for number in range(24, 24 + operations):
        operate(number)
    for number in range(24):  # to the same state as when it was counted
        operate(number)
    tell(
        f"window, {operations:,} operations: {objects() - held} objects,"
        f" {open_files() - files} open files and {megabytes() - memory:.0f} MB more"
    )
    assert objects() <= held
    assert open_files() <= files
    session.lock()
    settle(jobs)
    window.close()
    jobs.close()

"""How a code is shown: what the user chose for one holds for the next."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea

from tests.ui.walking import settled
from ui.dialogs.code_controls import CodeControls
from ui.dialogs.show_codes import ShowCodesDialog
from ui.jobs import Jobs
from ui.session import Session
from wallet.book import CODES_PER_SECOND


def test_density_and_speed_stay_as_the_user_set_them(qtbot, look):
    jobs = Jobs()
    session = Session(jobs)
    first = CodeControls(session, look)
    qtbot.addWidget(first)
    assert (first.version, first.speed.value()) == (None, CODES_PER_SECOND)
    first.density.setValue(28)
    first.speed.setValue(5)
    later = CodeControls(session, look)
    qtbot.addWidget(later)
    assert (later.version, later.speed.value()) == (28, 5)
    jobs.close()


def test_what_stands_beside_a_code_fits_a_narrow_dialog(trade, look, qtbot):
    bill = trade.issue()
    desk = trade.desk("shipper")
    done = desk.run(desk.session.read(lambda book: book.again(bill)))
    dialog = ShowCodesDialog(desk.session, look, "A bill", "Show it.", ("magpie", "focus"))
    qtbot.addWidget(dialog)
    dialog.show_done(done)
    dialog.resize(800, 700)
    dialog.show()
    desk.settle()
    settled(dialog)
    for area in dialog.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0

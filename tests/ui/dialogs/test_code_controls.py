"""How a code is shown: what the user chose for one holds for the next."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea

from tests.ui.walking import settled
from ui.dialogs.code_controls import CodeControls
from ui.dialogs.show_codes import ShowCodesDialog
from ui.jobs import Jobs
from ui.look import TextSize
from ui.session import Session
from ui.widgets.drag_out import FileTile
from wallet.book import CODES_PER_SECOND
from wallet.words import Language


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


@pytest.fixture
def codes_of_a_bill(trade, look, qtbot):
    """Open the dialog that shows what was signed of a bill, so many pixels wide and high."""

    def opened(width: int, height: int) -> ShowCodesDialog:
        bill = trade.issue()
        desk = trade.desk("shipper")
        done = desk.run(desk.session.read(lambda book: book.again(bill)))
        dialog = ShowCodesDialog(desk.session, look, "A bill", "Show it.", ("magpie", "focus"))
        qtbot.addWidget(dialog)
        dialog.show_done(done)
        dialog.resize(width, height)
        dialog.show()
        desk.settle()
        settled(dialog)
        return dialog

    return opened


def test_what_stands_beside_a_code_fits_a_narrow_dialog(codes_of_a_bill):
    dialog = codes_of_a_bill(800, 700)
    for area in dialog.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [TextSize.MEDIUM, TextSize.BIGGER])
def test_the_number_of_a_bill_is_not_cut_from_the_name_of_its_file(
    codes_of_a_bill, look, size, language
):
    look.wear(size=size, language=language)
    dialog = codes_of_a_bill(1180, 780)
    (name,) = [one._name for one in dialog.findChildren(FileTile) if one.isVisible()]
    assert name.text().startswith("MRDN-SZX-2610-004418")

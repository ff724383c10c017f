"""How a code is shown: what the user chose for one holds for the next."""

from __future__ import annotations

from ui.dialogs.code_controls import CodeControls
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

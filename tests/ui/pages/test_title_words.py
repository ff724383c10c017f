"""Which acts on a title are offered, and by whose key."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.screens.chains import BANK, BUYER, ME
from tests.screens.worlds import _read
from tests.wallet.registries.title_escrow.paper import REF
from ui.dialogs import title_move
from ui.dialogs.title_move import TitleMoveDialog
from ui.pages.title_words import offered
from wallet.book import TitleView
from wallet.desk.nodes import Network
from wallet.desk.title_files import TitleLine
from wallet.registries.title_escrow.evidence import record_of
from wallet.titles.escrow import TitleAct, TitleStatus


@pytest.fixture(scope="module")
def returned():
    """Return a title that its holder gave back, in a vault without a key."""
    record = record_of(_read(REF))
    record = replace(record, state=replace(record.state, status=TitleStatus.RETURNED))
    line, network = TitleLine(REF, "urn:uuid:42", "MCLU4711003"), Network(137, "Polygon", "POL")
    return TitleView(line, network, record, (), "", "", "", (), {}, ())


def issuers(view):
    return {one.act: one for one in offered(view) if one.act.is_issuers}


def test_without_a_key_the_issuers_acts_are_prepared_for_an_account_with_a_name(returned):
    assert issuers(returned) == {}
    named = issuers(replace(returned, names={BUYER: "Registry B", BANK: "Registry A"}))
    assert set(named) == {TitleAct.RESTORE, TitleAct.BURN}
    assert named[TitleAct.BURN].among == (BANK, BUYER)
    assert named[TitleAct.BURN].by == BANK


def test_with_a_key_here_nobody_is_asked_whose(returned):
    named = issuers(replace(returned, me=ME, names={BUYER: "Registry B"}))
    assert named[TitleAct.BURN].among == (ME,)


def test_where_several_accounts_may_sign_the_user_chooses(
    returned, session, look, qtbot, monkeypatch
):
    drafted = []
    monkeypatch.setattr(
        title_move,
        "draft",
        lambda _session, _ref, move: drafted.append(move) or session.without_vault(lambda _p: None),
    )
    view = replace(returned, names={BUYER: "Registry B", BANK: "Registry A"})
    for among, chosen in (((BANK, BUYER), BUYER), ((BANK,), BANK)):
        dialog = TitleMoveDialog(session, look, view, TitleAct.BURN, BANK, None, among=among)
        qtbot.addWidget(dialog)
        dialog.show()
        assert dialog.by.isVisible() is (len(among) > 1)
        dialog.by.setCurrentIndex(len(among) - 1)
        dialog.ask.click()
        assert drafted.pop().by == chosen
        dialog.close()

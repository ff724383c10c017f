"""A trade in a folder of the test, closed after it."""

from __future__ import annotations

import pytest

from tests.ui.dialogs.trade import Trade


@pytest.fixture
def trade(tmp_path, look):
    trade = Trade(tmp_path)
    yield trade
    trade.close()

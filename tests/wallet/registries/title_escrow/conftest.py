"""One chain for all tests here: it takes seconds to come up."""

from __future__ import annotations

import pytest

from tests.wallet.registries.title_escrow.evm import Evm, Stage
from wallet.keys.ethereum import ChainKey


@pytest.fixture(scope="session", params=[5, 4])
def stage(request: pytest.FixtureRequest, evm: Evm) -> Stage:
    """Return three parties with money, the first of whom may do everything at the registry."""
    keys = tuple(evm.fund(ChainKey.from_hex(f"{at:064x}"), 1000) for at in (11, 12, 13))
    return evm.stage(request.param, keys)

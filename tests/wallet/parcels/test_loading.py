"""An interrupt while native code loads comes late, but it comes."""

from __future__ import annotations

import signal

import pytest

from wallet.parcels.loading import undisturbed


def test_an_interrupt_waits_until_it_is_loaded_and_then_comes():
    done = []

    def load() -> None:
        with undisturbed():
            signal.raise_signal(signal.SIGINT)
            done.append("loaded")
        done.append("went on")

    with pytest.raises(KeyboardInterrupt):
        load()
    assert done == ["loaded"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

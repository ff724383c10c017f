"""An interrupt while native code loads comes late, but it comes."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from wallet.parcels.loading import undisturbed


@pytest.mark.skipif(sys.platform == "win32", reason="it knows no mask of signals")
def test_an_interrupt_waits_until_it_is_loaded_and_then_comes():
    is_loaded = False
    with pytest.raises(KeyboardInterrupt), undisturbed():
        os.kill(os.getpid(), signal.SIGINT)
        is_loaded = True
    assert is_loaded
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())

"""Whoever finds a vault open is told who has it; the note alone keeps nobody out."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wallet.errors import CouldNotLook
from wallet.store.presence import NAME, present

HOLDS = """
import sys
from pathlib import Path
from wallet.clock import SystemClock
from wallet.store import Vault
vault = Vault.open(Path(sys.argv[1]), sys.argv[2], clock=SystemClock())
print("open", flush=True)
sys.stdin.read()
vault.close()
"""


def holding(folder, passphrase):
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(folder), passphrase],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert holder.stdout.readline() == "open\n"
    return holder


def test_a_second_program_is_told_who_has_the_vault_open(folder, passphrase, open_vault):
    holder = holding(folder, passphrase)
    with pytest.raises(CouldNotLook, match="vault-in-use") as refused:
        open_vault()
    holder.communicate("")
    assert refused.value.facts["host"] == socket.gethostname()
    assert refused.value.facts["process"] == holder.pid
    open_vault().close()


def test_the_note_goes_when_the_vault_is_closed(folder, open_vault):
    vault = open_vault()
    assert present(folder).is_here
    vault.close()
    assert present(folder) is None
    vault.close()


def test_a_note_that_was_left_behind_keeps_nobody_out(folder, open_vault, clock):
    note = {"host": "KAI-7", "process": 42, "since": "2026-11-21T08:00:00Z"}
    (folder / NAME).write_text(json.dumps(note))
    with open_vault() as vault:
        assert (vault.left_open.host, vault.left_open.process) == ("KAI-7", 42)
        assert not vault.left_open.is_here
    with open_vault() as vault:
        assert vault.left_open is None


def test_another_vault_closing_late_leaves_the_note_of_the_new_one(folder, open_vault):
    old = open_vault()
    old.close()
    with open_vault():
        old.close()
        assert present(folder) is not None


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=60), st.sampled_from([
    b"{}", b"[]", b'{"host":1,"process":2,"since":"2026-11-21T08:00:00Z"}',
    b'{"host":"a","process":true,"since":"2026-11-21T08:00:00Z"}',
    b'{"host":"a","process":1,"since":"soon"}', b"x" * 5000,
])))  # fmt: skip
def test_any_other_file_of_this_name_says_nothing(tmp_path, data):
    (tmp_path / NAME).write_bytes(data)
    assert present(tmp_path) is None

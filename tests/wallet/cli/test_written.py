"""What is written, and in whose place: by ``-o``, by names of the program itself, by backup."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.wallet.cli.conftest import NUMBER, TYPICAL, did
from tests.wallet.desk.conftest import trade  # noqa: F401 - a fixture
from wallet.cli import approving
from wallet.cli.desk import Desk
from wallet.titles.acts import How
from wallet.words import Language


@pytest.fixture
def issued(at):
    """Let a bill be in the shipper's hands."""
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")


def test_no_slip_of_the_hand_writes_over_a_vault(at, issued, tmp_path):
    vault = tmp_path / "shipper"
    (vault / "blobs" / "aa").mkdir(exist_ok=True)
    before = {one: one.read_bytes() for one in vault.rglob("*") if one.is_file()}
    for target, *typed in (
        ("vault.db", "bundle", NUMBER, "-o"),
        ("header.json", "card", "export"),
        ("vault.db-wal", "export", NUMBER, "-o"),
        ("blobs/aa/x.json", "audit", "bill.ebl", "-o"),
        ("vault.db", "surrender", NUMBER, "-o"),
        ("vault.db.v1", "backup"),
    ):
        ran = at("shipper", "--json", *typed, vault / target)
        assert (ran.code, ran.object["error"]) == (3, "file-of-vault"), typed
    assert {one: one.read_bytes() for one in vault.rglob("*") if one.is_file()} == before
    assert at("shipper", "export", NUMBER, "-o", vault / "bill.json").code == 0, "no other is"


def test_what_a_verb_reads_it_does_not_write_over(at, issued, secret):
    shutil.copy(TYPICAL, "doc.json")
    at("carrier", "challenge", "--name", "X", "-o", "q.jws")
    at("bank", "card", "export", "bank.jws")
    kept = {Path(name): Path(name).read_bytes()
            for name in ("bill.ebl", "doc.json", "q.jws", "bank.jws", secret)}  # fmt: skip
    Path("link.json").symlink_to("doc.json")
    for typed in (
        ("render", "bill.ebl", "-o", "bill.ebl"),
        ("issue", "doc.json", "--to", did("shipper"), "-o", "doc.json"),
        ("issue", "link.json", "--to", did("shipper"), "-o", "doc.json"),
        ("audit", "doc.json", "bill.ebl", "-o", "./doc.json"),
        ("record", "bill.ebl", "-o", "bill.ebl"),
        ("prove", NUMBER, "q.jws", "-o", "q.jws"),
        ("approve", "q.jws", "-o", "q.jws"),
        ("issue", "doc.json", "--to", "bank.jws", "-o", "bank.jws"),
        ("offer", NUMBER, "--to", "bank.jws", "--how", "order", "-o", "bank.jws"),
        ("bundle", NUMBER, "--seal", "bank.jws", "-o", "bank.jws"),
        ("export", NUMBER, "-o", secret),
        ("card", "export", secret),
    ):
        ran = at("carrier", "--json", *typed)
        assert (ran.code, ran.object["error"]) == (64, "output-is-input"), typed
    assert {path: path.read_bytes() for path in kept} == kept


def test_a_folder_that_is_made_for_what_is_then_refused_goes_again(at, issued, tmp_path):
    refused = at("carrier", "issue", TYPICAL, "--supersedes", NUMBER, "-o", "new/amended")
    assert (refused.code, Path("new").exists()) == (3, False)
    Path("old").mkdir()
    at("carrier", "issue", TYPICAL, "--supersedes", NUMBER, "-o", "old")
    assert Path("old").is_dir(), "it was there before"
    ran = at("carrier", "--json", "issue", TYPICAL, "--supersedes", NUMBER, "-o", "bill.ebl")
    assert ran.object["error"] == "file-unwritable"


def test_frames_are_drawn_into_a_folder_of_their_own(at, issued):
    """A scan of the folder would take those of another parcel for some of these."""
    assert at("carrier", "qr", "bill.ebl", "-o", "codes", "--frames", "3").code == 0
    before = {one: one.read_bytes() for one in Path("codes").iterdir()}
    for folder in ("codes", "."):
        ran = at("carrier", "--json", "qr", "bill.ebl", "-o", folder, "--frames", "2")
        assert (ran.code, ran.object["error"]) == (2, "folder-not-empty")
    assert {one: one.read_bytes() for one in Path("codes").iterdir()} == before


def test_frames_of_a_run_that_was_interrupted_are_drawn_over(at, issued):
    drawn = at("carrier", "qr", "bill.ebl", "-o", "codes", "--frames", "3")
    whole = {one.name: one.read_bytes() for one in Path("codes").iterdir()}
    Path("codes/frame-003.png").rename("codes/.frame-003.png.77.part")
    Path("codes/frame-002.png").write_bytes(b"of another bill")
    again = at("carrier", "qr", "bill.ebl", "-o", "codes", "--frames", "3")
    assert (drawn.code, again.code) == (0, 0)
    assert {name: Path("codes", name).read_bytes() for name in whole} == whole


def test_several_parcels_that_were_approved_lie_in_the_folder_that_is_named(
    trade,  # noqa: F811
    tmp_path,
):
    """A reissue makes one for each bill, old and new."""
    bill = trade.issue()
    offer = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    both = (trade["carrier"].again(bill), offer)
    approving._finish(Desk(language=Language.ENGLISH), both, tmp_path / "new" / "approved")
    written = {path.read_bytes() for path in (tmp_path / "new" / "approved").iterdir()}
    assert written == {done.parcel for done in both}


def test_a_folder_of_any_name_keeps_nobody_from_signing_in_the_one_around_it(at, issued):
    Path("parcel").mkdir()
    assert at("shipper", "offer", NUMBER, "--to", did("bank"), "--how", "order").code == 0


def test_the_answers_of_many_parcels_have_a_folder_before_anything_is_recorded(at, issued):
    at("shipper", "offer", NUMBER, "--to", did("bank"), "--how", "order", "-o", "offer.ebl")
    at("bank", "receive", "offer.ebl")
    at("bank", "accept", NUMBER, "-o", "accepted.ebl")
    ran = at("carrier", "--json", "record", "accepted.ebl", "bill.ebl", "-o", "bill.ebl/answers")
    assert ran.object["error"] == "file-unwritable"
    ran = at("carrier", "--json", "record", "accepted.ebl", "bill.ebl", "-o", "new/answers")
    assert ran.code == 0
    assert "recorded" in [one.get("record") for one in ran.objects], "nothing was, before"
    assert list(Path("new/answers").iterdir())


def test_a_file_named_for_the_output_is_replaced_and_one_that_nobody_named_is_not(
    at, issued, vaults, tmp_path
):
    """One rule for every verb: ``-o`` says where, and means it; without it nothing is lost."""
    shutil.copytree(vaults / "buyer", tmp_path / "buyer")
    at("buyer", "card", "export", "buyer.jws")
    shutil.copytree(tmp_path / "shipper", tmp_path / "twin")
    for who, to in {"shipper": "bank", "twin": "buyer"}.items():
        assert at(who, "offer", NUMBER, "--to", did(to), "--how", "order", "-o", who).code == 0
        at(to, "receive", who)
        at(to, "accept", NUMBER, "-o", f"{to}.ebl")
    at("bank", "receive", "buyer.ebl")
    for typed in (
        ("export", NUMBER), ("fork", NUMBER), ("challenge",), ("send", NUMBER), ("bundle", NUMBER),
    ):  # fmt: skip
        Path("named").write_bytes(b"another")
        assert at("bank", *typed, "-o", "named").code in (0, 1), typed
        assert Path("named").read_bytes() != b"another", typed
    own = Path(f"{NUMBER}.fork.json")
    own.write_bytes(b"another")
    ran = at("bank", "--json", "fork", NUMBER)
    assert ran.object["file"] == f"{NUMBER}-2.fork.json"
    assert own.read_bytes() == b"another"
    assert at("bank", "--json", "fork", NUMBER).object["file"] == f"{NUMBER}-2.fork.json"


@pytest.mark.parametrize("options", [(), ("--hand-over",)], ids=["backup", "hand-over"])
def test_a_backup_that_cannot_be_written_is_named_and_nothing_froze(at, options, tmp_path):
    for place in ("nowhere/b", "bill/b", "x" * 300):
        Path("bill").touch()
        ran = at("shipper", "--json", "backup", place, *options)
        assert (ran.code, ran.object["error"]) == (2, "file-unwritable"), place
        assert ran.object["facts"] == {"path": place}
    assert at("shipper", "check").code == 0
    assert at("shipper", "backup", "good", *options).code == 0
    assert at("shipper", "--json", "backup", "good").object["error"] == "file-exists"


def test_a_vault_on_a_disk_that_cannot_be_written_is_backed_up_all_the_same(
    at, issued, tmp_path, monkeypatch
):
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, mode: real(path, mode) and Path(path) != tmp_path / "shipper"
    )
    assert at("shipper", "backup", "b", "--hand-over").code == 2
    assert at("shipper", "--at", "2026-01-01T00:00:00Z", "backup", "b").code == 64
    assert at("shipper", "backup", "b").code == 0
    assert list(Path().glob(".b*")) == []
    assert at("shipper", "restore", "b", "again").code == 0


def test_who_interrupts_between_the_signature_and_its_file_is_told_that_it_is_signed(
    at, monkeypatch
):
    def interrupted(_path, _data):
        raise KeyboardInterrupt

    with monkeypatch.context() as stopped:
        stopped.setattr("wallet.cli.desk.write_file", interrupted)
        ran = at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    assert (ran.code, f"send {NUMBER} -o" in ran.err) == (130, True)
    assert at("carrier", "send", NUMBER, "-o", "bill.ebl").code == 0


def test_a_folder_that_may_not_be_written_is_not_called_the_vault(at, monkeypatch):
    real = os.open

    def guarded(path, *rest):
        if Path(path).parent.name == "ro":  # for root, everything may be written
            raise PermissionError(13, "Permission denied")
        return real(path, *rest)

    Path("ro").mkdir()
    monkeypatch.setattr(os, "open", guarded)
    ran = at("shipper", "backup", "ro/b")
    assert (ran.code, "ro/b cannot be written" in ran.err) == (2, True)

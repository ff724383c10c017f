"""What a person who has never seen the program types, and what is lost or found by it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.wallet.desk.conftest import SAMPLES, vaults  # noqa: F401 - a fixture
from wallet.book import read_card
from wallet.errors import CouldNotLook

TYPICAL = SAMPLES / "to-order" / "typical.json"
NUMBER = "MRDN-SZX-2610-004418"


@pytest.fixture
def at(vaults, tmp_path, ladewell, secret):  # noqa: F811
    """Return a function that types for one of the parties, with everybody's card lying there."""
    for who in ("carrier", "shipper", "bank"):
        shutil.copytree(vaults / who, tmp_path / who)
        run = ["--vault", tmp_path / who, "--passphrase-file", secret]
        ladewell(*run, "card", "export", f"{who}.jws")

    def typed(who: str, *arguments: object):
        return ladewell("--vault", tmp_path / who, "--passphrase-file", secret, *arguments)

    return typed


def did(who: str) -> str:
    return read_card(Path(f"{who}.jws").read_bytes().strip()).did


def test_nothing_is_signed_that_cannot_be_written_and_a_lost_parcel_is_written_again(
    at, monkeypatch
):
    for nowhere in ("nowhere/x.ebl", "."):
        assert at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", nowhere).code == 2
    assert "no bill" in at("carrier", "list").err
    with monkeypatch.context() as full:
        full.setattr("wallet.cli.desk.write_file", _is_full)
        ran = at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "lost.ebl")
    assert (ran.code, f"send {NUMBER} -o" in ran.err) == (2, True)
    assert not Path("lost.ebl").exists()
    assert at("carrier", "send", NUMBER).out.strip().endswith(f"→ {NUMBER}-issue.ebl")
    assert at("shipper", "receive", f"{NUMBER}-issue.ebl").code == 0
    assert at("shipper", "offer", NUMBER, "--to", did("bank"), "--how", "order").code == 0
    offered = Path(f"{NUMBER}-offer.ebl").read_bytes()
    assert at("shipper", "send", NUMBER, "-o", "again.ebl").code == 0
    assert Path("again.ebl").read_bytes() == offered
    assert at("shipper", "send", NUMBER, "--seal", "-o", "sealed.ebl").code == 0
    assert at("bank", "receive", "sealed.ebl").code == 0
    assert at("bank", "send", NUMBER, "--seal", "-o", "own.ebl").code == 3


def _is_full(path: Path, _data: bytes) -> None:
    raise CouldNotLook("file-unwritable", path=str(path))


def test_an_answer_is_called_what_it_is_and_takes_no_other_files_place(at):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")
    name = Path(f"{NUMBER}-offer.ebl")
    name.write_bytes(b"what came in by that name")
    ran = at("shipper", "--json", "offer", NUMBER, "--to", did("bank"), "--how", "order")
    assert ran.object["file"] == f"{NUMBER}-2-offer.ebl"
    assert name.read_bytes() == b"what came in by that name"
    assert at("shipper", "--json", "send", NUMBER).object["file"] == f"{NUMBER}-2-offer.ebl"
    at("bank", "receive", f"{NUMBER}-2-offer.ebl")
    ran = at("bank", "reject", NUMBER, "--reason", "no")
    assert f"rejection → {NUMBER}-rejection.ebl" in ran.out
    ran = at("carrier", "record", f"{NUMBER}-rejection.ebl")
    assert (ran.code, "has not accepted" in ran.err) == (3, True)


def test_one_wrong_file_is_named_and_keeps_no_other_from_being_taken_in(at):
    Path("cut.ebl").write_bytes(b"PK\x03\x04" + bytes(100))
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    ran = at("shipper", "receive", "shipper.jws", "cut.ebl", "bill.ebl")
    assert ran.code == 3
    assert "shipper.jws: This is your own card." in ran.err
    assert "cut.ebl: " in ran.err
    assert "YOU ARE THE HOLDER" in ran.out
    assert "cut.ebl: " in at("shipper", "verify", "cut.ebl", "bill.ebl").err
    assert at("shipper", "--json", "verify", "cut.ebl").object["path"] == "cut.ebl"


def test_what_is_no_card_is_said_to_be_none(at):
    Path("words.txt").write_text("nothing of ours", "utf-8")
    for ran in (
        at("shipper", "card", "import", "words.txt"),
        at("carrier", "issue", TYPICAL, "--to", "words.txt"),
    ):
        assert (ran.code, ran.err) == (
            2, "ladewell: words.txt is no business card. A card is the small signed file (.jws) "
            "that its owner exports. (not-a-card)\n"
        )  # fmt: skip
    assert "words.txt" in at("shipper", "verify", "shipper.jws", "--trust", "words.txt").err
    assert "Four words" in at("shipper", "card", "import", "bank.jws").out
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")
    name = read_card(Path("shipper.jws").read_bytes().strip()).party.name
    ran = at("shipper", "offer", NUMBER, "--to", name, "--how", "order")
    assert "(self-transfer)" in ran.err


def test_a_carrier_reads_every_fault_at_once_and_that_a_namesake_has_another_code(at):
    Path("bad.json").write_text("{}", "utf-8")
    ran = at("carrier", "issue", "bad.json", "--to", did("shipper"))
    assert ran.code == 3
    assert "/transports: " in ran.err
    assert "/documentParties: " in ran.err
    bill = TYPICAL.read_text("utf-8").replace("999900YTHTPX00267118", "999900STRAITSMB00252")
    Path("other.json").write_text(bill, "utf-8")
    ran = at("carrier", "issue", "other.json", "--to", did("shipper"))
    assert ran.code == 0
    assert "none of its codes (999900STRAITSMB00252)" in ran.err


def test_a_film_of_a_kind_nobody_draws_becomes_no_folder_of_its_name(at):
    assert at("shipper", "qr", "shipper.jws", "-o", "card.mp4").code == 64
    assert not Path("card.mp4").exists()
    assert at("shipper", "qr", "shipper.jws", "-o", "card.png").code == 0


def test_a_device_or_a_pipe_is_never_put_out_of_its_place(at):
    os.mkfifo("pipe")
    for typed in (("card", "export", "pipe"), ("qr", "shipper.jws", "-o", "pipe")):
        assert at("shipper", *typed).code == 2
        assert Path("pipe").is_fifo()


def test_no_verb_of_a_group_is_cut_off_and_a_list_of_people_says_what_it_lists(at, ladewell):
    for group in ("card", "people", "title"):
        assert "..." not in ladewell(group, "--help").out.partition("--help")[2]
    assert "One person is enough" in at("shipper", "people", "list").out

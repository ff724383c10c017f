"""``qr`` and ``scan``: what goes out as pictures comes back as the file, with its verdict."""

from __future__ import annotations

import hashlib
import io
import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from wallet import cli
from wallet.parcels.file import read_parcel, write_parcel

OFFER = "08-second-bank-offered.ebl"
"""A bill of four entries, the last one not yet answered."""


@pytest.fixture
def offer(voyage_folder):
    return voyage_folder / OFFER


@pytest.fixture
def trust(voyage_folder):
    return ("--trust", voyage_folder / "card-carrier.jws")


def test_numbered_pictures_go_out_and_the_same_file_comes_back(ladewell, offer, trust):
    shown = ladewell("--json", "qr", offer, "-o", "codes")
    assert shown.code == 0
    facts = shown.object
    assert facts["type"] == "ebl-parcel"
    assert facts["frames"] == -(-facts["fragments"] * 5 // 2)
    pictures = sorted(path.name for path in Path("codes").iterdir())
    assert pictures == [f"frame-{n:03d}.png" for n in range(1, facts["frames"] + 1)]
    seen = ladewell("--json", "scan", "codes", "-o", "back.ebl", *trust)
    assert seen.code == 0
    assert seen.object["headline"] == "genuine.copy"
    assert seen.object["codes"] == facts["frames"]
    assert Path("back.ebl").read_bytes() == offer.read_bytes()


def test_the_verdict_is_the_one_that_verify_reaches(ladewell, offer, trust):
    ladewell("qr", offer, "-o", "codes.gif")
    by_light = ladewell("--json", "--at", "2026-12-01T00:00:00Z", "scan", "codes.gif", *trust)
    by_file = ladewell("--json", "--at", "2026-12-01T00:00:00Z", "verify", offer, *trust)
    one, other = by_light.object, by_file.object
    for name in ("path", "pictures", "codes"):
        one.pop(name)
        other.pop(name, None)
    assert one == other
    assert by_light.code == by_file.code


def test_codes_may_come_in_any_order_and_some_may_be_missing(ladewell, offer):
    ladewell("qr", offer, "-o", "codes", "--frames", "40")
    pictures = sorted(Path("codes").iterdir())
    some = [path for number, path in enumerate(reversed(pictures)) if number % 3]
    seen = ladewell("scan", *some, "-o", "back.ebl")
    assert Path("back.ebl").read_bytes() == offer.read_bytes()
    assert seen.err.splitlines()[-1].split(" / ")[0] == seen.err.splitlines()[-1].split(" / ")[1]


def test_too_few_pictures_say_how_many_are_known(ladewell, offer):
    ladewell("qr", offer, "-o", "codes", "--frames", "3")
    seen = ladewell("--json", "scan", "codes")
    assert seen.code == 2
    assert seen.object["error"] == "light-incomplete"
    assert seen.object["facts"]["rank"] == 3


def test_a_card_is_one_picture(ladewell, voyage_folder):
    card = voyage_folder / "card-bank.jws"
    shown = ladewell("--json", "qr", card, "-o", "card.png")
    assert (shown.object["type"], shown.object["frames"]) == ("ebl-card", 1)
    seen = ladewell("--json", "scan", "card.png", "-o", "card.jws")
    assert seen.code == 0
    assert seen.object["card"] == "Straits Merchant Bank Ltd"
    assert seen.object["kept"] is False
    assert Path("card.jws").read_bytes() == card.read_bytes()


def test_evidence_and_a_title_request_go_by_code_too(ladewell):
    record = {"type": "ladewell-evidence-1", "kind": "dns", "subject": "line.example",
              "at": "2026-10-03T00:00:00Z", "source": "dns.example", "content": "W10="}  # fmt: skip
    for name, thing, facts in (
        ("evidence", record, {"kind": "dns", "subject": "line.example", "kept": False}),
        ("request", {"format": "ladewell-title-request/1"}, {"title": "request"}),
    ):
        path = Path(f"{name}.json")
        path.write_text(json.dumps(thing), "utf-8")
        assert ladewell("qr", path, "-o", f"{name}.png").code == 0
        seen = ladewell("--json", "scan", f"{name}.png", "-o", "back")
        assert seen.code == 0
        assert facts.items() <= seen.object.items()
        assert Path("back").read_bytes() == path.read_bytes()


def test_a_single_code_goes_to_standard_output_as_a_picture(ladewell, voyage_folder, monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr("sys.stdout", out)
    assert cli.main(["qr", str(voyage_folder / "card-bank.jws"), "-o", "-"]) == 0
    assert Image.open(io.BytesIO(out.buffer.getvalue())).format == "PNG"


@pytest.mark.parametrize(
    "arguments",
    [
        ["qr"],
        ["qr", OFFER],
        ["qr", OFFER, "-o", "x.png"],
        ["--json", "qr", OFFER, "-o", "-"],
        ["qr", OFFER, "-o", "x", "--frames", "0"],
        ["qr", OFFER, "-o", "x", "--version", "41"],
        ["scan"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_64(ladewell, offer, arguments):
    shutil.copy(offer, OFFER)
    ran = ladewell(*arguments)
    assert ran.code == 64


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("nothing.png", None, "file-missing"),
        ("video.mp4", b"\0\0\0\x18ftypmp42" + bytes(50), "video-unreadable"),
        ("text.txt", b"no picture", "picture-unreadable"),
    ],
)
def test_what_cannot_be_looked_at_is_2(ladewell, name, data, error):
    if data is not None:
        Path(name).write_bytes(data)
    ran = ladewell("--json", "scan", name)
    assert (ran.code, ran.object["error"]) == (2, error)
    assert ran.object["message"] != error


def test_a_picture_without_codes_is_2(ladewell):
    Image.new("L", (50, 50), 200).save("plain.png")
    assert ladewell("--json", "scan", "plain.png").object["error"] == "no-code"


def test_what_is_too_big_is_refused_and_the_file_offered(ladewell, offer, tmp_path):
    noise = random.Random(1).randbytes(80_000)
    documents = {hashlib.sha256(noise).hexdigest(): noise}
    big = replace(read_parcel(offer.read_bytes()), documents=documents)
    (tmp_path / "big.ebl").write_bytes(write_parcel(big))
    ran = ladewell("--json", "qr", tmp_path / "big.ebl", "-o", "codes")
    assert (ran.code, ran.object["error"]) == (3, "too-big-for-light")
    assert "file" in ran.object["message"]
    assert not Path("codes").exists()


def test_an_answer_goes_as_what_is_new_and_needs_the_vault_that_has_the_rest(
    ladewell, voyage_folder, secret
):
    answer = voyage_folder / "09-buyer-accepted.ebl"
    shown = ladewell("--json", "qr", answer, "-o", "answer.png")
    assert shown.object["type"] == "ebl-receipt"
    alone = ladewell("--json", "scan", "answer.png")
    assert (alone.code, alone.object["error"]) == (2, "rest-missing")
    vault = ("--vault", voyage_folder / "vaults" / "secondBank", "--passphrase-file", secret)
    seen = ladewell("--json", *vault, "scan", "answer.png", "-o", "answer.ebl")
    assert seen.code == 0
    assert seen.object["format"] == "ebl-parcel"
    whole = ladewell("--json", "qr", answer, "-o", "whole.gif", "--whole")
    assert whole.object["type"] == "ebl-parcel"


def test_only_the_last_entry_goes_where_that_is_asked(ladewell, offer):
    shown = ladewell("--json", "qr", offer, "--delta", "-o", "entry.png")
    assert (shown.object["type"], shown.object["frames"]) == ("ebl-entry", 1)
    refused = ladewell("--json", "qr", offer.parent / "01-carrier-issued.ebl", "--delta", "-o", "x")
    assert (refused.code, refused.object["error"]) == (3, "no-delta")


def test_two_transfers_are_both_judged_and_neither_is_written(ladewell, voyage_folder, trust):
    for number, name in enumerate((OFFER, "02-shipper-pledged.ebl")):
        ladewell("qr", voyage_folder / name, "-o", f"{number}.gif")
    seen = ladewell("--json", "scan", "0.gif", "1.gif", *trust)
    assert seen.code == 0
    assert len(seen.objects) == 2
    refused = ladewell("--json", "scan", "0.gif", "1.gif", "-o", "back.ebl")
    assert (refused.code, refused.object["error"]) == (2, "light-several")
    assert not Path("back.ebl").exists()


def test_scanning_changes_nothing_in_the_vault(ladewell, voyage_folder, secret, tmp_path):
    ladewell("qr", voyage_folder / OFFER, "-o", "codes.gif")
    vault = tmp_path / "vault"
    shutil.copytree(voyage_folder / "vaults" / "buyer", vault)
    options = ("--vault", vault, "--passphrase-file", secret, "--json")
    before = [ladewell(*options, verb).out for verb in ("list", "card")]
    seen = ladewell(*options, "scan", "codes.gif")
    assert seen.object["digest"]
    assert [ladewell(*options, verb).out for verb in ("list", "card")] == before


def test_a_film_goes_out_and_comes_back(ladewell, offer):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    shown = ladewell("--json", "qr", offer, "-o", "codes.avi", "--frames", "24")
    assert shown.code == 0
    assert Path("codes.avi").read_bytes()[:4] == b"RIFF"
    seen = ladewell("--json", "scan", "codes.avi", "-o", "back.ebl")
    assert seen.code in (0, 1)
    assert Path("back.ebl").read_bytes() == offer.read_bytes()

"""Evidence goes out and is judged without a vault: `bundle`, `audit`, `export`, `import`."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from pathlib import Path
from typing import NoReturn

import pytest

from wallet.book import Audit
from wallet.cli.output import Output

BUYER = ("--vault", "buyer")


@pytest.fixture
def buyer(voyage_folder, secret, ladewell):
    """Return a function that runs a verb on a copy of the buyer's vault."""
    shutil.copytree(voyage_folder / "vaults" / "buyer", "buyer")
    return lambda *words: ladewell("--json", *words, *BUYER, "--passphrase-file", secret)


@pytest.fixture
def bundled(buyer):
    """Write everything that the buyer holds into a bundle."""
    done = buyer("bundle", "--all", "-o", "all.asice")
    assert done.code == 0
    return done.object


@pytest.fixture
def trust(voyage_folder):
    return [
        word
        for party in ("carrier", "buyer")
        for word in ("--trust", voyage_folder / f"card-{party}.jws")
    ]


def change(path: str, part: str) -> str:
    """Write a copy of a bundle in which a byte of one file is another; return that file's name."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile("changed.asice", "w") as new:
        name = next(one.filename for one in old.infolist() if part in one.filename)
        for one in old.infolist():
            data = old.read(one)
            if one.filename == name:
                data = data[:-1] + bytes([data[-1] ^ 1])
            new.writestr(one, data)
    return name


def test_a_bundle_is_judged_without_a_vault(ladewell, bundled, trust):
    assert bundled["bills"] == 1
    assert bundled["size"] == Path("all.asice").stat().st_size
    known, strange = (
        ladewell("--json", "audit", "all.asice", *trust),
        ladewell("audit", "all.asice"),
    )
    assert known.code == 0
    assert [one["headline"].partition(".")[0] for one in known.objects] == ["genuine"] * 2
    assert strange.code == 1


def test_one_bill_is_one_and_an_audit_ends_with_what_it_found_in_all(
    ladewell, voyage_folder, secret, bundled, trust
):
    vault = ("--vault", "buyer", "--passphrase-file", secret)
    assert ": 1 bill, " in ladewell(*vault, "bundle", "--all", "-o", "one.asice").out
    ran = ladewell("audit", "all.asice", *trust)
    assert [line.split()[0] for line in ran.err.splitlines()[-3:]] == ["Totals", "1", "1"]
    assert "合计" in ladewell("--language", "zh", "audit", "all.asice", *trust).err
    assert "Totals" not in ladewell("--json", "audit", "all.asice", *trust).err


def test_what_was_changed_in_a_bundle_is_named(ladewell, bundled, trust):
    name = change("all.asice", "/bill.json")
    ran = ladewell("--json", "audit", "changed.asice", *trust)
    assert ran.code == 1
    assert {one["headline"] for one in ran.objects} == {"changed"}
    assert name in ran.out


@pytest.mark.parametrize("kind", ["pdf", "csv", "json"])
def test_a_report_is_written_as_its_name_ends(ladewell, bundled, trust, kind):
    ran = ladewell("audit", "all.asice", *trust, "-o", f"report.{kind}")
    assert ran.code == 0
    written = Path(f"report.{kind}").read_bytes()
    if kind == "pdf":
        assert written.startswith(b"%PDF-")
    elif kind == "csv":
        assert len(list(csv.reader(written.decode("utf-8-sig").splitlines()))) >= 3
    else:
        assert json.loads(written)


def test_a_report_is_whole_also_if_nobody_reads_what_is_printed(
    ladewell, bundled, trust, monkeypatch
):
    def broken(_self, _facts, _text):
        raise BrokenPipeError

    monkeypatch.setattr(Output, "put", broken)
    assert ladewell("audit", "all.asice", *trust, "-o", "report.json").code == 0
    assert json.loads(Path("report.json").read_bytes())


def test_a_sealed_bundle_opens_for_whom_it_is_sealed_to_only(
    ladewell, buyer, voyage_folder, secret, trust
):
    bank = voyage_folder / "card-bank.jws"
    assert buyer("bundle", "--all", "-o", "sealed.asice", "--seal", bank).code == 0
    closed = ladewell("--json", "audit", "sealed.asice", *trust)
    assert (closed.code, closed.object["error"]) == (2, "sealed-to-other")
    shutil.copytree(voyage_folder / "vaults" / "bank", "bank")
    opened = ladewell(
        "--json", "audit", "sealed.asice", *trust, "--vault", "bank", "--passphrase-file", secret
    )
    assert opened.code == 0
    assert len(opened.objects) == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("bundle", "-o", "x.asice"), 64),
        (("bundle", "--all", "--filter", "x", "-o", "x.asice"), 64),
        (("bundle", "NO-SUCH-BILL", "-o", "x.asice"), 2),
        (("bundle", "--all", "--leave-out", "everything", "-o", "x.asice"), 64),
        (("bundle", "--filter", "nothing-is-called-so", "-o", "x.asice"), 3),
    ],
)
def test_what_cannot_be_bundled_leaves_no_file(buyer, words, code):
    assert buyer(*words).code == code
    assert not Path("x.asice").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"mimetype", b"\0" * 4000])
def test_what_is_no_bundle_is_said_to_be_none(ladewell, data):
    Path("x.asice").write_bytes(data)
    ran = ladewell("--json", "audit", "x.asice")
    assert ran.code == 2
    assert ran.object["error"]
    assert ladewell("audit", "missing.asice").code == 2


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_an_audit_that_finds_nothing_or_ends_early_leaves_no_part_of_a_report(
    ladewell, kind, monkeypatch
):
    Path("empty").mkdir()
    Path("x.asice").write_bytes(b"PK")
    assert ladewell("audit", "empty", "-o", f"report.{kind}").code == 2

    def stopped(_audit: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(Audit, "findings", stopped)
    assert ladewell("audit", "x.asice", "-o", f"report.{kind}").code == 130
    assert [path.name for path in Path().iterdir() if "report" in path.name] == []


def test_what_goes_to_a_platform_agrees_with_what_was_signed(ladewell, buyer, trust):
    (held,) = buyer("list").objects
    number = held["number"]
    assert buyer("export", number, "--as", "endorsements", "-o", "end.json").code == 0
    same = buyer("import", "end.json", *trust)
    assert same.code == 0
    assert all(one["good"] for one in same.objects)
    text = Path("end.json").read_text("utf-8")
    Path("other.json").write_text(text.replace(number, f"{number[:-1]}X"), "utf-8")
    assert buyer("import", "other.json", *trust).code in (1, 2)

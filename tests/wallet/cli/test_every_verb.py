"""Every verb where something is missing, wrong or hostile: its exit code, its JSON, its silence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import click
import pytest

from tests.wallet.cli.conftest import NUMBER, TYPICAL
from wallet import cli
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.voyage import PASSPHRASE

CODES = {0, 1, 2, 3, 64}
WORDS = Book.new_recovery_words()
MISTYPED = "mistyped in haste, nothing secret"
TITLE = f"eip155:1/erc721:0x{'a1' * 20}/{7:064x}"

TYPED = {
    "init": "init --name Somebody --lei 12345",
    "card show": "card show",
    "card export": "card export OUT",
    "card import": "card import FILE",
    "card list": "card list",
    "demo": "demo -o .",
    "verify": "verify FILE --trust FILE --known FILE",
    "list": "list",
    "show": "show BILL",
    "compare": "compare BILL --with BILL",
    "check": "check",
    "receive": "receive FILE",
    "accept": "accept BILL -o OUT",
    "reject": "reject BILL --reason no -o OUT",
    "offer": "offer BILL --to FILE --how order -o OUT",
    "send": "send BILL -o OUT",
    "withdraw": "withdraw BILL -o OUT",
    "surrender": "surrender BILL -o OUT",
    "enforce": "enforce BILL --default unpaid -o OUT",
    "issue": "issue FILE --to FILE --pdf FILE -o OUT",
    "answer": "answer BILL refuse -o OUT",
    "record": "record FILE -o OUT",
    "confirm": "confirm BILL -o OUT",
    "freeze": "freeze BILL --why court-order --reference none -o OUT",
    "unfreeze": "unfreeze BILL --reference none -o OUT",
    "render": "render FILE -o OUT",
    "bundle": "bundle BILL -o OUT",
    "audit": "audit FILE -o report.csv",
    "challenge": "challenge -o OUT",
    "prove": "prove BILL FILE -o OUT",
    "fork": "fork BILL -o OUT",
    "export": "export BILL -o OUT",
    "import": "import FILE",
    "qr": "qr FILE --frames 1 -o codes",
    "scan": "scan FILE -o OUT",
    "passphrase": "passphrase --new-passphrase-file BYTES",
    "backup": "backup codes/none",
    "restore": "restore FILE restored",
    "thaw": "thaw",
    "people list": "people list",
    "people add": "people add Mo --new-passphrase-file BYTES",
    "people remove": "people remove 0011223344556677",
    "people rule": "people rule on",
    "approve": "approve FILE -o OUT",
    "sanctions": "sanctions BYTES",
    "forget": "forget BILL",
    "attest": "attest FILE -o OUT",
    "evidence": "evidence FILE",
    "lookup": "lookup FILE -o codes",
    "fetch": "fetch FILE -o OUT",
    "title key": "title key --import BYTES",
    "title node": "title node 1 ftp://nowhere",
    "title connections": "title connections",
    "title name": "title name 0x1 X",
    "title trust": "title trust 1 0x1",
    "title add": "title add 0x1",
    "title list": "title list",
    "title show": f"title show {TITLE}",
    "title move": f"title move {TITLE} surrender -o OUT",
    "title sign": "title sign FILE --yes -o OUT",
    "title send": "title send FILE -o OUT",
    "title hurry": "title hurry 00ff -o OUT",
    "title export": f"title export {TITLE} -o OUT",
    "title pin": "title pin FILE",
}
"""How each verb is typed; nothing of it succeeds in what would change the vault they share."""

SLOW = (("scan", "pdf"), ("fetch", "pdf"))
"""A PDF is drawn in a process of its own, which takes its time: by `--thorough`."""
TOLD = ("wrong passphrase", "no such bill", "hostile zip")
"""What is tried in words for people too, daily; by `--thorough`, all of it."""

HOSTILE = {
    "zip": b"PK\x03\x04" + b"\xff" * 60,
    "pdf": b"%PDF-1.7\n1 0 obj\n<< /Length 99999999999 >>\nstream\n\xff",
    "deep": b'{"a":' * 20_000 + b"\xff",
    "signed": b"eyJhbGciOiJub25lIn0.e30.",
    "backup": b"ladewell-backup 1\nheader.json 9999999999999\n\xff",
}


@pytest.fixture(scope="module")
def shared_vault(voyage_folder, tmp_path_factory) -> tuple[Path, dict[str, str]]:
    """Return one vault for all, that words open too; and what must never be said of it."""
    folder = tmp_path_factory.mktemp("shared") / "bank"
    shutil.copytree(voyage_folder / "vaults" / "bank", folder)
    with Book.open(folder, PASSPHRASE, clock=SystemClock(), keyring=None) as book:
        book.give_recovery_words(PASSPHRASE, WORDS)
        keys = (book._office.signing_key().to_jwk(), book._office.sealing_key().to_jwk())
    return folder, {
        "passphrase": PASSPHRASE,
        "what was mistyped": MISTYPED,
        "signing key": keys[0]["d"],
        "sealing key": keys[1]["d"],
        "recovery words": " ".join(WORDS[4:6]),
    }


def leaves(group: click.Group, before: str = "") -> list[str]:
    """Return every verb, with the verbs inside of it."""
    found = []
    for name, command in group.commands.items():
        inner = isinstance(command, click.Group)
        found += leaves(command, f"{before}{name} ") if inner else [before + name]
    return found


def test_no_verb_is_left_out():
    assert sorted(leaves(cli.ladewell)) == sorted(TYPED)


@pytest.mark.parametrize("verb", TYPED)
def test_whatever_is_wrong_the_contract_holds(verb, ladewell, shared_vault, pytestconfig):
    is_thorough = pytestconfig.getoption("thorough")
    vault, secrets = shared_vault
    names = {"right": PASSPHRASE, "wrong": MISTYPED}
    for name, text in names.items():
        Path(name).write_text(text, "ascii")
    for name, data in HOSTILE.items():
        Path(f"hostile-{name}").write_bytes(data)
    Path("hostile-text").write_bytes(b"\xff\xfe\n")
    right = ("--passphrase-file", "right")
    opened = ("--vault", vault, *right)
    words = TYPED[verb].split()
    takes_file, takes_bill = bool({"FILE", "BYTES"} & set(words)), "BILL" in words
    hostile = [one for one in HOSTILE if (takes_file and (verb, one) not in SLOW) or is_thorough]
    # What lies before the verb, then what stands for FILE and for BILL.
    for what, before, file, bill in (
        ("no vault is named", right, TYPICAL, NUMBER),
        ("there is no vault", ("--vault", "nowhere", *right), TYPICAL, NUMBER),
        ("nobody to ask", ("--vault", vault), TYPICAL, NUMBER),
        ("wrong passphrase", ("--vault", vault, "--passphrase-file", "wrong"), TYPICAL, NUMBER),
        *([("no such bill", opened, TYPICAL, "NO-SUCH-1")] if takes_bill else []),
        *([("no such bill", opened, TYPICAL, "..\x1b[2J")] if takes_bill else []),
        *([("no such file", opened, "missing", NUMBER)] if takes_file else []),
        *([("a folder", opened, ".", NUMBER)] if takes_file else []),
        *((f"hostile {name}", opened, f"hostile-{name}", NUMBER) for name in hostile),
    ):
        is_file = what in ("no such file", "a folder")
        stands = {"FILE": str(file), "BILL": bill, "OUT": "out",
                  "BYTES": str(file) if is_file else "hostile-text"}  # fmt: skip
        typed = [stands.get(word, word) for word in words]
        for as_json in (True, False) if is_thorough or what in TOLD else (True,):
            ran = ladewell(*(["--json"] if as_json else []), *before, *typed)
            where = f"{verb}, {what}: {ran}"
            assert ran.code in CODES, where
            assert "Traceback" not in ran.out + ran.err, where
            assert [name for name, one in secrets.items() if one in ran.out + ran.err] == [], where
            assert "\x1b" not in ran.err, where
            if as_json:
                holds_json(ran, where)
            elif ran.code >= 2:
                assert (ran.err + ran.out).strip(), where


def holds_json(ran, where: str) -> None:
    """One object a line on standard output; what went wrong is among them, and nowhere else."""
    for line in ran.out.splitlines():
        said = json.loads(line)
        assert isinstance(said, dict), where
        if "error" in said:
            assert {"error", "facts", "message"} <= set(said), where
            assert said["message"] not in ("", said["error"]), where
    if ran.code >= 2:
        assert any(one.get("error") for one in ran.objects), where
    assert not any(line.startswith("{") for line in ran.err.splitlines()), where

"""What a person who has never seen the program types, and what is lost or found by it."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from pathlib import Path

from tests.wallet.cli.conftest import NUMBER, TYPICAL, did
from wallet.book import read_card
from wallet.errors import CouldNotLook


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
    assert "cut.ebl is nothing this program can read" in ran.err
    assert "YOU ARE THE HOLDER" in ran.out
    assert (
        "cut.ebl is nothing this program can read"
        in at("shipper", "verify", "cut.ebl", "bill.ebl").err
    )
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


def test_several_cards_are_pinned_at_once(at):
    ran = at("carrier", "--json", "card", "import", "shipper.jws", "bank.jws")
    assert (ran.code, [one["did"] for one in ran.objects]) == (0, [did("shipper"), did("bank")])


def test_proof_of_control_is_refused_for_the_reason_that_every_act_is(at, vaults, tmp_path):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    stranger = ["--vault", tmp_path / "new", "--passphrase-file", tmp_path / "passphrase"]
    from wallet import cli

    assert cli.main([str(one) for one in (*stranger, "init", "--name", "A Stranger Ltd")]) == 0
    shutil.copytree(tmp_path / "new", tmp_path / "stranger")
    at("stranger", "receive", "bill.ebl")
    shown = at("stranger", "--json", "show", NUMBER).object
    acts = {one["act"]: one["refusal"] for one in shown["acts"]}
    assert acts["prove"] == acts["endorse"] == "signer-unknown"


def test_a_folder_without_files_is_not_judged_good(ladewell):
    Path("empty").mkdir()
    ran = ladewell("verify", "empty")
    assert (ran.code, "empty is not a file" in ran.err) == (2, True)
    assert "empty is not a file" in ladewell("render", "empty", "-o", "x.pdf").err


def test_broken_json_is_shown_where_it_breaks(at):
    Path("bill.json").write_text(
        '{\n "transportDocumentReference": "A",\n "issueDate" 1\n}\n', "utf-8"
    )
    ran = at("carrier", "issue", "bill.json", "--to", did("shipper"))
    assert (ran.code, "line 3, column 14" in ran.err) == (2, True)


def test_what_takes_the_place_of_a_bill_is_called_by_its_number(at):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")
    told = at("shipper", "compare", NUMBER).err
    assert "no other bill" in told
    assert "--with" in told
    assert at("shipper", "surrender", NUMBER, "--for", "amendment", "-o", "back.ebl").code == 0
    ran = at("carrier", "record", "back.ebl")
    assert (ran.code, "not recorded but answered" in ran.err) == (3, True)
    amended = json.loads(TYPICAL.read_text("utf-8")) | {"transportDocumentReference": "MRDN-B"}
    Path("amended.json").write_text(json.dumps(amended), "utf-8")
    again = ["amended.json", "--supersedes", NUMBER, "--to", did("shipper")]
    assert at("carrier", "issue", *again, "-o", "new").code == 0
    names = sorted(path.name for path in Path("new").iterdir())
    assert names == ["MRDN-B-issue.ebl", f"{NUMBER}-answer.ebl"]
    assert at("shipper", "import", "new/MRDN-B-issue.ebl").code == 2


def test_a_statement_about_paper_is_mended_by_what_is_said_of_it(at):
    paper = {
        "transportDocumentReference": NUMBER, "originals": 3, "returned": 3,
        "cancelledDateTime": "2026-10-30T10:00:00Z", "cancelledBy": "A clerk",
        "issueDate": "2026-10-01",
    }  # fmt: skip
    Path("paper.json").write_text(json.dumps(paper), "utf-8")
    issue = ["issue", TYPICAL, "--to", did("shipper"), "--from-paper", "paper.json"]
    ran = at("carrier", *issue)
    assert (ran.code, "issueDate (it is not what the transport document says)" in ran.err) == (
        3,
        True,
    )


def test_a_bill_is_printed_in_the_language_in_which_one_is_answered(at):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    said = {}
    for name, options in {
        "zh": ["--language", "zh"],
        "en": [],
        "asked": ["--language", "zh", "--lang", "en"],
    }.items():
        assert at("carrier", "render", NUMBER, "-o", f"{name}.pdf", "--no-seal", *options).code == 0
        from pypdf import PdfReader

        said[name] = PdfReader(f"{name}.pdf").pages[0].extract_text()
    assert ["托运人" in said[name] for name in ("zh", "en", "asked")] == [True, False, False]


def test_a_bill_signed_twice_says_so_to_whoever_meets_it_in_words_without_a_gap(
    at,
    vaults,
    tmp_path,
):
    for who in ("buyer", "carrier", "bank"):
        shutil.copytree(vaults / who, tmp_path / who, dirs_exist_ok=True)
    at("buyer", "card", "export", "buyer.jws")
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")
    shutil.copytree(tmp_path / "shipper", tmp_path / "twin")
    for who, to in {"shipper": "bank", "twin": "buyer"}.items():
        assert at(who, "offer", NUMBER, "--to", did(to), "--how", "order", "-o", who).code == 0
        at(to, "receive", who)
        assert at(to, "accept", NUMBER, "-o", f"{to}.ebl").code == 0
    assert "DISPUTED" in at("bank", "receive", "buyer.ebl").out
    assert at("bank", "fork", NUMBER, "-o", "proof.fork").code == 0
    said = at("bank", "verify", "proof.fork").out
    digest = at("bank", "--json", "show", NUMBER).object["digest"]
    assert ("Who signed twice" in said, "…" in said, digest in said) == (True, False, True)
    assert "Carrier" not in said
    assert at("carrier", "record", "bank.ebl").code == 0
    ran = at("carrier", "record", "buyer.ebl")
    assert (ran.code, "refused" in ran.out, f"→ {NUMBER}-refused.ebl" in ran.out) == (3, True, True)


def test_a_backup_among_the_bills_is_called_a_backup(at):
    assert at("shipper", "backup", "all.ladewell-backup").code == 0
    for verb in ("verify", "receive"):
        ran = at("shipper", verb, "all.ladewell-backup")
        assert (ran.code, "is a backup of a vault" in ran.err) == (2, True)


def test_a_film_of_codes_is_called_one_and_sent_to_the_scanner(at):
    at("carrier", "qr", "shipper.jws", "-o", "card.png")
    for verb in ("verify", "receive"):
        ran = at("shipper", verb, "card.png")
        assert (ran.code, "card.png is a picture or a film" in ran.err) == (2, True)
        assert "scan it" in ran.err


def test_the_giver_is_told_why_an_offer_was_rejected_until_the_next(at):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")
    at("shipper", "offer", NUMBER, "--to", did("bank"), "--how", "pledge", "-o", "offer.ebl")
    at("bank", "receive", "offer.ebl")
    at("bank", "reject", NUMBER, "--reason", "not clean\non board", "-o", "no.ebl")
    told = "Your offer was rejected: not clean[U+000A]on board"
    assert told in at("shipper", "receive", "no.ebl").out
    assert told in at("shipper", "show", NUMBER).out
    assert at("shipper", "--json", "show", NUMBER).object["rejection"] == "not clean\non board"
    assert "Your offer" not in at("bank", "show", NUMBER).out
    at("shipper", "offer", NUMBER, "--to", did("bank"), "--how", "order", "-o", "again.ebl")
    assert at("shipper", "--json", "show", NUMBER).object["rejection"] is None


def test_a_carrier_that_has_yet_to_record_is_not_sent_to_itself(at):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")
    at("shipper", "offer", NUMBER, "--to", did("bank"), "--how", "pledge", "-o", "offer.ebl")
    at("bank", "receive", "offer.ebl")
    at("bank", "accept", NUMBER, "-o", "receipt.ebl")
    at("carrier", "record", "receipt.ebl", "-o", "record.ebl")
    at("bank", "receive", "record.ebl")
    at("bank", "enforce", NUMBER, "--default", "nothing was paid", "-o", "default.ebl")
    assert at("bank", "surrender", NUMBER, "-o", "back.ebl").code == 0
    at("carrier", "receive", "back.ebl")
    ran = at("carrier", "answer", NUMBER, "accept", "-o", "end.ebl")
    assert (ran.code, "yours to make" in ran.err, "Record the parcel" in ran.err) == (3, True, True)
    assert at("carrier", "record", "back.ebl", "-o", "recorded.ebl").code == 0
    assert at("carrier", "answer", NUMBER, "accept", "-o", "end.ebl").code == 0


def test_what_was_done_for_a_vault_is_said_and_what_comes_next(ladewell, secret):
    new = ["--vault", "new", "--passphrase-file", secret]
    assert "card export" in ladewell(*new, "init", "--name", "A Trader Ltd").err
    ladewell(*new, "backup", "b.ladewell-backup")
    assert ladewell("--passphrase-file", secret, "restore", "b.ladewell-backup", "again").code == 0
    ran = ladewell("--vault", "again", "--passphrase-file", secret, "thaw", "--declare", "a flood")
    assert (ran.code, "This vault signs again." in ran.err) == (0, True)


def test_approving_nothing_says_so_and_a_wrong_file_is_told_what_it_is_not(at):
    assert "Nothing waits" in at("shipper", "approve").err
    assert at("shipper", "approve", "--request").code == 64
    assert "no request for approval" in at("shipper", "approve", TYPICAL).err


def test_who_approves_sees_what_is_asked_first_and_a_stranger_is_refused_by_name(
    at, tmp_path, monkeypatch
):
    (tmp_path / "maker").write_text("four other words here\n", "utf-8")
    people = at("carrier", "people", "add", "Maker Mo", "--new-passphrase-file", tmp_path / "maker")
    assert people.code == at("carrier", "people", "add", "--card", did("bank")).code == 0
    ran = at("carrier", "people", "rule", "on")
    assert (ran.code, ran.out.split(":")[0]) == (0, "From now on two people have to agree")
    mo = ("--passphrase-file", tmp_path / "maker")
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), *mo)
    which = at("carrier", "--json", "approve").object["request"][:8]
    asked = ("Issue a bill", NUMBER, "Maker Mo", did("shipper"), TYPICAL.name)
    assert [one for one in asked if one not in at("carrier", "approve").out] == []
    assert at("carrier", "approve", which, "--request", "-o", "ask.jws", *mo).code == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("n\n"))
    ran = at("shipper", "approve", "ask.jws")
    assert [one for one in asked if one not in ran.err] == []
    assert (ran.code != 0, list(Path().glob("*approved*"))) == (True, [])
    ran = at("shipper", "approve", "ask.jws", "--yes")
    assert (ran.code, "ask-approved.jws" in ran.out) == (0, True)
    first = Path("ask-approved.jws").read_bytes()
    assert "ask-2-approved.jws" in at("bank", "approve", "ask.jws", "--yes").out
    assert Path("ask-approved.jws").read_bytes() == first
    ran = at("carrier", "approve", "ask-approved.jws", *mo)
    assert (ran.code, "Yantian Hengtai" in ran.err, "“people” lists" in ran.err) == (3, True, True)
    assert "→ " in at("carrier", "approve", "ask-2-approved.jws", *mo).out


def test_a_report_is_in_the_language_in_which_one_is_answered(at, ladewell):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    assert ladewell("audit", "bill.ebl", "-o", "r.csv", "--language", "zh").code == 1
    assert "签署人" in Path("r.csv").read_text("utf-8-sig")


def test_chinese_is_set_as_chinese_and_speaks_of_judging_and_taking_in_as_the_window_does(at):
    at("carrier", "issue", TYPICAL, "--to", did("shipper"), "-o", "bill.ebl")
    at("shipper", "receive", "bill.ebl")
    said = at("shipper", "show", NUMBER, "--language", "zh").out
    assert "读取无歧义：" in said
    assert re.search("[\u3400-\u9fff](: |; |, | \\()|： ", said) is None
    told = at("shipper", "offer", "--help", "--language", "zh").out
    assert ("[required]" in told, "[必填]" in told) == (False, True)
    table = json.loads((TYPICAL.parents[2] / "translations/commands.zh.json").read_text("utf-8"))
    words = " ".join(table.values())
    assert [word for word in ("信封", "收件人", "不收入", "判断") if word in words] == []

"""The machine contract: exit codes, one JSON object per subject, and nothing else printed."""

from __future__ import annotations

import base64
import hashlib
import json
import shlex
import shutil
from pathlib import Path

import click
import pytest

from wallet import cli
from wallet.__main__ import main as start
from wallet.places import resource
from wallet.proof.verdict import NUMBERS, Headline
from wallet.voyage import PASSPHRASE

VERDICT = {
    "path", "format", "number", "digest", "headline", "answer", "degree", "kind", "status",
    "holder", "order_party", "charge", "as_of", "checks", "timeline",
}  # fmt: skip


def test_help_lists_what_exists(ladewell):
    ran = ladewell("--help")
    assert ran.code == 0
    for verb in cli.ladewell.commands:
        assert ran.out.count(f"\n  {verb}  ") == 1
    assert "..." not in ran.out.partition("--help")[2]


def test_whether_a_path_may_be_read_is_not_asked_by_the_parser_of_arguments():
    """It would answer with wrong usage, and leave the other files unjudged."""

    def commands(group):
        for one in group.commands.values():
            yield from commands(one) if isinstance(one, click.Group) else (one,)

    paths = [
        parameter.type for command in commands(cli.ladewell) for parameter in command.params
        if isinstance(parameter.type, click.Path)
    ]  # fmt: skip
    assert len(paths) > 30
    assert not any(path.readable for path in paths)


@pytest.mark.parametrize(
    "arguments",
    [[], ["nonsense"], ["verify"], ["offer", "N"], ["--vault"], ["list"], ["issue", "x", "--bad"]],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)
def test_wrong_usage_is_64(ladewell, arguments):
    ran = ladewell(*arguments)
    assert ran.code == 64
    assert ran.out == ""


def test_a_verdict_has_every_member_of_the_contract(ladewell, voyage_folder):
    ran = ladewell(
        "--json", "verify", voyage_folder / "03-bank-accepted.ebl",
        "--trust", voyage_folder / "card-carrier.jws",
    )  # fmt: skip
    verdict = ran.object
    assert ran.code == 0
    assert set(verdict) >= VERDICT
    assert verdict["headline"] == "genuine.copy"
    assert (verdict["format"], verdict["answer"], verdict["degree"]) == (
        "ebl-parcel",
        "RECE",
        "agreed",
    )
    assert verdict["as_of"].endswith("Z")
    for check in verdict["checks"]:
        assert set(check) >= {"number", "code", "result", "why", "source", "as_of"}
        assert check["number"] == NUMBERS.get(check["code"], check["number"])
    assert [moment["act"] for moment in verdict["timeline"]] == [
        "ISSUE",
        "ENDORSE_TO_ORDER+TRANSFER",
    ]


def test_several_files_are_several_objects_and_the_worst_decides(ladewell, voyage_folder, tmp_path):
    nonsense = tmp_path / "nonsense.ebl"
    nonsense.write_bytes(b"nonsense")
    good = voyage_folder / "01-carrier-issued.ebl"
    trust = ("--trust", voyage_folder / "card-carrier.jws")
    ran = ladewell("--json", "verify", good, nonsense, *trust)
    assert ran.code == 2
    assert [("error" in thing) for thing in ran.objects] == [False, True]
    assert ladewell("--json", "verify", good).code == 1  # nobody is trusted
    assert ladewell("--json", "verify", good, "nowhere.ebl").code == 2


def test_an_error_is_one_object_with_code_facts_and_message(ladewell):
    error = ladewell("verify", "nowhere.ebl", "--json").object
    assert set(error) == {"error", "facts", "message", "path"}
    assert error["error"] == "file-missing"
    assert "nowhere.ebl" in error["message"]


def test_everything_the_voyage_wrote_verifies_again(ladewell, voyage_folder):
    files = [p for p in sorted(voyage_folder.iterdir()) if p.suffix in (".ebl", ".pdf", ".json")]
    assert len(files) == 15
    ran = ladewell("--json", "verify", *files, "--trust", voyage_folder / "card-carrier.jws")
    assert ran.code == 0, ran.out
    assert {verdict["headline"] for verdict in ran.objects} <= {
        Headline.COPY.value,
        Headline.ENDED.value,
    }


def test_as_of_is_the_time_that_was_asked_for(ladewell, voyage_folder):
    ran = ladewell(
        "verify", voyage_folder / "01-carrier-issued.ebl", "--at", "2030-01-01T00:00:00+08:00",
        "--json", "--trust", voyage_folder / "card-carrier.jws",
    )  # fmt: skip
    assert ran.object["as_of"] == "2029-12-31T16:00:00.000Z"
    assert ladewell("verify", "x", "--at", "yesterday").code == 64


def test_issuing_to_half_the_shipper_is_warned_of_and_done(
    ladewell, voyage_folder, tmp_path, secret
):
    shutil.copytree(voyage_folder / "vaults/carrier", tmp_path / "vault")
    document = _renumbered("straight/minimal.json", "LDW-CLI-0002")
    code = {"codeListProvider": "GLEIF", "codeListName": "LEI", "partyCode": "9999" + "0" * 16}
    name = "Yantian Hengtai Precision Co., Ltd"
    document["documentParties"]["shipper"] |= {"partyName": name, "identifyingCodes": [code]}
    (tmp_path / "document.json").write_text(json.dumps(document), "utf-8")
    issued = ladewell(
        "--json", "--vault", tmp_path / "vault", "--passphrase-file", secret, "issue",
        tmp_path / "document.json", "--to", voyage_folder / "card-shipper.jws", "-o", "1.ebl",
    )  # fmt: skip
    assert (issued.code, issued.object["purpose"]) == (0, "issue")
    assert f"{name} has the name of the document’s shipper, but none of its codes" in issued.err


def test_the_whole_life_of_a_bill_by_command_line(ladewell, voyage_folder, tmp_path, secret):
    vaults = tmp_path / "vaults"
    shutil.copytree(voyage_folder / "vaults", vaults)
    sample = tmp_path / "document.json"
    sample.write_text(
        json.dumps(_renumbered("straight/minimal.json", "LDW-CLI-0001")), encoding="utf-8"
    )

    def as_(who, *arguments):
        return ladewell("--json", "--vault", vaults / who, "--passphrase-file", secret, *arguments)

    issued = as_("carrier", "issue", sample, "--to", voyage_folder / "card-shipper.jws",
                 "-o", "1.ebl", "--seal")  # fmt: skip
    assert (issued.code, issued.object["purpose"]) == (0, "issue")
    assert ladewell("verify", "1.ebl", "--json").object["error"] == "sealed-to-other"
    assert as_("shipper", "receive", "1.ebl").object["headline"] == "genuine.holder"
    number = issued.object["number"]

    refused = as_("shipper", "offer", number, "--to", "Straits Merchant Bank Ltd", "--how", "order")
    assert (refused.code, refused.object["error"]) == (3, "not-negotiable")
    assert as_("shipper", "offer", number, "--to", "Straits Merchant Bank Ltd",
               "--how", "possession", "-o", "2.ebl").code == 0  # fmt: skip
    again = as_("shipper", "offer", number, "--to", "Straits Merchant Bank Ltd",
                "--how", "possession", "-o", "again.ebl")  # fmt: skip
    assert (again.code, Path("again.ebl").read_bytes()) == (0, Path("2.ebl").read_bytes())
    other = as_("shipper", "offer", number, "--to", "Maasvlakte Tools B.V.",
                "--how", "possession")  # fmt: skip
    assert (other.code, other.object["error"]) == (3, "offer-pending")
    assert as_("bank", "receive", "2.ebl").object["headline"] == "genuine.offered"
    assert as_("bank", "accept", number, "-o", "3.ebl").code == 0
    assert as_("shipper", "receive", "3.ebl").object["headline"] == "genuine.agreed"
    assert as_("carrier", "record", "3.ebl", "-o", "4.ebl").code == 0
    assert as_("bank", "receive", "4.ebl").object["degree"] == "recorded"

    shown = as_("bank", "show", number)
    assert (shown.code, shown.object["headline"]) == (0, "genuine.holder")
    acts = {act["act"]: act for act in shown.object["acts"]}
    assert acts["hand-over"]["possible"]
    assert acts["surrender"]["refusal"] == "not-entitled"
    assert acts["surrender"]["message"]

    assert as_("bank", "render", number, "-o", "bill.pdf", "--lang", "zh").code == 0
    assert number in {thing["number"] for thing in as_("bank", "list").objects}
    assert as_("bank", "check").code == 0


def _renumbered(sample, number):
    document = json.loads(resource(f"samples/{sample}").read_text("utf-8"))
    document["transportDocumentReference"] = number
    return document


def test_a_vault_is_made_and_its_card_given_away(ladewell, tmp_path, secret):
    vault = ("--vault", tmp_path / "new", "--passphrase-file", secret)
    made = ladewell("init", *vault, "--json", "--name", "新港船务", "--role", "carrier")
    assert made.code == 0
    assert made.object["did"].startswith("did:key:zDn")
    assert ladewell("card", "export", "me.jws", *vault).code == 0
    assert ladewell("card", "import", "me.jws", *vault, "--json").object["error"] == "own-card"
    twin = ("--vault", tmp_path / "twin", "--passphrase-file", secret)
    assert ladewell("init", *twin, "--json", "--name", "新港船务").code == 0
    told = ladewell("card", "import", "me.jws", *twin, "--json")
    assert len(told.object["namesakes"]) == 1
    assert "same name or code" in told.err
    assert ladewell("init", *vault, "--json", "--name", "X").object["error"] == "vault-exists"
    wrong = ladewell("init", "--vault", tmp_path / "other", "--passphrase-file", secret,
                     "--name", "X", "--lei", "12345", "--json")  # fmt: skip
    assert (wrong.code, wrong.object["error"]) == (3, "lei-wrong")
    assert not (tmp_path / "other").exists()


def test_a_wrong_passphrase_could_not_look(ladewell, voyage_folder, tmp_path):
    shutil.copytree(voyage_folder / "vaults" / "bank", tmp_path / "bank")
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one\n")
    ran = ladewell("--vault", tmp_path / "bank", "--passphrase-file", wrong, "check", "--json")
    assert (ran.code, ran.object["error"]) == (2, "passphrase-wrong")
    assert "not this one" not in ran.out + ran.err


def test_an_act_is_never_signed_for_another_time(ladewell, voyage_folder, tmp_path, secret):
    shutil.copytree(voyage_folder / "vaults" / "bank", tmp_path / "bank")
    ran = ladewell("--vault", tmp_path / "bank", "--passphrase-file", secret, "--json",
                   "--at", "2020-01-01T00:00:00Z", "accept", "X")  # fmt: skip
    assert (ran.code, ran.object["error"]) == (64, "at-not-for-acts")


def test_the_demo_writes_what_it_names_and_each_of_it_verifies(ladewell, tmp_path):
    ran = ladewell("demo", "-o", tmp_path / "demo", "--json")
    assert ran.code == 0
    named = {thing["file"] for thing in ran.objects}
    assert {"bill-en.pdf", "bill-zh.pdf", "bill-envelope.json"} <= named
    for name in named:
        trust = ("--trust", tmp_path / "demo" / "card-carrier.jws")
        assert ladewell("verify", tmp_path / "demo" / name, *trust).code == 0, name
    assert ladewell("demo", "-o", tmp_path / "demo", "--json").object["error"] == "folder-not-empty"


def test_what_the_demo_says_can_be_pasted_into_a_shell(ladewell, tmp_path):
    folder = tmp_path / "示范 folder"
    said = ladewell("demo", "-o", folder).err.splitlines()
    line = next(line for line in said if " verify " in line)
    *_program, verb, parcel, _trust, card = shlex.split(line)
    assert verb == "verify"
    assert ladewell("verify", parcel, "--trust", card).code == 0


def test_an_empty_vault_and_an_empty_passphrase_file_are_called_empty(ladewell, tmp_path):
    secret, empty, vault = tmp_path / "secret", tmp_path / "empty", tmp_path / "vault"
    secret.write_text("a passphrase of some words\n")
    empty.write_text("\n")
    as_ = ("--vault", vault, "--passphrase-file")
    assert ladewell(*as_, secret, "init", "--name", "Sample").code == 0
    ran = ladewell(*as_, secret, "list")
    assert (ran.code, ran.out) == (0, "")
    assert "The vault holds no bill." in ran.err
    assert "No bill in the vault fits" in ladewell(*as_, secret, "list", "--filter", "x").err
    assert ladewell(*as_, empty, "list", "--json").object["error"] == "passphrase-file-empty"


def test_dcsas_vectors_give_their_answers_by_command_line(ladewell, shared, tmp_path):
    folder = shared / "data" / "dcsa"
    paths = sorted((folder / "vectors").glob("*.json"))
    assert paths
    for path in paths:
        vector = json.loads(path.read_text("utf-8"))
        place = tmp_path / path.stem
        place.mkdir()
        envelope, documents = place / "envelope.json", place / "documents"
        envelope.write_text(json.dumps(vector["envelope"]), "utf-8")
        documents.mkdir()
        for content in map(base64.b64decode, vector["documents_b64"]):
            (documents / f"{hashlib.sha256(content).hexdigest()}.pdf").write_bytes(content)
        (documents / "issue-to.json").write_text(json.dumps(vector["issueTo"]), "utf-8")
        extra = []
        if vector["acceptedChain"]:
            (place / "known.json").write_text(json.dumps(vector["acceptedChain"]), "utf-8")
            extra += ["--known", place / "known.json"]
        if not vector["trustNobody"]:
            extra += ["--trust", folder / "proof-jwks.json"]
        ran = ladewell(
            "--json", "verify", envelope, "--receiver", vector["receivingPlatform"],
            "--documents", documents, *extra,
        )  # fmt: skip
        assert ran.object["answer"] == vector["expect"], path.name


def test_wrong_usage_is_json_too_where_json_was_asked_for_behind_it(ladewell):
    ran = ladewell("frobnicate", "--json")
    assert (ran.code, ran.object["error"]) == (64, "wrong-usage")


def test_a_passphrase_file_may_begin_with_a_byte_order_mark(ladewell, voyage_folder, tmp_path):
    path = tmp_path / "from-an-editor"
    path.write_bytes(b"\xef\xbb\xbf" + PASSPHRASE.encode() + b"\r\n")
    folder = voyage_folder / "vaults" / "bank"
    assert ladewell("--vault", folder, "--passphrase-file", path, "list").code == 0


class _Full:
    """A standard output whose disk is full."""

    def write(self, _text: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        """Have nothing to write."""

    def fileno(self) -> int:
        raise OSError


@pytest.mark.parametrize("stream", [_Full(), None], ids=["full", "closed"])
def test_an_output_that_takes_nothing_is_said_and_no_traceback(
    ladewell, voyage_folder, capsys, monkeypatch, stream
):
    monkeypatch.setattr("sys.stdout", stream)
    ran = ladewell("verify", voyage_folder / "bill-envelope.json")
    assert ran.code == 2
    assert "output-failed" in ran.err


def test_an_interrupt_while_it_loads_leaves_without_a_traceback(monkeypatch):
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "main", interrupted)
    assert start() == 130


def test_all_bills_are_printed_into_a_folder(ladewell, secret, voyage_folder, tmp_path):
    vault = ("--vault", voyage_folder / "vaults" / "bank", "--passphrase-file", secret)
    folder = tmp_path / "prints"
    done = ladewell("render", "--all", "-o", folder, "--json", *vault)
    assert done.code == 0
    paths = [one["path"] for one in done.objects]
    assert sorted(paths) == sorted(str(path) for path in folder.iterdir())
    assert len(paths) > 0
    # Sealed by the owner of the vault, to whom the seal is good.
    (seal,) = [
        check
        for check in ladewell("verify", paths[0], "--json", *vault).object["checks"]
        if check["code"] == "pdf.seal"
    ]
    assert seal["result"] == "passed"
    plain = tmp_path / "plain"
    ladewell("render", "--all", "-o", plain, "--no-seal", "--lang", "zh", *vault)
    assert b"/ByteRange" not in next(plain.iterdir()).read_bytes()


@pytest.mark.parametrize(
    "arguments", [(), ("--all", "NUMBER"), ("NUMBER", "--filter", "x")], ids=repr
)
def test_what_to_print_is_said_in_one_way(ladewell, tmp_path, arguments):
    assert ladewell("render", *arguments, "-o", tmp_path / "x.pdf").code == 64

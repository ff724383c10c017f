"""Time stamps on bundles (RFC 3161): asked for, checked, missed when they are gone."""

from __future__ import annotations

import socket
import subprocess
import threading

import pytest

from tests.wallet.builders import CARRIER, LATER, START, trust_in
from tests.wallet.bundles.authority import CERTIFICATE, serving
from tests.wallet.bundles.evidence import members, packed, read
from tests.wallet.bundles.many import vault_of
from tests.wallet.bundles.test_outside_tools import tool
from wallet.book import Audit, Question, Selection, Wish
from wallet.bundles import cms
from wallet.bundles.stamping import ask_stamp
from wallet.errors import CouldNotLook
from wallet.keys.signing import PublicKey
from wallet.proof.trust import Trust, TrustedKey
from wallet.proof.verdict import Headline, Result


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    with vault_of(tmp_path_factory.mktemp("stamped") / "vault", 1, hops=0) as opened:
        yield opened


@pytest.fixture(scope="module")
def stamped(book, tmp_path_factory):
    target = tmp_path_factory.mktemp("out") / "x.asice"
    with serving(START) as server:
        book.bundle(book.select(Selection()), target, Wish(time_stamp_server=server))
    return target


def whole(path, trust=trust_in(CARRIER)):
    return list(Audit((path,), Question(LATER, trust)).findings())[-1]


def test_a_stamp_by_a_known_authority_is_right(stamped):
    key = TrustedKey(PublicKey.from_certificate(CERTIFICATE), "certificate")
    found = whole(stamped, trust_in(CARRIER).and_of(Trust([key])))
    check = found.verdict.check("bundle.time")
    assert (check.result, check.facts["at"]) == (Result.PASSED, START)
    assert found.exported.stamped_by == "Invented Time Stamp Unit"
    assert found.verdict.headline is Headline.COPY


def test_a_stamp_by_a_stranger_is_shown_and_not_believed(stamped):
    check = whole(stamped).verdict.check("bundle.time")
    assert (check.result, check.reason) == (Result.NOT_CHECKED, "stamp-by-stranger")


def test_a_stamp_that_was_taken_out_is_missed(stamped):
    files = dict(members(stamped.read_bytes()))
    info = cms._read(files["META-INF/signature.p7s"])["signer_infos"][0]
    leaf = cms._read(files["META-INF/signature.p7s"])["certificates"][0].chosen
    attributes = cms.cms.CMSAttributes.load(info["signed_attrs"].untag().dump())
    files["META-INF/signature.p7s"] = cms._whole(leaf, attributes, info["signature"].native, None)
    found = read(packed(files.items()))
    assert {one.code for one in found.defects} == {"stamp"}


def test_openssl_reads_the_token(stamped, tmp_path):
    signed = dict(members(stamped.read_bytes()))["META-INF/signature.p7s"]
    token = cms._token(cms._read(signed)["signer_infos"][0])
    (tmp_path / "token").write_bytes(token)
    command = [tool("openssl"), "ts", "-reply", "-in", "token", "-token_in", "-text"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "Time stamp: Nov  3 09:00:00 2026 GMT" in done.stdout


@pytest.mark.parametrize("wrong", ["imprint", "nonce", "signature", "refusal"])
def test_a_wrong_answer_is_refused_and_what_is_written_is_kept(book, tmp_path, wrong):
    bills, target = book.select(Selection()), tmp_path / "x.asice"
    with serving(START, wrong=wrong) as server, pytest.raises(CouldNotLook) as refused:
        book.bundle(bills, target, Wish(time_stamp_server=server))
    assert refused.value.code in ("stamp-other", "stamp-refused")
    assert not target.exists()
    with serving(START) as server:
        assert book.bundle(bills, target, Wish(time_stamp_server=server)).resumed == 1


def test_what_was_written_is_not_gone_on_with_after_anything_else_happened(book, tmp_path):
    bills, target = book.select(Selection()), tmp_path / "x.asice"
    with serving(START, wrong="nonce") as server, pytest.raises(CouldNotLook):
        book.bundle(bills, target, Wish(time_stamp_server=server))
    book._vault.note("evidence-kept", None, {"kind": "dns"})
    with serving(START) as server:
        assert book.bundle(bills, target, Wish(time_stamp_server=server)).resumed == 0


@pytest.mark.parametrize(
    "server", ["http://127.0.0.1:9/", "file:///etc/passwd", "nonsense", "http://[", "http://a b/"]
)
def test_a_server_that_is_none_is_told(book, tmp_path, server):
    with pytest.raises(CouldNotLook) as refused:
        book.bundle(book.select(Selection()), tmp_path / "x.asice", Wish(time_stamp_server=server))
    assert refused.value.code == "stamp-unreachable"


@pytest.mark.parametrize("said", [b"no server of the web\r\n", b"HTTP/1.1 abc\r\n\r\n", b""])
def test_a_server_that_talks_nonsense_is_told(said):
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def once() -> None:
            caller, _address = listening.accept()
            with caller:
                caller.recv(65_536)
                caller.sendall(said)

        answering = threading.Thread(target=once)
        answering.start()
        with pytest.raises(CouldNotLook, match="stamp-unreachable"):
            ask_stamp(f"http://127.0.0.1:{listening.getsockname()[1]}/", bytes(32))
        answering.join()

"""Tools that know nothing of us say the same: openssl, sha256sum, bagit, pyHanko, pyasice."""

from __future__ import annotations

import asyncio
import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from itertools import groupby
from pathlib import Path

import pytest

from tests.wallet.builders import CARRIER
from tests.wallet.bundles.evidence import bundle, members, packed
from wallet.keys import jws
from wallet.keys.canonical import sha256_hex
from wallet.places import resource

OTHERS = os.environ.get("LADEWELL_TEST_TOOLS", "")
"""A Python in an environment of its own with pyasice, whose lxml is not ours."""


def run(*command: str, at: Path) -> str:
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def unpacked(tmp_path) -> Path:
    """Unpack a bundle with Python's own reader."""
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(io.BytesIO(bundle())) as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def test_openssl_verifies_the_cades_signature(unpacked):
    openssl = tool("openssl")
    signature = ("-inform", "DER", "-in", "META-INF/signature.p7s")
    printed = run(openssl, "pkcs7", *signature, "-print_certs", at=unpacked)
    (unpacked / "signer.pem").write_text(printed)
    verify = (
        openssl, "cms", "-verify", "-cades", "-binary", *signature, "-CAfile", "signer.pem",
        "-partial_chain", "-purpose", "any", "-out", os.devnull, "-content",
    )  # fmt: skip
    assert "CAdES Verification successful" in run(*verify, "META-INF/ASiCManifest.xml", at=unpacked)
    with pytest.raises(AssertionError):
        run(*verify, "bagit.txt", at=unpacked)


def commands(name: str) -> list[str]:
    """Return what the README tells to type, step by step, of the first bill in the bundle."""
    said = resource(f"bundle/{name}").read_text("utf-8")
    folder = next(one for one, _data in members(bundle()) if one.startswith("data/bills/"))
    bill = folder.removeprefix("data/bills/").partition("/")[0]
    lines = re.sub("NUMBER-DIGEST|编号-摘要", bill, said).partition("\n1. ")[2].splitlines()
    steps = groupby(lines, key=lambda line: line.startswith("     ") or not line)
    typed = ["\n".join(step).strip() for is_typed, step in steps if is_typed]
    return [step for step in typed if step]


def follow(step: str, at: Path) -> str:
    """Type one step as it stands; return what is answered."""
    done = subprocess.run(
        (tool("bash"), "-o", "pipefail", "-c", f"set -e\n{step}"),
        cwd=at, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return f"{done.stdout}{done.stderr}" if done.returncode in (0, 1) else "failed"


@pytest.mark.parametrize("name", ["README.txt", "README.zh.txt"])
def test_the_commands_of_the_readme_do_what_it_says(unpacked, name):
    for needed in ("openssl", "sha256sum"):
        tool(needed)
    unchanged, added, lists, signature, entry = commands(name)
    assert follow(unchanged, unpacked) == ""
    assert follow(added, unpacked) == "tagmanifest-sha256.txt\n"
    found = follow(lists, unpacked).splitlines()
    assert [re.findall(r'URI="([^"]+)"', line) for line in found] == [
        ["manifest-sha256.txt"], ["tagmanifest-sha256.txt"],
    ]  # fmt: skip
    said = follow(signature, unpacked)
    assert "CAdES Verification successful" in said
    assert f"CN = {CARRIER.party.name}" in said.replace("CN=", "CN = ")
    (line,) = follow(entry, unpacked).splitlines()
    chain = unpacked / line.partition("  ")[2]
    assert line.startswith(sha256_hex(chain.read_bytes()))
    # The digest is the one by which the manifest of the envelope names its last entry, or the next.
    others = [path.read_text() for path in chain.parents[1].rglob("*.jws") if path != chain]
    assert any(line[:64] in jws.read(text).payload.decode() for text in others)


@pytest.mark.parametrize("name", ["README.txt", "README.zh.txt"])
def test_whoever_writes_the_lists_anew_is_found_out_by_the_readme(unpacked, name):
    """Change a file, add one, and mend both lists: only the signed list does not agree."""
    unchanged, added, lists, _signature, _entry = commands(name)
    (unpacked / "data/extra.txt").write_text("added")
    assert "data/extra.txt" in follow(added, unpacked)
    (unpacked / "data/extra.txt").unlink()
    path = next(unpacked.glob("data/bills/*/verdict.json"))
    path.write_text("{}")
    assert "FAILED" in follow(unchanged, unpacked)
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        listed = (unpacked / manifest).read_text().splitlines()
        (unpacked / manifest).write_text("".join(
            f"{sha256_hex((unpacked / one[66:]).read_bytes())}  {one[66:]}\n" for one in listed
        ))  # fmt: skip
    assert follow(unchanged, unpacked) == ""
    assert follow(lists, unpacked) == ""


@pytest.mark.parametrize("name", ["manifest-sha256.txt", "tagmanifest-sha256.txt"])
def test_sha256sum_checks_the_manifests(unpacked, name):
    assert run(tool("sha256sum"), "-c", "--quiet", "--strict", name, at=unpacked) == ""


def test_every_file_of_the_payload_is_in_the_manifest(unpacked):
    listed = (unpacked / "manifest-sha256.txt").read_text().splitlines()
    there = [name for name, _data in members(bundle()) if name.startswith("data/")]
    assert [line.partition("  ")[2] for line in listed] == there


def test_pyhanko_finds_the_signature_whole_and_right():
    """Another implementation of CMS, with the rule of CAdES about the certificate."""
    cms = pytest.importorskip("pyhanko.sign.validation.generic_cms")
    context = pytest.importorskip("pyhanko_certvalidator").ValidationContext
    from asn1crypto import cms as asn1

    files = dict(members(bundle()))
    signed = asn1.ContentInfo.load(files["META-INF/signature.p7s"])["content"]
    leaf = signed["certificates"][0].chosen
    status = asyncio.run(
        cms.async_validate_detached_cms(
            files["META-INF/ASiCManifest.xml"],
            signed,
            signer_validation_context=context(trust_roots=[leaf], allow_fetching=False),
        )
    )
    assert status.intact
    assert status.valid


def others(script: str, at: Path) -> str:
    if not OTHERS:
        pytest.skip("LADEWELL_TEST_TOOLS names no Python with pyasice")
    return run(OTHERS, "-c", script, at=at)


def test_bagit_validates_the_bag(unpacked):
    pytest.importorskip("bagit")
    assert "is valid" in run(sys.executable, "-m", "bagit", "--validate", ".", at=unpacked)
    next((unpacked / "data/bills").iterdir()).joinpath("bill.json").write_text("{}")
    with pytest.raises(AssertionError):
        run(sys.executable, "-m", "bagit", "--validate", ".", at=unpacked)


PYASICE = """
import re
search = re.search  # oscrypto cannot read the version of an OpenSSL like 3.0.19
def wider(what, *more):
    return search(what.replace("d[a-z]", "d+[a-z]") if isinstance(what, str) else what, *more)
re.search = wider
from pyasice import Container
with open("x.asice", "rb") as file:
    try:
        container = Container(file)
        container.verify_container()
        print(container.data_file_names)
    except Container.Error as wrong:
        print("refused:", wrong)
"""


def test_pyasice_reads_the_container(tmp_path):
    (tmp_path / "x.asice").write_bytes(bundle())
    assert "data/bundle.json" in others(PYASICE, tmp_path)


@pytest.mark.parametrize("kind", ["added", "missing", "renamed"])
def test_pyasice_refuses_a_container_that_is_not_as_it_was_listed(kind, tmp_path):
    """It knows the list of names; the digests of CAdES it leaves to others, such as openssl."""
    name = next(one for one, _data in members(bundle()) if one.endswith("/document.json"))
    files = {
        "added": [*members(bundle()), ("data/more.json", b"{}")],
        "missing": [one for one in members(bundle()) if one[0] != name],
        "renamed": [
            (f"{one}.old" if one == name else one, data) for one, data in members(bundle())
        ],
    }[kind]
    (tmp_path / "x.asice").write_bytes(packed(files))
    assert others(PYASICE, tmp_path).startswith("refused:")


def test_the_file_says_by_its_first_bytes_what_it_is():
    """ETSI EN 319 162-1 §A.1: a reader finds the media type at byte 38."""
    assert bundle()[30:38] == b"mimetype"
    assert bundle()[38:69] == b"application/vnd.etsi.asic-e+zip"

"""OpenAttestation documents that others made: the reference's fuzz, its fixtures, and samples.

Doubtful expectations, and what is decided here:

* The reference counts a document without any signature as whole, where its hash is right. So do
  we (`document.integrity`), and the headline says that nobody has signed it.
* ``v2-document.document.json`` names an issuer without identity proof. Its hash is right; who
  issued it cannot be decided (`oa.issuers`), where the reference says nothing.
* A document whose revocation is hidden or missing is refused by the reference; so it is here.
* The 400 fuzz documents hash as the reference says, but each has half a surrogate pair in it, which
  no UTF-8 text can hold. A file of such a document is refused (I-JSON, RFC 7493 §2.1).
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from wallet.errors import Unreadable
from wallet.formats.openattestation.judge import judge
from wallet.formats.openattestation.merkle import root_of
from wallet.formats.openattestation.wrapped import is_wrapped, read_wrapped, unsalt
from wallet.formats.tradetrust.outlook import Outlook
from wallet.keys.canonical import read_object
from wallet.proof.pins import Pin, PinKind, Pins
from wallet.proof.trust import Trust
from wallet.proof.verdict import Headline, Result, Verdict

AT = datetime(2026, 11, 22, tzinfo=UTC)
KEY = "did:ethr:0x19E7E376E7C213B7E7e7e46cc70A5dD086DAff2A#controller"


def dns(name: str, *records: str) -> Pin:
    return Pin(PinKind.DNS, name, json.dumps(records).encode(), "resolver.example", AT)


def judged(source: dict[str, Any], *pins: Pin) -> Verdict:
    return judge(read_wrapped(source), "0" * 64, Outlook(AT, Trust((), Pins(pins))))


def result_of(verdict: Verdict, code: str) -> tuple[Result, str] | None:
    check = verdict.check(code)
    return None if check is None else (check.result, check.reason)


def sample(shared: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((shared / "data/tradetrust/oa" / name).read_bytes())
    return found


def is_whole(source: dict[str, Any]) -> bool:
    document = read_wrapped(source)
    return (
        document.computed == document.target
        and root_of(document.target, document.siblings) == document.root
    )


def test_the_400_fuzz_documents_hash_as_the_reference_does(shared: Path) -> None:
    wrapped = json.loads((shared / "data/tradetrust/oa/fuzz-400-v2.json").read_bytes())
    plain = json.loads((shared / "data/tradetrust/oa/fuzz-400-v2-data.json").read_bytes())
    assert len(wrapped) == len(plain) == 400
    assert all(is_whole(document) for document in wrapped)
    assert [unsalt(document["data"]) for document in wrapped] == plain
    with pytest.raises(Unreadable) as refused:
        read_object(json.dumps(wrapped[0]).encode())
    assert (refused.value.code, refused.value.facts["why"]) == ("json-unreadable", "encoding")


def test_every_fixture_of_the_references_is_whole_or_not_as_they_say(shared: Path) -> None:
    folder = shared / "data/conformance/08-oa-tradetrust"
    expected = json.loads((folder / "expected.json").read_bytes())
    compared = 0
    for name, said in expected.items():
        source = json.loads((folder / name).read_bytes())
        many = isinstance(source, list)
        for document, wanted in zip(source if many else [source], said if many else [said],
                                    strict=True):  # fmt: skip
            if not wanted["kind"].startswith(("OAv2", "OAv3")):
                assert not isinstance(document, dict) or not is_wrapped(document), name
                continue
            assert is_whole(document) is wanted["integrity"], name
            verdict = judged(document)
            if not wanted["integrity"]:
                assert verdict.headline is Headline.CHANGED, name
            if wanted.get("didSig") and "DnsDidMixed" not in name:
                result = verdict.check("issuer.signature")
                assert result is not None
                right = result.result is Result.PASSED
                assert right is wanted["didSig"][0], name
            compared += 1
    assert compared > 60


def test_a_document_beside_a_title_that_nobody_signed_is_not_signed_by_half(shared: Path) -> None:
    """One issuer signs, another points to a registry: what the registry says is not known."""
    folder = shared / "data/conformance/08-oa-tradetrust/oa-verify-ts"
    name = "v2-documentDnsDidMixedTokenRegistry.documentDnsDidMixedTokenRegistryValid.json"
    verdict = judged(json.loads((folder / name).read_bytes()))
    assert result_of(verdict, "document.status") == (
        Result.NOT_CHECKED, "oa-title-several-issuers",
    )  # fmt: skip
    assert not verdict.is_good


@pytest.mark.parametrize(
    ("name", "hidden"),
    [("bl-v2-dnsdid-signed.tt", 0), ("bl-v2-dnsdid-signed-obfuscated.tt", 4),
     ("bl-v3-dnsdid-signed.tt", 0), ("bl-v3-dnsdid-signed-obfuscated.tt", 1)],
)  # fmt: skip
def test_a_signed_bill_is_genuine_when_the_dns_vouches_for_its_key(
    shared: Path, name: str, hidden: int
) -> None:
    document = sample(shared, name)
    record = f"openatts a=dns-did; p={KEY}; v=1.0;"
    verdict = judged(document, dns("example.tradetrust.io", "v=spf1 -all", record))
    assert verdict.headline is Headline.COPY
    assert verdict.is_good
    assert verdict.number.startswith("EBLW-")
    check = verdict.check("oa.hidden")
    assert check is not None
    assert check.facts.get("count", 0) == hidden
    assert result_of(verdict, "issuer.identity") == (Result.PASSED, "issuer-by-dns-pin")

    assert judged(document).headline is Headline.UNKNOWN_SIGNER
    other = dns("example.tradetrust.io", record.replace("DAff2A", "DAff2B"))
    assert result_of(judged(document, other), "issuer.identity") == (
        Result.FAILED, "dns-does-not-vouch",
    )  # fmt: skip


def test_a_bill_signed_by_a_bare_did_is_its_whom_the_user_pinned(shared: Path) -> None:
    document = sample(shared, "bl-v2-did-signed.tt")
    assert judged(document).headline is Headline.UNKNOWN_SIGNER
    did = KEY.partition("#")[0]
    pinned = judged(document, Pin(PinKind.DID, did, b"{}", "file", AT))
    assert pinned.headline is Headline.COPY


def test_a_changed_bill_is_changed(shared: Path) -> None:
    verdict = judged(sample(shared, "bl-v2-TAMPERED.tt"))
    assert verdict.headline is Headline.CHANGED
    assert result_of(verdict, "document.integrity") == (Result.FAILED, "oa-hash-wrong")


def test_values_that_no_hash_binds_are_said_and_not_believed(shared: Path) -> None:
    source = sample(shared, "bl-v3-falsy-MALLEABLE.json")
    verdict = judged(source)
    check = verdict.check("oa.unbound")
    assert check is not None
    assert check.result is Result.FAILED
    assert set(check.facts["where"]) == {  # type: ignore[call-overload]
        "credentialSubject.zero", "credentialSubject.no", "credentialSubject.nul",
    }  # fmt: skip
    assert result_of(verdict, "document.integrity") == (Result.NOT_CHECKED, "oa-values-unbound")
    assert not verdict.is_good


def test_a_title_of_a_registry_is_worth_nothing_without_a_look_at_its_chain(shared: Path) -> None:
    record = "openatts net=ethereum netId=137 addr=0x71D28767662cB233F887aD2Bb65d048d760bA694"
    verdict = judged(
        sample(shared, "bl-v2-tokenregistry-dnstxt.tt"), dns("example.tradetrust.io", record)
    )
    assert verdict.headline is Headline.NOT_CHECKED
    assert result_of(verdict, "issuer.identity") == (Result.PASSED, "issuer-by-dns-pin")
    assert result_of(verdict, "document.status") == (Result.NOT_CHECKED, "title-not-looked-at")
    elsewhere = record.replace("137", "1")
    other = judged(sample(shared, "bl-v2-tokenregistry-dnstxt.tt"),
                   dns("example.tradetrust.io", elsewhere))  # fmt: skip
    assert result_of(other, "issuer.identity") == (Result.FAILED, "dns-does-not-vouch")


def test_a_batch_of_documents_is_whole_one_by_one(shared: Path) -> None:
    batch = json.loads((shared / "data/tradetrust/oa/bl-v2-batch5.json").read_bytes())
    assert all(is_whole(document) and document["signature"]["proof"] for document in batch)
    verdict = judged(batch[0])
    assert result_of(verdict, "document.integrity") == (Result.PASSED, "oa-hash-right")


def test_minted_titles_of_public_chains_are_whole(shared: Path) -> None:
    for name in ("amoy", "pol"):
        path = shared / "data/tradetrust/real" / f"{name}-oa-token-registry-minted.json"
        assert is_whole(json.loads(path.read_bytes()))


def test_what_a_bill_says_without_its_salts_is_what_the_reference_says(shared: Path) -> None:
    source = sample(shared, "bl-v2-dnsdid-signed.tt")
    said = unsalt(source["data"])
    assert said == sample(shared, "getData-unsalted.json")


def test_every_signed_bill_of_the_reference_is_whole_and_signed(shared: Path) -> None:
    """Two hundred of the usual size, and twenty of twelve hundred values."""
    for name, count in (("bench-200-v2-signed.json", 200), ("bench-20-v2-large.json", 20)):
        bills = json.loads((shared / "data/tradetrust/oa" / name).read_bytes())
        assert len(bills) == count
        verdicts = [judged(bill) for bill in bills]
        for verdict in verdicts:
            assert result_of(verdict, "document.integrity") == (Result.PASSED, "oa-hash-right")
            if "proof" in bills[0]:
                assert result_of(verdict, "issuer.signature") == (
                    Result.PASSED, "oa-signature-right",
                )  # fmt: skip


def test_what_was_never_wrapped_is_no_document(shared: Path) -> None:
    source = json.loads((shared / "data/tradetrust/oa/bl-v2-wrapped-unsigned.json").read_bytes())
    assert result_of(judged(source), "issuer.signature") == (Result.FAILED, "oa-not-signed")
    with pytest.raises(Unreadable):
        read_wrapped({name: value for name, value in source.items() if name != "signature"})

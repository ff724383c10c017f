"""The signature of a bundle: written in one way, and what is written otherwise is not ours."""

from __future__ import annotations

import hashlib

import pytest
from asn1crypto import algos, tsp, x509
from asn1crypto import cms as asn1

from tests.wallet.builders import BUYER, CARRIER, LATER
from tests.wallet.bundles.evidence import CERTIFICATE, sign
from wallet.bundles import cms
from wallet.errors import Unreadable
from wallet.keys.certificates import own_certificate, sign_for_cms

CONTENT = b"what is signed"
SIGNED = sign(hashlib.sha256(CONTENT).digest())
SIGNER = cms._read(SIGNED)["signer_infos"][0]


def read(data: bytes, content: bytes = CONTENT) -> cms.Signature:
    (found,) = cms.read(data, lambda name: hashlib.new(name, content).digest())
    return found


def remade(**changes: object) -> bytes:
    """Return the signature written anew, with some of its parts changed."""
    signed = cms._read(SIGNED)
    parts = ("version", "digest_algorithms", "encap_content_info", "certificates", "signer_infos")
    content = asn1.SignedData({part: signed[part] for part in parts} | changes)
    return bytes(asn1.ContentInfo({"content_type": "signed_data", "content": content}).dump())


def test_what_we_write_is_right_and_ours():
    found = read(SIGNED)
    assert (found.is_right, found.is_ours, found.why) == (True, True, "")
    assert (found.certificate, found.subject) == (CERTIFICATE, CARRIER.party.name)
    assert (found.at, found.stamp) == (LATER, None)
    assert remade() == SIGNED
    other = read(SIGNED, b"something else")
    assert (other.is_right, other.why) == (False, "digest")


def test_the_same_written_otherwise_is_right_and_not_ours():
    pair = algos.DSASignature.load(SIGNER["signature"].native)
    other_form = algos.DSASignature(
        {"r": pair["r"].native, "s": cms._P256_ORDER - pair["s"].native}
    ).dump()
    leaf = cms._read(SIGNED)["certificates"][0].chosen
    attributes = asn1.CMSAttributes.load(SIGNER["signed_attrs"].untag().dump())
    for written in (
        cms._whole(leaf, attributes, other_form, None),
        remade(certificates=[leaf, leaf]),
    ):
        found = read(written)
        assert (found.is_right, found.is_ours) == (True, False)


def signed_over(change, signature: bytes | None = None) -> bytes:
    """Return what the same key signs over changed attributes."""
    signed = cms._read(SIGNED)
    listed = asn1.CMSAttributes.load(SIGNER["signed_attrs"].untag().dump())
    attributes = {one["type"].native: one for one in listed}
    change(attributes)
    over = asn1.CMSAttributes(list(attributes.values()))
    made = signature or cms.low_s(sign_for_cms(CARRIER.key, over.dump()))
    return cms._whole(signed["certificates"][0].chosen, over, made, None)


def test_a_signature_over_other_content_or_by_another_certificate_is_not_right():
    def other_type(attributes):
        attributes["content_type"] = cms._attribute("content_type", "signed_data")

    def other_certificate(attributes):
        named = tsp.SigningCertificateV2({"certs": [{"cert_hash": b"0" * 32}]})
        attributes["signing_certificate_v2"] = cms._attribute("signing_certificate_v2", named)

    def other_time(attributes):
        at = LATER.replace(year=2020)
        attributes["signing_time"] = cms._attribute("signing_time", asn1.Time({"utc_time": at}))

    own = SIGNER["signature"].native
    for written, why in (
        (signed_over(other_type), "digest"),
        (signed_over(other_certificate), "certificate"),
        (signed_over(other_time, own), "signature"),
        (signed_over(other_certificate, own), "signature"),
    ):
        found = read(written)
        assert (found.is_right, found.why) == (False, why)
    assert read(signed_over(other_time)).is_right


def test_without_the_certificate_it_names_a_signature_is_nobodys():
    other = own_certificate(BUYER.key, name="Another", since=LATER)
    for certificates in ([x509.Certificate.load(other)], []):
        found = read(remade(certificates=certificates))
        assert (found.certificate, found.is_right, found.is_ours) == (b"", False, False)
        assert found.why == "certificate"
    both = [x509.Certificate.load(other), x509.Certificate.load(CERTIFICATE)]
    found = read(remade(certificates=both))
    assert (found.certificate, found.is_right) == (CERTIFICATE, True)


def test_attributes_twice_or_missing_and_weak_digests_are_refused():
    two = asn1.CMSAttribute({"type": "message_digest", "values": [b"0" * 32, b"1" * 32]})
    for change in (
        lambda attributes: attributes.update(again=attributes["message_digest"]),
        lambda attributes: attributes.pop("message_digest"),
        lambda attributes: attributes.pop("content_type"),
        lambda attributes: attributes.update(message_digest=two),
    ):
        with pytest.raises(Unreadable, match="signature-malformed") as wrong:
            read(signed_over(change))
        assert wrong.value.facts["why"] == "attributes"
    parts = ("version", "sid", "signed_attrs", "signature_algorithm", "signature")
    weak = {part: SIGNER[part] for part in parts} | {"digest_algorithm": {"algorithm": "sha1"}}
    with pytest.raises(Unreadable, match="signature-unknown"):
        read(remade(signer_infos=[weak]))


def test_a_content_inside_too_much_and_too_many_are_refused():
    for data, why in (
        (remade(encap_content_info={"content_type": "data", "content": CONTENT}), "attached"),
        (remade(signer_infos=[SIGNER] * 9), "signers"),
        (remade(signer_infos=[]), "signers"),
        (SIGNED + bytes(cms.MOST_BYTES), "large"),
        (SIGNED + b"\0", "asn1"),
    ):
        with pytest.raises(Unreadable, match="signature-malformed") as wrong:
            read(data)
        assert wrong.value.facts["why"] == why

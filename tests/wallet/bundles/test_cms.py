"""The signature of a bundle: written in one way, and what is written otherwise is not ours."""

from __future__ import annotations

import hashlib

import pytest
from asn1crypto import algos
from asn1crypto import cms as asn1

from tests.wallet.builders import CARRIER, LATER
from tests.wallet.bundles.evidence import CERTIFICATE, sign
from wallet.bundles import cms
from wallet.errors import Unreadable
from wallet.keys.certificates import sign_for_cms

CONTENT = b"what is signed"
SIGNED = sign(hashlib.sha256(CONTENT).digest())


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
    info = cms._read(SIGNED)["signer_infos"][0]
    pair = algos.DSASignature.load(info["signature"].native)
    other_form = algos.DSASignature(
        {"r": pair["r"].native, "s": cms._P256_ORDER - pair["s"].native}
    ).dump()
    leaf = cms._read(SIGNED)["certificates"][0].chosen
    attributes = asn1.CMSAttributes.load(info["signed_attrs"].untag().dump())
    for written in (
        cms._whole(leaf, attributes, other_form, None),
        remade(certificates=[leaf, leaf]),
    ):
        found = read(written)
        assert (found.is_right, found.is_ours) == (True, False)


def test_a_signature_over_another_kind_of_content_or_another_certificate_is_not_right():
    info = cms._read(SIGNED)["signer_infos"][0]
    leaf = cms._read(SIGNED)["certificates"][0].chosen
    for place, value, why in ((0, "signed_data", "digest"), (3, None, "certificate")):
        attributes = asn1.CMSAttributes.load(info["signed_attrs"].untag().dump())
        if value is not None:
            attributes[place]["values"][0] = value
        else:
            attributes[place]["values"][0]["certs"][0]["cert_hash"] = b"0" * 32
        signature = cms.low_s(sign_for_cms(CARRIER.key, attributes.dump()))
        found = read(cms._whole(leaf, attributes, signature, None))
        assert (found.is_right, found.why) == (False, why)


def test_a_content_inside_too_much_and_too_many_are_refused():
    info = cms._read(SIGNED)["signer_infos"][0]
    for data, why in (
        (remade(encap_content_info={"content_type": "data", "content": CONTENT}), "attached"),
        (remade(signer_infos=[info] * 9), "signers"),
        (remade(signer_infos=[]), "signers"),
        (SIGNED + bytes(cms.MOST_BYTES), "large"),
        (SIGNED + b"\0", "asn1"),
    ):
        with pytest.raises(Unreadable, match="signature-malformed") as wrong:
            read(data)
        assert wrong.value.facts["why"] == why

"""CAdES: the signature of a bundle as a detached CMS (ETSI EN 319 122-1, RFC 5652, RFC 5035).

Ours is baseline B: content type, digest, time, and which certificate, all signed with ECDSA on
P-256; with a time stamp it is baseline T. There is one way to write it, and `is_ours` says whether
a signature was written so. Those of others are read as far as `wallet.keys.outside` can check them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from asn1crypto import algos, cms, core, tsp, x509

from wallet.errors import Unreadable
from wallet.keys import outside

MOST_BYTES = 2**20
_MOST_SIGNERS = 8
_MOST_CERTIFICATES = 32
_P256_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551

_HOSTILE = (
    ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError, IndexError,
)  # fmt: skip
"""What asn1crypto raises on bytes that are no CMS; it parses when it is looked at."""

Signer = Callable[[bytes], bytes]
"""Signs bytes with ECDSA and SHA-256 and returns the DER of the signature."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature as read and checked against a content; whom it belongs to is not said."""

    certificate: bytes
    """DER of the certificate it names as the signer's."""
    subject: str
    """Common name in that certificate; nobody vouches for it here."""
    serial: int
    at: datetime | None
    """When the signer says it signed, UTC."""
    is_right: bool
    """Whether the certificate's key made it over this content."""
    is_ours: bool
    """Whether it is written in the one way of our own."""
    stamp: Stamp | None = None
    why: str = ""
    """Why it is not right: ``digest``, ``signature``, ``certificate``, or what is not checked."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp (RFC 3161) over a signature."""

    at: datetime
    """UTC."""
    authority: str
    certificate: bytes
    """DER of the authority's certificate, or nothing."""
    is_right: bool


def low_s(signature: bytes) -> bytes:
    """Return an ECDSA signature in the one of its two forms that we write."""
    pair = algos.DSASignature.load(signature)
    r, s = pair["r"].native, pair["s"].native
    return bytes(algos.DSASignature({"r": r, "s": min(s, _P256_ORDER - s)}).dump())


def sign(digest: bytes, certificate: bytes, at: datetime, signer: Signer) -> bytes:
    """Return the CMS over a content with SHA-256 `digest`; the same input gives the same bytes."""
    leaf = x509.Certificate.load(certificate)
    attributes = cms.CMSAttributes(
        [
            _attribute("content_type", "data"),
            _attribute("message_digest", digest),
            _attribute("signing_time", cms.Time({"utc_time": at.replace(microsecond=0)}))
            if at.year < 2050
            else _attribute("signing_time", cms.Time({"general_time": at.replace(microsecond=0)})),
            _attribute(
                "signing_certificate_v2",
                tsp.SigningCertificateV2(
                    {
                        "certs": [
                            tsp.ESSCertIDv2(
                                {
                                    "cert_hash": hashlib.sha256(certificate).digest(),
                                    "issuer_serial": {
                                        "issuer": [x509.GeneralName("directory_name", leaf.issuer)],
                                        "serial_number": leaf.serial_number,
                                    },
                                }
                            )
                        ]
                    }
                ),
            ),
        ]
    )
    signature = low_s(signer(attributes.dump()))
    return _whole(leaf, attributes, signature, None)


def add_stamp(signed: bytes, token: bytes) -> bytes:
    """Return our CMS with a time stamp token over its signature (CAdES baseline T)."""
    info = _read(signed)["signer_infos"][0]
    leaf = x509.Certificate.load(_read(signed)["certificates"][0].chosen.dump())
    attributes = cms.CMSAttributes.load(info["signed_attrs"].untag().dump())
    return _whole(leaf, attributes, info["signature"].native, token)


def imprint_of(signed: bytes) -> bytes:
    """Return the SHA-256 that a time stamp over our CMS must be made of."""
    return hashlib.sha256(_read(signed)["signer_infos"][0]["signature"].native).digest()


def read(data: bytes, digests: Callable[[str], bytes]) -> tuple[Signature, ...]:
    """Read a detached CMS and check each signature in it.

    Args:
        data: DER.
        digests: Returns the digest of the content by an algorithm as `hashlib` calls it.

    Raises:
        Unreadable: ``signature-malformed`` or ``signature-unknown``, with ``why``.

    """
    if len(data) > MOST_BYTES:
        raise Unreadable("signature-malformed", why="large")
    try:
        signed = _read(data)
        infos = list(signed["signer_infos"])
        if not 1 <= len(infos) <= _MOST_SIGNERS:
            raise Unreadable("signature-malformed", why="signers")
        if signed["encap_content_info"]["content"].native is not None:
            raise Unreadable("signature-malformed", why="attached")
        certificates = [
            one.chosen
            for one in list(signed["certificates"] or [])[:_MOST_CERTIFICATES]
            if one.name == "certificate"
        ]
        return tuple(_checked(data, info, certificates, digests) for info in infos)
    except _HOSTILE as wrong:
        raise Unreadable("signature-malformed", why="asn1") from wrong


def read_stamp(token: bytes, imprint: bytes) -> Stamp:
    """Read a time stamp token over content with SHA-256 `imprint`.

    Raises:
        Unreadable: ``stamp-malformed``, with ``why``.

    """
    try:
        signed = _read(token)
        encapsulated = signed["encap_content_info"]
        if encapsulated["content_type"].native != "tst_info":
            raise Unreadable("stamp-malformed", why="type")
        raw = bytes(encapsulated["content"])
        return _stamp(signed, raw, imprint)
    except _HOSTILE as wrong:
        raise Unreadable("stamp-malformed", why="asn1") from wrong


def _stamp(signed: Any, raw: bytes, imprint: bytes) -> Stamp:
    info = tsp.TSTInfo.load(raw)
    said = info["message_imprint"]
    same = said["hash_algorithm"]["algorithm"].native == "sha256"
    same = same and said["hashed_message"].native == imprint
    certificates = [one.chosen for one in signed["certificates"] or [] if one.name == "certificate"]
    checked = _checked(
        b"", signed["signer_infos"][0], certificates,
        lambda name: hashlib.new(name, raw).digest(), content_type="tst_info",
    )  # fmt: skip
    at = info["gen_time"].native.astimezone(UTC)
    return Stamp(at, checked.subject, checked.certificate, same and checked.is_right)


def _checked(
    data: bytes,
    info: Any,
    certificates: list[Any],
    digests: Callable[[str], bytes],
    content_type: str = "data",
) -> Signature:
    """Check one SignerInfo (RFC 5652 §5.4, §5.6)."""
    # 1. Whose certificate it names, among those that came along.
    leaf = next((one for one in certificates if _is_named(info["sid"], one)), None)
    if leaf is None:
        return Signature(b"", "", 0, None, False, False, why="certificate")
    der = leaf.dump()
    subject = str(leaf.subject.native.get("common_name", ""))[:200]
    # 2. What is signed: each attribute once, the type and digest of the content among them.
    attributes: dict[str, Any] = {}
    for attribute in info["signed_attrs"]:
        name = attribute["type"].native
        if name in attributes or len(attribute["values"]) != 1:
            raise Unreadable("signature-malformed", why="attributes")
        attributes[name] = attribute["values"][0]
    digest_name = str(info["digest_algorithm"]["algorithm"].native)
    if digest_name not in ("sha256", "sha384", "sha512"):
        raise Unreadable("signature-unknown", why=digest_name[:20])
    if "message_digest" not in attributes or "content_type" not in attributes:
        raise Unreadable("signature-malformed", why="attributes")
    at = attributes["signing_time"].native if "signing_time" in attributes else None
    same = attributes["message_digest"].native == digests(digest_name)
    same = same and attributes["content_type"].native == content_type
    # 3. The signature over the attributes, as a SET (§5.4).
    scheme, hashed, salt = _scheme(info, digest_name)
    value = info["signature"].native
    signed = outside.is_signed_with(
        der, scheme, hashed, info["signed_attrs"].untag().dump(), value, salt
    )
    # 4. That no other certificate was put in place of the signer's (RFC 5035 §3).
    ess = attributes.get("signing_certificate_v2")
    why = "" if same and signed else "digest" if not same else "signature"
    if ess is not None and not _is_ess(ess, der):
        why = why or "certificate"
    token = _token(info)
    stamp = read_stamp(token, hashlib.sha256(value).digest()) if token else None
    return Signature(
        certificate=der,
        subject=subject,
        serial=leaf.serial_number,
        at=at.astimezone(UTC) if isinstance(at, datetime) else None,
        is_right=not why,
        is_ours=bool(data) and _is_ours(data, leaf, info, token),
        stamp=stamp,
        why=why,
    )


def _is_ours(data: bytes, leaf: Any, info: Any, token: bytes | None) -> bool:
    """Say whether writing the same parts again gives the same bytes."""
    try:
        value = info["signature"].native
        if low_s(value) != value:
            return False
        attributes = cms.CMSAttributes.load(info["signed_attrs"].untag().dump())
        return _whole(leaf, attributes, value, token) == data
    except _HOSTILE:
        return False


def _whole(leaf: Any, attributes: Any, signature: bytes, token: bytes | None) -> bytes:
    info: dict[str, Any] = {
        "version": "v1",
        "sid": {
            "issuer_and_serial_number": {
                "issuer": leaf.issuer,
                "serial_number": leaf.serial_number,
            }
        },
        "digest_algorithm": {"algorithm": "sha256"},
        "signed_attrs": attributes,
        "signature_algorithm": {"algorithm": "sha256_ecdsa"},
        "signature": signature,
    }
    if token is not None:
        stamp = _attribute("signature_time_stamp_token", cms.ContentInfo.load(token))
        info["unsigned_attrs"] = [stamp]
    signed = {
        "version": "v1",
        "digest_algorithms": [{"algorithm": "sha256"}],
        "encap_content_info": {"content_type": "data"},
        "certificates": [leaf],
        "signer_infos": [info],
    }
    whole = cms.ContentInfo({"content_type": "signed_data", "content": cms.SignedData(signed)})
    return bytes(whole.dump())


def _read(data: bytes) -> Any:
    whole = cms.ContentInfo.load(data, strict=True)
    if whole["content_type"].native != "signed_data":
        raise Unreadable("signature-malformed", why="type")
    return whole["content"]


def _attribute(name: str, value: Any) -> Any:
    return cms.CMSAttribute({"type": name, "values": [value]})


def _is_named(sid: Any, certificate: Any) -> bool:
    if sid.name == "issuer_and_serial_number":
        named = sid.chosen
        return bool(
            named["issuer"] == certificate.issuer
            and named["serial_number"].native == certificate.serial_number
        )
    return bool(sid.chosen.native == certificate.key_identifier)


def _is_ess(ess: Any, certificate: bytes) -> bool:
    named = ess["certs"][0]
    algorithm = str(named["hash_algorithm"]["algorithm"].native)
    if algorithm not in ("sha256", "sha384", "sha512"):
        return False
    return bool(named["cert_hash"].native == hashlib.new(algorithm, certificate).digest())


def _scheme(info: Any, digest: str) -> tuple[str, str, int]:
    algorithm = info["signature_algorithm"]
    kind = algorithm.signature_algo
    if kind == "rsassa_pss":
        parameters = algorithm["parameters"]
        hashed = str(parameters["hash_algorithm"]["algorithm"].native)
        return "rsa-pss", hashed, int(parameters["salt_length"].native)
    name = str(algorithm["algorithm"].native)
    first = name.partition("_")[0]  # some name no hash here, and mean that of the content
    hashed = first if first.startswith("sha") else digest
    schemes = {"rsassa_pkcs1v15": "rsa", "ecdsa": "ecdsa", "ed25519": "ed25519"}
    if kind not in schemes:
        raise Unreadable("signature-unknown", why=str(kind)[:20])
    return schemes[kind], str(hashed), 0


def _token(info: Any) -> bytes | None:
    for attribute in info["unsigned_attrs"] or []:
        if attribute["type"].native == "signature_time_stamp_token":
            return bytes(attribute["values"][0].dump())
    return None


def stamp_request(imprint: bytes, nonce: int) -> bytes:
    """Return the RFC 3161 request for a time stamp over content with SHA-256 `imprint`."""
    request = tsp.TimeStampReq(
        {
            "version": "v1",
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": imprint,
            },
            "nonce": core.Integer(nonce),
            "cert_req": True,
        }
    )
    return bytes(request.dump())


def read_stamp_answer(data: bytes, imprint: bytes, nonce: int) -> bytes:
    """Return the token in a time stamp authority's answer, after checking that it is ours.

    Raises:
        Unreadable: ``stamp-malformed``, ``stamp-refused`` or ``stamp-other``.

    """
    try:
        answer = tsp.TimeStampResp.load(data, strict=True)
        if answer["status"]["status"].native not in ("granted", "granted_with_mods"):
            raise Unreadable("stamp-refused")
        token = bytes(answer["time_stamp_token"].dump())
        raw = bytes(_read(token)["encap_content_info"]["content"])
        info = tsp.TSTInfo.load(raw)
        if info["nonce"].native != nonce:
            raise Unreadable("stamp-other")
    except _HOSTILE as wrong:
        raise Unreadable("stamp-malformed", why="asn1") from wrong
    if not read_stamp(token, imprint).is_right:
        raise Unreadable("stamp-other")
    return token

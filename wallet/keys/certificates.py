"""The X.509 face of a party's signing key, for seals that other programs check (PAdES, CAdES).

The certificate is made by its owner and vouched for by nobody: it carries the key, the name and
the ``did:key``, so that a reader finds the key again that he pinned by card. It is a leaf, and
says so; it never ends, as the key does not. The same key and card give the same bytes, so
nothing has to be kept.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from wallet.keys.signing import SigningKey

_LONGEST_NAME = 64  # ub-common-name, RFC 5280 appendix A.1
_NO_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)  # RFC 5280 §4.1.2.5


def own_certificate(key: SigningKey, *, name: str, since: datetime, lei: str = "") -> bytes:
    """Return the certificate (DER) that the owner of `key` makes of it.

    Args:
        key: The key that is certified, and signs.
        name: The party's name; cut to the 64 characters X.509 allows.
        since: From when on it is valid, to the second: when the party's card was made.
        lei: The party's LEI, written as ETSI EN 319 412-1 §5.1.4 wants it.

    """
    from cryptography import x509  # 30 ms, and most starts seal nothing
    from cryptography.x509.oid import NameOID

    start = since.astimezone(UTC).replace(microsecond=0)
    spoken = "".join(one if one.isprintable() else "_" for one in name)[:_LONGEST_NAME]
    names = [x509.NameAttribute(NameOID.COMMON_NAME, spoken or "-")]
    if lei:
        names.append(x509.NameAttribute(NameOID.ORGANIZATION_IDENTIFIER, f"LEIXG-{lei}"))
    whose = x509.Name(names)
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    facts = "\0".join((key.public.thumbprint, spoken, lei, start.isoformat()))
    builder = (
        x509.CertificateBuilder()
        .subject_name(whose)
        .issuer_name(whose)
        # Positive and of 16 bytes, and another for another content (RFC 5280 §4.1.2.2).
        .serial_number(int.from_bytes(hashlib.sha256(facts.encode()).digest()[:16]) >> 1 | 1)
        .not_valid_before(start)
        .not_valid_after(_NO_END)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(
            x509.SubjectAlternativeName([x509.UniformResourceIdentifier(str(key.public.did))]),
            critical=False,
        )
    )
    return key.sign_certificate(builder).public_bytes(Encoding.DER)


def sign_for_cms(key: SigningKey, data: bytes) -> bytes:
    """Sign `data` with ECDSA and SHA-256 in the form that X.509 and CMS want (RFC 5753 §2.1.1).

    What CMS signs begins with the DER of a SET and never reads as the text a JWS signs, so no
    seal can be taken for an act.
    """
    signature = key.sign(data)
    return encode_dss_signature(int.from_bytes(signature[:32]), int.from_bytes(signature[32:]))

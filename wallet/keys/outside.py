"""Checks signatures of the world outside by somebody's X.509 certificate: CMS, time stamps.

Ours are ES256 and nothing else; others sign with RSA and longer curves. Whether the certificate
is to be trusted is asked elsewhere. SHA-1 and RSA below 2048 bits prove nothing and are refused.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256, SHA384, SHA512

from wallet.errors import Unreadable
from wallet.keys.material import read_certificate

_HASHES = {"sha256": SHA256(), "sha384": SHA384(), "sha512": SHA512()}
_LEAST_RSA, _MOST_RSA = 2048, 16384


def is_signed_with(
    certificate: bytes, scheme: str, digest: str, data: bytes, signature: bytes, salt: int = 32
) -> bool:
    """Say whether the key in `certificate` (DER) made `signature` over `data`.

    Args:
        certificate: X.509, DER.
        scheme: ``ecdsa``, ``rsa``, ``rsa-pss`` or ``ed25519``.
        digest: ``sha256``, ``sha384`` or ``sha512``.
        data: What was signed.
        signature: As CMS carries it.
        salt: Length of the salt of RSA-PSS, in bytes.

    Raises:
        Unreadable: ``signature-unknown``: this kind of key or signature is not checked here.

    """
    kind = _HASHES.get(digest)
    try:
        key = read_certificate(certificate).public_key()
    except (Unreadable, ValueError, TypeError, UnsupportedAlgorithm) as wrong:
        raise Unreadable("signature-unknown", why="key") from wrong
    if kind is None:
        raise Unreadable("signature-unknown", why=digest[:20])
    try:
        if scheme == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, data, ec.ECDSA(kind))
        elif scheme == "ed25519" and isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, data)
        elif isinstance(key, rsa.RSAPublicKey) and _LEAST_RSA <= key.key_size <= _MOST_RSA:
            if scheme == "rsa":
                key.verify(signature, data, padding.PKCS1v15(), kind)
            elif scheme == "rsa-pss":
                key.verify(signature, data, padding.PSS(padding.MGF1(kind), salt), kind)
            else:
                raise Unreadable("signature-unknown", why=scheme)
        else:
            raise Unreadable("signature-unknown", why=scheme)
    except InvalidSignature:
        return False
    except (ValueError, UnsupportedAlgorithm) as wrong:
        raise Unreadable("signature-unknown", why="key") from wrong
    return True

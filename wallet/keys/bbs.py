"""BBS signatures over BLS12-381, as far as bbs-2023 needs them: checking, never signing.

IETF draft-irtf-cfrg-bbs-signatures, ciphersuite BLS12-381-SHA-256. The arithmetic of the curve is
arkworks'; the scheme is written out here, as no library for Python has it. Numbers in comments are
sections of draft 08.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from wallet.errors import Unreadable

MOST_MESSAGES = 2_000
"""How many messages a signature may cover: each costs half a millisecond."""

_ORDER = 0x73EDA753299D7D483339D80809A1D80553BDA402FFFE5BFEFFFFFFFF00000001
_API = b"BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_H2G_HM2S_"
_POINT, _SCALAR = 48, 32
# A fixed point that nobody knows the logarithm of (§7.2.2).
_P1 = bytes.fromhex(
    "a8ce256102840821a3e94ea9025e4662b205762f9776b3a766c872b948f1fd22"
    "5e7c59698588e70d11406d161b4e28c9"
)


def verify(key: bytes, signature: bytes, header: bytes, messages: list[bytes]) -> bool:
    """Tell whether `signature` (80 bytes) is the key's over the header and all messages (§3.6.2).

    Raises:
        Unreadable: ``proof-malformed``; ``key-unusable``.

    """
    import py_arkworks_bls12381 as ark  # native code; few files need it

    if len(signature) != _POINT + _SCALAR:
        raise Unreadable("proof-malformed")
    a, e = _g1(signature[:_POINT]), _scalar(signature[_POINT:])
    w, domain, bases = _setting(key, header, len(messages))
    b = _sum([_g1(_P1), bases[0], *bases[1:]], [1, domain, *map(_message, messages)])
    g2 = ark.G2Point()
    right = ark.GT.multi_pairing([a, b], [w + g2 * _field(e), -g2])
    return bool(right == ark.GT.one())


def verify_proof(
    key: bytes, proof: bytes, header: bytes, challenge_header: bytes, shown: dict[int, bytes]
) -> bool:
    """Tell whether `proof` shows these messages of a signature by `key` (§3.6.4).

    Args:
        key: The signer's key, 96 bytes.
        proof: Three points and the scalars.
        header: What the signature covers beside its messages.
        challenge_header: What the one who showed it bound it to (*presentation header*).
        shown: The messages, by their place among all that were signed.

    Raises:
        Unreadable: ``proof-malformed``; ``key-unusable``.

    """
    import py_arkworks_bls12381 as ark  # native code; few files need it

    scalars = _read_scalars(proof)
    eh, r1, r3, *hidden, challenge = scalars
    total = len(hidden) + len(shown)
    places = sorted(shown)
    if total > MOST_MESSAGES or (places and not 0 <= places[0] <= places[-1] < total):
        raise Unreadable("proof-malformed")
    points = [proof[at : at + _POINT] for at in range(0, 3 * _POINT, _POINT)]
    abar, bbar, d = map(_g1, points)
    w, domain, bases = _setting(key, header, total)
    said = {place: _message(shown[place]) for place in places}
    others = [place for place in range(total) if place not in said]

    t1 = _sum([bbar, abar, d], [challenge, eh, r1])
    bv = _sum([_g1(_P1), bases[0], *(bases[place + 1] for place in places)],
              [1, domain, *said.values()])  # fmt: skip
    t2 = _sum([bv, d, *(bases[place + 1] for place in others)], [challenge, r3, *hidden])

    # §3.7.4: the challenge is over everything that was fixed before it.
    said_octets = b"".join(_i8(place) + m.to_bytes(_SCALAR) for place, m in said.items())
    octets = _i8(len(places)) + said_octets + b"".join(points) + _bytes(t1) + _bytes(t2)
    octets += domain.to_bytes(_SCALAR) + _i8(len(challenge_header)) + challenge_header
    if _hash_to_scalar(octets, b"H2S_") != challenge:
        return False
    right = ark.GT.multi_pairing([abar, bbar], [w, -ark.G2Point()])
    return bool(right == ark.GT.one())


def hidden_in(proof: bytes) -> int:
    """Return how many messages a proof leaves out.

    Raises:
        Unreadable: ``proof-malformed``.

    """
    return len(_read_scalars(proof)) - 4


def _read_scalars(proof: bytes) -> list[int]:
    count, rest = divmod(len(proof) - 3 * _POINT, _SCALAR)
    if rest or not 4 <= count <= MOST_MESSAGES + 4:
        raise Unreadable("proof-malformed")
    return [_scalar(proof[at : at + _SCALAR]) for at in range(3 * _POINT, len(proof), _SCALAR)]


def _setting(key: bytes, header: bytes, total: int) -> tuple[Any, int, list[Any]]:
    """Return the key's point, the domain (§4.2.1) and the generators."""
    import py_arkworks_bls12381 as ark  # native code; few files need it

    if total > MOST_MESSAGES:
        raise Unreadable("proof-malformed")
    try:
        w = ark.G2Point.from_compressed_bytes(key)
    except (ValueError, TypeError) as wrong:
        raise Unreadable("key-unusable", why="not-on-curve") from wrong
    if bytes(key[:1]) == b"\xc0":  # the neutral element: everybody's signature would fit
        raise Unreadable("key-unusable", why="small-order")
    bases = [_generator(place) for place in range(total + 1)]
    octets = key + _i8(total) + b"".join(map(_bytes, bases)) + _API + _i8(len(header)) + header
    return w, _hash_to_scalar(octets, b"H2S_"), bases


@cache
def _seed(place: int) -> bytes:
    """Return the seed of a generator; each follows from the one before (§4.1.1)."""
    dst = _API + b"SIG_GENERATOR_SEED_"
    if place < 0:
        return _expand(_API + b"MESSAGE_GENERATOR_SEED", dst, 48)
    return _expand(_seed(place - 1) + _i8(place + 1), dst, 48)


@cache
def _generator(place: int) -> Any:
    import py_arkworks_bls12381 as ark  # native code; few files need it

    for before in range(0, place, 100):  # not by recursion, which is not that deep
        _seed(before)
    return ark.G1Point.hash_to_curve(_seed(place), _API + b"SIG_GENERATOR_DST_")


def _message(message: bytes) -> int:
    return _hash_to_scalar(message, b"MAP_MSG_TO_SCALAR_AS_HASH_")


def _hash_to_scalar(message: bytes, suffix: bytes) -> int:
    return int.from_bytes(_expand(message, _API + suffix, 48)) % _ORDER


def _expand(message: bytes, dst: bytes, length: int) -> bytes:
    """RFC 9380 §5.3.1, expand_message_xmd with SHA-256."""
    ending = dst + bytes([len(dst)])

    def digest(data: bytes) -> bytes:
        return hashlib.sha256(data).digest()

    first = digest(bytes(64) + message + length.to_bytes(2) + b"\0" + ending)
    blocks = [digest(first + b"\1" + ending)]
    for number in range(2, -(-length // 32) + 1):
        mixed = bytes(x ^ y for x, y in zip(first, blocks[-1], strict=True))
        blocks.append(digest(mixed + bytes([number]) + ending))
    return b"".join(blocks)[:length]


def _sum(points: list[Any], scalars: list[int]) -> Any:
    import py_arkworks_bls12381 as ark  # native code; few files need it

    return ark.G1Point.multiexp_unchecked(points, [_field(scalar) for scalar in scalars])


def _g1(data: bytes) -> Any:
    import py_arkworks_bls12381 as ark  # native code; few files need it

    if data[:1] == b"\xc0":
        raise Unreadable("proof-malformed")
    try:
        return ark.G1Point.from_compressed_bytes(data)
    except (ValueError, TypeError) as wrong:
        raise Unreadable("proof-malformed") from wrong


def _scalar(data: bytes) -> int:
    scalar = int.from_bytes(data)
    if not 0 < scalar < _ORDER:
        raise Unreadable("proof-malformed")
    return scalar


def _field(scalar: int) -> Any:
    import py_arkworks_bls12381 as ark  # native code; few files need it

    return ark.Scalar.from_be_bytes(scalar.to_bytes(_SCALAR))


def _bytes(point: Any) -> bytes:
    return bytes(point.to_compressed_bytes())


def _i8(number: int) -> bytes:
    return number.to_bytes(8)

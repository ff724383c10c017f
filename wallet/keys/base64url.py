"""Base64 with one text for one value: what decodes here encodes to the very same characters.

Lenient decoders give two texts to one signature, and so two digests to one chain entry.
"""

from __future__ import annotations

import base64
import binascii

from wallet.errors import Unreadable

_PADDING = (b"", b"", b"==", b"=")
# The other alphabet, the padding and white space become a character that is in no alphabet.
_TO_STANDARD = bytes.maketrans(b"-_+/= \t\n\v\f\r", b"+/" + b"\0" * 9)
# The last characters whose unused bits are zero, by the number of characters over a multiple of 4.
_TAILS = (b"", b"", b"AQgw", b"AEIMQUYcgkosw048")


def encode(data: bytes) -> str:
    """Write `data` as base64url without padding (RFC 7515 §2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """Read base64url without padding, strictly.

    Raises:
        Unreadable: ``base64-malformed``: a foreign character, padding, white space, an impossible
            length, or unused bits that are not zero (RFC 4648 §3.5).

    """
    try:
        raw = text.encode("ascii")
        over = len(raw) % 4
        if over == 1 or (over and raw[-1] not in _TAILS[over]):
            raise Unreadable("base64-malformed")
        data = binascii.a2b_base64(raw.translate(_TO_STANDARD) + _PADDING[over])
    except ValueError as wrong:
        raise Unreadable("base64-malformed") from wrong
    # The lenient mode is twice as fast. It leaves out foreign characters, so data gets shorter.
    if len(data) != len(raw) * 3 // 4:
        raise Unreadable("base64-malformed")
    return data


def decode_standard(text: str) -> bytes:
    """Read padded base64 (RFC 4648 §4), as ``x5c`` and PINT's document contents have it; strictly.

    Raises:
        Unreadable: ``base64-malformed``.

    """
    try:
        raw = text.encode("ascii")
        data = binascii.a2b_base64(raw, strict_mode=True)
    except ValueError as wrong:
        raise Unreadable("base64-malformed") from wrong
    if binascii.b2a_base64(data, newline=False) != raw:
        raise Unreadable("base64-malformed")
    return data

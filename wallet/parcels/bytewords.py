"""Bytes as letters (BCR-2020-012): each byte is a word, here its first and last letter.

Two letters a byte, then the CRC-32 of the bytes in the same way. Letters alone fall into the
alphanumeric mode of a QR code, and survive every reader that leaves case alone.
"""

from __future__ import annotations

import binascii
import zlib

from wallet.errors import Unreadable

_WORDS = """
able acid also apex aqua arch atom aunt away axis back bald barn belt beta bias
blue body brag brew bulb buzz calm cash cats chef city claw code cola cook cost
crux curl cusp cyan dark data days deli dice diet door down draw drop drum dull
duty each easy echo edge epic even exam exit eyes fact fair fern figs film fish
fizz flap flew flux foxy free frog fuel fund gala game gear gems gift girl glow
good gray grim guru gush gyro half hang hard hawk heat help high hill holy hope
horn huts iced idea idle inch inky into iris iron item jade jazz join jolt jowl
judo jugs jump junk jury keep keno kept keys kick kiln king kite kiwi knob lamb
lava lazy leaf legs liar limp lion list logo loud love luau luck lung main many
math maze memo menu meow mild mint miss monk nail navy need news next noon note
numb obey oboe omit onyx open oval owls paid part peck play plus poem pool pose
puff puma purr quad quiz race ramp real redo rich road rock roof ruby ruin runs
rust safe saga scar sets silk skew slot soap solo song stub surf swan taco task
taxi tent tied time tiny toil tomb toys trip tuna twin ugly undo unit urge user
vast very veto vial vibe view visa void vows wall wand warm wasp wave waxy webs
what when whiz wolf work yank yawn yell yoga yurt zaps zero zest zinc zone zoom
""".split()  # noqa: SIM905 - as the standard prints them

_LETTERS = [word[0] + word[-1] for word in _WORDS]
_HEX = {letters: f"{value:02x}" for value, letters in enumerate(_LETTERS)}

_CRC_BYTES = 4


def encode(data: bytes) -> str:
    """Write `data` and its CRC-32 as lower-case letters, two for each byte."""
    return "".join(_LETTERS[byte] for byte in data + zlib.crc32(data).to_bytes(_CRC_BYTES))


def decode(text: str) -> bytes:
    """Read lower-case letters and return the bytes without their CRC-32, which holds.

    Raises:
        Unreadable: ``bytewords-malformed``: another character, no word, or a wrong checksum.

    """
    try:
        written = "".join([_HEX[text[at : at + 2]] for at in range(0, len(text), 2)])
    except KeyError as wrong:
        raise Unreadable("bytewords-malformed", why="letters") from wrong
    whole = binascii.unhexlify(written)
    data = whole[:-_CRC_BYTES]
    if len(whole) <= _CRC_BYTES or whole[-_CRC_BYTES:] != zlib.crc32(data).to_bytes(_CRC_BYTES):
        raise Unreadable("bytewords-malformed", why="checksum")
    return data

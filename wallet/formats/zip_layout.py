"""How a ZIP is laid out when there is exactly one way to write it (PKWARE APPNOTE 4.3).

Members stored one behind the other, no extra fields but those of ZIP64, times at 1 January 1980,
the directory right behind, nothing between, before or after. A reader writes the same headers
again and compares: whatever differs was not written by us.
"""

from __future__ import annotations

import struct

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
END_64 = struct.Struct("<4sQ2H2I4Q")
LOCATOR_64 = struct.Struct("<4sIQI")

LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
END_64_MARK, LOCATOR_64_MARK = b"PK\x06\x06", b"PK\x06\x07"

STORED, DEFLATED = 0, 8
FULL_16, FULL_32 = 0xFFFF, 0xFFFF_FFFF

_PLAIN, _ZIP64 = 20, 45  # version needed to extract
_FLAGS, _TIME, _DATE = 0, 0, 0x21


def local_header(name: bytes, crc: int, size: int) -> bytes:
    """Return what stands before the content of a member; `size` is below 4 GiB."""
    common = (_PLAIN, _FLAGS, STORED, _TIME, _DATE, crc, size, size, len(name), 0)
    return LOCAL.pack(LOCAL_MARK, *common) + name


def central_header(name: bytes, crc: int, size: int, offset: int) -> bytes:
    """Return the line of a member in the directory."""
    extra = b"" if offset < FULL_32 else struct.pack("<2HQ", 1, 8, offset)
    needed = _ZIP64 if extra else _PLAIN
    common = (needed, _FLAGS, STORED, _TIME, _DATE, crc, size, size, len(name), len(extra))
    at = min(offset, FULL_32)
    return CENTRAL.pack(CENTRAL_MARK, needed, *common, 0, 0, 0, 0, at) + name + extra


def ending(count: int, length: int, start: int) -> bytes:
    """Return what stands behind a directory of `count` lines, `length` bytes, from `start` on."""
    end = END.pack(
        END_MARK, 0, 0, min(count, FULL_16), min(count, FULL_16),
        min(length, FULL_32), min(start, FULL_32), 0,
    )  # fmt: skip
    if count < FULL_16 and length < FULL_32 and start < FULL_32:
        return end
    size = END_64.size - 12  # it does not count its mark and itself
    return (
        END_64.pack(END_64_MARK, size, _ZIP64, _ZIP64, 0, 0, count, count, length, start)
        + LOCATOR_64.pack(LOCATOR_64_MARK, 0, start + length, 1)
        + end
    )

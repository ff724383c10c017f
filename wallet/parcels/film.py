"""Films: written as Motion JPEG, which every player knows; read in a process of its own.

What decodes films, and draws the pages of PDFs, is the window's libraries, and both come from
anybody. So they are read by `ui.film`, a process that holds no key, may not run or grow without
end, and answers with one line for each picture: how far it is, and the codes it saw.
"""

from __future__ import annotations

import io
import json
import os
import struct
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from wallet.errors import Unreadable
from wallet.parcels.light import CODES_PER_SECOND
from wallet.parcels.pictures import SCALE, drawn
from wallet.parcels.qr import Modules
from wallet.places import process_of

_PACKAGES = Path(__file__).parents[2]
_MOST_LINE = 256 * 1024
_VIDEO = (
    (4, b"ftyp"),  # MP4 and QuickTime, also HEIC, which Pillow opens no more than these
    (0, b"\x1aE\xdf\xa3"),  # Matroska and WebM
    (8, b"AVI "),
    (0, b"OggS"),
    (0, b"\0\0\1\xba"),  # MPEG
    (0, b"FLV"),
)
_HAS_INDEX = 0x10
_KEY_FRAME = 0x10


def is_film(head: bytes) -> bool:
    """Say whether a file that begins so is a film or a PDF, for `codes_in_film` to read."""
    marks = (*_VIDEO, (0, b"%PDF-"))
    return any(head[at : at + len(mark)] == mark for at, mark in marks)


def codes_in_film(path: Path) -> Iterator[tuple[float, tuple[str, ...]]]:
    """Yield, for each picture or page with a code, how far it is (0 to 1) and what they say.

    Raises:
        Unreadable: ``video-unreadable``: nothing here can read it.

    """
    command = [*process_of("ui.film", ["-P", "-m", "ui.film"]), str(path.absolute())]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LADEWELL_")}
    surroundings = kept | {"PYTHONPATH": str(_PACKAGES), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(  # noqa: S603 - our own program; the path is an argument
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        env=surroundings, cwd=_PACKAGES,
    ) as reader:  # fmt: skip
        try:
            if reader.stdout is None:
                raise Unreadable("video-unreadable", name=path.name)
            while line := reader.stdout.readline(_MOST_LINE):
                yield _said(line, path.name)
            if reader.wait() != 0:
                raise Unreadable("video-unreadable", name=path.name)
        finally:
            reader.kill()


def _said(line: bytes, name: str) -> tuple[float, tuple[str, ...]]:
    try:
        share, texts = json.loads(line)
        return float(share), tuple(str(text) for text in texts)
    except (ValueError, TypeError) as wrong:
        raise Unreadable("video-unreadable", name=name) from wrong


def avi(codes: Iterable[Modules], scale: int = SCALE) -> bytes:
    """Return a film that shows one code after the other, each as long as a screen does."""
    frames: list[bytes] = []
    size = (0, 0)
    for code in codes:
        picture = drawn(code, scale).convert("RGB")  # some players know no grey Motion JPEG
        size = picture.size
        file = io.BytesIO()
        picture.save(file, "JPEG", quality=85)
        frames.append(file.getvalue())
    most = max(len(frame) for frame in frames)
    head = struct.pack(
        "<14I", 1_000_000 // CODES_PER_SECOND, most * CODES_PER_SECOND, 0, _HAS_INDEX,
        len(frames), 0, 1, most, *size, 0, 0, 0, 0,
    )  # fmt: skip
    stream = b"vidsMJPG" + struct.pack(
        "<IHHIIIIIIII4h", 0, 0, 0, 0, 1, CODES_PER_SECOND, 0, len(frames), most, 0xFFFFFFFF, 0,
        0, 0, *size,
    )  # fmt: skip
    image = struct.pack(
        "<IiiHH4sIiiII", 40, *size, 1, 24, b"MJPG", size[0] * size[1] * 3, 0, 0, 0, 0
    )
    streams = _list(b"strl", _chunk(b"strh", stream) + _chunk(b"strf", image))
    movie, index, at = bytearray(), b"", 4
    for frame in frames:
        index += b"00dc" + struct.pack("<III", _KEY_FRAME, at, len(frame))
        chunk = _chunk(b"00dc", frame)
        movie += chunk
        at += len(chunk)
    parts = _list(b"hdrl", _chunk(b"avih", head) + streams)
    parts += _list(b"movi", bytes(movie)) + _chunk(b"idx1", index)
    return _chunk(b"RIFF", b"AVI " + parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _list(name: bytes, data: bytes) -> bytes:
    return _chunk(b"LIST", name + data)

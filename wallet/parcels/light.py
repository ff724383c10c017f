"""Shows a message as QR codes, and catches the codes that somebody else shows.

What fits one code is one code; a longer message is a fountain of codes that follow each other on
the screen, to be caught in any order, as many as it takes (`wallet.parcels.fountain`). A checksum
here is no security: whatever was caught is judged like a file from a stranger.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wallet.errors import Refused, Unreadable
from wallet.parcels.fountain import Collector, Source
from wallet.parcels.message import Kind, News, read_message
from wallet.parcels.qr import Level, Modules, capacity, modules, version_for
from wallet.parcels.ur import Piece, Whole, is_ur, read_ur, write_piece, write_whole

STILL_VERSION, STILL_LEVEL = 25, Level.M
"""The largest single code: a camera of 720 lines still has five pixels for a module. A finger or a
reflection stays where it is, so it may lose 15 %."""

MOVING_VERSION, MOVING_LEVEL = 20, Level.L
"""A code that is lost is made good by another one, so what counts is how much one carries."""

LONG_VERSION, MANY = 25, 30
"""What takes more codes than that is shown denser: at 720 lines, and filling the frame, version
25 is read as surely as 20, and 30 is not (tests/benchmarks/bench_light.py)."""

CODES_PER_SECOND = 10
"""How fast codes change: one that stays for less than three frames of a camera may be missed."""

_LAST_NUMBER = 2**16 - 1
_OVERHEAD = 18  # CBOR of a part around its data, and CRC-32 aside
_CRC_BYTES = 4


@dataclass(frozen=True, slots=True)
class Beam:
    """A message, ready to be shown."""

    whole: Whole
    version: int
    """Of every code, so that they do not jump on the screen."""
    level: Level
    source: Source | None
    """Where parts come from; none if one code is all."""

    @property
    def is_still(self) -> bool:
        """Whether one code is all."""
        return self.source is None

    @property
    def fragments(self) -> int:
        """How many codes it takes at least."""
        return 1 if self.source is None else len(self.source.fragments)

    def text(self, number: int) -> str:
        """Return the text of one code, from 1; they never end, and come round after 65,535."""
        if self.source is None:
            return write_whole(self.whole)
        part = self.source.part((number - 1) % _LAST_NUMBER + 1)
        return write_piece(Piece(self.whole.type, part))

    def code(self, number: int) -> Modules:
        """Draw one code, from 1."""
        return modules(self.text(number), version=self.version, level=self.level)


def beam(whole: Whole, *, version: int | None = None, level: Level = MOVING_LEVEL) -> Beam:
    """Return how to show a message.

    Args:
        whole: The message.
        version: The largest QR code that may be used, from 5 to 40; if not given, one that a
            camera of 720 lines reads, denser where there are many.
        level: Of each code where it takes several: on paper, what is covered stays covered.

    Raises:
        Refused: ``too-big-for-light``: so small a code cannot carry it.

    """
    letters = len(write_whole(whole))
    for still_level in dict.fromkeys((STILL_LEVEL, level)):
        still = version_for(letters, still_level)
        if still is not None and still <= (version or STILL_VERSION):
            return Beam(whole, still, still_level, None)
    most = _bytes_in(version or MOVING_VERSION, level, whole.type)
    if most <= 0:
        raise Refused("too-big-for-light", size=len(whole.message), most=0)
    if version is None and len(whole.message) > MANY * most:
        most = _bytes_in(LONG_VERSION, level, whole.type)
    source = Source(whole.message, most)
    longest = len(write_piece(Piece(whole.type, source.part(_LAST_NUMBER))))
    return Beam(whole, version_for(longest, level) or 40, level, source)


def _bytes_in(version: int, level: Level, kind: str) -> int:
    """Return how much of a message one part carries."""
    prefix = len(f"ur:{kind}/{_LAST_NUMBER}-9999/")
    return (capacity(version, level) - prefix) // 2 - _CRC_BYTES - _OVERHEAD


class Sight(StrEnum):
    """What came of looking at one code."""

    NEW = "new"
    """It told something that was not known yet."""
    KNOWN = "known"
    """It was seen before, or follows from what was."""
    ANOTHER = "another-transfer"
    """It begins another transfer, beside one that is not complete."""
    COMPLETE = "complete"
    """With it, a message is complete and readable."""
    FOREIGN = "foreign"
    """It is nothing of ours: a web address, another wallet's coins."""
    DAMAGED = "damaged"
    """It claims to be ours and is not in order."""
    POISONED = "poisoned"
    """It contradicts what was caught, so this transfer begins anew."""


@dataclass(frozen=True, slots=True)
class Caught:
    """What is known after looking at one code."""

    sight: Sight
    rank: int = 0
    """How many of `count` independent parts of this code's transfer are there."""
    count: int = 0
    message: bytes | News | None = None
    """A file, or what is new about a bill; when complete. Judge it before believing it."""
    kind: Kind | None = None
    wrong: Unreadable | None = None
    """Why a code is damaged or poisoned."""
    solved: frozenset[int] = frozenset()
    """Which fragments are known already, from 0; never more than `rank`."""


_Stream = tuple[str, int, int, int, int]


class Catcher:
    """Puts messages together from codes in any order, from several transfers at once.

    Nothing it sees can make it raise, or take more memory than a few messages do.
    """

    MOST_STREAMS = 4
    """Transfers that are collected at a time; the one not seen for longest gives way."""

    MOST_DONE = 16

    def __init__(self) -> None:
        self._open: dict[_Stream, Collector] = {}
        self._done: dict[_Stream | bytes, None] = {}

    @property
    def best(self) -> tuple[int, int]:
        """Rank and count of the transfer that is nearest to complete; zeros if there is none."""
        standing = [(collector.rank, collector.count) for collector in self._open.values()]
        return max(standing, key=lambda one: one[0] / one[1], default=(0, 0))

    def take(self, text: str) -> Caught:
        """Look at the text of one code."""
        if not is_ur(text):
            return Caught(Sight.FOREIGN)
        try:
            seen = read_ur(text)
        except Unreadable as wrong:
            return Caught(Sight.DAMAGED, wrong=wrong)
        if seen.type not in list(Kind):
            return Caught(Sight.FOREIGN)
        return self._whole(seen) if isinstance(seen, Whole) else self._piece(seen)

    def _whole(self, whole: Whole) -> Caught:
        if whole.message in self._done:
            return Caught(Sight.KNOWN, 1, 1)
        return self._read(whole, whole.message, 1)

    def _piece(self, piece: Piece) -> Caught:
        stream, count = piece.stream, piece.part.count
        if stream in self._done:
            return Caught(Sight.KNOWN, count, count)
        collector = self._open.pop(stream, None)
        sight = Sight.ANOTHER if collector is None and self._open else Sight.NEW
        collector = collector or Collector(piece.part)
        try:
            is_new = collector.take(piece.part)
            message = collector.message() if is_new else None
        except Unreadable as wrong:
            return Caught(Sight.POISONED, 0, count, wrong=wrong)  # and forget what it contradicts
        if message is not None:
            return self._read(Whole(piece.type, message), stream, count)
        self._open[stream] = collector
        while len(self._open) > self.MOST_STREAMS:
            del self._open[next(iter(self._open))]
        seen = sight if is_new else Sight.KNOWN
        return Caught(seen, collector.rank, count, solved=collector.solved)

    def _read(self, whole: Whole, name: _Stream | bytes, count: int) -> Caught:
        try:
            message = read_message(whole)
        except Unreadable as wrong:
            sight = Sight.DAMAGED if count == 1 else Sight.POISONED
            return Caught(sight, 0, count, wrong=wrong)
        self._done[name] = None
        while len(self._done) > self.MOST_DONE:
            del self._done[next(iter(self._done))]
        return Caught(Sight.COMPLETE, count, count, message, Kind(whole.type))

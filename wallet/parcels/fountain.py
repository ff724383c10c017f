"""One message as an endless fountain of parts, any enough of which give it back (BCR-2024-001).

The first parts are the fragments of the message, one after the other. From then on each part is
the XOR of some of them; which ones, follows from its number and the message's checksum, so both
ends know. The bits of the choice are fixed by the standard: Xoshiro256** seeded with SHA-256, a
degree drawn with weights 1, 1/2, 1/3 … by Walker's alias method, then a shuffle.

Its reference decoder needs parts that contain each other. This one solves the linear equations
over GF(2) instead: the same parts, and for fifty fragments two thirds of the waiting.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from functools import lru_cache

from wallet.errors import Unreadable
from wallet.parcels import cbor

MOST_MESSAGE = 60_000
"""The longest message that is shown or collected: a hundred codes; what is longer goes by file."""

MOST_FRAGMENTS = 2048
_MOST_SOLVED = 256
_MOST_NUMBER = 2**32 - 1
_BITS = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the fountain, as it is shown."""

    number: int
    """From 1; up to `count` a fragment, beyond it a mixture."""
    count: int
    """How many fragments the message has."""
    length: int
    """Bytes of the message."""
    checksum: int
    """CRC-32 of the message."""
    data: bytes

    @property
    def stream(self) -> tuple[int, int, int, int]:
        """What all parts of one message have in common."""
        return self.count, self.length, self.checksum, len(self.data)


def write_part(part: Part) -> bytes:
    """Write a part as CBOR."""
    return cbor.write([part.number, part.count, part.length, part.checksum, part.data])


def read_part(data: bytes) -> Part:
    """Read a part.

    Raises:
        Unreadable: ``part-malformed`` or ``cbor-malformed``; or ``light-too-large``, for a message
            longer than `MOST_MESSAGE`.

    """
    fields = cbor.read(data)
    match fields:
        case [int(number), int(count), int(length), int(checksum), bytes(fragment)]:
            part = Part(number, count, length, checksum, fragment)
        case _:
            raise Unreadable("part-malformed", why="shape")
    if any(isinstance(field, bool) for field in fields):
        raise Unreadable("part-malformed", why="shape")
    if length > MOST_MESSAGE or count > MOST_FRAGMENTS:
        raise Unreadable("light-too-large", most=MOST_MESSAGE)
    if not (
        0 < number <= _MOST_NUMBER
        and length > 0
        and 0 <= checksum <= _MOST_NUMBER
        and 0 < count == -(-length // max(1, len(fragment)))
    ):
        raise Unreadable("part-malformed", why="numbers")
    return part


class Source:
    """Makes the parts of one message."""

    def __init__(self, message: bytes, most: int) -> None:
        """Cut `message` into the fewest fragments of at most `most` bytes, all of one length."""
        self.length = len(message)
        self.checksum = zlib.crc32(message)
        count = -(-len(message) // most)
        size = -(-len(message) // count)
        padded = message.ljust(size * count, b"\0")
        self.fragments = tuple(padded[at : at + size] for at in range(0, len(padded), size))

    def part(self, number: int) -> Part:
        """Return the part with this number, from 1."""
        count, size = len(self.fragments), len(self.fragments[0])
        mixed = 0
        for index in chosen(number, count, self.checksum):
            mixed ^= int.from_bytes(self.fragments[index])
        return Part(number, count, self.length, self.checksum, mixed.to_bytes(size))


class Collector:
    """Takes the parts of one message in any order, and solves for its fragments.

    Memory is bounded: never more equations than fragments, none longer than a fragment.
    """

    def __init__(self, first: Part) -> None:
        """Collect the message that `first` is a part of; `first` itself is still to be taken."""
        self._count, self._length, self._checksum, self._size = first.stream
        self._rows: dict[int, tuple[int, int]] = {}
        """By highest fragment: which fragments (as bits), and their XOR."""

    @property
    def rank(self) -> int:
        """How many independent equations there are: what is known of the message, exactly."""
        return len(self._rows)

    @property
    def count(self) -> int:
        """How many are needed."""
        return self._count

    @property
    def solved(self) -> frozenset[int]:
        """Which fragments are known already, from 0; the last few may solve many at once.

        Of a message of more than 256 fragments only those that stand alone already: what follows
        from the others would cost the square of their number, after each code that is seen.
        """
        if self._count > _MOST_SOLVED:
            return frozenset(at for at, (mask, _) in self._rows.items() if mask == 1 << at)
        masks: dict[int, int] = {}
        for highest in sorted(self._rows):
            mask = self._rows[highest][0]
            for lower, known in masks.items():
                if mask >> lower & 1:
                    mask ^= known
            masks[highest] = mask
        return frozenset(at for at, mask in masks.items() if mask == 1 << at)

    def take(self, part: Part) -> bool:
        """Take a part of this message and say whether it told something new.

        Raises:
            Unreadable: ``light-poisoned``: it contradicts the parts before it, so one of them, or
                this one, does not belong to the message.

        """
        mask, value = 0, int.from_bytes(part.data)
        for index in chosen(part.number, self._count, self._checksum):
            mask |= 1 << index
        while mask:
            highest = mask.bit_length() - 1
            row = self._rows.get(highest)
            if row is None:
                self._rows[highest] = (mask, value)
                return True
            mask, value = mask ^ row[0], value ^ row[1]
        if value:
            raise Unreadable("light-poisoned", why="parts")
        return False

    def message(self) -> bytes | None:
        """Return the message once there are parts enough, else nothing.

        Raises:
            Unreadable: ``light-poisoned``: its checksum is not the one that every part names.

        """
        if len(self._rows) < self._count:
            return None
        fragments: list[int] = []
        for highest in range(self._count):  # each row names only fragments below that are known
            mask, value = self._rows[highest]
            for index, fragment in enumerate(fragments):
                if mask >> index & 1:
                    value ^= fragment
            fragments.append(value)
        padded = b"".join(fragment.to_bytes(self._size) for fragment in fragments)
        message = padded[: self._length]
        if zlib.crc32(message) != self._checksum or padded[self._length :].strip(b"\0"):
            raise Unreadable("light-poisoned", why="checksum")
        return message


def chosen(number: int, count: int, checksum: int) -> tuple[int, ...]:
    """Return the fragments that part `number` is the XOR of (BCR-2024-001, `chooseFragments`)."""
    if number <= count:
        return (number - 1,)
    dice = Xoshiro(number.to_bytes(4) + checksum.to_bytes(4))
    degree = degrees(count).draw(dice) + 1
    return tuple(shuffled(list(range(count)), dice, degree))


def shuffled(things: list[int], dice: Xoshiro, most: int) -> list[int]:
    """Draw `most` of `things` without putting any back; the list is used up."""
    return [things.pop(dice.below(len(things))) for _ in range(most)]


class Xoshiro:
    """Xoshiro256**, seeded with the SHA-256 of some bytes."""

    def __init__(self, seed: bytes) -> None:
        digest = hashlib.sha256(seed).digest()
        self._state = [int.from_bytes(digest[at : at + 8]) for at in (0, 8, 16, 24)]

    def next(self) -> int:
        """Return the next 64 bits."""
        a, b, c, d = self._state
        result = _turn(b * 5 & _BITS, 7) * 9 & _BITS
        c, d = c ^ a, d ^ b
        self._state = [a ^ d, b ^ c, c ^ (b << 17 & _BITS), _turn(d, 45)]
        return result

    def fraction(self) -> float:
        """Return the next number from 0 up to 1."""
        return self.next() / 2**64

    def below(self, count: int) -> int:
        """Return the next whole number from 0 up to `count`."""
        return int(self.fraction() * count)


class Sampler:
    """Draws an index by its weight, in constant time (alias method, Walker 1977, Vose 1991).

    The order in which indices are paired is the standard's: it decides which index is drawn.
    """

    def __init__(self, weights: list[float]) -> None:
        total, count = sum(weights), len(weights)
        share = [weight * count / total for weight in weights]
        low = [index for index in reversed(range(count)) if share[index] < 1]
        high = [index for index in reversed(range(count)) if share[index] >= 1]
        self._keep = [1.0] * count
        self._alias = [0] * count
        while low and high:
            index, giver = low.pop(), high.pop()
            self._keep[index], self._alias[index] = share[index], giver
            share[giver] += share[index] - 1
            (low if share[giver] < 1 else high).append(giver)

    def draw(self, dice: Xoshiro) -> int:
        """Draw one index."""
        first, second = dice.fraction(), dice.fraction()
        index = int(first * len(self._keep))
        return index if second < self._keep[index] else self._alias[index]


@lru_cache(maxsize=32)
def degrees(count: int) -> Sampler:
    """Return the sampler of how many fragments a part mixes: weights 1, 1/2, … 1/`count`."""
    return Sampler([1 / degree for degree in range(1, count + 1)])


def _turn(value: int, by: int) -> int:
    return (value << by | value >> (64 - by)) & _BITS

"""The fountain: enough parts, whichever they are, give the message back, and nothing else does."""

from __future__ import annotations

import random
import zlib
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.parcels.fountain import (
    MOST_FRAGMENTS,
    MOST_MESSAGE,
    Collector,
    Part,
    Sampler,
    Source,
    Xoshiro,
    chosen,
    read_part,
    write_part,
)

MESSAGE = bytes(random.Random(5).randbytes(4000))


def collected(parts) -> tuple[bytes | None, int]:
    """Return the message of `parts`, and how many it took."""
    collector = None
    for taken, part in enumerate(parts, 1):
        collector = collector or Collector(part)
        collector.take(part)
        if (message := collector.message()) is not None:
            return message, taken
    return None, 0


@given(
    st.binary(min_size=1, max_size=3000),
    st.integers(10, 300),
    st.integers(1, 200),
    st.integers(0, 2**32),
)
def test_parts_in_any_order_with_gaps_and_repeats_give_the_message(message, most, first, seed):
    source, dice = Source(message, most), random.Random(seed)
    numbers = [number for number in range(first, first + 4 * len(source.fragments) + 40)
               if dice.random() > 0.3]  # fmt: skip
    numbers += dice.choices(numbers, k=len(numbers) // 3)
    dice.shuffle(numbers)
    found, taken = collected(source.part(number) for number in numbers)
    assert found == message
    assert taken >= len(source.fragments)


def test_the_first_parts_are_the_message_itself():
    source = Source(MESSAGE, 600)
    parts = [source.part(number) for number in range(1, 8)]
    assert b"".join(part.data for part in parts)[: len(MESSAGE)] == MESSAGE
    assert collected(parts) == (MESSAGE, 7)


def test_it_is_cut_into_the_fewest_fragments_and_those_alike():
    for length, most, size in ((12345, 1955, 1764), (12345, 30000, 12345), (1024, 100, 94)):
        assert {len(fragment) for fragment in Source(bytes(length), most).fragments} == {size}


def test_rank_is_what_is_known_and_nothing_else():
    source = Source(MESSAGE, 100)
    collector = Collector(source.part(1))
    ranks = []
    for number in (1, 1, 2, 50, 50, 60, 2, 1):
        is_new = collector.take(source.part(number))
        ranks.append(collector.rank)
        assert is_new == (len(ranks) == 1 or ranks[-1] > ranks[-2])
    assert ranks == [1, 1, 2, 3, 3, 4, 4, 4]
    assert collector.count == 40


def test_who_joins_late_waits_a_fifth_longer_at_most_on_average():
    waited = []
    for run in range(40):
        source = Source(random.Random(run).randbytes(5000), 100)
        waited.append(collected(source.part(number) for number in range(1000 * run + 51, 10**6))[1])
    assert sum(waited) / len(waited) < 1.2 * 50


@given(st.integers(0, 3999), st.integers(1, 255), st.integers(0, 2**32))
def test_one_forged_part_is_noticed_and_never_accepted(at, flip, seed):
    source, dice = Source(MESSAGE, 300), random.Random(seed)
    numbers = dice.sample(range(1, 80), 40)
    victim = dice.choice(numbers)
    part = source.part(victim)
    data = bytearray(part.data)
    data[at % len(data)] ^= flip
    parts = [
        replace(part, data=bytes(data)) if number == victim else source.part(number)
        for number in numbers
    ]
    with suppress(Unreadable):
        assert collected(parts)[0] == MESSAGE


def test_padding_that_says_something_is_poison():
    message = b"seven bytes too many"
    source = Source(message, 7)
    last = source.part(3)
    assert last.data.endswith(b"\0")
    with pytest.raises(Unreadable, match="light-poisoned"):
        collected([source.part(1), source.part(2), replace(last, data=last.data[:-1] + b"!")])


def test_memory_stays_within_the_message_whatever_comes():
    source = Source(MESSAGE, 10)
    collector = Collector(source.part(1))
    for number in range(401, 1400):
        collector.take(source.part(number))
    assert len(collector._rows) <= 400
    assert all(value < 2**80 for _, value in collector._rows.values())


def test_the_largest_stream_of_a_stranger_costs_little():
    count = MOST_FRAGMENTS
    part = Part(2**32 - 1, count, count * 29, 1, bytes(29))
    assert read_part(write_part(part)) == part
    assert count * 29 < MOST_MESSAGE
    collector = Collector(part)
    for number in range(2**32 - 50, 2**32):
        collector.take(replace(part, number=number))
    assert 0 < collector.rank <= 50


@given(st.integers(1, 2**32 - 1), st.integers(1, 60), st.integers(0, 2**32 - 1))
def test_a_choice_is_of_fragments_that_exist_each_once(number, count, checksum):
    indexes = chosen(number, count, checksum)
    assert 1 <= len(indexes) <= count
    assert len(set(indexes)) == len(indexes)
    assert all(0 <= index < count for index in indexes)
    assert chosen(number, count, checksum) == indexes


@given(st.lists(st.floats(0.01, 100), min_size=1, max_size=20), st.binary(max_size=8))
def test_a_sampler_draws_an_index_it_has(weights, seed):
    dice = Xoshiro(seed)
    sampler = Sampler(weights)
    assert all(0 <= sampler.draw(dice) < len(weights) for _ in range(50))


def test_a_checksum_that_is_met_by_another_message_is_as_far_as_a_checksum_goes():
    # CRC-32 is no security: this pins what the layer above must not forget.
    first = Source(MESSAGE, 500)
    assert first.checksum == zlib.crc32(MESSAGE)
    generator = int(f"{0x104C11DB7:033b}"[::-1], 2)  # of the CRC, as its bits are sent
    start = int.from_bytes(MESSAGE[:5], "little") ^ generator
    forged = start.to_bytes(5, "little") + MESSAGE[5:]
    assert zlib.crc32(forged) == first.checksum
    other = Source(forged, 500)
    found, _ = collected([other.part(1), *(first.part(number) for number in range(2, 9))])
    assert found == forged


@given(st.lists(st.integers(1, 60), max_size=30))
def test_a_fragment_that_is_called_solved_is_known(numbers):
    source = Source(bytes(range(200)), 20)
    collector = Collector(source.part(1))
    for number in numbers:
        collector.take(source.part(number))
    solved = collector.solved
    assert len(solved) <= collector.rank
    assert {number - 1 for number in numbers if number <= len(source.fragments)} <= solved
    if collector.rank == collector.count:
        assert solved == set(range(collector.count))


def test_of_a_very_long_message_only_what_stands_alone_is_called_solved():
    # 2,048 mixtures of a stranger would each cost millions of steps to see through.
    source = Source(bytes(range(256)) * 10, 5)
    collector = Collector(source.part(1))
    assert collector.count > 256
    for number in (1, 2, 3, *range(collector.count + 1, collector.count + 200)):
        collector.take(source.part(number))
    alone = {at for at, (mask, _) in collector._rows.items() if mask == 1 << at}
    assert {0, 1, 2} <= collector.solved == alone
    assert collector.rank > len(alone)

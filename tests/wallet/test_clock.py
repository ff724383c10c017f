"""Times are read from any RFC 3339 text, written one way, and never raise anything else."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.clock import FixedClock, SystemClock, read_time, to_milliseconds, write_time
from wallet.errors import Unreadable

OFFSETS = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(
    datetime(1, 1, 3), datetime(9999, 12, 29), timezones=OFFSETS
).map(to_milliseconds)  # fmt: skip


@given(MOMENTS)
def test_what_is_written_is_read_again(moment):
    text = write_time(moment)
    assert read_time(text) == moment
    assert read_time(text).tzinfo is UTC
    assert len(text) == len("2026-11-03T09:00:00.000Z")


@given(MOMENTS)
def test_any_offset_means_the_same_moment(moment):
    assert read_time(moment.isoformat()) == moment


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"))
def test_any_text_is_a_moment_or_refused(text):
    with suppress(Unreadable):
        assert read_time(text).tzinfo is UTC


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-03", "2026-11-03T09:00:00", "2026-02-30T09:00:00Z", "2026-11-03T24:00:00Z",
        "2026-11-03T09:00:60Z", "2026-11-03 09:00:00Z", "2026-11-03T09:00:00.Z",
        "2026-11-03T09:00:00+24:00", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-00:01", "\uff12026-11-03T09:00:00Z", "2026-11-03T09:00:00Z\n",
    ],
)  # fmt: skip
def test_a_moment_that_does_not_exist_is_refused(text):
    with pytest.raises(Unreadable, match="time-unreadable"):
        read_time(text)


def test_a_long_text_is_not_repeated_in_full():
    with pytest.raises(Unreadable) as caught:
        read_time("9" * 1000)
    assert len(str(caught.value.facts["text"])) <= 40


def test_the_clocks_tell_utc_to_the_millisecond():
    at = datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert FixedClock(at).now() is at
    now = SystemClock().now()
    assert now.tzinfo is UTC
    assert now.microsecond % 1000 == 0

"""Codes, days and times are said in the user's language and time zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ui.look.speech import Speech
from wallet.words import Language

ENGLISH = Speech(Language.ENGLISH, timezone(timedelta(hours=8)))
CHINESE = Speech(Language.CHINESE, timezone(timedelta(hours=8)))
NOW = datetime(2026, 11, 3, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 11, 3, 6, 9, tzinfo=UTC), "Today 14:09"),
        (datetime(2026, 11, 2, 16, 0, tzinfo=UTC), "Today 00:00"),
        (datetime(2026, 11, 2, 9, 20, tzinfo=UTC), "Yesterday 17:20"),
        (datetime(2026, 10, 30, 8, 11, tzinfo=UTC), "30 Oct 16:11"),
        (datetime(2025, 10, 30, 8, 11, tzinfo=UTC), "30 Oct 2025 16:11"),
    ],
)
def test_rows_say_the_day_as_near_as_it_is(moment, words):
    assert ENGLISH.short_time(moment, NOW) == words


def test_without_a_now_no_day_is_called_today():
    assert ENGLISH.short_time(NOW) == "3 Nov 14:12"
    assert CHINESE.short_time(NOW) == "11-03 14:12"


def test_a_claim_has_its_time_with_the_offset():
    assert ENGLISH.time(NOW) == "3 Nov 2026 14:12 +08:00"
    assert CHINESE.time(NOW) == "2026-11-03 14:12 +08:00"
    assert ENGLISH.offset(NOW) == "+08:00"


def test_the_day_is_the_day_where_the_user_is():
    assert ENGLISH.day(datetime(2026, 11, 2, 20, tzinfo=UTC)) == "3 Nov 2026"


def test_a_date_that_is_none_is_said_as_it_stands():
    assert ENGLISH.iso_day("2026-10-28") == "28 Oct 2026"
    assert ENGLISH.iso_day("") == ""
    assert ENGLISH.iso_day("soon") == "soon"


def test_parts_become_one_phrase():
    assert ENGLISH.enumerate(["Endorse to order", "Hand over"]) == "Endorse to order, hand over"
    assert CHINESE.enumerate(["指示背书", "交付控制"]) == "指示背书、交付控制"
    assert ENGLISH.enumerate([]) == ""


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (184_300, "184 kB"), (2_340_000, "2.3 MB")],
)
def test_a_size_is_said_in_the_unit_that_fits_it(count, words):
    assert ENGLISH.size(count) == words

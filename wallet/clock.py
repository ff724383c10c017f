"""Where the time comes from, so that every rule and test can be given another one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

from wallet.errors import Unreadable

_RFC3339 = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:([Zz])|([+-])(\d\d):(\d\d))",
    re.ASCII,
)


class Clock(Protocol):
    """Tells the time once per act; asked for by constructor, never read from the system."""

    def now(self) -> datetime:
        """Return the present moment, in UTC."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC, to the millisecond (PINT writes no finer)."""
        return to_milliseconds(datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still: for ``--at TIME`` and for tests."""

    at: datetime

    def now(self) -> datetime:
        """Return the moment it was set to."""
        return self.at


def to_milliseconds(moment: datetime) -> datetime:
    """Cut `moment` to whole milliseconds, so that what is written reads back equal."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def write_time(moment: datetime) -> str:
    """Write `moment` as RFC 3339 in UTC with milliseconds and ``Z`` (PINT actionDateTime)."""
    # Not strftime: it writes the year 87 with two digits.
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def read_time(text: str) -> datetime:
    """Read an RFC 3339 date-time with any offset and return it in UTC.

    Raises:
        Unreadable: It is not an RFC 3339 date-time, or no such moment exists.

    """
    if (found := _RFC3339.fullmatch(text)) is None:
        raise Unreadable("time-unreadable", text=text[:40])
    if text[-1] == "Z" and text[10] == "T":
        # As nearly every time is written; the fields have been held against the form above.
        try:
            return datetime.fromisoformat(text)
        except ValueError as wrong:
            raise Unreadable("time-unreadable", text=text[:40]) from wrong
    year, month, day, hour, minute, second, fraction, _zulu, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    try:
        return datetime(
            int(year),
            int(month),
            int(day),
            int(hour),
            int(minute),
            int(second),
            int((fraction or "0").ljust(6, "0")[:6]),
            timezone(-offset if sign == "-" else offset),
        ).astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise Unreadable("time-unreadable", text=text[:40]) from wrong

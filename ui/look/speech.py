"""Says codes, days and times in the user's language and time zone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from wallet.words import Language, say, say_date, say_time

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_NOTHING: Mapping[str, object] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Speech:
    """One language and one time zone; without a zone, that of the machine."""

    language: Language = Language.ENGLISH
    zone: tzinfo | None = None

    @property
    def is_chinese(self) -> bool:
        """Whether words are set without capitals and spacing, and dates in figures."""
        return self.language is Language.CHINESE

    def say(self, group: str, code: str, facts: Mapping[str, object] = _NOTHING) -> str:
        """Return the sentence for a code (`wallet.words.say`)."""
        return say(group, code, facts, self.language)

    def acts(self, codes: Sequence[str]) -> list[str]:
        """Return the words for acts; that one is signed goes without saying beside another."""
        told = [code for code in codes if code != "SIGN"] or list(codes)
        return [self.say("act", code) for code in told]

    def enumerate(self, parts: Sequence[str]) -> str:
        """Return the parts as one phrase: ``Endorse to order, hand over`` or ``指示背书、交付``."""
        if self.is_chinese:
            return "、".join(parts)
        first, *rest = parts or ("",)
        return ", ".join([first, *(part[:1].lower() + part[1:] for part in rest)])

    def day(self, moment: date) -> str:
        """Return ``28 Oct 2026`` or ``2026-10-28``."""
        return say_date(self._here(moment), self.language)

    def iso_day(self, text: str) -> str:
        """Say an ISO date; what is none stays as it is."""
        try:
            return self.day(date.fromisoformat(text))
        except ValueError:
            return text

    def short_day(self, moment: date) -> str:
        """Return ``28 Oct`` or ``10-28``: where the year stands nearby."""
        full = self.day(moment)
        return full[5:] if self.is_chinese else full.rsplit(" ", 1)[0]

    def time(self, moment: datetime) -> str:
        """Return day, time and offset, as it stands beside every claim."""
        return say_time(moment.astimezone(self.zone), self.language)

    def clock(self, moment: datetime) -> str:
        """Return the hour and minute alone."""
        return f"{moment.astimezone(self.zone):%H:%M}"

    def offset(self, moment: datetime) -> str:
        """Return the offset alone, such as ``+08:00``."""
        return self.time(moment).rsplit(" ", 1)[1]

    def short_time(self, moment: datetime, now: datetime | None = None) -> str:
        """Return day and time as rows say them: ``Today 14:09``, ``30 Oct 16:11``.

        Without `now` no day is called today; a year is said where it is another than now's.
        """
        here, clock = self._here(moment), self.clock(moment)
        if now is None:
            return f"{self.short_day(moment)} {clock}"
        today = now.astimezone(self.zone).date()
        if here == today:
            return translate("Speech", "Today {time}").format(time=clock)
        if here == today - timedelta(days=1):
            return translate("Speech", "Yesterday {time}").format(time=clock)
        day = self.short_day(moment) if here.year == today.year else self.day(moment)
        return f"{day} {clock}"

    @staticmethod
    def size(count: int) -> str:
        """Return a number of bytes as one reads it: ``1.2 kB``, ``184 kB``."""
        if count < 1_000:
            return f"{count} B"
        number, unit = (count / 1_000, "kB") if count < 1_000_000 else (count / 1_000_000, "MB")
        return f"{number:.{0 if number >= 10 else 1}f} {unit}"

    def _here(self, moment: date) -> date:
        if isinstance(moment, datetime):
            return moment.astimezone(self.zone).date()
        return moment

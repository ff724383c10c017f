"""What to tell somebody who holds a camera before a code: one thing at a time, and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from ui.watcher import Glance
from wallet.book import Sight

NEAR, FINE = 3.2, 4.2
"""Pixels to a module: below the first hardly any code is read, from the second nearly all are."""

DARK = 35.0
"""Of 255: below that the picture is mostly noise."""

_PAUSE = timedelta(seconds=1)
"""Hints that change faster cannot be read."""
_STAYS = timedelta(seconds=3)
"""So long something that happened once stays said."""
_PATIENCE = timedelta(seconds=4)
"""So long nothing may be seen, or nothing new be told, before something else is proposed."""


class Hint(StrEnum):
    """What to say."""

    AIM = "aim"
    """Nothing is seen yet."""
    GOOD = "good"
    """It goes on as it should."""
    FASTER = "faster"
    """It goes, and closer it would go faster."""
    CLOSER = "closer"
    GLARE = "glare"
    """A code is seen and cannot be read, though it is big enough."""
    LIGHT = "light"
    """The picture is dark."""
    STILL = "still"
    """The same codes again: the other screen stands, or waits."""
    ANOTHER = "another"
    """There is another transfer in sight, beside this one."""
    ANEW = "anew"
    """What was caught contradicted itself; it began again."""
    FOREIGN = "foreign"
    """A code that is nothing of ours."""
    DAMAGED = "damaged"
    """A code that claims to be ours, and is not in order."""


_ONCE = {
    Sight.POISONED: Hint.ANEW,
    Sight.ANOTHER: Hint.ANOTHER,
    Sight.DAMAGED: Hint.DAMAGED,
    Sight.FOREIGN: Hint.FOREIGN,
}
"""What is said for a while though the next picture is in order, the most important first."""


class Adviser:
    """Chooses the hint from what the last pictures told."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.hint = Hint.AIM
        self._since = self._once_at = self._read_at = self._new_at = datetime.min
        self._once: Hint | None = None

    def advise(self, glance: Glance, now: datetime) -> Hint:
        """Return what to say after another picture; it changes at most once a second."""
        if self._since == datetime.min:
            self._since = self._read_at = self._new_at = now
        sights = [one.sight for one in glance.caught]
        once = next((hint for sight, hint in _ONCE.items() if sight in sights), None)
        if once is not None:
            self._once, self._once_at = once, now
        elif self._once is not None and now - self._once_at > _STAYS:
            self._once = None
        if sights:
            self._read_at = now
        if any(sight in (Sight.NEW, Sight.ANOTHER, Sight.COMPLETE) for sight in sights):
            self._new_at = now
        hint = self._once or self._wanted(glance, now)
        if hint is not self.hint and (now - self._since >= _PAUSE or self.hint is Hint.AIM):
            self.hint, self._since = hint, now
        return self.hint

    def _wanted(self, glance: Glance, now: datetime) -> Hint:
        read = [mark.pixels for mark in glance.marks if mark.text]
        seen = [mark.pixels for mark in glance.marks if not mark.text]
        if read:
            if now - self._new_at > _PATIENCE:
                return Hint.STILL
            return Hint.FASTER if min(read) < FINE else Hint.GOOD
        if seen:
            return Hint.CLOSER if max(seen) < NEAR else Hint.GLARE
        if glance.light < DARK:
            return Hint.LIGHT
        without = now - self._read_at
        if without <= _PATIENCE / 4 and glance.rank:
            return self.hint  # a code between two others is no event
        if without <= _PATIENCE:
            return Hint.AIM
        return Hint.CLOSER if (without // _PATIENCE) % 2 else Hint.GLARE

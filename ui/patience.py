"""Makes guessing at the lock slow: after each wrong passphrase one waits longer.

It lives in memory and slows only this window. Whoever has the file guesses elsewhere: against that
stands what each guess costs (Argon2id). So nothing is ever wiped after some wrong guesses, which
would hurt the owner alone.
"""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from pathlib import Path
from time import monotonic

_FREE = 2
"""So often one may mistype without waiting."""
_MOST = 60


class Patience:
    """Counts wrong guesses by vault, and says how long to wait before the next."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        """Tell the time by `now`, in seconds that never go back."""
        self._now = now
        self._wrong: dict[Path, int] = {}
        self._until: dict[Path, float] = {}

    def wrong(self, folder: Path) -> int:
        """Note a wrong guess at the vault in `folder`; return the seconds to wait."""
        count = self._wrong[folder] = self._wrong.get(folder, 0) + 1
        wait = min(_MOST, 2 ** (count - _FREE)) if count > _FREE else 0
        self._until[folder] = self._now() + wait
        return wait

    def right(self, folder: Path) -> None:
        """Forget the wrong guesses."""
        self._wrong.pop(folder, None)
        self._until.pop(folder, None)

    def left(self, folder: Path) -> int:
        """Return how many seconds are still to be waited."""
        return max(0, ceil(self._until.get(folder, 0) - self._now()))

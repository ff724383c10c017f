"""How long work says where it is, and how it is asked to stop."""

from __future__ import annotations

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - it is an answer to a wish, not an error
    """Raised inside long work after the user asked it to stop."""


class Progress(Protocol):
    """What long work reports to. Called often; must be cheap."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Say that `done` of `total` is finished.

        Raises:
            Cancelled: The user asked for the work to stop.

        """


class Silent:
    """A `Progress` that shows nothing and never stops the work."""

    def step(self, done: int, total: int, what: str = "") -> None:
        """Ignore the report."""

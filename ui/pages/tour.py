"""Looking around with samples: from the voyage that is played to the vaults it leaves."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions.look_around import Samples
from ui.jobs import Job
from ui.look import Look
from ui.session import Session
from ui.widgets.boxes import Column
from wallet.clock import Clock

if TYPE_CHECKING:
    from ui.pages.sample_bar import SampleBar


class Tour(QObject):
    """Plays the voyage, lends the vaults of its parties one at a time, and clears up.

    Args:
        session: Where the vaults are opened.
        look: How to draw.
        clock: The time.
        over: The bar that says "sample" becomes the first thing here while one is open.

    """

    playing = Signal(object)
    """The job that plays the voyage: show how far it is."""
    leave_wanted = Signal()
    """The user has seen enough: close the vault."""

    def __init__(self, session: Session, look: Look, clock: Clock, over: Column) -> None:
        super().__init__(session)
        self._session = session
        self._look = look
        self._clock = clock
        self._over = over
        self._open: Samples | None = None
        self._coming: Samples | None = None
        self._playing: Job | None = None

    @cached_property
    def bar(self) -> SampleBar:
        """The bar, made when the first sample is opened."""
        from ui.pages.sample_bar import SampleBar

        bar = SampleBar(self._look)
        bar.party_wanted.connect(self._look_as)
        bar.play_wanted.connect(self.play)
        bar.left.connect(self.leave_wanted)
        self._over.insertWidget(0, bar)
        return bar

    @property
    def is_on(self) -> bool:
        """Whether a sample is open."""
        return self._open is not None

    def play(self) -> Job:
        """Play the voyage anew; `Session.opened` fires with the shipper's vault."""
        samples = self._coming = Samples(self._clock)
        job = samples.play(self._session)
        job.failed.connect(lambda _error: samples.close())
        job.stopped.connect(samples.close)
        self._playing = job
        self.playing.emit(job)
        return job

    def welcome(self) -> Path | None:
        """Return where the vault that was just opened lies, if it is a sample's; else they go."""
        card = self._session.card
        if self._coming is not None and self._coming.party_of(card):
            self._clear(self._open)
            self._open, self._coming, self._playing = self._coming, None, None
        party = self._open.party_of(card) if self._open is not None else None
        if self._open is None or party is None:
            self.leave()
            return None
        names = {part: known.party.name for part, known in self._open.cards.items()}
        self.bar.show_parties(names, party)
        self.bar.show()
        return self._open.vault(party)

    def leave(self) -> None:
        """Remove the samples, and stop the voyage that is still played."""
        if self._playing is not None:
            self._playing.cancel()
            self._playing = None
        if self._open is not None:
            self.bar.hide()
            self._clear(self._open)
            self._open = None

    def _look_as(self, party: str) -> None:
        if self._open is not None:
            self._open.look_as(self._session, party)

    def _clear(self, samples: Samples | None) -> None:
        if samples is not None:  # on the worker: after the vault in it is closed
            self._session.without_vault(lambda _progress: samples.close())

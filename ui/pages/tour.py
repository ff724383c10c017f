"""Looking around with samples: from the voyage that is played to the vaults it leaves."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.actions.look_around import Samples
from ui.jobs import Job
from ui.look import Look
from ui.pages.sample_bar import SampleBar
from ui.session import Session
from wallet.clock import Clock


class Tour(QObject):
    """Plays the voyage, lends the vaults of its parties one at a time, and clears up.

    Attributes:
        bar: Stands over every page while a sample is open.

    """

    playing = Signal(object)
    """The job that plays the voyage: show how far it is."""

    def __init__(self, session: Session, look: Look, clock: Clock) -> None:
        super().__init__(session)
        self._session = session
        self._clock = clock
        self._open: Samples | None = None
        self._coming: Samples | None = None
        self.bar = SampleBar(look)
        self.bar.party_wanted.connect(self._look_as)
        self.bar.play_wanted.connect(self.play)
        self.bar.hide()

    def play(self) -> Job:
        """Play the voyage anew; `Session.opened` fires with the shipper's vault."""
        samples = self._coming = Samples(self._clock)
        job = samples.play(self._session)
        job.failed.connect(lambda _error: samples.close())
        job.stopped.connect(samples.close)
        self.playing.emit(job)
        return job

    def welcome(self) -> Path | None:
        """Return where the vault that was just opened lies, if it is a sample's; else they go."""
        card = self._session.card
        if self._coming is not None and self._coming.party_of(card):
            self._clear(self._open)
            self._open, self._coming = self._coming, None
        party = self._open.party_of(card) if self._open is not None else None
        if self._open is None or party is None:
            self.leave()
            return None
        names = {part: known.party.name for part, known in self._open.cards.items()}
        self.bar.show_parties(names, party)
        self.bar.show()
        return self._open.vault(party)

    def leave(self) -> None:
        """Remove the samples."""
        self.bar.hide()
        self._clear(self._open)
        self._open = None

    def _look_as(self, party: str) -> None:
        if self._open is not None:
            self._open.look_as(self._session, party)

    def _clear(self, samples: Samples | None) -> None:
        if samples is not None:  # on the worker: after the vault in it is closed
            self._session.without_vault(lambda _progress: samples.close())

"""Looking around with samples: the voyage that is played, the vaults it leaves, the steps."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ui.actions.look_around import Samples
from ui.jobs import Job
from ui.look import Look
from ui.session import Session
from ui.settings import Settings
from ui.widgets.boxes import Column
from wallet.clock import Clock

if TYPE_CHECKING:
    from ui.pages.sample_bar import SampleBar
    from ui.pages.tour_steps import Step, TourSteps
    from wallet.titles.holding import Holding


class Tour(QObject):
    """Plays the voyage, lends the vaults of its parties one at a time, and clears up.

    Args:
        session: Where the vaults are opened.
        look: How to draw.
        clock: The time.
        settings: Whether the user was shown around already.
        over: The bar that says "sample" becomes the first thing here while one is open.

    """

    playing = Signal(object)
    """The job that plays the voyage: show how far it is."""
    place_wanted = Signal(str)
    """Show this place of the frame."""
    bill_wanted = Signal(str)
    """Show this bill."""
    leave_wanted = Signal()
    """The user has seen enough: close the vault."""

    def __init__(
        self, session: Session, look: Look, clock: Clock, settings: Settings, over: Column
    ) -> None:
        super().__init__(session)
        self._session = session
        self._look = look
        self._clock = clock
        self._settings = settings
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
        bar.steps_wanted.connect(self.show_around)
        bar.left.connect(self.leave_wanted)
        self._over.insertWidget(0, bar)
        return bar

    @cached_property
    def steps(self) -> TourSteps:
        """The strip that shows one around, made when it is first wanted."""
        from ui.pages.tour_steps import TourSteps

        steps = TourSteps(self._look)
        steps.hide()
        steps.step_wanted.connect(self._go)
        steps.left.connect(self._end_steps)
        self._over.insertWidget(1, steps)
        return steps

    @property
    def is_on(self) -> bool:
        """Whether a sample is open."""
        return self._open is not None

    def play(self) -> Job:
        """Play the voyage anew; `Session.opened` fires with the shipper's vault."""
        samples = self._coming = Samples(self._clock)
        job = samples.play(self._session)
        job.failed.connect(lambda _error: self._clear(samples))
        job.stopped.connect(lambda: self._clear(samples))
        self._playing = job
        self.playing.emit(job)
        return job

    def welcome(self) -> Path | None:
        """Return where the vault that was just opened lies, if it is a sample's; else they go."""
        card = self._session.card
        is_new = self._coming is not None and bool(self._coming.party_of(card))
        if is_new:
            self._clear(self._open)
            self._open, self._coming, self._playing = self._coming, None, None
        party = self._open.party_of(card) if self._open is not None else None
        if self._open is None or party is None:
            self.leave()
            return None
        names = {part: known.party.name for part, known in self._open.cards.items()}
        self.bar.show_parties(names, party)
        self.bar.show()
        if is_new and not self._settings.was_shown_around:
            self.steps.go(0)
            self.steps.show()
        return self._open.vault(party)

    def arrived(self) -> None:
        """Go on to the place of the step, now that the frame of its vault stands."""
        if self.is_on and self._is_showing:
            self._show(self.steps.step)

    def show_around(self) -> None:
        """Begin with the first step."""
        self.steps.show()
        self.steps.go(0)

    def leave(self) -> None:
        """Remove the samples, and stop the voyage that is still played."""
        if self._playing is not None:
            self._playing.cancel()
            self._playing = None
        if self._open is not None:
            self.bar.hide()
            if self._is_showing:
                self.steps.hide()
            self._clear(self._open)
            self._open = None

    @property
    def _is_showing(self) -> bool:
        return "steps" in vars(self) and not self.steps.isHidden()

    def _go(self, step: Step) -> None:
        """Show the step's place, in the vault of the step's party."""
        if self._open is None:
            return
        if self._open.party_of(self._session.card) == step.party:
            self._show(step)
        else:
            self._look_as(step.party)

    def _show(self, step: Step) -> None:
        from ui.pages.tour_steps import BILL

        if step.place != BILL:
            self.place_wanted.emit(step.place)
            return
        job = self._session.read(lambda book: book.holdings(limit=1))
        job.succeeded.connect(self._show_first)

    def _show_first(self, found: Sequence[Holding]) -> None:
        if found:
            self.bill_wanted.emit(found[0].bill)

    def _end_steps(self) -> None:
        self._settings.was_shown_around = True
        self.steps.hide()

    def _look_as(self, party: str) -> None:
        if self._open is not None:
            self._open.look_as(self._session, party)

    def _clear(self, samples: Samples | None) -> None:
        if samples is not None:  # on the worker: after the vault in it is closed
            self._session.without_vault(lambda _progress: samples.close())

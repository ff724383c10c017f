"""Shows answers of the world that somebody brought, before the vault relies on them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.evidence import keep
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.look import Face, Look
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Label
from wallet.book import Pin


class EvidenceDialog(PaperDialog):
    """What it is about, since when, from where; kept only if the user says so.

    Nothing in such a file proves itself: who keeps it vouches for it, as with a card.
    """

    kept = Signal()

    def __init__(self, session: Session, look: Look, pins: Sequence[Pin], parent: QWidget) -> None:
        super().__init__(look, parent)
        self._session, self._pins = session, tuple(pins)
        title = self.tr("Rely on this evidence?")
        self.setWindowTitle(title)
        self.outcome = Outcome(look)
        self.back = Button(look, self.tr("Back"), tall=True)
        self.keep = Button(look, self.tr("Keep it"), "check", Kind.PRIMARY, tall=True)

        self.back.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        session.locked.connect(self.reject)

        self.body.addWidget(Label(look, title, Face.TITLE, wraps=True))
        for pin in self._pins:
            self.body.addWidget(Point(look, "shield-check", self._line(pin)))
        warning = self.tr(
            "Nothing in it proves itself. Keep it only if you know where it comes from: bills are "
            "judged by it from now on, and say so with its date."
        )
        self.body.addWidget(Point(look, "info", warning))
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.decide_by(self.back, self.keep)
        look.follow(self._fit)
        self.back.setFocus()

    def _line(self, pin: Pin) -> str:
        speech = self._look.speech
        return self.tr("{what} {subject}, as of {time}, from {source}").format(
            what=speech.say("evidence-kind", pin.kind.value),
            subject=pin.subject,
            time=speech.time(pin.at),
            source=pin.source,
        )

    def _keep(self) -> None:
        self.keep.setEnabled(False)
        job = keep(self._session, self._pins)
        job.succeeded.connect(self._kept)
        job.failed.connect(self._could_not)
        self.outcome.watch(job, self.tr("Keeping it"))

    def _could_not(self) -> None:
        self.keep.setEnabled(True)

    def _kept(self) -> None:
        self.kept.emit()
        self.accept()

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(40))

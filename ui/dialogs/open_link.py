"""Asks whether the document that a link leads to is wanted, for that takes asking its server."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.fetch_link import fetch, host_of
from ui.dialogs.paper_dialog import PaperDialog
from ui.dialogs.points import Point
from ui.look import Face, Look
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.text import Label
from wallet.errors import WalletError


class OpenLinkDialog(PaperDialog):
    """Says whom it would ask before it asks anybody.

    Args:
        session: Whose worker fetches.
        look: How to draw.
        link: As it came, from anywhere.
        parent: The window it stands before.

    """

    fetched = Signal(list)
    """The document, as a file that is gone when the program ends: a list of one `Path`."""

    def __init__(
        self, session: Session, look: Look, link: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self._session = session
        self._link = link
        self.fetch = Button(
            look, self.tr("Fetch the document"), "download", Kind.PRIMARY, tall=True
        )
        self.back = Button(look, self.tr("Back"), tall=True)
        self.outcome = Outcome(look)

        self.fetch.clicked.connect(self._fetch)
        self.back.clicked.connect(self.reject)

        question = self.tr("Open what a link leads to?")
        self.call(question)
        self.body.addWidget(Label(look, question, Face.TITLE, wraps=True))
        try:
            points = self._points(host_of(link))
        except WalletError as wrong:
            points = []
            self.fetch.setEnabled(False)
            self.outcome.complain(wrong)
        for icon, sentence in points:
            self.body.addWidget(Point(look, icon, sentence))
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        self.decide_by(self.back, self.fetch)
        look.follow(self._fit)
        self.back.setFocus()

    def _points(self, host: str) -> list[tuple[str, str]]:
        return [
            ("file-text", self.tr("The document lies on {host}.").format(host=host)),
            ("radio-tower", self.tr("That server is asked, and sees the address of your network.")),
            (
                "shield-check",
                self.tr("The link proves nothing; the document is judged as any file."),
            ),
        ]

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(38))

    def _fetch(self) -> None:
        self.fetch.setEnabled(False)
        job = fetch(self._session, self._link)
        self.outcome.watch(job, self.tr("Fetching the document"))
        job.succeeded.connect(self._done)
        job.failed.connect(self._could_not)

    def _could_not(self) -> None:
        self.fetch.setEnabled(True)

    def _done(self, path: Path) -> None:
        self.accept()
        self.fetched.emit([path])

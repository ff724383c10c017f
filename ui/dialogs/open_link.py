"""Asks whether the document that a link leads to is wanted, for that takes asking its server."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.fetch_link import fetch, host_of
from ui.dialogs.points import FittingDialog, Point
from ui.look import Face, Look, Surface
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Ground
from ui.widgets.text import Label
from wallet.errors import WalletError


class OpenLinkDialog(FittingDialog):
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
        super().__init__(parent)
        self._session = session
        self._look = look
        self._link = link
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.fetch = Button(
            look, self.tr("Fetch the document"), "download", Kind.PRIMARY, tall=True
        )
        self.back = Button(look, self.tr("Back"), tall=True)
        self.outcome = Outcome(look)

        self.fetch.clicked.connect(self._fetch)
        self.back.clicked.connect(self.reject)

        question = self.tr("Open what a link leads to?")
        self.setWindowTitle(question)
        self.setAccessibleName(question)
        paper = Ground(look, Surface.PAPER)
        words = Column(look, 1.5, 3, paper)
        words.addWidget(Label(look, question, Face.TITLE, wraps=True))
        try:
            points = self._points(host_of(link))
        except WalletError as wrong:
            points = []
            self.fetch.setEnabled(False)
            self.outcome.complain(wrong)
        for icon, sentence in points:
            words.addWidget(Point(look, icon, sentence))
        words.addWidget(self.outcome)
        words.addStretch()
        foot = FootBar(look)
        foot.right.addWidget(self.back)
        foot.right.addWidget(self.fetch)
        column = Column(look, 0, 0, self)
        column.addWidget(paper, 1)
        column.addWidget(foot)
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
        job.failed.connect(lambda _error: self.fetch.setEnabled(True))

    def _done(self, path: Path) -> None:
        self.accept()
        self.fetched.emit([path])

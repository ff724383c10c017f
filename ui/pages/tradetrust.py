"""What Singapore issues: titles on chains, what is known of the world, and issuing such bills."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Face, Ink, Look
from ui.pages.attest import AttestPane
from ui.pages.evidence import EvidencePane
from ui.pages.titles import TitlesPane
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.panels import Ground
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from wallet.clock import Clock

TITLES, EVIDENCE, ATTEST = 0, 1, 2


class TradeTrustPage(QWidget):
    """Three tabs; each asks the book for itself, and nobody else before one agrees."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""
    scan_wanted = Signal()
    """Take something in by light."""

    def __init__(
        self, session: Session, look: Look, parent: QWidget | None = None, *, clock: Clock
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Label(look, "", Face.TITLE)
        self._caption = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.tabs = Tabs(look)
        self.titles = TitlesPane(session, look)
        self.evidence = EvidencePane(session, look, clock=clock)
        self.attest = AttestPane(session, look)

        for pane in (self.titles, self.evidence, self.attest):
            self.tabs.add(pane, "")
        self.titles.bill_wanted.connect(self.bill_wanted)
        self.attest.bill_wanted.connect(self.bill_wanted)
        self.evidence.scan_wanted.connect(self.scan_wanted)
        self.titles.counted.connect(lambda count: self.tabs.bar.count_in(TITLES, count or None))
        self.evidence.counted.connect(lambda count: self.tabs.bar.count_in(EVIDENCE, count or None))

        ground = Ground(look)
        page = Column(look, 1.5, (3, 1.5), ground)
        title = Row(look, 1.5)
        title.addWidget(self._title)
        title.addWidget(self._caption, 1)
        page.addLayout(title)
        page.addWidget(self.tabs, 1)
        whole = Column(look, 0, 0, self)
        whole.addWidget(ground)
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again for what is shown; no node is asked."""
        for pane in (self.titles, self.evidence, self.attest):
            pane.refresh()

    def _say(self) -> None:
        self._title.say(self.tr("TradeTrust"))
        self._caption.say(self.tr("As last read. Nobody is asked before you press a button."))
        self.tabs.rename(TITLES, self.tr("Titles"))
        self.tabs.rename(EVIDENCE, self.tr("Evidence"))
        self.tabs.rename(ATTEST, self.tr("Issue"))

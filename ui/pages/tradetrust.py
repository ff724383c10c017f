"""What Singapore issues: titles on chains, what is known of the world, and issuing such bills."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.look import Look
from ui.pages.attest import AttestPane
from ui.pages.evidence import EvidencePane
from ui.pages.tabbed import TabbedPage
from ui.pages.titles import TitlesPane
from ui.session import Session
from wallet.clock import Clock

TITLES, EVIDENCE, ATTEST = 0, 1, 2


class TradeTrustPage(TabbedPage):
    """Three tabs; each asks the book for itself, and nobody else before one agrees."""

    help_topic = "tradetrust"

    scan_wanted = Signal()
    """Take something in by light."""

    def __init__(self, session: Session, look: Look, *, clock: Clock) -> None:
        super().__init__(session, look, clock=clock)
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
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again for what is shown; no node is asked."""
        for pane in (self.titles, self.evidence, self.attest):
            pane.refresh()

    def _say(self) -> None:
        self.call(
            self.tr("TradeTrust"),
            self.tr("As last read. Nobody is asked before you press a button."),
            self.tr("Titles"),
            self.tr("Evidence"),
            self.tr("Issue"),
        )

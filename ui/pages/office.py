"""The office: the register of a carrier's bills, proof of control, and what waits for approval."""

from __future__ import annotations

from ui.look import Look
from ui.pages.office_approvals import ApprovalsPane
from ui.pages.office_proof import ProofPane
from ui.pages.office_register import RegisterPane
from ui.pages.tabbed import TabbedPage
from ui.session import Session
from wallet.clock import Clock


class OfficePage(TabbedPage):
    """Three tabs; each asks the book for itself."""

    help_topic = "office"

    def __init__(self, session: Session, look: Look, *, clock: Clock) -> None:
        super().__init__(session, look, clock=clock)
        self.register = RegisterPane(session, look, clock=clock)
        self.proof = ProofPane(session, look)
        self.approvals = ApprovalsPane(session, look, clock=clock)

        for pane in (self.register, self.proof, self.approvals):
            self.tabs.add(pane, "")
            pane.bill_wanted.connect(self.bill_wanted)
        self.approvals.counted.connect(lambda count: self.tabs.bar.count_in(2, count or None))
        self.register.left.connect(self.approvals.refresh)
        self.register.counted.connect(lambda count: self.tabs.bar.count_in(0, count or None))
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        for pane in (self.register, self.approvals):
            pane.refresh()

    def _say(self) -> None:
        self.call(
            self.tr("Office"),
            self.tr("Your register, proof of control, and what waits for approval."),
            self.tr("Register"),
            self.tr("Proof of control"),
            self.tr("Approvals"),
        )

"""The office: the register of a carrier's bills, proof of control, and what waits for approval."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Face, Ink, Look
from ui.pages.office_approvals import ApprovalsPane
from ui.pages.office_proof import ProofPane
from ui.pages.office_register import RegisterPane
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.panels import Ground
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from wallet.clock import Clock


class OfficePage(QWidget):
    """Three tabs; each asks the book for itself."""

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""

    def __init__(
        self, session: Session, look: Look, parent: QWidget | None = None, *, clock: Clock
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._title = Label(look, "", Face.TITLE)
        self._caption = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.tabs = Tabs(look)
        self.register = RegisterPane(session, look, clock=clock)
        self.proof = ProofPane(session, look)
        self.approvals = ApprovalsPane(session, look, clock=clock)

        for pane in (self.register, self.proof, self.approvals):
            self.tabs.add(pane, "")
        self.register.bill_wanted.connect(self.bill_wanted)
        self.proof.bill_wanted.connect(self.bill_wanted)
        self.approvals.bill_wanted.connect(self.bill_wanted)
        self.approvals.counted.connect(lambda count: self.tabs.bar.count_in(2, count or None))
        self.register.counted.connect(lambda count: self.tabs.bar.count_in(0, count or None))

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
        """Ask the book again for what is shown."""
        for pane in (self.register, self.approvals):
            pane.refresh()

    def _say(self) -> None:
        self._title.say(self.tr("Office"))
        self._caption.say(self.tr("Your register, proof of control, and what waits for approval."))
        self.tabs.rename(0, self.tr("Register"))
        self.tabs.rename(1, self.tr("Proof of control"))
        self.tabs.rename(2, self.tr("Approvals"))

"""What the page of a bill and that of a file share: the answer, the paper, and the tabs beside."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.open_elsewhere import open_elsewhere, own_folder
from ui.actions.save_pdf import save_shown
from ui.dialogs.files import ask_to_save
from ui.jobs import Job
from ui.look import Face, Ink, Look
from ui.pages.answer import answer_for
from ui.pages.bill_control import ControlTab
from ui.pages.cautions import Cautions
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_list import CheckList
from ui.widgets.drag_out import DragOut
from ui.widgets.panels import Ground, Scroll
from ui.widgets.pdf import PdfPane
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from wallet.book import print_name, write_file
from wallet.errors import CouldNotLook, WalletError
from wallet.proof.verdict import Verdict
from wallet.titles.parties import Party

CHECKS, CONTROL = 0, 1
"""The tabs that every bill has."""

_LEAST_EMS = 16
"""The paper and the tabs are never lower than this; a smaller window scrolls."""


class _Halves(QWidget):
    """Takes the height that is left: what is in it scrolls by itself."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look

    def hasHeightForWidth(self) -> bool:
        return False

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        m = self._look.metrics
        return QSize(m.ems(48), m.ems(_LEAST_EMS))


class BillBody(QWidget):
    """A way back and a title, the banner, the acts, and below them paper and tabs.

    Attributes:
        outcome: What went wrong or was done on this page.
        pdf: The paper.
        tabs: Checks, control, and what the page adds.

    """

    left = Signal()
    """Back to where the user came from."""

    def __init__(self, look: Look, acts: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._acts = acts
        self._verdict: Verdict | None = None
        self._source: tuple[str, ...] = ()
        self._prints = Latest(self)
        self._back = Button(look, "", "arrow-left", Kind.LINK)
        self._title = Label(look, "", Face.TITLE, selectable=True)
        self._summary = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.outcome = Outcome(look)
        self.banner = Banner(look)
        self.cautions = Cautions(look)
        self.pdf = PdfPane(look)
        self.printing = Outcome(look)
        self.tabs = Tabs(look)
        self.checks = CheckList(look)
        self.control = ControlTab(look)

        self._back.clicked.connect(self.left)
        self._prints.answered.connect(self._load)
        self._prints.failed.connect(self.printing.complain)
        self.pdf.failed.connect(self._complain)
        self.pdf.unfold_asked.connect(lambda: self.pdf.fold(False))
        self.tabs.bar.currentChanged.connect(lambda tab: self.pdf.fold(tab == CONTROL))
        self.control.view.opened.connect(self._show_evidence)

        self._lay_out(look)
        look.follow(self._say)

    def _lay_out(self, look: Look) -> None:
        self.tabs.add(self.checks, "…")
        self.tabs.add(self.control, "…")
        content = Ground(look)
        page = Column(look, 1, (3, 1), content)
        crumb = Row(look, 1.5)
        crumb.addWidget(self._back)
        crumb.addWidget(self._title)
        crumb.addWidget(self._summary, 1)
        page.addLayout(crumb)
        for part in (self.outcome, self.banner, self.cautions, self._acts):
            page.addWidget(part)
        self._halves = _Halves(look)
        halves = Row(look, 2, 0, self._halves)
        paper = Column(look, 0.5)
        paper.addWidget(self.printing)
        paper.addWidget(self.pdf, 1)
        halves.addLayout(paper, 11)
        halves.addWidget(self.tabs, 9)
        page.addWidget(self._halves, 999)
        page.addStretch(1)  # where nothing could be judged, what went wrong stands alone and small
        page.addSpacing(look.metrics.u)
        whole = Column(look, 0, 0, self)
        scroll = Scroll(look, content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        whole.addWidget(scroll)
        self.tabs.bar.setFocus()  # where the page begins; a proxy would draw the Tab key to it
        self.clear()

    def clear(self) -> None:
        """Show nothing but the way back."""
        self._verdict = None
        self.outcome.clear()
        self.printing.clear()
        self._prints.drop()
        self._keep_keyboard(self.pdf.clear)
        self.tabs.show_tab(CHECKS)
        self.call("", "")
        for part in (self.banner, self.cautions, self._acts, self._halves):
            part.hide()

    def lead_back(self, words: str) -> None:
        """Say where the way back leads."""
        self._back.setText(words)

    def call(self, title: str, summary: str) -> None:
        """Say what is shown."""
        self._title.say(title)
        self._summary.say(summary)

    def show_verdict(
        self, verdict: Verdict, me: Party | None, *source: str, rejection: str = ""
    ) -> None:
        """Show the answer and everything behind it; `source` stands in the banner's caption."""
        self._verdict = verdict
        self._source = source
        self.cautions.show_verdict(verdict, rejection)
        self.checks.show_checks(verdict.checks)
        self.control.show_control(verdict, me)
        self._say()
        for part in (self.banner, self._acts, self._halves):
            part.show()

    def print(self, job: Job) -> None:
        """Show the PDF that `job` brings, as soon as it is there."""
        self.printing.watch_quietly(job, self.tr("Printing the bill"))
        self._prints.ask(job)

    def _load(self, pdf: bytes) -> None:
        self._keep_keyboard(lambda: self.pdf.load(pdf))

    def offer_prints(self, session: Session, name: Callable[[], str]) -> None:
        """Let the paper be saved and opened elsewhere, under the name that `name` gives."""

        def keep(path: Path) -> None:
            said = self.tr("Saved as {path}.").format(path=path)
            job = save_shown(session, self.pdf.data, path)
            self.printing.watch(job, self.tr("Saving the PDF"), said)

        def save() -> None:
            ask_to_save(self.window(), self.tr("Save the PDF"), print_name(name()), keep)

        def hand_over() -> None:
            job = open_elsewhere(session, self.pdf.data, name())
            self.printing.watch(job, self.tr("Opening it in another program"))

        def lay_down() -> Path | None:
            if not self.pdf.data:
                return None
            path = own_folder() / print_name(name())
            try:
                write_file(path, self.pdf.data)
            except WalletError as error:
                self.printing.complain(error)
                return None
            return path

        DragOut(self._look, self.pdf.save, lay_down)
        self.pdf.save_wanted.connect(save)
        self.pdf.elsewhere_wanted.connect(hand_over)

    def _complain(self, why: str) -> None:
        self.printing.complain(CouldNotLook("pdf-unreadable", why=why))

    def _keep_keyboard(self, act: Callable[[], object]) -> None:
        """Do `act`: a document that comes late takes the keyboard from nobody."""
        before = self.window().focusWidget()
        act()
        now = self.window().focusWidget()
        if now is not before and now is not None and self.pdf.isAncestorOf(now):
            (before or self.tabs.bar).setFocus()

    def _show_evidence(self, _position: int) -> None:
        self.tabs.show_tab(CHECKS)
        self.checks.open_check("control.record")

    def _say(self) -> None:
        self.tabs.setMinimumWidth(self._look.metrics.ems(24))
        self.tabs.rename(CHECKS, self.tr("Checks"))
        self.tabs.rename(CONTROL, self.tr("Control"))
        if self._verdict is not None:
            self.banner.show_answer(answer_for(self._look, self._verdict, *self._source))

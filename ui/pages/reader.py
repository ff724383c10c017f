"""Files looked at without a vault: one on the page of a bill, several in the audit list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.actions.look_at_file import is_alone
from ui.look import Look
from ui.pages.audit import AuditPage
from ui.pages.file import FilePage
from ui.pages.latest import Latest
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from wallet.clock import Clock


class ReaderPage(QWidget):
    """Shows what came of files; nothing is kept."""

    help_topic = "verdict#without"

    left = Signal()
    """Back to the first page."""
    link_wanted = Signal(str)
    """A picture leads to a document elsewhere: ask the user whether it is to be fetched."""

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._paths: list[Path] = []
        self._sorting = Latest(self)
        self.file = FilePage(session, look, clock)
        self.audit = AuditPage(session, look, clock=clock)
        self._back = Button(look, "", "arrow-left", Kind.LINK)
        self._stack = QStackedWidget()

        self.file.left.connect(self.left)
        self.file.link_wanted.connect(self.link_wanted)
        self._back.clicked.connect(self.left)
        self._sorting.answered.connect(self._show)
        self._sorting.failed.connect(self.file.body.outcome.complain)

        several = QWidget()
        column = Column(look, 0, 0, several)
        head = Row(look, 1, (3, 1))
        head.addWidget(self._back)
        head.addStretch()
        column.addLayout(head)
        column.addWidget(self.audit, 1)
        self._stack.addWidget(self.file)
        self._stack.addWidget(several)
        whole = Column(look, 0, 0, self)
        whole.addWidget(self._stack)
        look.follow(self._say)

    def show_files(self, paths: list[Path]) -> None:
        """Judge these files and folders."""
        self._paths = paths
        self.file.await_file(paths[0])
        self._stack.setCurrentIndex(0)
        job = is_alone(self._session, paths)
        self.file.body.outcome.watch_quietly(job, self.tr("Looking what this is"))
        self._sorting.ask(job)

    def _show(self, is_alone: bool) -> None:
        if is_alone:
            self.file.show_file(self._paths[0])
        else:
            self._stack.setCurrentIndex(1)
            self.audit.judge(self._paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        self._back.setText(self.tr("Start"))
        self.file.body.lead_back(self.tr("Start"))

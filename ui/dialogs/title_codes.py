"""Shows a file of titles to the other machine, as a code or to be saved, and takes its answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.print_codes import Sheet
from ui.actions.save_pdf import save_shown
from ui.actions.titles import open_answer, take_shown_answer
from ui.dialogs.files import ask_to_open, ask_to_save
from ui.dialogs.scan.dialog import ScanDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.look import Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Flow
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Panel
from wallet.book import News, TitleTask
from wallet.clock import Clock


class TitleCodesDialog(ShowCodesDialog):
    """A request, an answer, a result or evidence as a code; beside it, the way to save it.

    Args:
        session: The open vault.
        look: How to draw.
        title: What is shown.
        words: What the other side does with it.
        data: The file.
        name: What to call it when it is saved.
        parent: The window.
        awaits: Digest of the request whose answer comes back: the way to take it is offered too.
            Empty where none does.
        clock: Says how fast codes come.

    """

    answered = Signal(object)
    """`wallet.book.TitleTask`: the signed answer came and fits the request that is shown."""

    def __init__(
        self,
        session: Session,
        look: Look,
        title: str,
        words: str,
        data: bytes,
        name: str,
        parent: QWidget | None = None,
        *,
        awaits: str = "",
        clock: Clock | None = None,
    ) -> None:
        super().__init__(session, look, title, words, parent=parent)
        self._session, self._clock, self._speech = session, clock, look.speech
        self._data, self._name, self._awaits = data, name, awaits
        self._taking = Latest(self)
        self._panel = Panel(look)
        self.outcome = Outcome(look)
        self.scan = Button(look, self.tr("Scan the answer"), "scan-qr-code", Kind.PRIMARY)
        self.open_file = Button(look, self.tr("Open the answer’s file"), "folder-open")
        self.save = Button(look, self.tr("Save as a file"), "save")

        self._taking.answered.connect(self._came)
        self._taking.failed.connect(self.outcome.complain)
        self.scan.clicked.connect(self.scan_answer)
        self.open_file.clicked.connect(self._ask_file)
        self.save.clicked.connect(self._ask_where)

        buttons = QWidget()
        row = Flow(look, buttons)
        for button in (self.scan, self.open_file, self.save):
            row.addWidget(button)
        for button in (self.scan, self.open_file):
            button.setVisible(bool(awaits))
        self._panel.body.addWidget(buttons)
        self._panel.body.addWidget(self.outcome)
        self._put_beside(self._panel, (self.scan, self.open_file, self.save, self.outcome))
        self.codes.show_file(data, name, Sheet(title))

    def scan_answer(self) -> ScanDialog:
        """Take the answer by light."""
        title = self.tr("Scan the answer")
        dialog = ScanDialog(self._session, self._look, title, self, clock=self._clock)
        dialog.arrived.connect(self.take_answer)
        dialog.files_chosen.connect(self.open_answer)
        dialog.open()
        return dialog

    def take_answer(self, message: bytes | News, _name: str = "") -> None:
        """Take what came by light."""
        self.outcome.clear()
        self._taking.ask(take_shown_answer(self._session, message))

    def open_answer(self, paths: list[Path]) -> None:
        """Take the answer in a file."""
        self.outcome.clear()
        self._taking.ask(open_answer(self._session, paths[0]))

    def _ask_file(self) -> None:
        ask_to_open(self, self.tr("Open the answer"), self.open_answer)

    def _came(self, task: TitleTask | None) -> None:
        if task is None:
            self.outcome.tell(self.tr("This is no answer to a request of this vault."))
        elif task.digest != self._awaits:
            act = self._speech.say("title-act", task.draft.move.act.value)
            said = self.tr(
                "This answers another request of yours: {act}. It is kept and can be sent. The "
                "request that is shown still waits."
            )
            self.outcome.tell(said.format(act=act))
        else:
            self.answered.emit(task)
            self.accept()

    def _ask_where(self) -> None:
        ask_to_save(self, self.tr("Save as a file"), self._name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the file that is shown."""
        said = self.tr("Saved as {path}.").format(path=path)
        self.outcome.watch(save_shown(self._session, self._data, path), self.tr("Saving"), said)

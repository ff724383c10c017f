"""How the program behaves: help and tour, motion, notices, and its settings to carry elsewhere."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.actions.save_pdf import save_shown
from ui.actions.take_settings import open_settings
from ui.dialogs.files import ask_to_open, ask_to_save
from ui.help.opening import FIRST, open_help
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.settings import Wishes
from ui.settings_file import FILE_NAME, settings_in_bytes, wear_settings
from ui.widgets.boxes import Flow
from ui.widgets.buttons import Button
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from wallet.errors import WalletError


class ProgramPanel(Panel):
    """Everything about the program that is not about a vault."""

    samples_wanted = Signal()
    """Play the sample voyage."""

    def __init__(
        self, session: Session, look: Look, wishes: Wishes, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._session = session
        self._wishes = wishes
        self.still = QCheckBox()
        self.notices = QCheckBox()
        self.recent = QCheckBox()
        self.forget = Button(look, "", "x")
        self._about = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.guide = Button(look, "", "circle-help")
        self.sample = Button(look, "", "ship")
        self.save = Button(look, "", "save")
        self.read = Button(look, "", "folder-open")
        self.outcome = Outcome(look)

        self.still.toggled.connect(lambda on: wishes.wish(is_still=on))
        self.notices.toggled.connect(self._keep_notices)
        self.recent.toggled.connect(self._remember_files)
        self.forget.clicked.connect(self._forget_files)
        self.guide.clicked.connect(lambda: open_help(FIRST))
        self.sample.clicked.connect(self.samples_wanted)
        self.save.clicked.connect(
            lambda: ask_to_save(
                self.window(), self.tr("Save these settings"), FILE_NAME, self.write
            )
        )
        self.read.clicked.connect(
            lambda: ask_to_open(self.window(), self.tr("Read settings from a file"), self.take)
        )

        self.body.addWidget(self.still)
        self.body.addWidget(self.notices)
        self.body.addWidget(self._about)
        self.body.addWidget(self.recent)
        for buttons in ((self.forget,), (self.guide, self.sample), (self.save, self.read)):
            row = QWidget()
            flow = Flow(look, row)
            for button in buttons:
                flow.addWidget(button)
            self.body.addWidget(row)
        self.body.addWidget(self.outcome)
        look.follow(self._say)

    def write(self, path: Path) -> None:
        """Write the settings to `path`."""
        job = save_shown(self._session, settings_in_bytes(self._wishes), path)
        said = self.tr("Saved as {name}.").format(name=path.name)
        self.outcome.watch(job, self.tr("Saving"), said)

    def take(self, paths: list[Path]) -> None:
        """Wear the settings in the first of `paths`."""
        job = open_settings(self._session, paths[0])
        self.outcome.watch(job, self.tr("Reading"))
        job.lead_to(self, partial(self._wear, paths[0].name))

    def _wear(self, name: str, data: bytes) -> None:
        try:
            wear_settings(self._wishes, data, name)
        except WalletError as wrong:
            self.outcome.complain(wrong)
        else:
            self.outcome.tell(self.tr("These settings are worn now."))
        self._say()

    def _remember_files(self, on: bool) -> None:
        self._wishes.settings.remembers_files = on
        self.forget.setEnabled(on)

    def _forget_files(self) -> None:
        self._wishes.settings.forget_files()
        self.outcome.tell(self.tr("No opened file is remembered any more."))

    def _keep_notices(self, on: bool) -> None:
        self._wishes.settings.notifies = on

    def _say(self) -> None:
        kept = self._wishes.settings
        self.call(self.tr("This program"))
        for box, on in (
            (self.still, kept.is_still),
            (self.notices, kept.notifies),
            (self.recent, kept.remembers_files),
        ):
            with QSignalBlocker(box):
                box.setChecked(on)
        self.still.setText(self.tr("As little &motion as possible"))
        self.notices.setText(self.tr("Tell me &when something is done while I look elsewhere"))
        self._about.say(
            self.tr("While the vault is locked, such a notice names nothing and nobody.")
        )
        self.recent.setText(self.tr("&Remember where the files lie that I opened"))
        self.forget.setText(self.tr("Forget the opened files"))
        self.forget.setEnabled(kept.remembers_files)
        self.guide.setText(self.tr("Open the help"))
        self.sample.setText(self.tr("Play the voyage"))
        self.save.setText(self.tr("Save these settings…"))
        self.read.setText(self.tr("Read settings from a file…"))

"""What was signed and must now reach somebody: it stays until it was saved or put away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.actions.save_parcel import save_parcel
from ui.dialogs.files import ask_to_save
from ui.dialogs.show_codes import ShowCodesDialog
from ui.look import Face, Ink, Look, Tone
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Panel
from ui.widgets.text import Icon, Label
from wallet.book import Done


class ParcelPanel(Panel):
    """Says what was signed, for whom the file is, and saves it."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=1.5, tone=Tone.WAIT, parent=parent)
        self._look = look
        self._session = session
        self._done: Done | None = None
        self._title = Label(look, "", Face.STRONG, wraps=True)
        self._sentence = Label(look, "", wraps=True)
        self._outcome = Outcome(look)
        self.show_code = Button(look, "", "scan-qr-code", Kind.PRIMARY)
        self.save = Button(look, "", "save")
        self.away = Button(look, "")

        self.show_code.clicked.connect(self.show_codes)
        self.save.clicked.connect(self._save)
        self.away.clicked.connect(self.hide)

        row = Row(look, 1.5)
        icon = Column(look)
        icon.addWidget(Icon(look, "send", Ink.WAIT, 1.3))
        icon.addStretch()
        row.addLayout(icon)
        words = Column(look, 0.5)
        for part in (self._title, self._sentence, self._outcome):
            words.addWidget(part)
        row.addLayout(words, 1)
        buttons = Column(look)
        both = Row(look)
        both.addWidget(self.show_code)
        both.addWidget(self.save)
        both.addWidget(self.away)
        buttons.addLayout(both)
        buttons.addStretch()
        row.addLayout(buttons)
        self.body.addLayout(row)
        self.hide()
        look.follow(self._say)

    def show_done(self, done: Done, title: str, sentence: str) -> None:
        """Show what came of an act until the user puts it away."""
        self._done = done
        self._title.say(title)
        self._sentence.say(sentence)
        self._outcome.clear()
        self.setAccessibleName(f"{title} {sentence}")
        self.show()
        self.show_code.setFocus()

    def show_codes(self) -> ShowCodesDialog | None:
        """Show it to somebody's camera."""
        if self._done is None:
            return None
        dialog = ShowCodesDialog(
            self._session, self._look, self._title.whole, self._sentence.whole, (), self.window()
        )
        dialog.show_done(self._done)
        dialog.open()
        return dialog

    def _save(self) -> None:
        if self._done is not None:
            title = self.tr("Save the file to send")
            ask_to_save(self.window(), title, self._done.file_name, self._write)

    def _write(self, path: Path) -> None:
        if self._done is not None:
            job = save_parcel(self._session, self._done, path)
            saved = self.tr("Saved as {path}.").format(path=path)
            self._outcome.watch(job, self.tr("Saving the file"), saved)

    def _say(self) -> None:
        self.show_code.setText(self.tr("Show the code"))
        self.save.setText(self.tr("Save the file…"))
        self.away.setText(self.tr("Put away"))

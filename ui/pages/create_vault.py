"""Makes a vault: what will open it, and whose it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.actions.open_vault import Owner, create_vault
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.pages.passphrase_pair import PassphrasePair
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.text import Label
from wallet.clock import Clock
from wallet.errors import WalletError
from wallet.titles.parties import Role

_ROLES = (Role.SHIPPER, Role.BANK, Role.CARRIER, Role.AUDITOR, Role.OTHER)


class CreateVaultPage(QWidget):
    """One form with two parts; each refusal stands beside the field that caused it."""

    left = Signal()
    """Back to the doors; nothing was made."""

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock
        self._folder = Path()
        self._back = Button(look, "", "arrow-left", Kind.LINK)
        self._title = Label(look, "", Face.TITLE)
        self._first = Panel(look, " ", 3)
        self._second = Panel(look, " ", 3)
        self.pair = PassphrasePair(look)
        self._name = QLineEdit(maxLength=70)
        self._lei = QLineEdit(maxLength=24)
        self._role = QComboBox()
        self.name = LabelledField(look, "", self._name)
        self.lei = LabelledField(look, "", self._lei)
        self.role = LabelledField(look, "", self._role)
        self.make = Button(look, "", "lock-keyhole", Kind.PRIMARY, tall=True)
        self.outcome = Outcome(look)
        self._where = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True, selectable=True)

        self._back.clicked.connect(self.left)
        self.make.clicked.connect(self._create)
        self.pair.edited.connect(self._changed)
        self._name.textEdited.connect(self._changed)
        self._lei.textEdited.connect(lambda: self.lei.complain(""))

        self._lay_out(look)
        look.follow(self._say)

    def _lay_out(self, look: Look) -> None:
        content = Ground(look)
        page = Column(look, 2, 3, content)
        top = Row(look, 1)
        top.addWidget(self._back)
        top.addWidget(self._title)
        top.addStretch()
        page.addLayout(top)
        page.addStretch(1)
        self._form = QWidget()
        form = Column(look, 2, 0, self._form)
        self._first.body.addWidget(self.pair)
        self._first.body.addStretch()
        for field in (self.name, self.lei, self.role):
            self._second.body.addWidget(field)
            self._second.body.addSpacing(look.metrics.u // 2)
        self._second.body.addStretch()
        parts = Row(look, 2)
        parts.addWidget(self._first, 1)
        parts.addWidget(self._second, 1)
        form.addLayout(parts)
        form.addWidget(self.outcome)
        decide = Row(look, 2)
        decide.addWidget(self.make)
        decide.addWidget(self._where, 1)
        form.addLayout(decide)
        middle = Row(look)
        middle.addStretch(1)
        middle.addWidget(self._form, 60)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(2)
        whole = Column(look, 0, 0, self)
        scroll = Scroll(look, content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        whole.addWidget(scroll)

    def begin(self, folder: Path) -> None:
        """Ask for a vault that is to lie in `folder`."""
        self._folder = folder
        self.pair.clear()
        self.outcome.clear()
        self._say()
        self._changed()
        self.pair.first.field.setFocus()

    @property
    def folder(self) -> Path:
        """Where the vault is to lie."""
        return self._folder

    def _changed(self) -> None:
        self.name.complain("")
        self.make.setEnabled(self.pair.is_ready and bool(self._name.text().strip()))

    def _create(self) -> None:
        owner = Owner(self._name.text(), _ROLES[self._role.currentIndex()], self._lei.text())
        job = create_vault(self._session, self._folder, self.pair.passphrase, owner, self._clock)
        self.make.setEnabled(False)
        self.outcome.watch_quietly(job, self.tr("Making the vault"))
        job.failed.connect(self._refused)
        job.succeeded.connect(lambda _book: self.pair.clear())
        job.finished.connect(self._enable)

    def _enable(self) -> None:
        self.make.setEnabled(self.pair.is_ready)

    def _refused(self, error: Exception) -> None:
        words = words_for(error, self._look.speech.language)
        code = error.code if isinstance(error, WalletError) else ""
        if code == "lei-wrong":
            self.lei.complain(words)
            self._lei.setFocus()
        elif code.startswith("name-"):
            self.name.complain(words)
            self._name.setFocus()
        elif code.startswith("passphrase-"):
            self.pair.first.complain(words)
        else:
            self.outcome.complain(error)

    def _say(self) -> None:
        self._form.setMaximumWidth(self._look.metrics.ems(62))
        self._back.setText(self.tr("Start"))
        self._title.say(self.tr("Create my vault"))
        self._first.call(self.tr("1 · What opens it"))
        self._second.call(self.tr("2 · Who you are"))
        self.name.call(self.tr("&Name of the company or person"))
        self.lei.call(self.tr("&LEI, if you have one"))
        self.role.call(self.tr("&What you do"))
        self.make.setText(self.tr("Create my vault"))
        self._where.say(
            self.tr(
                "It will lie in {folder}. Your name and role stand on your card, which you "
                "give to those you deal with."
            ).format(folder=self._folder)
        )
        chosen = self._role.currentIndex()
        self._role.clear()
        for role in _ROLES:
            self._role.addItem(self._look.speech.say("role", role.value))
        self._role.setCurrentIndex(max(0, chosen))

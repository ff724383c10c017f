"""Opens a vault with its passphrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.actions.open_vault import Knock, knock, unlock, unlock_quickly, unlock_to_read
from ui.jobs import Job
from ui.look import Face, Ink, Look
from ui.pages.brand import Brand
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.passphrase import passphrase_field
from ui.pages.quick_look import QuickLook
from ui.refusals import words_for
from ui.session import Session
from ui.settings import KnownVault, Wishes
from ui.widgets.boxes import Column, Row, empty
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Ground, Hairline, Panel, Scroll
from ui.widgets.text import Label, as_tip
from wallet.clock import Clock
from wallet.errors import WalletError

_NETWORK = "network-drive"


class UnlockPage(QWidget):
    """The passphrase of one vault, and the way to others."""

    help_topic = "backup#lost"

    open_wanted = Signal()
    """Choose a file to look at without a vault."""
    left = Signal()
    """To the doors of the first start."""
    recover_wanted = Signal()
    """The passphrase is lost: open the vault with its recovery words."""

    def __init__(
        self,
        session: Session,
        look: Look,
        wishes: Wishes,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock
        self._vault = KnownVault(Path(), "")
        self._others: tuple[KnownVault, ...] = ()
        self._knock: Knock | None = None
        self._knocks = Latest(self)
        self._counting = QTimer(self, interval=1000)
        self._panel = Panel(look, padding=4)
        self._name = Label(look, "", Face.TITLE, wraps=True)
        self._where = Label(look, "", Face.CAPTION, Ink.TEXT2, elides=True)
        self.line = passphrase_field()
        self.field = LabelledField(look, "", self.line)
        self.unlock = Button(look, "", "lock-open", Kind.PRIMARY, tall=True)
        self.quick = Button(look, "", "key-round", tall=True)
        self.read_only = Button(look, "", "eye")
        self.lost = Button(look, "", "", Kind.LINK)
        self._copies = Label(look, "", Face.CAPTION, Ink.WAIT, wraps=True)
        self.outcome = Outcome(look)
        self._known = QWidget()
        self._known_column = Column(look, 0.5, 0, self._known)
        self._elsewhere = Button(look, "", "folder-open", Kind.LINK)
        self._file = Button(look, "", "file-check", Kind.LINK)
        self._doors = Button(look, "", "arrow-left", Kind.LINK)

        self.line.returnPressed.connect(self._unlock)
        self.line.textEdited.connect(self._edited)
        self.unlock.clicked.connect(self._unlock)
        self.quick.clicked.connect(self._unlock_quickly)
        self.read_only.clicked.connect(self._unlock_to_read)
        self.lost.clicked.connect(self.recover_wanted)
        self._knocks.answered.connect(self._knocked)
        self._counting.timeout.connect(self._count)
        self._elsewhere.clicked.connect(self.ask_for_vault)
        self._file.clicked.connect(self.open_wanted)
        self._doors.clicked.connect(self.left)

        self._lay_out(look, wishes)
        look.follow(self._say)

    def _lay_out(self, look: Look, wishes: Wishes) -> None:
        content = Ground(look)
        page = Column(look, 2, 3, content)
        page.addWidget(QuickLook(look, wishes))
        page.addStretch(1)
        page.addWidget(Brand(look))
        page.addSpacing(look.metrics.u)
        words = Column(look, 0.25)
        words.addWidget(self._name)
        words.addWidget(self._where)
        self._panel.body.addLayout(words)
        self._panel.body.addSpacing(look.metrics.u)
        self._panel.body.addWidget(self.field)
        self._panel.body.addWidget(self.outcome)
        self._panel.body.addSpacing(look.metrics.u // 2)
        self._panel.body.addWidget(self.unlock)
        self._panel.body.addWidget(self.quick)
        self._panel.body.addWidget(self.read_only)
        lost = Row(look)
        lost.addWidget(self.lost)
        lost.addStretch()
        self._panel.body.addLayout(lost)
        self._panel.body.addWidget(self._copies)
        self._line = Hairline(look)
        self._panel.body.addWidget(self._line)
        self._panel.body.addWidget(self._known)
        middle = Row(look)
        middle.addStretch(1)
        middle.addWidget(self._panel)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addStretch(2)
        foot = Row(look, 2)
        for button in (self._doors, self._elsewhere, self._file):
            foot.addWidget(button)
        foot.addStretch()
        page.addLayout(foot)
        whole = Column(look, 0, 0, self)
        scroll = Scroll(look, content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        whole.addWidget(scroll)

    def show_vault(self, vault: KnownVault, others: Sequence[KnownVault] = ()) -> None:
        """Ask for the passphrase of `vault`; `others` are a click away."""
        self._vault = vault
        self._others = tuple(other for other in others if other.folder != vault.folder)
        self.line.clear()
        self.field.complain("")
        self.outcome.clear()
        self._knock = None
        self.read_only.hide()
        folders = [other.folder for other in self._others]
        self._knocks.ask(knock(self._session, vault.folder, folders))
        self._say()
        self._count()
        self.line.setFocus()

    def ask_for_vault(self) -> None:
        """Let the user show where another vault lies."""
        dialog = QFileDialog(self.window(), self.tr("Where is the vault?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(
            lambda folder: self.show_vault(KnownVault(Path(folder), ""), self._all())
        )
        dialog.open()

    @property
    def vault(self) -> KnownVault:
        """The vault whose passphrase is asked for."""
        return self._vault

    def _all(self) -> tuple[KnownVault, ...]:
        return (self._vault, *self._others)

    def _edited(self) -> None:
        self.field.complain("")

    def _knocked(self, found: Knock) -> None:
        self._knock = found
        self._say()

    def _unlock(self) -> None:
        if self.unlock.isEnabled():
            folder = self._vault.folder
            self._open(unlock(self._session, folder, self.line.text(), self._clock))

    def _unlock_quickly(self) -> None:
        self._open(unlock_quickly(self._session, self._vault.folder, self._clock))

    def _unlock_to_read(self) -> None:
        folder = self._vault.folder
        self._open(unlock_to_read(self._session, folder, self.line.text(), self._clock))

    def _open(self, job: Job) -> None:
        self._be_busy(True)
        self.outcome.watch_quietly(job, self.tr("Opening the vault"))
        job.failed.connect(self._refused)
        job.succeeded.connect(self._opened)
        job.finished.connect(self._rest)

    def _be_busy(self, is_busy: bool) -> None:
        """Lead nowhere else while a vault is opened: it is this one that comes."""
        for part in (self.unlock, self.quick, self.read_only, self.lost, self._known,
                     self._elsewhere, self._doors):  # fmt: skip
            part.setEnabled(not is_busy)

    def _rest(self) -> None:
        self._be_busy(False)
        self._count()

    def _opened(self) -> None:
        self._session.patience.right(self._vault.folder)
        self.line.clear()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, WalletError):
            self.outcome.complain(error)
            return
        if error.code == "passphrase-wrong":
            self._session.patience.wrong(self._vault.folder)
        self.read_only.setVisible(error.code == "vault-read-only")
        if error.code.startswith("quick-unlock-"):  # it will not open it a second time either
            self.quick.hide()
        self.field.complain(words_for(error, self._look.speech.language))
        self.line.selectAll()
        self.line.setFocus()

    def _count(self) -> None:
        """Let nobody guess on while there is still to be waited, and say how long."""
        left = self._session.patience.left(self._vault.folder)
        for button in (self.unlock, self.read_only):
            button.setEnabled(not left)
        if left:
            said = self.tr("Too many wrong passphrases. Try again in %n second(s).", "", left)
            self.field.complain(said)
            self._counting.start()
        elif self._counting.isActive():
            self._counting.stop()
            self.field.complain("")
            self.line.setFocus()

    def _say(self) -> None:
        self._panel.setFixedWidth(self._look.metrics.ems(30))
        self._name.say(self._vault.name or self.tr("Open a vault"))
        self._where.say(str(self._vault.folder))
        self.field.call(self.tr("&Passphrase"))
        self.unlock.setText(self.tr("Unlock"))
        self.read_only.setText(self.tr("Open it only to look"))
        self.lost.setText(self.tr("The passphrase is lost"))
        self._doors.setText(self.tr("Start"))
        self._elsewhere.setText(self.tr("Another vault…"))
        self._file.setText(self.tr("Check a file"))
        until = self._knock.quick_until if self._knock is not None else None
        can = until is not None and until > self._clock.now()
        self.quick.setVisible(can)
        if until is not None and can:
            said = self.tr("Quick unlock, until {time}")
            self.quick.setText(said.format(time=self._look.speech.clock(until)))
        hints = [*self._hints()]
        self._copies.setVisible(bool(hints))
        self._copies.say(("" if self._look.speech.is_chinese else " ").join(hints))
        empty(self._known_column)
        for other in self._others:
            button = Button(self._look, other.name or str(other.folder), "lock-keyhole", Kind.LINK)
            button.setToolTip(as_tip(str(other.folder)))
            button.clicked.connect(lambda _=False, it=other: self.show_vault(it, self._all()))
            row = QWidget()
            line = Row(self._look, 0, 0, row)
            line.addWidget(button)
            line.addStretch()
            self._known_column.addWidget(row)
        self._known.setVisible(bool(self._others))
        self._line.setVisible(bool(self._others))

    def _hints(self) -> Iterator[str]:
        """Yield what the owner should know before going on with this vault."""
        if self._knock is None:
            return
        for copy in self._knock.copies[:1]:
            said = self.tr(
                "There is a copy of this vault in {folder}. Go on in one of them only: two that "
                "both go on contradict each other."
            )
            yield said.format(folder=copy)
        if _NETWORK in self._knock.ground:
            yield self._look.speech.say("ground", _NETWORK)

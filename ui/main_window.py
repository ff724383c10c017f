"""The one window: which page fills it, what is dropped on it, which keys it knows. No verb."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from ui.help.opening import HelpDoor
from ui.jobs import Job
from ui.links import Wanted
from ui.look import FIRST_WINDOW, LEAST_WINDOW, PLACES, Look
from ui.notices import Notices
from ui.outside import Outside
from ui.pages.tour import Tour
from ui.session import Session
from ui.settings import KnownVault, Settings, Wishes
from ui.widgets.boxes import Column
from ui.widgets.drop_zone import DropVeil
from wallet.clock import Clock

if TYPE_CHECKING:  # imported when a vault is first open
    from ui.pages.frame import Frame
    from wallet.book import Received


class MainWindow(QMainWindow):
    """Leads from the first page to the open vault and back.

    Args:
        session: The vault that is open, or none.
        look: How to draw.
        settings: What the window remembers.
        clock: The time.
        vault: Where the vault lies, or is to be made.

    """

    closed = Signal()
    """The user is done; whoever put the program together ends it."""

    def __init__(
        self, session: Session, look: Look, settings: Settings, clock: Clock, vault: Path
    ) -> None:
        super().__init__()
        self._session = session
        self._look = look
        self._settings = settings
        session.light = settings
        self._clock = clock
        self._wishes = Wishes(look, settings)
        self._frame: Frame | None = None
        self.outside = Outside(session, look, self._wishes, clock, vault)
        content = QWidget()
        column = Column(look, 0, 0, content)
        self._tour = Tour(session, look, clock, settings, column)
        self.veil = DropVeil(look, self)
        self.help = HelpDoor(look, self)
        self.notices = Notices(look, settings, self)
        self._connect()
        self._set_keys()

        column.addWidget(self.outside, 1)
        self.setCentralWidget(content)
        self.setMinimumSize(*LEAST_WINDOW)
        if not self.restoreGeometry(settings.geometry):
            self.resize(*FIRST_WINDOW)
        look.follow(self._say)

    def _connect(self) -> None:
        self._session.opened.connect(self._entered)
        self._session.locked.connect(self._left)
        self._session.worked.connect(lambda: self._notice(self.tr("What took its time is done.")))
        self.veil.dropped.connect(self.take)
        self.outside.files_wanted.connect(self.choose_files)
        self.outside.files_dropped.connect(self.take)
        self.outside.samples_wanted.connect(self._tour.play)
        self.outside.link_wanted.connect(self.ask_link)
        self._tour.playing.connect(self._watch_voyage)
        self._tour.leave_wanted.connect(self.lock)
        self._tour.place_wanted.connect(self._go)
        self._tour.bill_wanted.connect(self._show_bill)

    def _set_keys(self) -> None:
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+K", self._search),
            ("Ctrl+O", self.choose_files),
            ("Ctrl+L", self.lock),
            ("F5", self._refresh),
            ("Alt+Left", self._back),
        ]
        keys += [
            (f"Ctrl+{number}", partial(self._go, place))
            for number, place in enumerate(PLACES, start=1)
        ]
        for key, does in keys:
            QShortcut(QKeySequence(key), self, does)

    # Without a vault

    def begin(self, wanted: Wanted = Wanted()) -> None:
        """Show the first page: the vault's lock if there is a vault, else the doors; or files."""
        if not wanted.paths:
            self.outside.show_first()
        self.open(wanted)

    def choose_files(self) -> None:
        """Ask which file to open."""
        from ui.dialogs.files import ask_to_open

        title = self.tr("Open a file") if self._frame is None else self.tr("Receive")
        ask_to_open(self, title, self.take)

    def take(self, paths: list[Path]) -> None:
        """Take files that were dropped or chosen: into the vault, or else only look at them."""
        if not self._tour.is_on:
            self.outside.remember(paths)
        self._read(paths)

    def _read(self, paths: list[Path]) -> None:
        if self._frame is not None:
            self._frame.receive(paths)
        elif paths:
            self.outside.show_files(paths)

    def come_forward(self) -> None:
        """Stand before other windows: the program was started again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def open(self, wanted: Wanted) -> None:
        """Open what a start or another program asked for; a link asks the user first."""
        if wanted.paths:
            self.take(list(wanted.paths))
        for link in wanted.links[:1]:  # one question at a time
            self.ask_link(link)
        if wanted.chooses:
            self.choose_files()

    def ask_link(self, link: str) -> None:
        """Ask whether the document that `link` leads to is to be fetched."""
        from ui.dialogs.open_link import OpenLinkDialog

        dialog = OpenLinkDialog(self._session, self._look, link, self)
        dialog.fetched.connect(self._read)  # it is gone when the program ends
        dialog.open()

    def show_report(self, report: str, *, is_of_last_run: bool = False) -> None:
        """Say that the program made a mistake: once, however often it makes it."""
        from ui.dialogs.report import ReportDialog

        if not any(dialog.isVisible() for dialog in self.findChildren(ReportDialog)):
            ReportDialog(self._look, report, self, is_of_last_run=is_of_last_run).open()

    def _watch_voyage(self, job: Job) -> None:
        if self._frame is not None:
            self._frame.outcome.watch(job, self.tr("Playing the voyage"))
        else:
            self.outside.doors.watch_samples(job)

    # With a vault

    def _entered(self) -> None:
        from ui.pages.frame import Frame

        sample, card = self._tour.welcome(), self._session.card
        if sample is None and card is not None:
            self.outside.keep_opened()
            self._settings.remember_vault(KnownVault(self.outside.vault, card.party.name))
        self._frame = Frame(
            self._session,
            self._look,
            self._wishes,
            sample or self.outside.vault,
            self._clock,
            self,
            is_sample=sample is not None,
        )
        self._frame.lock_wanted.connect(self.lock)
        self._frame.samples_wanted.connect(self._tour.play)
        self._frame.link_wanted.connect(self.ask_link)
        self._frame.files_wanted.connect(self.take)
        self._frame.receiver.received.connect(self._notice_received)
        self.outside.addWidget(self._frame)
        self.outside.setCurrentWidget(self._frame)
        self._frame.go("bills")
        self._tour.arrived()
        self._say()

    def _notice(self, words: str) -> None:
        self.notices.tell(words, is_open=self._session.is_open)

    def _notice_received(self, received: Received) -> None:
        number = received.verdict.number if received.verdict is not None else ""
        came = self.tr("{number} came in.") if number else self.tr("A file came in.")
        self._notice(came.format(number=number))

    def lock(self) -> None:
        """Close the vault and show nothing of it any more; a sample is removed."""
        if self._session.is_open:
            self._session.lock()
            self._tour.leave()
            self.outside.show_first()

    def _left(self) -> None:
        """Take every page of the vault away, before anything else is shown."""
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():  # none keeps a bill on the screen
                dialog.reject()
        frame, self._frame = self._frame, None
        if frame is not None:
            self.outside.removeWidget(frame)
            frame.hide()
            frame.deleteLater()
        self._say()

    def _search(self) -> None:
        if self._frame is not None:
            self._frame.top.search.setFocus()
            self._frame.top.search.selectAll()

    def _go(self, place: str) -> None:
        if self._frame is not None:
            self._frame.go(place)

    def _show_bill(self, bill: str) -> None:
        if self._frame is not None:
            self._frame.show_bill(bill)

    def _back(self) -> None:
        if self._frame is not None:
            self._frame.back()

    def _refresh(self) -> None:
        if self._frame is not None:
            self._frame.refresh()

    def _say(self) -> None:
        card = self._session.card
        name = f"{card.party.name} – Ladewell" if card is not None else "Ladewell"
        sample = self.tr("SAMPLE: {name}").format(name=name)
        self.setWindowTitle(sample if self._tour.is_on else name)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.geometry = self.saveGeometry()
        self._settings.save()
        self._tour.leave()
        self.help.close()
        self.notices.leave()
        super().closeEvent(event)
        self.closed.emit()

"""The one window: which page fills it, what is dropped on it, which keys it knows. No verb."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from ui.jobs import Job
from ui.look import PLACES, Look
from ui.pages.tour import Tour
from ui.session import Session
from ui.settings import KnownVault, Settings, Wishes, is_vault
from ui.widgets.boxes import Column
from ui.widgets.drop_zone import DropVeil
from wallet.clock import Clock

if TYPE_CHECKING:  # each page is imported when it is first shown
    from ui.pages.create_vault import CreateVaultPage
    from ui.pages.first_start import FirstStartPage
    from ui.pages.frame import Frame
    from ui.pages.reader import ReaderPage
    from ui.pages.unlock import UnlockPage


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
        self._clock = clock
        self._vault = vault
        self._wishes = Wishes(look, settings)
        self._frame: Frame | None = None
        self._stack = QStackedWidget()
        content = QWidget()
        column = Column(look, 0, 0, content)
        self._tour = Tour(session, look, clock, column)
        self.veil = DropVeil(look, self)
        self._connect()
        self._set_keys()

        column.addWidget(self._stack, 1)
        self.setCentralWidget(content)
        self.setMinimumSize(640, 480)
        if not self.restoreGeometry(settings.geometry):
            self.resize(1280, 820)
        look.follow(self._say)

    def _connect(self) -> None:
        self._session.opened.connect(self._entered)
        self._session.locked.connect(self._left)
        self.veil.dropped.connect(self.take)
        self._tour.playing.connect(self._watch_voyage)
        self._tour.leave_wanted.connect(self.lock)

    def _set_keys(self) -> None:
        keys: list[tuple[str, Callable[[], None]]] = [
            ("Ctrl+K", self._search),
            ("Ctrl+O", self._choose_files),
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

    # Pages without a vault; each is made when it is first needed

    @cached_property
    def doors(self) -> FirstStartPage:
        """The three doors."""
        from ui.pages.first_start import FirstStartPage

        page = FirstStartPage(self._session, self._look, self._wishes)
        page.create_wanted.connect(self._begin_vault)
        page.open_wanted.connect(self._choose_files)
        page.files_dropped.connect(self.take)
        page.samples_wanted.connect(self._tour.play)
        page.vault_wanted.connect(self._other_vault)
        self._stack.addWidget(page)
        return page

    @cached_property
    def unlock(self) -> UnlockPage:
        """The lock of a vault."""
        from ui.pages.unlock import UnlockPage

        page = UnlockPage(self._session, self._look, self._wishes, self._clock)
        page.open_wanted.connect(self._choose_files)
        page.left.connect(self.show_doors)
        self._stack.addWidget(page)
        return page

    @cached_property
    def new_vault(self) -> CreateVaultPage:
        """The form for a new vault."""
        from ui.pages.create_vault import CreateVaultPage

        page = CreateVaultPage(self._session, self._look, self._clock)
        page.left.connect(self.show_doors)
        self._stack.addWidget(page)
        return page

    @cached_property
    def reader(self) -> ReaderPage:
        """Files looked at without a vault."""
        from ui.pages.reader import ReaderPage

        page = ReaderPage(self._session, self._look, self._clock)
        page.left.connect(self._show_outside)
        self._stack.addWidget(page)
        return page

    def begin(self, files: list[Path]) -> None:
        """Show the first page: the vault's lock if there is a vault, else the doors; or `files`."""
        if files:
            self.take(files)
        else:
            self._show_outside()

    def show_doors(self) -> None:
        """Show the three doors."""
        self._stack.setCurrentWidget(self.doors)
        self.doors.outcome.clear()
        self.doors.setFocus()

    def _show_outside(self) -> None:
        if is_vault(self._vault):
            self._ask_passphrase(self._vault)
        else:
            self.show_doors()

    def _ask_passphrase(self, folder: Path) -> None:
        known = self._settings.vaults
        names = {vault.folder: vault.name for vault in known}
        self._stack.setCurrentWidget(self.unlock)
        self.unlock.show_vault(KnownVault(folder, names.get(folder, "")), known)

    @property
    def _asked_for(self) -> Path:
        """The vault that the page which is shown asks a passphrase for."""
        made = self.__dict__.get("new_vault")  # not yet made if nobody wanted it
        is_new = made is not None and self._stack.currentWidget() is made
        return self.new_vault.folder if is_new else self.unlock.vault.folder

    def _other_vault(self) -> None:
        known = self._settings.vaults
        self._ask_passphrase(known[0].folder if known else self._vault)
        if not known:
            self.unlock.ask_for_vault()

    def _begin_vault(self) -> None:
        folder, number = self._vault, 1
        while is_vault(folder):
            number += 1
            folder = self._vault.with_name(f"{self._vault.name}-{number}")
        self._stack.setCurrentWidget(self.new_vault)
        self.new_vault.begin(folder)

    def _choose_files(self) -> None:
        from ui.dialogs.files import ask_to_open

        if self._frame is not None:
            self._frame.receiver.ask_for_files()
        else:
            ask_to_open(self, self.tr("Open a file"), self.take)

    def take(self, paths: list[Path]) -> None:
        """Take files that were dropped or chosen: into the vault, or else only look at them."""
        if self._frame is not None:
            self._frame.receive(paths)
        elif paths:
            self._stack.setCurrentWidget(self.reader)
            self.reader.show_files(paths)

    def _watch_voyage(self, job: Job) -> None:
        if self._frame is not None:
            self._frame.outcome.watch(job, self.tr("Playing the voyage"))
        else:
            self.doors.watch_samples(job)

    # With a vault

    def _entered(self) -> None:
        from ui.pages.frame import Frame

        sample, card = self._tour.welcome(), self._session.card
        if sample is None and card is not None:
            self._vault = self._asked_for
            self._settings.remember_vault(KnownVault(self._vault, card.party.name))
        self._frame = Frame(
            self._session,
            self._look,
            self._wishes,
            sample or self._vault,
            self._clock,
            self,
            is_sample=sample is not None,
        )
        self._frame.lock_wanted.connect(self.lock)
        self._frame.samples_wanted.connect(self._tour.play)
        self._stack.addWidget(self._frame)
        self._stack.setCurrentWidget(self._frame)
        self._frame.go("bills")
        self._say()

    def lock(self) -> None:
        """Close the vault and show nothing of it any more; a sample is removed."""
        if self._session.is_open:
            self._session.lock()
            self._tour.leave()
            self._show_outside()

    def _left(self) -> None:
        """Take every page of the vault away, before anything else is shown."""
        frame, self._frame = self._frame, None
        if frame is not None:
            self._stack.removeWidget(frame)
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
        super().closeEvent(event)
        self.closed.emit()

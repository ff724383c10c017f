"""What fills the window while no vault is open: doors, lock, forms, and files that are read."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.look import Look
from ui.session import Session
from ui.settings import KnownVault, Settings, Wishes, is_vault
from wallet.clock import Clock

if TYPE_CHECKING:  # each page is imported when it is first shown
    from ui.pages.create_vault import CreateVaultPage
    from ui.pages.first_start import FirstStartPage
    from ui.pages.reader import ReaderPage
    from ui.pages.restore import RecoverPage, RestorePage
    from ui.pages.unlock import UnlockPage


class Outside(QStackedWidget):
    """The pages before the vault, and the ways between them.

    Attributes:
        vault: Where the vault lies that was open last, or where one is to be made.

    """

    files_wanted = Signal()
    """Choose files to look at."""
    files_dropped = Signal(list)
    """Look at these, a list of `pathlib.Path`."""
    samples_wanted = Signal()
    link_wanted = Signal(str)
    """A picture leads to a document elsewhere: ask the user whether it is to be fetched."""

    def __init__(
        self,
        session: Session,
        look: Look,
        wishes: Wishes,
        clock: Clock,
        vault: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._wishes = wishes
        self._clock = clock
        self._forms: set[CreateVaultPage | RestorePage | RecoverPage] = set()
        self.vault = vault

    @property
    def _settings(self) -> Settings:
        return self._wishes.settings

    @cached_property
    def doors(self) -> FirstStartPage:
        """The three doors."""
        from ui.pages.first_start import FirstStartPage

        page = FirstStartPage(self._session, self._look, self._wishes)
        page.create_wanted.connect(self.begin_vault)
        page.open_wanted.connect(self.files_wanted)
        page.files_dropped.connect(self.files_dropped)
        page.samples_wanted.connect(self.samples_wanted)
        page.vault_wanted.connect(self._other_vault)
        page.restore_wanted.connect(self._restore)
        self.addWidget(page)
        return page

    @cached_property
    def unlock(self) -> UnlockPage:
        """The lock of a vault."""
        from ui.pages.unlock import UnlockPage

        page = UnlockPage(self._session, self._look, self._wishes, self._clock)
        page.open_wanted.connect(self.files_wanted)
        page.left.connect(self.show_doors)
        page.recover_wanted.connect(self._recover)
        self.addWidget(page)
        return page

    @cached_property
    def new_vault(self) -> CreateVaultPage:
        """The form for a new vault."""
        from ui.pages.create_vault import CreateVaultPage

        page = CreateVaultPage(self._session, self._look, self._clock)
        page.left.connect(self.show_doors)
        self.addWidget(page)
        return page

    @cached_property
    def restoring(self) -> RestorePage:
        """The form that makes a vault of a backup."""
        from ui.pages.restore import RestorePage

        page = RestorePage(self._session, self._look, self._clock)
        page.left.connect(self.show_doors)
        self.addWidget(page)
        return page

    @cached_property
    def recovering(self) -> RecoverPage:
        """The form for recovery words."""
        from ui.pages.restore import RecoverPage

        page = RecoverPage(self._session, self._look, self._clock)
        page.left.connect(self.show_first)
        self.addWidget(page)
        return page

    @cached_property
    def reader(self) -> ReaderPage:
        """Files looked at without a vault."""
        from ui.pages.reader import ReaderPage

        page = ReaderPage(self._session, self._look, self._clock)
        page.left.connect(self.show_first)
        page.link_wanted.connect(self.link_wanted)
        self.addWidget(page)
        return page

    def show_first(self) -> None:
        """Show the vault's lock if there is a vault, else the doors."""
        if is_vault(self.vault):
            self.ask_passphrase(self.vault)
        else:
            self.show_doors()

    def show_doors(self) -> None:
        """Show the three doors."""
        self.setCurrentWidget(self.doors)
        self.doors.outcome.clear()
        self.doors.make.setFocus()

    def remember(self, paths: list[Path]) -> None:
        """Remember where opened files lie, those in a vault excepted."""
        vaults = (self.vault, *(known.folder for known in self._settings.vaults))
        self._settings.remember_files(
            path
            for path in paths
            if not any(path.absolute().is_relative_to(vault.absolute()) for vault in vaults)
        )

    def show_files(self, paths: list[Path]) -> None:
        """Look at files without a vault."""
        self.setCurrentWidget(self.reader)
        self.reader.show_files(paths)

    def ask_passphrase(self, folder: Path) -> None:
        """Show the lock of the vault in `folder`."""
        known = self._settings.vaults
        names = {vault.folder: vault.name for vault in known}
        self.setCurrentWidget(self.unlock)
        self.unlock.show_vault(KnownVault(folder, names.get(folder, "")), known)

    def begin_vault(self) -> None:
        """Show the form for a new vault."""
        self._show_form(self.new_vault, self._free_folder())

    def keep_opened(self) -> None:
        """Take the vault that was just opened or made here for the one of next time."""
        shown = self.currentWidget()
        form = next((form for form in self._forms if form is shown), None)
        self.vault = form.folder if form is not None else self.unlock.vault.folder

    def _other_vault(self) -> None:
        known = self._settings.vaults
        self.ask_passphrase(known[0].folder if known else self.vault)
        if not known:
            self.unlock.ask_for_vault()

    def _restore(self) -> None:
        self._show_form(self.restoring, self._free_folder())

    def _recover(self) -> None:
        self._show_form(self.recovering, self.unlock.vault.folder)

    def _show_form(self, page: CreateVaultPage | RestorePage | RecoverPage, folder: Path) -> None:
        self._forms.add(page)
        self.setCurrentWidget(page)
        page.begin(folder)

    def _free_folder(self) -> Path:
        folder, number = self.vault, 1
        while is_vault(folder):
            number += 1
            folder = self.vault.with_name(f"{self.vault.name}-{number}")
        return folder

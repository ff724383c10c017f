"""The files that were opened lately, as a menu below a button."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QMenu

from ui.jobs import Job
from ui.pages.latest import Latest
from ui.session import Session
from ui.settings import Settings
from ui.widgets.text import as_tip, on_control

translate = QCoreApplication.translate  # lupdate finds calls by this very name


class RecentFiles(QObject):
    """Shows the menu when its button is pressed; what is gone is said to be gone.

    Args:
        session: Whose worker looks whether they are still there: a drive may be slow to say so.
        settings: What remembers them.
        button: What is pressed; it becomes the parent.

    """

    chosen = Signal(list)
    """A list of one `pathlib.Path`."""

    def __init__(self, session: Session, settings: Settings, button: QAbstractButton) -> None:
        super().__init__(button)
        self._session, self._settings, self._button = session, settings, button
        self.menu = QMenu(button)
        self._looking = Latest(self)
        self._looking.answered.connect(self._show)
        button.clicked.connect(self.ask)

    def ask(self) -> None:
        """Look which of them are there, and show them."""
        self._looking.ask(_which_are_there(self._session, self._settings.recent_files))

    def _show(self, found: tuple[tuple[Path, bool], ...]) -> None:
        menu = self.menu
        menu.clear()
        for path, is_there in found:
            words = on_control(f"{path.name}  ·  {path.parent.name}")
            if not is_there:
                words = translate("Recent", "{name} (no longer there)").format(name=words)
            action = menu.addAction(words)
            action.setEnabled(is_there)
            action.setToolTip(as_tip(str(path)))
            action.triggered.connect(partial(self.chosen.emit, [path]))
        if found:
            menu.addSeparator()
            forget = menu.addAction(translate("Recent", "Forget these files"))
            forget.triggered.connect(self._settings.forget_files)
        elif self._settings.remembers_files:
            menu.addAction(translate("Recent", "No file was opened yet")).setEnabled(False)
        else:
            menu.addAction(translate("Recent", "Opened files are not remembered")).setEnabled(False)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))


def _which_are_there(session: Session, paths: tuple[Path, ...]) -> Job:
    return session.aside(lambda _progress: tuple((path, _is_there(path)) for path in paths))


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False

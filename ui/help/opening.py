"""Opens the guide from anywhere: F1 with the topic of what is in front, or a link to a topic.

Whoever shows a link needs to know nobody: `open_help` asks Qt for an address with the scheme
``ladewell-help``, and Qt asks the `HelpDoor` that the window made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.look import Look

if TYPE_CHECKING:  # made when help is first asked for
    from ui.help.window import HelpWindow

SCHEME = "ladewell-help"
FIRST = "start"
"""The topic of what has none of its own."""

_HAS_KEY = "hasHelpKey"


def open_help(link: str) -> None:
    """Show a topic of the guide, such as ``give`` or ``glossary#endorsement``."""
    QDesktopServices.openUrl(QUrl(f"{SCHEME}:{link}"))


def topic_of(widget: QWidget | None) -> str:
    """Return what to read about `widget`: the nearest `help_topic` from it outwards."""
    while widget is not None:
        topic = getattr(widget, "help_topic", "")
        if topic:
            return str(topic)
        widget = widget.parentWidget()
    return FIRST


class HelpDoor(QObject):
    """Owns the window of the guide, and gives every window of the program its F1.

    Args:
        look: How to draw.
        window: The main window; the guide closes with it.

    """

    def __init__(self, look: Look, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._shown: HelpWindow | None = None
        self._equip(window)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focused)
        QDesktopServices.setUrlHandler(SCHEME, self, "open_url")  # type: ignore[arg-type]  # it takes text

    @property
    def window(self) -> HelpWindow:
        """The guide's window, made when it is first asked for."""
        if self._shown is None:
            from ui.help.window import HelpWindow

            self._shown = HelpWindow(self._look)
        return self._shown

    @Slot(QUrl)
    def open_url(self, url: QUrl) -> None:
        """Show what a link leads to; called by Qt."""
        self.open(f"{url.path()}#{url.fragment()}".rstrip("#"))

    def open(self, link: str) -> None:
        """Show a topic, in front of the other windows."""
        self.window.show_topic(link)
        self.window.come_forward()

    def ask(self) -> None:
        """Show the topic of what has the keyboard."""
        active = QApplication.focusWidget() or QApplication.activeWindow()
        self.open(topic_of(active))

    def close(self) -> None:
        """Close the guide, for good."""
        if self._shown is not None:
            self._shown.close()
            self._shown.deleteLater()
            self._shown = None

    def _focused(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        top = new.window()
        while (outer := top.parentWidget()) is not None:
            top = outer
        if top in (self.parent(), new.window()):  # what is another main window's has its own door
            self._equip(new.window())

    def _equip(self, window: QWidget) -> None:
        # A shortcut of the main window is dead while a dialog stands before it.
        if isinstance(window, QMenu) or window.property(_HAS_KEY):
            return
        window.setProperty(_HAS_KEY, True)
        key = QShortcut(QKeySequence("F1"), window)
        key.setContext(Qt.ShortcutContext.WindowShortcut)
        key.activated.connect(self.ask)

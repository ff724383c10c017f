"""Taking from pictures, films, PDFs and folders; and from the clipboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.dialogs.files import ask_for_folder, ask_to_open
from ui.look import Ink, Look
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop_zone import DropZone, files_in
from ui.widgets.panels import Panel
from ui.widgets.text import Label


class PicturesPage(QWidget):
    """A place to drop pictures, and buttons for those who have no pointer."""

    chosen = Signal(list)
    """Paths of pictures, films, PDFs and folders, to be looked at together."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = DropZone(look, "")
        self.open = Button(look, icon="image", kind=Kind.PRIMARY)
        self.folder = Button(look, icon="folder-open")
        self._about = Label(look, "", ink=Ink.TEXT2, wraps=True)

        self.zone.dropped.connect(self.chosen)
        self.open.clicked.connect(self._ask)
        self.folder.clicked.connect(self._ask_folder)

        self._about.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zone.buttons.addWidget(self.open)
        self.zone.buttons.addWidget(self.folder)
        panel = Panel(look)
        panel.body.addWidget(self.zone, 1)
        panel.body.addWidget(self._about)
        column = Column(look, 0, 0, self)
        column.addWidget(panel, 1)
        look.follow(self._say)

    def start(self) -> None:
        """Do nothing: the user chooses."""

    def stop(self) -> None:
        """Do nothing."""

    def _ask(self) -> None:
        title = self.tr("Open pictures of the codes")
        ask_to_open(self, title, self.chosen.emit, pictures=True)

    def _ask_folder(self) -> None:
        title = self.tr("Open a folder of pictures")
        ask_for_folder(self, title, lambda folder: self.chosen.emit([folder]))

    def _say(self) -> None:
        self.open.setText(self.tr("Open pictures…"))
        self.folder.setText(self.tr("Open a folder…"))
        self.zone.say(self.tr("or drop them here"))
        self._about.say(
            self.tr(
                "Photographs, screenshots, a moving GIF, a video, a PDF: in any order, as many as "
                "it takes. What is missing can be added later."
            )
        )


class ClipboardPage(QWidget):
    """A button that takes what was copied, and Ctrl+V."""

    picture = Signal(QImage)
    text = Signal(str)
    files = Signal(list)
    """Paths that were copied in a file manager."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paste = Button(look, icon="clipboard", kind=Kind.PRIMARY, tall=True)
        self._about = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self._said = Label(look, "", ink=Ink.BAD, wraps=True)

        self.paste.clicked.connect(self.take)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self)
        keys.activated.connect(self.take)

        panel = Panel(look)
        panel.body.addStretch(1)
        for part in (self._about, self._said):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        panel.body.addWidget(self.paste, 0, Qt.AlignmentFlag.AlignHCenter)
        panel.body.addWidget(self._about)
        panel.body.addWidget(self._said)
        panel.body.addStretch(2)
        column = Column(look, 0, 0, self)
        column.addWidget(panel, 1)
        look.follow(self._say)

    def start(self) -> None:
        """Let the keyboard paste."""
        self.paste.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Do nothing."""

    def take(self) -> None:
        """Take what is in the clipboard: files, a picture or text."""
        self._said.say("")
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None:
            data = QMimeData()  # some platforms have none for an empty clipboard
        if files_in(data):
            self.files.emit([Path(path) for path in files_in(data)])
        elif data.hasImage():
            self.picture.emit(QGuiApplication.clipboard().image())
        elif data.hasText() and data.text().strip():
            self.text.emit(data.text())
        else:
            self._said.say(self.tr("There is neither a picture nor text in the clipboard."))

    def _say(self) -> None:
        self.paste.setText(self.tr("Paste"))
        self._about.say(
            self.tr(
                "A picture of a code, as a screenshot, or the text of one that begins with UR: . "
                "Ctrl+V does the same; several are put together."
            )
        )

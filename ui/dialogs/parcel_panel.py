"""A parcel to hand over: its file to save, to drag out, and where it was saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ui.actions.save_parcel import save_parcel
from ui.dialogs.files import ask_to_save
from ui.look import Face, Ink, Look, Surface
from ui.pages.latest import Latest
from ui.pages.why import WrongPanel
from ui.session import Session
from ui.widgets.boxes import Column, Row, let_wrap
from ui.widgets.buttons import Button, Kind
from ui.widgets.drag_out import FileTile
from ui.widgets.panels import Ground
from ui.widgets.text import Label
from wallet.book import Done, write_file
from wallet.errors import WalletError


class ParcelPanel(Ground):
    """One parcel file: name and size, Save as, and after that where it is.

    It can be dragged out before it was saved: the file then lies in a folder
    that goes away with the panel.

    Args:
        session: Writes it.
        look: How to draw.
        parent: As everywhere.
        is_low: Whether everything stands in one row, where there is little room.

    """

    saved = Signal(object)
    """The path it was written to."""

    def __init__(
        self,
        session: Session,
        look: Look,
        parent: QWidget | None = None,
        *,
        is_low: bool = False,
    ) -> None:
        super().__init__(look, Surface.PAPER, parent)
        self._is_low = is_low
        self._session = session
        self._done: Done | None = None
        self._path: Path | None = None
        self._folder: QTemporaryDir | None = None
        self._saving = Latest(self)
        self._tile = FileTile(look, self._file, is_low=is_low)
        let_wrap(self._tile)
        self.save = Button(look, "", "save", Kind.PRIMARY)
        self.copy = Button(look, "", "clipboard")
        self._where = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True, selectable=True)
        self._error = WrongPanel(look)

        self.save.clicked.connect(self._ask)
        self.copy.clicked.connect(self._copy)
        self._saving.answered.connect(self._saved)
        self._saving.failed.connect(self._failed)

        buttons = Row(look)
        buttons.addWidget(self.save)
        buttons.addWidget(self.copy)
        buttons.addStretch()
        column = Column(look, 1, 0, self)
        if is_low:
            buttons.insertWidget(0, self._tile, 1)
            buttons.setStretch(buttons.count() - 1, 0)
        else:
            column.addWidget(self._tile)
        column.addLayout(buttons)
        column.addWidget(self._where)
        column.addWidget(self._error)
        column.addStretch()
        look.follow(self._say)

    @property
    def path(self) -> Path | None:
        """Where the user saved it, once that was done."""
        return self._path

    def show_parcel(self, done: Done) -> None:
        """Offer another parcel."""
        self._done, self._path = done, None
        self._saving.drop()
        self._error.hide()
        self._say()

    def _say(self) -> None:
        self.save.setText(self.tr("Save as…"))
        self.copy.setText(self.tr("Copy path"))
        self.copy.setVisible(self._path is not None)
        self._where.setVisible(self._path is not None)
        if self._path is not None:
            self._where.say(self.tr("Saved as {path}").format(path=self._path))
        if self._done is not None:
            about = size = self._look.speech.size(len(self._done.parcel))
            if not self._is_low:
                said = self.tr("{size}. Drag it into a mail or a folder, or save it.")
                about = said.format(size=size)
            self._tile.say(self._done.file_name, about)
        is_first = self._path is None and not self._is_low
        self.save.be(Kind.PRIMARY if is_first else Kind.PLAIN)

    def _ask(self) -> None:
        if self._done is not None:
            ask_to_save(self, self.tr("Save the parcel"), self._done.file_name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the parcel to `path`."""
        if self._done is not None:
            self._saving.ask(save_parcel(self._session, self._done, path))

    def _saved(self, path: Path) -> None:
        self._path = path
        self._error.hide()
        self._say()
        self.saved.emit(path)

    def _failed(self, error: Exception) -> None:
        self._error.show_wrong(
            error,
            self.tr("What was signed is safe in the vault; only the file was not written."),
            self.tr("Choose another folder."),
        )

    def _copy(self) -> None:
        if self._path is None:
            return
        data = QMimeData()
        data.setText(str(self._path))
        data.setUrls([QUrl.fromLocalFile(str(self._path))])
        QGuiApplication.clipboard().setMimeData(data)

    def _file(self) -> Path | None:
        """Return where the parcel lies; it is written for the drag if it was not saved."""
        if self._done is None:
            return None
        if self._path is not None and self._path.is_file():
            return self._path
        self._folder = self._folder or QTemporaryDir()
        path = Path(self._folder.path()) / self._done.file_name
        try:
            write_file(path, self._done.parcel)
        except WalletError as error:
            self._failed(error)
            return None
        return path

    def sizeHint(self) -> QSize:
        least = 0 if self._is_low else self._look.metrics.ems(24)
        return super().sizeHint().expandedTo(QSize(least, 0))

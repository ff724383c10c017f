"""A parcel to hand over: its file to save, to drag out, and where it was saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.actions.save_parcel import save_parcel
from ui.dialogs.files import ask_to_save
from ui.dialogs.points import let_wrap
from ui.look import Face, Ink, Look, Surface, box
from ui.pages.latest import Latest
from ui.pages.why import WrongPanel
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Ground
from ui.widgets.text import Icon, Label
from wallet.book import Done, write_file


class _Tile(QWidget):
    """The file as a thing one can take with the pointer and drop elsewhere."""

    taken = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, is_low: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        self._from = QPoint()
        self._name = Label(look, "", Face.STRONG, elides=True)
        self._about = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=not is_low)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        let_wrap(self)
        words = Column(look, 0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        row = Row(look, 1.5, 1.5, self)
        row.addWidget(Icon(look, "file-check", Ink.ACCENT, 2), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        look.changed.connect(self.update)

    def say(self, name: str, about: str) -> None:
        self._name.say(name)
        self._about.say(about)
        self.setAccessibleName(f"{name}, {about}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._from).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self.taken.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        with QPainter(self) as painter:
            box(painter, self.rect(), fill=t.sunken, border=t.line, radius=m.radius)


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
        self._asked: Path | None = None
        self._folder: QTemporaryDir | None = None
        self._saving = Latest(self)
        self._tile = _Tile(look, is_low=is_low)
        self.save = Button(look, "", "save", Kind.PRIMARY)
        self.copy = Button(look, "", "clipboard")
        self._where = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True, selectable=True)
        self._error = WrongPanel(look)

        self._tile.taken.connect(self._drag)
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
            size = max(1, round(len(self._done.parcel) / 1024))
            about = self.tr("{size} kB. Drag it into a mail or a folder, or save it.")
            if self._is_low:
                about = self.tr("{size} kB")
            self._tile.say(self._done.file_name, about.format(size=size))
        is_first = self._path is None and not self._is_low
        self.save.be(Kind.PRIMARY if is_first else Kind.PLAIN)

    def _ask(self) -> None:
        if self._done is not None:
            ask_to_save(self, self.tr("Save the parcel"), self._done.file_name, self.save_to)

    def save_to(self, path: Path) -> None:
        """Write the parcel to `path`."""
        if self._done is not None:
            self._asked = path
            self._saving.ask(save_parcel(self._session, self._done, path))

    def _saved(self, path: object) -> None:
        self._path = self._asked
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

    def _drag(self) -> None:
        if self._done is None:
            return
        path = self._path
        if path is None or not path.is_file():
            self._folder = self._folder or QTemporaryDir()
            path = Path(self._folder.path()) / self._done.file_name
            write_file(path, self._done.parcel)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        drag = QDrag(self)
        drag.setMimeData(data)
        ratio = self.devicePixelRatio()
        side = self._look.metrics.ems(2)
        drag.setPixmap(
            self._look.icons.pixmap("file-check", self._look.ink(Ink.ACCENT), side, ratio)
        )
        drag.exec(Qt.DropAction.CopyAction)

    def sizeHint(self) -> QSize:
        least = 0 if self._is_low else self._look.metrics.ems(24)
        return super().sizeHint().expandedTo(QSize(least, 0))

"""Receives by light: one window for every way a code can come in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from ui.actions.fetch_link import find, is_about_a_link
from ui.dialogs.files import ask_to_open
from ui.dialogs.scan.camera_page import CameraPage
from ui.dialogs.scan.files_page import ClipboardPage, PicturesPage
from ui.dialogs.scan.hints import Adviser
from ui.dialogs.scan.progress import (
    HINT_ICONS,
    HelpPanel,
    NothingMoves,
    ProgressPanel,
    hint_words,
)
from ui.dialogs.scan.scanner_page import ScannerPage
from ui.dialogs.scan.screen_page import ScreenPage
from ui.links import link_to
from ui.look import Face, Look, Surface
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.watcher import Glance, StillPicture, Watcher
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground, Hairline, Scroll
from ui.widgets.source_bar import SourceBar
from ui.widgets.text import Label
from ui.widgets.viewfinder import Viewfinder
from wallet.book import News, Seen, Sight
from wallet.clock import Clock, SystemClock
from wallet.errors import CouldNotLook

CAMERA, SCREEN, PICTURE, CLIPBOARD, SCANNER, FILE = (
    "camera", "screen", "picture", "clipboard", "scanner", "file",
)  # fmt: skip
_ICONS = {
    CAMERA: "camera",
    SCREEN: "maximize",
    PICTURE: "image",
    CLIPBOARD: "clipboard",
    SCANNER: "scan-line",
    FILE: "folder-open",
}


class _Page(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...


class ScanDialog(QDialog):
    """Looks for codes until a message is complete; then says so and closes.

    It keeps nothing and moves nothing: what arrived is for whoever opened it to judge.

    Args:
        session: Lends its second worker; no vault needs to be open.
        look: How to draw.
        title: What is received, such as a receipt; "Receive" if empty.
        parent: The window.
        clock: Says how fast codes come.
        takes_links: Whether the code of a TradeTrust document is welcome too.

    """

    help_topic = "light#read"

    arrived = Signal(object, str)
    """What was read, `bytes` of a file or `wallet.book.News`; and what to call it."""
    files_chosen = Signal(list)
    """Paths of files that are no pictures of codes: to be received as ever."""
    link_found = Signal(str)
    """A link as another program would ask for it; nobody was asked yet."""

    def __init__(
        self,
        session: Session,
        look: Look,
        title: str = "",
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
        takes_links: bool = False,
    ) -> None:
        super().__init__(parent)
        self._takes_links = takes_links
        self._session = session
        self._look = look
        self._called = title
        self._clock = clock or SystemClock()
        self._way = ""
        self._paths: tuple[Path, ...] = ()
        self._is_paused = False
        self._adviser = Adviser()
        self.watcher = Watcher(session, self)
        self._reading, self._finding = Latest(self), Latest(self)
        self._title = Label(look, "", Face.TITLE)
        self.ways = SourceBar(look, _ICONS)
        self._close = Button(look, icon="x")
        self.camera = CameraPage(look, self.watcher)
        self.screen_page = ScreenPage(look, self.watcher)
        self.pictures = PicturesPage(look)
        self.clipboard = ClipboardPage(look)
        self.scanner = ScannerPage(look)
        self._stack = QStackedWidget()
        self.progress = ProgressPanel(look)
        self.outcome = Outcome(look)
        self.again = Button(look, icon="rotate-ccw")
        self.pause = Button(look, icon="pause")

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._connect()
        self._lay_out()
        look.follow(self._say)
        self.go(CAMERA)

    def _connect(self) -> None:
        self.ways.chosen.connect(self.go)
        self._close.clicked.connect(self.reject)
        self.watcher.glanced.connect(self._take)
        self._reading.answered.connect(self._read)
        self._reading.failed.connect(self._could_not)
        self._finding.answered.connect(self._lead)
        self._finding.failed.connect(self.outcome.complain)
        self.camera.other_wanted.connect(partial(self.go, PICTURE))
        self.screen_page.other_wanted.connect(partial(self.go, CLIPBOARD))
        self.pictures.chosen.connect(self.look_at)
        self.clipboard.files.connect(self.look_at)
        self.clipboard.picture.connect(self._look_at_picture)
        self.clipboard.text.connect(self._take_text)
        self.scanner.read.connect(self._take_text)
        self.again.clicked.connect(self.begin_anew)
        self.pause.clicked.connect(self._pause)

    def _lay_out(self) -> None:
        look = self._look
        head = Ground(look, Surface.PAPER)
        top = Row(look, 2, (3, 1.5), head)
        top.addWidget(self._title)
        top.addWidget(self.ways, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        for page in (self.camera, self.screen_page, self.pictures, self.clipboard, self.scanner):
            self._stack.addWidget(page)
        panels = QWidget()
        column = Column(look, 1.5, 0, panels)
        column.addWidget(self.progress)
        column.addWidget(HelpPanel(look))
        column.addWidget(NothingMoves(look))
        column.addStretch()
        self._aside = QWidget()
        aside = Column(look, 1.5, 0, self._aside)
        aside.addWidget(Scroll(look, panels), 1)
        buttons = Row(look)
        buttons.addWidget(self.again, 1)
        buttons.addWidget(self.pause, 1)
        aside.addLayout(buttons)
        ground = Ground(look)
        across = Row(look, 2, (3, 2), ground)
        left = Column(look, 1)
        left.addWidget(self._stack, 1)
        left.addWidget(self.outcome)
        across.addLayout(left, 5)
        across.addWidget(self._aside, 2)
        whole = Column(look, 0, 0, self)
        whole.addWidget(head)
        whole.addWidget(Hairline(look))
        whole.addWidget(ground, 1)

    def _say(self) -> None:
        m = self._look.metrics
        self.setMinimumSize(m.ems(48), m.ems(34))
        wanted = QSize(m.ems(84), m.ems(52)).expandedTo(self.size())
        self.resize(wanted.boundedTo(self.screen().availableSize()))
        self._aside.setFixedWidth(m.ems(22))
        title = self._called or self.tr("Receive")
        self.setWindowTitle(title)
        self._title.say(title)
        self._close.setText(self.tr("Close"))
        self.again.setText(self.tr("Start again"))
        self.pause.setText(self.tr("Go on") if self._is_paused else self.tr("Pause"))
        self.pause.show_icon("play" if self._is_paused else "pause")
        self.ways.say(
            {
                CAMERA: self.tr("Camera"),
                SCREEN: self.tr("Screen region"),
                PICTURE: self.tr("Picture"),
                CLIPBOARD: self.tr("Clipboard"),
                SCANNER: self.tr("Hand scanner"),
                FILE: self.tr("File"),
            }
        )
        self._show_hint()

    # Which way

    @property
    def way(self) -> str:
        """Which way is chosen."""
        return self._way

    def go(self, way: str) -> None:
        """Turn to a way of receiving; what was caught stays."""
        if way == FILE:
            self.ways.choose(self._way)
            ask_to_open(self, self.tr("Receive a file"), self._choose_files)
            return
        if self._way:
            self._page(self._way).stop()
        self._way = way
        self._is_paused = False
        self.ways.choose(way)
        page = self._page(way)
        if isinstance(page, QWidget):
            self._stack.setCurrentWidget(page)
        page.start()
        self.pause.setEnabled(way in (CAMERA, SCREEN))
        self._say()

    def _page(self, way: str) -> _Page:
        pages: dict[str, _Page] = {
            CAMERA: self.camera,
            SCREEN: self.screen_page,
            PICTURE: self.pictures,
            CLIPBOARD: self.clipboard,
            SCANNER: self.scanner,
        }
        return pages[way]

    @property
    def _finder(self) -> Viewfinder | None:
        if self._way == CAMERA:
            return self.camera.sight.finder
        return self.screen_page.sight.finder if self._way == SCREEN else None

    def _choose_files(self, paths: list[Path]) -> None:
        self.files_chosen.emit(paths)
        self.accept()

    def _pause(self) -> None:
        self._is_paused = not self._is_paused
        page = self._page(self._way)
        if self._is_paused:
            page.stop()
        else:
            page.start()
        self._say()

    def begin_anew(self) -> None:
        """Forget what was caught, and look no more at files."""
        self._reading.cancel()
        self.watcher.begin_anew()
        self._adviser = Adviser()
        self.progress.begin_anew()
        self.outcome.clear()
        self._show_share()
        self._show_hint()

    # What was seen

    def _take(self, glance: Glance) -> None:
        if glance.link and self._takes_links:
            self._lead(link_to(glance.link))
            return
        now = self._clock.now()
        finder = self._finder
        if finder is not None and not glance.preview.isNull():
            is_mirrored = self._way == CAMERA and self.camera.is_mirrored
            finder.show_picture(glance.preview, is_mirrored=is_mirrored)
        self.progress.take(glance, now)
        self._adviser.advise(glance, now)
        self._show_share()
        self._show_hint()
        messages = [one.message for one in glance.caught if one.message is not None]
        if messages:
            self._arrive(messages)
        elif self._way in (CLIPBOARD, SCANNER):
            self._tell_of(glance)

    def _tell_of(self, glance: Glance) -> None:
        """Say what came of one code where there is no picture to say it over."""
        wrong = next((one.wrong for one in glance.caught if one.wrong is not None), None)
        if wrong is not None:
            self.outcome.complain(wrong)
        elif any(one.sight is Sight.FOREIGN for one in glance.caught):
            self.outcome.complain(CouldNotLook("light-foreign", type=""))
        elif not glance.caught:
            self.outcome.complain(CouldNotLook("no-code", pictures=1))
        else:
            self.outcome.clear()

    def _show_share(self) -> None:
        rank, count = self.progress.rank
        if self._finder is not None:
            self._finder.show_share(rank / count if count else 0.0)

    def _show_hint(self) -> None:
        hint = self._adviser.hint
        if self._finder is not None:
            self._finder.show_hint(HINT_ICONS[hint], hint_words(hint))

    def _look_at_picture(self, picture: QImage) -> None:
        self.watcher.show(StillPicture(picture))

    def _take_text(self, text: str) -> None:
        for line in text.split():
            self._take(self.watcher.read(line))

    # Files with pictures

    def look_at(self, paths: list[Path]) -> None:
        """Look for codes in pictures, films, PDFs and folders; adds to what was caught."""
        if self._reading.is_waiting:
            return
        self._paths = tuple(paths)
        job = self.watcher.look_at(paths)
        job.progressed.connect(self.progress.show_rank)
        self.outcome.watch_quietly(job, self.tr("Looking for codes"))
        self._reading.ask(job)

    def _read(self, seen: Seen) -> None:
        self._arrive(list(seen.messages))

    def _lead(self, link: str) -> None:
        self.accept()
        self.link_found.emit(link)

    def _could_not(self, error: Exception) -> None:
        if self._takes_links and is_about_a_link(error):
            self._finding.ask(find(self._session, self._paths))
            return
        if isinstance(error, CouldNotLook) and error.code == "light-incomplete":
            rank, count = error.facts["rank"], error.facts["count"]
            self.progress.show_rank(int(str(rank)), int(str(count)))
        self.outcome.complain(error)

    def _arrive(self, messages: list[bytes | News]) -> None:
        for message in messages:
            self.arrived.emit(message, self._name)
        self.accept()

    @property
    def _name(self) -> str:
        """What to call what came: it has no file name."""
        return {
            CAMERA: self.tr("by camera"),
            SCREEN: self.tr("from the screen"),
            PICTURE: self.tr("from pictures"),
            CLIPBOARD: self.tr("from the clipboard"),
            SCANNER: self.tr("by hand scanner"),
        }[self._way]

    def done(self, result: int) -> None:
        """Close, and let go of camera, screen and port."""
        self._page(self._way).stop()
        self._reading.cancel()  # a film may take minutes, and whoever draws a code would wait
        self._finding.drop()
        self.watcher.begin_anew()
        super().done(result)

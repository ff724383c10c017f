"""What is shown to somebody else's camera: the code, and how it is shown."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.actions.print_codes import Sheet
from ui.awake import Awake
from ui.dialogs.code_controls import COARSEST, CodeControls
from ui.look import Face, Ink, Look, Surface
from ui.pages.latest import Latest
from ui.projector import Projector
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground, Panel
from ui.widgets.qr_code import LEAST_PIXELS, QrCode
from ui.widgets.text import Icon, Label
from wallet.book import QUIET_ZONE, STILL_VERSION, Done, Scope, Shown, show_file
from wallet.progress import Progress


class CodesPanel(Panel):
    """The code over its number, its pass and Pause; white in both themes, the screen kept awake.

    Args:
        session: Lends its second worker.
        look: How to draw.
        parent: As everywhere.

    Attributes:
        controls: How it is shown: density, speed, on paper. Put it where there is room.

    """

    too_big = Signal()
    """It does not go through light: offer the file."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._session = session
        self._look = look
        self._data, self._name = b"", ""
        self._left_out = 0
        self._shown: Shown | None = None
        self._asking = Latest(self)
        self.projector = Projector(session, self)
        self.awake = Awake(self)
        self.code = QrCode(look)
        self.notice = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self._number = Label(look, "", Face.TITLE)
        self._pass = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.pause = Button(look, icon="pause")
        self.step = Button(look, icon="chevron-right")
        self._bright = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.controls = CodeControls(session, look)

        self.projector.shown.connect(self._turned)
        self.pause.clicked.connect(self._pause)
        self.step.clicked.connect(self.projector.step)
        self.awake.changed.connect(self._say)
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self._could_not)
        self.controls.wanted.connect(self._ask)
        self.controls.speed.valueChanged.connect(self.projector.run_at)
        self.projector.run_at(self.controls.speed.value())

        white = Ground(look, Surface.PAPER)
        self._stack = QStackedLayout(white)
        self._stack.addWidget(self.code)
        self.notice.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.notice)
        line = Row(look, 1.5)
        line.addWidget(self._number)
        line.addWidget(self._pass, 1)
        line.addWidget(self.step)
        line.addWidget(self.pause)
        low = Row(look)
        low.addWidget(Icon(look, "sun", ems=1), 0, Qt.AlignmentFlag.AlignVCenter)
        low.addWidget(self._bright, 1)
        self._foot = QWidget()
        foot = Column(look, 1, 0, self._foot)
        foot.addLayout(line)
        foot.addLayout(low)
        self.body.addWidget(white, 1)
        self.body.addWidget(self._foot)
        look.follow(self._say)

    @property
    def shown(self) -> Shown | None:
        """How it is shown, once that is known."""
        return self._shown

    def show_file(
        self, data: bytes, name: str, sheet: Sheet | None = None, scope: Scope | None = None
    ) -> None:
        """Show a file.

        Args:
            data: Its bytes.
            name: What it is called.
            sheet: What to print above its codes.
            scope: How much of it; if not given, as much as its purpose asks for.

        """
        self._left_out = 0
        self._show(data, name, sheet or Sheet(name), scope)

    def _show(self, data: bytes, name: str, sheet: Sheet, scope: Scope | None) -> None:
        self._data, self._name = data, name
        self._shown = None
        self.projector.pause(self._look.is_still)
        self.controls.show_file(data, name, sheet, scope)
        self._ask()

    def show_done(self, done: Done, sheet: Sheet, scope: Scope | None = None) -> None:
        """Show what came of an act; the same as `show_file` but for what is sealed."""
        data = done.parcel if done.sealed is None else done.sealed.data
        self._left_out = 0 if done.sealed is None else done.sealed.papers_left_out
        self._show(data, done.file_name, sheet, scope)

    def _ask(self) -> None:
        scope, version = self.controls.scope, self.controls.version
        if version is None:
            version = self._room()
        data, name, left_out = self._data, self._name, self._left_out

        def work(_progress: Progress) -> Shown:
            shown = show_file(data, name, scope=scope, version=version)
            return replace(shown, papers_left_out=left_out) if left_out else shown

        self._asking.ask(self._session.aside(work))

    def _room(self) -> int | None:
        """Return the largest version this screen can show; nothing where it shows the usual."""
        side = min(self.screen().availableSize().toTuple()) * self.devicePixelRatio() * 0.6
        version = (int(side / LEAST_PIXELS) - 2 * QUIET_ZONE - 17) // 4
        return None if version >= STILL_VERSION else max(COARSEST, version)

    def _found(self, shown: Shown) -> None:
        self._shown = shown
        self._stack.setCurrentIndex(0)
        self._foot.show()
        self.controls.show_shown(shown)
        if self.isVisible():
            self.projector.project(shown.beam)
        self._say()

    def _could_not(self, error: Exception) -> None:
        self.projector.project(None)
        self._shown = None
        self.notice.say(words_for(error, self._look.speech.language))
        self._stack.setCurrentIndex(1)
        self._foot.hide()
        self.controls.show_nothing()
        self.awake.let_go()
        self.too_big.emit()

    def _turned(self, _number: int, code: QImage) -> None:
        self.code.show_code(code)
        self._count()

    def _pause(self) -> None:
        self.projector.pause(not self.projector.is_paused)
        self._say()

    def _count(self) -> None:
        shown, number = self._shown, self.projector.number
        if shown is None:
            return
        beam = shown.beam
        if beam.is_still:
            self._number.say(self.tr("One code"))
            return
        self._number.say(self.tr("Frame {number}").format(number=number))
        passed = max(0, number - 1) // beam.fragments
        passes = (self.tr("first pass"), self.tr("second pass"), self.tr("third pass"))
        said = self.tr("pass {number}").format(number=passed + 1)
        if passed < len(passes):
            said = passes[passed]
        enough = self.tr("{which}. Any {count} different frames are enough, or a few more.")
        self._pass.say(enough.format(which=said, count=beam.fragments))

    def _say(self) -> None:
        is_paused = self.projector.is_paused
        self.pause.setText(self.tr("Go on") if is_paused else self.tr("Pause"))
        self.pause.show_icon("play" if is_paused else "pause")
        self.step.setText(self.tr("Next"))
        is_still = self._shown is not None and self._shown.beam.is_still
        self.pause.setVisible(not is_still)
        self.step.setVisible(is_paused and not is_still)
        bright = self.tr("Turn the screen to full brightness.")
        if self.awake.is_kept:
            bright = self.tr("Turn the screen to full brightness. It stays awake while this shows.")
        self._bright.say(bright)
        self.code.setAccessibleName(self.tr("QR code for the other side’s camera"))
        if is_still:
            self._pass.say(self.tr("A camera reads it at once."))
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._shown is not None:
            self.projector.project(self._shown.beam)
        self.awake.keep(self.tr("A code is shown to a camera"))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.projector.stop()
        self.awake.let_go()

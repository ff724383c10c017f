"""How a code is shown: how dense, how fast, for whom, and on paper."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QMenu, QSizePolicy, QSlider, QWidget

from ui.actions.print_codes import Sheet, draw_codes, draw_sheet, save_sheet
from ui.dialogs.files import ask_to_save
from ui.look import Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Column, Row, let_wrap
from ui.widgets.buttons import Button
from ui.widgets.panels import Panel
from ui.widgets.printing import ask_printer
from ui.widgets.text import Label
from wallet.book import CODES_PER_SECOND, Scope, Shown

translate = QCoreApplication.translate  # lupdate finds calls by this very name

COARSEST, FINEST = 10, 40
SLOWEST, FASTEST = 1, 20
_WIDE = 60
"""So many ems wide, file and buttons have room in one row."""
_STAYS_MS = 200
"""A slider that moves on asks for nothing."""


class CodeControls(Panel):
    """Density, speed, for whom, and paper.

    Attributes:
        files: Add what else can be done with it, before the button for paper.

    """

    wanted = Signal()
    """Another density, or only what is new, is wanted."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", parent=parent)
        self._session = session
        self._look = look
        self._data, self._name, self._sheet = b"", "", Sheet("")
        self._shown: Shown | None = None
        self._is_narrow = False
        self._is_chosen = session.light.density is not None
        self._size = Label(look, "", Face.CAPTION, Ink.TEXT2)
        self.density = self._slider(COARSEST, FINEST, session.light.density or 20, 5)
        speed = session.light.speed or CODES_PER_SECOND
        self.speed = self._slider(SLOWEST, FASTEST, speed, 2)
        self._words = [Label(look, "", face, ink) for face, ink in _WORDS for _side in range(4)]
        self.scope_box = QComboBox()
        self._scope_name = Label(look, "", Face.STRONG)
        self._scope: Scope | None = None
        self.papers = Label(look, "", Face.CAPTION, Ink.WAIT, wraps=True)
        self.print = Button(look, icon="printer", trailing="chevron-down")
        self.outcome = Outcome(look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_STAYS_MS)
        self._printing = Latest(self)

        self.density.valueChanged.connect(self._chose)
        self.speed.valueChanged.connect(self._chose_speed)
        self._soon.timeout.connect(self.wanted)
        self.scope_box.activated.connect(self._chose_scope)
        self.print.clicked.connect(self._open_menu)
        self._printing.answered.connect(self._print)
        self._printing.failed.connect(self.outcome.complain)

        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.head.addWidget(self._size)
        across = Row(look, 3)
        for place, slider in enumerate((self.density, self.speed)):
            name, value, low, high = (self._words[2 * place + at] for at in (0, 1, 4, 5))
            name.setBuddy(slider)
            one = Column(look, 0.5)
            top = Row(look)
            top.addWidget(name)
            top.addStretch()
            top.addWidget(value)
            ends = Row(look)
            ends.addWidget(low)
            ends.addStretch()
            ends.addWidget(high)
            one.addLayout(top)
            one.addWidget(slider)
            one.addLayout(ends)
            across.addLayout(one, 1)
        self.body.addLayout(across)
        self._scope_name.setBuddy(self.scope_box)
        self._scopes = QWidget()
        whom = Column(look, 0.5, 0, self._scopes)
        whom.addWidget(self._scope_name)
        whom.addWidget(self.scope_box)
        self.body.addWidget(self._scopes)
        self.body.addWidget(self.papers)
        self.files = Row(look)
        self.files.addWidget(self.print)
        self.body.addLayout(self.files)
        self.body.addWidget(self.outcome)
        let_wrap(self.papers)
        look.follow(self._say)

    def _slider(self, least: int, most: int, value: int, page: int) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(least, most)
        slider.setValue(value)
        slider.setPageStep(page)
        return slider

    def stand_in(self, width: int) -> None:
        """Put file and buttons into one row where the window is `width` pixels wide, or stack them.

        Beside the code, which keeps its width, a narrow window has no room for a row.
        """
        self._is_narrow = width < self._look.metrics.ems(_WIDE)
        self._stack()

    def _stack(self) -> None:
        """Stack them also where the name of the file would be cut in one row."""
        wide, narrow = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        parts = map(self.files.itemAt, range(self.files.count()))
        hints = [part.sizeHint().width() for part in parts if part and not part.isEmpty()]
        needed = sum(hints) + self.files.spacing() * (len(hints) - 1)
        is_cut = 0 < self.files.geometry().width() < needed
        self.files.setDirection(narrow if self._is_narrow or is_cut else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack()

    @property
    def version(self) -> int | None:
        """The density the user chose; none while the program chooses."""
        return self.density.value() if self._is_chosen else None

    @property
    def scope(self) -> Scope | None:
        """How much of the file is to be shown; none while its purpose decides."""
        return self._scope

    def show_file(self, data: bytes, name: str, sheet: Sheet, scope: Scope | None) -> None:
        """Be about another file: the program chooses again, unless the user once did."""
        self._data, self._name, self._sheet = data, name, sheet
        self._shown, self._scope = None, scope
        self._is_chosen = self._session.light.density is not None
        self.outcome.clear()

    def show_shown(self, shown: Shown) -> None:
        """Say how it is shown now."""
        self._shown = shown
        if not self._is_chosen:
            self.density.blockSignals(True)
            self.density.setValue(shown.beam.version)
            self.density.blockSignals(False)
        self._say()

    def show_nothing(self) -> None:
        """There is nothing to show."""
        self._shown = None
        self._say()

    def _chose_scope(self, place: int) -> None:
        if self._shown is not None:
            self._scope = self._shown.scopes[place]
            self.wanted.emit()

    def _chose_speed(self, per_second: int) -> None:
        self._session.light.speed = per_second
        self._say()

    def _chose(self, version: int) -> None:
        self._is_chosen = True
        self._session.light.density = version
        self._soon.start()
        self._say()

    def _say(self) -> None:
        shown = self._shown
        self.call(self.tr("How it is shown"))
        names = (self.tr("Density"), self.tr("Speed"))
        version = self.density.value()
        if shown is not None and not self._soon.isActive():
            version = shown.beam.version
        per_second = self.tr("{count} a second").format(count=self.speed.value())
        for label, words in zip(
            self._words,
            (
                names[0], self.tr("version {version}").format(version=version),
                names[1], per_second,
                self.tr("coarse, far"), self.tr("fine, near"),
                self.tr("slow"), self.tr("fast"),
            ),
            strict=True,
        ):  # fmt: skip
            label.say(words)
        self.density.setAccessibleName(names[0])
        self.speed.setAccessibleName(names[1])
        is_moving = shown is not None and not shown.beam.is_still
        self.density.setEnabled(shown is not None)
        self.speed.setEnabled(is_moving)
        self._scope_name.say(self.tr("For whom"))
        self._scopes.setVisible(shown is not None and len(shown.scopes) > 1)
        self.scope_box.clear()
        for scope in shown.scopes if shown is not None else ():
            self.scope_box.addItem(_scope_words(scope), scope)
        if shown is not None:
            self.scope_box.setCurrentIndex(shown.scopes.index(shown.scope))
        self.print.setText(self.tr("On paper"))
        self.print.setEnabled(shown is not None)
        self._size.say(self._size_words(shown) if shown is not None else "")
        left = shown.papers_left_out if shown is not None else 0
        self.papers.setVisible(left > 0)
        self.papers.say(
            self.tr(
                "The papers of this bill are too big for light. It is shown without them: send "
                "the file too. The receiver sees that they are missing, and checks them against "
                "the signed bill when they come."
            )
        )

    def _size_words(self, shown: Shown) -> str:
        said = self._look.speech.size(len(shown.beam.whole.message))
        if shown.beam.is_still:
            return self.tr("one code, {size}").format(size=said)
        parts = self.tr("{count} parts, {size}")
        return parts.format(count=shown.beam.fragments, size=said)

    # On paper

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Print…"), self._ask_printer)
        menu.addAction(self.tr("Save as PDF…"), self._ask_path)
        menu.popup(self.print.mapToGlobal(self.print.rect().bottomLeft()))

    def _ask_path(self) -> None:
        name = f"{Path(self._name).stem}-codes.pdf"
        ask_to_save(self.window(), self.tr("Save the codes as PDF"), name, self.save_pdf)

    def save_pdf(self, path: Path) -> None:
        """Write a sheet of single codes to `path`."""
        shown = self._shown
        if shown is None:
            return
        job = save_sheet(self._session, self._look, self._sheet, self._data, shown.scope, path)
        self.outcome.watch(job, self.tr("Drawing the codes"),
                           self.tr("Saved as {path}.").format(path=path))  # fmt: skip

    def _ask_printer(self) -> None:
        if self._shown is not None:
            work = partial(draw_codes, self._data, scope=self._shown.scope)
            self._printing.ask(self._session.aside(lambda _progress: work()))

    def _print(self, codes: list[QImage]) -> None:
        if (printer := ask_printer(self.window())) is not None:
            draw_sheet(printer, self._look, self._sheet, codes)


def _scope_words(scope: Scope) -> str:
    match scope:
        case Scope.WHOLE:
            return translate("Scope", "Somebody who has nothing yet: all of it")
        case Scope.NEWEST:
            return translate("Scope", "Who has this bill: only what is new")
        case Scope.UNRECORDED:
            return translate("Scope", "The registrar: what it has not recorded")


_WORDS = ((Face.STRONG, Ink.TEXT), (Face.CAPTION, Ink.TEXT2))

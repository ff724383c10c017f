"""What can be done with a bill now, and why the rest cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.look import ACTS, Face, Ink, Look
from ui.widgets.boxes import Column, Flow, Row, let_wrap
from ui.widgets.buttons import Button, Kind
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Icon, Label

_ROWS = 2
"""Legal acts wrap into so many rows before they fold into "More"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One act as the row shows it."""

    key: str
    """The window's word for it; `ui.look.ACTS` has its icon."""
    words: str
    refusal: str = ""
    """The sentence with which the rules refuse it now, or empty."""
    number: int | None = None
    """The refusal's number."""
    is_quiet: bool = False
    """Whether it stands behind "More" and its refusal is said only to who asks, as it is nearly
    always refused."""
    is_minor: bool = False
    """Whether it stands behind "More" sooner than take a second row: it changes nothing."""


class ActsRow(QWidget):
    """Acts as buttons: at most one primary, the refused ones disabled but reachable.

    Below them stands one refusal's sentence: that of the act under the
    keyboard or the pointer, else that of the first refused one.
    """

    chosen = Signal(str)
    """The key of an allowed act."""
    why_asked = Signal(str)
    """The key of a refused act whose reasons the user wants in full."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices: dict[str, Choice] = {}
        self._buttons: dict[str, Button] = {}
        self._told = ""
        self._more = Button(look, self.tr("More"), trailing="chevron-down")
        self._menu = QMenu(self)
        self._row = QWidget()
        self._flow = Flow(look, self._row)
        self._line = QWidget()
        self._why = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)

        self._more.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._why.linkActivated.connect(lambda _link: self.why_asked.emit(self._told))

        let_wrap(self._row)
        let_wrap(self)
        column = Column(look, 0.5, 0, self)
        column.addWidget(self._row)
        line = Row(look, 0.75, 0, self._line)
        line.addWidget(Icon(look, "lock", ems=0.95), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._why, 1)
        column.addWidget(self._line)
        self._line.hide()
        look.follow(self._fold)

    def show_acts(self, choices: Sequence[Choice], primary: str = "") -> None:
        """Show these acts; `primary` is the likeliest next one and comes first."""
        ordered = sorted(choices, key=lambda choice: choice.key != primary)
        old, self._buttons, self._choices = self._buttons, {}, {}
        for button in old.values():
            self._flow.removeWidget(button)
            button.deleteLater()
        self._flow.removeWidget(self._more)
        # A button that comes would lay out the whole page, and fold a row that knows one half.
        self._flow.setEnabled(False)
        buttons = {choice.key: self._button(choice, primary) for choice in ordered}
        self._choices, self._buttons = {choice.key: choice for choice in ordered}, buttons
        self._flow.addWidget(self._more)
        self._flow.setEnabled(True)
        keep_order(self, [*self._buttons.values(), self._more, self._why])
        self._fold()
        self._tell("")

    def button(self, key: str) -> Button | None:
        """Return the button of an act: to give it the keyboard."""
        return self._buttons.get(key)

    def _button(self, choice: Choice, primary: str) -> Button:
        is_primary = choice.key == primary and not choice.refusal
        icon = ACTS.get(choice.key, "") if is_primary else ""
        kind = Kind.PRIMARY if is_primary else Kind.PLAIN
        button = Button(self._look, choice.words, icon, kind, parent=self._row)
        button.refuse(choice.refusal)
        button.clicked.connect(lambda: self._clicked(choice.key))
        button.installEventFilter(self)
        self._flow.addWidget(button)
        button.show()
        return button

    def _clicked(self, key: str) -> None:
        if self._choices[key].refusal:
            self._tell(key)
        else:
            self.chosen.emit(key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.Enter):
            key = next((key for key, one in self._buttons.items() if one is watched), "")
            if key and self._choices[key].refusal:
                self._tell(key)
        return super().eventFilter(watched, event)

    def _tell(self, key: str) -> None:
        """Say why `key`, or else the first refused act, is refused."""
        refused = [choice for choice in self._choices.values() if choice.refusal]
        told = next((choice for choice in refused if choice.key == key), None)
        told = told or next((choice for choice in refused if not choice.is_quiet), None)
        self._line.setVisible(told is not None)
        if told is None:
            return
        self._told = told.key
        why = self.tr("Why")
        if told.number is not None:
            why = self.tr("Why (refusal {number})").format(number=told.number)
        self._why.say_with_link(told.refusal, why)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # a button has its font only now
            self._fold()
        return super().event(event)

    def _fold(self) -> None:
        """Hide behind "More" what does not fit."""
        self._more.setText(self.tr("More"))
        shown = self._fitting()
        for key, button in self._buttons.items():
            if button.isHidden() is (key in shown):
                button.setVisible(key in shown)
        is_whole = len(shown) == len(self._buttons)
        if self._more.isHidden() is not is_whole:
            self._more.setVisible(not is_whole)
        self._row.updateGeometry()

    def _fitting(self) -> list[str]:
        """Return what is shown: all in one row without some minor acts, or as much as two hold."""
        loud = [key for key, choice in self._choices.items() if not choice.is_quiet]
        minor = [key for key in loud[1:] if self._choices[key].is_minor]
        widths = {key: self._buttons[key].sizeHint().width() for key in loud}
        for folded in range(len(minor) + 1):
            shown = [key for key in loud if key not in minor[len(minor) - folded :]]
            if self._rows(widths, shown) == 1:
                return shown
        shown = loud
        while len(shown) > 1 and self._rows(widths, shown) > _ROWS:
            shown = shown[:-1]
        return shown

    def _rows(self, widths: Mapping[str, int], shown: Sequence[str]) -> int:
        parts = [widths[key] for key in shown]
        if len(shown) < len(self._buttons):
            parts.append(self._more.sizeHint().width())
        return self._flow.rows(parts, self.width())

    def _fill_menu(self) -> None:
        self._menu.clear()
        for key, button in self._buttons.items():
            if button.isHidden():
                action = self._menu.addAction(self._choices[key].words)
                action.triggered.connect(button.click)

"""The bar along the foot of the sheet: the decision, always in sight, never by default."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.look import ACTS, Face, Ink, Look, Surface
from ui.pages.sheet_facts import Sheet
from ui.pages.why import WhyLabel
from ui.refusals import words_for
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Ground, Hairline
from ui.widgets.text import Icon, Label
from wallet.errors import Refused
from wallet.titles.verbs import Possibility, Verb

_YES = (Verb.ACCEPT, Verb.ACCEPT_SURRENDER, Verb.RECORD)
_DOWN = "chevron-down"
_NO = (Verb.REJECT, Verb.REFUSE_SURRENDER)


class Decision(QWidget):
    """Accept, Hold and Reject at the left; View and Keep a copy at the right.

    Rejecting opens a line for the reason above the bar; Esc puts it away with
    what was written in it.
    """

    chosen = Signal(object)
    """`Verb.ACCEPT`, `ACCEPT_SURRENDER`, `RECORD` or `REFUSE_SURRENDER`."""
    rejected = Signal(str)
    """The reason, when the rejection is to be signed."""
    held = Signal()
    left = Signal()
    """Nothing is to be decided here any more: leave."""
    rest_asked = Signal()
    """Scroll on: more of the sheet is below."""
    view_asked = Signal()
    copy_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._yes: Possibility | None = None
        self._no: Possibility | None = None
        self.accept = Button(look, kind=Kind.PRIMARY, tall=True)
        self.hold = Button(look, icon=ACTS["hold"], tall=True)
        self.reject = Button(look, icon=ACTS["reject"], kind=Kind.REJECT, tall=True)
        self.leave = Button(look, tall=True)
        self.rest = Button(look, kind=Kind.LINK)
        self.view = Button(look, icon="file-text")
        self.copy = Button(look, icon="copy")
        self.reason = QLineEdit()
        self.sign = Button(look, icon=ACTS["reject"], kind=Kind.REJECT)
        self.back = Button(look)
        self._said = WhyLabel(look)
        self._lock = Icon(look, "lock", ems=0.95)
        self._why = QWidget()
        self._label = Label(look, "", Face.CAPTION_STRONG, Ink.TEXT2)
        self._wrong = Label(look, "", Face.CAPTION, Ink.BAD, wraps=True)
        self._asking = Ground(look, Surface.PAPER)

        self.accept.clicked.connect(self._accepted)
        self.hold.clicked.connect(self.held)
        self.reject.clicked.connect(self._ask_reason)
        self.leave.clicked.connect(self.left)
        self.rest.clicked.connect(self.rest_asked)
        self.view.clicked.connect(self.view_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.reason.textChanged.connect(lambda _text: self.complain(""))
        self.sign.clicked.connect(self._reject)
        self.back.clicked.connect(self.put_away)
        self.reason.installEventFilter(self)

        line = Row(look, 1, (3, 0.75), self._why)
        line.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._said, 1)
        self._label.setBuddy(self.reason)
        field = Row(look, 1)
        field.addWidget(self.reason, 1)
        field.addWidget(self.back)
        field.addWidget(self.sign)
        asking = Column(look, 0.5, (3, 1.5), self._asking)
        asking.addWidget(self._label)
        asking.addLayout(field)
        asking.addWidget(self._wrong)
        self._foot = FootBar(look)
        for button in (self.accept, self.hold, self.reject, self.leave, self.rest):
            self._foot.left.addWidget(button)
        self.rest.hide()
        self._looks = QWidget()
        looks = Row(look, 1, 0, self._looks)
        for button in (self.view, self.copy):
            looks.addWidget(button)
        # Who lays this out does not hear what changes while it does so.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.updateGeometry)
        self._above = Ground(look, Surface.PAPER)
        self._above_row = Row(look, 1, (3, 1), self._above)
        self._above_row.addStretch()
        column = Column(look, 0, 0, self)
        for part in (Hairline(look), self._why, self._asking, self._above, self._foot):
            column.addWidget(part)
        self.put_away()
        look.follow(self._say)

    def show_sheet(self, sheet: Sheet) -> None:
        """Offer what may be decided on this bill, and say why the rest may not."""
        self._yes, self._no = sheet.possibility(*_YES), sheet.possibility(*_NO)
        self.put_away()
        self.view.show()
        self.copy.show()
        self._say()

    def show_nothing(self, words: str) -> None:
        """Offer nothing, and say why: the bill is not in the vault."""
        self._yes = self._no = None
        self.put_away()
        self.view.hide()
        self.copy.hide()
        self._say()
        self._said.say(words)
        self._why.setVisible(bool(words))

    def show_rest(self, is_below: bool) -> None:
        """Say that more of the sheet is below, as long as it is."""
        if is_below is self.rest.isHidden():
            self.rest.setVisible(is_below)
            self._fit()

    def be_busy(self, busy: bool) -> None:
        """Take no decision while one is being signed."""
        for button in (self.accept, self.hold, self.reject, self.sign):
            button.setEnabled(not busy)

    def complain(self, words: str) -> None:
        """Say what is wrong with the reason."""
        self._wrong.say(words)
        self._wrong.setVisible(bool(words))
        self.reason.setAccessibleDescription(words)

    def put_away(self) -> None:
        """Close the line for the reason; what was written stays until the next bill."""
        self._asking.hide()
        self.complain("")

    def _say(self) -> None:
        verb = self._yes.verb if self._yes is not None else None
        self.accept.setVisible(self._yes is not None)
        self.reject.setVisible(self._no is not None)
        self.hold.setVisible(verb in (Verb.ACCEPT, Verb.ACCEPT_SURRENDER))
        self.leave.setVisible(self._yes is None)
        words = {
            Verb.ACCEPT: self.tr("Accept and sign receipt"),
            Verb.ACCEPT_SURRENDER: self.tr("Accept surrender, end the bill"),
            Verb.RECORD: self.tr("Record this transfer"),
        }
        if verb is not None:
            self.accept.setText(words[verb])
            self.accept.show_icon(ACTS[verb.value])
        refuses = self._no is not None and self._no.verb is Verb.REFUSE_SURRENDER
        said = self.tr("Refuse surrender") if refuses else self.tr("Reject with reason")
        self.reject.setText(said)
        self.hold.setText(self.tr("Hold"))
        self.leave.setText(self.tr("Done"))
        self.rest.setAccessibleName(self.tr("More below"))
        self.rest.setToolTip(self.tr("More below"))
        self.view.setText(self.tr("View as paper"))
        self.copy.setText(self.tr("Keep a copy"))
        self.sign.setText(self.tr("Sign the rejection"))
        self.back.setText(self.tr("Back"))
        label = self.tr("&Reason, which the giver will read")
        self._label.say(label)
        self.reason.setAccessibleName(label.replace("&", ""))
        self._refuse()
        self._fit()

    def _fit(self) -> None:
        """Let what only looks give way into a row of its own, so that no decision is cut."""
        m = self._look.metrics
        deciding = (self.accept, self.hold, self.reject, self.leave)
        shown = [button for button in deciding if not button.isHidden()]
        needed = sum(button.sizeHint().width() + m.u for button in shown) + 8 * m.u
        looks = self._looks.sizeHint().width()
        if not self.rest.isHidden():
            words = self.tr("More below")
            for said, arrow in ((words, _DOWN), (words, ""), ("", _DOWN)):
                self.rest.setText(said)
                self.rest.show_icon(arrow)
                room = self.rest.sizeHint().width() + m.u
                if needed + room + looks <= self.width():
                    break
            needed += room
        is_tight = needed + looks > self.width()
        has_looks = not self.view.isHidden()
        row = self._above_row if is_tight else self._foot.right
        if row.indexOf(self._looks) < 0:
            row.addWidget(self._looks)
        self._above.setVisible(is_tight and has_looks)
        self._looks.setVisible(has_looks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._soon.start()

    def _refuse(self) -> None:
        refused = None
        for button, one in ((self.accept, self._yes), (self.reject, self._no)):
            is_refused = one is not None and one.refusal is not None
            error = Refused(one.refusal or "", **one.facts) if one and is_refused else None
            button.refuse(words_for(error, self._look.speech.language) if error else "")
            refused = refused or error
        self._why.setVisible(bool(self._said.refuse(refused)))

    def _accepted(self) -> None:
        if self._yes is not None and not self.accept.refusal:
            self.chosen.emit(self._yes.verb)

    def _ask_reason(self) -> None:
        if self._no is None or self.reject.refusal:
            return
        if self._no.verb is Verb.REFUSE_SURRENDER:
            self.chosen.emit(self._no.verb)
            return
        self._asking.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reject(self) -> None:
        if reason := self.reason.text().strip():
            self.rejected.emit(reason)
        else:
            self.complain(self.tr("Write why; a rejection without a reason helps nobody."))
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.put_away()
                self.reject.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.sign.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter signs nothing
                return True
        return super().eventFilter(watched, event)

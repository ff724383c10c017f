"""The numbered checks of a verdict: what is open first, then what is settled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from ui.look import RESULTS, Face, Ink, Look, Surface, hairline
from ui.widgets.boxes import Column, Row, empty, let_wrap
from ui.widgets.buttons import IconButton
from ui.widgets.panels import Ground, Scroll
from ui.widgets.paragraph import TIGHT, Paragraph
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Label
from wallet.proof.verdict import Check, Evidence, Result

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_OPEN = (Result.FAILED, Result.NOT_CHECKED)


class _Head(QAbstractButton):
    """The line of a check, the finding below it where it is narrow; pressed, it opens the rest.

    It is no box to be checked: a screen reader would say "checked" of a check that was not.
    """

    turned = Signal(bool)
    """Whether it is open now."""
    stepped = Signal(int)
    """The keyboard wants to go to the check after (1) or before (-1)."""

    def __init__(self, look: Look, check: Check) -> None:
        super().__init__()
        self._look = look
        self._check = check
        self._is_open = False
        self._findings: dict[int, Paragraph | None] = {}  # as they stand at several widths
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        let_wrap(self, expands=True)
        self.clicked.connect(lambda: self.open(not self._is_open))
        look.follow(self._dress)

    def _dress(self) -> None:
        self._findings.clear()
        say, check = self._look.speech.say, self._check
        self._name = say("check", check.code, check.facts)
        self._finding = say("reason", check.reason, check.facts)
        self._result = _result(check.result)
        self.setAccessibleName(f"{check.number}. {self._name}: {self._result}")
        state = (
            translate("CheckList", "Opened") if self._is_open else translate("CheckList", "Folded")
        )
        self.setAccessibleDescription(f"{self._finding} ({state})")
        self.updateGeometry()
        self.update()

    @property
    def is_open(self) -> bool:
        """Whether the rest is shown below."""
        return self._is_open

    def open(self, is_open: bool = True) -> None:
        """Show the rest below, or hide it."""
        if is_open != self._is_open:
            self._is_open = is_open
            self._dress()
            self.turned.emit(is_open)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        below = self._below(width)
        return self._look.metrics.ems(2.05) + (round(below.height) if below is not None else 0)

    def sizeHint(self) -> QSize:
        width = self._look.metrics.ems(24)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(16), self._look.metrics.ems(2.05))

    def _below(self, width: int) -> Paragraph | None:
        """Return the finding as it stands below the name, where it has no room beside it."""
        if width not in self._findings:
            self._findings[width] = self._broken(width)
        return self._findings[width]

    def _broken(self, width: int) -> Paragraph | None:
        look, m = self._look, self._look.metrics
        small = look.font(Face.CAPTION)
        left = 2 * m.u + m.ems(1.7)
        right = width - 1.5 * m.u - m.icon
        strong, body = (QFontMetrics(look.font(face)) for face in (Face.STRONG, Face.BODY))
        beside = right - 2.5 * m.u - m.icon - strong.horizontalAdvance(self._result)
        beside -= left + body.horizontalAdvance(self._name) + m.u
        if self._is_open or QFontMetrics(small).horizontalAdvance(self._finding) <= beside:
            return None
        return Paragraph(self._finding, small, right - m.u - left, TIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m, look = self._look.tokens, self._look.metrics, self._look
        below = self._below(self.width())
        sign = RESULTS[self._check.result]
        colours = t.status(sign.tone)
        centre = Qt.AlignmentFlag.AlignVCenter
        with QPainter(self) as painter:
            is_open = self._is_open
            fill = colours.soft if is_open else t.sunken if self.underMouse() else t.paper
            painter.fillRect(self.rect(), fill)
            if not is_open:
                hairline(painter, self.rect(), t.line)
            inside = QRectF(m.u, 0, self.width() - 2.5 * m.u, m.ems(2.05) - 1)
            chevron = QRectF(0, 0, m.icon, m.icon)
            chevron.moveCenter(inside.center())
            chevron.moveRight(inside.right())
            arrow = "chevron-down" if is_open else "chevron-right"
            look.icons.paint(painter, chevron, arrow, t.text2)
            strong = QFontMetrics(look.font(Face.STRONG))
            width = strong.horizontalAdvance(self._result)
            words = QRectF(chevron.left() - m.u - width, inside.top(), width + 1, inside.height())
            painter.setFont(look.font(Face.STRONG))
            painter.setPen(colours.ink)
            painter.drawText(words, centre, self._result)
            icon = QRectF(chevron)
            icon.moveRight(words.left() - 0.5 * m.u)
            look.icons.paint(painter, icon, sign.icon, colours.ink)
            number = QRectF(inside.left(), inside.top(), m.ems(1.7), inside.height())
            painter.setFont(look.font(Face.BODY))
            painter.setPen(t.text2)
            flags = centre | Qt.AlignmentFlag.AlignRight
            painter.drawText(number, int(flags), str(self._check.number))
            room = QRectF(number.right() + m.u, inside.top(), 0, inside.height())
            room.setRight(icon.left() - m.u)
            name = look.font(Face.STRONG if is_open else Face.BODY)
            taken = _write(painter, room, self._name, name, t.text)
            if below is not None:
                below.draw(painter, room.left(), m.ems(1.75), t.text2)
            elif not is_open:
                room.setLeft(room.left() + taken + m.u)
                small = look.font(Face.CAPTION)
                _write(painter, room.adjusted(0, 1, 0, 1), self._finding, small, t.text2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class _Entry(QWidget):
    """A check with everything that speaks for it, shown when it is opened."""

    def __init__(self, look: Look, check: Check) -> None:
        super().__init__()
        self._look = look
        self.check = check
        self.head = _Head(look, check)
        self._more: _Detail | None = None
        self.head.turned.connect(self._toggled)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    def _toggled(self, is_open: bool) -> None:
        if is_open and self._more is None:
            self._more = _Detail(self._look, self.check)
            self._column.addWidget(self._more)
            keep_order(self.head, self._more.copies)
        if self._more is not None:
            self._more.setVisible(is_open)


class _Detail(QWidget):
    """Why, from whom, as of when, and the evidence to copy."""

    def __init__(self, look: Look, check: Check) -> None:
        super().__init__()
        self._look = look
        self._check = check
        self._why = Label(look, "", wraps=True, selectable=True)
        self._whence = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        column = Column(look, 0.5, (0, 0), self)
        column.addWidget(self._why)
        column.addWidget(self._whence)
        self.copies: list[IconButton] = []
        for evidence in check.evidence:
            column.addLayout(self._evidence(evidence))
        look.follow(self._dress)

    def _dress(self) -> None:
        m, speech, check = self._look.metrics, self._look.speech, self._check
        self._why.say(speech.say("reason", check.reason, check.facts))
        said = [speech.say("source", check.source)] if check.source else []
        if check.as_of is not None:
            said.append(self.tr("as of {time}").format(time=speech.time(check.as_of)))
        self._whence.say(" · ".join(said))
        self._whence.setVisible(bool(said))
        left = m.u + m.ems(1.7) + m.u
        self.setContentsMargins(left, 0, 2 * m.u, m.u)

    def _evidence(self, evidence: Evidence) -> Row:
        look = self._look
        words = look.speech.say("evidence", evidence.label)
        row = Row(look)
        row.addWidget(Label(look, words, Face.CAPTION, Ink.TEXT2))
        row.addWidget(Label(look, evidence.value, Face.CAPTION, elides=True), 1)
        copy = IconButton(look, "copy", self.tr("Copy {what}").format(what=words))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(evidence.value))
        row.addWidget(copy)
        self.copies.append(copy)
        return row

    def paintEvent(self, event: QPaintEvent) -> None:
        t = self._look.tokens
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), t.status(RESULTS[self._check.result].tone).soft)
            hairline(painter, self.rect(), t.line)


class _Section(Ground):
    """The row over the open checks, or over the settled ones."""

    def __init__(self, look: Look, words: str, tally: str) -> None:
        super().__init__(look, Surface.SUNKEN)
        self._row_look = look
        row = Row(look, 1, (1.5, 0.5), self)
        row.addWidget(Label(look, words, Face.CAPTION_STRONG, Ink.TEXT2))
        row.addWidget(Label(look, tally, Face.CAPTION_STRONG, Ink.TEXT2))
        row.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            hairline(painter, self.rect(), self._row_look.tokens.line)


class CheckList(QWidget):
    """Every check of a verdict. A check keeps its number wherever it stands."""

    opened = Signal(str)
    """The code of the check that was opened."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._checks: tuple[Check, ...] = ()
        self._entries: list[_Entry] = []
        self._content = Ground(look, Surface.PAPER)
        self._column = Column(look, 0, 0, self._content)
        outer = Column(look, 0, 0, self)
        outer.addWidget(Scroll(look, self._content, Surface.PAPER))
        look.follow(self._say_again)

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Show these checks; the first open one lies open."""
        self._checks = tuple(checks)
        empty(self._column)
        self._entries = []
        ordered = sorted(checks, key=lambda check: check.number)
        unsettled = [check for check in ordered if check.result in _OPEN]
        unsettled.sort(key=lambda check: check.result is not Result.FAILED)  # what failed, first
        self._add(self.tr("Open"), unsettled)
        self._add(self.tr("Settled"), [check for check in ordered if check.result not in _OPEN])
        self._column.addStretch()
        keep_order(self._content, [entry.head for entry in self._entries])
        if self._entries and self._entries[0].check.result in _OPEN:
            self._entries[0].head.open()

    def open_check(self, code: str) -> bool:
        """Open the check called `code`, give it the keyboard, and say whether there is one."""
        for entry in self._entries:
            if entry.check.code == code:
                entry.head.open()
                entry.head.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _add(self, words: str, checks: list[Check]) -> None:
        if not checks:
            return
        self._column.addWidget(_Section(self._look, words, self.tr(", ").join(self._tally(checks))))
        for check in checks:
            entry = _Entry(self._look, check)
            entry.head.turned.connect(
                lambda on, code=check.code: self.opened.emit(code) if on else None
            )
            entry.head.stepped.connect(self._step)
            self._entries.append(entry)
            self._column.addWidget(entry)

    def _tally(self, checks: list[Check]) -> Iterator[str]:
        for result in Result:
            count = sum(check.result is result for check in checks)
            if count:
                yield self.tr("{count} {result}").format(count=count, result=_result(result))

    def _say_again(self) -> None:
        lying_open = {entry.check.code for entry in self._entries if entry.head.is_open}
        self.show_checks(self._checks)
        for entry in self._entries:
            entry.head.open(entry.check.code in lying_open)

    def _step(self, step: int) -> None:
        heads = [entry.head for entry in self._entries]
        here = next((place for place, head in enumerate(heads) if head.hasFocus()), 0)
        if 0 <= here + step < len(heads):
            heads[here + step].setFocus(Qt.FocusReason.TabFocusReason)


def _result(result: Result) -> str:
    return {
        Result.PASSED: translate("CheckList", "passed"),
        Result.FAILED: translate("CheckList", "failed"),
        Result.NOT_CHECKED: translate("CheckList", "not checked"),
        Result.NOT_APPLICABLE: translate("CheckList", "does not apply"),
    }[result]


def _write(painter: QPainter, where: QRectF, text: str, font: QFont, ink: QColor) -> int:
    """Write one line, cut to fit, and return its width."""
    painter.setFont(font)
    painter.setPen(ink)
    fitting = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, max(0, int(where.width()))
    )
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), fitting)
    return painter.fontMetrics().horizontalAdvance(fitting)

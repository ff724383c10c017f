"""The one answer over a bill: headline, what it means, as of when, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.look import HEADLINES, Face, Look, Sign, box
from ui.widgets.announce import announce
from ui.widgets.boxes import let_wrap
from ui.widgets.ladder import Step, ladder_size, ladder_words, paint_ladder
from ui.widgets.paragraph import Paragraph
from wallet.proof.verdict import Headline


@dataclass(frozen=True, slots=True)
class Answer:
    """What a banner says. Its sign decides icon, status and whether it is filled."""

    sign: Sign
    """From `ui.look.HEADLINES`."""
    headline: str
    sentence: str
    caption: str = ""
    """ "As of", time with offset, and the source."""
    steps: tuple[Step, ...] = ()


def capitals(headline: str) -> str:
    """Return an English headline in capitals, but addresses of a chain as they are written."""
    return " ".join(word if word.startswith("0x") else word.upper() for word in headline.split(" "))


_NOTHING = Answer(HEADLINES[Headline.NOT_CHECKED], "", "")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything goes at one width."""

    parts: tuple[Paragraph, ...]
    left: int
    ladder: QRectF
    text_top: float
    height: int


class Banner(QLabel):
    """A banner; the whole of it is one label for a screen reader, announced when it changes.

    A settled answer is filled, an open one is soft with a border, so that the
    two cannot be mistaken for each other even in grey print. A headline is
    wrapped, never cut.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._answer: Answer | None = None
        self._is_said = True
        self._plans: dict[int, _Plan] = {}  # a layout asks for several widths, in turn
        let_wrap(self, expands=True)
        look.follow(self._dress)

    def show_answer(self, answer: Answer) -> None:
        """Say `answer`, and tell a screen reader if it is another one."""
        is_new = self._answer != answer
        self._answer = answer
        self._dress()
        if is_new:
            self._is_said = False
            self._say_once()

    def _say_once(self) -> None:
        """Let it be heard when it can be seen: a verdict may come before its page is turned to."""
        if self.isVisible() and not self._is_said:
            self._is_said = True
            announce(self, self.accessibleName())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._say_once()

    @property
    def answer(self) -> Answer | None:
        """What it says now."""
        return self._answer

    def _dress(self) -> None:
        self._plans.clear()
        if self._answer is not None:
            said = (self._answer.headline, self._answer.sentence, self._answer.caption)
            words = [*said, ladder_words(self._look, self._answer.steps)]
            self.setAccessibleName(". ".join(part.rstrip(".") for part in words if part))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._plan(width).height

    def sizeHint(self) -> QSize:
        width = self._look.metrics.ems(56)
        return QSize(width, self._plan(width).height)

    def minimumSizeHint(self) -> QSize:
        m = self._look.metrics
        return QSize(m.ems(20), m.ems(6))

    def _plan(self, width: int) -> _Plan:
        if width not in self._plans:
            self._plans[width] = self._measure(width)
        return self._plans[width]

    def _measure(self, width: int) -> _Plan:
        look, m = self._look, self._look.metrics
        answer = self._answer or _NOTHING
        ladder = ladder_size(look, answer.steps)
        left = m.stroke + 9 * m.u + 2 * m.u
        room = width - left - 2 * m.u - m.stroke
        is_beside = room - ladder.width() >= m.ems(22)
        if is_beside and answer.steps:
            room -= ladder.width() + 2 * m.u
        headline = answer.headline if look.speech.is_chinese else capitals(answer.headline)
        parts = (
            Paragraph(headline, look.font(Face.HEADLINE), room),
            Paragraph(answer.sentence, look.font(Face.BODY), room),
            Paragraph(answer.caption, look.font(Face.CAPTION), room),
        )
        words = sum(part.height for part in parts)
        pad = 1.25 * m.u + m.stroke
        height, top = words, pad
        if answer.steps and not is_beside:
            height += m.u + ladder.height()
        whole = max(height + 2 * pad, m.ems(6), ladder.height() + 2 * pad if is_beside else 0)
        if not answer.steps or is_beside:
            top = (whole - words) / 2
        if is_beside:
            spot = QRectF(width - m.stroke - 2 * m.u - ladder.width(), m.stroke + 1.75 * m.u, 0, 0)
        else:
            spot = QRectF(left, top + words + m.u, 0, 0)
        spot.setSize(ladder)
        return _Plan(parts, left, spot, top, round(whole))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._answer is None:
            return
        t, m = self._look.tokens, self._look.metrics
        sign, plan = self._answer.sign, self._plan(self.width())
        colours = t.status(sign.tone)
        if sign.is_settled:
            ink, second, fill = t.on_solid, t.on_solid, colours.solid
        else:
            ink, second, fill = t.text, t.text2, colours.soft
        with QPainter(self) as painter:
            place = self.rect()
            box(painter, place, fill=fill, radius=m.radius)
            block = QRectF(0, 0, 9 * m.u + m.stroke, self.height())
            if not sign.is_settled:
                painter.save()
                painter.setClipRect(block)
                box(painter, place, fill=colours.solid, radius=m.radius)
                painter.restore()
                box(painter, place, border=colours.ink, width=m.stroke, radius=m.radius)
            icon = QRectF(0, 0, m.ems(2.9), m.ems(2.9))
            icon.moveCenter(block.center())
            self._look.icons.paint(painter, icon, sign.icon, t.on_solid)
            headline, sentence, caption = plan.parts
            loud = t.on_solid if sign.is_settled else colours.ink
            y = headline.draw(painter, plan.left, plan.text_top, loud)
            y = sentence.draw(painter, plan.left, y, ink)
            caption.draw(painter, plan.left, y, second)
            mark = colours.solid if sign.is_settled else fill
            inks = (ink, second, mark)
            paint_ladder(painter, self._look, plan.ladder, self._answer.steps, inks)

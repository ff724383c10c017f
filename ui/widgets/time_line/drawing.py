"""Draws the time line: its measures, its lanes, its acts and its legend."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from ui.look import Face, Look, Tone, box, ring
from ui.widgets.time_line import paint
from ui.widgets.time_line.scale import scale
from ui.widgets.time_line.story import Mark, Story, Stretch
from wallet.titles.state import Medium, Status

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_LEAST_BLOCK = 7.0
"""Least width of a stretch between two acts, in sizes of the body font."""
_LEAST_HATCH = 1.6
_LEAST_DASH = 0.5
"""Signed only and answered soon after is not drawn: it would be a line."""


@dataclass(frozen=True, slots=True)
class _Lanes:
    """The upper edge of each part, and where time begins and ends."""

    left: int
    right: int
    discs: int
    control: int
    order: int
    charge: int
    medium: int
    axis: int
    legend: int
    height: int


class Drawing:
    """One story at one width."""

    def __init__(self, look: Look, story: Story, width: int) -> None:
        self._look = look
        self._story = story
        self._width = width
        self.lanes = self._measure()
        least = look.metrics.ems(_LEAST_BLOCK)
        room = self.lanes.right - self.lanes.left
        self.line = scale(story.ends, room, [self._wish(mark) for mark in story.marks], least)

    @property
    def least_width(self) -> int:
        """How wide it must be for each stretch to have its least width."""
        m = self._look.metrics
        blocks = max(len(self._story.marks), 2)
        return self.lanes.left + m.ems(_LEAST_BLOCK) * blocks + round(3.5 * m.u)

    def _wish(self, mark: Mark) -> float:
        """Return the width in which the words over a mark, and the holder's name, are whole."""
        m, strong = self._look.metrics, QFontMetrics(self._look.font(Face.STRONG))
        above = strong.horizontalAdvance(self.acts(mark)) + m.ems(2.4)
        names = (self._name(one) for one in self._story.control if one.start == mark.at)
        inside = max((strong.horizontalAdvance(name) for name in names), default=0)
        return max(above, inside + m.ems(_LEAST_HATCH + 4))

    def _name(self, stretch: Stretch, room: float | None = None) -> str:
        """Say whose block it is; where there is too little room the name is cut, never "you"."""
        if not stretch.is_mine:
            return stretch.words
        said, name = translate("TimeLine", "{name}, you"), stretch.words
        if room is not None:
            strong = QFontMetrics(self._look.font(Face.STRONG))
            left = int(room) - strong.horizontalAdvance(said.format(name=""))
            name = strong.elidedText(name, Qt.TextElideMode.ElideRight, max(0, left))
        return said.format(name=name)

    def acts(self, mark: Mark) -> str:
        """Say what was done at a mark."""
        speech = self._look.speech
        if mark.meaning is not None:
            return speech.say("meaning", mark.meaning.value)
        return speech.enumerate(speech.acts([act.value for act in mark.acts]))

    def mark_at(self, point: QPointF) -> int | None:
        """Return which act's disc and words lie there."""
        lanes, m = self.lanes, self._look.metrics
        if not lanes.discs - m.u <= point.y() <= lanes.control:
            return None
        found = [
            place
            for place, mark in enumerate(self._story.marks)
            if lanes.left + self.line.at(mark.at) - m.ems(0.8) <= point.x()
        ]
        return found[-1] if found else None

    def paint(self, painter: QPainter, focused: int | None) -> None:
        """Draw everything; `focused` is the act that has the keyboard."""
        self._paint_names(painter)
        self._paint_order(painter)
        self._paint_charge(painter)
        self._paint_medium(painter)
        self._paint_axis(painter)
        self._paint_control(painter)
        self._paint_acts(painter, focused)
        self._paint_now(painter)
        self._paint_legend(painter)

    def _measure(self) -> _Lanes:
        m = self._look.metrics
        strong = QFontMetrics(self._look.font(Face.STRONG))
        words = max(strong.horizontalAdvance(words) for words, _ in self._lane_words())
        left = 2 * m.u + words + 2 * m.u + m.ems(0.4)
        gap = round(1.25 * m.u)
        discs = round(1.5 * m.u)
        control = discs + m.ems(2.9)
        order = control + m.ems(3.8) + gap
        charge = order + m.ems(2) + gap
        medium = charge + m.ems(2) + gap
        axis = medium + m.ems(1.6) + m.u // 2
        legend = axis + m.ems(1.5)
        return _Lanes(
            left,
            self._width - round(3.5 * m.u),
            discs,
            control,
            order,
            charge,
            medium,
            axis,
            legend,
            legend + m.ems(1.6) * len(self._legend_rows()) + m.u // 2,
        )

    def _lane_words(self) -> tuple[tuple[str, str], ...]:
        return (
            (translate("TimeLine", "Control"), translate("TimeLine", "who can act")),
            (translate("TimeLine", "To the order of"), ""),
            (translate("TimeLine", "Charge"), ""),
            (translate("TimeLine", "Medium"), ""),
        )

    def _legend(self) -> list[tuple[str, str]]:
        legend = [
            ("agreed", translate("TimeLine", "agreed, not yet recorded")),
            ("recorded", translate("TimeLine", "recorded")),
            ("signed", translate("TimeLine", "signed only")),
            ("broken", translate("TimeLine", "scale broken")),
        ]
        if self._story.rejections:
            legend.insert(3, ("rejected", translate("TimeLine", "rejected offer, kept")))
        if self._story.fork is not None:
            legend.insert(0, ("forked", translate("TimeLine", "given twice, disputed")))
        return legend

    def _legend_rows(self) -> list[list[tuple[str, str]]]:
        """Wrap the legend: it is always there, so it may not be cut either."""
        m = self._look.metrics
        small = QFontMetrics(self._look.font(Face.CAPTION))
        rows: list[list[tuple[str, str]]] = [[]]
        x = 0
        for kind, words in self._legend():
            width = m.ems(1.7) + m.u + small.horizontalAdvance(words) + round(2.5 * m.u)
            if rows[-1] and x + width > self._width - 4 * m.u:
                rows.append([])
                x = 0
            rows[-1].append((kind, words))
            x += width
        return rows

    def _span(self, stretch: Stretch) -> str:
        speech = self._look.speech
        since, until = speech.short_day(stretch.start), speech.short_day(stretch.end)
        if stretch.has_ended:
            return translate("TimeLine", "ended {day}").format(day=since)
        if stretch.is_present:
            return translate("TimeLine", "since {day}").format(day=speech.day(stretch.start))
        return translate("TimeLine", "{since} to {until}").format(since=since, until=until)

    def _paint_names(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        width = self.lanes.left - 3 * m.u
        control, *others = self._lane_words()
        place = QRectF(2 * m.u, self.lanes.control, width, m.ems(3.8))
        paint.two_lines(painter, self._look, place, *control, (t.text, t.text2))
        tops = (self.lanes.order, self.lanes.charge, self.lanes.medium)
        for (words, _), top in zip(others, tops, strict=True):
            height = m.ems(1.6 if top == self.lanes.medium else 2)
            place = QRectF(2 * m.u, top, width, height)
            paint.write(painter, self._look, place, words, Face.STRONG, t.text)

    def _place(self, stretch: Stretch, top: int, em: float) -> QRectF:
        left = self.lanes.left + round(self.line.at(stretch.start))
        right = self.lanes.left + round(self.line.at(stretch.end))
        return QRectF(left, top, right - left, self._look.metrics.ems(em))

    def _paint_control(self, painter: QPainter) -> None:
        story = self._story
        for stretch in story.control:
            self._paint_block(painter, stretch)
        for rejection in story.rejections:
            middle = QPointF(self.lanes.left + self.line.at(rejection.at), self.lanes.control)
            paint.diamond(painter, self._look, middle)
        if story.fork is not None:
            self._paint_fork(painter)

    def _paint_block(self, painter: QPainter, stretch: Stretch) -> None:
        t, m = self._look.tokens, self._look.metrics
        whole = self._place(stretch, self.lanes.control, 3.8)
        pad = round(1.25 * m.u)
        if stretch.is_pending or stretch.agreed_at is None:
            paint.dashes(painter, self._look, whole)
            waits = (
                translate("TimeLine", "has to answer")
                if stretch.is_pending
                else translate("TimeLine", "signed only")
            )
            inside = whole.adjusted(pad, 0, -pad, 0)
            paint.two_lines(painter, self._look, inside, stretch.words, waits, (t.text, t.text2))
            return
        agreed = self.lanes.left + self.line.at(stretch.agreed_at)
        start = agreed if agreed - whole.left() >= m.ems(_LEAST_DASH) else whole.left()
        recorded = whole.right()
        if stretch.recorded_at is not None:
            recorded = self.lanes.left + self.line.at(stretch.recorded_at)
        settled = QRectF(whole)
        if stretch.recorded_at is None or stretch.recorded_at > stretch.start:
            settled.setLeft(min(max(recorded, start + m.ems(_LEAST_HATCH)), whole.right()))
        inks = (t.text, t.text2)
        if stretch.is_recorded:
            inks = paint.block(painter, self._look, settled, stretch)
        if start > whole.left():
            gap = QRectF(whole.topLeft(), QPointF(start, whole.bottom()))
            paint.dashes(painter, self._look, gap)
        if settled.left() > start:
            open_ = QRectF(QPointF(start, whole.top()), QPointF(settled.left(), whole.bottom()))
            paint.hatch(painter, self._look, open_)
        words = settled.adjusted(pad, 0, -pad, 0)
        if not stretch.is_recorded:  # no text on hatching: it stands on paper
            words = whole.adjusted(m.ems(_LEAST_HATCH) + pad, 6, -pad, -6)
            painter.fillRect(words, t.paper)
            words = words.adjusted(pad, 0, -pad, 0)
        said = (self._name(stretch, words.width()), self._span(stretch))
        paint.two_lines(painter, self._look, words, *said, inks)

    def _paint_fork(self, painter: QPainter) -> None:
        story, m = self._story, self._look.metrics
        if story.fork is None:
            return
        bad = self._look.tokens.status(Tone.BAD)
        left = self.lanes.left + round(self.line.at(story.fork.at))
        right = self.lanes.left + round(self.line.width)
        left = min(left, right - m.ems(_LEAST_BLOCK))
        half = m.ems(3.8) / 2
        for place, holder in enumerate(story.fork.holders):
            top = self.lanes.control + place * half
            where = QRectF(left, top, right - left, half - 1)
            box(painter, where, fill=bad.soft, border=bad.ink, width=2, radius=0)
            icon = QRectF(left + m.u, where.center().y() - m.icon / 2, m.icon, m.icon)
            self._look.icons.paint(painter, icon, "git-fork", bad.ink)
            words = where.adjusted(m.icon + 1.75 * m.u, 0, -m.u, 0)
            paint.write(painter, self._look, words, holder, Face.STRONG, bad.ink)

    def _paint_order(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        for stretch in self._story.order:
            where = self._place(stretch, self.lanes.order, 2)
            box(painter, where, fill=t.sunken, border=t.edge, radius=0)
            words = stretch.words or translate("TimeLine", "bearer")
            inside = where.adjusted(1.25 * m.u, 0, -m.u, 0)
            paint.write(painter, self._look, inside, words, Face.BODY, t.text)

    def _paint_charge(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        note = t.status(Tone.NOTE)
        for stretch in self._story.charge:
            where = self._place(stretch, self.lanes.charge, 2)
            inside = where.adjusted(1.25 * m.u, 0, -m.u, 0)
            if not stretch.words:
                none = translate("TimeLine", "none")
                paint.write(painter, self._look, inside, none, Face.BODY, t.text2)
                continue
            box(painter, where, fill=note.soft, border=note.ink, width=2, radius=0)
            painter.fillRect(QRectF(where.topLeft(), QPointF(where.left() + 10, where.bottom())),
                             note.solid)  # fmt: skip
            words = translate("TimeLine", "Pledge to {name}").format(name=stretch.words)
            inside.setLeft(inside.left() + 10)
            paint.write(painter, self._look, inside, words, Face.STRONG, note.ink)

    def _paint_medium(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        for stretch in self._story.medium:
            where = self._place(stretch, self.lanes.medium, 1.6)
            middle = where.center().y()
            bar = QRectF(where.left(), middle - m.bar / 2, where.width(), m.bar)
            painter.fillRect(bar, t.ended.solid if stretch.has_ended else t.text2)
            status = self._look.speech.say("status", stretch.words)
            said = status[:1].lower() + status[1:]
            if Status(stretch.words).medium is Medium.ELECTRONIC:
                said = translate("TimeLine", "electronic, {status}").format(status=said)
            face = QFontMetrics(self._look.font(Face.BODY))
            room = min(face.horizontalAdvance(said) + m.u, where.width() - 3 * m.u)
            if room < m.ems(3):
                continue
            plate = QRectF(where.left() + 1.5 * m.u, where.top(), room + m.u, where.height())
            painter.fillRect(plate, t.paper)
            inside = plate.adjusted(0.75 * m.u, 0, 0, 0)
            paint.write(painter, self._look, inside, said, Face.BODY, t.text2)

    def _paint_axis(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        story, speech = self._story, self._look.speech
        painter.fillRect(QRectF(self.lanes.left, self.lanes.axis, self.line.width, 1), t.edge)
        for place in self.line.breaks:
            paint.break_mark(painter, self._look, QPointF(self.lanes.left + place, self.lanes.axis))
        small = QFontMetrics(self._look.font(Face.CAPTION))
        now = translate("TimeLine", "now, {time}").format(time=speech.short_time(story.now))
        room = small.horizontalAdvance(now)
        now_left = self.lanes.left + self.line.width - room
        top = self.lanes.axis + 3
        label = QRectF(now_left, top, room + 2, m.ems(1.2))
        paint.write(painter, self._look, label, now, Face.CAPTION, t.text2)
        free = float(self.lanes.left)
        for mark in story.marks:
            said = speech.short_day(mark.at)
            x = self.lanes.left + self.line.at(mark.at)
            if mark is not story.marks[0]:
                x -= small.horizontalAdvance(said) / 2
            if x < free or x + small.horizontalAdvance(said) > now_left - m.u:
                continue
            label = QRectF(x, top, small.horizontalAdvance(said) + 2, m.ems(1.2))
            paint.write(painter, self._look, label, said, Face.CAPTION, t.text2)
            free = label.right() + m.u

    def _paint_acts(self, painter: QPainter, focused: int | None) -> None:
        t, m = self._look.tokens, self._look.metrics
        marks = self._story.marks
        lefts = [self.lanes.left + round(self.line.at(mark.at)) for mark in marks]
        ends = [*lefts[1:], self.lanes.left + round(self.line.width) + 2 * m.u]
        rejected = {rejection.at for rejection in self._story.rejections}
        for place, (mark, left, end) in enumerate(zip(marks, lefts, ends, strict=True)):
            middle = QPointF(left, self.lanes.discs + m.ems(0.8))
            # Nothing in the lanes hangs on an offer that was rejected.
            foot = self.lanes.control - m.ems(0.65) if mark.at in rejected else self.lanes.axis + 3
            painter.fillRect(QRectF(left, middle.y(), 1, foot - middle.y()), t.edge)
            paint.disc(painter, self._look, middle, mark.number)
            room = end - left - m.ems(2.4)
            words = QRectF(left + m.ems(1.3), self.lanes.discs - m.u, room, m.ems(2.5))
            when = self._look.speech.short_time(mark.at)
            top = QRectF(words.left(), words.top() + m.u / 4, room, m.ems(1.25))
            paint.write(painter, self._look, top, self.acts(mark), Face.STRONG, t.text)
            top.translate(0, m.ems(1.1))
            paint.write(painter, self._look, top, when, Face.CAPTION, t.text2)
            if place == focused:
                here = QRectF(0, 0, m.ems(1.6) + 8, m.ems(1.6) + 8)
                here.moveCenter(middle)
                ring(painter, here, t.accent, here.width() / 2)

    def _paint_now(self, painter: QPainter) -> None:
        pen = QPen(self._look.tokens.accent, 2)
        pen.setDashPattern([2, 1.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        x = self.lanes.left + round(self.line.width)
        painter.drawLine(QPointF(x, self.lanes.control - 6), QPointF(x, self.lanes.axis))

    def _paint_legend(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        top = float(self.lanes.legend)
        for row in self._legend_rows():
            x = 2.0 * m.u
            for kind, words in row:
                key = QRectF(x, top + m.ems(0.4), m.ems(1.7), m.ems(0.85))
                self._paint_key(painter, kind, key)
                label = QRectF(key.right() + m.u, top, self._width, m.ems(1.6))
                width = paint.write(painter, self._look, label, words, Face.CAPTION, t.text2)
                x = label.left() + width + 2.5 * m.u
            top += m.ems(1.6)

    def _paint_key(self, painter: QPainter, kind: str, where: QRectF) -> None:
        t = self._look.tokens
        match kind:
            case "agreed":
                paint.hatch(painter, self._look, where)
            case "recorded":
                box(painter, where, fill=t.accent_soft, border=t.accent, radius=0)
            case "signed":
                paint.dashes(painter, self._look, where)
            case "rejected":
                paint.diamond(painter, self._look, where.center())
            case "forked":
                icon = QRectF(0, 0, self._look.metrics.icon, self._look.metrics.icon)
                icon.moveCenter(where.center())
                self._look.icons.paint(painter, icon, "git-fork", t.status(Tone.BAD).ink)
            case _:
                paint.break_mark(painter, self._look, where.center())

"""The left rail: the places of the program, and at its foot how the vault stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look import Face, Ink, Look, Surface, box
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground, Hairline
from ui.widgets.text import Icon, Label, as_tip


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the rail."""

    key: str
    words: str
    icon: str


class RailButton(QAbstractButton):
    """One place: icon and word, and how many things wait there."""

    def __init__(self, look: Look, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._place = place
        self._waiting = 0
        self._narrow = False
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_place(place)
        look.follow(self._dress)

    @property
    def place(self) -> Place:
        """Which place it leads to."""
        return self._place

    def show_place(self, place: Place, waiting: int | None = None) -> None:
        """Show other words, or another number of waiting things."""
        self._place = place
        self._waiting = self._waiting if waiting is None else waiting
        self.setText(place.words)
        said = place.words
        if self._waiting:
            said += ", " + self.tr("%n waiting", "", self._waiting)
        self.setAccessibleName(said)
        self.setToolTip(as_tip(said if self._narrow else ""))
        self.update()

    def be_narrow(self, narrow: bool) -> None:
        """Show the icon only, with the words as tool tip."""
        self._narrow = narrow
        self.show_place(self._place)

    def _dress(self) -> None:
        self.setFont(self._look.font(Face.BODY))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        m = self._look.metrics
        return QSize(m.target, m.ems(2.75))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        is_on = self.isChecked()
        with QPainter(self) as painter:
            if is_on:
                box(painter, self.rect(), fill=t.paper, radius=m.radius)
                painter.fillRect(0, m.u, m.bar, self.height() - 2 * m.u, t.accent)
            elif self.underMouse():
                box(painter, self.rect(), fill=t.ground, radius=m.radius)
            ink = t.text if is_on else t.text2
            x = (self.width() - m.big_icon) / 2 if self._narrow else 1.5 * m.u
            icon = QRectF(x, (self.height() - m.big_icon) / 2, m.big_icon, m.big_icon)
            self._look.icons.paint(painter, icon, self._place.icon, ink)
            if not self._narrow:
                words = QRectF(self.rect()).adjusted(icon.right() + 1.5 * m.u, 0, 0, -2 * m.rise)
                painter.setFont(self._look.font(Face.STRONG if is_on else Face.BODY))
                painter.setPen(ink)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._place.words)
            if self._waiting:
                self._badge(painter)

    def _badge(self, painter: QPainter) -> None:
        t, m = self._look.tokens, self._look.metrics
        count = str(self._waiting) if self._waiting < 100 else "99+"
        face = self._look.font(Face.CAPTION_STRONG)
        height = m.ems(1.15)
        width = max(m.ems(1.35), QFontMetrics(face).horizontalAdvance(count) + m.u)
        where = QRectF(0, 0, width, height)
        if self._narrow:  # over the icon's corner, parted from it by a ring of the ground
            where.moveTopRight(QRectF(self.rect()).topRight())
            ground = t.paper if self.isChecked() else t.rail
            ring = where.adjusted(-m.stroke, 0, 0, m.stroke)
            box(painter, ring, fill=ground, radius=ring.height() / 2)
        else:
            where.moveCenter(QRectF(self.rect()).center())
            where.moveRight(self.width() - 1.5 * m.u)
        box(painter, where, fill=t.accent, radius=height / 2)
        painter.setFont(face)
        painter.setPen(t.on_accent)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        rail = self.parentWidget()
        if not step or rail is None:
            super().keyPressEvent(event)
            return
        buttons = rail.findChildren(RailButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        here = buttons.index(self) + step
        if 0 <= here < len(buttons):
            buttons[here].setFocus(Qt.FocusReason.OtherFocusReason)


class _Brand(QWidget):
    """The mark and the name of the program."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.narrow = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Ladewell 提单匣")
        look.follow(self._dress)

    def _dress(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        m = self._look.metrics
        return QSize(m.ems(2), m.ems(3.4 if self._look.speech.is_chinese else 2.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        side = m.ems(2)
        with QPainter(self) as painter:
            left = (self.width() - side) / 2 if self.narrow else m.u
            tile = QRectF(round(left), round((self.height() - side) / 2), side, side)
            box(painter, tile, fill=t.accent, radius=m.radius)
            inside = tile.adjusted(side / 12, side / 12, -side / 12, -side / 12)
            self._look.icons.paint(painter, inside, "brand", t.on_accent)
            if self.narrow:
                return
            words = QRectF(self.rect()).adjusted(tile.right() + m.u, 0, 0, 0)
            first, second = "Ladewell", "提单匣"
            painter.setFont(self._look.font(Face.SECTION))
            painter.setPen(t.text)
            if self._look.speech.is_chinese:
                words.setBottom(self.height() * 0.58)
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, second)
                words.setTop(words.bottom())
                words.setHeight(m.ems(1.1))
                second = first
            else:
                painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, first)
                advance = painter.fontMetrics().horizontalAdvance(first)
                words.setLeft(words.left() + advance + m.u / 2)
            painter.setFont(self._look.font(Face.CAPTION))
            painter.setPen(t.text2)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, second)


class Rail(Ground):
    """The places, one of them chosen; below them the vault, its registrar and its lock."""

    chosen = Signal(str)
    """The key of the place the user wants."""
    lock_asked = Signal()
    """The user pressed the button at the foot."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Surface.RAIL, parent)
        self._rail_look = look
        self._narrow = False
        self._name = ""
        self._buttons: dict[str, RailButton] = {}
        self._brand = _Brand(look)
        self._places = QWidget()
        self._place_column = Column(look, 0, 0, self._places)
        self._vault = Label(look, "", Face.STRONG, wraps=True)
        self._reach_icon = Icon(look, "wifi-off", ems=0.95)
        self._reach = Label(look, "", Face.CAPTION, Ink.TEXT2, elides=True)
        self._foot = QWidget()
        self._lock = Button(look, self.tr("Lock vault"), "lock-keyhole")

        self._lock.clicked.connect(self.lock_asked)

        column = Column(look, 0.5, 1, self)
        column.addWidget(self._brand)
        column.addWidget(self._places)
        column.addStretch()
        column.addWidget(Hairline(look))
        words = Column(look, 0.25, (0.5, 0.5), self._foot)
        words.addWidget(self._vault)
        reach = Row(look, 0.5)
        reach.addWidget(self._reach_icon)
        reach.addWidget(self._reach, 1)
        words.addLayout(reach)
        column.addWidget(self._foot)
        self._column = column
        look.follow(self._fit)

    def show_places(self, places: Sequence[Place]) -> None:
        """Show these places, or the same ones in other words."""
        for place in places:
            if place.key not in self._buttons:
                button = RailButton(self._rail_look, place, self._places)
                button.clicked.connect(lambda _=False, key=place.key: self.chosen.emit(key))
                self._buttons[place.key] = button
                self._place_column.addWidget(button)
            self._buttons[place.key].show_place(place)
        if self._lock.parent() is None:  # after the places, so that the Tab key comes to it last
            self._column.addWidget(self._lock)

    def choose(self, key: str) -> None:
        """Mark the place that is shown."""
        self._buttons[key].setChecked(True)

    def show_waiting(self, key: str, count: int) -> None:
        """Show how many things wait in a place."""
        button = self._buttons[key]
        button.show_place(button.place, count)

    def show_vault(self, name: str, reach: str, *, is_reached: bool, lock: str = "") -> None:
        """Show the vault's name, whether its registrar was reached, and the button's words.

        Args:
            name: Of the vault, or that none is open.
            reach: The sentence about the registrar or the network.
            is_reached: Whether that is good news; decides the icon and the ink.
            lock: What the button does; "Lock vault" where nothing is given.

        """
        self._name = name
        self._reach.say(reach)
        self._reach.write_in(Ink.TEXT2 if is_reached else Ink.WAIT)
        icon = "radio-tower" if is_reached else "wifi-off"
        self._reach_icon.show_icon(icon, Ink.TEXT2 if is_reached else Ink.WAIT)
        self._lock.setText(lock or self.tr("Lock vault"))
        self._fit()

    def be_narrow(self, narrow: bool) -> None:
        """Keep icons only: under `Metrics.rail_needs` of window width."""
        self._narrow = narrow
        self._fit()

    def _fit(self) -> None:
        m, narrow = self._rail_look.metrics, self._narrow
        self.setFixedWidth(m.narrow_rail if narrow else m.rail)
        self._brand.narrow = narrow
        self._brand.update()
        self._vault.setVisible(not narrow)
        self._reach.setVisible(not narrow)
        self._say_name()
        told = f"{self._name}: {self._reach.whole}"
        self._reach_icon.setToolTip(as_tip(told if narrow else ""))
        self._reach_icon.setAccessibleName(told)
        words = self._lock.text() or self._lock.accessibleName()
        self._lock.setAccessibleName(words)
        self._lock.setText("" if narrow else words)
        self._lock.setToolTip(as_tip(words if narrow else ""))
        for button in self._buttons.values():
            button.be_narrow(narrow)

    def _say_name(self) -> None:
        """Say whose vault it is in three lines at most."""
        m, words = self._rail_look.metrics, self._vault.fontMetrics()
        room = round(2.4 * (m.rail - 3 * m.u))  # the ends of lines stay free
        said = words.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self._vault.say(said)
        self._vault.setAccessibleName(self._name)
        self._vault.setToolTip(as_tip(self._name if said != self._name else ""))

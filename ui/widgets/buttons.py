"""Buttons: words with an icon, and icons that carry a name."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from ui.look import Face, Look, box
from ui.widgets.text import as_tip
from wallet.words import spaced


class Kind(Enum):
    """How loud a button is."""

    PLAIN = "plain"
    PRIMARY = "primary"
    """The likeliest next act; at most one in a view."""
    LINK = "link"
    """Accent words without a border."""
    REJECT = "reject"
    """A plain button in the ink of a refusal: the one act that wears a status."""


class Button(QPushButton):
    """Words, with an icon before them or an arrow after.

    Args:
        look: How to draw.
        text: The words; say the consequence, not "OK".
        icon: Name of the icon before the words.
        kind: How loud.
        tall: Whether it is the decision on a sheet or in a door.
        trailing: Name of the icon after the words, such as ``chevron-down``.
        parent: As everywhere.

    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        icon: str = "",
        kind: Kind = Kind.PLAIN,
        *,
        tall: bool = False,
        trailing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._look = look
        self._icon = icon
        self._kind = kind
        self._tall = tall
        self._trailing = trailing
        self._refusal = ""
        self.setAutoDefault(False)  # Enter never does what nobody looked at
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        look.follow(self._dress)

    @property
    def refusal(self) -> str:
        """Why the rules refuse this act, or empty."""
        return self._refusal

    def refuse(self, reason: str) -> None:
        """Draw it disabled, yet reachable by keyboard so that it can say why; "" allows again.

        It still emits `clicked`: whoever refuses it asks `refusal` and answers with the reason.
        """
        self._refusal = reason
        self.setAccessibleDescription(reason)
        self._dress()

    def setText(self, text: str) -> None:
        super().setText(spaced(text) if self._look.speech.is_chinese else text)

    def be(self, kind: Kind) -> None:
        """Become louder or quieter."""
        self._kind = kind
        self._dress()

    def show_icon(self, icon: str) -> None:
        """Show another icon, or none, before the words."""
        self._icon = icon
        self._dress()

    @property
    def _is_dead(self) -> bool:
        return bool(self._refusal) or not self.isEnabled()

    def _dress(self) -> None:
        live = Face.SECTION if self._tall else Face.STRONG
        self.setFont(self._look.font(Face.BODY if self._is_dead else live))
        self.updateGeometry()
        self.update()

    @property
    def _gap(self) -> int:
        return self._look.metrics.u

    @property
    def _size(self) -> int:
        m = self._look.metrics
        return m.ems(1.25) if self._tall else m.icon

    @property
    def _padding(self) -> int:
        u = self._look.metrics.u
        if self._kind is Kind.LINK:
            return round(u / 2)
        if self._tall:
            return round(2.5 * u)
        return 2 * u if self._kind is Kind.PRIMARY else round(1.5 * u)

    def _words(self) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()

    def _contents(self) -> int:
        marks = [mark for mark in (self._icon, self._trailing) if mark]
        parts = len(marks) + bool(self.text())
        return self._words() + self._size * len(marks) + self._gap * max(0, parts - 1)

    def sizeHint(self) -> QSize:
        m = self._look.metrics
        return QSize(self._contents() + 2 * self._padding, m.decision if self._tall else m.button)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _ink(self) -> QColor:
        t = self._look.tokens
        if self._is_dead:
            return t.text3
        match self._kind:
            case Kind.PRIMARY:
                return t.on_accent
            case Kind.LINK:
                return t.accent_hover if self.underMouse() else t.accent
            case Kind.REJECT:
                return t.bad.ink
            case _:
                return t.text

    def _fill(self, painter: QPainter) -> None:
        t, radius = self._look.tokens, self._look.metrics.radius
        is_dead = self._is_dead
        if self._kind is Kind.LINK:
            return
        if self._kind is Kind.PRIMARY and not is_dead:
            loud = t.accent_hover if self.underMouse() else t.accent
            loud = t.accent_pressed if self.isDown() else loud
            box(painter, self.rect(), fill=loud, radius=radius)
            return
        is_touched = not is_dead and (self.underMouse() or self.isDown())
        box(
            painter,
            self.rect(),
            fill=t.sunken if is_touched else t.ground if is_dead else t.paper,
            border=t.line if is_dead else t.edge,
            radius=radius,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._fill(painter)
            ink, size = self._ink(), self._size
            x = (self.width() - self._contents()) / 2
            y = (self.height() - size) / 2
            if self._icon:
                self._look.icons.paint(painter, QRectF(x, y, size, size), self._icon, ink)
                x += size + self._gap
            painter.setPen(ink)
            painter.setFont(self.font())
            words = QRectF(x, -self._look.metrics.rise, self._words() + 1, self.height())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(words, int(flags), self.text())
            if self._trailing:
                x = words.right() - 1 + (self._gap if self.text() else 0)
                self._look.icons.paint(painter, QRectF(x, y, size, size), self._trailing, ink)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._dress()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a double click for one click.

        What stands under the pointer may have changed with the first: the second
        must not sign what nobody has read.
        """
        event.accept()


class IconButton(QAbstractButton):
    """An icon alone, for what every reader of screens knows: close, zoom, arrows.

    Args:
        look: How to draw.
        icon: Which.
        name: What it does; its tool tip, and what a screen reader says.
        parent: As everywhere.

    """

    def __init__(self, look: Look, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.call(name)
        look.follow(self._dress)

    def call(self, name: str) -> None:
        """Give it another name."""
        self.setAccessibleName(name)
        self.setToolTip(as_tip(name))

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon = icon
        self.update()

    def _dress(self) -> None:
        side = self._look.metrics.target
        self.setFixedSize(side, side)
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.metrics.target
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        with QPainter(self) as painter:
            if self.isEnabled() and (self.isDown() or self.isChecked() or self.underMouse()):
                box(painter, self.rect(), fill=t.select if self.isChecked() else t.ground)
            size = m.ems(1.2)
            where = QRectF(0, 0, size, size)
            where.moveCenter(QPointF(self.width() / 2, self.height() / 2))
            ink = t.text if self.isEnabled() else t.text3
            self._look.icons.paint(painter, where, self._icon, ink)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

"""Taking from the screen: a region picked by hand, looked at again and again."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from ui.dialogs.scan.sight import Sight
from ui.look import Face, Look, box
from ui.watcher import StillPicture, Watcher
from ui.widgets.boxes import Column
from ui.widgets.buttons import Button, Kind

_EVERY_MS = 60
"""Faster than codes change, slower than a screen."""

_HIDING_MS = 250
"""So long a window system may take to take a window away."""

_LEAST = 24
"""A region smaller than that was a click, not a drag."""


class RegionPicker(QWidget):
    """A picture of the whole screen, on which one draws the region with the pointer."""

    picked = Signal(QRect)
    """The region, in the screen's own points; empty if it was closed in whatever other way."""

    def __init__(self, look: Look, screen: QScreen, picture: QPixmap) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Window)
        self._look = look
        self._picture = picture
        self._from = QPoint()
        self._region = QRect()
        self._chosen = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setGeometry(screen.geometry())
        self.setAccessibleName(self.words)

    @property
    def words(self) -> str:
        """What to do."""
        return self.tr("Draw a frame around the codes. Esc to leave.")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._region = QRect(self._from, event.position().toPoint()).normalized()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if min(self._region.width(), self._region.height()) >= _LEAST:
            self._chosen = self._region
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.picked.emit(self._chosen)  # whoever waits for it is out of sight until then

    def paintEvent(self, event: QPaintEvent) -> None:
        look, t = self._look, self._look.tokens
        with QPainter(self) as painter:
            painter.drawPixmap(self.rect(), self._picture)
            veil = QPainterPath()
            veil.addRect(QRectF(self.rect()))
            inside = QPainterPath()
            inside.addRect(QRectF(self._region))
            dim = QColor(t.on_page)
            dim.setAlphaF(0.45)
            painter.fillPath(veil.subtracted(inside), dim)
            if not self._region.isEmpty():
                box(painter, self._region, border=t.ring, width=look.metrics.stroke, radius=0)
            painter.setFont(look.font(Face.TITLE))
            painter.setPen(t.on_solid)
            high = self.rect().adjusted(0, look.metrics.ems(3), 0, 0)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(high, int(flags), self.words)


class ScreenPage(QWidget):
    """The region that was picked, given to the watcher as long as the page is shown."""

    other_wanted = Signal()
    """The desktop lets no program look: another way is wanted."""

    def __init__(self, look: Look, watcher: Watcher, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._watcher = watcher
        self._region = QRect()
        self._is_blocked = False
        self._picker: RegionPicker | None = None
        self.sight = Sight(look, "maximize")
        self.pick = Button(look, icon="maximize", kind=Kind.PRIMARY)
        self.again = Button(look, icon="maximize")
        self._paste = Button(look, icon="clipboard")
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)

        self.pick.clicked.connect(self._ask)
        self.again.clicked.connect(self._ask)
        self._paste.clicked.connect(self.other_wanted)
        self._timer.timeout.connect(self._look_again)

        self.sight.buttons.addWidget(self.pick)
        self.sight.buttons.addWidget(self._paste)
        self.sight.over.body.addWidget(self.again)
        column = Column(look, 0, 0, self)
        column.addWidget(self.sight)
        look.follow(self._say)

    def start(self) -> None:
        """Look at the region that was picked, if one was."""
        if not self._region.isEmpty():
            self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def watch(self, region: QRect) -> None:
        """Look at `region` of this screen from now on, in its points; an empty one changes nothing.

        The window comes back before.
        """
        self._picker = None
        window = self.window()
        window.setWindowOpacity(1.0)
        if window.isHidden():
            window.show()
        if not region.isEmpty():
            self._region = region
            self._timer.start()
        self._say()

    def _ask(self) -> None:
        """Take the window away, so that it covers nothing, then let the user draw."""
        self._timer.stop()
        self.window().setWindowOpacity(0.0)
        QTimer.singleShot(_HIDING_MS, self, self._pick)

    def _pick(self) -> None:
        screen = self.screen()
        picture = screen.grabWindow(0)
        self._is_blocked = picture.isNull() or QGuiApplication.platformName() == "wayland"
        if self._is_blocked:
            self.watch(QRect())
            return
        self._picker = RegionPicker(self._look, screen, picture)
        self._picker.picked.connect(self.watch)
        self._picker.showFullScreen()

    def _look_again(self) -> None:
        where = self._region
        piece = self.screen().grabWindow(0, where.x(), where.y(), where.width(), where.height())
        if not piece.isNull():
            self._watcher.show(StillPicture(piece.toImage()))

    def _say(self) -> None:
        self.pick.setText(self.tr("Pick the region"))
        self.again.setText(self.tr("Pick another region"))
        self._paste.setText(self.tr("Paste a picture instead"))
        self.pick.setVisible(not self._is_blocked)
        self._paste.setVisible(self._is_blocked)
        if self._is_blocked:
            self.sight.say(
                self.tr(
                    "This desktop lets no program look at the screen. Take a picture of the codes "
                    "with its own tool, then paste it here."
                )
            )
        elif self._region.isEmpty():
            self.sight.say(
                self.tr(
                    "Codes on this screen, in a mail or a video call: draw a frame around them. "
                    "Only what is inside is looked at, while this page is shown."
                )
            )
        else:
            self.sight.show_finder()

"""The sketch itself: coast, way and ports, and a line that says what it is worth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Face, Ink, Look, box
from ui.widgets.boxes import Column
from ui.widgets.route_map.sea import Place, Port, coast, port_at, way_between
from ui.widgets.text import Label

_LEAST_SPAN = 14.0
"""Degrees of latitude that are shown at least: around a short way one still sees where it is."""
_AROUND = 0.16
"""What is shown around the way, as a share of it."""


class _Frame:
    """Turns places into points of the picture: true to angles around the middle latitude."""

    def __init__(self, way: Sequence[Place], size: QRectF) -> None:
        south = min(place.latitude for place in way)
        north = max(place.latitude for place in way)
        west = min(place.longitude for place in way)
        east = max(place.longitude for place in way)
        self._middle = Place((south + north) / 2, (west + east) / 2)
        self._narrow = max(0.3, math.cos(math.radians(self._middle.latitude)))
        tall = max(_LEAST_SPAN, (north - south) * (1 + 2 * _AROUND))
        wide = max(_LEAST_SPAN, (east - west) * (1 + 2 * _AROUND)) * self._narrow
        self._scale = min(size.width() / wide, size.height() / tall)
        self._centre = size.center()

    def point(self, place: Place, turns: int = 0) -> QPointF:
        """Return where a place lies; `turns` more times around the earth."""
        across = (place.longitude + 360 * turns - self._middle.longitude) * self._narrow
        up = place.latitude - self._middle.latitude
        return QPointF(self._centre.x() + across * self._scale, self._centre.y() - up * self._scale)


class RouteMap(QWidget):
    """A coast line, the usual way between two ports, and their names."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._ports: tuple[Port, ...] = ()
        self._way: tuple[Place, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self._dress)

    def show_ports(self, ports: Sequence[Port]) -> None:
        """Show the way from the first to the last of `ports`, or nothing for none."""
        self._ports = tuple(ports)
        way: list[Place] = [ports[0].place] if ports else []
        for one, other in pairwise(ports):
            leg = way_between(one, other)
            shift = 360 * round((leg[0].longitude - way[-1].longitude) / 360)
            way += [Place(place.latitude, place.longitude - shift) for place in leg[1:]]
        self._way = tuple(way)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(24), self._look.metrics.ems(13))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.metrics.ems(14), self._look.metrics.ems(13))

    def name_of(self, port: Port) -> str:
        """Return the name of a port in the language of the window."""
        return port.chinese if self._look.speech.is_chinese else port.name

    def _dress(self) -> None:
        self.updateGeometry()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, m = self._look.tokens, self._look.metrics
        where = QRectF(self.rect())
        with QPainter(self) as painter:
            box(painter, where, fill=t.sunken, border=t.line, radius=m.radius)
            if not self._way:
                return
            room = where.adjusted(4 * m.u, 3 * m.u, -4 * m.u, -3 * m.u)
            frame = _Frame(self._way, room)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setClipRect(where.adjusted(1, 1, -1, -1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.edge, m.hairline))
            for line in coast():
                for turns in (-1, 0, 1):
                    painter.drawPolyline([frame.point(place, turns) for place in line])
            path = self._draw_way(painter, frame)
            ends = (self._way[0], self._way[-1])
            rings = [frame.point(place) for place in ends]
            taken = [QRectF(point, QSizeF(1, 1)) for point in rings]
            taken += [QRectF(path.pointAtPercent(part / 64), QSizeF(1, 1)) for part in range(1, 64)]
            for port, point in zip((self._ports[0], self._ports[-1]), rings, strict=True):
                taken.append(self._draw_port(painter, point, port, taken))

    def _draw_way(self, painter: QPainter, frame: _Frame) -> QPainterPath:
        points = [frame.point(place) for place in self._way]
        path = QPainterPath(points[0])
        for one, other in pairwise(points[1:]):  # rounds off every bend
            path.quadTo(one, (one + other) / 2)
        path.lineTo(points[-1])
        pen = QPen(self._look.tokens.accent, self._look.metrics.stroke)
        pen.setDashPattern([3, 2])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPath(path)
        return path

    def _draw_port(
        self, painter: QPainter, point: QPointF, port: Port, taken: Sequence[QRectF]
    ) -> QRectF:
        """Draw a ring and the name beside it, where there is room; return where the name is."""
        t, m = self._look.tokens, self._look.metrics
        painter.setPen(QPen(t.accent, m.stroke))
        painter.setBrush(t.paper)
        painter.drawEllipse(point, m.ems(0.33), m.ems(0.33))
        font = self._look.font(Face.CAPTION_STRONG)
        words = self.name_of(port)
        measure = QFontMetricsF(font)
        plate = QRectF(0, 0, measure.horizontalAdvance(words) + m.u, measure.height())
        gap = m.ems(0.33) + m.u / 2
        whole = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        wide, tall = plate.width(), plate.height()
        for across, down in (
            (gap, -tall / 2), (-gap - wide, -tall / 2), (-wide / 2, -gap - tall),
            (-wide / 2, gap), (gap, -tall), (gap, 0), (-gap - wide, -tall), (-gap - wide, 0),
        ):  # fmt: skip
            plate.moveTo(point + QPointF(across, down))
            if whole.contains(plate) and not any(plate.intersects(other) for other in taken):
                break
        plate.moveLeft(min(max(plate.left(), whole.left()), whole.right() - plate.width()))
        box(painter, plate, fill=t.sunken, radius=m.chip_radius)
        painter.setPen(t.text)
        painter.setFont(font)
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)
        return plate


class RoutePanel(QWidget):
    """The map, and below it what it is: a sketch, and which port it does not know."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._stops: tuple[tuple[str, str], ...] = ()
        self.map = RouteMap(look)
        self._words = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        column = Column(look, 0.5, 0, self)
        column.addWidget(self.map)
        column.addWidget(self._words)
        look.follow(self._say)

    def show_route(self, stops: Sequence[tuple[str, str]]) -> None:
        """Show the way along `stops`: pairs of UN/LOCODE and what the bill calls the port."""
        self._stops = tuple(stops)
        self._say()

    @property
    def words(self) -> str:
        """What it says below the map."""
        return self._words.whole

    def _say(self) -> None:
        found = [(port_at(code), code, name) for code, name in self._stops]
        known = [port for port, _code, _name in found if port is not None]
        unknown = [name or code for port, code, name in found if port is None and (name or code)]
        is_drawn = len(known) > 1 and not unknown
        self.map.show_ports(known if is_drawn else ())
        self.map.setVisible(is_drawn)
        self.setVisible(bool(self._stops))
        if is_drawn:
            names = " → ".join(self.map.name_of(port) for port in known)
            self.map.setAccessibleName(self.tr("Route map: {ports}").format(ports=names))
            self._words.say(
                self.tr("A sketch of the usual way by sea between these ports, not of this voyage.")
            )
        elif unknown:
            said = self.tr("No map: where {port} lies is not known to this program.")
            self._words.say(said.format(port=self._look.speech.enumerate(unknown)))
        else:
            self._words.say(self.tr("No map: the bill does not name both ports."))

"""Draws Qt's own controls flat: buttons, fields, marks, bars."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QPlainTextEdit,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QTextEdit,
    QWidget,
)

from ui.look.icons import Icons
from ui.look.metrics import Metrics
from ui.look.strokes import box, hairline
from ui.look.tokens import Tokens

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl
_State = QStyle.StateFlag
_Step = QAbstractSpinBox.StepEnabledFlag

Draws: TypeAlias = Callable[[Any, QPainter, QWidget | None], None]


class Controls:
    """What the style draws itself, by Qt's names for it; the rest is left to Fusion."""

    def __init__(self, style: QStyle, tokens: Tokens, metrics: Metrics, icons: Icons) -> None:
        self._style = style
        self._tokens = tokens
        self._metrics = metrics
        self._icons = icons
        self.primitives: dict[QStyle.PrimitiveElement, Draws] = {
            _Primitive.PE_PanelButtonCommand: self._button,
            _Primitive.PE_PanelLineEdit: self._field,
            _Primitive.PE_FrameLineEdit: self._field,
            _Primitive.PE_IndicatorCheckBox: self.check_box,
            _Primitive.PE_IndicatorItemViewItemCheck: self.check_box,
            _Primitive.PE_IndicatorRadioButton: self._radio_button,
            _Primitive.PE_FrameFocusRect: _nothing,  # FocusRing and the delegates draw it
            _Primitive.PE_PanelItemViewItem: self._item,
            _Primitive.PE_PanelItemViewRow: _nothing,
            _Primitive.PE_Frame: self._frame,
            _Primitive.PE_FrameMenu: self._floating,
            _Primitive.PE_PanelMenu: self._floating,
            _Primitive.PE_PanelTipLabel: self._floating,
            _Primitive.PE_IndicatorArrowDown: self._arrow("chevron-down"),
            _Primitive.PE_IndicatorArrowUp: self._arrow("chevron-up"),
            _Primitive.PE_IndicatorArrowLeft: self._arrow("chevron-left"),
            _Primitive.PE_IndicatorArrowRight: self._arrow("chevron-right"),
        }
        self.controls: dict[QStyle.ControlElement, Draws] = {
            _Control.CE_ProgressBarGroove: self._groove,
            _Control.CE_ProgressBarContents: self._progress,
            _Control.CE_HeaderSection: self._head,
            _Control.CE_HeaderEmptyArea: self._head,
        }
        self.complexes: dict[QStyle.ComplexControl, Draws] = {
            _Complex.CC_ComboBox: self._combo_box,
            _Complex.CC_ScrollBar: self._scroll_bar,
            _Complex.CC_Slider: self._slider,
            _Complex.CC_SpinBox: self._spin_box,
        }

    def _box(self, where: QRect, fill: QColor, border: QColor, painter: QPainter) -> None:
        box(painter, where, fill=fill, border=border, radius=self._metrics.radius)

    def _button(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        t = self._tokens
        is_touched = option.state & (_State.State_Sunken | _State.State_MouseOver)
        is_enabled = option.state & _State.State_Enabled
        self._box(
            option.rect,
            t.sunken if is_touched and is_enabled else t.paper,
            t.edge if is_enabled else t.line,
            painter,
        )

    def _field(self, option: Any, painter: QPainter, widget: QWidget | None) -> None:
        if option.lineWidth <= 0:  # a field inside something that draws the frame
            return
        t = self._tokens
        is_enabled = option.state & _State.State_Enabled
        is_closed = option.state & _State.State_ReadOnly or not is_enabled
        self._box(
            option.rect,
            t.sunken if is_closed else t.paper,
            t.edge if is_enabled else t.line,
            painter,
        )

    def check_box(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        t = self._tokens
        is_enabled = bool(option.state & _State.State_Enabled)
        is_partly = option.state & _State.State_NoChange
        if option.state & _State.State_On or is_partly:
            fill = t.accent if is_enabled else t.text3
            box(painter, option.rect, fill=fill, radius=self._metrics.chip_radius)
            name = "minus" if is_partly else "check"
            inset = max(1, round(option.rect.width() * 0.1))
            mark = option.rect.adjusted(inset, inset, -inset, -inset)
            self._icons.paint(painter, QRectF(mark), name, t.on_accent)
        else:
            box(
                painter,
                option.rect,
                fill=t.paper,
                border=t.edge if is_enabled else t.line,
                radius=self._metrics.chip_radius,
            )

    def _radio_button(
        self, option: QStyleOption, painter: QPainter, widget: QWidget | None
    ) -> None:
        t = self._tokens
        is_enabled = bool(option.state & _State.State_Enabled)
        is_on = bool(option.state & _State.State_On)
        strong = t.accent if is_on else t.edge
        radius = option.rect.width() / 2
        box(
            painter,
            option.rect,
            fill=t.paper,
            border=strong if is_enabled else t.line,
            width=2 if is_on else 1,
            radius=radius,
        )
        if is_on:
            inset = round(option.rect.width() * 0.3)
            dot = option.rect.adjusted(inset, inset, -inset, -inset)
            box(painter, dot, fill=strong if is_enabled else t.text3, radius=radius)

    def _item(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        if option.state & _State.State_Selected:
            painter.fillRect(option.rect, self._tokens.select)
        elif option.state & _State.State_MouseOver:
            painter.fillRect(option.rect, self._tokens.sunken)

    def _frame(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        t = self._tokens
        is_field = isinstance(widget, QPlainTextEdit | QTextEdit)
        if is_field or not isinstance(widget, QAbstractScrollArea):
            border = t.edge if is_field else t.line
            box(painter, option.rect, border=border, radius=self._metrics.radius)
        else:
            box(painter, option.rect, border=t.line, radius=0)

    def _floating(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        box(painter, option.rect, fill=self._tokens.paper, border=self._tokens.edge, radius=0)

    def _arrow(self, name: str) -> Draws:
        def draw(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
            is_enabled = option.state & _State.State_Enabled
            ink = self._tokens.text2 if is_enabled else self._tokens.text3
            self._icons.paint(painter, QRectF(option.rect), name, ink)

        return draw

    def _groove(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        painter.fillRect(option.rect, self._tokens.line)

    def _progress(
        self, option: QStyleOptionProgressBar, painter: QPainter, widget: QWidget | None
    ) -> None:
        span = option.maximum - option.minimum
        if span > 0:
            width = option.rect.width() * (option.progress - option.minimum) // span
        else:  # nobody knows how much there is: a third, still, for nothing moves here
            width = option.rect.width() // 3
        done = QRect(option.rect.topLeft(), QSize(width, option.rect.height()))
        painter.fillRect(done, self._tokens.accent)

    def _head(self, option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
        painter.fillRect(option.rect, self._tokens.sunken)
        hairline(painter, option.rect, self._tokens.line)

    def _combo_box(
        self, option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None
    ) -> None:
        self._button(option, painter, widget)
        size, u = self._metrics.icon, self._metrics.u
        right = option.rect.right() - u - size
        where = QRect(QPoint(right, option.rect.center().y() - size // 2), QSize(size, size))
        ink = self._tokens.text2 if option.state & _State.State_Enabled else self._tokens.text3
        self._icons.paint(painter, QRectF(where), "chevron-down", ink)

    def _spin_box(
        self, option: QStyleOptionSpinBox, painter: QPainter, widget: QWidget | None
    ) -> None:
        t = self._tokens
        is_enabled = bool(option.state & _State.State_Enabled)
        self._box(option.rect, t.paper, t.edge if is_enabled else t.line, painter)
        for part, name, step in (
            (_Sub.SC_SpinBoxUp, "chevron-up", _Step.StepUpEnabled),
            (_Sub.SC_SpinBoxDown, "chevron-down", _Step.StepDownEnabled),
        ):
            where = self._style.subControlRect(_Complex.CC_SpinBox, option, part, widget)
            ink = t.text2 if option.stepEnabled & step else t.text3
            self._icons.paint(painter, QRectF(where), name, ink)

    def _scroll_bar(
        self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None
    ) -> None:
        painter.fillRect(option.rect, self._tokens.ground)
        part = scroll_bar_part(option, _Sub.SC_ScrollBarSlider, self._metrics.ems(2))
        is_dragged = option.state & _State.State_Sunken
        fill = self._tokens.text2 if is_dragged else self._tokens.edge
        box(painter, part.adjusted(2, 2, -2, -2), fill=fill, radius=4)

    def _slider(
        self, option: QStyleOptionSlider, painter: QPainter, widget: QWidget | None
    ) -> None:
        t = self._tokens
        handle = self._style.subControlRect(
            _Complex.CC_Slider, option, _Sub.SC_SliderHandle, widget
        )
        middle = QPointF(QRectF(handle).center())
        is_flat = option.orientation == Qt.Orientation.Horizontal
        groove = QRectF(option.rect)
        if is_flat:  # Fusion rounds the handle out of the slider, whose edge would cut it
            middle.setY(groove.center().y())
            groove.setTop(middle.y() - 2)
            groove.setHeight(4)
            done = QRectF(groove.topLeft(), QPointF(middle.x(), groove.bottom()))
        else:
            middle.setX(groove.center().x())
            groove.setLeft(middle.x() - 2)
            groove.setWidth(4)
            done = QRectF(QPointF(groove.left(), middle.y()), groove.bottomRight())
        painter.fillRect(groove, t.line)
        painter.fillRect(done, t.accent if option.state & _State.State_Enabled else t.text3)
        across = min(handle.width(), handle.height())
        knob = QRectF(0, 0, across, across)
        knob.moveCenter(middle)
        box(painter, knob, fill=t.paper, border=t.accent, width=2, radius=across / 2)


def _nothing(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """Draw nothing."""


def scroll_bar_part(option: QStyleOptionSlider, part: QStyle.SubControl, least: int) -> QRect:
    """Return where a part of a scroll bar without arrows lies."""
    is_flat = option.orientation == Qt.Orientation.Horizontal
    room = option.rect.width() if is_flat else option.rect.height()
    span = option.maximum - option.minimum
    length = room
    if span > 0:
        length = min(room, max(least, room * option.pageStep // (span + option.pageStep)))
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, room - length, option.upsideDown
    )
    match part:
        case _Sub.SC_ScrollBarGroove:
            begin, extent = 0, room
        case _Sub.SC_ScrollBarSlider:
            begin, extent = start, length
        case _Sub.SC_ScrollBarSubPage:
            begin, extent = 0, start
        case _Sub.SC_ScrollBarAddPage:
            begin, extent = start + length, room - start - length
        case _:
            return QRect()
    place = option.rect
    if is_flat:
        return QRect(place.left() + begin, place.top(), extent, place.height())
    return QRect(place.left(), place.top() + begin, place.width(), extent)

"""Draws Qt's own controls flat, over Fusion: our boxes, marks and sizes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QStyleOptionSlider,
    QWidget,
)

from ui.look.controls import Controls, scroll_bar_part
from ui.look.icons import Icons
from ui.look.metrics import Metrics
from ui.look.tokens import Tokens

_Primitive = QStyle.PrimitiveElement
_Control = QStyle.ControlElement
_Complex = QStyle.ComplexControl
_Sub = QStyle.SubControl
_Metric = QStyle.PixelMetric
_Hint = QStyle.StyleHint
_State = QStyle.StateFlag
_Contents = QStyle.ContentsType

_HINTS = {
    _Hint.SH_FocusFrame_AboveWidget: 1,
    _Hint.SH_ItemView_ShowDecorationSelected: 1,
    _Hint.SH_ComboBox_Popup: 0,
    _Hint.SH_EtchDisabledText: 0,
    _Hint.SH_DitherDisabledText: 0,
    _Hint.SH_Widget_Animation_Duration: 0,  # no motion
    _Hint.SH_Menu_FlashTriggeredItem: 0,
    _Hint.SH_ScrollBar_LeftClickAbsolutePosition: 1,
    _Hint.SH_ToolTipLabel_Opacity: 255,
}


class LookStyle(QProxyStyle):
    """The style of the whole program; wears what `Look` gives it."""

    def __init__(self, tokens: Tokens, metrics: Metrics, icons: Icons) -> None:
        super().__init__("Fusion")
        self._icons = icons
        self.wear(tokens, metrics)

    def wear(self, tokens: Tokens, metrics: Metrics) -> None:
        """Draw in these colours and measures from now on."""
        self._metrics = metrics
        self._pixels = _pixels(metrics)
        self._own = Controls(self, tokens, metrics, self._icons)

    # What Qt asks.

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if (own := self._own.primitives.get(element)) is not None:
            own(option, painter, widget)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if (own := self._own.controls.get(element)) is not None:
            own(option, painter, widget)
        else:
            super().drawControl(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: Any,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if (own := self._own.complexes.get(control)) is not None:
            own(option, painter, widget)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        own = self._pixels.get(metric)
        return super().pixelMetric(metric, option, widget) if own is None else own

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returnData: QStyleHintReturn | None = None,
    ) -> int:
        own = _HINTS.get(hint)
        return super().styleHint(hint, option, widget, returnData) if own is None else own

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: Any, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        found = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        m = self._metrics
        match kind:
            case _Contents.CT_PushButton:
                return QSize(found.width() + m.u, m.button)
            case _Contents.CT_LineEdit | _Contents.CT_SpinBox:
                return QSize(found.width(), m.button)
            case _Contents.CT_ComboBox:
                return QSize(size.width() + m.ems(1.1) + 5 * m.u, m.button)
            case _Contents.CT_CheckBox | _Contents.CT_RadioButton | _Contents.CT_MenuItem:
                is_line = found.height() < m.u  # a separator
                return QSize(found.width(), found.height() if is_line else m.target)
            case _:
                return found

    def subElementRect(
        self, element: QStyle.SubElement, option: QStyleOption, widget: QWidget | None = None
    ) -> QRect:
        found = super().subElementRect(element, option, widget)  # type: ignore[arg-type]
        if element == QStyle.SubElement.SE_LineEditContents:
            return found.adjusted(self._metrics.u, 0, -self._metrics.u, 0)
        return found

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: Any,
        subControl: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        if control is _Complex.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_bar_part(option, subControl, self._metrics.ems(2))
        if control is _Complex.CC_ComboBox and subControl is _Sub.SC_ComboBoxEditField:
            arrow = self._metrics.icon + 2 * self._metrics.u
            inside: QRect = option.rect.adjusted(self._metrics.u, 1, -arrow, -1)
            return inside
        return super().subControlRect(control, option, subControl, widget)  # type: ignore[arg-type]


def _pixels(m: Metrics) -> dict[QStyle.PixelMetric, int]:
    return {
        _Metric.PM_IndicatorWidth: m.icon,
        _Metric.PM_IndicatorHeight: m.icon,
        _Metric.PM_ExclusiveIndicatorWidth: m.icon,
        _Metric.PM_ExclusiveIndicatorHeight: m.icon,
        _Metric.PM_CheckBoxLabelSpacing: m.u,
        _Metric.PM_RadioButtonLabelSpacing: m.u,
        _Metric.PM_ScrollBarExtent: 12,
        _Metric.PM_ScrollView_ScrollBarOverlap: 0,
        _Metric.PM_FocusFrameHMargin: m.focus_gap + m.stroke,
        _Metric.PM_FocusFrameVMargin: m.focus_gap + m.stroke,
        _Metric.PM_ButtonIconSize: m.icon,
        _Metric.PM_SmallIconSize: m.icon,
        _Metric.PM_ListViewIconSize: m.icon,
        _Metric.PM_LayoutHorizontalSpacing: m.u,
        _Metric.PM_LayoutVerticalSpacing: m.u,
        _Metric.PM_LayoutLeftMargin: m.padding,
        _Metric.PM_LayoutTopMargin: m.padding,
        _Metric.PM_LayoutRightMargin: m.padding,
        _Metric.PM_LayoutBottomMargin: m.padding,
        _Metric.PM_DefaultFrameWidth: 1,
        _Metric.PM_SliderThickness: m.icon,
        _Metric.PM_SliderControlThickness: m.icon,
        _Metric.PM_SliderLength: m.icon,
        _Metric.PM_HeaderMargin: m.u,
        _Metric.PM_ButtonShiftHorizontal: 0,
        _Metric.PM_ButtonShiftVertical: 0,
    }

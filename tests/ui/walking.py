"""Looks at every widget of a page as somebody with other eyes, or none, would."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from tests.ui.look.test_tokens import contrast
from wallet.words import spaced

CONTROLS = (
    QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractSpinBox, QPlainTextEdit,
    QTextEdit, QAbstractItemView, QTabBar,
)  # fmt: skip
_GIVE = QSize(3, 0)
"""So much of its padding a button may lose."""
_READABLE = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""
_SEEN = 3.0
"""WCAG 2.2, 1.4.11 and 2.4.13: between what is shown with the focus and without."""
_RING = 6
"""So far around a control its ring may lie."""
_NEVER_FIRST = "。，、；：）」？！》”"
"""What no line of Chinese may begin with (W3C, Requirements for Chinese Text Layout, 3.1.3)."""
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse
_TARGET = 28
"""About the least height of what one can hit."""


def shown(page: QWidget) -> Iterator[QWidget]:
    """Yield every widget of a page that is not hidden, also where one would scroll to it."""
    yield page
    for widget in page.findChildren(QWidget):
        if widget.isVisibleTo(page) and not widget.isWindow():
            yield widget


def controls(page: QWidget) -> Iterator[QWidget]:
    """Yield what one can act on; parts of a control of Qt's own belong to that."""
    for widget in shown(page):
        takes_keys = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if isinstance(widget, QScrollBar | QHeaderView) or _is_inner(widget):
            continue
        if isinstance(widget, CONTROLS) or takes_keys:
            yield widget


def _is_inner(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(parent, QAbstractSpinBox | QComboBox | QLineEdit | QTabBar) or (
        isinstance(parent, QAbstractScrollArea) and not isinstance(widget, CONTROLS)
    )


def called(widget: QWidget) -> str:
    """Say which widget it is, for whoever reads that a test failed."""
    text = getattr(widget, "text", None)
    said = text() if callable(text) else widget.accessibleName()
    places = []
    parent = widget.parentWidget()
    while parent is not None and len(places) < 3:
        places.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} {said!r} in {' in '.join(places)}"


def nameless(page: QWidget) -> list[str]:
    """Return the controls of which a screen reader has nothing to say."""
    found = []
    for widget in controls(page):
        spoken = QAccessible.queryAccessibleInterface(widget)
        if spoken is None or not spoken.text(QAccessible.Text.Name).strip():
            found.append(called(widget))
    return found


def clipped(page: QWidget) -> list[str]:
    """Return the words that have less room than they need, and the parts that stick out."""
    found = []
    for widget in shown(page):
        if widget.width() <= 1 or widget.height() <= 1:
            continue  # folded away
        lack = _lacks(widget)
        if lack:
            found.append(f"{called(widget)}: {lack}")
        parent = widget.parentWidget()
        if parent is not None and widget is not page and not _scrolls(widget):
            room = parent.rect()
            if not room.contains(widget.geometry()) and _speaks(widget):
                found.append(f"{called(widget)}: sticks out of its parent, {widget.geometry()}")
    return found


def _speaks(widget: QWidget) -> bool:
    return isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox)


def _scrolls(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    return isinstance(area, QScrollArea) and area.widget() is widget


def _lacks(widget: QWidget) -> str:
    match widget:
        case QLabel() if widget.text() and not widget.pixmap():
            return _label_lacks(widget)
        case QComboBox() | QAbstractButton():
            is_icon = isinstance(widget, QAbstractButton) and not widget.text()
            return "" if is_icon else _less(widget.size() + _GIVE, widget.minimumSizeHint())
        case QLineEdit() | QAbstractSpinBox():
            letters = QSize(0, widget.fontMetrics().height() + 2)
            return _less(widget.size(), letters)
        case QTabBar():
            return _less(widget.size(), widget.minimumSizeHint())
        case _:
            return ""


def _label_lacks(label: QLabel) -> str:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        widest = max(
            (label.fontMetrics().horizontalAdvance(word) for word in _words(label.text())),
            default=0,
        )
        room = label.contentsRect().width() + 2
        if label.textFormat() != Qt.TextFormat.RichText and widest > room and not _breaks(label):
            return f"a word needs {widest}, has {room}"
        return f"needs height {needed}, has {label.height()}" if needed > label.height() + 1 else ""
    if label.toolTip() and label.text().endswith("…"):
        return ""  # cut on purpose; the whole stands in the tool tip
    return _less(label.size(), label.minimumSizeHint())


def _words(text: str) -> list[str]:
    """Return what Qt keeps on one line; it breaks after a hyphen before a letter."""
    return re.split(r"\s+|(?<=-)(?=[^\W\d])|(?<=/)", text)


def _breaks(label: QLabel) -> bool:
    """Whether its words may be broken anywhere: Chinese, or set so."""
    return any(ord(letter) > 0x2E7F or letter == "\u200b" for letter in label.text())


def _less(has: QSize, needs: QSize) -> str:
    if has.width() + 1 < needs.width() or has.height() + 1 < needs.height():
        return f"needs {needs.width()} × {needs.height()}, has {has.width()} × {has.height()}"
    return ""


def unreadable(page: QWidget) -> list[str]:
    """Return the words whose ink is too near to their ground, measured in the picture itself."""
    picture = page.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    found = []
    for widget in shown(page):
        if not _speaks(widget) or not widget.isEnabled() or getattr(widget, "refusal", ""):
            continue
        said = widget.text() if not isinstance(widget, QComboBox) else widget.currentText()
        where = in_view(widget, page)
        line = min(widget.height(), widget.fontMetrics().height())
        if not said.strip() or where.width() < 8 or where.height() < line:
            continue  # scrolled out, at least by half
        ratio = _ratio(picture, where)
        if ratio < _READABLE:
            found.append(f"{called(widget)}: {ratio:.1f}")
    return found


def in_view(widget: QWidget, page: QWidget) -> QRect:
    """Return the part of a widget that nothing cuts off, in the picture of its page."""
    where = QRect(widget.mapTo(page, QPoint()), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not page:
        where &= QRect(parent.mapTo(page, QPoint()), parent.size())
        parent = parent.parentWidget()
    return where & page.rect()


def unmarked(page: QWidget) -> list[str]:
    """Return the controls that look the same, or nearly, when the keyboard is on them."""
    page.activateWindow()
    found = []
    for widget in controls(page):
        if not (widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()):
            continue
        _bring_into_view(widget, page)
        reach = in_view(widget, page).adjusted(-_RING, -_RING, _RING, _RING) & page.rect()
        if (here := page.focusWidget()) is not None:
            here.clearFocus()
        before = _picture(page, reach)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QCoreApplication.processEvents()
        side = min(widget.width(), widget.height(), _TARGET)
        changed = _changed(before, _picture(page, reach))
        if changed < 4 * side:  # a line around the smallest thing one can hit
            found.append(f"{called(widget)}: {changed} points change")
    return found


def same_letters(page: QWidget) -> list[str]:
    """Return the letters that Alt takes to more than one place of a page."""
    found: dict[str, list[str]] = {}
    for widget in shown(page):
        if isinstance(widget, QTabBar):
            words = [widget.tabText(place) for place in range(widget.count())]
        elif isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy()):
            words = [widget.text()]
        else:
            continue
        for said in words:
            if letter := QKeySequence.mnemonic(said).toString():
                found.setdefault(letter, []).append(said)
    return [f"{letter}: {said}" for letter, said in found.items() if len(said) > 1]


def same_names(page: QWidget) -> list[str]:
    """Return what two buttons of one word each are called that do not do the same thing.

    Buttons in rows say the same of each row; a cross beside a message, and the button that leaves
    the page, must not.
    """
    found: dict[str, set[bool]] = {}
    for widget in controls(page):
        if isinstance(widget, QAbstractButton):
            spoken = QAccessible.queryAccessibleInterface(widget)
            name = spoken.text(QAccessible.Text.Name) if spoken is not None else ""
            found.setdefault(name, set()).add(bool(widget.text()))
    return [name for name, ways in found.items() if len(ways) > 1]


def crowded(page: QWidget) -> list[str]:
    """Return the words in which Chinese and Latin letters touch (for a page in Chinese)."""
    found = []
    for widget in shown(page):
        if not isinstance(widget, QLabel | QAbstractButton):
            continue
        if isinstance(widget, QLabel) and widget.textInteractionFlags() & _SELECTABLE:
            continue  # what one may copy is left as it was given
        if widget.text() != spaced(widget.text()):
            found.append(called(widget))
    return found


def lines_of(label: QLabel, width: int) -> list[str]:
    """Return the lines a label breaks into at a width, without what shows as nothing."""
    shown = QLabel.text(label)
    layout = QTextLayout(shown, label.font())
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(shown[line.textStart() : line.textStart() + line.textLength()])
    return [re.sub("[\u2060\u200b]", "", line) for line in found]


def badly_begun(page: QWidget) -> list[str]:
    """Return the words of which a line begins with what belongs to the end of the one before."""
    found = []
    for widget in shown(page):
        if isinstance(widget, QLabel) and widget.wordWrap():
            lines = lines_of(widget, widget.contentsRect().width())
            if any(line[:1] in tuple(_NEVER_FIRST) for line in lines):
                found.append(f"{called(widget)}: {lines}")
    return found


def sideways(page: QWidget) -> list[str]:
    """Return the lists whose columns do not fit, or that kept the bar of when they did not."""
    tables = (table for table in shown(page) if isinstance(table, QTableView))
    return [called(table) for table in tables if table.horizontalScrollBar().maximum()]


def _bring_into_view(widget: QWidget, page: QWidget) -> None:
    """Scroll to it, as the Tab key does."""
    parent = widget
    while parent is not page and (parent := parent.parentWidget()) is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)


def _picture(page: QWidget, where: QRect) -> QImage:
    return page.grab(where).toImage().convertToFormat(QImage.Format.Format_RGB32)


def _changed(before: QImage, after: QImage) -> int:
    """Count the points that stand out from what was there before."""
    known: dict[tuple[int, int], bool] = {}
    count = 0
    for y in range(before.height()):
        was, now = (memoryview(one.constScanLine(y)).cast("I") for one in (before, after))
        if was == now:
            continue
        for pair in zip(was, now, strict=True):
            if pair[0] != pair[1]:
                if pair not in known:
                    one, other = (QColor.fromRgb(colour) for colour in pair)
                    known[pair] = contrast(one, other) >= _SEEN
                count += known[pair]
    return count


def _ratio(picture: QImage, where: QRect) -> float:
    part = picture.copy(where)
    data = bytes(part.constBits())
    colours = Counter(data[n : n + 3] for n in range(0, len(data), 4))
    ground = _colour(colours.most_common(1)[0][0])
    return max(contrast(_colour(colour), ground) for colour in colours)


def _colour(bgr: bytes) -> QColor:
    return QColor(bgr[2], bgr[1], bgr[0])


def settled(page: QWidget) -> None:
    """Let what was deleted go, and every layout come to rest."""
    for _pass in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()

"""Words and icons in the roles and inks of the look."""

from __future__ import annotations

import re
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QWidget

from ui.look import Face, Ink, Look
from ui.widgets.boxes import let_wrap
from wallet.words import spaced, visible

_BREAK = "\u200b"
_LONGEST = 24
"""A word longer than this, such as a key or a digest, may be broken after every eighth letter."""
_CHINESE = "\u2e80-\U0003ffff"
"""Breaks by itself wherever it may, which is not before 。 or ，."""


def _breakable(text: str) -> str:
    def broken(word: re.Match[str]) -> str:
        return _BREAK.join(re.findall(r".{1,8}", word[0]))

    return re.sub(rf"[^\s/{_BREAK}{_CHINESE}]{{{_LONGEST + 1},}}", broken, text)


_TOGETHER = "\u00a0", "\u2060"
"""What holds two words on one line, and two Chinese letters: it shows as a space and as nothing."""
_RUNNING = 24
"""A text shorter than this is no running text, and its place may be too narrow for two words."""
_LAST_WORDS = re.compile(rf"(?<=[^\s{_CHINESE}]) (?=[^\s{_CHINESE}]{{1,9}}$)")
_SHOWN = re.compile(r"\[U\+([0-9A-F]{4})\]")
"""How `visible` shows a sign that must not be obeyed."""
_LAST_HAN = re.compile(r"[\u3400-\u9fff]{2,3}[\u3000-\u303f\uff00-\uff1f”]*$")


def as_tip(text: str) -> str:
    """Return a tool tip that shows `text` as it is: Qt takes what looks like markup for its own.

    A name from a stranger could otherwise name a picture, and have it loaded.
    """
    text = visible(text)
    is_plain = "<" not in text and "&lt;" not in text
    return text if is_plain else f"<span>{escape(text)}</span>".replace("\n", "<br>")


def on_control(name: str) -> str:
    """Return a name as a check box or a menu shows it as it is: an "&" would mark a key."""
    return visible(name).replace("&", "&&")


class Label(QLabel):
    """Words in one face and ink.

    Args:
        look: How to draw.
        text: What to say, as plain text.
        face: In which role.
        ink: In which colour.
        wraps: Whether it may break into lines.
        elides: Whether it may be cut at the end; the whole then stands in the tool tip.
        selectable: Whether one can mark and copy it.
        parent: As everywhere.

    """

    def __init__(
        self,
        look: Look,
        text: str = "",
        face: Face = Face.BODY,
        ink: Ink = Ink.TEXT,
        *,
        wraps: bool = False,
        elides: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._face = face
        self._ink = ink
        self._whole = text
        self._elides = elides
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wraps)
        if selectable:
            # Not by keyboard: each fact of a page would be one more stop of the Tab key.
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if wraps:
            let_wrap(self)
        elif elides:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(text)
        look.follow(self._dress)

    def say(self, text: str) -> None:
        """Show `text` instead."""
        self._whole = text
        if self.textFormat() is Qt.TextFormat.RichText:  # there was a link
            self.setTextFormat(Qt.TextFormat.PlainText)
            self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            self.setAccessibleName("")
        shown = visible(text)
        if self._look.speech.is_chinese and not self._is_copied:
            shown = spaced(shown)
        if self._elides:
            self.setAccessibleName(text)
            self._cut()
            self.updateGeometry()
        elif self.wordWrap() and (broken := _breakable(shown)) != shown:
            self.setAccessibleName(self.accessibleName() or text)
            self.setText(broken)
        else:
            self.setText(self._kept_together(shown) if self.wordWrap() else shown)

    def _kept_together(self, text: str) -> str:
        """Let no word, and no Chinese letter, stand alone on the last line of running text."""
        if len(text) < _RUNNING:
            return text
        space, joiner = _TOGETHER
        if not self._is_copied:  # the window system pastes a joiner, but a plain space
            text = _LAST_HAN.sub(lambda last: joiner.join(last[0]), text)
        return _LAST_WORDS.sub(space, text)

    def text(self) -> str:
        """Return what it shows, without what holds its last words together."""
        space, joiner = _TOGETHER
        return super().text().replace(joiner, "").replace(space, " ")

    @property
    def _is_copied(self) -> bool:
        """Whether one may mark it: then it says letter by letter what it was given."""
        flags = self.textInteractionFlags()
        return bool(flags & Qt.TextInteractionFlag.TextSelectableByMouse)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._is_copied:
            super().contextMenuEvent(event)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self._copy)
        copy.setEnabled(self.hasSelectedText())
        menu.addAction(self.tr("Select all"), lambda: self.setSelection(0, len(self.text())))
        menu.popup(event.globalPos())

    def _copy(self) -> None:
        """Copy what is marked as it was given, without the places where it may break."""
        if self.hasSelectedText():
            marked = self.selectedText().replace(_BREAK, "").replace(_TOGETHER[0], " ")
            QGuiApplication.clipboard().setText(_SHOWN.sub(self._given, marked))

    def _given(self, shown: re.Match[str]) -> str:
        """Return the sign that is shown by its number, if there is one."""
        sign = chr(int(shown[1], 16))
        return sign if sign in self._whole else shown[0]

    def say_with_link(self, text: str, link: str) -> None:
        """Show `text` and a link after it; `linkActivated` tells when it is used."""
        self._whole = f"{text} {link}"
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        style = "text-decoration: none; font-weight: 600"
        space, joiner = _TOGETHER
        whole = joiner.join(escape(letter) for letter in link.replace(" ", space))
        self.setText(f'{escape(text)}&nbsp; <a href="#" style="{style}">{whole}</a>')
        self.setAccessibleName(self._whole)

    def say_as_link(self, text: str, target: str) -> None:
        """Show `text` as one quiet link; `linkActivated` carries `target`."""
        self._whole = text
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        shown = spaced(text) if self._look.speech.is_chinese else text
        ink = self._look.ink(self._ink).name()
        self.setText(f'<a href="{escape(target)}" style="color: {ink}">{escape(shown)}</a>')
        self.setAccessibleName(text)

    def write_in(self, ink: Ink, face: Face | None = None) -> None:
        """Change the ink, and the face where one is given."""
        self._ink = ink
        self._face = face or self._face
        self._dress()

    @property
    def whole(self) -> str:
        """What it says, even where it shows less."""
        return self._whole

    def _dress(self) -> None:
        self.setFont(self._look.font(self._face))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, self._look.ink(self._ink))
        self.setPalette(palette)
        self._cut()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._elides:
            hint.setWidth(self.fontMetrics().horizontalAdvance(self._whole) + 2)
        return hint

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        if self._elides:
            least = self.fontMetrics().horizontalAdvance(self._whole[:1] + "…")
            hint.setWidth(min(least, self.sizeHint().width()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        if not self._elides:
            return
        whole = visible(self._whole)
        if self._look.speech.is_chinese:
            whole = spaced(whole)
        fitting = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, self.width())
        self.setText(fitting)
        self.setToolTip(as_tip(self._whole if fitting != whole else ""))


class Icon(QLabel):
    """One icon. It says nothing by itself: words stand beside it.

    Args:
        look: How to draw.
        name: Which of `resources/icons`.
        ink: In which colour.
        ems: How big, in sizes of the body font.
        parent: As everywhere.

    """

    def __init__(
        self,
        look: Look,
        name: str,
        ink: Ink = Ink.TEXT2,
        ems: float = 1.1,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._name = name
        self._ink = ink
        self._ems = ems
        look.follow(self._dress)

    def show_icon(self, name: str, ink: Ink | None = None) -> None:
        """Show another icon, in another ink where one is given."""
        self._name = name
        self._ink = ink or self._ink
        self.update()

    def _dress(self) -> None:
        size = self._look.metrics.ems(self._ems)
        self.setFixedSize(size, size)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._look.icons.paint(
                painter, QRectF(self.rect()), self._name, self._look.ink(self._ink)
            )

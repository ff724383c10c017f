"""One page of the guide, in our own faces and colours."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.help.guide import Found, Topic
from ui.help.setting import set_page, style_of
from ui.look import Look, Surface

_WIDEST = 54
"""A line longer than so many sizes of the body font is hard to read."""


class TopicView(QTextBrowser):
    """Shows a topic, or where something was found; follows no link and loads nothing by itself."""

    link_wanted = Signal(str)
    """A link within the guide was used, such as ``give#record``."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._topic = ""
        self._html = ""
        self._anchor = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.anchorClicked.connect(lambda url: self.link_wanted.emit(self._whole(url.toString())))
        self.verticalScrollBar().actionTriggered.connect(self._wander)
        look.follow(self._dress)

    def show_topic(self, topic: Topic, anchor: str = "") -> None:
        """Show a topic from its heading `anchor` on."""
        self._topic, self._anchor = topic.key, anchor
        self.setAccessibleName(topic.title)
        self._set(set_page(topic.markdown))
        self._keep_place()

    def show_found(self, title: str, found: Sequence[Found]) -> None:
        """Show where something stands; each line leads there."""
        self._topic = self._anchor = ""
        self.setAccessibleName(title)
        lines = [f"<h1>{escape(title)}</h1>"]
        for one in found:
            is_topic = one.section is one.topic.sections[0]
            where = "" if is_topic else f" · {escape(one.topic.title)}"
            head = f'<a href="{one.link}">{escape(one.section.title)}</a>{where}'
            lines.append(f"<p>{head}<br>{escape(one.line)}</p>")
        self._set("".join(lines))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return None

    def _whole(self, link: str) -> str:
        return f"{self._topic}{link}" if link.startswith("#") else link

    def _set(self, html: str) -> None:
        self._html = html
        document = self.document()
        document.setDefaultFont(self._look.font())
        document.setDefaultStyleSheet(style_of(self._look))
        document.setDocumentMargin(3 * self._look.metrics.u)
        document.setIndentWidth(3 * self._look.metrics.u)
        self.setHtml(f"<body>{html}</body>")
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _dress(self) -> None:
        paper = self._look.tokens.surface(Surface.PAPER)
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, paper)
        palette.setColor(QPalette.ColorRole.Window, paper)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        at = self.verticalScrollBar().value()
        self._set(self._html)
        self.verticalScrollBar().setValue(at)
        self._fit()

    # Where one reads

    def _keep_place(self) -> None:
        """Stay at the heading that was asked for, however wide the window gets."""
        if self._anchor:
            self.scrollToAnchor(self._anchor)

    def _wander(self) -> None:
        self._anchor = ""  # the reader has gone elsewhere

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._keep_place()

    def _fit(self) -> None:
        """Break lines where the window ends, or sooner where they would be too long."""
        self.setLineWrapColumnOrWidth(min(self.viewport().width(), self._look.metrics.ems(_WIDEST)))

"""The window of the guide: its topics and a search at the left, the page at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.help.guide import TOPICS, read_topic, search
from ui.help.opening import FIRST
from ui.help.topic_view import TopicView
from ui.look import Look, Surface
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import SearchField
from ui.widgets.panels import Ground, Hairline, Scroll
from ui.widgets.rail import Place, RailButton

_WIDTH, _HEIGHT = 66, 48
"""How large it is at first, in sizes of the body font."""


class HelpWindow(QWidget):
    """Stands beside the others: one reads here and acts there."""

    def __init__(self, look: Look) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._look = look
        self._trail: list[str] = []
        self._buttons: dict[str, RailButton] = {}
        self.search = SearchField(look, "", QKeySequence("Ctrl+F"))
        self.view = TopicView(look)
        self.back = Button(look, "", "arrow-left", Kind.LINK)
        self._list = Ground(look, Surface.RAIL)
        self._side = Ground(look, Surface.RAIL)

        self.search.searched.connect(self._search)
        self.view.link_wanted.connect(self.show_topic)
        self.back.clicked.connect(self._go_back)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)
        QShortcut(QKeySequence("Alt+Left"), self, self._go_back)

        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._lay_out(look)
        m = look.metrics
        self.resize(m.ems(_WIDTH), m.ems(_HEIGHT))
        look.follow(self._say)

    def _lay_out(self, look: Look) -> None:
        names = Column(look, 0, (1, 0), self._list)
        for key, icon in TOPICS.items():
            button = RailButton(look, Place(key, key, icon), self._list)
            button.clicked.connect(lambda _=False, key=key: self.show_topic(key))
            self._buttons[key] = button
            names.addWidget(button)
        names.addStretch()
        side = Column(look, 1, 0, self._side)
        head = Column(look, 0, 1)
        head.addWidget(self.search)
        side.addLayout(head)
        side.addWidget(Scroll(look, self._list, Surface.RAIL), 1)
        page = Ground(look, Surface.PAPER)
        right = Column(look, 0, 0, page)
        bar = Row(look, 1, (2, 0.5))
        bar.addWidget(self.back)
        bar.addStretch()
        right.addLayout(bar)
        right.addWidget(Hairline(look))
        right.addWidget(self.view, 1)
        row = Row(look, 0, 0, self)
        row.addWidget(self._side)
        row.addWidget(Hairline(look, upright=True))
        row.addWidget(page, 1)

    @property
    def shown(self) -> str:
        """The link to what is shown, or empty while a search is."""
        return self._trail[-1] if self._trail and not self.search.text() else ""

    def show_topic(self, link: str) -> None:
        """Show a topic, such as ``give`` or ``glossary#endorsement``; of what is none, the first.

        Links come from outside too: anybody may ask the desktop for one.
        """
        key, _, anchor = link.partition("#")
        if key not in TOPICS:
            key, anchor = FIRST, ""
        link = f"{key}#{anchor}".rstrip("#")
        if not self._trail or self._trail[-1] != link:
            self._trail.append(link)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show(key, anchor)

    def come_forward(self) -> None:
        """Stand before the other windows, with the keyboard on the page."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, key: str, anchor: str) -> None:
        topic = read_topic(key, self._look.speech.language)
        self._buttons[key].setChecked(True)
        self.view.show_topic(topic, anchor)
        self.setWindowTitle(self.tr("{topic} – Help – Ladewell").format(topic=topic.title))
        self.back.setEnabled(len(self._trail) > 1)

    def _go_back(self) -> None:
        if len(self._trail) > 1:
            self._trail.pop()
            key, _, anchor = self._trail[-1].partition("#")
            self._show(key, anchor)

    def _search(self, words: str) -> None:
        if not words.strip():
            self.show_topic(self._trail[-1] if self._trail else FIRST)
            return
        for button in self._buttons.values():  # what was found stands in no topic
            button.setAutoExclusive(False)
            button.setChecked(False)
            button.setAutoExclusive(True)
        found = search(words, self._look.speech.language)
        said = self.tr("“{words}” stands nowhere in the help.")
        if found:
            said = self.tr("“{words}” in the help")
        self.view.show_found(said.format(words=words), found)

    def _say(self) -> None:
        m = self._look.metrics
        self._side.setFixedWidth(m.ems(16 if m.is_chinese else 18))
        for key, button in self._buttons.items():
            topic = read_topic(key, self._look.speech.language)
            button.show_place(Place(key, topic.title, TOPICS[key]))
        self.search.call(self.tr("Search the help"))
        self.back.setText(self.tr("Back"))
        if words := self.search.text():
            self._search(words)
        elif self._trail:
            key, _, anchor = self._trail[-1].partition("#")
            self._show(key, anchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

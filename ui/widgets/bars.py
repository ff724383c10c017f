"""The bars of the frame: search and Receive above, selection or decision below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Look, Surface, hairline
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.fields import SearchField
from ui.widgets.panels import Ground


class TopBar(Ground):
    """Search over everything at the left, the one primary button at the right.

    Attributes:
        search: The field; `search.searched` tells each change.
        recent: The button for files opened lately.
        help: The button that opens the guide.
        receive: The button.

    """

    receive_asked = Signal()
    help_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Surface.GROUND, parent)
        self._bar_look = look
        self.search = SearchField(look, "", QKeySequence("Ctrl+K"))
        self.help = Button(look, "", "circle-help", Kind.LINK)
        self.recent = IconButton(look, "folder-open", "")
        self.receive = Button(look, "", "scan-qr-code", Kind.PRIMARY)

        self.help.clicked.connect(self.help_asked)
        self.receive.clicked.connect(self.receive_asked)

        self._row = Row(look, 2, (3, 0), self)
        self._row.addWidget(self.search, 4)
        self._row.addStretch(1)
        self._row.addWidget(self.recent)
        self._row.addWidget(self.help)
        self._row.addWidget(self.receive)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.follow(self._fit)

    def _fit(self) -> None:
        self.search.call(self.tr("Search bills, people, vessels, containers, notes"))
        self.receive.setText(self.tr("Receive"))
        self.recent.call(self.tr("Recent files"))
        self.help.setText(self.tr("Help"))
        self.search.setMaximumWidth(self._bar_look.metrics.ems(31.6))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._bar_look.metrics.top_bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            hairline(painter, self.rect(), self._bar_look.tokens.line)


class FootBar(Ground):
    """Paper along the lower edge, always in sight.

    Attributes:
        left: Add here what decides.
        right: Add here what only looks.

    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, Surface.PAPER, parent)
        self._bar_look = look
        self.left = Row(look)
        self.right = Row(look)
        self._row = Row(look, 2, (3, 1.5), self)
        self._row.addLayout(self.left)
        self._row.addStretch()
        self._row.addLayout(self.right)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def give_room_to_words(self) -> None:
        """Let what stands at the left take all the room there is: it is a sentence."""
        self._row.setStretchFactor(self.left, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            hairline(painter, self.rect(), self._bar_look.tokens.line, bottom=False)

"""A window that shows one thing to somebody else's camera: my card, a parcel, a record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QWidget

from ui.actions.print_codes import Sheet
from ui.dialogs.codes import CodesPanel
from ui.dialogs.parcel_panel import ParcelPanel
from ui.look import Face, Ink, Look
from ui.session import Session
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column, Row, let_wrap
from ui.widgets.buttons import Button
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.phrase import Phrase
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Label
from wallet.book import Card, Done, Scope, card_phrase


class ShowCodesDialog(QDialog):
    """The code at the left; what it is, the words to compare and how it is shown at the right.

    Args:
        session: The open vault.
        look: How to draw.
        title: What is shown.
        words: What the other side does with it.
        phrase: The four words that stand on both screens, or none.
        parent: The window.

    Attributes:
        beside: The column at the right: what belongs to it can be inserted.

    """

    help_topic = "light#show"

    def __init__(
        self,
        session: Session,
        look: Look,
        title: str,
        words: str,
        phrase: tuple[str, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._phrase_words = phrase
        self._called = title
        self.codes = CodesPanel(session, look)
        self.parcel = ParcelPanel(session, look, is_low=True)
        self.phrase = Phrase(look, phrase)
        self._close = Button(look)

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(title)
        self._close.clicked.connect(self.reject)
        session.locked.connect(self._locked)

        let_wrap(self.phrase)
        self.codes.controls.files.insertWidget(0, self.parcel, 1)
        self.parcel.hide()
        said = self._said = Panel(look)
        said.body.addWidget(Label(look, title, Face.SECTION, wraps=True))
        said.body.addWidget(Label(look, words, wraps=True))
        if phrase:
            same = self.tr("The same four words must stand on their screen")
            said.body.addWidget(Label(look, same, Face.CAPTION, Ink.TEXT2, wraps=True))
            said.body.addWidget(self.phrase)
        aside = QWidget()
        right = self.beside = Column(look, 1.5, 0, aside)
        right.addWidget(said)
        right.addWidget(self.codes.controls)
        right.addStretch()
        ground = Ground(look)
        across = Row(look, 2, (3, 2), ground)
        across.addWidget(self.codes, 1)
        across.addWidget(Scroll(look, aside, is_text=True), 1)
        foot = FootBar(look)
        foot.right.addWidget(self._close)
        whole = Column(look, 0, 0, self)
        whole.addWidget(ground, 1)
        whole.addWidget(foot)
        look.follow(self._fit)

    def _put_beside(self, panel: Panel, controls: Sequence[QWidget]) -> None:
        """Add a panel below the words; the Tab key reaches what is in it in this order."""
        self.beside.insertWidget(1, panel)
        keep_order(self._said, controls)

    def show_card(self, card: Card) -> None:
        """Show a card."""
        sheet = Sheet(self._called, phrase=card_phrase(card))
        self.codes.show_file(card.text.encode("ascii"), f"{card.party.name}.jws", sheet)

    def show_done(self, done: Done, scope: Scope | None = None) -> None:
        """Show what came of an act; it can be saved as a file too."""
        self.parcel.show()
        self.parcel.show_parcel(done)
        self.codes.show_done(done, Sheet(self._called, phrase=self._phrase_words), scope)

    def _fit(self) -> None:
        m = self._look.metrics
        self._close.setText(self.tr("Close"))
        self.setMinimumSize(m.ems(48), m.ems(30))
        wanted = QSize(m.ems(78), m.ems(46)).expandedTo(self.size())
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow dialog the code keeps its width, and what stands beside it is stacked."""
        super().resizeEvent(event)
        self.codes.controls.stand_in(self.width())

    def _locked(self) -> None:
        """Show nothing of a vault that is closed."""
        self.done(QDialog.DialogCode.Rejected)

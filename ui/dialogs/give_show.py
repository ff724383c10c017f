"""After signing: the parcel to hand over, the phrase, and the receipt back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.files import ask_to_open
from ui.dialogs.parcel_panel import ParcelPanel
from ui.dialogs.points import let_wrap
from ui.look import Face, Ink, Look
from ui.pages.answer import answer_for
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.drop_zone import DropZone
from ui.widgets.notices import ErrorPanel
from ui.widgets.panels import Panel
from ui.widgets.phrase import Phrase
from ui.widgets.text import Icon, Label
from wallet.book import BillView, Done
from wallet.proof.verdict import Headline


class ShowStep(QWidget):
    """The parcel at the left, what it waits for at the right."""

    receipt_dropped = Signal(list)
    """Paths that may hold the receipt."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.banner = Banner(look)
        self.parcel = ParcelPanel(session, look)
        self._send = Label(look, "", wraps=True)
        self.phrase = Phrase(look)
        let_wrap(self.phrase)
        self._compare = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.zone = DropZone(look, self.tr("or drop it here"))
        self.open = Button(look, self.tr("Open the receipt"), "folder-open")
        self._then = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.error = ErrorPanel(look)
        self._came = QWidget()
        self._came_icon = Icon(look, "circle-check", Ink.GOOD, 1.3)
        self._came_words = Label(look, "", Face.SECTION, wraps=True)
        self._came_next = Label(look, "", wraps=True)
        self.next_parcel = ParcelPanel(session, look)
        self._waiting = QWidget()

        self.zone.dropped.connect(self.receipt_dropped)
        self.open.clicked.connect(self._ask)

        self.zone.buttons.addWidget(self.open)
        given = Panel(look, self.tr("Hand this parcel over"))
        given.body.addWidget(self._send)
        given.body.addWidget(self.parcel)
        same = Panel(look, self.tr("The same four words must stand on their screen"))
        same.body.addWidget(self.phrase)
        same.body.addWidget(self._compare)
        self._left = QWidget()
        left = Column(look, 1.5, 0, self._left)
        left.addWidget(given)
        left.addWidget(same)
        left.addStretch()
        back = self._back = Panel(look, self.tr("Then take the receipt back"))
        wait = Column(look, 1.5, 0, self._waiting)
        wait.addWidget(self._then)
        wait.addWidget(self.error)
        wait.addWidget(self.zone, 1)
        came = Column(look, 1, 0, self._came)
        line = Row(look, 1)
        line.addWidget(self._came_icon)
        line.addWidget(self._came_words, 1)
        came.addLayout(line)
        came.addWidget(self._came_next)
        came.addWidget(self.next_parcel)
        came.addStretch()
        back.body.addWidget(self._waiting, 1)
        back.body.addWidget(self._came, 1)
        self._came.hide()
        across = Row(look, 2)
        across.addWidget(self._left, 1)
        across.addWidget(back, 1)
        column = Column(look, 1.5, (3, 2), self)
        column.addWidget(self.banner)
        column.addLayout(across, 1)

    def show_given(self, view: BillView, done: Done, receiver: str) -> None:
        """Show the parcel that goes to `receiver`."""
        self._show_banner(view)
        sent = self.tr("Send this file to {name}, by mail, on a stick, however you like.")
        self._send.say(sent.format(name=receiver))
        self.parcel.show_parcel(done)
        self.phrase.show_words(view.phrase)
        compare = self.tr("{name} reads them on the sheet before accepting. Compare them aloud.")
        self._compare.say(compare.format(name=receiver))
        then = self.tr(
            "{name} answers with a signed file, accepting or rejecting. Until it is here the bill "
            "stays locked."
        )
        self._then.say(then.format(name=receiver))

    def show_answered(self, view: BillView, receiver: str, record: Done | None) -> None:
        """Show what the answer came to; `record` is the parcel for the registrar."""
        self._show_banner(view)
        self.error.hide()
        verdict = view.verdict
        carrier = verdict.carrier.name if verdict.carrier is not None else "…"
        is_agreed = verdict.headline is Headline.AGREED
        is_mine = verdict.headline in (Headline.HOLDER, Headline.WAITING)
        if is_agreed:
            words = self.tr("{name} accepted: agreed, not yet recorded")
            more = self.tr(
                "Now send this file to {carrier}, to be recorded. Then {name} is the holder."
            )
        elif verdict.headline is Headline.HOLDER:
            words = self.tr("{name} did not take it")
            more = self.tr("The bill is yours again, and you can give it to somebody.")
        else:
            words = self.tr("{name} has answered")
            more = self.tr("The banner above says how the bill stands now.")
        sign = ("circle-minus", Ink.ENDED) if is_mine else ("circle-check", Ink.GOOD)
        self._came_icon.show_icon(*sign)
        self._came_words.say(words.format(name=receiver))
        self._came_next.say(more.format(name=receiver, carrier=carrier))
        self.next_parcel.setVisible(record is not None)
        if record is not None:
            self.next_parcel.show_parcel(record)
        self._waiting.hide()
        self._came.show()
        self._back.call(self.tr("The answer"))
        self._left.hide()

    def complain(self, happened: str, remedy: str = "") -> None:
        """Say that what was dropped is not the receipt."""
        self.error.show_error(happened, self.tr("The bill stays locked and signed."), remedy)

    def _show_banner(self, view: BillView) -> None:
        source = self.tr("from this vault")
        self.banner.show_answer(answer_for(self._look, view.verdict, source))

    def _ask(self) -> None:
        ask_to_open(self, self.tr("Open the receipt"), self._chosen)

    def _chosen(self, paths: list[Path]) -> None:
        self.receipt_dropped.emit(paths)

"""After signing: the codes and the parcel to hand over, the phrase, and the receipt back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.actions.print_codes import Sheet
from ui.dialogs.codes import CodesPanel
from ui.dialogs.files import ask_to_open
from ui.dialogs.parcel_panel import ParcelPanel
from ui.look import Face, Ink, Look
from ui.pages.answer import answer_for
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column, Row, let_wrap
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop_zone import DropZone
from ui.widgets.notices import ErrorPanel
from ui.widgets.panels import Hairline, Panel, Scroll
from ui.widgets.phrase import Phrase
from ui.widgets.text import Icon, Label
from wallet.book import BillView, Done, Scope
from wallet.proof.verdict import Headline

_MOST = 0.55
"""Of the dialog, for the code."""


class ShowStep(QWidget):
    """The codes at the left; at the right the same as a file, the receipt, the four words."""

    receipt_dropped = Signal(list)
    """Paths that may hold the receipt."""
    scan_wanted = Signal()
    """The receipt is to be taken by light."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.banner = Banner(look)
        self.codes = CodesPanel(session, look)
        self.parcel = ParcelPanel(session, look, is_low=True)
        self.phrase = Phrase(look)
        let_wrap(self.phrase)
        self._compare = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.zone = DropZone(look, self.tr("or drop it here"))
        self.scan = Button(look, self.tr("Scan the receipt"), "scan-qr-code", Kind.PRIMARY)
        self.open = Button(look, self.tr("Open a file"), "folder-open")
        self._then = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.error = ErrorPanel(look)
        self._came = QWidget()
        self._came_icon = Icon(look, "circle-check", Ink.GOOD, 1.3)
        self._came_words = Label(look, "", Face.SECTION, wraps=True)
        self._came_next = Label(look, "", wraps=True)
        self.next_codes = CodesPanel(session, look)
        self.next_parcel = ParcelPanel(session, look, is_low=True)
        self._waiting, self._same = QWidget(), QWidget()

        self.zone.dropped.connect(self.receipt_dropped)
        self.open.clicked.connect(self._ask)
        self.scan.clicked.connect(self.scan_wanted)

        self.zone.buttons.addWidget(self.scan)
        self.zone.buttons.addWidget(self.open)
        self.codes.controls.files.insertWidget(0, self.parcel, 1)
        self.next_codes.controls.files.insertWidget(0, self.next_parcel, 1)
        back = self._back = Panel(look, self.tr("Then take the receipt back"), (2, 1.25))
        wait = Column(look, 1, 0, self._waiting)
        wait.addWidget(self._then)
        wait.addWidget(self.error)
        wait.addWidget(self.zone, 1)
        came = Column(look, 1, 0, self._came)
        line = Row(look, 1)
        line.addWidget(self._came_icon)
        line.addWidget(self._came_words, 1)
        came.addLayout(line)
        came.addWidget(self._came_next)
        came.addStretch()
        back.body.addWidget(self._waiting, 1)
        back.body.addWidget(self._came, 1)
        self._came.hide()
        said = self.tr("The same four words must stand on their screen")
        same = Column(look, 0.25, 0, self._same)
        same.addWidget(Hairline(look))
        same.addWidget(Label(look, said, Face.CAPTION, Ink.TEXT2, wraps=True))
        same.addWidget(self.phrase)
        same.addWidget(self._compare)
        back.body.addWidget(self._same)
        left, right = QWidget(), QWidget()
        codes = Column(look, 1.5, 0, left)
        codes.addWidget(self.codes, 1)
        codes.addWidget(self.next_codes, 1)
        self.next_codes.hide()
        self.next_codes.controls.hide()
        column = Column(look, 1, 0, right)
        column.addWidget(self.banner)
        column.addWidget(self.codes.controls)
        column.addWidget(self.next_codes.controls)
        column.addWidget(back, 1)
        self._left = Scroll(look, left)
        self._coded = left
        left.installEventFilter(self)
        across = Row(look, 2, (3, 1.5), self)
        across.addWidget(self._left, 1)
        across.addWidget(Scroll(look, right, is_text=True), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow dialog the code keeps its width, and what stands beside it is stacked."""
        super().resizeEvent(event)
        for codes in (self.codes, self.next_codes):
            codes.controls.stand_in(self.width())
        self._share()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # another code is shown
            self._share()
        return super().eventFilter(watched, event)

    def _share(self) -> None:
        """Give the code what it needs, as far as it leaves room beside it."""
        needed = self._coded.minimumSizeHint().width()
        self._left.setMinimumWidth(min(needed, round(_MOST * self.width())))

    def show_given(self, view: BillView, done: Done, receiver: str) -> None:
        """Show the parcel that goes to `receiver`."""
        self._show_banner(view)
        self.parcel.show_parcel(done)
        title = self.tr("{number}, for {name}").format(number=done.number, name=receiver)
        about = tuple(
            self.tr("Signed {time}").format(time=self._look.speech.time(moment.since))
            for moment in view.verdict.timeline[-1:]
        )
        sheet = Sheet(title, about, view.phrase)
        self.codes.show_done(done, sheet)
        self.phrase.show_words(view.phrase)
        compare = self.tr("{name} reads them on the sheet before accepting. Compare them aloud.")
        self._compare.say(compare.format(name=receiver))
        then = self.tr(
            "{name}’s screen shows a receipt once it accepts or rejects. Hold it to your camera, "
            "or drop the file here. Until then the bill stays locked."
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
                "Now show this code to {carrier}, or send the file, to be recorded. Then {name} is "
                "the holder."
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
        self.next_codes.setVisible(record is not None)
        self.next_codes.controls.setVisible(record is not None)
        self.codes.hide()
        self._same.setVisible(record is None)
        self.codes.controls.hide()
        if record is not None:
            self.next_parcel.show_parcel(record)
            title = self.tr("{number}, to be recorded").format(number=record.number)
            sheet = Sheet(title, phrase=view.phrase)
            self.next_codes.show_done(record, sheet, Scope.UNRECORDED)
        self._waiting.hide()
        self._came.show()
        self._back.call(self.tr("The answer"))

    def complain(self, happened: str, remedy: str = "") -> None:
        """Say that what was dropped is not the receipt."""
        self.error.show_error(happened, self.tr("The bill stays locked and signed."), remedy)

    def _show_banner(self, view: BillView) -> None:
        source = self.tr("from this vault")
        answer = answer_for(self._look, view.verdict, source)
        self.banner.show_answer(replace(answer, steps=()))  # the steps above say how far it is

    def _ask(self) -> None:
        ask_to_open(self, self.tr("Open the receipt"), self._chosen)

    def _chosen(self, paths: list[Path]) -> None:
        self.receipt_dropped.emit(paths)

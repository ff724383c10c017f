"""A PDF that somebody else made: pictures of its pages, and above them what to think of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import Face, Look, Tone
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.panels import Panel
from ui.widgets.pdf import PdfPane
from ui.widgets.text import Icon, Label
from wallet.book import PaperView, StrangersPdf
from wallet.words import run_on


class StrangersPaper(QWidget):
    """The pages as pictures: nothing in the PDF can act, and nothing in it is taken for ours."""

    left = Signal()
    """Back to the list."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[PaperView, StrangersPdf] | None = None
        self._back = Button(look, "", "arrow-left", Kind.LINK)
        self._name = Label(look, "", Face.STRONG, elides=True)
        self._notes = {tone: Panel(look, padding=1, tone=tone) for tone in (Tone.NOTE, Tone.BAD)}
        self._words = {tone: Label(look, "", wraps=True, selectable=True) for tone in self._notes}
        self.pdf = PdfPane(look)

        self._back.clicked.connect(self.left)
        for tone, icon in ((Tone.NOTE, "file-text"), (Tone.BAD, "octagon-x")):
            row = Row(look, 1)
            row.addWidget(Icon(look, icon))
            row.addWidget(self._words[tone], 1)
            self._notes[tone].body.addLayout(row)
        # Saving is for the list, which saves what came; and nothing of it is opened elsewhere.
        self.pdf.save.hide()
        self.pdf.elsewhere.hide()

        head = Row(look, 1, 1)
        head.addWidget(self._back)
        head.addWidget(self._name, 1)
        notes = Column(look, 1, (1, 0))
        for note in self._notes.values():
            notes.addWidget(note)
        column = Column(look, 1, 0, self)
        column.addLayout(head)
        column.addLayout(notes)
        column.addWidget(self.pdf, 1)
        look.follow(self._say)

    def show_pdf(self, paper: PaperView, pdf: StrangersPdf) -> None:
        """Show the pages of `paper`."""
        self._shown = (paper, pdf)
        self._say()
        self.pdf.load(pdf.pictures, self._mark(paper))

    def clear(self) -> None:
        """Show nothing."""
        self._shown = None
        self.pdf.clear()

    def _mark(self, paper: PaperView) -> str:
        """Return what every sheet that is printed says of itself."""
        if paper.is_carrier_pdf:
            return self.tr("COPY · Supplied by the carrier; the signed data prevail")
        return self.tr("COPY · Came with the bill; the signed data prevail")

    def _say(self) -> None:
        self._back.setText(self.tr("Papers"))
        if self._shown is None:
            return
        paper, pdf = self._shown
        self._name.say(paper.name)
        said = [
            self.tr("Supplied by the carrier; the signed data prevail.")
            if paper.is_carrier_pdf
            else self.tr("Came with the bill; the signed data prevail."),
            self.tr("These are pictures of its pages: nothing in it can act."),
        ]
        if pdf.left_out:
            said.append(self.tr("%n pages at its end are not shown.", "", pdf.left_out))
        noted = self._named(pdf, "note")
        if noted:
            said.append(self.tr("It has: {things}.").format(things=noted))
        bad = self._named(pdf, "bad")
        self._words[Tone.NOTE].say(run_on(*said))
        self._words[Tone.BAD].say(
            self.tr("It has what a paper should not have: {things}.").format(things=bad)
        )
        self._notes[Tone.BAD].setVisible(bool(bad))

    def _named(self, pdf: StrangersPdf, weight: str) -> str:
        say = self._look.speech.say
        return ", ".join(say("pdf", one.code) for one in pdf.findings if one.weight == weight)

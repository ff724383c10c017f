"""Last step of issuing: what is signed, what follows from it, and what is odd about it."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from ui.actions.issue import Papers
from ui.dialogs.points import Point
from ui.look import Face, Ink, Look
from ui.pages.outcome import Outcome
from ui.widgets.boxes import Column, empty
from ui.widgets.panels import Hairline, Panel
from ui.widgets.text import Label, on_control
from wallet.book import DraftBill
from wallet.titles.bill import Offline, OfflinePolicy
from wallet.words import spaced


class ConfirmIssue(QWidget):
    """What the button below will sign."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sentence = Label(look, "", Face.TITLE, wraps=True)
        self._points = QWidget()
        self._lines = Column(look, 1, 0, self._points)
        self.seal = QCheckBox()
        self._why = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.outcome = Outcome(look)

        self.seal.setChecked(True)
        said = Panel(look)
        for part in (self._sentence, self._points, Hairline(look), self.seal, self._why):
            said.body.addWidget(part)
        column = Column(look, 1.5, (3, 2), self)
        column.addWidget(Label(look, self.tr("You are about to sign"), Face.SECTION))
        column.addWidget(said)
        column.addWidget(self.outcome)
        column.addStretch(1)

    def show_issue(
        self, draft: DraftBill, papers: Papers, policy: OfflinePolicy, name: str
    ) -> None:
        """Show what issuing the draft to `name` means."""
        number = draft.terms.number
        said = self.tr("You issue {number} and give control of it to {name}.")
        # A name may end as a sentence does: "B.V."
        self._sentence.say(said.format(number=number, name=name).replace("..", "."))
        seal = self.tr("Seal the parcel so that only {name} can open it")
        self.seal.setText(spaced(seal.format(name=on_control(name))))
        self._why.say(
            self.tr("Leave it unsealed only where the receiver reads it with another program.")
        )
        empty(self._lines)
        for caution in draft.cautions:
            words = self._look.speech.say("warning", caution.code, caution.facts)
            self._lines.addWidget(Point(self._look, "circle-help", words, Ink.NOTE))
        for words in self._consequences(papers, policy, name):
            self._lines.addWidget(Point(self._look, "arrow-right", words))
        self._lines.addStretch(1)

    def _consequences(self, papers: Papers, policy: OfflinePolicy, name: str) -> list[str]:
        said = [
            self.tr(
                "A bill is issued once. To change it, it has to be given back to you for amendment."
            ),
            self.tr(
                "You are its registrar: you record each transfer, and deliver the goods to whoever "
                "surrenders it."
            ),
        ]
        if policy.rule is Offline.FORBIDDEN:
            goes_on = self.tr("{name} can give it on once you have recorded the last transfer.")
            said.append(goes_on.format(name=name))
        else:
            limits = self.tr(
                "It may travel unrecorded: at most {hops} transfers in a row, for at most {days} "
                "days."
            )
            said.append(limits.format(hops=policy.hops, days=policy.days))
        files = [path.name for path in (papers.pdf, *papers.attachments) if path is not None]
        if files:
            goes = self.tr("With it goes: {files}.")
            said.append(goes.format(files=", ".join(files)))
        if papers.from_paper is not None:
            said.append(
                self.tr("You state that all its paper originals were returned and cancelled.")
            )
        return said

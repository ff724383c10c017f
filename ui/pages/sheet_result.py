"""What came of the decision: the signed answer as a file, and where it has to go."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.actions.print_codes import Sheet
from ui.dialogs.codes import CodesPanel
from ui.dialogs.parcel_panel import ParcelPanel
from ui.dialogs.points import Point
from ui.look import Face, Look
from ui.session import Session
from ui.widgets.boxes import Column, Row, empty
from ui.widgets.panels import Panel
from ui.widgets.text import Label
from wallet.book import Done
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.verbs import Verb


class ResultPanel(Panel):
    """The receipt, rejection, answer or record that was just signed. It stays until one leaves."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", chosen=True, parent=parent)
        self._said = Label(look, "", Face.SECTION, wraps=True)
        self._means = Label(look, "", wraps=True)
        self._next = QWidget()
        self._steps = Column(look, 1, 0, self._next)
        self.codes = CodesPanel(session, look)
        self.parcel = ParcelPanel(session, look, is_low=True)

        right = Column(look, 1)
        right.addWidget(self._said)
        right.addWidget(self._means)
        right.addWidget(self._next)
        right.addStretch()
        self.codes.controls.files.insertWidget(0, self.parcel, 1)
        right.addWidget(self.codes.controls)
        row = Row(look, 2)
        row.addWidget(self.codes, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row)

    def show_result(self, verb: Verb, done: Done, verdict: Verdict) -> None:
        """Say what `verb` came to, and what to do with its parcel."""
        facts = {
            "giver": str(verdict.facts.get("giver", "…")),
            "carrier": str(verdict.facts.get("carrier", "…")),
            "holder": str(verdict.facts.get("holder", "…")),
        }
        title, said, means, steps = self._words(verb, done, verdict)
        self.call(title)
        self._said.say(said)
        self._means.say(means.format(**facts))
        empty(self._steps)
        for step in steps:
            self._steps.addWidget(Point(self._look, "send", step.format(**facts)))
        self.parcel.show_parcel(done)
        self.codes.show_done(done, Sheet(f"{done.number}: {title}", (said,)))
        self.setAccessibleName(f"{title}. {said}. {self._means.whole}")

    def _words(
        self, verb: Verb, done: Done, verdict: Verdict
    ) -> tuple[str, str, str, tuple[str, ...]]:
        match verb:
            case Verb.ACCEPT if verdict.headline is Headline.HOLDER:
                return (
                    self.tr("Your receipt"),
                    self.tr("Receipt signed"),
                    self.tr("{carrier} has recorded this entry: you are the holder."),
                    (self.tr("Show this code to {giver}, who waits for it, or send the file."),),
                )
            case Verb.ACCEPT:
                return (
                    self.tr("Your receipt"),
                    self.tr("Agreed, not yet recorded"),
                    self.tr(
                        "You and {giver} have both signed. You become the holder only when "
                        "{carrier} records this."
                    ),
                    (
                        self.tr("Show this code to {giver}, who waits for it, or send the file."),
                        self.tr(
                            "Let {carrier} see it too, to be recorded: choose it under For whom."
                        ),
                    ),
                )
            case Verb.REJECT:
                return (
                    self.tr("Your rejection"),
                    self.tr("Rejected, with your reason"),
                    self.tr("The bill is {giver}’s again, once this file has reached them."),
                    (
                        self.tr(
                            "Show it to {giver}, or send the file: without it they cannot give it "
                            "anew."
                        ),
                    ),
                )
            case Verb.RECORD if done.refused:
                return (
                    self.tr("Your refusal"),
                    self.tr("Refused: another transfer was recorded first"),
                    self.tr("The refusal contains the record of what came first."),
                    (self.tr("Show it to whoever asked for the record, or send the file."),),
                )
            case Verb.RECORD:
                return (
                    self.tr("Your record"),
                    self.tr("Recorded"),
                    self.tr("{holder} is the holder."),
                    (
                        self.tr("Show this code to {holder}, or send the file."),
                        self.tr("Show it to {giver} too, whose bill has gone with it."),
                    ),
                )
            case Verb.ACCEPT_SURRENDER:
                return (
                    self.tr("Your answer"),
                    self.tr("Surrender accepted: the bill has ended"),
                    self.tr("Nothing can be done with it any more."),
                    (self.tr("Show this code to whoever surrendered it, or send the file."),),
                )
            case _:
                return (
                    self.tr("Your answer"),
                    self.tr("Surrender refused"),
                    self.tr("Control went back to {holder}."),
                    (self.tr("Show this code to {holder}, or send the file."),),
                )

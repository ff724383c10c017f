"""The acts of a bill's page: which are offered, and what each button leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.answer_surrender import answer_surrender
from ui.actions.keep_copy import keep_copy
from ui.actions.record import record
from ui.actions.save_many import file_stem
from ui.actions.save_pdf import save_pdf
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.files import ask_to_save
from ui.dialogs.give import GiveDialog
from ui.look import ACTS, Look
from ui.pages.outcome import Outcome
from ui.pages.parcel_panel import ParcelPanel
from ui.pages.why import WhyDialog
from ui.session import Session
from ui.widgets.acts_row import ActsRow, Choice
from ui.widgets.boxes import Column
from ui.widgets.buttons import Kind
from wallet.book import SUFFIX, BillView, Done
from wallet.proof.verdict import Headline
from wallet.titles.parties import Role
from wallet.titles.verbs import Possibility, Verb

_FIRST = (Verb.ACCEPT, Verb.ACCEPT_SURRENDER, Verb.RECORD, Verb.SEND_AGAIN, Verb.GET_RECORDED)
"""Whichever of these is possible is the likeliest next act; a recorded holder skips the first."""
_GIVERS = (Role.SHIPPER, Role.BANK)
"""Who usually gives a bill on; whoever else holds one usually surrenders it."""
_GIVING = (Verb.ENDORSE, Verb.HAND_OVER, Verb.SURRENDER, Verb.SEND_AGAIN)


class BillActs(QWidget):
    """The row of acts, what a legal act asks before it is done, and what came of it."""

    sheet_wanted = Signal(str)
    """Accept or reject: both stand on the sheet."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._view: BillView | None = None
        self._answered = (False, "")
        self.row = ActsRow(look)
        self.parcel = ParcelPanel(session, look)
        self.outcome = Outcome(look)

        self.row.chosen.connect(self._act)
        self.row.why_asked.connect(self._why)

        column = Column(look, 1, 0, self)
        for part in (self.row, self.outcome, self.parcel):
            column.addWidget(part)
        look.changed.connect(self._say)

    def show_view(self, view: BillView) -> None:
        """Offer the acts of this bill."""
        if self._view is None or self._view.holding.bill != view.holding.bill:
            self.outcome.clear()
            self.parcel.hide()
        self._view = view
        self._say()

    def _say(self) -> None:
        if self._view is not None:
            self.row.show_acts(list(self._choices(self._view)), self._primary(self._view))

    def _choices(self, view: BillView) -> Iterator[Choice]:
        speech = self._look.speech
        is_settled = view.verdict.headline is Headline.HOLDER
        for one in view.possibilities:
            if one.verb is Verb.REJECT or (one.verb is Verb.ACCEPT and is_settled):
                continue  # both share the sheet; a recorded holder has nothing to accept any more
            words = speech.say("verb", one.verb.value)
            if one.verb is Verb.ACCEPT:
                words = self.tr("Accept or reject")
            refusal, number = "", one.facts.get("refusal")
            if one.refusal is not None:
                refusal = speech.say("refusal", one.refusal, one.facts)
            yield Choice(
                one.verb.value, words, refusal, number if isinstance(number, int) else None
            )

    def _primary(self, view: BillView) -> str:
        card = self._session.card
        gives = card is not None and card.role in _GIVERS
        usual = (Verb.ENDORSE, Verb.SURRENDER) if gives else (Verb.SURRENDER, Verb.ENDORSE)
        first = _FIRST[view.verdict.headline is Headline.HOLDER :]
        likely = (verb for verb in (*first, *usual, Verb.HAND_OVER) if view.may(verb))
        return next(likely, Verb.RENDER).value

    # What is done

    def _act(self, key: str) -> None:
        if (view := self._view) is None:
            return
        verb = Verb(key)
        if verb is Verb.ACCEPT:
            self.sheet_wanted.emit(view.holding.bill)
        elif verb in _GIVING:
            window = self.window()
            GiveDialog(self._session, self._look, view.holding.bill, verb, window).open()
        elif verb is Verb.RECORD:
            self._ask_record(view)
        elif verb in (Verb.ACCEPT_SURRENDER, Verb.REFUSE_SURRENDER):
            self._ask_answer(view, accept=verb is Verb.ACCEPT_SURRENDER)
        elif verb is Verb.RENDER:
            name = f"{file_stem(view.holding.number)}.pdf"
            ask_to_save(self.window(), self.tr("Save the PDF"), name, self._save_pdf)
        elif verb is Verb.GET_RECORDED:
            name = f"{file_stem(view.holding.number)}-to-record{SUFFIX}"
            title = self.tr("Save the file for {carrier}").format(carrier=view.holding.carrier)
            ask_to_save(self.window(), title, name, self._save_to_record)
        else:
            name = f"{file_stem(view.holding.number)}-copy{SUFFIX}"
            ask_to_save(self.window(), self.tr("Save a copy"), name, self._save_copy)

    def _why(self, key: str) -> None:
        found = self._possibility(Verb(key))
        if found is not None:
            WhyDialog(self._look, found, self.window()).open()

    def _possibility(self, verb: Verb) -> Possibility | None:
        offered = self._view.possibilities if self._view is not None else ()
        return next((one for one in offered if one.verb is verb), None)

    def _ask_record(self, view: BillView) -> None:
        facts = view.verdict.facts
        receiver = str(facts.get("receiver") or facts.get("holder", ""))
        dialog = self._dialog(
            self.tr("Record this transfer?"),
            (
                self.tr("{receiver} becomes the holder of {number}.").format(
                    receiver=receiver, number=view.holding.number
                ),
                self.tr(
                    "A record is signed once and for all: of two transfers the one you record "
                    "first stands."
                ),
            ),
            self.tr("Sign the record"),
            Verb.RECORD,
        )
        dialog.confirmed.connect(lambda: self._record(view))
        dialog.open()

    def _ask_answer(self, view: BillView, *, accept: bool) -> None:
        giver, number = str(view.verdict.facts.get("giver", "")), view.holding.number
        if accept:
            dialog = self._dialog(
                self.tr("Accept the surrender by {giver}?").format(giver=giver),
                (
                    self.tr("Bill {number} ends. Nobody can give it on any more.").format(
                        number=number
                    ),
                    self.tr("You owe the goods to {giver} against it.").format(giver=giver),
                ),
                self.tr("Accept and end the bill"),
                Verb.ACCEPT_SURRENDER,
            )
        else:
            dialog = self._dialog(
                self.tr("Refuse the surrender by {giver}?").format(giver=giver),
                (
                    self.tr("Control of {number} goes back to {giver}.").format(
                        number=number, giver=giver
                    ),
                    self.tr("The goods are not released against it now."),
                ),
                self.tr("Refuse the surrender"),
                Verb.REFUSE_SURRENDER,
            )
        dialog.confirmed.connect(lambda: self._answer(view, accept=accept))
        dialog.open()

    def _dialog(
        self, question: str, consequences: tuple[str, ...], act: str, verb: Verb
    ) -> ConfirmDialog:
        kind = Kind.REJECT if verb is Verb.REFUSE_SURRENDER else Kind.PRIMARY
        icon = ACTS[verb.value]
        return ConfirmDialog(
            self._look, question, consequences, act, icon, kind, parent=self.window()
        )

    def _record(self, view: BillView) -> None:
        job = record(self._session, view.holding.bill)
        self.outcome.watch(job, self.tr("Signing the record"))
        job.succeeded.connect(self._recorded)

    def _recorded(self, done: Done) -> None:
        if done.refused:
            title = self.tr("Refused: another transfer was recorded first.")
            sentence = self.tr("The refusal holds the proof. Send it to both sides.")
        else:
            title = self.tr("Recorded.")
            sentence = self.tr(
                "Send this file to both sides: with it the receiver is the holder without a "
                "reservation."
            )
        self.parcel.show_done(done, title, sentence)

    def _answer(self, view: BillView, *, accept: bool) -> None:
        job = answer_surrender(self._session, view.holding.bill, accept=accept)
        self.outcome.watch(job, self.tr("Signing the answer"))
        self._answered = accept, str(view.verdict.facts.get("giver", ""))
        job.succeeded.connect(self._was_answered)

    def _was_answered(self, done: Done) -> None:
        accept, giver = self._answered
        title = self.tr("Surrender accepted.") if accept else self.tr("Surrender refused.")
        sentence = self.tr("Send this file to {giver}: it is your signed answer.")
        self.parcel.show_done(done, title, sentence.format(giver=giver))

    # Files

    def _save_pdf(self, path: Path) -> None:
        if (view := self._view) is not None:
            language = self._look.speech.language
            job = save_pdf(self._session, view.holding.bill, path, language)
            said = self.tr("Saved as {path}. It is marked as a copy on every page.")
            self.outcome.watch(job, self.tr("Printing"), said.format(path=path))

    def _save_copy(self, path: Path) -> None:
        said = self.tr("Saved as {path}. A copy gives nothing away: control stays where it is.")
        self._copy(path, said)

    def _save_to_record(self, path: Path) -> None:
        said = self.tr(
            "Saved as {path}. Send it to {carrier}; what comes back, drop into this window. Until "
            "then the transfer is agreed, not recorded."
        )
        self._copy(path, said)

    def _copy(self, path: Path, said: str) -> None:
        if (view := self._view) is not None:
            job = keep_copy(self._session, view.holding.bill, path)
            words = said.format(path=path, carrier=view.holding.carrier)
            self.outcome.watch(job, self.tr("Saving the file"), words)

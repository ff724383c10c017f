"""The acts of a bill's page: which are offered, and what each button leads to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from ui.actions.answer_surrender import answer_surrender
from ui.actions.charge import enforce, forget, withdraw
from ui.actions.keep_copy import keep_copy, pack_to_record
from ui.actions.record import record
from ui.actions.save_many import file_stem
from ui.actions.save_pdf import print_originals, save_pdf
from ui.dialogs.bundle import BundleDialog
from ui.dialogs.exchange import ExchangeDialog
from ui.dialogs.files import ask_for_folder, ask_to_save
from ui.dialogs.give import GiveDialog
from ui.dialogs.prove import ProveDialog
from ui.dialogs.reissue import ReissueDialog
from ui.dialogs.show_codes import ShowCodesDialog
from ui.dialogs.versions import CompareDialog
from ui.jobs import Job
from ui.look import Look
from ui.pages.bill_questions import question_for
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.parcel_panel import ParcelPanel
from ui.pages.title_work import TitleWork
from ui.pages.why import why_refused
from ui.session import Session
from ui.widgets.acts_row import ActsRow, Choice
from ui.widgets.boxes import Column
from wallet.book import DOCUMENT_SUFFIX, SUFFIX, BillView, Done, Scope, TitleView
from wallet.proof.verdict import Headline
from wallet.titles.parties import Role
from wallet.titles.refusals import ground_of
from wallet.titles.verbs import Possibility, Verb

LOOK_UP = "look-up"
_FIRST = (
    Verb.ACCEPT, Verb.ACCEPT_SURRENDER, Verb.REISSUE, Verb.ISSUE_PAPER, Verb.RECORD,
    Verb.SEND_AGAIN, Verb.GET_RECORDED,
)  # fmt: skip
"""Whichever of these is possible is the likeliest next act; a recorded holder skips the first."""
_GIVERS = (Role.SHIPPER, Role.BANK)
"""Who usually gives a bill on; whoever else holds one usually surrenders it."""
_GIVING = (
    Verb.ENDORSE, Verb.HAND_OVER, Verb.PLEDGE, Verb.RELEASE, Verb.SURRENDER, Verb.AMEND,
    Verb.TO_PAPER, Verb.SEND_AGAIN,
)  # fmt: skip
"""What leads to the giving dialog."""
_ASKED_FIRST = (
    Verb.RECORD, Verb.ACCEPT_SURRENDER, Verb.ISSUE_PAPER, Verb.VOID, Verb.REFUSE_SURRENDER,
    Verb.ENFORCE, Verb.WITHDRAW, Verb.FORGET,
)  # fmt: skip
"""What is signed after one question."""
_QUIET = (Verb.PRINT_ORIGINAL, Verb.FORGET, Verb.PROVE, Verb.EXCHANGE)
"""What is refused to nearly everybody, or wanted by few."""
_MINOR = (Verb.EXPORT, Verb.COMPARE, Verb.BUNDLE, Verb.RENDER)
"""What only makes a file or shows something."""


class BillActs(QWidget):
    """The row of acts, what a legal act asks before it is done, and what came of it."""

    sheet_wanted = Signal(str)
    """Accept or reject: both stand on the sheet."""
    look_up_wanted = Signal()
    """Say whom one could ask what a TradeTrust document rests on."""

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._view: BillView | None = None
        self.row = ActsRow(look)
        self.parcel = ParcelPanel(session, look)
        self.outcome = Outcome(look)
        self.title = TitleWork(session, look)

        self._packing = Latest(self)

        self._packing.answered.connect(self._show_to_record)
        self._packing.failed.connect(self.outcome.complain)
        self.row.chosen.connect(self._act)
        self.row.why_asked.connect(self._why)

        column = Column(look, 1, 0, self)
        for part in (self.row, self.outcome, self.title, self.parcel):
            column.addWidget(part)
        look.changed.connect(self._say)

    def show_view(self, view: BillView, title: TitleView | None = None) -> None:
        """Offer the acts of this bill, and of its title where that lives on a chain."""
        self.title.show_title(title)
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
        yield from self.title.choices()
        if view.is_document:
            yield Choice(LOOK_UP, self.tr("Look up…"))
        for one in view.possibilities:
            if one.verb is Verb.REJECT or (one.verb is Verb.ACCEPT and is_settled):
                continue  # both share the sheet; a recorded holder has nothing to accept any more
            words = speech.say("verb", one.verb.value)
            if one.verb is Verb.ACCEPT:
                words = self.tr("Accept or reject")
            refusal, ground = "", ground_of(one.refusal or "")
            if one.refusal is not None:
                refusal = speech.say("refusal", one.refusal, one.facts)
            yield Choice(
                one.verb.value,
                words,
                refusal,
                ground.number if ground else None,
                is_quiet=one.verb in _QUIET,
                is_minor=one.verb in _MINOR,
            )

    def _primary(self, view: BillView) -> str:
        if view.is_document:
            return self.title.primary or LOOK_UP
        card = self._session.card
        gives = card is not None and card.role in _GIVERS
        usual = (Verb.ENDORSE, Verb.SURRENDER) if gives else (Verb.SURRENDER, Verb.ENDORSE)
        first = _FIRST[view.verdict.headline is Headline.HOLDER :]
        likely = (verb for verb in (*first, *usual, Verb.RELEASE, Verb.HAND_OVER) if view.may(verb))
        return next(likely, Verb.RENDER).value

    # What is done

    def _act(self, key: str) -> None:
        if (view := self._view) is None:
            return
        if self.title.begin(key):
            return
        if key == LOOK_UP:
            self.look_up_wanted.emit()
            return
        verb = Verb(key)
        if verb is Verb.ACCEPT:
            self.sheet_wanted.emit(view.holding.bill)
        elif verb in _GIVING:
            window = self.window()
            GiveDialog(self._session, self._look, view.holding.bill, verb, window).open()
        elif verb in _ASKED_FIRST:
            self._ask_first(view, verb)
        elif verb is Verb.REISSUE:
            self._reissue(view)
        elif verb is Verb.PRINT_ORIGINAL:
            title = self.tr("Choose the folder for the paper originals")
            ask_for_folder(self.window(), title, self._print_originals)
        elif verb is Verb.COMPARE:
            number = view.holding.number
            CompareDialog(
                self._session, self._look, view.holding.bill, number, self.window()
            ).open()
        elif verb is Verb.PROVE:
            bill, number = view.holding.bill, view.holding.number
            ProveDialog(self._session, self._look, bill, number, self.window()).open()
        elif verb is Verb.RENDER:
            name = f"{file_stem(view.holding.number)}.pdf"
            ask_to_save(self.window(), self.tr("Save the PDF"), name, self._save_pdf)
        elif verb is Verb.EXCHANGE:
            ExchangeDialog(self._session, self._look, view, self.window()).open()
        elif verb is Verb.BUNDLE:
            BundleDialog(self._session, self._look, (view.holding,), self.window()).open()
        elif verb is Verb.GET_RECORDED:
            self._packing.ask(pack_to_record(self._session, view.holding.bill))
        else:
            suffix = DOCUMENT_SUFFIX if view.is_document else SUFFIX
            name = f"{file_stem(view.holding.number)}-copy{suffix}"
            ask_to_save(self.window(), self.tr("Save a copy"), name, self._save_copy)

    def _why(self, key: str) -> None:
        found = self._possibility(Verb(key)) if key in list(Verb) else None
        if found is not None:
            why_refused(self._look, found, self.window()).open()

    def _possibility(self, verb: Verb) -> Possibility | None:
        offered = self._view.possibilities if self._view is not None else ()
        return next((one for one in offered if one.verb is verb), None)

    def _ask_first(self, view: BillView, verb: Verb) -> None:
        dialog = question_for(self._look, view, verb, self.window())
        dialog.confirmed.connect(lambda: self._confirmed(view, verb, dialog.field))
        dialog.open()

    def _confirmed(self, view: BillView, verb: Verb, field: QWidget | None) -> None:
        words = field.text() if isinstance(field, QLineEdit) else ""
        if verb is Verb.RECORD:
            self._record(view)
        elif verb is Verb.FORGET:
            job = forget(self._session, view.holding.bill)
            self.outcome.watch(job, self.tr("Striking it"), self.tr("Struck from the list."))
        elif verb is Verb.ENFORCE:
            job = enforce(self._session, view.holding.bill, words)
            title = self.tr("Default declared.")
            sentence = self.tr("Send this file to {carrier} to have it recorded.")
            self._sign(job, title, sentence.format(carrier=view.holding.carrier))
        elif verb is Verb.WITHDRAW:
            job = withdraw(self._session, view.holding.bill)
            title = self.tr("The file for the registrar is ready.")
            sentence = self.tr("Send it to {carrier}; what comes back, drop into this window.")
            self._sign(job, title, sentence.format(carrier=view.holding.carrier))
        else:
            originals = field.value() if isinstance(field, QSpinBox) else None
            self._answer(view, verb, words, originals)

    def _sign(self, job: Job, title: str, sentence: str) -> None:
        self.outcome.watch(job, self.tr("Signing"))
        job.lead_to(self, lambda done: self.parcel.show_done(done, title, sentence))

    def _reissue(self, view: BillView) -> None:
        dialog = ReissueDialog(self._session, self._look, view, self.window())
        dialog.reissued.connect(self._reissued)
        dialog.open()

    def _reissued(self, made: tuple[Done, ...]) -> None:
        title = self.tr("%n file(s) signed: new bills and answers.", "", len(made))
        sentence = self.tr("Send them to who gave the bill back. You find them under Bills.")
        self.parcel.show_done(made[0], title, sentence)

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

    def _answer(self, view: BillView, verb: Verb, words: str, originals: int | None) -> None:
        job = answer_surrender(
            self._session,
            view.holding.bill,
            accept=verb is not Verb.REFUSE_SURRENDER,
            void=verb is Verb.VOID,
            comments=words,
            originals=originals,
        )
        said = {
            Verb.ACCEPT_SURRENDER: self.tr("Surrender accepted."),
            Verb.ISSUE_PAPER: self.tr("The record is closed; the bill is on paper."),
            Verb.VOID: self.tr("The bill is void."),
        }
        title = said.get(verb, self.tr("Surrender refused."))
        sentence = self.tr("Send this file to {giver}: it is your signed answer.")
        self._sign(job, title, sentence.format(giver=view.verdict.facts.get("giver", "")))

    # Files

    def _save_pdf(self, path: Path) -> None:
        if (view := self._view) is not None:
            language = self._look.speech.language
            job = save_pdf(self._session, view.holding.bill, path, language)
            said = self.tr("Saved as {path}. It is marked as a copy on every page.")
            self.outcome.watch(job, self.tr("Printing"), said.format(path=path))

    def _print_originals(self, folder: Path) -> None:
        if (view := self._view) is not None:
            language = self._look.speech.language
            job = print_originals(self._session, view.holding.bill, folder, language)
            said = self.tr("The originals lie in {path}. Sign them by hand; they are the bill.")
            self.outcome.watch(job, self.tr("Printing"), said.format(path=folder))

    def _save_copy(self, path: Path) -> None:
        said = self.tr("Saved as {path}. A copy gives nothing away: control stays where it is.")
        self._copy(path, said)

    def _show_to_record(self, done: Done) -> None:
        if (view := self._view) is None:
            return
        title = self.tr("{number}, to be recorded").format(number=done.number)
        words = self.tr(
            "Show this code to {carrier}, or send the file; what comes back, scan or drop into "
            "this window. Until then the transfer is agreed, not recorded."
        ).format(carrier=view.holding.carrier)
        dialog = ShowCodesDialog(
            self._session, self._look, title, words, view.phrase, self.window()
        )
        dialog.show_done(done, Scope.UNRECORDED)
        dialog.open()

    def _copy(self, path: Path, said: str) -> None:
        if (view := self._view) is not None:
            job = keep_copy(self._session, view.holding.bill, path)
            words = said.format(path=path, carrier=view.holding.carrier)
            self.outcome.watch(job, self.tr("Saving the file"), words)

"""What the vault relies on of the world: each answer with its date, source and age."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.actions.evidence import (
    Kept,
    ask_for_vault,
    drop,
    evidence_file,
    forget_snapshot,
    kept,
    questions_to_renew,
    read_evidence_files,
)
from ui.actions.titles import look_up, snapshot_of, vouch
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.files import ask_to_open
from ui.dialogs.look_up import LookUpDialog
from ui.dialogs.title_codes import TitleCodesDialog
from ui.look import Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Column, Flow
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Pin, PinKind, TitleView
from wallet.clock import Clock

_HOUR_S, _DAY_S = 3600, 86_400


class EvidencePane(QWidget):
    """A table, and what can be done with the chosen row; nobody is asked before one agrees."""

    help_topic = "tradetrust#check"

    scan_wanted = Signal()
    """Take evidence in by light."""
    counted = Signal(int)

    def __init__(
        self, session: Session, look: Look, parent: QWidget | None = None, *, clock: Clock
    ) -> None:
        super().__init__(parent)
        self._session, self._look, self._clock = session, look, clock
        self._kept = Kept((), (), "")
        self._asking, self._reading = Latest(self), Latest(self)
        self._caption = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self.pin_file = Button(look, "", "folder-open")
        self.scan = Button(look, "", "scan-qr-code")
        self.renew = Button(look, "", "radio-tower", Kind.PRIMARY)
        self.vouch = Button(look, "", "shield-check")
        self.show_code = Button(look, "", "scan-qr-code")
        self.remove = Button(look, "", "trash-2", Kind.REJECT)
        self.outcome = Outcome(look)
        self._model = RowsModel(self)
        self.table = Table(look, "", 2.6, selects=True)
        self._none = Label(look, "", ink=Ink.TEXT2, wraps=True)

        self.table.setModel(self._model)
        self._asking.answered.connect(self._found)
        self._asking.failed.connect(self.outcome.complain)
        self._reading.answered.connect(self._ask_keep)
        self._reading.failed.connect(self.outcome.complain)
        self.pin_file.clicked.connect(self._ask_file)
        self.scan.clicked.connect(self.scan_wanted)
        self.renew.clicked.connect(self._renew)
        self.vouch.clicked.connect(self._ask_vouch)
        self.show_code.clicked.connect(self._show_code)
        self.remove.clicked.connect(self._ask_remove)
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        session.locked.connect(self._forget)

        buttons = QWidget()
        row = Flow(look, buttons)
        for button in (self.renew, self.vouch, self.show_code, self.remove, self.pin_file,
                       self.scan):  # fmt: skip
            row.addWidget(button)
        column = Column(look, 1.5, 2, self)
        column.addWidget(self._caption)
        column.addWidget(buttons)
        column.addWidget(self.outcome)
        column.addWidget(self._none)
        column.addWidget(self.table, 1)
        look.follow(self._say)

    def refresh(self) -> None:
        """Ask the book again; nobody else is asked."""
        if self._session.is_open:
            self._asking.ask(kept(self._session))

    def take(self, paths: list[Path]) -> None:
        """Read files of evidence, and show them before they are kept."""
        self.outcome.clear()
        self._reading.ask(read_evidence_files(self._session, paths, self._clock))

    def _forget(self) -> None:
        self._asking.drop()
        self._kept = Kept((), (), "")
        self._say()

    def _found(self, found: Kept) -> None:
        self._kept = found
        self._say()

    @property
    def rows(self) -> list[Pin | TitleView]:
        """What stands in the table, from above."""
        return [*self._kept.titles, *self._kept.pins]

    @property
    def _chosen(self) -> Pin | TitleView | None:
        row, rows = self.table.currentIndex().row(), self.rows
        return rows[row] if 0 <= row < len(rows) else None

    def _turned(self, _current: QModelIndex, _before: QModelIndex) -> None:
        chosen = self._chosen
        for button in (self.renew, self.show_code, self.remove):
            button.setEnabled(chosen is not None)
        self.vouch.setVisible(isinstance(chosen, TitleView) and not chosen.is_sound)
        if isinstance(chosen, Pin):
            self.renew.setEnabled(_may_renew(chosen))
        elif chosen is not None:
            self.renew.setEnabled(bool(chosen.network.host))

    # What is done

    def _ask_file(self) -> None:
        ask_to_open(self.window(), self.tr("Pin evidence from files"), self.take)

    def _ask_keep(self, pins: tuple[Pin, ...]) -> None:
        dialog = EvidenceDialog(self._session, self._look, pins, self.window())
        dialog.kept.connect(lambda: self.outcome.tell(self.tr("Kept, with its date and source.")))
        dialog.open()

    def _renew(self) -> None:
        chosen = self._chosen
        if isinstance(chosen, Pin):
            session = self._session
            LookUpDialog(
                session,
                self._look,
                lambda resolver: questions_to_renew(session, (chosen,), resolver),
                partial(ask_for_vault, session),
                self.window(),
            ).open()
        elif chosen is not None:
            self._ask_chain(chosen)

    def _ask_chain(self, view: TitleView) -> None:
        host = view.network.host
        dialog = ConfirmDialog(
            self._look,
            self.tr("Ask {host}?").format(host=host),
            (
                self.tr("It learns that somebody asks about this title, and from which address."),
                self.tr("What it says is kept with its date, in the place of what is here."),
            ),
            self.tr("Ask {hosts}").format(hosts=host),
            "radio-tower",
            parent=self.window(),
        )
        job = partial(look_up, self._session, view.line.ref)
        doing = self.tr("Asking {host}").format(host=host)
        dialog.confirmed.connect(lambda: self.outcome.watch(job(), doing))
        dialog.open()

    def _ask_vouch(self) -> None:
        """Ask how one knows the contract of a title that TradeTrust did not publish."""
        chosen = self._chosen
        if not isinstance(chosen, TitleView) or chosen.record is None:
            return
        record, source = chosen.record, QLineEdit()
        field = LabelledField(self._look, self.tr("&How you know it"), source)
        field.hint(self.tr("An agreement, a person, a letter. Bills judged by it say so."))
        dialog = ConfirmDialog(
            self._look,
            self.tr("Vouch for this contract?"),
            (
                f"{chosen.network.name}: {record.factory}",
                self.tr(
                    "TradeTrust did not publish it. A contract made to deceive can name you as "
                    "the holder and let others take the title away."
                ),
                self.tr(
                    "Every title it made is judged as one of TradeTrust’s from now on, until you "
                    "remove this here."
                ),
            ),
            self.tr("Vouch for it"),
            "shield-check",
            parent=self.window(),
            field=field,
        )
        dialog.confirmed.connect(
            lambda: self.outcome.watch(
                vouch(self._session, record, source.text()),
                self.tr("Keeping it"),
                self.tr("Kept, with its date and source."),
            )
        )
        dialog.open()

    def _show_code(self) -> None:
        chosen = self._chosen
        if not isinstance(chosen, Pin):
            if chosen is not None:
                job = snapshot_of(self._session, chosen.line.ref)
                job.lead_to(self, lambda data: self._codes(data, f"{_label(chosen)}.title"))
                self.outcome.watch(job, self.tr("Signing what the chain said"))
            return
        self._codes(*evidence_file(chosen))

    def _codes(self, data: bytes, name: str) -> None:
        TitleCodesDialog(
            self._session,
            self._look,
            self.tr("Evidence for another machine"),
            self.tr(
                "Let the other machine scan it, or take it there as a file. It shows there what it "
                "is before it is kept."
            ),
            data,
            name,
            self.window(),
        ).open()

    def _ask_remove(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        dialog = ConfirmDialog(
            self._look,
            self.tr("Rely on it no longer?"),
            (
                self._subject(chosen),
                self.tr("Bills that were judged by it are judged without it: fewer is certain."),
            ),
            self.tr("Remove it"),
            "trash-2",
            Kind.REJECT,
            self.window(),
        )
        dialog.confirmed.connect(lambda: self._remove(chosen))
        dialog.open()

    def _remove(self, chosen: Pin | TitleView) -> None:
        if isinstance(chosen, Pin):
            job = drop(self._session, chosen)
        else:
            job = forget_snapshot(self._session, chosen)
        self.outcome.watch(job, self.tr("Removing it"), self.tr("Removed."))

    # Words

    def _subject(self, one: Pin | TitleView) -> str:
        if isinstance(one, Pin):
            return one.subject
        return f"{_label(one)} · {one.network.name}"

    def _say(self) -> None:
        self._caption.say(
            self.tr(
                "A signature is checked with the bill alone. Who its signer is in the world, "
                "whether a bill was revoked, who holds a title: these are answers of the world. "
                "They are kept here with their date, and verdicts say as of when."
            )
        )
        self.pin_file.setText(self.tr("Pin from a file…"))
        self.scan.setText(self.tr("Scan"))
        self.renew.setText(self.tr("Renew…"))
        self.vouch.setText(self.tr("Vouch for its contract…"))
        self.show_code.setText(self.tr("Show to another machine"))
        self.remove.setText(self.tr("Remove…"))
        self.table.setAccessibleName(self.tr("Evidence"))
        self._none.say(
            self.tr(
                "Nothing yet. Open a TradeTrust bill and choose Look up, or pin what somebody gave "
                "you: a DID document, an answer of the DNS, a status list, a chain snapshot."
            )
        )
        heads = (
            Head("what", self.tr("What")),
            Head("at", self.tr("As of"), elides=False),
            Head("source", self.tr("Source")),
        )
        rows = self.rows
        at = self.table.currentIndex().row()
        self._model.show(heads, [self._row(one) for one in rows])
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        if rows:
            self.table.selectRow(min(max(at, 0), len(rows) - 1))
        self._turned(QModelIndex(), QModelIndex())
        self.counted.emit(len(rows))

    def _row(self, one: Pin | TitleView) -> tuple[Cell, ...]:
        speech = self._look.speech
        if isinstance(one, Pin):
            kind, at, source = one.kind, one.at, one.source
        else:
            kind = PinKind.CHAIN
            record = one.record
            if record is None:
                return (Cell(self._subject(one)), Cell(), Cell())
            at, source = record.block_time, record.source
            if one.voucher:
                source = self.tr("{source}, by {name}").format(source=source, name=one.voucher)
        what = speech.say("evidence-kind", kind.value)
        age = self._age(at)
        return (
            Cell(self._subject(one), what, is_strong=True),
            Cell(speech.time(at), age),
            Cell(source),
        )

    def _age(self, at: datetime) -> str:
        """Say how old something is, in the unit one would say it in."""
        seconds = (self._clock.now() - at).total_seconds()
        hours, days = int(seconds // _HOUR_S), int(seconds // _DAY_S)
        if hours < 1:
            return self.tr("less than an hour old")
        return (
            self.tr("%n hour(s) old", "", hours) if days < 2 else self.tr("%n day(s) old", "", days)
        )


def _may_renew(pin: Pin) -> bool:
    if pin.kind in (PinKind.DNS, PinKind.CHAIN):
        return True  # the dialog names the resolver, and says so where there is no node to ask
    return pin.subject.startswith(("did:web:", "https://"))


def _label(view: TitleView) -> str:
    return view.line.label or f"{view.line.ref.token_hex[:10]}…"

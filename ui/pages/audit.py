"""Audits bundles, files and folders without keeping them."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.audit_files import AuditRun
from ui.dialogs.bundle import BundleDialog
from ui.dialogs.files import ask_for_folder, ask_to_open, ask_to_report
from ui.look import Face, Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.audit_detail import AuditDetail
from ui.pages.audit_facts import cell_of, matches, tally, tally_words, worst_first
from ui.pages.bill_control import ControlTab
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column, Flow, Row, empty
from ui.widgets.buttons import Button, Kind
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import SearchField
from ui.widgets.notices import ErrorPanel
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs
from ui.widgets.text import Icon, Label
from wallet.book import Audited, Signature
from wallet.clock import Clock

_FEW = 200
_EVERY_S = 1.0
"""A long list is drawn anew at most so often while it grows."""


class AuditPage(Page):
    """Files and folders that were dropped, each with its answer; works without a vault.

    Args:
        session: A vault if one is open: it adds whom its owner trusts. Nothing is kept in it.
        look: How to draw.
        clock: As of when the files are judged.

    """

    help_topic = "audit"

    judged = Signal()
    """Every file that was asked for has been judged."""

    def __init__(self, session: Session, look: Look, *, clock: Clock | None = None) -> None:
        super().__init__(session, look, clock=clock)
        self._found: dict[str, Audited] = {}
        self._cells: dict[str, Cell] = {}
        self._shown: list[Audited] = []
        self._paths: list[Path] = []
        self._cards: list[Path] = []
        self._run: AuditRun | None = None
        self._is_stopped = False
        self._chosen = ""
        self._is_picked, self._is_filling = False, False
        self._drawn = 0.0
        self._judging, self._tracing = Latest(self), Latest(self)
        self._title = Label(look, "", Face.TITLE)
        self._about = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.add_files = Button(look, icon="file-text")
        self.add_folder = Button(look, icon="folder-open")
        self.trust = Button(look, icon="user-check")
        self.clear = Button(look, kind=Kind.LINK)
        self.report = Button(look, icon="file-output")
        self.make = Button(look, icon="archive")
        self.outcome = Outcome(look)
        self.zone = DropZone(look, "")
        self._first = Button(look, icon="folder-open", kind=Kind.PRIMARY)
        self.totals = Panel(look, padding=1.5)
        self._counts = QWidget()
        self._flow = Flow(look, self._counts)
        self._state = Label(look, "", ink=Ink.TEXT2)
        self.stop = Button(look, icon="circle-stop")
        self.go_on = Button(look, icon="play")
        self.search = SearchField(look, "")
        self._model = RowsModel(self)
        self.table = Table(look, "", 3.1, selects=True)
        self.list = Panel(look, padding=0)
        self.detail = AuditDetail(look)
        self._both = QWidget()

        self._connect()
        self._lay_out()
        look.follow(self._say)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        self.add_files.clicked.connect(self._ask_files)
        self._first.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.trust.clicked.connect(self._ask_for_card)
        self.clear.clicked.connect(self.forget)
        self.stop.clicked.connect(self._stop)
        self.go_on.clicked.connect(self._go_on)
        self.report.clicked.connect(self._ask_report)
        self.make.clicked.connect(self._make_bundle)
        self.zone.dropped.connect(self.judge)
        self.search.searched.connect(lambda _text: self._fill())
        self.detail.traced.connect(self._trace)
        self._tracing.answered.connect(self._show_signatures)
        self._tracing.failed.connect(self.outcome.complain)
        self._judging.answered.connect(self._was_judged)
        self._judging.failed.connect(self._could_not)

    def _lay_out(self) -> None:
        look = self._look
        head = Row(look, 1.5)
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        for button in (
            self.clear,
            self.trust,
            self.report,
            self.make,
            self.add_folder,
            self.add_files,
        ):
            head.addWidget(button)
        self.zone.buttons.addWidget(self._first)
        across = Row(look, 1)
        across.addWidget(self._counts, 1)
        across.addWidget(self._state)
        across.addWidget(self.stop)
        across.addWidget(self.go_on)
        self.totals.body.addLayout(across)
        top = Row(look, 1, (1, 1))
        top.addWidget(self.search)
        self.list.body.setSpacing(0)
        self.list.body.addLayout(top)
        self.list.body.addWidget(self.table, 1)
        both = Row(look, 1, 0, self._both)
        both.addWidget(self.list, 1)
        both.addWidget(Scroll(look, self.detail), 2)
        above = Column(look, 0)
        above.addLayout(head)
        above.addWidget(self.outcome)
        page = Ground(look)
        column = Column(look, 1, (3, 1.25), page)
        column.addLayout(above)
        column.addWidget(self.totals)
        column.addWidget(self._both, 1)
        column.addWidget(self.zone, 1)
        whole = Column(look, 0, 0, self)
        whole.addWidget(Scroll(look, page))

    # What is judged

    @property
    def banner(self) -> Banner:
        """The answer about the file that is chosen."""
        return self.detail.banner

    @property
    def error(self) -> ErrorPanel:
        """Why the chosen file could not be judged."""
        return self.detail.error

    @property
    def tabs(self) -> Tabs:
        """Time line, checks, signatures and comparison of the chosen file."""
        return self.detail.tabs

    @property
    def control(self) -> ControlTab:
        """The time line of the chosen file."""
        return self.detail.control

    def judge(self, paths: list[Path]) -> None:
        """Judge these bundles and files, and what is in these folders, beside what is here."""
        self._paths += [path for path in paths if path not in self._paths]
        self._begin()

    def refresh(self) -> None:
        """Judge a short list again, as somebody may have been pinned since; a long one is kept."""
        is_idle = not self._judging.is_waiting and not self._is_stopped
        self.make.setVisible(self._session.is_open)
        if is_idle and 0 < len(self._found) <= _FEW:
            self._begin()

    def forget(self) -> None:
        """Take every file off the list."""
        self._judging.drop()
        self._run, self._is_stopped = None, False
        self._paths.clear()
        self._cards.clear()
        self._found.clear()
        self._cells.clear()
        self._chosen, self._is_picked = "", False
        self._say()

    def _begin(self) -> None:
        """Judge all paths together: what lies in several is compared."""
        self._run, self._is_stopped = self._new_run(), False
        self.outcome.clear()
        self._next()

    def _new_run(self) -> AuditRun:
        return AuditRun(self._session, self._paths, self._clock, self._cards)

    def trust_card(self, path: Path) -> None:
        """Judge again, with the card or the evidence in this file: for who has no vault."""
        self._cards.append(path)
        self._begin()

    def _ask_for_card(self) -> None:
        title = self.tr("Whose card do you know, or what evidence do you have?")
        ask_to_open(self.window(), title, lambda paths: self.trust_card(paths[0]))

    def _next(self) -> None:
        if self._run is not None:
            self._judging.ask(self._run.next())
            self._say_totals()

    def _was_judged(self, found: tuple[Audited, ...]) -> None:
        for one in found:
            self._found[one.place] = one
            self._cells.pop(one.place, None)
        is_over = self._run is None or self._run.is_over
        if is_over and not self._found:
            self._paths.clear()
            self.outcome.tell(self.tr("There is no bundle, parcel or envelope in there."))
        if is_over or len(self._found) < _FEW or monotonic() - self._drawn > _EVERY_S:
            self._drawn = monotonic()
            self._fill()
        if is_over:
            self._say()
            self.judged.emit()
        elif not self._is_stopped:
            self._next()

    def _could_not(self, error: Exception) -> None:
        self._run = None
        del self._cards[-1:]  # perhaps it was no card; what was known before still is
        self.outcome.complain(error)
        self._say()

    def _stop(self) -> None:
        self._is_stopped = True
        self._fill()

    def _go_on(self) -> None:
        self._is_stopped = False
        if not self._judging.is_waiting:
            self._next()

    def _ask_files(self) -> None:
        ask_to_open(self, self.tr("Add files to judge"), self.judge)

    def _ask_folder(self) -> None:
        ask_for_folder(self, self.tr("Add a folder to judge"), lambda path: self.judge([path]))

    def _ask_report(self) -> None:
        ask_to_report(self, self.tr("Save the report"), "audit.pdf", self._report)

    def _report(self, target: Path) -> None:
        job = self._new_run().report(target, self._look.speech.language)
        said = self.tr("The report is in {path}.").format(path=target)
        self.outcome.watch(job, self.tr("Writing the report"), said)

    def _make_bundle(self) -> None:
        BundleDialog(self._session, self._look, (), self.window()).open()

    def _trace(self) -> None:
        """Ask for the signatures of the bill that is shown."""
        one = self._found.get(self._chosen)
        if self._run is not None and one is not None and one.has_signatures:
            self._tracing.ask(self._run.trace(one))

    def _show_signatures(self, traced: tuple[Audited, tuple[Signature, ...]]) -> None:
        one, signatures = traced
        if one.place == self._chosen:
            self.detail.show_signatures(signatures)

    # What is shown

    def _say(self) -> None:
        self._title.say(self.tr("Audit"))
        is_open = self._session.is_open
        about = self.tr("read-only: nothing is kept, nothing is signed")
        alone = self.tr("read-only, without a vault: known is whose card you give")
        self._about.say(about if is_open else alone)
        self._cells.clear()
        self.report.setText(self.tr("Report"))
        self.make.setText(self.tr("Make a bundle"))
        self.go_on.setText(self.tr("Continue"))
        self.make.setVisible(is_open)
        self.add_files.setText(self.tr("Add files"))
        self.add_folder.setText(self.tr("Add a folder"))
        self.trust.setText(self.tr("I have the signer’s card…"))
        self.clear.setText(self.tr("Clear"))
        self._first.setText(self.tr("Add files"))
        self.stop.setText(self.tr("Stop"))
        self.search.call(self.tr("Search these files"))
        self.table.setAccessibleName(self.tr("Files, worst first"))
        self.zone.say(
            self.tr(
                "Drop bundles, parcels, envelopes or whole folders here. Each is judged; "
                "none is kept."
            )
        )
        self._fill()

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        # Until the reader picks one, the worst is shown, also when it is found last.
        chosen = self._chosen if self._is_picked else ""
        self._is_filling = True
        found = worst_first(self._found.values())
        self._shown = [one for one in found if not words or matches(self._look, one, words)]
        title = self.tr("Worst first, %n shown", "", len(self._shown))
        rows: list[tuple[Cell, ...]] = [(self._cell(one),) for one in self._shown]
        self._model.show((Head("file", title, wraps=True),), rows)
        places = [one.place for one in self._shown]
        if places:
            self.table.selectRow(places.index(chosen) if chosen in places else 0)
        self._is_filling = False
        has_any = bool(self._found)
        for part in (self._both, self.clear, self.report):
            part.setVisible(has_any)
        self.trust.setVisible(has_any and not self._session.is_open)
        self.zone.setVisible(not has_any)
        self.add_files.setVisible(has_any)
        self.detail.setEnabled(bool(places))
        self._say_totals()

    def _cell(self, one: Audited) -> Cell:
        if (cell := self._cells.get(one.place)) is None:
            cell = self._cells[one.place] = cell_of(self._look, one)
        return cell

    def _say_totals(self) -> None:
        empty(self._flow)
        found = list(self._found.values())
        words = self.tr("in all")
        self._flow.addWidget(self._count("file-text", Ink.TEXT2, len(found), words))
        for kind, count in tally(found).items():
            words = tally_words(kind)
            self._flow.addWidget(self._count(kind.icon, Ink(kind.tone.value), count, words))
        is_unfinished = self._run is not None and not self._run.is_over
        state = self.tr("judging …") if is_unfinished else ""
        self._state.say(self.tr("stopped") if is_unfinished and self._is_stopped else state)
        self.stop.setVisible(is_unfinished and not self._is_stopped)
        self.go_on.setVisible(is_unfinished and self._is_stopped)
        self.totals.setVisible(bool(found) or is_unfinished)

    def _count(self, icon: str, ink: Ink, count: int, words: str) -> QWidget:
        part = QWidget()
        row = Row(self._look, 0.75, (0.75, 0.5), part)
        row.addWidget(Icon(self._look, icon, ink))
        row.addWidget(Label(self._look, str(count), Face.STRONG))
        row.addWidget(Label(self._look, words, ink=Ink.TEXT2))
        part.setAccessibleName(f"{count} {words}")
        part.show()
        return part

    def _turned(self, current: QModelIndex, _before: QModelIndex) -> None:
        row = current.row()
        if 0 <= row < len(self._shown):
            one = self._shown[row]
            self._chosen = one.place
            self._is_picked = self._is_picked or not self._is_filling
            self._show(one)

    def _show(self, one: Audited) -> None:
        source = self.tr("from the file {name} alone").format(name=one.path.name)
        if self._session.is_open:
            source = self.tr("from the file {name} and the cards pinned here").format(
                name=one.path.name
            )
        card = self._session.card
        others = [self._found[place] for place in one.beside if place in self._found]
        self.detail.show_one(one, source, card.party if card is not None else None, others)

"""Judges files without keeping them."""

from __future__ import annotations

from collections import deque
from pathlib import Path

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.audit_files import Judged, find_files, judge_files
from ui.dialogs.files import ask_for_folder, ask_to_open
from ui.look import Face, Ink, Look
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.answer import answer_for
from ui.pages.audit_facts import cell_of, matches, tally, tally_words, worst_first
from ui.pages.bill_control import ControlTab
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.refusals import words_for
from ui.session import Session
from ui.widgets.banner import Banner
from ui.widgets.boxes import Column, Flow, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_list import CheckList
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import SearchField
from ui.widgets.notices import ErrorPanel
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs
from ui.widgets.text import Icon, Label
from wallet.clock import Clock, SystemClock
from wallet.proof.verdict import Verdict

_BATCH = 12
"""So many files are judged before the list grows and somebody else may use the worker."""
_FEW = 200
_LINE, _CHECKS = 0, 1


class AuditPage(QWidget):
    """Files and folders that were dropped, each with its answer; works without a vault.

    Args:
        session: A vault if one is open: it adds whom its owner trusts. Nothing is kept in it.
        look: How to draw.
        parent: As everywhere.
        clock: As of when the files are judged.

    """

    bill_wanted = Signal(str)
    """Open the page of a bill, by digest."""
    sheet_wanted = Signal(str)
    """Open the sheet of a bill that waits for an answer, by digest."""
    judged = Signal()
    """Every file that was asked for has been judged."""

    def __init__(
        self,
        session: Session,
        look: Look,
        parent: QWidget | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock or SystemClock()
        self._files: dict[Path, Judged] = {}
        self._shown: list[Judged] = []
        self._waiting: deque[Path] = deque()
        self._chosen: Path | None = None
        self._finding, self._judging = Latest(self), Latest(self)
        self._title = Label(look, "", Face.TITLE)
        self._about = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.add_files = Button(look, icon="folder-open")
        self.add_folder = Button(look, icon="archive")
        self.clear = Button(look, kind=Kind.LINK)
        self.outcome = Outcome(look)
        self.zone = DropZone(look, "")
        self._first = Button(look, icon="folder-open", kind=Kind.PRIMARY)
        self.totals = Panel(look, padding=1.5)
        self._counts = QWidget()
        self._flow = Flow(look, self._counts)
        self._state = Label(look, "", ink=Ink.TEXT2)
        self.stop = Button(look, icon="circle-stop")
        self.search = SearchField(look, "")
        self._model = RowsModel(self)
        self.table = Table(look, "", 3.1, selects=True)
        self.list = Panel(look, padding=0)
        self.banner = Banner(look)
        self.error = ErrorPanel(look)
        self.control, self.checks = ControlTab(look), CheckList(look)
        self.tabs = Tabs(look)
        self._detail, self._both = QWidget(), QWidget()
        self._tab = 0

        self._connect()
        self._lay_out()
        look.follow(self._say)

    def _connect(self) -> None:
        self.table.setModel(self._model)
        self.table.selectionModel().currentRowChanged.connect(self._turned)
        self.add_files.clicked.connect(self._ask_files)
        self._first.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.clear.clicked.connect(self.forget)
        self.stop.clicked.connect(self._stop)
        self.zone.dropped.connect(self.judge)
        self.search.searched.connect(lambda _text: self._fill())
        self.tabs.bar.tabBarClicked.connect(self._keep_tab)
        self._finding.answered.connect(self._found)
        self._finding.failed.connect(self.outcome.complain)
        self._judging.answered.connect(self._was_judged)
        self._judging.failed.connect(self._could_not)

    def _lay_out(self) -> None:
        look = self._look
        head = Row(look, 1.5)
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        for button in (self.clear, self.add_folder, self.add_files):
            head.addWidget(button)
        self.zone.buttons.addWidget(self._first)
        across = Row(look, 1)
        across.addWidget(self._counts, 1)
        across.addWidget(self._state)
        across.addWidget(self.stop)
        self.totals.body.addLayout(across)
        top = Row(look, 1, (1, 1))
        top.addWidget(self.search)
        self.list.body.setSpacing(0)
        self.list.body.addLayout(top)
        self.list.body.addWidget(self.table, 1)
        self.tabs.add(self.control, "")
        self.tabs.add(self.checks, "")
        detail = Column(look, 1, 0, self._detail)
        detail.addWidget(self.banner)
        detail.addWidget(self.error)
        detail.addWidget(self.tabs, 1)
        detail.addStretch()
        both = Row(look, 1, 0, self._both)
        both.addWidget(self.list, 1)
        both.addWidget(Scroll(look, self._detail), 2)
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

    def judge(self, paths: list[Path]) -> None:
        """Judge these files, and every bill in these folders."""
        job = find_files(self._session, paths)
        self.outcome.watch(job, self.tr("Looking for bills"))
        self._finding.ask(job)

    def refresh(self) -> None:
        """Judge a short list again, as somebody may have been pinned since; a long one is kept."""
        is_idle = not self._waiting and not self._judging.is_waiting
        if is_idle and 0 < len(self._files) <= _FEW:
            self._waiting.extend(self._files)
            self._next()

    def forget(self) -> None:
        """Take every file off the list."""
        self._stop()
        self._files.clear()
        self._chosen = None
        self._say()

    def _found(self, paths: tuple[Path, ...]) -> None:
        if not paths:
            self.outcome.tell(self.tr("There is no parcel or envelope in there."))
        self._waiting.extend(paths)
        self._next()

    def _next(self) -> None:
        if self._judging.is_waiting:
            return
        if not self._waiting:
            self._say()
            self.judged.emit()
            return
        batch = [self._waiting.popleft() for _ in range(min(_BATCH, len(self._waiting)))]
        self._judging.ask(judge_files(self._session, batch, self._clock))
        self._say_totals()

    def _was_judged(self, files: tuple[Judged, ...]) -> None:
        self._files.update({one.path: one for one in files})
        self._fill()
        self._next()

    def _could_not(self, error: Exception) -> None:
        self._waiting.clear()
        self.outcome.complain(error)
        self._say()

    def _stop(self) -> None:
        self._waiting.clear()
        self._judging.drop()
        self._say()

    def _ask_files(self) -> None:
        ask_to_open(self, self.tr("Add files to judge"), self.judge)

    def _ask_folder(self) -> None:
        ask_for_folder(self, self.tr("Add a folder to judge"), lambda path: self.judge([path]))

    # What is shown

    def _say(self) -> None:
        self._title.say(self.tr("Audit"))
        is_open = self._session.is_open
        about = self.tr("read-only: nothing is kept, nothing is signed")
        alone = self.tr("read-only, without a vault: nobody is known")
        self._about.say(about if is_open else alone)
        self.add_files.setText(self.tr("Add files"))
        self.add_folder.setText(self.tr("Add a folder"))
        self.clear.setText(self.tr("Clear"))
        self._first.setText(self.tr("Add files"))
        self.stop.setText(self.tr("Stop"))
        self.search.call(self.tr("Search these files"))
        self.table.setAccessibleName(self.tr("Files, worst first"))
        self.zone.say(
            self.tr("Drop parcels, envelopes or whole folders here. Each is judged; none is kept.")
        )
        self.tabs.rename(0, self.tr("Time line"))
        self.tabs.rename(1, self.tr("Checks"))
        self._fill()

    def _fill(self) -> None:
        words = self.search.text().casefold().split()
        chosen = self._chosen
        files = worst_first(self._files.values())
        self._shown = [one for one in files if matches(self._look, one, words)]
        title = self.tr("Worst first, %n shown", "", len(self._shown))
        rows: list[tuple[Cell, ...]] = [(cell_of(self._look, one),) for one in self._shown]
        self._model.show((Head("file", title),), rows)
        places = [one.path for one in self._shown]
        if places:
            self.table.selectRow(places.index(chosen) if chosen in places else 0)
        has_any = bool(self._files)
        for part in (self._both, self.clear):
            part.setVisible(has_any)
        self.zone.setVisible(not has_any)
        self.add_files.setVisible(has_any)
        self._detail.setEnabled(bool(places))
        self._say_totals()

    def _say_totals(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        files = list(self._files.values())
        words = self.tr("files", "", len(files))
        self._flow.addWidget(self._count("file-text", Ink.TEXT2, len(files), words))
        for kind, count in tally(files).items():
            words = tally_words(kind)
            self._flow.addWidget(self._count(kind.icon, Ink(kind.tone.value), count, words))
        waiting = len(self._waiting)
        is_busy = self._judging.is_waiting or waiting > 0
        self._state.say(self.tr("%n more to judge", "", waiting) if waiting else "")
        self.stop.setVisible(is_busy and waiting > 0)
        self.totals.setVisible(bool(files) or waiting > 0)

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
            self._chosen = self._shown[row].path
            self._show(self._shown[row])

    def _show(self, one: Judged) -> None:
        self.banner.setVisible(one.verdict is not None)
        self.tabs.setVisible(one.verdict is not None)
        self.error.setVisible(one.verdict is None)
        if one.verdict is not None:
            self._show_verdict(one, one.verdict)
        elif one.error is not None:
            self.error.show_error(
                words_for(one.error, self._look.speech.language),
                self.tr("{name} could not be judged; nothing is known about it.").format(
                    name=one.path.name
                ),
            )

    def _show_verdict(self, one: Judged, verdict: Verdict) -> None:
        source = self.tr("from the file {name} alone").format(name=one.path.name)
        if self._session.is_open:
            source = self.tr("from the file {name} and the cards pinned here").format(
                name=one.path.name
            )
        self.banner.show_answer(answer_for(self._look, verdict, source))
        card = self._session.card
        self.control.show_control(verdict, card.party if card is not None else None)
        self.checks.show_checks(verdict.checks)
        self.tabs.bar.count_in(_CHECKS, len(verdict.checks))
        has_line = bool(verdict.timeline)
        self.tabs.bar.setTabEnabled(_LINE, has_line)
        self.tabs.show_tab(self._tab if has_line else _CHECKS)

    def _keep_tab(self, tab: int) -> None:
        if tab >= 0:
            self._tab = tab

"""Everything held, offered or copied: the list one comes back to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget

from ui.actions.save_many import save_copies, save_pdfs
from ui.dialogs.bundle import BundleDialog
from ui.dialogs.files import ask_for_folder
from ui.jobs import Job
from ui.look import ACTS, Face, Ink, Look
from ui.models.holdings import PAGE, HoldingsModel
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.bars import FootBar
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.chips import Filter, FilterChips
from ui.widgets.notices import EmptyState
from ui.widgets.panels import Ground, Panel
from ui.widgets.table import BillTable
from ui.widgets.text import Label
from wallet.book import Book, Order
from wallet.clock import Clock
from wallet.titles.holding import Holding, Standing

_ALL = "all"
_TYPING_MS = 120
"""So long after the last letter the list is searched."""


@dataclass(frozen=True, slots=True)
class _Wish:
    """Which bills are to be shown, and in which order."""

    standing: Standing | None = None
    text: str = ""
    order: Order = "changed"
    descending: bool = True

    def page(self, book: Book, number: int) -> tuple[Holding, ...]:
        return book.holdings(
            standing=self.standing,
            text=self.text,
            order=self.order,
            descending=self.descending,
            offset=number * PAGE,
            limit=PAGE,
        )


@dataclass(frozen=True, slots=True)
class _Listing:
    """What the book answers: how many there are of each, and the first page."""

    wish: _Wish
    counts: Mapping[Standing, int]
    first: Sequence[Holding]
    whole: int
    """Bills in the vault, whatever is looked for; counted only where nothing was found."""

    @property
    def found(self) -> int:
        return sum(self.counts.values())

    @property
    def shown(self) -> int:
        standing = self.wish.standing
        return self.found if standing is None else self.counts[standing]


class BillsPage(Page):
    """The bills as a table, filtered by chips and by the search field of the window."""

    help_topic = "verdict"

    receive_wanted = Signal()
    """The list is empty: choose a file to take in."""
    samples_wanted = Signal()
    """The list is empty: look around with samples."""
    search_cleared = Signal()
    """The user wants to see all again."""

    def __init__(self, session: Session, look: Look, *, clock: Clock | None = None) -> None:
        super().__init__(session, look, clock=clock)
        self._wish = _Wish()
        self._listing: _Listing | None = None
        self._latest = Latest(self)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self.model = HoldingsModel(look, self._clock, self)
        self._title = Label(look, "", Face.TITLE)
        self._caption = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.columns = Button(look, "", "columns-3", Kind.LINK)
        self.chips = FilterChips(look, "")
        self.table = BillTable(look, self.model)
        self.empty = EmptyState(look, "file-text", "")
        self.receive = Button(look, "", "folder-open", Kind.PRIMARY)
        self.samples = Button(look, "", "ship")
        self.show_all = Button(look, "", "rotate-ccw")
        self.outcome = Outcome(look)
        self.foot = FootBar(look)
        self._selected = Label(look, "", Face.STRONG)
        self._clear = Button(look, "", kind=Kind.LINK)
        self.save_pdf = Button(look, "", ACTS["render"])
        self.export = Button(look, "", ACTS["export"])
        self.bundle = Button(look, "", ACTS["bundle"])
        self.get_recorded = Button(look, "", ACTS["get-recorded"])

        self._latest.answered.connect(self._show)
        self._latest.failed.connect(self.outcome.complain)
        self._typing.timeout.connect(self.refresh)
        self.model.chosen_changed.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.table.sort_asked.connect(self._sort)
        self.table.hidden_changed.connect(lambda _count: self._say())
        self.chips.chosen.connect(self._filter)
        self.receive.clicked.connect(self.receive_wanted)
        self.samples.clicked.connect(self.samples_wanted)
        self.show_all.clicked.connect(self._show_everything)
        self._clear.clicked.connect(lambda: self.model.choose_all(False))
        self.save_pdf.clicked.connect(lambda: self._with_chosen(self._save_pdfs))
        self.export.clicked.connect(lambda: self._with_chosen(self._export))
        self.bundle.clicked.connect(lambda: self._with_chosen(self._bundle))
        self.get_recorded.clicked.connect(lambda: self._with_chosen(self._get_recorded))

        self._lay_out(look)
        look.follow(self._say)

    def _lay_out(self, look: Look) -> None:
        menu = QMenu(self.columns)
        menu.aboutToShow.connect(lambda: self.table.fill_columns_menu(menu))
        self.columns.setMenu(menu)
        for button in (self.receive, self.samples, self.show_all):
            self.empty.buttons.addWidget(button)
        panel = Panel(look, padding=1 / look.metrics.u)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        panel.body.addWidget(self._stack)
        title = Row(look, 1.5)
        title.addWidget(self._title)
        title.addWidget(self._caption, 1)
        title.addWidget(self.columns)
        ground = Ground(look)
        self._body = page = Column(look, 1.5, (3, 1.5), ground)
        page.addLayout(title)
        page.addWidget(self.chips)
        page.addWidget(self.outcome)
        page.addWidget(panel, 1)
        for part in (self._selected, self._clear):
            self.foot.left.addWidget(part)
        for button in (self.save_pdf, self.export, self.bundle, self.get_recorded):
            self.foot.right.addWidget(button)
        self.foot.hide()
        whole = Column(look, 0, 0, self)
        whole.addWidget(ground, 1)
        whole.addWidget(self.foot)
        self.table.setFocus()  # where the page begins; a proxy would draw the Tab key to it
        self.table.show_sort(self._wish.order, descending=self._wish.descending)

    # What is shown

    def refresh(self) -> None:
        """Ask the book again for what is shown."""
        self._typing.stop()
        wish = self._wish

        def look_up(book: Book) -> _Listing:
            counts, first = book.counts(wish.text), wish.page(book, 0)
            # Only an empty page tells how many there are: a search that finds is counted once.
            everything = counts if first or not wish.text else book.counts()
            return _Listing(wish, counts, first, sum(everything.values()))

        self._latest.ask(self._session.read(look_up))

    def search(self, text: str) -> None:
        """Show only bills with these words, a moment after the last letter."""
        if text.strip() != self._wish.text:
            self._wish = replace(self._wish, text=text.strip())
            self._typing.start()

    def _filter(self, key: str) -> None:
        self._wish = replace(self._wish, standing=None if key == _ALL else Standing(key))
        self.refresh()

    def _sort(self, order: Order, descending: bool) -> None:
        self._wish = replace(self._wish, order=order, descending=descending)
        self.table.show_sort(order, descending=descending)
        self.refresh()

    def _show_everything(self) -> None:
        self._wish = replace(self._wish, standing=None, text="")
        self.search_cleared.emit()
        self.refresh()

    def _show(self, listing: _Listing) -> None:
        current = self.model.holding(self.table.currentIndex().row())
        is_same = self._listing is not None and self._listing.wish == listing.wish
        scrolled = self.table.verticalScrollBar().value() if is_same else 0
        self._listing = listing
        self._say()
        # Other chips may take another line; else the list would be painted before and after that.
        for layout in (self.chips.layout(), self._body):
            if layout is not None:
                layout.activate()
        self.model.show(self._fetch, listing.shown, listing.first)
        if current is not None and (row := self.model.row_of(current.bill)) >= 0:
            self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.doItemsLayout()
        self.table.verticalScrollBar().setValue(scrolled)

    def _fetch(self, offset: int, _limit: int) -> None:
        """Ask for a page that scrolled into sight; it comes later."""
        if (listing := self._listing) is not None:
            number = offset // PAGE
            job = self._session.read(
                lambda book: (listing, number, listing.wish.page(book, number))
            )
            job.succeeded.connect(self._put)
            job.failed.connect(self.outcome.complain)

    def _put(self, answer: tuple[_Listing, int, Sequence[Holding]]) -> None:
        listing, number, rows = answer
        if listing is self._listing:  # else the list has been asked for anew meanwhile
            self.model.put(number, rows)

    def _open(self, row: int) -> None:
        if (holding := self.model.holding(row)) is not None:
            self.bill_wanted.emit(holding.bill)

    # What is chosen

    def _show_chosen(self) -> None:
        count = self.model.chosen_count
        self.foot.setVisible(count > 0)
        self._selected.say(self.tr("{count} selected").format(count=count))
        ready = self._ready_count()
        words = self._look.speech.say("verb", "get-recorded")
        self.get_recorded.setText(f"{words} ({ready})")
        self.get_recorded.setEnabled(ready > 0)

    def _ready_count(self) -> int:
        """How many of the chosen ones wait for nothing but the registrar."""
        if self.model.all_but is None:
            return sum(_is_agreed(holding) for holding in self.model.chosen())
        if self._listing is None or self._wish.standing not in (None, Standing.AGREED):
            return 0
        return self._listing.counts[Standing.AGREED]

    def _with_chosen(self, act: Callable[[Sequence[Holding]], None]) -> None:
        """Do `act` with the chosen bills; all of a long list are fetched first."""
        left_out, wish = self.model.all_but, self._wish
        if left_out is None:
            act(self.model.chosen())
            return

        def every(book: Book) -> tuple[Holding, ...]:
            found: list[Holding] = []
            while rows := wish.page(book, len(found) // PAGE):
                found += rows
                if len(rows) < PAGE:
                    break
            return tuple(holding for holding in found if holding.bill not in left_out)

        job = self._session.read(every)
        job.succeeded.connect(act)
        job.failed.connect(self.outcome.complain)

    def _save_pdfs(self, bills: Sequence[Holding]) -> None:
        language = self._look.speech.language
        self._into_folder(
            self.tr("Save the PDF files in a folder"),
            self.tr("Printing"),
            self.tr("PDF files saved in {folder}: {count}. Each is marked as a copy."),
            bills,
            lambda folder: save_pdfs(self._session, bills, folder, language),
        )

    def _export(self, bills: Sequence[Holding]) -> None:
        self._into_folder(
            self.tr("Save copies in a folder"),
            self.tr("Saving copies"),
            self.tr("Copies saved in {folder}: {count}. A copy gives nothing away."),
            bills,
            lambda folder: save_copies(self._session, bills, folder, "copy"),
        )

    def _bundle(self, bills: Sequence[Holding]) -> None:
        BundleDialog(self._session, self._look, bills, self.window()).open()

    def _get_recorded(self, bills: Sequence[Holding]) -> None:
        ready = [holding for holding in bills if _is_agreed(holding)]
        self._into_folder(
            self.tr("Save the files for the registrars in a folder"),
            self.tr("Saving the files"),
            self.tr(
                "Files saved in {folder}: {count}. Send each to the carrier of its bill; what "
                "comes back, drop into this window."
            ),
            ready,
            lambda folder: save_copies(self._session, ready, folder, "to-record"),
        )

    def _into_folder(
        self,
        title: str,
        doing: str,
        done: str,
        bills: Sequence[Holding],
        save: Callable[[Path], Job],
    ) -> None:
        def into(folder: Path) -> None:
            said = done.format(folder=folder, count=len(bills))
            self.outcome.watch(save(folder), doing, said)

        ask_for_folder(self.window(), title, into)

    # Words

    def _say(self) -> None:
        speech, listing = self._look.speech, self._listing
        self._title.say(self.tr("Bills"))
        hidden = self.table.hidden_count
        columns = self.tr("Columns ({count} hidden)") if hidden else self.tr("Columns")
        self.columns.setText(columns.format(count=hidden))
        self._clear.setText(self.tr("Clear"))
        self.save_pdf.setText(speech.say("verb", "render"))
        self.export.setText(speech.say("verb", "export"))
        self.bundle.setText(speech.say("verb", "bundle"))
        self.receive.setText(self.tr("Receive a file"))
        self.samples.setText(self.tr("Look around"))
        self._show_chosen()
        if listing is None:
            return
        waiting = listing.counts[Standing.OFFERED_TO_ME]
        caption = self.tr("{count} in all")
        if waiting:
            caption = self.tr("{count} in all, {waiting} waiting for you")
        if self._wish.text:
            caption = self.tr("{count} found")
        self._caption.say(caption.format(count=listing.found, waiting=waiting))
        self._say_filters(listing)
        self._say_emptiness(listing)

    def _say_filters(self, listing: _Listing) -> None:
        speech = self._look.speech
        chosen = self._wish.standing
        filters = [Filter(_ALL, self.tr("All"), listing.found)]
        filters += [
            Filter(standing.value, speech.say("standing", standing.value), count)
            for standing, count in listing.counts.items()
            if count or standing in (chosen, Standing.IN_HANDS, Standing.OFFERED_TO_ME)
        ]
        self.chips.setAccessibleName(self.tr("Show only"))
        self.chips.show_filters(filters, chosen.value if chosen else _ALL)

    def _say_emptiness(self, listing: _Listing) -> None:
        is_bare = listing.whole == 0
        self._stack.setCurrentWidget(self.empty if listing.shown == 0 else self.table)
        self.chips.setVisible(not is_bare)
        self._caption.setVisible(not is_bare)
        self.columns.setVisible(listing.shown > 0)
        self.receive.setVisible(is_bare)
        self.samples.setVisible(is_bare)
        self.show_all.setVisible(not is_bare)
        self.show_all.setText(self.tr("Show all {count}").format(count=listing.whole))
        self.empty.say(
            self.tr("No bills yet. Take in a file somebody gave you, or look around with samples.")
            if is_bare
            else self.tr("No bill is like that.")
        )


def _is_agreed(holding: Holding) -> bool:
    return holding.standing is Standing.AGREED

"""The frame around the pages while a vault is open: places, search, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ui.actions.care import CareState, confirm, look_after
from ui.actions.titles import TitleNews
from ui.dialogs.passphrase import PassphraseDialog
from ui.dialogs.receive import Receiver
from ui.dialogs.thaw import ThawDialog
from ui.dialogs.title_sign import TitleSignDialog
from ui.help.opening import FIRST, open_help
from ui.jobs import Job
from ui.look import PLACES, Look
from ui.pages.activity import ActivityPage
from ui.pages.audit import AuditPage
from ui.pages.bill import BillPage
from ui.pages.bills import BillsPage
from ui.pages.care_bar import BACKUP, CONFIRM, FROZEN, CareBar
from ui.pages.inbox import InboxPage
from ui.pages.latest import Latest
from ui.pages.office import OfficePage
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.pages.people import PeoplePage
from ui.pages.recent import RecentFiles
from ui.pages.settings_page import SettingsPage
from ui.pages.sheet import SheetPage
from ui.pages.tradetrust import TITLES, TradeTrustPage
from ui.session import Session
from ui.settings import Wishes
from ui.widgets.bars import TopBar
from ui.widgets.boxes import Column, Row
from ui.widgets.rail import Place, Rail
from wallet.book import Received, TitleFile
from wallet.clock import Clock

BILL, SHEET = "bill", "sheet"


@dataclass(frozen=True, slots=True)
class _Stop:
    """One step of the way back: a place, or the page or sheet of a bill."""

    key: str
    bill: str = ""


class Frame(QWidget):
    """Rail, top bar and pages. Pages are made when they are first gone to."""

    lock_wanted = Signal()
    samples_wanted = Signal()
    """Look around with samples."""
    files_wanted = Signal(list)
    """Open these files, a list of `pathlib.Path`."""
    link_wanted = Signal(str)
    """Ask whether what a link leads to is to be fetched."""

    def __init__(
        self,
        session: Session,
        look: Look,
        wishes: Wishes,
        folder: Path,
        clock: Clock,
        parent: QWidget,
        *,
        is_sample: bool = False,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._wishes = wishes
        self._clock = clock
        self._is_sample = is_sample
        self._folder = folder
        self._state: CareState | None = None
        self._trail = [_Stop("bills")]
        self._pages: dict[str, Page] = {}
        self._makers: Mapping[str, Callable[[], Page]] = MappingProxyType(
            {
                "bills": self._make_bills,
                "inbox": self._make_inbox,
                "titles": self._make_tradetrust,
                "people": lambda: PeoplePage(session, look),
                "activity": lambda: ActivityPage(session, look, clock=clock),
                "audit": lambda: AuditPage(session, look, clock=clock),
                "office": lambda: OfficePage(session, look, clock=clock),
                "settings": self._make_settings,
                BILL: self._make_bill,
                SHEET: self._make_sheet,
            }
        )
        self.receiver = Receiver(session, look, self, clock=clock)
        self.rail = Rail(look)
        self.top = TopBar(look)
        self.recent = RecentFiles(session, wishes.settings, self.top.recent)
        self.care = CareBar(look, clock)
        self.outcome = Outcome(look)
        self.stack = QStackedWidget()
        self._care = Latest(self)

        self.rail.chosen.connect(self.go)
        self.rail.lock_asked.connect(self.lock_wanted)
        self.top.search.setAcceptDrops(False)  # a file dropped there is meant for the window
        self.top.receive_asked.connect(self.receiver.scan)
        self.top.help_asked.connect(lambda: open_help(self.help_topic))
        self.top.search.searched.connect(self._search)
        self.receiver.bill_wanted.connect(self.show_bill)
        self.receiver.sheet_wanted.connect(self.show_sheet)
        self.receiver.changed_wanted.connect(self._show_changed)
        self.receiver.title_wanted.connect(self._show_title)
        self.receiver.link_wanted.connect(self.link_wanted)
        self.receiver.audit_wanted.connect(self._judge)
        self.receiver.files_chosen.connect(self.files_wanted)
        self.recent.chosen.connect(self.files_wanted)
        self.receiver.started.connect(self._watch)
        self.receiver.received.connect(self._tell_received)
        self.receiver.failed.connect(lambda _path, error: self.outcome.complain(error))
        self.care.wanted.connect(self._care_for)
        self._care.answered.connect(self._show_care)
        session.changed.connect(self.refresh)

        row = Row(look, 0, 0, self)
        row.addWidget(self.rail)
        right = Column(look, 0)
        right.addWidget(self.top)
        right.addWidget(self.care)
        said = Column(look, 0, (3, 0))
        said.addWidget(self.outcome)
        right.addLayout(said)
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        look.follow(self._say)
        self.page("inbox").refresh()

    # Where one is

    @property
    def place(self) -> str:
        """The key of the page that is shown."""
        return self._trail[-1].key

    @property
    def help_topic(self) -> str:
        """What the guide says of the page that is shown."""
        return getattr(self.stack.currentWidget(), "help_topic", FIRST)

    def page(self, key: str) -> Page:
        """Return the page called so; it is made if it was not."""
        if key not in self._pages:
            page = self._makers[key]()
            self._pages[key] = page
            self.stack.addWidget(page)
            page.bill_wanted.connect(self.show_bill)
            page.sheet_wanted.connect(self.show_sheet)
        return self._pages[key]

    def go(self, place: str) -> None:
        """Go to a place of the rail."""
        self._trail = [_Stop(place)]
        self._show()

    def show_bill(self, bill: str) -> None:
        """Open the page of a bill."""
        self._step(_Stop(BILL, bill))

    def show_sheet(self, bill: str) -> None:
        """Open the sheet of a bill that waits for an answer."""
        self._step(_Stop(SHEET, bill))

    def back(self) -> None:
        """Go back to where the bill was opened from; at a place of the rail, stay."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._show()

    def refresh(self) -> None:
        """Ask the book again for what is shown, and how many wait."""
        self.page(self.place).refresh()
        if self.place != "inbox":
            self.page("inbox").refresh()
        self._care.ask(look_after(self._session))

    def receive(self, paths: list[Path]) -> None:
        """Take in files that were dropped or chosen."""
        self.outcome.clear()
        self.receiver.receive_files(paths)

    def _judge(self, paths: list[Path]) -> None:
        self.go("audit")
        cast(AuditPage, self.page("audit")).judge(paths)

    def _step(self, stop: _Stop) -> None:
        if self._trail[-1] != stop:
            self._trail.append(stop)
        self._show()

    def _show(self) -> None:
        stop = self._trail[-1]
        self.rail.choose(self._trail[0].key)
        page = self.page(stop.key)
        self.stack.setCurrentWidget(page)
        if isinstance(page, BillPage):
            page.show_bill(stop.bill, self._words_of(self._trail[-2].key))
        elif isinstance(page, SheetPage):
            page.show_bill(stop.bill)
        else:
            page.refresh()
        if self._state is None and not self._care.is_waiting:  # last: it may ask the keyring
            self._care.ask(look_after(self._session))
        self._take_keyboard(page)

    def _take_keyboard(self, page: QWidget) -> None:
        """Give the keyboard to what a page is about, unless the user is in the rail or on top."""
        here = QApplication.focusWidget()
        is_elsewhere = here is not None and (
            self.rail.isAncestorOf(here) or self.top.isAncestorOf(here)
        )
        if page.focusWidget() is not None and not is_elsewhere:
            page.focusWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_changed(self, received: Received) -> None:
        self._trail.append(_Stop(SHEET))
        page = self.page(SHEET)
        self.stack.setCurrentWidget(page)
        cast(SheetPage, page).show_received(received)

    def _watch(self, job: Job, name: str) -> None:
        self.outcome.watch_quietly(job, self.tr("Checking {name}").format(name=name))

    def _tell_received(self, received: Received) -> None:
        if received.challenge is not None:
            self.go("office")
            office = cast(OfficePage, self.page("office"))
            office.tabs.show_tab(1)
            office.proof.answer(received.challenge)
        if received.card is not None:
            said = self.tr("The card of {name} is in your address book.")
            self.outcome.tell(said.format(name=received.card.party.name))
        elif received.challenge is not None:
            said = self.tr(
                "{name} asks who controls a bill. To answer, open the bill and choose Prove "
                "control."
            )
            self.outcome.tell(said.format(name=received.challenge.name))
        elif received.proven is not None and received.verdict is not None:
            said = self.tr("{holder} controls {number}, as of {time}.")
            self.outcome.tell(
                said.format(
                    holder=received.proven.holder.name,
                    number=received.verdict.number,
                    time=self._look.speech.time(received.proven.at),
                )
            )

    def _show_title(self, news: TitleNews) -> None:
        """Ask for the signature a request wants; of all else show the bill, or else the title."""
        if news.drafted is not None:
            TitleSignDialog(self._session, self._look, news.drafted, self.window()).open()
            return
        if news.view.line.bill:
            self.show_bill(news.view.line.bill)
        else:
            self.go("titles")
            page = cast(TradeTrustPage, self.page("titles"))
            page.tabs.show_tab(TITLES)
            page.titles.choose(news.view.line.ref.asset)
        said = self.tr("The answer is signed and fits its request. Send it now.")
        if news.sort is TitleFile.SNAPSHOT:
            said = self.tr("What the chain said is kept, with its date.")
        self.outcome.tell(said)

    def _search(self, text: str) -> None:
        page = self.page("bills")
        if text and self.place != "bills":
            self.go("bills")
        cast(BillsPage, page).search(text)

    # Care of the vault

    def _show_care(self, state: CareState) -> None:
        self._state = state
        self.care.show_state(state, is_sample=self._is_sample)

    def _care_for(self, kind: str) -> None:
        if kind == CONFIRM:
            self.ask_passphrase()
        elif kind == FROZEN and self._state is not None:
            ThawDialog(self._session, self._look, self._state.guard, self.window()).open()
        else:
            self.go("settings")
            page = cast(SettingsPage, self.page("settings"))
            if kind == BACKUP:
                page.copies.ask_where()
            else:
                page.ways.renew.click()

    def ask_passphrase(self) -> None:
        """Let the owner show, after quick unlock, that it is the owner."""
        PassphraseDialog(
            self._session,
            self._look,
            self._folder,
            self.tr("Give the passphrase to sign"),
            (self.tr("Until the vault is locked, bills can be accepted and given."),),
            self.tr("Go on"),
            lambda passphrase: confirm(self._session, passphrase),
            self.window(),
        ).open()

    # The pages that need more than the usual

    def _make_bills(self) -> Page:
        page = BillsPage(self._session, self._look, clock=self._clock)
        page.receive_wanted.connect(self.receiver.scan)
        page.samples_wanted.connect(self.samples_wanted)
        page.search_cleared.connect(self.top.search.clear)
        return page

    def _make_settings(self) -> Page:
        page = SettingsPage(
            self._session, self._look, self._wishes, self._folder, clock=self._clock
        )
        page.samples_wanted.connect(self.samples_wanted)
        return page

    def _make_inbox(self) -> Page:
        page = InboxPage(self._session, self._look, clock=self._clock)
        page.waiting.connect(lambda count: self.rail.show_waiting("inbox", count))
        return page

    def _make_bill(self) -> Page:
        page = BillPage(self._session, self._look)
        page.left.connect(self.back)
        return page

    def _make_tradetrust(self) -> Page:
        page = TradeTrustPage(self._session, self._look, clock=self._clock)
        page.scan_wanted.connect(self.receiver.scan)
        return page

    def _make_sheet(self) -> Page:
        page = SheetPage(self._session, self._look, clock=self._clock)
        page.done.connect(self.back)
        return page

    # Words, keys and room

    def _words_of(self, key: str) -> str:
        return {
            "bills": self.tr("Bills"),
            "inbox": self.tr("Inbox"),
            "titles": self.tr("TradeTrust"),
            "people": self.tr("People"),
            "activity": self.tr("Activity"),
            "audit": self.tr("Audit"),
            "office": self.tr("Office"),
            "settings": self.tr("Settings"),
        }.get(key, self.tr("Back"))

    def _say(self) -> None:
        places = [Place(key, self._words_of(key), icon) for key, icon in PLACES.items()]
        self.rail.show_places(places)
        card = self._session.card
        self.rail.show_vault(
            card.party.name if card is not None else "",
            self.tr("Offline, by file only"),
            is_reached=False,
            lock=self.tr("Leave samples") if self._is_sample else self.tr("Lock vault"),
        )
        page = self._pages.get(BILL)
        if isinstance(page, BillPage) and self.place == BILL:
            page.body.lead_back(self._words_of(self._trail[-2].key))
        self._fit()

    def _fit(self) -> None:
        self.rail.be_narrow(self.width() < self._look.metrics.rail_needs)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

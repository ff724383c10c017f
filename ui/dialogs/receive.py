"""Takes things in, one after the other, and leads to what each of them is."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.actions.fetch_link import find, is_about_a_link
from ui.actions.receive import (
    NO_FILE_OF_OURS,
    Arrival,
    Document,
    Dropped,
    is_picture,
    look,
    receive,
    receive_message,
    sort_out,
)
from ui.dialogs.arrivals import ArrivalsDialog
from ui.dialogs.batch import MANY, BatchDialog
from ui.dialogs.card import CardDialog
from ui.dialogs.evidence import EvidenceDialog
from ui.dialogs.scan.dialog import ScanDialog
from ui.look import Look
from ui.pages.latest import Latest
from ui.session import Session
from wallet.book import Card, News, Received, Seen
from wallet.clock import Clock
from wallet.errors import Unreadable


@dataclass(frozen=True, slots=True)
class _Unsorted:
    """What was dropped or chosen; nobody looked yet whether there are folders among it."""

    paths: tuple[Path, ...]

    @property
    def name(self) -> str:
        return self.paths[0].name


@dataclass(frozen=True, slots=True)
class _Message:
    """What came by light."""

    message: bytes | News
    name: str


@dataclass(frozen=True, slots=True)
class _Pictures:
    """Files to look for codes in, all together: parts of one transfer may lie in each."""

    paths: tuple[Path, ...]
    wrong: Exception | None = None
    """Why it is no file of ours, where one was first taken for such."""

    @property
    def name(self) -> str:
        return self.paths[0].name


_Thing = Path | _Unsorted | _Message | _Pictures


class Receiver(QObject):
    """Judges files and what came by light on the worker, and says what came of each.

    Connect `sheet_wanted` and `bill_wanted` as those of a page, and
    `changed_wanted` to `SheetPage.show_received`: the receiver knows where a file leads.
    A card is shown for pinning first; pinned, it is told by `received` alone.
    One file leads there at once; several are listed, and the user chooses. What still
    waits when the page it works for goes away is not taken in any more.

    Args:
        session: The open vault.
        look: How to draw.
        page: What it works for and goes with; dialogs stand before its window.
        clock: Says how fast codes come.

    """

    received = Signal(object)
    """`wallet.book.Received`, for each file that could be read."""
    failed = Signal(str, Exception)
    """Its name, and why it could not be read; where several came, their list says it.

    Nothing was kept or changed.
    """
    started = Signal(object, str)
    """A `ui.jobs.Job` and the name of the file it judges, to be shown as progress."""
    sheet_wanted = Signal(str)
    """The file brought a bill that waits for my answer, by digest."""
    bill_wanted = Signal(str)
    """The file brought a receipt, a record or a copy: show the bill, by digest."""
    changed_wanted = Signal(object)
    """The file holds a bill that is changed; it was not kept. `wallet.book.Received`."""
    title_wanted = Signal(object)
    """Something about a title on a chain came: `ui.actions.titles.TitleNews`."""
    audit_wanted = Signal(list)
    """Paths of files that are to be judged and not taken in: bundles, a platform's files."""
    files_chosen = Signal(list)
    """Paths that the user chose in place of scanning: to be opened as any other."""
    link_wanted = Signal(str)
    """A code leads to a document elsewhere: ask the user whether it is to be fetched."""

    def __init__(
        self, session: Session, look: Look, page: QWidget, *, clock: Clock | None = None
    ) -> None:
        super().__init__(page)
        self._clock = clock
        self._session = session
        self._look = look
        self._page = page
        self._waiting: deque[_Thing] = deque()
        self._now: _Thing = Path()
        self._are_many = False
        self._list: ArrivalsDialog | None = None
        self._sorting = Latest(self)
        self._sorting.answered.connect(self._sorted)
        self._sorting.failed.connect(self._failed)
        self._sorting.stopped.connect(self._stopped)
        self._judging = Latest(self)
        self._judging.answered.connect(self._came)
        self._judging.failed.connect(self._failed)
        self._judging.stopped.connect(self._stopped)
        self._looking = Latest(self)
        self._looking.answered.connect(self._seen)
        self._looking.failed.connect(self._failed)
        self._looking.stopped.connect(self._stopped)
        self._finding = Latest(self)
        self._finding.answered.connect(self._found_link)
        self._finding.failed.connect(self._failed)

    def scan(self) -> ScanDialog:
        """Let the user receive by camera, screen, picture, clipboard, hand scanner or file."""
        dialog = ScanDialog(
            self._session,
            self._look,
            parent=self._page.window(),
            clock=self._clock,
            takes_links=True,
        )
        dialog.arrived.connect(self.receive_message)
        dialog.files_chosen.connect(self.files_chosen)
        dialog.link_found.connect(self.link_wanted)
        dialog.open()
        return dialog

    def receive_message(self, message: bytes | News, name: str) -> None:
        """Take in what came by light; `name` says how."""
        self._add(_Message(message, name))

    def _receive_each(self, documents: tuple[Document, ...]) -> None:
        """Take in the documents of a file of many, before what waits behind it."""
        if len(documents) > MANY:
            BatchDialog(self._session, self._look, documents, self._page.window()).begin()
            return
        self._waiting.extendleft(_Message(one.data, one.name) for one in reversed(documents))
        self._list_many()

    def receive_files(self, paths: list[Path]) -> None:
        """Take these files in, in their order; folders stand for the files in them.

        Pictures are looked at together: each may show a part of one transfer.
        """
        if paths:
            self._add(_Unsorted(tuple(paths)))

    def _sorted(self, dropped: Dropped) -> None:
        if dropped.for_audit:
            self.audit_wanted.emit(list(dropped.for_audit))
        pictures = tuple(file for file in dropped.files if is_picture(file))
        plain = [file for file in dropped.files if not is_picture(file)]
        if pictures:
            self._waiting.appendleft(_Pictures(pictures))
        if len(plain) > MANY and self._session.is_open:
            BatchDialog(self._session, self._look, plain, self._page.window()).begin()
        else:
            self._waiting.extendleft(reversed(plain))
        self._list_many()
        self._next()

    def _add(self, thing: _Thing) -> None:
        asked = (self._sorting, self._judging, self._looking, self._finding)
        is_busy = any(one.is_waiting for one in asked)
        self._waiting.append(thing)
        if is_busy and self._list is None:
            self._are_many = True
            self._open_list()
        if not is_busy:
            self._next()

    def _open_list(self) -> None:
        dialog = ArrivalsDialog(self._look, self._page.window())
        dialog.sheet_wanted.connect(self.sheet_wanted)
        dialog.bill_wanted.connect(self.bill_wanted)
        dialog.changed_wanted.connect(self.changed_wanted)
        dialog.card_wanted.connect(self._show_card)
        dialog.title_wanted.connect(self.title_wanted)
        dialog.evidence_wanted.connect(self._show_evidence)
        dialog.finished.connect(self._list_closed)
        self._list = dialog
        dialog.open()

    def _list_closed(self) -> None:
        self._list = None

    def _next(self) -> None:
        if not self._waiting:
            self._are_many = False
            return
        self._now = self._waiting.popleft()
        match self._now:
            case _Unsorted(paths):
                job = sort_out(self._session, paths)
                self._sorting.ask(job)
            case _Pictures(paths=paths):
                job = look(self._session, paths)
                self._looking.ask(job)
            case _Message(message, name):
                job = receive_message(self._session, message, name)
                self._judging.ask(job)
            case path:
                job = receive(self._session, path)
                self._judging.ask(job)
        if self._list is not None:
            self._list.watch(job, self._now.name)
        else:
            self.started.emit(job, self._now.name)

    def _came(self, arrival: Arrival | tuple[Document, ...]) -> None:
        if isinstance(arrival, tuple):
            self._receive_each(arrival)
            self._next()
            return
        if arrival.card_to_pin is None and arrival.title is None and not arrival.evidence:
            self.received.emit(arrival.received)
        if self._list is not None:
            self._list.add(arrival)
        elif not self._are_many:  # the list was closed: what still comes stands in the inbox
            self._lead(arrival)
        self._next()

    def _lead(self, arrival: Arrival) -> None:
        verdict = arrival.received.verdict
        if arrival.card_to_pin is not None:
            self._show_card(arrival)
        elif arrival.title is not None:
            self.title_wanted.emit(arrival.title)
        elif arrival.evidence:
            self._show_evidence(arrival)
        elif verdict is None:
            return
        elif not arrival.received.is_kept:
            self.changed_wanted.emit(arrival.received)
        elif arrival.awaits_me:
            self.sheet_wanted.emit(verdict.digest)
        else:
            self.bill_wanted.emit(verdict.digest)

    def _seen(self, seen: Seen) -> None:
        name = self._now.name
        self._waiting.extendleft(_Message(one, name) for one in reversed(seen.messages))
        self._list_many()
        self._next()

    def _list_many(self) -> None:
        if len(self._waiting) > 1 and self._list is None:
            self._are_many = True
            self._open_list()

    def _failed(self, error: Exception) -> None:
        if isinstance(self._now, Path) and _may_show_codes(error):
            self._waiting.appendleft(_Pictures((self._now,), error))
            self._next()
            return
        if isinstance(self._now, _Pictures):
            if is_about_a_link(error):
                self._finding.ask(find(self._session, self._now.paths))
                return
            error = self._now.wrong or error
        if self._list is not None:
            self._list.add_failed(self._now.name, error)
        else:
            self.failed.emit(self._now.name, error)
        self._next()

    def _found_link(self, link: str) -> None:
        self.link_wanted.emit(link)
        self._next()

    def _stopped(self) -> None:
        self._waiting.clear()
        self._next()

    def _show_card(self, arrival: Arrival) -> None:
        card = arrival.card_to_pin
        if card is None:
            return
        window: QWidget = self._list or self._page.window()
        dialog = CardDialog(self._session, self._look, card, arrival.name, window)
        dialog.pinned.connect(lambda card: self._pinned(arrival, card))
        dialog.open()

    def _show_evidence(self, arrival: Arrival) -> None:
        window: QWidget = self._list or self._page.window()
        EvidenceDialog(self._session, self._look, arrival.evidence, window).open()

    def _pinned(self, arrival: Arrival, card: Card) -> None:
        self.received.emit(Received(arrival.name, card=card, is_kept=True))


def _may_show_codes(error: Exception) -> bool:
    """Say whether a file that is nothing of ours may be a picture or a PDF with codes."""
    return isinstance(error, Unreadable) and error.code in NO_FILE_OF_OURS

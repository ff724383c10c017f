"""Asks how a bundle for an auditor is to be made, writes it, and says what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from ui.actions.save_bundle import ask_for_readers, remember_server, save_bundle
from ui.actions.save_many import file_stem
from ui.dialogs.files import ask_to_save
from ui.dialogs.paper_dialog import PaperDialog
from ui.look import Face, Ink, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.buttons import Button, Kind
from ui.widgets.drag_out import FileTile
from ui.widgets.fields import LabelledField
from ui.widgets.text import Label
from wallet.book import BUNDLE_SUFFIX, Bundled, StoredCard, Wish, read_card
from wallet.titles.holding import Holding
from wallet.words import Language, visible


class BundleDialog(PaperDialog):
    """A bundle of some bills, or of those that a filter finds.

    Args:
        session: The open vault.
        look: How to draw.
        bills: Those that are put in; none to ask for a filter, which may be empty: all.
        parent: The window it stands before.

    """

    help_topic = "audit#without"

    def __init__(
        self,
        session: Session,
        look: Look,
        bills: Sequence[Holding],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent, gap=2)
        self._session = session
        self._bills = tuple(bills)
        self._cards: tuple[StoredCard, ...] = ()
        self._server = ""
        self._asking, self._writing = Latest(self), Latest(self)
        self.setWindowTitle(self.tr("Make a bundle"))
        self.words = QLineEdit()
        self.english = QCheckBox(self.tr("Print each bill in English too"))
        self.chinese = QCheckBox(self.tr("Print each bill in Chinese too"))
        self.leaves_out = QCheckBox(self.tr("Leave out the papers; their digests stay"))
        self.reason = QLineEdit()
        self.reader = QComboBox()
        self.server = QLineEdit()
        self.write = Button(look, self.tr("Sign and save"), "archive", Kind.PRIMARY, tall=True)
        self.back = Button(look, self.tr("Close"), tall=True)
        self.outcome = Outcome(look)
        self._path: Path | None = None
        self.made = FileTile(look, self._file)
        self.made.hide()
        self._lay_out()

        self.write.clicked.connect(self._ask_place)
        self.back.clicked.connect(self.reject)
        self.leaves_out.toggled.connect(self._say)
        self.reason.textChanged.connect(self._say)
        self._asking.answered.connect(self._know)
        self._asking.failed.connect(self.outcome.complain)
        self._writing.answered.connect(self._written)
        self._writing.failed.connect(self._failed)
        self._writing.stopped.connect(self._stopped)
        look.follow(self._fit)
        self._say()
        self._asking.ask(ask_for_readers(session))

    def _lay_out(self) -> None:
        look = self._look
        self.body.addWidget(Label(look, self._title(), Face.TITLE, wraps=True))
        self.body.addWidget(
            Label(
                look,
                self.tr(
                    "A bundle holds the signed bills, every transfer, who had control when, and "
                    "what is needed to check it without this program. You sign that it is whole."
                ),
                ink=Ink.TEXT2,
                wraps=True,
            )
        )
        if not self._bills:
            hint = self.tr("Words as in the search, and state:, kind:, since:2026-01-01, until: …")
            self.body.addWidget(
                LabelledField(
                    look, self.tr("Which bills; nothing means the whole vault"), self.words, hint
                )
            )
        for box in (self.english, self.chinese, self.leaves_out):
            self.body.addWidget(box)
        self._why = LabelledField(look, self.tr("Why they are left out"), self.reason)
        self.body.addWidget(self._why)
        self.body.addWidget(LabelledField(look, self.tr("Who can open it"), self.reader))
        hint = self.tr("Empty for none. Only the digest of the signature is sent there.")
        self.body.addWidget(
            LabelledField(look, self.tr("Time stamp server (RFC 3161)"), self.server, hint)
        )
        self.body.addWidget(self.outcome)
        self.body.addWidget(self.made)
        self.body.addStretch(1)
        self.decide_by(self.back, self.write)

    def _title(self) -> str:
        if len(self._bills) == 1:
            return self.tr("Evidence of {number}").format(number=self._bills[0].number)
        if self._bills:
            return self.tr("Evidence of %n bills", "", len(self._bills))
        return self.tr("Evidence from this vault")

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.metrics.ems(46))

    def _know(self, known: tuple[tuple[StoredCard, ...], str]) -> None:
        self._cards, self._server = known
        self.server.setText(self._server)
        self.reader.addItem(self.tr("Everybody who has the file"))
        for card in self._cards:
            self.reader.addItem(self.tr("Only {name}").format(name=visible(card.name)))

    def _say(self) -> None:
        self._why.setVisible(self.leaves_out.isChecked())
        lacks = self.leaves_out.isChecked() and not self.reason.text().strip()
        self.write.setEnabled(not lacks and not self._writing.is_waiting)
        self.adjustSize()

    def _ask_place(self) -> None:
        name = f"evidence{BUNDLE_SUFFIX}"
        if len(self._bills) == 1:
            name = f"{file_stem(self._bills[0].number)}{BUNDLE_SUFFIX}"
        ask_to_save(self, self.tr("Save the bundle"), name, self._write)

    def _write(self, target: Path) -> None:
        words = self.words.text().strip()
        numbers = ", ".join(bill.number for bill in self._bills[:20])
        chosen = self.reader.currentIndex() - 1
        prints = ((self.english, Language.ENGLISH), (self.chinese, Language.CHINESE))
        server = self.server.text().strip()
        wish = Wish(
            selection=numbers or words or "*",
            prints=tuple(language for box, language in prints if box.isChecked()),
            leave_out={"papers": self.reason.text().strip()} if self.leaves_out.isChecked() else {},
            seal_to=read_card(self._cards[chosen].jws) if chosen >= 0 else None,
            time_stamp_server=server,
        )
        if server != self._server:
            self._server = server
            remember_server(self._session, server)
        bills = [bill.bill for bill in self._bills]
        job = save_bundle(self._session, bills, words, target, wish)
        self._writing.ask(job)
        self.outcome.watch_quietly(job, self.tr("Writing the bundle"))
        self._say()

    def _written(self, done: Bundled) -> None:
        self._say()
        said = self.tr("%n bill(s) are in {path}.", "", done.bills)
        self.outcome.tell(said.format(path=done.path))
        self._path = done.path
        about = self.tr("{size}. Drag it into a mail or a folder.")
        about = about.format(size=self._look.speech.size(done.size))
        self.made.say(done.path.name, about)
        self.made.show()
        self.adjustSize()
        self.write.setText(self.tr("Save another"))
        # Where the screen is low it lies below the fold, once it is laid out.
        QTimer.singleShot(0, self, lambda: self.page.ensureWidgetVisible(self.made))

    def _file(self) -> Path | None:
        return self._path if self._path is not None and self._path.is_file() else None

    def _failed(self, error: Exception) -> None:
        self._say()
        self.outcome.complain(error)

    def _stopped(self) -> None:
        self._say()
        self.outcome.tell(
            self.tr("Stopped. What is written so far is kept: save to the same place to go on.")
        )
        self.write.setText(self.tr("Go on"))

"""A bill in a file that somebody gave, looked at without a vault: read-only, nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.actions.evidence import Answers, ask_aside, questions_for_file
from ui.actions.fetch_link import find, is_about_a_link
from ui.actions.look_at_file import Known, judge_file, print_file
from ui.actions.receive import is_picture
from ui.dialogs.files import ask_to_open
from ui.dialogs.look_up import LookUpDialog
from ui.look import Look
from ui.pages.bill_body import BillBody
from ui.pages.latest import Latest
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.text import Icon, Label
from wallet.clock import Clock
from wallet.proof.verdict import Headline, Verdict
from wallet.words import Language


class FilePage(QWidget):
    """The answer about one file, with its checks, its control and its paper."""

    left = Signal()
    """Back to where the user came from."""
    link_wanted = Signal(str)
    """The picture leads to a document elsewhere: ask the user whether it is to be fetched."""

    def __init__(
        self, session: Session, look: Look, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._clock = clock
        self._path = Path()
        self._known = self._known_before = Known()
        self._printed: Language | None = None
        self._verdict: Verdict | None = None
        self._latest, self._finding = Latest(self), Latest(self)
        self._notice = QWidget()
        self._words = Label(look, "", wraps=True)
        self.trust = Button(look, "", "user-check")
        self.look_up = Button(look, "", "search")
        self.body = BillBody(look, self._notice)
        self.body.offer_prints(session, lambda: self._path.stem)

        self.body.left.connect(self.left)
        self.trust.clicked.connect(self._ask_for_card)
        self.look_up.clicked.connect(self.ask_world)
        self._latest.answered.connect(self._show)
        self._latest.failed.connect(self._failed)
        self._finding.answered.connect(lambda link: self.link_wanted.emit(link))

        notice = Row(look, 1, 0, self._notice)
        notice.addWidget(Icon(look, "eye"))
        notice.addWidget(self._words, 1)
        notice.addWidget(self.look_up)
        notice.addWidget(self.trust)
        whole = Column(look, 0, 0, self)
        whole.addWidget(self.body)
        look.follow(self._say)

    def await_file(self, path: Path) -> None:
        """Show nothing but what the file at `path` is called."""
        self._path = path
        self._known = Known()
        self._latest.drop()
        self._finding.drop()
        self.look_up.hide()
        self.body.clear()
        self.body.call(path.name, "")

    def show_file(self, path: Path) -> None:
        """Judge the file at `path` and show what came of it."""
        self.await_file(path)
        self._judge()

    def trust_card(self, path: Path) -> None:
        """Judge again, with the card or the evidence in this file."""
        before = self._known
        self._known = replace(before, files=(*before.files, path))
        self._judge()
        self._known_before = before

    def ask_world(self) -> LookUpDialog:
        """Say whom one could ask, and judge again with what came; nothing is kept."""
        session, path = self._session, self._path
        dialog = LookUpDialog(
            session,
            self._look,
            lambda resolver: questions_for_file(session, path, resolver),
            partial(ask_aside, session, self._clock),
            self.window(),
        )
        dialog.found.connect(self._rely_on)
        dialog.open()
        return dialog

    def _rely_on(self, answers: Answers) -> None:
        self._known = replace(self._known, pins=(*self._known.pins, *answers.pins))
        self._judge()

    def _ask_for_card(self) -> None:
        title = self.tr("Whose card do you know, or what evidence do you have?")
        ask_to_open(self.window(), title, lambda paths: self.trust_card(paths[0]))

    def _judge(self) -> None:
        self._known_before = self._known
        self._printed = self._verdict = None
        job = judge_file(self._session, self._path, self._known, self._clock)
        self.body.outcome.watch_quietly(job, self.tr("Checking the file"))
        self._latest.ask(job)

    def _failed(self, error: Exception) -> None:
        self._known = self._known_before  # the card may have been none
        self.body.outcome.complain(error)
        if is_about_a_link(error) or is_picture(self._path):
            self._finding.ask(find(self._session, [self._path]))

    def _show(self, verdict: Verdict) -> None:
        source = self.tr("from this file alone, without a vault")
        self.body.call(verdict.number or self._path.name, self._path.name)
        self.body.show_verdict(verdict, None, source)
        self.look_up.setVisible(verdict.is_document)
        self.trust.setVisible(verdict.is_document or verdict.headline is Headline.UNKNOWN_SIGNER)
        self._verdict = verdict
        self._print(verdict)

    def _print(self, verdict: Verdict) -> None:
        language = self._look.speech.language
        self._printed = language
        job = print_file(self._session, self._path, self._known, self._clock, language, verdict)
        self.body.print(job)

    def _say(self) -> None:
        self._words.say(
            self.tr("Read-only: nothing was kept, and nothing was signed by looking at it.")
        )
        self.look_up.setText(self.tr("Look up…"))
        self.trust.setText(self.tr("I have the signer’s card or evidence…"))
        is_other = self._printed is not None and self._printed is not self._look.speech.language
        if is_other and self._verdict is not None:
            self._print(self._verdict)

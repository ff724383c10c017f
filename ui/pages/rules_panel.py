"""Rules the owner sets for this vault: two people, with whom nothing is signed, time stamps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.dialogs.add_person import AddPersonDialog
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.files import ask_to_open
from ui.help.opening import open_help
from ui.look import Face, Look
from ui.pages.latest import Latest
from ui.pages.outcome import Outcome
from ui.session import Session
from ui.widgets.boxes import Column, Flow
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import LabelledField
from ui.widgets.panels import Hairline, Panel
from ui.widgets.text import Label
from wallet.book import TIME_STAMP_SERVER, Book, Rule

_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Rules:
    """What is so now."""

    people: Rule
    listed: int
    server: str


class RulesPanel(Panel):
    """Three rules, each with what it does and the way to change it."""

    def __init__(
        self, session: Session, look: Look, folder: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, " ", 3, parent=parent)
        self._session = session
        self._look = look
        self._folder = folder
        self._rules: _Rules | None = None
        self._latest = Latest(self)
        self._people_title = Label(look, "", Face.STRONG)
        self.people = Label(look, "", wraps=True)
        self.add = Button(look, "", "user-check")
        self.strike = Button(look, "", "x")
        self.demand = Button(look, "")
        self._list_title = Label(look, "", Face.STRONG)
        self.listed = Label(look, "", wraps=True)
        self.choose = Button(look, "", "folder-open")
        self.drop = Button(look, "", "x")
        self.server = QLineEdit()
        self._server = LabelledField(look, "", self.server)
        self.keep = Button(look, "", "check")
        self.read = Button(look, "", "circle-help", Kind.LINK)
        self.outcome = Outcome(look)

        self._latest.answered.connect(self._found)
        self._latest.failed.connect(self.outcome.complain)
        self.add.clicked.connect(self._add)
        self.strike.clicked.connect(self.ask_strike)
        self.demand.clicked.connect(self._turn)
        self.choose.clicked.connect(
            lambda: ask_to_open(self.window(), self.tr("Choose the list"), self.take_list)
        )
        self.drop.clicked.connect(lambda: self._do(lambda book: book.screen(None)))
        self.keep.clicked.connect(self._keep_server)
        self.read.clicked.connect(lambda: open_help("office#two"))

        for title, words, buttons in (
            (self._people_title, self.people, (self.add, self.strike, self.demand, self.read)),
            (self._list_title, self.listed, (self.choose, self.drop)),
        ):
            part = Column(look, 0.5)
            part.addWidget(title)
            part.addWidget(words)
            part.addWidget(self._row(look, *buttons))
            self.body.addLayout(part)
            self.body.addWidget(Hairline(look))
        self.body.addWidget(self._server)
        self.body.addWidget(self._row(look, self.keep))
        self.body.addWidget(self.outcome)
        look.follow(self._say)

    @staticmethod
    def _row(look: Look, *buttons: Button) -> QWidget:
        row = QWidget()
        flow = Flow(look, row)
        for button in buttons:
            flow.addWidget(button)
        return row

    def refresh(self) -> None:
        """Ask the book again."""
        if self._session.is_open:
            self._latest.ask(self._session.read(_rules))

    def take_list(self, paths: list[Path]) -> None:
        """Keep the first of `paths` as the sanctions list."""
        for path in paths[:1]:
            self._do(lambda book, path=path: book.screen(path))  # type: ignore[misc]

    def _do(self, work: Callable[[Book], object]) -> None:
        job = self._session.write(lambda book, _progress: work(book))
        job.succeeded.connect(self.refresh)
        self.outcome.watch(job, self.tr("Keeping it"), self.tr("Kept."))

    def _add(self) -> None:
        dialog = AddPersonDialog(self._session, self._look, self._folder, self.window())
        dialog.succeeded.connect(self.refresh)
        dialog.open()

    def ask_strike(self) -> None:
        """Ask whom to strike off."""
        people = self._rules.people.people if self._rules is not None else ()
        names = QComboBox()
        for one in people:
            names.addItem(one.name, one.id)
        dialog = ConfirmDialog(
            self._look,
            self.tr("Strike a person off?"),
            (
                self.tr("They open this vault no longer, and approve nothing more."),
                self.tr("What they signed stays as it is, with their name."),
            ),
            self.tr("Strike this person off"),
            "x",
            Kind.REJECT,
            self.window(),
            field=LabelledField(self._look, self.tr("&Who"), names),
        )
        dialog.confirmed.connect(lambda: self._strike(names.currentData()))
        dialog.open()

    def _strike(self, person: str) -> None:
        self._do(lambda book: book.remove_person(person))

    def _turn(self) -> None:
        if self._rules is not None:
            on = not self._rules.people.is_on
            self._do(lambda book: book.demand_two_people(on))

    def _keep_server(self) -> None:
        server = self.server.text().strip()
        is_right = not server or (
            server.startswith(("https://", "http://"))
            and server.isprintable()
            and " " not in server
        )
        if not is_right:
            wrong = self.tr("An address begins with https:// or http://.")
            self._server.complain(wrong)
            return
        self._server.complain("")
        self._do(lambda book: book.set(TIME_STAMP_SERVER, server))

    def _found(self, rules: _Rules) -> None:
        self._rules = rules
        if not self.server.hasFocus():
            self.server.setText(rules.server)
        self._say()

    def _say(self) -> None:
        self.call(self.tr("Rules of this vault"))
        self._people_title.say(self.tr("Two people"))
        self._list_title.say(self.tr("Sanctions list"))
        self.add.setText(self.tr("Add a person…"))
        self.strike.setText(self.tr("Strike a person off…"))
        self.choose.setText(self.tr("Choose the list…"))
        self.drop.setText(self.tr("Use none"))
        self.keep.setText(self.tr("Keep this server"))
        self.read.setText(self.tr("How it works"))
        self._server.call(self.tr("Time stamp server (RFC &3161)"))
        self._server.hint(
            self.tr("Asked only when you seal a print or sign a bundle. Empty: nobody is asked.")
        )
        rules = self._rules
        if rules is None:
            return
        self._say_people(rules.people)
        self.listed.say(
            self.tr("Nothing is signed over to %n name(s) and code(s).", "", rules.listed)
            if rules.listed
            else self.tr("None. A text file of your own, with one name or code on a line.")
        )
        self.drop.setVisible(bool(rules.listed))

    def _say_people(self, rule: Rule) -> None:
        between = "、" if self._look.speech.is_chinese else ", "
        names = between.join(one.name for one in rule.people)
        if not rule.people:
            said = self.tr("One person alone signs here. To demand two, add both of them.")
        elif rule.is_on:
            said = self.tr("One prepares, another approves: {names}.")
        else:
            said = self.tr("Known, but one alone signs: {names}.")
        self.people.say(said.format(names=names))
        self.demand.setText(
            self.tr("Demand it no longer") if rule.is_on else self.tr("Demand two people")
        )
        self.strike.setVisible(bool(rule.people))
        self.demand.setVisible(rule.is_on or len(rule.people) >= _LEAST)


def _rules(book: Book) -> _Rules:
    listed = book.setting("sanctions") or ""
    lines = (line.split("#", 1)[0].strip() for line in listed.splitlines())
    server = book.setting(TIME_STAMP_SERVER) or ""
    return _Rules(book.two_people(), sum(1 for line in lines if line), server)

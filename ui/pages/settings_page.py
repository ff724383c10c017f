"""How the window looks and speaks, whose vault this is, and how it is cared for. All at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QSizePolicy

from ui.actions.care import CareState, look_after
from ui.actions.export_card import card_file_name, export_card
from ui.dialogs.files import ask_to_save
from ui.dialogs.thaw import ThawDialog
from ui.look import Face, Ink, Look, TextSize, Theme
from ui.pages.care_copies import CopiesPanel
from ui.pages.care_health import HealthPanel
from ui.pages.care_lock import LockPanel
from ui.pages.care_ways import WaysPanel
from ui.pages.connections_panel import ConnectionsPanel
from ui.pages.latest import Latest
from ui.pages.look_words import LANGUAGES, size_words, theme_words
from ui.pages.networks_panel import NetworksPanel
from ui.pages.outcome import Outcome
from ui.pages.page import Page
from ui.pages.party_words import lei_of
from ui.pages.program_panel import ProgramPanel
from ui.pages.rules_panel import RulesPanel
from ui.session import Session
from ui.settings import Wishes
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button
from ui.widgets.fields import FieldGrid, LabelledField
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.text import Label
from wallet.clock import Clock
from wallet.places import program

_SIZES, _THEMES, _LANGUAGES = list(TextSize), list(Theme), list(LANGUAGES)


class SettingsPage(Page):
    """Panels beside each other; nothing waits for an "Apply"."""

    help_topic = "backup"

    samples_wanted = Signal()
    """Play the sample voyage."""

    def __init__(
        self,
        session: Session,
        look: Look,
        wishes: Wishes,
        folder: Path,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(session, look, clock=clock)
        self._wishes = wishes
        self._folder = folder
        self._title = Label(look, "", Face.TITLE)
        self.text_size = QComboBox()
        self.theme = QComboBox()
        self.typeface = QComboBox()
        self.language = QComboBox()
        self._looks = Panel(look, " ", 3)
        self._fields = tuple(
            LabelledField(look, "", box)
            for box in (self.text_size, self.theme, self.language, self.typeface)
        )
        self._zone = Label(look, "", ink=Ink.TEXT2, wraps=True)
        self._card = Panel(look, " ", 3)
        self._owner = FieldGrid(look, 2)
        self.save_card = Button(look, "", "save")
        self._card_outcome = Outcome(look)
        self._where = FieldGrid(look, 1)
        self.locking = LockPanel(look, wishes.settings)
        self.ways = WaysPanel(session, look, folder)
        self.copies = CopiesPanel(session, look, self._clock)
        self.health = HealthPanel(session, look)
        self.networks = NetworksPanel(session, look)
        self.program = ProgramPanel(session, look, wishes)
        self.rules = RulesPanel(session, look, folder)
        self.connections = ConnectionsPanel(session, look)
        self.about = Label(look, "", ink=Ink.TEXT2, wraps=True, selectable=True)
        self.state: CareState | None = None
        self._states = Latest(self)

        self.text_size.activated.connect(lambda at: wishes.wish(size=_SIZES[at]))
        self.theme.activated.connect(lambda at: wishes.wish(theme=_THEMES[at]))
        self.language.activated.connect(lambda at: wishes.wish(language=_LANGUAGES[at]))
        self.typeface.activated.connect(
            lambda at: wishes.wish(typeface=self.typeface.itemText(at) if at else "")
        )
        self.save_card.clicked.connect(self._ask_where)
        self._states.answered.connect(self._show_state)
        self.ways.changed.connect(self._ask_state)
        self.copies.changed.connect(self._ask_state)
        self.health.bill_wanted.connect(self.bill_wanted)
        self.health.freeze_wanted.connect(self.thaw)
        self.program.samples_wanted.connect(self.samples_wanted)

        self._lay_out(look)
        look.follow(self._say)

    def _lay_out(self, look: Look) -> None:
        for field in self._fields:
            self._looks.body.addWidget(field)
        self._looks.body.addWidget(self._zone)
        self._looks.body.addStretch()
        self._card.body.addWidget(self._owner)
        self._card.body.addWidget(self._where)
        self._card.body.addWidget(self._card_outcome)
        saving = Row(look)
        saving.addWidget(self.save_card)
        saving.addStretch()
        self._card.body.addLayout(saving)
        self._card.body.addStretch()
        self._where.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._owner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        content = Ground(look)
        page = Column(look, 1.5, (3, 1.5), content)
        page.addWidget(self._title)
        beside = Row(look, 2)
        for panels in (
            (self._looks, self._card, self.locking, self.program),
            (self.ways, self.copies, self.health, self.rules),
        ):
            column = Column(look, 2)
            for panel in panels:
                column.addWidget(panel)
            column.addStretch()
            beside.addLayout(column, 1)
        page.addLayout(beside)
        page.addWidget(self.networks)
        page.addWidget(self.connections)
        page.addWidget(self.about)
        page.addStretch()
        whole = Column(look, 0, 0, self)
        self.sheet = Scroll(look, content)
        self.sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        whole.addWidget(self.sheet)
        self.text_size.setFocus()  # where the page begins; a proxy would draw the Tab key to it

    def refresh(self) -> None:
        """Show what is so now."""
        self._say()
        self._ask_state()
        self.networks.refresh()
        self.rules.refresh()
        self.connections.refresh()

    def thaw(self) -> None:
        """Say why titles are frozen, and let the owner lift it."""
        if self.state is not None:
            dialog = ThawDialog(self._session, self._look, self.state.guard, self.window())
            dialog.thawed.connect(self._ask_state)
            dialog.open()

    def _ask_state(self) -> None:
        self._states.ask(look_after(self._session))

    def _show_state(self, state: CareState) -> None:
        self.state = state
        for panel in (self.ways, self.copies, self.health):
            panel.show_state(state)

    def _ask_where(self) -> None:
        if (card := self._session.card) is not None:
            title = self.tr("Save my card")
            ask_to_save(self.window(), title, card_file_name(card), self._save_card)

    def _save_card(self, path: Path) -> None:
        if (card := self._session.card) is not None:
            job = export_card(self._session, card, path)
            said = self.tr("Saved as {path}. Give it to those you deal with.").format(path=path)
            self._card_outcome.watch(job, self.tr("Saving the card"), said)

    # Words

    def _say(self) -> None:
        look = self._look
        self._title.say(self.tr("Settings"))
        self._looks.call(self.tr("How it looks"))
        self._card.call(self.tr("My card"))
        labels = (
            self.tr("Text &size"),
            self.tr("&Colours"),
            self.tr("Lan&guage"),
            self.tr("&Typeface"),
        )
        for field, label in zip(self._fields, labels, strict=True):
            field.call(label)
        _fill(self.text_size, map(size_words, _SIZES), _SIZES.index(look.size))
        _fill(self.theme, map(theme_words, _THEMES), _THEMES.index(look.theme))
        spoken = _LANGUAGES.index(look.speech.language)
        _fill(self.language, (LANGUAGES[language] for language in _LANGUAGES), spoken)
        families = QFontDatabase.families()
        own = families.index(look.typeface) + 1 if look.typeface in families else 0
        ours = self.tr("Source Sans 3, which comes with the program")
        _fill(self.typeface, (ours, *families), own)
        offset = look.speech.offset(self._clock.now())
        self._zone.say(
            self.tr(
                "Dates and times are those of this computer’s time zone, now {offset}, and are "
                "said with the offset wherever it matters."
            ).format(offset=offset)
        )
        self.about.say(
            self.tr(
                "Ladewell {version}, free under the Apache License 2.0. The parts it is made of, "
                "and their licences, lie beside it."
            ).format(version=program())
        )
        self._say_vault()

    def _say_vault(self) -> None:
        self.save_card.setText(self.tr("Save my card…"))
        self._where.show_facts([(self.tr("Folder of the vault"), str(self._folder))])
        if (card := self._session.card) is None:
            return
        self._owner.show_facts(
            [
                (self.tr("Name"), card.party.name, True),
                (self.tr("LEI"), lei_of(card.party)),
                (self.tr("What you do"), self._look.speech.say("role", card.role.value)),
            ]
        )


def _fill(box: QComboBox, words: Iterable[str], chosen: int) -> None:
    with QSignalBlocker(box):
        box.clear()
        box.addItems(list(words))
        box.setCurrentIndex(chosen)

"""Second step of giving: what, with the endorsement as it will be printed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QWidget

from ui.dialogs.endorsement import EndorsementPaper
from ui.dialogs.gift import Gift, endorsement_lines, refusal_of, way_words
from ui.dialogs.way import Way
from ui.look import Face, Ink, Look
from ui.widgets.boxes import Column, Row
from ui.widgets.panels import Hairline, Panel
from ui.widgets.text import Label
from wallet.clock import Clock
from wallet.titles.acts import How

translate = QCoreApplication.translate  # lupdate finds calls by this very name

WAYS = tuple(How)


class WhatStep(QWidget):
    """The ways of giving as radio rows; those the law refuses say why."""

    chosen = Signal()

    def __init__(self, look: Look, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._gift: Gift | None = None
        self._name = ""
        self._group = QButtonGroup(self)
        self._ways = {how: Way(look) for how in WAYS}
        self._rows = {how: QWidget() for how in WAYS}
        self.paper = EndorsementPaper(look)
        self._note = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)

        ways = Panel(look, padding=0)
        ways.body.setSpacing(0)
        for place, (how, way) in enumerate(self._ways.items()):
            self._group.addButton(way.button, WAYS.index(how))
            inside = Column(look, 0, 0, self._rows[how])
            if place:
                inside.addWidget(Hairline(look))
            inside.addWidget(way)
            ways.body.addWidget(self._rows[how])
        self._group.idToggled.connect(self._toggled)

        left = Column(look, 1.5)
        left.addWidget(Label(look, self.tr("What is to be given?"), Face.SECTION))
        left.addWidget(ways)
        left.addStretch()
        right = Column(look, 1.5)
        right.addWidget(Label(look, self.tr("As it will be printed"), Face.SECTION))
        right.addWidget(self.paper)
        right.addWidget(self._note)
        right.addStretch()
        row = Row(look, 3, (3, 2), self)
        row.addLayout(left, 1)
        row.addLayout(right, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    @property
    def how(self) -> How | None:
        """The way that is chosen, if the law allows any."""
        place = self._group.checkedId()
        return WAYS[place] if place >= 0 else None

    def button(self, how: How) -> QRadioButton:
        """Return the radio button of a way."""
        return self._ways[how].button

    def show_gift(self, gift: Gift, name: str, wanted: How) -> None:
        """Show what can be given to `name`; `wanted` is chosen where nothing was."""
        self._gift, self._name = gift, name
        refused = {how: refusal_of(gift, how) for how in gift.ways}
        for how, way in self._ways.items():
            self._rows[how].setVisible(how in refused)
            if how in refused:
                way.say(*way_words(gift, how, name), refused[how])
        wishes = (self.how, wanted, *gift.ways)
        allowed = [how for how in wishes if how and how in refused and refused[how] is None]
        self._group.setExclusive(False)
        for how, way in self._ways.items():
            way.button.setChecked(bool(allowed) and how is allowed[0])
        self._group.setExclusive(True)
        self._say()

    def _toggled(self, _place: int, is_on: bool) -> None:
        if is_on:
            self._say()
            self.chosen.emit()

    def _say(self) -> None:
        gift, how = self._gift, self.how
        if gift is None or how is None:
            return
        show_on(self.paper, self._look, gift, how, self._name, self._clock)
        self._note.say(
            self.tr("A preview. It is printed on the endorsement page of every copy from now on.")
        )


def show_on(
    paper: EndorsementPaper, look: Look, gift: Gift, how: How, name: str, clock: Clock
) -> None:
    """Draw the endorsement of `gift` on `paper`."""
    label = look.speech.say("paper", "endorsements")
    signed = translate("WhatStep", "{day}, signed electronically once you confirm")
    day = look.speech.day(clock.now())
    paper.show_endorsement(
        (label, gift.number),
        endorsement_lines(look, how, name),
        (gift.me.party.name, signed.format(day=day)),
    )

"""The panels of the sheet, each answering one of the clerk's questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from ui.look import RESULTS, Face, Ink, Look, Tone
from ui.pages.act_words import entitled_words, given_words
from ui.pages.chain_strip import ChainStrip
from ui.pages.party_words import ROLE_ICONS, lei_of, role_words
from ui.pages.sheet_facts import Sheet, chain_of, facts_of, links_of, open_checks
from ui.widgets.boxes import Column, Row, empty
from ui.widgets.buttons import Button, Kind
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Hairline, Panel
from ui.widgets.phrase import Phrase
from ui.widgets.tab_order import keep_order
from ui.widgets.text import Icon, Label
from wallet.book import Card
from wallet.proof.verdict import Check, Result, Verdict

_PADDING = (2, 1)
"""Tighter than other panels: the answer and the facts are to be seen without scrolling."""


class _Tight(Panel):
    """A panel whose parts stand nearer together."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", _PADDING, parent=parent)
        self.body.setSpacing(look.metrics.u // 2)


class GivenPanel(_Tight):
    """What is being given, by whom, and whether the giver is the order party."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._act = Label(look, "", Face.TITLE, wraps=True, selectable=True)
        self._by = Label(look, "", Face.CAPTION, Ink.TEXT2)
        self._giver = Label(look, "", Face.STRONG, wraps=True, selectable=True)
        self._codes = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True, selectable=True)
        self._question = Label(look, "", Face.CAPTION, Ink.TEXT2)
        self._icon = Icon(look, "circle-help", Ink.NOTE, 1.3)
        self._answer = Label(look, "", Face.SECTION, wraps=True)
        self._why = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)

        giver = Column(look, 0)
        for part in (self._by, self._giver, self._codes):
            giver.addWidget(part)
        giver.addStretch()
        said = Row(look, 0.75)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self._answer, 1)
        entitled = Column(look, 0.25)
        entitled.addWidget(self._question)
        entitled.addLayout(said)
        entitled.addWidget(self._why)
        entitled.addStretch()
        row = Row(look, 2)
        row.addLayout(giver, 5)
        row.addWidget(Hairline(look, upright=True))
        row.addLayout(entitled, 3)
        self.body.addWidget(self._act)
        self.body.addLayout(row)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the newest entry."""
        self.call(self.tr("What is being given"))
        self._by.say(self.tr("by"))
        self._question.say(self.tr("Is the giver the order party?"))
        line = sheet.verdict.timeline
        if not line:
            return
        last = line[-1]
        self._act.say(given_words(last))
        self._giver.say(last.actor.name)
        card = sheet.cards.get(last.actor.did or "")
        known = self.tr("its card is not pinned")
        if card is not None:
            known = self.tr("card pinned, {role}").format(role=role_words(card.role))
        lei = lei_of(last.actor)
        self._codes.say(" · ".join(part for part in (f"LEI {lei}" if lei else "", known) if part))
        is_so, word, why = entitled_words(sheet.verdict)
        ink = {True: Ink.GOOD, False: Ink.WAIT, None: Ink.NOTE}[is_so]
        icon = {True: "circle-check", False: "circle-minus", None: "circle-help"}[is_so]
        self._icon.show_icon(icon, ink)
        self._answer.write_in(ink)
        self._answer.say(word)
        self._why.say(why)


class ChainPanel(_Tight):
    """From the carrier to the reader, with every gap marked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._icon = Icon(look, "circle-check", Ink.GOOD)
        self._count = Label(look, "", Face.STRONG)
        self._strip = ChainStrip(look)
        self.head.addWidget(self._icon)
        self.head.addWidget(self._count)
        self.body.addWidget(self._strip)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the chain."""
        recorded, links = links_of(sheet.verdict)
        signed = sheet.verdict.check("chain.signatures")
        whole = signed is not None and signed.result is Result.PASSED
        if whole:
            self.call(self.tr("From the carrier to you, no gaps"))
        else:
            self.call(self.tr("From the carrier to you"))
        sign = RESULTS[Result.PASSED if whole and recorded == links else Result.NOT_CHECKED]
        ink = Ink(sign.tone.value)
        self._icon.show_icon(sign.icon, ink)
        self._count.write_in(ink)
        said = self.tr("{recorded} of {links} links recorded")
        self._count.say(said.format(recorded=recorded, links=links))
        self._strip.show_chain(chain_of(self._look, sheet))


class BillPanel(_Tight):
    """The particulars a clerk compares."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._facts = FieldGrid(look, 3, (13, 13, 12), 0.25)
        self.body.addWidget(self._facts)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the particulars."""
        self.call(self.tr("The bill"))
        self._facts.show_facts(facts_of(self._look, sheet.view))


class PhrasePanel(Panel):
    """Four words that must stand on the giver's screen too."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", _PADDING, parent=parent)
        self._words: tuple[str, ...] = ()
        self._phrase = Phrase(look, stacked=True)
        self.compared = QCheckBox()
        self.body.addWidget(self._phrase)
        self.body.addWidget(self.compared)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the phrase; another phrase has not been compared."""
        self.call(self.tr("The giver’s screen must show"))
        self.compared.setText(self.tr("I compared them"))
        if self._words != sheet.view.phrase:
            self._words = sheet.view.phrase
            self._phrase.show_words(self._words)
            self.compared.setChecked(False)


class ChecksPanel(Panel):
    """What failed or could not be checked, and why; all checks on demand."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, padding=0, parent=parent)
        self._verdict: Verdict | None = None
        self._shows_all = False
        self._rows = QWidget()
        self._column = Column(look, 0, 0, self._rows)
        self._passed = Label(look, "", Face.STRONG, Ink.GOOD)
        self._all = Button(look, "", kind=Kind.LINK)
        self._all.clicked.connect(self._toggle)
        foot = Row(look, 0.75, (2, 1))
        foot.addWidget(Icon(look, "circle-check", Ink.GOOD))
        foot.addWidget(self._passed)
        foot.addStretch()
        foot.addWidget(self._all)
        self.body.setSpacing(0)
        self.body.addWidget(self._rows)
        self.body.addLayout(foot)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show the checks of `verdict`."""
        self._verdict = verdict
        self._fill()

    def _toggle(self) -> None:
        self._shows_all = not self._shows_all
        self._fill()

    def _fill(self) -> None:
        verdict = self._verdict
        if verdict is None:
            return
        empty(self._column)
        shown: Sequence[Check] = open_checks(verdict)
        failed = bool(verdict.with_result(Result.FAILED))
        if failed:
            title = self.tr("What failed, and what could not be checked")
        else:
            title = self.tr("What could not be checked")
        if self._shows_all:
            title, shown = self.tr("All checks"), verdict.checks
        sign = RESULTS[Result.FAILED if failed else Result.NOT_CHECKED]
        if not shown:
            title, sign = self.tr("Everything was checked"), RESULTS[Result.PASSED]
        self._column.addWidget(self._title(title, sign.icon, Ink(sign.tone.value)))
        for check in shown:
            self._column.addWidget(Hairline(self._look))
            self._column.addWidget(self._row(check))
        self._column.addWidget(Hairline(self._look))
        passed = len(verdict.with_result(Result.PASSED))
        one, many = self.tr("1 check passed"), self.tr("%n checks passed", "", passed)
        self._passed.say(one if passed == 1 else many)
        if self._shows_all:
            self._all.setText(self.tr("Show open ones"))
        else:
            self._all.setText(self.tr("Show all %n", "", len(verdict.checks)))
        self.setAccessibleName(title)

    def _title(self, words: str, icon: str, ink: Ink) -> QWidget:
        head = QWidget()
        row = Row(self._look, 1, (2, 1), head)
        row.addWidget(Icon(self._look, icon, ink), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(Label(self._look, words, Face.CAPTION_STRONG, ink, wraps=True), 1)
        return head

    def _row(self, check: Check) -> QWidget:
        speech, sign = self._look.speech, RESULTS[check.result]
        row = QWidget()
        column = Column(self._look, 0, (2, 1), row)
        name = speech.say("check", check.code, check.facts)
        result = speech.say("result", check.result.value)
        head = Row(self._look, 1)
        head.addWidget(Label(self._look, name, Face.STRONG, wraps=True), 1)
        if self._shows_all or check.result is Result.FAILED:
            ink = Ink(sign.tone.value)
            mark = Row(self._look, 0.5)
            mark.addWidget(Icon(self._look, sign.icon, ink))
            mark.addWidget(Label(self._look, result, Face.STRONG, ink))
            head.addLayout(mark)
            head.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        found = speech.say("reason", check.reason, check.facts)
        column.addWidget(Label(self._look, found, Face.CAPTION, Ink.TEXT2, wraps=True))
        row.setAccessibleName(f"{name}: {result}. {found}")
        return row


class ArrivalPanel(_Tight):
    """When it came in, and how; whether it is on hold."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._when = Label(look, "", selectable=True)
        self._how = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        self.body.addWidget(self._when)
        self.body.addWidget(self._how)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the newest arrival; a bill of my own making never came in."""
        self.setVisible(sheet.arrival is not None)
        if sheet.arrival is None:
            return
        self.call(self.tr("Received"))
        self._when.say(self._look.speech.time(sheet.arrival.at))
        said = self.tr("file {name}, kept in Activity whatever you answer").format(
            name=sheet.arrival.facts.get("path", "…")
        )
        if sheet.held is not None:
            since = self._look.speech.time(sheet.held)
            said += "\n" + self.tr("On hold since {time}").format(time=since)
        self._how.say(said)


class FilePanel(Panel):
    """A file that was not kept: its name, and which bill it says it is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", parent=parent)
        self._name = Label(look, "", Face.STRONG, wraps=True, selectable=True)
        self._says = Label(look, "", wraps=True, selectable=True)
        self._why = Label(look, "", Face.CAPTION, Ink.TEXT2, wraps=True)
        for part in (self._name, self._says, self._why):
            self.body.addWidget(part)

    def show_file(self, name: str, verdict: Verdict) -> None:
        """Show where the verdict comes from."""
        self.call(self.tr("The file"))
        self._name.say(name)
        says = self.tr("It says it is bill {number}.").format(number=verdict.number or "…")
        self._says.say(says)
        self._why.say(
            self.tr("Its particulars are not shown: nobody signed them as they stand here.")
        )


class StrangersPanel(Panel):
    """Signers nobody pinned: the cards that came along, to be looked at."""

    card_wanted = Signal(object)
    """A `wallet.book.Card` to look at and perhaps pin."""
    file_wanted = Signal()
    """The user has the card as a file."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, " ", tone=Tone.NOTE, parent=parent)
        self._why = Label(look, "", wraps=True)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        self._open = Button(look, "", "folder-open")
        self._open.clicked.connect(self.file_wanted)
        low = Row(look)
        low.addWidget(self._open)
        low.addStretch()
        self.body.addWidget(self._why)
        self.body.addWidget(self._rows)
        self.body.addLayout(low)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show the cards, the carrier's first: whoever it names next is then known too."""
        self.call(self.tr("Who signed is not known to you"))
        self._open.setText(self.tr("Open a card file"))
        empty(self._grid)
        if sheet.strangers:
            why = self.tr(
                "The signatures hold, but nobody you pinned made them. These cards came along; "
                "look at one, compare its four words with the party, and pin it. "
                "The bill is then judged again."
            )
        else:
            why = self.tr(
                "The signatures hold, but nobody you pinned made them, and no card came along. "
                "Ask the carrier for its card, by a way you trust, and open it here."
            )
        self._why.say(why)
        keep_order(self._rows, [self._add(*placed) for placed in enumerate(sheet.strangers)])

    def _add(self, row: int, card: Card) -> Button:
        look = self._look
        words = Column(look, 0)
        words.addWidget(Label(look, card.party.name, Face.STRONG, wraps=True))
        lei = lei_of(card.party)
        about = [role_words(card.role), f"LEI {lei}" if lei else ""]
        said = " · ".join(part for part in about if part)
        words.addWidget(Label(look, said, Face.CAPTION, Ink.TEXT2, wraps=True))
        see = Button(look, self.tr("Look at this card"), "eye")
        see.setAccessibleName(self.tr("Look at the card of {name}").format(name=card.party.name))
        see.clicked.connect(lambda: self.card_wanted.emit(card))
        self._grid.addWidget(Icon(look, ROLE_ICONS[card.role], Ink.NOTE, 1.3), row, 0)
        self._grid.addLayout(words, row, 1)
        self._grid.addWidget(see, row, 2)
        return see

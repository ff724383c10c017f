"""One bill or bundle of an audit: the answer, the time line, checks, signatures, comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look import RESULTS, Ink, Look
from ui.look.speech import Speech
from ui.models.cells import Cell, RowsModel
from ui.models.cells import Column as Head
from ui.pages.answer import answer_for
from ui.pages.audit_facts import bundle_sign
from ui.pages.bill_control import ControlTab
from ui.pages.why import WrongPanel
from ui.widgets.banner import Answer, Banner
from ui.widgets.boxes import Column
from ui.widgets.check_list import CheckList
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Ground, Panel
from ui.widgets.table import Table
from ui.widgets.tabs import Tabs
from wallet.book import Audited, Exported, Signature
from wallet.clock import read_time
from wallet.errors import Unreadable
from wallet.proof.verdict import Result, Verdict
from wallet.titles.parties import Party

LINE, CHECKS, SIGNATURES, COMPARE = range(4)
_RIGHT = {True: Result.PASSED, False: Result.FAILED, None: Result.NOT_CHECKED}
_SHORT = 16


class AuditDetail(Ground):
    """Everything behind one line of the list."""

    traced = Signal()
    """The signatures are looked at for the first time: ask for them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent=parent)
        self._look = look
        self._tab = LINE
        self._one: Audited | None = None
        self.banner = Banner(look)
        self.error = WrongPanel(look)
        self.about = Panel(look, padding=1.5)
        self._facts = FieldGrid(look, 2)
        self.control, self.checks = ControlTab(look), CheckList(look)
        self._signed, self._compared = RowsModel(self), RowsModel(self)
        self.signatures, self.compare = Table(look, "", 2.6), Table(look, "", 2.6)
        self.tabs = Tabs(look)

        self.signatures.setModel(self._signed)
        self.compare.setModel(self._compared)
        self.tabs.bar.tabBarClicked.connect(self._keep_tab)
        self.tabs.bar.currentChanged.connect(self._turned)

        self.about.body.addWidget(self._facts)
        for page in (self.control, self.checks, self.signatures, self.compare):
            self.tabs.add(page, "")
        column = Column(look, 1, 0, self)
        column.addWidget(self.banner)
        column.addWidget(self.error)
        column.addWidget(self.about)
        column.addWidget(self.tabs, 1000)
        column.addStretch(1)  # where there are no tabs, an error stays as high as its words
        look.follow(self._say)

    def heightForWidth(self, width: int) -> int:
        """Scroll inside the tabs before all of it scrolls."""
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout is not None else 0

    def show_one(
        self, one: Audited, source: str, me: Party | None, others: Sequence[Audited]
    ) -> None:
        """Show what came of one file; `others` are judgements of the same bill elsewhere."""
        is_new = self._one is None or self._one.place != one.place
        self._one = one
        has_verdict = one.verdict is not None
        for part in (self.banner, self.tabs):
            part.setVisible(has_verdict)
        self.error.setVisible(not has_verdict)
        self.about.setVisible(one.exported is not None)
        if one.verdict is None:
            self._show_error(one)
            return
        self.banner.show_answer(self._answer(one, one.verdict, source))
        if one.exported is not None:
            self._facts.show_facts(self._exported(one.exported))
        self.control.show_control(one.verdict, me)
        self.checks.show_checks(one.verdict.checks)
        self._compare(one.verdict, others)
        if is_new:
            self._signed.show((), ())
        has_line = bool(one.verdict.timeline)
        bar = self.tabs.bar
        bar.count_in(CHECKS, len(one.verdict.checks))
        bar.setTabEnabled(LINE, has_line)
        bar.setTabEnabled(SIGNATURES, one.has_signatures)
        bar.setTabVisible(COMPARE, bool(others))
        wanted = self._tab if bar.isTabVisible(self._tab) else LINE
        is_open = (wanted != LINE or has_line) and (wanted != SIGNATURES or one.has_signatures)
        self.tabs.show_tab(wanted if is_open else CHECKS)
        if self.tabs.bar.currentIndex() == SIGNATURES and is_new:
            self.traced.emit()

    def show_signatures(self, signatures: Sequence[Signature]) -> None:
        """Show every signature of the bill that is shown."""
        speech = self._look.speech
        heads = (
            Head("on", self.tr("On")),
            Head("whose", self.tr("Whose")),
            Head("key", self.tr("Key and certificate")),
            Head("when", self.tr("When")),
            Head("result", self.tr("Result"), elides=False),
        )
        rows, stranger = [], self.tr("nobody you know")
        for one in signatures:
            on = speech.say("signed-on", one.on)
            result = _RIGHT[one.is_right]
            sign = RESULTS[result]
            said = one.certificates[0] if one.certificates else self.tr("no certificate")
            rows.append(
                (
                    Cell(on if one.position is None else f"{on} {one.position + 1}", one.digest),
                    Cell(one.party.name if one.party else stranger, self._by(one.by)),
                    Cell(one.key, f"{one.algorithm} · {said}"),
                    Cell(*((speech.day(one.at), _clock(speech, one.at)) if one.at else ("",))),
                    Cell(
                        speech.say("result", result.value), icon=sign.icon,
                        icon_ink=Ink(sign.tone.value), ink=Ink(sign.tone.value),
                    ),
                )
            )  # fmt: skip
        self._signed.show(heads, rows)
        self.tabs.bar.count_in(SIGNATURES, len(rows))

    def _by(self, by: str) -> str:
        return {
            "trust": self.tr("you trust it"),
            "card": self.tr("by a card that came along"),
            "did": self.tr("as the act itself says"),
        }.get(by, "")

    def _answer(self, one: Audited, verdict: Verdict, source: str) -> Answer:
        answer = answer_for(self._look, verdict, source)
        if not one.is_bundle:
            return answer
        say, code = self._look.speech.say, verdict.headline.value
        return replace(
            answer,
            sign=bundle_sign(verdict.headline),
            headline=say("bundle", code, verdict.facts),
            sentence=say("bundle-sentence", code, verdict.facts),
        )

    def _show_error(self, one: Audited) -> None:
        if one.error is not None:
            self.error.show_wrong(
                one.error,
                self.tr("{name} could not be judged; nothing is known about it.").format(
                    name=one.path.name
                ),
            )

    def _exported(self, about: Exported) -> list[tuple[str, str]]:
        name = about.exporter.name if about.exporter else ""
        calls = self.tr("{name}, as the certificate says").format(name=about.named)
        facts = [
            (self.tr("Signed by"), name or calls),
            (self.tr("Key"), about.key),
            (self.tr("Certificate, SHA-256"), _in_groups(about.certificate)),
            (self.tr("Signed at, by the signer’s clock"), self._time(about.signed_at)),
            (self.tr("Time stamp"), f"{self._time(about.stamped_at)} {about.stamped_by}".strip()),
            (self.tr("Judged as of"), self._time(about.as_of)),
            (self.tr("Bills"), str(about.bills)),
            (self.tr("Files"), str(about.files)),
            (self.tr("Selection"), self._selection(about.selection)),
        ]
        return [(label, value) for label, value in facts if value]

    def _selection(self, words: str) -> str:
        return self.tr("everything in the vault") if words == "*" else words

    def _time(self, text: str) -> str:
        try:
            return self._look.speech.time(read_time(text)) if text else ""
        except Unreadable:
            return text  # a stranger's word

    def _compare(self, verdict: Verdict, others: Sequence[Audited]) -> None:
        """Lay the chains of one bill beside each other; where they part, a fork stands."""
        heads = [
            Head("position", self.tr("Entry"), elides=False),
            Head("here", self.tr("Here"), wraps=True),
        ]
        chains = [_entries(verdict)]
        for one in others:
            heads.append(Head(one.place, one.path.name, wraps=True))
            chains.append(_entries(one.verdict) if one.verdict else {})
        rows = []
        for position in sorted({number for chain in chains for number in chain}):
            found = {chain[position][0] for chain in chains if position in chain}
            is_fork = len(found) > 1
            icon, ink = ("git-fork", Ink.BAD) if is_fork else ("", Ink.TEXT)
            first = Cell(str(position + 1), self.tr("two entries") if is_fork else "", icon=icon,
                         icon_ink=ink, ink=ink)  # fmt: skip
            cells = [self._entry(chain, position, ink) for chain in chains]
            rows.append((first, *cells))
        self._compared.show(heads, rows)

    def _entry(self, chain: Mapping[int, tuple[str, str, str]], position: int, ink: Ink) -> Cell:
        if position not in chain:
            return Cell(self.tr("not there"), ink=Ink.TEXT2)
        digest, said, holder = chain[position]
        acts = " + ".join(self._look.speech.say("act", act) for act in said.split("+"))
        return Cell(f"{acts} → {holder}", digest[:_SHORT] + "…", ink=ink, wraps=True)

    def _keep_tab(self, tab: int) -> None:
        if tab >= 0:
            self._tab = tab

    def _turned(self, tab: int) -> None:
        if tab == SIGNATURES and self._one is not None and not self._signed.rowCount():
            self.traced.emit()

    def _say(self) -> None:
        names = {
            LINE: self.tr("Time line"),
            CHECKS: self.tr("Checks"),
            SIGNATURES: self.tr("Signatures"),
            COMPARE: self.tr("Compare"),
        }
        for tab, words in names.items():
            self.tabs.rename(tab, words)
        self.tabs.setMinimumHeight(self._look.metrics.ems(20))
        self.signatures.setAccessibleName(self.tr("Every signature of this bill"))
        self.compare.setAccessibleName(self.tr("The same bill in several files"))


def _entries(verdict: Verdict) -> dict[int, tuple[str, str, str]]:
    return {
        moment.position: (
            moment.entry,
            "+".join(act.value for act in moment.acts),
            moment.state.holder.name,
        )
        for moment in verdict.timeline
    }


def _in_groups(digest: str) -> str:
    """Return a long hexadecimal number so that a line can end in it."""
    return " ".join(digest[start : start + 8] for start in range(0, len(digest), 8))


def _clock(speech: Speech, at: datetime) -> str:
    return f"{speech.clock(at)} {speech.offset(at)}"

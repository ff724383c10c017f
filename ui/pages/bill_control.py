"""Who controls a bill, to whose order it is, who holds it as security, and on what medium."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.help.opening import open_help
from ui.help.related import link_to_term
from ui.look import Look, Surface
from ui.widgets.boxes import Column
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Ground, Hairline, Scroll
from ui.widgets.time_line import ControlView, Fork
from wallet.proof.verdict import Verdict
from wallet.titles.parties import Party
from wallet.titles.state import Medium

_ROWS = 3
"""So many rows of the table are always in sight below the time line; a low tab scrolls."""


class ControlTab(QWidget):
    """The four facts in a row, the time line below, and the same as a table."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._verdict: Verdict | None = None
        self._me: Party | None = None
        self._facts = FieldGrid(look, 4)
        self.view = ControlView(look)
        self._facts.term_asked.connect(open_help)

        content = Ground(look, Surface.PAPER)
        column = Column(look, 0, 0, content)
        facts = Column(look, 0, (2, 1))
        facts.addWidget(self._facts)
        column.addLayout(facts)
        column.addWidget(Hairline(look))
        column.addWidget(self.view, 1)
        scroll = Scroll(look, content, Surface.PAPER)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it takes the keyboard
        whole = Column(look, 0, 0, self)
        whole.addWidget(scroll)
        look.follow(self._say)

    def show_control(self, verdict: Verdict, me: Party | None) -> None:
        """Show who had control when, and mark what is mine."""
        self._verdict = verdict
        self._me = me
        self._say()
        self.view.show_moments(
            verdict.timeline,
            verdict.as_of,
            name_of=lambda party: party.name,
            is_me=self._is_me,
            fork=fork_of(verdict),
        )
        self._say()  # the line has another height

    def _is_me(self, party: Party) -> bool:
        return self._me is not None and party.is_same_as(self._me)

    def _say(self) -> None:
        m = self._look.metrics
        rows = m.head + _ROWS * m.inner_row
        self.view.setMinimumHeight(self.view.line.sizeHint().height() + rows)
        if (verdict := self._verdict) is None:
            return
        medium = self.tr("Electronic")
        if verdict.status is not None:
            status = self._look.speech.say("status", verdict.status.value)
            is_electronic = verdict.medium is Medium.ELECTRONIC
            medium = f"{medium} · {status}" if is_electronic else status
        bearer = self._look.speech.say("kind", "bearer") if verdict.timeline else ""
        self._facts.show_facts(
            (
                (self.tr("Control"), self._name(verdict.holder), True),
                (self.tr("To the order of"), self._name(verdict.order_party) or bearer, True),
                (self.tr("Charge"), self._name(verdict.charge) or self.tr("None"), True),
                (self.tr("Medium"), medium, True),
            ),
            {
                self.tr("Control"): link_to_term("control"),
                self.tr("To the order of"): link_to_term("order-party"),
                self.tr("Charge"): link_to_term("pledge"),
                self.tr("Medium"): link_to_term("switch"),
            },
        )  # fmt: skip

    def _name(self, party: Party | None) -> str:
        if party is None:
            return ""
        return self.tr("{name}, you").format(name=party.name) if self._is_me(party) else party.name


def fork_of(verdict: Verdict) -> Fork | None:
    """Return where two entries contradict each other, while no record has settled which stands."""
    check = verdict.check("control.fork")
    if check is None or check.reason != "two-entries" or not verdict.timeline:
        return None
    position = check.facts["position"]
    at = next((one.since for one in verdict.timeline if one.position == position), verdict.as_of)
    one, other = (str(check.facts.get(side) or "…") for side in ("one", "other"))
    return Fork(at, (one, other))

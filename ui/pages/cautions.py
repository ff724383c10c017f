"""What one must know of a TradeTrust document beside its headline: hidden fields, time, revocation.

They stand in the checks too; but "three fields hidden" must not wait to be looked for.
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look import RESULTS, Ink, Look
from ui.widgets.boxes import Column, Row, empty, let_wrap
from ui.widgets.text import Icon, Label
from wallet.proof.verdict import Check, Result, Verdict

_SAID = ("oa.hidden", "vc.hidden", "oa.unbound", "vc.validity", "document.status")
_OPEN = (Result.FAILED, Result.NOT_CHECKED)


class Cautions(QWidget):
    """One line for each check among these that did not pass; nothing for other bills."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._checks: tuple[Check, ...] = ()
        self._column = Column(look, 0.25, 0, self)
        let_wrap(self)
        self.hide()
        look.changed.connect(self._say)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says."""
        say = self._look.speech.say
        return tuple(say("reason", check.reason, check.facts) for check in self._checks)

    def show_verdict(self, verdict: Verdict) -> None:
        """Say what of this verdict must not be missed."""
        found = (verdict.check(code) for code in (_SAID if verdict.is_document else ()))
        checks = tuple(one for one in found if one is not None and one.result in _OPEN)
        if checks != self._checks:
            self._checks = checks
            self._say()
        self.setVisible(bool(checks))

    def _say(self) -> None:
        empty(self._column)
        for check, words in zip(self._checks, self.words, strict=True):
            sign = RESULTS[check.result]
            line = QWidget()
            row = Row(self._look, 1, 0, line)
            row.addWidget(Icon(self._look, sign.icon, Ink(sign.tone.value), 1.1))
            row.addWidget(Label(self._look, words, wraps=True, selectable=True), 1)
            self._column.addWidget(line)

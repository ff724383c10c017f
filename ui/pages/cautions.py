"""What one must know of a bill beside its headline.

Of a TradeTrust document: hidden fields, time, revocation. They stand in the checks too; but "three
fields hidden" must not wait to be looked for. Of a bill one offered: that it was rejected, and why.
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
    """One line for each check among these that did not pass, and for a rejection; else nothing."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._checks: tuple[Check, ...] = ()
        self._rejection = ""
        self._column = Column(look, 0.25, 0, self)
        let_wrap(self)
        self.hide()
        look.changed.connect(self._say)

    @property
    def words(self) -> tuple[str, ...]:
        """What it says."""
        say = self._look.speech.say
        said = [say("reason", check.reason, check.facts) for check in self._checks]
        if self._rejection:
            said.append(say("message", "offer-rejected", {"reason": self._rejection}))
        return tuple(said)

    def show_verdict(self, verdict: Verdict, rejection: str = "") -> None:
        """Say what of this verdict must not be missed, and why one's last offer was rejected."""
        found = (verdict.check(code) for code in (_SAID if verdict.is_document else ()))
        checks = tuple(one for one in found if one is not None and one.result in _OPEN)
        if (checks, rejection) != (self._checks, self._rejection):
            self._checks, self._rejection = checks, rejection
            self._say()
        self.setVisible(bool(checks or rejection))

    def _say(self) -> None:
        empty(self._column)
        signs = [RESULTS[check.result] for check in self._checks]
        for sign, words in zip([*signs, RESULTS[Result.FAILED]], self.words, strict=False):
            line = QWidget()
            row = Row(self._look, 1, 0, line)
            row.addWidget(Icon(self._look, sign.icon, Ink(sign.tone.value), 1.1))
            row.addWidget(Label(self._look, words, wraps=True, selectable=True), 1)
            self._column.addWidget(line)

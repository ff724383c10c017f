"""Four words that must stand on both machines, to be compared aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look import Face, Look
from ui.widgets.text import Label


class Phrase(Label):
    """The words, beside each other or one to a line.

    Args:
        look: How to draw.
        words: The words, in their order.
        stacked: Whether each has a line of its own.
        parent: As everywhere.

    """

    def __init__(
        self,
        look: Look,
        words: Sequence[str] = (),
        *,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, "", Face.PHRASE, wraps=not stacked, parent=parent)
        self._stacked = stacked
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(not stacked)
        self.setSizePolicy(policy)
        self.show_words(words)

    def show_words(self, words: Sequence[str]) -> None:
        """Show other words."""
        self.say(("\n" if self._stacked else " · ").join(words))
        self.setText(self.text().replace(" ·", "\u00a0·"))  # no line begins with the dot
        self.setAccessibleName(", ".join(words))

"""Language, text size and theme at the top of the first pages, before anything is set up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.look import Look, TextSize, Theme
from ui.pages.look_words import LANGUAGES, size_words, theme_words
from ui.settings import Wishes
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button, Kind
from wallet.words import Language

_Choice = TypeVar("_Choice", Language, TextSize, Theme)


class QuickLook(QWidget):
    """Three buttons with menus, at the right of their row."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wishes = wishes
        self.language = self._button("languages")
        self.text_size = self._button("type")
        self.theme = self._button("moon")

        row = Row(look, 1, (0, 0), self)
        row.addStretch()
        for button in (self.language, self.text_size, self.theme):
            row.addWidget(button)
        look.follow(self._say)

    def _button(self, icon: str) -> Button:
        button = Button(self._look, "", icon, Kind.LINK, trailing="chevron-down")
        button.setMenu(QMenu(button))
        return button

    def _say(self) -> None:
        look = self._look
        _fill(
            self.language,
            self.tr("Language"),
            LANGUAGES.items(),
            look.speech.language,
            lambda language: self._wishes.wish(language=language),
        )
        _fill(
            self.text_size,
            self.tr("Text size"),
            ((size, size_words(size)) for size in TextSize),
            look.size,
            lambda size: self._wishes.wish(size=size),
        )
        _fill(
            self.theme,
            self.tr("Colours"),
            ((theme, theme_words(theme)) for theme in Theme),
            look.theme,
            lambda theme: self._wishes.wish(theme=theme),
        )


def _fill(
    button: Button,
    name: str,
    choices: Iterable[tuple[_Choice, str]],
    chosen: _Choice,
    choose: Callable[[_Choice], object],
) -> None:
    """Fill the button's menu anew and let the button say the choice."""
    menu = button.menu()
    menu.clear()
    group = QActionGroup(menu)
    for choice, words in choices:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(choice is chosen)
        action.triggered.connect(partial(_tell, choose, choice))
        group.addAction(action)
        if choice is chosen:
            button.setText(words)
            button.setAccessibleName(f"{name}: {words}")


def _tell(choose: Callable[[_Choice], object], choice: _Choice, _checked: bool) -> None:
    choose(choice)

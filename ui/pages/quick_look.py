"""Help, language, text size and theme at the top of the first pages, before all is set up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.help.opening import open_help, topic_of
from ui.look import Look, TextSize, Theme
from ui.pages.look_words import LANGUAGES, size_words, theme_words
from ui.settings import Wishes
from ui.widgets.boxes import Row
from ui.widgets.buttons import Button, Kind

_SIZES, _THEMES, _LANGUAGES = list(TextSize), list(Theme), list(LANGUAGES)


class QuickLook(QWidget):
    """The way to the guide, then three buttons with menus, at the right of their row."""

    def __init__(self, look: Look, wishes: Wishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wishes = wishes
        self.help = Button(look, "", "circle-help", Kind.LINK)
        self.language = self._button("languages")
        self.text_size = self._button("type")
        self.theme = self._button("moon")

        self.help.clicked.connect(lambda: open_help(topic_of(self)))

        row = Row(look, 1, (0, 0), self)
        row.addStretch()
        for button in (self.help, self.language, self.text_size, self.theme):
            row.addWidget(button)
        look.follow(self._say)

    def _button(self, icon: str) -> Button:
        button = Button(self._look, "", icon, Kind.LINK, trailing="chevron-down")
        button.setMenu(QMenu(button))
        return button

    def _say(self) -> None:
        look, wishes = self._look, self._wishes
        self.help.setText(self.tr("Help"))
        _fill(
            self.language,
            self.tr("Language"),
            [LANGUAGES[language] for language in _LANGUAGES],
            _LANGUAGES.index(look.speech.language),
            lambda at: wishes.wish(language=_LANGUAGES[at]),
        )
        _fill(
            self.text_size,
            self.tr("Text size"),
            [size_words(size) for size in _SIZES],
            _SIZES.index(look.size),
            lambda at: wishes.wish(size=_SIZES[at]),
        )
        _fill(
            self.theme,
            self.tr("Colours"),
            [theme_words(theme) for theme in _THEMES],
            _THEMES.index(look.theme),
            lambda at: wishes.wish(theme=_THEMES[at]),
        )


def _fill(
    button: Button, name: str, words: Sequence[str], chosen: int, choose: Callable[[int], None]
) -> None:
    """Fill the button's menu anew and let the button say the choice."""
    menu = button.menu()
    menu.clear()
    group = menu.findChild(QActionGroup) or QActionGroup(menu)
    for place, word in enumerate(words):
        action = menu.addAction(word)
        action.setCheckable(True)
        action.setChecked(place == chosen)
        action.triggered.connect(lambda _=False, it=place: choose(it))
        group.addAction(action)
    button.setText(words[chosen])
    button.setAccessibleName(f"{name}: {words[chosen]}")

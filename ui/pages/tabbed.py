"""What places of several tabs share: a title with its caption, and the tabs below."""

from __future__ import annotations

from ui.look import Face, Ink, Look
from ui.pages.page import Page
from ui.session import Session
from ui.widgets.boxes import Column, Row
from ui.widgets.panels import Ground
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from wallet.clock import Clock


class TabbedPage(Page):
    """A place of the rail with several panes; a page gives them, and its words.

    Attributes:
        tabs: The panes.

    """

    def __init__(self, session: Session, look: Look, *, clock: Clock | None = None) -> None:
        super().__init__(session, look, clock=clock)
        self._title = Label(look, "", Face.TITLE)
        self._caption = Label(look, "", ink=Ink.TEXT2, elides=True)
        self.tabs = Tabs(look)

        ground = Ground(look)
        page = Column(look, 1.5, (3, 1.5), ground)
        title = Row(look, 1.5)
        title.addWidget(self._title)
        title.addWidget(self._caption, 1)
        page.addLayout(title)
        page.addWidget(self.tabs, 1)
        whole = Column(look, 0, 0, self)
        whole.addWidget(ground)

    def call(self, title: str, caption: str, *tabs: str) -> None:
        """Say the title, what it is about, and the names of the tabs."""
        self._title.say(title)
        self._caption.say(caption)
        for at, name in enumerate(tabs):
            self.tabs.rename(at, name)

"""Adds somebody who signs here together with others: a name and a passphrase of their own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.dialogs.passphrase import PassphraseDialog
from ui.look import Look
from ui.pages.passphrase_pair import PassphrasePair
from ui.session import Session
from ui.widgets.fields import LabelledField
from ui.widgets.tab_order import keep_order


class AddPersonDialog(PassphraseDialog):
    """They choose their passphrase here and now; the owner's shows who lets them in."""

    help_topic = "office#two"

    def __init__(
        self, session: Session, look: Look, folder: Path, parent: QWidget | None = None
    ) -> None:
        self.pair = PassphrasePair(session, look)
        self.name = QLineEdit(maxLength=100)
        super().__init__(
            session,
            look,
            folder,
            self.tr("Add a person who signs here"),
            (
                self.tr("They open this vault with a passphrase that only they know."),
                self.tr("What they prepare or approve is signed with a key of their own."),
            ),
            self.tr("Add this person"),
            lambda mine: session.write(
                lambda book, _progress: book.add_person(
                    self.name.text().strip(), mine, self.pair.passphrase
                )
            ),
            parent,
        )
        named = LabelledField(look, self.tr("&Name"), self.name)
        self.field.call(self.tr("The passphrase that opened this &vault"))
        self.pair.first.call(self.tr("&Their passphrase, chosen by them"))
        self.pair.edited.connect(self._changed)
        self.name.textEdited.connect(self._changed)
        self.body.insertWidget(self.body.indexOf(self.field), named)
        self.body.insertWidget(self.body.indexOf(self.field), self.pair)
        keep_order(self.page, [self.name, *self.pair.controls])
        self.name.setFocus()

    @property
    def is_ready(self) -> bool:
        """Whether everything is filled in."""
        return super().is_ready and self.pair.is_ready and bool(self.name.text().strip())

"""Who the owner of a vault is: name, LEI, trade."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from ui.actions.open_vault import Owner
from ui.look import Look
from ui.widgets.boxes import Column
from ui.widgets.fields import LabelledField
from wallet.titles.parties import Role

_ROLES = (Role.SHIPPER, Role.BANK, Role.CARRIER, Role.AUDITOR, Role.OTHER)


class OwnerForm(QWidget):
    """Three fields; each complaint stands below its own."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._name = QLineEdit(maxLength=70)
        self._lei = QLineEdit(maxLength=24)
        self._role = QComboBox()
        self.name = LabelledField(look, "", self._name)
        self.lei = LabelledField(look, "", self._lei)
        self.role = LabelledField(look, "", self._role)

        self._name.textEdited.connect(self._edited)
        self._lei.textEdited.connect(lambda: self.lei.complain(""))

        column = Column(look, 1.5, 0, self)
        for field in (self.name, self.lei, self.role):
            column.addWidget(field)
        look.follow(self._say)

    @property
    def owner(self) -> Owner:
        """What was filled in."""
        return Owner(self._name.text(), _ROLES[max(0, self._role.currentIndex())], self._lei.text())

    def complain(self, code: str, words: str) -> bool:
        """Say what is wrong beside the field that caused it; or return that none did."""
        if code == "lei-wrong":
            self.lei.complain(words)
            self._lei.setFocus()
        elif code.startswith("name-"):
            self.name.complain(words)
            self._name.setFocus()
        else:
            return False
        return True

    def _edited(self) -> None:
        self.name.complain("")
        self.edited.emit()

    def _say(self) -> None:
        self.name.call(self.tr("&Name of the company or person"))
        self.lei.call(self.tr("&LEI, if you have one"))
        self.role.call(self.tr("&What you do"))
        chosen = self._role.currentIndex()
        self._role.clear()
        for role in _ROLES:
            self._role.addItem(self._look.speech.say("role", role.value))
        self._role.setCurrentIndex(max(0, chosen))

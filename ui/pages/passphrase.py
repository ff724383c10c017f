"""Says honestly how well a passphrase holds, from what can be known of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from ui.look import Ink

translate = QCoreApplication.translate  # lupdate finds calls by this very name

LEAST = 8
"""`wallet.store` refuses less; here it is said before one has to ask."""
_GOOD = 14
_STRONG = 20
_FEW = 5


def passphrase_field() -> QLineEdit:
    """Return a field that hides what is typed and keeps it out of input helpers."""
    field = QLineEdit()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def judge(passphrase: str) -> tuple[str, Ink]:
    """Return what to say of a passphrase while it is typed, and in which ink.

    Length and repetition are all that is looked at: whether it is a quotation
    only the user knows, so no word here promises anything.
    """
    length = len(passphrase)
    if not length:
        said = translate(
            "Passphrase",
            "Four or more words that make no sense together are strong and easy to type. Nobody "
            "can reset it.",
        )
        return said, Ink.TEXT2
    if length < LEAST:
        said = translate("Passphrase", "At least {least} characters, {count} so far.")
        return said.format(least=LEAST, count=length), Ink.TEXT2
    if len(set(passphrase)) < _FEW:
        return translate("Passphrase", "Weak: the same few characters again and again."), Ink.BAD
    if length < _GOOD:
        said = translate(
            "Passphrase", "Allowed, but a thief with a computer could guess it. Add words."
        )
        return said, Ink.WAIT
    if length < _STRONG:
        return translate("Passphrase", "Good, unless it is a phrase others know."), Ink.GOOD
    return translate("Passphrase", "Strong, unless it is a phrase others know."), Ink.GOOD

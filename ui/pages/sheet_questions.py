"""What the sheet asks once before something is signed, and what it says will follow."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.dialogs.confirm import ConfirmDialog
from ui.look import ACTS, Look
from ui.pages.sheet_facts import Sheet
from ui.widgets.buttons import Kind
from wallet.titles.verbs import Verb

translate = QCoreApplication.translate  # lupdate finds calls by this very name


def question(look: Look, verb: Verb, sheet: Sheet, *, compared: bool) -> ConfirmDialog:
    """Return the question to ask before `verb`; `compared` says whether the phrase was."""
    ask, said, act = _words(verb)
    if verb is Verb.ACCEPT and not compared:
        said.append(translate("Question", "You have not said that you compared the four words."))
    names = {name: str(fact) for name, fact in sheet.verdict.facts.items()}
    names |= {"number": sheet.verdict.number, "me": sheet.me.name}
    kind = Kind.REJECT if verb is Verb.REFUSE_SURRENDER else Kind.PRIMARY
    return ConfirmDialog(
        look,
        ask.format(**names),
        [sentence.format(**names) for sentence in said],
        act,
        ACTS[verb.value],
        kind,
    )


def _words(verb: Verb) -> tuple[str, list[str], str]:
    match verb:
        case Verb.ACCEPT:
            return (
                translate("Question", "Accept {number} from {giver}?"),
                [
                    translate("Question", "You sign the receipt as {me}. It cannot be taken back."),
                    translate(
                        "Question",
                        "The transfer is then agreed. You are the holder only when {carrier} "
                        "has recorded it.",
                    ),
                ],
                translate("Question", "Accept and sign receipt"),
            )
        case Verb.ACCEPT_SURRENDER:
            return (
                translate("Question", "Accept the surrender of {number}?"),
                [
                    translate(
                        "Question",
                        "You sign, as {me}, that the bill was given up for delivery of the goods.",
                    ),
                    translate("Question", "The bill ends. Nobody can act on it again."),
                ],
                translate("Question", "Accept surrender, end the bill"),
            )
        case Verb.REFUSE_SURRENDER:
            return (
                translate("Question", "Refuse the surrender of {number}?"),
                [
                    translate("Question", "You sign the refusal as {me}."),
                    translate("Question", "Control goes back to {giver}; the bill stays in force."),
                ],
                translate("Question", "Refuse surrender"),
            )
        case _:
            return (
                translate("Question", "Record the transfer of {number} to {holder}?"),
                [
                    translate("Question", "You sign, as registrar, that this transfer came first."),
                    translate(
                        "Question",
                        "{holder} is then the holder. No other transfer can take this place.",
                    ),
                ],
                translate("Question", "Record this transfer"),
            )

"""What a bill's page asks before an act of law that needs no second party to be chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from ui.dialogs.confirm import ConfirmDialog
from ui.look import ACTS, Look
from ui.widgets.buttons import Kind
from ui.widgets.fields import LabelledField
from wallet.book import BillView
from wallet.titles.verbs import Verb

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_STRIKING = (Verb.REFUSE_SURRENDER, Verb.VOID)


def question_for(look: Look, view: BillView, verb: Verb, parent: QWidget) -> ConfirmDialog:
    """Return the question to ask before `verb`; its `field` holds what must be filled in."""
    ask, said, act = _words(verb, view)
    names = {name: str(fact) for name, fact in view.verdict.facts.items()}
    names["number"] = view.holding.number
    names.setdefault("giver", "")
    names["receiver"] = names.get("receiver") or names.get("holder", "")
    kind = Kind.REJECT if verb in _STRIKING else Kind.PRIMARY
    return ConfirmDialog(
        look,
        ask.format(**names),
        [sentence.format(**names) for sentence in said],
        act,
        ACTS[verb.value],
        kind,
        parent,
        field=_field(look, verb),
    )


def _field(look: Look, verb: Verb) -> LabelledField | None:
    match verb:
        case Verb.ENFORCE:
            words = QLineEdit(maxLength=500)
            label = translate("BillQuestion", "&Which debt is due since when")
            hint = translate("BillQuestion", "One sentence; it is signed and stays with the bill.")
        case Verb.REFUSE_SURRENDER:
            words = QLineEdit(maxLength=255)
            label = translate("BillQuestion", "&Why, if you want to say")
            hint = ""
        case Verb.ISSUE_PAPER:
            count = QSpinBox(minimum=1, maximum=9, value=3)
            label = translate("BillQuestion", "How many &originals you sign")
            return LabelledField(look, label, count)
        case _:
            return None
    return LabelledField(look, label, words, hint)


def _words(verb: Verb, view: BillView) -> tuple[str, tuple[str, ...], str]:
    match verb:
        case Verb.RECORD:
            return (
                translate("BillQuestion", "Record this transfer?"),
                (
                    translate("BillQuestion", "{receiver} becomes the holder of {number}."),
                    translate(
                        "BillQuestion",
                        "A record is signed once and for all: of two transfers the one you record "
                        "first stands.",
                    ),
                ),
                translate("BillQuestion", "Sign the record"),
            )
        case Verb.ACCEPT_SURRENDER:
            return (
                translate("BillQuestion", "Accept the surrender by {giver}?"),
                (
                    translate(
                        "BillQuestion", "Bill {number} ends. Nobody can give it on any more."
                    ),
                    translate("BillQuestion", "You owe the goods to {giver} against it."),
                ),
                translate("BillQuestion", "Accept and end the bill"),
            )
        case Verb.REFUSE_SURRENDER:
            return (
                translate("BillQuestion", "Refuse the surrender by {giver}?"),
                (
                    translate("BillQuestion", "Control of {number} goes back to {giver}."),
                    translate("BillQuestion", "What was asked for is not done now."),
                ),
                translate("BillQuestion", "Refuse the surrender"),
            )
        case Verb.ISSUE_PAPER:
            return (
                translate("BillQuestion", "Put {number} on paper?"),
                (
                    translate(
                        "BillQuestion",
                        "This record is closed for ever. From then on the paper originals you "
                        "sign for {giver} are the bill.",
                    ),
                    translate(
                        "BillQuestion",
                        "The statement of the change of medium is signed into the record; print "
                        "it on the originals.",
                    ),
                ),
                translate("BillQuestion", "Close the record, go onto paper"),
            )
        case Verb.VOID:
            return (
                translate("BillQuestion", "Make {number} void?"),
                (
                    translate(
                        "BillQuestion",
                        "The bill ends, and nothing takes its place. Nobody can "
                        "claim the goods with it.",
                    ),
                    translate("BillQuestion", "Do this only as agreed with {giver}."),
                ),
                translate("BillQuestion", "Make it void"),
            )
        case Verb.ENFORCE:
            return (
                translate("BillQuestion", "Declare a default on {number}?"),
                (
                    translate(
                        "BillQuestion",
                        "You sign that the debt this bill secures was not paid. From then on you "
                        "may claim the goods.",
                    ),
                    translate(
                        "BillQuestion", "It cannot be taken back; you may still release the bill."
                    ),
                ),
                translate("BillQuestion", "Sign the declaration"),
            )
        case Verb.FORGET:
            return (
                translate("BillQuestion", "Strike {number} from the list?"),
                (
                    translate(
                        "BillQuestion",
                        "It is a copy: nobody loses anything. What was signed about it stays in "
                        "the vault; taking the file in again brings it back.",
                    ),
                ),
                translate("BillQuestion", "Strike it"),
            )
        case _:
            return (
                translate("BillQuestion", "Ask for the end of your offer of {number}?"),
                (
                    translate(
                        "BillQuestion",
                        "Its time has passed and {receiver} has not answered. The registrar, not "
                        "you, can say that nobody accepted it.",
                    ),
                ),
                translate("BillQuestion", "Make the file for the registrar"),
            )

"""Says in one line what an entry did, as a clerk reads it on the sheet."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from wallet.proof.verdict import Verdict
from wallet.titles.acts import ActCode, Meaning
from wallet.titles.state import Moment, Status
from wallet.words import spaced

translate = QCoreApplication.translate  # lupdate finds calls by this very name


def given_words(moment: Moment) -> str:
    """Return what the entry gives, and to whom: "Endorsed to the order of …, with control"."""
    acts, name = set(moment.acts), moment.state.holder.name
    if moment.meaning is not None:
        return spaced(_meaning_words(moment.meaning).format(name=name))
    if ActCode.ISSUE in acts:
        said = translate("Given", "Issued to {name}, with control")
    elif ActCode.ACCEPT_SURRENDER in acts:
        said = translate("Given", "Surrender accepted: the bill has ended")
    elif ActCode.REFUSE_SURRENDER in acts:
        said = translate("Given", "Surrender refused: control goes back to {name}")
    elif ActCode.SURRENDER_FOR_DELIVERY in acts:
        said = translate("Given", "Surrendered to {name} for delivery of the goods")
    elif moment.state.status is Status.PAPER_PENDING:
        said = translate("Given", "Surrendered to {name} to be put on paper")
    elif ActCode.SURRENDER_FOR_AMENDMENT in acts:
        said = translate("Given", "Surrendered to {name} for amendment")
    elif ActCode.ENDORSE_TO_ORDER in acts:
        said = translate("Given", "Endorsed to the order of {name}, with control")
    elif ActCode.ENDORSE in acts:
        said = translate("Given", "Endorsed to {name} alone, with control")
    elif ActCode.BLANK_ENDORSE in acts:
        said = translate("Given", "Endorsed in blank, with control to {name}")
    else:
        said = translate("Given", "Control handed to {name}, without endorsement")
    return spaced(said.format(name=name))


def _meaning_words(meaning: Meaning) -> str:
    match meaning:
        case Meaning.PLEDGE:
            return translate("Given", "Given to {name} in pledge, with control")
        case Meaning.RELEASE:
            return translate("Given", "Released to {name}, free of the pledge, with control")
        case Meaning.ENFORCE:
            return translate("Given", "{name} has declared a default and may claim the goods")
        case Meaning.REISSUE:
            return translate("Given", "Replaced by a new bill: this one has ended")
        case Meaning.VOID:
            return translate("Given", "Made void: the bill has ended")
        case Meaning.PAPER:
            return translate("Given", "Put on paper: this record is closed")


def entitled_words(verdict: Verdict) -> tuple[bool | None, str, str]:
    """Answer "is the giver the order party?": yes, no or no question; in a word; and why."""
    line = [moment for moment in verdict.timeline if not moment.is_rejected]
    if not line:
        return None, "", ""
    last = line[-1]
    if len(line) == 1:
        return (
            True,
            translate("Given", "The carrier issues it"),
            translate("Given", "nobody was entitled before"),
        )
    before = line[-2].state
    if ActCode.ACCEPT_SURRENDER in last.acts or ActCode.REFUSE_SURRENDER in last.acts:
        return True, translate("Given", "The carrier answers"), ""
    if before.order_party is None:
        return (
            True,
            translate("Given", "Yes, as bearer, with control"),
            translate("Given", "made out or endorsed in blank: whoever has control may give it"),
        )
    party = before.order_party.name
    if before.order_party.is_same_as(last.actor):
        return (
            True,
            translate("Given", "Yes, and has control"),
            translate("Given", "the bill is to its order"),
        )
    return (
        False,
        translate("Given", "No, but has control"),
        translate("Given", "it stays to the order of {name}: only control is given").format(
            name=party
        ),
    )

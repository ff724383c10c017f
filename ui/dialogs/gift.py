"""What a bill can be given as, to whom, and what each way means in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ui.actions.address_book import Person, others
from ui.look import Look
from wallet.book import BillView, Book, Card
from wallet.errors import Refused
from wallet.titles.acts import ActCode, How
from wallet.titles.bill import Kind
from wallet.titles.parties import Party
from wallet.titles.state import Degree
from wallet.titles.verbs import Possibility, Verb

translate = QCoreApplication.translate  # lupdate finds calls by this very name

_CODES = {
    How.TO_ORDER: ActCode.ENDORSE_TO_ORDER,
    How.IN_BLANK: ActCode.BLANK_ENDORSE,
    How.STRAIGHT: ActCode.ENDORSE,
    How.PLEDGE: ActCode.ENDORSE_TO_ORDER,
    How.RELEASE: ActCode.ENDORSE_TO_ORDER,
}
_VERBS = {How.POSSESSION: Verb.HAND_OVER, How.PLEDGE: Verb.PLEDGE, How.RELEASE: Verb.RELEASE}
"""The act that the rules were asked about for a way of giving; else endorsing."""
BEGINS_WITH = {verb: how for how, verb in _VERBS.items()}
"""The way of giving that an act of the bill's page begins with; else to order."""
_WAYS = (How.TO_ORDER, How.IN_BLANK, How.STRAIGHT, How.POSSESSION, How.PLEDGE)
BACK = (Verb.SURRENDER, Verb.AMEND, Verb.TO_PAPER)
"""The acts that give a bill back to its carrier."""


@dataclass(frozen=True, slots=True)
class Gift:
    """A bill that is to be given, and the people it could be given to."""

    view: BillView
    me: Card
    people: tuple[Person, ...]

    @property
    def number(self) -> str:
        """The bill's number."""
        return self.view.holding.number

    @property
    def carrier(self) -> str:
        """Who issued it and takes it back."""
        carrier = self.view.verdict.carrier
        return carrier.name if carrier is not None else self.view.holding.carrier

    @property
    def order_party(self) -> Party | None:
        """To whose order it is now."""
        return self.view.verdict.order_party

    @property
    def ways(self) -> tuple[How, ...]:
        """The ways of giving worth asking about: a pledge is released, and that is all."""
        return (How.RELEASE,) if self.view.verdict.charge is not None else _WAYS

    @property
    def is_recorded(self) -> bool:
        """Whether I hold it to the last degree."""
        return self.view.verdict.degree is Degree.RECORDED

    @property
    def is_to_order(self) -> bool:
        """Whether somebody could endorse it on, as it is now."""
        return self.view.verdict.kind is Kind.TO_ORDER

    def possibility(self, verb: Verb) -> Possibility | None:
        """Return what the rules say to `verb`."""
        return next((one for one in self.view.possibilities if one.verb is verb), None)

    def refusal(self, verb: Verb) -> Refused | None:
        """Return with what the law refuses this act, or nothing."""
        possibility = self.possibility(verb)
        if possibility is None:
            return Refused("bill-changed", number=self.number)
        if possibility.refusal is None:
            return None
        return Refused(possibility.refusal, **possibility.facts)


def look_up(book: Book, bill: str) -> Gift:
    """Fetch the bill and the address book.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    return Gift(book.show(bill), book.card, others(book))


def refusal_of(gift: Gift, how: How) -> Refused | None:
    """Return with what the law refuses this way, or nothing."""
    return gift.refusal(_VERBS.get(how, Verb.ENDORSE))


def refusal_of_person(gift: Gift, person: Person) -> Refused | None:
    """Return why the bill cannot be given to this person at all, or nothing."""
    carrier = gift.view.verdict.carrier
    if carrier is None or not person.card.party.is_surely(carrier):
        return None
    return Refused("transfer-to-carrier", recipient=person.name, number=gift.number)


def endorsement_lines(look: Look, how: How, name: str) -> tuple[str, str, str]:
    """Return the endorsement as it will be printed: the words, the name, and what goes with it."""
    say = look.speech.say
    handed = say("paper", "words-TRANSFER")
    if how is How.POSSESSION:
        return handed, name, ""
    words = say("paper", f"words-{_CODES[how].value}")
    if how is How.IN_BLANK:
        return words, "", f"{handed} {name}"
    same = say("paper", "words-TRANSFER-same")
    if how in (How.PLEDGE, How.RELEASE):
        return words, name, f"{same} · {say('meaning', how.value)}"
    return words, name, same


def way_words(gift: Gift, how: How, name: str) -> tuple[str, str]:
    """Return the name of one way of giving, and what it means for whoever gets the bill."""
    match how:
        case How.TO_ORDER:
            title = translate("Gift", "To the order of {name}")
            means = translate(
                "Gift",
                "{name} gets control, may claim the goods, and may endorse the bill to others.",
            )
        case How.IN_BLANK:
            title = translate("Gift", "In blank")
            means = translate(
                "Gift",
                "{name} gets control, and nobody is named. From then on whoever has control may "
                "claim the goods, as with cash.",
            )
        case How.STRAIGHT:
            title = translate("Gift", "To {name} alone")
            means = translate(
                "Gift", "Only {name} may claim the goods. The bill cannot be endorsed any further."
            )
        case How.POSSESSION:
            title = translate("Gift", "Control only, without endorsement")
            means = _possession(gift)
        case How.PLEDGE:
            title = translate("Gift", "In pledge to {name}")
            means = translate(
                "Gift",
                "{name} holds the bill as security. It cannot give it on; it releases it when it "
                "is paid, or claims the goods after declaring a default.",
            )
        case How.RELEASE:
            title = translate("Gift", "Released to {name}, free of the pledge")
            means = translate(
                "Gift",
                "{name} gets control and may claim the goods and endorse the bill. You keep no "
                "security in it.",
            )
    order_party = gift.order_party.name if gift.order_party is not None else ""
    return title.format(name=name), means.format(name=name, order_party=order_party)


def _possession(gift: Gift) -> str:
    if gift.order_party is None:
        return translate(
            "Gift", "The bill needs no endorsement: with control {name} may claim the goods."
        )
    if not gift.is_to_order:
        return translate(
            "Gift",
            "{name} gets control, but the bill stays consigned to {order_party}, who alone may "
            "claim the goods.",
        )
    return translate(
        "Gift",
        "{name} gets control, but the bill stays to the order of {order_party}: {name} can "
        "neither claim the goods nor endorse it.",
    )


def sentence_of(gift: Gift, how: How, name: str) -> str:
    """Return the one sentence that is signed."""
    match how:
        case How.TO_ORDER:
            said = translate(
                "Gift", "You endorse {number} to the order of {name} and hand over control of it."
            )
        case How.IN_BLANK:
            said = translate(
                "Gift", "You endorse {number} in blank and hand over control of it to {name}."
            )
        case How.STRAIGHT:
            said = translate(
                "Gift", "You endorse {number} to {name} alone and hand over control of it."
            )
        case How.POSSESSION:
            said = translate(
                "Gift", "You hand over control of {number} to {name}, without endorsing it."
            )
        case How.PLEDGE:
            said = translate("Gift", "You give {number} to {name} in pledge, as security.")
        case How.RELEASE:
            said = translate(
                "Gift", "You release {number} from your pledge, and {name} gets control of it."
            )
    return said.format(number=gift.number, name=name)


def sign_words(how: How | None) -> str:
    """Return the words of the button that signs; without `how` it gives back to the carrier."""
    match how:
        case None:
            return translate("GiveDialog", "Sign and surrender")
        case How.POSSESSION:
            return translate("GiveDialog", "Sign and hand over")
        case How.PLEDGE:
            return translate("GiveDialog", "Sign and pledge")
        case How.RELEASE:
            return translate("GiveDialog", "Sign and release")
        case _:
            return translate("GiveDialog", "Sign, endorse and hand over")


def losses_of(gift: Gift, name: str) -> tuple[str, ...]:
    """Return what is so once it is signed: what is locked, when control goes, how it comes back."""
    said = [
        translate(
            "Gift",
            "Your vault signs this once and locks the bill at that moment. After that it can only "
            "send the same bytes again.",
        ),
        translate(
            "Gift",
            "You lose control when {name} accepts. It becomes the holder when {carrier} records "
            "it.",
        ),
        translate("Gift", "Only a signed rejection by {name} gives the bill back to you."),
    ]
    if not gift.is_recorded:
        said.append(
            translate(
                "Gift",
                "{carrier} has not recorded that you are the holder yet; {name} will see that.",
            )
        )
    return tuple(one.format(name=name, carrier=gift.carrier) for one in said)


def surrender_words(gift: Gift, verb: Verb) -> tuple[str, tuple[str, ...]]:
    """Return the sentence of a surrender, and what is lost by it."""
    match verb:
        case Verb.AMEND:
            sentence = translate(
                "Gift", "You give {number} back to {carrier}, to have it amended or reissued."
            )
            accepted = translate(
                "Gift", "If {carrier} accepts, this bill ends and you get the new one instead."
            )
        case Verb.TO_PAPER:
            sentence = translate(
                "Gift", "You give {number} back to {carrier}, to get it on paper instead."
            )
            accepted = translate(
                "Gift",
                "If {carrier} accepts, this record is closed for ever and the paper originals are "
                "the bill.",
            )
        case _:
            sentence = translate(
                "Gift", "You give {number} back to {carrier}, for delivery of the goods."
            )
            accepted = translate(
                "Gift", "If {carrier} accepts, the bill ends and the goods are delivered."
            )
    losses = (
        translate(
            "Gift",
            "Your vault signs this once and locks the bill. You can do nothing with it until "
            "{carrier} answers.",
        ),
        accepted,
        translate("Gift", "Only if {carrier} refuses does control come back to you."),
    )
    facts = {"number": gift.number, "carrier": gift.carrier}
    return sentence.format(**facts), tuple(one.format(**facts) for one in losses)

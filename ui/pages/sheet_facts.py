"""What the sheet shows of one bill: fetched on the worker, put into words for its panels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from ui.actions.hold import held_since
from ui.look import Look
from ui.pages.chain_strip import Holder
from ui.pages.party_words import ROLE_ICONS, role_of
from wallet.book import Activity, BillView, Book, Card, Particulars
from wallet.errors import CouldNotLook
from wallet.proof.verdict import Check, Headline, Result, Verdict
from wallet.titles.acts import ActCode
from wallet.titles.parties import Party, Role
from wallet.titles.state import Degree, Moment
from wallet.titles.verbs import Possibility, Verb
from wallet.words import spaced

translate = QCoreApplication.translate  # lupdate finds calls by this very name


@dataclass(frozen=True, slots=True)
class Sheet:
    """A bill of the vault, and what the reader needs beside it."""

    view: BillView
    me: Party
    cards: Mapping[str, Card]
    """The pinned cards of those who took part, by ``did:key``."""
    strangers: tuple[Card, ...]
    """Cards that came along, of signers nobody pinned."""
    held: datetime | None
    """Since when I have put it aside."""
    arrival: Activity | None
    """When and how it last came in."""

    @property
    def verdict(self) -> Verdict:
        """The verdict on it, now."""
        return self.view.verdict

    def possibility(self, *verbs: Verb) -> Possibility | None:
        """Return the first of `verbs` that is a question for this bill at all."""
        asked = (one for verb in verbs for one in self.view.possibilities if one.verb is verb)
        return next(asked, None)


def look_up(book: Book, bill: str) -> Sheet:
    """Fetch everything the sheet shows of `bill`.

    Raises:
        CouldNotLook: ``bill-unknown``.

    """
    view = book.show(bill)
    is_unknown = view.verdict.headline is Headline.UNKNOWN_SIGNER
    signers = {moment.actor.did for moment in view.verdict.timeline}
    arrivals = (one for one in book.activities(bill=bill) if one.kind == "received")
    return Sheet(
        view=view,
        me=book.card.party,
        cards=_known(book, view.verdict),
        strangers=_strangers(book, bill, signers) if is_unknown else (),
        held=held_since(book, bill, view.phrase),
        arrival=next(arrivals, None),
    )


def _strangers(book: Book, bill: str, signers: set[str | None]) -> tuple[Card, ...]:
    """Return the cards of unknown signers, the carrier's first: it vouches for the next."""
    found = (card for card in book.cards_along(bill) if card.did in signers)
    return tuple(sorted(found, key=lambda card: card.role is not Role.CARRIER))


def _known(book: Book, verdict: Verdict) -> dict[str, Card]:
    known: dict[str, Card] = {}
    for moment in verdict.timeline:
        for party in (moment.actor, moment.state.holder):
            if party.did is None or party.did in known:
                continue
            try:
                known[party.did] = book.find_card(party.did)
            except CouldNotLook:  # nobody pinned it
                continue
    return known


def chain_of(look: Look, sheet: Sheet) -> tuple[Holder, ...]:
    """Return the holders from the carrier to the newest, offers that were rejected left out."""
    line = [moment for moment in sheet.verdict.timeline if not moment.is_rejected]
    if not line:
        return ()
    carrier = line[0].actor
    issued = translate("Sheet", "issued {day}").format(day=look.speech.day(line[0].since))
    return (
        Holder("ship", carrier.name, issued, line[0].degree is Degree.RECORDED),
        *(_holder(look, sheet, moment) for moment in line),
    )


def _holder(look: Look, sheet: Sheet, moment: Moment) -> Holder:
    party = moment.state.holder
    is_me = party.is_same_as(sheet.me)
    role = role_of(sheet.cards, party)
    if party.is_same_as(moment.state.carrier):
        role = Role.CARRIER
    return Holder(
        ROLE_ICONS[role],
        party.name,
        _since(look, moment, is_me=is_me),
        moment.degree is Degree.RECORDED,
    )


def _since(look: Look, moment: Moment, *, is_me: bool) -> str:
    day = look.speech.short_day(moment.since)
    if ActCode.ACCEPT_SURRENDER in moment.acts:
        return translate("Sheet", "ended {day}").format(day=day)
    if moment.state.status.awaits_carrier:
        return translate("Sheet", "surrendered to it {day}").format(day=day)
    if moment.degree is Degree.RECORDED:
        said = translate("Sheet", "holder since {day}, recorded")
        if is_me:
            said = translate("Sheet", "you, since {day}, recorded")
    elif moment.degree is Degree.AGREED:
        said = translate("Sheet", "agreed {day}, not recorded")
        if is_me:
            said = translate("Sheet", "you, agreed {day}, not recorded")
    elif is_me:
        return translate("Sheet", "you, if you accept")
    else:
        said = translate("Sheet", "offered {day}, not answered")
    return said.format(day=day)


def links_of(verdict: Verdict) -> tuple[int, int]:
    """Return how many links of the chain are recorded, and how many there are."""
    line = [moment for moment in verdict.timeline if not moment.is_rejected]
    return sum(moment.degree is Degree.RECORDED for moment in line), len(line)


def open_checks(verdict: Verdict) -> tuple[Check, ...]:
    """Return what failed and then what could not be checked."""
    failed = verdict.with_result(Result.FAILED)
    return (*failed, *verdict.with_result(Result.NOT_CHECKED))


def facts_of(look: Look, view: BillView) -> Sequence[tuple[str, str] | tuple[str, str, bool]]:
    """Return what a clerk compares with other papers, in the order of a paper bill."""
    p = view.particulars
    return (
        (translate("Sheet", "Number"), p.number, True),
        (translate("Sheet", "Carrier"), p.carrier_name or view.holding.carrier),
        (translate("Sheet", "Vessel, voyage"), " ".join(part for part in (p.vessel, p.voyage))),
        (translate("Sheet", "Route"), " → ".join(_ports(p))),
        (translate("Sheet", "Shipped on board"), look.speech.iso_day(p.on_board_date), True),
        (translate("Sheet", "Clauses"), _clauses(p)),
        (translate("Sheet", "Consignee"), _consignee(p)),
        (translate("Sheet", "Notify"), ", ".join(party.name for party in p.notify_parties)),
        (translate("Sheet", "Freight"), _freight(look, p)),
        (translate("Sheet", "Goods"), _goods(p)),
        (translate("Sheet", "Containers"), _containers(p)),
        (translate("Sheet", "Originals"), _originals(p)),
    )


def _ports(p: Particulars) -> Iterator[str]:
    last = ""
    for place in (p.port_of_loading, p.port_of_discharge, p.place_of_delivery):
        name = place.registered or place.name or place.unlocode
        if name and name != last:
            yield name
            last = name


def _clauses(p: Particulars) -> str:
    if not p.clauses:
        return translate("Sheet", "None")
    return translate("Sheet", "{count}, read them as paper").format(count=len(p.clauses))


def _consignee(p: Particulars) -> str:
    if not p.is_to_order:
        return p.consignee.name
    if p.endorsee.name:
        return spaced(translate("Sheet", "To the order of {name}").format(name=p.endorsee.name))
    return translate("Sheet", "To bearer")


def _freight(look: Look, p: Particulars) -> str:
    if not p.freight_term:
        return ""
    return look.speech.say("paper", f"freight-{p.freight_term}")


def _goods(p: Particulars) -> str:
    first = next((line for goods in p.goods for line in goods.description), "")
    if not p.totals.packages:
        return first
    return translate("Sheet", "{goods}, {count} packages").format(
        goods=first, count=p.totals.packages
    )


def _containers(p: Particulars) -> str:
    names = [container.reference for container in p.containers if container.reference]
    if len(names) < 2:
        return ", ".join(names)
    return translate("Sheet", "{count}: {first} and {rest} more").format(
        count=len(names), first=names[0], rest=len(names) - 1
    )


def _originals(p: Particulars) -> str:
    medium = translate("Sheet", "{count}, electronic") if p.is_electronic else "{count}"
    return medium.format(count=p.originals)

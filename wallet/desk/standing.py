"""How a bill stands with me, drawn from its verdict: the line it has in the list."""

from __future__ import annotations

from wallet.desk.office import Office
from wallet.formats.pint.envelope import Envelope
from wallet.formats.transport_document import Particulars, Place, particulars
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.bill import Kind
from wallet.titles.escrow_story import is_account
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.parties import Party
from wallet.titles.state import Degree, Status


def holding_of(office: Office, envelope: Envelope, verdict: Verdict, change: Change) -> Holding:
    """Return the line of the list for a bill with this `verdict`."""
    return line_of(office, particulars(envelope.document), verdict, change)


def line_of(office: Office, said: Particulars, verdict: Verdict, change: Change) -> Holding:
    """Return the line of the list for whatever `said` this and was judged so."""
    me = office.me
    standing, position = _stands(verdict, me)
    return Holding(
        bill=verdict.digest,
        number=verdict.number,
        kind=verdict.kind or Kind.TO_ORDER,
        carrier=office.short_name(verdict.carrier) or said.carrier_name,
        from_place=_short(said.port_of_loading),
        to_place=_short(said.port_of_discharge),
        vessel=said.vessel,
        voyage=said.voyage,
        on_board=said.on_board_date,
        standing=standing,
        position=position,
        degree=verdict.degree,
        changed_at=office.clock.now(),
        change=change,
        counterparty=_counterparty(office, verdict, position),
        search_text=_search_text(said),
    )


def _stands(verdict: Verdict, me: Party) -> tuple[Standing, Position]:
    headline = verdict.headline
    if headline in (Headline.DISPUTED, Headline.CHANGED):
        return Standing.FROZEN, Position.UNSETTLED
    if headline is Headline.ENDED:
        return Standing.ENDED, _former(verdict, me)
    if verdict.status is Status.FROZEN:
        return Standing.FROZEN, _former(verdict, me)
    if verdict.receiver is not None and verdict.receiver.is_same_as(me):
        return Standing.OFFERED_TO_ME, Position.RECEIVER
    if headline is Headline.HOLDER and is_account(verdict.holder):
        return Standing.IN_HANDS, Position.HOLDER  # a title that my account holds on its chain
    holder_is_me = verdict.holder is not None and verdict.holder.is_same_as(me)
    if verdict.status is not None and verdict.status.awaits_carrier:
        if holder_is_me:
            return Standing.SURRENDERED, Position.CARRIER
        mine = headline is Headline.WAITING
        return (
            (Standing.SURRENDERED, Position.SURRENDERING)
            if mine
            else (Standing.COPY, _former(verdict, me))
        )
    if holder_is_me and verdict.receiver is None:
        if verdict.degree is Degree.RECORDED and headline is Headline.HOLDER:
            bearer = verdict.kind is Kind.BEARER
            return Standing.IN_HANDS, Position.BEARER if bearer else Position.HOLDER
        if verdict.degree is Degree.AGREED:
            return Standing.AGREED, Position.RECEIVER
        return Standing.OFFERED_TO_ME, Position.RECEIVER
    if headline is Headline.AGREED:
        return Standing.AGREED, Position.GIVER_LOCKED
    if headline is Headline.WAITING:
        return Standing.OFFERED_BY_ME, Position.GIVER_LOCKED
    return Standing.COPY, _former(verdict, me)


def _former(verdict: Verdict, me: Party) -> Position:
    if verdict.carrier is not None and verdict.carrier.is_same_as(me):
        return Position.CARRIER
    held = any(moment.state.holder.is_same_as(me) for moment in verdict.timeline)
    return Position.FORMER_HOLDER if held else Position.READER


def _counterparty(office: Office, verdict: Verdict, position: Position) -> str:
    if position in (Position.HOLDER, Position.BEARER, Position.RECEIVER) and verdict.timeline:
        return office.short_name(verdict.timeline[-1].actor)
    return office.short_name(verdict.receiver or verdict.holder)


def _short(place: Place) -> str:
    """Return a port as people say it: its registered name before what a carrier prints."""
    return place.registered or place.name or place.unlocode


def _search_text(said: Particulars) -> str:
    parties = (said.shipper, said.consignee, said.endorsee, said.issuing_party)
    parts = [party.name for party in (*parties, *said.notify_parties) if party is not None]
    places = (
        said.port_of_loading,
        said.port_of_discharge,
        said.place_of_receipt,
        said.place_of_delivery,
    )
    parts += [word for place in places for word in (place.name, place.unlocode)]
    parts += [line for goods in said.goods for line in goods.description]
    parts += [container.reference for container in said.containers]
    return "\n".join(part for part in parts if part)[:20_000]

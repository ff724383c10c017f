"""The chain of a bill as a type that cannot hold a wrong act.

A `TitleChain` is made from its terms and entry 0 and grows by `followed_by`;
both return a new chain or refuse. The rules, in the order they are applied to
each entry (in brackets the step of DCSA PINT's validation
or the number of the refusal):

1. it speaks of this document, and links to the entry before it [2.11.5];
2. registrar and issuance stand in entry 0 and nowhere else [2.3];
3. no act comes earlier than the one before it [26];
4. ISSUE is the first act of the first entry, and only that [2.4];
5. nothing follows an accepted surrender [2]; only the carrier's answer follows a surrender;
6. whoever acts has control [1], or is the carrier where the carrier answers;
7. an actor known by a key signs with that key, any other is signed for by its platform [1];
8. only a negotiable bill is endorsed [3], and only by the order party or a bearer [4];
9. a surrender goes to the carrier that issued, from a holder who is entitled [10];
10. control is never given to oneself, nor to the carrier other than by surrender [19].

Endorsing moves entitlement, TRANSFER moves control: two facts, two acts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wallet.errors import Refused
from wallet.titles.acts import Act, ActCode, Entry
from wallet.titles.bill import Kind, Terms
from wallet.titles.parties import Party
from wallet.titles.state import State, Status


@dataclass(frozen=True, slots=True)
class Link:
    """An entry together with what was so after it."""

    entry: Entry
    state: State


class TitleChain:
    """The acts of one bill, each of which was allowed when it was done."""

    __slots__ = ("_links", "terms")

    def __init__(self, terms: Terms, links: tuple[Link, ...]) -> None:
        """Hold `links`; use `begin` or `replay`, which check them."""
        self.terms = terms
        self._links = links

    @classmethod
    def begin(cls, terms: Terms, first: Entry) -> TitleChain:
        """Start the chain of a bill with the entry that issues it.

        Raises:
            Refused: Entry 0 breaks a rule; the code says which.

        """
        return cls.replay(terms, (first,))

    @classmethod
    def replay(cls, terms: Terms, entries: Iterable[Entry]) -> TitleChain:
        """Build a chain from `entries` in order, in linear time.

        Raises:
            Refused: An entry breaks a rule; ``position`` in its facts says which one.

        """
        links: list[Link] = []
        for entry in entries:
            links.append(Link(entry, _after(terms, links[-1] if links else None, entry)))
        if not links:
            raise Refused("chain-empty", clause="PINT envelopeTransferChain minItems 1")
        return cls(terms, tuple(links))

    def followed_by(self, entry: Entry) -> TitleChain:
        """Return the chain with one more entry.

        Raises:
            Refused: The entry breaks a rule; this chain is unchanged.

        """
        return TitleChain(
            self.terms, (*self._links, Link(entry, _after(self.terms, self._links[-1], entry)))
        )

    @property
    def links(self) -> tuple[Link, ...]:
        """Every entry with the state after it."""
        return self._links

    @property
    def state(self) -> State:
        """What is so after the last entry."""
        return self._links[-1].state

    @property
    def last(self) -> Entry:
        """The newest entry."""
        return self._links[-1].entry

    @property
    def carrier(self) -> Party:
        """Who issued: the actor of the ISSUE act, as named there."""
        return self.state.carrier

    @property
    def registrar(self) -> str | None:
        """Who keeps the order of transfers: a ``did:key`` or an asset id, from entry 0."""
        return self._links[0].entry.registrar

    def __len__(self) -> int:
        return len(self._links)


def _after(terms: Terms, before: Link | None, entry: Entry) -> State:
    """Return the state after `entry`, or refuse it (the rules of this module, 1 to 10)."""
    where = {"position": entry.position, "number": terms.number}
    # 1. document and link
    if entry.document != terms.document:
        raise Refused("other-document", clause="PINT transportDocumentChecksum", **where)
    expected = None if before is None else before.entry.digest
    if entry.previous != expected or entry.position != (before.entry.position + 1 if before else 0):
        raise Refused("link-broken", clause="PINT previousEnvelopeTransferChainEntry…", **where)
    # 2. members of entry 0
    if before is not None and entry.registrar is not None:
        raise Refused("first-entry-only", clause="PINT controlTrackingRegistry", **where)
    if not entry.acts:
        raise Refused("entry-empty", clause="PINT transactions minItems 1", **where)
    # 3. time
    latest = None if before is None else before.entry.acts[-1].at
    for act in entry.acts:
        if latest is not None and act.at < latest:
            raise Refused(
                "time-backwards", refusal=26, act=act.code.value, at=act.at, after=latest, **where
            )
        latest = act.at
    state = None if before is None else before.state
    for index, act in enumerate(entry.acts):
        state = _apply(terms, state, act, entry, is_first=entry.position == 0 and index == 0)
    if state is None:  # an entry has at least one act, and the first one issues
        raise Refused("entry-empty", **where)
    return state


def _apply(terms: Terms, state: State | None, act: Act, entry: Entry, *, is_first: bool) -> State:
    where = {"position": entry.position, "number": terms.number, "act": act.code.value}
    # 4. ISSUE first and once; recipients where the code wants them
    if (act.code is ActCode.ISSUE) != is_first:
        raise Refused("issue-first-and-once", clause="PINT actionCode ISSUE", **where)
    recipient = act.recipient
    if act.code.has_no_recipient:
        if recipient is not None:
            raise Refused("recipient-not-expected", clause="PINT recipient", **where)
    elif recipient is None and not act.code.answers_surrender:
        raise Refused("recipient-missing", clause="PINT recipient", **where)
    if state is None:
        if recipient is None:
            raise Refused("recipient-missing", clause="PINT recipient", **where)
        _signed_by(act.actor, entry, where)
        return State(Status.IN_FORCE, terms.kind, recipient, terms.named, carrier=act.actor)
    # 5. ended, or the carrier's turn
    if state.status.has_ended:
        raise Refused(
            "bill-ended", refusal=2, clause="PINT SACC", status=state.status.value, **where
        )
    if act.code.answers_surrender != state.status.awaits_carrier:
        code = "surrender-pending" if state.status.awaits_carrier else "nothing-to-answer"
        raise Refused(code, refusal=7, clause="PINT SURRENDER_FOR_…", **where)
    # 6. control
    if not act.actor.is_same_as(state.holder):
        code = "not-the-carrier" if act.code.answers_surrender else "not-the-holder"
        raise Refused(
            code, refusal=1, law="MLETR art. 11", actor=act.actor.name, holder=state.holder.name,
            **where,
        )  # fmt: skip
    # 7. the hand of the holder, as whoever gave control has named it, and of the actor
    _signed_by(state.holder, entry, where)
    _signed_by(act.actor, entry, where)
    if act.code.answers_surrender:
        return _answered(state, act)
    if act.code is ActCode.SIGN:
        return state
    if act.code.endorses:
        return _endorsed(state, act, where)
    if recipient is None:
        raise Refused("recipient-missing", clause="PINT recipient", **where)
    if act.code.surrenders:
        return _surrendered(state, act, recipient, where)
    return _handed_over(state, recipient, where)


def _signed_by(party: Party, entry: Entry, where: dict[str, object]) -> None:
    """Refuse an act that somebody else than `party`, or than its platform, has signed."""
    signer = entry.signer
    if party.did is not None:
        is_right = signer.did == party.did
    elif signer.party is not None:  # one party's own key, which signs for nobody else
        is_right = signer.party.is_same_as(party)
    else:
        is_right = entry.platform == party.platform
    if not is_right:
        raise Refused("signed-by-other", refusal=1, law="MLETR art. 11", actor=party.name, **where)


def _endorsed(state: State, act: Act, where: dict[str, object]) -> State:
    # 8. negotiable, and by the order party or a bearer
    if not state.kind.is_negotiable:
        raise Refused(
            "not-negotiable", refusal=3, law="COGSA 1992 s.1(2)", kind=state.kind.value, **where
        )
    # The holder as the giver named it: an actor may claim any code for itself.
    if state.order_party is not None and not state.holder.is_same_as(state.order_party):
        raise Refused(
            "not-the-order-party", refusal=4, law="COGSA 1992 s.5(2)", actor=act.actor.name,
            order_party=state.order_party.name, **where,
        )  # fmt: skip
    if act.code is ActCode.BLANK_ENDORSE:
        return replace(state, kind=Kind.BEARER, order_party=None)
    kind = Kind.TO_ORDER if act.code is ActCode.ENDORSE_TO_ORDER else Kind.STRAIGHT
    return replace(state, kind=kind, order_party=act.recipient)


def _surrendered(state: State, act: Act, recipient: Party, where: dict[str, object]) -> State:
    # 9. to the carrier, by one who is entitled
    if not recipient.is_same_as(state.carrier):
        raise Refused(
            "surrender-not-to-carrier", refusal=10, clause="PINT SURRENDER_FOR_…",
            recipient=recipient.name, carrier=state.carrier.name, **where,
        )  # fmt: skip
    if not state.holder_is_entitled:
        raise Refused(
            "not-entitled", refusal=10, law="COGSA 1992 s.2(1)", holder=state.holder.name,
            order_party=state.order_party.name if state.order_party else "", **where,
        )  # fmt: skip
    pending = (
        Status.SURRENDER_PENDING_DELIVERY
        if act.code is ActCode.SURRENDER_FOR_DELIVERY
        else Status.SURRENDER_PENDING_AMENDMENT
    )
    # The carrier as it issued, not as the surrender names it: only its own key may answer.
    return replace(state, status=pending, holder=state.carrier, surrendered_by=state.holder)


def _answered(state: State, act: Act) -> State:
    if act.code is ActCode.ACCEPT_SURRENDER:
        return replace(state, status=Status.ACCOMPLISHED)
    back = state.surrendered_by or state.holder
    return replace(state, status=Status.IN_FORCE, holder=back, surrendered_by=None)


def _handed_over(state: State, recipient: Party, where: dict[str, object]) -> State:
    # 10. not to oneself, nor past the surrender to the carrier
    if recipient.is_surely(state.holder):
        raise Refused("self-transfer", refusal=19, recipient=recipient.name, **where)
    if recipient.is_surely(state.carrier):
        raise Refused("transfer-to-carrier", refusal=19, recipient=recipient.name, **where)
    return replace(state, holder=recipient)

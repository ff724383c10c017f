"""The chain of a bill as a type that cannot hold a wrong act.

A `TitleChain` is made from its terms and entry 0 and grows by `followed_by`;
both return a new chain or refuse. The rules, in the order they are applied to
each entry (in brackets the step of DCSA PINT's validation
or the number of the refusal):

1. it speaks of this document, and links to the entry before it [2.11.5];
2. registrar and issuance stand in entry 0 and nowhere else [2.3];
3. no act comes earlier than the one before it [26];
4. ISSUE is the first act of the first entry, and only that [2.4];
5. what our own member adds fits the acts it stands with [24];
6. whoever acts may act now [1, 2, 7], and may do this (`wallet.titles.lifecycle`);
7. an actor known by a key signs with that key, any other is signed for by its platform [1].

Endorsing moves entitlement, TRANSFER moves control: two facts, two acts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wallet.errors import Refused
from wallet.titles import lifecycle
from wallet.titles.acts import Act, ActCode, Entry, Meaning, Step
from wallet.titles.bill import Terms
from wallet.titles.parties import Party
from wallet.titles.state import State, Status
from wallet.titles.steps import SWITCH_TO_PAPER, step_of_answer


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
    """Return the state after `entry`, or refuse it and say where it stands."""
    try:
        return _state_after(terms, before, entry)
    except Refused as refused:
        facts = {**refused.facts, "position": entry.position, "number": terms.number}
        raise Refused(refused.code, **facts) from None


def _state_after(terms: Terms, before: Link | None, entry: Entry) -> State:
    """Return the state after `entry`, or refuse it (the rules of this module, 1 to 7)."""
    # 1. document and link
    if entry.document != terms.document:
        raise Refused(
            "other-document", clause="PINT transportDocumentChecksum", position=entry.position
        )
    expected = None if before is None else before.entry.digest
    if entry.previous != expected or entry.position != (before.entry.position + 1 if before else 0):
        raise Refused(
            "link-broken",
            clause="PINT previousEnvelopeTransferChainEntry…",
            position=entry.position,
        )
    # 2. members of entry 0
    if before is not None and entry.registrar is not None:
        raise Refused(
            "first-entry-only", clause="PINT controlTrackingRegistry", position=entry.position
        )
    if not entry.acts:
        raise Refused("entry-empty", clause="PINT transactions minItems 1", position=entry.position)
    # 3. time
    latest = None if before is None else before.entry.acts[-1].at
    for act in entry.acts:
        if latest is not None and act.at < latest:
            raise Refused("time-backwards", refusal=26, act=act.code.value, at=act.at, after=latest)
        latest = act.at
    state = None if before is None else before.state
    _check_meaning(entry)
    for index, act in enumerate(entry.acts):
        try:
            state = _apply(terms, state, act, entry, is_first=entry.position == 0 and index == 0)
        except Refused as refused:
            raise Refused(refused.code, **{**refused.facts, "act": act.code.value}) from None
    if state is None:  # an entry has at least one act, and the first one issues
        raise Refused("entry-empty", position=entry.position)
    return lifecycle.enforce(state) if entry.meaning is Meaning.ENFORCE else state


def _apply(terms: Terms, state: State | None, act: Act, entry: Entry, *, is_first: bool) -> State:
    # 4. ISSUE first and once; recipients where the code wants them
    if (act.code is ActCode.ISSUE) != is_first:
        raise Refused("issue-first-and-once", clause="PINT actionCode ISSUE")
    recipient = act.recipient
    if act.code.has_no_recipient:
        if recipient is not None:
            raise Refused("recipient-not-expected", clause="PINT recipient", act=act.code.value)
    elif recipient is None and not act.code.answers_surrender:
        raise Refused("recipient-missing", clause="PINT recipient")
    if state is None:
        if recipient is None:
            raise Refused("recipient-missing", clause="PINT recipient")
        _signed_by(act.actor, entry)
        return State(
            Status.IN_FORCE, terms.kind, recipient, terms.named, carrier=act.actor,
            issued_to=recipient,
        )  # fmt: skip
    # 6. may this actor act now?
    lifecycle.check_turn(state, act.actor, answers=act.code.answers_surrender)
    # 7. the hand of the holder, as whoever gave control has named it, and of the actor
    _signed_by(state.holder, entry)
    _signed_by(act.actor, entry)
    # 6. and may it do this?
    return _done(state, act, entry.meaning)


def _done(state: State, act: Act, meaning: Meaning | None) -> State:
    """Return what is so after one act, under the law of `lifecycle`."""
    code, to = act.code, act.recipient
    if code is ActCode.SIGN:
        return state
    if code.answers_surrender:
        return lifecycle.answer(state, step_of_answer(state.status, code, meaning))
    if code.endorses:
        if meaning is Meaning.RELEASE:
            state = lifecycle.released(state)
        return lifecycle.endorse(state, code, to)
    if to is None:
        raise Refused("recipient-missing", clause="PINT recipient", act=code.value)
    if code.surrenders:
        return lifecycle.surrender(state, _surrendering(act), to)
    after = lifecycle.hand_over(state, to)
    return replace(after, charge=to) if meaning is Meaning.PLEDGE else after


def _surrendering(act: Act) -> Step:
    if act.code is ActCode.SURRENDER_FOR_DELIVERY:
        return Step.SURRENDER_FOR_DELIVERY
    wants_paper = act.reason == SWITCH_TO_PAPER
    return Step.REQUEST_PAPER if wants_paper else Step.SURRENDER_FOR_AMENDMENT


def _check_meaning(entry: Entry) -> None:
    """Refuse a member of ours that does not fit the acts it stands with."""
    # 5. one endorsement and one transfer to one party; one signature; one answer
    meaning = entry.meaning
    if meaning is None:
        return
    acts = [act for act in entry.acts if act.code is not ActCode.SIGN]
    codes = tuple(act.code for act in acts)
    match meaning:
        case Meaning.PLEDGE | Meaning.RELEASE:
            fits = codes == (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER) and _is_one(acts)
        case Meaning.ENFORCE:
            fits = codes == ()
        case _:
            fits = codes == (ActCode.ACCEPT_SURRENDER,)
    if not fits:
        raise Refused(
            "meaning-without-acts", refusal=24, meaning=meaning.value, position=entry.position
        )
    if meaning is Meaning.ENFORCE and not entry.statement.strip():
        raise Refused("default-not-declared", refusal=9)


def _is_one(acts: list[Act]) -> bool:
    first, second = (act.recipient for act in acts)
    return first is not None and second is not None and first.is_same_as(second)


def _signed_by(party: Party, entry: Entry) -> None:
    """Refuse an act that somebody else than `party`, or than its platform, has signed."""
    signer = entry.signer
    if party.did is not None:
        is_right = signer.did == party.did
    elif signer.party is not None:  # one party's own key, which signs for nobody else
        is_right = signer.party.is_same_as(party)
    else:
        is_right = entry.platform == party.platform
    if not is_right:
        raise Refused("signed-by-other", refusal=1, law="MLETR art. 11", actor=party.name)

"""The time line as stretches of time in lanes, before anybody knows how wide it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wallet.titles.acts import ActCode, Meaning
from wallet.titles.parties import Party
from wallet.titles.state import Degree, Moment


@dataclass(frozen=True, slots=True)
class Rejection:
    """An offer that its receiver rejected; it changed nothing and is kept."""

    at: datetime
    to: str


@dataclass(frozen=True, slots=True)
class Fork:
    """Two entries by one key at one position."""

    at: datetime
    holders: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """One numbered act on its stem."""

    number: int
    at: datetime
    acts: tuple[ActCode, ...]
    degree: Degree
    meaning: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """One block of a lane."""

    start: datetime
    end: datetime
    words: str
    """Whose it is; empty where it is nobody's."""
    agreed_at: datetime | None = None
    """Control only: until then it is signed only; none if it still is."""
    recorded_at: datetime | None = None
    """Control only: until then it is agreed and not recorded; none if it still is."""
    is_mine: bool = False
    is_present: bool = False
    has_ended: bool = False
    is_pending: bool = False
    """Given back to the carrier, who has not answered."""

    @property
    def is_recorded(self) -> bool:
        """Whether its registrar has recorded it."""
        return self.recorded_at is not None


@dataclass(frozen=True, slots=True)
class Story:
    """Everything the picture shows."""

    marks: tuple[Mark, ...]
    control: tuple[Stretch, ...]
    order: tuple[Stretch, ...]
    charge: tuple[Stretch, ...]
    medium: tuple[Stretch, ...]
    now: datetime
    rejections: tuple[Rejection, ...] = ()
    fork: Fork | None = None

    @property
    def ends(self) -> tuple[datetime, ...]:
        """The moments between which time is drawn: every act, and now."""
        return (*(mark.at for mark in self.marks), self.now)


NOTHING = Story((), (), (), (), (), datetime.fromtimestamp(0, UTC))
"""A story in which nothing has happened yet."""


def tell(
    moments: Sequence[Moment],
    now: datetime,
    *,
    name_of: Callable[[Party], str],
    is_me: Callable[[Party], bool],
    fork: Fork | None = None,
) -> Story:
    """Return the story of `moments`, the first of which is the issue.

    An offer that was rejected has its number and its place in time, and no
    block in any lane: nobody came to hold anything by it.

    Args:
        moments: `Verdict.timeline`.
        now: As of when; the last blocks run to it.
        name_of: The short name of a party.
        is_me: Whether a party is the owner of the vault.
        fork: Where two transfers exist.

    """
    # A clock may have run ahead of the one we look at: the line never runs backwards.
    last = max([now, *(moment.since for moment in moments)])
    stands = [moment for moment in moments if not moment.is_rejected]
    return Story(
        marks=tuple(
            Mark(moment.position + 1, moment.since, moment.acts, moment.degree, moment.meaning)
            for moment in moments
        ),
        control=tuple(_control(stands, last, name_of, is_me)),
        order=tuple(_lane(stands, last, lambda moment: _name(moment.state.order_party, name_of))),
        charge=tuple(_lane(stands, last, lambda moment: _name(moment.state.charge, name_of))),
        medium=tuple(_lane(stands, last, lambda moment: moment.state.status.value)),
        now=last,
        rejections=tuple(
            Rejection(moment.since, name_of(moment.state.holder))
            for moment in moments
            if moment.is_rejected
        ),
        fork=fork,
    )


def _name(party: Party | None, name_of: Callable[[Party], str]) -> str:
    return "" if party is None else name_of(party)


def _control(
    moments: Sequence[Moment],
    now: datetime,
    name_of: Callable[[Party], str],
    is_me: Callable[[Party], bool],
) -> Iterator[Stretch]:
    for run in _runs(moments, _holds_alike):
        first, last = run[0], run[-1]
        following = [moment for moment in moments if moment.position > last.position]
        recorded = first.recorded_at
        if recorded is None and first.degree is Degree.RECORDED:
            recorded = first.since  # by its nature, as the issue of a carrier that keeps the order
        yield Stretch(
            start=first.since,
            end=following[0].since if following else now,
            words=name_of(first.state.holder),
            agreed_at=first.agreed_at if recorded is None else first.agreed_at or recorded,
            recorded_at=recorded,
            is_mine=is_me(first.state.holder),
            is_present=not following,
            has_ended=first.state.status.has_ended,
            is_pending=first.state.status.awaits_carrier,
        )


def _holds_alike(one: Moment, next_: Moment) -> bool:
    same = one.state.holder.is_same_as(next_.state.holder)
    return same and one.state.status is next_.state.status


def _lane(
    moments: Sequence[Moment], now: datetime, words_of: Callable[[Moment], str]
) -> Iterator[Stretch]:
    for run in _runs(moments, lambda one, next_: words_of(one) == words_of(next_)):
        following = [moment for moment in moments if moment.position > run[-1].position]
        yield Stretch(
            start=run[0].since,
            end=following[0].since if following else now,
            words=words_of(run[0]),
            is_present=not following,
            has_ended=run[0].state.status.has_ended,
        )


def _runs(
    moments: Sequence[Moment], alike: Callable[[Moment, Moment], bool]
) -> Iterator[list[Moment]]:
    """Return the moments in runs through which nothing changes in a lane."""
    run: list[Moment] = []
    for moment in moments:
        if run and not alike(run[-1], moment):
            yield run
            run = []
        run.append(moment)
    if run:
        yield run

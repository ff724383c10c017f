"""Small values: what a code, a degree, a status or a verb says of itself."""

from __future__ import annotations

from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind
from wallet.titles.state import Degree, Status
from wallet.titles.verbs import Possibility, Verb


def test_each_act_does_one_kind_of_thing():
    for code in ActCode:
        kinds = [code.endorses, code.surrenders, code.answers_surrender,
                 code in (ActCode.ISSUE, ActCode.TRANSFER, ActCode.SIGN)]  # fmt: skip
        assert kinds.count(True) == 1
        assert not (code.endorses and code.moves_control)


def test_degrees_have_an_order():
    assert [degree.rank for degree in Degree] == [0, 1, 2, 3]


def test_a_status_waits_ends_or_is_in_force():
    ended = [status for status in Status if status.has_ended]
    assert ended == [Status.ACCOMPLISHED, Status.REPLACED, Status.ON_PAPER, Status.VOID]
    assert not any(status.has_ended and status.awaits_carrier for status in Status)


def test_order_and_bearer_bills_are_negotiable():
    assert [kind for kind in Kind if kind.is_negotiable] == [Kind.TO_ORDER, Kind.BEARER]


def test_an_act_is_possible_unless_a_refusal_stands_against_it():
    assert Possibility(Verb.ACCEPT).is_possible
    assert not Possibility(Verb.ACCEPT, "bill-frozen").is_possible

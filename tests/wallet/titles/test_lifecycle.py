"""The life-cycle of DESIGN §4, walked from every start by everybody: nothing but the table."""

from __future__ import annotations

import json
import runpy
import warnings
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from itertools import product
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.titles.law import BANK, BUYER, CARRIER, SHIPPER, act, entry, issue, terms
from wallet.errors import Refused
from wallet.titles import lifecycle
from wallet.titles.acts import ActCode, Meaning, Step
from wallet.titles.bill import Kind
from wallet.titles.chain import TitleChain
from wallet.titles.lifecycle import take
from wallet.titles.parties import Party
from wallet.titles.state import Medium, State, Status
from wallet.titles.steps import SWITCH_TO_PAPER, codes_of, meaning_of, step_of_answer

PEOPLE = (CARRIER, SHIPPER, BANK, BUYER)
STARTS = (
    (Kind.TO_ORDER, SHIPPER), (Kind.TO_ORDER, BANK), (Kind.TO_ORDER, BUYER),
    (Kind.BEARER, None), (Kind.STRAIGHT, BUYER),
)  # fmt: skip
GIVINGS = frozenset(step for step in Step if "endorse" in step or step in (
    Step.HAND_OVER, Step.PLEDGE, Step.RELEASE))  # fmt: skip
NOT_WALKED = (Step.WITHDRAW, Step.FREEZE, Step.UNFREEZE)
"""In the table, but neither of them leads anywhere new; the checked count leaves them out."""
STATES, STEPS = 184, 366
"""As the table was checked (`data/lifecycle/check_state_machine.py`)."""

Take = Callable[[State, Step, Party, Party | None], State]


class Facts(NamedTuple):
    """One state of the table: the four facts, and what is offered."""

    status: Status
    kind: Kind
    order_party: str
    holder: str
    pledgee: str
    is_enforced: bool
    offered: str


def start(kind: Kind, named: Party | None) -> State:
    return State(Status.IN_FORCE, kind, SHIPPER, named, CARRIER, issued_to=SHIPPER)


def name(party: Party | None) -> str:
    """Return a party as the table calls it."""
    return "" if party is None else "Y" if party is BUYER else party.name[0]


def facts_of(state: State) -> Facts:
    offer = state.offer
    return Facts(
        state.status, state.kind, name(state.order_party),
        name(state.surrendered_by or state.holder), name(state.charge), state.is_enforced,
        f"{offer.step} {name(offer.then.holder)}" if offer else "",
    )  # fmt: skip


def tried(state: State, rule: Take = take) -> Iterator[tuple[Step, State]]:
    """Let everybody try every step; yield what is allowed. Only the bank lends on pledges."""
    for step, by in product(Step, PEOPLE):
        if step in NOT_WALKED:
            continue
        receivers = PEOPLE if step in GIVINGS else (None,)
        for to in (BANK,) if step is Step.PLEDGE else receivers:
            try:
                yield step, rule(state, step, by, to)
            except Refused:
                continue


def walk(rule: Take = take) -> dict[Facts, list[tuple[Step, State]]]:
    """Return every reachable state, with each step that leads out of it."""
    seen: dict[Facts, list[tuple[Step, State]]] = {}
    todo = [start(*one) for one in STARTS]
    while todo:
        state = todo.pop()
        facts = facts_of(state)
        if facts not in seen:
            seen[facts] = list(tried(state, rule))
            todo += [after for _step, after in seen[facts]]
    return seen


def breaches(walked: dict[Facts, list[tuple[Step, State]]]) -> set[str]:
    """Return which of the table's promises a walk breaks."""
    broken = set()
    for before, steps in walked.items():
        for step, state in steps:
            after = facts_of(state)
            if after.holder not in ("S", "B", "Y"):
                broken.add("one holder in every state")
            if before.kind is Kind.STRAIGHT and after.kind is not Kind.STRAIGHT:
                broken.add("a straight bill is never negotiated again")
            entitled = after.kind is Kind.BEARER or after.order_party == after.holder
            if after.status is Status.ACCOMPLISHED and not entitled:
                broken.add("goods only to who is entitled")
            if before.pledgee and step in GIVINGS - {Step.RELEASE}:
                broken.add("a pledged bill moves by its release only")
            if after.status is Status.PENDING and after.holder != before.holder:
                broken.add("control stays until the receiver accepts")
            if before.status.has_ended:
                broken.add("nothing leaves an end")
    ends = {facts for facts in walked if facts.status.has_ended}
    alive = set(ends)
    while True:
        more = {facts for facts, steps in walked.items() if facts not in alive
                and any(facts_of(state) in alive for _step, state in steps)}  # fmt: skip
        if not more:
            break
        alive |= more
    if alive != set(walked):
        broken.add("every bill can come to an end")
    return broken


@pytest.fixture(scope="module")
def walked() -> dict[Facts, list[tuple[Step, State]]]:
    return walk()


def count(walked: dict[Facts, list[tuple[Step, State]]]) -> tuple[int, int]:
    return len(walked), sum(len(steps) for steps in walked.values())


def test_the_rules_alone_give_the_checked_number_of_states_and_steps(walked):
    assert count(walked) == (STATES, STEPS)
    assert breaches(walked) == set()


def test_every_step_but_those_of_registrar_and_withdrawal_is_walked(walked):
    taken = {step for steps in walked.values() for step, _state in steps}
    assert taken == set(Step) - set(NOT_WALKED)


def table_status(status: Status) -> str:
    return "TRANSFER_PENDING" if status is Status.PENDING else status.name


def table_state(facts: Facts) -> tuple[Any, ...]:
    """Return a state as the table's checker writes it."""
    modes = {Kind.TO_ORDER: "ORDER", Kind.BEARER: "BEARER", Kind.STRAIGHT: "NAMED"}
    kinds = {
        Step.ENDORSE_TO_ORDER: "ORDER", Step.ENDORSE_STRAIGHT: "NAMED",
        Step.ENDORSE_IN_BLANK: "BEARER", Step.HAND_OVER: "POSS", Step.PLEDGE: "PLEDGE",
        Step.RELEASE: "RELEASE",
    }  # fmt: skip
    offer = None
    if facts.offered:
        step, to = facts.offered.split()
        offer = (kinds[Step(step)], to or None, None)
    return (
        table_status(facts.status), modes[facts.kind], facts.order_party or None,
        facts.holder or None, facts.pledgee or None, facts.is_enforced, offer,
    )  # fmt: skip


def test_state_by_state_and_step_by_step_it_is_the_checked_table(shared, walked):
    folder = shared / "data/lifecycle"
    with redirect_stdout(StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the checker leaves its file open
        checker = runpy.run_path(str(folder / "check_state_machine.py"))
    theirs = {
        (before, event, after)
        for before in checker["seen"]
        for event, after in checker["succ"](before)
    }
    ours = {
        (table_state(before), step.value, table_state(facts_of(after)))
        for before, steps in walked.items()
        for step, after in steps
    }
    assert {before for before, _e, _a in ours} | {a for _b, _e, a in ours} == set(checker["seen"])
    assert ours == theirs
    assert len(ours) == checker["edges"] == STEPS


def test_every_step_is_one_of_the_table_and_the_table_has_no_other(shared, walked):
    table = json.loads((shared / "data/lifecycle/lifecycle.json").read_text())["transitions"]
    assert {row["event"] for row in table} == {step.value for step in Step} | {"issue"}
    for before, steps in walked.items():
        for step, state in steps:
            rows = [row for row in table if row["event"] == step.value]
            assert any(
                table_status(before.status) in row["from"]
                and table_status(state.status) == row["to"]
                for row in rows
            ), (before, step)


# Planted faults: a rule that is wrong is noticed


def with_straight_bills_endorsed(state: State, step: Step, by: Party, to: Party | None) -> State:
    """Plant the fault of the table's checker: a straight bill is endorsed in blank."""
    if state.kind is Kind.STRAIGHT and step is Step.ENDORSE_IN_BLANK and state.offer is None:
        state = replace(state, kind=Kind.BEARER, order_party=None)
    return take(state, step, by, to)


def test_the_planted_fault_of_the_table_is_caught():
    walked = walk(with_straight_bills_endorsed)
    assert count(walked) != (STATES, STEPS)
    assert "a straight bill is never negotiated again" in breaches(walked)


@pytest.mark.parametrize(
    ("rule", "without", "promise"),
    [
        ("_unless_pledged", lambda state: None, "a pledged bill moves by its release only"),
        ("check_turn", lambda state, by, *, answers: None, "nothing leaves an end"),
    ],
)
def test_a_rule_left_out_is_caught(monkeypatch, rule, without, promise):
    monkeypatch.setattr(lifecycle, rule, without)
    walked = walk()
    assert count(walked) != (STATES, STEPS)
    assert promise in breaches(walked)


def test_control_that_moves_with_the_offer_is_caught():
    def too_early(state, step, by, to):
        after = take(state, step, by, to)
        if after.offer is not None and state.offer is None:
            return replace(after, holder=after.offer.then.holder)
        return after

    assert "control stays until the receiver accepts" in breaches(walk(too_early))


# What the count leaves out


def pledged() -> State:
    return take(take(start(Kind.TO_ORDER, SHIPPER), Step.PLEDGE, SHIPPER, BANK), Step.ACCEPT, BANK)


def refused(state: State, step: Step, by: Party, to: Party | None = None) -> Refused:
    with pytest.raises(Refused) as caught:
        take(state, step, by, to)
    return caught.value


def test_a_freeze_holds_everything_still_and_is_lifted_to_where_it_was(walked):
    for state in [state for steps in walked.values() for _step, state in steps]:
        if state.status.has_ended:
            assert refused(state, Step.FREEZE, CARRIER).code == "bill-ended"
            continue
        frozen = take(state, Step.FREEZE, CARRIER)
        assert list(tried(frozen)) == []
        assert take(frozen, Step.UNFREEZE, CARRIER) == state


def test_only_what_is_frozen_is_unfrozen_and_that_once():
    state = start(Kind.TO_ORDER, SHIPPER)
    assert refused(state, Step.UNFREEZE, CARRIER).code == "not-frozen"
    assert refused(take(state, Step.FREEZE, CARRIER), Step.FREEZE, CARRIER).code == "bill-frozen"


def test_a_withdrawn_offer_leaves_everything_as_it_was():
    state = start(Kind.TO_ORDER, SHIPPER)
    offered = take(state, Step.ENDORSE_TO_ORDER, SHIPPER, BANK)
    assert take(offered, Step.WITHDRAW, SHIPPER) == state
    assert refused(offered, Step.WITHDRAW, BANK).code == "not-the-holder"
    assert refused(state, Step.WITHDRAW, SHIPPER).code == "already-answered"


def test_only_the_receiver_answers_an_offer():
    offered = take(start(Kind.TO_ORDER, SHIPPER), Step.HAND_OVER, SHIPPER, BANK)
    for by in (SHIPPER, BUYER, CARRIER):
        assert refused(offered, Step.ACCEPT, by).code == "not-addressed-to-you"
    assert refused(offered, Step.HAND_OVER, SHIPPER, BUYER).code == "offer-pending"


def test_a_pledgee_releases_declares_a_default_and_then_may_have_the_goods():
    held = pledged()
    assert (held.charge, held.holder, held.order_party) == (BANK, BANK, BANK)
    assert refused(held, Step.ENDORSE_TO_ORDER, BANK, BUYER).code == "bill-pledged"
    assert refused(held, Step.HAND_OVER, BANK, BUYER).code == "bill-pledged"
    assert refused(held, Step.PLEDGE, BANK, BUYER).code == "bill-pledged"
    assert refused(held, Step.SURRENDER_FOR_DELIVERY, BANK).code == "pledge-not-enforced"
    enforced = take(held, Step.ENFORCE, BANK)
    assert refused(enforced, Step.ENFORCE, BANK).code == "already-enforced"
    assert take(enforced, Step.SURRENDER_FOR_DELIVERY, BANK).status.awaits_carrier
    free = take(take(held, Step.RELEASE, BANK, SHIPPER), Step.ACCEPT, SHIPPER)
    assert (free.charge, free.holder, free.order_party) == (None, SHIPPER, SHIPPER)
    assert refused(free, Step.RELEASE, SHIPPER, BUYER).code == "not-pledged"


def test_a_straight_bill_is_surrendered_by_its_consignee_and_not_by_its_shipper():
    held = start(Kind.STRAIGHT, BUYER)
    for step in (Step.SURRENDER_FOR_DELIVERY, Step.SURRENDER_FOR_AMENDMENT, Step.REQUEST_PAPER):
        assert refused(held, step, SHIPPER).code == "not-entitled"
    received = take(take(held, Step.HAND_OVER, SHIPPER, BUYER), Step.ACCEPT, BUYER)
    assert take(received, Step.SURRENDER_FOR_DELIVERY, BUYER).status.awaits_carrier


def test_who_was_given_an_order_bill_without_endorsement_is_told_so():
    state = start(Kind.TO_ORDER, SHIPPER)
    given_away = take(take(state, Step.HAND_OVER, SHIPPER, BUYER), Step.ACCEPT, BUYER)
    refusal = refused(given_away, Step.ENDORSE_TO_ORDER, BUYER, BANK)
    assert (refusal.code, refusal.facts["refusal"]) == ("endorsement-missing", 5)
    other = take(
        take(start(Kind.TO_ORDER, BANK), Step.HAND_OVER, SHIPPER, BUYER), Step.ACCEPT, BUYER
    )
    refusal = refused(other, Step.ENDORSE_TO_ORDER, BUYER, BANK)
    assert (refusal.code, refusal.facts["refusal"]) == ("not-the-order-party", 4)


def test_the_medium_is_a_fact_of_its_own():
    state = start(Kind.TO_ORDER, SHIPPER)
    asked = take(state, Step.REQUEST_PAPER, SHIPPER)
    assert asked.medium is Medium.ELECTRONIC
    assert take(asked, Step.ISSUE_PAPER, CARRIER).medium is Medium.PAPER
    assert take(take(state, Step.SURRENDER_FOR_AMENDMENT, SHIPPER), Step.VOID, CARRIER).medium is (
        Medium.ENDED
    )


# The same law for entries as for steps

STEPS_TAKEN = st.lists(
    st.tuples(
        st.sampled_from([step for step in Step if step not in NOT_WALKED]),
        st.sampled_from(PEOPLE),
        st.sampled_from(PEOPLE),
    ),
    max_size=40,
)


def entry_of(chain: TitleChain, step: Step, by: Party, to: Party) -> Any:
    """Return the entry that a step is written as."""
    state, acts = chain.state, []
    for code in codes_of(step):
        receiver = state.carrier if code.surrenders else to
        at = 0.0
        more = {"reason": SWITCH_TO_PAPER} if step is Step.REQUEST_PAPER else {}
        named = None if code.has_no_recipient else receiver
        if code.answers_surrender:
            named = state.surrendered_by
        acts.append(act(code, by, named, at, **(more if code.surrenders else {})))
    statement = "60 days overdue" if step is Step.ENFORCE else ""
    return entry(len(chain), *acts, meaning=meaning_of(step), statement=statement)


@given(st.sampled_from(STARTS), STEPS_TAKEN)
def test_a_chain_of_entries_knows_the_same_law_as_the_steps(begin, steps):
    kind, named = begin
    state, chain = start(kind, named), TitleChain.begin(terms(kind, named), issue())
    for step, by, to in steps:
        if step in (Step.ACCEPT, Step.REJECT):
            continue
        answer = codes_of(step)[0]
        if answer.answers_surrender:  # DCSA writes several answers alike; what was asked decides
            step = step_of_answer(state.status, answer, meaning_of(step))
        try:
            state = take(state, step, by, to if step in GIVINGS else None)
        except Refused:
            with pytest.raises(Refused):
                chain.followed_by(entry_of(chain, step, by, to))
            continue
        chain = chain.followed_by(entry_of(chain, step, by, to))
        if state.offer is not None:
            state = take(state, Step.ACCEPT, to)
        assert chain.state == state


@pytest.mark.parametrize(
    ("meaning", "codes", "code"),
    [
        (Meaning.PLEDGE, (ActCode.TRANSFER,), "meaning-without-acts"),
        (Meaning.RELEASE, (ActCode.BLANK_ENDORSE, ActCode.TRANSFER), "meaning-without-acts"),
        (Meaning.ENFORCE, (ActCode.TRANSFER,), "meaning-without-acts"),
        (Meaning.VOID, (ActCode.SIGN,), "meaning-without-acts"),
        (Meaning.ENFORCE, (ActCode.SIGN,), "default-not-declared"),
    ],
)
def test_a_member_of_ours_has_to_fit_its_acts(meaning, codes, code):
    chain = TitleChain.begin(terms(), issue())
    acts = [act(one, SHIPPER, None if one.has_no_recipient else BANK) for one in codes]
    with pytest.raises(Refused) as caught:
        chain.followed_by(entry(1, *acts, meaning=meaning))
    assert caught.value.code == code

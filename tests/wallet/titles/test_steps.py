"""A step of the table is written in DCSA's acts, and an answer of the carrier is read as a step."""

from __future__ import annotations

import pytest

from tests.wallet.titles.law import BANK, CARRIER, SHIPPER, START
from wallet.titles.acts import Act, ActCode, Ask, How, Meaning, Step
from wallet.titles.state import Status
from wallet.titles.steps import GIVING, SURRENDERING, acts_of, codes_of, meaning_of, step_of_answer

DELIVERY, AMENDMENT, PAPER = (
    Status.SURRENDER_PENDING_DELIVERY, Status.SURRENDER_PENDING_AMENDMENT, Status.PAPER_PENDING,
)  # fmt: skip


@pytest.mark.parametrize(
    ("step", "codes"),
    [
        (Step.ENDORSE_TO_ORDER, "ENDORSE_TO_ORDER TRANSFER"),
        (Step.ENDORSE_STRAIGHT, "ENDORSE TRANSFER"),
        (Step.ENDORSE_IN_BLANK, "BLANK_ENDORSE TRANSFER"),
        (Step.HAND_OVER, "TRANSFER"),
        (Step.PLEDGE, "ENDORSE_TO_ORDER TRANSFER"),
        (Step.RELEASE, "ENDORSE_TO_ORDER TRANSFER"),
        (Step.ENFORCE, "SIGN"),
        (Step.SURRENDER_FOR_DELIVERY, "SIGN SURRENDER_FOR_DELIVERY"),
        (Step.SURRENDER_FOR_AMENDMENT, "SIGN SURRENDER_FOR_AMENDMENT"),
        (Step.REQUEST_PAPER, "SIGN SURRENDER_FOR_AMENDMENT"),
        (Step.ACCEPT_SURRENDER, "SACC"),
        (Step.REISSUE, "SACC"),
        (Step.VOID, "SACC"),
        (Step.ISSUE_PAPER, "SACC"),
        (Step.REFUSE_SURRENDER, "SREJ"),
        (Step.REFUSE_PAPER, "SREJ"),
    ],
)
def test_a_step_is_written_in_these_acts_of_dcsa(step, codes):
    assert " ".join(codes_of(step)) == codes
    # And in no other: an answer is read back as the step that it was written for.
    waits = {Step.REISSUE: AMENDMENT, Step.VOID: AMENDMENT, Step.ISSUE_PAPER: PAPER,
             Step.REFUSE_PAPER: PAPER}  # fmt: skip
    (*_, last) = codes_of(step)
    if last.answers_surrender:
        assert step_of_answer(waits.get(step, DELIVERY), last, meaning_of(step)) is step


def test_every_way_of_giving_and_of_giving_back_is_a_step_of_its_own():
    assert list(GIVING) == list(How)
    assert list(SURRENDERING) == list(Ask)
    steps = (*GIVING.values(), *SURRENDERING.values())
    assert len(set(steps)) == len(steps)
    assert (GIVING[How.POSSESSION], SURRENDERING[Ask.PAPER]) == (
        Step.HAND_OVER, Step.REQUEST_PAPER,
    )  # fmt: skip


def test_what_dcsas_codes_leave_unsaid_is_said_by_a_member_of_ours():
    assert {step: meaning_of(step) for step in Step if meaning_of(step)} == {
        Step.PLEDGE: Meaning.PLEDGE, Step.RELEASE: Meaning.RELEASE, Step.ENFORCE: Meaning.ENFORCE,
        Step.REISSUE: Meaning.REISSUE, Step.VOID: Meaning.VOID, Step.ISSUE_PAPER: Meaning.PAPER,
    }  # fmt: skip


def test_acts_name_a_receiver_where_dcsa_wants_one_and_the_last_carries_the_words():
    assert acts_of(Step.ENDORSE_IN_BLANK, SHIPPER, BANK, START, comments="as agreed") == (
        Act(ActCode.BLANK_ENDORSE, SHIPPER, None, START),
        Act(ActCode.TRANSFER, SHIPPER, BANK, START, comments="as agreed"),
    )
    assert acts_of(Step.ENFORCE, BANK, SHIPPER, START) == (Act(ActCode.SIGN, BANK, None, START),)


def test_only_a_surrender_has_a_reason_and_one_for_paper_always_the_same():
    assert acts_of(Step.SURRENDER_FOR_AMENDMENT, SHIPPER, CARRIER, START, reason="COD") == (
        Act(ActCode.SIGN, SHIPPER, None, START),
        Act(ActCode.SURRENDER_FOR_AMENDMENT, SHIPPER, CARRIER, START, reason="COD"),
    )
    for reason in (None, "COD"):
        _sign, asked = acts_of(Step.REQUEST_PAPER, SHIPPER, CARRIER, START, reason=reason)
        assert asked.reason == "SWTP"
    (answer,) = acts_of(Step.VOID, CARRIER, SHIPPER, START, reason="COD")
    assert answer.reason is None


@pytest.mark.parametrize(
    ("status", "code", "meaning", "step"),
    [
        (DELIVERY, ActCode.ACCEPT_SURRENDER, None, Step.ACCEPT_SURRENDER),
        (AMENDMENT, ActCode.ACCEPT_SURRENDER, None, Step.REISSUE),
        (PAPER, ActCode.ACCEPT_SURRENDER, None, Step.ISSUE_PAPER),
        (AMENDMENT, ActCode.ACCEPT_SURRENDER, Meaning.VOID, Step.VOID),
        (PAPER, ActCode.ACCEPT_SURRENDER, Meaning.VOID, Step.VOID),
        (DELIVERY, ActCode.REFUSE_SURRENDER, None, Step.REFUSE_SURRENDER),
        (AMENDMENT, ActCode.REFUSE_SURRENDER, None, Step.REFUSE_SURRENDER),
        (PAPER, ActCode.REFUSE_SURRENDER, None, Step.REFUSE_PAPER),
    ],
)
def test_what_an_answer_comes_to_follows_from_what_was_asked(status, code, meaning, step):
    assert step_of_answer(status, code, meaning) is step

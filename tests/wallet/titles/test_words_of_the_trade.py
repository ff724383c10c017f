"""Small values: what a code, a degree, a status or a verb says of itself."""

from __future__ import annotations

from wallet.titles.acts import ActCode, Ask, How, Meaning, Step
from wallet.titles.bill import Kind, Offline, OfflinePolicy
from wallet.titles.escrow import TitleAct, TitleStatus
from wallet.titles.escrow_story import ACCOUNT
from wallet.titles.holding import Change, Position, Standing
from wallet.titles.parties import DID, Role
from wallet.titles.state import Degree, Medium, Status
from wallet.titles.steps import SWITCH_TO_PAPER
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


def test_what_files_and_commands_say_keeps_its_word():
    """These texts stand in signed files, in vaults and in the contract of the command line."""
    said = {
        Role: "shipper bank carrier auditor other",
        Kind: "to-order bearer straight waybill",
        Offline: "forbidden provisional",
        Degree: "none signed agreed recorded",
        Medium: "electronic paper ended",
        Status: "in-force pending surrender-pending-delivery surrender-pending-amendment"
        " paper-pending accomplished replaced on-paper void frozen",
        Meaning: "pledge release enforce reissue void paper",
        How: "order straight blank possession pledge release",
        Ask: "delivery amendment paper",
        ActCode: "ISSUE TRANSFER ENDORSE ENDORSE_TO_ORDER BLANK_ENDORSE SIGN"
        " SURRENDER_FOR_DELIVERY SURRENDER_FOR_AMENDMENT SACC SREJ",
        Step: "endorse_to_order endorse_straight endorse_blank hand_over_possession pledge"
        " release_pledge accept reject withdraw_or_expire enforce_pledge surrender_for_delivery"
        " surrender_for_amendment request_paper accept_surrender refuse_surrender reissue void"
        " issue_paper refuse_paper freeze unfreeze",
        Verb: "accept reject record accept-surrender reissue issue-paper void refuse-surrender"
        " send-again get-recorded endorse hand-over pledge release enforce surrender amend to-paper"
        " withdraw prove compare export exchange bundle render print-original forget",
        Standing: "in-hands offered-to-me offered-by-me agreed surrendered copy frozen ended",
        Position: "holder bearer receiver giver-locked surrendering carrier former-holder reader"
        " unsettled",
        Change: "issued received offered accepted rejected receipt-came recorded surrendered"
        " answered fork-seen enforced frozen unfrozen",
        TitleStatus: "never-minted active returned burnt",
        TitleAct: "mint nominate transfer-holder transfer-owner transfer-both reject-holder"
        " reject-owner reject-both return restore burn",
    }
    assert {kind: " ".join(kind) for kind in said} == said
    assert (DID, ACCOUNT, SWITCH_TO_PAPER) == ("DID", "EIP155", "SWTP")


def test_a_bill_may_pass_three_unrecorded_hands_in_thirty_days_unless_its_issuer_says_other():
    assert OfflinePolicy() == OfflinePolicy(Offline.PROVISIONAL, hops=3, days=30)


def test_an_act_moves_control_or_is_addressed_to_nobody_or_neither():
    assert {code for code in ActCode if code.moves_control} == {
        ActCode.ISSUE, ActCode.TRANSFER, ActCode.REFUSE_SURRENDER,
        ActCode.SURRENDER_FOR_DELIVERY, ActCode.SURRENDER_FOR_AMENDMENT,
    }  # fmt: skip
    assert {code for code in ActCode if code.has_no_recipient} == {
        ActCode.SIGN, ActCode.BLANK_ENDORSE,
    }  # fmt: skip

"""New versions and other media: amend, split, combine, void, onto paper and back."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from tests.wallet.desk.conftest import TYPICAL, Trade, code_of, document, may
from wallet.errors import CouldNotLook, Refused
from wallet.proof.verdict import Headline, Result
from wallet.titles.acts import Ask
from wallet.titles.holding import Standing
from wallet.titles.state import Degree, Medium, Status
from wallet.titles.verbs import Verb
from wallet.words import Language, say


def amended(folder: Path) -> Path:
    """Return a new version of the typical bill, for another port of discharge."""
    bill = json.loads(TYPICAL.read_text("utf-8"))
    transports = copy.deepcopy(bill["transports"])
    transports["portOfDischarge"]["UNLocationCode"] = "DEHAM"
    return document(folder, "amended", transports=transports, transportDocumentSubReference="2")


def parts(folder: Path, by: int = 2) -> list[Path]:
    """Return the typical bill in several, each with its share of the cargo items."""
    bill = json.loads(TYPICAL.read_text("utf-8"))
    cargo = [(item, one) for item in bill["consignmentItems"] for one in item["cargoItems"]]
    paths = []
    for share in range(by):
        mine = cargo[share::by]
        used = {one["equipmentReference"] for _item, one in mine}
        paths.append(
            document(
                folder,
                f"part-{share}",
                transportDocumentReference=f"{bill['transportDocumentReference'][:17]}-{share}",
                consignmentItems=[item | {"cargoItems": [one]} for item, one in mine],
                utilizedTransportEquipments=[
                    one for one in bill["utilizedTransportEquipments"]
                    if one["equipment"]["equipmentReference"] in used
                ],
            )
        )  # fmt: skip
    return paths


def given_back(trade: Trade, what_for: Ask, holder: str = "shipper", **more: Any) -> str:
    """Issue a bill and let its holder give it back."""
    bill = trade.issue()
    trade.give(trade[holder].surrender(bill, what_for, **more), "carrier")
    return bill


# Amendment


def test_an_amendment_links_both_versions_and_shows_what_changed(trade, tmp_path):
    bill = given_back(trade, Ask.AMENDMENT, reason="COD", comments="Discharge at Hamburg")
    assert trade["carrier"].show(bill).verdict.status is Status.SURRENDER_PENDING_AMENDMENT
    new, answer = trade["carrier"].reissue((amended(tmp_path),), (bill,))
    trade.give(new, "shipper")
    before = trade["shipper"].show(new.bill).verdict.check("pint.versions")
    # The old bill is here, its answer not yet.
    assert (before.result, before.reason) == (Result.FAILED, "version-denies")
    trade.give(answer, "shipper")
    for who in ("carrier", "shipper"):
        for one in (bill, new.bill):
            check = trade[who].show(one).verdict.check("pint.versions")
            assert (check.result, check.reason) == (Result.PASSED, "version-agrees")
    old = trade["shipper"].show(bill)
    assert (old.verdict.status, old.holding.standing) == (Status.REPLACED, Standing.ENDED)
    assert [view.bill for view in old.versions] == [new.bill]
    assert trade["shipper"].show(new.bill).verdict.headline is Headline.HOLDER
    changed = {one.where: (one.before, one.after) for one in trade["shipper"].compare(new.bill)}
    assert changed["/transports/portOfDischarge/UNLocationCode"][1] == "DEHAM"
    assert trade["shipper"].find(new.number) == new.bill
    trade.transfer(new.bill, "shipper", "bank")


def test_a_carrier_is_told_that_a_new_version_is_made_out_to_another_than_gets_it(trade, tmp_path):
    bill = given_back(trade, Ask.AMENDMENT)
    assert trade["carrier"].draft_reissue((amended(tmp_path),), (bill,)) == ()
    parties = json.loads(TYPICAL.read_text("utf-8"))["documentParties"]
    bank = {"partyName": "Another Bank", "identifyingCodes": [
        {"codeListProvider": "GLEIF", "partyCode": "9999000OTHERBANK0086"}]}  # fmt: skip
    other = document(tmp_path, "other", documentParties=parties | {"endorsee": bank})
    (caution,) = trade["carrier"].draft_reissue((other, other), (bill,))
    holder = trade["shipper"].card.party.name
    for language in Language:
        said = say("warning", caution.code, caution.facts, language)
        assert (holder in said, "Another Bank" in said) == (True, True)


def test_a_stranger_to_the_old_version_sees_the_link_as_not_checked(trade, tmp_path):
    bill = given_back(trade, Ask.AMENDMENT)
    new, _answer = trade["carrier"].reissue((amended(tmp_path),), (bill,))
    trade.give(new, "shipper")
    trade.transfer(new.bill, "shipper", "bank")
    check = trade["bank"].show(new.bill).verdict.check("pint.versions")
    assert (check.result, check.reason) == (Result.NOT_CHECKED, "version-not-here")


def test_a_bill_is_split_into_parts_that_add_up_and_combined_again(trade, tmp_path):
    bill = given_back(trade, Ask.AMENDMENT)
    first, second, answer = trade["carrier"].reissue(tuple(parts(tmp_path)), (bill,))
    for done in (first, second, answer):
        trade.give(done, "shipper")
    assert trade["shipper"].show(bill).verdict.status is Status.REPLACED
    for done in (first, second):
        assert trade["shipper"].show(done.bill).verdict.headline is Headline.HOLDER
        trade.give(trade["shipper"].surrender(done.bill, Ask.AMENDMENT), "carrier")
    whole = document(tmp_path, "whole", transportDocumentReference="MRDN-SZX-WHOLE")
    one, *answers = trade["carrier"].reissue((whole,), (first.bill, second.bill))
    for done in (one, *answers):
        trade.give(done, "shipper")
    assert len(answers) == 2
    assert len(trade["shipper"].show(one.bill).versions) == 2
    with pytest.raises(CouldNotLook) as caught:
        trade["shipper"].compare(one.bill)
    assert sorted(caught.value.facts["numbers"]) == sorted((first.number, second.number))


def test_parts_that_lose_something_are_refused_and_nothing_is_signed(trade, tmp_path):
    bill = given_back(trade, Ask.AMENDMENT)
    lost = parts(tmp_path, by=3)[:2]
    with pytest.raises(Refused) as caught:
        trade["carrier"].reissue(tuple(lost), (bill,))
    assert (caught.value.code, caught.value.facts["refusal"]) == ("parts-do-not-add-up", 14)
    said = say("refusal", caught.value.code, caught.value.facts)
    assert said == "The containers are not the same: only before, MRDU5519023; only after, –."
    assert trade["carrier"].show(bill).verdict.status is Status.SURRENDER_PENDING_AMENDMENT
    assert len(trade["carrier"].holdings()) == 1


def test_the_on_board_date_is_not_amended(trade, tmp_path):
    bill = given_back(trade, Ask.AMENDMENT)
    earlier = document(tmp_path, "earlier", shippedOnBoardDate="2026-09-30")
    assert code_of(lambda: trade["carrier"].reissue((earlier,), (bill,))) == "on-board-date-changed"


def test_a_new_version_goes_to_whoever_gave_the_old_one_back(trade, tmp_path):
    bill = given_back(trade, Ask.AMENDMENT)
    new = amended(tmp_path)
    buyer = trade["buyer"].card
    assert code_of(lambda: trade["carrier"].reissue((new,), (bill,), buyer)) == "reissue-to-other"


def test_only_what_was_given_back_for_amendment_is_reissued(trade, tmp_path):
    bill, new = trade.issue(), amended(tmp_path)
    assert code_of(lambda: trade["carrier"].reissue((new,), (bill,))) == "nothing-to-answer"
    trade.give(trade["shipper"].surrender(bill), "carrier")
    assert code_of(lambda: trade["carrier"].reissue((new,), (bill,))) == "answer-to-other"


def test_an_amendment_is_accepted_by_a_new_bill_or_the_old_one_made_void(trade):
    bill = given_back(trade, Ask.AMENDMENT)
    carrier = trade["carrier"]
    assert code_of(lambda: carrier.answer_surrender(bill, accept=True)) == "reissue-first"
    possible = may(trade, "carrier", bill)
    assert (possible[Verb.REISSUE], possible[Verb.VOID]) == (None, None)
    trade.give(carrier.answer_surrender(bill, accept=True, void=True), "shipper")
    verdict = trade["shipper"].show(bill).verdict
    assert (verdict.status, verdict.medium) == (Status.VOID, Medium.ENDED)
    assert code_of(lambda: trade["shipper"].surrender(bill)) == "bill-ended"


def test_a_refused_amendment_gives_the_bill_back(trade):
    bill = given_back(trade, Ask.AMENDMENT)
    done = trade["carrier"].answer_surrender(bill, accept=False, comments="No berth in Hamburg")
    trade.give(done, "shipper")
    assert trade["shipper"].show(bill).verdict.headline is Headline.HOLDER


# Paper


def test_a_bill_goes_onto_paper_and_is_closed_here(trade):
    bill = given_back(trade, Ask.PAPER)
    carrier = trade["carrier"]
    assert may(trade, "carrier", bill)[Verb.ISSUE_PAPER] is None
    assert carrier.show(bill).verdict.status is Status.PAPER_PENDING
    assert code_of(lambda: carrier.answer_surrender(bill, accept=True)) == "paper-statement-wrong"
    done = carrier.answer_surrender(bill, accept=True, originals=3)
    assert carrier.answer_surrender(bill, accept=True, originals=3).parcel == done.parcel
    trade.give(done, "shipper")
    verdict = trade["shipper"].show(bill).verdict
    assert (verdict.status, verdict.medium) == (Status.ON_PAPER, Medium.PAPER)
    assert verdict.headline is Headline.ENDED


STATEMENT = {
    "transportDocumentReference": "MRDN-SZX-2610-004418", "originals": 3, "returned": 3,
    "cancelledBy": "Li Na, documentation desk", "cancelledDateTime": "2026-11-02T08:00:00Z",
    "issueDate": json.loads(TYPICAL.read_text("utf-8"))["issueDate"],
}  # fmt: skip


def statement(folder: Path, **changes: Any) -> Path:
    path = folder / "paper.json"
    path.write_text(json.dumps(STATEMENT | changes), "utf-8")
    return path


def test_paper_becomes_a_record_once_every_original_is_cancelled(trade, tmp_path):
    shipper = trade["shipper"].card
    done = trade["carrier"].issue(TYPICAL, shipper, from_paper=statement(tmp_path))
    trade.give(done, "shipper")
    assert trade["shipper"].show(done.bill).verdict.headline is Headline.HOLDER


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"returned": 2}, "paper-outstanding"),
        ({"transportDocumentReference": "OTHER"}, "paper-statement-wrong"),
        ({"cancelledDateTime": "2036-01-01T00:00:00Z"}, "paper-statement-wrong"),
        ({"cancelledDateTime": "yesterday"}, "paper-statement-wrong"),
        ({"issueDate": "2026-01-01"}, "paper-statement-wrong"),
        ({"issueDate": "soon"}, "paper-statement-wrong"),
        ({"cancelledBy": None}, "paper-statement-wrong"),
        ({"originals": 0}, "paper-statement-wrong"),
    ],
)
def test_paper_that_is_still_about_is_not_made_a_record(trade, tmp_path, changes, code):
    path = statement(tmp_path, **changes)
    carrier, shipper = trade["carrier"], trade["shipper"].card
    assert code_of(lambda: carrier.issue(TYPICAL, shipper, from_paper=path)) == code
    assert carrier.holdings() == ()


def test_a_bill_that_went_onto_paper_may_come_back_from_it_as_another_document(trade, tmp_path):
    bill = given_back(trade, Ask.PAPER)
    carrier, shipper = trade["carrier"], trade["shipper"].card
    carrier.answer_surrender(bill, accept=True, originals=3)
    again = document(tmp_path, "again", transportDocumentSubReference="2")
    assert code_of(lambda: carrier.issue(again, shipper)) == "number-used"
    done = carrier.issue(again, shipper, from_paper=statement(tmp_path))
    trade.give(done, "shipper")
    assert trade["shipper"].show(done.bill).verdict.degree is Degree.RECORDED

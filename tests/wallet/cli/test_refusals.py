"""Each of the twenty-six refusals, provoked as a script would: its code, number, law and remedy."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.wallet.desk.conftest import SAMPLES, Trade, trade, vaults  # noqa: F401 - fixtures
from wallet.book import Book
from wallet.clock import SystemClock
from wallet.desk.casefile import load
from wallet.formats.pint.envelope import write_envelope
from wallet.formats.pint.write import extend, next_payload
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.parcels.file import Purpose, read_parcel, write_parcel
from wallet.titles.acts import Ask, How, Step
from wallet.titles.refusals import GROUNDS, ground_of
from wallet.titles.steps import acts_of
from wallet.voyage import PASSPHRASE
from wallet.words import Language, say

TYPICAL = SAMPLES / "to-order" / "typical.json"
Arguments = tuple[str, list[object]]
"""Whose vault, and what is typed."""


@pytest.fixture(autouse=True)
def _after_what_was_done(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command line run after the acts of the books, whatever this machine's clock says."""
    monkeypatch.setattr(SystemClock, "now", lambda _clock: datetime(2026, 11, 22, tzinfo=UTC))


def card(here: Trade, who: str) -> str:
    return here[who].card.did


def offering(here: Trade, who: str, bill: str, to: str, how: str = "order") -> Arguments:
    return who, ["offer", bill, "--to", card(here, to), "--how", how]


def changed(folder: Path, **members: Any) -> Path:
    path = folder / "changed.json"
    path.write_text(json.dumps(json.loads(TYPICAL.read_text("utf-8")) | members), "utf-8")
    return path


def issuing(here: Trade, document: Path, *more: object) -> Arguments:
    return "carrier", ["issue", document, "--to", card(here, "shipper"), *more]


def by_one_who_gave_it_away(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here.transfer(bill, "shipper", "bank")
    return offering(here, "shipper", bill, "buyer")


def on_an_ended_bill(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here.give(here["shipper"].surrender(bill), "carrier")
    here.give(here["carrier"].answer_surrender(bill, accept=True), "shipper")
    return offering(here, "shipper", bill, "bank")


def endorsing_a_straight_bill(here: Trade, folder: Path) -> Arguments:
    return offering(here, "shipper", here.issue("straight/typical.json"), "bank")


def endorsing_for_the_order_party(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here.transfer(bill, "shipper", "bank")
    here.transfer(bill, "bank", "buyer", How.POSSESSION)
    return offering(here, "buyer", bill, "secondBank")


def without_the_shippers_endorsement(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here.transfer(bill, "shipper", "buyer", How.POSSESSION)
    return offering(here, "buyer", bill, "bank")


def with_a_condition(here: Trade, folder: Path) -> Arguments:
    who, typed = offering(here, "shipper", here.issue(), "bank")
    return who, [*typed, "--remark", "provided that the invoice is paid"]


def a_second_offer(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here["shipper"].offer(bill, here["bank"].card, How.TO_ORDER)
    return offering(here, "shipper", bill, "buyer")


def accepting_for_another(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here.give(here["shipper"].offer(bill, here["bank"].card, How.TO_ORDER), "buyer")
    return "buyer", ["accept", bill]


def giving_on_what_is_pledged(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here.transfer(bill, "shipper", "bank", How.PLEDGE)
    return offering(here, "bank", bill, "buyer")


def surrendering_without_a_right(here: Trade, folder: Path) -> Arguments:
    bill = here.issue("straight/typical.json")
    here.transfer(bill, "shipper", "bank", How.POSSESSION)
    return "bank", ["surrender", bill]


def with_two_transfers_about(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here["shipper"].close()
    shutil.copytree(folder / "vaults" / "shipper", folder / "twin")
    with Book.open(folder / "twin", PASSPHRASE, clock=here.clock, keyring=None) as twin:
        here.give(twin.offer(bill, here["buyer"].card, How.TO_ORDER), "bank")
    shipper = Book.open(folder / "vaults" / "shipper", PASSPHRASE, clock=here.clock)
    here.books["shipper"] = shipper
    here.give(shipper.offer(bill, here["bank"].card, How.TO_ORDER), "bank")
    return "bank", ["accept", bill]


def on_a_changed_parcel(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    parcel = read_parcel(here["shipper"].parcel(bill).parcel)
    envelope = parcel.envelope.replace(b"MERIDIAN AURORA", b"MERIDIAN AURORE")
    path = folder / "changed.ebl"
    path.write_bytes(write_parcel(replace(parcel, envelope=envelope)))
    return "carrier", ["record", path]


def from_a_stranger(here: Trade, folder: Path) -> Arguments:
    here["bank"].unpin(card(here, "carrier"))
    here["bank"].unpin(card(here, "shipper"))
    bill = here.issue()
    here.give(here["shipper"].offer(bill, here["bank"].card, How.TO_ORDER), "bank")
    return "bank", ["accept", bill]


def a_bill_dated_before_loading(here: Trade, folder: Path) -> Arguments:
    return issuing(here, changed(folder, shippedOnBoardDate="2026-11-01"))


def with_originals_outstanding(here: Trade, folder: Path) -> Arguments:
    document = json.loads(TYPICAL.read_text("utf-8"))
    path = folder / "paper.json"
    path.write_text(json.dumps({
        "transportDocumentReference": document["transportDocumentReference"], "originals": 3,
        "returned": 1, "cancelledBy": "Li Na", "cancelledDateTime": "2026-11-02T08:00:00Z",
        "issueDate": document["issueDate"],
    }), "utf-8")  # fmt: skip
    return issuing(here, TYPICAL, "--from-paper", path)


def printing_an_original(here: Trade, folder: Path) -> Arguments:
    return "shipper", ["render", here.issue(), "-o", folder / "bill.pdf", "--original"]


def with_a_copy(here: Trade, folder: Path) -> Arguments:
    bill = here.issue("bearer/typical.json")
    here.give(here["shipper"].parcel(bill), "secondBank")
    return offering(here, "secondBank", bill, "buyer", "possession")


def before_it_is_recorded(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    here.transfer(bill, "shipper", "bank", record=False)
    return "bank", ["surrender", bill]


def to_the_carrier_by_transfer(here: Trade, folder: Path) -> Arguments:
    return offering(here, "shipper", here.issue(), "carrier")


def with_somebody_listed(here: Trade, folder: Path) -> Arguments:
    path = folder / "list.txt"
    path.write_text(here["bank"].card.party.name, "utf-8")
    here["shipper"].screen(path)
    return offering(here, "shipper", here.issue(), "bank")


def attaching_a_program(here: Trade, folder: Path) -> Arguments:
    path = folder / "invoice.pdf.exe"
    path.write_bytes(b"MZ")
    return issuing(here, TYPICAL, "--attach", path)


def on_terms_that_want_paper(here: Trade, folder: Path) -> Arguments:
    terms = "The Electronic Trade Documents Act 2023 shall not apply to this bill."
    return issuing(here, changed(folder, termsAndConditions=terms))


def of_an_unknown_kind(here: Trade, folder: Path) -> Arguments:
    bill = here.issue()
    office = here["shipper"]._office
    case = load(office, bill)
    acts = acts_of(Step.ENDORSE_TO_ORDER, office.me, here["bank"].card.party, here.clock.now())
    said = {"critical": ["lien"], "lien": {"to": "somebody"}}
    payload = next_payload(case.envelope, acts, platform=office.me.platform, extension=said)
    envelope = extend(case.envelope, payload, office.signing_key())
    parcel = read_parcel(here["shipper"].parcel(bill, Purpose.OFFER).parcel)
    path = folder / "unknown.ebl"
    path.write_bytes(write_parcel(replace(parcel, envelope=write_envelope(envelope))))
    here["bank"].receive(path)
    return "bank", ["accept", bill]


def deleting_what_is_in_hand(here: Trade, folder: Path) -> Arguments:
    return "shipper", ["forget", here.issue()]


def with_a_clock_behind(here: Trade, folder: Path) -> Arguments:
    here.clock.at = datetime(2126, 1, 1, tzinfo=UTC)
    return offering(here, "shipper", here.issue(), "bank")


def where_two_people_sign(here: Trade, folder: Path) -> Arguments:
    bill, shipper = here.issue(), here["shipper"]
    for name in ("Anna", "Bene"):
        shipper.add_person(name, PASSPHRASE, f"{name} signs with another", LEAST_KDF)
    shipper.demand_two_people(on=True)
    anna = folder / "anna"
    anna.write_text("Anna signs with another\n", "utf-8")
    who, typed = offering(here, "shipper", bill, "bank")
    return who, [*typed, "--passphrase-file", anna]


PROVOKED: dict[int, tuple[Callable[[Trade, Path], Arguments], str]] = {
    1: (by_one_who_gave_it_away, "not-the-holder"),
    2: (on_an_ended_bill, "bill-ended"),
    3: (endorsing_a_straight_bill, "not-negotiable"),
    4: (endorsing_for_the_order_party, "not-the-order-party"),
    5: (without_the_shippers_endorsement, "endorsement-missing"),
    6: (with_a_condition, "endorsement-conditional"),
    7: (a_second_offer, "offer-pending"),
    8: (accepting_for_another, "not-addressed-to-you"),
    9: (giving_on_what_is_pledged, "bill-pledged"),
    10: (surrendering_without_a_right, "not-entitled"),
    11: (with_two_transfers_about, "bill-frozen"),
    12: (on_a_changed_parcel, "bill-changed"),
    13: (from_a_stranger, "signer-unknown"),
    14: (a_bill_dated_before_loading, "document-not-issuable"),
    15: (with_originals_outstanding, "paper-outstanding"),
    16: (printing_an_original, "never-an-original"),
    17: (with_a_copy, "copy-is-no-control"),
    18: (before_it_is_recorded, "record-first"),
    19: (to_the_carrier_by_transfer, "transfer-to-carrier"),
    20: (where_two_people_sign, "approval-needed"),
    21: (with_somebody_listed, "sanctions-hit"),
    22: (attaching_a_program, "attachment-executable"),
    23: (on_terms_that_want_paper, "paper-only-clause"),
    24: (of_an_unknown_kind, "extension-unknown"),
    25: (deleting_what_is_in_hand, "last-copy"),
    26: (with_a_clock_behind, "time-backwards"),
}


def test_there_are_twenty_six_and_each_is_provoked():
    assert [ground.number for ground in GROUNDS] == list(range(1, 27))
    assert set(PROVOKED) == set(range(1, 27))


@pytest.mark.parametrize("number", PROVOKED)
def test_a_refusal_says_its_law_and_what_to_do_instead(
    number, trade, tmp_path, ladewell, secret  # noqa: F811 - the fixture
):  # fmt: skip
    provoke, code = PROVOKED[number]
    who, typed = provoke(trade, tmp_path)
    before = {part: len(book.activities()) for part, book in trade.books.items()}
    for book in trade.books.values():
        book.close()
    options = ["--json", "--vault", tmp_path / "vaults" / who, "--passphrase-file", secret]
    ran = ladewell(*options, *typed)
    ground = ground_of(code)
    assert ran.code == 3
    said = ran.object
    assert (said["error"], said["refusal"], ground.number) == (code, number, number)
    assert said["law"] == ground.law
    assert "…" not in said["message"] + said["remedy"]
    facts = said["facts"]
    for language in Language:
        assert say("refusal", code, facts, language) != code
        assert say("remedy", code, facts, language) != code
    with Book.open(tmp_path / "vaults" / who, PASSPHRASE, clock=trade.clock) as book:
        done = book.activities()[: len(book.activities()) - before[who]]
        assert {one.kind for one in done} <= {"refused-parcel", "received", "prepared"}


def test_a_refusal_on_a_terminal_says_the_same(trade, tmp_path, ladewell, secret):  # noqa: F811
    who, typed = giving_on_what_is_pledged(trade, tmp_path)
    for book in trade.books.values():
        book.close()
    ran = ladewell("--vault", tmp_path / "vaults" / who, "--passphrase-file", secret, *typed)
    assert ran.code == 3
    assert "held as security by Straits Merchant Bank Ltd" in ran.err
    assert "Have it released by Straits Merchant Bank Ltd" in ran.err
    assert "[9: COGSA 1992" in ran.err


def test_what_a_bill_is_given_back_for_goes_by_the_command_line(
    trade, tmp_path, ladewell, secret  # noqa: F811
):  # fmt: skip
    bill = trade.issue()
    trade.give(trade["shipper"].surrender(bill, Ask.PAPER), "carrier")
    for book in trade.books.values():
        book.close()
    options = ["--json", "--vault", tmp_path / "vaults" / "carrier", "--passphrase-file", secret]
    assert ladewell(*options, "answer", bill, "accept").object["error"] == "paper-statement-wrong"
    assert ladewell(*options, "answer", bill, "accept", "--originals", 3).code == 0
    shown = ladewell(*options, "show", bill).object
    assert (shown["status"], shown["medium"]) == ("on-paper", "paper")


def test_a_time_before_the_acts_is_said_to_be_before_them(
    trade, tmp_path, ladewell, secret  # noqa: F811
):  # fmt: skip
    bill = trade.issue()
    for book in trade.books.values():
        book.close()
    options = ["--json", "--vault", tmp_path / "vaults" / "shipper", "--passphrase-file", secret]
    shown = ladewell(*options, "--at", "2026-11-01T00:00:00Z", "show", bill).object
    (times,) = [check for check in shown["checks"] if check["code"] == "chain.times"]
    assert times["result"] == "not-checked"
    assert times["why"].startswith("1 of 1 entries are dated after 1 Nov 2026")

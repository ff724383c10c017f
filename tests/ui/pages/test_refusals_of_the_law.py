"""Each of the twenty-six refusals, provoked through the window: the same sentence, in its place."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.ui.pages.desk import dialog_over
from ui.dialogs.give import GiveDialog
from ui.dialogs.reissue import ReissueDialog
from ui.pages.bill import BillPage
from ui.pages.sheet import SheetPage
from ui.pages.why import WhyDialog
from ui.widgets.text import Label
from wallet.book import Book
from wallet.desk.casefile import load
from wallet.formats.pint.envelope import write_envelope
from wallet.formats.pint.write import extend, next_payload
from wallet.keys.vaultkeys import LEAST_KDF
from wallet.parcels.file import Purpose, read_parcel, write_parcel
from wallet.places import resource
from wallet.proof.verdict import Headline
from wallet.titles.acts import Ask, How, Step
from wallet.titles.refusals import ground_of
from wallet.titles.steps import acts_of
from wallet.titles.verbs import Verb
from wallet.voyage import PASSPHRASE
from wallet.words import Language, say

TYPICAL = resource("samples/to-order/typical.json")


@pytest.fixture(autouse=True)
def _no_paper(monkeypatch):
    monkeypatch.setattr(Book, "render", lambda *_args, **_more: b"%PDF-1.7\n%%EOF\n")


# What the acts of a bill's page refuse


def ended(trade):
    bill = trade.issue()
    trade.pass_on(trade.book("shipper").surrender(bill), "carrier")
    trade.pass_on(trade.book("carrier").answer_surrender(bill, accept=True), "shipper")
    return "shipper", bill


def passed(trade, *hops, sample="to-order/typical.json"):
    """Issue a bill, let it go from hand to hand, and return who has it, and the bill."""
    bill, holder = trade.issue(sample), "shipper"
    for receiver, how in hops:
        trade.transfer(bill, holder, receiver, how=how)
        holder = receiver
    return holder, bill


def given_away(trade):
    return "shipper", passed(trade, ("bank", How.TO_ORDER))[1]


def offered(trade):
    bill = trade.issue()
    trade.offer(bill)
    return "shipper", bill


def forked(trade):
    bill = trade.issue()
    trade.close_books()
    shutil.copytree(trade.folder / "vaults" / "shipper", trade.folder / "twin")
    with Book.open(trade.folder / "twin", PASSPHRASE, clock=trade.clock, keyring=None) as twin:
        card = trade.book("bank").card
        one = trade.pass_on(twin.offer(bill, trade.book("buyer").card, How.TO_ORDER))
    trade.book("bank").receive(one)
    trade.pass_on(trade.book("shipper").offer(bill, card, How.TO_ORDER), "bank")
    return "bank", bill


def strange(trade):
    for part in ("carrier", "shipper"):
        trade.forget("bank", part)
    bill = trade.issue()
    trade.book("bank").receive(trade.offer(bill))
    return "bank", bill


def copied(trade):
    bill = trade.issue("bearer/typical.json")
    trade.pass_on(trade.book("shipper").parcel(bill), "secondBank")
    return "secondBank", bill


def agreed(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank", recorded=False)
    return "bank", bill


def unknown(trade):
    bill, book = trade.issue(), trade.book("shipper")
    office = book._office
    case = load(office, bill)
    card = trade.book("bank").card
    acts = acts_of(Step.ENDORSE_TO_ORDER, office.me, card.party, trade.clock.now())
    said = {"critical": ["lien"], "lien": {}}
    payload = next_payload(case.envelope, acts, platform=office.me.platform, extension=said)
    envelope = extend(case.envelope, payload, office.signing_key())
    parcel = read_parcel(book.parcel(bill, Purpose.OFFER).parcel)
    path = trade.folder / "unknown.ebl"
    path.write_bytes(write_parcel(replace(parcel, envelope=write_envelope(envelope))))
    trade.book("bank").receive(path)
    return "bank", bill


HELD = lambda trade: ("shipper", trade.issue())  # noqa: E731 - one of a row of such makers
STANDS_DISABLED = {
    1: (given_away, Verb.ENDORSE, "not-the-holder"),
    2: (ended, Verb.ENDORSE, "bill-ended"),
    3: (lambda t: passed(t, sample="straight/typical.json"), Verb.ENDORSE, "not-negotiable"),
    4: (
        lambda t: passed(t, ("bank", How.TO_ORDER), ("buyer", How.POSSESSION)),
        Verb.ENDORSE,
        "not-the-order-party",
    ),
    5: (lambda t: passed(t, ("buyer", How.POSSESSION)), Verb.ENDORSE, "endorsement-missing"),
    7: (offered, Verb.ENDORSE, "offer-pending"),
    9: (lambda t: passed(t, ("bank", How.PLEDGE)), Verb.ENDORSE, "bill-pledged"),
    10: (
        lambda t: passed(t, ("bank", How.POSSESSION), sample="straight/typical.json"),
        Verb.SURRENDER,
        "not-entitled",
    ),
    11: (forked, Verb.ENDORSE, "bill-frozen"),
    13: (strange, Verb.ENDORSE, "signer-unknown"),
    16: (HELD, Verb.PRINT_ORIGINAL, "never-an-original"),
    17: (copied, Verb.HAND_OVER, "copy-is-no-control"),
    18: (agreed, Verb.SURRENDER, "record-first"),
    25: (HELD, Verb.FORGET, "last-copy"),
}


@pytest.mark.parametrize("number", STANDS_DISABLED)
def test_an_act_that_the_law_refuses_stands_disabled_with_its_sentence(
    number, show_bill, trade, look
):
    make, verb, code = STANDS_DISABLED[number]
    page, _desk = show_bill(*make(trade))
    button = page.acts.row.button(verb.value)
    found = next(one for one in page._view.possibilities if one.verb is verb)
    assert (found.refusal, ground_of(code).number) == (code, number)
    assert button.refusal == say("refusal", code, found.facts)
    page.acts.row.why_asked.emit(verb.value)
    dialog = dialog_over(page.window())
    assert isinstance(dialog, WhyDialog)
    told = " ".join(label.whole for label in dialog.findChildren(Label))
    assert say("remedy", code, found.facts) in told
    assert ground_of(code).law in told
    dialog.close()


def test_the_same_refusal_is_said_in_chinese(show_bill, trade, look):
    bill = passed(trade, ("bank", How.PLEDGE))[1]
    look.wear(language=Language.CHINESE)
    page, _desk = show_bill("bank", bill)
    refusal = page.acts.row.button(Verb.ENDORSE.value).refusal
    look.wear(language=Language.ENGLISH)
    assert refusal.startswith("本提单由 Straits Merchant Bank Ltd 作为担保持有")


# What the dialogs refuse


@pytest.fixture
def giving(look, trade):
    opened = []

    def opening(bill, who="Straits", part="shipper"):
        desk = trade.desk(part)
        dialog = GiveDialog(desk.session, look, bill, Verb.ENDORSE, clock=trade.clock)
        dialog.open()
        desk.settle()
        person = next(one for one in dialog._gift.people if one.name.startswith(who))
        dialog.whom.choose(person.card.did)
        opened.append((dialog, desk))
        return dialog, desk

    yield opening
    for dialog, desk in opened:
        desk.settle()
        dialog.deleteLater()


def signed(dialog, desk, remark=""):
    """Go through all steps, sign, and return what the window says instead."""
    dialog.next.click()
    dialog.next.click()
    dialog.confirm.words.setText(remark)
    dialog.next.click()
    desk.settle()
    return dialog.confirm.outcome.words


def test_a_condition_is_refused_when_it_is_to_be_signed_6(giving, trade):
    dialog, desk = giving(trade.issue())
    said = signed(dialog, desk, "subject to payment of the invoice")
    assert "without condition" in said
    assert "“subject to payment of the invoice”" in said


def test_the_carrier_gets_a_bill_only_by_surrender_19(giving, trade):
    dialog, _desk = giving(trade.issue(), "Meridian")
    assert "only by surrender" in dialog.next.refusal


def test_where_two_people_sign_one_alone_does_not_20(giving, trade):
    bill, shipper = trade.issue(), trade.book("shipper")
    for name in ("Anna", "Bene"):
        shipper.add_person(name, PASSPHRASE, f"{name} signs with another", LEAST_KDF)
    shipper.demand_two_people(on=True)
    dialog, desk = giving(bill)
    assert signed(dialog, desk).startswith("Two people sign here")


def test_who_stands_on_the_users_list_gets_nothing_21(giving, trade, tmp_path):
    bill = trade.issue()
    listed = tmp_path / "list.txt"
    listed.write_text("Straits Merchant Bank", "utf-8")
    trade.book("shipper").screen(listed)
    dialog, desk = giving(bill)
    assert "stands on your sanctions list" in signed(dialog, desk)


def test_a_clock_that_is_behind_signs_nothing_26(giving, trade):
    trade.clock.at = datetime(2026, 12, 24, tzinfo=UTC)
    bill = trade.issue()
    trade.clock.at = datetime(2026, 12, 1, tzinfo=UTC)
    dialog, _desk = giving(bill)
    dialog.next.click()
    button = dialog.what.button(How.TO_ORDER)
    assert "Check the clock of this machine" in button.accessibleDescription()
    assert dialog.what.how is None


@pytest.fixture
def sheet_of(qtbot, look, trade):
    def showing(part):
        desk = trade.desk(part)
        sheet = SheetPage(desk.session, look)
        qtbot.addWidget(sheet)
        return sheet, desk

    return showing


def test_an_offer_to_another_is_not_accepted_8(sheet_of, trade):
    bill = trade.issue()
    trade.book("buyer").receive(trade.offer(bill))
    sheet, desk = sheet_of("buyer")
    sheet.show_bill(bill)
    desk.settle()
    sheet.decide(Verb.ACCEPT)
    desk.settle()
    assert sheet.outcome.words.startswith("This was given to Straits Merchant Bank Ltd")


def test_what_must_not_be_overlooked_is_not_accepted_24(sheet_of, trade):
    _part, bill = unknown(trade)
    sheet, desk = sheet_of("bank")
    sheet.show_bill(bill)
    desk.settle()
    assert sheet._sheet.verdict.headline is Headline.NOT_CHECKED
    sheet.decide(Verb.ACCEPT)
    desk.settle()
    assert "must not overlook (lien)" in sheet.outcome.words


def test_a_changed_parcel_is_shown_and_not_kept_12(sheet_of, trade):
    bill = trade.issue()
    parcel = read_parcel(trade.book("shipper").parcel(bill).parcel)
    path = trade.folder / "changed.ebl"
    envelope = parcel.envelope.replace(b"MERIDIAN AURORA", b"MERIDIAN AURORE")
    path.write_bytes(write_parcel(replace(parcel, envelope=envelope)))
    sheet, desk = sheet_of("bank")
    received = desk.run(desk.session.write(lambda book, _progress: book.receive(path)))
    sheet.show_received(received)
    assert sheet.banner.answer.headline.startswith("CHANGED")
    assert "Nothing was kept" in sheet.decision._said.whole


# What the carrier's window refuses


@pytest.fixture
def reissuing(look, trade, qtbot):
    bill = trade.issue()
    trade.pass_on(trade.book("shipper").surrender(bill, Ask.AMENDMENT), "carrier")
    other = trade.issue("bearer/typical.json")
    view = trade.book("carrier").show(bill)
    desk = trade.desk("carrier")
    page = BillPage(desk.session, look)
    qtbot.addWidget(page)
    dialog = ReissueDialog(desk.session, look, view, page)
    desk.settle()
    yield dialog, desk, other
    desk.settle()


def version(folder, **members):
    """Write a new version of the bill, with these members."""
    path = folder / "new.json"
    new = json.loads(TYPICAL.read_text("utf-8")) | {"transportDocumentSubReference": "2"} | members
    path.write_text(json.dumps(new), "utf-8")
    return path


def refused(reissuing, folder, *, pdf=None, **members):
    dialog, desk, _other = reissuing
    dialog.choose([version(folder, **members)])
    desk.settle()
    if pdf is not None:
        dialog.attach(pdf)
    dialog.act.click()
    desk.settle()
    return dialog.outcome.words


def test_goods_are_not_loaded_on_another_day_14(reissuing, tmp_path):
    said = refused(reissuing, tmp_path, shippedOnBoardDate="2026-10-01")
    assert "The on-board date would change" in said


def test_a_number_is_used_once_15(reissuing, tmp_path):
    taken = json.loads(resource("samples/bearer/typical.json").read_text("utf-8"))
    said = refused(
        reissuing, tmp_path, transportDocumentReference=taken["transportDocumentReference"]
    )
    assert "was used for another bill" in said


def test_nothing_that_runs_goes_with_a_bill_22(reissuing, tmp_path):
    pdf = tmp_path / "form.pdf"
    pdf.write_bytes(b"%PDF-1.7 << /S /JavaScript /JS (app.alert) >>")
    assert "would run by itself" in refused(reissuing, tmp_path, pdf=pdf)


def test_terms_that_want_paper_are_not_signed_as_a_record_23(reissuing, tmp_path):
    terms = "This bill shall not be issued in electronic form."
    assert "not to be an electronic one" in refused(reissuing, tmp_path, termsAndConditions=terms)


def test_what_changes_is_shown_before_it_is_signed(reissuing, tmp_path):
    dialog, desk, _other = reissuing
    parties = json.loads(TYPICAL.read_text("utf-8"))["documentParties"]
    codes = [{"codeListProvider": "GLEIF", "partyCode": "9999000OTHERBANK0086"}]
    bank = {"partyName": "Another Bank", "identifyingCodes": codes}
    other = parties | {"endorsee": bank}
    dialog.choose([version(tmp_path, documentParties=other)])
    desk.settle()
    said = [label.text() for label in dialog.warnings.findChildren(Label)]
    assert any("Another Bank" in one for one in said)
    dialog.choose([version(tmp_path, serviceContractReference="SC-2")])
    desk.settle()
    assert dialog.warnings.isHidden()
    assert dialog.found.table.model().rowCount() == 2
    made = []
    dialog.reissued.connect(made.extend)
    dialog.act.click()
    desk.settle()
    assert [done.purpose.value for done in made] == ["issue", "answer"]

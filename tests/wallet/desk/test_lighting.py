"""A whole trade by light: what is new for one who has the rest, the whole for everybody else."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.wallet.desk.conftest import Trade
from wallet.book import Beam, Done, News, Purpose, Scope, avi, light, look_at, png, show_file
from wallet.desk.lighting import news_of
from wallet.errors import CouldNotLook, Refused, Unreadable
from wallet.formats.pint.envelope import read_envelope, write_envelope
from wallet.formats.pint.write import extend, next_payload
from wallet.parcels.file import read_parcel, write_parcel
from wallet.parcels.pictures import gif
from wallet.parcels.qr import modules
from wallet.places import resource
from wallet.proof.verdict import Headline, Result
from wallet.titles.acts import Act, ActCode, How
from wallet.titles.state import Degree


def photographed(trade: Trade, beam: Beam) -> bytes | News:
    """Show `beam` to a camera that loses a few, and return what was on it."""
    trade.parcels += 1
    path = trade.folder / f"{trade.parcels:02d}.gif"
    numbers = range(3, 3 + 3 * beam.fragments)
    path.write_bytes(gif(beam.code(number) for number in numbers))
    (message,) = look_at([path]).messages
    return message


def give(trade: Trade, done: Done, *receivers: str, delta: bool | None = None) -> int:
    """Let `receivers` take by light what came of an act; return how many codes it takes."""
    beam = light(done.parcel, delta=delta)
    message = photographed(trade, beam)
    for who in receivers:
        data = trade[who].complete(message) if isinstance(message, News) else message
        path = trade.folder / f"{who}.ebl"
        path.write_bytes(data)
        trade[who].receive(path)
    return beam.fragments


def test_a_transfer_goes_through_light_from_offer_to_record(trade):
    bill = trade.issue()
    offer = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    assert give(trade, offer, "bank") > 1
    receipt = trade["bank"].accept(bill)
    assert give(trade, receipt, "shipper") == 1
    assert trade["shipper"].show(bill).verdict.degree is Degree.AGREED
    # The carrier issued the bill and has seen nothing since: entry and receipt are new.
    give(trade, offer, "carrier", delta=True)
    give(trade, receipt, "carrier")
    record = trade["carrier"].record(bill)
    assert give(trade, record, "shipper", "bank") == 1
    for who in ("shipper", "bank", "carrier"):
        verdict = trade[who].show(bill).verdict
        assert verdict.degree is Degree.RECORDED
        assert verdict.holder.is_same_as(trade["bank"].card.party)


def test_what_light_completes_is_the_file_that_would_have_come(trade):
    bill = trade.issue()
    offer = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    trade.give(offer, "bank", "carrier")
    receipt = trade["bank"].accept(bill)
    news = photographed(trade, light(receipt.parcel))
    assert isinstance(news, News)
    by_light, by_file = read_parcel(trade["shipper"].complete(news)), read_parcel(receipt.parcel)
    assert by_light.envelope == by_file.envelope
    assert by_light.receipts == by_file.receipts
    assert by_light.purpose is Purpose.RECEIPT


def test_a_rejection_goes_back_by_light_and_frees_the_bill(trade):
    bill = trade.issue()
    give(trade, trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER), "bank")
    assert give(trade, trade["bank"].reject(bill, "not agreed"), "shipper") == 1
    assert trade["shipper"].offer(bill, trade["buyer"].card, How.TO_ORDER).purpose is Purpose.OFFER


def test_who_came_second_gets_the_whole_by_light_with_what_came_first(trade):
    bill = trade.issue()
    before = read_envelope(trade["shipper"].envelope(bill))
    to_bank = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    # And a second time, past everything that keeps the shipper's wallet from it.
    shipper, buyer = trade["shipper"], trade["buyer"].card.party
    acts = (Act(ActCode.TRANSFER, shipper.card.party, buyer, trade.clock.now()),)
    payload = next_payload(before, acts, platform=shipper.card.party.platform, extension={})
    second = extend(before, payload, shipper._office.signing_key())
    to_buyer = replace(read_parcel(to_bank.parcel), envelope=write_envelope(second))
    give(trade, to_bank, "bank")
    give(trade, replace(to_bank, parcel=write_parcel(to_buyer)), "buyer")
    for who in ("bank", "buyer"):
        path = _written(trade, trade[who].accept(bill))
        ruled = trade["carrier"].record_parcel(path)
    assert ruled.refused
    assert give(trade, ruled, "buyer") > 1
    verdict = trade["buyer"].show(bill).verdict
    assert verdict.holder.is_same_as(trade["bank"].card.party)
    assert verdict.check("control.fork").reason == "fork-settled"
    with pytest.raises(Refused, match="no-delta"):
        news_of(read_parcel(ruled.parcel))


def test_one_who_has_not_the_rest_is_told_so(trade):
    bill = trade.issue()
    trade.transfer(bill, "shipper", "bank")
    offer = trade["bank"].offer(bill, trade["buyer"].card, How.TO_ORDER)
    news = photographed(trade, light(offer.parcel, delta=True))
    with pytest.raises(CouldNotLook, match="rest-missing"):
        trade["buyer"].complete(news)


def test_one_who_has_less_than_the_rest_is_told_so(trade):
    bill = trade.issue()
    before = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    trade.give(before, "bank")
    trade.give(trade["bank"].accept(bill), "shipper")
    offer = trade["bank"].offer(bill, trade["buyer"].card, How.TO_ORDER)
    news = photographed(trade, light(offer.parcel, delta=True))
    with pytest.raises(CouldNotLook, match="rest-missing"):
        trade["carrier"].complete(news)  # it issued, and saw nothing since
    trade["carrier"].receive(_written(trade, before))
    trade["carrier"].complete(news)


def _written(trade: Trade, done: Done):
    path = trade.folder / "written.ebl"
    path.write_bytes(done.parcel)
    return path


def test_news_that_were_changed_complete_to_a_bill_that_is_not_kept(trade):
    bill = trade.issue()
    offer = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER)
    news = photographed(trade, light(offer.parcel, delta=True))
    other = trade.issue("bearer/typical.json")
    stolen = News(Purpose.OFFER, other, news.entries, news.manifest)
    with pytest.raises(CouldNotLook, match="rest-missing"):
        trade["shipper"].complete(stolen)
    unsigned = News(Purpose.OFFER, bill, news.entries, _manifest_of(trade, other))
    path = trade.folder / "unsigned.ebl"
    path.write_bytes(trade["carrier"].complete(unsigned))
    received = trade["carrier"].receive(path)
    assert received.verdict.headline is Headline.CHANGED
    assert not received.is_kept


def _manifest_of(trade: Trade, bill: str) -> str:
    return read_envelope(trade["shipper"].envelope(bill)).manifest


def test_a_beginning_or_a_copy_has_nothing_new(trade):
    bill = trade.issue()
    copy = trade["shipper"].parcel(bill)
    for data in (copy.parcel, trade["shipper"].card.text.encode(), trade["shipper"].envelope(bill)):
        with pytest.raises(Refused, match="no-delta"):
            light(data, delta=True)


def test_a_card_goes_by_light(trade):
    beam = light(trade["bank"].card.text.encode())
    assert beam.is_still
    assert photographed(trade, beam) == trade["bank"].card.text.encode()


def test_a_sealed_parcel_goes_by_light_and_stays_sealed(trade):
    bill = trade.issue()
    offer = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER, seal=True)
    assert photographed(trade, light(offer.parcel)) == offer.parcel


# Pictures


def test_a_folder_stands_for_the_pictures_in_it(trade):
    folder = trade.folder / "pictures"
    folder.mkdir()
    beam = light(trade["shipper"].parcel(trade.issue()).parcel)
    for number in range(2, 2 + 3 * beam.fragments):
        (folder / f"{number:02d}.png").write_bytes(png(beam.code(number)))
    (folder / "notes.txt").write_text("no picture")
    (folder / "deeper").mkdir()
    seen = look_at([folder])
    assert len(seen.messages) == 1
    assert seen.pictures == seen.codes == 3 * beam.fragments


class Watch:
    def __init__(self) -> None:
        self.steps: list[tuple[int, int]] = []

    def step(self, done: int, total: int, what: str = "") -> None:
        self.steps.append((done, total))


def test_progress_is_the_rank_and_never_a_guess(trade):
    beam = light(trade["shipper"].parcel(trade.issue()).parcel)
    paths = [trade.folder / f"{number}.png" for number in range(1, beam.fragments)]
    for number, path in enumerate(paths, 1):
        path.write_bytes(png(beam.code(number)))
    watch = Watch()
    with pytest.raises(CouldNotLook, match="light-incomplete") as refused:
        look_at(paths, watch)
    assert watch.steps == [(n, beam.fragments) for n in range(1, beam.fragments)]
    assert refused.value.facts == {"rank": beam.fragments - 1, "count": beam.fragments}


def test_pictures_without_anything_of_ours_say_what_they_have(trade):
    path = trade.folder / "x.png"
    for text, code in (("https://example.com", "light-foreign"), ("UR:EBL-CARD/AA", "bytewords")):
        path.write_bytes(png(modules(text)))
        with pytest.raises(Unreadable, match=code):
            look_at([path])
    with pytest.raises(CouldNotLook, match="file-missing"):
        look_at([trade.folder / "nothing.png"])
    (trade.folder / "empty").mkdir()
    with pytest.raises(CouldNotLook, match="no-code"):
        look_at([trade.folder / "empty"])


# Who gets how much


def test_papers_that_are_too_big_for_light_follow_by_file_and_are_checked(trade):
    scan = trade.folder / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 " + random.Random(1).randbytes(90_000))
    document = resource("samples/to-order/typical.json")
    shipper, bank = trade["shipper"], trade["bank"]
    done = trade["carrier"].issue(document, shipper.card, attachments=(scan,))
    trade.give(done, "shipper")
    offer = shipper.offer(done.bill, bank.card, How.TO_ORDER)
    with pytest.raises(Refused, match="too-big-for-light"):
        light(offer.parcel)
    shown = show_file(offer.parcel)
    assert shown.papers_left_out == 1
    bank.receive_bytes(photographed(trade, shown.beam), "by light")
    verdict = bank.show(done.bill).verdict
    assert verdict.headline is Headline.OFFERED
    assert verdict.check("papers.digests").result is Result.NOT_CHECKED
    (received,) = trade.give(offer, "bank")  # the file comes later
    assert received.verdict.check("papers.digests").result is Result.PASSED
    sealed = shipper.parcel(done.bill, Purpose.OFFER, bank.card)
    assert sealed.sealed.papers_left_out == 1


def test_what_is_sealed_goes_by_light_as_small_as_what_is_not(trade):
    bill = trade.issue()
    offer = trade["shipper"].offer(bill, trade["bank"].card, How.TO_ORDER, seal=True)
    plain = show_file(trade["shipper"].parcel(bill, Purpose.OFFER).parcel).beam
    sealed = show_file(offer.sealed.data).beam
    assert len(sealed.whole.message) < 1.25 * len(plain.whole.message)
    assert len(sealed.whole.message) < len(show_file(offer.parcel).beam.whole.message) / 3
    data = photographed(trade, sealed)
    with pytest.raises(CouldNotLook, match="sealed-to-other"):
        trade["buyer"].receive_bytes(data, "by light")
    assert trade["bank"].receive_bytes(data, "by light").verdict.headline is Headline.OFFERED


def test_a_registrar_gets_all_that_it_has_not_recorded(trade):
    bill = trade.issue()
    for giver, receiver in (("shipper", "bank"), ("bank", "buyer")):
        trade.give(trade[giver].offer(bill, trade[receiver].card, How.TO_ORDER), receiver)
        trade.give(trade[receiver].accept(bill), giver)
    done = trade["bank"].parcel(bill, Purpose.RECEIPT)
    shown = show_file(done.parcel, scope=Scope.UNRECORDED)
    assert shown.scopes == (Scope.WHOLE, Scope.NEWEST, Scope.UNRECORDED)
    news = photographed(trade, shown.beam)
    assert (len(news.entries), len(news.receipts)) == (2, 2)
    carrier = trade["carrier"]
    carrier.receive_bytes(carrier.complete(news), "by light")
    record = carrier.record(bill)
    assert not record.refused
    trade.give(record, "bank", "buyer")
    assert trade["buyer"].show(bill).verdict.headline is Headline.HOLDER
    recorded = trade["buyer"].parcel(bill, Purpose.RECEIPT)
    with pytest.raises(Refused, match="no-delta"):
        show_file(recorded.parcel, scope=Scope.UNRECORDED)


def test_a_film_is_read_as_its_pictures_are(trade):
    pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    beam = light(trade["shipper"].parcel(trade.issue()).parcel)
    path = trade.folder / "codes.avi"
    numbers = [number for number in range(1, 2 * beam.fragments) for _again in range(3)]
    path.write_bytes(avi((beam.code(number) for number in numbers), scale=4))
    assert len(look_at([path]).messages) == 1

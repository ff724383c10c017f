"""Shown and caught: the right bytes or a clear refusal, whatever the codes do on the way."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.camera import FULL_HD, HD, VIEWS, taken
from tests.wallet.builders import BANK
from tests.wallet.parcels.makings import files, offered
from wallet.errors import Refused
from wallet.parcels import cbor
from wallet.parcels.file import write_parcel
from wallet.parcels.light import (
    CODES_PER_SECOND,
    LONG_VERSION,
    MANY,
    MOVING_VERSION,
    Beam,
    Catcher,
    Caught,
    Sight,
    beam,
)
from wallet.parcels.message import Kind, write_file
from wallet.parcels.qr import Level, capacity
from wallet.parcels.scan import codes_in
from wallet.parcels.ur import Piece, Whole, read_ur, write_piece, write_whole


@cache
def shown(what: str = "parcel", version: int | None = None) -> Beam:
    return beam(write_file(files()[what]), version=version)


def catch(texts) -> tuple[list[bytes], list[Caught]]:
    catcher = Catcher()
    caught = [catcher.take(text) for text in texts]
    return [one.message for one in caught if one.message is not None], caught


# What is shown


def test_a_card_is_one_code():
    card = shown("card")
    assert card.is_still
    assert card.fragments == 1
    assert card.level is Level.M
    assert catch([card.text(1)])[0] == [files()["card"]]


def test_a_bill_is_a_fountain_of_codes_that_all_have_one_size():
    bill = shown()
    assert not bill.is_still
    assert bill.version <= 20
    assert {len(bill.code(number)) for number in (1, 9, 65_535)} == {17 + 4 * bill.version}
    assert max(len(bill.text(n)) for n in (1, 9, 65_535)) <= capacity(bill.version, Level.L)


def test_codes_come_round_after_the_last_number():
    assert shown().text(65_536) == shown().text(1)


@pytest.mark.parametrize("version", [5, 10, 15, 27, 40])
@pytest.mark.parametrize("what", ["card", "parcel"])
def test_no_code_is_larger_than_was_asked_for(what, version):
    bill = shown(what, version)
    assert bill.version <= version
    texts = (bill.text(number) for number in range(1, 3 * bill.fragments + 9))
    assert catch(texts)[0] == [files()[what]]


def test_a_code_for_paper_gives_up_correction_before_it_becomes_a_film():
    card = write_file(files()["card"])
    letters = len(write_whole(card))
    version = next(v for v in range(1, 41) if capacity(v, Level.L) >= letters)
    assert beam(card, version=version).level is Level.L
    assert not beam(card, version=version - 1).is_still


def test_a_code_too_small_for_any_of_it_is_refused():
    with pytest.raises(Refused, match="too-big-for-light"):
        shown("parcel", 2)


# What is caught


def test_progress_is_the_rank():
    bill = shown()
    messages, caught = catch(bill.text(n) for n in (1, 1, 2, 2, *range(3, bill.fragments + 1)))
    assert [one.sight for one in caught[:4]] == [Sight.NEW, Sight.KNOWN, Sight.NEW, Sight.KNOWN]
    assert [one.rank for one in caught[:4]] == [1, 1, 2, 2]
    assert caught[-1].sight is Sight.COMPLETE
    assert caught[-1].kind == "ebl-parcel"
    assert messages == [files()["parcel"]]


def test_what_is_complete_is_said_once():
    bill = shown()
    messages, caught = catch(bill.text(n) for n in range(1, 3 * bill.fragments))
    assert messages == [files()["parcel"]]
    assert caught[-1].sight is Sight.KNOWN
    still = shown("card").text(1)
    assert [one.sight for one in catch([still, still])[1]] == [Sight.COMPLETE, Sight.KNOWN]


@pytest.mark.parametrize(
    "text",
    ["", "https://example.com", "B$2P0100NNNN", "盐田", "WIFI:S:x;;",
     "UR:CRYPTO-SEED/OYADGDSTASLPLABGHYDRPFMKBGGUFGLUDPRFGMAMDPWMOX",
     "UR:BYTES/GEESCFECNBHNLBDYDKKKISFZWYIYDK", "UR:EBL-OTHER/AEADAOLAZMJENDEOTI"],
)  # fmt: skip
def test_what_is_nothing_of_ours_is_passed_over(text):
    assert catch([text])[1] == [Caught(Sight.FOREIGN)]


def test_what_claims_to_be_ours_and_is_damaged_says_so():
    text = shown("card").text(1)
    for wrong in (text[:-2], text[:40] + "ZZ" + text[42:], "UR:EBL-CARD/1-2/"):
        _, (caught,) = catch([wrong])
        assert caught.sight is Sight.DAMAGED
        assert caught.wrong is not None
    nothing = write_whole(Whole("ebl-card", cbor.write([1, b"nothing"])))
    assert catch([nothing])[1][0].sight is Sight.DAMAGED


def forged(text: str, at: int = 0) -> str:
    """Return the part with another byte in it, and all its checksums right."""
    piece = read_ur(text)
    data = bytearray(piece.part.data)
    data[at % len(data)] ^= 1
    return write_piece(Piece(piece.type, replace(piece.part, data=bytes(data))))


def test_a_forged_part_makes_the_transfer_begin_anew_and_then_it_succeeds():
    bill = shown()
    count = bill.fragments
    texts = [forged(bill.text(1)), *(bill.text(n) for n in range(2, count + 1))]
    messages, caught = catch([*texts, *(bill.text(n) for n in range(1, count + 1))])
    assert Sight.POISONED in [one.sight for one in caught[:count]]
    assert messages == [files()["parcel"]]


def test_a_part_that_contradicts_what_is_known_is_poison_at_once():
    bill = shown()
    _, caught = catch([bill.text(1), forged(bill.text(1))])
    assert caught[1].sight is Sight.POISONED
    assert caught[1].wrong.code == "light-poisoned"


def test_a_message_that_is_whole_and_no_message_is_poison():
    noise = Whole("ebl-parcel", random.Random(3).randbytes(3000))
    film = beam(noise)
    messages, caught = catch(film.text(n) for n in range(1, film.fragments + 1))
    assert not messages
    assert caught[-1].sight is Sight.POISONED


def test_another_transfer_is_told_apart_and_both_arrive():
    one, other = shown(), beam(write_file(write_parcel(offered("bearer/typical"))))
    texts = []
    for number in range(1, 4 * one.fragments):
        texts += [one.text(number), other.text(number)]
    messages, caught = catch(texts)
    assert caught[1].sight is Sight.ANOTHER
    assert set(messages) == {files()["parcel"], write_parcel(offered("bearer/typical"))}


def test_a_stranger_who_shows_a_thousand_transfers_takes_no_memory():
    catcher, bill = Catcher(), shown()
    catcher.take(bill.text(1))
    part = read_ur(bill.text(1)).part
    for checksum in range(1000):
        catcher.take(write_piece(Piece("ebl-parcel", replace(part, checksum=checksum))))
        catcher.take(bill.text(2))
    assert len(catcher._open) <= Catcher.MOST_STREAMS
    assert catcher.best == (2, bill.fragments)  # what is really shown is not pushed out
    for name in ("a", "b"):
        for size in range(1, 200):
            catcher.take(write_whole(write_file(BANK.card.text.encode() + b" " * size)))
            catcher.take(write_whole(Whole(f"ebl-{name}", bytes(size))))
    assert len(catcher._done) <= Catcher.MOST_DONE


@cache
def transfers() -> tuple[tuple[Beam, bytes], ...]:
    """Return three films and a still, with what they carry."""
    bearer = write_parcel(offered("bearer/typical"))
    return (
        (shown(), files()["parcel"]),
        (beam(write_file(bearer), version=15), bearer),
        (shown("envelope", 27), files()["envelope"]),
        (shown("card"), files()["card"]),
    )


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(0, 3), st.sampled_from([0.0, 0.1, 0.4]))
def test_dropped_repeated_reordered_and_mixed_codes_give_the_right_bytes(seed, which, loss):
    dice = random.Random(seed)
    mixed = []
    for film, _ in transfers()[: which + 1]:
        start = dice.randint(1, 1000)
        count = 4 * film.fragments + 20
        mixed += [film.text(n) for n in range(start, start + count) if dice.random() >= loss]
    mixed += dice.choices(mixed, k=10)
    dice.shuffle(mixed)
    assert set(catch(mixed)[0]) == {data for _, data in transfers()[: which + 1]}


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.floats(0, 0.5))
def test_damaged_and_forged_codes_never_give_wrong_bytes(seed, harm):
    dice = random.Random(seed)
    texts = []
    for film, _ in transfers():
        for number in range(1, 3 * film.fragments + 5):
            text = film.text(number)
            if dice.random() < harm:
                at = dice.randrange(len(text))
                text = text[:at] + dice.choice("ABCXYZ019-/:") + text[at + 1 :]
            elif dice.random() < harm / 4 and not film.is_still:
                text = forged(text, dice.randrange(500))
            texts.append(text)
    dice.shuffle(texts)
    assert set(catch(texts)[0]) <= {data for _, data in transfers()}


@given(st.lists(st.text(max_size=30) | st.text(max_size=30).map("UR:EBL-CARD/".__add__)))
def test_no_text_makes_it_raise(texts):
    assert catch(texts)[0] == []


# Before a camera


@pytest.mark.parametrize("seed", range(3))
def test_a_bill_of_four_entries_passes_a_camera_that_loses_a_tenth(seed):
    """Through drawn codes, a camera askew with blur and noise, and back, to the byte."""
    dice, bill, catcher = random.Random(seed), shown(), Catcher()
    for number in range(1, 60):
        if dice.random() < 0.1:
            continue
        picture = taken(bill.code(number), VIEWS["typical"], dice, HD)
        for text in codes_in(picture.tobytes(), *HD, thorough=False):
            caught = catcher.take(text)
            if caught.message is not None:
                assert caught.message == files()["parcel"]
                assert number / CODES_PER_SECOND <= 3
                return
    pytest.fail("never complete")


def test_a_bill_of_four_entries_takes_a_second_and_a_half_at_most_on_average():
    bill, needed = shown(), []
    for seed in range(120):
        dice, catcher = random.Random(seed), Catcher()
        first = dice.randint(1, 500)
        for number in range(first, first + 500):
            if dice.random() >= 0.1 and catcher.take(bill.text(number)).message is not None:
                needed.append(number - first + 1)
                break
    assert sum(needed) / len(needed) / CODES_PER_SECOND <= 1.5


@pytest.mark.parametrize("size", [HD, FULL_HD])
@pytest.mark.parametrize("view", ["typical", "hard"])
def test_a_still_code_is_read_at_first_sight(view, size):
    card = shown("card")
    picture = taken(card.code(1), VIEWS[view], random.Random(8), size)
    assert codes_in(picture.tobytes(), *size) == (card.text(1),)


def test_what_takes_many_codes_is_shown_denser():
    dice = random.Random(1)
    short, long = (beam(Whole(Kind.PARCEL, dice.randbytes(size))) for size in (10_000, 50_000))
    assert short.version <= MOVING_VERSION
    assert short.fragments <= MANY
    assert MOVING_VERSION < long.version <= LONG_VERSION
    assert beam(long.whole, version=20).version <= 20


def test_on_paper_each_code_may_lose_more():
    whole = Whole(Kind.PARCEL, random.Random(1).randbytes(5_000))
    printed = beam(whole, version=20, level=Level.M)
    assert printed.level is Level.M
    assert printed.fragments > beam(whole).fragments
    assert printed.version <= 20

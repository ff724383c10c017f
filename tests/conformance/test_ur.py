"""Uniform Resources against the published vectors, and parts that another implementation made."""

from __future__ import annotations

import hashlib
import json
import zlib

import pytest

from wallet.errors import Unreadable
from wallet.parcels import bytewords, cbor
from wallet.parcels.fountain import (
    Collector,
    Sampler,
    Source,
    Xoshiro,
    chosen,
    shuffled,
    write_part,
)
from wallet.parcels.light import Catcher, Sight
from wallet.parcels.ur import Piece, Whole, read_ur, write_piece, write_whole

WOLF = b"Wolf"
"""What the standard seeds its examples with."""


@pytest.fixture(scope="session")
def vectors(shared):
    return json.loads((shared / "data" / "ur" / "ur-mur-vectors.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def conformance(shared):
    folder = shared / "data" / "conformance" / "09-ur-bbqr"
    found = json.loads((folder / "ur" / "ur_vectors.json").read_text("utf-8"))
    assert found["generated"]
    assert found["negative"]
    return found


def random_message(length: int) -> bytes:
    """Return the message that the standard's examples are made of."""
    dice = Xoshiro(WOLF)
    return bytes(dice.below(256) for _ in range(length))


def test_the_random_numbers_are_the_standards(vectors):
    for seed, name in ((WOLF, "string_Wolf"), (zlib.crc32(WOLF).to_bytes(4), "crc32_Wolf")):
        dice = Xoshiro(seed)
        assert [dice.next() % 100 for _ in range(100)] == vectors[f"xoshiro_{name}_mod100"]
    dice = Xoshiro(WOLF)
    assert [dice.below(10) + 1 for _ in range(100)] == vectors["xoshiro_nextInt_1_10"]


def test_the_sampler_draws_as_the_standard_does(vectors):
    dice, sampler = Xoshiro(WOLF), Sampler([1, 2, 4, 8])
    assert [sampler.draw(dice) for _ in range(500)] == vectors["random_sampler_1_2_4_8"]


def test_things_are_shuffled_as_the_standard_does():
    expected = [6, 4, 9, 3, 10, 5, 7, 8, 1, 2]
    for count in range(1, 11):
        assert shuffled(list(range(1, 11)), Xoshiro(WOLF), count) == expected[:count]


def test_bytewords_are_the_standards(vectors):
    text = vectors["bytewords_0_1_2_128_255"]["minimal"]
    assert bytewords.encode(bytes([0, 1, 2, 128, 255])) == text
    assert f"{zlib.crc32(WOLF):08x}" == vectors["crc32_Wolf"]


def test_a_message_is_cut_as_the_standard_cuts_it(vectors):
    source = Source(random_message(1024), 100)
    assert [part.hex() for part in source.fragments] == vectors["partition_1024_Wolf"]
    for length, _least, most, size in vectors["findFragmentLength"]:
        assert len(Source(bytes(length), most).fragments[0]) == size


def test_the_standards_fragments_are_chosen(vectors):
    chooser = vectors["fragment_chooser_1024_seqLen11"]
    sets = [sorted(chosen(number, 11, chooser["checksum"])) for number in range(1, 51)]
    assert sets == chooser["sets"]


def test_parts_are_the_standards(vectors):
    source = Source(random_message(256), 30)
    parts = [source.part(number) for number in range(1, 21)]
    assert [write_part(part).hex() for part in parts] == vectors["encoder_cbor_parts"]
    said = [
        f"seqNum:{p.number}, seqLen:{p.count}, messageLen:{p.length}, checksum:{p.checksum}, "
        f"data:{p.data.hex()}"
        for p in parts
    ]
    assert said == vectors["encoder_256_Wolf_max30_parts"]


def test_texts_are_the_standards(vectors):
    source = Source(cbor.write(random_message(256)), 30)
    texts = [write_piece(Piece("bytes", source.part(number))).lower() for number in range(1, 21)]
    assert texts == vectors["ur_multi_256_max30_seq1_20"]
    single = Whole("bytes", cbor.write(random_message(50)))
    assert write_whole(single).lower() == vectors["ur_single_50"]
    seed = vectors["seed_example"]
    assert read_ur(seed["ur"]) == Whole("seed", bytes.fromhex(seed["cbor"]))


def test_fewer_parts_are_needed_than_by_the_reference_decoder(vectors):
    source = Source(cbor.write(random_message(32_767)), 1000)
    collector, taken = Collector(source.part(100)), 0
    while collector.message() is None:
        collector.take(source.part(100 + taken))
        taken += 1
    assert collector.message() == cbor.write(random_message(32_767))
    assert taken < vectors["decoder_32767_max1000_first100_parts_needed"]


def test_parts_that_another_implementation_made_give_its_message(conformance):
    for made in conformance["generated"]:
        message, taken = joined(made["parts"])
        assert (message is not None) == (made["expect"] == "complete"), made["name"]
        if message is None:
            continue
        assert hashlib.sha256(message).hexdigest() == made["cbor_sha256"], made["name"]
        assert cbor.read(message).hex() == made["message_hex"]
        assert taken <= made["parts_needed_by_reference"]
        # And we make the same parts of it, letter for letter.
        for text in made["parts"]:
            seen = read_ur(text)
            if isinstance(seen, Piece):
                mine = Source(message, made["max_fragment_len"]).part(seen.part.number)
                assert write_piece(Piece(made["type"], mine)).lower() == text


def joined(texts: list[str]) -> tuple[bytes | None, int]:
    collector = None
    for taken, text in enumerate(texts, 1):
        seen = read_ur(text)
        if isinstance(seen, Whole):
            return seen.message, taken
        collector = collector or Collector(seen.part)
        collector.take(seen.part)
        if (message := collector.message()) is not None:
            return message, taken
    return None, 0


def test_what_must_be_rejected_is(conformance):
    for made in conformance["negative"]:
        assert made["expect"] == "reject"
        with pytest.raises(Unreadable):
            read_ur(made["part"])


def test_another_wallets_codes_are_not_taken_for_ours(conformance, shared):
    catcher = Catcher()
    for made in conformance["generated"]:
        assert {catcher.take(text).sight for text in made["parts"]} == {Sight.FOREIGN}
    scan = shared / "data" / "conformance" / "09-ur-bbqr" / "bbqr" / "test_data" / "1in2out.psbt"
    assert catcher.take(f"B$HP0100{scan.read_bytes().hex().upper()}").sight is Sight.FOREIGN

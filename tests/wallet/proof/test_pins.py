"""Answers of the world that were kept."""

from __future__ import annotations

from datetime import UTC, datetime

from wallet.proof.pins import Pin, PinKind, Pins

_EARLY, _LATE = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def _pin(content: bytes, at: datetime, subject: str = "did:web:a.example") -> Pin:
    return Pin(PinKind.DID, subject, content, "file", at)


def test_of_two_answers_about_one_thing_the_later_one_counts() -> None:
    for pins in ([_pin(b"1", _EARLY), _pin(b"2", _LATE)], [_pin(b"2", _LATE), _pin(b"1", _EARLY)]):
        found = Pins(pins).find(PinKind.DID, "did:web:a.example")
        assert found is not None
        assert found.content == b"2"


def test_an_answer_is_found_by_its_kind_and_subject_only() -> None:
    pins = Pins([_pin(b"1", _EARLY)])
    assert pins.find(PinKind.DNS, "did:web:a.example") is None
    assert pins.find(PinKind.DID, "did:web:b.example") is None
    assert len(pins.with_pins([_pin(b"3", _LATE, "did:web:b.example")]).of_kind(PinKind.DID)) == 2


def test_of_two_answers_of_one_moment_the_one_that_came_later_counts() -> None:
    pins = Pins([_pin(b"1", _EARLY), _pin(b"2", _EARLY)])
    assert pins.of_kind(PinKind.DID) == (pins.all[1],)
    assert pins.of_kind(PinKind.DNS) == ()
    assert pins.with_pins([]) is pins


def test_the_kinds_of_a_kept_answer_keep_their_words() -> None:
    assert " ".join(PinKind) == "did dns status-list revocation context chain contract"

"""Answers of the world, written to a file and read again."""

from __future__ import annotations

import contextlib
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wallet.errors import Unreadable
from wallet.formats.evidence import read_evidence, write_evidence
from wallet.proof.pins import Pin, PinKind

AT = datetime(2026, 11, 1, tzinfo=UTC)


@given(
    st.sampled_from(PinKind), st.text(max_size=80), st.binary(max_size=200), st.text(max_size=40),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
)  # fmt: skip
def test_what_is_written_is_read_again(kind, subject, content, source, at):
    at = at.replace(microsecond=at.microsecond // 1000 * 1000, tzinfo=UTC)
    with contextlib.suppress(UnicodeEncodeError):
        pin = Pin(kind, subject, content, source, at)
        assert read_evidence(write_evidence(pin), "file", AT) == (pin,)


def test_a_bare_did_document_counts_as_of_the_day_it_is_given():
    data = json.dumps({"id": "did:web:a.example", "verificationMethod": []}).encode()
    (pin,) = read_evidence(data, "did.json", AT)
    assert (pin.kind, pin.subject, pin.source, pin.at) == (
        PinKind.DID, "did:web:a.example", "did.json", AT,
    )  # fmt: skip


def test_a_bare_status_list_is_known_by_its_own_address():
    data = json.dumps(
        {"id": "https://a.example/l", "type": ["VerifiableCredential",
                                               "BitstringStatusListCredential"]}
    ).encode()  # fmt: skip
    (pin,) = read_evidence(data, "list.json", AT)
    assert (pin.kind, pin.subject) == (PinKind.STATUS_LIST, "https://a.example/l")


@pytest.mark.parametrize("broken", ["kind", "subject", "at", "source", "content"])
@pytest.mark.parametrize("value", [None, 7, [], "x" * 3_000])
def test_an_evidence_file_that_is_not_whole_is_refused(broken, value):
    source = json.loads(write_evidence(Pin(PinKind.DNS, "a.example", b"[]", "file", AT)))
    if broken == "content" and isinstance(value, str):
        value = "%%%"
    written = json.dumps(source | {broken: value}).encode()
    with pytest.raises(Unreadable) as refused:
        read_evidence(written, "file", AT)
    assert refused.value.code == "evidence-unreadable"


@given(st.binary(max_size=200))
def test_any_other_file_is_no_evidence(data):
    with contextlib.suppress(Unreadable):
        assert read_evidence(data, "file", AT) == ()

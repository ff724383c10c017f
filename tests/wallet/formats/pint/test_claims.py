"""A claim is read as it was signed, by whomever; what claims nothing is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.builders import good_voyage
from wallet.errors import Unreadable
from wallet.formats.pint import claims
from wallet.keys import jws

READERS = (claims.entry_in, claims.receipt_in, claims.issuance_in, claims.manifest_in)


def test_what_an_envelope_claims_hangs_together():
    envelope = good_voyage().envelope
    first, last = claims.entry_in(envelope.chain[0]), jws.read(envelope.chain[-1])
    assert claims.manifest_in(envelope.manifest).last == last.digest
    assert first.issuance is not None
    assert claims.issuance_in(first.issuance).document == first.document == envelope.digest


def test_a_claim_is_read_though_its_signature_is_wrong():
    text = good_voyage().envelope.chain[0]
    head, payload, _signature = text.split(".")
    assert claims.entry_in(f"{head}.{payload}.{'A' * 86}") == claims.entry_in(text)


@pytest.mark.parametrize("reader", READERS)
@given(text=st.text(max_size=40) | st.just("e30.e30.e30"))
def test_whatever_else_is_refused(reader, text):
    with pytest.raises(Unreadable):
        reader(text)


@pytest.mark.parametrize("reader", READERS[1:])
def test_one_kind_of_claim_is_not_taken_for_another(reader):
    with pytest.raises(Unreadable):
        reader(good_voyage().envelope.chain[0])

"""The few members that decide how a bill may pass."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.builders import BANK, document
from tests.wallet.formats.test_members import JSON
from wallet.errors import Unreadable
from wallet.formats.pint.terms import terms_of
from wallet.titles.bill import Kind

DECIDING = ("isToOrder", "transportDocumentTypeCode", "documentParties",
            "transportDocumentReference")  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("to-order", Kind.TO_ORDER),
        ("bearer", Kind.BEARER),
        ("straight", Kind.STRAIGHT),
        ("waybill", Kind.WAYBILL),
    ],
)
def test_a_document_says_its_kind_and_whom_it_names(kind, expected):
    terms = terms_of(document(kind, BANK.party), "d" * 64)
    assert (terms.kind, terms.document, terms.number) == (
        expected, "d" * 64, "MRDN-SZX-2611-005012",
    )  # fmt: skip
    if expected is Kind.BEARER:
        assert terms.named is None
    else:
        assert terms.named is not None
        assert terms.named.is_same_as(BANK.party)


def test_a_waybill_that_says_to_order_is_taken_as_what_can_be_passed_on():
    bill = document("to-order") | {"transportDocumentTypeCode": "SWB"}
    assert terms_of(bill, "").kind is Kind.TO_ORDER


def test_a_straight_bill_may_name_nobody():
    bill = document("straight")
    del bill["documentParties"]["consignee"]
    assert terms_of(bill, "").named is None


@pytest.mark.parametrize("name", DECIDING)
@given(value=JSON)
def test_any_document_has_terms_or_is_refused(name, value):
    bill = document() | {name: value}
    try:
        terms = terms_of(bill, "")
    except Unreadable:
        return
    assert terms.number == bill["transportDocumentReference"]


@given(JSON, st.sampled_from(["endorsee", "consignee"]))
def test_any_named_party_is_read_or_refused(value, name):
    bill = document("to-order" if name == "endorsee" else "straight")
    bill["documentParties"][name] = value
    try:
        terms_of(bill, "")
    except Unreadable:
        return

"""Parties are written as DCSA has them and read again the same."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.builders import BANK
from tests.wallet.formats.test_members import JSON
from wallet.errors import Unreadable
from wallet.formats.parties import (
    MOST_CODES,
    ActingParties,
    read_acting_party,
    read_code,
    read_named_party,
    write_acting_party,
    write_code,
    write_issue_to,
)
from wallet.titles.parties import Code, Party

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1)
CODES = st.builds(
    Code,
    st.text(max_size=100),
    st.text(max_size=150),
    st.none() | st.text(max_size=100),
)
PARTIES = st.builds(
    Party,
    NAMES.filter(lambda name: len(name) <= 70),
    st.lists(CODES, min_size=1, max_size=4).map(tuple),
    st.sampled_from(["LDWL", "WAVE", "X"]),
)


@given(PARTIES)
def test_what_is_written_is_read_again(party):
    assert read_acting_party(write_acting_party(party)) == party
    assert all(read_code(write_code(code)) == code for code in party.codes)


@given(st.dictionaries(st.sampled_from(["partyName", "eblPlatform", "identifyingCodes"]), JSON))
def test_any_object_is_a_party_or_refused(source):
    for read in (read_acting_party, read_named_party, read_code):
        try:
            read(source)
        except Unreadable as refusal:
            assert refusal.code == "member-malformed"  # noqa: PT017 - most are read


def test_a_party_in_a_document_needs_no_code_but_one_that_acts_does():
    source = {"partyName": "Straits Merchant Bank Ltd", "eblPlatform": "LDWL"}
    assert read_named_party(source).codes == ()
    with pytest.raises(Unreadable):
        read_acting_party(source)


def test_names_platforms_and_codes_are_bounded():
    good = write_acting_party(BANK.party)
    for wrong in (
        {"partyName": "x" * 71},
        {"partyName": " Bank"},
        {"partyName": "Ba\nnk"},
        {"eblPlatform": "LDWLL"},
        {"eblPlatform": "L W"},
        {"eblPlatform": ""},
        {"identifyingCodes": []},
        {"identifyingCodes": good["identifyingCodes"] * MOST_CODES},
        {"identifyingCodes": [{"codeListProvider": "GLEIF"}]},
        {"identifyingCodes": [{"codeListProvider": "GLEIF", "partyCode": "x" * 151}]},
        {"identifyingCodes": [good["identifyingCodes"][0] | {"codeListName": None}]},
    ):
        with pytest.raises(Unreadable):
            read_acting_party(good | wrong)


def test_the_issue_to_object_names_the_platform_its_own_way():
    written = write_issue_to(BANK.party)
    assert written["sendToPlatform"] == "LDWL"
    assert "eblPlatform" not in written
    assert written["identifyingCodes"][0]["partyCode"] == BANK.did


def test_a_party_of_a_chain_is_read_once_and_its_namesake_is_another():
    house, parties = Code("GLEIF", "9999"), ActingParties()
    one = write_acting_party(Party("Meridian", (Code("W3C", "did:key:zOne", "DID"),), "LDWL"))
    other = one | {"identifyingCodes": [{"codeListProvider": "GLEIF", "partyCode": "9999"}]}
    first = parties.read(one)
    assert parties.read(deepcopy(one)) is first
    assert parties.read(other).codes == (house,)
    assert parties.read(one) == first
    assert parties.read(one | {"eblPlatform": "WAVE"}).platform == "WAVE"


def test_a_party_that_was_read_does_not_make_good_what_is_wrong_with_its_namesake():
    parties = ActingParties()
    good = write_acting_party(Party("Meridian", (Code("GLEIF", "9999"),), "LDWL"))
    parties.read(good)
    for wrong in ({"eblPlatform": "TOO LONG"}, {"identifyingCodes": []}, {"partyName": ["x"]}):
        with pytest.raises(Unreadable):
            parties.read(good | wrong)

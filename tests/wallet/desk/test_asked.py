"""What is asked is said to the last member before anybody signs it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.registries.title_escrow.paper import drafted
from wallet.desk.asked import asked_in
from wallet.errors import WalletError
from wallet.formats.approval import sign_request
from wallet.keys.signing import SigningKey
from wallet.registries.title_escrow.requests import write_request
from wallet.words import Language, say

BILL, KEY = "a" * 64, SigningKey.generate()
TIME = datetime(2026, 11, 22, tzinfo=UTC)


def request(verb, *args, **named):
    return sign_request(
        verb, {"args": list(args), "named": named}, number="N-1", bill=BILL, entry="b" * 64,
        name="Mo", at=TIME, key=KEY,
    )  # fmt: skip


def said(verb, *args, language=Language.ENGLISH, **named):
    asked = asked_in(request(verb, *args, **named))
    return [say(one.group, one.code, one.facts, language) for one in asked]


@pytest.mark.parametrize(
    ("verb", "args", "named", "words"),
    [
        ("reject", (BILL, "not\nours"), {}, ["Reason: “not ours”"]),
        ("surrender", (BILL, {"ask": "paper"}), {"comments": ""}, ["Given back for paper"]),
        ("surrender", (BILL,), {}, ["Given back for delivery"]),
        ("answer_surrender", (BILL,), {"accept": False, "comments": "early"},
         ["Answer: refused", "Comments: “early”"]),
        ("answer_surrender", (BILL,), {"accept": True, "void": True, "originals": 3},
         ["Answer: accepted", "The bill is made void", "Originals on paper: 3"]),
        ("demand_two_people", (), {"on": False}, ["From then on one person is enough"]),
        ("reissue", ([{"file": "x.json", "digest": BILL}], [BILL]), {},
         [f"File: x.json (SHA-256 {BILL})", f"In the place of the bill with SHA-256 {BILL}"]),
        ("enforce", (BILL, "A\u202edebt"), {}, ["The debt: “A[U+202E]debt”"]),
        ("attest", ({"file": "x.json", "digest": BILL}, {"family": "openattestation"}),
         {"registry": {"registry": [137, "0xabc"]}, "domain": "line.example"},
         [f"File: x.json (SHA-256 {BILL})", "As an OpenAttestation document",
          "Its title: minted by 0xabc on chain 137", "Domain: line.example"]),
        ("reject", (BILL, {"odd": 1}), {}, ['reason: {"odd":1}']),
    ],
)  # fmt: skip
def test_every_argument_has_its_sentence(verb, args, named, words):
    assert said(verb, *args, **named) == words
    chinese = said(verb, *args, language=Language.CHINESE, **named)
    assert len(chinese) == len(words)
    assert not set(chinese) & (set(words) - {'reason: {"odd":1}'})


def test_a_move_of_a_title_is_said_with_what_it_gives_to_whom_and_may_cost():
    draft = drafted(TIME)
    move = {
        "move": write_request(replace(draft, move=replace(draft.move, remark="as agreed"))).decode()
    }
    assert said("sign_move", move) == [
        "Transfer to a new holder",
        f"Title: {draft.ref.asset}",
        f"New holder: {draft.move.holder}",
        "Remark: “as agreed”",
        "Costs at most 0.002 of the chain’s coin; no. 0 of this key",
        "Open until 23 Nov 2026",
    ]
    with pytest.raises(WalletError):
        said("sign_move", {"move": "{}"})


@pytest.mark.parametrize(
    ("verb", "args", "named"),
    [
        ("burn", (BILL,), {}),
        ("reject", ("c" * 64, "of another bill"), {}),
        ("reject", (BILL,), {}),
        ("reject", (BILL, "one", "too many"), {}),
        ("surrender", (BILL, {"ask": "gold"}), {}),
        ("issue", ({"file": "x", "digest": BILL}, {"card": "none"}), {}),
    ],
)
def test_what_no_vault_would_carry_out_is_not_shown_as_if_one_did(verb, args, named):
    with pytest.raises(WalletError):
        said(verb, *args, **named)


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["card", "file", "digest", "time", "policy", "how", "ask", "move", "x"]),
        inner, max_size=3,
    ),
    max_leaves=5,
)  # fmt: skip


@given(
    st.sampled_from(["offer", "issue", "surrender", "add_approver", "sign_move"]),
    st.lists(_ANY, max_size=3),
)
def test_whatever_a_request_says_is_said_or_refused(verb, args):
    try:
        lines = said(verb, *args)
    except WalletError:
        return
    assert all("\n" not in line for line in lines)

"""What contracts say of a document: stores old and new, and who has a did:ethr by now."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wallet.registries.chain.contracts import STORE, Contracts
from wallet.errors import CouldNotLook, Unreadable, WalletError
from wallet.formats.openattestation import ethr
from wallet.formats.openattestation.merkle import path_of
from wallet.formats.tradetrust.chain_answers import (
    OwnerQuestion,
    StoreQuestion,
    owner_pin,
    read_owner,
    read_store,
    store_pin,
)
from wallet.keys.ethereum import ChainKey
from wallet.registries.chain.asking import ask_owner, ask_store
from wallet.registries.chain.node import Ask, Chain, Failure

SIBLINGS = ("22" * 32, "33" * 32)
PATH = path_of("11" * 32, SIBLINGS)
STORED = StoreQuestion(1, STORE, PATH, SIBLINGS)
OWNER, NEXT = ChainKey.from_hex("22" * 32).address, ChainKey.from_hex("23" * 32).address
OWNED = OwnerQuestion(1, OWNER)


@pytest.mark.parametrize("is_batchable", [True, False])
def test_a_store_says_whether_it_issued_a_batch_and_revoked_a_document(is_batchable: bool) -> None:
    node = Contracts(is_batchable=is_batchable)
    assert not ask_store(Chain(node), STORED).is_issued
    node.issued.add(PATH[-1])
    answer = ask_store(Chain(node), STORED)
    assert (answer.is_issued, answer.revoked) == (True, ())
    assert answer.place.block == 16
    node.revoked.add(PATH[0])
    assert ask_store(Chain(node), STORED).revoked == PATH[:1]


def test_an_old_store_may_revoke_any_hash_up_to_the_root() -> None:
    for place, one in enumerate(PATH):
        node = Contracts(issued={PATH[-1]}, revoked={one})
        assert ask_store(Chain(node), STORED).revoked == PATH[place : place + 1]


def test_a_chain_says_who_has_a_name_by_now() -> None:
    assert ask_owner(Chain(Contracts()), OWNED).owner == OWNER
    assert ask_owner(Chain(Contracts(owners={OWNER: NEXT})), OWNED).owner == NEXT


@pytest.mark.parametrize(
    ("node", "question", "code"),
    [(Contracts(chain_id=137), STORED, "chain-id-differs"),
     (Contracts(moves=True), STORED, "chain-moved"),
     (Contracts(), replace(STORED, store=OWNER), "store-foreign"),
     (Contracts(chain_id=137), OWNED, "chain-id-differs"),
     (Contracts(moves=True), OWNED, "chain-moved"),
     (Contracts(chain_id=50), replace(OWNED, chain_id=50), "did-registry-foreign")],
)  # fmt: skip
def test_what_is_no_such_contract_or_no_such_chain_is_said(node, question, code: str) -> None:
    asked = ask_store if isinstance(question, StoreQuestion) else ask_owner
    with pytest.raises(CouldNotLook) as refused:
        asked(Chain(node), question)
    assert refused.value.code == code


@dataclass
class Liar:
    """A node that answers calls with whatever it likes."""

    answer: object
    host: str = "liar"

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        honest = Contracts().ask
        return [self.answer if one.method == "eth_call" else honest([one])[0] for one in questions]


@given(
    st.binary(max_size=100).map(lambda data: "0x" + data.hex())
    | st.sampled_from([None, 1, "0x", "", [], {}, Failure(3, "reverted"), Failure(-32000, "no")])
)
def test_a_node_that_lies_is_refused_or_its_answer_is_one(answer: object) -> None:
    for asked, question in ((ask_store, STORED), (ask_owner, OWNED)):
        with contextlib.suppress(WalletError):
            asked(Chain(Liar(answer)), question)  # type: ignore[operator]


def test_an_answer_is_kept_and_read_for_its_own_question_alone() -> None:
    node = Contracts(issued={PATH[-1]}, revoked={PATH[1]}, owners={OWNER: NEXT})
    answer = ask_store(Chain(node), STORED)
    pin = store_pin(STORED, answer, node.host)
    assert read_store(pin, STORED) == answer
    assert pin.at == answer.place.at
    other = replace(STORED, path=(PATH[0], "44" * 32, PATH[2]))
    assert other.subject == STORED.subject
    innocent = store_pin(STORED, replace(answer, revoked=()), node.host)
    for one in (pin, innocent):
        with pytest.raises(Unreadable):
            read_store(one, other)
    owner = ask_owner(Chain(node), OWNED)
    assert read_owner(owner_pin(OWNED, owner, node.host), OWNED) == owner
    with pytest.raises(Unreadable):
        read_owner(pin, OWNED)


@given(st.binary(max_size=60) | st.sampled_from([b"{}", b"[]", b'{"format":1}']))
def test_any_content_of_a_pin_is_read_or_refused(content: bytes) -> None:
    pin = replace(store_pin(STORED, ask_store(Chain(Contracts()), STORED), "x"), content=content)
    with pytest.raises(Unreadable):
        read_store(pin, STORED)
    with pytest.raises(Unreadable):
        read_owner(pin, OWNED)


@pytest.mark.parametrize(
    ("did", "chain"),
    [(f"did:ethr:{OWNER}", 1), (f"did:ethr:{OWNER}#controller", 1),
     (f"did:ethr:mainnet:{OWNER}", 1), (f"did:ethr:0x89:{OWNER}", 137),
     (f"did:ethr:polygon:{OWNER}", 137), (f"did:ethr:sepolia:{OWNER}", 11155111),
     (f"did:ethr:nowhere:{OWNER}", None), (f"did:ethr:0xzz:{OWNER}", None),
     (f"did:ethr:0x:{OWNER}", None)],
)  # fmt: skip
def test_a_name_says_on_which_chain_it_could_change_hands(did: str, chain: int | None) -> None:
    assert ethr.ethereum_address(did) == OWNER
    assert ethr.chain_of(did) == chain

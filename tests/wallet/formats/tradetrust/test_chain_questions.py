"""What a kept answer of a chain answers, so that it can be asked anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wallet.desk.looking_up import renewal_of
from wallet.formats.tradetrust.chain_answers import (
    OwnerAnswer,
    OwnerQuestion,
    Place,
    StoreAnswer,
    StoreQuestion,
    owner_pin,
    question_of,
    store_pin,
)

AT = datetime(2026, 11, 22, tzinfo=UTC)
PLACE = Place(7, "0x" + "1" * 64, AT)
STORE = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
ALONE = StoreQuestion(137, STORE, ("a" * 64,))
IN_BATCH = StoreQuestion(137, STORE, ("a" * 64, "b" * 64), ("c" * 64,))
OWNER = OwnerQuestion(1, STORE)


def pin_of(question):
    if isinstance(question, OwnerQuestion):
        return owner_pin(question, OwnerAnswer(STORE, PLACE), "node.example")
    return store_pin(question, StoreAnswer(True, (), PLACE), "node.example")


@pytest.mark.parametrize("question", [ALONE, IN_BATCH, OWNER])
def test_an_answer_says_what_was_asked(question):
    pin = pin_of(question)
    assert question_of(pin) == question
    renewed = renewal_of(pin, "", {question.chain_id: "https://node.example/key"}.get)
    assert (renewed.subject, renewed.host) == (pin.subject, "node.example")
    assert renewed.of_chain == question
    assert renewal_of(pin) is None, "nobody is asked where no node is named"


def test_an_answer_that_does_not_say_is_not_asked_anew():
    pin = pin_of(IN_BATCH)
    early = pin.content.replace(b'"siblings":["' + b"c" * 64 + b'"],', b"")
    assert early != pin.content
    for content in (early, b"{}", b"", pin.content.replace(b"c" * 64, b"x")):
        assert question_of(replace(pin, content=content)) is None
    assert question_of(replace(pin, subject="eip155:1:0x12/owner")) is None

"""Whoever signs stops at every gate there is: each verb is tried against each, from one table."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from tests.wallet.desk.conftest import TYPICAL, Trade, code_of, document
from tests.wallet.registries.title_escrow.paper import KEYS, drafted
from wallet.book import Family, Why
from wallet.desk import (
    answering,
    approving,
    attesting,
    casefile,
    giving,
    issuing,
    moving,
    proving,
    registering,
    reissuing,
    surrendering,
    title_moves,
)
from wallet.desk.office import Office
from wallet.formats.approval import sign_request
from wallet.formats.pint import write
from wallet.keys.signing import SigningKey
from wallet.progress import Silent
from wallet.proof.verdict import Check, Headline, Result, Verdict
from wallet.registries.title_escrow.moving import Draft
from wallet.store import Guard, Vault
from wallet.titles.acts import Act, ActCode, Ask, How, Step
from wallet.titles.state import Status


@dataclass
class Scene:
    """Bills in every state in which somebody may sign something, and who may."""

    trade: Trade
    held: str
    """In the shipper's hands, as is the next."""
    given: str
    offered: str
    """To the bank, which has not answered."""
    pledged: str
    """To the bank, which has accepted; the carrier has not recorded it."""
    surrendered: str
    amending: str
    late: casefile.CaseFile
    """`pledged` once more, given to the buyer instead."""
    draft: Draft
    folder: Path

    def office(self, who: str) -> Office:
        return self.trade[who]._office


@pytest.fixture(scope="module")
def scene(vaults, tmp_path_factory):
    """Set everything up once; a verb that stops at a gate changes nothing."""
    from tests.wallet.desk.conftest import trade as open_trade

    folder = tmp_path_factory.mktemp("gates")
    opened = open_trade.__wrapped__(vaults, folder)
    trade = next(opened)
    numbers = iter(range(10))

    def issue() -> str:
        number = f"GATE-{next(numbers)}"
        return trade.issue(document=document(folder, number, transportDocumentReference=number))

    held, given, offered, pledged, surrendered, amending = (issue() for _ in range(6))
    shipper, bank = trade["shipper"], trade["bank"]
    office = shipper._office
    case = casefile.load(office, pledged)
    act = Act(ActCode.TRANSFER, office.me, trade["buyer"].card.party, office.clock.now())
    payload = write.next_payload(case.envelope, (act,), platform="LDWL", extension={})
    late = replace(case, envelope=write.extend(case.envelope, payload, office.signing_key()))
    trade.give(shipper.offer(offered, bank.card, How.TO_ORDER), "bank")
    trade.transfer(pledged, "shipper", "bank", How.PLEDGE, record=False)
    trade.give(shipper.surrender(surrendered), "carrier")
    trade.give(shipper.surrender(amending, Ask.AMENDMENT), "carrier")
    shipper.titles.take_key(KEYS[1].to_hex())
    yield Scene(
        trade,
        held,
        given,
        offered,
        pledged,
        surrendered,
        amending,
        late,
        drafted(trade.clock.now()),
        folder,
    )
    opened.close()


def request_of_another(scene: Scene):
    return sign_request(
        "surrender", {}, number="", bill="", entry="", name="Somebody",
        at=scene.trade.clock.now(), key=SigningKey.generate(),
    )  # fmt: skip


def reissue(scene: Scene):
    new = document(
        scene.folder, "new", transportDocumentReference="GATE-5", transportDocumentSubReference="2"
    )
    return reissuing.reissue(scene.office("carrier"), (new,), (scene.amending,))


def attest(scene: Scene):
    content = scene.folder / "content.json"
    content.write_text(json.dumps({"blNumber": "G-1", "carrierName": "A", "shipperName": "B"}))
    return attesting.attest(scene.office("carrier"), content, Family.CREDENTIAL)


def answer(scene: Scene, step: Step | None):
    return surrendering.answer_surrender(
        scene.office("carrier"), scene.surrendered, step, then=lambda case: case
    )


def prove(scene: Scene):
    challenge = proving.ask(scene.office("bank"))
    return proving.prove(scene.office("shipper"), scene.held, challenge)


def hand_over(scene: Scene):
    assert moving.hand_over(scene.office("buyer"), scene.folder / "moved.ladewell", Silent()) == ()
    return True


VERBS: dict[str, Callable[[Scene], object]] = {
    "prove": prove,
    "enforce": lambda on: giving.enforce(on.office("bank"), on.pledged, "unpaid"),
    "record": lambda on: registering.register(
        on.office("carrier"), casefile.load(on.office("carrier"), on.pledged)
    ),
    "refuse late": lambda on: registering.refuse_late(
        on.office("carrier"), casefile.load(on.office("carrier"), on.pledged), on.late
    ),
    "confirm": lambda on: registering.confirm(on.office("carrier"), on.held),
    "freeze": lambda on: registering.freeze(
        on.office("carrier"), on.offered, Why.COURT_ORDER, "1/26"
    ),
    "unfreeze": lambda on: registering.unfreeze(on.office("carrier"), on.offered, "2/26"),
    "accept": lambda on: answering.accept(on.office("bank"), on.offered),
    "reject": lambda on: answering.reject(on.office("bank"), on.offered, "no"),
    "deliver": lambda on: answer(on, None),
    "refuse": lambda on: answer(on, Step.REFUSE_SURRENDER),
    "reissue": reissue,
    "issue": lambda on: issuing.issue(on.office("carrier"), TYPICAL, on.trade["shipper"].card),
    "attest": attest,
    "offer": lambda on: giving.offer(
        on.office("shipper"), on.held, on.trade["bank"].card, How.TO_ORDER
    ),
    "surrender": lambda on: surrendering.surrender(on.office("shipper"), on.given),
    "move a title": lambda on: title_moves.sign(on.office("shipper"), on.draft),
    "approve": lambda on: approving.approve_for_other(on.office("bank"), request_of_another(on)),
    "ask": lambda on: proving.ask(on.office("bank")),
    "hand over": hand_over,
}
"""Every verb that signs, tried by who may."""

BILL = {
    "prove", "reject", "accept", "enforce", "deliver", "refuse", "reissue", "surrender", "offer",
}  # fmt: skip
"""What a party to a bill signs about it."""
REGISTER = {"record", "refuse late", "confirm", "freeze", "unfreeze"}
ISSUE = {"issue", "attest", "move a title"}

CALLERS = {
    "answering._answer", "approving.approve_for_other", "attesting._credential",
    "bundling._signed", "issuing.sign", "moving.hand_over", "office.certificate", "proving.ask",
    "proving.prove", "registering._rule", "registering.confirm", "registering.freeze",
    "registering.unfreeze", "rendering.seal_print", "signing.sign_next",
    "title_files.sign_snapshot",
}  # fmt: skip
"""Every place that takes the key in hand; a new one needs a verb in the table."""


def judged_as(headline: Headline, **changes: object) -> Callable[[Verdict], Verdict]:
    return lambda verdict: replace(verdict, headline=headline, **changes)


def overlooked(verdict: Verdict) -> Verdict:
    unknown = Check("chain.acts", Result.NOT_CHECKED, "extension-unknown", {"member": "x"})
    return replace(verdict, checks=(unknown,))


def from_tomorrow(verdict: Verdict) -> Verdict:
    later = Check("chain.times", Result.NOT_CHECKED, "later-than-now")
    return replace(verdict, checks=(later,))


OF_A_BILL: dict[str, tuple[Callable[[Verdict], Verdict], set[str]]] = {
    "bill-frozen": (judged_as(Headline.DISPUTED), BILL | {"record", "confirm"}),
    "signer-unknown": (judged_as(Headline.UNKNOWN_SIGNER), BILL | {"record", "confirm"}),
    "extension-unknown": (overlooked, BILL | {"record", "confirm"}),
    "bill-changed": (judged_as(Headline.CHANGED), BILL | {"record", "confirm"}),
    # The registrar goes by its own register (`test_registrar`); control of what it holds still can
    # be proven.
    "record-newer": (judged_as(Headline.COPY, facts={"case": "older"}), BILL),
    "frozen-by-registrar": (
        judged_as(Headline.WAITING, status=Status.FROZEN), BILL - {"prove"},
    ),
    # Who gives on what is dated tomorrow is refused by the law: time runs backwards.
    "entry-from-future": (from_tomorrow, {"accept", "reject", "record"}),
}  # fmt: skip


@pytest.mark.parametrize("code", OF_A_BILL)
def test_a_bill_that_is_not_in_order_is_signed_by_nobody(scene, monkeypatch, code):
    as_if, verbs = OF_A_BILL[code]
    monkeypatch.setattr(casefile, "judge_with_chain", changed(as_if))
    assert tried(scene, verbs) == dict.fromkeys(verbs, code)


def changed(as_if: Callable[[Verdict], Verdict]):
    def judge(envelope, case):
        verdict, chain = JUDGE(envelope, case)
        return as_if(verdict), chain

    return judge


JUDGE = casefile.judge_with_chain


def tried(scene: Scene, verbs: set[str]) -> dict[str, str]:
    return {verb: code_of(partial(VERBS[verb], scene)) for verb in verbs}


def test_quick_unlock_signs_nothing(scene, monkeypatch):
    for who in ("carrier", "shipper", "bank", "buyer"):
        monkeypatch.setattr(scene.office(who).vault, "_is_confirmed", False)
    asker = {"prove"}  # somebody else has asked
    assert tried(scene, set(VERBS) - asker) == dict.fromkeys(set(VERBS) - asker, "passphrase-first")


def test_an_older_copy_of_a_vault_signs_nothing_that_binds_it(scene, monkeypatch):
    verbs = BILL | REGISTER | ISSUE | {"approve", "hand over"}
    monkeypatch.setattr(Vault, "guard", lambda *_vault, **_how: Guard(("restored",), None))
    assert tried(scene, verbs) == dict.fromkeys(verbs, "titles-frozen")


def test_two_people_have_to_agree_on_whatever_binds_the_owner(scene):
    """At the pen, whatever verb it came from; a record follows from what came first."""
    verbs = BILL - {"prove"} | ISSUE
    rule = json.dumps({"on": True, "people": []})
    with put(scene, "people", rule):
        assert tried(scene, verbs) == dict.fromkeys(verbs, "approval-needed")


def test_nothing_is_signed_over_to_who_stands_on_the_list(scene):
    verbs = {"offer", "accept", "surrender", "deliver", "reissue", "issue"}
    names = "\n".join(scene.trade[who].card.party.name for who in ("carrier", "shipper", "bank"))
    with put(scene, "setting/sanctions", names):
        assert tried(scene, verbs) == dict.fromkeys(verbs, "sanctions-hit")


@contextmanager
def put(scene: Scene, name: str, value: str):
    """Let every vault know something for a while."""
    vaults = [scene.office(who).vault for who in ("carrier", "shipper", "bank")]
    for vault in vaults:
        vault.put(name, value)
    try:
        yield
    finally:
        for vault in vaults:
            vault.put(name, '{"on": false, "people": []}' if name == "people" else "")


def test_where_no_gate_is_closed_every_verb_signs(scene):
    """Last, as it changes everything: what stopped the others was the gate."""
    for name, verb in VERBS.items():
        if name not in ("reject", "refuse"):  # these were answered otherwise
            assert verb(scene) is not None, name


def test_every_place_that_takes_the_key_is_in_the_table():
    found = set()
    for path in sorted(Path(casefile.__file__).parent.glob("*.py")):
        text = path.read_text("utf-8")
        for node in ast.walk(ast.parse(text)) if "signing_key" in text else ():
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(one, ast.Attribute) and one.attr == "signing_key"
                for one in ast.walk(node)
            ):
                found.add(f"{path.stem}.{node.name}")
    assert found == CALLERS

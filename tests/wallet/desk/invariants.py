"""What must be so whatever honest people, the post, time and a crook do; see ``invariants.md``.

Each function is one invariant, by the number it has there. They look from outside: at what wallets
say and at what was ever put into the post, and read signed texts by themselves instead of asking
the code that is being tried.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from tests.wallet.desk.world import CARRIER, HAPPENED, PARTIES, World
from wallet.desk.casefile import judge_file, load
from wallet.errors import Refused, WalletError
from wallet.formats.pint.envelope import Envelope
from wallet.formats.record import is_signed_by, read_record
from wallet.keys import base64url, jws
from wallet.keys.canonical import sha256_hex
from wallet.keys.signing import PublicKey
from wallet.parcels.file import read_parcel
from wallet.proof.verdict import Headline, Verdict
from wallet.titles.acts import How

LINK = "previousEnvelopeTransferChainEntrySignedContentChecksum"
LAST = "lastEnvelopeTransferChainEntrySignedContentChecksum"
REGISTRARS: dict[str, PublicKey] = {}
"""Whose word ends an offer, by bill."""
CHECKED = (
    "one_holder", "one_record_a_position", "only_acts_of_the_table", "nobody_honest_signs_twice",
    "every_fork_is_found", "nobody_is_locked_out", "nothing_is_damaged",
)  # fmt: skip
"""The invariants, in the order in which the specification numbers them."""
ENDORSING = ("ENDORSE", "ENDORSE_TO_ORDER", "BLANK_ENDORSE")


def hold(world: World) -> None:
    """Check what must be so at any time."""
    REGISTRARS[world.bill] = world.cards[CARRIER].key
    verdicts = {who: shown(world, who) for who in world.honest}
    seen = Seen(world)
    one_holder(world, verdicts, seen)
    one_record_a_position(world, seen)
    only_acts_of_the_table(world, verdicts)
    nobody_honest_signs_twice(world, seen)


def hold_in_the_end(world: World) -> None:
    """Check what must be so once the post has brought everything and the clocks are put right."""
    every_fork_is_found(world)
    nobody_is_locked_out(world)
    hold(world)
    nothing_is_damaged(world)


def shown(world: World, who: str) -> Verdict | None:
    """Return what a wallet shows of the bill, if it has it; looked at again once it has changed."""
    book = world.books[who]
    if book.holding(world.bill) is None:
        return None
    known = world.__dict__.setdefault("_shown", {})
    state = (id(book), book._vault.log_head())
    if known.get(who, (None,))[0] != state:
        known[who] = (state, judge_file(book._office, load(book._office, world.bill))[0])
    return known[who][1]


class Seen:
    """Everything that was ever in the post, read by hand."""

    def __init__(self, world: World) -> None:
        read = world.__dict__.setdefault("_read", set())
        kept = world.__dict__.setdefault("_seen", ({}, {}))
        self.entries, self.records = kept
        for path in world.post:
            if path not in read:
                read.add(path)
                self._take(world, path)

    def _take(self, world, path):
        try:
            parcel = read_parcel(path.read_bytes())
        except WalletError:
            return
        for text in json.loads(parcel.envelope)["envelopeTransferChain"]:
            self.entries[sha256_hex(text)] = text
        key = world.cards[CARRIER].key
        for text in parcel.records:
            record = read_record(text)
            if is_signed_by(record, key):
                self.records[record.digest] = record


def payload_of(text: str) -> dict:
    """Return what an entry says."""
    return json.loads(base64url.decode(text.split(".")[1]))


def key_of(text: str) -> str | None:
    """Return the did:key that an entry names for its actor, if that key signed it."""
    acts = payload_of(text)["transactions"]
    for code in acts[-1]["actor"]["identifyingCodes"]:
        if code["partyCode"].startswith("did:key:"):
            did = code["partyCode"]
            return did if jws.verify(jws.read(text), PublicKey.from_did_key(did)) else None
    return None


def one_holder(world: World, verdicts: dict, seen: Seen) -> None:
    """1. Two wallets never say of one bill that theirs is the holder."""
    holders = {
        who
        for who, verdict in verdicts.items()
        if verdict is not None
        and verdict.headline is Headline.HOLDER
        and not world.books[who].guard().is_restored
    }
    assert len(holders) <= 1, f"two holders: {holders}"


def one_record_a_position(world: World, seen: Seen) -> None:
    """2. A registrar never records two entries at one position."""
    at = defaultdict(set)
    for record in seen.records.values():
        if not record.is_refusal:
            at[record.position].add(record.entry)
    for position, entries in at.items():
        assert len(entries) == 1, f"two records at {position}"


def only_acts_of_the_table(world: World, verdicts: dict) -> None:
    """3. What a wallet calls genuine was done by those who could, in an order that the law has."""
    read = world.__dict__.setdefault("_walked", set())
    for who, verdict in verdicts.items():
        if verdict is not None and verdict.is_good and verdict.timeline:
            newest = verdict.timeline[-1].entry
            if newest not in read:
                read.add(newest)
                read_by_hand(load(world.books[who]._office, world.bill).envelope)


class _Hand:
    """What one who reads the chain with a pencil notes down."""

    def __init__(self, document: dict) -> None:
        self.is_straight = not document["isToOrder"]
        self.is_bearer = not self.is_straight and "endorsee" not in document["documentParties"]
        self.carrier = self.holder = self.waiting = self.order = self.pledgee = None
        self.ended = self.enforced = False

    def take(self, act: dict, signer: str | None, charge: str | None, is_first: bool) -> None:
        code, actor, to = act["actionCode"], _did(act["actor"]), _did(act.get("recipient"))
        assert actor == signer, "signed by another"
        assert not self.ended, "after the end"
        assert (code == "ISSUE") == is_first
        if is_first:
            self.carrier, self.holder, self.order = actor, to, "named"
            return
        assert actor == self.holder, "not the holder"
        if self.waiting is not None:
            assert code in ("SACC", "SREJ"), "not the carrier's answer"
            self.ended, self.holder, self.waiting = code == "SACC", self.waiting, None
        elif code in ENDORSING:
            assert not self.is_straight, "a straight bill is not endorsed"
            assert self.is_bearer or self.order in ("named", actor), "not the order party"
            self._if_pledged(actor, charge)
            self.is_bearer, self.is_straight = code == "BLANK_ENDORSE", code == "ENDORSE"
            self.order = to
        elif code == "TRANSFER":
            assert to not in (self.carrier, self.holder)
            self._if_pledged(actor, charge)
            self.holder = to
        elif code.startswith("SURRENDER"):
            assert to == self.carrier
            assert self.pledgee is None or self.enforced or code.endswith("AMENDMENT")
            self.waiting, self.holder = self.holder, self.carrier
        else:
            assert code == "SIGN"

    def _if_pledged(self, actor: str, charge: str | None) -> None:
        assert self.pledgee is None or (self.pledgee == actor and charge == "release")

    def charge(self, charge: str | None) -> None:
        """Note what the whole entry did to the charge."""
        if charge == "pledge":
            assert self.pledgee is None
            self.pledgee, self.enforced = self.holder, False
        elif charge == "release":
            assert self.pledgee is not None
            self.pledgee, self.enforced = None, False
        elif charge == "enforce":
            assert self.pledgee == self.holder
            self.enforced = True


def read_by_hand(envelope: Envelope) -> None:
    """Walk a chain with nothing but a note of who holds, to whose order, and as security."""
    hand, previous = _Hand(dict(envelope.document)), None
    for position, text in enumerate(envelope.chain):
        said = payload_of(text)
        assert said.get(LINK) == previous
        previous = sha256_hex(text)
        charge = said.get("ladewell", {}).get("charge", {}).get("act")
        for number, act in enumerate(said["transactions"]):
            hand.take(act, key_of(text), charge, position == 0 and number == 0)
        hand.charge(charge)


def _did(party: dict | None) -> str | None:
    codes = () if party is None else party["identifyingCodes"]
    return next((c["partyCode"] for c in codes if c["partyCode"].startswith("did:key:")), None)


def nobody_honest_signs_twice(world: World, seen: Seen) -> None:
    """4. An honest wallet signs one entry at a position; another only with what freed it inside."""
    honest = {world.cards[who].did for who in world.honest}
    for first, _second in forks_in(seen.entries.values()):
        assert key_of(first) not in honest, "an honest party signed twice"


def forks_in(texts) -> Iterator[tuple[str, str]]:
    """Yield every two entries that one key signed after one and the same entry."""
    after = defaultdict(dict)
    for text in texts:
        did = key_of(text)
        if did is not None:
            after[did, payload_of(text).get(LINK)][text.split(".")[1]] = text
    for entries in after.values():
        for first, second in combinations(entries.values(), 2):
            if not (_answers(first, second) or _answers(second, first)):
                yield first, second


def _answers(new: str, old: str) -> bool:
    """Say whether `new` carries the signed word that freed the position of `old`."""
    ours = payload_of(new).get("ladewell", {})
    words = [ours.get("rejection"), ours.get("withdrawn"), *ours.get("freed", [])]
    return any(_rejects(word, old) or _ends(word, old) for word in words if word is not None)


def _ends(word: str, old: str) -> bool:
    said = payload_of(word)
    is_word = jws.read(word).header.get("typ") == "ladewell-withdrawn+jws"
    registrar = REGISTRARS.get(payload_of(old)["transportDocumentChecksum"])
    return (
        is_word
        and registrar is not None
        and said[LAST] == sha256_hex(old)
        and jws.verify(jws.read(word), registrar)
    )


def _rejects(rejection: str, old: str) -> bool:
    said = payload_of(rejection)
    recipients = [_did(act.get("recipient")) for act in payload_of(old)["transactions"]]
    to = next((did for did in reversed(recipients) if did), None)
    return (
        to is not None
        and said[LAST] == sha256_hex(old)
        and said.get("ladewell", {}).get("answer") == "rejected"
        and jws.verify(jws.read(rejection), PublicKey.from_did_key(to))
    )


def every_fork_is_found(world: World) -> None:
    """5. What two honest wallets have seen together shows them every fork there is in it."""
    have = {}
    for who in world.honest:
        if world.books[who].holding(world.bill) is not None:
            proofs = world.books[who]._vault.proofs(world.bill)
            have[who] = {p.text for p in proofs if p.kind in ("entry", "fork")}
    for first, second in combinations(have, 2):
        forks = list(forks_in({*have[first], *have[second]}))
        world.deliver(world.put(world.copy_of(first)), second)
        world.deliver(world.put(world.copy_of(second)), first)
        for who in (first, second):
            check = shown(world, who).check("control.fork")
            HAPPENED["fork"] += bool(forks)
            found = check is not None and check.reason in ("two-entries", "fork-settled")
            assert found or not forks, f"{who} does not find the fork ({check})"


def nobody_is_locked_out(world: World) -> None:
    """6. Once everything has arrived, whom the registrar's records name can act on the bill."""
    settle(world)
    verdict = shown(world, CARRIER)
    assert verdict is not None
    if verdict.status is not None and verdict.status.has_ended:
        return
    holder = next(who for who in PARTIES if world.cards[who].party.is_same_as(verdict.holder))
    if holder == world.crook:
        return
    book, bill = world.books[holder], world.bill
    to = next(who for who in PARTIES[1:] if who != holder)
    refused = []
    for how in (How.POSSESSION, How.RELEASE):
        try:
            world.hand_over(book.offer(bill, world.cards[to], how))
        except Refused as wrong:
            refused.append(wrong)
        else:
            HAPPENED["free at last"] += 1
            return
    raise AssertionError(f"{holder} is locked out: {refused}")


def settle(world: World) -> None:
    """Let the post bring everything, let everybody answer, the registrar record, and time pass."""
    newest = max((clock.off for clock in world.clocks.values()), default=timedelta())
    world.time.tick(max(newest, timedelta()) + timedelta(days=1))
    for who in PARTIES:
        world.clocks[who].off = timedelta()
    for who in world.honest:
        if world.books[who].guard().is_restored:
            world.books[who].lift_freeze("the machine broke, this is its last backup")
    carrier = world.books[CARRIER]
    world.try_to(lambda: carrier.unfreeze(world.bill, "settled"))
    for patience in range(8):
        before = len(world.post)
        _bring(world)
        for who in world.honest:
            if who != CARRIER:
                _answer(world, who)
        world.try_to(lambda: carrier.answer_surrender(world.bill, accept=False))
        for path in tuple(world.post[before:]):
            world.try_to(lambda path=path: carrier.record_parcel(path))
        world.try_to(lambda: carrier.record(world.bill))
        if len(world.post) == before:
            if patience >= 4:
                return
            # Whoever has not answered by now does not; the time of every offer passes.
            world.time.tick(timedelta(days=41))
            for who in world.honest:
                copy = world.copy_of(who)
                if copy is not None:
                    world.try_to(lambda copy=copy: carrier.record_parcel(world.put(copy)))


def _bring(world: World) -> None:
    brought = world.__dict__.setdefault("_brought", set())
    for path in tuple(world.post):
        for who in world.honest:
            if (path, who) not in brought:
                brought.add((path, who))
                world.deliver(path, who)


def _answer(world: World, who: str) -> None:
    verdict, book = shown(world, who), world.books[who]
    if verdict is None or verdict.receiver is None:
        return
    if verdict.receiver.is_same_as(world.cards[who].party) and not world.try_to(
        lambda: book.accept(world.bill)
    ):
        world.try_to(lambda: book.reject(world.bill, "too late"))


def nothing_is_damaged(world: World) -> None:
    """7. No vault is damaged, and what a wallet holds can always be shown, sent and checked."""
    for who in PARTIES:
        found = [wrong.code for wrong in world.books[who].check()]
        assert found in ([], ["titles-frozen"]), f"{who}: {found}"

"""Four wallets, a registrar and a crook play at random; `invariants` says what must stay true.

The written form of the invariants, for people who read no code, is
``resources/specification/invariants.md``. In CI the same few games are played each time. To play
for longer, with new games each time::

    python -m tests.wallet.desk.test_state_machine MINUTES
"""

from __future__ import annotations

import re
import sys
import time
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as play

from tests.wallet.desk import invariants
from tests.wallet.desk.world import CARRIER, HAPPENED, PARTIES, TRADERS, World
from wallet.formats.record import Why
from wallet.proof.verdict import Headline
from wallet.titles.acts import ActCode, Ask, How

somebody = st.sampled_from(PARTIES)
trader = st.sampled_from(TRADERS)
old_or_new = st.integers(0, 40)
"""Which piece of the post, counted from the newest."""
INVARIANTS = Path(__file__).parents[3] / "resources/specification/invariants.md"
likely = st.sampled_from([True, True, True, False])
GAMES = settings(
    max_examples=7, stateful_step_count=20, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(HealthCheck), print_blob=False,
)  # fmt: skip


class Trade(RuleBasedStateMachine):
    """One bill, from its issue to wherever the game takes it."""

    world: World

    @initialize(
        crook=st.sampled_from([None, *TRADERS]),
        sample=st.sampled_from(["to-order/typical.json", "straight/minimal.json",
                                "bearer/minimal.json"]),
    )  # fmt: skip
    def begin(self, crook, sample):
        self.world = World(crook)
        self.world.issue(sample)

    def piece(self, number):
        post = self.world.post
        return post[-1 - number % len(post)]

    def whose(self, who, *headlines):
        """Return who reads one of `headlines` over the bill, beginning with `who`; else `who`."""
        at = TRADERS.index(who)
        for one in (*TRADERS[at:], *TRADERS[:at]):
            verdict = invariants.shown(self.world, one)
            if verdict is not None and verdict.headline in headlines:
                return one
        return who

    # What honest people do

    @rule(who=trader, to=trader, how=st.sampled_from(list(How)), come=likely, is_apt=likely)
    def offer(self, who, to, how, come, is_apt):
        who = self.whose(who, Headline.HOLDER, Headline.AGREED) if is_apt else who
        book, card = self.world.books[who], self.world.cards[to]
        bill = self.world.bill
        given = self.world.try_to(lambda: book.offer(bill, card, how)) or self.world.try_to(
            lambda: book.offer(bill, card, How.POSSESSION)
        )
        if given and come:
            self.world.deliver(self.world.post[-1], to)

    @rule(who=trader, rejects=st.sampled_from([False, False, True]), come=likely,
          is_recorded=st.booleans(), is_apt=likely)  # fmt: skip
    def answer(self, who, rejects, come, is_recorded, is_apt):
        who = self.whose(who, Headline.OFFERED) if is_apt else who
        book, bill = self.world.books[who], self.world.bill
        deed = (lambda: book.reject(bill, "no")) if rejects else (lambda: book.accept(bill))
        if self.world.try_to(deed) and come:
            path = self.world.post[-1]
            for giver in TRADERS:
                if giver != who:
                    self.world.deliver(path, giver)
            if is_recorded:
                self.register(path, who)

    @rule(who=trader, to=trader, how=st.sampled_from(list(How)), is_recorded=likely)
    def transfer(self, who, to, how, is_recorded):
        self.offer(who, to, how, come=True, is_apt=True)
        self.answer(to, rejects=False, come=True, is_recorded=is_recorded, is_apt=True)

    @rule(who=trader, to=trader, is_recorded=likely)
    def transfer_again(self, who, to, is_recorded):
        self.transfer(who, to, How.TO_ORDER, is_recorded)

    @precondition(lambda self: len(self.world.post) > 4)
    @rule(who=trader, come=likely, ask=st.sampled_from(list(Ask)))
    def surrender(self, who, come, ask):
        book = self.world.books[who]
        if self.world.try_to(lambda: book.surrender(self.world.bill, ask)) and come:
            self.world.deliver(self.world.post[-1], CARRIER)

    @rule(word=st.sampled_from(["refuse", "refuse", "refuse", "accept", "void"]))
    def answer_surrender(self, word):
        book, bill = self.world.books[CARRIER], self.world.bill
        self.world.try_to(
            lambda: book.answer_surrender(bill, accept=word != "refuse", void=word == "void")
        )

    @rule(who=trader)
    def enforce(self, who):
        book = self.world.books[who]
        self.world.try_to(lambda: book.enforce(self.world.bill, "USD 1 due since 1 November"))

    @rule(who=trader)
    def withdraw(self, who):
        book = self.world.books[who]
        if self.world.try_to(lambda: book.withdraw(self.world.bill)):
            self.register(self.world.post[-1], who)

    @rule(why=st.sampled_from(list(Why)), to=trader, is_so=st.integers(0, 5))
    def freeze(self, why, to, is_so):
        book = self.world.books[CARRIER]
        if is_so == 1 and self.world.try_to(lambda: book.freeze(self.world.bill, why, "letter 7")):
            self.world.deliver(self.world.post[-1], to)

    @rule(to=trader)
    def unfreeze(self, to):
        book = self.world.books[CARRIER]
        if self.world.try_to(lambda: book.unfreeze(self.world.bill, "letter 8")):
            self.world.deliver(self.world.post[-1], to)

    @rule(number=old_or_new, who=trader)
    def record(self, number, who):
        self.register(self.piece(number), who)

    def register(self, path, who):
        if self.world.try_to(lambda: self.world.books[CARRIER].record_parcel(path)):
            self.world.deliver(self.world.post[-1], who)

    @rule(who=somebody, to=somebody)
    def show(self, who, to):
        data = self.world.copy_of(who)
        if data is not None and who != to:
            self.world.deliver(self.world.put(data), to)

    # What the post and time do

    @rule(number=old_or_new, to=somebody)
    def deliver(self, number, to):
        self.world.deliver(self.piece(number), to)

    @rule(who=somebody, days=st.integers(-40, 40))
    def move_clock(self, who, days):
        self.world.clocks[who].off = timedelta(days=days)

    @rule(days=st.integers(1, 20))
    def wait(self, days):
        self.world.time.tick(timedelta(days=days))

    @rule(who=trader)
    def back_up(self, who):
        self.world.back_up(who)

    @precondition(lambda self: self.world.backups)
    @rule(number=old_or_new)
    def restore(self, number):
        who, path = self.world.backups[number % len(self.world.backups)]
        self.world.restore(who, path)

    @rule(who=somebody, is_declared=st.booleans())
    def lift(self, who, is_declared):
        said = "the disk broke" if is_declared else None
        self.world.try_to(lambda: self.world.books[who].lift_freeze(said))

    # What only a crook does

    @precondition(lambda self: self.world.cheat)
    @rule(number=old_or_new, keep=st.integers(0, 5), to=somebody, actor=somebody,
          codes=st.lists(st.sampled_from(list(ActCode)), min_size=1, max_size=2),
          days=st.sampled_from([0, 0, 0, -30, 400]), come=somebody)  # fmt: skip
    def forge(self, number, keep, to, actor, codes, days, come):
        self.world.forge(self.piece(number), keep, to, tuple(codes), actor, days)
        self.world.deliver(self.world.post[-1], come)

    @precondition(lambda self: self.world.cheat)
    @rule(number=old_or_new, keep=st.integers(0, 5), to=trader, ends=st.booleans())
    def sign_twice(self, number, keep, to, ends):
        codes = (ActCode.ENDORSE_TO_ORDER, ActCode.TRANSFER) if ends else (ActCode.TRANSFER,)
        self.world.forge(self.piece(number), keep, to, codes, self.world.crook, 0)
        self.world.deliver(self.world.post[-1], to)

    @precondition(lambda self: self.world.cheat)
    @rule(number=old_or_new, rejects=st.booleans(), come=somebody)
    def answer_for_others(self, number, rejects, come):
        self.world.forge_answer(self.piece(number), rejects=rejects)
        self.world.deliver(self.world.post[-1], come)

    @precondition(lambda self: self.world.cheat)
    @rule(number=old_or_new, come=somebody)
    def play_registrar(self, number, come):
        self.world.forge_record(self.piece(number))
        self.world.deliver(self.world.post[-1], come)

    @precondition(lambda self: self.world.cheat)
    @rule(number=old_or_new, receipts=st.booleans(), records=st.booleans(), come=somebody)
    def strip(self, number, receipts, records, come):
        self.world.strip(self.piece(number), receipts=receipts, records=records)
        self.world.deliver(self.world.post[-1], come)

    # What must be so at any time, and in the end

    def check_invariants(self, *args, **kwargs):
        super().check_invariants(*args, **kwargs)
        if hasattr(self, "world"):
            invariants.hold(self.world)

    def teardown(self):
        if hasattr(self, "world"):
            try:
                if sys.exc_info()[0] is None:
                    invariants.hold_in_the_end(self.world)
            finally:
                self.world.close()


def test_no_game_breaks_an_invariant():
    play(Trade, settings=GAMES)


def test_what_is_checked_is_what_a_lawyer_reads():
    written = re.findall(r"(?m)^## (\d+)\. ", INVARIANTS.read_text("utf-8"))
    checked = [
        str(doc)[: str(doc).index(".")]
        for name in invariants.CHECKED
        if (doc := getattr(invariants, name).__doc__)
    ]
    assert written == checked == [str(number) for number in range(1, len(written) + 1)]


def main(minutes: float) -> None:
    """Play new games for so many minutes."""
    long = settings(
        GAMES, max_examples=40, stateful_step_count=45, derandomize=False, print_blob=True
    )
    games, end = 0, time.monotonic() + minutes * 60
    while time.monotonic() < end:
        play(Trade, settings=long)
        games += long.max_examples
        print(f"{games} games: {dict(HAPPENED)}", flush=True)


if __name__ == "__main__":
    main(float(sys.argv[1]))

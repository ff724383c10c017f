"""A title on a chain and who moves it: a machine with a network, and one with the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.wallet.registries.title_escrow.evm import Evm, Stage
from wallet.book import Book, TitleTask
from wallet.keys.transactions import SignedTransaction, read_transaction
from wallet.registries.chain.node import Ask, Failure
from wallet.titles.escrow import Move, TitleAct, TitleRef

DOCUMENT = "urn:uuid:01998877-0000-7000-8000-000000000001"
A = TitleAct


@dataclass
class Watched:
    """The chain, and what a test makes of its answers."""

    evm: Evm
    host: str = "watched"
    base_fee: int | None = None
    is_silent: bool = False
    is_full: bool = False
    """Whether what is sent waits, as it does where others pay more."""
    waiting: list[SignedTransaction] = field(default_factory=list)

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        method, params = questions[0].method, questions[0].params
        if self.is_silent and method == "eth_getTransactionReceipt":
            return [None] * len(questions)
        if self.is_full and method == "eth_sendRawTransaction":
            return [self._wait(read_transaction(bytes.fromhex(params[0][2:])))]
        if self.waiting and method == "eth_getTransactionCount" and params[1] == "pending":
            return [hex(max(one.transaction.nonce for one in self.waiting) + 1)]
        answers = list(self.evm.ask(questions))
        for question, answer in zip(questions, answers, strict=True):
            if question.method == "eth_getBlockByNumber" and self.base_fee is not None:
                assert isinstance(answer, dict)
                answer["baseFeePerGas"] = hex(self.base_fee)
        return answers

    def _wait(self, new: SignedTransaction) -> object:
        """Take a transaction as geth does: once, and in the place of another for a tenth more."""
        for place, old in enumerate(self.waiting):
            if old == new:
                return Failure(-32000, "already known")
            if old.transaction.nonce == new.transaction.nonce:
                fees = [(one.transaction.most_fee, one.transaction.priority_fee)
                        for one in (old, new)]  # fmt: skip
                if any(10 * b < 11 * a for a, b in zip(*fees, strict=True)):
                    return Failure(-32000, "replacement transaction underpriced")
                self.waiting[place] = new
                return new.digest
        self.waiting.append(new)
        return new.digest

    def mine(self, raw: str) -> None:
        """Let a transaction into a block."""
        self.waiting.clear()
        self.is_full = False
        self.evm.tester.send_raw_transaction("0x" + raw)


@dataclass
class Rail:
    """Who plays: the carrier mints, the shipper's machine has the key and never a network."""

    stage: Stage
    node: Watched
    endpoint: str
    carrier: Book
    shipper: Book
    desk: Book
    """The shipper's other machine: a network, no key."""

    @property
    def factory(self) -> str:
        """What makes the titles here; TradeTrust did not publish it."""
        return self.stage.factory

    def sign_and_send(self, book: Book, ref: TitleRef, move: Move) -> TitleTask:
        """Do a move in one step."""
        titles = book.titles
        sent = titles.send(titles.sign_here(titles.draft(ref, move)), wait=nap)
        assert sent.successor is None
        return sent.task

    def mint(self) -> TitleRef:
        """Mint a title to the shipper."""
        ref = self.stage.minted(self.stage.keys[1], self.stage.keys[1])
        for book in (self.carrier, self.shipper, self.desk):
            book.titles.add(ref, DOCUMENT, "MSKU123")
        return ref

    def to_bank(self, remark: str = "") -> Move:
        """Return what the shipper wants: the bank shall hold the title."""
        bank = self.stage.keys[2].address
        return Move(A.TRANSFER_HOLDER, self.shipper.titles.address, holder=bank, remark=remark)


def nap(_seconds: float) -> None:
    """Wait no time."""

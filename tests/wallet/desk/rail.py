"""A title on a chain and who moves it: a machine with a network, and one with the key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.wallet.registries.title_escrow.evm import Evm, Stage
from wallet.book import Book, TitleTask
from wallet.registries.chain.node import Ask
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

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        if self.is_silent and questions[0].method == "eth_getTransactionReceipt":
            return [None] * len(questions)
        answers = list(self.evm.ask(questions))
        for question, answer in zip(questions, answers, strict=True):
            if question.method == "eth_getBlockByNumber" and self.base_fee is not None:
                assert isinstance(answer, dict)
                answer["baseFeePerGas"] = hex(self.base_fee)
        return answers


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

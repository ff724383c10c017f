"""Titles on chains: looked at offline, read from a node when the user asks, moved by their key.

`Titles` is the drawer of the book that holds them, one short method per verb. Only `look_up`,
`draft`, `send` and `hurry` ask a node; the rest works on a machine that never has a network.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from wallet.desk import nodes, title_files, title_moves
from wallet.desk.connections import Connection, connections
from wallet.desk.nodes import Network
from wallet.desk.office import Office
from wallet.desk.pinning import drop_pin, keep_pins, kept_pin, kept_pins
from wallet.desk.title_files import TitleLine, TitleTask
from wallet.desk.title_moves import Sent
from wallet.errors import CouldNotLook
from wallet.formats.evidence import contract_pin
from wallet.keys.ethereum import ChainKey, read_address
from wallet.keys.remarks import read_remark
from wallet.keys.transactions import SignedTransaction
from wallet.progress import Progress, Silent
from wallet.proof.pins import Pin, PinKind
from wallet.registries.title_escrow import moving
from wallet.registries.title_escrow.evidence import record_of
from wallet.registries.title_escrow.moving import Draft
from wallet.registries.title_escrow.requests import (
    read_answer,
    read_request,
    write_answer,
    write_request,
)
from wallet.titles.escrow import (
    NOBODY,
    Move,
    TitleAct,
    TitleRecord,
    TitleRef,
    contract_name,
)
from wallet.titles.escrow_law import acts_of

_MOST_SOURCE = 300


@dataclass(frozen=True, slots=True)
class TitleView:
    """One title as its page shows it."""

    line: TitleLine
    network: Network
    record: TitleRecord | None
    """As the newest snapshot shows it; nothing if there is none."""
    remarks: tuple[str | None, ...]
    """The remark of each endorsement in words; nothing where it cannot be read."""
    came: str
    """``asked``, ``file``, or empty."""
    voucher: str
    me: str
    """My address on chains; empty without a key."""
    acts: tuple[TitleAct, ...]
    """What I could do with it, as the snapshot has it."""
    names: Mapping[str, str]
    """What I call addresses."""
    tasks: tuple[TitleTask, ...]
    vouched: Pin | None = None
    """Who vouches for its contract, where TradeTrust did not publish that."""

    @property
    def is_sound(self) -> bool:
        """Whether its contract is known to keep to the rules, by TradeTrust or by who vouches."""
        return self.record is not None and (self.record.is_standard or self.vouched is not None)


class Titles:
    """The titles of one vault."""

    def __init__(
        self,
        office: Office,
        told: Callable[[TitleRef], None] = lambda ref: None,
        sign: Callable[[Draft], SignedTransaction] | None = None,
    ) -> None:
        """Work in `office`.

        Args:
            office: Where.
            told: Called when something new is known of a title.
            sign: Signs a draft, or lets it wait for somebody else; it is signed here if not given.

        """
        self._office = office
        self._told = told
        self._sign = sign

    # My key, whom I ask, what I call whom

    @property
    def address(self) -> str:
        """My address on chains; empty without a key."""
        key = nodes.chain_key(self._office)
        return NOBODY if key is None else key.address

    def make_key(self) -> str:
        """Make my key for chains, if there is none, and return its address."""
        key = nodes.chain_key(self._office) or ChainKey.new()
        return nodes.put_chain_key(self._office, key)

    def take_key(self, text: str) -> str:
        """Take a key of 64 hex digits that was made elsewhere, such as a registry's MINTER.

        Raises:
            Unreadable: ``key-unusable``.
            Refused: ``chain-key-exists``.

        """
        return nodes.put_chain_key(self._office, ChainKey.from_hex(text))

    def networks(self) -> tuple[Network, ...]:
        """Return the chains there are, and whom I ask about each."""
        return nodes.networks(self._office)

    def network(self, chain_id: int) -> Network:
        """Return what is known of one chain."""
        return nodes.network_of(self._office, chain_id)

    def set_node(self, chain_id: int, endpoint: str) -> Network:
        """Ask the node at this address about a chain; nobody if it is empty.

        Raises:
            WrongUse: ``endpoint-wrong``.

        """
        return nodes.set_node(self._office, chain_id, endpoint.strip())

    def connections(self) -> tuple[Connection, ...]:
        """Return whom I asked lately."""
        return connections(self._office)

    def names(self) -> Mapping[str, str]:
        """Return what I call addresses."""
        return nodes.names(self._office)

    def call(self, address: str, name: str) -> None:
        """Call an address by a name."""
        nodes.call_address(self._office, address, name)

    def address_of(self, who: str) -> str:
        """Return the address that a name, or an address, stands for.

        Raises:
            CouldNotLook: ``address-unknown``.

        """
        if who.lower().startswith("0x"):
            return read_address(who)
        found = [at for at, name in self.names().items() if name.casefold() == who.casefold()]
        if len(found) != 1:
            raise CouldNotLook("address-unknown", name=who)
        return found[0]

    # Looking

    def add(self, ref: TitleRef, document_id: str = "", label: str = "") -> TitleLine:
        """Know a title from now on."""
        return title_files.remember(self._office, ref, document_id, label)

    def all(self) -> tuple[TitleLine, ...]:
        """Return the titles I know."""
        return title_files.lines(self._office)

    def find(self, who: str) -> TitleRef:
        """Return the title that goes by a label, a document id or its asset name."""
        return title_files.find(self._office, who)

    def show(self, ref: TitleRef) -> TitleView:
        """Return what the vault knows of a title; nobody is asked."""
        office = self._office
        kept = title_files.kept(office, ref)
        line = title_files.line_of(office, ref) or TitleLine(ref, "", "")
        record = None if kept is None else record_of(kept.evidence)
        mine = self.address
        endorsements = () if record is None else record.endorsements
        return TitleView(
            line=line,
            network=nodes.network_of(office, ref.chain_id),
            record=record,
            remarks=tuple(
                read_remark(one.remark, line.document_id) if one.remark else ""
                for one in endorsements
            ),
            came="" if kept is None else kept.came,
            voucher="" if kept is None else kept.voucher,
            me=mine,
            acts=acts_of(record.state, mine) if record is not None and mine else (),
            names=self.names(),
            tasks=title_files.tasks(office, ref),
            vouched=self._voucher(record),
        )

    def of_bill(self, bill: str) -> TitleView | None:
        """Return the title of the document with this digest, if it has one; nobody is asked."""
        ref = title_files.title_of_bill(self._office, bill)
        return None if ref is None else self.show(ref)

    def forget(self, ref: TitleRef) -> None:
        """Rely on the snapshot of a title no longer."""
        title_files.forget_snapshot(self._office, ref)
        self._told(ref)

    def look_up(self, ref: TitleRef, progress: Progress = Silent()) -> TitleView:
        """Ask the node about a title, and keep what it says.

        Raises:
            Refused: ``network-not-set``.
            CouldNotLook: As `wallet.registries.title_escrow.reading.read_title`.

        """
        with nodes.asking(self._office, ref.chain_id, "look") as chain:
            title_moves.read_on(self._office, chain, ref, progress)
        self._told(ref)
        return self.show(ref)

    # Contracts that TradeTrust did not publish

    def contracts(self) -> tuple[Pin, ...]:
        """Return the factories that this vault relies on beside those TradeTrust published."""
        return tuple(pin for pin in kept_pins(self._office) if pin.kind is PinKind.CONTRACT)

    def trust_contract(self, chain_id: int, factory: str, source: str = "") -> Pin:
        """Vouch for a factory of titles, such as that of a private pilot.

        Args:
            chain_id: Its chain.
            factory: Its address, as `TitleRecord.factory` has it.
            source: How the owner knows it; his own name if he does not say.

        Raises:
            Unreadable: ``address-unreadable``.

        """
        said = " ".join(source.split())[:_MOST_SOURCE] or self._office.me.name
        contract = contract_name(chain_id, read_address(factory))
        pin = contract_pin(contract, said, self._office.clock.now())
        keep_pins(self._office, [pin])
        self.follow_contract(contract)
        return pin

    def distrust_contract(self, chain_id: int, factory: str) -> None:
        """Vouch for a factory no longer. Raises `Unreadable` ``address-unreadable``."""
        contract = contract_name(chain_id, read_address(factory))
        drop_pin(self._office, PinKind.CONTRACT, contract)
        self.follow_contract(contract)

    def follow_contract(self, contract: str) -> None:
        """Bring what rests on a contract up to whether anybody vouches for it now."""
        for line in self.all():
            record = title_files.kept_record(self._office, line.ref)
            if record is not None and record.contract == contract:
                self._told(line.ref)

    def _voucher(self, record: TitleRecord | None) -> Pin | None:
        if record is None or record.is_standard:
            return None
        return kept_pin(self._office, PinKind.CONTRACT, record.contract)

    # Snapshots for others

    def export(self, ref: TitleRef) -> bytes:
        """Return my snapshot of a title, signed, for others to pin."""
        return title_files.sign_snapshot(self._office, ref)

    def pin(self, data: bytes, source: str) -> TitleView:
        """Take in a snapshot that somebody brought. Raises as `title_files.pin_snapshot`."""
        ref = title_files.pin_snapshot(self._office, data, source)
        self._told(ref)
        return self.show(ref)

    # Moving

    def draft(self, ref: TitleRef, move: Move, progress: Progress = Silent()) -> TitleTask:
        """Read the title anew and draft a move: simulated, with fees, ready to be signed.

        Raises:
            Refused: ``title-…``, ``network-not-set``.
            CouldNotLook: ``node-…``.

        """
        task = title_moves.draft(self._office, ref, move, progress)
        self._told(ref)
        return task

    def request(self, task: TitleTask) -> bytes:
        """Return the file that asks the machine with the key for a signature."""
        return write_request(task.draft)

    def review(self, data: bytes) -> Draft:
        """Read a request, to be shown to whoever signs.

        Raises:
            Unreadable: It is none.

        """
        return read_request(data)

    def sign(self, data: bytes) -> bytes:
        """Sign a request and return the answer; nobody is asked.

        Raises:
            Refused: ``chain-key-missing``, ``titles-frozen``, ``approval-needed``: sign it again
                once it is approved; as `moving.sign_draft`.

        """
        draft = read_request(data)
        return write_answer(draft, self._signed(draft))

    def take_answer(self, data: bytes) -> TitleTask:
        """Take the answer to a request of mine, ready to be sent.

        Raises:
            CouldNotLook: ``task-unknown``.
            Refused: ``title-answer-foreign``; ``title-task-over``.

        """
        return title_moves.take_answer(self._office, read_answer(data))

    def task(self, digest: str) -> TitleTask:
        """Return a move that was begun.

        Raises:
            CouldNotLook: ``task-unknown``.

        """
        return title_files.task_of(self._office, digest)

    def tasks(self) -> tuple[TitleTask, ...]:
        """Return every move that was begun, the newest first."""
        return title_files.tasks(self._office)

    def cost_of(self, draft: Draft) -> str:
        """Return the most a draft can cost, in the coin of its chain."""
        coin = nodes.network_of(self._office, draft.ref.chain_id).coin
        return f"{moving.as_coin(draft.transaction.most_cost)} {coin}"

    def sign_here(self, task: TitleTask) -> TitleTask:
        """Sign a draft with the key of this vault. Raises as `sign`."""
        return title_moves.keep_signed(self._office, task, self._signed(task.draft))

    def _signed(self, draft: Draft) -> SignedTransaction:
        if self._sign is None or title_moves.is_approved(self._office, draft):
            return title_moves.sign(self._office, draft)
        return self._sign(draft)

    def hurry(self, task: TitleTask) -> TitleTask:
        """Draft a move that was sent and is not mined again, with higher fees, to be signed.

        Both have one number, so the chain does the move once, whichever it takes.

        Raises:
            Refused: ``title-not-sent``; ``title-mined``: send it again to see what came of it.
            CouldNotLook: ``node-…``.

        """
        return title_moves.hurry(self._office, task)

    def send(
        self,
        task: TitleTask,
        progress: Progress = Silent(),
        *,
        wait: Callable[[float], None] = time.sleep,
    ) -> Sent:
        """Hand a signed move to the chain, wait for what comes of it, and read the title anew.

        Nothing is lost when its number or fee no longer fit: the move is drafted again, and the
        new draft asks for a signature. To send again what was sent already does no harm.

        Raises:
            Refused: ``title-not-signed``; what the contract refuses by now.
            CouldNotLook: ``node-…``.

        """
        sent = title_moves.send(self._office, task, progress, wait)
        self._told(task.draft.ref)
        return sent

"""Titles on chains: looked at offline, read from a node when the user asks, moved by their key.

`Titles` is the drawer of the book that holds them, one short method per verb. Only `look_up`,
`draft` and `send` ask a node; the rest works on a machine that never has a network.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from wallet.desk import nodes, title_files
from wallet.desk.guarding import unless_frozen
from wallet.desk.nodes import Connection, Network
from wallet.desk.office import Office
from wallet.desk.title_files import TaskState, TitleLine, TitleTask
from wallet.errors import CouldNotLook, Refused
from wallet.keys.ethereum import ChainKey, read_address
from wallet.keys.remarks import read_remark
from wallet.keys.transactions import SignedTransaction, read_transaction
from wallet.progress import Progress, Silent
from wallet.registries.chain.node import Chain
from wallet.registries.title_escrow import moving
from wallet.registries.title_escrow.evidence import Evidence, record_of
from wallet.registries.title_escrow.moving import Draft
from wallet.registries.title_escrow.reading import read_title
from wallet.registries.title_escrow.requests import (
    read_answer,
    read_request,
    write_answer,
    write_request,
)
from wallet.titles.escrow import NOBODY, Move, TitleAct, TitleRecord, TitleRef
from wallet.titles.escrow_law import acts_of

_STALE = ("title-nonce-stale", "title-nonce-early", "title-fee-stale", "title-deadline")
"""Refusals of a signed move that a new draft of the same move mends."""


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


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of handing a move to its chain."""

    task: TitleTask
    successor: TitleTask | None = None
    """The same move drafted anew, where the signed one no longer fits; it wants a signature."""


class Titles:
    """The titles of one vault."""

    def __init__(self, office: Office, told: Callable[[TitleRef], None] = lambda ref: None) -> None:
        """Work in `office`; `told` is called when something new is known of a title."""
        self._office = office
        self._told = told

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
        return nodes.connections(self._office)

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
        )

    def look_up(self, ref: TitleRef, progress: Progress = Silent()) -> TitleView:
        """Ask the node about a title, and keep what it says.

        Raises:
            Refused: ``network-not-set``.
            CouldNotLook: As `wallet.registries.title_escrow.reading.read_title`.

        """
        with nodes.asking(self._office, ref.chain_id, "look") as chain:
            self._read(chain, ref, progress)
        return self.show(ref)

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
        with nodes.asking(self._office, ref.chain_id, "draft") as chain:
            return self._draft(chain, ref, move, progress)

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
            Refused: ``chain-key-missing``, ``titles-frozen``; as `moving.sign_draft`.

        """
        draft = read_request(data)
        return write_answer(draft, self._sign(draft))

    def take_answer(self, data: bytes) -> TitleTask:
        """Take the answer to a request of mine, ready to be sent.

        Raises:
            CouldNotLook: ``task-unknown``.
            Refused: ``title-answer-foreign``; ``title-task-over``.

        """
        answer = read_answer(data)
        task = title_files.task_of(self._office, answer.request)
        signed = answer.signed
        if signed.transaction != task.draft.transaction or signed.signer != task.draft.move.by:
            raise Refused("title-answer-foreign")
        if task.state not in (TaskState.OPEN, TaskState.SIGNED):
            raise Refused("title-task-over", state=task.state)
        return self._signed(task, signed)

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
        return self._signed(task, self._sign(task.draft))

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
        if not task.raw:
            raise Refused("title-not-signed")
        signed, ref = read_transaction(bytes.fromhex(task.raw)), task.draft.ref
        with nodes.asking(self._office, ref.chain_id, "send") as chain:
            try:
                moving.send_signed(chain, task.draft, signed, self._office.clock.now())
            except Refused as refused:
                if refused.code not in _STALE:
                    self._keep(task, TaskState.SIGNED, why=refused.code)
                    raise
                return self._again(chain, task, refused.code, progress)
            task = self._keep(task, TaskState.SENT, why="")
            receipt = moving.await_receipt(chain, signed.digest, wait=wait, progress=progress)
            if receipt is None:
                return Sent(task)
            state = TaskState.DONE if receipt.succeeded else TaskState.FAILED
            why = "" if receipt.succeeded else "title-reverted"
            task = self._keep(task, state, block=receipt.block, why=why)
            self._read(chain, ref, progress)
        return Sent(task)

    def _again(self, chain: Chain, task: TitleTask, why: str, progress: Progress) -> Sent:
        """Draft a move again whose signature is of no use any more."""
        old = self._keep(task, TaskState.SIGNED, why=why)
        new = self._draft(chain, task.draft.ref, task.draft.move, progress)
        old = title_files.keep_task(
            self._office, replace(old, state=TaskState.STALE, successor=new.digest)
        )
        return Sent(old, new)

    def _read(self, chain: Chain, ref: TitleRef, progress: Progress) -> Evidence:
        office = self._office
        evidence = read_title(
            chain,
            ref,
            office.clock.now(),
            journal=title_files.journal_of(office, ref),
            keep=lambda journal: title_files.keep_journal(office, ref, journal),
            progress=progress,
        )
        title_files.keep_snapshot(office, evidence, came="asked")
        self._told(ref)
        return evidence

    def _draft(self, chain: Chain, ref: TitleRef, move: Move, progress: Progress) -> TitleTask:
        office = self._office
        line = title_files.remember(office, ref)
        evidence = self._read(chain, ref, progress)
        now = office.clock.now()
        draft = moving.draft_move(chain, evidence, move, line.document_id, now)
        return title_files.keep_task(office, TitleTask(draft, TaskState.OPEN, now))

    def _sign(self, draft: Draft) -> SignedTransaction:
        office = self._office
        key = nodes.chain_key(office)
        if key is None:
            raise Refused("chain-key-missing")
        unless_frozen(office, signing=True)
        signed = moving.sign_draft(draft, key, office.clock.now())
        facts = {"title": draft.ref.asset, "move": draft.move.act.value, "nonce": draft.nonce}
        office.vault.note("title-signed", None, facts | {"transaction": signed.digest})
        office.vault.anchor()
        return signed

    def _signed(self, task: TitleTask, signed: SignedTransaction) -> TitleTask:
        kept = replace(
            task, state=TaskState.SIGNED, raw=signed.raw.hex(), transaction=signed.digest, why=""
        )
        return title_files.keep_task(self._office, kept)

    def _keep(
        self, task: TitleTask, state: TaskState, *, why: str, block: int | None = None
    ) -> TitleTask:
        kept = replace(task, state=state, why=why, block=block)
        return title_files.keep_task(self._office, kept)

"""An escrow on paper: it writes the logs the contract would write, and answers as a node does.

For titles of a thousand acts, for pictures and for benchmarks; that it writes what the contract
writes is proven beside the contract (`test_paper`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from wallet.keys.ethereum import ChainKey
from wallet.registries.chain.abi import call_data, topic
from wallet.registries.chain.node import Ask, Failure, Log, write_log
from wallet.registries.title_escrow.contracts import DEAD, MINTABLE, SUPPORTS, escrow_address
from wallet.registries.title_escrow.moving import Draft
from wallet.titles.escrow import Move, TitleAct, TitleRef, TitleState, TitleStatus
from wallet.titles.escrow_law import followed_by

KEYS = tuple(ChainKey.from_hex(f"{at:064x}") for at in range(101, 104))
REGISTRY, FACTORY, CODE = (ChainKey.from_hex(f"{at:064x}").address for at in (201, 202, 203))
REF = TitleRef(137, REGISTRY, 0xB1 << 200)
START = datetime(2026, 10, 1, 8, tzinfo=UTC)
A = TitleAct

_PLAIN = "(address,address,address,uint256,bytes)"
_NAMES = {
    "B": f"BeneficiaryTransfer{_PLAIN}",
    "H": f"HolderTransfer{_PLAIN}",
    "N": f"Nomination{_PLAIN}",
    "x": f"RejectTransferBeneficiary{_PLAIN}",
    "y": f"RejectTransferHolder{_PLAIN}",
    "T": "TokenReceived(address,address,bool,address,uint256,bytes)",
    "z": "RejectTransferOwners(address,address,address,address,address,uint256,bytes)",
    "E": "ReturnToIssuer(address,address,uint256,bytes)",
    "S": "Shred(address,uint256,bytes)",
}


@dataclass
class PaperEscrow:
    """One title of version 5, one block an act, and the node that knows it."""

    ref: TitleRef = REF
    host: str = "node.example"
    first: int = 1_000
    every: int = 100
    """Blocks from act to act."""
    state: TitleState = field(default_factory=lambda: TitleState(5))
    logs: list[Log] = field(default_factory=list)
    asked: list[Ask] = field(default_factory=list)
    acts: int = 0

    @property
    def escrow(self) -> str:
        """Where the title lies."""
        return escrow_address(self.ref, FACTORY, CODE)

    @property
    def newest(self) -> int:
        """The newest block."""
        return self.first + self.acts * self.every

    def do(self, move: Move, remark: bytes = b"") -> None:
        """Carry a move out and write what the contract writes."""
        before, self.state = self.state, followed_by(self.state, move)
        self.acts += 1
        for place, (sign, parties, said) in enumerate(_events(before, self.state, move, remark)):
            self.logs.append(self._log(place, sign, parties, said))

    def _log(self, place: int, sign: str, parties: tuple[str | int, ...], remark: bytes) -> Log:
        indexed = 3 if sign in "Tz" else 1 if sign == "E" else 0 if sign == "S" else 2
        words = [int(one, 16) if isinstance(one, str) and one else one or 0 for one in parties]
        kinds = "address," * (len(words) - indexed) + "address,uint256,bytes"
        rest = [str(one) for one in parties[indexed:]]
        data = call_data(f"f({kinds})", *rest, self.ref.registry, self.ref.token_id, remark)[4:]
        return Log(
            (topic(_NAMES[sign]), *(int(word).to_bytes(32) for word in words[:indexed])),
            data, self.newest, _hash("b", self.newest), _hash("t", self.acts), place,
        )  # fmt: skip

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        """Answer as a node does."""
        self.asked += questions
        return [self._answer(one) for one in questions]

    def _answer(self, ask: Ask) -> object:
        match ask.method:
            case "eth_chainId":
                return hex(self.ref.chain_id)
            case "eth_getBlockByNumber":
                number = self.newest if ask.params[0] == "latest" else int(ask.params[0], 16)
                at = int(START.timestamp()) + 200 * number
                return {"number": hex(number), "hash": _hash("b", number), "timestamp": hex(at),
                        "baseFeePerGas": hex(30 * 10**9)}  # fmt: skip
            case "eth_getLogs":
                first, last = (int(ask.params[0][name], 16) for name in ("fromBlock", "toBlock"))
                return [write_log(log, self.escrow) for log in self.logs
                        if first <= log.block <= last]  # fmt: skip
            case "eth_call":
                return "0x" + self._called(ask.params[0]["data"]).to_bytes(32).hex()
            case "eth_getCode":
                return "0x00" if int(ask.params[1], 16) > self.first else "0x"
        return Failure(-32601, "the method does not exist")

    def _called(self, data: str) -> int:
        state = self.state
        owner_of = {
            TitleStatus.ACTIVE: self.escrow, TitleStatus.BURNT: DEAD,
            TitleStatus.RETURNED: self.ref.registry, TitleStatus.NEVER_MINTED: "0x0",
        }[state.status]  # fmt: skip
        answers: dict[bytes, str] = {
            call_data(SUPPORTS, MINTABLE[5]): "0x1",
            call_data(SUPPORTS, MINTABLE[4]): "0x0",
            call_data("ownerOf(uint256)", self.ref.token_id): owner_of,
            call_data("titleEscrowFactory()"): FACTORY,
            call_data("paused()"): "0x0",
            call_data("genesis()"): hex(self.first),
            call_data("getEscrowAddress(address,uint256)", self.ref.registry, self.ref.token_id): (
                self.escrow
            ),
            call_data("implementation()"): CODE,
            call_data("beneficiary()"): state.owner,
            call_data("holder()"): state.holder,
            call_data("nominee()"): state.nominee,
            call_data("prevBeneficiary()"): state.previous_owner,
            call_data("prevHolder()"): state.previous_holder,
        }
        return int(answers[bytes.fromhex(data[2:])] or "0x0", 16)


def drafted(now: datetime) -> Draft:
    """Return what the second key may sign: the third becomes the holder of its title."""
    escrow, me = PaperEscrow(), KEYS[1].address
    escrow.do(Move(A.MINT, "", owner=me, holder=me))
    return Draft(
        escrow.ref, Move(A.TRANSFER_HOLDER, me, holder=KEYS[2].address), "urn:x", escrow.escrow,
        FACTORY, CODE, escrow.state, escrow.newest, now, escrow.host, 0, 200_000, 10**10, 10**9,
        now + timedelta(days=1),
    )  # fmt: skip


def long_title(acts: int, **named: Any) -> PaperEscrow:
    """Return a title with so many acts: minted, then handed round, with rejections."""
    escrow = PaperEscrow(**named)
    one, two, three = (key.address for key in KEYS)
    escrow.do(Move(A.MINT, "", owner=one, holder=one), b"minted")
    round_trip = (
        Move(A.TRANSFER_HOLDER, one, holder=two),
        Move(A.REJECT_HOLDER, two),
        Move(A.TRANSFER_HOLDER, one, holder=two),
        Move(A.NOMINATE, one, owner=three),
        Move(A.TRANSFER_BOTH, two, owner=three, holder=three),
        Move(A.TRANSFER_BOTH, three, owner=one, holder=one),
    )
    for number in range(acts - 1):
        escrow.do(round_trip[number % len(round_trip)], b"remark no. %d" % number)
    return escrow


def _events(
    before: TitleState, after: TitleState, move: Move, remark: bytes
) -> list[tuple[str, tuple[str | int, ...], bytes]]:
    quiet = move.act in (A.MINT, A.BURN)
    own = b"" if quiet else remark
    owner = ("B", (before.owner, after.owner), own)
    holder = ("H", (before.holder, after.holder), own)
    # What clears a nomination says "0x", as text (trap of the contract).
    cleared = [("N", (before.nominee, ""), b"0x")] if before.nominee else []
    received = (after.owner, after.holder)
    match move.act:
        case A.MINT:
            return [owner, holder, ("T", (*received, 1), remark)]
        case A.NOMINATE:
            return [("N", (before.nominee, after.nominee), remark)]
        case A.TRANSFER_HOLDER:
            return [holder]
        case A.TRANSFER_OWNER:
            return [owner, *cleared]
        case A.TRANSFER_BOTH:
            return [owner, *cleared, holder]
        case A.REJECT_OWNER:
            return [owner, *cleared, ("x", (before.owner, after.owner), remark)]
        case A.REJECT_HOLDER:
            return [holder, ("y", (before.holder, after.holder), remark)]
        case A.REJECT_BOTH:
            named = (before.owner, after.owner, before.holder, after.holder)
            return [owner, *cleared, holder, ("z", named, remark)]
        case A.RETURN:
            return [("N", (before.nominee, ""), b""), ("E", (move.by,), remark)]
        case A.RESTORE:
            return [("T", (*received, 0), remark)]
        case A.BURN:
            return [owner, *cleared, holder, ("S", (), remark)]
    raise AssertionError(move.act)


def _hash(kind: str, number: int) -> str:
    return f"0x{ord(kind):02x}{number:062x}"

"""Whom one asks: of a chain the node that the user named, only when asked to, and on record.

Nothing is asked of anybody before the user has named a node, and each conversation leaves a line in
the activity log: whom, why, how often, what came of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from wallet.desk.connections import ASKED, Tally
from wallet.desk.office import Office
from wallet.errors import Refused, WalletError
from wallet.keys.ethereum import ChainKey, read_address
from wallet.registries.chain.http import HttpNode, node_host
from wallet.registries.chain.node import Ask, Chain, Node
from wallet.registries.https import heard_by

CHAIN_KEY = "chain-key"
_NODE = "setting/chain-node/"
_NAMES = "setting/chain-names"
_MOST_NAME = 100

CHAINS: Mapping[int, tuple[str, str]] = MappingProxyType(
    {
        137: ("Polygon", "POL"),
        1: ("Ethereum", "ETH"),
        50: ("XDC Network", "XDC"),
        1338: ("Astron", "ASTRON"),
        101010: ("Stability", "FREE"),
        80002: ("Polygon Amoy (test)", "POL"),
        11155111: ("Ethereum Sepolia (test)", "ETH"),
        51: ("XDC Apothem (test)", "XDC"),
        21002: ("Astron (test)", "ASTRON"),
        20180427: ("Stability (test)", "FREE"),
    }
)
"""The chains TradeTrust uses, by number: their names, and the coin that fees are paid in."""


@dataclass(frozen=True, slots=True)
class Network:
    """A chain, and whom this vault asks about it."""

    chain_id: int
    name: str
    coin: str
    host: str = ""
    """The node that is asked; empty: nobody is."""


def network_of(office: Office, chain_id: int) -> Network:
    """Return what is known of a chain."""
    name, coin = CHAINS.get(chain_id, (f"eip155:{chain_id}", "coin"))
    endpoint = endpoint_of(office, chain_id)
    return Network(chain_id, name, coin, node_host(endpoint) if endpoint else "")


def networks(office: Office) -> tuple[Network, ...]:
    """Return the chains of TradeTrust, and whatever others the user named a node for."""
    others = {int(name.removeprefix(_NODE)) for name in office.vault.names(_NODE)}
    chain_ids = (*CHAINS, *sorted(others - set(CHAINS)))
    return tuple(network_of(office, chain_id) for chain_id in chain_ids)


def set_node(office: Office, chain_id: int, endpoint: str) -> Network:
    """Ask the node at `endpoint` about this chain from now on; nobody, if it is empty.

    Raises:
        WrongUse: ``endpoint-wrong``.

    """
    if endpoint:
        node_host(endpoint)
    office.vault.put(f"{_NODE}{chain_id}", endpoint)
    return network_of(office, chain_id)


def endpoint_of(office: Office, chain_id: int) -> str:
    """Return the URL of the node that the user named for a chain; empty where there is none."""
    return office.vault.get(f"{_NODE}{chain_id}") or ""


@contextmanager
def asking(office: Office, chain_id: int, why: str) -> Iterator[Chain]:
    """Give the chain to ask, and write down that it was asked.

    Raises:
        Refused: ``network-not-set``: the user has named no node for it.

    """
    endpoint = endpoint_of(office, chain_id)
    if not endpoint:
        raise Refused("network-not-set", network=network_of(office, chain_id).name, chain=chain_id)
    node = _Counted(HttpNode(endpoint))
    with on_record(office, node.host, why, chain_id, lambda: node.count):
        yield Chain(node)


@contextmanager
def on_record(
    office: Office, host: str, why: str, chain_id: int = 0, count: Callable[[], int] = lambda: 1
) -> Iterator[None]:
    """Write down that a host was asked, why, how often, and what came of it."""
    outcome, tally = "answered", Tally()
    try:
        with heard_by(tally.hear):
            yield
    except WalletError as wrong:
        outcome = wrong.code
        raise
    except BaseException:
        outcome = "stopped"
        raise
    finally:
        facts = {"host": host, "chain": chain_id, "why": why, "questions": count()}
        office.vault.note(ASKED, None, facts | tally.bytes() | {"outcome": outcome})


def chain_key(office: Office) -> ChainKey | None:
    """Return the vault's key for chains, if it has one; held no longer than the act needs it."""
    secret = office.vault.secret(CHAIN_KEY)
    return None if secret is None else ChainKey.from_hex(secret)


def put_chain_key(office: Office, key: ChainKey) -> str:
    """Keep a key for chains and return its address. There is one for life: titles hang on it.

    Raises:
        Refused: ``chain-key-exists``.

    """
    old = chain_key(office)
    if old is not None and old != key:
        raise Refused("chain-key-exists", address=old.address)
    with office.vault.transaction():
        office.vault.put_secret(CHAIN_KEY, key.to_hex())
        office.vault.note("chain-key", None, {"address": key.address})
    return key.address


def names(office: Office) -> Mapping[str, str]:
    """Return what the user calls addresses."""
    text = office.vault.get(_NAMES)
    return MappingProxyType({} if text is None else json.loads(text))


def call_address(office: Office, address: str, name: str) -> None:
    """Call an address by `name` from now on; by nothing, if it is empty."""
    known = dict(names(office))
    known[read_address(address)] = " ".join(name.split())[:_MOST_NAME]
    text = json.dumps({at: called for at, called in known.items() if called}, sort_keys=True)
    office.vault.put(_NAMES, text)


class _Counted:
    """A node whose questions are counted."""

    def __init__(self, node: Node) -> None:
        self._node = node
        self.host = node.host
        self.count = 0

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        """Pass the questions on."""
        self.count += len(questions)
        return self._node.ask(questions)

"""``did:ethr``: an account on a chain as a name, and where that chain would say it changed hands.

The name spells out the address that controls it until the registry of ERC-1056 says otherwise.
Where that registry lies on which chain is a list that the method's resolver publishes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from wallet.errors import Unreadable
from wallet.keys.ethereum import read_address

_ETHR = re.compile(
    r"did:ethr:(?:(?P<network>[A-Za-z0-9]{1,40}):)?(?P<address>0x[0-9a-fA-F]{40})", re.ASCII
)
_NUMBER = re.compile(r"0x[0-9a-fA-F]{1,13}", re.ASCII)
_CHAINS = MappingProxyType({"": 1, "mainnet": 1, "polygon": 137, "sepolia": 11155111})
_FIRST = "0xdCa7EF03e98e0DC2B855bE647C39ABe984fcF21B"
_SECOND = "0x03d5003bf0e79C5F5223588F347ebA39AfbC3818"

REGISTRIES: Mapping[int, str] = MappingProxyType({1: _FIRST, 137: _FIRST, 11155111: _SECOND})
"""The registry of each chain that is asked."""


def ethereum_address(did: str) -> str:
    """Return the address a ``did:ethr`` spells out, whatever network it names.

    Raises:
        Unreadable: ``did-unknown``: another method, or a public key in place of the address.

    """
    return read_address(_read(did)["address"])


def chain_of(did: str) -> int | None:
    """Return the chain on which a ``did:ethr`` could change hands; nothing where it is unknown.

    Raises:
        Unreadable: ``did-unknown``.

    """
    network = _read(did)["network"] or ""
    is_number = _NUMBER.fullmatch(network) is not None
    chain = int(network, 16) if is_number else _CHAINS.get(network, 0)
    return chain if chain in REGISTRIES else None


def _read(did: str) -> Mapping[str, str]:
    if (found := _ETHR.fullmatch(did.partition("#")[0])) is None:
        raise Unreadable("did-unknown", did=did[:200])
    return found.groupdict()

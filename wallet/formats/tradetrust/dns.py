"""What a DNS zone says: that a key, a registry or a store belongs to the owner of a name.

Two forms of TXT record (OpenAttestation ADR *Decentralized identity proof*):

* ``openatts net=ethereum netId=137 addr=0x…`` for a contract on the chain of that number;
* ``openatts a=dns-did; p=did:ethr:0x…#controller; v=1.0;`` for a key.
"""

from __future__ import annotations

import re

from wallet.errors import Unreadable
from wallet.keys.canonical import read_json

MOST_RECORDS = 1_000
_PREFIX = "openatts"
_PAIR = re.compile(r"([A-Za-z]{1,20})=([^\s;]{1,300})", re.ASCII)


def read_records(content: bytes) -> tuple[str, ...]:
    """Read kept TXT records: a JSON list of texts.

    Raises:
        Unreadable: ``dns-answer``.

    """
    found = read_json(content, most=2**20)
    if not isinstance(found, list) or len(found) > MOST_RECORDS:
        raise Unreadable("dns-answer")
    if not all(isinstance(record, str) for record in found):
        raise Unreadable("dns-answer")
    return tuple(found)


def vouches_for_key(records: tuple[str, ...], key: str) -> bool:
    """Say whether the zone names `key`, such as ``did:ethr:0x…#controller``."""
    return any(
        said.get("a") == "dns-did" and said.get("p", "").lower() == key.lower()
        for said in _statements(records)
    )


def vouches_for_contract(records: tuple[str, ...], address: str, chain_id: int) -> bool:
    """Say whether the zone names the contract at `address` on this chain."""
    return any(
        said.get("net") == "ethereum"
        and said.get("addr", "").lower() == address.lower()
        and said.get("netid") == str(chain_id)
        for said in _statements(records)
    )


def _statements(records: tuple[str, ...]) -> list[dict[str, str]]:
    return [
        {name.lower(): value for name, value in _PAIR.findall(record)}
        for record in records
        if record.split(" ", 1)[0] == _PREFIX
    ]

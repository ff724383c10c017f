"""What to read about a refusal: its place in the guide, and the words of the trade it leans on."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ui.help.guide import read_topic
from wallet.errors import CouldNotLook, WalletError
from wallet.titles.refusals import ground_of
from wallet.words import Language

GLOSSARY = "glossary"

TERMS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1: ("holder", "control"),
        2: ("surrender", "reissue"),
        3: ("straight", "non-negotiable"),
        4: ("order-party", "endorsement"),
        5: ("order-party", "endorsement"),
        6: ("endorsement",),
        7: ("offer", "fork"),
        8: ("offer", "receipt"),
        9: ("pledge", "release"),
        10: ("order-party", "control", "surrender"),
        11: ("fork", "registrar"),
        12: ("digest",),
        13: ("card",),
        14: ("bill-of-lading", "on-board"),
        15: ("original", "switch"),
        16: ("original", "switch"),
        17: ("control", "holder"),
        18: ("agreed", "recorded", "registrar"),
        19: ("surrender", "carrier"),
        23: ("switch",),
        24: ("dcsa",),
        25: ("vault",),
    }
)
"""Names of the glossary, by the number of the refusal; some need none."""


FACTS: Mapping[str, str] = MappingProxyType(
    {
        "carrier": "carrier",
        "shipper": "shipper",
        "consignee": "consignee",
        "to-the-order-of": "order-party",
        "notify": "notify",
        "on-board": "on-board",
    }
)
"""Names of the glossary, by the code of what a bill says."""


def link_to_term(name: str) -> str:
    """Return where the glossary explains `name`."""
    return f"{GLOSSARY}#{name}"


def link_for(error: Exception) -> str:
    """Return where the guide explains `error`."""
    ground = ground_of(error.code) if isinstance(error, WalletError) else None
    if ground is not None:
        return f"refused#refusal-{ground.number}"
    if isinstance(error, CouldNotLook):
        return "refused#look"
    return "refused" if isinstance(error, WalletError) else "refused#unforeseen"


def terms_for(error: Exception, language: Language) -> tuple[tuple[str, str], ...]:
    """Return the words of the trade behind `error`: where each is explained, and what it is."""
    ground = ground_of(error.code) if isinstance(error, WalletError) else None
    wanted = TERMS.get(ground.number, ()) if ground is not None else ()
    titles = {one.anchor: one.title for one in read_topic(GLOSSARY, language).sections}
    return tuple((link_to_term(name), titles[name]) for name in wanted)

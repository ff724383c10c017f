"""By whose trust, kept answers and titles a TradeTrust document is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from wallet.proof.findings import Findings
from wallet.proof.pins import PinKind, Pins
from wallet.proof.trust import Trust
from wallet.proof.verdict import Evidence, Result

if TYPE_CHECKING:
    from wallet.titles.escrow import TitleRecord, TitleRef


def no_title(_ref: TitleRef) -> TitleRecord | None:
    """Know of no title."""
    return None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the one who judges knows of the world."""

    as_of: datetime
    trust: Trust = field(default_factory=Trust)
    title: Callable[[TitleRef], TitleRecord | None] = no_title
    """What a chain was last seen to say of a title."""
    addresses: frozenset[str] = frozenset()
    """My own accounts on chains (EIP-55)."""
    source: str = "file"

    @property
    def pins(self) -> Pins:
        """The answers that were kept."""
        return self.trust.pins


def look_at_title(ref: TitleRef, outlook: Outlook, findings: Findings) -> TitleRecord | None:
    """Find what is known of a title and note it: burnt, returned, active and never minted apart."""
    record = outlook.title(ref)
    facts: dict[str, object] = {
        "registry": ref.registry, "chain": ref.chain_id, "token": ref.token_hex,
    }  # fmt: skip
    if record is None or record.ref != ref:
        findings.note("document.status", Result.NOT_CHECKED, "title-not-looked-at", facts)
        findings.note("control.record", Result.NOT_CHECKED, "title-not-looked-at", facts)
        return None
    from wallet.titles.escrow import TitleStatus  # most that is judged has no title on a chain

    state = record.state
    facts |= {
        "holder": state.holder, "owner": state.owner, "at": record.block_time,
        "block": record.block, "node": record.source,
    }  # fmt: skip
    evidence = (Evidence("block", f"{record.block}: {record.block_hash}"),)
    result = Result.FAILED if state.status is TitleStatus.NEVER_MINTED else Result.PASSED
    reason = f"title-{state.status.value}"
    findings.note("document.status", result, reason, facts, source=record.source, evidence=evidence)
    if record.is_standard or state.status is TitleStatus.NEVER_MINTED:
        findings.note(
            "control.record", result, reason, facts, source=record.source, evidence=evidence
        )
    else:
        _note_contract(record, outlook, findings, facts)
    return record


def _note_contract(
    record: TitleRecord, outlook: Outlook, findings: Findings, facts: dict[str, object]
) -> None:
    """Say whether anybody vouches for a contract that TradeTrust did not publish.

    Such a contract may name whomever it likes as the holder, and let others take the title away.
    """
    code, pin = "control.record", outlook.pins.find(PinKind.CONTRACT, record.contract)
    facts = facts | {"contract": record.contract}
    if pin is None:
        findings.note(code, Result.NOT_CHECKED, "title-contract-unknown", facts)
    else:
        facts |= {"voucher": pin.source, "vouched_at": pin.at}
        evidence = (Evidence("contract", record.contract),)
        findings.note(
            code, Result.PASSED, "title-contract-vouched", facts,
            source=pin.source, evidence=evidence,
        )  # fmt: skip

"""What the verbs for titles on chains print: JSON of the contract, or text for people."""

from __future__ import annotations

from collections.abc import Mapping

from wallet.book import Draft, Pin, Titles, TitleView
from wallet.cli.output import Object
from wallet.cli.tongue import tell
from wallet.titles.escrow import Endorsement, TitleRecord, TitleState
from wallet.words import Language, say, say_time


def draft_facts(draft: Draft, titles: Titles) -> Object:
    """Return what a draft would do."""
    move, after = draft.move, draft.after
    return {
        "title": draft.ref.asset,
        "act": move.act,
        "by": move.by,
        "owner_after": after.owner or None,
        "holder_after": after.holder or None,
        "nominee_after": after.nominee or None,
        "status_after": after.status,
        "remark": move.remark or None,
        "contract": draft.transaction.to,
        "nonce": draft.nonce,
        "gas": draft.gas,
        "most_cost": titles.cost_of(draft),
        "as_of": draft.block_time,
        "source": draft.source,
        "deadline": draft.deadline,
    }


def draft_text(draft: Draft, titles: Titles, language: Language) -> str:
    """Return what a draft would do, for a person to read before signing."""
    names, move = titles.names(), draft.move
    at, until = (say_time(when, language) for when in (draft.block_time, draft.deadline))
    cost, nonce = titles.cost_of(draft), draft.nonce
    lines = [
        say("title-act", move.act.value, language=language),
        draft.ref.asset,
        tell("before: {roles}", language, roles=_roles(draft.state, names, language)),
        tell("after: {roles}", language, roles=_roles(draft.after, names, language)),
        tell("signed by {who}", language, who=_called(move.by, names)),
        tell("remark: {remark}", language, remark=move.remark or "-"),
        tell("costs at most {cost}; no. {nonce} of this key", language, cost=cost, nonce=nonce),
        tell("contract {address}", language, address=draft.transaction.to),
        tell("as of {time} ({source})", language, time=at, source=draft.source),
        tell("to be signed and sent until {time}", language, time=until),
        say("warning", "title-without-deadline", {"nonce": nonce}, language),
    ]
    return "\n  ".join(lines)


def view_facts(view: TitleView) -> Object:
    """Return a title as JSON."""
    record = view.record
    facts: Object = {
        "title": view.line.ref.asset, "label": view.line.label, "network": view.network.name,
        "me": view.me or None, "acts": view.acts, "came": view.came or None,
        "voucher": view.voucher or None,
        "tasks": [{"task": task.digest, "act": task.draft.move.act, "state": task.state,
                   "transaction": task.transaction or None, "why": task.why or None}
                  for task in view.tasks],
    }  # fmt: skip
    if record is None:
        return facts | {"status": None}
    state = record.state
    return facts | {
        "status": state.status, "version": state.version, "owner": state.owner or None,
        "holder": state.holder or None, "nominee": state.nominee or None,
        "paused": state.is_paused, "escrow": record.escrow, "standard": record.is_standard,
        "factory": record.factory,
        "vouched": None if view.vouched is None else
                   {"source": view.vouched.source, "at": view.vouched.at},
        "block": record.block, "block_hash": record.block_hash, "as_of": record.block_time,
        "taken": record.taken_at, "source": record.source,
        "endorsements": [
            {"act": one.act, "by": one.by or None, "owner": one.owner or None,
             "holder": one.holder or None, "nominee": one.nominee or None, "remark": remark,
             "remark_bytes": one.remark.hex(), "at": one.at, "block": one.block,
             "transaction": one.transaction}
            for one, remark in zip(record.endorsements, view.remarks, strict=True)
        ],
    }  # fmt: skip


def view_text(view: TitleView, language: Language) -> str:
    """Return a title for a person."""
    record, names = view.record, view.names
    lines = [f"{view.line.label or view.line.ref.asset}"]
    if record is None:
        return lines[0]
    status = say("title-status", record.state.status.value, language=language)
    lines += [f"  {status}  {_roles(record.state, names, language)}"]
    lines += [
        _line(one, remark, names, language)
        for one, remark in zip(record.endorsements, view.remarks, strict=True)
    ]
    who = f", {view.voucher}" if view.voucher else ""
    lines.append(f"  {say_time(record.block_time, language)}  {record.source}{who}")
    if not record.is_standard:
        lines.append(f"  {_contract(record, view.vouched, language)}")
    lines += [f"  + {say('title-act', act.value, language=language)}" for act in view.acts]
    for task in view.tasks:
        act = say("title-act", task.draft.move.act.value, language=language)
        lines.append(f"  * {act}: {say('title-task', task.state.value, language=language)}")
    return "\n".join(lines)


def _contract(record: TitleRecord, vouched: Pin | None, language: Language) -> str:
    """Say of a contract that TradeTrust did not publish who vouches for it, if anybody does."""
    if vouched is None:
        said = say("reason", "title-contract-unknown", language=language)
        return f"{said}: {record.contract}"
    facts = {"voucher": vouched.source, "vouched_at": vouched.at, "contract": record.contract}
    return say("reason", "title-contract-vouched", facts, language)


def _line(
    one: Endorsement, remark: str | None, names: Mapping[str, str], language: Language
) -> str:
    act = say("title-done", one.act.value, language=language)
    said = f"  “{remark}”" if remark else ""
    return (
        f"  {say_time(one.at, language)}  {act}: {_called(one.owner, names)} / "
        f"{_called(one.holder, names)}{said}"
    )


def _roles(state: TitleState, names: Mapping[str, str], language: Language) -> str:
    owner, holder, nominee = (
        _called(one, names) for one in (state.owner, state.holder, state.nominee)
    )
    said = tell("owner {owner}, holder {holder}", language, owner=owner, holder=holder)
    more = tell(", nominated {nominee}", language, nominee=nominee) if state.nominee else ""
    return said + more


def _called(address: str, names: Mapping[str, str]) -> str:
    if not address:
        return "-"
    known = names.get(address)
    return f"{known} ({address})" if known else address

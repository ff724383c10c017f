"""Who had control when: the table an auditor asks for first, as CSV for people and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from wallet.clock import write_time
from wallet.errors import Unreadable
from wallet.keys.canonical import read_object
from wallet.proof.statement import as_json, party_facts
from wallet.proof.verdict import Verdict

COLUMNS = (
    "number", "position", "acts", "by", "from", "until", "holder", "holder_key", "order_party",
    "charge", "enforced", "medium", "status", "meaning", "degree", "agreed", "recorded",
    "rejected", "evidence",
)  # fmt: skip
_LEAST = {"position", "from", "holder", "order_party", "charge", "degree", "evidence"}
"""What every version tells of an entry."""
_MOST = 16 * 2**20
_COMMANDS = ("=", "+", "-", "@", "\t", "\r")


def rows(verdict: Verdict) -> list[dict[str, Any]]:
    """Return the control time line, one row for each entry; evidence is the entry's digest."""
    found: list[dict[str, Any]] = []
    moments = verdict.timeline
    for moment, after in zip(moments, (*moments[1:], None), strict=True):
        state = moment.state
        found.append(
            {
                "number": verdict.number,
                "position": moment.position,
                "acts": "+".join(act.value for act in moment.acts),
                "by": moment.actor.name,
                "from": write_time(moment.since),
                "until": _time(after.since if after else None),
                "holder": state.holder.name,
                "holder_key": state.holder.did or "",
                "order_party": state.order_party.name if state.order_party else "",
                "charge": state.charge.name if state.charge else "",
                "enforced": state.is_enforced,
                "medium": state.medium.value,
                "status": state.status.value,
                "meaning": moment.meaning.value if moment.meaning else "",
                "degree": moment.degree.value,
                "agreed": _time(moment.agreed_at),
                "recorded": _time(moment.recorded_at),
                "rejected": moment.is_rejected,
                "evidence": moment.entry,
            }
        )
    return found


def timelines(verdict: Verdict) -> dict[str, bytes]:
    """Return the control time line as CSV (RFC 4180, UTF-8) and as JSON, by file name."""
    lines = rows(verdict)
    parties = {}
    for moment in verdict.timeline:
        for party in (moment.state.holder, moment.state.order_party, moment.state.charge):
            if party is not None and party.name not in parties:
                parties[party.name] = party_facts(party)
    told = {"bill": verdict.digest, "rows": lines, "parties": parties}
    return {"timeline.csv": table(COLUMNS, lines), "timeline.json": as_json(told)}


def follows(verdict: Verdict, files: Mapping[str, bytes]) -> str:
    """Return which of an exporter's time lines says something else than `verdict`; empty if none.

    A version before or after this one may tell less or more of each entry; what both tell of must
    be the same, entry by entry.
    """
    made = timelines(verdict)
    if all(files.get(name) == data for name, data in made.items()):
        return ""
    ours = rows(verdict)
    spoken = [{name: cell(value) for name, value in line.items()} for line in ours]
    for name, lines, told in (
        ("timeline.json", ours, _json_rows(files.get("timeline.json", b""))),
        ("timeline.csv", spoken, _csv_rows(files.get("timeline.csv", b""))),
    ):
        if len(told) != len(lines):
            return name
        for said, line in zip(told, lines, strict=True):
            if not said.keys() >= _LEAST or any(
                said[column] != line[column] for column in said.keys() & line.keys()
            ):
                return name
    return ""


def table(columns: Iterable[str], lines: Iterable[Mapping[str, Any]]) -> bytes:
    """Return lines as CSV; no cell begins as a spreadsheet's command, for names are strangers'."""
    out = io.StringIO()
    columns = tuple(columns)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(line[name]) for name in columns] for line in lines)
    return out.getvalue().encode("utf-8")


def cell(value: object) -> str:
    """Return what stands in a cell of CSV; it never begins as a spreadsheet's command."""
    text = ("yes" if value else "no") if isinstance(value, bool) else str(value)
    return f"'{text}" if text.startswith(_COMMANDS) else text


def _time(moment: datetime | None) -> str:
    return "" if moment is None else write_time(moment)


def _json_rows(data: bytes) -> list[dict[str, Any]]:
    try:
        found = read_object(data, most=_MOST).get("rows")
    except Unreadable:
        return []
    return [line for line in found if isinstance(line, dict)] if isinstance(found, list) else []


def _csv_rows(data: bytes) -> list[dict[str, str]]:
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        return [{str(name): str(value) for name, value in line.items()} for line in reader]
    except (UnicodeDecodeError, csv.Error):
        return []

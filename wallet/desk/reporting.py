"""Writes the report of an audit: JSON with everything, CSV for a table, PDF/A to keep."""

from __future__ import annotations

import csv
import heapq
import io
import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from wallet import __version__
from wallet.bundles.timeline import cell
from wallet.clock import read_time, write_time
from wallet.desk.auditing import Audited
from wallet.desk.container import Exported
from wallet.desk.incoming import may_write, write_file
from wallet.desk.tracing import Signature
from wallet.errors import CouldNotLook, WrongUse
from wallet.proof.statement import party_facts, plain, verdict_facts
from wallet.proof.verdict import Headline, Result
from wallet.words import Language, say

MOST_DETAILS = 40
"""So many bills are printed check by check, the worst first; CSV and JSON have all."""
_COLUMNS = (
    "place", "what", "number", "digest", "headline", "degree", "status", "holder", "order_party",
    "charge", "failed", "not_checked", "why", "signed_by", "signed_at", "beside",
)  # fmt: skip
_GRAVE = (Headline.CHANGED, Headline.DISPUTED, Headline.UNKNOWN_SIGNER, Headline.NOT_CHECKED)


class Report:
    """A report that grows with the audit; nothing stands at its place before `close`."""

    def __init__(self, target: Path, as_of: datetime, language: Language) -> None:
        """Begin a report of the kind that the name of `target` says.

        Raises:
            WrongUse: ``report-kind``.
            CouldNotLook: ``file-unwritable``.
            Refused: ``file-of-vault``.

        """
        self._target, self._as_of, self._language = target, as_of, language
        self._kind = target.suffix.lower()
        if self._kind not in (".pdf", ".csv", ".json"):
            raise WrongUse("report-kind", name=target.name)
        self._beside = target.with_name(f".{target.name}.{os.getpid()}.part")
        self._count = 0
        self._items: list[Any] = []
        self._details: list[tuple[tuple[int, int], int, Any]] = []
        self._csv = io.StringIO()
        self._file: IO[str] | None = None
        self._adds: Callable[[Audited], None] = self._add_line
        may_write(target)
        self._begin()

    def add(self, one: Audited) -> None:
        """Take one finding.

        Raises:
            CouldNotLook: ``file-unwritable``.

        """
        try:
            self._adds(one)
        except OSError as wrong:
            raise CouldNotLook("file-unwritable", path=str(self._target)) from wrong
        self._count += 1

    def close(self) -> None:
        """Write what is left and put the report in its place.

        Raises:
            CouldNotLook: ``file-unwritable``.

        """
        if self._kind == ".pdf":
            write_file(self._target, self._printed())
            return
        try:
            if self._file is not None:
                self._file.write("\n]}\n" if self._kind == ".json" else "")
                self._file.flush()
                os.fsync(self._file.fileno())
                self._file.close()
                self._beside.replace(self._target)
        except OSError as wrong:
            raise CouldNotLook("file-unwritable", path=str(self._target)) from wrong

    def drop(self) -> None:
        """Leave nothing behind: the audit was stopped."""
        if self._file is not None:
            self._file.close()
            self._beside.unlink(missing_ok=True)

    def _begin(self) -> None:
        if self._kind == ".pdf":
            self._adds = self._add_item
            csv.writer(self._csv, lineterminator="\r\n").writerow(_COLUMNS)
            return
        try:
            self._beside.unlink(missing_ok=True)
            # Excel takes a table for the codes of its own country, unless this mark begins it: of
            # Chinese names nothing is left. JSON must not have it (RFC 8259, 8.1).
            encoding = "utf-8-sig" if self._kind == ".csv" else "utf-8"
            self._file = self._beside.open("x", encoding=encoding, newline="")
            if self._kind == ".json":
                self._adds = self._add_object
                head = {"program": f"Ladewell {__version__}", "as_of": write_time(self._as_of)}
                self._file.write(json.dumps(head)[:-1] + ', "findings": [')
            else:
                csv.writer(self._file, lineterminator="\r\n").writerow(_COLUMNS)
        except OSError as wrong:
            raise CouldNotLook("file-unwritable", path=str(self._target)) from wrong

    # One line, one object, one item

    def _add_line(self, one: Audited) -> None:
        if self._file is not None:
            csv.writer(self._file, lineterminator="\r\n").writerow(self._line(one))

    def _add_object(self, one: Audited) -> None:
        if self._file is not None:
            text = json.dumps(plain(finding_facts(one, self._language)), ensure_ascii=False)
            self._file.write(f"{',' if self._count else ''}\n{text}")

    def _add_item(self, one: Audited) -> None:
        from wallet.papers.audit import Item

        csv.writer(self._csv, lineterminator="\r\n").writerow(self._line(one))
        error = (one.error.code, dict(one.error.facts)) if one.error else None
        bundle = _bundle_line(one.exported) if one.exported else None
        slim = Item(one.place, one.verdict, error, bundle)
        self._items.append(slim)
        if bundle is None and one.verdict is not None:
            whole = Item(one.place, one.verdict, error, None, _signature_lines(one.signatures))
            rank = (-_gravity(one), -self._count)
            heapq.heappush(self._details, (rank, self._count, whole))
            if len(self._details) > MOST_DETAILS:
                heapq.heappop(self._details)

    def _line(self, one: Audited) -> list[str]:
        verdict, language = one.verdict, self._language
        what = "bundle" if one.is_bundle else "bill"
        if verdict is None:
            error = one.error
            why = say("refusal", error.code, error.facts, language) if error else ""
            cells = (one.place, "file", "", "", "unreadable", *[""] * 7, why, "", "", "")
            return [cell(text) for text in cells]
        failed, unchecked = (
            [check.code for check in verdict.with_result(result)]
            for result in (Result.FAILED, Result.NOT_CHECKED)
        )
        first = next(iter(verdict.with_result(Result.FAILED, Result.NOT_CHECKED)), None)
        about = one.exported
        names = [
            party.name if party else ""
            for party in (verdict.holder, verdict.order_party, verdict.charge)
        ]
        cells = (
            one.place, what, verdict.number, verdict.digest, verdict.headline.value,
            verdict.degree.value, verdict.status.value if verdict.status else "", *names,
            " ".join(failed), " ".join(unchecked),
            say("reason", first.reason, first.facts, language) if first else "",
            _signer(about) if about else "", about.signed_at if about else "",
            " ".join(one.beside),
        )  # fmt: skip
        return [cell(text) for text in cells]

    def _printed(self) -> bytes:
        from wallet.papers.audit import AuditPaper, render_audit
        from wallet.papers.press import Attachment

        details = [whole for _rank, _count, whole in sorted(self._details, reverse=True)]
        attached = Attachment(
            "findings.csv",
            "text/csv",
            self._csv.getvalue().encode("utf-8-sig"),
            "data",
            say("report", "attached", language=self._language),
        )
        paper = AuditPaper(self._items, details, self._as_of, self._language, (attached,))
        return render_audit(paper)


def finding_facts(one: Audited, language: Language) -> dict[str, Any]:
    """Return a finding as JSON: the verdict object of the contract with what an audit adds."""
    if one.verdict is None:
        code, facts = (one.error.code, one.error.facts) if one.error else ("", {})
        message = say("refusal", code, facts, language)
        return {"path": one.place, "error": code, "facts": facts, "message": message}
    found = verdict_facts(one.verdict, one.place, language)
    if one.beside:
        found["beside"] = list(one.beside)
    if one.exported is not None:
        found["bundle"] = bundle_facts(one.exported)
    if one.signatures:
        found["signatures"] = [_signature_facts(signature) for signature in one.signatures]
    return found


def bundle_facts(about: Exported) -> Mapping[str, Any]:
    """Return what a bundle says of itself as JSON."""
    return {
        "exporter": about.exporter.name if about.exporter else None,
        "named": about.named,
        "key": about.key,
        "certificate": about.certificate,
        "signed_at": about.signed_at or None,
        "stamped_at": about.stamped_at or None,
        "stamped_by": about.stamped_by or None,
        "as_of": about.as_of or None,
        "bills": about.bills,
        "files": about.files,
        "size": about.size,
        "selection": about.selection,
    }


def _signature_facts(one: Signature) -> dict[str, Any]:
    return {
        "on": one.on,
        "position": one.position,
        "digest": one.digest,
        "key": one.key,
        "algorithm": one.algorithm,
        "party": party_facts(one.party),
        "by": one.by or None,
        "at": one.at,
        "right": one.is_right,
        "certificates": list(one.certificates),
    }


def _bundle_line(about: Exported) -> Any:
    from wallet.papers.audit import BundleLine

    stamped = " ".join(part for part in (about.stamped_at, about.stamped_by) if part)
    at = read_time(about.signed_at) if about.signed_at else None
    return BundleLine(_signer(about), about.key, at, stamped, about.bills)


def _signature_lines(signatures: tuple[Signature, ...]) -> Any:
    from wallet.papers.audit import SignatureLine

    return tuple(
        SignatureLine(
            one.on, one.position, one.party.name if one.party else "", one.key,
            one.certificates, one.at, one.is_right,
        )
        for one in signatures
    )  # fmt: skip


def _signer(about: Exported) -> str:
    return about.exporter.name if about.exporter else f"{about.named} (?)"


def _gravity(one: Audited) -> int:
    if one.verdict is None or one.verdict.headline not in _GRAVE:
        return len(_GRAVE)
    return _GRAVE.index(one.verdict.headline)

"""The carrier issues a bill: its document is held against the rules, signed and sent."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path

from wallet.desk.casefile import CaseFile, judge_file, keep
from wallet.desk.guarding import unless_frozen
from wallet.desk.incoming import read_file
from wallet.desk.office import Office
from wallet.desk.registering import register
from wallet.desk.standing import holding_of
from wallet.errors import Refused, Unreadable
from wallet.formats.card import Card
from wallet.formats.pint.payloads import PaperEntry
from wallet.formats.pint.terms import terms_of
from wallet.formats.pint.write import issue as sign_issue
from wallet.formats.transport_document import issue_defects
from wallet.keys.canonical import digest_of, read_object, sha256_hex
from wallet.store import Paper
from wallet.titles.bill import OfflinePolicy
from wallet.titles.holding import Change
from wallet.titles.parties import Role

_ISSUERS = (Role.CARRIER, Role.OTHER)


@dataclass(frozen=True, slots=True)
class _Attached:
    entry: PaperEntry
    data: bytes
    role: str


def issue(
    office: Office,
    document: Path,
    to: Card,
    *,
    pdf: Path | None = None,
    attachments: tuple[Path, ...] = (),
    policy: OfflinePolicy = OfflinePolicy(),
) -> CaseFile:
    """Issue the transport document in a file to the holder of `to`.

    Raises:
        CouldNotLook: A file cannot be read.
        Refused: ``not-a-carrier``, ``document-not-issuable`` (with where and why),
            ``number-used``: this number was issued with other content; ``titles-frozen``.

    """
    card = office.card
    if card.role not in _ISSUERS:
        raise Refused("not-a-carrier", refusal=1, role=card.role.value)
    source = read_object(read_file(document))
    defects = issue_defects(source)
    if defects:
        first = defects[0]
        raise Refused(
            "document-not-issuable",
            **{**first.facts, "refusal": 14, "where": first.where, "defect": first.code,
               "count": len(defects), "defects": [f"{d.where}: {d.code}" for d in defects[:20]]},
        )  # fmt: skip
    unless_frozen(office, signing=True)
    bill = digest_of(source)
    terms = terms_of(source, bill)
    _unless_issued(office, bill, terms.number)
    if to.did == card.did:
        raise Refused("self-transfer", refusal=19, recipient=to.party.name)
    shown = _attach(pdf, "carrier-pdf") if pdf is not None else None
    beside = tuple(_attach(path, "supporting") for path in attachments)
    issued = sign_issue(
        source,
        carrier=card.party,
        to=to.party,
        key=office.signing_key(),
        at=office.clock.now(),
        policy=policy,
        visualisation=shown.entry if shown else None,
        supporting=tuple(paper.entry for paper in beside),
    )
    papers = (*((shown,) if shown else ()), *beside)
    case = CaseFile(
        issued.envelope,
        issued.issue_to,
        (),
        (),
        (card.text,),
        tuple(dict.fromkeys(paper.entry.digest for paper in papers)),
    )
    vault = office.vault
    with vault.transaction():
        vault.spend(bill, 0, sha256_hex(issued.envelope.chain[0].split(".")[1]))
        for paper in papers:
            vault.keep(paper.data)
            entry = paper.entry
            vault.put_paper(
                Paper(bill, entry.digest, entry.name, entry.media_type, entry.size, paper.role)
            )
        vault.first_seen(bill, 0, sha256_hex(issued.envelope.chain[0]))
        keep(office, case, source="own")
        verdict, _ = judge_file(office, case)
        vault.put_holding(holding_of(office, case.envelope, verdict, Change.ISSUED))
        vault.note("issued", bill, {"number": terms.number, "to": to.party.name})
        return register(office, case).case


def _unless_issued(office: Office, bill: str, number: str) -> None:
    """One number, one bill: DCSA lets a transport document be issued once."""
    for holding in office.vault.find_number(number):
        code = "already-issued" if holding.bill == bill else "number-used"
        raise Refused(code, refusal=15, number=number)


def _attach(path: Path, role: str) -> _Attached:
    data = read_file(path)
    if not data:
        raise Unreadable("file-empty", path=path.name)
    media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if role == "carrier-pdf" and not data.startswith(b"%PDF-"):
        raise Refused("not-a-pdf", refusal=22, path=path.name)
    return _Attached(PaperEntry(path.name, len(data), media_type, sha256_hex(data)), data, role)

"""Invented bills, parties and verdicts for the pictures and the tests of widgets."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

from ui.look import HEADLINES, Look
from ui.widgets.banner import Answer
from ui.widgets.ladder import Step
from wallet.proof.verdict import Check, Evidence, Headline, Result
from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind as BillKind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.parties import Code, Party
from wallet.titles.state import Degree, Moment, State, Status


def said(look: Look, english: str, chinese: str) -> str:
    return chinese if look.speech.is_chinese else english


def agreed(look: Look) -> Answer:
    return Answer(
        HEADLINES[Headline.AGREED],
        said(look, "Genuine · Agreed, not yet recorded", "真实 · 已约定，尚未登记"),
        said(
            look,
            "Straits Merchant Bank accepted. It becomes the holder only when Meridian records "
            "this; until then your vault signs nothing else for this bill.",
            "Straits Merchant Bank 已接受。只有在 Meridian 登记之后它才成为持有人；"
            "在此之前，您的保险库不会就此提单再签署任何文件。",
        ),
        said(
            look,
            "As of 3 Nov 2026 14:12 +08:00 · from the bank’s receipt and this vault · registrar "
            "not asked since 13:40",
            "截至 2026-11-03 14:12 +08:00 · 依据银行回执与本保险库 · 13:40 起未询问登记方",
        ),
        (
            Step(Degree.SIGNED, True, "14:05"),
            Step(Degree.AGREED, True, "14:09"),
            Step(Degree.RECORDED, False, said(look, "not yet", "尚未")),
        ),
    )


def holder(look: Look) -> Answer:
    return Answer(
        HEADLINES[Headline.HOLDER],
        said(look, "Genuine · You are the holder", "真实 · 您是持有人"),
        said(
            look,
            "Recorded by Meridian Container Lines. To your order, free of any charge, electronic "
            "and in force.",
            "已由 Meridian Container Lines 登记。凭您指示，无任何负担，电子形式，有效。",
        ),
        said(
            look,
            "As of 22 Nov 2026 09:30 +01:00 · from Meridian’s record 3, signed 20 Nov 2026 "
            "02:14 +01:00",
            "截至 2026-11-22 09:30 +01:00 · 依据 Meridian 第 3 号登记，"
            "签于 2026-11-20 02:14 +01:00",
        ),
        tuple(
            Step(degree, True, detail)
            for degree, detail in zip(
                (Degree.SIGNED, Degree.AGREED, Degree.RECORDED),
                ("19 Nov", "19 Nov", "20 Nov"),
                strict=True,
            )
        ),
    )


VERBS = (
    ("record", "Get recorded", "送交登记"),
    ("endorse", "Endorse and hand over", "背书并转交"),
    ("hand-over", "Hand over only", "仅转交"),
    ("pledge", "Pledge", "质押"),
    ("surrender", "Surrender", "交单"),
    ("amend", "Ask for amendment or paper", "申请更改或纸质"),
    ("prove", "Prove control", "证明控制"),
    ("export", "Export", "导出"),
)


FILTERS = (
    ("all", "All", "全部", 37),
    ("in-hands", "In my hands", "在我手中", 9),
    ("offered-to-me", "Offered to me", "转给我的", 2),
    ("offered-by-me", "Offered by me", "我转出的", 3),
    ("pledged", "Pledged", "已质押", 4),
    ("surrendered", "Surrendered", "已交单", 2),
    ("copy", "Copies", "副本", 14),
    ("frozen", "Frozen", "已冻结", 1),
)


def _holding(
    day: str, standing: str, number: str, kind: str, to: str, ship: str, on_board: str,
    position: str, degree: str, change: str, other: str,
) -> Holding:  # fmt: skip
    vessel, voyage = ship.rsplit(" ", 1)
    return Holding(
        bill=sha256(number.encode()).hexdigest(),
        number=number,
        kind=BillKind(kind),
        carrier="Northwater" if number.startswith("NWS") else "Meridian",
        from_place="Yantian",
        to_place=to,
        vessel=vessel,
        voyage=voyage,
        on_board=on_board,
        standing=Standing(standing),
        position=Position(position),
        degree=Degree(degree),
        changed_at=datetime.fromisoformat(f"2026-{day}:00+08:00"),
        change=Change(change),
        counterparty=other,
    )


HOLDINGS = tuple(
    _holding(*line.split("|"))
    for line in """\
11-03 14:09|agreed|MRDN-SZX-2610-004418|to-order|Rotterdam|MERIDIAN AURORA 026W|2026-10-28|giver-locked|agreed|receipt-came|Straits Merchant
11-03 11:32|in-hands|MRDN-SZX-2610-004431|to-order|Hamburg|MERIDIAN AURORA 026W|2026-10-28|holder|recorded|recorded|Meridian
11-03 10:05|offered-to-me|NWS-YTN-88213|to-order|Felixstowe|NORTHWATER JUNIPER 114E|2026-10-24|receiver|signed|received|Pearl Delta
11-02 17:20|offered-by-me|MRDN-SZX-2610-004397|to-order|Rotterdam|MERIDIAN AURORA 026W|2026-10-28|giver-locked|signed|offered|Elbe Werkzeug
10-29 09:48|in-hands|MRDN-SZX-2610-004275|straight|Singapore|MERIDIAN BOREAS 019W|2026-10-17|holder|recorded|issued|Meridian
10-27 13:02|in-hands|NWS-YTN-88107|bearer|Port Klang|NORTHWATER ALDER 087W|2026-10-12|bearer|recorded|accepted|Pearl Delta
10-26 15:40|surrendered|MRDN-SZX-2609-004190|to-order|Singapore|MERIDIAN CALLA 041W|2026-09-26|surrendering|signed|surrendered|Meridian
10-22 08:17|copy|MRDN-SZX-2609-004122|to-order|Rotterdam|MERIDIAN CALLA 041W|2026-09-26|former-holder|recorded|recorded|Maasvlakte Tools
10-18 12:26|frozen|NWS-YTN-87902|to-order|Hamburg|NORTHWATER JUNIPER 112E|2026-09-19|receiver|signed|fork-seen|Selat Parts
09-26 10:55|ended|MRDN-SZX-2608-003902|to-order|Rotterdam|MERIDIAN AURORA 024W|2026-08-22|former-holder|recorded|answered|Meridian
""".splitlines()  # noqa: E501 - one bill a line
)


def paper() -> bytes:
    """Return a PDF of three pages, the first of them full of words."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    painter = QPainter(writer)
    painter.setFont(QFont("Source Sans 3", 22))
    for page in range(3):
        if page:
            writer.newPage()
        painter.drawText(400, 700, ("Bill of lading", "Endorsements", "Verification")[page])
        for row in range(12 if page else 30):
            painter.drawLine(400, 900 + row * 380, 9000, 900 + row * 380)
    painter.end()
    return bytes(buffer.data().data())


FORKED = datetime.fromisoformat("2026-11-10T09:30:00+01:00")
_ISSUED = datetime.fromisoformat("2026-10-29T03:20:00+01:00")
_PARTIES = {
    key: Party(name, (Code("GLEIF", key, "LEI"),))
    for key, name in {
        "9999001": "Meridian Container Lines",
        "9999002": "Yantian Hengtai",
        "9999003": "Straits Merchant Bank",
        "9999004": "Maasvlakte Tools B.V.",
    }.items()
}
CARRIER, SHIPPER, BANK, BUYER = _PARTIES.values()


def _moment(
    position: int, when: str, acts: str, actor: Party, holder_: Party, order: Party,
    charge: Party | None = None, agreed: str = "", recorded: str = "", degree: str = "recorded",
) -> Moment:  # fmt: skip
    def at(text: str) -> datetime | None:
        return datetime.fromisoformat(f"2026-{text}+01:00") if text else None

    return Moment(
        position=position,
        entry=f"{position:064x}",
        since=at(when) or _ISSUED,
        acts=tuple(ActCode(act) for act in acts.split()),
        actor=actor,
        state=State(Status.IN_FORCE, BillKind.TO_ORDER, holder_, order, CARRIER, charge),
        degree=Degree(degree),
        agreed_at=at(agreed),
        recorded_at=at(recorded),
    )


MOMENTS = (
    _moment(0, "10-29 03:20", "ISSUE", CARRIER, SHIPPER, SHIPPER),
    _moment(
        1, "11-03 07:05", "ENDORSE_TO_ORDER TRANSFER", SHIPPER, BANK, BANK, BANK,
        "11-03 07:09", "11-03 09:40",
    ),
    _moment(
        2, "11-19 08:32", "ENDORSE_TO_ORDER TRANSFER", BANK, BUYER, BUYER, None,
        "11-19 08:51", "11-20 02:14",
    ),
)  # fmt: skip
REJECTED = replace(
    _moment(
        3, "11-21 04:30", "TRANSFER", BUYER, Party("Harbour and Reed", ()), BUYER, degree="signed"
    ),
    is_rejected=True,
)

CHECKS = (
    Check("format.strict", Result.PASSED, "read-strictly"),
    Check(
        "document.integrity",
        Result.PASSED,
        "document-unchanged",
        evidence=(Evidence("digest", "4f0c9be1" * 7 + "000077ad"),),
    ),
    Check("issuer.signature", Result.PASSED, "signature-right", {"algorithm": "ES256"}),
    Check(
        "issuer.identity", Result.PASSED, "issuer-by-card", {"name": "Meridian", "pinned": _ISSUED}
    ),
    Check("document.status", Result.PASSED, "status-live"),
    Check("chain.links", Result.PASSED, "links-right", {"entries": 2}),
    Check("chain.signatures", Result.PASSED, "signatures-right", {"entries": 2}),
    Check("chain.acts", Result.PASSED, "acts-allowed", {"acts": "issue, endorse to order"}),
    Check("chain.times", Result.PASSED, "times-right"),
    Check("papers.digests", Result.PASSED, "papers-right", {"present": 2, "named": 2}),
    Check(
        "address",
        Result.NOT_APPLICABLE,
        "addressed-to-other",
        {"recipient": "Straits Merchant Bank"},
    ),
    Check(
        "receipt.signature",
        Result.PASSED,
        "receipt-accepted",
        {"receiver": "Straits Merchant Bank"},
    ),
    Check(
        "control.record",
        Result.NOT_CHECKED,
        "record-missing",
        {"carrier": "Meridian"},
        source="own-vault",
        as_of=_ISSUED,
        evidence=(Evidence("entry", "9d3c" * 16), Evidence("registrar", "did:key:zDnaeInvented")),
    ),
    Check("control.fork", Result.NOT_CHECKED, "nothing-known"),
)

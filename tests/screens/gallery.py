"""Sheets of widgets with invented data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton, QSlider, QWidget

from ui.look import HEADLINES, PLACES, STATES, Face, Ink, Look, Surface
from ui.models.holdings import HoldingsModel
from ui.widgets.acts_row import ActsRow, Choice
from ui.widgets.banner import Answer, Banner
from ui.widgets.bars import FootBar, TopBar
from ui.widgets.boxes import Column, Flow, Row
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.check_list import CheckList
from ui.widgets.chips import Filter, FilterChips, StateChip
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import FieldGrid, LabelledField
from ui.widgets.ladder import Step
from ui.widgets.notices import EmptyState, ErrorPanel, ProgressLine
from ui.widgets.panels import Ground, Panel
from ui.widgets.pdf import PdfPane
from ui.widgets.phrase import Phrase
from ui.widgets.rail import Place, Rail
from ui.widgets.table import BillTable
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from ui.widgets.time_line import ControlView, Fork, Rejection, TimeLine, tell
from wallet.clock import FixedClock
from wallet.proof.verdict import Check, Evidence, Headline, Result
from wallet.titles.acts import ActCode
from wallet.titles.bill import Kind as BillKind
from wallet.titles.holding import Change, Holding, Position, Standing
from wallet.titles.parties import Code, Party
from wallet.titles.state import Degree, Moment, State, Status


def _said(look: Look, english: str, chinese: str) -> str:
    return chinese if look.speech.is_chinese else english


def agreed(look: Look) -> Answer:
    return Answer(
        HEADLINES[Headline.AGREED],
        _said(look, "Genuine · Agreed, not yet recorded", "真实 · 已约定，尚未登记"),
        _said(
            look,
            "Straits Merchant Bank accepted. It becomes the holder only when Meridian records "
            "this; until then your vault signs nothing else for this bill.",
            "Straits Merchant Bank 已接受。只有在 Meridian 登记之后它才成为持有人；"
            "在此之前，您的保险库不会就此提单再签署任何文件。",
        ),
        _said(
            look,
            "As of 3 Nov 2026 14:12 +08:00 · from the bank’s receipt and this vault · registrar "
            "not asked since 13:40",
            "截至 2026-11-03 14:12 +08:00 · 依据银行回执与本保险库 · 13:40 起未询问登记方",
        ),
        (
            Step(Degree.SIGNED, True, "14:05"),
            Step(Degree.AGREED, True, "14:09"),
            Step(Degree.RECORDED, False, _said(look, "not yet", "尚未")),
        ),
    )


def holder(look: Look) -> Answer:
    return Answer(
        HEADLINES[Headline.HOLDER],
        _said(look, "Genuine · You are the holder", "真实 · 您是持有人"),
        _said(
            look,
            "Recorded by Meridian Container Lines. To your order, free of any charge, electronic "
            "and in force.",
            "已由 Meridian Container Lines 登记。凭您指示，无任何负担，电子形式，有效。",
        ),
        _said(
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


def banners(look: Look) -> QWidget:
    """All answers."""
    sheet = Ground(look)
    column = Column(look, 1, 3, sheet)
    for answer in (
        agreed(look),
        holder(look),
        Answer(
            HEADLINES[Headline.OFFERED],
            "Genuine · You would become the holder",
            "Unchanged since Meridian Container Lines signed it. Accepting makes it agreed; it is "
            "yours only when Meridian records it.",
            "As of 3 Nov 2026 14:07 +08:00 · scanned from a screen · you are offline",
            (
                Step(Degree.SIGNED, True, "by giver 14:05"),
                Step(Degree.AGREED, False, "your answer"),
                Step(Degree.RECORDED, False, "not yet"),
            ),
        ),
        Answer(
            HEADLINES[Headline.ENDED],
            "Genuine · Ended: delivered",
            "Last holder Maasvlakte Tools B.V. Surrender accepted by Meridian, 27 Nov 2026.",
            "As of 14 Mar 2028 10:12 +01:00 · from the bundle alone · record 5 of Meridian",
        ),
        Answer(
            HEADLINES[Headline.DISPUTED],
            "Disputed · Two transfers exist",
            "Northwater’s holder signed two different entries at position 3. Both are kept.",
            "As of 18 Oct 2026 12:26 +08:00 · from two parcels",
        ),
        Answer(
            HEADLINES[Headline.UNKNOWN_SIGNER],
            "Signer not known to you",
            "The signatures hold, but nobody you trust vouches for the carrier’s key.",
            "As of 18 Oct 2026 12:26 +08:00 · from this file alone",
        ),
    ):
        banner = Banner(look)
        banner.show_answer(answer)
        column.addWidget(banner)
    column.addStretch()
    return sheet


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


def acts(look: Look) -> ActsRow:
    row = ActsRow(look)
    refusal = _said(
        look,
        "You signed an offer to Straits Merchant Bank at 14:05. While it stands, a second act at "
        "this position is refused.",
        "您已于 14:05 向 Straits Merchant Bank 签署转让要约。"
        "在其有效期间，同一位置的第二个行为被拒绝。",
    )
    row.show_acts(
        [
            Choice(key, _said(look, english, chinese), "", None)
            if key in ("record", "prove", "export")
            else Choice(key, _said(look, english, chinese), refusal, 7)
            for key, english, chinese in VERBS
        ],
        "record",
    )
    return row


def _rail(look: Look) -> Rail:
    rail = Rail(look)
    words = {
        "bills": ("Bills", "提单"),
        "inbox": ("Inbox", "收件"),
        "people": ("People", "往来方"),
        "activity": ("Activity", "记录"),
        "audit": ("Audit", "审计"),
        "settings": ("Settings", "设置"),
    }
    rail.show_places([Place(key, _said(look, *words[key]), PLACES[key]) for key in PLACES])
    rail.choose("bills")
    rail.show_waiting("inbox", 2)
    rail.show_vault(
        _said(look, "Hengtai export desk", "恒泰出口部"),
        _said(look, "Meridian, reached 13:40", "13:40 已连通"),
        is_reached=True,
        lock=_said(look, "Lock vault", "锁定"),
    )
    return rail


def frame(look: Look, content: QWidget, foot: QWidget | None = None) -> QWidget:
    """Put a page into the frame of the window."""
    window = Ground(look)
    row = Row(look, 0, 0, window)
    row.addWidget(_rail(look))
    right = Column(look, 0)
    right.addWidget(TopBar(look))
    right.addWidget(content, 1)
    if foot is not None:
        right.addWidget(foot)
    row.addLayout(right, 1)
    return window


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


def filters(look: Look) -> FilterChips:
    chips = FilterChips(look, _said(look, "Show only", "筛选"))
    chips.show_filters(
        [Filter(key, _said(look, english, chinese), n) for key, english, chinese, n in FILTERS],
        "all",
    )
    return chips


def controls(look: Look) -> QWidget:
    """Buttons, fields, chips."""
    sheet = Ground(look)
    across = Row(look, 2, 3, sheet)
    left, right = Column(look, 2), Column(look, 2)
    across.addLayout(left, 1)
    across.addLayout(right, 1)
    buttons = Panel(look, "Buttons")
    flow = QWidget()
    lay = Flow(look, flow)
    disabled = Button(look, "Disabled")
    disabled.setEnabled(False)
    for button in (
        Button(look, "Receive", "scan-qr-code", Kind.PRIMARY),
        Button(look, "Render PDF", "printer"),
        Button(look, "Export report", "file-output", trailing="chevron-down"),
        disabled,
        Button(look, "Clear", kind=Kind.LINK),
        Button(look, "Accept and sign receipt", "check", Kind.PRIMARY, tall=True),
        Button(look, "Reject with reason", "x", Kind.REJECT, tall=True),
        IconButton(look, "zoom-in", "Zoom in"),
    ):
        lay.addWidget(button)
    buttons.body.addWidget(flow)
    left.addWidget(buttons)

    fields = Panel(look, "Fields")
    name = LabelledField(look, "&Name", QLineEdit("Yantian Hengtai Precision Co., Ltd"))
    wrong = LabelledField(look, "&LEI", QLineEdit("999900YTHTPX0026"), "20 letters and digits")
    wrong.complain("An LEI has 20 letters and digits; this has 16.")
    combo = QComboBox()
    combo.addItems(["To the order of a named party", "In blank", "Straight"])
    for field in (name, wrong, LabelledField(look, "&How", combo, "What is being given")):
        fields.body.addWidget(field)
    slider = QSlider(Qt.Orientation.Horizontal, value=60, maximum=100)
    fields.body.addWidget(LabelledField(look, "Density", slider))
    for mark in (QCheckBox("I compared them"), QRadioButton("Light"), QRadioButton("Dark")):
        mark.setChecked(mark.text() != "Light")
        fields.body.addWidget(mark)
    left.addWidget(fields)
    left.addStretch()

    chips = Panel(look, "States")
    flow = QWidget()
    lay = Flow(look, flow)
    for state in STATES:
        lay.addWidget(StateChip(look, state))
    chips.body.addWidget(flow)
    right.addWidget(chips)
    right.addWidget(filters(look))
    error = ErrorPanel(look)
    error.show_error(
        "Meridian could not be reached: the name was not found.",
        "The bill stays agreed, not yet recorded.",
        "Carry the request by file, or try again when you are online.",
    )
    error.acts.addWidget(Button(look, "Try again", "rotate-ccw"))
    error.acts.addStretch()
    right.addWidget(error)
    working = ProgressLine(look)
    working._what.say("Checking 1,240 of 3,000 bills")
    working._progressed(1240, 3000, "")
    working.show()
    holder_ = Panel(look)
    holder_.body.addWidget(working)
    right.addWidget(holder_)
    phrase = Panel(look, "The giver’s screen must show")
    phrase.body.addWidget(Phrase(look, ("amber", "harbour", "seven", "kite")))
    right.addWidget(phrase)
    zone = DropZone(look, "Drop .ebl, .asice, .json or .pdf here")
    zone.buttons.addWidget(Button(look, "Open a file", "folder-open"))
    right.addWidget(zone, 1)
    return sheet


def bill(look: Look) -> QWidget:
    """Like screen 2, without the PDF."""
    page = Ground(look)
    column = Column(look, 1, (3, 1.5), page)
    crumb = Row(look)
    crumb.addWidget(Button(look, _said(look, "Bills", "提单"), "arrow-left", Kind.LINK))
    crumb.addWidget(Label(look, "MRDN-SZX-2610-004418", Face.TITLE))
    crumb.addWidget(
        Label(
            look,
            "To order · Meridian Container Lines · Yantian → Rotterdam · MERIDIAN AURORA 026W",
            ink=Ink.TEXT2,
            elides=True,
        ),
        1,
    )
    column.addLayout(crumb)
    banner = Banner(look)
    banner.show_answer(agreed(look))
    column.addWidget(banner)
    column.addWidget(acts(look))
    tabs = Tabs(look)
    facts = Ground(look, Surface.PAPER)
    inside = Column(look, 1, 2, facts)
    grid = FieldGrid(look, 3)
    grid.show_facts(
        [
            ("Number", "MRDN-SZX-2610-004418", True),
            ("Carrier", "Meridian Container Lines"),
            ("Vessel, voyage", "MERIDIAN AURORA 026W"),
            ("Route", "Yantian → Singapore → Rotterdam"),
            ("Shipped on board", "28 Oct 2026", True),
            ("Condition", "Clean"),
            ("Consignee", "To order of shipper"),
            ("Notify", "Maasvlakte Tools B.V."),
            ("Freight", "Prepaid"),
        ]
    )
    inside.addWidget(grid)
    inside.addStretch()
    for words, count in (("Checks", 15), ("Control", None), ("Papers", 2)):
        tabs.add(QWidget(), words, count)
    tabs.show_tab(tabs.add(facts, "Particulars"))
    column.addWidget(tabs, 1)
    foot = FootBar(look)
    foot.left.addWidget(Button(look, "Accept and sign receipt", "check", Kind.PRIMARY, tall=True))
    foot.left.addWidget(Button(look, "Hold", "pause", tall=True))
    foot.left.addWidget(Button(look, "Reject with reason", "x", Kind.REJECT, tall=True))
    foot.right.addWidget(Button(look, "View as paper", "file-text"))
    return frame(look, page, foot)


def empty(look: Look) -> QWidget:
    """Show a list without bills."""
    state = EmptyState(
        look,
        "file-text",
        _said(
            look,
            "No bills yet. Open one somebody gave you, or look around with samples.",
            "还没有提单。打开别人给您的提单，或用样例随便看看。",
        ),
    )
    state.buttons.addWidget(Button(look, _said(look, "Open", "打开"), "folder-open", Kind.PRIMARY))
    state.buttons.addWidget(Button(look, _said(look, "Look around", "随便看看"), "ship"))
    return frame(look, state)


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


def bills(look: Look) -> QWidget:
    """Like screens 1 and 10."""
    page = Ground(look)
    column = Column(look, 1.5, (3, 1.5), page)
    head = Row(look)
    head.addWidget(Label(look, _said(look, "Bills", "提单"), Face.TITLE))
    counted = _said(look, "37 bills, 3 wait for you", "共 37 份，3 份等您处理")
    head.addWidget(Label(look, counted, ink=Ink.TEXT2))
    head.addStretch()
    columns = Button(look, _said(look, "Columns", "栏目"), "columns-3", Kind.LINK)
    head.addWidget(columns)
    column.addLayout(head)
    column.addWidget(filters(look))
    model = HoldingsModel(look, FixedClock(datetime.fromisoformat("2026-11-03T14:12:00+08:00")))
    table = BillTable(look, model)
    model.setParent(table)
    model.show(lambda offset, limit: HOLDINGS[offset : offset + limit], len(HOLDINGS))
    model.choose(0, True)
    model.choose(1, True)
    table.show_sort("changed", descending=True)
    table.hidden_changed.connect(
        lambda hidden: columns.setText(
            _said(look, f"Columns ({hidden} hidden)", f"栏目（隐藏 {hidden}）")
        )
    )
    panel = Panel(look, padding=0)
    panel.body.addWidget(table)
    column.addWidget(panel, 1)
    foot = FootBar(look)
    chosen = _said(look, "2 selected", "已选 2 份")
    foot.left.addWidget(Label(look, chosen, Face.STRONG))
    foot.left.addWidget(Button(look, _said(look, "Clear", "取消选择"), kind=Kind.LINK))
    for icon, english, chinese in (
        ("printer", "Render PDF", "生成 PDF"),
        ("archive", "Make bundle", "制作证据包"),
        ("stamp", "Get recorded (1)", "送交登记 (1)"),
    ):
        foot.right.addWidget(Button(look, _said(look, english, chinese), icon))
    return frame(look, page, foot)


def _paper() -> bytes:
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


REJECTED = datetime.fromisoformat("2026-11-02T04:30:00+01:00")
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


def checks(look: Look) -> QWidget:
    """Like screens 2 and 9."""
    page = Ground(look)
    column = Column(look, 1, (3, 1), page)
    crumb = Row(look)
    crumb.addWidget(Button(look, _said(look, "Bills", "提单"), "arrow-left", Kind.LINK))
    crumb.addWidget(Label(look, "MRDN-SZX-2610-004418", Face.TITLE))
    words = "To order · Meridian Container Lines · Yantian → Rotterdam · MERIDIAN AURORA 026W"
    crumb.addWidget(Label(look, words, ink=Ink.TEXT2, elides=True), 1)
    column.addLayout(crumb)
    banner = Banner(look)
    banner.show_answer(agreed(look))
    column.addWidget(banner)
    column.addWidget(acts(look))
    halves = Row(look, 2)
    pane = PdfPane(look)
    pane.load(_paper())
    halves.addWidget(pane, 58)
    tabs = Tabs(look)
    listed = CheckList(look)
    listed.show_checks(CHECKS)
    tabs.add(listed, _said(look, "Checks", "核查"))
    for words in ("Control", "Particulars", "Papers"):
        tabs.add(QWidget(), words)
    halves.addWidget(tabs, 42)
    column.addLayout(halves, 1)
    return frame(look, page)


def control(look: Look) -> QWidget:
    """Like screen 3."""
    page = Ground(look)
    column = Column(look, 1, (3, 1), page)
    banner = Banner(look)
    banner.show_answer(holder(look))
    column.addWidget(banner)
    halves = Row(look)
    pane = PdfPane(look)
    pane.load(_paper())
    pane.fold(True)
    halves.addWidget(pane)
    tabs = Tabs(look)
    view = ControlView(look)
    view.show_moments(
        MOMENTS,
        datetime.fromisoformat("2026-11-22T09:30:00+01:00"),
        name_of=lambda party: party.name,
        is_me=lambda party: party is BUYER,
        rejections=(Rejection(REJECTED, "Harbour and Reed"),),
    )
    tabs.add(QWidget(), _said(look, "Checks", "核查"))
    tabs.show_tab(tabs.add(view, _said(look, "Control", "控制")))
    halves.addWidget(tabs, 1)
    column.addLayout(halves, 1)
    return frame(look, page)


def control_open(look: Look) -> QWidget:
    """Show a time line that is still open, one with a fork, and one of many acts."""
    sheet = Ground(look, Surface.PAPER)
    column = Column(look, 1, 1, sheet)
    now = datetime.fromisoformat("2026-11-22T09:30:00+01:00")
    agreed_ = (*MOMENTS[:2], replace(MOMENTS[2], recorded_at=None, degree=Degree.AGREED))
    signed = (*MOMENTS[:2], replace(agreed_[2], agreed_at=None, degree=Degree.SIGNED))
    fork = Fork(
        datetime.fromisoformat("2026-11-10T09:30+01:00"), ("Maasvlakte Tools", "Selat Parts")
    )
    for moments, split in ((agreed_, None), (signed, None), (MOMENTS[:2], fork)):
        line = TimeLine(look)
        line.show_story(
            tell(
                moments,
                now,
                name_of=lambda party: party.name,
                is_me=lambda party: party is BUYER,
                fork=split,
            )
        )
        column.addWidget(line)
    column.addStretch()
    return sheet


SHEETS: dict[str, Callable[[Look], QWidget]] = {
    "widgets-banners": banners,
    "widgets-controls": controls,
    "widgets-bills": bills,
    "widgets-checks": checks,
    "widgets-control": control,
    "widgets-control-open": control_open,
    "widgets-bill": bill,
    "widgets-empty": empty,
}

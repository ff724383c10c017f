"""Sheets that look like the pages of the window, with invented data."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from tests.screens.dresses import WIDTH
from tests.screens.samples import (
    BUYER,
    CHECKS,
    FILTERS,
    HOLDINGS,
    MOMENTS,
    REJECTED,
    VERBS,
    agreed,
    holder,
    paper,
    said,
)
from ui.look import PLACES, Face, Ink, Look, Surface
from ui.models.holdings import HoldingsModel
from ui.widgets.acts_row import ActsRow, Choice
from ui.widgets.banner import Banner
from ui.widgets.bars import FootBar, TopBar
from ui.widgets.boxes import Column, Row
from ui.widgets.buttons import Button, Kind
from ui.widgets.check_list import CheckList
from ui.widgets.chips import Filter, FilterChips
from ui.widgets.fields import FieldGrid
from ui.widgets.notices import EmptyState
from ui.widgets.panels import Ground, Panel
from ui.widgets.pdf import PdfPane
from ui.widgets.rail import Place, Rail
from ui.widgets.table import BillTable
from ui.widgets.tabs import Tabs
from ui.widgets.text import Label
from ui.widgets.time_line import ControlView
from wallet.clock import FixedClock


def acts(look: Look) -> ActsRow:
    row = ActsRow(look)
    refusal = said(
        look,
        "You signed an offer to Straits Merchant Bank at 14:05. While it stands, a second act at "
        "this position is refused.",
        "您已于 14:05 向 Straits Merchant Bank 签署转让要约。"
        "在其有效期间，同一位置的第二个行为被拒绝。",
    )
    row.show_acts(
        [
            Choice(key, said(look, english, chinese), "", None)
            if key in ("record", "prove", "export")
            else Choice(key, said(look, english, chinese), refusal, 7)
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
        "titles": ("TradeTrust", "TradeTrust"),
        "people": ("People", "通讯录"),
        "activity": ("Activity", "记录"),
        "audit": ("Audit", "审计"),
        "office": ("Office", "事务"),
        "settings": ("Settings", "设置"),
    }
    rail.show_places([Place(key, said(look, *words[key]), PLACES[key]) for key in PLACES])
    rail.choose("bills")
    rail.show_waiting("inbox", 2)
    rail.show_vault(
        said(look, "Hengtai export desk", "恒泰出口部"),
        said(look, "Meridian, reached 13:40", "13:40 已连通"),
        is_reached=True,
        lock=said(look, "Lock vault", "锁定"),
    )
    return rail


def frame(look: Look, content: QWidget, foot: QWidget | None = None) -> QWidget:
    """Put a page into the frame of the window."""
    window = Ground(look)
    rail = _rail(look)
    rail.be_narrow(look.metrics.rail_needs > WIDTH)
    row = Row(look, 0, 0, window)
    row.addWidget(rail)
    right = Column(look, 0)
    right.addWidget(TopBar(look))
    right.addWidget(content, 1)
    if foot is not None:
        right.addWidget(foot)
    row.addLayout(right, 1)
    return window


def filters(look: Look) -> FilterChips:
    chips = FilterChips(look, said(look, "Show only", "筛选"))
    chips.show_filters(
        [Filter(key, said(look, english, chinese), n) for key, english, chinese, n in FILTERS],
        "all",
    )
    return chips


def bill(look: Look) -> QWidget:
    """Like screen 2, without the PDF."""
    page = Ground(look)
    column = Column(look, 1, (3, 1.5), page)
    crumb = Row(look)
    crumb.addWidget(Button(look, said(look, "Bills", "提单"), "arrow-left", Kind.LINK))
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
        said(
            look,
            "No bills yet. Open one somebody gave you, or look around with samples.",
            "还没有提单。打开别人给您的提单，或用样例随便看看。",
        ),
    )
    state.buttons.addWidget(Button(look, said(look, "Open", "打开"), "folder-open", Kind.PRIMARY))
    state.buttons.addWidget(Button(look, said(look, "Look around", "随便看看"), "ship"))
    return frame(look, state)


def bills(look: Look) -> QWidget:
    """Like screens 1 and 10."""
    page = Ground(look)
    column = Column(look, 1.5, (3, 1.5), page)
    head = Row(look)
    head.addWidget(Label(look, said(look, "Bills", "提单"), Face.TITLE))
    counted = said(look, "37 bills, 3 wait for you", "共 37 份，3 份等您处理")
    head.addWidget(Label(look, counted, ink=Ink.TEXT2))
    head.addStretch()
    columns = Button(look, said(look, "Columns", "栏目"), "columns-3", Kind.LINK)
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
            said(look, f"Columns ({hidden} hidden)", f"栏目（隐藏 {hidden}）")
        )
    )
    panel = Panel(look, padding=0)
    panel.body.addWidget(table)
    column.addWidget(panel, 1)
    foot = FootBar(look)
    chosen = said(look, "2 selected", "已选 2 份")
    foot.left.addWidget(Label(look, chosen, Face.STRONG))
    foot.left.addWidget(Button(look, said(look, "Clear", "取消选择"), kind=Kind.LINK))
    for icon, english, chinese in (
        ("printer", "Render PDF", "生成 PDF"),
        ("archive", "Make bundle", "制作证据包"),
        ("stamp", "Get recorded (1)", "送交登记 (1)"),
    ):
        foot.right.addWidget(Button(look, said(look, english, chinese), icon))
    return frame(look, page, foot)


def checks(look: Look) -> QWidget:
    """Like screens 2 and 9."""
    page = Ground(look)
    column = Column(look, 1, (3, 1), page)
    crumb = Row(look)
    crumb.addWidget(Button(look, said(look, "Bills", "提单"), "arrow-left", Kind.LINK))
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
    pane.load(paper())
    halves.addWidget(pane, 58)
    tabs = Tabs(look)
    listed = CheckList(look)
    listed.show_checks(CHECKS)
    tabs.add(listed, said(look, "Checks", "核查"))
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
    pane.load(paper())
    pane.fold(True)
    halves.addWidget(pane)
    tabs = Tabs(look)
    view = ControlView(look)
    view.show_moments(
        (*MOMENTS, REJECTED),
        datetime.fromisoformat("2026-11-22T09:30:00+01:00"),
        name_of=lambda party: party.name,
        is_me=lambda party: party is BUYER,
    )
    tabs.add(QWidget(), said(look, "Checks", "核查"))
    tabs.show_tab(tabs.add(view, said(look, "Control", "控制")))
    halves.addWidget(tabs, 1)
    column.addLayout(halves, 1)
    return frame(look, page)

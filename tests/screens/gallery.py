"""Sheets of widgets with invented data."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QRadioButton, QSlider, QWidget

from tests.screens.pages_of_widgets import bill, bills, checks, control, empty, filters
from tests.screens.samples import BUYER, MOMENTS, agreed, holder
from ui.look import HEADLINES, STATES, Look, Surface
from ui.widgets.banner import Answer, Banner
from ui.widgets.boxes import Column, Flow, Row
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.chips import paint_chip
from ui.widgets.drop_zone import DropZone
from ui.widgets.fields import LabelledField
from ui.widgets.ladder import Step
from ui.widgets.notices import ErrorPanel, ProgressLine
from ui.widgets.panels import Ground, Panel, Scroll
from ui.widgets.phrase import Phrase
from ui.widgets.time_line import Fork, TimeLine, tell
from wallet.proof.verdict import Headline
from wallet.titles.state import Degree


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


class _States(QWidget):
    """The chip of every state, in three columns."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setMinimumSize(look.metrics.ems(30), look.metrics.ems(2) * math.ceil(len(STATES) / 3))

    def paintEvent(self, event: QPaintEvent) -> None:
        wide, high = self.width() / 3, self._look.metrics.ems(2)
        with QPainter(self) as painter:
            for place, (state, sign) in enumerate(STATES.items()):
                where = QRectF(place % 3 * wide, place // 3 * high, wide, high)
                words = self._look.speech.say("standing", state)
                paint_chip(painter, self._look, where, sign, words)


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
    chips.body.addWidget(_States(look))
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
    return Scroll(look, sheet)


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

"""What a bill says, section by section, in the words that stand on its printed form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TypeAlias

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.help.opening import open_help
from ui.help.related import FACTS, link_to_term
from ui.look import Face, Ink, Look, Surface
from ui.look.speech import Speech
from ui.models.cells import Cell, Column, RowsModel
from ui.pages.party_words import in_fours
from ui.widgets.boxes import Column as Stack
from ui.widgets.boxes import empty
from ui.widgets.fields import FieldGrid
from ui.widgets.panels import Ground, Hairline, Scroll
from ui.widgets.route_map import RoutePanel
from ui.widgets.table import Table
from ui.widgets.text import Label
from wallet.book import Particulars

Facts: TypeAlias = Sequence[tuple[str, str]]

_LEI = re.compile(r"(?<=\bLEI )[0-9A-Z]{18}[0-9]{2}\b")

_UNITS: Mapping[str, str] = MappingProxyType(
    {
        "KGM": "kg",
        "LBR": "lb",
        "TNE": "t",
        "MTQ": "m³",
        "FTQ": "ft³",
        "CEL": "°C",
        "FAH": "°F",
    }
)


class ParticularsTab(QWidget):
    """Parties, route, cargo, containers and terms; every value can be marked and copied."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: Particulars | None = None
        self._content = Ground(look, Surface.PAPER)
        self._column = Stack(look, 1.5, 2, self._content)
        whole = Stack(look, 0, 0, self)
        whole.addWidget(Scroll(look, self._content, Surface.PAPER))
        look.changed.connect(self._say)

    def show_particulars(self, particulars: Particulars) -> None:
        """Show what a bill says."""
        if particulars != self._shown:
            self._shown = particulars
            self._say()

    def _say(self) -> None:
        empty(self._column)
        if (said := self._shown) is None:
            return
        speech = self._look.speech
        self._section(self.tr("Parties"), list(_parties(speech, said)), 1)
        self._section(self.tr("Route"), list(_route(speech, said)), 2)
        self._map(said)
        self._cargo(said)
        self._section(self.tr("Containers"), list(_containers(speech, said)), 1)
        self._section(self.tr("Terms"), list(_terms(speech, said)), 2)
        self._clauses(said)
        self._column.addStretch()

    def _head(self, title: str) -> None:
        if self._column.count():
            self._column.addWidget(Hairline(self._look))
        self._column.addWidget(Label(self._look, title, Face.SECTION))

    def _section(self, title: str, facts: Facts, columns: int) -> None:
        stated = [fact for fact in facts if fact[1]]
        if not stated:
            return
        self._head(title)
        grid = FieldGrid(self._look, columns)
        grid.show_facts(stated, _terms_of_trade(self._look.speech))
        grid.term_asked.connect(open_help)
        grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._column.addWidget(grid)

    def _map(self, said: Particulars) -> None:
        ports = (said.port_of_loading, said.port_of_discharge)
        if not any(port.name or port.unlocode for port in ports):
            return
        route = RoutePanel(self._look)
        route.show_route([(port.unlocode, port.name) for port in ports])
        self._column.addWidget(route)

    def _clauses(self, said: Particulars) -> None:
        if said.clauses:
            self._head(self._look.speech.say("paper", "clauses"))
            words = Label(self._look, "\n".join(said.clauses), wraps=True, selectable=True)
            self._column.addWidget(words)

    def _cargo(self, said: Particulars) -> None:
        if not said.goods:
            return
        self._head(self.tr("Cargo"))
        if totals := _totals(self._look.speech, said):
            self._column.addWidget(Label(self._look, totals, ink=Ink.TEXT2, wraps=True))
        columns = (
            Column("goods", self.tr("Goods")),
            Column("packages", self.tr("Packages"), elides=False),
            Column("weight", self.tr("Weight"), elides=False, is_number=True),
            Column("volume", self.tr("Measure"), elides=False, is_number=True, leaves=1),
        )
        rows = [
            (
                Cell(
                    goods.description[0] if goods.description else "—",
                    _marks(goods.hs_codes, goods.marks),
                ),
                Cell(goods.packages, goods.kind),
                Cell(measure(goods.weight.value, goods.weight.unit)),
                Cell(measure(goods.volume.value, goods.volume.unit)),
            )
            for goods in said.goods
        ]
        table = Table(self._look, self.tr("Cargo"), 2.6)
        model = RowsModel(table)
        table.setModel(model)
        model.show(columns, rows)
        table.setFixedHeight(table.head.height() + len(rows) * self._look.metrics.inner_row + 2)
        self._column.addWidget(table)


def _terms_of_trade(speech: Speech) -> dict[str, str]:
    """Return where the labels lead that are words of the glossary."""
    labels = {speech.say("paper", code): link_to_term(name) for code, name in FACTS.items()}
    return labels | {speech.say("position", "carrier"): link_to_term("carrier")}


def measure(value: str, unit: str) -> str:
    """Return a quantity as one reads it: ``21480 kg``."""
    return f"{value} {_UNITS.get(unit, unit)}".strip() if value else ""


def _marks(hs_codes: Sequence[str], marks: Sequence[str]) -> str:
    codes = "HS " + ", ".join(hs_codes) if hs_codes else ""
    return " · ".join(part for part in (codes, *marks) if part)


def _totals(speech: Speech, said: Particulars) -> str:
    totals = said.totals
    packages = totals.packages and speech.say("paper", "total-packages", {"count": totals.packages})
    parts = (
        packages,
        measure(totals.weight.value, totals.weight.unit),
        measure(totals.volume.value, totals.volume.unit),
    )
    return " · ".join(part for part in parts if part)


def _parties(speech: Speech, said: Particulars) -> Iterator[tuple[str, str]]:
    carrier = " · ".join(part for part in (said.carrier_name, said.carrier_code) if part)
    yield speech.say("position", "carrier"), carrier
    named = [
        ("shipper", said.shipper),
        ("consignee", said.consignee),
        ("to-the-order-of", said.endorsee),
        *(("notify", party) for party in said.notify_parties),
        ("agent", said.agent_at_destination),
        ("issued-by", said.issuing_party),
        *(("other-party", other.party) for other in said.other_parties),
    ]
    for code, party in named:
        codes = _LEI.sub(lambda lei: in_fours(lei[0]), party.codes)
        lines = (party.name, ", ".join(party.lines), codes, party.contact)
        yield speech.say("paper", code), "\n".join(line for line in lines if line)


def _route(speech: Speech, said: Particulars) -> Iterator[tuple[str, str]]:
    for code, place in (
        ("place-of-receipt", said.place_of_receipt),
        ("port-of-loading", said.port_of_loading),
        ("port-of-discharge", said.port_of_discharge),
        ("place-of-delivery", said.place_of_delivery),
    ):
        yield speech.say("paper", code), place.name or place.unlocode
    for voyage in said.voyages:
        ship = " · ".join(part for part in (voyage.vessel, voyage.number) if part)
        yield f"{speech.say('paper', 'vessel')}, {speech.say('paper', 'voyage')}", ship
    yield speech.say("paper", "pre-carriage"), said.pre_carriage
    yield speech.say("paper", "on-board"), speech.iso_day(said.on_board_date)
    received = speech.say("paper", "received"), speech.iso_day(said.received_date)
    if not said.on_board_date:
        yield received


def _containers(speech: Speech, said: Particulars) -> Iterator[tuple[str, str]]:
    for container in said.containers:
        tare = measure(container.tare.value, container.tare.unit)
        seals = ", ".join(container.seals)
        parts = [
            container.iso_code,
            speech.say("paper", "seals", {"seals": seals}) if seals else "",
            speech.say("paper", "tare", {"weight": tare}) if tare else "",
            speech.say("paper", "shipper-owned") if container.is_shipper_owned else "",
        ]
        yield container.reference or "—", " · ".join(part for part in parts if part) or "—"


def _terms(speech: Speech, said: Particulars) -> Iterator[tuple[str, str]]:
    freight = speech.say("paper", f"freight-{said.freight_term}") if said.freight_term else ""
    yield speech.say("paper", "freight"), freight
    issue = (said.place_of_issue.name, speech.iso_day(said.issue_date))
    yield speech.say("paper", "issue"), " · ".join(part for part in issue if part)
    yield speech.say("paper", "booking"), ", ".join(said.bookings)
    movement = "/".join(part for part in (said.receipt_type, said.delivery_type) if part)
    yield speech.say("paper", "movement"), movement
    value = measure(said.declared_value.value, said.declared_value.unit)
    yield speech.say("paper", "declared-value"), value
    for reference in said.references:
        yield f"{speech.say('paper', 'references')} {reference.type}", reference.value

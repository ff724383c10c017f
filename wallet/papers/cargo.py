"""The cargo of a bill as rows of its table: one for each part of some goods in one container."""

from __future__ import annotations

from collections.abc import Iterator

from wallet.formats.transport_document import (
    CargoLine,
    Container,
    DangerousLine,
    GoodsLine,
    Particulars,
    Quantity,
    ReeferSettings,
)
from wallet.papers.pen import Pen, Sheet, in_a_row


def cargo_rows(bill: Particulars, pen: Pen) -> list[Sheet]:
    """Return the rows of the cargo table: all goods, then containers that no goods name."""
    unseen: dict[str, list[Container]] = {}
    for container in bill.containers:
        unseen.setdefault(container.reference, []).append(container)
    rows = [row for goods in bill.goods for row in _goods_rows(goods, unseen, pen)]
    rows += [
        _row(pen, container=container.reference, fixed=[container])
        for left in unseen.values()
        for container in left
    ]
    return rows


def total_row(bill: Particulars, pen: Pen) -> Sheet:
    """Return the row of sums; a sum that cannot be made exactly is empty."""
    packages = bill.totals.packages
    return {
        "packages": pen.label("total-packages", count=packages) if packages else "",
        "weight": pen.quantity(bill.totals.weight),
        "volume": pen.quantity(bill.totals.volume),
    }


def _goods_rows(goods: GoodsLine, unseen: dict[str, list[Container]], pen: Pen) -> Iterator[Sheet]:
    """Describe the goods beside their first part; the other parts follow without words."""
    whole = CargoLine(
        packages=goods.packages, kind=goods.kind, weight=goods.weight, volume=goods.volume
    )
    for index, part in enumerate(goods.cargo or (whole,)):
        row = _row(
            pen,
            container=part.container,
            fixed=unseen.pop(part.container, []) if part.container else [],
            goods=goods if index == 0 else None,
        )
        row["packages"] = pen.lines((f"{part.packages} {part.kind}",))
        row["details"] = [
            *_codes(goods if index == 0 else GoodsLine(), part, row["details"], pen),
            *(line for one in part.dangerous for line in _dangerous_lines(one, pen)),
        ]
        row["weight"] = pen.quantity(part.weight)
        row["volume"] = pen.quantity(part.volume)
        yield row


def _row(
    pen: Pen, *, container: str, fixed: list[Container], goods: GoodsLine | None = None
) -> Sheet:
    marks = [mark for one in fixed for mark in one.marks]
    details: list[str] = []
    if goods is not None:
        marks = [*goods.marks, *marks]
        details += pen.references((*goods.commodity_codes, *goods.references, *goods.customs))
    for one in fixed:
        details += pen.references((*one.references, *one.customs))
    return {
        "container": pen.line(container),
        "fixed": [line for one in fixed for line in _container_lines(one, pen)],
        "marks": pen.lines(marks),
        "packages": [],
        "description": pen.lines(goods.description) if goods else [],
        "details": details,
        "weight": pen.quantity(Quantity()),
        "volume": pen.quantity(Quantity()),
    }


def _codes(goods: GoodsLine, part: CargoLine, references: list[str], pen: Pen) -> list[str]:
    """Return every code of the goods and of this part in a row, each once."""
    parts = [
        pen.line(f"HS {', '.join(goods.hs_codes)}") if goods.hs_codes else "",
        part.package_code and pen.label("package-code", code=part.package_code),
        part.net_weight.value and pen.label("net-weight", weight=pen.measure(part.net_weight)),
        part.wood and pen.label("wood", declaration=part.wood),
        *references,
    ]
    return in_a_row(dict.fromkeys(parts))


def _container_lines(container: Container, pen: Pen) -> list[str]:
    tare = container.tare.value and pen.label("tare", weight=pen.measure(container.tare))
    lines = [
        *in_a_row((pen.line(container.iso_code), tare)),
        container.seals and pen.label("seals", seals=", ".join(container.seals)),
        pen.label("shipper-owned") if container.is_shipper_owned else "",
        pen.label("reefer-off") if container.is_non_operating_reefer else "",
    ]
    if container.reefer is not None:
        lines.append(_reefer_line(container.reefer, pen))
    return [line for line in lines if line]


def _reefer_line(settings: ReeferSettings, pen: Pen) -> str:
    parts = [
        settings.temperature.value
        and pen.label("reefer-temperature", value=pen.measure(settings.temperature)),
        settings.air_exchange.value
        and pen.label("reefer-air", value=pen.measure(settings.air_exchange)),
        settings.humidity and pen.label("reefer-humidity", value=settings.humidity),
        settings.oxygen and pen.label("reefer-oxygen", value=settings.oxygen),
        settings.carbon_dioxide
        and pen.label("reefer-carbon-dioxide", value=settings.carbon_dioxide),
        *(pen.label(f"reefer-{name}") for name in settings.flags),
    ]
    return ", ".join(filter(None, parts))


def _dangerous_lines(goods: DangerousLine, pen: Pen) -> list[str]:
    """Write dangerous goods in the order of IMDG 5.4.1.4.2: number, name, class, group."""
    name = f"{goods.name} ({goods.technical_name})" if goods.technical_name else goods.name
    risks = f" ({', '.join(goods.subsidiary_risks)})" if goods.subsidiary_risks else ""
    parts = [
        goods.number,
        name,
        goods.imo_class and pen.label("dg-class", value=goods.imo_class) + risks,
        goods.packing_group and pen.label("dg-group", value=goods.packing_group),
        goods.flash_point.value and pen.label("dg-flash", value=pen.measure(goods.flash_point)),
        pen.label("dg-pollutant") if goods.is_marine_pollutant else "",
        pen.label("dg-limited") if goods.is_limited_quantity else "",
        goods.ems and pen.label("dg-ems", value=goods.ems),
        goods.gross_weight.value and pen.label("dg-gross", value=pen.measure(goods.gross_weight)),
        goods.net_weight.value and pen.label("net-weight", weight=pen.measure(goods.net_weight)),
    ]
    lines = [pen.line(", ".join(filter(None, parts)))]
    if goods.emergency_contact:
        lines.append(pen.label("dg-emergency", contact=goods.emergency_contact))
    return lines

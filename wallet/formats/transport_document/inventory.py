"""Takes goods and containers out of a transport document, and counts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wallet.formats.transport_document.figures import (
    measure,
    number,
    quantity,
    total,
    total_quantity,
)
from wallet.formats.transport_document.particulars import (
    CargoLine,
    Container,
    DangerousLine,
    GoodsLine,
    ReeferSettings,
    Reference,
    Totals,
)
from wallet.formats.transport_document.reading import (
    child,
    children,
    flag,
    joined,
    member,
    once,
    text,
    texts,
    whole,
)

_PACKING_GROUPS = {1: "I", 2: "II", 3: "III"}
_REEFER_FLAGS = (
    "isVentilationOpen",
    "isDrainholesOpen",
    "isBulbMode",
    "isColdTreatmentRequired",
    "isControlledAtmosphereRequired",
)


def goods_line(item: Mapping[str, Any]) -> GoodsLine:
    """Return a consignment item with all its cargo items."""
    cargo = tuple(_cargo(part) for part in children(item, "cargoItems"))
    codes = [
        code
        for source in (item, *children(item, "cargoItems"))
        for code in children(source, "extendedNationalCommodityCodes")
        or children(source, "nationalCommodityCodes")
    ]
    return GoodsLine(
        booking=text(item, "carrierBookingReference"),
        marks=texts(item, "shippingMarks"),
        packages=total(part.packages for part in cargo),
        kind=joined(*once(part.kind for part in cargo), by=", "),
        description=texts(item, "descriptionOfGoods"),
        hs_codes=texts(item, "extendedHSCodes") or texts(item, "HSCodes"),
        commodity_codes=tuple(_with_values(codes)),
        weight=total_quantity(part.weight for part in cargo),
        volume=total_quantity(part.volume for part in cargo),
        containers=once(part.container for part in cargo),
        dangerous=tuple(line for part in cargo for line in part.dangerous),
        references=references(item),
        customs=tuple(
            reference
            for source in (item, *children(item, "cargoItems"))
            for reference in customs(source)
        ),
        cargo=cargo,
    )


def _cargo(part: Mapping[str, Any]) -> CargoLine:
    packaging = child(part, "outerPackaging")
    return CargoLine(
        container=text(part, "equipmentReference"),
        packages=number(member(packaging, "numberOfPackages")),
        kind=text(packaging, "description"),
        package_code=text(packaging, "packageCode") or text(packaging, "imoPackagingCode"),
        weight=measure(part, "cargoGrossWeight"),
        net_weight=measure(part, "cargoNetWeight"),
        volume=measure(part, "cargoGrossVolume"),
        wood=text(packaging, "woodDeclaration"),
        dangerous=tuple(_dangerous(goods) for goods in children(packaging, "dangerousGoods")),
    )


def _dangerous(goods: Mapping[str, Any]) -> DangerousLine:
    un, na = text(goods, "UNNumber"), text(goods, "NANumber")
    contact = child(goods, "emergencyContactDetails")
    return DangerousLine(
        number=f"UN{un}" if un else na and f"NA{na}",
        name=text(goods, "properShippingName"),
        technical_name=text(goods, "technicalName"),
        imo_class=text(goods, "imoClass"),
        subsidiary_risks=once((text(goods, "subsidiaryRisk1"), text(goods, "subsidiaryRisk2"))),
        packing_group=_PACKING_GROUPS.get(whole(goods, "packingGroup") or 0, ""),
        flash_point=quantity(child(goods, "limits"), "flashPoint", "temperatureUnit"),
        is_marine_pollutant=flag(goods, "isMarinePollutant"),
        is_limited_quantity=flag(goods, "isLimitedQuantity"),
        ems=text(goods, "EMSNumber"),
        emergency_contact=joined(
            text(contact, "contact"),
            text(contact, "provider"),
            text(contact, "phone"),
            text(contact, "referenceNumber"),
            by=", ",
        ),
        gross_weight=measure(goods, "grossWeight"),
        net_weight=measure(goods, "netWeight"),
    )


def container_used(used: Mapping[str, Any]) -> Container:
    """Return a container with what was fixed to it."""
    equipment = child(used, "equipment")
    seals = children(used, "seals")
    settings = child(used, "activeReeferSettings")
    return Container(
        reference=text(equipment, "equipmentReference"),
        iso_code=text(equipment, "ISOEquipmentCode"),
        seals=tuple(
            joined(text(seal, "number"), text(seal, "source") and f"({text(seal, 'source')})")
            for seal in seals
        ),
        is_shipper_owned=flag(used, "isShipperOwned"),
        is_non_operating_reefer=flag(used, "isNonOperatingReefer"),
        tare=measure(equipment, "tareWeight"),
        reefer=_reefer(settings) if settings else None,
        marks=texts(used, "shippingMarks"),
        references=references(used),
        customs=customs(used),
    )


def _reefer(settings: Mapping[str, Any]) -> ReeferSettings:
    return ReeferSettings(
        temperature=quantity(settings, "temperatureSetpoint", "temperatureUnit"),
        air_exchange=quantity(settings, "airExchangeSetpoint", "airExchangeUnit"),
        humidity=number(member(settings, "humiditySetpoint")),
        oxygen=number(member(settings, "o2Setpoint")),
        carbon_dioxide=number(member(settings, "co2Setpoint")),
        flags=tuple(name for name in _REEFER_FLAGS if flag(settings, name)),
    )


def all_totals(goods: Sequence[GoodsLine]) -> Totals:
    """Return the sums over all goods."""
    parts = [part for line in goods for part in line.cargo]
    return Totals(
        packages=total(part.packages for part in parts),
        weight=total_quantity(part.weight for part in parts),
        volume=total_quantity(part.volume for part in parts),
    )


def references(source: Mapping[str, Any]) -> tuple[Reference, ...]:
    """Return the references of `source`, written with one `value` or with several `values`."""
    found = children(source, "references")
    single = [Reference(text(one, "type"), text(one, "value")) for one in found]
    return tuple(reference for reference in single if reference.value) + tuple(_with_values(found))


def customs(source: Mapping[str, Any]) -> tuple[Reference, ...]:
    """Return the customs references of `source`, one for each value."""
    return tuple(_with_values(children(source, "customsReferences")))


def _with_values(sources: Iterable[Mapping[str, Any]]) -> Iterable[Reference]:
    for source in sources:
        for value in texts(source, "values"):
            yield Reference(text(source, "type"), value, text(source, "countryCode"))

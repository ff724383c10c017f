"""Where ports lie, and the usual way by sea between them, from `resources/sea`.

Good for a sketch only: places are rounded, and lanes join a few points at sea.
"""

from __future__ import annotations

import csv
import heapq
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from wallet.places import resource


class Place(NamedTuple):
    """A place on the earth, in degrees; west and south are negative."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Port:
    """A port that the map knows."""

    code: str
    """UN/LOCODE."""
    name: str
    chinese: str
    place: Place
    lane: str
    """The point of the lanes off the port."""


def port_at(code: str) -> Port | None:
    """Return the port with this UN/LOCODE, written with or without a space; none if unknown."""
    return _ports().get("".join(code.split()).upper())


def way_between(start: Port, end: Port) -> tuple[Place, ...]:
    """Return the places a ship passes from one port to another, both included.

    Longitudes go on past 180 where the way crosses the date line, so that no
    step is longer than half around the earth.
    """
    points = _points()
    middle = [points[name] for name in _lane_between(start.lane, end.lane)]
    return _unwrapped((start.place, *middle, end.place))


@cache
def coast() -> tuple[tuple[Place, ...], ...]:
    """Return the outlines of land, coarse."""
    lines = json.loads(resource("sea/coast.json").read_text(encoding="utf-8"))["lines"]
    return tuple(tuple(Place(*point) for point in line) for line in lines)


@cache
def _ports() -> Mapping[str, Port]:
    with resource("sea/ports.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            Port(
                row["code"],
                row["name"],
                row["chinese"],
                Place(float(row["latitude"]), float(row["longitude"])),
                row["lane"],
            )
            for row in csv.DictReader(file)
        ]
    return MappingProxyType({port.code: port for port in rows})


@cache
def _points() -> Mapping[str, Place]:
    points = json.loads(resource("sea/lanes.json").read_text(encoding="utf-8"))["points"]
    return MappingProxyType({name: Place(*point) for name, point in points.items()})


@cache
def _links() -> Mapping[str, tuple[tuple[str, float], ...]]:
    said = json.loads(resource("sea/lanes.json").read_text(encoding="utf-8"))["links"]
    links: dict[str, list[tuple[str, float]]] = {name: [] for name in _points()}
    for pair in said.split():
        one, other = pair.split("-")
        length = _distance(_points()[one], _points()[other])
        links[one].append((other, length))
        links[other].append((one, length))
    return MappingProxyType({name: tuple(ends) for name, ends in links.items()})


def _lane_between(start: str, end: str) -> list[str]:
    """Return the shortest way along the lanes (Dijkstra); the lanes join all points."""
    before: dict[str, str] = {}
    best = {start: 0.0}
    queue = [(0.0, start)]
    while queue:
        far, here = heapq.heappop(queue)
        if here == end:
            break
        if far > best[here]:
            continue
        for other, length in _links()[here]:
            if far + length < best.get(other, math.inf):
                best[other] = far + length
                before[other] = here
                heapq.heappush(queue, (far + length, other))
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


def _distance(one: Place, other: Place) -> float:
    """Return the angle between two places, in radians."""
    a, b = math.radians(one.latitude), math.radians(other.latitude)
    turn = math.radians(other.longitude - one.longitude)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * math.asin(min(1.0, math.sqrt(half)))


def _unwrapped(places: Sequence[Place]) -> tuple[Place, ...]:
    found = [places[0]]
    for place in places[1:]:
        turns = round((place.longitude - found[-1].longitude) / 360)
        found.append(Place(place.latitude, place.longitude - 360 * turns))
    return tuple(found)

"""A small sketch of where a bill's goods go by sea; no network, no tiles."""

from __future__ import annotations

from ui.widgets.route_map.panel import RoutePanel
from ui.widgets.route_map.sea import Place, Port, port_at, way_between

__all__ = ["Place", "Port", "RoutePanel", "port_at", "way_between"]

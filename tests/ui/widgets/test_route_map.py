"""The sketch of a bill's way: what it draws, and what it says where it can draw nothing."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from ui.look import Theme
from ui.widgets.route_map import RoutePanel, port_at, sea, way_between
from wallet.words import Language


def test_every_port_has_a_code_both_names_and_a_place_on_earth():
    for code, port in sea._ports().items():
        assert re.fullmatch(r"[A-Z]{5}", code)
        assert port.name.isascii(), port
        assert re.search(r"[\u4e00-\u9fff]", port.chinese), port
        assert -90 < port.place.latitude < 90
        assert -180 <= port.place.longitude <= 180
        assert sea._distance(port.place, sea._points()[port.lane]) < 0.2, (port, "is far off")


def test_a_ship_gets_from_everywhere_to_everywhere():
    start = port_at("CNYTN")
    for port in sea._ports().values():
        way = way_between(start, port)
        assert way[0] == start.place
        assert all(abs(one.longitude - next_.longitude) <= 180 for one, next_ in pairwise(way))


def test_the_way_from_shenzhen_to_rotterdam_goes_by_singapore_and_suez():
    way = way_between(port_at("CNYTN"), port_at("NL RTM"))
    for name in ("SIN", "SUE", "GIB"):
        assert sea._points()[name] in way


def test_the_way_over_the_date_line_does_not_go_around_the_other_side():
    way = way_between(port_at("CNSHA"), port_at("USLAX"))
    assert way[-1].longitude == pytest.approx(360 - 118.3)


@pytest.fixture
def panel(qtbot, look):
    panel = RoutePanel(look)
    qtbot.addWidget(panel)
    panel.resize(500, 300)
    panel.show()
    return panel


def test_the_map_shows_both_ports_and_tells_a_screen_reader(panel, look):
    panel.show_route([("CNYTN", "YANTIAN, CHINA"), ("NLRTM", "ROTTERDAM")])
    assert panel.map.isVisible()
    assert panel.map.accessibleName() == "Route map: Yantian → Rotterdam"
    look.wear(language=Language.CHINESE)
    assert panel.map.accessibleName() == "航线示意图：盐田 → 鹿特丹"


def test_the_map_draws_the_way_in_the_accent_of_each_theme(panel, look):
    panel.show_route([("CNYTN", ""), ("NLRTM", "")])
    for theme in (Theme.LIGHT, Theme.DARK):
        look.wear(theme=theme)
        picture = panel.map.grab().toImage()
        wanted = look.tokens.accent.rgb()
        size = picture.size()
        assert any(
            picture.pixel(x, y) == wanted for x in range(size.width()) for y in range(size.height())
        )


def test_a_port_that_is_not_known_is_named_and_nothing_is_drawn(panel):
    panel.show_route([("CNYTN", "Yantian"), ("XXQQQ", "Elsewhere")])
    assert not panel.map.isVisible()
    assert panel.words == "No map: where Elsewhere lies is not known to this program."


def test_a_bill_without_codes_gets_a_sentence(panel):
    panel.show_route([("", ""), ("NLRTM", "Rotterdam")])
    assert not panel.map.isVisible()
    assert panel.words == "No map: the bill does not name both ports."

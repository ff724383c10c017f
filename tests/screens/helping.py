"""The guide, the tour, and what is said when something went wrong."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from tests.screens.care import _Stage
from tests.screens.pages import _outside
from tests.ui.pages.desk import settle
from ui.dialogs.report import ReportDialog
from ui.help.window import HelpWindow
from ui.look import Look
from ui.mishaps import report_of
from ui.pages.why import WhyDialog
from wallet.errors import CouldNotLook


def topic(link: str, look: Look) -> QWidget:
    window = HelpWindow(look)
    window.show_topic(link)
    return window


def found(look: Look) -> QWidget:
    window = HelpWindow(look)
    window.show_topic("start")
    window.search.setText("背书" if look.speech.is_chinese else "endorse")
    return window


def tour(step: int, look: Look) -> QWidget:
    window = _outside(look)
    window._tour.play()
    settle(window.jobs)
    window._tour.steps.go(step)
    settle(window.jobs)
    return window


def report(look: Look) -> QWidget:
    try:
        [][len(look.tokens.accent.name())]
    except IndexError as wrong:
        return _Stage(ReportDialog(look, report_of(wrong), None), QWidget())
    raise AssertionError


def why_wrong(look: Look) -> QWidget:
    wrong = CouldNotLook("host-unreachable", host="node.example.org", why="HTTP 502")
    window = QWidget()
    return _Stage(WhyDialog(look, wrong, window), window)


PAGES: dict[str, Callable[[Look], QWidget]] = {
    "help-give": partial(topic, "give"),
    "help-verdict": partial(topic, "verdict"),
    "help-glossary": partial(topic, "glossary#endorsement"),
    "help-found": found,
    "tour-first": partial(tour, 0),
    "tour-bank": partial(tour, 2),
    "help-report": report,
    "help-why-wrong": why_wrong,
}

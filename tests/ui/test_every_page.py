"""Every page and dialog as somebody meets it who sees little, hears it read out, or reads Chinese.

Each is made once, in the biggest letters, and walked in English by day and in Chinese at night. The
pages are those of the pictures (`tests.screens`); ``--thorough`` walks all of their states.
"""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

import ui
from tests.screens.__main__ import put_away, screens
from tests.screens.dresses import HEIGHT, WIDTH
from tests.ui import ink, walking
from ui.look import TextSize, Theme
from wallet.words import Language

SOME = (
    "first-start", "care-check", "sheet-unknown", "people", "bundle-dialog", "give-confirm",
    "card-dialog", "confirm-accept", "arrivals", "scan-picture", "prove-control",
)  # fmt: skip
"""What a daily run walks: all that can be made in a moment, and nothing twice."""
NOT_SHOWN = {"Page", "TabbedPage", "PaperDialog", "StepsDialog", "RegisterPage"}
"""What others are made of, and a page of a register's rows."""


def pytest_generate_tests(metafunc):
    if "made" in metafunc.fixturenames:
        every = metafunc.config.getoption("--thorough")  # two minutes
        names = [name for name, _make in screens() if every or name in SOME]
        metafunc.parametrize("made", names)


@pytest.fixture
def page(look, made):
    look.wear(size=TextSize.BIGGER)
    page = dict(screens())[made](look)
    page.resize(WIDTH, HEIGHT)
    page.show()
    walking.settled(page)
    yield page
    put_away(page)


def test_it_is_named_whole_and_readable(page, look):
    """One test, since making a page costs a second and walking it a tenth."""
    seen.update(type(widget).__name__ for widget in [page, *page.findChildren(QWidget)])
    wrong = {}
    for language, theme in ((Language.ENGLISH, Theme.LIGHT), (Language.CHINESE, Theme.DARK)):
        if look.speech.language is not language:
            look.wear(language=language, theme=theme)
            walking.settled(page)
        wrong[f"nobody can say what it is ({language.value})"] = walking.nameless(page)
        wrong[f"cut off ({language.value})"] = walking.clipped(page)
        wrong[f"painted too faintly ({theme.value})"] = ink.faint(page, look)
        wrong[f"one letter, two places ({language.value})"] = walking.same_letters(page)
        wrong[f"one name, two things ({language.value})"] = walking.same_names(page)
        wrong[f"a list scrolls sideways ({language.value})"] = walking.sideways(page)
        wrong[f"not enough contrast ({theme.value})"] = walking.unreadable(page)
    wrong["letters touch"] = walking.crowded(page)
    wrong["a line begins with a full stop"] = walking.badly_begun(page)
    wrong["the focus cannot be seen"] = walking.unmarked(page)  # last, since it scrolls
    assert {said: found for said, found in wrong.items() if found} == {}


@pytest.mark.parametrize("name", ["give-show", "give-answered"])
def test_codes_and_what_stands_beside_them_fit_a_narrow_screen(look, name):
    page = dict(screens())[name](look)
    page.resize(800, HEIGHT)
    page.show()
    walking.settled(page)
    for area in page.findChildren(QScrollArea):
        assert area.horizontalScrollBar().maximum() == 0, walking.called(area.widget())
    put_away(page)


seen: set[str] = set()
"""The classes of all widgets that were walked in this run."""


def windows() -> set[str]:
    """Return the names of all pages and dialogs there are."""
    found = set()
    for path in Path(ui.__file__).parent.rglob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name.endswith(("Page", "Dialog")):
                found.add(node.name)
    return {name for name in found if not name.startswith("_")} - NOT_SHOWN


def test_no_page_and_no_dialog_is_left_out(request):
    if not request.config.getoption("--thorough") or hasattr(request.config, "workerinput"):
        pytest.skip("counts what a thorough run in one process has walked")
    assert windows() - seen == set()

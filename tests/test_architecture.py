"""The rules that keep the shape of the code, beside those that import-linter holds."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MOST_LINES = 400
MOST_LINES_OF = {"ui/main_window.py": 300}
EXCUSE = "Long because"
TOP = {"pyproject.toml", "README.md", "LICENSE", "wallet", "ui", "resources", "packaging", "tests"}
MADE_BY_TOOLS = {"build", "dist", "ladewell.egg-info", "__pycache__"}

QT = {"PySide6", "shiboken6"}
HEAVY = {"typst", "pypdf", "pypdfium2", "pyhanko", "keyring", "zxcvbn", "Crypto", "joserfc"}
"""Libraries that take a twentieth of a second and more: only the verb that needs one pays."""

NETWORK = {
    "ftplib", "http.client", "PySide6.QtNetwork", "PySide6.QtWebSockets", "requests",
    "smtplib", "socket", "ssl", "urllib.request", "urllib3", "webbrowser",
}  # fmt: skip
"""Modules with which one can reach another machine."""

CONNECT = {
    "ui/instance.py": {"PySide6.QtNetwork"},  # a pipe between two windows on one machine
    "wallet/registries/dns_plain.py": {"socket"},
    "wallet/registries/https.py": {"http.client", "socket", "urllib.request"},
    "wallet/store/presence.py": {"socket"},  # what this machine is called
}

HERE = "/(?:work|root|home|Users)/"
UNFINISHED = r"\b(?:TO" + r"DO|FIX" + r"ME)\b|raise NotImplemented" + "Error"
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b|\brgba?\(")

PROGRAM = sorted(path for room in ("wallet", "ui") for path in (ROOT / room).rglob("*.py"))
SOURCES = PROGRAM + sorted(
    path for room in ("packaging", "tests", "resources") for path in (ROOT / room).rglob("*.py")
)
TEXTS = SOURCES + sorted(
    path
    for kind in ("*.md", "*.toml", "*.txt", "*.typ", "*.desktop", "*.xml", "*.yaml")
    for path in ROOT.glob(f"[!.]*/**/{kind}")
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Module:
    """What the rules ask about a module; its syntax tree, which is big, is not kept."""

    words: str
    """What it says about itself."""
    modules: frozenset[str]
    """Every module that is imported, by its whole name, wherever it stands in the file."""
    strings: frozenset[str]


@cache
def module_at(path: Path) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules, strings = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module)
            modules |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
    return Module(ast.get_docstring(tree) or "", frozenset(modules), frozenset(strings))


def libraries_of(path: Path) -> set[str]:
    names = {name.partition(".")[0] for name in module_at(path).modules}
    return names - sys.stdlib_module_names - {"wallet", "ui"}


@cache
def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {plain(re.split(r"[^\w-]", line)[0]) for line in project["dependencies"]}


def owners_of(libraries: set[str]) -> set[str]:
    """Return the packages that bring these libraries."""
    return {plain(owner) for library in libraries for owner in packages().get(library, [])}


packages = cache(packages_distributions)


def plain(package: str) -> str:
    return package.lower().replace("_", "-")


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_a_module_says_what_it_is_for_and_is_not_too_long(path):
    words = module_at(path).words
    lines = len(path.read_text(encoding="utf-8").splitlines())
    most = MOST_LINES_OF.get(name_of(path), MOST_LINES)
    excused = any(line.startswith(EXCUSE) for line in words.splitlines())
    assert words, "says nothing about itself"
    assert lines <= most or excused, "too long: split it along a seam of meaning"


@pytest.mark.parametrize("room", ["ui", "wallet/desk", "wallet/formats", "wallet/formats/pint"])
def test_a_room_of_many_modules_opens_with_a_map_of_them(room):
    told = re.findall(r"(?m)^\* `(\w+)`: ", module_at(ROOT / room / "__init__.py").words)
    inside = [path for path in (ROOT / room).iterdir() if (path / "__init__.py").exists()]
    inside += [path for path in (ROOT / room).glob("*.py") if not path.stem.startswith("__")]
    assert sorted(told) == sorted(path.stem for path in inside)


@pytest.mark.parametrize("path", TEXTS, ids=name_of)
def test_a_file_is_finished_and_knows_no_machine_of_its_makers(path):
    text = path.read_text(encoding="utf-8")
    assert not re.findall(UNFINISHED, text)
    assert not re.findall(rf"(?<![\w.:/*~-]){HERE}\w+", text)


@pytest.mark.parametrize(
    "path",
    [p for p in PROGRAM if name_of(p).startswith("ui/") and "look" not in p.parts],
    ids=name_of,
)
def test_colours_come_from_the_look(path):
    assert not [text for text in module_at(path).strings if COLOUR.search(text)]


_SAFE_TIP = re.compile(r"as_tip\(.*\)|self\.tr\([^()]*\)", re.DOTALL).fullmatch
"""Made plain, or our own words without anybody else's in them."""


def test_a_tool_tip_shows_what_it_is_given_and_obeys_none_of_it():
    """Qt takes for its own what looks like markup, and a name may come from a stranger."""
    bare = []
    for path in PROGRAM:
        text = path.read_text(encoding="utf-8")
        calls = ast.walk(ast.parse(text)) if "ToolTip" in text else ()
        for call in calls:
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
                at = {"setToolTip": 0, "showText": 1}.get(call.func.attr)
                if at is not None and not _SAFE_TIP(ast.unparse(call.args[at])):
                    bare.append(f"{name_of(path)}: {ast.unparse(call)}")
    assert not bare, "give it `ui.widgets.text.as_tip(…)`"


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("wallet", QT | HEAVY),
        ("wallet.book", QT | HEAVY),
        ("wallet.cli", QT | HEAVY),
        ("ui.main_window", HEAVY),
    ],
)
def test_to_import_it_loads_nothing_heavy(module, unwanted):
    code = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert not done.stderr
    assert not set(done.stdout.split()) & unwanted


@pytest.mark.parametrize("path", PROGRAM, ids=name_of)
def test_every_library_that_is_imported_is_declared(path):
    for library in libraries_of(path):
        assert owners_of({library}) & declared(), f"pyproject.toml does not name {library}"


def test_every_library_that_is_declared_is_imported():
    imported = {library for path in PROGRAM for library in libraries_of(path)}
    assert not declared() - owners_of(imported)


def test_one_module_alone_opens_connections():
    """Whoever asks the world goes through it, with its bounds and its proxy."""
    openers = {name_of(path): module_at(path).modules & NETWORK for path in PROGRAM}
    assert {name: found for name, found in openers.items() if found} == CONNECT


def test_packaging_is_a_folder_not_a_package():
    assert not (ROOT / "packaging" / "__init__.py").exists(), "would hide PyPI's `packaging`"


def test_the_top_level_holds_only_what_the_design_names():
    names = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert names - MADE_BY_TOOLS == TOP


def test_the_readme_names_every_verb_and_no_other():
    from wallet.cli import ladewell

    table = re.findall(r"(?m)^\| (`.+?) \|", (ROOT / "README.md").read_text(encoding="utf-8"))
    told = {verb for row in table for verb in re.findall(r"`(\w+)", row)}
    assert told == {name for name, verb in ladewell.commands.items() if not verb.hidden}


def test_the_program_knows_the_version_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    done = subprocess.run(
        [sys.executable, "-m", "wallet", "--version"], cwd=ROOT, capture_output=True, text=True
    )
    assert done.stdout == f"ladewell {project['version']}\n"


def test_every_public_function_that_takes_bytes_is_fuzzed_or_says_why_not():
    from tests.fuzz.readers import readers
    from tests.fuzz.reads import NOT_STRANGERS, READS

    known = {name for names in (*READS.values(), *NOT_STRANGERS.values()) for name in names}
    assert sorted(set(readers()) - known) == [], "add it to tests/fuzz/reads.py"
    assert sorted(known - set(readers())) == [], "tests/fuzz/reads.py names what is gone"

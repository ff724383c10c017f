"""What is built says what is in it, is the same each time, and is as desktops ask for it."""

from __future__ import annotations

import importlib
import io
import json
import plistlib
import re
import shutil
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import PACKAGING

PROJECT = PACKAGING.parent
NAME = "org.ladewell.wallet"
SUFFIXES = {"ebl", "asice", "tt"}
TYPES = {
    "application/vnd.ladewell.parcel+zip",
    "application/vnd.etsi.asic-e+zip",
    "application/vnd.tradetrust+json",
}
PROJECT_FILE = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
VERSION = PROJECT_FILE["project"]["version"]
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's tools")


@pytest.fixture(scope="module")
def building():
    """Return a function that loads a script of packaging/ with those it stands on."""
    sys.path.insert(0, str(PACKAGING))
    yield importlib.import_module
    sys.path.remove(str(PACKAGING))
    for name, module in list(sys.modules.items()):
        if str(getattr(module, "__file__", "")).startswith(str(PACKAGING)):
            del sys.modules[name]


@pytest.fixture(scope="module")
def source(building):
    return building("origin").Origin(VERSION, "0123456789abcdef" * 2 + "01234567", 1_790_000_000)


def test_the_sources_know_their_commit(building):
    found = building("origin").origin()
    assert found.version == VERSION
    assert re.fullmatch(r"[0-9a-f]{40}\+?", found.commit)


def test_no_git_is_said_in_a_sentence(building, tmp_path):
    (tmp_path / "wallet").mkdir()
    shutil.copy(PROJECT / "wallet" / "__init__.py", tmp_path / "wallet")
    with pytest.raises(SystemExit, match="clone made with Git"):
        building("origin").origin(tmp_path)


def test_the_program_shows_the_build_it_is_of(building, source, monkeypatch, tmp_path):
    from wallet import places

    assert places.program() == VERSION  # from the sources
    (tmp_path / "build.json").write_text(source.as_json)
    monkeypatch.setattr(places, "_RESOURCES", tmp_path)
    assert places.program() == f"{VERSION} (0123456789ab, 2026-09-21)"


def test_every_part_has_a_licence_and_its_words(building, tmp_path):
    parts = building("parts")
    for part in parts.parts():
        assert re.fullmatch(r"\(?[A-Za-z0-9.-]+( (AND|OR) [A-Za-z0-9.()-]+)*", part.licence), part
        assert part.texts, f"{part.name} comes without the words of its licence"
        assert not part.is_library or part.hashes
    parts.write_licences(tmp_path)
    assert (tmp_path / "pyside6" / "LGPL-3.0-only.txt").stat().st_size > 5_000
    for text in tmp_path.rglob("*.*"):
        said = text.read_bytes() if text.is_file() else b"#include"
        assert len(said) > 100 or said.startswith(b"#include")  # which lies there too


def test_the_bill_of_materials_is_the_lock_and_the_same_each_time(building, source):
    sbom = building("sbom").sbom
    said = sbom(source)
    assert said == sbom(source)
    body = json.loads(said)
    assert (body["bomFormat"], body["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", body["serialNumber"])
    libraries = {part["name"]: part for part in body["components"] if "purl" in part}
    locked = building("parts").locked()
    for dependency in PROJECT_FILE["project"]["dependencies"]:
        assert re.split(r"[^\w-]", dependency)[0] in libraries
    for name, part in libraries.items():
        assert (part["version"], len(part["hashes"])) == (locked[name][0], len(locked[name][1]))
        assert all(re.fullmatch("[0-9a-f]{64}", one["content"]) for one in part["hashes"])
    assert len(body["dependencies"][0]["dependsOn"]) == len(body["components"])


def test_the_wheel_is_the_same_each_time_and_knows_its_build(building, tmp_path):
    wheel, origin = building("wheel"), building("origin").origin()
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
    one, other = wheel.build(first, origin), wheel.build(second, origin)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as files:
        assert json.loads(files.read("resources/build.json"))["commit"] == origin.commit
        assert {name.split("/")[0] for name in files.namelist()} == {
            "ladewell-" + VERSION + ".dist-info", "resources", "ui", "wallet",
        }  # fmt: skip


@linux
@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="Debian's tools")
def test_the_package_is_the_same_each_time(building, source, tmp_path, qapp):
    deb, appimage = building("deb"), building("appimage")
    program = tmp_path / "ladewell"
    (program / "_internal/resources").mkdir(parents=True)
    (program / "ladewell").write_text("#!/bin/sh\n")
    packages = []
    for folder in (tmp_path / "1", tmp_path / "2"):
        folder.mkdir()
        packages.append(deb.build(folder, source, program, level=1))
    assert packages[0].read_bytes() == packages[1].read_bytes()
    fields = subprocess.run(
        ["dpkg-deb", "--field", packages[0]], capture_output=True, text=True, check=True
    ).stdout
    assert f"Version: {VERSION}+20260921.0123456789ab\n" in fields
    assert "libegl1" in fields
    place = appimage.lay_out(packages[0], tmp_path)
    assert {"AppRun", ".DirIcon", f"{NAME}.desktop", f"{NAME}.png"} <= {
        path.name for path in place.iterdir()
    }
    done = subprocess.run([place / "AppRun", "--version"], capture_output=True, check=False)
    assert done.returncode == 0
    subprocess.run(["sh", "-n", place / "AppRun"], check=True)


@linux
@pytest.mark.skipif(shutil.which("readelf") is None, reason="Debian's tools")
def test_a_library_that_nothing_provides_is_named(building, tmp_path, monkeypatch):
    deb = building("deb")
    shutil.copy(PACKAGING / "start.py", tmp_path / "ladewell")
    (tmp_path / "libsomething.so").touch()
    monkeypatch.setattr(deb, "_wanted_by", lambda path: ["libc.so.6", "libnobody.so.1"])
    (missing,) = deb.missing_from(tmp_path).items()
    assert (missing[0], set(missing[1])) == ("libnobody.so.1", {"ladewell", "libsomething.so"})


def test_the_manual_names_every_verb(building, source):
    from wallet.cli import ladewell

    page = building("manual").manual(source)
    for name, verb in ladewell.commands.items():
        assert (f'.SS "{name} ' in page) is not verb.hidden
    for said_once in (r"\-\-vault", r"\-\-language", "LADEWELL_LANGUAGE"):
        assert page.count(f"\\fB{said_once}") == 1
    lines = [line for line in page.splitlines() if line.startswith((".", "'"))]
    assert {line.split()[0] for line in lines} <= {".TH", ".SH", ".SS", ".TP", ".B", ".BR"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_whom_to_ask(building, shell):
    assert "_LADEWELL_COMPLETE" in building("manual").completion(shell)


def test_the_icon_has_every_size(building, tmp_path, qapp):
    icons = building("icons")
    icons.write_hicolor(tmp_path, NAME)
    assert len(list(tmp_path.rglob(f"{NAME}.*"))) == len(icons.SIZES) + 1
    from PIL import Image

    for size in icons.SIZES:
        with Image.open(tmp_path / f"icons/hicolor/{size}x{size}/apps/{NAME}.png") as picture:
            assert picture.size == (size, size)
            assert len(picture.convert("RGB").getcolors(1 << 20)) > 1
    icons.write_ico(tmp_path / "ladewell.ico")
    with Image.open(tmp_path / "ladewell.ico") as icon:
        assert (256, 256) in icon.info["sizes"]
    icons.write_icns(tmp_path / "ladewell.icns")
    with Image.open(tmp_path / "ladewell.icns") as icon:
        assert {(16, 16, 2), (128, 128, 1), (512, 512, 2)} <= set(icon.info["sizes"])
        for size in ((16, 16, 2), (32, 32, 2), (128, 128, 1)):
            found = icon.icns.getimage(size).convert("RGBA")
            with Image.open(io.BytesIO(icons.png(size[0] * size[2]))) as drawn:
                assert found.tobytes() == drawn.tobytes(), f"{size} was shrunk from another"


def test_the_icons_are_made_where_spec_and_installer_look_for_them(
    building, source, tmp_path, monkeypatch, qapp
):
    app, made = building("app"), {}

    def freeze(command, env, check):
        made.update((path.name, path.read_bytes()) for path in Path(env["LADEWELL_BUILT"]).iterdir()
                    if path.is_file())  # fmt: skip
        (tmp_path / "ladewell").mkdir()

    monkeypatch.setattr(app.subprocess, "run", freeze)
    app.build(tmp_path, source)
    spec = (PACKAGING / "ladewell.spec").read_text(encoding="utf-8")
    wanted = set(re.findall(r'BUILT / "([^"]+)"', spec))
    assert wanted == {"ladewell.ico", "ladewell.icns"}
    assert wanted <= made.keys()
    installer = (PACKAGING / "windows/ladewell.nsi").read_text(encoding="utf-8")
    assert '_internal/resources/ladewell.ico"' in installer, "where the spec lays what is made"


# The same files, types and links everywhere


def test_linux_knows_our_files_and_links():
    entry = (PACKAGING / f"linux/{NAME}.desktop").read_text(encoding="utf-8")
    offered = set(re.search(r"(?m)^MimeType=(.*);$", entry)[1].split(";"))
    assert offered == TYPES | {"x-scheme-handler/ladewell"}
    types = ET.parse(PACKAGING / f"linux/{NAME}.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert {one.get("type") for one in types.iter(f"{space}mime-type")} == TYPES
    globs = {one.get("pattern") for one in types.iter(f"{space}glob")}
    assert globs >= {f"*.{suffix}" for suffix in SUFFIXES}
    about = ET.parse(PACKAGING / f"linux/{NAME}.metainfo.xml").getroot()
    assert {one.text for one in about.iter("mediatype")} == TYPES
    assert about.find("releases/release").get("version") == VERSION


def test_every_word_of_the_desktop_entry_is_chinese_too():
    entry = (PACKAGING / f"linux/{NAME}.desktop").read_text(encoding="utf-8")
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        english = re.findall(rf"(?m)^{key}=(.+)$", entry)
        chinese = re.findall(rf"(?m)^{key}\[zh_CN\]=(.*[\u4e00-\u9fff].*)$", entry)
        assert len(english) == len(chinese) > 0


def test_the_window_is_the_one_that_the_desktop_entry_starts():
    code = (PROJECT / "ui/__main__.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{NAME}")' in code


def test_the_parcels_that_are_written_are_known_by_their_first_bytes(building):
    from wallet.parcels.file import MEDIA_TYPE

    assert MEDIA_TYPE in TYPES
    parcel = (PROJECT / "tests/vectors/parcel-1.ebl").read_bytes()
    assert parcel[30:].startswith(b"mimetype" + MEDIA_TYPE.encode())


def test_macos_knows_our_files_and_links():
    with open(PACKAGING / "macos/Info.plist", "rb") as file:
        said = plistlib.load(file)
    kinds = said["UTExportedTypeDeclarations"] + said["UTImportedTypeDeclarations"]
    tags = [kind["UTTypeTagSpecification"] for kind in kinds]
    assert {suffix for tag in tags for suffix in tag["public.filename-extension"]} == SUFFIXES
    assert {tag["public.mime-type"] for tag in tags} == TYPES
    opened = {kind for one in said["CFBundleDocumentTypes"] for kind in one["LSItemContentTypes"]}
    assert opened == {kind["UTTypeIdentifier"] for kind in kinds}
    assert said["CFBundleURLTypes"][0]["CFBundleURLSchemes"] == ["ladewell"]
    assert said["CFBundleShortVersionString"] == said["CFBundleVersion"] == VERSION
    assert said["NSCameraUsageDescription"]
    with open(PACKAGING / "macos/entitlements.plist", "rb") as file:
        assert all(plistlib.load(file).values())


def test_the_installer_for_windows_knows_our_files_and_links():
    script = (PACKAGING / "windows/ladewell.nsi").read_text(encoding="utf-8")
    for macro in ("OFFER", "WITHDRAW"):
        assert set(re.findall(rf'!insertmacro {macro} "\.(\w+)"', script)) == SUFFIXES
    assert r'"${CLASSES}\ladewell" "URL Protocol"' in script


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs nsis")
def test_the_installer_for_windows_compiles(building, tmp_path, qapp):
    program = tmp_path / "ladewell"
    (program / "_internal").mkdir(parents=True)
    for name in ("ladewell.exe", "ladewell-window.exe", "_internal/base_library.zip"):
        (program / name).write_bytes(b"MZ")
    (program / "_internal/resources").mkdir()
    building("icons").write_ico(program / "_internal/resources/ladewell.ico")
    made = tmp_path / "ladewell-setup.exe"
    defines = [f"-DVERSION={VERSION}", f"-DPROGRAM={program}", f"-DOUTPUT={made}"]
    subprocess.run(
        ["makensis", "-V2", "-WX", *defines, PACKAGING / "windows/ladewell.nsi"], check=True
    )
    assert made.read_bytes().startswith(b"MZ")


def test_the_flatpak_starts_the_program_and_asks_for_what_it_uses():
    path = PACKAGING / f"flatpak/{NAME}.json"
    said = json.loads(path.read_text(encoding="utf-8"))
    assert said["id"] == path.stem == NAME
    assert {"runtime", "runtime-version", "sdk", "command", "modules"} <= said.keys()
    assert "--filesystem=host" not in said["finish-args"]
    assert all(re.fullmatch(r"--[a-z-]+=[\w.:-]+", one) for one in said["finish-args"])
    (module,) = said["modules"]
    assert module["buildsystem"] == "simple"
    assert all({"type", "path"} <= one.keys() for one in module["sources"])


@linux
def test_the_flatpak_takes_the_package_that_the_build_makes(building, monkeypatch):
    deb = building("deb")
    monkeypatch.setattr(deb, "_architecture", lambda: "amd64")
    said = json.loads((PACKAGING / f"flatpak/{NAME}.json").read_text(encoding="utf-8"))
    (source,) = said["modules"][0]["sources"]
    assert source["path"] == f"../../dist/{deb.file_name(VERSION)}"
    assert source["only-arches"] == ["x86_64"]

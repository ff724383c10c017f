"""Builds the Debian package: ``dist/ladewell_….deb``.

Called by packaging/build.py. The program goes to ``/usr/lib/ladewell``; what it needs of the system
is looked up in its own libraries, and one that no dependency names ends the build. There are no
maintainer scripts: the desktop's own triggers see to menus, file types and icons, also on removal.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import app
import icons
import manual
from environment import QT_ON_A_SCREEN
from origin import PROJECT, Origin, origin
from parts import parts

NAME = "org.ladewell.wallet"
"""Of the program on a desktop: its entry, its icon, its windows."""
LINUX = PROJECT / "packaging" / "linux"

LIBRARIES = QT_ON_A_SCREEN | {
    "ld-linux-x86-64.so.2": "libc6 (>= 2.34)",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrandr.so.2": "libxrandr2",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libc.so.6": "libc6 (>= 2.34)",
    "libdl.so.2": "libc6 (>= 2.34)",
    "libdrm.so.2": "libdrm2",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libm.so.6": "libc6 (>= 2.34)",
    "libpthread.so.0": "libc6 (>= 2.34)",
    "libresolv.so.2": "libc6 (>= 2.34)",
    "librt.so.1": "libc6 (>= 2.34)",
    "libstdc++.so.6": "libstdc++6",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb.so.1": "libxcb1",
    "libzstd.so.1": "libzstd1",
}
"""What the program may want of the system, and the package that has it."""

OPTIONAL = {"libqgtk3.so": "libgtk-3-0", "libcupsprintersupport.so": "libcups2"}
"""Plugins of Qt that are passed over where their library is not there: GNOME's file dialog, and
printers. The packages are recommended."""

_DESCRIPTION = """\
wallet for electronic bills of lading
 Ladewell keeps signed electronic bills of lading in an encrypted vault on
 their holder's own computer, checks every bill that comes in, and lets its
 holder endorse it and hand it over as a file or as codes on the screen.
 .
 There is no account and no platform, and checking needs no network.
"""
_OVERRIDES = """\
# The program brings the libraries it was tried with, in a folder of its own, so that it runs the
# same wherever it is installed. Its bill of materials names each of them.
ladewell: embedded-library *
ladewell: unstripped-binary-or-object *
ladewell: hardening-no-pie *
ladewell: shared-library-lacks-prerequisites *
ladewell: library-not-linked-against-libc *
ladewell: executable-stack-in-shared-library *
ladewell: custom-library-search-path *
ladewell: extra-license-file *
ladewell: package-contains-documentation-outside-usr-share-doc *
# Not made for Debian's archive, where each upload answers a request.
ladewell: initial-upload-closes-no-bugs *
"""
LEVEL = 10
"""Of zstd, where the package is handed out."""


def build(folder: Path, source: Origin, program: Path, level: int = LEVEL) -> Path:
    """Pack the built `program` into `folder` and return the path of the package."""
    with tempfile.TemporaryDirectory(prefix="ladewell-deb-") as work:
        root = Path(work, "root")
        _lay_out(root, source, program)
        _settle_modes(root, source.seconds)
        package = folder / file_name(source.version)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zzstd", f"-z{level}", "--build", root, package],
            env=source.surroundings,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return package


def file_name(version: str) -> str:
    """Return what the package of a version is called here; the recipe of the Flatpak names it."""
    return f"ladewell_{version}_{_architecture()}.deb"


def missing_from(program: Path) -> dict[str, list[str]]:
    """Return the libraries that nothing provides, each with the files that want it."""
    files = [path for path in program.rglob("*") if path.is_file() and not path.is_symlink()]
    shipped = {path.name for path in files}
    missing: dict[str, list[str]] = {}
    for path in files:
        if path.name in OPTIONAL or (".so" not in path.name and path.name != "ladewell"):
            continue
        for wanted in _wanted_by(path):
            if wanted not in shipped and wanted not in LIBRARIES:
                missing.setdefault(wanted, []).append(path.name)
    return missing


def _wanted_by(library: Path) -> list[str]:
    said = subprocess.run(["readelf", "-d", library], capture_output=True, text=True, check=False)
    return re.findall(r"\(NEEDED\).*\[(.+)\]", said.stdout)


def _lay_out(root: Path, source: Origin, program: Path) -> None:
    share, doc = root / "usr/share", root / "usr/share/doc/ladewell"
    shutil.copytree(program, root / "usr/lib/ladewell", symlinks=True)
    (root / "usr/lib/ladewell/ladewell-window").unlink(missing_ok=True)
    (root / "usr/bin").mkdir()
    for name in ("ladewell", "ladewell-window"):
        (root / "usr/bin" / name).symlink_to("../lib/ladewell/ladewell")
    for kind, place in (
        ("desktop", "applications"), ("metainfo.xml", "metainfo"), ("xml", "mime/packages"),
    ):  # fmt: skip
        (share / place).mkdir(parents=True)
        shutil.copyfile(LINUX / f"{NAME}.{kind}", share / place / f"{NAME}.{kind}")
    icons.write_hicolor(share, NAME)
    manual.write(root, source)
    doc.mkdir(parents=True)
    resources = Path("../../../lib/ladewell/_internal/resources")
    (doc / "licences").symlink_to(resources / "licences")
    (doc / app.SBOM).symlink_to(resources / app.SBOM)
    (doc / "copyright").write_text(_copyright(), encoding="utf-8")
    (doc / "changelog.gz").write_bytes(gzip.compress(_changes(source).encode(), mtime=0))
    (share / "lintian/overrides").mkdir(parents=True)
    (share / "lintian/overrides/ladewell").write_text(_OVERRIDES, encoding="utf-8")
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(_control(root, source), encoding="utf-8")
    (root / "DEBIAN/md5sums").write_text(_sums(root), encoding="utf-8")


def _control(root: Path, source: Origin) -> str:
    bytes_in_all = sum(path.lstat().st_size for path in root.rglob("*"))
    fields = {
        "Package": "ladewell",
        "Version": f"{source.version}+{source.time:%Y%m%d}.{source.commit[:12]}".rstrip("+"),
        "Architecture": _architecture(),
        "Maintainer": "Ladewell contributors <maintainers@ladewell.example>",
        "Installed-Size": str(bytes_in_all // 1024),
        "Depends": ", ".join(sorted(set(LIBRARIES.values()))),
        "Recommends": ", ".join(sorted(OPTIONAL.values())),
        "Section": "misc",
        "Priority": "optional",
        "Homepage": "https://ladewell.example",
        "Description": _DESCRIPTION,
    }
    return "".join(f"{name}: {value.rstrip()}\n" for name, value in fields.items())


def _copyright() -> str:
    head = (
        "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
        "Upstream-Name: Ladewell\n\n"
        "Files: *\nCopyright: 2026 Ladewell contributors\nLicense: Apache-2.0\n"
        " On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.\n"
        "Comment:\n The program brings these parts; their texts are in"
        " /usr/share/doc/ladewell/licences.\n"
    )
    return head + "".join(f"  {part.name} {part.version}: {part.licence}\n" for part in parts())


def _changes(source: Origin) -> str:
    return (
        f"ladewell ({source.version}) unstable; urgency=medium\n\n"
        f"  * Built of commit {source.commit}.\n\n"
        " -- Ladewell contributors <maintainers@ladewell.example>  "
        f"{source.time:%a, %d %b %Y %H:%M:%S +0000}\n"
    )


def _sums(root: Path) -> str:
    files = sorted(p for p in (root / "usr").rglob("*") if p.is_file() and not p.is_symlink())
    done = subprocess.run(
        ["md5sum", "--", *(path.relative_to(root) for path in files)],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def _settle_modes(root: Path, seconds: int) -> None:
    for path in [root, *root.rglob("*")]:
        os.utime(path, (seconds, seconds), follow_symlinks=False)
        if not path.is_symlink():
            is_program = path.is_dir() or path == root / "usr/lib/ladewell/ladewell"
            path.chmod(0o755 if is_program else 0o644)


def _architecture() -> str:
    return subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    program, source = target / "ladewell", origin()
    if not (program / "ladewell").is_file():
        app.build(target, source)
    if missing := missing_from(program):
        raise SystemExit(f"No dependency of the package provides {missing}.")
    sys.stdout.write(f"{build(target, source, program)}\n")

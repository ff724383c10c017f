"""Lays out the folder that ``appimagetool`` makes an AppImage of: ``dist/Ladewell.AppDir``.

It is the Debian package, unpacked, with what an AppImage wants at its top. The tool itself is no
part of any distribution; with it: ``appimagetool dist/Ladewell.AppDir``.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import deb
from origin import PROJECT

_RUN = PROJECT / "packaging" / "appimage" / "AppRun"


def lay_out(package: Path, folder: Path) -> Path:
    """Unpack `package` into an AppDir in `folder`, and return that."""
    place = folder / "Ladewell.AppDir"
    subprocess.run(["dpkg-deb", "-x", package, place], check=True)
    shutil.copy(_RUN, place / "AppRun")
    share = place / "usr/share"
    shutil.copyfile(share / f"applications/{deb.NAME}.desktop", place / f"{deb.NAME}.desktop")
    icon = share / f"icons/hicolor/256x256/apps/{deb.NAME}.png"
    shutil.copyfile(icon, place / f"{deb.NAME}.png")
    (place / ".DirIcon").symlink_to(f"{deb.NAME}.png")
    return place


if __name__ == "__main__":
    target = Path(sys.argv[1])
    (package,) = target.glob("ladewell_*.deb")
    sys.stdout.write(f"{lay_out(package, target)}\n")

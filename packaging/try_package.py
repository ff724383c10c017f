"""Builds the package, installs it on this machine, tries what it put there, and takes it off again.

A step of packaging/test.py. The program is started where no Python can be found: in a mount
namespace of its own in which every Python of this machine, and the project, are empty folders.
Without the rights to install, the package is unpacked instead, and that is said.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import app
import deb
import manual
from environment import install_packages, say
from origin import PROJECT, Origin, origin

TOOLS = {
    "appstreamcli": "appstream",
    "desktop-file-validate": "desktop-file-utils",
    "readelf": "binutils",
    "update-mime-database": "shared-mime-info",
    "xmllint": "libxml2-utils",
}
"""What looks at a package, and the Debian package that has it."""

_PATIENCE = 120.0
"""Seconds until something that does not happen is given up."""
_SAMPLE = PROJECT / "tests" / "vectors" / "parcel-1.ebl"


def main() -> None:
    """Do it all, and end with a word of what was found."""
    is_root = sys.platform == "linux" and os.geteuid() == 0
    missing = [package for tool, package in TOOLS.items() if shutil.which(tool) is None]
    if missing and not (is_root and install_packages(missing)):
        raise SystemExit(f"To try the package takes: {' '.join(missing)}")
    with tempfile.TemporaryDirectory(prefix="ladewell-package-") as work:
        folder = Path(work)
        source = origin()
        with _told("built"):
            program = app.build(folder, source)
        if wanting := deb.missing_from(program):
            raise SystemExit(f"No dependency of the package provides {wanting}.")
        with _told("packed"):
            package = deb.build(folder, source, program, level=1)  # it is soon thrown away
        if is_root:
            with _told("installed"), _installed(package):
                _try(Path("/"), folder, source)
            _is_gone()
        else:
            say("No right to install here: the package is unpacked instead.")
            root = folder / "root"
            subprocess.run(["dpkg-deb", "-x", package, root], check=True)
            _try(root, folder, source)


def _try(root: Path, folder: Path, source: Origin) -> None:
    """Look at what the package has put under `root`, and start it."""
    with _told("desktop files"):
        check_desktop(root / "usr/share", folder)
    home = _made(folder / "home")
    window, line = str(root / "usr/bin/ladewell-window"), str(root / "usr/bin/ladewell")
    with _told("version"):
        said = _alone([line, "--version"], home)
        if source.commit[:12] not in said:
            raise SystemExit(f"It does not name the commit it was built of: {said}")
    with _told("self-test"):
        found = json.loads(_alone([window, "--self-test"], home))
        if not (found["good"] and found["frozen"] and found["utf8"]):
            raise SystemExit(f"The self-test failed: {json.dumps(found, indent=1)}")
    with _told("demonstration"):
        _alone([line, "demo", "-o", str(home / "demo")], home)
        verified = [line, "--json", "verify", str(home / "demo/01-carrier-issued.ebl")]
        trust = ["--trust", str(home / "demo/card-carrier.jws")]
        judged = json.loads(_alone([*verified, *trust], home))
        if judged["headline"] != "genuine.copy":
            raise SystemExit(f"What it made itself it does not find genuine: {judged}")
    with _told("window"):
        _two_starts(window, home)
    with _told("completion"):
        ask = {
            "_LADEWELL_COMPLETE": "bash_complete",
            "COMP_WORDS": "ladewell ver",
            "COMP_CWORD": "1",
        }
        if "plain,verify" not in _alone([line], home, ask):
            raise SystemExit("The shell is not told how a line may go on.")


def check_desktop(share: Path, folder: Path) -> None:
    """Have the desktop's own tools judge what describes the program to it, under `share`."""
    name = deb.NAME
    entry, about = share / f"applications/{name}.desktop", share / f"metainfo/{name}.metainfo.xml"
    types = share / f"mime/packages/{name}.xml"
    commands: tuple[list[str | Path], ...] = (
        ["desktop-file-validate", entry],
        ["xmllint", "--noout", types, about],
        ["appstreamcli", "validate", "--no-net", "--pedantic", about],
    )
    for command in commands:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    mime = _made(folder / "mime")
    shutil.copytree(types.parent, mime / "packages")
    subprocess.run(["update-mime-database", mime], check=True, stdout=subprocess.DEVNULL)
    known = (mime / "globs").read_text(encoding="utf-8")
    for suffix in ("ebl", "asice", "tt"):
        if f":*.{suffix}\n" not in known:
            raise SystemExit(f"The desktop would not know a file that ends in .{suffix}.")
    pages = [share / f"man/man1/{page}.1.gz" for page in ("ladewell", "ladewell-window")]
    for file in (*pages, share / f"icons/hicolor/48x48/apps/{name}.png"):
        if file.stat().st_size == 0:
            raise SystemExit(f"{file} is empty.")


def _two_starts(window: str, home: Path) -> None:
    """Start the window, then again with a file: the second hands it over and is done."""
    place = _made(home / "tmp")
    surroundings = _bare(home) | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(place)}
    first = subprocess.Popen([window], env=surroundings)
    try:
        _wait(lambda: _listens(home / ".local/state", place) or first.poll() is not None)
        subprocess.run([window, str(_SAMPLE)], env=surroundings, check=True, timeout=_PATIENCE)
        if first.poll() is not None:
            raise SystemExit(f"The window ended by itself, with {first.returncode}.")
    finally:
        first.terminate()
        first.wait()


def _listens(*folders: Path) -> bool:
    """Say whether a window listens, in a folder of its user or where its name is shorter."""
    return any(one.is_socket() for folder in folders for one in folder.glob("**/ladewell-*"))


def _alone(command: Sequence[str], home: Path, more: dict[str, str] | None = None) -> str:
    """Run a program where there is no Python, and return what it printed."""
    hidden = [Path(sys.base_prefix), PROJECT, *Path("/usr/lib").glob("python3*")]
    hidden += [*Path("/usr/local/lib").glob("python3*"), *Path("/usr/share").glob("python3*")]
    hide = "".join(f'mount -t tmpfs none "{path}"; ' for path in hidden if _is_apart(path))
    gone = ["/usr/bin/python3", "/usr/local/bin/python3"]
    hide += "".join(f'mount --bind /dev/null "{path}"; ' for path in gone if Path(path).exists())
    shell = f'set -e; {hide} cd /; exec "$@"'
    apart = (
        ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--mount"]
    )
    done = subprocess.run(
        [*apart, "sh", "-c", shell, "sh", *command],
        env=_bare(home) | (more or {}),
        capture_output=True, encoding="utf-8", timeout=_PATIENCE, check=False,
    )  # fmt: skip
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stdout}\n{done.stderr}")
    return done.stdout


def _is_apart(path: Path) -> bool:
    """Say whether a folder can be emptied without taking the system along."""
    return path.is_dir() and path not in (Path("/usr"), Path("/"), Path("/usr/local"))


def _bare(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C"}


@contextlib.contextmanager
def _installed(package: Path) -> Iterator[None]:
    """Have the package on this machine meanwhile, with what it depends on."""
    package.chmod(0o644)
    package.parent.chmod(0o755)  # apt reads as somebody else
    if not install_packages([str(package)]):
        raise SystemExit("apt-get did not install the package.")
    try:
        yield
    finally:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            ["dpkg", "--purge", "ladewell"], env=quiet, stdout=subprocess.DEVNULL, check=True
        )


def _is_gone() -> None:
    left = [Path("/usr/lib/ladewell"), Path("/usr/share/doc/ladewell")]
    left += [Path("/usr/bin/ladewell"), Path("/usr/bin/ladewell-window")]
    left += [Path("/", place) for place in manual.COMPLETIONS.values()]
    left += Path("/usr/share").rglob(f"{deb.NAME}*")
    if left := [path for path in left if path.is_symlink() or path.exists()]:
        raise SystemExit(f"Removing the package left {left}.")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _wait(happened: Callable[[], bool]) -> None:
    """Wait until `happened()`, as long as patience lasts."""
    end = time.monotonic() + _PATIENCE
    while not happened():
        if time.monotonic() > end:
            raise SystemExit("The window did not come.")
        time.sleep(0.1)


@contextlib.contextmanager
def _told(what: str) -> Iterator[None]:
    start = time.monotonic()
    yield
    print(f"{what:14} {time.monotonic() - start:6.1f} s", flush=True)


if __name__ == "__main__":
    main()

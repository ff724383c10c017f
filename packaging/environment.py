"""The project's own Python environments: made once from a lock file with hashes, then only used.

``run.py`` and ``test.py`` stand on this, with nothing but the standard library, because it runs
before anything is installed. Its rules:

* Nothing enters an environment that its lock file does not name with a hash.
* The stamp is written last. An environment whose stamp does not say exactly what is wanted now
  (half made, for another Python, from an older lock, moved) is made anew.
* One process makes an environment; others that start meanwhile wait for it.
* A start that finds its stamp does nothing else. So modules that only set-up needs are imported
  inside the functions of set-up.
* Words for people go to standard error: standard output belongs to the program that is started.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # of our own: to import typing takes longer than all else a start does
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import NoReturn

PROJECT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NEWEST = (3, 14)
"""The newest Python that the locked release of Qt comes for."""

COULD_NOT = 2
"""The exit code of a failed set-up: the command line's "could not look", never a verdict."""

ANY_QT = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt loads before it shows anything: library, and the Debian package that has it."""

CAMERAS = {"libpulse.so.0": "libpulse0"}
"""What Qt Multimedia loads, whether or not there is a sound; without it there is no camera."""

QT_ON_A_SCREEN = (
    ANY_QT
    | CAMERAS
    | {
        "libX11-xcb.so.1": "libx11-xcb1",
        "libwayland-client.so.0": "libwayland-client0",
        "libwayland-cursor.so.0": "libwayland-cursor0",
        "libwayland-egl.so.1": "libwayland-egl1",
        "libxcb-cursor.so.0": "libxcb-cursor0",
        "libxcb-glx.so.0": "libxcb-glx0",
        "libxcb-icccm.so.4": "libxcb-icccm4",
        "libxcb-image.so.0": "libxcb-image0",
        "libxcb-keysyms.so.1": "libxcb-keysyms1",
        "libxcb-randr.so.0": "libxcb-randr0",
        "libxcb-render-util.so.0": "libxcb-render-util0",
        "libxcb-shape.so.0": "libxcb-shape0",
        "libxcb-shm.so.0": "libxcb-shm0",
        "libxcb-sync.so.1": "libxcb-sync1",
        "libxcb-util.so.1": "libxcb-util1",
        "libxcb-xfixes.so.0": "libxcb-xfixes0",
        "libxcb-xkb.so.1": "libxcb-xkb1",
        "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    }
)
"""The same with what its X11 and Wayland platforms need, read off those plugins with ldd."""


class SetUpError(Exception):
    """Set-up cannot go on; the message tells a person what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal, at once and not on standard output."""
    print(text, file=sys.stderr, flush=True)


class Environment:
    """One virtual environment, from one lock file.

    Args:
        folder: where it is to be.
        lock: the requirements file that names every package in it, with hashes.
        compiled: whether all modules are compiled when it is made, also those nobody will import.
    """

    def __init__(self, folder: str, lock: str, *, compiled: bool = True) -> None:
        self._folder = folder
        self._lock = lock
        self._compiled = compiled
        self._stamp = os.path.join(folder, "made-from.txt")
        windows = os.name == "nt"
        self._programs = os.path.join(folder, "Scripts" if windows else "bin")
        self.python = self.program("python")

    def program(self, name: str) -> str:
        """Return the path of a program that a package of this environment brings."""
        return os.path.join(self._programs, name + (".exe" if os.name == "nt" else ""))

    def is_ready(self) -> bool:
        """Say whether it is whole, and what this Python and the lock file ask for."""
        try:
            with open(self._stamp, "rb") as stamp:
                return stamp.read() == self._wanted() and os.path.exists(self.python)
        except OSError:
            return False

    def ensure(self) -> None:
        """Make it, unless it is ready.

        Raises:
            SetUpError: it cannot be made here, now.
        """
        if self.is_ready():
            return
        try:
            with _Alone(self._folder + ".lock"):
                if not self.is_ready():  # somebody else may have made it while we waited
                    self._make()
        except OSError as error:
            raise SetUpError(f"Ladewell cannot set itself up in {self._folder}: {error}") from error

    def ensure_libraries(self, libraries: Mapping[str, str]) -> None:
        """Add the system libraries that are missing where that is allowed, else say how to.

        It looks until all were there once, then no more.

        Args:
            libraries: each library and the Debian package that has it.

        Raises:
            SetUpError: one is missing that Qt cannot do without. Of the others it is only said,
                for no screen needs all of them.
        """
        seen = os.path.join(self._folder, "libraries-found.txt")
        wanted = "".join(f"{name}\n" for name in libraries)
        if not sys.platform.startswith("linux") or _text_of(seen) == wanted:
            return
        missing = missing_libraries(libraries)
        if missing and _may_install():
            install_packages([libraries[name] for name in missing])
            missing = missing_libraries(libraries)
        if any(name in ANY_QT for name in missing):
            raise SetUpError(how_to_get(missing, libraries))
        if missing:
            say(how_to_get(missing, libraries))
            return
        try:
            with open(seen, "w", encoding="utf-8") as file:
                file.write(wanted)
        except OSError:
            return  # the environment is somebody else's; looking again costs little

    def become(self, arguments: Sequence[str]) -> NoReturn:
        """Go on as this environment's Python; on Windows, start it and hand on its exit code.

        It runs isolated (``-I``): neither the folder it is started in, which may be full of files
        from strangers, nor a variable such as PYTHONPATH can slip a module in.
        """
        command = [self.python, "-I", "-X", "utf8", *arguments]
        if os.name == "posix":
            os.execv(self.python, command)
        import subprocess

        with subprocess.Popen(command) as process:
            while process.poll() is None:
                try:
                    process.wait()
                except KeyboardInterrupt:
                    continue  # the program heard it too, and it decides
            sys.exit(process.returncode)

    def _wanted(self) -> bytes:
        place = f"Python {sys.version_info[0]}.{sys.version_info[1]} of {sys.base_prefix}"
        with open(self._lock, "rb") as lock:
            return os.fsencode(f"{place}, in {self._folder}\n") + lock.read()

    def _make(self) -> None:
        import shutil

        _check_python()
        say("Ladewell sets itself up. This happens once and takes a minute or two.")
        old = self._folder + ".old"
        shutil.rmtree(old, ignore_errors=True)
        if os.path.exists(self._folder):
            # In one step, so that a program still running in it stops us before anything is lost.
            os.replace(self._folder, old)
            shutil.rmtree(old, ignore_errors=True)
        self._make_empty()
        self._fill()
        self._point_at_project()
        beside = self._stamp + ".new"
        with open(beside, "wb") as stamp:
            stamp.write(self._wanted())
        os.replace(beside, self._stamp)

    def _make_empty(self) -> None:
        import subprocess

        ensure_venv()
        import venv

        try:
            venv.EnvBuilder(symlinks=os.name != "nt", with_pip=True).create(self._folder)
        except subprocess.CalledProcessError as error:
            raise SetUpError(f"This Python cannot make environments: {error}") from error

    def _fill(self) -> None:
        import subprocess

        command = [self.python, "-I", "-m", "pip", "install", "--require-hashes"]
        # Wheels only: building one would run code, and fetch tools, that no hash vouches for.
        command += ["--only-binary=:all:", "--disable-pip-version-check", "--no-input"]
        command += [] if sys.stderr.isatty() else ["--quiet"]
        command += [] if self._compiled else ["--no-compile"]
        done = subprocess.run(
            [*command, "--requirement", self._lock],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode != 0:
            raise SetUpError(why_pip_failed(done.stderr))

    def _point_at_project(self) -> None:
        """Let this Python import `wallet` and `ui` from any current folder."""
        import sysconfig

        packages = sysconfig.get_path("purelib", "venv", vars={"base": self._folder})
        # Relative, for Python reads this file in the encoding of the system, and the project may
        # lie in a folder whose name that encoding does not have.
        with open(os.path.join(packages, "ladewell.pth"), "w", encoding="ascii") as file:
            file.write(os.path.relpath(PROJECT, packages) + "\n")


class _Alone:
    """Holds a file locked, so that one process at a time is inside; waits for its turn.

    The system lets go of the lock when its process ends, however it ends.
    """

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        self._file = open(self._path, "ab")
        if not self._locked(wait=False):
            say("Another start of Ladewell is setting up; waiting for it.")
            while not self._locked(wait=True):
                pass

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _locked(self, *, wait: bool) -> bool:
        import errno

        try:
            if sys.platform == "win32":
                import msvcrt

                self._file.seek(0)
                msvcrt.locking(self._file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(self._file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except OSError as error:
            # What POSIX says when it is taken; what Windows says; and Windows after ten seconds.
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK):
                return False
            raise
        return True


_LOCKS = os.path.join(PROJECT, "packaging", "lock")
WALLET = Environment(os.path.join(PROJECT, ".venv"), os.path.join(_LOCKS, "wallet.txt"))
TESTS = Environment(
    os.path.join(PROJECT, ".venv-test"), os.path.join(_LOCKS, "test.txt"), compiled=False
)
"""Apart from the wallet's, so that no tool gets in where the wallet runs."""
READERS = Environment(
    os.path.join(PROJECT, ".venv-readers"), os.path.join(_LOCKS, "readers.txt"), compiled=False
)
"""Programs of others that read what we write, and need other libraries than ours."""


def has_screen() -> bool:
    """Say whether a window can be shown here, as far as can be told without Qt."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def missing_libraries(libraries: Mapping[str, str]) -> list[str]:
    """Return those of the libraries that the system's loader does not find."""
    import ctypes

    missing = []
    for name in libraries:
        try:
            ctypes.CDLL(name)
        except OSError:
            missing.append(name)
    return missing


def how_to_get(missing: Sequence[str], libraries: Mapping[str, str]) -> str:
    """Return what to tell a person about missing system libraries."""
    if is_debian():
        what = _line([libraries[name] for name in missing])
        return f"The window needs libraries that this system lacks. Run:\n  {what}"
    return f"The window needs libraries that this system lacks: {', '.join(missing)}."


def why_pip_failed(errors: str) -> str:
    """Return what to tell a person about a set-up that pip could not finish."""
    if "DO NOT MATCH THE HASHES" in errors:
        advice = "A package is not the one that the lock file names. It was not used."
    elif any(sign in errors for sign in ("Retrying (", "from versions: none", "ConnectionError")):
        advice = (
            "The packages cannot be fetched. Connect to the network (behind a proxy, set"
            " HTTPS_PROXY) and start again."
        )
    else:
        advice = "The packages cannot be installed. When the cause is gone, start again."
    said = [line for line in errors.splitlines() if "Retrying (" not in line]
    return "\n".join([*said, advice])


def ensure_venv() -> None:
    """See to it that this Python can make environments: on Debian that is a package of its own.

    Raises:
        SetUpError: it cannot, and the package may not be installed from here.
    """
    import importlib.util

    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if importlib.util.find_spec("ensurepip") is None:
        if not (_may_install() and install_packages([package])):
            raise SetUpError(f"This Python cannot make environments. Run:\n  {_line([package])}")
        importlib.invalidate_caches()


def _check_python() -> None:
    if sys.version_info[:2] > NEWEST:
        newest = ".".join(map(str, NEWEST))
        here = ".".join(map(str, sys.version_info[:2]))
        raise SetUpError(f"Ladewell runs on Python 3.11 to {newest}; this is {here}.")


def is_debian() -> bool:
    """Say whether this is Debian or one of its kin."""
    return os.path.exists("/etc/debian_version")


def _may_install() -> bool:
    return sys.platform == "linux" and is_debian() and os.geteuid() == 0


def _line(packages: Sequence[str]) -> str:
    return "sudo apt-get install " + " ".join(dict.fromkeys(packages))


def install_packages(packages: Sequence[str]) -> bool:
    """Install Debian packages; fetch the list of packages first where it is missing or old."""
    import subprocess

    say(f"Adding {' '.join(packages)}.")
    apt = ["apt-get", "--quiet=2", "-o", "DPkg::Lock::Timeout=300"]
    install = [*apt, "install", "--yes", "--no-install-recommends", *dict.fromkeys(packages)]

    def works(command: list[str], errors: int | None) -> bool:
        quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(
            command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        return done.returncode == 0

    return works(install, subprocess.DEVNULL) or (
        works([*apt, "update"], None) and works(install, None)
    )


def _text_of(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None

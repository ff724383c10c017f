"""Runs every check of the project: what continuous integration runs, and nothing else.

``python3 packaging/test.py`` makes ``.venv-test`` when it is missing and runs each step, also after
one that failed, so that one run tells everything. Arguments after ``--`` go to pytest.
"""

import sys

# Before all else, in words that an old Python can read too.
if sys.version_info < (3, 11):  # noqa: UP036 - it is for those who come with an older one
    sys.stderr.write("Ladewell needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])  # noqa: UP031
    sys.exit(2)

import argparse
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from environment import (
    ANY_QT,
    CAMERAS,
    COULD_NOT,
    PROJECT,
    READERS,
    TESTS,
    Environment,
    SetUpError,
    ensure_venv,
    is_debian,
    say,
)

PYTEST = [TESTS.python, "-m", "pytest"]
STEPS = {
    "format": [TESTS.python, "-m", "ruff", "format", "--check"],
    "lint": [TESTS.python, "-m", "ruff", "check"],
    "types": [TESTS.python, "-m", "mypy"],
    "imports": [TESTS.program("lint-imports"), "--no-logo"],
    # Two processes, each with its own Qt; who has done its half takes from the other's.
    "tests": [*PYTEST, "--numprocesses=2", "--dist=worksteal"],
    "package": [TESTS.python, os.path.join("packaging", "try_package.py")],
}

_BLINK = 0.05
"""Seconds between two looks at the steps that are at work."""

BENCH_BILLS = {"quick": "1000", "usual": "1000,10000", "whole": "1000,10000,100000"}
"""Bills in the vaults of the benchmarks."""
BENCH_BUNDLED = {"quick": "100", "usual": "1000", "whole": "1000,10000"}
"""Bills in their bundles."""


def main() -> None:
    """Set up what is missing, run the steps that are asked for and tell how they went."""
    parser = argparse.ArgumentParser(description="Runs every check of the project.")
    parser.add_argument(
        "--bench",
        nargs="?",
        const="usual",
        choices=["quick", "usual", "whole"],
        help="run the benchmarks instead, and sum them up: quick in minutes, whole with 100,000"
        " bills and into the README",
    )
    parser.add_argument(
        "--load", action="store_true", help="try very many bills, long days and trouble instead"
    )
    parser.add_argument(
        "--fuzz",
        metavar="MINUTES",
        help="search for crashes instead; -- and names take some targets",
    )
    parser.add_argument(
        "--conformance", action="store_true", help="try the public suites in ../shared instead"
    )
    parser.add_argument(
        "--screens",
        nargs="?",
        const=os.path.join(PROJECT, "build", "screens"),
        metavar="DIR",
        help="draw the screens as pictures into DIR instead (build/screens if not given)",
    )
    parser.add_argument("pytest", nargs="*", help="after --: arguments for pytest")
    wish = parser.parse_args()
    try:
        # The newest Python that all of the others' programs come for is 3.12.
        ensure_all([TESTS, READERS] if sys.version_info < (3, 13) else [TESTS])
        TESTS.ensure_libraries(ANY_QT | CAMERAS)
    except SetUpError as error:
        say(str(error))
        sys.exit(COULD_NOT)
    except KeyboardInterrupt:
        sys.exit(130)
    if wish.screens is not None:
        steps = {"screens": [TESTS.python, "-m", "tests.screens", os.path.abspath(wish.screens)]}
    elif wish.fuzz:
        steps = {"fuzzing": [TESTS.python, "-m", "tests.fuzz", wish.fuzz, *wish.pytest]}
    elif wish.conformance:
        steps = {"conformance": [TESTS.python, "-m", "tests.conformance.report", *wish.pytest]}
    elif wish.bench:
        os.environ["LADEWELL_BENCH_COMMAND"] = f"python3 packaging/test.py --bench {wish.bench}"
        os.environ.setdefault("LADEWELL_BENCH_BILLS", BENCH_BILLS[wish.bench])
        os.environ.setdefault("LADEWELL_BENCH_BUNDLED", BENCH_BUNDLED[wish.bench])
        keep = ["--keep"] if wish.bench == "whole" else []
        steps = {
            "benchmarks": [TESTS.python, "-m", "tests.benchmarks", *wish.pytest],
            "summary": [TESTS.python, "-m", "tests.benchmarks.summary", *keep],
        }
    elif wish.load:
        long = ["--thorough", "-o", "faulthandler_timeout=0", *wish.pytest]
        steps = {"load": [*PYTEST, *long, os.path.join("tests", "load")]}
    else:
        steps = STEPS | {"tests": [*STEPS["tests"], *wish.pytest]}
        if wish.pytest or not is_debian():  # some tests are wanted, or there is no dpkg
            del steps["package"]
    sys.exit(run(steps))


def ensure_all(environments: Sequence[Environment]) -> None:
    """Make those that are not ready, side by side: each keeps one core busy and waits a lot.

    Raises:
        SetUpError: one cannot be made here, now.
    """
    ensure_venv()  # once: two that install Debian packages stand in each other's way
    with ThreadPoolExecutor() as pool:
        for _made in pool.map(Environment.ensure, environments):
            pass


class Step:
    """A step of the run; what it says is kept in a file until it is its turn to be read."""

    def __init__(self, name: str, command: list[str], said: Path) -> None:
        self.name = name
        self._command = command
        self._said = said
        self._shown = 0
        self.code: int | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def go_on(self, environment: dict[str, str]) -> bool:
        """Start it, if it has not been, and say whether it has ended."""
        if self._process is None:
            self._start = time.monotonic()
            with self._said.open("wb") as said:
                self._process = subprocess.Popen(
                    self._command, cwd=PROJECT, env=environment, stdout=said, stderr=said
                )
        elif self.code is None:
            self.code = self._process.poll()
            self._seconds = time.monotonic() - self._start
        return self.code is not None

    def show(self) -> None:
        """Print what it has said since it was last asked."""
        if self._process is not None:
            with self._said.open("rb") as said:
                said.seek(self._shown)
                self._shown += sys.stdout.buffer.write(said.read())
            sys.stdout.flush()

    @property
    def story(self) -> str:
        """How it went."""
        how = "good" if self.code == 0 else f"exit code {self.code}"
        return f"{self.name:10} {self._seconds:6.1f} s  {how}"


def run(steps: dict[str, list[str]]) -> int:
    """Run all steps, print how each went, and return 0 when all were good, else 1.

    The other steps keep one core busy and wait a lot, so they go on one after the other beside the
    tests. What one says is shown while it is at work, but for those before it: nothing is mixed.
    """
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    # What was read once is written down, also where a machine forbids it: all processes use it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if sys.stdout.isatty():
        environment["PY_COLORS"] = "1"
    if READERS.is_ready():
        environment["LADEWELL_TEST_TOOLS"] = READERS.python
    with tempfile.TemporaryDirectory(prefix="ladewell-steps-") as folder:
        all_ = [Step(name, command, Path(folder, name)) for name, command in steps.items()]
        lanes = [
            [step for step in all_ if (step.name == "tests") is beside] for beside in (True, False)
        ]
        for step in all_:
            print(f"== {step.name}", flush=True)
            while step.code is None:
                for lane in lanes:
                    if lane and lane[0].go_on(environment):
                        lane.pop(0)
                step.show()
                time.sleep(_BLINK)
            step.show()
            print(f"== {step.story}", flush=True)
    bad = sum(step.code != 0 for step in all_)
    story = [step.story for step in all_]
    print("\n".join(["", *story, f"{bad} of {len(all_)} steps failed." if bad else "All good."]))
    return 1 if bad else 0


if __name__ == "__main__":
    main()

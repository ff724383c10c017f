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
import time

from environment import (
    ANY_QT,
    CAMERAS,
    COULD_NOT,
    PROJECT,
    READERS,
    TESTS,
    SetUpError,
    is_debian,
    say,
)

PYTEST = [TESTS.python, "-m", "pytest"]
STEPS = {
    "format": [TESTS.python, "-m", "ruff", "format", "--check"],
    "lint": [TESTS.python, "-m", "ruff", "check"],
    "types": [TESTS.python, "-m", "mypy"],
    "imports": [TESTS.program("lint-imports"), "--no-logo"],
    # Two processes, each with its own Qt.
    "tests": [*PYTEST, "--numprocesses=2"],
    "package": [TESTS.python, os.path.join("packaging", "try_package.py")],
}

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
        TESTS.ensure()
        TESTS.ensure_libraries(ANY_QT | CAMERAS)
        if sys.version_info < (3, 13):  # the newest Python that all of them come for is 3.12
            READERS.ensure()
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


def run(steps: dict[str, list[str]]) -> int:
    """Run all steps, print how each went, and return 0 when all were good, else 1."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    if READERS.is_ready():
        environment["LADEWELL_TEST_TOOLS"] = READERS.python
    story = []
    bad = 0
    for name, command in steps.items():
        print(f"== {name}", flush=True)
        start = time.monotonic()
        code = subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode
        bad += code != 0
        how = "good" if code == 0 else f"exit code {code}"
        story.append(f"{name:10} {time.monotonic() - start:6.1f} s  {how}")
        print(f"== {story[-1]}", flush=True)
    print("\n".join(["", *story, f"{bad} of {len(steps)} steps failed." if bad else "All good."]))
    return 1 if bad else 0


if __name__ == "__main__":
    main()

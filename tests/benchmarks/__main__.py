"""Runs each family of benchmarks in a process of its own: none meets what another left behind.

All of them meet modules that are compiled, as they are where the program is installed.
``python -m tests.benchmarks``; arguments go to pytest. What they found lies in ``build/benchmarks``
then, for `summary`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.conftest import RUN

FAMILIES = sorted(Path(__file__).parent.glob("bench_*.py"))
_NOTHING_CHOSEN = 5
"""What pytest says where its arguments leave nothing of a family."""


def main() -> int:
    """Run the families, tell how long each took, and return 1 where one failed."""
    shutil.rmtree(RUN, ignore_errors=True)
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    installed = kept | {"PYTHONPYCACHEPREFIX": str(RUN.with_name("compiled"))}
    subprocess.run(
        [sys.executable, "-m", "compileall", "-q", "wallet", "ui"], env=installed, check=True
    )
    pytest = [sys.executable, "-m", "pytest", "-q", "-o", "python_files=bench_*.py"]
    pytest += ["-o", "faulthandler_timeout=0", *sys.argv[1:]]
    bad = 0
    for family in FAMILIES:
        started = time.monotonic()
        code = subprocess.run([*pytest, str(family)], env=installed, check=False).returncode
        bad += code not in (0, _NOTHING_CHOSEN)
        print(f"-- {family.stem}: {time.monotonic() - started:.0f} s", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

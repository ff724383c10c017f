"""Makes the lock files anew from pyproject.toml; for maintainers, who need ``uv`` on their PATH.

``python3 packaging/lock.py`` keeps every version that still fits, ``--upgrade`` takes the newest.
One file serves Linux, macOS and Windows and every Python from 3.11 on: its markers say what is
for whom.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
LOCKS = PROJECT / "packaging" / "lock"
HEADER = "# Made by packaging/lock.py from pyproject.toml. Do not edit.\n"


def main() -> None:
    """Write the lock files; the tests' one has the wallet's in it, version for version."""
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("This needs uv. Install it with: pip install uv")
    wallet = LOCKS / "wallet.txt"
    compile_lock(uv, wallet, ["pyproject.toml", *sys.argv[1:]])
    same = ["pyproject.toml", "--group", "test", "--constraints", str(wallet.relative_to(PROJECT))]
    compile_lock(uv, LOCKS / "test.txt", [*same, *sys.argv[1:]])
    compile_lock(uv, LOCKS / "readers.txt", ["--group", "readers", *sys.argv[1:]])


def compile_lock(uv: str, lock: Path, options: list[str]) -> None:
    """Resolve the dependencies and write the lock file.

    It must not say where its maker fetched packages: a hash is enough, whoever has the package.
    """
    silence = ["--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    command = [uv, "pip", "compile", "--universal", "--python-version=3.11"]
    # As they are installed: what has no wheel is not for a user's machine.
    command += ["--only-binary=:all:"]
    command += ["--generate-hashes", *silence, "--output-file", str(lock.relative_to(PROJECT))]
    subprocess.run([*command, *options], cwd=PROJECT, check=True)
    text = lock.read_text(encoding="utf-8")
    if "://" in text:
        sys.exit(f"{lock} says where a package was fetched: {text.partition('://')[0][-60:]}")
    lock.write_text(HEADER + text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

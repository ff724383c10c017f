"""``python -m wallet``: the command line."""

from __future__ import annotations

import sys

from wallet.places import program
from wallet.secrecy import keep_memory_private


def main() -> int:
    """Run the command line on this process's arguments."""
    keep_memory_private()
    if sys.argv[1:] == ["--version"]:  # scripts ask this often; it takes no library to answer
        try:
            sys.stdout.write(f"ladewell {program()}\n")
            sys.stdout.flush()
        except (OSError, AttributeError):  # closed, or its disk is full
            sys.stdout = None  # Python would try once more, and say so
            return 2
        return 0
    try:
        from wallet.cli import main as run  # click is loaded when there is something to run

        return run()
    except KeyboardInterrupt:  # while it was still loading
        return 130


if __name__ == "__main__":
    sys.exit(main())

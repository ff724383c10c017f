"""Where the built program starts: as ``ladewell-window`` the window, else the command line.

The same two programs that an installed wheel has, in one file that goes by two names.
``--self-test`` belongs to the window, and can be asked of either. And since a built program has no
Python beside it, it is also the processes that read what strangers made.
"""

import runpy
import sys
from pathlib import Path

from wallet.places import APART

PROCESSES = ("ui.film", "wallet.papers.inside")
"""What the program starts of itself: these and no other."""


def main() -> int:
    """Become the program that was called."""
    arguments = sys.argv[1:]
    if arguments[:1] == [APART] and arguments[1] in PROCESSES:
        sys.argv[:] = arguments[1:]
        runpy.run_module(arguments[1], run_name="__main__")
        return 0
    if Path(sys.argv[0]).stem.endswith("-window") or arguments[:1] == ["--self-test"]:
        from ui.__main__ import main as window  # Qt is loaded where there is something to see

        return window()
    from wallet.__main__ import main as command_line

    return command_line()


if __name__ == "__main__":
    sys.exit(main())

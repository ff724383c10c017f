"""Builds what is handed out: ``python3 packaging/build.py [wheel] [app] [deb]``, into ``dist``.

Without a name it builds all three. What is built knows its commit and that commit's date, and the
same commit gives the same bytes of wheel and package: every time in them is the commit's.
"""

import sys

# Before all else, in words that an old Python can read too.
if sys.version_info < (3, 11):  # noqa: UP036 - it is for those who come with an older one
    sys.stderr.write("Ladewell needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])  # noqa: UP031
    sys.exit(2)

import argparse
import os
import subprocess

from environment import ANY_QT, CAMERAS, COULD_NOT, PROJECT, TESTS, SetUpError, say

KINDS = ("wheel", "app", "deb")


def main() -> None:
    """Make the environment with the tools, and build there."""
    parser = argparse.ArgumentParser(description="Builds what is handed out.")
    parser.add_argument("kinds", nargs="*", metavar="|".join(KINDS), help="what; if not given, all")
    parser.add_argument("-o", "--output", default=os.path.join(PROJECT, "dist"), metavar="DIR")
    wish = parser.parse_args()
    if unknown := set(wish.kinds) - set(KINDS):
        parser.error(f"cannot build {', '.join(sorted(unknown))}")
    try:
        TESTS.ensure()
        TESTS.ensure_libraries(ANY_QT | CAMERAS)
    except SetUpError as error:
        say(str(error))
        sys.exit(COULD_NOT)
    folder = os.path.abspath(wish.output)
    for kind in wish.kinds or KINDS:
        script = os.path.join(PROJECT, "packaging", f"{kind}.py")
        code = subprocess.run([TESTS.python, script, folder], check=False).returncode
        if code != 0:
            sys.exit(code)


if __name__ == "__main__":
    main()

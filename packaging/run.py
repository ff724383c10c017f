"""Opens the window of Ladewell; with arguments, is its command line.

``python3 packaging/run.py`` and ``python3 packaging/run.py verify bill.ebl``, from any folder and
with any Python from 3.11 on. The first start makes ``.venv``; later ones find it and go on at once.
The exit code is that of the program.
"""

import sys

# Before all else, in words that an old Python can read too.
if sys.version_info < (3, 11):  # noqa: UP036 - it is for those who come with an older one
    sys.stderr.write("Ladewell needs Python 3.11 or newer; this is %d.%d.\n" % sys.version_info[:2])  # noqa: UP031
    sys.exit(2)

from environment import (
    COULD_NOT,
    QT_ON_A_SCREEN,
    WALLET,
    SetUpError,
    has_screen,
    say,
)


def main() -> None:
    """Set up what is missing and become the program."""
    arguments = sys.argv[1:]
    window = not arguments and has_screen()
    try:
        WALLET.ensure()
        if window:
            WALLET.ensure_libraries(QT_ON_A_SCREEN)
    except SetUpError as error:
        say(str(error))
        sys.exit(COULD_NOT)
    except KeyboardInterrupt:
        sys.exit(130)
    if window:
        WALLET.become(["-m", "ui"])
    if not arguments:
        say("There is no screen here, so this is the demonstration on the command line.")
    WALLET.become(["-m", "wallet", *(arguments or ["demo"])])


if __name__ == "__main__":
    main()

"""Puts the window together and runs it: `python -m ui [--vault DIR] [FILE …]`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from ui.auto_lock import AutoLock
from ui.collector import Collector
from ui.instance import Instance
from ui.jobs import Jobs
from ui.links import OpenRequests, Wanted
from ui.logbook import Logbook
from ui.look import Look
from ui.main_window import MainWindow
from ui.mishaps import Mishaps, report_of
from ui.motion import Motion
from ui.screen_watch import ScreenWatch
from ui.session import Session
from ui.settings import Settings, default_vault, log_folder, settings_file
from wallet.clock import SystemClock
from wallet.places import program
from wallet.secrecy import keep_memory_private

translate = QCoreApplication.translate
_log = logging.getLogger(__name__)

_FAREWELL_MS = 3000
"""So long a piece of work may hold up the end; what it has signed is durable anyway."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Show the window until it is closed, and return the exit code."""
    keep_memory_private()
    asked = _read(sys.argv[1:] if arguments is None else arguments)
    if asked.self_test:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # on whatever screen it was asked for
        from ui.self_test import run

        return run()
    application = QApplication.instance() or QApplication(["ladewell"])
    if not isinstance(application, QApplication):
        raise TypeError(application)
    application.setApplicationName("Ladewell")
    application.setDesktopFileName("org.ladewell.wallet")
    instance = Instance(asked.vault)
    wanted = Wanted.of(asked.files, chooses=asked.choose)
    if not instance.is_first(wanted):
        return 0
    logbook, mishaps = Logbook(log_folder()), Mishaps(application)
    last_fault = logbook.open()
    mishaps.listen()  # to the very end: what fails then is nobody's to read on a terminal either
    try:
        return _show(application, instance, wanted, asked.vault, mishaps, last_fault)
    except Exception as error:
        _log.exception("could not start")
        _tell_of_start(error)
        return 1
    finally:
        logbook.close()


def _show(
    application: QApplication,
    instance: Instance,
    wanted: Wanted,
    named: Path | None,
    mishaps: Mishaps,
    last_fault: str,
) -> int:
    settings = Settings(settings_file())
    look = Look(
        application,
        settings.theme,
        settings.size,
        settings.language,
        typeface=settings.typeface,
        is_still=settings.is_still,
    )
    motion = Motion(application)
    motion.changed.connect(look.heed_motion)
    application.setWindowIcon(look.icons.icon("ladewell", look.tokens.accent, 64))
    collector = Collector(application)
    jobs = Jobs()
    session = Session(jobs)
    known = settings.vaults
    vault = named or (known[0].folder if known else default_vault())
    window = MainWindow(session, look, settings, SystemClock(), vault)
    window.closed.connect(lambda: _leave(application, session))
    application.setQuitOnLastWindowClosed(False)
    requests = OpenRequests(application)
    if sys.platform == "darwin":  # elsewhere nothing comes this way, and each event would pass here
        application.installEventFilter(requests)
    for caller in (instance, requests):
        caller.called.connect(window.open)
        caller.called.connect(window.come_forward)
    auto_lock, screen = AutoLock(settings), ScreenWatch()
    screen.went_away.connect(auto_lock.went_away)
    auto_lock.lock_wanted.connect(window.lock)
    window.begin(wanted)
    mishaps.happened.connect(window.show_report)
    window.show()
    if last_fault:
        window.show_report(last_fault, is_of_last_run=True)
    # What is asked of the system and answered later need not be asked before the first picture.
    QTimer.singleShot(0, motion.start)
    QTimer.singleShot(0, lambda: screen.start(int(window.winId())))
    # The book is on its way while the user still looks for the first key.
    QTimer.singleShot(0, lambda: session.without_vault(lambda _: import_module("wallet.book")))
    try:
        return application.exec()
    finally:
        jobs.close()
        collector.stop()


def _tell_of_start(error: Exception) -> None:
    """Say that there will be no window, in one of Qt's own: it may be our look that failed."""
    from PySide6.QtWidgets import QMessageBox  # a start that does not fail needs none

    report = report_of(error)
    sys.stderr.write(f"{report}\n")
    said = translate("Start", "The program could not start. What was signed is safe in the vault.")
    box = QMessageBox(QMessageBox.Icon.Critical, "Ladewell", said)
    box.setDetailedText(report)
    box.exec()


def _leave(application: QApplication, session: Session) -> None:
    """Close the vault, then end: what was asked for last is done last."""
    session.lock()
    session.without_vault(lambda _progress: None).finished.connect(application.quit)
    QTimer.singleShot(_FAREWELL_MS, application.quit)


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="ladewell-window", description="Electronic bills of lading on your own machine."
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE|LINK", help="look at these files and TradeTrust links"
    )
    parser.add_argument("--choose", action="store_true", help="ask for a file to look at")
    named = os.environ.get("LADEWELL_VAULT")
    parser.add_argument(
        "--vault",
        type=Path,
        default=Path(named) if named else None,
        metavar="DIR",
        help="open the vault in this folder, or make it there",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {program()}")
    parser.add_argument(
        "--self-test", action="store_true", help="try the program where it stands, and tell in JSON"
    )
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

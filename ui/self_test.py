"""Tries the program where it stands, as it was built: ``--self-test``.

It plays the sample voyage, prints a bill and judges it, reads a code it drew, opens the buyer's
vault in a window without a screen, and loads every library that some rare verb needs. One object of
JSON tells how it went: the form is for the scripts that build and install the program.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from ui.jobs import Jobs
from wallet.clock import SystemClock
from wallet.places import program

LIBRARIES = (
    "PIL.Image", "PySide6.QtMultimedia", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport",
    "PySide6.QtSerialPort", "PySide6.QtSvg", "apsw", "asn1crypto.cms", "cbor2", "click",
    "coincurve", "Crypto.Hash.keccak", "cryptography.x509", "joserfc.jwe", "keyring.core",
    "msgspec.json", "py_arkworks_bls12381", "pyhanko.sign.validation", "pyhanko_certvalidator",
    "pyld.jsonld", "pypdf", "pypdfium2", "qrcode", "rfc8785", "shiboken6", "typst",
    "zxcvbn", "zxingcpp",
)  # fmt: skip
"""One module of each library that comes along, the one that the program imports."""


class SelfTest:
    """One run, in a folder of its own that goes away with it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._bill = ""
        self._story: list[dict[str, object]] = []

    def run(self) -> bool:
        """Do every step, also after one that failed, and say whether all were good."""
        steps: tuple[Callable[[], object], ...] = (
            self.libraries, self.voyage, self.paper, self.codes, self.window,
        )  # fmt: skip
        for step in steps:
            started = time.perf_counter()
            try:
                found: dict[str, object] = {"good": True, "found": step()}
            except Exception as wrong:  # whatever it is, it is the answer
                traceback.print_exc()
                found = {"good": False, "found": f"{type(wrong).__name__}: {wrong}"}
            seconds = round(time.perf_counter() - started, 2)
            self._story.append({"step": step.__name__, **found, "seconds": seconds})
        return all(told["good"] for told in self._story)

    def told(self) -> dict[str, object]:
        """Return the object that is printed."""
        return {
            "program": f"Ladewell {program()}",
            "frozen": bool(getattr(sys, "frozen", False)),
            "python": sys.version.split()[0],
            "utf8": bool(sys.flags.utf8_mode),
            "good": all(told["good"] for told in self._story),
            "steps": self._story,
        }

    def libraries(self) -> int:
        """Load what a verb loads only when it is used."""
        for name in LIBRARIES:
            import_module(name)
        return len(LIBRARIES)

    def voyage(self) -> int:
        """Make five vaults, and give one bill from the carrier through banks to delivery."""
        from wallet.voyage import Voyage

        voyage = Voyage(self._folder, SystemClock())
        try:
            voyage.prepare()
            self._bill = voyage.sail()
            voyage.print_papers(self._bill)
            voyage.write_envelope(self._bill)
        finally:
            voyage.close()
        return len(voyage.steps)

    def paper(self) -> str:
        """Judge the first parcel and a print of the bill, and look at that as a reader would."""
        from wallet.book import Question, trust_from, verify

        now = SystemClock().now()
        trust = trust_from([self._folder / "card-carrier.jws"], now)
        verdict = verify(self._folder / "01-carrier-issued.ebl", Question(now, trust))
        printed = verify(self._folder / "bill-en.pdf", Question(now, trust))
        if not verdict.is_good or printed.digest != verdict.digest:
            raise AssertionError(verdict.headline, printed.headline)
        for language in ("en", "zh"):
            paper = (self._folder / f"bill-{language}.pdf").read_bytes()
            with import_module("pypdfium2").PdfDocument(paper) as read:
                text = read[0].get_textpage().get_text_bounded()
            if verdict.number not in text:
                raise AssertionError("the bill's number is not on its paper")
        return str(verdict.headline)

    def codes(self) -> int:
        """Draw a card as a code, and read the picture, and the film of it in a process apart."""
        from wallet.book import avi, light, look_at, png

        card = (self._folder / "card-carrier.jws").read_bytes()
        code = light(card).code(1)
        for name, drawn in (("card.png", png(code)), ("card.avi", avi([code] * 10))):
            (self._folder / name).write_bytes(drawn)
            if look_at([self._folder / name]).messages[:1] != (card,):
                raise AssertionError(f"{name} reads otherwise than what was drawn")
        return len(card)

    def window(self) -> str:
        """Show the first page and then the buyer's bills, each of them painted."""
        from ui.look import Look, Theme
        from ui.main_window import MainWindow
        from ui.session import Session
        from ui.settings import Settings
        from wallet.book import Book
        from wallet.voyage import PASSPHRASE

        application = QApplication.instance() or QApplication(["ladewell"])
        if not isinstance(application, QApplication):
            raise TypeError(application)
        look, jobs = Look(application, Theme.LIGHT), Jobs()
        session = Session(jobs)
        vault = self._folder / "vaults" / "buyer"
        settings = Settings(self._folder / "window.ini")
        window = MainWindow(session, look, settings, SystemClock(), vault)
        window.begin()
        window.show()
        _look_at(window)
        session.open(lambda _: Book.open(vault, PASSPHRASE, clock=SystemClock(), keyring=None))
        _settle(jobs)
        if not session.is_open:
            raise AssertionError("the vault did not open in the window")
        colours = _look_at(window)
        session.lock()
        _settle(jobs)
        window.close()
        jobs.close()
        return f"{colours} colours"


def run() -> int:
    """Run it, print what came of it, and return the exit code."""
    with tempfile.TemporaryDirectory(prefix="ladewell-self-test-") as folder:
        test = SelfTest(Path(folder))
        good = test.run()
    print(json.dumps(test.told(), ensure_ascii=False, indent=1))
    return 0 if good else 1


def _look_at(window: QWidget) -> int:
    """Paint a window and return how many colours it has; a page that is drawn has more than two."""
    QCoreApplication.processEvents()
    picture = window.grab().toImage().scaled(160, 100)
    colours = {picture.pixel(x, y) for x in range(160) for y in range(100)}
    if len(colours) <= 2:
        raise AssertionError("the window stayed empty")
    return len(colours)


def _settle(jobs: Jobs) -> None:
    """Let everything that was asked of the worker come back."""
    while jobs.is_busy:
        loop = QEventLoop()
        jobs.run(lambda _progress: None).finished.connect(loop.quit)
        loop.exec()
    QCoreApplication.processEvents()

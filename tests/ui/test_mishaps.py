"""What is told of a mistake names the place in the program, and no secret planted anywhere near."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from ui.logbook import Logbook, PlainFormatter
from ui.mishaps import Mishaps, report_of, report_of_fault, shown_path
from wallet.errors import CouldNotLook, WalletError

PASSPHRASE = "harbour kite amber seven"
WORDS = "abandon ability able about above absent absorb abstract"
KEY = "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg4c1f9b7a"
VAULT = "/srv/anna.lindqvist/Documents/Ladewell/vault"
PARTY = "Yantian Hengtai Precision Co., Ltd"
SECRETS = (PASSPHRASE, WORDS, KEY, VAULT, PARTY, "anna", "lindqvist", "Yantian", "harbour",
           "abandon", KEY[:12])  # fmt: skip


class PartyOfAnna(Exception):
    """Holds on to what it was raised with."""


def plant(passphrase=PASSPHRASE, *, words=WORDS):
    """Fail with secrets in arguments, locals, the message, notes and what caused it."""
    key = KEY
    try:
        try:
            raise CouldNotLook("passphrase-wrong", folder=VAULT, name=PARTY, key=key)
        except WalletError as wrong:
            raise FileNotFoundError(2, f"no {VAULT} for {passphrase}", VAULT) from wrong
    except FileNotFoundError:
        try:
            raise KeyError(words, key)
        except KeyError as wrong:
            wrong.add_note(f"the words were {words}")
            raise ValueError(f"{key} opens {VAULT} of {PARTY}") from wrong


def planted():
    with pytest.raises(ValueError, match="opens") as caught:
        plant()
    return caught.value


def holds_no_secret(text):
    return not [secret for secret in SECRETS if secret.casefold() in text.casefold()]


def test_a_report_tells_the_kinds_and_the_places():
    report = report_of(planted())
    assert "Ladewell 0.1.0" in report
    assert "\nValueError\n" in report
    assert "caused by KeyError" in report
    assert "tests/ui/test_mishaps.py" in report
    assert "in plant" in report


def test_a_report_holds_no_secret_from_wherever():
    assert holds_no_secret(report_of(planted()))


def test_a_code_of_ours_is_told_and_its_facts_are_not():
    report = report_of(CouldNotLook("passphrase-wrong", folder=VAULT, name=PARTY))
    assert "CouldNotLook passphrase-wrong" in report
    assert holds_no_secret(report)


def test_a_group_of_errors_is_told_by_their_kinds():
    report = report_of(ExceptionGroup(PASSPHRASE, [planted(), KeyError(KEY)]))
    assert "with ValueError, KeyError" in report
    assert holds_no_secret(report)


def test_errors_that_cause_each_other_in_a_ring_are_told_once():
    first, second = ValueError("a"), KeyError("b")
    first.__cause__, second.__cause__ = second, first
    assert report_of(first).count("ValueError") == 1


def test_a_very_deep_error_is_told_in_bounds():
    def deeper(depth):
        if depth:
            deeper(depth - 1)
        raise ValueError

    with pytest.raises(ValueError) as caught:  # noqa: PT011 - it has no words
        deeper(400)
    assert len(report_of(caught.value).splitlines()) < 60


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (str(Path(__file__)), "tests/ui/test_mishaps.py"),
        (os.__file__, "python/os.py"),
        ("/srv/anna/.venv/lib/python3.11/site-packages/cbor2/x.py", "site-packages/cbor2/x.py"),
        (r"C:\Users\Anna\App\site-packages\cbor2\x.py", "site-packages/cbor2/x.py"),
        ("ui/jobs.py", "ui/jobs.py"),
        ("ui/../srv/anna/x.py", "elsewhere"),
        ("/srv/anna/plugin.py", "elsewhere"),
        (r"C:\Users\Anna\plugin.py", "elsewhere"),
        ("<string>", "elsewhere"),
    ],
)
def test_a_path_is_never_where_it_lies_on_this_computer(path, shown):
    assert shown_path(path) == shown


def test_what_faulthandler_wrote_is_told_without_the_users_name():
    text = (
        "Fatal Python error: Segmentation fault\n\n"
        "Current thread 0x00007f701dbbfb80 (most recent call first):\n"
        f'  File "{VAULT}/x.py", line 3 in {"f" * 9}\n'
        '  File "/srv/anna/l/site-packages/PySide6/x.py", line 5 in g\n'
        f"{PASSPHRASE}\n"
    )
    report = report_of_fault(text)
    assert "Segmentation fault" in report
    assert "elsewhere 3 in fffffffff" in report
    assert "site-packages/PySide6/x.py 5 in g" in report
    assert holds_no_secret(report)
    assert report_of_fault("") == report_of_fault(f"{PASSPHRASE}\n" * 50) == ""


@pytest.fixture
def mishaps(qapp):
    mishaps = Mishaps()
    mishaps.listen()
    yield mishaps
    mishaps.leave()


@pytest.mark.logs("not caught")
def test_one_mistake_is_told_once_however_often_it_is_made(mishaps, logbook, capsys):
    heard = []
    mishaps.happened.connect(heard.append)
    error = planted()
    for _ in range(100):
        sys.excepthook(ValueError, error, None)
    assert len(heard) == 1
    assert "in plant" in heard[0]
    log = logbook.file.read_text(encoding="utf-8")
    assert log.count("not caught\n") == 1
    assert log.count("ten times as often") == 2
    assert holds_no_secret(log + heard[0] + "".join(capsys.readouterr()))


@pytest.mark.logs("not caught")
def test_however_many_mistakes_there_are_only_some_are_shown(mishaps):
    heard = []
    mishaps.happened.connect(heard.append)
    for number in range(40):
        sys.excepthook(ValueError, type(f"Mistake{number}", (Exception,), {})(), None)
    assert len(heard) == len(set(heard)) == 20


class Wilful(Exception):
    """Fails when anybody looks at it."""

    @property
    def __cause__(self):
        raise RuntimeError(PASSPHRASE)


class WilfulCode(WalletError):
    code = f"the words are {WORDS}"

    def __init__(self):
        pass


@pytest.mark.logs("not caught")
@pytest.mark.parametrize("error", [Wilful(PASSPHRASE), WilfulCode(), MemoryError(KEY)])
def test_an_error_that_fails_when_it_is_looked_at_is_told_of_all_the_same(mishaps, capsys, error):
    heard = []
    mishaps.happened.connect(heard.append)
    sys.excepthook(type(error), error, None)
    assert type(error).__name__ in heard[0]
    assert holds_no_secret(heard[0] + "".join(capsys.readouterr()))


def test_a_report_can_always_be_written_down(tmp_path):
    code = compile("raise ValueError", "/x/site-packages/\udcff\n.py", "exec")
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - it has no words
        exec(code)
    report = report_of(caught.value)
    (tmp_path / "report.txt").write_text(report, encoding="utf-8")
    assert "site-packages/??.py 1 in <module>" in report


def test_who_stops_the_program_by_hand_made_no_mistake(mishaps, capsys):
    heard = []
    mishaps.happened.connect(heard.append)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert heard == []
    assert "".join(capsys.readouterr()) == ""


@pytest.mark.logs("not caught")
def test_a_thread_that_fails_is_heard_too(mishaps, qtbot, capsys):
    with qtbot.waitSignal(mishaps.happened, timeout=5000) as told:
        thread = threading.Thread(target=plant)
        thread.start()
    thread.join()
    assert "in plant" in told.args[0]
    assert holds_no_secret(told.args[0] + "".join(capsys.readouterr()))


def test_leaving_gives_python_its_hooks_back(mishaps):
    mishaps.leave()
    assert sys.excepthook is mishaps._before[0]
    assert threading.excepthook is mishaps._before[1]


@pytest.fixture
def logbook(tmp_path):
    logbook = Logbook(tmp_path / "state" / "log")
    assert logbook.open() == ""
    yield logbook
    logbook.close()


@pytest.mark.logs("unforeseen", "opened", "asked", "lost")
def test_no_secret_gets_into_the_log(logbook):
    try:
        plant()
    except ValueError:
        logging.getLogger("ui.jobs").exception("unforeseen in the background")
    logging.getLogger("wallet.store").warning("opened %s with %s", VAULT, PASSPHRASE)
    logging.getLogger("urllib3").warning("asked https://x/%s", KEY)
    logging.getLogger("urllib3").error(f"lost {WORDS}")  # noqa: G004 - as a library may
    logging.getLogger("ui").error(ValueError(f"lost {PASSPHRASE}"))
    text = logbook.file.read_text(encoding="utf-8")
    assert "unforeseen in the background" in text
    assert "in plant" in text
    assert "opened %s with %s" in text
    assert text.count("urllib3: in test_no_secret") == 2
    assert holds_no_secret(text)


def test_the_line_of_a_log_has_its_time_in_utc():
    record = logging.LogRecord("ui", logging.ERROR, "x.py", 1, "so it is", (), None)
    record.created = 0
    assert PlainFormatter().format(record) == "1970-01-01T00:00:00Z ERROR ui: so it is"


@pytest.mark.logs("again")
def test_the_log_is_bounded_and_the_owners_alone(logbook, monkeypatch):
    monkeypatch.setattr("ui.logbook._MOST_BYTES", 8192)
    log = logging.getLogger("ui")
    for _ in range(400):
        log.error("again and again the same sentence that fills the file of the log up to the end")
    files = sorted(logbook.file.parent.glob("ladewell.log*"))
    assert len(files) == 2
    assert sum(path.stat().st_size for path in files) <= 2 * 8192 + 200
    if os.name != "nt":
        assert logbook.file.stat().st_mode & 0o077 == 0
        assert logbook.file.parent.stat().st_mode & 0o077 == 0


_ALL_GOES_WRONG = f"""
import os, sys, threading
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from ui.jobs import Jobs
from ui.logbook import Logbook
from ui.mishaps import Mishaps
application = QCoreApplication([])
logbook = Logbook(Path(sys.argv[1]))
logbook.open()
mishaps = Mishaps(application)
mishaps.listen()
mishaps.happened.connect(lambda report: print(report.splitlines()[4]))
jobs = Jobs()
def fall(passphrase={PASSPHRASE!r}):
    raise ValueError(passphrase + {VAULT!r})
def deeper(words={WORDS!r}):
    deeper(words)
class Late:
    def __del__(self):
        raise KeyError({KEY!r})
def work(_progress):
    fall()
def aside():
    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
for fault in (fall, deeper, lambda: Late(), aside):
    QTimer.singleShot(0, fault)
QTimer.singleShot(0, lambda: jobs.run(work).finished.connect(application.quit))
application.exec()
jobs.close()
logbook.close()
application.late = Late()
fall()
"""


@pytest.mark.parametrize("lies_in", ["folder", "file", "full"])
def test_nothing_of_any_mistake_comes_to_the_terminal_wherever_the_log_lies(tmp_path, lies_in):
    """A desktop writes down what a program says there, in a place that others may read."""
    if lies_in == "file":
        (tmp_path / "log").write_text("in the way")
    elif lies_in == "full":
        if not os.path.exists("/dev/full"):
            pytest.skip("there is no disk that is always full here")
        (tmp_path / "log").mkdir()
        (tmp_path / "log" / "ladewell.log").symlink_to("/dev/full")
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", _ALL_GOES_WRONG, str(tmp_path / "log")],
        cwd=root, capture_output=True, check=False, text=True, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    assert sorted(done.stdout.split()) == ["RecursionError", *3 * ["ValueError"]]
    assert holds_no_secret(done.stdout)


@pytest.mark.logs("again")
def test_a_log_whose_turning_over_fails_is_bounded_too(logbook, monkeypatch):
    monkeypatch.setattr("ui.logbook._MOST_BYTES", 4096)
    logbook.file.with_name("ladewell.log.1").mkdir()
    log = logging.getLogger("ui")
    for _ in range(200):
        log.error("again and again the same sentence that fills the file of the log up to the end")
    assert 0 < logbook.file.stat().st_size <= 5 * 1024


def test_a_program_that_ended_by_itself_tells_the_next_start(tmp_path):
    crash = (
        "import ctypes, sys; from pathlib import Path; from ui.logbook import Logbook\n"
        "Logbook(Path(sys.argv[1])).open()\n"
        "def fall(passphrase):\n    ctypes.string_at(0)\n"
        f"fall({PASSPHRASE!r})\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", crash, str(tmp_path)], cwd=root, capture_output=True, check=False
    )
    assert done.returncode != 0
    logbook = Logbook(tmp_path)
    report = logbook.open()
    logbook.close()
    assert "Segmentation fault" in report or "Windows fatal exception" in report
    assert "in fall" in report
    assert holds_no_secret(report)
    again = Logbook(tmp_path)
    assert again.open() == ""
    again.close()

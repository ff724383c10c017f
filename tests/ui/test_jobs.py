"""Background work from the window's point of view."""

from __future__ import annotations

import gc
import itertools
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from tests.ui.pages.desk import settle
from ui.jobs import Jobs
from wallet.errors import Refused


def on_main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def count(progress, total):
    for done in range(total):
        progress.step(done, total)
    progress.step(total, total)
    return total


def forever(progress):
    for done in itertools.count():
        progress.step(done, done + 1)


def test_result_and_progress_arrive_on_the_main_thread(jobs, qtbot):
    seen = []
    job = jobs.run(lambda progress: count(progress, 50))
    job.progressed.connect(lambda done, total, what: seen.append(("progress", on_main_thread())))
    job.succeeded.connect(lambda n: seen.append((n, on_main_thread())))
    with qtbot.waitSignal(job.finished):
        pass
    assert seen[-1] == (50, True)
    assert ("progress", True) in seen
    assert ("progress", False) not in seen


class Panic(BaseException):
    """As a library in Rust throws where it should not: no `Exception`."""


@pytest.mark.logs("unforeseen")
def test_work_that_panics_has_failed_and_is_finished(jobs, qtbot):
    job, heard = jobs.run(panic), []
    job.failed.connect(heard.append)
    with qtbot.waitSignal(job.finished):
        pass
    assert isinstance(heard[0], Panic)


def panic(_progress):
    raise Panic


def test_work_runs_off_the_main_thread(jobs, qtbot):
    with qtbot.waitSignal(jobs.run(lambda _progress: on_main_thread()).succeeded) as caught:
        pass
    assert caught.args == [False]


def test_work_is_done_in_the_order_it_was_given(jobs, qtbot):
    done = []
    for number in range(5):
        job = jobs.run(lambda _progress, n=number: done.append(n))
    with qtbot.waitSignal(job.finished):
        pass
    assert done == [0, 1, 2, 3, 4]


def test_a_refusal_arrives_as_the_exception_itself(jobs, qtbot):
    def refused(progress):
        raise Refused("not-the-holder")

    with qtbot.waitSignal(jobs.run(refused).failed) as caught:
        pass
    assert caught.args[0].code == "not-the-holder"


@pytest.mark.logs("unforeseen in the background")
def test_an_unforeseen_failure_is_logged_with_its_trace(jobs, qtbot, caplog):
    def broken(progress):
        raise LookupError("no such thing")

    with qtbot.waitSignal(jobs.run(broken).failed) as caught:
        pass
    assert isinstance(caught.args[0], LookupError)
    assert caplog.records[-1].exc_info


def test_cancel_stops_the_work(jobs, qtbot):
    job = jobs.run(forever)
    job.progressed.connect(lambda *_: job.cancel())
    with qtbot.waitSignal(job.stopped):
        pass


def test_a_job_nobody_keeps_still_tells(jobs, qtbot):
    told = []
    jobs.run(lambda _progress: 7).succeeded.connect(told.append)
    gc.collect()
    qtbot.waitUntil(lambda: told == [7])


def test_bytes_beyond_32_bits_are_counted(jobs, qtbot):
    job = jobs.run(lambda progress: progress.step(2**40, 2**40))
    with qtbot.waitSignal(job.progressed) as caught:
        pass
    assert caught.args[:2] == [2**40, 2**40]


def test_busy_until_the_outcome_was_told(jobs, qtbot):
    job = jobs.run(lambda _progress: None)
    assert jobs.is_busy
    with qtbot.waitSignal(job.finished):
        pass
    assert not jobs.is_busy


def test_closing_stops_running_and_waiting_work(qapp):
    jobs, ran = Jobs(), []
    jobs.run(forever)
    jobs.run(lambda progress: (progress.step(0, 1), ran.append("the second")))
    jobs.close()  # waits for what runs
    assert ran == []


def test_nothing_is_told_after_closing(qapp, qtbot):
    jobs, told = Jobs(), []
    job = jobs.run(lambda _progress: 7)
    job.succeeded.connect(told.append)
    job.finished.connect(lambda: told.append("finished"))
    jobs.close()
    qapp.processEvents()
    assert told == []


def test_what_a_job_leads_to_is_left_alone_once_its_owner_is_gone(jobs, qapp):
    stays, goes = QWidget(), QWidget()
    told = []
    for owner, name in ((stays, "stays"), (goes, "goes")):
        job = jobs.run(lambda _progress: 1)
        job.lead_to(owner, lambda result, name=name: told.append((name, result)))
    goes.deleteLater()
    QCoreApplication.sendPostedEvents(goes, QEvent.Type.DeferredDelete)
    settle(jobs)
    assert told == [("stays", 1)]
    stays.deleteLater()

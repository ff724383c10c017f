"""The one book of the window: what was asked of it is done in it, or not at all."""

from __future__ import annotations

import threading

from tests.ui.pages.desk import settle
from wallet.errors import CouldNotLook


class _Book:
    """A vault that remembers who worked in it."""

    card = None

    def __init__(self):
        self.done = []

    def close(self):
        pass


def test_what_was_asked_of_one_vault_is_not_done_in_the_next(session, jobs):
    first, second, gate = _Book(), _Book(), threading.Event()
    session.open(lambda _progress: first)
    settle(jobs)
    told = []
    jobs.run(lambda _progress: gate.wait(10))
    asked = [session.write(lambda book, _: book.done.append("signed"))]
    asked += [session.read(lambda book: book.done.append("read"))]
    for job in asked:
        job.failed.connect(told.append)
    session._take((second, None))  # the next vault is open before the worker comes to it
    gate.set()
    settle(jobs)
    assert (first.done, second.done) == ([], [])
    assert [(type(error), error.code) for error in told] == [(CouldNotLook, "vault-locked")] * 2


def test_a_vault_that_is_open_is_worked_in(session, jobs):
    book = _Book()
    session.open(lambda _progress: book)
    settle(jobs)
    session.write(lambda book, _: book.done.append("signed"))
    settle(jobs)
    assert book.done == ["signed"]

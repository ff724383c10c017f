"""What a desktop, a web page or another program may ask of the window, and what it may not."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QLabel

import ui.actions.fetch_link as fetching
from tests.ui.pages.desk import settle
from ui.dialogs.open_link import OpenLinkDialog
from ui.links import OpenRequests, Wanted, target_of
from wallet.errors import CouldNotLook

URI = "https://documents.example/bill.tt"
ASKED = {"type": "DOCUMENT", "payload": {"uri": URI, "permittedActions": ["VIEW"]}}
LINK = f"ladewell:https://actions.tradetrust.io/?q={quote(json.dumps(ASKED))}"


def test_a_path_a_file_url_and_a_link_are_told_apart(tmp_path):
    file = tmp_path / "提单 1.ebl"
    wanted = Wanted.of([str(file), QUrl.fromLocalFile(str(file)).toString(), LINK, ""])
    assert wanted == Wanted((file, file), (LINK,))


@pytest.mark.parametrize("text", [LINK, LINK.replace("ladewell:", "LADEWELL:")])
def test_the_link_behind_the_scheme_is_what_the_code_says(text):
    assert target_of(Wanted.of([text]).links[0]).startswith("https://actions.tradetrust.io/?q=")
    assert target_of("ladewell://https://x") == "https://x"


def test_what_is_handed_over_comes_back():
    wanted = Wanted((Path("/a/b.ebl"), Path("/c")), (LINK,), chooses=True)
    assert Wanted.from_bytes(wanted.to_bytes()) == wanted


_PARTS = st.binary(max_size=30) | st.sampled_from([b"/a.ebl", b"a.ebl", b"Ladewell:x", b"?choose"])


@given(st.lists(_PARTS, max_size=4).map(b"\0".join))
def test_whatever_comes_over_the_wire_is_absolute_files_links_or_nothing(said):
    wanted = Wanted.from_bytes(said)
    if wanted is not None:
        assert all(path.is_absolute() for path in wanted.paths)
        assert all(link.lower().startswith("ladewell:") for link in wanted.links)


def test_too_much_is_not_handed_over():
    assert Wanted((), ("ladewell:" + "x" * 70_000,)).to_bytes() == b""


def test_a_mac_that_asks_to_open_a_file_or_a_link_is_heard(qapp, qtbot):
    requests = OpenRequests()
    for event, wanted in (
        (QFileOpenEvent("/post/a.ebl"), Wanted((Path("/post/a.ebl"),))),
        (QFileOpenEvent(QUrl("ladewell:https://x/?q=%7B%7D")), Wanted((), ("ladewell:https://x/?q=%7B%7D",))),
    ):  # fmt: skip
        with qtbot.waitSignal(requests.called) as called:
            assert requests.eventFilter(qapp, event)
        assert called.args[0] == wanted


@pytest.fixture
def asked(monkeypatch):
    """Return the links that a server was asked for; there is no network in a test."""
    asked = []

    def fetch(link):
        asked.append(link.uri)
        return b'{"version": 1}'

    monkeypatch.setattr(fetching, "fetch_link", fetch)
    return asked


def test_a_link_asks_nobody_until_the_user_says_so(look, session, jobs, qtbot, asked):
    dialog = OpenLinkDialog(session, look, LINK)
    qtbot.addWidget(dialog)
    settle(jobs)
    assert asked == []
    assert "documents.example" in " ".join(one.text() for one in dialog.findChildren(QLabel))
    with qtbot.waitSignal(dialog.fetched) as fetched:
        dialog.fetch.click()
    (path,) = fetched.args[0]
    assert asked == [URI]
    assert path.read_bytes() == b'{"version": 1}'
    assert path.suffix == ".tt"


@pytest.mark.parametrize(
    "link",
    ["ladewell:", "ladewell:sign", "ladewell:https://evil.example/?q=%7B%7D", "ladewell:file:///x"],
)
def test_any_other_link_leads_nowhere(look, session, jobs, qtbot, asked, link):
    dialog = OpenLinkDialog(session, look, link)
    qtbot.addWidget(dialog)
    dialog.fetch.click()
    settle(jobs)
    assert not dialog.fetch.isEnabled()
    assert asked == []


def test_a_question_that_is_closed_while_its_server_is_asked_hears_no_more(
    look, session, jobs, monkeypatch
):
    gate = threading.Event()

    def fails(_progress):
        gate.wait(10)
        raise CouldNotLook("host-silent", host="example.org")

    monkeypatch.setattr(
        "ui.dialogs.open_link.fetch", lambda session, _link: session.without_vault(fails)
    )
    dialog = OpenLinkDialog(session, look, LINK)
    dialog.open()
    dialog.fetch.click()
    dialog.reject()
    QCoreApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete)
    gate.set()
    settle(jobs)  # a slot that touched what is gone would fail this test

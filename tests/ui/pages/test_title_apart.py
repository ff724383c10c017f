"""The key lies on a machine without a network: codes before a camera go between, or files."""

from __future__ import annotations

import pytest

from tests.wallet.registries.title_escrow.evm import CHAIN_ID
from ui.dialogs.title_codes import TitleCodesDialog
from ui.dialogs.title_sign import TitleSignDialog
from wallet.book import TaskState
from wallet.keys.transactions import Transaction

pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
optics = pytest.importorskip("tests.ui.optics", exc_type=ImportError)

pytestmark = pytest.mark.usefixtures("ready_paper")


def see(showing, seat_of_camera, *seats):
    """Let one party's camera see what another one shows."""

    def settle():
        for one in seats:
            one.wait()

    scan = seat_of_camera.frame.receiver.scan()
    optics.hold_before(showing.codes, scan, settle)
    settle()


def test_the_key_lies_on_a_machine_without_a_network(seat, stage, issued, trade, evm):
    """Request, answer and result go by light; a stale fee and a stale number ask again."""
    _minter, key, other = stage.keys
    path = issued(key, key)
    online, offline = seat("shipper"), seat("bank", key, online=False)
    both = (online, offline)
    for one in both:
        one.drop(path)
    online.click("ask-chain")

    def answered(dialog):
        """Carry the request over by light, sign it there, and carry the answer back."""
        dialog.save.click()
        online.wait()
        request = online.dialog(TitleCodesDialog)
        see(request, offline, *both)
        asked = offline.dialog(TitleSignDialog)
        assert asked.sign.isEnabled()
        words = asked.sentence.text()
        asked.sign.click()
        offline.wait()
        answer = offline.dialog(TitleCodesDialog)
        optics.hold_before(answer.codes, request.scan_answer(), lambda: [s.wait() for s in both])
        for one in both:
            one.wait()
        answer.close()
        assert "fits its request" in online.said
        return words

    # The other machine says in plain words what it would sign.
    dialog = online.draft("transfer-holder", holder=other.address, remark="For collection")
    assert not dialog.act.isVisible(), "the key is not here"
    words = answered(dialog)
    assert "becomes its holder" in words
    assert other.address[:8] in words
    (task,) = online.bill.acts.title.tasks
    task.click()
    online.wait()
    assert "recorded it" in online.said
    assert online.bill.body._verdict.timeline[-1].acts

    # The result is carried back, and stands on the bill there.
    assert offline.frame.place == "bill"
    online.click("show-result")
    see(online.dialog(TitleCodesDialog), offline, *both)
    assert "COPY, TITLE HELD BY" in offline.headline
    assert "kept, with its date" in offline.frame.outcome.words
    online.dialog(TitleCodesDialog).close()

    # Another transaction of the key comes first: the number is stale, and it is drafted anew.
    dialog = online.draft("nominate", owner=other.address)
    answered(dialog)
    evm.tester.send_raw_transaction(_another_transaction(evm, key))
    online.bill.acts.title.tasks[0].click()
    online.wait()
    assert "drafted anew" in online.said
    states = [task.state for task in online.bill._title.tasks]
    assert TaskState.STALE in states
    assert TaskState.OPEN in states
    (again,) = online.bill.acts.title.tasks
    again.click()
    online.wait()
    request = online.dialog(TitleCodesDialog)
    see(request, offline, *both)
    asked = offline.dialog(TitleSignDialog)
    asked.sign.click()
    offline.wait()
    answer = offline.dialog(TitleCodesDialog)
    optics.hold_before(answer.codes, request.scan_answer(), lambda: [s.wait() for s in both])
    for one in both:
        one.wait()
    online.bill.acts.title.tasks[0].click()
    online.wait()
    assert "recorded it" in online.said
    assert online.bill._title.record.state.nominee == other.address


def _another_transaction(evm, key) -> str:
    nonce = evm.tester.get_nonce(key.address)
    one = Transaction(CHAIN_ID, nonce, 10**9, 100 * 10**9, 100_000, key.address, b"\0" * 4)
    return "0x" + one.sign(key).raw.hex()


def test_the_same_by_files_and_a_request_for_another_key_is_not_signed(
    seat, stage, issued, tmp_path
):
    _minter, key, other = stage.keys
    path = issued(key, key)
    online, offline = seat("shipper"), seat("bank", key, online=False)
    stranger = seat("buyer", other, online=False)
    online.drop(path)
    online.click("ask-chain")
    dialog = online.draft("return", remark="Goods delivered")
    dialog.save.click()
    online.wait()
    request, answer = tmp_path / "return.request", tmp_path / "return.answer"
    shown = online.dialog(TitleCodesDialog)
    shown.save_to(request)
    online.wait()

    # Somebody else's machine says whose key it needs, and does not sign.
    stranger.drop(request)
    asked = stranger.dialog(TitleSignDialog)
    assert not asked.sign.isEnabled()
    assert key.address in asked.outcome.words

    offline.drop(request)
    asked = offline.dialog(TitleSignDialog)
    assert "returns the title to its issuer" in asked.sentence.text()
    asked.sign.click()
    offline.wait()
    offline.dialog(TitleCodesDialog).save_to(answer)
    offline.wait()

    # The answer may be dropped anywhere in the window; it leads to the bill.
    shown.close()
    online.frame.go("bills")
    online.drop(answer)
    assert online.frame.place == "bill"
    online.bill.acts.title.tasks[0].click()
    online.wait()
    assert "recorded it" in online.said
    assert "TITLE RETURNED" in online.headline
    # Sent once, it is over: the same answer again says so.
    online.drop(answer)
    assert "was sent already" in online.frame.outcome.words


def test_only_the_answer_to_what_is_shown_ends_the_waiting_for_it(
    seat, stage, issued, trade, tmp_path
):
    """No other file, no other request's answer, and none that was tampered with."""
    _minter, key, other = stage.keys
    path = issued(key, key)
    online, offline = seat("shipper"), seat("bank", key, online=False)
    online.drop(path)
    online.click("ask-chain")

    def asked(act, **parties):
        """Draft a move, and return the dialog with its request, and the answer to it."""
        dialog = online.draft(act, **parties)
        dialog.save.click()
        online.wait()
        shown = online.dialog(TitleCodesDialog)
        request, answer = tmp_path / f"{act}.request", tmp_path / f"{act}.answer"
        shown.save_to(request)
        online.wait()
        offline.drop(request)
        sign = offline.dialog(TitleSignDialog)
        sign.sign.click()
        offline.wait()
        offline.dialog(TitleCodesDialog).save_to(answer)
        offline.wait()
        offline.dialog(TitleCodesDialog).close()
        return shown, request, answer

    shown, _request, nominated = asked("nominate", owner=other.address)
    shown.close()
    shown, request, returned = asked("return")

    bill = trade.card_file("carrier")
    for wrong in (bill, request, path):
        shown.open_answer([wrong])
        online.wait()
        assert shown.outcome.words == "This is no answer to a request of this vault."
        assert shown.isVisible()
    torn = tmp_path / "torn.answer"
    raw = returned.read_bytes()
    at = raw.rindex(b'"0x') + 40
    torn.write_bytes(raw[:at] + (b"a" if raw[at : at + 1] != b"a" else b"b") + raw[at + 1 :])
    for wrong in (torn, tmp_path / "gone.answer"):
        shown.open_answer([wrong])
        online.wait()
        assert shown.outcome.words
        assert shown.isVisible()
    shown.open_answer([nominated])
    online.wait()
    assert "answers another request of yours: Nominate" in shown.outcome.words
    assert shown.isVisible()
    shown.open_answer([returned])
    online.wait()
    assert online.said == "The answer is signed and fits its request. Send it now."

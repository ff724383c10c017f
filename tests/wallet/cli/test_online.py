"""The verbs of the TradeTrust rail."""

from __future__ import annotations

from tests.wallet.builders import LATER
from wallet.cli.online import _name_of
from wallet.proof.pins import Pin, PinKind


def test_no_two_answers_are_written_into_one_file():
    """Addresses may differ in signs that no file name takes, in case, or far in front."""
    subjects = [
        "https://a.example/x?y", "https://a.example/x/y", "https://A.example/x/y",
        f"https://b.example/{'z' * 100}", f"https://c.example/{'z' * 100}",
    ]  # fmt: skip
    taken: set[str] = set()
    pins = [Pin(PinKind.STATUS_LIST, one, b"{}", "a.example", LATER) for one in subjects]
    names = [_name_of(pin, taken) for pin in pins]
    assert len({name.casefold() for name in names}) == len(subjects)
    assert names[0] == "status-list-https---a.example-x-y.json"

"""Nobody is asked without leave: the guard that stands over every test, and who can ask at all."""

from __future__ import annotations

import socket

import pytest

from tests.test_architecture import PROGRAM, module_at, name_of

CLIENTS = ("wallet.registries.https", "wallet.registries.dns_plain")

WHO_ASKS = {
    "wallet/bundles/stamping.py",  # a time stamp server, where one was named
    "wallet/desk/connections.py",  # only listens to what others ask, to keep a record of it
    "wallet/desk/looking_up.py",  # lookup, fetch
    "wallet/desk/nodes.py",  # listens too, to what a node is asked
    "wallet/papers/time_stamp.py",  # a time stamp server, where one was named
    "wallet/registries/chain/http.py",  # title show --online, move, send, hurry; lookup
    "wallet/registries/dns.py",  # lookup
}


@pytest.mark.parametrize("address", [("192.0.2.1", 9), ("carrier.example", 443)])
def test_the_guard_sees_whoever_is_asked(strangers: list[str], address: tuple[str, int]) -> None:
    """It stands over the voyages of window, desk and command line, which ask nobody."""
    with pytest.raises(OSError, match="another machine"):
        socket.create_connection(address, timeout=1)
    line = socket.socket()
    with line, pytest.raises(OSError, match="another machine"):
        line.connect(address)
    assert strangers == [address[0]] * 2
    strangers.clear()


def test_few_modules_can_ask_anybody() -> None:
    found = {
        name_of(path)
        for path in PROGRAM
        if any(module.startswith(CLIENTS) for module in module_at(path).modules)
    }
    assert found - {f"{client.replace('.', '/')}.py" for client in CLIENTS} == WHO_ASKS

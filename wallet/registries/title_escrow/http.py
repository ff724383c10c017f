"""A node reached by JSON-RPC over HTTPS: the one the user named, and no other.

* Only ``https``; ``http`` to this very machine, for a node of one's own.
* The system's proxy is honoured. A redirection is refused: it would be another server than the one
  that was named; a node that does not answer is not replaced by one that does.
* Every question has a time-out, the whole answer has one, and its size is bounded.
* A key in the address (``/v3/…``) is part of the secret of whoever pays for it: `host` leaves it
  out, and so does everything that is kept or shown.
"""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from wallet.errors import CouldNotLook, Unreadable, WalletError, WrongUse
from wallet.keys.canonical import read_json
from wallet.registries.title_escrow.node import Ask, Failure

if TYPE_CHECKING:
    from http.client import HTTPResponse

MOST_BYTES = 32 * 2**20
_CHUNK = 64 * 1024
_HERE = ("localhost", "127.0.0.1", "::1")


class HttpNode:
    """A node by its address."""

    def __init__(
        self, endpoint: str, *, timeout: float = 15, patience: float = 60,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        """Ask the node at `endpoint`.

        Args:
            endpoint: Its URL.
            timeout: Seconds that it may be silent.
            patience: Seconds that one answer may take altogether.
            clock: Counts seconds.

        Raises:
            WrongUse: ``endpoint-wrong``.

        """
        self.host = host_of(endpoint)
        self._endpoint = endpoint
        self._timeout = timeout
        self._patience = patience
        self._clock = clock
        self._takes_batches = True

    def ask(self, questions: Sequence[Ask]) -> Sequence[object]:
        """Ask in one request, or in several where the node takes no batches."""
        if len(questions) > 1 and self._takes_batches:
            answer = self._post([_question(one, at) for at, one in enumerate(questions)])
            if isinstance(answer, list):
                return self._sorted(answer, len(questions))
            self._takes_batches = False
        return [self._single(one) for one in questions]

    def _single(self, question: Ask) -> object:
        answer = self._post(_question(question, 0))
        return self._sorted([answer], 1)[0]

    def _sorted(self, answers: list[Any], count: int) -> list[object]:
        """Return answers by the number of their question, each there once."""
        found: dict[int, object] = {}
        for answer in answers:
            if not isinstance(answer, dict) or not isinstance(answer.get("id"), int):
                raise self._unreadable("answer")
            found[answer["id"]] = _answer(answer)
        if len(answers) != count or set(found) != set(range(count)):
            raise self._unreadable("count")
        return [found[at] for at in range(count)]

    def _post(self, body: object) -> object:
        # 60 ms, and most runs ask nobody.
        from urllib.error import HTTPError, URLError
        from urllib.request import Request, build_opener

        request = Request(  # noqa: S310 - `host_of` has seen to the scheme
            self._endpoint,
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json", "User-Agent": "ladewell"},
        )
        try:
            opener = build_opener(_no_redirection())
            with opener.open(request, timeout=self._timeout) as answer:
                data = self._read(answer)
        except WalletError:
            raise
        except HTTPError as wrong:
            with wrong:
                # Some nodes refuse by HTTP what they say in JSON; whatever it says, it is bounded.
                data = wrong.read(_CHUNK)
            if not data.lstrip().startswith((b"{", b"[")):
                raise CouldNotLook(
                    "node-unreachable", host=self.host, why=f"HTTP {wrong.code}"
                ) from wrong
        except TimeoutError as wrong:
            raise CouldNotLook("node-slow", host=self.host) from wrong
        except URLError as wrong:
            if isinstance(wrong.reason, TimeoutError | socket.timeout):
                raise CouldNotLook("node-slow", host=self.host) from wrong
            why = type(wrong.reason).__name__
            raise CouldNotLook("node-unreachable", host=self.host, why=why) from wrong
        except (OSError, ValueError) as wrong:
            raise CouldNotLook(
                "node-unreachable", host=self.host, why=type(wrong).__name__
            ) from wrong
        except Exception as wrong:  # http.client has a family of its own, which is no OSError
            raise self._unreadable(type(wrong).__name__) from wrong
        try:
            return read_json(data, most=MOST_BYTES)
        except Unreadable as wrong:
            raise self._unreadable(wrong.code) from wrong

    def _read(self, answer: HTTPResponse) -> bytes:
        end, parts, size = self._clock() + self._patience, [], 0
        while part := answer.read1(_CHUNK):
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES:
                raise self._unreadable("size")
            if self._clock() > end:
                raise CouldNotLook("node-slow", host=self.host)
        return b"".join(parts)

    def _unreadable(self, why: str) -> CouldNotLook:
        return CouldNotLook("node-unreadable", host=self.host, why=why)


def host_of(endpoint: str) -> str:
    """Return by what name a node's address is shown: its host and port, without any key.

    Raises:
        WrongUse: ``endpoint-wrong``: it is no ``https`` URL, and none of this machine.

    """
    try:
        parts = urlsplit(endpoint)
        host, port = parts.hostname, parts.port
    except ValueError as wrong:
        raise WrongUse("endpoint-wrong") from wrong
    is_here = parts.scheme == "http" and host in _HERE
    if not host or not (parts.scheme == "https" or is_here) or parts.username or parts.password:
        raise WrongUse("endpoint-wrong")
    if any(char.isspace() or not char.isprintable() for char in endpoint):
        raise WrongUse("endpoint-wrong")
    return host if port is None else f"{host}:{port}"


def _question(ask: Ask, number: int) -> dict[str, object]:
    return {"jsonrpc": "2.0", "id": number, "method": ask.method, "params": list(ask.params)}


def _answer(answer: dict[str, Any]) -> object:
    error = answer.get("error")
    if error is None:
        return answer.get("result")
    if not isinstance(error, dict):
        return Failure(0, str(error)[:200])
    code, data = error.get("code"), error.get("data")
    if isinstance(data, dict):  # some wrap it once more
        data = data.get("data")
    raw = b""
    if isinstance(data, str) and data.startswith("0x") and len(data) <= _CHUNK:
        try:
            raw = bytes.fromhex(data[2:])
        except ValueError:
            raw = b""
    return Failure(code if isinstance(code, int) else 0, str(error.get("message"))[:200], raw)


def _no_redirection() -> Any:
    from urllib.request import HTTPRedirectHandler

    class Stays(HTTPRedirectHandler):
        """Follows nobody; urllib then treats the answer as an error."""

        def redirect_request(self, *_arguments: object, **_named: object) -> None:
            return None

    return Stays

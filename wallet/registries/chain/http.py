"""A node reached by JSON-RPC over HTTPS (`wallet.registries.https`): the one the user named.

``http`` is for a node on this very machine. A key in the address is part of the secret of whoever
pays for it: `host` leaves it out, and so does everything that is kept or shown.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from wallet.errors import CouldNotLook, Unreadable, WrongUse
from wallet.keys.canonical import read_json
from wallet.registries.chain.node import Ask, Failure
from wallet.registries.https import MOST_BYTES, Https, host_of

_MOST_DATA = 64 * 1024


class HttpNode:
    """A node by its address."""

    def __init__(self, endpoint: str, web: Https | None = None) -> None:
        """Ask the node at `endpoint`.

        Raises:
            WrongUse: ``endpoint-wrong``.

        """
        self.host = node_host(endpoint)
        self._endpoint = endpoint
        self._web = web or Https()
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
            if not isinstance(answer, dict) or type(answer.get("id")) is not int:
                raise self._unreadable("answer")
            found[answer["id"]] = _answer(answer)
        if len(answers) != count or set(found) != set(range(count)):
            raise self._unreadable("count")
        return [found[at] for at in range(count)]

    def _post(self, body: object) -> object:
        try:
            asked = json.dumps(body).encode()
            answer = self._web.post(self._endpoint, asked, "application/json")
        except CouldNotLook as wrong:
            code = wrong.code.replace("host-", "node-", 1)
            raise CouldNotLook(code, **wrong.facts | {"host": self.host}) from wrong
        # Some nodes refuse by HTTP what they say in JSON.
        if not answer.is_good and not answer.body.lstrip().startswith((b"{", b"[")):
            raise CouldNotLook("node-unreachable", host=self.host, why=f"HTTP {answer.status}")
        try:
            return read_json(answer.body, most=MOST_BYTES)
        except Unreadable as wrong:
            raise self._unreadable(wrong.code) from wrong

    def _unreadable(self, why: str) -> CouldNotLook:
        return CouldNotLook("node-unreadable", host=self.host, why=why)


def node_host(endpoint: str) -> str:
    """Return by what name a node's address is shown: its host and port, without any key.

    Raises:
        WrongUse: ``endpoint-wrong``: it is no ``https`` URL, and none of this machine.

    """
    try:
        return host_of(endpoint, plain="here")
    except CouldNotLook as wrong:
        raise WrongUse("endpoint-wrong") from wrong


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
    if isinstance(data, str) and data.startswith("0x") and len(data) <= _MOST_DATA:
        try:
            raw = bytes.fromhex(data[2:])
        except ValueError:
            raw = b""
    return Failure(code if isinstance(code, int) else 0, str(error.get("message"))[:200], raw)

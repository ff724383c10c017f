"""The chain of the tests behind a real socket, so that what asks it is the real adapter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

from wallet.registries.chain.node import Ask, Failure, Node


@contextmanager
def served(node: Node, *, batches: bool = True) -> Iterator[str]:
    """Serve `node` on this machine; the address to ask is given."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if isinstance(asked, list) and not batches:
                answer: Any = {"id": None, "error": {"code": -32600, "message": "no batches"}}
            elif isinstance(asked, list):
                # Backwards: JSON-RPC promises no order.
                answer = [_answer(node, one) for one in reversed(asked)]
            else:
                answer = _answer(node, asked)
            data = json.dumps(answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Say nothing."""

    with serving(Handler) as address:
        yield address


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serve whatever `handler` answers."""
    server = HTTPServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v3/a-key-to-be-kept"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _answer(node: Node, asked: dict[str, Any]) -> dict[str, Any]:
    (answer,) = node.ask([Ask(asked["method"], tuple(asked["params"]))])
    if isinstance(answer, Failure):
        error = {"code": answer.code, "message": answer.message, "data": "0x" + answer.data.hex()}
        return {"jsonrpc": "2.0", "id": asked["id"], "error": error}
    return {"jsonrpc": "2.0", "id": asked["id"], "result": answer}

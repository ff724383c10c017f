"""Keyrings for tests: one that keeps what it is given, and one for each way it can fail."""

from __future__ import annotations

from wallet.errors import CouldNotLook


class MemoryKeyring:
    """Keeps texts in memory; `broken` is the code of what goes wrong from now on."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.broken: str | None = None
        self.calls: list[str] = []

    def get(self, name: str) -> str | None:
        self._called("get")
        return self.texts.get(name)

    def put(self, name: str, text: str) -> None:
        self._called("put")
        self.texts[name] = text

    def remove(self, name: str) -> None:
        self._called("remove")
        self.texts.pop(name, None)

    def _called(self, what: str) -> None:
        self.calls.append(what)
        if self.broken is not None:
            raise CouldNotLook(self.broken)
